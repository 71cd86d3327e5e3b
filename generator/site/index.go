package site

import (
	"cmp"
	"slices"
	"strings"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/pages"
	"fenjie/generator/wording"
	"fenjie/source/plan"
)

// index is everything that index.html shows.
type index struct {
	Title, Summary string
	Tab            string // what a browser calls the page
	Counts         []count
	Links          []document
	Parts          []part
	Units          []unit
	Tasks          []task
	Open           []string // what must be settled
}

type count struct {
	Name  string
	Value int
}

// document is a link to one of the documents about the whole plan.
type document struct{ Name, Path string }

type part struct {
	Name, Page, Leads, Text, Wan, Share, Note string
	Count                                     int
	Bar                                       int // of the largest sum, in percent
	Stated                                    bool
}

type unit struct {
	Name, Sheet, Page          string // Sheet: empty where there are no sheets
	Lead, Support, Shared, All int
}

type task struct {
	Number                                                   int
	Name, Part, Leads, Others, Text, Targets, Deadline, Line string
	Open                                                     bool   // no lead is named
	Roles                                                    string // 市科技局:lead|市经信局:support, for the filter
}

// indexOf arranges a plan for the page. A digest asks for what stands for each
// measure in place of it.
func indexOf(in format.Input, of func(assign.Task) task) index {
	o := in.Overview
	subject, name := wording.Titled(o.Head, "")
	v := index{Title: wording.PlanTitle(o.Head), Tab: subject + name, Summary: wording.BudgetSummary(o), Links: linksOf(in)}
	for _, t := range o.Tasks {
		v.Tasks = append(v.Tasks, of(t))
	}
	var most plan.Fen
	for _, p := range o.Parts {
		most = max(most, p.Sum)
	}
	v.Counts = []count{{"领域", len(o.Fields())}, {"任务", len(o.Tasks)}, {"责任单位", len(o.Units)}, {"量化目标", o.Targets()}}
	for _, p := range o.Parts {
		v.Parts = append(v.Parts, indexPart(p, o.BudgetTotal, most))
	}
	for _, a := range in.Units {
		u := unit{Name: a.Unit, Page: "简报/单位/" + a.FileName + ".html", Lead: a.Lead, Support: a.Support, Shared: a.Shared, All: len(a.Tasks)}
		if !slices.Contains(in.Absent, "excel") {
			u.Sheet = "责任清单/" + a.FileName + ".xlsx"
		}
		v.Units = append(v.Units, u)
	}
	// In the order of 统计 and of the briefing.
	slices.SortStableFunc(v.Units, func(a, b unit) int { return cmp.Or(cmp.Compare(b.All, a.All), cmp.Compare(b.Lead, a.Lead)) })
	return v
}

// linksOf lists the documents about the whole plan that there are.
func linksOf(in format.Input) []document {
	var list []document
	for _, d := range []struct {
		format string
		document
	}{
		{"excel", document{"任务分解总表", "任务分解总表.xlsx"}},
		{"pdf", document{"预算汇总", "预算汇总.pdf"}},
		{"site", document{"总体简报", "简报/总体简报.html"}},
		{"site", document{checkName(in), "校核报告.html"}},
		{"word", document{"任务分解表（Word）", "任务分解表.docx"}},
		{"word", document{"总体简报（Word）", "简报/总体简报.docx"}},
	} {
		if !slices.Contains(in.Absent, d.format) {
			list = append(list, d.document)
		}
	}
	if in.Overview.Revision != nil {
		list = append(list, document{"修订简报", "简报/修订简报.html"})
		if !slices.Contains(in.Absent, "word") {
			list = append(list, document{"修订简报（Word）", "简报/修订简报.docx"})
		}
	}
	return list
}

// checkName names the report of the check, with its counts.
func checkName(in format.Input) string {
	if counts := pages.CheckCounts(in.Findings); counts != "" {
		return "校核报告（" + counts + "）"
	}
	return "校核报告"
}

func indexPart(p assign.Part, total, most plan.Fen) part {
	v := part{
		Name: wording.SectionName(p.Section), Page: "简报/领域/" + p.FileName + ".html", Leads: wording.SectionLeads(p.Leads), Count: len(p.Tasks),
		Text: wording.BudgetText(p.Budget), Wan: wording.BudgetWan(p.Budget), Note: wording.BudgetNote(p), Share: "—", Stated: p.Stated,
	}
	if p.Stated {
		v.Share = wording.Share(p.Sum, total)
	}
	if p.Sum > 0 {
		v.Bar = max(1, percent(p.Sum, most))
	}
	return v
}

// percent is the whole percents that part is of whole, without a product that
// could overflow.
func percent(part, whole plan.Fen) int { return int(min(part/(whole/100+1), 100)) }

func indexTask(t assign.Task) task {
	m, said := t.Measure, wording.MeasureOf(t)
	var roles []string
	for _, u := range m.Units {
		roles = append(roles, u.Name+":"+string(u.Role))
	}
	return task{
		Number: m.Number, Name: said.Name, Part: wording.SectionName(t.Part), Leads: said.Leads, Others: wording.Others(m.Units),
		Text: m.Text, Targets: wording.Targets(t.Targets()), Deadline: strings.ReplaceAll(said.When, "\n", "；"), Line: t.Place,
		Open: len(t.Leads) == 0, Roles: strings.Join(roles, "|"),
	}
}
