package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/wording"
	"fenjie/source/entries/entry"
	"fenjie/source/plan"
)

// targetRow is one figure that a measure is to reach. All of it is in the
// workbook's digest: what a sheet does not show has no place here.
type targetRow struct {
	ID     string
	Task   string
	Target plan.Target
}

// targetsOf lists the targets of tasks, one a row; money to be reached is among
// them.
func targetsOf(tasks []assign.Task) []targetRow {
	var rows []targetRow
	for _, t := range tasks {
		for k, target := range t.Measure.ShownGoals() {
			rows = append(rows, targetRow{ID: entry.TargetOf(t.Measure.ID, k), Task: wording.MeasureName(t.Measure), Target: target})
		}
	}
	return rows
}

var targetWidths = []float64{4.5, 23, 35, 11.5, 9.5, 9, 10.5, 9.5, 12}

// targets fills the sheet 量化目标: 当前值 is typed in, 完成率 is reckoned.
func (b *book) targets(unit string, rows []targetRow, typed entry.Table) {
	s := sheetTargets
	b.sheet(s)
	c := layOut(entry.Targets, targetWidths, typed.Columns)
	b.header(s, c, 1)
	typedAt := typedRows(typed)
	end := 1
	for k, r := range rows {
		end++
		b.target(s, c, k+1, r, typedAt[r.ID], end)
	}
	if end > 1 {
		b.try(b.file.SetConditionalFormat(s, fmt.Sprintf("H2:H%d", b.file.Row(end)), []excelize.ConditionalFormatOptions{{
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

// target writes one target, with what was typed at it, into row n.
func (b *book) target(s string, c layout, number int, r targetRow, typed entry.Row, n int) {
	texts := make([]string, c.visible())
	copy(texts, []string{"", r.Task, r.Target.Metric, wording.TargetValue(r.Target)})
	b.number(s, 1, n, fmt.Sprint(number))
	for k, text := range texts[1:4] {
		b.text(s, k+2, n, text)
	}
	b.number(s, 5, n, r.Target.Value)
	b.text(s, 6, n, r.Target.Unit)
	b.text(s, c.id(), n, r.ID)
	b.setStyle(s, 1, n, 6, n, b.body(look{locked: true}))
	b.setStyle(s, 1, n, 1, n, b.body(look{locked: true, center: true}))
	b.setStyle(s, 4, n, 6, n, b.body(look{locked: true, center: true}))
	b.setStyle(s, 7, n, c.visible(), n, b.body(look{fill: true, center: true}))
	b.setStyle(s, 8, n, 8, n, b.rate())
	b.setStyle(s, c.id(), n, c.id(), n, b.hidden())
	b.try(b.file.SetFormula(s, 8, n, completion(r.Target, n)))
	b.typed(s, c, typed, n, texts)
	b.rowHeight(s, n, b.height(texts, c.widths))
}

// rate is the style of 完成率.
func (b *book) rate() int {
	percent := "0.0%"
	return b.style("rate", &excelize.Style{Font: &excelize.Font{Family: b.look.Fonts.Body, Size: b.look.Fonts.Size}, Border: b.border(), CustomNumFmt: &percent,
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"}, Protection: &excelize.Protection{Locked: true}})
}

// completion is the formula of 完成率: the current value over the target, or,
// for a ceiling, whether it is kept. Blank until a number is typed.
func completion(t plan.Target, n int) string {
	value := fmt.Sprintf("G%d", n)
	if t.Unit == "%" {
		// 85% is typed as often as 85, and is stored as 0.85 in a cell that the
		// program then formats as percents: CELL says P0 or P2.
		value = fmt.Sprintf(`IF(LEFT(CELL("format",G%d),1)="P",G%d*100,G%d)`, n, n, n)
	}
	switch t.Op {
	case plan.AtMost, plan.Less:
		return fmt.Sprintf(`IF(ISNUMBER(G%d),IF(%s<=E%d,"达标","未达标"),"")`, n, value, n)
	}
	return fmt.Sprintf(`IF(AND(ISNUMBER(G%d),E%d<>0),%s/E%d,"")`, n, n, value, n)
}
