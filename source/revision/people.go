package revision

import (
	"slices"
	"strings"

	"fenjie/source/plan"
)

// unitsOf compares who answers for a measure.
func (d *differ) unitsOf(o, n *plan.Measure) bool {
	old, new := d.people(o.Units, true), d.people(n.Units, false)
	if old == new || samePeople(d.present(o.Units), n.Units) {
		return false
	}
	d.add(Change{Kind: Units, Old: old, New: new, Units: d.either(o, n), OldMeasure: o, NewMeasure: n, Spans: listSpans(old, new)})
	return true
}

// listSpans shows the step from one list of names to another, each name whole.
func listSpans(old, new string) []Span {
	if old == "" || new == "" {
		return nil
	}
	var out []Span
	// The mark parts names with a sign that no name holds.
	const mark = "\x00"
	cut := func(list string) []string {
		return strings.SplitAfter(strings.ReplaceAll(list, "、", mark)+mark, mark)
	}
	for _, s := range readable(diffTokens(cut(old), cut(new))) {
		text := strings.ReplaceAll(strings.TrimSuffix(s.Text, mark), mark, "、")
		if text == "" {
			continue
		}
		if len(out) > 0 && (s.Kind == Same || out[len(out)-1].Kind == Same) {
			out = append(out, Span{Same, "、"})
		}
		out = append(out, Span{s.Kind, text})
	}
	return out
}

// present is units by their present names.
func (d *differ) present(units []plan.Unit) []plan.Unit {
	out := slices.Clone(units)
	for k := range out {
		out[k].Name = d.UnitNow(out[k].Name)
	}
	return out
}

// samePeople reports whether two lists hold the same units in the same roles,
// in whatever order.
func samePeople(a, b []plan.Unit) bool {
	if len(a) != len(b) {
		return false
	}
	for _, u := range a {
		if !slices.ContainsFunc(b, func(v plan.Unit) bool { return v.Name == u.Name && v.Role == u.Role && v.Note == u.Note }) {
			return false
		}
	}
	return true
}

// people writes units with their roles: 市科技局（牵头）、市经信局.
func (d *differ) people(units []plan.Unit, old bool) string {
	var names []string
	for _, u := range units {
		name := u.Name
		if old {
			name = d.UnitNow(name)
		}
		if u.Note != "" {
			name += "（" + u.Note + "）"
		}
		if u.Role == plan.Lead && len(units) > 1 {
			name += "（牵头）"
		}
		names = append(names, name)
	}
	return strings.Join(names, "、")
}

// stayed lists the units that answer for a measure in both texts; where none
// does, those of the new.
func (d *differ) stayed(o, n *plan.Measure) []string {
	var list, all []string
	before := d.present(o.Units)
	for _, u := range n.Units {
		all = appendNew(all, u.Name)
		if roleIn(before, u.Name) != "" {
			list = appendNew(list, u.Name)
		}
	}
	if len(list) == 0 {
		return all
	}
	return list
}

// either lists the units of both texts by their present names.
func (d *differ) either(o, n *plan.Measure) []string {
	var list []string
	for _, u := range n.Units {
		list = appendNew(list, u.Name)
	}
	for _, u := range d.present(o.Units) {
		list = appendNew(list, u.Name)
	}
	return list
}

func appendNew(list []string, name string) []string {
	if slices.Contains(list, name) {
		return list
	}
	return append(list, name)
}
