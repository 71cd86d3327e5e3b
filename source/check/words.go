package check

import (
	"strings"

	"fenjie/source/plan"
)

// placeWords names a finding's place in a message: 第45行任务（十六）, 第27行领域二.
func (t *Text) placeWords(f Finding) string {
	words := ""
	if f.Line > 0 {
		words = t.Plan.PlaceName(f.Line)
	}
	switch {
	case f.Measure > 0 && f.Measure <= len(t.Tasks):
		return words + taskName(t.Tasks[f.Measure-1].Measure)
	case f.Section > 0 && f.Section <= len(t.Plan.Sections):
		return words + "领域" + strings.TrimRight(t.Plan.Sections[f.Section-1].Label, "、.． ")
	}
	return words
}

// fieldOf is the field that a byte of a line went to.
func (l *Line) fieldOf(at int) plan.Field {
	for _, p := range l.Pieces {
		if at < p.To {
			return p.Field
		}
	}
	return ""
}
