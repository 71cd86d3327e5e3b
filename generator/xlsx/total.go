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
	b := newBook(file, sheetAll, in)
	defer b.file.Close()
	targets, money := targetTable(o), fundTable(o)
	b.all(o, targets, money)
	b.matrix(o)
	b.stats(o)
	for _, t := range []table{targets, money} {
		b.sheet(t.sheet)
		b.put(t)
	}
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
	sums         map[int]bool          // rows that sum others up, from 0
	counts       map[int]bool          // columns of whole numbers, from 0
	first        map[*plan.Measure]int // the first row of a measure, from 0
	links        []tableLink
}

// tableLink makes a cell of a table lead to a row of another sheet; column and
// row are those of the table, from 0. Numbers lead, not texts: LibreOffice sets
// a text that leads somewhere on one line.
type tableLink struct {
	column, row int
	sheet       string
	to          int // from 1
}

// firstRow is the row of a table's sheet at which its rows begin: below title
// and header.
const firstRow = 3

// of makes the next row of t that of a measure, which leads back to it in the
// table of all.
func (t *table) of(m *plan.Measure, column int) {
	n := len(t.rows)
	if t.first == nil {
		t.first = map[*plan.Measure]int{}
	}
	if _, known := t.first[m]; !known {
		t.first[m] = n
	}
	t.links = append(t.links, tableLink{column, n, sheetAll, m.Number - 1 + firstRow})
}

