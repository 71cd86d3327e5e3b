package pages

import (
	"fmt"
	"slices"
	"strings"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/wording"
	"fenjie/source/check"
	"fenjie/source/plan"
)

// overall is what the overall briefing (总体简报) shows.
type overall struct {
	Name, Title, Organ, Date, Situation, Money, Total string
	Whole                                             string // with the parts of budgets without a total; empty where there are none
	Heading                                           string // of the briefing
	Revision                                          string // what this revision changed, in a sentence; empty for a first text
	Issue, Count                                      int
	Basis                                             []plan.Basis
	Matters                                           []matter
	Parts                                             []partRow
	Of                                                []partRow // the budget of the whole plan, beside those of its sections
	Funds                                             []fundRow
	Units                                             []unitRow   // all, those of most measures first
	Busy                                              []unitRow   // of them those of several measures
	Once                                              []onceNamed // and those of one, by role
	BudgetNotes                                       []string
	Findings                                          string     // how many the check found
	Settle                                            []numbered // errors of the check, and what the reader could not decide
	ReportTo, CopyTo                                  string
}

// numbered is one of several things to be done.
type numbered struct {
	Number int
	Text   string
}

// matter is what a leader should know first: a few words, and a sentence.
type matter struct{ Name, Text string }

type partRow struct {
	Name, Leads, Text, Wan, Share string
	Count                         int
}

type fundRow struct {
	Kind, Sum string
	Count     int
}

type unitRow struct {
	Name                       string
	Lead, Support, Shared, All int
}

// briefingName is what a briefing is called where the settings give no name.
const briefingName = "任务分解简报"

func overallOf(in format.Input) overall {
	o := in.Overview
	v := overall{
		Name: in.Look.Briefing, Title: wording.PlanTitle(o.Head), Organ: in.Look.Organ, Issue: in.Look.Issue, Date: wording.Deadline(in.Date), Basis: o.Plan.Basis,
		Count: len(o.Tasks), Total: "—",
		Situation: situation(o), Money: money(o), Matters: matters(o, in.Date, in.Findings), Findings: found(in.Findings),
		ReportTo: strings.Join(in.Look.ReportTo, "，"), CopyTo: strings.Join(in.Look.CopyTo, "，"),
	}
	if slices.ContainsFunc(o.Parts, func(p assign.Part) bool { return p.Stated }) {
		v.Total = wording.Wan(o.BudgetTotal)
	}
	for _, w := range o.Whole {
		v.Of = append(v.Of, partRow{Name: wording.WholeName(w), Text: wording.BudgetText(w.Budget), Wan: wording.BudgetWan(w.Budget)})
		if note := wording.WholeNote(w); note != "" {
			v.BudgetNotes = append(v.BudgetNotes, wording.WholeName(w)+"："+note+wording.Origin(o.Plan, w.Line))
		}
	}
	if o.BudgetAll != o.BudgetTotal {
		v.Whole = wording.Wan(o.BudgetAll)
	}
	of, is := wording.Titled(o.Head, "情况")
	v.Heading, v.Revision = of+is, wording.RevisionNote(o.Revision)
	if v.Name == "" {
		v.Name = briefingName
	}
	if note := wording.OverlapNote(o.Plan); note != "" && o.BudgetAll > 0 {
		v.BudgetNotes = append(v.BudgetNotes, note)
	}
	for _, p := range o.Fields() {
		row := partRow{Name: wording.SectionName(p.Section), Count: len(p.Tasks), Leads: wording.SectionLeads(p.Leads), Text: wording.BudgetText(p.Budget), Wan: wording.BudgetWan(p.Budget), Share: "—"}
		if p.Stated {
			row.Share = wording.Share(p.Sum, o.BudgetTotal)
		}
		v.Parts = append(v.Parts, row)
		if note := wording.BudgetNote(p); note != "" {
			v.BudgetNotes = append(v.BudgetNotes, wording.SectionName(p.Section)+"："+note+wording.Origin(o.Plan, p.Line))
		}
	}
	for _, g := range o.Funds {
		row := fundRow{Kind: wording.Kind(g.Kind), Count: len(g.Funds), Sum: "—"}
		switch {
		case g.Summed:
			row.Sum = wording.Wan(g.Sum) + wording.Least(g)
		case len(g.Funds) == 1 && g.Funds[0].Amount.Currency == "CNY":
			row.Sum = wording.Wan(g.Funds[0].Amount.Fen) + wording.Least(g)
		}
		v.Funds = append(v.Funds, row)
	}
	for _, u := range assign.Busiest(o.Units) {
		v.Units = append(v.Units, unitRow{u.Name, u.Lead, u.Support, u.Shared, assign.All(u)})
	}
	v.Busy, v.Once = parted(v.Units)
	for k, text := range slices.Concat(errorsOf(o, in.Findings), unsettled(o, in.Findings)) {
		v.Settle = append(v.Settle, numbered{k + 1, text})
	}
	return v
}

