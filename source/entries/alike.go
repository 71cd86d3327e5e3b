package entries

import (
	"slices"

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
