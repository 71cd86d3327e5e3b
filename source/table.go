package source

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/document"
	"fenjie/source/plan"
)

// column is what a column of a task table (任务分解表) holds.
type column int

const (
	colOther    column = iota // 备注 and the like: kept as text, with its header
	colNumber                 // 序号
	colField                  // 领域
	colTask                   // 任务
	colContent                // 工作内容
	colUnits                  // any list of units; its header says the role
	colDeadline               // 完成时限
	colPersons                // 责任领导
)

// taskColumns is a table that lists tasks: what its columns hold, and where
// its rows begin.
type taskColumns struct {
	kinds  []column
	header []string
	heads  []string // what stands in front of the cells' text in each column; empty where nothing does
	funds  []bool   // which columns stand below a header of money: 中央 below 资金来源
	top    int      // index of the first row of the header
	rows   int      // index of the first row below it
}

var columnWords = []struct {
	kind  column
	words []string
}{
	{colNumber, []string{"序号", "编号", "项次"}},
	{colUnits, []string{"牵头单位", "牵头部门", "责任单位", "责任部门", "配合单位", "配合部门", "协办单位", "参与单位", "主办单位", "责任主体", "落实单位", "实施单位", "承办单位", "牵头", "配合"}},
	{colDeadline, []string{"完成时限", "完成时间", "完成期限", "时限", "时间节点", "时间要求", "进度安排"}},
	{colField, []string{"领域", "类别", "板块", "一级", "分类", "方面", "专项", "章节"}},
	{colContent, []string{"内容", "目标", "要求", "标准", "具体措施", "具体举措", "主要举措", "工作举措", "举措", "说明", "成果", "进度", "描述"}},
	{colTask, []string{"任务", "事项", "措施", "项目", "工作", "指标", "改革", "行动"}},
}

// taskTable recognises a table of tasks by its header: a column of units and
// one of tasks. It returns nil for any other table.
func taskTable(t *document.Table) *taskColumns {
	if t == nil {
		return nil
	}
	for n := 0; n < len(t.Rows) && n < 3; n++ {
		c := headerOf(t, n)
		units, tasks := false, false
		for _, header := range c.header {
			kind := columnKind(header)
			units = units || kind == colUnits
			tasks = tasks || kind == colTask || kind == colContent
			c.kinds = append(c.kinds, kind)
		}
		if units && tasks {
			c.settle(t)
			c.giveHeads()
			return c
		}
	}
	return nil
}

func columnKind(header string) column {
	header = strings.Join(strings.Fields(header), "")
	if name, _ := plan.MoneyHeader(header); name != "" || plan.IsFunds(header, false) || utf8.RuneCountInString(header) > 12 {
		return colOther
	}
	if kind, ok := keywordKinds[header]; ok && kind == kwPerson {
		return colPersons
	}
	kind, _ := columnWord(header)
	return kind
}

// columnWord is the kind of a column by its header, and the word there that says it.
func columnWord(header string) (column, string) {
	for _, c := range columnWords {
		for _, word := range c.words {
			if strings.Contains(header, word) {
				if c.kind == colField && strings.Contains(header, "任务") && !strings.HasSuffix(header, word) {
					continue // 专项任务 is a task, 任务类别 its field
				}
				return c.kind, word
			}
		}
	}
	return colOther, ""
}

// settle decides which of several task columns names the task: where the
// first one is merged over rows, it is the field, and the next names the task.
func (c *taskColumns) settle(t *document.Table) {
	c.setTimesApart()
	task := c.find(colTask)
	if task < 0 {
		c.kinds[c.find(colContent)] = colTask
		return
	}
	merged := false
	for _, row := range t.Rows[c.rows:] {
		merged = merged || task < len(row) && row[task].Repeated
	}
	next := -1
	for k := task + 1; k < len(c.kinds) && next < 0; k++ {
		if c.kinds[k] == colTask || c.kinds[k] == colContent {
			next = k
		}
	}
	if merged && next >= 0 && c.find(colField) < 0 {
		c.kinds[task], c.kinds[next] = colField, colTask
		task = next
	}
	for k := range c.kinds {
		if c.kinds[k] == colTask && k != task {
			c.kinds[k] = colContent
		}
	}
}

func (c *taskColumns) find(kind column) int {
	for k, have := range c.kinds {
		if have == kind {
			return k
		}
	}
	return -1
}

