package wording

import (
	"strings"

	"fenjie/generator/assign"
	"fenjie/source/plan"
)

// Leaders are persons as the plan has them, one keyword a line.
func Leaders(list []plan.Leader) string {
	var lines []string
	for _, l := range list {
		lines = append(lines, l.String())
	}
	return strings.Join(lines, "\n")
}

// With adds a line to a text where there is one.
func With(text, line string) string {
	if line == "" {
		return text
	}
	return text + "\n" + line
}

// MeasureOf is what documents say of a measure, whichever the unit: MeasureName,
// Field, Leads, Responsible, When and Leaders, found once for all that show it.
func MeasureOf(t assign.Task) *assign.Said {
	return t.Said(func() assign.Said {
		m := t.Measure
		return assign.Said{Name: MeasureName(m), Field: Field(t), Leads: Leads(t.Leads), Units: Responsible(m.Units), When: When(m, t.Steps), Leaders: Leaders(t.Leaders)}
	})
}
