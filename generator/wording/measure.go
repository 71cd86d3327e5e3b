package wording

import "fenjie/generator/assign"

// Measure is what documents say of a measure, whichever the unit.
type Measure struct {
	Name, Field, Leads, Units string // MeasureName, Field, Leads and Responsible
	When                      string
}

// MeasureOf is found once a measure, for all documents that show it.
func MeasureOf(t assign.Task) *Measure {
	return t.Keep(func() any {
		m := t.Measure
		return &Measure{Name: MeasureName(m), Field: Field(t), Leads: Leads(t.Leads), Units: Responsible(m.Units), When: When(m)}
	}).(*Measure)
}
