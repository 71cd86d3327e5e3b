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
	"fenjie/source/plan"
)

const sheetAll, sheetMatrix, sheetStats, sheetFunds = "任务分解总表", "责任矩阵", "统计", "资金"

func renderTotal(w io.Writer, file *stamp.File, o *assign.Overview, in format.Input) error {
	b := newBook(file, sheetAll)
	defer b.file.Close()
	b.all(o)
	b.matrix(o)
	b.stats(o)
	b.allTargets(o)
	b.funds(o)
	b.file.SetActiveSheet(0)
	return b.finish(w, "任务分解总表", "", o.Head, in)
}

// table is a simple sheet: a title, a header and rows.
type table struct {
	sheet, title string
	titles       []string
	widths       []float64
	rows         [][]string
	numeric      map[int]bool // columns of amounts in 万元, from 0
	center       map[int]bool
	paper        int // of Excel's paper sizes
	printColumns int // printed, where charts stand beside the table
	printRows    int // printed, where charts reach below it
	onePage      bool
}

// put writes a table: title in row 1, header in row 2. It returns its last row.
func (b *book) put(t table) int {
	s := t.sheet
	width := len(t.titles)
	b.text(s, 1, 1, t.title)
	b.try(b.file.MergeCell(s, cell(1, 1), cell(width, 1)))
	b.setStyle(s, 1, 1, width, 1, b.title())
	b.try(b.file.SetRowHeight(s, 1, 40))
	for k, title := range t.titles {
		b.text(s, k+1, 2, title)
		b.try(b.file.SetColWidth(s, letter(k+1), letter(k+1), t.widths[k]))
	}
	b.setStyle(s, 1, 2, width, 2, b.head())
	b.try(b.file.SetRowHeight(s, 2, 30))
	for n, r := range t.rows {
		for k, text := range r {
			at := n + 3
			switch {
			case t.numeric[k] && isDecimal(text), k == 0 && isDecimal(text):
				b.number(s, k+1, at, text)
			default:
				b.text(s, k+1, at, text)
			}
			b.setStyle(s, k+1, at, k+1, at, b.body(look{numeric: t.numeric[k], center: t.center[k]}))
		}
		high := height(r, t.widths)
		if t.onePage {
			high = statsRow
		}
		b.try(b.file.SetRowHeight(s, n+3, high))
	}
	end := len(t.rows) + 2
	b.try(b.file.AutoFilter(s, fmt.Sprintf("A2:%s%d", letter(width), end), nil))
	b.freeze(s, 0, 2)
	last := max(width, t.printColumns)
	b.printSetup(s, t.paper, 2, fmt.Sprintf("$A$1:$%s$%d", letter(last), max(end, t.printRows)))
	if t.onePage {
		one := 1
		b.try(b.file.SetPageLayout(s, &excelize.PageLayoutOptions{FitToHeight: &one}))
	}
	return end
}

func isDecimal(s string) bool { return s != "" && strings.Trim(s, "0123456789.") == "" }

// wan is an amount in 万元 as the digits of a number cell.
func wan(f plan.Fen) string { return f.Decimal(plan.Wan) }

func (b *book) all(o *assign.Overview) {
	t := table{
		sheet: sheetAll, title: wording.PlanTitle(o.Head) + "任务分解总表", paper: 8,
		titles: []string{"序号", "领域", "任务", "工作内容", "量化目标", "资金", "牵头单位", "配合（共同负责）单位", "完成时限", "原文位置", "任务标识"},
		widths: []float64{5, 13, 18, 72, 32, 24, 14, 24, 10, 8, 14},
		center: map[int]bool{0: true, 8: true, 9: true},
	}
	for _, task := range o.Tasks {
		m := task.Measure
		var money []string
		for _, a := range m.Amounts {
			money = append(money, wording.KindAmount(a))
		}
		t.rows = append(t.rows, []string{
			fmt.Sprint(m.Number), wording.Field(task), wording.MeasureName(m), m.Text, wording.Targets(m.Targets), strings.Join(money, "\n"),
			wording.Leads(task.Leads), wording.Others(m.Units), wording.Deadline(m.Deadline), wording.Line(m.Line), m.ID,
		})
	}
	b.put(t)
	b.try(b.file.SetColVisible(sheetAll, "K", false))
}

// maxRuled is how many cells the matrix has with lines around the empty ones,
// too. That of a province would take minutes to open; there the grid of the
// program shows.
const maxRuled = 1_000_000

