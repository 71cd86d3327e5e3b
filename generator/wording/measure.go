package wording

import "fenjie/generator/assign"

// MeasureOf is what documents say of a measure, whichever the unit: MeasureName,
// Field, Leads, Responsible and When, found once for all that show it.
func MeasureOf(t assign.Task) *assign.Said {
	return t.Said(func() assign.Said {
		m := t.Measure
		return assign.Said{Name: MeasureName(m), Field: Field(t), Leads: Leads(t.Leads), Units: Responsible(m.Units), When: When(m, t.Steps)}
	})
}
