package check

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

// goalPair is two goals that count the same thing in two places.
type goalPair struct{ first, second *goal }

// crowd is from how many places on a figure of one key is no slip but a way of
// writing: each town builds its car park.
const crowd = 4

// samePairs returns the pairs of goals that count the same thing, each with
// its nearest kin of the same number, else of another. Only goals of one key
// and unit are compared.
func samePairs(t *Text) []goalPair {
	t.pairedOnce.Do(func() { t.pairs = findPairs(t) })
	return t.pairs
}

func findPairs(t *Text) []goalPair {
	type kind struct{ key, unit string }
	groups := map[kind][]*goal{}
	var order []kind
	goals := goalsOf(t)
	for _, f := range goals {
		k := kind{f.key, f.base}
		if f.Unit == "" || vague[f.key] {
			continue
		}
		if len(groups[k]) == 0 {
			order = append(order, k)
		}
		groups[k] = append(groups[k], f)
	}
	var pairs []goalPair
	for _, k := range order {
		if g := groups[k]; len(g) > 1 && len(g) < crowd && !addsUp(g) {
			for _, f := range g {
				f.settle(t.Plan.Year)
			}
			pairs = append(pairs, pairsOf(g)...)
		}
	}
	return append(pairs, vaguePairs(goals, t.Plan.Year)...)
}

// pairsOf pairs each figure of a group with one before it.
func pairsOf(group []*goal) []goalPair {
	var pairs []goalPair
	for k, f := range group {
		best := -1
		for j := k - 1; j >= 0; j-- {
			if together(group[j], f) && (best < 0 || group[j].equal(f)) {
				best = j
			}
		}
		if best >= 0 {
			pairs = append(pairs, goalPair{group[best], f})
		}
	}
	return pairs
}

// together tells whether two goals of one key are meant for one time and
// place, in places of the plan where a repetition says something.
func together(f, g *goal) bool {
	if f.when != g.when || f.towns != g.towns {
		return false
	}
	return f.sentence != g.sentence || f.task != g.task || f.section != g.section
}

// addsUp: the largest is the sum of the others, a total and its parts.
func addsUp(group []*goal) bool {
	if len(group) < 3 {
		return false
	}
	sum, most := new(big.Rat), group[0].value
	for _, f := range group {
		sum.Add(sum, f.value)
		if f.value.Cmp(most) > 0 {
			most = f.value
		}
	}
	return sum.Cmp(new(big.Rat).Add(most, most)) == 0
}

// vaguePairs pairs a figure whose own words do not say what it counts (拆除450亩)
// with one of the same number whose words its sentence has.
func vaguePairs(goals []*goal, year int) []goalPair {
	type kind struct{ unit, value string }
	named := map[kind][]*goal{}
	var unnamed []*goal
	units := map[string]bool{} // of the unnamed
	for _, f := range goals {
		if vague[f.key] && f.key != "" && f.most == nil {
			unnamed = append(unnamed, f)
			units[f.base] = true
		}
	}
	for _, f := range goals {
		if !vague[f.key] && units[f.base] && f.most == nil && telltale(f.Value) {
			k := kind{f.base, f.value.RatString()}
			named[k] = append(named[k], f)
		}
	}
	var pairs []goalPair
	for _, f := range unnamed {
		kin := named[kind{f.base, f.value.RatString()}]
		if len(kin) >= crowd {
			continue
		}
		f.settle(year)
		for _, g := range kin {
			g.settle(year)
			if g.section == f.section && g.task == f.task || !strings.HasSuffix(g.key, f.key) || !together(f, g) || covered(g.key, f.sentence) < 60 {
				continue
			}
			pairs = append(pairs, inOrder(f, g))
			break
		}
	}
	return pairs
}

// inOrder puts two goals in the order of the text.
func inOrder(f, g *goal) goalPair {
	if f.task != nil && (g.task == nil || g.task.Number < f.task.Number) {
		return goalPair{g, f}
	}
	return goalPair{f, g}
}

// telltale: a number with two digits or more that are not zero is hardly the
// same by chance.
func telltale(value string) bool {
	return len(strings.Trim(strings.ReplaceAll(value, ".", ""), "0")) > 1
}

// own: one is the overview of the part that the other's measure stands in.
func (p goalPair) own() bool {
	return p.first.part == p.second.part && (p.first.task == nil) != (p.second.task == nil)
}

// preamble: one stands before all sections, where plans sum up what follows.
func (p goalPair) preamble() bool { return p.first.part == nil || p.second.part == nil }

// near tells whether two goals of the same words are of the same thing: the
// words are many, or the same unit leads both measures.
func (p goalPair) near(runes int) bool {
	if utf8.RuneCountInString(p.first.key) >= runes {
		return true
	}
	if p.first.task == nil || p.second.task == nil {
		return false
	}
	for _, u := range p.first.task.Units {
		for _, v := range p.second.task.Units {
			if u.Name == v.Name && u.Role == "lead" && v.Role == "lead" {
				return true
			}
		}
	}
	return false
}

// said is a figure with its place, for a message: 第45行（十六）的“…200台”.
func (f *goal) said(t *Text) string {
	return t.placeWords(f.place(t)) + "的“" + f.Text + "”"
}
