package revision

import (
	"slices"
	"strings"

	"fenjie/source/figures"
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

// figureChanges are the figures of a measure that changed, went or came.
type figureChanges struct {
	targets []figurePair[plan.Target]
	amounts []figurePair[plan.Amount]
}

// changedFigures pairs the figures of two texts of a measure and leaves out those
// that are the same: where only the words about one changed, the text shows it.
func changedFigures(o, n *plan.Measure) figureChanges {
	if slices.Equal(o.Targets, n.Targets) && slices.Equal(o.Amounts, n.Amounts) {
		return figureChanges{}
	}
	to := PairGoals(o, n)
	return figureChanges{targetChanges(o, n, to), amountChanges(o, n, to)}
}

// targetChanges are those of the targets, to being the pairs of the goals, which
// begin with them.
func targetChanges(o, n *plan.Measure, to []int) []figurePair[plan.Target] {
	var list []figurePair[plan.Target]
	for k := range n.Targets {
		switch from := slices.Index(to, k); {
		case from < 0 || from >= len(o.Targets):
			list = append(list, figurePair[plan.Target]{nil, &n.Targets[k]})
		case !sameFigure(o.Targets[from], n.Targets[k]):
			list = append(list, figurePair[plan.Target]{&o.Targets[from], &n.Targets[k]})
		}
	}
	for k := range o.Targets {
		if to[k] < 0 || to[k] >= len(n.Targets) {
			list = append(list, figurePair[plan.Target]{&o.Targets[k], nil})
		}
	}
	return list
}

func sameFigure(a, b plan.Target) bool {
	return a.Op == b.Op && a.Value == b.Value && a.Max == b.Max && a.Unit == b.Unit
}

// money is an amount that is a goal or not, and the number of its pair among the
// goals, from 1.
type money struct {
	*plan.Amount
	goal bool
	pair int
}

func moneyOf(m *plan.Measure) []money {
	list := make([]money, len(m.Amounts))
	for k := range list {
		list[k].Amount = &m.Amounts[k]
	}
	return list
}

// amountChanges are those of the money: of goals those that are pairs, of other
// amounts those for something akin, or of one kind.
func amountChanges(o, n *plan.Measure, to []int) []figurePair[plan.Amount] {
	old, new := moneyOf(o), moneyOf(n)
	goals := figures.MoneyGoals(n)
	for _, k := range goals {
		new[k].goal = true
	}
	for k, from := range figures.MoneyGoals(o) {
		old[from].goal = true
		if at := to[len(o.Targets)+k] - len(n.Targets); at >= 0 {
			old[from].pair, new[goals[at]].pair = k+1, k+1
		}
	}
	isPair := func(a, b money) bool { return a.pair > 0 && a.pair == b.pair }
	free := func(a, b money) bool { return a.pair == 0 && b.pair == 0 && !(a.goal && b.goal) }
	var list []figurePair[plan.Amount]
	for _, p := range pairFigures(old, new,
		func(a, b money) bool { return (isPair(a, b) || free(a, b)) && *a.Amount == *b.Amount },
		isPair,
		func(a, b money) bool {
			return free(a, b) && sameMoney(*a.Amount, *b.Amount) && alikeWords(a.For, b.For)
		},
		func(a, b money) bool { return free(a, b) && a.For == b.For && a.Kind == b.Kind },
		func(a, b money) bool { return free(a, b) && a.Kind == b.Kind && alikeWords(a.For, b.For) },
		func(a, b money) bool { return free(a, b) && a.Kind == b.Kind },
	) {
		switch {
		case p.old == nil:
			list = append(list, figurePair[plan.Amount]{nil, p.new.Amount})
		case p.new == nil:
			list = append(list, figurePair[plan.Amount]{p.old.Amount, nil})
		case !sameMoney(*p.old.Amount, *p.new.Amount):
			list = append(list, figurePair[plan.Amount]{p.old.Amount, p.new.Amount})
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
