package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/wording"
	"fenjie/source/plan"
)

// statsRow is the height of a row of 统计 in points, and that of a bar of its
// chart.
const statsRow = 17.0

// partsAt and chartsAt are the columns of 统计 at which its table of sections
// and the charts beside it begin.
const partsAt, chartsAt = 7, 12

// rowsHigh is how many rows a height in pixels takes, three quarters of a point
// each.
func rowsHigh(pixels float64) int {
	const least = 13.5 // the default row below the table, as low as a program may draw it
	return int(pixels*0.75/least) + 1
}

// Heights in pixels of the charts of units and of sections.
func unitChart(units int) float64 { return max(300, float64(units)*statsRow+80) }
func partChart(parts int) float64 { return max(240, float64(min(parts, 40))*30+90) }

// stats writes the counts by unit, the busiest first, and by section, with
// native charts.
func (b *book) stats(o *assign.Overview) {
	s := sheetStats
	b.sheet(s)
	units, fields := assign.Busiest(o.Units), o.Fields()
	t := table{sheet: s, title: "任务统计（按单位）", titles: []string{"单位", "牵头", "配合", "共同负责", "合计"}, widths: []float64{23, 7, 7, 9, 7}, paper: 8, printColumns: chartsAt + 9, onePage: true,
		printRows: 2 + max(len(fields)+len(o.Whole)+4+rowsHigh(unitChart(len(units))), 2*rowsHigh(partChart(len(fields)))+2),
		center:    map[int]bool{1: true, 2: true, 3: true, 4: true}}
	lineOf := func(u plan.UnitSummary) []words {
		return []words{{s: u.Name}, {s: fmt.Sprint(u.Lead)}, {s: fmt.Sprint(u.Support)}, {s: fmt.Sprint(u.Shared)}, {s: fmt.Sprint(assign.All(u))}}
	}
	t.rows = func(put func(line)) {
		for _, u := range units {
			put(line{cells: lineOf(u)})
		}
	}
	end := b.put(t)
	for n, u := range units {
		b.linkFile(s, 1, n+firstRow, "责任清单/"+o.FileNames[u.Name]+".xlsx")
		b.setStyle(s, 1, n+firstRow, 1, n+firstRow, b.body(look{linked: true, shrink: true}))
		for k, cell := range lineOf(u)[1:] {
			b.number(s, k+2, n+firstRow, cell.s)
		}
	}
	b.charts(s, end, b.parts(s, o), len(o.Whole), o.BudgetTotal > 0)
}

// parts writes the table of sections, and returns its last row.
func (b *book) parts(s string, o *assign.Overview) int {
	put := func(row int, form look, cells ...string) {
		for k, text := range cells {
			at := form
			at.center, at.numeric, at.shrink = k == 1 || k == 3, k == 2, k == 0
			if k > 0 && isDecimal(text) {
				b.number(s, partsAt+k, row, text)
			} else {
				b.text(s, partsAt+k, row, text)
			}
			b.setStyle(s, partsAt+k, row, partsAt+k, row, b.body(at))
		}
	}
	for k, title := range []string{"领域", "任务数", "预算安排（万元）", "占比"} {
		b.text(s, partsAt+k, 2, title)
		b.columnWidth(s, partsAt+k, partsAt+k, []float64{31.5, 7, 15, 8}[k])
	}
	b.setStyle(s, partsAt, 2, partsAt+3, 2, b.head())
	row := firstRow - 1
	for _, p := range o.Fields() {
		row++
		sum, share := wording.BudgetWan(p.Budget), "—"
		if p.Stated {
			sum, share = wan(p.Sum), wording.Share(p.Sum, o.BudgetTotal)
		}
		put(row, look{}, wording.SectionName(p.Section), fmt.Sprint(len(p.Tasks)), sum, share)
	}
	sum, share := "—", "—"
	if o.BudgetTotal > 0 {
		sum, share = wan(o.BudgetTotal), "100.0%"
	}
	put(row+1, look{strong: true, lead: true}, "合计（预算为写明总额的领域）", fmt.Sprint(len(o.Tasks)), sum, share)
	for k, w := range o.Whole { // below the sum, which is without it
		sum := wording.BudgetWan(w.Budget)
		if w.Budget.Total != nil && w.Budget.Total.Known {
			sum = wan(w.Budget.Total.Fen)
		}
		put(row+2+k, look{}, wording.WholeName(w), "", sum, "")
	}
	return row
}

