package entries

import (
	"fenjie/source/entries/entry"
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
		func(t plan.Target) string { return entry.Plain(t.Metric) + "\x00" + t.Unit + "\x00" + t.Value },
		func(t plan.Target) string { return entry.Plain(t.Metric) + "\x00" + t.Unit },
		func(t plan.Target) string { return entry.Plain(t.Metric) },
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
