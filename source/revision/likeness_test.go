package revision

import (
	"testing"

	"fenjie/source/plan"
)

// TestVocabularyCountsAllMeasures: though only measures without a partner are
// made ready, what they say is counted in all measures of both texts.
func TestVocabularyCountsAllMeasures(t *testing.T) {
	for _, old := range plans(t) {
		new := revised(old)
		m := &matcher{}
		m.sides[0], m.sides[1] = newSide(old, nil), newSide(new, nil)
		m.byWords()
		rest := [2][]*entry{unpaired(m.sides[0].measures), unpaired(m.sides[1].measures)}
		if len(rest[0]) == 0 || len(rest[0]) == len(m.sides[0].measures) {
			t.Fatalf("%s: %d of %d measures are without a partner", old.File, len(rest[0]), len(m.sides[0].measures))
		}
		v := m.vocabulary(rest)
		want := [2]map[[2]string]int{countShingles(old), countShingles(new)}
		compared := 0
		for side, list := range rest {
			for _, e := range list {
				said := shinglesOf(e.Measure)
				if len(said) != len(e.saying.all) {
					t.Fatalf("%s has %d shingles, want %d", e.Title, len(e.saying.all), len(said))
				}
				for k, id := range e.saying.all {
					compared++
					for of := range want {
						if got := int(v.seen[id][of].count); got != want[of][said[k]] {
							t.Errorf("%q of side %d is in %d measures of side %d, want %d", said[k], side, got, of, want[of][said[k]])
						}
					}
				}
			}
		}
		t.Logf("%s: %d shingles", old.File, compared)
	}
}

// revised is a plan with every seventh measure reworded, every ninth withdrawn
// and a blank in every fifth, which changes no word.
func revised(p *plan.Plan) *plan.Plan {
	new := &plan.Plan{}
	n := 0
	for _, s := range p.Sections {
		part := &plan.Section{Title: s.Title, Overview: s.Overview}
		for _, m := range s.AllMeasures() {
			n++
			c := *m
			if n%7 == 0 {
				c.Text = "另行研究。" + c.Text
			}
			if n%5 == 0 {
				c.Text += " "
			}
			if n%9 != 0 {
				part.Measures = append(part.Measures, &c)
			}
		}
		new.Sections = append(new.Sections, part)
	}
	return new
}

func countShingles(p *plan.Plan) map[[2]string]int {
	counts := map[[2]string]int{}
	for _, m := range p.Measures() {
		once := map[[2]string]bool{}
		for _, s := range shinglesOf(m) {
			once[s] = true
		}
		for s := range once {
			counts[s]++
		}
	}
	return counts
}

// shinglesOf are the neighbours in a measure's words, punctuation left out, with
// an empty one at either end.
func shinglesOf(m *plan.Measure) [][2]string {
	var list [][2]string
	before := ""
	for _, words := range []string{m.Title, m.Text} {
		for _, token := range tokens(words, nil) {
			if !isMark(token) {
				list = append(list, [2]string{before, token})
				before = token
			}
		}
	}
	return append(list, [2]string{before, ""})
}
