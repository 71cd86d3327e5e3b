package revisiontest

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"fenjie/source/plan"
)

// cut cuts a text after commas, semicolons and full stops.
func cut(text string) []string {
	var list []string
	start := 0
	for i, r := range text {
		if strings.ContainsRune("，。；\n", r) {
			end := i + len(string(r))
			list = append(list, text[start:end])
			start = end
		}
	}
	if start < len(text) {
		list = append(list, text[start:])
	}
	return list
}

// ownClauses tells for each measure which of its clauses nobody else says, nor
// nearly says: what tells it apart. The first clause of each is its title.
func ownClauses(p *plan.Plan) [][]bool {
	type place struct{ measure, clause int }
	var own [][]bool
	var clauses [][]string
	has := map[string][]place{} // by pairs of characters
	for k, m := range p.Measures() {
		list := append([]string{m.Title}, cut(m.Text)...)
		clauses = append(clauses, list)
		own = append(own, slices.Repeat([]bool{true}, len(list)))
		for n, c := range list {
			for pair := range pairs(c) {
				has[pair] = append(has[pair], place{k, n})
			}
		}
	}
	for k, list := range clauses {
		for n, c := range list {
			shared, all := map[place]int{}, 0
			for pair := range pairs(c) {
				all++
				for _, at := range has[pair] {
					if at.measure != k {
						shared[at]++
					}
				}
			}
			for _, count := range shared {
				if 2*count >= all {
					own[k][n] = false
				}
			}
		}
	}
	return own
}

// pairs gives each pair of neighbouring characters of s once.
func pairs(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		runes := []rune(s)
		seen := map[string]bool{}
		for k := 0; k+1 < len(runes); k++ {
			pair := string(runes[k : k+2])
			if !seen[pair] {
				seen[pair] = true
				if !yield(pair) {
					return
				}
			}
		}
	}
}

func mapsValues(m map[string]string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, v := range m {
			if !yield(v) {
				return
			}
		}
	}
}

// draft is a measure under revision: every character of its title and of its
// text knows whether it was in the old one, and in a clause that was the
// measure's own.
type draft struct {
	title   []letter
	clauses [][]letter
	whole   share // of title and text
	words   share // of the text alone
}

// share counts characters: all, and those of clauses that were the measure's own.
type share struct{ all, own int }

func (s *share) count(list []letter) {
	for _, l := range list {
		if l.old {
			s.all++
		}
		if l.own {
			s.own++
		}
	}
}

// of is what s is of what there was, the lesser of both, in percent.
func (s share) of(was share) int {
	if was.own == 0 || was.all == 0 {
		return 100
	}
	return min(s.all*100/was.all, s.own*100/was.own)
}

type letter struct {
	r        rune
	old, own bool
}

func newDraft(m *plan.Measure, own []bool) *draft {
	d := &draft{title: written(m.Title, own[0])}
	for k, c := range cut(m.Text) {
		d.clauses = append(d.clauses, written(c, own[k+1]))
	}
	d.whole, d.words = d.left()
	return d
}

// written is a clause of the old text. Punctuation says nothing.
func written(clause string, own bool) []letter {
	var list []letter
	for _, r := range clause {
		says := unicode.IsLetter(r) || unicode.IsNumber(r)
		list = append(list, letter{r, says, says && own})
	}
	return list
}

// left counts what is left of the old title and text, and of the old text.
func (d *draft) left() (whole, words share) {
	for _, c := range d.clauses {
		words.count(c)
	}
	whole = words
	whole.count(d.title)
	return whole, words
}

func fresh(text string) []letter {
	var list []letter
	for _, r := range text {
		list = append(list, letter{r: r})
	}
	return list
}

func (d *draft) text() string {
	var b strings.Builder
	for _, c := range d.clauses {
		for _, l := range c {
			b.WriteRune(l.r)
		}
	}
	return b.String()
}

// says is what the measure still says of what it said, in percent: of its title
// and text, and of its text alone; of all, and of what was its own; the least of
// these. A new title over a text of ten characters, four of them new, is another
// measure to whoever reads it.
func (d *draft) says() int {
	whole, _ := d.left()
	return min(whole.of(d.whole), d.keeps())
}

// keeps is what is left of the text alone.
func (d *draft) keeps() int {
	_, words := d.left()
	return words.of(d.words)
}

// leastOwn is what a text keeps of its own words whatever happens to it, in
// percent: with less nobody could tell whose it is.
const leastOwn = 25

// reword changes clauses: another in its place, a word of it, one more, one
// less, two the other way round.
func (d *draft) reword(s *source) {
	if d.words.own == 0 || len(d.clauses) == 0 {
		return
	}
	before := d.clauses
	d.clauses = slices.Clone(before)
	k := s.below(len(d.clauses))
	switch s.below(6) {
	case 0:
		d.clauses[k] = fresh(s.clause())
	case 1:
		d.clauses = slices.Insert(d.clauses, k, fresh(s.clause()))
	case 2:
		if len(d.clauses) > 1 {
			d.clauses = slices.Delete(d.clauses, k, k+1)
		}
	case 3:
		n := s.below(len(d.clauses))
		d.clauses[k], d.clauses[n] = d.clauses[n], d.clauses[k]
	default:
		for range s.in(1, 3) {
			d.changeWord(s, s.below(len(d.clauses)))
		}
	}
	if d.keeps() < leastOwn {
		d.clauses = before
	}
}

// changeWord puts another word of two characters in the place of one.
func (d *draft) changeWord(s *source, k int) {
	c := d.clauses[k]
	if len(c) < 4 {
		return
	}
	at := s.below(len(c) - 2)
	d.clauses[k] = slices.Concat(c[:at], fresh(s.rare()), c[at+2:])
}

// changeFigure puts another number in the place of one.
func (d *draft) changeFigure(s *source) {
	for k, c := range d.clauses {
		from := slices.IndexFunc(c, func(l letter) bool { return l.r >= '0' && l.r <= '9' })
		if from < 0 {
			continue
		}
		to := from
		for to < len(c) && c[to].r >= '0' && c[to].r <= '9' {
			to++
		}
		value := string([]rune{rune('1' + s.below(9)), rune('0' + s.below(10)), rune('0' + s.below(10))})
		d.clauses[k] = slices.Concat(c[:from], fresh(value), c[to:])
		return
	}
}
