package xlsx

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/wording"
	"fenjie/generator/xlsx/stamp"
	"fenjie/source/plan"
)

// titleLeaders is the column of persons, in a plan that names any.
const titleLeaders = "责任领导"

const sheetAll, sheetMatrix, sheetStats, sheetFunds = "任务分解总表", "责任矩阵", "统计", "资金"

func renderTotal(w io.Writer, file *stamp.File, o *assign.Overview, in format.Input, known *measures) error {
	b := newBook(file, sheetAll, in)
	b.known = known
	defer b.file.Close()
	targets, money := b.targetTable(o), b.fundTable(o)
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
	rows         func(put func(line)) // in order; none is kept, since a province's table has tens of thousands
	numeric      map[int]bool         // columns of amounts in 万元, from 0
	center       map[int]bool
	paper        int // of Excel's paper sizes
	printColumns int // printed, where charts stand beside the table
	printRows    int // printed, where charts reach below it
	onePage      bool
	typed        bool                  // its texts may be a unit's: see typedText
	counts       map[int]bool          // columns of whole numbers, from 0
	first        map[*plan.Measure]int // the first row of a measure, from 0
}

// line is a row of a table.
type line struct {
	cells []words
	sum   bool // it sums others up
	links []tableLink
}

// tableLink makes a cell of a line lead to a row of another sheet; column is the
// table's, from 0, to is from 1. Numbers lead, not texts: LibreOffice sets a text
// that leads somewhere on one line.
type tableLink struct {
	column int
	sheet  string
	to     int
}

// placedLink is a link of row n of a table.
type placedLink struct {
	tableLink
	n int
}

// firstRow is the row of a table's sheet at which its rows begin: below title
// and header.
const firstRow = 3

