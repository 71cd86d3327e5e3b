package revision

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"fenjie/source/plan"
)

// lexicon knows what belongs together in two texts of a plan: names of units,
// and which two characters are most often one word.
type lexicon struct {
	*nameSet
	plans []*plan.Plan
	few   map[[2]rune]int // those asked for, as long as they are few
	all   func() map[[2]rune]int
	mu    sync.Mutex
}

// newLexicon reads the plans when a pair is first asked for.
func newLexicon(names *nameSet, plans ...*plan.Plan) *lexicon {
	l := &lexicon{nameSet: names, plans: plans, few: map[[2]rune]int{}}
	l.all = sync.OnceValue(l.count)
	return l
}

// fewPairs is how many pairs are sooner counted one by one than with all others.
const fewPairs = 12

// pair is how often two characters stand side by side in the plans.
func (l *lexicon) pair(a, b rune) int {
	if !isHan(a) || !isHan(b) {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if n, known := l.few[[2]rune{a, b}]; known {
		return n
	}
	if len(l.few) == fewPairs {
		return l.all()[[2]rune{a, b}]
	}
	n, words := 0, string([]rune{a, b})
	l.texts(func(text string) {
		for at := strings.Index(text, words); at >= 0; at = strings.Index(text, words) {
			n++
			text = text[at+utf8.RuneLen(a):]
		}
	})
	l.few[[2]rune{a, b}] = n
	return n
}

// count counts all pairs.
func (l *lexicon) count() map[[2]rune]int {
	pairs := map[[2]rune]int{}
	l.texts(func(text string) {
		last := rune(0)
		for _, r := range text {
			if isHan(r) && isHan(last) {
				pairs[[2]rune{last, r}]++
			}
			last = r
		}
	})
	return pairs
}

// texts answers with all that the plans say.
func (l *lexicon) texts(f func(text string)) {
	for _, p := range l.plans {
		f(p.Preamble)
		f(p.Closing)
		p.Walk(func(s *plan.Section, _ int) {
			f(s.Title)
			f(s.Overview)
			for _, m := range s.Measures {
				f(m.Title)
				f(m.Text)
			}
		})
	}
}

func isHan(r rune) bool { return isIdeograph(r) || unicode.Is(unicode.Han, r) }

// change is a place where words went and others came, with what stays before it.
type change struct{ same, gone, come string }

// wholeWords widens changes by the one character that makes a word of half of
// one: 推[进→动] becomes [推进→推动]. Chinese does not part its words; of two
// neighbours the one that a character has beside it more often in the plan is
// taken for the rest of its word, and none where that does not tell.
func wholeWords(spans []Span, l *lexicon) []Span {
	changes, rest := changesOf(spans)
	for k := range changes {
		c := &changes[k]
		after := &rest
		if k+1 < len(changes) {
			after = &changes[k+1].same
		}
		if c.gone == "" || c.come == "" {
			continue
		}
		left, right := edgeOf(c.same, l, true), edgeOf(*after, l, false)
		switch before, behind := l.belongs(*c, left, right); {
		case before && behind && utf8.RuneCountInString(c.gone) == 1 && utf8.RuneCountInString(c.come) == 1: // cannot be told
		case before:
			c.same = c.same[:len(c.same)-utf8.RuneLen(left)]
			c.gone, c.come = string(left)+c.gone, string(left)+c.come
		case behind:
			*after = (*after)[utf8.RuneLen(right):]
			c.gone, c.come = c.gone+string(right), c.come+string(right)
		}
	}
	return spansOf(changes, rest)
}

// edgeOf is the Han character that stands by itself at the end or the beginning
// of what stays, or 0.
func edgeOf(same string, l *lexicon, end bool) rune {
	list := tokens(same, l.nameSet)
	if len(list) == 0 {
		return 0
	}
	token := list[0]
	if end {
		token = list[len(list)-1]
	}
	r, size := utf8.DecodeRuneInString(token)
	if size != len(token) || !isHan(r) {
		return 0
	}
	return r
}

// belongs reports whether the words of a change begin with the second half of
// a word of which left is the first, or end with the first half of one that
// right completes.
func (l *lexicon) belongs(c change, left, right rune) (before, behind bool) {
	pull := [2]int{} // of left and of right, against what they pull from
	for _, words := range []string{c.gone, c.come} {
		list := tokens(words, l.nameSet)
		first, last := single(list[0]), single(list[len(list)-1])
		if first == 0 {
			left = 0
		}
		if last == 0 {
			right = 0
		}
		if len(list) == 1 {
			toLeft, toRight := l.pair(left, first), l.pair(first, right)
			pull[0] += toLeft - toRight
			pull[1] += toRight - toLeft
			continue
		}
		pull[0] += l.pair(left, first) - l.pair(first, single(list[1]))
		pull[1] += l.pair(last, right) - l.pair(single(list[len(list)-2]), last)
	}
	return left != 0 && pull[0] > 0, right != 0 && pull[1] > 0
}

// single is the Han character that a token is, or 0.
func single(token string) rune {
	r, size := utf8.DecodeRuneInString(token)
	if size != len(token) || !isHan(r) {
		return 0
	}
	return r
}

// changesOf parts spans into changes and what stays after the last.
func changesOf(spans []Span) (changes []change, rest string) {
	for _, s := range spans {
		if s.Kind == Same {
			rest += s.Text
			continue
		}
		if rest != "" || len(changes) == 0 {
			changes = append(changes, change{same: rest})
			rest = ""
		}
		c := &changes[len(changes)-1]
		if s.Kind == Deleted {
			c.gone += s.Text
		} else {
			c.come += s.Text
		}
	}
	return changes, rest
}

// spansOf is the reverse; changes with nothing between them become one.
func spansOf(changes []change, rest string) []Span {
	var out []Span
	add := func(kind SpanKind, text string) {
		if text != "" {
			out = append(out, Span{kind, text})
		}
	}
	for k := 0; k < len(changes); k++ {
		c := changes[k]
		for k+1 < len(changes) && changes[k+1].same == "" {
			k++
			c.gone, c.come = c.gone+changes[k].gone, c.come+changes[k].come
		}
		add(Same, c.same)
		add(Deleted, c.gone)
		add(Inserted, c.come)
	}
	add(Same, rest)
	return slices.Clip(out)
}
