package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fenjie/source/document"
	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// What a header says that its cells do not: the time that they are of, the unit of
// their money, or which of several columns of one thing it is. Such a cell keeps its
// header in front: 一季度目标：选址.

// headerOf is the header of a table whose first words of columns are in row n: in that row,
// or in several where cells of it are merged over rows. A header that is parted below is
// told with its parts: 年度目标 | 一季度.
func headerOf(t *document.Table, n int) *taskColumns {
	c := &taskColumns{top: n, rows: n + 1}
	for c.rows < len(t.Rows) && c.rows < maxHeader && continuesHeader(t.Rows[n], t.Rows[c.rows]) {
		c.rows++
	}
	for c.top > 0 && hasRepeated(t.Rows[c.top]) {
		c.top--
	}
	bottom := t.Rows[c.rows-1]
	c.funds = make([]bool, len(bottom))
	for k, cell := range bottom {
		text := oneLine(cell.Text)
		if above := oneLine(headerAbove(t.Rows[c.top:c.rows-1], k)); above != "" && !cell.Repeated {
			text, c.funds[k] = parted(above, text)
		}
		c.header = append(c.header, text)
	}
	return c
}

// maxHeader is how many rows a header has at most.
const maxHeader = 4

// continuesHeader reports a row in which cells of a header go on that are merged over
// rows, the one of units among them, while others are parted.
func continuesHeader(header, row []document.Cell) bool {
	units, parts := false, false
	for k, cell := range row {
		if k >= len(header) {
			return false
		}
		text := strings.TrimSpace(cell.Text)
		units = units || cell.Repeated && columnKind(header[k].Text) == colUnits
		parts = parts || text != "" && !cell.Repeated
	}
	return units && parts
}

func hasRepeated(row []document.Cell) bool {
	return slices.ContainsFunc(row, func(cell document.Cell) bool { return cell.Repeated })
}

// headerAbove is the header that column k stands below: its own, or the one to its left
// that is merged over columns.
func headerAbove(rows [][]document.Cell, k int) string {
	for n := len(rows) - 1; n >= 0; n-- {
		for i := min(k, len(rows[n])-1); i >= 0; i-- {
			if cell := rows[n][i]; cell.Repeated {
				break
			} else if text := strings.TrimSpace(cell.Text); text != "" {
				return text
			}
		}
	}
	return ""
}

// parted is the header of a column below another's. Of money each part has the unit of
// the whole, and a payer says enough: 中央（万元） below 资金来源（万元）.
func parted(above, text string) (header string, funds bool) {
	name, unit := plan.MoneyHeader(above)
	switch {
	case name != "" || plan.IsFunds(strings.TrimSuffix(above, "来源"), false):
	case columnKind(text) == colOther:
		return above + text, false
	default:
		return text, false // 牵头单位 below 责任分工
	}
	if own, _ := plan.MoneyHeader(text); own == "" && unit != "" && text != "" {
		text += "（" + unit + "）"
	}
	return text, true
}

// setTimesApart makes columns of times (一季度任务, 二季度进度安排) text of the task that
// another column names. One alone, before all others, names it: 2026年重点工作.
func (c *taskColumns) setTimesApart() {
	named, first := false, -1
	times := map[column]int{}
	for k, kind := range c.kinds {
		switch {
		case kind != colTask && kind != colContent && kind != colDeadline:
			continue
		case plan.IsTimed(c.header[k]):
			times[kind]++
		case kind != colDeadline:
			named = true
		}
		if first < 0 && kind != colDeadline {
			first = k
		}
	}
	if !named {
		return
	}
	for k, kind := range c.kinds {
		if times[kind] == 0 || !plan.IsTimed(c.header[k]) || kind == colDeadline && times[kind] == 1 || k == first && times[kind] == 1 {
			continue
		}
		c.kinds[k] = colOther
	}
}

// giveHeads sets what stands in front of the cells of each column: the header of one
// that is known by it alone, of several that hold the same thing, and of one whose
// header has a unit.
func (c *taskColumns) giveHeads() {
	c.heads = make([]string, len(c.header))
	same := map[string]int{}
	for k, kind := range c.kinds {
		if kind == colContent {
			_, word := columnWord(c.header[k])
			same[word]++
		}
	}
	for k, kind := range c.kinds {
		switch kind {
		case colOther:
			c.heads[k] = c.header[k]
		case colContent:
			_, word := columnWord(c.header[k])
			output, _ := plan.OutputHeader(c.header[k])
			if same[word] > 1 || output != "" || plan.IsTimed(c.header[k]) {
				c.heads[k] = c.header[k]
			}
		}
	}
}

