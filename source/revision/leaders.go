package revision

import (
	"encoding/json"
	"slices"
	"strings"

	"fenjie/source/plan"
)

// MarshalJSON writes a change of leaders as one of units: the contract's kinds
// are fixed, and to both texts of the change their keyword belongs (责任领导：…).
func (k Kind) MarshalJSON() ([]byte, error) {
	if k == Leaders {
		k = Units
	}
	return json.Marshal(string(k))
}

// leaders compares the persons that answer for a measure or a section by its
// own clause, keyword and all, and reports whether they changed. Those that stay
// under one of several keywords are not told.
func (d *differ) leaders(oldClause, newClause string, change func(c Change)) bool {
	old, new := plan.Leaders(oldClause), plan.Leaders(newClause)
	without := func(list, of []plan.Leader) []string {
		var out []string
		for _, l := range list {
			if !slices.ContainsFunc(of, func(m plan.Leader) bool { return d.clause(l.String()) == d.clause(m.String()) }) {
				out = append(out, l.String())
			}
		}
		return out
	}
	gone, come := strings.Join(without(old, new), "；"), strings.Join(without(new, old), "；")
	if gone == "" && come == "" {
		return false
	}
	change(Change{Kind: Leaders, Old: gone, New: come, Spans: nameSpans(gone, come)})
	return true
}

// nameSpans shows the step from one list of persons to another, each name whole.
func nameSpans(old, new string) []Span {
	if old == "" || new == "" {
		return nil
	}
	cut := func(list string) []string {
		var out []string
		for list != "" {
			end := strings.IndexAny(list, "：、，,； ")
			switch {
			case end < 0:
				end = len(list)
			case end == 0:
				end = len(string([]rune(list)[:1]))
			}
			out = append(out, list[:end])
			list = list[end:]
		}
		return out
	}
	return readable(diffTokens(cut(old), cut(new)))
}

// LeaderStep is a change of leaders in two parts: the keyword that both texts
// have them under, and the step between the names. Without one keyword for all it
// is 责任领导, and each name has its own beside it.
func (c *Change) LeaderStep() (label, names string) {
	old, oldNames, one := strings.Cut(c.Old, "：")
	new, newNames, other := strings.Cut(c.New, "：")
	switch {
	case strings.Contains(c.Old+c.New, "；") || one && other && old != new:
		return "责任领导", step(c.Old, c.New)
	case one:
		return old, step(oldNames, newNames)
	}
	return new, step(oldNames, newNames)
}

// ledBy lists the measures of a section that a change of its leaders concerns:
// those that do not name persons of their own under all its keywords, nor stand in
// a section below that does.
func ledBy(s *plan.Section, c *Change) []*plan.Measure {
	var labels []string
	for l := range strings.SplitSeq(c.Old+"；"+c.New, "；") {
		if label, _, ok := strings.Cut(l, "："); ok {
			labels = append(labels, label)
		}
	}
	return under(s, labels)
}

// under lists the measures of a section for which its own persons stand under one
// of some keywords.
func under(s *plan.Section, labels []string) []*plan.Measure {
	without := func(clause string) []string {
		own := plan.Leaders(clause)
		return slices.DeleteFunc(slices.Clone(labels), func(label string) bool { return plan.HasLabel(own, label) })
	}
	var list []*plan.Measure
	for _, m := range s.Measures {
		if len(without(m.Clause)) > 0 {
			list = append(list, m)
		}
	}
	for _, sub := range s.Sections {
		if left := without(sub.Clause); len(left) > 0 {
			list = append(list, under(sub, left)...)
		}
	}
	return list
}
