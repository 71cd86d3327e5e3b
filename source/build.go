package source

import (
	"strings"

	"fenjie/source/plan"
)

// build turns the outline into sections and measures. closing is the lines
// after the last item.
func (r *reader) build(root *item, closing []line) {
	b := &builder{reader: r, classifier: classify(root)}
	b.last = lastItem(root)
	b.furthered = b.furtheredBy(root, b.last)
	var implicit *plan.Section
	open := func() *plan.Section {
		if implicit == nil {
			implicit = &plan.Section{Line: root.Line}
			r.plan.Sections = append(r.plan.Sections, implicit)
		}
		return implicit
	}
	b.rootLines(root.body, open)
	for k, i := range root.children {
		switch b.of(i).kind {
		case kindSection:
			implicit = nil
			s := b.section(i)
			r.plan.Sections = append(r.plan.Sections, s)
		case kindMeasure:
			s := open()
			if s.Line == 0 {
				s.Line = i.Line
			}
			s.Measures = append(s.Measures, b.measure(i, s))
		case kindText:
			if len(r.plan.Sections) == 0 && anyMeasure(b, root.children[k:]) {
				b.loose(i, &b.front, plan.FieldPreamble)
			} else {
				b.loose(i, b.closingFor(i), plan.FieldClosing)
			}
		}
	}
	if front := b.front.String(); front != "" {
		if r.plan.Preamble != "" {
			front = r.plan.Preamble + "\n" + front
		}
		r.plan.Preamble = front
	}
	for _, l := range closing {
		b.addLine(&b.closing, l, plan.FieldClosing, nil, nil)
	}
	r.plan.Closing = joinLine(joinLine(b.totals, b.rules.String()), b.closing.String())
}

// builder turns items into sections and measures.
type builder struct {
	*reader
	*classifier
	last *item // the last item of the plan: text after its clause is the closing
	furthered
	front   prose
	closing prose
	rules   prose  // on the plan itself, where more items follow: below them stands an annex
	totals  string // 合计 of tables that stand outside all sections
}

func lastItem(i *item) *item {
	for len(i.children) > 0 {
		i = i.children[len(i.children)-1]
	}
	return i
}

func anyMeasure(b *builder, items []*item) bool {
	for _, i := range items {
		if b.of(i).kind != kindText {
			return true
		}
	}
	return false
}

// rootLines reads what stands outside all items: task tables and text around
// them.
func (b *builder) rootLines(lines []line, open func() *plan.Section) {
	var table *plan.Section
	for k, l := range lines {
		if l.table != nil && taskTable(l.table) != nil {
			table = open()
			b.addTable(table, l, linesAbove(b.frontLines, lines[:k]))
			continue
		}
		if table != nil && len(answerable(&l)) > 0 { // below the table: for all its rows
			var text, clause prose
			units := b.takeClauses(l, 0, table, &text, &clause)
			table.Overview, table.Clause = joinLine(table.Overview, text.String()), joinLine(table.Clause, clause.String())
			b.clauses = append(b.clauses, &namedClause{units: units, at: l.Place, section: table})
			continue
		}
		if len(b.plan.Sections) == 0 {
			b.addLine(&b.front, l, plan.FieldPreamble, nil, nil)
		} else {
			b.addLine(&b.closing, l, plan.FieldClosing, nil, nil)
		}
	}
}

// addLine enters a whole line, or a table that lists no tasks, as text.
func (b *builder) addLine(p *prose, l line, f plan.Field, s *plan.Section, m *plan.Measure) {
	if l.table != nil {
		b.checkPlainSums(l.table)
		for _, row := range l.table.Rows {
			for n, cell := range row {
				if cell.Repeated {
					continue
				}
				c := line{Place: cell.Place, text: strings.ReplaceAll(cell.Text, "\n", " ")}
				text := b.enter(c, 0, len(c.text), f, s, m)
				if n > 0 && text != "" && p.at.Line == c.Line {
					text = "\u3000" + text // cells of a row stay apart
				}
				p.add(c, text)
			}
		}
		return
	}
	if l.label != "" {
		if l.written {
			b.enter(l.labelLine(), 0, len(l.label), plan.FieldLabel, s, m)
		}
	}
	p.add(l, withLabel(l.label, b.enter(l, 0, len(l.text), f, s, m)))
	if m == nil {
		b.unplaced(l)
	}
}

// withLabel puts a number before its text. 1.1 needs a blank after it.
func withLabel(label, text string) string {
	if r := lastRune(label); text != "" && r >= '0' && r <= '9' {
		return label + " " + text
	}
	return label + text
}

// unplaced reports clauses in text that belongs to no task.
func (r *reader) unplaced(l line) {
	for _, span := range answerable(&l) {
		r.problem(l.placeAt(span.start), "warning", "clause-unplaced", l.text[span.start:span.end], "这处责任条款不在任何任务之内，未计入各单位的任务", "请把它写在所属任务的段落之中或之后")
	}
}