// backTo is the link of a row to its measure in the table of all.
func backTo(m *plan.Measure, column int) []tableLink {
	return []tableLink{{column, sheetAll, m.Number - 1 + firstRow}}
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
	n := 0
	var links []placedLink
	t.rows(func(l line) {
		b.line(t, l, n+firstRow)
		for _, link := range l.links {
			links = append(links, placedLink{link, n})
		}
		n++
	})
	for _, l := range links {
		at := l.n + firstRow
		b.link(s, l.column+1, at, l.sheet, 1, l.to)
		b.setStyle(s, l.column+1, at, l.column+1, at, b.body(look{center: t.center[l.column], linked: true}))
	}
	end := n + firstRow - 1
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

// line writes a line of a table into row at of its sheet.
func (b *book) line(t table, l line, at int) {
	high := leastRow
	for k, cell := range l.cells {
		switch {
		case (t.numeric[k] || t.counts[k] || k == 0) && isDecimal(cell.s):
			b.number(t.sheet, k+1, at, cell.s)
		case t.typed:
			b.typedText(t.sheet, k+1, at, cell.s)
		default:
			b.words(t.sheet, k+1, at, cell)
		}
		size := size{fitUsual, 1}
		if cell.s != "" {
			size = b.sized(cell.s, t.widths[k])
		}
		high = max(high, b.high(size))
		if len(cell.s) <= shortText {
			size.fit = fitUsual
		}
		b.setStyle(t.sheet, k+1, at, k+1, at, b.body(look{numeric: t.numeric[k], center: t.center[k], lead: l.sum, strong: l.sum, fit: size.fit}))
	}
	if t.onePage {
		high = statsRow
	}
	b.rowHeight(t.sheet, at, min(maxRow, high))
}

func isDecimal(s string) bool { return s != "" && strings.Trim(s, "0123456789.") == "" }

// wan is an amount in 万元 as the digits of a number cell.
func wan(f plan.Fen) string { return f.Decimal(plan.Wan) }

// all writes every measure, whose targets and money lead to the sheets of them.
func (b *book) all(o *assign.Overview, targets, money table) {
	led := slices.ContainsFunc(o.Tasks, func(t assign.Task) bool { return len(t.Leaders) > 0 })
	of, is := wording.Titled(o.Head, "总表")
	t := table{
		sheet: sheetAll, title: of + is, paper: 8,
		titles: []string{"序号", "领域", "任务", "工作内容", "量化目标", "目标数", "资金", "资金笔数", "牵头单位", "配合（共同负责）单位", "完成时限", "原文位置", "任务标识"},
		widths: []float64{4.5, 11.5, 16, 58, 28, 6, 22, 7.5, 12, 20, 9, 7, 12},
		center: map[int]bool{0: true, 5: true, 7: true, 10: true, 11: true}, counts: map[int]bool{5: true, 7: true},
	}
	const beside = 10 // 责任领导 stands beside the units, in a plan that names any
	if led {
		t.titles, t.widths = slices.Insert(t.titles, beside, titleLeaders), slices.Insert(t.widths, beside, 15.0)
		t.center = map[int]bool{0: true, 5: true, 7: true, 11: true, 12: true}
	}
	t.rows = func(put func(line)) {
		for _, task := range o.Tasks {
			m, of := task.Measure, b.known.of(task)
			var amounts []string
			for _, a := range task.Funds {
				amounts = append(amounts, wording.KindAmount(a))
			}
			var links []tableLink
			for k, to := range []table{targets, money} {
				if row, ok := to.first[m]; ok {
					links = append(links, tableLink{5 + 2*k, to.sheet, row + firstRow}) // 目标数, 资金笔数
				}
			}
			goals := of.cells[holdsTargets]
			if len(of.goals) > len(task.Results) {
				goals = wordsOf(wording.Targets(task.Targets()))
			}
			cells := []words{
				{s: strconv.Itoa(m.Number)}, of.cells[holdsField], of.cells[holdsTask], of.cells[holdsContent], goals, {s: count(len(task.Results))},
				{s: strings.Join(amounts, "\n")}, {s: count(len(amounts))}, of.cells[holdsLeads], {s: wording.Others(m.Units)}, of.cells[holdsDeadline],
				{s: task.Place}, {s: m.ID},
			}
			if led {
				cells = slices.Insert(cells, beside, words{s: wording.Leaders(task.Leaders)})
			}
			put(line{links: links, cells: cells})
		}
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
func (b *book) targetTable(o *assign.Overview) table {
	t := table{sheet: sheetTargets, title: "量化目标", paper: 9,
		titles: []string{"序号", "领域", "任务序号", "任务", "指标", "目标要求", "责任单位", "原文位置"}, widths: []float64{5, 19, 7.5, 23.5, 35, 13, 31.5, 8},
		center: map[int]bool{0: true, 2: true, 5: true, 7: true}, counts: map[int]bool{2: true}, first: map[*plan.Measure]int{}}
	n := len(o.Plan.Targets)
	for _, p := range o.Parts {
		for _, s := range p.All {
			n += len(o.Own[s].Targets)
		}
		for _, task := range p.Tasks {
			if len(task.Results) > 0 {
				t.first[task.Measure] = n
			}
			n += len(task.Results)
		}
	}
	t.rows = func(put func(line)) {
		n := 0
		add := func(part string, target plan.Target, l int, of line) {
			n++
			of.cells = slices.Concat([]words{{s: strconv.Itoa(n)}, {s: part}}, of.cells[:2],
				[]words{{s: target.Metric}, {s: wording.TargetValue(target)}}, of.cells[2:], []words{{s: o.Plan.PlaceName(l)}})
			put(of)
		}
		for _, target := range o.Plan.Targets {
			add("", target, 0, line{cells: []words{{}, {s: "总体要求"}, {}}})
		}
		for _, p := range o.Parts {
			part := wording.SectionName(p.Section)
			for _, s := range p.All {
				of := line{cells: []words{{}, {s: wording.Overview(s)}, {s: wording.Responsible(s.Units)}}}
				for _, target := range o.Own[s].Targets {
					add(part, target, s.Line, of)
				}
			}
			for _, task := range p.Tasks {
				m, of := task.Measure, b.known.of(task)
				for _, target := range task.Targets() {
					add(part, target, m.Line, line{links: backTo(m, 2), cells: []words{{s: strconv.Itoa(m.Number)}, of.name, of.cells[holdsUnits]}})
				}
			}
		}
	}
	return t
}

// fundTable is all money that is no section's budget, by kind. Kinds are never
// added to each other, nor to the budget.
func (b *book) fundTable(o *assign.Overview) table {
	t := table{sheet: sheetFunds, title: "方案提到的其他资金（按类别，不计入预算）", paper: 9,
		titles: []string{"序号", "类别", "任务序号", "任务", "内容", "原文金额", "折万元", "说明", "原文位置"}, widths: []float64{5, 12, 7.5, 24.5, 31.5, 14, 13, 19, 8},
		numeric: map[int]bool{6: true}, counts: map[int]bool{2: true}, center: map[int]bool{0: true, 1: true, 2: true, 5: true, 8: true}, first: map[*plan.Measure]int{}}
	n := 0
	for _, g := range o.Funds {
		for _, f := range g.Funds {
			if f.Task != nil {
				if _, known := t.first[f.Task.Measure]; !known {
					t.first[f.Task.Measure] = n
				}
			}
			n++
		}
		if g.Summed {
			n++
		}
	}
	t.rows = func(put func(line)) {
		n := 0
		for _, g := range o.Funds {
			for _, f := range g.Funds {
				n++
				put(b.fund(o.Plan, n, g.Kind, f))
			}
			if g.Summed {
				put(line{sum: true, cells: []words{{}, {s: wording.Kind(g.Kind) + "合计"}, {}, {}, {}, {}, {s: wan(g.Sum)}, {s: least(g)}, {}}})
			}
		}
	}
	return t
}

// least says that a sum is a lower bound.
func least(g assign.FundGroup) string {
	if g.Least {
		return "含“以上”的金额，合计为下限"
	}
	return ""
}

// fund is the line of an amount.
func (b *book) fund(of *plan.Plan, n int, kind plan.AmountKind, f assign.Fund) line {
	name, at := wording.FundPlace(f)
	value := "—"
	if f.Amount.Currency == "CNY" {
		value = wan(f.Amount.Fen)
	}
	number := ""
	var links []tableLink
	if f.Task != nil {
		number, links = strconv.Itoa(f.Task.Measure.Number), backTo(f.Task.Measure, 2)
	}
	return line{links: links, cells: []words{{s: strconv.Itoa(n)}, {s: wording.Kind(kind)}, {s: number}, {s: name}, {s: f.Amount.For}, {s: f.Amount.Text}, {s: value},
		{s: wording.AmountNote(f.Amount)}, {s: of.PlaceName(at)}}}
}
