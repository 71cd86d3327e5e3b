package source

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// closerOf is the bracket that closes r where r opens one that may hold a
// clause, else 0.
func closerOf(r rune) rune {
	switch r {
	case '（':
		return '）'
	case '(':
		return ')'
	case '【':
		return '】'
	case '[':
		return ']'
	case '［':
		return '］'
	case '〔':
		return '〕'
	}
	return 0
}

// bracketKind is the shape of a bracket, whatever its width or side.
func bracketKind(r rune) rune {
	switch r {
	case '（', '(', '）', ')':
		return '('
	case '【', '[', '［', '】', ']', '］':
		return '['
	case '〔', '〕':
		return '〔'
	}
	return 0
}

// clauseBrackets are the brackets that may hold a clause.
const clauseBrackets = "（(【[［〔）)】]］〕"

// bracket is an opening bracket at byte from of a text; to is the byte after the
// closing one, or -1 where there is none.
type bracket struct {
	span
	size int // of the opening one
}

// bracketsOf are the brackets of a text in the order in which they open. Widths
// may be mixed within a pair; round and square ones nest.
func bracketsOf(text string) []bracket {
	scan(len(text))
	var found []bracket
	var open []int // those that are not closed yet
	for at := nextOf(text, 0, clauseBrackets); at < len(text); at = nextOf(text, at, clauseBrackets) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if closerOf(r) != 0 {
			open = append(open, len(found))
			found = append(found, bracket{span{at, -1}, size})
		} else if n := len(open); n > 0 {
			b := &found[open[n-1]]
			if was, _ := utf8.DecodeRuneInString(text[b.from:]); bracketKind(was) == bracketKind(r) {
				b.to = at + size
				open = open[:n-1]
			}
		}
		at += size
	}
	return found
}

// depths is how deep in brackets each bracket of a text leaves what follows.
type depths []struct{ from, depth int }

// depthsIn finds the depth of brackets along a text. A bracket that is never
// closed counts for nothing.
func depthsIn(text string, brackets []bracket) depths {
	d := make(depths, 1, 2*len(brackets)+1)
	var ends []int // of the brackets around what is looked at, the innermost last
	closeUpTo := func(at int) {
		for n := len(ends); n > 0 && ends[n-1] <= at; n-- {
			d = append(d, struct{ from, depth int }{ends[n-1], n - 1})
			ends = ends[:n-1]
		}
	}
	for _, b := range brackets {
		closeUpTo(b.from)
		if b.to >= 0 {
			ends = append(ends, b.to)
			d = append(d, struct{ from, depth int }{b.from + 1, len(ends)})
		}
	}
	closeUpTo(len(text) - 1)
	return d
}

// at is the depth at a byte.
func (d depths) at(i int) int {
	after := sort.Search(len(d), func(k int) bool { return d[k].from > i })
	if after == 0 {
		return 0
	}
	return d[after-1].depth
}

// splitTop splits at any of the separators, outside of brackets.
func splitTop(text, separators string) []string {
	var parts []string
	depth, start := 0, 0
	stops := leadsOf(topBrackets, separators)
	for i := 0; i < len(text); i += stepOver(text[i]) {
		if !stops.has(text[i]) {
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case strings.ContainsRune("（(〈<《【[〔", r):
			depth++
		case strings.ContainsRune("）)〉>》】]〕", r):
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune(separators, r):
			parts = append(parts, text[start:i])
			start = i + size
		}
	}
	return append(parts, text[start:])
}

// topBrackets are the brackets that splitTop looks for.
const topBrackets = "（(〈<《【[〔）)〉>》】]〕"
