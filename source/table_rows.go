package source

import (
	"strings"

	"fenjie/source/document"
	"fenjie/source/plan"
)

// Rows of a task table that are no task: 一 | 教育类 heads the rows below it,
// 合计 adds them up.

// numbersMixed reports a table whose tasks are numbered 1, 2, so that a row
// numbered 一 heads them.
func (c *taskColumns) numbersMixed(t *document.Table) bool {
	k := c.find(colNumber)
	if k < 0 {
		return false
	}
	for _, row := range t.Rows[c.rows:] {
		if k < len(row) && strings.TrimSpace(row[k].Text) != "" && isDigits(row[k].Text) {
			return true
		}
	}
	return false
}

// groupOf is the column of the one text in a row that has nothing else but a
// number in 汉字; 0 for any other row.
func (c *taskColumns) groupOf(row []document.Cell) int {
	number, title := c.find(colNumber), 0
	for k, cell := range row {
		text := strings.TrimSpace(cell.Text)
		switch {
		case text == "":
		case cell.Repeated:
			return 0
		case k == number:
			if strings.Trim(text, hanDigitRunes+"（()）、.． ") != "" {
				return 0
			}
			number = -1
		case title > 0:
			return 0
		default:
			title = k
		}
	}
	if number >= 0 {
		return 0
	}
	return title
}

// isTotal reports a row that adds up others.
func (c *taskColumns) isTotal(row []document.Cell) bool {
	for k, cell := range row {
		switch text := strings.Join(strings.Fields(cell.Text), ""); {
		case text == "" || cell.Repeated:
		case k < len(c.kinds) && c.kinds[k] == colUnits:
			return false
		default:
			return text == "合计" || text == "总计" || text == "小计" || text == "共计"
		}
	}
	return false
}

// total enters a row that adds up others as text of its section, or, where the
// table is the whole plan, of the plan's closing.
func (b *builder) total(c *taskColumns, row []document.Cell, s *plan.Section) {
	field, of := plan.FieldOverview, s
	if s.Label == "" && s.Title == "" {
		field, of = plan.FieldClosing, nil
	}
	var words []string
	for k, cell := range row {
		text := b.cell(cell, field, of, nil)
		if text == "" || cell.Repeated {
			continue
		}
		if len(words) > 0 && k < len(c.header) && c.header[k] != "" {
			text = c.header[k] + "：" + text
		}
		words = append(words, text)
	}
	if text := strings.Join(words, "　"); of != nil {
		s.Overview = joinLine(s.Overview, text)
	} else {
		b.totals = joinLine(b.totals, text)
	}
}

// withoutDittos is what the cells of a row mean, where 同上 stands for what the
// cell above means.
func withoutDittos(row []document.Cell, above []string) []string {
	meant := make([]string, len(row))
	for k, cell := range row {
		meant[k] = strings.TrimSpace(cell.Text)
		if isDitto(strings.Trim(meant[k], "（()） ")) && k < len(above) {
			meant[k] = above[k]
		}
	}
	return meant
}

// rowUnits are the units of a cell. Where its header asks for persons too, what
// is no name of a unit is theirs: 牵头单位及责任人.
func rowUnits(header, names string) clauseParts {
	parts := parseClause(withColon(header) + names)
	if asksPersons(header) {
		parts.units, parts.persons = withoutPersons(header, parts.units)
	}
	return parts
}