// matrix writes measures × units: ● leads, ○ supports, △ shares.
func (b *book) matrix(o *assign.Overview) {
	s := sheetMatrix
	b.sheet(s)
	b.text(s, 1, 1, "责任矩阵（●牵头　○配合　△共同负责）")
	units := o.Units
	last := len(units) + 3
	b.setStyle(s, 1, 1, 1, 1, b.style("left title", &excelize.Style{Font: &excelize.Font{Family: fontTitle, Size: 18}, Alignment: &excelize.Alignment{Vertical: "center"}}))
	b.try(b.file.SetRowHeight(s, 1, 34))
	b.text(s, 1, 2, "序号")
	b.text(s, 2, 2, "任务")
	b.text(s, 3, 2, "单位数")
	upright := b.style("upright", &excelize.Style{Font: &excelize.Font{Family: fontHead, Size: 10}, Border: border("808080"),
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9E2EC"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "top", TextRotation: 255}})
	b.setStyle(s, 1, 2, 3, 2, b.head())
	longest := 4
	at := map[string]int{}
	for k, u := range units {
		at[u.Name] = k + 4
		b.text(s, k+4, 2, u.Name)
		longest = max(longest, len([]rune(u.Name)))
	}
	b.setStyle(s, 4, 2, last, 2, upright)
	b.try(b.file.SetRowHeight(s, 2, min(maxRow, float64(longest)*15+12)))
	b.try(b.file.SetColWidth(s, "A", "A", 5))
	b.try(b.file.SetColWidth(s, "B", "B", 34))
	b.try(b.file.SetColWidth(s, "C", "C", 7))
	b.try(b.file.SetColWidth(s, "D", letter(last), 3.2))
	mark := b.body(look{center: true})
	ruled := len(o.Tasks)*len(units) <= maxRuled
	for n, task := range o.Tasks {
		row := n + 3
		b.number(s, 1, row, fmt.Sprint(task.Measure.Number))
		name := wording.MeasureName(task.Measure)
		b.text(s, 2, row, name)
		b.number(s, 3, row, fmt.Sprint(len(task.Measure.Units)))
		if ruled {
			b.setStyle(s, 1, row, last, row, mark)
		}
		b.setStyle(s, 1, row, 3, row, mark)
		b.setStyle(s, 2, row, 2, row, b.body(look{}))
		for _, u := range task.Measure.Units {
			if column, known := at[u.Name]; known {
				b.text(s, column, row, wording.RoleMark(u.Role))
				b.setStyle(s, column, row, column, row, mark)
			}
		}
		b.try(b.file.SetRowHeight(s, row, max(18, float64(lines(name, 34))*lineHeight+4)))
	}
	end := len(o.Tasks) + 3
	b.text(s, 2, end, "合计（牵头／全部）")
	for k, u := range units {
		b.text(s, k+4, end, fmt.Sprintf("%d\n/\n%d", u.Lead, u.Lead+u.Support+u.Shared))
	}
	b.setStyle(s, 1, end, last, end, b.head())
	b.try(b.file.SetRowHeight(s, end, 50))
	b.freeze(s, 3, 2)
	b.printSetup(s, 8, 2, fmt.Sprintf("$A$1:$%s$%d", letter(last), end))
}

// statsRow is the height of a row of 统计 in points, and that of a bar of its
// chart.
const statsRow = 17.0

// unitChart is the height in pixels of the chart of units, three quarters of a
// point each; rowsHigh is how many rows a height takes.
func unitChart(units int) float64 { return max(300, float64(units)*statsRow+80) }

func rowsHigh(pixels float64) int {
	const least = 13.5 // the default row below the table, as low as a program may draw it
	return int(pixels*0.75/least) + 1
}

// budgetChart is the height in pixels of the chart of budgets.
const budgetChart = 380.0

// stats writes the counts by unit and by section, with native charts.
func (b *book) stats(o *assign.Overview) {
	s := sheetStats
	b.sheet(s)
	t := table{sheet: s, title: "任务统计（按单位）", titles: []string{"单位", "牵头", "配合", "共同负责", "合计"}, widths: []float64{26, 8, 8, 10, 8}, paper: 8, printColumns: 21, onePage: true,
		printRows: max(len(o.Parts)+6+rowsHigh(unitChart(len(o.Units))), 2+rowsHigh(budgetChart)),
		center:    map[int]bool{1: true, 2: true, 3: true, 4: true}}
	for _, u := range o.Units {
		t.rows = append(t.rows, []string{u.Name, fmt.Sprint(u.Lead), fmt.Sprint(u.Support), fmt.Sprint(u.Shared), fmt.Sprint(u.Lead + u.Support + u.Shared)})
	}
	end := b.put(t)
	for n, r := range t.rows {
		b.try(b.file.SetCellHyperLink(s, cell(1, n+3), "责任清单/"+o.FileNames[r[0]]+".xlsx", "External"))
		for k := 1; k < len(r); k++ {
			b.number(s, k+1, n+3, r[k])
		}
	}
	const first = 7 // column G
	for k, title := range []string{"领域", "任务数", "预算安排（万元）", "占比"} {
		b.text(s, first+k, 2, title)
		b.try(b.file.SetColWidth(s, letter(first+k), letter(first+k), []float64{34, 8, 16, 9}[k]))
	}
	b.setStyle(s, first, 2, first+3, 2, b.head())
	row := 3
	for _, p := range o.Parts {
		b.text(s, first, row, wording.SectionName(p.Section))
		b.number(s, first+1, row, fmt.Sprint(len(p.Tasks)))
		share := "—"
		if p.Stated {
			b.number(s, first+2, row, wan(p.Sum))
			share = wording.Share(p.Sum, o.BudgetTotal)
		} else {
			b.text(s, first+2, row, wording.BudgetWan(p.Budget))
		}
		b.text(s, first+3, row, share)
		b.setStyle(s, first, row, first, row, b.body(look{}))
		b.setStyle(s, first+1, row, first+1, row, b.body(look{center: true}))
		b.setStyle(s, first+2, row, first+2, row, b.body(look{numeric: true}))
		b.setStyle(s, first+3, row, first+3, row, b.body(look{center: true}))
		row++
	}
	b.text(s, first, row, "写明总额的领域合计")
	b.number(s, first+1, row, fmt.Sprint(len(o.Tasks)))
	b.number(s, first+2, row, wan(o.BudgetTotal))
	b.setStyle(s, first, row, first+3, row, b.body(look{}))
	b.setStyle(s, first+1, row, first+1, row, b.body(look{center: true}))
	b.setStyle(s, first+2, row, first+2, row, b.body(look{numeric: true}))
	b.charts(s, end, first, row)
}

// charts draws measures by unit, stacked by role, and budget by section.
func (b *book) charts(s string, end, first, row int) {
	quote := "'" + s + "'!"
	area := func(column, from, to int) string {
		return fmt.Sprintf("%s$%s$%d:$%s$%d", quote, letter(column), from, letter(column), to)
	}
	var series []excelize.ChartSeries
	for k, color := range []string{"1F4E79", "9DC3E6", "F4B183"} {
		series = append(series, excelize.ChartSeries{
			Name: fmt.Sprintf("%s$%s$2", quote, letter(k+2)), Categories: area(1, 3, end), Values: area(k+2, 3, end),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}},
		})
	}
	gap, dark := uint(40), excelize.Font{Color: "333333", Size: 9}
	b.try(b.file.AddChart(s, cell(first, row+3), &excelize.Chart{
		Type: excelize.BarStacked, Series: series, GapWidth: &gap,
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "各单位任务数"}}},
		Legend:    excelize.ChartLegend{Position: "top"},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: dark},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: dark},
		Dimension: excelize.ChartDimension{Width: 540, Height: uint(unitChart(end - 2))},
	}))
	b.try(b.file.AddChart(s, cell(first+5, 2), &excelize.Chart{
		Type: excelize.Bar, GapWidth: &gap,
		Series: []excelize.ChartSeries{{
			Name: "预算安排（万元）", Categories: area(first, 3, row-1), Values: area(first+2, 3, row-1),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E79"}},
		}},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "各领域预算安排（万元）"}}},
		Legend:    excelize.ChartLegend{Position: "none"},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: dark},
		YAxis:     excelize.ChartAxis{Font: dark},
		Dimension: excelize.ChartDimension{Width: 620, Height: uint(budgetChart)},
	}))
}

