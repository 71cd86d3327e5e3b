package check

import (
	"strings"

	"fenjie/source/parallel"
	"fenjie/source/plan"
)

// batch is how many lines or measures are looked at in one go.
const batch = 64

func newText(p *plan.Plan, problems []plan.Problem) *Text {
	t := &Text{Plan: p, Problems: problems, Stage: p.Stage, tabled: map[*plan.Section]bool{}}
	measures := p.Measures()
	t.Tasks, t.task = make([]Task, 0, len(measures)), make(map[*plan.Measure]int, len(measures))
	t.first, t.reach = make(map[int]int, len(measures)), make(map[any]lines, len(measures))
	parts := map[*plan.Section]*plan.Section{}
	homes := make(map[*plan.Measure]*plan.Section, len(measures))
	for _, part := range p.Sections {
		var note func(s *plan.Section, tabled bool)
		note = func(s *plan.Section, tabled bool) {
			parts[s] = part
			t.tabled[s] = tabled || s.InTable || len(s.Columns) > 0
			for _, m := range s.Measures {
				homes[m] = s
			}
			for _, sub := range s.Sections {
				note(sub, t.tabled[s])
			}
		}
		note(part, false)
	}
	for k, m := range measures {
		t.task[m] = k
		t.Tasks = append(t.Tasks, Task{Measure: m, Section: homes[m], Part: parts[homes[m]]})
	}
	passages := p.Passages
	if len(passages) == 0 {
		passages = passagesOf(p)
	}
	w := writing{Text: t, parts: parts, room: make([]Piece, 0, len(passages))}
	for _, passage := range passages {
		w.add(passage)
	}
	w.end()
	parallel.Each(len(t.Lines), batch, func(k int) { t.Lines[k].sums = figuresIn(t.Lines[k].Text) })
	return t
}

// writing puts passages together to lines.
type writing struct {
	*Text
	parts  map[*plan.Section]*plan.Section
	pieces []string // of the last line
	room   []Piece  // of all lines, one after the other
}

// end writes the last line.
func (w *writing) end() {
	if n := len(w.Lines); n > 0 {
		w.Lines[n-1].Text = strings.Join(w.pieces, "")
	}
	w.pieces = w.pieces[:0]
}

// add puts a passage onto its line. Between two passages of a line stand only
// blanks, as many as their columns are apart.
func (w *writing) add(p plan.Passage) {
	last := len(w.Lines) - 1
	gap := 0
	if last >= 0 && w.Lines[last].Number == p.Line && p.Line > 0 {
		end := w.Lines[last].Pieces[len(w.Lines[last].Pieces)-1]
		gap = p.Column - end.Column - plan.Length(w.pieces[len(w.pieces)-1])
	}
	if last < 0 || w.Lines[last].Number != p.Line || p.Line == 0 || gap < 0 {
		w.end()
		w.Lines = append(w.Lines, Line{Number: p.Line})
		last, gap = len(w.Lines)-1, 0
		if _, ok := w.first[p.Line]; !ok {
			w.first[p.Line] = last
		}
	}
	l := &w.Lines[last]
	from := 0
	if len(l.Pieces) > 0 {
		from = l.Pieces[len(l.Pieces)-1].To + gap
		w.pieces = append(w.pieces, strings.Repeat(" ", gap))
	}
	w.pieces = append(w.pieces, p.Text)
	w.room = append(w.room, Piece{From: from, To: from + len(p.Text), Column: p.Column, Field: p.Field,
		Part: w.parts[p.Section], Section: p.Section, Measure: p.Measure})
	l.Pieces = w.room[len(w.room)-len(l.Pieces)-1:]
	l.Pieces = l.Pieces[:len(l.Pieces):len(l.Pieces)]
	var of any = p.Section
	if p.Measure != nil {
		of = p.Measure
	}
	r, ok := w.reach[of]
	if !ok {
		r.first = last
	}
	if !ok || r.last != last {
		r.last = last
		w.reach[of] = r
	}
}

// passagesOf makes passages of a structured plan's texts, which has no ledger.
func passagesOf(p *plan.Plan) []plan.Passage {
	var list []plan.Passage
	add := func(line int, field plan.Field, s *plan.Section, m *plan.Measure, text string) {
		for _, text := range strings.Split(text, "\n") {
			if strings.TrimSpace(text) != "" {
				list = append(list, plan.Passage{Place: plan.Place{Line: line}, Text: text, Field: field, Section: s, Measure: m})
			}
		}
	}
	add(0, plan.FieldTitle, nil, nil, p.Title)
	add(0, plan.FieldPreamble, nil, nil, p.Preamble)
	p.Walk(func(s *plan.Section, _ int) {
		add(s.Line, plan.FieldHeading, s, nil, s.Title+s.Clause)
		add(s.Line, plan.FieldOverview, s, nil, s.Overview)
		for _, m := range s.Measures {
			add(m.Line, plan.FieldText, s, m, m.Title+m.Stop+m.Text+m.Clause)
		}
	})
	add(0, plan.FieldClosing, nil, nil, p.Closing)
	return list
}
