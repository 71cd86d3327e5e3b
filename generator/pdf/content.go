package pdf

import (
	"fmt"
	"sort"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/wording"
	"fenjie/source/plan"
)

// compose lays the whole summary out.
func compose(in format.Input, f *faces) *layout {
	l := newLayout(f)
	o := in.Overview
	frontPage(l, o, in)
	sections(l, o)
	otherFunds(l, o)
	byLead(l, o)
	return l
}

// frontPage is what a leader reads: the title, the sum, the chart, the notes.
func frontPage(l *layout, o *assign.Overview, in format.Input) {
	l.add(item{kind: "text", face: faceTitle, size: 1, x: left, y: top, text: "", mark: "预算汇总"})
	l.centered(faceTitle, 20, 32, o.Head.Title)
	l.centered(faceTitle, 22, 38, "预算汇总")
	if o.Head.Stage != "" {
		l.centered(faceBody, 14, 24, "（"+o.Head.Stage+"）")
	}
	if in.Look.Organ != "" || in.Date != "" {
		l.centered(faceBody, 12, 20, in.Look.Organ+"　"+wording.Deadline(in.Date))
	}
	l.y += 10
	l.paragraph(faceBody, 14, 25, wording.BudgetSummary(o)+largest(o))
	for _, g := range o.Funds {
		if g.Kind == plan.KindUpward && g.Sum > 0 {
			l.paragraph(faceBody, 14, 25, fmt.Sprintf("另提出向上争取资金合计%s万元（按任务所列金额相加），不计入预算。", wording.Wan(g.Sum)))
		}
	}
	chart(l, o)
	notes(l, o)
}

// largest names the section with the largest stated budget.
func largest(o *assign.Overview) string {
	best := -1
	for k, p := range o.Parts {
		if p.Stated && (best < 0 || p.Sum > o.Parts[best].Sum) {
			best = k
		}
	}
	if best < 0 || o.BudgetTotal == 0 {
		return ""
	}
	p := o.Parts[best]
	return fmt.Sprintf("其中“%s”最多，为%s万元，占%s。", p.Section.Title, wording.Wan(p.Sum), wording.Share(p.Sum, o.BudgetTotal))
}

// chart draws a bar a section, its figure at the bar's end. A section that
// states parts only has an outlined bar.
func chart(l *layout, o *assign.Overview) {
	if o.BudgetAll == 0 {
		return
	}
	const high, bar, size = 21.0, 11.0, 10.0
	var most plan.Fen
	shown := 0
	for _, p := range o.Parts {
		most = max(most, p.Sum)
		if p.Sum > 0 {
			shown++
		}
	}
	l.heading("各领域预算（万元）", min(float64(shown), 12)*high)
	const label, value = 165.0, 95.0
	room := measureW - label - value
	for _, p := range o.Parts {
		if p.Sum <= 0 {
			continue
		}
		l.room(high)
		name := breakLines(wording.SectionName(p.Section), label-8, l.measure(faceBody, size))
		text := name[0]
		if len(name) > 1 {
			text = fit(text, label-8-size, l.measure(faceBody, size)) + "…"
		}
		l.text(faceBody, size, left, l.y, high, text)
		w := max(1.5, room*float64(p.Sum)/float64(most))
		i := item{kind: "box", x: left + label, y: l.y + (high-bar)/2, w: w, h: bar, blue: true}
		figure := wording.Wan(p.Sum)
		if !p.Stated {
			i.gray, i.blue = 170, false
			figure += "（分项合计）"
		}
		l.add(i)
		l.text(faceBody, size, left+label+w+4, l.y, high, figure)
		l.y += high
	}
	l.y += 6
}

// notes lists what must be settled before the figures are used.
func notes(l *layout, o *assign.Overview) {
	var list []string
	for _, p := range o.Parts {
		if note := wording.BudgetNote(p); note != "" {
			list = append(list, wording.SectionName(p.Section)+"："+note+place(p.Section.Line)+"。")
		}
	}
	if len(list) == 0 {
		return
	}
	l.heading("需要注意", 40)
	for n, note := range list {
		l.paragraph(faceBody, 12, 21, fmt.Sprintf("%d. %s", n+1, note))
	}
}

func place(line int) string {
	if line <= 0 {
		return ""
	}
	return "（原文" + wording.Line(line) + "起）"
}

