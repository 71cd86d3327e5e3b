package check

import (
	"fmt"
	"strings"
)

// placeWords names a finding's place in a message: 第45行任务（十六）, 第27行领域二.
func (t *Text) placeWords(f Finding) string {
	words := ""
	if f.Line > 0 {
		words = fmt.Sprintf("第%d行", f.Line)
	}
	switch {
	case f.Measure > 0 && f.Measure <= len(t.Tasks):
		m := t.Tasks[f.Measure-1]
		return words + "任务" + nameOr(m.Label, m.Title)
	case f.Section > 0 && f.Section <= len(t.Plan.Sections):
		s := t.Plan.Sections[f.Section-1]
		return words + "领域" + nameOr(s.Label, s.Title)
	}
	return words
}

func nameOr(label, title string) string {
	if label != "" {
		return strings.TrimRight(label, "、.．")
	}
	return "“" + title + "”"
}
