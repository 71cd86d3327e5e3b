package check

import (
	"strings"
	"sync"
	"unicode/utf8"

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
	// Sections whose measures are rows of a task table.
	tabled map[*plan.Section]bool

	// What rules share is found once, by the first that asks: they run at the
	// same time.
	formOnce, namedOnce, pairedOnce, numberedOnce sync.Once

	// What rules of form share, found by findSlips.
	runes    [][]rune  // of Lines
	pairings []pairing // of Lines
	habits   *habits
	slips    []foundSlip

	apart []string // units that the settings list, each for itself

	named []mention // what rules of units share, gathered by mentions

	runs [][]number // what rules of numbers share, found by labelRuns

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
