package main

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

var (
	heads   = []string{"序号", "领域", "任务", "工作内容", "量化目标", "角色", "牵头单位", "责任单位", "完成时限", "本次修订", "进展状态", "进展情况", "责任人", "联系电话", "备注", "任务标识"}
	widths  = []float64{5, 9.5, 12, 50, 30, 6, 10.5, 16, 9, 8.5, 8.5, 16, 7.5, 11.5, 9, 14}
	targets = []string{"序号", "任务", "指标", "目标要求", "目标值", "单位", "当前值", "完成率", "目标标识"}
	roles   = map[string]string{"lead": "牵头", "support": "配合", "shared": "共同负责"}
)

// book is a workbook whose errors are looked at once, at its end.
type book struct {
	*excelize.File
	title, head, body, center, fill, rate int
	err                                   error
}

func newBook(first string) *book {
	b := &book{File: excelize.NewFile()}
	b.do(b.SetSheetName("Sheet1", first))
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	style := func(s excelize.Style) int {
		id, err := b.NewStyle(&s)
		b.do(err)
		return id
	}
	wrap := &excelize.Alignment{Vertical: "center", WrapText: true}
	middle := &excelize.Alignment{Vertical: "center", Horizontal: "center", WrapText: true}
	font := &excelize.Font{Family: "仿宋_GB2312", Size: 10.5}
	format := "0.0%"
	b.title = style(excelize.Style{Font: &excelize.Font{Family: "方正小标宋简体", Size: 20}, Alignment: middle})
	b.head = style(excelize.Style{Font: &excelize.Font{Family: "黑体", Size: 11}, Border: border, Alignment: middle,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9E2EC"}}})
	b.body = style(excelize.Style{Font: font, Border: border, Alignment: wrap})
	b.center = style(excelize.Style{Font: font, Border: border, Alignment: middle})
	b.fill = style(excelize.Style{Font: font, Border: border, Alignment: wrap, NumFmt: 49, Protection: &excelize.Protection{Locked: false},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF9E5"}}})
	b.rate = style(excelize.Style{Font: font, Border: border, Alignment: middle, CustomNumFmt: &format})
	return b
}

func (b *book) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row)
	return name
}

func (b *book) row(sheet string, n int, values ...any) {
	for k, v := range values {
		b.do(b.SetCellValue(sheet, at(k+1, n), v))
	}
}

func (b *book) header(sheet string, n int, titles []string, widths []float64) {
	for k, title := range titles {
		column, _ := excelize.ColumnNumberToName(k + 1)
		b.do(b.SetCellValue(sheet, at(k+1, n), title))
		if k < len(widths) {
			b.do(b.SetColWidth(sheet, column, column, widths[k]))
		}
	}
	b.do(b.SetCellStyle(sheet, at(1, n), at(len(titles), n), b.head))
	b.do(b.SetRowHeight(sheet, n, 28))
	b.do(b.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: n, TopLeftCell: at(1, n+1), ActivePane: "bottomLeft"}))
	fit, width, height, paper, landscape := true, 1, 0, 9, "landscape"
	b.do(b.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.do(b.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &paper, Orientation: &landscape, FitToWidth: &width, FitToHeight: &height}))
	b.do(b.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&C第 &P 页 共 &N 页"}))
	b.do(b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", sheet, n, n), Scope: sheet}))
	b.do(b.ProtectSheet(sheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true}))
}

func (b *book) save(file string) error {
	b.do(b.SaveAs(file))
	b.do(b.Close())
	return b.err
}

