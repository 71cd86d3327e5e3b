package revision

import (
	"strings"

	"fenjie/source/plan"
)

// figurePair is one figure in both texts; a nil side: it is not in that one.
type figurePair[T any] struct{ old, new *T }

// pairFigures pairs the figures of two texts of a measure: those that are the
// same first, then those about the same thing, then those about something
// akin, each in order. The same ones are left out.
func pairFigures[T any](old, new []T, levels ...func(a, b T) bool) []figurePair[T] {
	usedOld, usedNew := make([]bool, len(old)), make([]bool, len(new))
	partner := make([]int, len(new))
	for level, alike := range levels {
		for n := range new {
			if usedNew[n] {
				continue
			}
			for o := range old {
				if !usedOld[o] && alike(old[o], new[n]) {
					usedOld[o], usedNew[n] = true, true
					partner[n] = o + 1
					if level == 0 {
						partner[n] = 0
					}
					break
				}
			}
		}
	}
	var list []figurePair[T]
	for n := range new {
		switch {
		case partner[n] > 0:
			list = append(list, figurePair[T]{&old[partner[n]-1], &new[n]})
		case !usedNew[n]:
			list = append(list, figurePair[T]{nil, &new[n]})
		}
	}
	for o := range old {
		if !usedOld[o] {
			list = append(list, figurePair[T]{&old[o], nil})
		}
	}
	return list
}

// targetChanges pairs targets and leaves out those whose figure is the same:
// where only the words about it changed, the text shows it.
func targetChanges(old, new []plan.Target) []figurePair[plan.Target] {
	var list []figurePair[plan.Target]
	for _, p := range pairFigures(old, new,
		func(a, b plan.Target) bool { return a == b },
		func(a, b plan.Target) bool { return sameFigure(a, b) && alikeWords(a.Metric, b.Metric) },
		func(a, b plan.Target) bool { return a.Metric == b.Metric && a.Unit == b.Unit },
		func(a, b plan.Target) bool { return a.Unit == b.Unit && alikeWords(a.Metric, b.Metric) },
		func(a, b plan.Target) bool { return a.Metric == b.Metric && a.Metric != "" },
	) {
		if p.old == nil || p.new == nil || !sameFigure(*p.old, *p.new) {
			list = append(list, p)
		}
	}
	return list
}

func sameFigure(a, b plan.Target) bool {
	return a.Op == b.Op && a.Value == b.Value && a.Max == b.Max && a.Unit == b.Unit
}

// amountChanges is the same for money.
func amountChanges(old, new []plan.Amount) []figurePair[plan.Amount] {
	var list []figurePair[plan.Amount]
	for _, p := range pairFigures(old, new,
		func(a, b plan.Amount) bool { return a == b },
		func(a, b plan.Amount) bool { return sameMoney(a, b) && alikeWords(a.For, b.For) },
		func(a, b plan.Amount) bool { return a.For == b.For && a.Kind == b.Kind },
		func(a, b plan.Amount) bool { return a.Kind == b.Kind && alikeWords(a.For, b.For) },
		func(a, b plan.Amount) bool { return a.Kind == b.Kind },
	) {
		if p.old == nil || p.new == nil || !sameMoney(*p.old, *p.new) {
			list = append(list, p)
		}
	}
	return list
}

func sameMoney(a, b plan.Amount) bool {
	return a.Fen == b.Fen && a.Op == b.Op && a.Currency == b.Currency && a.Kind == b.Kind
}

// alikeWords reports whether two short texts share half of their pairs of
// characters, or are the same.
func alikeWords(a, b string) bool {
	if a == b {
		return true
	}
	pairs := func(s string) map[string]bool {
		set := map[string]bool{}
		runes := []rune(s)
		for k := 0; k+1 < len(runes); k++ {
			set[string(runes[k:k+2])] = true
		}
		return set
	}
	x, y := pairs(a), pairs(b)
	both := 0
	for p := range x {
		if y[p] {
			both++
		}
	}
	return both > 0 && 2*both >= min(len(x), len(y))
}

// budgetItem is one figure of a budget: the total or a part.
type budgetItem struct {
	name string // empty: the total
	plan.Money
}

func (b budgetItem) String() string { return b.name + b.Text }

func budgetItems(b *plan.Budget) []budgetItem {
	if b == nil {
		return nil
	}
	var list []budgetItem
	if b.Total != nil {
		list = append(list, budgetItem{"", *b.Total})
	}
	for _, p := range b.Parts {
		list = append(list, budgetItem{p.Name, p.Money})
	}
	return list
}

func budgetChanges(old, new *plan.Budget) []figurePair[budgetItem] {
	isPart := func(b budgetItem) bool { return b.name != "" }
	return pairFigures(budgetItems(old), budgetItems(new),
		func(a, b budgetItem) bool { return a == b },
		func(a, b budgetItem) bool { return a.name == b.name },
		func(a, b budgetItem) bool { return isPart(a) && isPart(b) && alikeWords(a.name, b.name) },
	)
}

// places are runs of a text, from byte to byte.
type places [][2]int

// add enters every place where words stand in text.
func (p *places) add(text, words string) {
	if words == "" {
		return
	}
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return
		}
		*p = append(*p, [2]int{from + i, from + i + len(words)})
		from += i + len(words)
	}
}

// hold reports whether every character of text from byte to byte is in p, or
// is punctuation.
func (p places) hold(text string, from, to int) bool {
	for i, r := range text[from:to] {
		if isMark(string(r)) {
			continue
		}
		held := false
		for _, run := range p {
			held = held || from+i >= run[0] && from+i < run[1]
		}
		if !held {
			return false
		}
	}
	return true
}
