package check

import (
	"strings"
	"sync"
	"unicode/utf8"

	"fenjie/source/parallel"
	"fenjie/source/plan"
)

// Text is a plan as rules see it: its structure, and its lines as written.
type Text struct {
	Plan     *plan.Plan
	Problems []plan.Problem // of the reader
	Stage    string         // the stage to check for: the plan's, or the one asked for
	Lines    []Line         // the file's lines that hold words, in order
	Tasks    []Task         // all measures, in order

	task  map[*plan.Measure]int // index in Tasks
	first map[int]int           // of the lines of a number, the index in Lines
	reach map[any]lines         // the lines of a *plan.Measure, or of a *plan.Section without its measures

	// What rules share is found once, by the first that asks: they run at the
	// same time.
	formOnce, namedOnce, pairedOnce sync.Once

	// What rules of form share, found by findSlips.
	runes    [][]rune  // of Lines
	pairings []pairing // of Lines
	habits   *habits
	slips    []foundSlip

	named []mention // what rules of units share, gathered by mentions

	// What rules of targets share, found by samePairs.
	pairs []goalPair
}

// lines is a run of Text.Lines: from first up to and with last.
type lines struct{ first, last int }

// Task is a measure and where it stands.
type Task struct {
	*plan.Measure
	Section *plan.Section // that holds it
	Part    *plan.Section // the outermost one (领域)
}

// Line is one line of the file as written, without the blanks at its ends.
// Pieces say which field each piece of it went to. A plan given as YAML or JSON
// has a line for each of its texts.
type Line struct {
	Number int // from 1; 0 when unknown
	Text   string
	Pieces []Piece

	sums []figure // its sums of money
}

// Piece is a part of a line and the field that it went to.
type Piece struct {
	From, To int // bytes of Line.Text
	Column   int // in the file, in characters from 1; 0 when unknown
	Field    plan.Field
	Part     *plan.Section // outermost section; nil outside
	Section  *plan.Section
	Measure  *plan.Measure
}

// batch is how many lines or measures are looked at in one go.
const batch = 64

