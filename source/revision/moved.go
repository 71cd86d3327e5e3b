package revision

import (
	"slices"
	"strings"
	"sync"

	"fenjie/source/plan"
)

// TargetMove is a target that stands in another measure now, as where a measure
// was split: the From-th of one measure of the old text is the To-th of
// one of the new.
type TargetMove struct {
	Old, New *plan.Measure
	From, To int
}

// TargetMoves lists the targets that left their measure for another. Nothing is
// guessed: metric and unit are the same, no other target of either text has
// them, nothing akin took its place where it was, or gave its place where it
// is, and the sentence came along.
func (p *Pairing) TargetMoves() []TargetMove {
	old := sync.OnceValue(func() map[targetName][]targetPlace { return targetsByName(p.Old) })
	new := sync.OnceValue(func() map[targetName][]targetPlace { return targetsByName(p.New) })
	var moves []TargetMove
	for _, o := range p.Old.Measures() {
		if n := p.NewOf(o); n != nil && slices.Equal(o.Targets, n.Targets) {
			continue // as most measures: none left
		}
		for k, t := range o.Targets {
			name := nameOfTarget(t)
			here, there := old()[name], new()[name]
			if t.Metric == "" || len(here) != 1 || len(there) != 1 {
				continue
			}
			n, to := there[0].measure, there[0].k
			if p.NewOf(o) != n && p.leaves(o, k) && p.comes(n, to) &&
				alikeWords(sentenceOf(o.Text, t.Text), sentenceOf(n.Text, n.Targets[to].Text)) {
				moves = append(moves, TargetMove{o, n, k, to})
			}
		}
	}
	return moves
}

// targetPlace is the k-th target of a measure.
type targetPlace struct {
	measure *plan.Measure
	k       int
}

// targetName is what is measured, and in what.
type targetName struct{ metric, unit string }

func nameOfTarget(t plan.Target) targetName { return targetName{squeeze(t.Metric), t.Unit} }

func targetsByName(p *plan.Plan) map[targetName][]targetPlace {
	all := map[targetName][]targetPlace{}
	for _, m := range p.Measures() {
		for k, t := range m.Targets {
			name := nameOfTarget(t)
			all[name] = append(all[name], targetPlace{m, k})
		}
	}
	return all
}

// leaves reports whether the k-th target of a measure of the old text is none of
// the new one's measure.
func (p *Pairing) leaves(o *plan.Measure, k int) bool {
	n := p.NewOf(o)
	return n == nil || PairGoals(o, n)[k] < 0
}

// comes reports whether the k-th target of a measure of the new text was none of
// the old one's measure.
func (p *Pairing) comes(n *plan.Measure, k int) bool {
	o := p.OldOf(n)
	return o == nil || !slices.Contains(PairGoals(o, n), k)
}

// sentenceOf is the sentence of a text that holds some words.
func sentenceOf(text, words string) string {
	for _, s := range sentences(text) {
		if strings.Contains(s, words) {
			return s
		}
	}
	return words
}

// targetWords are the words before and after of a target that only one text of
// its measure has: where it went to or came from another measure, with that
// one's name.
func (d *differ) targetWords(old, new *plan.Target) (string, string) {
	switch {
	case new == nil:
		m, ok := d.wentTo[old]
		if !ok {
			return old.Text, ""
		}
		to := m.New.Targets[m.To]
		if sameFigure(*old, to) {
			return old.Text, "移至" + nameOf(m.New)
		}
		return old.Text, "移至" + nameOf(m.New) + "：" + to.Text
	case old == nil:
		m, ok := d.cameFrom[new]
		if !ok {
			return "", new.Text
		}
		from := m.Old.Targets[m.From]
		if sameFigure(from, *new) {
			return "原在" + nameOf(m.Old), new.Text
		}
		return "原在" + nameOf(m.Old) + "：" + from.Text, new.Text
	}
	return old.Text, new.Text
}

// nameOf is a measure's label and title, or how it begins.
func nameOf(m *plan.Measure) string {
	const most = 12
	name := m.Title
	if name == "" {
		if name = strings.TrimSpace(m.Text); len([]rune(name)) > most {
			name = string([]rune(name)[:most]) + "…"
		}
	}
	if label := m.Label; label != "" && strings.Trim(label, "0123456789") == "" {
		return label + ". " + name
	}
	return m.Label + name
}