// The colours of series; those of one chart tell apart in black and white.
const chartDark, chartMiddle, chartPale = "1F4E79", "7DA7CC", "C9D6E2"

// charts draws measures by unit, stacked by role, and budget and measures by
// section. Bars are labelled with their values, so no axis of values is drawn.
// The one below the table of sections leaves room for its sums: below is how many
// rows there are beside the usual one.
func (b *book) charts(s string, lastUnit, lastPart, below int, stated bool) {
	area := func(column, from, to int) string {
		return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", s, letter(column), from, letter(column), to)
	}
	var roles []excelize.ChartSeries
	for k, colour := range []string{chartDark, chartMiddle, chartPale} {
		label := "333333"
		if k == 0 {
			label = "FFFFFF"
		}
		roles = append(roles, b.series(fmt.Sprintf("'%s'!$%s$2", s, letter(k+2)), area(1, firstRow, lastUnit), area(k+2, firstRow, lastUnit), colour, label))
	}
	units := b.chart(excelize.BarStacked, "各单位任务数（按角色）", 490, unitChart(lastUnit-firstRow+1), roles)
	units.Legend.Position = "top"
	overlap := 100
	units.Overlap = &overlap
	b.try(b.file.AddChart(s, cell(partsAt, lastPart+3+below), units))
	parts := lastPart - firstRow + 1
	names := area(partsAt, firstRow, lastPart)
	high := partChart(parts)
	row := 2
	if stated {
		money := b.chart(excelize.Bar, "各领域预算安排（万元，写明总额的）", 525, high, []excelize.ChartSeries{
			b.series("预算安排", names, area(partsAt+2, firstRow, lastPart), chartDark, "333333"),
		})
		money.PlotArea.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "#,##0;;;"}
		b.try(b.file.AddChart(s, cell(chartsAt, row), money))
		row = rowsHigh(high) - 1
	}
	count := b.chart(excelize.Bar, "各领域任务数", 525, high, []excelize.ChartSeries{
		b.series("任务数", names, area(partsAt+1, firstRow, lastPart), chartMiddle, "333333"),
	})
	b.try(b.file.AddChart(s, cell(chartsAt, row), count))
}

// series is one series of bars with the colour of its bars and labels.
func (b *book) series(name, categories, values, colour, label string) excelize.ChartSeries {
	return excelize.ChartSeries{
		Name: name, Categories: categories, Values: values,
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}},
		DataLabel: excelize.ChartDataLabel{Font: excelize.Font{Color: label, Size: 9}},
	}
}

// chart is a chart of bars from the top down: a title, bars with their values,
// no frame and no grid. Its width is in excelize's pixels, of which a unit of
// width has 7, not 8.
func (b *book) chart(kind excelize.ChartType, title string, width uint, height float64, series []excelize.ChartSeries) *excelize.Chart {
	gap, soft := uint(45), excelize.Font{Color: "333333", Size: 9}
	return &excelize.Chart{
		Type: kind, Series: series, GapWidth: &gap,
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title, Font: &excelize.Font{Family: b.look.Fonts.Heading, Size: 13, Color: "1C2733"}}}},
		Legend:    excelize.ChartLegend{Position: "none", Font: &soft},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0;;;"}},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: soft},
		YAxis:     excelize.ChartAxis{None: true},
		Border:    excelize.LineOptions{Type: excelize.LineNone},
		Dimension: excelize.ChartDimension{Width: width, Height: uint(height)},
	}
}