// put writes a table: title in row 1, header in row 2. It returns its last row.
func (b *book) put(t table) int {
	s := t.sheet
	width := len(t.titles)
	b.text(s, 1, 1, t.title)
	b.merge(s, 1, 1, width, 1)
	b.setStyle(s, 1, 1, width, 1, b.title())
	b.rowHeight(s, 1, float64(b.titleLines(t.title, t.widths))*28+12)
	for k, title := range t.titles {
		b.text(s, k+1, 2, title)
		b.columnWidth(s, k+1, k+1, t.widths[k])
	}
	b.setStyle(s, 1, 2, width, 2, b.head())
	b.rowHeight(s, 2, 30)
	for n, r := range t.rows {
		for k, text := range r {
			at := n + firstRow
			switch {
			case (t.numeric[k] || t.counts[k] || k == 0) && isDecimal(text):
				b.number(s, k+1, at, text)
			default:
				b.text(s, k+1, at, text)
			}
			b.setStyle(s, k+1, at, k+1, at, b.body(look{numeric: t.numeric[k], center: t.center[k], lead: t.sums[n], strong: t.sums[n], fit: b.fit(text, t.widths[k])}))
		}
		high := b.height(r, t.widths)
		if t.onePage {
			high = statsRow
		}
		b.rowHeight(s, n+firstRow, high)
	}
	for _, l := range t.links {
		at := l.row + firstRow
		b.link(s, l.column+1, at, l.sheet, 1, l.to)
		b.setStyle(s, l.column+1, at, l.column+1, at, b.body(look{center: t.center[l.column], linked: true}))
	}
	end := len(t.rows) + firstRow - 1
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

// all writes every measure, whose targets and money lead to the sheets of them.
func (b *book) all(o *assign.Overview, targets, money table) {
	t := table{
		sheet: sheetAll, title: wording.PlanTitle(o.Head) + "任务分解总表", paper: 8,
		titles: []string{"序号", "领域", "任务", "工作内容", "量化目标", "目标数", "资金", "资金笔数", "牵头单位", "配合（共同负责）单位", "完成时限", "原文位置", "任务标识"},
		widths: []float64{4.5, 11.5, 16, 58, 28, 6, 22, 7.5, 12, 20, 9, 7, 12},
		center: map[int]bool{0: true, 5: true, 7: true, 10: true, 11: true}, counts: map[int]bool{5: true, 7: true},
	}
	for n, task := range o.Tasks {
		m := task.Measure
		var amounts []string
		for _, a := range m.Funds() {
			amounts = append(amounts, wording.KindAmount(a))
		}
		for k, to := range []table{targets, money} {
			if row, ok := to.first[m]; ok {
				t.links = append(t.links, tableLink{5 + 2*k, n, to.sheet, row + firstRow}) // 目标数, 资金笔数
			}
		}
		t.rows = append(t.rows, []string{
			fmt.Sprint(m.Number), wording.Field(task), wording.MeasureName(m), m.Text, wording.Targets(m.ShownTargets()), count(len(m.Targets)), strings.Join(amounts, "\n"), count(len(amounts)),
			wording.Leads(task.Leads), wording.Others(m.Units), wording.When(m), o.Plan.PlaceName(m.Line), m.ID,
		})
	}
	end := b.put(t)
	b.setStyle(sheetAll, len(t.titles), firstRow-1, len(t.titles), end, b.hidden())
	b.try(b.file.SetColVisible(sheetAll, letter(len(t.titles)), false))
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// targetTable is every target, each leading back to its measure.
func targetTable(o *assign.Overview) table {
	t := table{sheet: sheetTargets, title: "量化目标", paper: 9,
		titles: []string{"序号", "领域", "任务序号", "任务", "指标", "目标要求", "责任单位", "原文位置"}, widths: []float64{5, 19, 7.5, 23.5, 35, 13, 31.5, 8},
		center: map[int]bool{0: true, 2: true, 5: true, 7: true}, counts: map[int]bool{2: true}}
	add := func(part, number, task, units string, target plan.Target, line int) {
		t.rows = append(t.rows, []string{fmt.Sprint(len(t.rows) + 1), part, number, task, target.Metric, wording.TargetValue(target), units, o.Plan.PlaceName(line)})
	}
	for _, p := range o.Parts {
		part := wording.SectionName(p.Section)
		for _, s := range p.All {
			for _, target := range s.ShownTargets() {
				add(part, "", wording.Overview(s), wording.Names(s.LeadUnits), target, s.Line)
			}
		}
		for _, task := range p.Tasks {
			m := task.Measure
			for _, target := range m.ShownTargets() {
				t.of(m, 2)
				add(part, fmt.Sprint(m.Number), wording.MeasureName(m), wording.Responsible(m.Units), target, m.Line)
			}
		}
	}
	return t
}

// fundTable is all money that is no section's budget, by kind. Kinds are never
// added to each other, nor to the budget.
func fundTable(o *assign.Overview) table {
	t := table{sheet: sheetFunds, title: "方案提到的其他资金（按类别，不计入预算）", paper: 9,
		titles: []string{"序号", "类别", "任务序号", "任务", "内容", "原文金额", "折万元", "说明", "原文位置"}, widths: []float64{5, 12, 7.5, 24.5, 31.5, 14, 13, 19, 8},
		numeric: map[int]bool{6: true}, counts: map[int]bool{2: true}, center: map[int]bool{0: true, 1: true, 2: true, 5: true, 8: true}, sums: map[int]bool{}}
	n := 0
	for _, g := range o.Funds {
		for _, f := range g.Funds {
			n++
			name, line := wording.FundPlace(f)
			value := "—"
			if f.Amount.Currency == "CNY" {
				value = wan(f.Amount.Fen)
			}
			number := ""
			if f.Task != nil {
				t.of(f.Task.Measure, 2)
				number = fmt.Sprint(f.Task.Measure.Number)
			}
			t.rows = append(t.rows, []string{fmt.Sprint(n), wording.Kind(g.Kind), number, name, f.Amount.For, f.Amount.Text, value, wording.AmountNote(f.Amount), o.Plan.PlaceName(line)})
		}
		if g.Summed {
			t.sums[len(t.rows)] = true
			t.rows = append(t.rows, []string{"", wording.Kind(g.Kind) + "合计", "", "", "", "", wan(g.Sum), "", ""})
		}
	}
	return t
}