func newText(p *plan.Plan, problems []plan.Problem) *Text {
	t := &Text{Plan: p, Problems: problems, Stage: p.Stage, task: map[*plan.Measure]int{}, first: map[int]int{}, reach: map[any]lines{}}
	parts := map[*plan.Section]*plan.Section{}
	homes := map[*plan.Measure]*plan.Section{}
	for _, part := range p.Sections {
		var note func(s *plan.Section)
		note = func(s *plan.Section) {
			parts[s] = part
			for _, m := range s.Measures {
				homes[m] = s
			}
			for _, sub := range s.Sections {
				note(sub)
			}
		}
		note(part)
	}
	for k, m := range p.Measures() {
		t.task[m] = k
		t.Tasks = append(t.Tasks, Task{Measure: m, Section: homes[m], Part: parts[homes[m]]})
	}
	passages := p.Passages
	if len(passages) == 0 {
		passages = passagesOf(p)
	}
	w := writing{Text: t, parts: parts}
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
		gap = p.Column - end.Column - utf8.RuneCountInString(w.pieces[len(w.pieces)-1])
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
	l.Pieces = append(l.Pieces, Piece{From: from, To: from + len(p.Text), Column: p.Column, Field: p.Field,
		Part: w.parts[p.Section], Section: p.Section, Measure: p.Measure})
	var of any = p.Section
	if p.Measure != nil {
		of = p.Measure
	}
	r, ok := w.reach[of]
	if !ok {
		r.first = last
	}
	r.last = last
	w.reach[of] = r
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

// At is the finding's place for bytes from to to of a line, quoted. The caller
// adds what is wrong and what to do.
func (l *Line) At(from, to int) Finding {
	f := Finding{Line: l.Number, Quote: l.Text[from:to], Context: l.Text, From: from}
	for _, r := range l.Pieces {
		if from >= r.To && r.To < len(l.Text) {
			continue
		}
		f.Section, f.Measure = numbers(r)
		if r.Column > 0 {
			f.Column = r.Column + utf8.RuneCountInString(l.Text[:from]) - utf8.RuneCountInString(l.Text[:r.From])
		}
		break
	}
	return f
}

func numbers(r Piece) (section, measure int) {
	if r.Part != nil {
		section = r.Part.Number
	}
	if r.Measure != nil {
		measure = r.Measure.Number
	}
	return section, measure
}

// InMeasure is the place of quote in a measure: in its line or lines, wherever
// it first stands; the measure's own line where it is not found.
func (t *Text) InMeasure(m *plan.Measure, quote string) Finding {
	return t.find(quote, t.reach[m], func(r Piece) bool { return r.Measure == m }, func(f *Finding) {
		f.Line = m.Line
		if k, ok := t.task[m]; ok {
			f.Section, f.Measure = t.Tasks[k].Part.Number, m.Number
		}
	})
}

// InSection is the place of quote in a section's own heading, clause or
// overview; the section's line where it is not found.
func (t *Text) InSection(s *plan.Section, quote string) Finding {
	return t.find(quote, t.reach[s], func(r Piece) bool { return r.Section == s && r.Measure == nil }, func(f *Finding) {
		f.Line = s.Line
		for _, part := range t.Plan.Sections {
			if part == s {
				f.Section = s.Number
			}
		}
	})
}

// InPlan is the place of quote wherever it first stands.
func (t *Text) InPlan(quote string) Finding {
	return t.find(quote, lines{0, len(t.Lines) - 1}, func(Piece) bool { return true }, func(*Finding) {})
}

// find looks for quote in the pieces that belong, over the pieces of a line that
// stand together.
func (t *Text) find(quote string, in lines, belongs func(Piece) bool, otherwise func(*Finding)) Finding {
	for k := in.first; k <= in.last && k < len(t.Lines); k++ {
		l := &t.Lines[k]
		for from := 0; quote != "" && from <= len(l.Text); {
			at := strings.Index(l.Text[from:], quote)
			if at < 0 {
				break
			}
			at += from
			for _, r := range l.Pieces {
				if r.From <= at && at < r.To && belongs(r) {
					return l.At(at, at+len(quote))
				}
			}
			from = at + 1
		}
	}
	f := Finding{Quote: quote}
	otherwise(&f)
	return f
}

// Home is the section and the measure that a place belongs to.
func (t *Text) Home(at plan.Place) (section, measure int) {
	for _, l := range t.numbered(at.Line) {
		for k, r := range l.Pieces {
			if k == len(l.Pieces)-1 || at.Column < l.Pieces[k+1].Column {
				return numbers(r)
			}
		}
	}
	return 0, 0
}

// numbered returns the lines of a number: more than one in a plan given as YAML
// or JSON, none where the number is not known.
func (t *Text) numbered(number int) []Line {
	first, ok := t.first[number]
	if !ok || number == 0 {
		return nil
	}
	end := first
	for end < len(t.Lines) && t.Lines[end].Number == number {
		end++
	}
	return t.Lines[first:end]
}

// context is the line that a finding stands in, and the byte where its
// quotation begins: at its column or behind, else wherever the line first has
// it. Findings that Line.At placed know it already.
func (t *Text) context(f Finding) (line string, from int) {
	if f.Context != "" && strings.HasPrefix(f.Context[f.From:], f.Quote) {
		return f.Context, f.From
	}
	if f.Line == 0 || f.Quote == "" {
		return "", 0
	}
	for _, l := range t.numbered(f.Line) {
		text, begin := l.Text, l.byteAt(f.Column)
		if at := strings.Index(text[begin:], f.Quote); at >= 0 {
			return text, begin + at
		}
		if at := strings.Index(text, f.Quote); at >= 0 && line == "" {
			line, from = text, at
		}
	}
	return line, from
}

// byteAt is the byte of the line's text at a column of the file, 0 where the
// line does not have it.
func (l *Line) byteAt(column int) int {
	for _, p := range l.Pieces {
		piece := l.Text[p.From:p.To]
		left := column - p.Column
		if p.Column == 0 || left < 0 || left >= len(piece) {
			continue
		}
		for at := range piece {
			if left == 0 {
				return p.From + at
			}
			left--
		}
	}
	return 0
}