// giveUnit gives the unit of the whole table to its columns of money that name none and
// hold figures.
func (c *taskColumns) giveUnit(unit string, t *document.Table) {
	if unit == "" {
		return
	}
	for k, head := range c.heads {
		if c.kinds[k] == colOther && plan.IsFunds(head, true) && holdsFigures(t.Rows[c.rows:], k, unit) {
			c.heads[k] = head + "（" + unit + "）"
		}
	}
}

// holdsFigures reports a column with a bare figure. 资金来源 of words has none.
func holdsFigures(rows [][]document.Cell, k int, unit string) bool {
	for _, row := range rows {
		if k < len(row) && withUnit(row[k].Text, unit) != row[k].Text {
			return true
		}
	}
	return false
}

// isSum reports a cell of a column of money.
func (c *taskColumns) isSum(k int, text string) bool {
	name, _ := plan.MoneyHeader(c.heads[k])
	return name != "" || plan.IsFunds(c.heads[k], false) && pattern.HasDigit(text)
}

// withHead is the text of a cell with its header in front. Of a time all lines are of
// that time, so that they are one.
func (c *taskColumns) withHead(k int, text string) string {
	head := c.heads[k]
	switch {
	case head == "" && c.kinds[k] != colOther:
		return text
	case plan.IsTimed(head):
		return head + "：" + inOneLine(text)
	}
	return head + "：" + text
}

// inOneLine joins the lines of a cell, which stay apart.
func inOneLine(text string) string {
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line != "" && b.Len() > 0 && !strings.ContainsRune("，,、。；;：:！？", lastRune(b.String())) {
			b.WriteString("；")
		}
		b.WriteString(line)
	}
	return b.String()
}

var (
	// unitLine says which unit a table's figures have: 单位：万元, （金额单位：亿元、亩）.
	unitLine = pattern.New(`(?:^|[^\p{Han}])(?:(?:金额|货币|计量|资金)?单位)[ ]?[：:][ ]?([^\n：:）)]{1,20}?)[ ]?(?:[）)]|$|[、，,；;]\p{Han}{0,4}单位)`).Holding("单位")
	// unitBehind is a unit alone that closes a table's title: 资金安排表（万元）.
	unitBehind = pattern.New(`[（(]((?:百万|千万|万|亿|千)?元)[）)]$`).Closing("）)")
	moneyUnit  = pattern.New(`^(?:人民币)?((?:百万|千万|万|亿|千)?(?:美|欧|港|日)?元)$`).Closing("元")
)

// tableUnit is the unit of money that the lines above a table, or its rows above the
// header, give to all of it; "" where they give none or several.
func tableUnit(above []string, rows [][]document.Cell) string {
	lines := above
	for _, row := range rows {
		for _, cell := range row {
			lines = append(lines[:len(lines):len(lines)], cell.Text)
		}
	}
	for k := len(lines) - 1; k >= 0; k-- {
		if unit, said := unitIn(lines[k]); said {
			return unit
		}
	}
	return ""
}

// unitIn is the unit of money in a line such as 单位：万元、亩, and whether it is such a
// line at all.
func unitIn(text string) (unit string, said bool) {
	text = strings.TrimSpace(text)
	m := unitLine.FindStringSubmatch(text)
	if m == nil {
		if m = unitBehind.FindStringSubmatch(text); m == nil {
			return "", false
		}
	}
	for _, word := range strings.FieldsFunc(m[1], func(r rune) bool { return strings.ContainsRune("、，,；; /／", r) }) {
		if named := moneyUnit.FindStringSubmatch(word); named != nil {
			if unit != "" {
				return "", true
			}
			unit = named[1]
		}
	}
	return unit, true
}

// linesAbove are the last lines before a table that may be its title or say its unit: no
// sentences. first stands before body.
func linesAbove(first, body []line) []string {
	const most, longest = 2, 60
	all := append(first[:len(first):len(first)], body...)
	var above []string
	for _, l := range all[max(0, len(all)-most):] {
		if l.table != nil || strings.Contains(l.text, "。") || utf8.RuneCountInString(l.text) > longest {
			above = nil
			continue
		}
		above = append(above, l.text)
	}
	return above
}
