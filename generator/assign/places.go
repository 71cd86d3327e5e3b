package assign

import (
	"strings"

	"fenjie/source/plan"
)

// places finds the line in which a figure of a section or measure stands, so
// that it can be traced there.
type places map[any][]plan.Passage // by *plan.Measure, else by *plan.Section; those of the preamble by their field

func placesOf(p *plan.Plan) places {
	at := places{}
	for _, passage := range p.Passages {
		switch {
		case passage.Measure != nil:
			at[passage.Measure] = append(at[passage.Measure], passage)
		case passage.Section != nil:
			at[passage.Section] = append(at[passage.Section], passage)
		case passage.Field == plan.FieldPreamble:
			at[passage.Field] = append(at[passage.Field], passage)
		}
	}
	return at
}

// line is the line of owner that holds the words first; otherwise where it
// begins, as of a plan that was given as data.
func (p places) line(owner any, words string, begins int) int {
	for _, passage := range p[owner] {
		if words != "" && strings.Contains(passage.Text, words) {
			return passage.Line
		}
	}
	return begins
}

// preambleLine is where the budget of the preamble stands; 0 where that is unknown.
func (p places) preambleLine(b *plan.Budget) int {
	switch {
	case b.Total != nil:
		return p.line(plan.FieldPreamble, b.Total.Text, 0)
	case len(b.Parts) > 0:
		return p.line(plan.FieldPreamble, b.Parts[0].Text, 0)
	}
	return 0
}

// budgetLine is where a section's budget stands: its total, else its first part.
func (p places) budgetLine(s *plan.Section) int {
	switch b := s.Budget; {
	case b == nil:
		return s.Line
	case b.Total != nil:
		return p.line(s, b.Total.Text, s.Line)
	case len(b.Parts) > 0:
		return p.line(s, b.Parts[0].Text, s.Line)
	}
	return s.Line
}
