package pattern

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Prove compiles every pattern of the program and proves what is said of each,
// from its expression. It is for tests: a program that asks one pattern does
// not want them all.
func Prove() (proved int, err error) {
	var wrong []error
	for _, p := range all {
		if err := p.prove(); err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", p.write(), err))
		}
	}
	return len(all), errors.Join(wrong...)
}

func (p *Pattern) prove() error {
	if _, err := regexp.Compile(p.write()); err != nil {
		return err
	}
	tree, err := syntax.Parse(p.write(), syntax.Perl)
	if err != nil {
		return err
	}
	tree = tree.Simplify()
	for _, words := range p.words {
		if !holds(tree, words) {
			return fmt.Errorf("a match may lack %q", words)
		}
	}
	switch {
	case p.digit && !holds(tree, strings.Split("0123456789０１２３４５６７８９", "")):
		return errors.New("a match may lack a digit")
	case p.opening != "" && !(side{syntax.OpBeginText, p.opening}).holds(tree):
		return fmt.Errorf("a match may begin otherwise than with one of %q", p.opening)
	case p.closing != "" && !(side{syntax.OpEndText, p.closing}).holds(tree):
		return fmt.Errorf("a match may end otherwise than with one of %q", p.closing)
	}
	return nil
}

// mostTexts bounds the texts of a part that are written out.
const mostTexts = 3000

// holds reports whether each match of an expression is sure to hold one of the
// words.
func holds(e *syntax.Regexp, words Words) bool {
	if texts, ok := written(e); ok {
		return eachHolds(texts, words)
	}
	switch e.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return holds(e.Sub[0], words)
	case syntax.OpAlternate:
		for _, sub := range e.Sub {
			if !holds(sub, words) {
				return false
			}
		}
		return true
	case syntax.OpConcat:
		run := []string{""} // what the parts since the last one that cannot be written out may be
		for _, sub := range e.Sub {
			texts, ok := written(sub)
			if ok {
				run, ok = joined(run, texts)
			}
			if !ok {
				if holds(sub, words) {
					return true
				}
				run = []string{""}
			}
			if eachHolds(run, words) {
				return true
			}
		}
	}
	return false
}

func eachHolds(texts, words Words) bool {
	for _, text := range texts {
		if !words.In(text) {
			return false
		}
	}
	return true
}

// written are all the texts that an expression matches, where they are few.
func written(e *syntax.Regexp) ([]string, bool) {
	switch e.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText:
		return []string{""}, true
	case syntax.OpLiteral:
		if e.Flags&syntax.FoldCase == 0 {
			return []string{string(e.Rune)}, true
		}
		return anyCase(e.Rune)
	case syntax.OpCharClass:
		var texts []string
		for i := 0; i < len(e.Rune); i += 2 {
			for r := e.Rune[i]; r <= e.Rune[i+1]; r++ {
				if texts = append(texts, string(r)); len(texts) > 100 {
					return nil, false
				}
			}
		}
		return texts, true
	case syntax.OpCapture:
		return written(e.Sub[0])
	case syntax.OpQuest:
		texts, ok := written(e.Sub[0])
		return append(texts, ""), ok
	case syntax.OpAlternate:
		var all []string
		for _, sub := range e.Sub {
			texts, ok := written(sub)
			if !ok {
				return nil, false
			}
			all = append(all, texts...)
		}
		return all, true
	case syntax.OpConcat:
		all := []string{""}
		for _, sub := range e.Sub {
			texts, ok := written(sub)
			if ok {
				all, ok = joined(all, texts)
			}
			if !ok {
				return nil, false
			}
		}
		return all, true
	}
	return nil, false
}

// anyCase are all texts of a literal whose case does not count.
func anyCase(literal []rune) ([]string, bool) {
	all, ok := []string{""}, true
	for _, r := range literal {
		forms := []string{string(r)}
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			forms = append(forms, string(f))
		}
		if all, ok = joined(all, forms); !ok {
			return nil, false
		}
	}
	return all, true
}

// joined are all texts of two parts that follow each other, where they are few.
func joined(heads, tails []string) ([]string, bool) {
	if len(heads)*len(tails) > mostTexts {
		return nil, false
	}
	all := make([]string, 0, len(heads)*len(tails))
	for _, head := range heads {
		for _, tail := range tails {
			all = append(all, head+tail)
		}
	}
	return all, true
}

// side is an end of a text, and the runes that may stand there.
type side struct {
	anchor syntax.Op // what holds an expression to that end
	runes  string
}

// order puts the parts of a sequence so that the one at that end comes first.
func (s side) order(parts []*syntax.Regexp) []*syntax.Regexp {
	parts = slices.Clone(parts)
	if s.anchor == syntax.OpEndText {
		slices.Reverse(parts)
	}
	return parts
}

// holds reports whether an expression matches only at that end of a text, and
// there one of the runes.
func (s side) holds(e *syntax.Regexp) bool {
	switch e.Op {
	case syntax.OpCapture:
		return s.holds(e.Sub[0])
	case syntax.OpAlternate:
		return !slices.ContainsFunc(e.Sub, func(sub *syntax.Regexp) bool { return !s.holds(sub) })
	case syntax.OpConcat:
		parts := s.order(e.Sub)
		if parts[0].Op == s.anchor {
			return s.first(parts[1:]) == sure
		}
		return s.holds(parts[0]) // ^ inside of an alternative
	}
	return false
}

// How the first rune of a part, seen from that end, stands to those that may be
// there.
const (
	other = iota // it may be another
	none         // there may be none
	sure         // it is one of them
)

// first tells of the first rune of parts that follow each other.
func (s side) first(parts []*syntax.Regexp) int {
	for _, part := range parts {
		if f := s.firstOf(part); f != none {
			return f
		}
	}
	return none
}

func (s side) firstOf(e *syntax.Regexp) int {
	switch e.Op {
	case syntax.OpEmptyMatch:
		return none
	case syntax.OpLiteral, syntax.OpCharClass:
		texts, ok := written(e)
		for _, text := range texts {
			r, _ := utf8.DecodeRuneInString(text)
			if s.anchor == syntax.OpEndText {
				r, _ = utf8.DecodeLastRuneInString(text)
			}
			ok = ok && strings.ContainsRune(s.runes, r)
		}
		if ok {
			return sure
		}
	case syntax.OpCapture, syntax.OpPlus:
		return s.firstOf(e.Sub[0])
	case syntax.OpQuest, syntax.OpStar:
		return min(s.firstOf(e.Sub[0]), none)
	case syntax.OpAlternate:
		least := sure
		for _, sub := range e.Sub {
			least = min(least, s.firstOf(sub))
		}
		return least
	case syntax.OpConcat:
		return s.first(s.order(e.Sub))
	}
	return other
}