func (b *book) allTargets(o *assign.Overview) {
	b.sheet(sheetTargets)
	t := table{sheet: sheetTargets, title: "量化目标", titles: []string{"序号", "任务", "指标", "目标要求", "责任单位", "原文位置"}, widths: []float64{6, 30, 44, 16, 34, 10}, paper: 9,
		center: map[int]bool{0: true, 5: true}}
	n := 0
	add := func(task, units string, target plan.Target, line int) {
		n++
		t.rows = append(t.rows, []string{fmt.Sprint(n), task, target.Metric, wording.TargetValue(target), units, wording.Line(line)})
	}
	for _, p := range o.Parts {
		for _, s := range p.All {
			for _, target := range s.Targets {
				add(wording.Overview(s), wording.Names(s.LeadUnits), target, s.Line)
			}
		}
		for _, r := range targetsOf(p.Tasks) {
			add(r.Task, r.Units, r.Target, r.Line)
		}
	}
	b.put(t)
}

// funds writes all money that is no section's budget, by kind. Kinds are never
// added to each other, nor to the budget.
func (b *book) funds(o *assign.Overview) {
	b.sheet(sheetFunds)
	t := table{sheet: sheetFunds, title: "方案提到的其他资金（按类别，不计入预算）", paper: 9,
		titles: []string{"序号", "类别", "任务", "内容", "原文金额", "折万元", "说明", "原文位置"}, widths: []float64{6, 13, 30, 38, 15, 15, 22, 10},
		numeric: map[int]bool{5: true}, center: map[int]bool{0: true, 7: true}}
	n := 0
	for _, g := range o.Funds {
		for _, f := range g.Funds {
			n++
			name, line := wording.FundPlace(f)
			value := "—"
			if f.Amount.Currency == "CNY" {
				value = wan(f.Amount.Fen)
			}
			t.rows = append(t.rows, []string{fmt.Sprint(n), wording.Kind(g.Kind), name, f.Amount.For, f.Amount.Text, value, wording.AmountNote(f.Amount), wording.Line(line)})
		}
		if g.Summed {
			t.rows = append(t.rows, []string{"", wording.Kind(g.Kind) + "合计", "", "", "", wan(g.Sum), "", ""})
		}
	}
	b.put(t)
}