// onceNamed are the units that are in one measure, in one role.
type onceNamed struct {
	Role, Names string
	Count       int
}

// fewOnce: so few units of one measure stand in the table as the others do.
const fewOnce = 6

// parted parts the units of several measures, who have a row each, from those of
// one, whose rows would all say the same.
func parted(units []unitRow) (busy []unitRow, once []onceNamed) {
	n := len(units)
	for n > 0 && units[n-1].All <= 1 {
		n--
	}
	if n == 0 || len(units)-n < fewOnce {
		return units, nil
	}
	for _, role := range []struct {
		name string
		has  func(unitRow) bool
	}{
		{"牵头", func(u unitRow) bool { return u.Lead > 0 }},
		{"配合", func(u unitRow) bool { return u.Support > 0 }},
		{"共同负责", func(u unitRow) bool { return u.Shared > 0 }},
	} {
		var names []string
		for _, u := range units[n:] {
			if role.has(u) {
				names = append(names, u.Name)
			}
		}
		if len(names) > 0 {
			once = append(once, onceNamed{role.name, wording.Names(names), len(names)})
		}
	}
	return units[:n], once
}

// situation is the paragraph that opens the overall briefing.
func situation(o *assign.Overview) string {
	leads, targets := 0, o.Targets()
	for _, t := range o.Tasks {
		if len(t.Leads) > 0 {
			leads++
		}
	}
	text := fmt.Sprintf("方案共%d个领域、%d项任务，涉及%d个责任单位，提出量化目标%d项（资金目标除外）。", len(o.Fields()), len(o.Tasks), len(o.Units), targets)
	text += fmt.Sprintf("已明确牵头单位的任务%d项，占%s", leads, wording.Percent(leads, len(o.Tasks)))
	if open := len(o.Tasks) - leads; open > 0 {
		text += fmt.Sprintf("；未明确牵头单位的%d项，占%s", open, wording.Percent(open, len(o.Tasks)))
	}
	text += "。"
	lead := func(u plan.UnitSummary) int { return u.Lead }
	if names, most := busiest(o.Units, lead); most > 0 && len(names) <= 3 {
		text += fmt.Sprintf("牵头任务最多的是%s（%s%d项）", wording.Names(names), each(names), most)
		if names, most := busiest(o.Units, assign.All); len(names) <= 3 {
			text += fmt.Sprintf("，参与任务最多的是%s（%s%d项，占%s）", wording.Names(names), each(names), most, wording.Percent(most, len(o.Tasks)))
		}
		text += "。"
	}
	return text
}

// each says that a count is that of each of several.
func each(names []string) string {
	if len(names) > 1 {
		return "各"
	}
	return ""
}

// money is the paragraph of the sums: the budget, and beside it what the plan
// means to raise.
func money(o *assign.Overview) string {
	text := wording.BudgetSummary(o)
	var list []string
	for _, g := range o.Funds {
		if g.Summed && g.Sum > 0 {
			list = append(list, wording.Kind(g.Kind)+wording.FundSum(g))
		}
	}
	if len(list) > 0 {
		text += "任务中另提出" + strings.Join(list, "、") + "，均不计入预算。"
	}
	return text
}

// matters are what a leader should know first: where the money goes, what
// leans on most units, what has no lead or no figure.
func matters(o *assign.Overview, date string, findings []check.Finding) []matter {
	var list []matter
	add := func(name, text string) { list = append(list, matter{name, text}) }
	if p, ok := largest(o); ok {
		add("预算重点", fmt.Sprintf("%s安排%s，占写明总额的%s，牵头单位为%s。",
			wording.SectionName(p.Section), p.Budget.Total.Text, wording.Share(p.Sum, o.BudgetTotal), wording.SectionLeads(p.Leads)))
	}
	if len(o.Missing) > 0 && slices.ContainsFunc(o.Parts, func(p assign.Part) bool { return p.Budget != nil }) {
		add("预算缺口", fmt.Sprintf("有%d个领域未写明预算，即%s。", len(o.Missing), strings.Join(o.Missing, "；")))
	}
	if t := widest(o.Tasks); t != nil {
		add("协同最广", fmt.Sprintf("%s涉及%d个单位，牵头单位%s%s。", wording.BriefName(t.Measure), len(t.Measure.Units), leadWords(t.Leads), wording.Origin(o.Plan, t.Measure.Line)))
	}
	open, without := 0, 0
	for _, t := range o.Tasks {
		if len(t.Leads) == 0 {
			open++
		}
		if len(t.Goals) == 0 {
			without++
		}
	}
	if open > 0 {
		add("牵头未定", fmt.Sprintf("%d项任务未明确牵头单位，%s。", open, settledWhere(open, len(leadless(o, findings)))))
	}
	if without > 0 {
		add("没有量化目标", fmt.Sprintf("%d项任务既没有量化目标，也没有资金目标，占%s，跟踪时以工作内容为准。", without, wording.Percent(without, len(o.Tasks))))
	}
	if text := unclaimed(o); text != "" {
		add("目标未落到单位", text)
	}
	if text := overdue(o, date); text != "" {
		add("已到期", text)
	}
	if soon := nearest(o, date); soon != "" {
		add("最早到期", soon+"。")
	}
	if o.Head.Period != "" {
		text := wording.Period(o.Head, wording.Origin(o.Plan, o.PeriodLine))
		if n := timeless(o); n > 0 {
			text += fmt.Sprintf("%d项任务没有另写完成时限。", n)
		}
		add("未写时限的任务", text)
	}
	if len(list) == 0 {
		add("无", "没有需要特别关注的事项。")
	}
	return list
}

