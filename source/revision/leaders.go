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

// ledBy lists the measures of a section whose leaders are the section's: those
// that name none of their own, and are in no section below that does.
func ledBy(s *plan.Section) []*plan.Measure {
	var list []*plan.Measure
	for _, m := range s.Measures {
		if plan.Leaders(m.Clause) == nil {
			list = append(list, m)
		}
	}
	for _, sub := range s.Sections {
		if plan.Leaders(sub.Clause) == nil {
			list = append(list, ledBy(sub)...)
		}
	}
	return list
}
