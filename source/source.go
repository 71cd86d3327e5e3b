// Package source reads a work plan (工作方案) from a file into its structure.
//
// The way is: bytes → paragraphs (package document) → outline by numbering →
// which items are measures, by where their responsibility clauses stand →
// units, money, targets and deadlines of each. It drops nothing and guesses
// nothing: every non-blank character is entered in the plan's ledger
// (plan.Passages), and what has no place in the structure is a Problem.
package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"fenjie/source/document"
	"fenjie/source/parallel"
	"fenjie/source/plan"
	"fenjie/source/settings"
)

// Read reads a plan from the bytes of the file called name: .docx, .md, .txt,
// .yaml or .json, recognised by name and content. Problems are what it could
// not place or had to decide. An error is a *document.Error, for a clerk.
func Read(name string, data []byte, set *settings.Settings) (*plan.Plan, []plan.Problem, error) {
	if set == nil {
		set = &settings.Settings{}
	}
	if document.IsStructured(name, data) {
		return readStructured(name, data, set)
	}
	doc, err := document.Read(name, data)
	if err != nil {
		return nil, nil, err
	}
	if err := paragraphsWithin(name, doc); err != nil {
		return nil, nil, err
	}
	return readDocument(name, doc, set)
}

// Text is a file to read.
type Text struct {
	Name string
	Data []byte
}

// ReadEach reads several texts at a time. Of several errors it answers with that
// of the first text.
func ReadEach(texts []Text, set *settings.Settings) ([]*plan.Plan, error) {
	plans, errs := make([]*plan.Plan, len(texts)), make([]error, len(texts))
	parallel.Each(len(texts), 1, func(k int) {
		plans[k], _, errs[k] = Read(texts[k].Name, texts[k].Data, set)
	})
	return plans, cmp.Or(errs...)
}

// reader builds one plan.
type reader struct {
	plan     *plan.Plan
	set      *settings.Settings
	problems []plan.Problem
	first    bool // a note says that the first unit named is the lead
	clauses  []*namedClause
	built    func(*plan.Measure) // called with each measure that is built: all but its units and id
	cursor   cursor

	frontLines []line // the lines before the first item, of which the last may stand above a table

	persons   []string // those left out of lists of units, each once
	personsAt plan.Place

	together map[*plan.Measure]string // dates of lines that close a list of tasks, for all of them
}

// namedClause is a clause whose units wait for their names, which are settled
// when all of the plan's mentions are counted.
type namedClause struct {
	units   []clauseUnit
	at      plan.Place
	section *plan.Section
	measure *plan.Measure // nil for a section's own clause
}

func readDocument(name string, doc *document.Document, set *settings.Settings) (*plan.Plan, []plan.Problem, error) {
	r := &reader{plan: &plan.Plan{Schema: plan.Schema, File: name, ByParagraph: doc.ByParagraph, Rows: doc.Rows}, set: set, first: set.FirstIsLead}
	r.problems = append(r.problems, doc.Notes...)
	r.first = r.first || saysFirstIsLead(doc)
	o := outlineOf(doc)
	if o.wrapped > 0 {
		r.problem(plan.Place{}, "notice", "wrapped-lines", "", fmt.Sprintf("文中有按版面宽度断开的行 %d 处，已接成段落", o.wrapped), "如有段落接错，请用方案的 Word 原文件（.docx）")
	}
	r.leaveOut(o.pages)
	r.plan.Passages = make([]plan.Passage, 0, perBlock*len(doc.Blocks))
	r.readFront(o.front, o.title)
	r.frontLines = o.front
	// The figures of a measure are read while the next ones are built and named.
	figures := func(m *plan.Measure) { readMeasureFigures(m, r.plan.Year) }
	parallel.Behind(figures, func(built func(*plan.Measure)) {
		r.built = built
		r.build(o.root, o.closing)
		r.settle()
	})
	if len(r.plan.Measures()) == 0 {
		return nil, nil, &document.Error{
			File:       name,
			Message:    "没有读到任何任务：文中没有带“责任单位”“牵头单位”等条款的编号段落，也没有这样的任务表",
			Suggestion: "请确认这是工作方案，并在每项任务后写明（责任单位：…）",
		}
	}
	r.finish()
	if err := within(name, r.plan); err != nil {
		return nil, nil, err
	}
	return r.plan, r.problems, nil
}

// perBlock is about how many passages a paragraph of a plan has: label, title,
// stop, text and clause.
const perBlock = 5

// leaveOut enters the numbers of pages, which are no text of the plan.
func (r *reader) leaveOut(pages []line) {
	for _, l := range pages {
		r.enter(l, 0, len(l.text), plan.FieldProblem, nil, nil)
	}
	if len(pages) > 0 {
		r.problem(pages[0].Place, "notice", "page-number", pages[0].text, fmt.Sprintf("文中有页码 %d 处，未作为正文读取", len(pages)), "如不是页码，请与上下文写在同一段")
	}
}

// saysFirstIsLead looks for the note that makes the first unit named the lead.
func saysFirstIsLead(doc *document.Document) bool {
	const batch = 256 // most paragraphs are told by a few words
	var says atomic.Bool
	parallel.Each(len(doc.Blocks), batch, func(k int) {
		if firstIsLead.MatchString(doc.Blocks[k].Text) {
			says.Store(true)
		}
	})
	return says.Load()
}

