package revision

import (
	"strings"

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
// guessed: metric and unit are the same, of all targets that are gone and of
// all that came no other has them, and the sentence came along.
func (p *Pairing) TargetMoves() []TargetMove {
	type side struct {
		measure *plan.Measure
		k       int
	}
	var keys []string // of those gone, in order
	gone, come := map[string][]side{}, map[string][]side{}
	keyOf := func(t plan.Target) string { return squeeze(t.Metric) + "\x00" + t.Unit }
	leave := func(m *plan.Measure, k int) {
		key := keyOf(m.Targets[k])
		if len(gone[key]) == 0 {
			keys = append(keys, key)
		}
		gone[key] = append(gone[key], side{m, k})
	}
	arrive := func(m *plan.Measure, k int) {
		key := keyOf(m.Targets[k])
		come[key] = append(come[key], side{m, k})
	}
	for _, o := range p.Old.Measures() {
		p.eachLone(o, p.NewOf(o), func(k int) { leave(o, k) }, nil)
	}
	for _, n := range p.New.Measures() {
		p.eachLone(p.OldOf(n), n, nil, func(k int) { arrive(n, k) })
	}
	var moves []TargetMove
	for _, key := range keys {
		if len(gone[key]) != 1 || len(come[key]) != 1 || strings.HasPrefix(key, "\x00") {
			continue
		}
		from, to := gone[key][0], come[key][0]
		old, new := from.measure.Targets[from.k], to.measure.Targets[to.k]
		if p.NewOf(from.measure) != to.measure && alikeWords(sentenceOf(from.measure.Text, old.Text), sentenceOf(to.measure.Text, new.Text)) {
			moves = append(moves, TargetMove{from.measure, to.measure, from.k, to.k})
		}
	}
	return moves
}

// eachLone passes the places of the targets that only one text of a measure has;
// a nil measure has none.
func (p *Pairing) eachLone(o, n *plan.Measure, gone, come func(int)) {
	var old, new []plan.Target
	if o != nil {
		old = o.Targets
	}
	if n != nil {
		new = n.Targets
	}
	for _, pair := range targetChanges(old, new) {
		for k := range old {
			if gone != nil && pair.new == nil && pair.old == &old[k] {
				gone(k)
			}
		}
		for k := range new {
			if come != nil && pair.old == nil && pair.new == &new[k] {
				come(k)
			}
		}
	}
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