// loose enters an item that is part of no section as text.
func (b *builder) loose(i *item, p *prose, f plan.Field) {
	head := i.head
	head.label, head.labelAt = i.label, i.Place
	b.addLine(p, head, f, nil, nil)
	for _, l := range i.lines() {
		b.addLine(p, l, f, nil, nil)
	}
}

// section builds a part of the plan and all below it.
func (b *builder) section(i *item) *plan.Section {
	s := &plan.Section{Label: i.label, Line: i.Line}
	b.enterLabel(i, s, nil)
	b.brokenTitle(i)
	var overview, clause prose
	var units []clauseUnit
	rest := b.heading(i.head, s, nil)
	takeOwn := func(l line, from int) {
		units = append(units, b.takeClauses(l, from, s, &overview, &clause)...)
	}
	if rest < len(i.head.text) {
		takeOwn(i.head, rest)
	}
	for k, l := range i.body {
		switch {
		case l.table != nil && taskTable(l.table) != nil:
			b.addTable(s, l, linesAbove([]line{i.head}, i.body[:k]))
		case l.table != nil:
			b.addLine(&overview, l, plan.FieldOverview, s, nil)
		case i == b.last && b.isAnnex(l, &b.closing):
			b.addLine(&b.closing, l, plan.FieldClosing, nil, nil)
		default:
			takeOwn(l, 0)
		}
	}
	together, ofAll := b.takeTogether(i)
	for _, child := range i.children {
		switch b.of(child).kind {
		case kindSection:
			s.Sections = append(s.Sections, b.section(child))
		case kindMeasure:
			s.Measures = append(s.Measures, b.measure(child, s))
		case kindText:
			if child.isClosingRule() {
				b.loose(child, b.closingFor(child), plan.FieldClosing)
				continue
			}
			b.textChild(child, &overview, s)
		}
	}
	if ofAll {
		takeOwn(together, 0)
		b.setTogether(s, together)
	}
	s.Overview = joinLine(s.Overview, overview.String())
	s.Clause = clause.String()
	if len(units) > 0 {
		b.clauses = append(b.clauses, &namedClause{units: units, at: i.Place, section: s})
	}
	return s
}

// takeClauses enters a line of a section from byte from on, its clauses apart.
func (b *builder) takeClauses(l line, from int, s *plan.Section, overview, clause *prose) []clauseUnit {
	var units []clauseUnit
	at := from
	if l.label != "" { // 1. 牵头单位：A
		if l.written {
			b.enter(l.labelLine(), 0, len(l.label), plan.FieldLabel, s, nil)
		}
		clause.add(l, strings.TrimSuffix(withLabel(l.label, "|"), "|"))
	}
	for _, span := range l.clausesFrom(from) {
		overview.add(l, b.enter(l, at, from+span.start, plan.FieldOverview, s, nil))
		clause.add(l, b.enter(l, from+span.start, from+span.end, plan.FieldClause, s, nil))
		units = append(units, b.answering(l.parsed(span.inner), l, from+span.start)...)
		at = from + span.end
	}
	overview.add(l, b.enter(l, at, len(l.text), plan.FieldOverview, s, nil))
	return units
}

// joinLine adds a line to a text.
func joinLine(text, line string) string {
	if text == "" || line == "" {
		return text + line
	}
	return text + "\n" + line
}

// textChild enters a numbered paragraph of a section that holds no measure.
func (b *builder) textChild(i *item, overview *prose, s *plan.Section) {
	head := i.head
	head.label, head.labelAt = i.label, i.Place
	b.addLine(overview, head, plan.FieldOverview, s, nil)
	for _, l := range i.lines() {
		if b.isAnnex(l, &b.closing) && isAtEnd(i, b.last) {
			b.addLine(&b.closing, l, plan.FieldClosing, nil, nil)
			continue
		}
		b.addLine(overview, l, plan.FieldOverview, s, nil)
	}
}

// closingFor is where a closing paragraph goes: what follows one at the end is of the
// closing too, what follows another is not.
func (b *builder) closingFor(i *item) *prose {
	if isAtEnd(i, b.last) {
		return &b.closing
	}
	return &b.rules
}

func isAtEnd(i, last *item) bool { return lastItem(i) == last }

// isAnnex reports whether a line at the plan's end begins its annexes, or
// follows such a line.
func (b *builder) isAnnex(l line, closing *prose) bool {
	return !closing.isEmpty() || strings.HasPrefix(l.text, "附件") || strings.HasPrefix(l.text, "附表") || strings.HasPrefix(l.text, "附：")
}

// heading enters title and stop of an item's first line, for a section or,
// when m is given, a measure. It returns where the text after them begins.
func (b *builder) heading(head line, s *plan.Section, m *plan.Measure) int {
	text := head.text
	end := titleLength(text)
	stop := end + stopLength(text[end:])
	if end == len(text) {
		end = len(strings.TrimRight(text, "；;")) // an item of a list
	}
	from, to := 0, end
	marks := ""
	clause := len(text) // where the first begins
	if spans := head.clauses(); len(spans) > 0 {
		clause = spans[0].start
	}
	if strings.HasPrefix(text, "【") {
		if close := strings.Index(text, "】"); close > 0 && close < clause && !isClause(text[len("【"):close]) {
			from, to, stop = len("【"), close, close+len("】")
			marks = "【】"
		}
	}
	if clause < to {
		to, stop = clause, clause
	}
	if marks != "" {
		b.enter(head, 0, from, plan.FieldStop, s, m)
	}
	title := b.enter(head, from, to, plan.FieldHeading, s, m)
	written := b.enter(head, to, stop, plan.FieldStop, s, m)
	if marks != "" {
		written = marks
	}
	if m != nil {
		m.Title, m.Stop = title, written
	} else {
		s.Title, s.Stop = title, written
	}
	return stop
}