// sections is the table of budgets by section, with parts and notes.
func sections(l *layout, o *assign.Overview) {
	l.y += 6
	l.heading("一、各领域预算安排", 80)
	g := &grid{
		titles: []string{"领域", "牵头单位", "预算安排（原文）", "万元", "占比", "其中（原文）"},
		widths: portions(20, 17, 13, 15, 12, 23), right: map[int]bool{3: true, 4: true}, center: map[int]bool{2: true},
	}
	for _, p := range o.Parts {
		share := "—"
		if p.Stated {
			share = wording.Share(p.Sum, o.BudgetTotal)
		}
		parts := ""
		if p.Budget != nil {
			for k, part := range p.Budget.Parts {
				if k > 0 {
					parts += "\n"
				}
				parts += wording.PartText(part)
			}
		}
		g.rows = append(g.rows, gridRow{cells: []string{
			wording.SectionName(p.Section), wording.SectionLeads(p.Leads), wording.BudgetText(p.Budget), wording.BudgetWan(p.Budget), share, parts,
		}})
		if note := wording.BudgetNote(p); note != "" {
			g.rows = append(g.rows, gridRow{note: note})
		}
	}
	total := "—"
	if o.BudgetTotal > 0 {
		total = "100.0%"
	}
	g.rows = append(g.rows, gridRow{strong: true, cells: []string{"写明总额的合计", "", "", wording.Wan(o.BudgetTotal), total, ""}})
	if o.BudgetAll != o.BudgetTotal {
		g.rows = append(g.rows, gridRow{strong: true, cells: []string{"计入未列总额的分项", "", "", wording.Wan(o.BudgetAll), "", ""}})
	}
	g.put(l)
}

func portions(percent ...float64) []float64 {
	widths := make([]float64, len(percent))
	for k, p := range percent {
		widths[k] = measureW * p / 100
	}
	return widths
}

// otherFunds is the table of all other money, by kind.
func otherFunds(l *layout, o *assign.Overview) {
	if len(o.Funds) == 0 {
		return
	}
	l.heading("二、方案提到的其他资金（不计入预算）", 90)
	for _, group := range o.Funds {
		l.room(80)
		l.add(item{kind: "text", face: faceHeading, size: 11.5, x: left, y: l.y + 5, text: groupName(group.Kind)})
		l.y += 22
		g := &grid{
			titles: []string{"任务", "内容", "金额（原文）", "折万元", "位置"},
			widths: portions(26, 25, 19, 18, 12), right: map[int]bool{3: true}, center: map[int]bool{2: true, 4: true},
		}
		for _, f := range group.Funds {
			name, line := wording.FundPlace(f)
			what := f.Amount.For
			if note := wording.AmountNote(f.Amount); note != "" {
				what += "（" + note + "）"
			}
			g.rows = append(g.rows, gridRow{cells: []string{name, what, f.Amount.Text, wording.AmountWan(f.Amount), wording.Line(line)}})
		}
		if group.Summed && len(group.Funds) > 1 {
			g.rows = append(g.rows, gridRow{strong: true, cells: []string{"合计（各任务所列相加）", "", "", wording.Wan(group.Sum), ""}})
		}
		g.put(l)
	}
}

// groupName heads the money of one kind. Budgets named by measures are within
// those of their sections, or beside them: the plan does not say, so they are
// listed and not added.
func groupName(k plan.AmountKind) string {
	if k == plan.KindBudget {
		return "任务中另提到的预算安排"
	}
	return wording.Kind(k)
}

// byLead is the table of stated budgets by the unit that leads the section.
func byLead(l *layout, o *assign.Overview) {
	type entry struct {
		sum   plan.Fen
		parts string
	}
	by := map[string]*entry{}
	var order []string
	for _, p := range o.Parts {
		if p.Sum <= 0 {
			continue
		}
		name := wording.SectionLeads(p.Leads)
		if by[name] == nil {
			by[name] = &entry{}
			order = append(order, name)
		} else {
			by[name].parts += "\n"
		}
		by[name].sum += p.Sum
		by[name].parts += wording.SectionName(p.Section)
		if !p.Stated {
			by[name].parts += "（分项合计）"
		}
	}
	if len(order) == 0 {
		return
	}
	sort.SliceStable(order, func(i, j int) bool { return by[order[i]].sum > by[order[j]].sum })
	number := "三"
	if len(o.Funds) == 0 {
		number = "二"
	}
	l.heading(number+"、按领域牵头单位", 80)
	g := &grid{titles: []string{"牵头单位", "领域", "万元"}, widths: portions(30, 48, 22), right: map[int]bool{2: true}}
	for _, name := range order {
		g.rows = append(g.rows, gridRow{cells: []string{name, by[name].parts, wording.Wan(by[name].sum)}})
	}
	g.rows = append(g.rows, gridRow{strong: true, cells: []string{"合计", "", wording.Wan(o.BudgetAll)}})
	g.put(l)
}