// settledWhere says which of the tasks without a lead are to be settled: all say
// 按职责分工负责 on purpose where the check finds nothing in it.
func settledWhere(open, listed int) string {
	const fine = "校核未列为问题（如写明按职责分工负责的）"
	switch listed {
	case open:
		return "见“需要明确的事项”"
	case 0:
		return fine
	}
	return fmt.Sprintf("其中%d项见“需要明确的事项”，其余%s", listed, fine)
}

// unclaimed says which goals of the plan and of its sections name no unit, so
// that nobody's sheet asks for them; empty where there are none.
func unclaimed(o *assign.Overview) string {
	var names []string
	if len(o.Plan.Targets) > 0 {
		names = append(names, "方案总体要求")
	}
	for _, p := range o.Parts {
		for _, s := range p.All {
			if o.Own[s].Unclaimed {
				names = append(names, wording.SectionName(s))
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	text := strings.Join(names[:min(len(names), mostNames)], "；")
	if len(names) > mostNames {
		text += fmt.Sprintf("等%d处", len(names))
	}
	return text + "所列的量化目标未写明责任单位，不在各单位的责任清单中，见《任务分解总表》的“量化目标”。"
}

func leadWords(leads []string) string {
	if len(leads) == 0 {
		return "未明确"
	}
	return "为" + wording.Names(leads)
}

// largest is the section of the largest stated budget, where several state one.
func largest(o *assign.Overview) (assign.Part, bool) {
	var most assign.Part
	stated := 0
	for _, p := range o.Parts {
		if p.Stated && p.Sum > 0 {
			stated++
			if p.Sum > most.Sum {
				most = p
			}
		}
	}
	return most, stated > 1
}

// widest is the measure of most units, if it has more than two.
func widest(tasks []assign.Task) *assign.Task {
	var most *assign.Task
	least := 2
	for k := range tasks {
		if n := len(tasks[k].Measure.Units); n > least {
			most, least = &tasks[k], n
		}
	}
	return most
}

// nearest is what is to be done first, of all that has a day or a month, and of
// that not over yet where a date is printed. A year alone is no news. One with a
// month ends with it: 2026-08-15 comes before 2026-08.
func nearest(o *assign.Overview, date string) (text string) {
	first := ""
	for _, t := range o.Tasks {
		for _, d := range wording.DueBy(t.Measure, t.Steps, o.Head.Year) {
			if d.Day >= date && len(d.Limit) > len("2026") && (first == "" || d.Day < first) {
				first, text = d.Day, d.Text+wording.Origin(o.Plan, t.Measure.Line)
			}
		}
	}
	return text
}

// mostDue is how many tasks that are due the overall briefing names.
const mostDue = 5

// overdue says which tasks, or parts of them, were to be done before the day of the
// briefing. Whether they are done the plan does not know.
func overdue(o *assign.Overview, date string) string {
	if date == "" {
		return ""
	}
	var list []wording.Due // of each task the last
	for _, t := range o.Tasks {
		var last wording.Due
		days := map[string]bool{}
		for _, d := range wording.DueBy(t.Measure, t.Steps, o.Head.Year) {
			if d.Day >= date {
				continue
			}
			days[d.Day] = true
			if d.Day > last.Day {
				last = d
				last.Text += wording.Origin(o.Plan, t.Measure.Line)
			}
		}
		if n := len(days) - 1; n > 0 {
			last.Text += fmt.Sprintf("，此前另有%d个时间节点", n)
		}
		if last.Day != "" {
			list = append(list, last)
		}
	}
	if len(list) == 0 {
		return ""
	}
	slices.SortStableFunc(list, func(a, b wording.Due) int { return strings.Compare(a.Day, b.Day) })
	parts := ""
	if slices.ContainsFunc(list, func(d wording.Due) bool { return d.Part }) {
		parts = "（含任务中的时间节点）"
	}
	var texts []string
	for _, d := range list[:min(len(list), mostDue)] {
		texts = append(texts, d.Text)
	}
	text := fmt.Sprintf("截至%s，已到期任务%d项%s：%s", wording.Deadline(date), len(list), parts, strings.Join(texts, "；"))
	if len(list) > mostDue {
		text += "等"
	}
	return text + "。请核实完成情况。"
}

// timeless counts the tasks that name no time.
func timeless(o *assign.Overview) int {
	n := 0
	for _, t := range o.Tasks {
		if wording.MeasureOf(t).When == "" {
			n++
		}
	}
	return n
}

// busiest names the units that count most, all of them where several do.
func busiest(units []plan.UnitSummary, count func(plan.UnitSummary) int) (names []string, most int) {
	for _, u := range units {
		if n := count(u); n > most {
			names, most = nil, n
		}
		if count(u) == most {
			names = append(names, u.Name)
		}
	}
	return names, most
}

// found says how many findings there are and where they stand.
func found(findings []check.Finding) string {
	if len(findings) == 0 {
		return "以下事项须在印发前明确。"
	}
	return "校核发现" + CheckCounts(findings) + "，全部列在《校核报告》中。以下事项须在印发前明确。"
}

// errorsOf are the findings of severity error, each with its place, and what
// the plan itself leaves open (XX亿元), which a draft may.
func errorsOf(o *assign.Overview, findings []check.Finding) []string {
	var list []string
	places := wording.PlacesOf(o.Plan)
	for _, f := range findings {
		open := f.Code == "placeholder" || f.Code == "budget-placeholder"
		if f.Severity != check.Error && !open {
			continue
		}
		text := f.Message + wording.Origin(o.Plan, f.Line)
		if open {
			text = quoted(f.Quote) + "：" + text
		}
		if name := places.Name(f.Section, f.Measure); name != "" {
			text = quoted(name) + "：" + text
		}
		list = append(list, text)
	}
	return list
}

// quoted is a name that begins with a number of its own (三、, （七）), so that
// it does not run into that of the list.
func quoted(name string) string { return "“" + name + "”" }

// mostNames is how many units a line of the briefing names.
const mostNames = 6

// leadless are the tasks that no unit leads and that the check names for it, in a
// finding of their own or in one on the whole plan (全文…都没有标明牵头单位). Findings
// that are nil were not looked for: then it is all of them.
func leadless(o *assign.Overview, findings []check.Finding) []assign.Task {
	named, whole := map[int]bool{}, findings == nil
	for _, f := range findings {
		switch f.Code {
		case "lead-missing":
			whole = whole || strings.HasPrefix(f.Message, "全文")
			named[f.Measure] = true
		case "clause-missing":
			named[f.Measure] = true
		}
	}
	var list []assign.Task
	for _, t := range o.Tasks {
		if len(t.Leads) == 0 && (named[t.Measure.Number] || whole && (findings == nil || len(t.Measure.Units) > 1)) {
			list = append(list, t)
		}
	}
	return list
}

// unsettled lists what must be settled before the plan goes out: measures
// without a lead, and what the reader had to decide or could not place. All of
// it is among the findings, where these were looked for.
func unsettled(o *assign.Overview, findings []check.Finding) []string {
	var list []string
	for _, t := range leadless(o, findings) {
		switch {
		case len(t.Measure.Units) > 0:
			list = append(list, quoted(wording.BriefName(t.Measure))+"：未明确牵头单位，责任单位为"+wording.Some(t.Measure.Units, mostNames)+wording.Origin(o.Plan, t.Measure.Line))
		case findings == nil: // else it is an error, and told as one
			list = append(list, quoted(wording.BriefName(t.Measure))+"：未写明责任单位"+wording.Origin(o.Plan, t.Measure.Line))
		}
	}
	reported := func(p plan.Problem) bool {
		return findings == nil || slices.ContainsFunc(findings, func(f check.Finding) bool { return f.Code == p.Code && f.Line == p.Line })
	}
	for _, p := range o.Problems {
		if p.Severity != string(check.Warning) || !reported(p) {
			continue // errors are among the findings; a notice leaves nothing open
		}
		text := p.Message
		if p.Quote != "" {
			text = "“" + p.Quote + "”" + text
		}
		if text += wording.Origin(o.Plan, p.Line); !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return list
}
