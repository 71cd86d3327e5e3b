package pdf

import (
	"cmp"
	"slices"
	"strings"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/linebreak"
	"fenjie/generator/wording"
	"fenjie/source/plan"
)

// compose lays the whole summary out. Where the last page would be nearly
// empty, it is set a little tighter, if that saves the page.
func compose(in format.Input, f *faces) []page {
	pages, filled := composeAt(normal, in, f)
	if len(pages) > 1 && filled < (bottom-top)/5 {
		if fewer, _ := composeAt(tight, in, f); len(fewer) < len(pages) {
			return fewer
		}
	}
	return pages
}

// composeAt lays the summary out at a density, and says how much of the last
// page it fills.
func composeAt(d density, in format.Input, f *faces) ([]page, float64) {
	l := newLayout(f, d)
	o := in.Overview
	frontPage(l, o, in)
	number := []string{"一", "二", "三"}
	for _, put := range []func(l *layout, o *assign.Overview, number string) bool{sections, otherFunds, byLead} {
		if put(l, o, number[0]) {
			number = number[1:]
		}
	}
	filled := l.y - top
	l.numberPages()
	return l.pages, filled
}

// sections is the table of budgets by section, with parts and notes.
func sections(l *layout, o *assign.Overview, number string) bool {
	if len(o.Whole) == 0 && !slices.ContainsFunc(o.Parts, func(p assign.Part) bool { return p.Budget != nil }) {
		return false
	}
	g := &grid{columns: []column{
		{title: "领域", grain: linebreak.ByPhrase, flexible: true},
		{title: "牵头单位", grain: linebreak.ByName, flexible: true},
		{title: "预算安排\n（原文）", align: middle},
		{title: "万元", align: decimal},
		{title: "占比", align: decimal},
	}}
	put := func(b *plan.Budget, note string) {
		if list := parts(b); list != "" {
			g.add(gridRow{kind: rowNote, cells: []string{"其中（原文）：" + list}})
		}
		if note != "" {
			g.add(gridRow{kind: rowNote, cells: []string{"注：" + note}})
		}
	}
	for _, p := range o.Fields() {
		share := "—"
		if p.Stated {
			share = wording.Share(p.Sum, o.BudgetTotal)
		}
		name := wording.SectionName(p.Section)
		g.add(gridRow{mark: name, cells: []string{
			name, wording.SectionLeads(p.Leads), wording.BudgetText(p.Budget), wording.BudgetWan(p.Budget), share,
		}})
		put(p.Budget, wording.BudgetNote(p))
	}
	if stated := slices.ContainsFunc(o.Parts, func(p assign.Part) bool { return p.Stated }); stated || len(o.Whole) == 0 {
		total := "—"
		if o.BudgetTotal > 0 {
			total = "100.0%"
		}
		g.add(gridRow{kind: rowTotal, cells: []string{"写明总额的合计", "", "", wording.Wan(o.BudgetTotal), total}})
	}
	if o.BudgetAll != o.BudgetTotal {
		g.add(gridRow{kind: rowTotal, cells: []string{"计入未列总额的分项", "", "", wording.Wan(o.BudgetAll), ""}})
	}
	for _, w := range o.Whole { // below the sum, which is without it
		name := wording.WholeName(w)
		g.add(gridRow{kind: rowTotal, mark: name, cells: []string{name, "", wording.BudgetText(w.Budget), wording.BudgetWan(w.Budget), ""}})
		put(w.Budget, wording.WholeNote(w))
	}
	g.put(l, number+"、各领域预算安排")
	return true
}

// parts is the names and amounts of a budget's parts. They stand below their
// section over the whole table: beside it, long names and their amounts would
// take turns on the lines of a narrow cell.
func parts(b *plan.Budget) string {
	var list []string
	if b != nil {
		for _, part := range b.Parts {
			list = append(list, part.Name+part.Text)
		}
	}
	return strings.Join(list, "；")
}

// otherFunds is the table of all other money, by kind.
func otherFunds(l *layout, o *assign.Overview, number string) bool {
	if len(o.Funds) == 0 {
		return false
	}
	g := &grid{columns: []column{
		{title: "任务", grain: linebreak.ByPhrase, flexible: true},
		{title: "内容", grain: linebreak.ByPhrase, flexible: true},
		{title: "金额（原文）", align: middle},
		{title: "折万元", align: decimal},
		{title: "位置", align: middle},
	}}
	for _, group := range o.Funds {
		g.add(gridRow{kind: rowBand, mark: groupName(group.Kind), cells: []string{groupName(group.Kind)}})
		before, starred := -1, false
		for _, f := range group.Funds {
			name, line := wording.FundPlace(f)
			what := f.Amount.For
			if note := wording.AmountNote(f.Amount); f.Amount.Part {
				what, starred = what+"*", true
			} else if note != "" {
				what += "\n（" + note + "）"
			}
			g.add(gridRow{joined: line > 0 && line == before, cells: []string{name, what, f.Amount.Text, wording.AmountWan(f.Amount), o.Plan.PlaceName(line)}})
			before = line
		}
		if group.Summed && len(group.Funds) > 1 {
			name := "合计（各任务所列相加）"
			if group.Least {
				name = "合计（各任务所列相加，含“以上”的金额，为下限）"
			}
			g.add(gridRow{kind: rowTotal, cells: []string{name, "", "", wording.Wan(group.Sum), ""}})
		}
		if starred {
			g.add(gridRow{kind: rowNote, cells: []string{"注：带*的" + wording.AmountNote(plan.Amount{Part: true}) + "。"}})
		}
	}
	g.put(l, number+"、方案提到的其他资金（不计入预算）")
	return true
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
func byLead(l *layout, o *assign.Overview, number string) bool {
	type entry struct {
		name, parts string
		sum         plan.Fen
	}
	var list []*entry
	by := map[string]*entry{}
	for _, p := range o.Parts {
		if p.Sum <= 0 {
			continue
		}
		name := wording.SectionLeads(p.Leads)
		e := by[name]
		if e == nil {
			e = &entry{name: name}
			by[name], list = e, append(list, e)
		} else {
			e.parts += "\n"
		}
		e.sum += p.Sum
		e.parts += wording.SectionName(p.Section)
		if !p.Stated {
			e.parts += "（分项合计）"
		}
	}
	if len(list) == 0 {
		return false
	}
	slices.SortStableFunc(list, func(a, b *entry) int { return cmp.Compare(b.sum, a.sum) })
	g := &grid{columns: []column{
		{title: "牵头单位", grain: linebreak.ByName, flexible: true},
		{title: "领域", grain: linebreak.ByPhrase, flexible: true},
		{title: "万元", align: decimal},
	}}
	for _, e := range list {
		g.add(gridRow{cells: []string{e.name, e.parts, wording.Wan(e.sum)}})
	}
	g.add(gridRow{kind: rowTotal, cells: []string{"合计", "", wording.Wan(o.BudgetAll)}})
	g.put(l, number+"、按领域牵头单位")
	return true
}
