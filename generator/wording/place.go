package wording

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/plan"
)

// Places says where in a plan something stands.
type Places struct {
	plan     *plan.Plan
	sections []*plan.Section
	measures []*plan.Measure
}

// PlacesOf returns the places of p.
func PlacesOf(p *plan.Plan) Places { return Places{p, p.Sections, p.Measures()} }

// Name is the measure of a number, or else the outermost section, by its label
// and title; empty outside all (number 0).
func (p Places) Name(section, measure int) string {
	switch {
	case measure > 0 && measure <= len(p.measures):
		return short(MeasureName(p.measures[measure-1]))
	case section > 0 && section <= len(p.sections):
		return short(SectionName(p.sections[section-1]))
	}
	return ""
}

// Line is a line alone: 第47行, of a .docx 第47段.
func (p Places) Line(line int) string { return p.plan.PlaceName(line) }

// Origin is a line's place in brackets, behind what a document says of it:
// （原文第47行）.
func Origin(p *plan.Plan, line int) string {
	if line <= 0 {
		return ""
	}
	return "（原文" + p.PlaceName(line) + "）"
}

// At is the line and the name: 第47行 （十八）降低物流成本.
func (p Places) At(line, section, measure int) string {
	return strings.TrimSpace(p.Line(line) + " " + p.Name(section, measure))
}

// short cuts a name that would fill a column by itself.
func short(name string) string {
	const most = 24
	if utf8.RuneCountInString(name) <= most {
		return name
	}
	return string([]rune(name)[:most-1]) + "…"
}
