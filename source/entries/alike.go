package entries

import (
	"slices"
	"strings"

	"fenjie/source/entries/entry"
	"fenjie/source/figures"
	"fenjie/source/plan"
)

// alike is how much two texts share, in thousandths: twice the pairs of
// neighbouring characters that both have, over all that there are (Dice). It
// guards a row against an id that is not its own; which measure is which
// between two texts of a plan is for package revision to say.
func alike(a, b string) int {
	count := map[[2]rune]int{}
	total, shared := 0, 0
	pairs := func(s string, f func([2]rune)) {
		runes := []rune(entry.Plain(s))
		for k := 0; k+1 < len(runes); k++ {
			total++
			f([2]rune{runes[k], runes[k+1]})
		}
	}
	pairs(a, func(p [2]rune) { count[p]++ })
	pairs(b, func(p [2]rune) {
		if count[p] > 0 {
			count[p]--
			shared++
		}
	})
	if total == 0 {
		return 0
	}
	return 2000 * shared / total
}

// stillFloor is how much of what a measure said, in thousandths, its partner in
// the new text must still say for it to be given what was typed there. A
// measure that keeps 60 % of its characters keeps 50 % of them beside one that
// it stood beside, as random revisions show.
const stillFloor = 500

// still is how much of the text a is said by b, in thousandths: the characters
// of a that stand in it beside a neighbour that they have in b too. Either end
// of a text is a neighbour.
func still(a, b string) int {
	const end = 0
	neighbours := func(s string) []rune {
		return slices.Concat([]rune{end}, []rune(entry.Plain(s)), []rune{end})
	}
	has := map[[2]rune]bool{}
	said := neighbours(b)
	for k := range len(said) - 1 {
		has[[2]rune{said[k], said[k+1]}] = true
	}
	runes := neighbours(a)
	n, all := 0, len(runes)-2
	for k := 1; k <= all; k++ {
		if has[[2]rune{runes[k-1], runes[k]}] || has[[2]rune{runes[k], runes[k+1]}] {
			n++
		}
	}
	if all == 0 {
		return 1000 // nothing was said
	}
	return 1000 * n / all
}

// saidBy is what m says: its text, or the title of one without.
func saidBy(m *plan.Measure) string {
	if m.Text == "" {
		return m.Title
	}
	return m.Text
}

// pairGoals pairs the goals of a measure in two texts: by the words that are
// shown of them, else by those that stand at the figure, which stay where the
// words before them change. Where those say little (面积) the figure must be the
// same: that of another thing is another goal.
func pairGoals(old, now *plan.Measure) []int {
	to := pairTargets(figures.Of(old).Goals, figures.Of(now).Goals)
	taken := map[int]bool{}
	for _, n := range to {
		taken[n] = true
	}
	before, after := figures.Goals(old), figures.Goals(now)
	for k, n := range pairTargets(before, after) {
		if n < 0 || to[k] >= 0 || taken[n] || figures.IsBare(before[k]) && !isSameFigure(before[k], after[n]) {
			continue
		}
		to[k], taken[n] = n, true
	}
	if old.Sentences() == now.Sentences() {
		pairFigures(to, before, after)
	}
	return to
}

// pairFigures pairs what is left of the goals of one text, which another program
// put into other words: those of one value and unit, where there is one such.
func pairFigures(to []int, old, now []plan.Target) {
	for k, t := range old {
		if to[k] >= 0 {
			continue
		}
		alone := true
		for j, other := range old {
			alone = alone && (j == k || to[j] >= 0 || !isSameFigure(t, other))
		}
		at := -1
		for n, u := range now {
			if isSameFigure(t, u) && !slices.Contains(to, n) {
				alone, at = alone && at < 0, n
			}
		}
		if alone && at >= 0 {
			to[k] = at
		}
	}
}

func isSameFigure(a, b plan.Target) bool {
	return a.Value == b.Value && a.Max == b.Max && a.Unit == b.Unit
}

// said is words of a target without the signs by which programs join them:
// 整治出租厂房…面积, and before 整治出租厂房面积.
func said(metric string) string { return joiners.Replace(entry.Plain(metric)) }

var joiners = strings.NewReplacer("…", "", "，", "", ",", "")

// pairTargets gives for each target of a measure's earlier text its place among
// those of the new one, or -1: one to one, those with the same metric, unit and
// value first, then the same metric and unit, then the same metric. What is
// measured in other words is another target.
func pairTargets(old, new []plan.Target) []int {
	to := make([]int, len(old))
	taken := make([]bool, len(new))
	for k := range to {
		to[k] = -1
	}
	for _, key := range []func(plan.Target) string{
		func(t plan.Target) string { return said(t.Metric) + "\x00" + t.Unit + "\x00" + t.Value },
		func(t plan.Target) string { return said(t.Metric) + "\x00" + t.Unit },
		func(t plan.Target) string { return said(t.Metric) },
	} {
		for k, t := range old {
			for n, u := range new {
				if to[k] < 0 && !taken[n] && key(t) == key(u) {
					to[k], taken[n] = n, true
				}
			}
		}
	}
	return to
}