// enter puts bytes from to to of l into the ledger under a field, and returns
// them without the blanks around them.
func (r *reader) enter(l line, from, to int, f plan.Field, s *plan.Section, m *plan.Measure) string {
	for _, at := range l.pieces(from, to) {
		r.plan.Passages = append(r.plan.Passages, plan.Passage{
			Place: r.cursor.of(&l, at.from), Text: l.text[at.from:at.to], Field: f, Section: s, Measure: m,
		})
	}
	return strings.TrimSpace(l.text[from:to])
}

// enterLabel enters a label that stands in the file. A label that the word
// processor writes itself is in the structure, but in no character of the file.
func (r *reader) enterLabel(i *item, s *plan.Section, m *plan.Measure) {
	if i.label != "" && i.head.written {
		r.enter(line{Place: i.Place, text: i.label}, 0, len(i.label), plan.FieldLabel, s, m)
	}
}

// prose joins pieces of text: directly within a line, by "\n" between lines.
type prose struct {
	only string          // the text, as long as it is one piece: no copy
	b    strings.Builder // the text of several
	at   plan.Place
}

// add adds text that stands in l.
func (p *prose) add(l line, text string) {
	switch {
	case text == "":
		return
	case p.isEmpty():
		p.only, p.at = text, l.Place
		return
	case p.b.Len() == 0:
		p.b.WriteString(p.only)
	}
	if p.at.Line != l.Line || l.broken && p.at.Column < l.Column {
		p.b.WriteByte('\n')
	}
	p.b.WriteString(text)
	p.at = l.Place
}

func (p *prose) isEmpty() bool { return p.only == "" }

func (p *prose) String() string {
	if p.b.Len() == 0 {
		return p.only
	}
	return p.b.String()
}

func (r *reader) problem(at plan.Place, severity, code, quote, message, suggestion string) {
	r.problems = append(r.problems, plan.Problem{
		Place: at, Quote: quote, Severity: severity, Code: code, Message: message, Suggestion: suggestion,
	})
}

// settle puts the ledger in order, numbers the parts and names the units.
func (r *reader) settle() {
	p := r.plan
	slices.SortStableFunc(p.Passages, func(a, b plan.Passage) int {
		return cmp.Or(a.Line-b.Line, a.Column-b.Column)
	})
	number(p)
	r.nameUnits()
	setIDs(p)
}

// finish reads the figures of what holds the measures.
func (r *reader) finish() {
	p := r.plan
	p.Basis = basisOf(p.Title, p.Preamble)
	p.Budget, _ = readBudget(p.Preamble, p.Year)
	p.Targets = readTargets(p.Preamble, p.Year)
	p.Walk(func(s *plan.Section, _ int) { readSectionFigures(s, p.Year) })
	r.giveTogether()
}

// number counts the sections of each level and all measures, from 1.
func number(p *plan.Plan) {
	levels := map[int]int{}
	p.Walk(func(s *plan.Section, depth int) {
		levels[depth]++
		s.Number = levels[depth]
	})
	for i, m := range p.Measures() {
		m.Number = i + 1
	}
}

func readSectionFigures(s *plan.Section, year int) {
	money := findMoney(s.Overview)
	budget, used := budgetAmong(s.Overview, money, year)
	s.Budget = budget
	s.Targets = targetsBeside(s.Overview, money, year)
	if len(used) == 0 {
		s.Amounts = amountsOf(s.Overview, money, year)
	} else {
		s.Amounts = readAmounts(blank(s.Overview, used), year)
	}
}

// blank replaces spans of text by fillers of the same width, so that what was
// read from them is not read again and places stay.
func blank(text string, spans [][2]int) string {
	if len(spans) == 0 {
		return text
	}
	b := []byte(text)
	for _, span := range spans {
		for i := span[0]; i < span[1]; i++ {
			b[i] = filler
		}
	}
	return string(b)
}

// filler is a byte that no reader of figures takes for a blank or a word.
const filler = 1

func readMeasureFigures(m *plan.Measure, year int) {
	text := m.Sentences()
	money := findMoney(text)
	m.Targets = namedTargets(targetsBeside(text, money, year), m.Title)
	cells, outputs, rest := moneyCells(text, m.Title, year)
	if rest != text {
		money = findMoney(rest)
	}
	m.Targets = append(m.Targets, outputs...)
	m.Amounts = append(amountsOf(rest, money, year), cells...)
	if m.Deadline == "" {
		m.Deadline = findDeadline(text, year)
	}
}

// namedTargets gives targets that stand alone (the cell 目标值 of a table: 300个) the
// task as their metric, and drops one that the text has already told whole.
func namedTargets(targets []plan.Target, task string) []plan.Target {
	kept := make([]plan.Target, 0, len(targets))
	for _, t := range targets {
		if t.Metric != "" {
			kept = append(kept, t)
			continue
		}
		told := false
		for _, other := range targets {
			told = told || other.Metric != "" && other.Op == t.Op && other.Value == t.Value && other.Max == t.Max && other.Unit == t.Unit
		}
		if !told {
			t.Metric = task
			kept = append(kept, t)
		}
	}
	return kept
}
