package xlsx

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/wording"
	"fenjie/generator/xlsx/stamp"
	"fenjie/source/entries/entry"
	"fenjie/source/plan"
	"fenjie/source/revision"
)

const sheetTasks, sheetTargets = entry.SheetTasks, entry.SheetTargets

// taskWidths are Excel's widths of the columns of 责任清单. Together they print
// on A4 at about three quarters of their size; narrower ones would make the
// longest measures higher than a row of Excel can be.
var taskWidths = []float64{5, 9.5, 12, 50, 30, 6, 10.5, 16, 9, 8.5, 8.5, 16, 7.5, 11.5, 9, 14}

// row is one measure as a unit's sheet shows it.
type row struct {
	Cells []string // of the columns that fenjie fills, in order
	ID    string
	Lead  bool
	Words []revision.Span // of 工作内容, where this revision changed some: what stays and what came
}

func rowsOf(a assign.Assignment) []row {
	var rows []row
	for k, t := range a.Tasks {
		m := t.Measure
		field := wording.Field(t)
		rows = append(rows, row{
			Cells: []string{
				fmt.Sprint(k + 1), field, wording.MeasureName(m), m.Text, wording.Targets(m.Targets), wording.Role(t.Role),
				wording.Leads(t.Leads), wording.Responsible(m.Units), wording.Deadline(m.Deadline), t.Change,
			},
			ID: m.ID, Lead: t.Role == plan.Lead, Words: changedWords(t.Words),
		})
	}
	return rows
}

// Shown is what a unit's sheet shows of each measure, by its id and by column:
// what a later build compares with what came back.
func Shown(a assign.Assignment) map[string]map[string]string {
	shown := map[string]map[string]string{}
	for _, r := range rowsOf(a) {
		cells := map[string]string{}
		for k, text := range r.Cells {
			if column := entry.Tasks.Columns[k]; column != entry.Number && column != entry.Change {
				cells[column] = clean(text)
			}
		}
		shown[r.ID] = cells
	}
	return shown
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
		counts += "请于" + wording.Before(l.ReturnBy) + "填写"
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

func renderUnit(w io.Writer, file *stamp.File, a assign.Assignment, in format.Input) error {
	b := newBook(file, sheetTasks)
	b.usualStyles()
	defer b.file.Close()
	typed := a.Typed
	if typed == nil {
		typed = &entry.Sheet{}
	}
	b.tasks(a, in, typed.Tasks)
	if rows := targetsOf(a.Tasks); len(rows)+len(typed.Targets.Rows) > 0 {
		b.targets(rows, typed.Targets)
	}
	if len(typed.Withdrawn.Rows) > 0 {
		b.withdrawn(a.Unit, typed.Withdrawn)
	}
	if len(typed.Unclaimed.Rows) > 0 {
		b.unclaimed(a.Unit, typed.Unclaimed)
	}
	b.grids(typed.Grids)
	b.file.SetActiveSheet(0)
	return b.finish(w, a.Unit+"责任清单", a.Unit, a.Plan, in)
}

// tasks fills the sheet 责任清单.
func (b *book) tasks(a assign.Assignment, in format.Input, typed entry.Table) {
	s := sheetTasks
	c := layOut(entry.Tasks, taskWidths, typed.Columns)
	b.header(s, c, headerRow)
	for k, line := range headOf(a, in.Look) {
		style, high := b.note(), 20.0
		if k == 0 {
			style, high = b.title(), 36
		}
		b.across(s, k+1, c.visible(), line, style, high)
	}
	rows := typedRows(typed)
	end := headerRow
	for _, r := range rowsOf(a) {
		end++
		b.task(s, c, r, rows[r.ID], end)
	}
	b.statusColumn(s, c.at[entry.Status], headerRow+1, end)
	b.try(b.file.AutoFilter(s, fmt.Sprintf("A%d:%s%d", headerRow, letter(c.id()), b.file.Row(end)), nil))
	end = b.added(s, c, typed, end)
	b.try(b.file.SetColVisible(s, letter(c.id()), false))
	b.freeze(s, 3, headerRow)
	b.printSetup(s, 9, headerRow, fmt.Sprintf("$A$1:$%s$%d", letter(c.visible()), b.file.Row(end)))
	b.protect(s)
}

// usualStyles makes the styles of nearly every unit's workbook in one order,
// also those that this one has no row for, so that they share their form.
func (b *book) usualStyles() {
	b.head()
	b.note()
	b.title()
	for _, lead := range []bool{true, false} {
		b.body(look{locked: true, lead: lead})
		b.body(look{locked: true, lead: lead, center: true})
		b.small(lead)
	}
	b.body(look{fill: true, text: true})
	b.body(look{fill: true, center: true})
	b.rate()
}

// task writes one measure, with what was typed at it, into row n. A text that
// is higher than Excel's tallest row is set smaller until it fits.
func (b *book) task(s string, c layout, r row, typed entry.Row, n int) {
	texts := make([]string, c.visible())
	copy(texts, r.Cells)
	b.number(s, 1, n, r.Cells[0])
	for k, text := range r.Cells[1:] {
		b.text(s, k+2, n, text)
	}
	b.text(s, c.id(), n, r.ID)
	b.setStyle(s, 1, n, c.at[entry.Change], n, b.body(look{locked: true, lead: r.Lead}))
	b.setStyle(s, 1, n, 1, n, b.body(look{locked: true, lead: r.Lead, center: true}))
	b.setStyle(s, c.at[entry.RoleOf], n, c.at[entry.RoleOf], n, b.body(look{locked: true, lead: r.Lead, center: true}))
	b.setStyle(s, c.at[entry.Status], n, c.visible(), n, b.body(look{fill: true, text: true}))
	b.setStyle(s, c.id(), n, c.id(), n, b.body(look{locked: true}))
	for k, text := range r.Cells {
		if tooHigh(text, c.widths[k]) {
			b.setStyle(s, k+1, n, k+1, n, b.small(r.Lead))
		}
	}
	if len(r.Words) > 0 {
		column, size := c.at[entry.Content], bodySize
		if tooHigh(r.Cells[column-1], c.widths[column-1]) {
			size = smallSize
		}
		b.rich(s, column, n, r.Words, size)
	}
	b.typed(s, c, typed, n, texts)
	b.try(b.file.SetRowHeight(s, n, height(texts, c.widths)))
}

// small is the body style in the small size.
func (b *book) small(lead bool) int {
	s := &excelize.Style{
		Font:       &excelize.Font{Family: fontBody, Size: smallSize},
		Border:     border("808080"),
		Alignment:  &excelize.Alignment{Vertical: "center", WrapText: true},
		Protection: &excelize.Protection{Locked: true},
	}
	if lead {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EAF1F8"}}
	}
	return b.style(fmt.Sprintf("small %t", lead), s)
}

var statuses = []string{"未启动", "推进中", "已完成", "滞后"}

// statusColumn gives 进展状态 its drop-down and colours.
func (b *book) statusColumn(s string, column, first, last int) {
	if last < first {
		return
	}
	area := fmt.Sprintf("%s%d:%s%d", letter(column), first, letter(column), b.file.Row(last))
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