// brokenTitle says that an item's title was joined from two lines.
func (r *reader) brokenTitle(i *item) {
	if i.half != "" {
		r.problem(i.head.Place, "warning", "title-broken", i.half, "标题断成了两行，已接为一行", "请删去标题中间的换行")
	}
}

// measure builds one measure from an item and all below it.
func (b *builder) measure(i *item, s *plan.Section) *plan.Measure {
	m := &plan.Measure{Label: i.label, Line: i.Line}
	b.enterLabel(i, s, m)
	b.brokenTitle(i)
	w := &measureText{builder: b, section: s, measure: m}
	rest := b.heading(i.head, s, m)
	w.take(i.head, rest)
	lines := i.lines()
	ends, ended, further := lastItem(i) == b.last, false, 0
	clauses, numbers := afterClauses(lines), afterNumbers(lines)
	for k, l := range lines {
		if k >= clauses && l.label == "" && l.table == nil {
			further++
		}
		ended = ended || ends && l.table == nil && w.closed && !w.opened && l.label == "" && k >= max(clauses, numbers) && !b.goesOn(l, further)
		switch {
		case ended:
			b.addLine(&b.closing, l, plan.FieldClosing, nil, nil)
		case l.table != nil:
			b.addLine(&w.text, l, plan.FieldText, s, m)
		default:
			w.take(l, 0)
		}
	}
	if len(w.units) == 0 {
		w.units = b.runInUnits(i)
	} else {
		b.tellOwnParts(i, w.units)
	}
	m.Text, m.Clause = w.text.String(), w.clause.String()
	m.Deadline = readDeadline(w.deadline, b.plan.Year)
	b.clauses = append(b.clauses, &namedClause{units: w.units, at: i.Place, section: s, measure: m})
	b.built(m)
	return m
}

// afterClauses is the index of the line after the last that holds a clause.
func afterClauses(lines []line) int {
	for k := len(lines) - 1; k >= 0; k-- {
		if len(lines[k].clauses()) > 0 {
			return k + 1
		}
	}
	return 0
}

// measureText collects the text and the clauses of one measure.
type measureText struct {
	*builder
	section  *plan.Section
	measure  *plan.Measure
	text     prose
	clause   prose
	units    []clauseUnit
	deadline string
	closed   bool // a clause was read
	opened   bool // the last line was a keyword whose names are on the next
}

// take enters a line from byte from on, its clauses apart.
func (w *measureText) take(l line, from int) {
	if l.label != "" {
		if l.written {
			w.enter(l.labelLine(), 0, len(l.label), plan.FieldLabel, w.section, w.measure)
		}
		text := &w.text
		if spans := l.clauses(); len(spans) > 0 && spans[0].start == 0 && spans[0].end == len(l.text) {
			text = &w.clause // 1. 牵头单位：A
		}
		text.add(l, strings.TrimSuffix(withLabel(l.label, "|"), "|"))
	}
	spans := l.clausesFrom(from)
	if w.opened && len(spans) == 0 && l.label == "" {
		spans = []clauseSpan{{start: 0, end: len(l.text) - from, inner: l.text[from:]}}
	}
	w.opened = false
	at := from
	for _, span := range spans {
		w.text.add(l, w.enter(l, at, from+span.start, plan.FieldText, w.section, w.measure))
		w.clause.add(l, w.enter(l, from+span.start, from+span.end, plan.FieldClause, w.section, w.measure))
		w.parse(l, from, span)
		at = from + span.end
		if rest := ahead(l.text[at:]); w.text.isEmpty() && w.measure.Stop == "" && strings.HasPrefix(rest, "。") { // 标题（责任单位：A）。正文
			w.measure.Stop = w.enter(l, at, at+len("。"), plan.FieldStop, w.section, w.measure)
			at += len("。")
		}
	}
	w.text.add(l, w.enter(l, at, len(l.text), plan.FieldText, w.section, w.measure))
}

func (w *measureText) parse(l line, from int, span clauseSpan) {
	if span.open {
		w.problem(l.Place, "warning", "bracket-unbalanced", span.inner, "责任条款的括号没有闭合，已读到行末", "请补上右括号")
	}
	parts := l.parsed(span.inner)
	w.opened = parts.opened
	w.units = append(w.units, w.answering(parts, l, from+span.start)...)
	if parts.deadline != "" {
		w.deadline = parts.deadline
	}
	w.first = w.first || parts.legend
	w.closed = true
}