// addTable adds the rows of a task table to s: to s itself, or to a
// sub-section for each value of its column of fields. In a plan without
// sections those are sections of their own. above is the lines before it.
func (b *builder) addTable(s *plan.Section, l line, above []string) {
	c := taskTable(l.table)
	c.giveUnit(tableUnit(above, l.table.Rows[:c.top]), l.table)
	b.unitMissing(c, l.table)
	b.checkSums(c, l.table)
	b.tableHead(c, s, l.table)
	into := s
	mixed := c.numbersMixed(l.table)
	var meant []string
	for _, row := range l.table.Rows[c.rows:] {
		if band, cell := bandOf(row); band != "" {
			into = b.tableSection(s, cell, band)
			continue
		}
		if k := c.groupOf(row); mixed && k > 0 {
			into = b.tableSection(s, row[k], oneLine(row[k].Text))
			into.Label = b.cell(row[c.find(colNumber)], plan.FieldLabel, into, nil)
			continue
		}
		if c.isTotal(row) {
			b.total(c, row, s)
			continue
		}
		if k := c.find(colField); k >= 0 && k < len(row) && strings.TrimSpace(row[k].Text) != "" && !row[k].Repeated {
			into = b.tableSection(s, row[k], oneLine(row[k].Text))
		}
		meant = withoutDittos(row, meant)
		into.Measures = append(into.Measures, b.row(c, row, meant, into))
	}
	b.liftSections(s)
}

// liftSections makes the fields of a table sections of the plan itself where
// the section that holds them is only implied.
func (b *builder) liftSections(s *plan.Section) {
	if s.Label != "" || s.Title != "" || len(s.Sections) == 0 || len(s.Measures) > 0 {
		return
	}
	for k, have := range b.plan.Sections {
		if have == s {
			s.Sections[0].Columns = s.Columns
			s.Sections[0].Overview = joinLine(s.Overview, s.Sections[0].Overview)
			b.plan.Sections = append(b.plan.Sections[:k:k], s.Sections...)
			s.Sections = nil
			return
		}
	}
}

// tableHead enters the header and any rows above it.
func (b *builder) tableHead(c *taskColumns, s *plan.Section, t *document.Table) {
	var above prose
	for n, row := range t.Rows[:c.rows] {
		for _, cell := range row {
			if cell.Repeated {
				continue
			}
			l := line{Place: cell.Place, text: oneLine(cell.Text)}
			if n >= c.top {
				b.enter(l, 0, len(l.text), plan.FieldColumns, s, nil)
			} else {
				above.add(l, b.enter(l, 0, len(l.text), plan.FieldOverview, s, nil))
			}
		}
	}
	s.Columns = append(s.Columns, c.header...)
	if text := above.String(); text != "" {
		s.Overview = text // section appends its own overview after it
	}
}

// bandOf recognises a row that heads the rows below it: one text over the
// whole width. The same text in cells that are not merged is text of each.
func bandOf(row []document.Cell) (string, document.Cell) {
	var only document.Cell
	filled := 0
	for _, cell := range row {
		if strings.TrimSpace(cell.Text) == "" {
			continue
		}
		if filled > 0 && cell.Repeated {
			continue
		}
		filled++
		only = cell
	}
	if filled == 1 && len(row) > 1 && !only.Repeated && !isDigits(only.Text) {
		return oneLine(only.Text), only
	}
	return "", only
}

func isDigits(s string) bool { return strings.Trim(strings.TrimSpace(s), "0123456789") == "" }

// tableSection opens a section named by a cell.
func (b *builder) tableSection(parent *plan.Section, cell document.Cell, text string) *plan.Section {
	s := &plan.Section{Line: cell.Line, InTable: true}
	parent.Sections = append(parent.Sections, s)
	l := line{Place: cell.Place, text: text}
	_, label, rest := splitLabel(text)
	s.Label = label
	b.enter(l, 0, len(text)-len(rest), plan.FieldLabel, s, nil)
	head := line{Place: cell.Place, text: rest}
	head.Column += utf8.RuneCountInString(text) - utf8.RuneCountInString(rest)
	spans := findClauses(rest)
	end := len(rest)
	if len(spans) > 0 {
		end = spans[0].start
		s.Clause = b.enter(head, end, len(rest), plan.FieldClause, s, nil)
		b.clauses = append(b.clauses, &namedClause{units: b.answering(parseClause(spans[0].inner), head, end), at: cell.Place, section: s})
	}
	s.Title = b.enter(head, 0, end, plan.FieldHeading, s, nil)
	return s
}