func workbook(file string, p *plan, unit string, tasks []task) error {
	const s, t = "责任清单", "量化目标"
	b := newBook(s)
	lines := []string{unit + "责任清单", "依据：《" + p.Title + "》", fmt.Sprintf("共%d项任务", len(tasks))}
	for k, line := range lines {
		b.do(b.SetCellValue(s, at(1, k+1), line))
		b.do(b.MergeCell(s, at(1, k+1), at(15, k+1)))
		b.do(b.SetCellStyle(s, at(1, k+1), at(15, k+1), b.title))
	}
	b.header(s, 4, heads, widths)
	for k, task := range tasks {
		n := k + 5
		var leads, units, wanted []string
		for _, u := range task.Units {
			units = append(units, u.Name)
			if u.Role == "lead" {
				leads = append(leads, u.Name)
			}
		}
		for _, target := range task.Targets {
			wanted = append(wanted, target.Text)
		}
		b.row(s, n, k+1, task.section, task.Label+task.Title, task.Text, strings.Join(wanted, "；"), roles[task.role],
			strings.Join(leads, "、"), strings.Join(units, "、"), task.Deadline, "")
		b.do(b.SetCellValue(s, at(16, n), task.ID))
		b.do(b.SetCellStyle(s, at(1, n), at(10, n), b.body))
		b.do(b.SetCellStyle(s, at(11, n), at(15, n), b.fill))
		b.do(b.SetRowHeight(s, n, high(task.Text)))
	}
	end := len(tasks) + 4
	area := fmt.Sprintf("K5:K%d", end)
	list := excelize.NewDataValidation(true)
	list.SetSqref(area)
	b.do(list.SetDropList([]string{"未启动", "推进中", "已完成", "滞后"}))
	b.do(b.AddDataValidation(s, list))
	color, err := b.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F4B6B6"}}})
	b.do(err)
	b.do(b.SetConditionalFormat(s, area, []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: "==", Value: `"滞后"`, Format: &color}}))
	b.do(b.AutoFilter(s, fmt.Sprintf("A4:P%d", end), nil))
	b.do(b.SetColVisible(s, "P", false))
	_, err = b.NewSheet(t)
	b.do(err)
	b.header(t, 1, targets, []float64{5, 26, 40, 13, 11, 10, 12, 11, 14})
	n := 1
	for _, task := range tasks {
		for k, target := range task.Targets {
			n++
			b.row(t, n, n-1, task.Label+task.Title, target.Metric, target.Text, number(target.Value), target.Unit)
			b.do(b.SetCellFormula(t, at(8, n), fmt.Sprintf(`IF(AND(ISNUMBER(G%d),E%d<>0),G%d/E%d,"")`, n, n, n, n)))
			b.do(b.SetCellValue(t, at(9, n), fmt.Sprintf("%s/%d", task.ID, k+1)))
			b.do(b.SetCellStyle(t, at(1, n), at(6, n), b.body))
			b.do(b.SetCellStyle(t, at(7, n), at(7, n), b.fill))
			b.do(b.SetCellStyle(t, at(8, n), at(8, n), b.rate))
			b.do(b.SetRowHeight(t, n, 30))
		}
	}
	return b.save(file)
}

func number(s string) any {
	var f float64
	if _, err := fmt.Sscan(s, &f); err != nil {
		return s
	}
	return f
}

// high is the height of a row for a text in the widest column.
func high(text string) float64 { return min(409, float64(len([]rune(text))/24+1)*14.5+8) }

func total(file string, p *plan, all []task) error {
	const s = "任务分解总表"
	b := newBook(s)
	b.header(s, 1, []string{"序号", "领域", "任务", "工作内容", "牵头单位", "配合单位", "完成时限"}, []float64{5, 13, 18, 72, 14, 24, 10})
	counts := map[string]int{}
	for k, task := range all {
		var leads, others []string
		for _, u := range task.Units {
			counts[u.Name]++
			if u.Role == "lead" {
				leads = append(leads, u.Name)
			} else {
				others = append(others, u.Name)
			}
		}
		b.row(s, k+2, k+1, task.section, task.Label+task.Title, task.Text, strings.Join(leads, "、"), strings.Join(others, "、"), task.Deadline)
		b.do(b.SetCellStyle(s, at(1, k+2), at(7, k+2), b.body))
		b.do(b.SetRowHeight(s, k+2, high(task.Text)))
	}
	const t = "统计"
	_, err := b.NewSheet(t)
	b.do(err)
	b.header(t, 1, []string{"单位", "任务数"}, []float64{26, 8})
	for k, u := range p.Units {
		b.row(t, k+2, u.Name, counts[u.Name])
	}
	b.do(b.AddChart(t, "D2", &excelize.Chart{Type: excelize.Bar, Series: []excelize.ChartSeries{{
		Name: "任务数", Categories: fmt.Sprintf("统计!$A$2:$A$%d", len(p.Units)+1), Values: fmt.Sprintf("统计!$B$2:$B$%d", len(p.Units)+1)}}}))
	return b.save(file)
}
