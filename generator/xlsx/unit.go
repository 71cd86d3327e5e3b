package xlsx

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/wording"
	"fenjie/source/plan"
)

const sheetTasks, sheetTargets = "责任清单", "量化目标"

// columns of 责任清单, with Excel's width of each. Those from 进展状态 to 备注
// are filled in by hand. Together they print on A4 at about three quarters of
// their size; narrower ones would make the longest measures higher than a row
// of Excel can be.
var columns = []struct {
	title string
	width float64
}{
	{"序号", 5}, {"领域", 9.5}, {"任务", 12}, {"工作内容", 50}, {"量化目标", 30}, {"角色", 6}, {"牵头单位", 10.5}, {"责任单位", 16},
	{"完成时限", 9}, {"本次修订", 8.5}, {"进展状态", 8.5}, {"进展情况", 16}, {"责任人", 7.5}, {"联系电话", 11.5}, {"备注", 9}, {"任务标识", 14},
}

const (
	columnContent, columnRole, columnStatus, columnRemark, columnID = 4, 6, 11, 15, 16
)

// row is one measure as a unit's sheet shows it.
type row struct {
	Cells []string // of the columns that fenjie fills, in order
	ID    string
	Lead  bool
}

func rowsOf(a assign.Assignment) []row {
	var rows []row
	for k, t := range a.Tasks {
		m := t.Measure
		field := wording.SectionName(t.Part)
		rows = append(rows, row{
			Cells: []string{
				fmt.Sprint(k + 1), field, wording.MeasureName(m), m.Text, wording.Targets(m.Targets), wording.Role(t.Role),
				wording.Leads(t.Leads), wording.Responsible(m.Units), wording.Deadline(m.Deadline), t.Change,
			},
			ID: m.ID, Lead: t.Role == plan.Lead,
		})
	}
	return rows
}

// headOf is the lines above the header: title, plan, counts and, where the
// settings say so, by when and to whom to return the sheet.
func headOf(a assign.Assignment, l format.Look) []string {
	plan := "依据：" + wording.PlanTitle(a.Plan)
	counts := fmt.Sprintf("共%d项任务：牵头%d项，配合%d项", len(a.Tasks), a.Lead, a.Support)
	if a.Shared > 0 {
		counts += fmt.Sprintf("，共同负责%d项（原文未明确牵头单位）", a.Shared)
	}
	counts += "。浅黄色各栏由本单位填写。"
	if l.ReturnBy != "" {
		counts += "请于" + l.ReturnBy + "前填写"
		if l.ReturnTo != "" {
			counts += "并反馈" + l.ReturnTo
		}
		counts += "。"
	} else if l.ReturnTo != "" {
		counts += "填写后请反馈" + l.ReturnTo + "。"
	}
	return []string{a.Unit + "责任清单", plan, counts}
}

const headerRow = 4

func renderUnit(w io.Writer, a assign.Assignment, in format.Input) error {
	b := newBook(sheetTasks)
	defer b.file.Close()
	b.tasks(a, in)
	if rows := targetsOf(a.Tasks); len(rows) > 0 {
		b.targets(rows)
	}
	b.file.SetActiveSheet(0)
	return b.finish(w, a.Unit+"责任清单", a.Unit, a.Plan, in)
}

// tasks fills the sheet 责任清单.
func (b *book) tasks(a assign.Assignment, in format.Input) {
	s := sheetTasks
	last := letter(columnRemark)
	widths := make([]float64, len(columns))
	for k, c := range columns {
		widths[k] = c.width
		b.try(b.file.SetColWidth(s, letter(k+1), letter(k+1), c.width))
	}
	for k, line := range headOf(a, in.Look) {
		b.text(s, 1, k+1, line)
		b.try(b.file.MergeCell(s, cell(1, k+1), cell(columnRemark, k+1)))
		style, high := b.note(), 20.0
		if k == 0 {
			style, high = b.title(), 36
		}
		b.setStyle(s, 1, k+1, columnRemark, k+1, style)
		b.try(b.file.SetRowHeight(s, k+1, high))
	}
	for k, c := range columns {
		b.text(s, k+1, headerRow, c.title)
	}
	b.setStyle(s, 1, headerRow, columnID, headerRow, b.head())
	b.try(b.file.SetRowHeight(s, headerRow, 32))
	end := headerRow
	for _, r := range rowsOf(a) {
		end = b.rows(s, r, widths, end)
	}
	b.statusColumn(s, headerRow+1, end)
	b.try(b.file.AutoFilter(s, fmt.Sprintf("A%d:%s%d", headerRow, letter(columnID), end), nil))
	b.try(b.file.SetColVisible(s, letter(columnID), false))
	b.freeze(s, 3, headerRow)
	b.printSetup(s, 9, headerRow, fmt.Sprintf("$A$1:$%s$%d", last, end))
	b.protect(s)
}

// rows writes one measure below row end and returns the last row it took. A
// text that is higher than Excel's tallest row is set smaller until it fits.
func (b *book) rows(s string, r row, widths []float64, end int) int {
	end++
	for k, text := range r.Cells {
		if k == 0 {
			b.number(s, 1, end, text)
			continue
		}
		b.text(s, k+1, end, text)
	}
	b.text(s, columnID, end, r.ID)
	b.setStyle(s, 1, end, 3, end, b.body(look{locked: true, lead: r.Lead}))
	b.setStyle(s, 1, end, 1, end, b.body(look{locked: true, lead: r.Lead, center: true}))
	b.setStyle(s, columnContent, end, columnStatus-1, end, b.body(look{locked: true, lead: r.Lead}))
	b.setStyle(s, columnRole, end, columnRole, end, b.body(look{locked: true, lead: r.Lead, center: true}))
	b.setStyle(s, columnStatus, end, columnRemark, end, b.body(look{fill: true, text: true}))
	b.setStyle(s, columnID, end, columnID, end, b.body(look{locked: true}))
	for k, text := range r.Cells {
		if tooHigh(text, widths[k]) {
			b.setStyle(s, k+1, end, k+1, end, b.style(fmt.Sprintf("small %t", r.Lead), b.shrunk(r.Lead)))
		}
	}
	b.try(b.file.SetRowHeight(s, end, height(r.Cells, widths)))
	return end
}