// row builds the measure of one row. Its clause is put together from the
// columns of units: 牵头单位：A；配合单位：B. meant is what its cells mean.
func (b *builder) row(c *taskColumns, row []document.Cell, meant []string, s *plan.Section) *plan.Measure {
	m := &plan.Measure{}
	var text, clause []string
	var units []clauseUnit
	for k, cell := range row {
		value := strings.TrimSpace(cell.Text)
		if k >= len(c.kinds) || value == "" {
			if value != "" {
				text = append(text, b.cell(cell, plan.FieldText, s, m))
			}
			continue
		}
		if m.Line == 0 {
			m.Line = cell.Line
		}
		switch c.kinds[k] {
		case colNumber:
			m.Label = b.cell(cell, plan.FieldLabel, s, m)
		case colField:
			// entered when its section was opened
		case colTask:
			text = append(text, b.rowTitle(cell, s, m)...)
		case colUnits:
			b.cell(cell, plan.FieldClause, s, m)
			names := listed(meant[k])
			clause = append(clause, c.header[k]+"："+names)
			units = append(units, b.answering(rowUnits(c.header[k], names), line{Place: cell.Place}, 0)...)
		case colPersons:
			b.cell(cell, plan.FieldClause, s, m)
			clause = append(clause, c.header[k]+"："+oneLine(meant[k]))
		case colDeadline:
			b.cell(cell, plan.FieldClause, s, m)
			clause = append(clause, c.header[k]+"："+oneLine(meant[k]))
			m.Deadline = readDeadline(oneLine(meant[k]), b.plan.Year)
		case colOther:
			if cell.Repeated && c.isSum(k, cell.Text) {
				break // one sum for all of the rows: told once, not added up
			}
			text = append(text, c.withHead(k, b.cell(cell, plan.FieldText, s, m)))
		default:
			text = append(text, c.withHead(k, b.cell(cell, plan.FieldText, s, m)))
		}
	}
	m.Text = strings.Join(text, "\n")
	m.Clause = strings.Join(clause, "；")
	b.clauses = append(b.clauses, &namedClause{units: units, at: plan.Place{Line: m.Line, Column: 1}, section: s, measure: m})
	b.built(m)
	return m
}

// withColon makes a header a keyword of a clause: 牵头（责任）单位 is a lead.
func withColon(header string) string {
	switch {
	case strings.Contains(header, "牵头") && !strings.Contains(header, "配合") || strings.Contains(header, "主办") || strings.Contains(header, "主责"):
		return "牵头单位："
	case strings.Contains(header, "牵头"):
		return "责任单位："
	case strings.Contains(header, "配合") || strings.Contains(header, "协") || strings.Contains(header, "参与"):
		return "配合单位："
	}
	return "责任单位："
}

// rowTitle enters the cell that names the task: its title, and what follows it
// as text. A number before it is the label where the table has no 序号.
func (b *builder) rowTitle(cell document.Cell, s *plan.Section, m *plan.Measure) []string {
	value := strings.TrimSpace(cell.Text)
	first, rest, _ := strings.Cut(value, "\n")
	_, label, head := splitLabel(first)
	l := line{Place: cell.Place, text: first}
	if label != "" {
		written := b.enter(l, 0, len(first)-len(head), plan.FieldLabel, s, m)
		if m.Label == "" {
			m.Label = written
		} else {
			m.Label += " " + written
		}
	}
	at := len(first) - len(head)
	end := at + titleLength(head)
	stop := end + stopLength(first[end:])
	m.Title = b.enter(l, at, end, plan.FieldHeading, s, m)
	m.Stop = b.enter(l, end, stop, plan.FieldStop, s, m)
	var text []string
	for _, piece := range []string{first[stop:], rest} {
		piece = strings.TrimSpace(piece)
		if piece != "" {
			c := document.Cell{Place: cell.Place, Text: piece}
			text = append(text, b.cell(c, plan.FieldText, s, m))
		}
	}
	return text
}

// cell enters a cell's text, once for merged cells, and returns it.
func (b *builder) cell(cell document.Cell, f plan.Field, s *plan.Section, m *plan.Measure) string {
	text := strings.TrimSpace(cell.Text)
	if !cell.Repeated {
		b.enter(line{Place: cell.Place, text: text}, 0, len(text), f, s, m)
	}
	return text
}

// listed puts names that stand on lines of their own into one list.
func listed(value string) string {
	var b strings.Builder
	for n, line := range strings.Split(value, "\n") {
		line = strings.TrimSpace(line)
		if n > 0 && b.Len() > 0 && line != "" && !strings.ContainsRune("、，,；;：:（(", lastRune(b.String())) && !strings.ContainsRune("、，,；;（(）)", firstRune(line)) {
			b.WriteString("、")
		}
		b.WriteString(line)
	}
	return b.String()
}

// oneLine joins the lines of a cell.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), "")
}
