package xlsx

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/wording"
	"fenjie/generator/xlsx/stamp"
	"fenjie/source/entries/entry"
	"fenjie/source/plan"
	"fenjie/source/settings"
)

const sheetTasks, sheetTargets = entry.SheetTasks, entry.SheetTargets

// headOf is the lines above the header: title, plan, counts and, where the
// settings say so, by when and to whom to return the sheet.
func headOf(a assign.Assignment, l format.Look) []string {
	plan := "依据：" + wording.PlanTitle(a.Plan)
	if period := wording.Period(a.Plan, ""); period != "" {
		plan += "\n" + period
	}
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

func renderUnit(w io.Writer, file *stamp.File, a assign.Assignment, in format.Input, known *measures) error {
	b := newBook(file, sheetTasks, in)
	b.known = known
	b.usualStyles()
	defer b.file.Close()
	typed := a.Typed
	if typed == nil {
		typed = &entry.Sheet{}
	}
	b.marks = typed.Marks()
	rows, goals := known.rowsOf(a.Tasks), known.goalRowsOf(a)
	b.tasks(a, rows, in, typed.Tasks)
	if len(typed.Targets.Rows) > 0 || len(goals) > 0 {
		b.targets(a.Unit, goals, typed.Targets)
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
func (b *book) tasks(a assign.Assignment, rows []row, in format.Input, typed entry.Table) {
	s := sheetTasks
	var c layout
	c, b.made = taskColumns(b.look, typed)
	held := holdings(c, b.made)
	usual := slices.Equal(c.titles, b.known.usual)
	b.header(s, c, headerRow)
	for k, line := range headOf(a, in.Look) {
		style, high := b.note(), noteRow*float64(b.noteLines(line, c))
		if k == 0 {
			style, high = b.title(), 36
		}
		b.across(s, k+1, c.visible(), line, style, high)
	}
	typedAt := typedRows(typed)
	end := headerRow
	for k := range rows {
		end++
		b.task(s, c, held, usual, &rows[k], typedAt[rows[k].of.ID], end)
	}
	b.statusColumn(s, c.at[entry.Status], headerRow+1, end)
	if slices.Contains(b.made, entry.Light) {
		b.lightColumn(s, c.at[entry.Light], headerRow+1, end)
	}
	for _, own := range b.look.Columns {
		if len(own.Options) > 0 {
			b.choices(s, c.at[own.Title], headerRow+1, end, own.Title, own.Options)
		}
	}
	b.try(b.file.AutoFilter(s, fmt.Sprintf("A%d:%s%d", headerRow, letter(c.id()), b.file.Row(end)), nil))
	end = b.added(s, c, typed, end)
	b.try(b.file.SetColVisible(s, letter(c.id()), false))
	b.freeze(s, c.at[entry.Task], headerRow)
	b.printSetup(s, 9, headerRow, fmt.Sprintf("$A$1:$%s$%d", letter(c.visible()), b.file.Row(end)))
	b.protect(s)
}

// noteRow is the height of a line above the header, noteSize that of its letters
// (style note).
const noteRow, noteSize = 20.0, 11.0

// noteLines is how many lines a note above the header takes.
func (b *book) noteLines(note string, c layout) int {
	room, n := 0.0, 0
	for k := range c.visible() {
		room += points(c.widths[k])
	}
	for paragraph := range strings.SplitSeq(note, "\n") {
		n += int(linesOf(paragraph, room/noteSize))
	}
	return n
}

// task writes one measure, with what was typed at it, into row n. A text that
// is higher than Excel's tallest row is set smaller until it fits.
func (b *book) task(s string, c layout, held []holding, usual bool, r *row, typed entry.Row, n int) {
	texts := make([]string, len(held))
	high := leastRow
	if usual {
		b.measure(r.measure)
	}
	for k, h := range held {
		t := r.text(h)
		texts[k] = t.s
		size := b.sizeOf(r, h, t.s, c.widths[k], usual)
		high = max(high, b.high(size))
		form := look{locked: true, lead: r.role == plan.Lead, fit: size.fit}
		if len(t.s) <= shortText {
			form.fit = fitUsual
		}
		switch h {
		case holdsNumber:
			form.center = true
			b.number(s, k+1, n, t.s)
		case holdsRole:
			form.center, form.strong = true, form.lead
			b.words(s, k+1, n, t)
		case holdsLight:
			form.center = true
			b.try(b.file.SetFormula(s, k+1, n, lightFormula(b.look.Lights, cell(c.at[entry.Status], n), r.of.Deadline)))
		case holdsStatus, holdsTyped:
			form = look{fill: true, text: true, center: h == holdsStatus}
		default:
			b.words(s, k+1, n, t)
		}
		b.setStyle(s, k+1, n, k+1, n, b.body(form))
	}
	b.text(s, c.id(), n, r.of.ID)
	b.setStyle(s, c.id(), n, c.id(), n, b.hidden())
	if k := c.at[entry.Content]; len(r.spans) > 0 && k > 0 {
		b.rich(s, k, n, r.spans, b.size(b.fit(texts[k-1], c.widths[k-1])))
	}
	if len(typed.Cells) > 0 {
		b.typed(s, c, typed, n, texts)
		high = b.height(texts, c.widths)
	}
	b.rowHeight(s, n, min(maxRow, high))
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
		b.body(look{locked: true, lead: lead, center: true, strong: lead})
		for f := fitLess; f <= fitSmall; f++ {
			b.body(look{locked: true, lead: lead, fit: f})
		}
	}
	b.body(look{fill: true, text: true})
	b.body(look{fill: true, text: true, center: true})
	b.body(look{fill: true, center: true})
	b.rate()
	b.hidden()
}

// Excel's limits of what a drop-down list says of a value that is not in it. It
// refuses a workbook beyond them.
const mostErrorTitle, mostError = 32, 255

// choices gives the cells of a column a drop-down list.
func (b *book) choices(s string, column, first, last int, title string, list []string) {
	if column == 0 || last < first {
		return
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref(fmt.Sprintf("%s%d:%s%d", letter(column), first, letter(column), b.file.Row(last)))
	b.try(v.SetDropList(list))
	v.SetError(excelize.DataValidationErrorStyleStop, atMost(title, mostErrorTitle), atMost("请从下拉列表中选择："+strings.Join(list, "、"), mostError))
	b.try(b.file.AddDataValidation(s, v))
}

// statusColumn gives 进展状态 its drop-down and colours.
func (b *book) statusColumn(s string, column, first, last int) {
	if column == 0 || last < first {
		return
	}
	b.choices(s, column, first, last, entry.Status, settings.Statuses)
	var rules []excelize.ConditionalFormatOptions
	for k, colour := range []string{"D9D9D9", "FFE699", "C6E0B4", "F4B6B6"} {
		rules = append(rules, b.shadeWhere(settings.Statuses[k], colour))
	}
	b.try(b.file.SetConditionalFormat(s, fmt.Sprintf("%s%d:%s%d", letter(column), first, letter(column), b.file.Row(last)), rules))
}