// shrunk is the body style in the small size.
func (b *book) shrunk(lead bool) *excelize.Style {
	s := &excelize.Style{
		Font:       &excelize.Font{Family: fontBody, Size: smallSize},
		Border:     border("808080"),
		Alignment:  &excelize.Alignment{Vertical: "center", WrapText: true},
		Protection: &excelize.Protection{Locked: true},
	}
	if lead {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EAF1F8"}}
	}
	return s
}

var statuses = []string{"未启动", "推进中", "已完成", "滞后"}

// statusColumn gives 进展状态 its drop-down and colours.
func (b *book) statusColumn(s string, first, last int) {
	if last < first {
		return
	}
	area := fmt.Sprintf("%s%d:%s%d", letter(columnStatus), first, letter(columnStatus), last)
	list := excelize.NewDataValidation(true)
	list.SetSqref(area)
	b.try(list.SetDropList(statuses))
	list.SetError(excelize.DataValidationErrorStyleStop, "进展状态", "请从下拉列表中选择："+strings.Join(statuses, "、"))
	b.try(b.file.AddDataValidation(s, list))
	var rules []excelize.ConditionalFormatOptions
	for k, color := range []string{"D9D9D9", "FFE699", "C6E0B4", "F4B6B6"} {
		style, err := b.file.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}})
		b.try(err)
		rules = append(rules, excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==", Value: `"` + statuses[k] + `"`, Format: &style})
	}
	b.try(b.file.SetConditionalFormat(s, area, rules))
}

// targetsOf lists the targets of tasks, one a row.
func targetsOf(tasks []assign.Task) []targetRow {
	var rows []targetRow
	for _, t := range tasks {
		for k, target := range t.Measure.Targets {
			rows = append(rows, targetRow{
				ID: fmt.Sprintf("%s/%d", t.Measure.ID, k+1), Task: wording.MeasureName(t.Measure), Target: target,
				Units: wording.Responsible(t.Measure.Units), Line: t.Measure.Line,
			})
		}
	}
	return rows
}

// targets fills the sheet 量化目标: 当前值 is typed in, 完成率 is reckoned.
func (b *book) targets(rows []targetRow) {
	s := sheetTargets
	b.sheet(s)
	titles := []string{"序号", "任务", "指标", "目标要求", "目标值", "单位", "当前值", "完成率", "目标标识"}
	widths := []float64{5, 26, 40, 13, 11, 10, 12, 11, 14}
	for k, title := range titles {
		b.text(s, k+1, 1, title)
		b.try(b.file.SetColWidth(s, letter(k+1), letter(k+1), widths[k]))
	}
	b.setStyle(s, 1, 1, len(titles), 1, b.head())
	b.try(b.file.SetRowHeight(s, 1, 28))
	percent := "0.0%"
	rate := b.style("rate", &excelize.Style{Font: &excelize.Font{Family: fontBody, Size: bodySize}, Border: border("808080"), CustomNumFmt: &percent,
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"}, Protection: &excelize.Protection{Locked: true}})
	for k, r := range rows {
		n := k + 2
		b.number(s, 1, n, fmt.Sprint(k+1))
		cells := []string{"", r.Task, r.Target.Metric, wording.TargetValue(r.Target)}
		for c := 1; c < len(cells); c++ {
			b.text(s, c+1, n, cells[c])
		}
		b.number(s, 5, n, r.Target.Value)
		b.text(s, 6, n, r.Target.Unit)
		b.text(s, 9, n, r.ID)
		b.try(b.file.SetCellFormula(s, cell(8, n), completion(r.Target.Op, n)))
		b.setStyle(s, 1, n, 6, n, b.body(look{locked: true}))
		b.setStyle(s, 1, n, 1, n, b.body(look{locked: true, center: true}))
		b.setStyle(s, 7, n, 7, n, b.body(look{fill: true, center: true}))
		b.setStyle(s, 8, n, 8, n, rate)
		b.setStyle(s, 9, n, 9, n, b.body(look{locked: true}))
		b.try(b.file.SetRowHeight(s, n, height(cells, widths)))
	}
	end := len(rows) + 1
	b.try(b.file.SetConditionalFormat(s, fmt.Sprintf("H2:H%d", end), []excelize.ConditionalFormatOptions{{
		Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "num", MaxValue: "1", BarColor: "#9DC3E6",
	}}))
	b.try(b.file.SetColVisible(s, "I", false))
	b.freeze(s, 0, 1)
	b.printSetup(s, 9, 1, fmt.Sprintf("$A$1:$H$%d", end))
	b.protect(s)
}

// completion is the formula of 完成率: the current value over the target, or,
// for a ceiling, whether it is kept. Blank until a number is typed.
func completion(op plan.Op, n int) string {
	switch op {
	case plan.AtMost, plan.Less:
		return fmt.Sprintf(`IF(ISNUMBER(G%d),IF(G%d<=E%d,"达标","未达标"),"")`, n, n, n)
	}
	return fmt.Sprintf(`IF(AND(ISNUMBER(G%d),E%d<>0),G%d/E%d,"")`, n, n, n, n)
}
