package xlsx

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/wording"
	"fenjie/source/entries/entry"
	"fenjie/source/plan"
)

var targetWidths = []float64{4.5, 23, 5.5, 35, 11.5, 9.5, 9, 10.5, 9.5, 12}

// Columns of 量化目标, from 1.
const (
	goalNumber = iota + 1
	goalTask
	goalRole
	goalMetric
	goalWanted
	goalValue
	goalUnit
	goalCurrent
	goalRate
)

// targets fills the sheet 量化目标: 当前值 is typed in, 完成率 is reckoned.
func (b *book) targets(unit string, rows []row, typed entry.Table) {
	s := sheetTargets
	b.sheet(s)
	c := layOut(entry.Targets, targetWidths, typed.Columns)
	b.header(s, c, 1)
	typedAt := typedRows(typed)
	end := 1
	for k := range rows {
		b.measure(rows[k].measure)
		for g := range rows[k].goals {
			end++
			b.target(s, c, end-1, &rows[k], g, typedAt, end)
		}
	}
	if end > 1 {
		b.try(b.file.SetConditionalFormat(s, fmt.Sprintf("%[1]s2:%[1]s%[2]d", letter(goalRate), b.file.Row(end)), []excelize.ConditionalFormatOptions{{
			Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "num", MaxValue: "1", BarColor: "#9DC3E6", BarSolid: true,
		}}))
	}
	end = b.added(s, c, typed, end)
	b.try(b.file.SetColVisible(s, letter(c.id()), false))
	b.freeze(s, 0, 1)
	b.printSetup(s, 9, 1, fmt.Sprintf("$A$1:$%s$%d", letter(c.visible()), b.file.Row(end)))
	b.printHead(s, unit+sheetTargets)
	b.protect(s)
}

// target writes goal k of a measure, with what was typed at it, into row n.
func (b *book) target(s string, c layout, number int, r *row, k int, typedAt map[string]entry.Row, n int) {
	m := r.measure
	goal, shape := m.goals[k], m.rows[k]
	task, metric := m.cells[holdsTask].s, words{goal.Metric, shape.bare}
	figure, measured := goal.Figure()
	value, unit := words{wording.TargetValue(goal), shape.bare}, words{measured, shape.bare}
	id := entry.TargetOf(m.of.ID, k)
	lead := r.role == plan.Lead
	plain, middle := b.body(look{locked: true, lead: lead}), b.body(look{locked: true, lead: lead, center: true})
	b.number(s, goalNumber, n, strconv.Itoa(number))
	for k, t := range []words{{task, shape.bare}, {wording.Role(r.role), true}, metric, value} {
		b.words(s, goalTask+k, n, t)
	}
	if goal.Share() == "" {
		b.number(s, goalValue, n, figure)
	} else {
		b.text(s, goalValue, n, figure)
	}
	b.words(s, goalUnit, n, unit)
	b.setStyle(s, goalNumber, n, goalUnit, n, middle)
	b.setStyle(s, goalTask, n, goalTask, n, plain)
	b.setStyle(s, goalRole, n, goalRole, n, b.body(look{locked: true, lead: lead, center: true, strong: lead}))
	b.setStyle(s, goalMetric, n, goalMetric, n, plain)
	b.setStyle(s, goalCurrent, n, c.visible(), n, b.body(look{fill: true, center: true}))
	b.try(b.file.SetFormula(s, goalRate, n, completion(goal, n)))
	b.setStyle(s, goalRate, n, goalRate, n, b.rate())
	b.text(s, c.id(), n, id)
	b.setStyle(s, c.id(), n, c.id(), n, b.hidden())
	high := max(leastRow, b.high(shape.size))
	if was := typedAt[id]; len(was.Cells) > 0 {
		texts := make([]string, c.visible())
		copy(texts, []string{"", task, wording.Role(r.role), metric.s, value.s})
		b.typed(s, c, was, n, texts)
		high = b.height(texts, c.widths)
	}
	b.rowHeight(s, n, min(maxRow, high))
}

// rate is the style of 完成率.
func (b *book) rate() int {
	if id, ok := b.styles["rate"]; ok {
		return id
	}
	percent := "0.0%"
	return b.style("rate", &excelize.Style{Font: &excelize.Font{Family: b.look.Fonts.Body, Size: b.look.Fonts.Size}, Border: b.border(), CustomNumFmt: &percent,
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"}, Protection: &excelize.Protection{Locked: true}})
}

// completion is the formula of 完成率: the current value over the target, or,
// for a ceiling, whether it is kept. Blank until a number is typed.
func completion(t plan.Target, n int) string {
	row := strconv.Itoa(n)
	typed, goal := letter(goalCurrent)+row, letter(goalValue)+row
	value := typed
	if t.Unit == "%" {
		// 85% is typed as often as 85, and is stored as 0.85 in a cell that the
		// program then formats as percents: CELL says P0 or P2.
		value = `IF(LEFT(CELL("format",` + typed + `),1)="P",` + typed + `*100,` + typed + `)`
	}
	if t.Share() != "" {
		// Of a share 68 is typed as often as 0.68 or 68%.
		value, goal = `IF(`+typed+`>1,`+typed+`/100,`+typed+`)`, "("+t.Value+t.Unit+")"
	}
	if t.IsCeiling() {
		kept := "<="
		if t.Op == plan.Less {
			kept = "<"
		}
		return `IF(ISNUMBER(` + typed + `),IF(` + value + kept + goal + `,"达标","未达标"),"")`
	}
	return `IF(AND(ISNUMBER(` + typed + `),` + goal + `<>0),` + value + `/` + goal + `,"")`
}
