package figures

import "fenjie/source/plan"

// overallMark ends the name under which units report on a section's own goals.
const overallMark = "（领域目标）"

// overallID tells a section's goals from those of a measure with the same id,
// which a plan in YAML may give.
const overallID = "section:"

// Overall is a section's own text (总体要求) as a measure, so that the units of
// the section's own clause are asked to report on its goals (领域目标); nil where
// the text commits to no figure, or no unit is named for the section.
func Overall(s *plan.Section) *plan.Measure {
	m := overall(s)
	if len(m.Units) == 0 || len(Goals(m)) == 0 {
		return nil
	}
	return m
}

// IsUnclaimed reports whether a section commits to figures and names no unit.
func IsUnclaimed(s *plan.Section) bool { return len(s.Units) == 0 && len(Goals(overall(s))) > 0 }

func overall(s *plan.Section) *plan.Measure {
	return &plan.Measure{ID: overallID + s.ID, Label: s.Label, Title: s.Title + overallMark, Text: s.Overview, Units: s.Units, Targets: s.Targets, Amounts: s.Amounts, Line: s.Line}
}
