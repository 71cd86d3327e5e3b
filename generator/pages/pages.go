// Package pages writes the texts of the briefings as Markdown, from the
// templates that an official may read and change. Both the briefing and the
// site format show them: formats do not import each other, so what two of them
// share stands here. Pure.
package pages

import (
	"bytes"
	"fmt"
	"strings"
	"text/template"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/wording"
	"fenjie/source/plan"
	"fenjie/templates"
)

// version is part of every digest: a change of the pages' form raises it.
const version = "pages/1"

// Page is one briefing: where it goes, without extension, and its text.
type Page struct {
	Path    string // 简报/单位/市科技局
	Kind    string
	Subject string
	Title   string
	Digest  string
	value   any
	name    string // of its template
}

// Markdown writes the page's text.
func (p Page) Markdown() ([]byte, error) {
	var out bytes.Buffer
	if err := texts.ExecuteTemplate(&out, p.name+".md.tmpl", p.value); err != nil {
		return nil, fmt.Errorf("briefing %s: %w", p.Path, err)
	}
	return squeeze(out.Bytes()), nil
}

var texts = template.Must(template.New("").Funcs(template.FuncMap{
	"md": escape, "cell": escape, "paragraphs": paragraphs,
}).ParseFS(templates.Briefings, "briefing/*.md.tmpl"))

// squeeze leaves one blank line where a template left more, and one line end
// at the end.
func squeeze(text []byte) []byte {
	for bytes.Contains(text, []byte("\n\n\n")) {
		text = bytes.ReplaceAll(text, []byte("\n\n\n"), []byte("\n\n"))
	}
	return append(bytes.TrimSpace(text), '\n')
}

// All returns every page: the overall one, one a section, one a unit, and what
// the last revision changed, if there was one.
func All(in format.Input) []Page {
	o := in.Overview
	var list []Page
	add := func(path, kind, subject, title, name string, value any) {
		list = append(list, Page{Path: path, Kind: kind, Subject: subject, Title: title, name: name, value: value,
			Digest: format.Digest(version, name, value)})
	}
	add("简报/总体简报", "briefing", "", "总体简报", "overall", overallOf(in))
	add(CheckPath, "check", "", "校核报告", "check", checkOf(in))
	for _, p := range o.Parts {
		add("简报/领域/"+p.FileName, "section-briefing", wording.SectionName(p.Section), wording.SectionName(p.Section), "section", sectionOf(p, o))
	}
	for _, a := range in.Units {
		add("简报/单位/"+a.FileName, "unit-briefing", a.Unit, a.Unit+"任务简报", "unit", unitOf(a))
	}
	if o.Revision != nil {
		add("简报/修订简报", "revision-briefing", "", "修订简报", "revision", revisedOf(wording.PlanTitle(o.Head), o.Revision, in))
	}
	return list
}

// task is a measure as the pages show it.
type task struct {
	Name, Part, Role, Leads, Units, Deadline, Line, Text string
	Targets, Amounts                                     []string
}

func taskOf(t assign.Task) task {
	m := t.Measure
	out := task{
		Name: wording.MeasureName(m), Part: wording.Field(t), Role: wording.Role(t.Role), Leads: wording.Leads(t.Leads),
		Units: wording.Responsible(m.Units), Deadline: wording.Deadline(m.Deadline), Line: wording.Line(m.Line), Text: m.Text,
	}
	if len(m.Units) == 0 {
		out.Units = "未明确"
	}
	for _, target := range m.Targets {
		out.Targets = append(out.Targets, wording.Target(target))
	}
	for _, a := range m.Amounts {
		out.Amounts = append(out.Amounts, wording.KindAmount(a))
	}
	return out
}

type overall struct {
	Title, Organ, Date, Situation, BudgetSummary, Total string
	Issue, Count                                        int
	Basis                                               []plan.Basis
	Parts                                               []partRow
	Funds                                               []fundRow
	Units                                               []unitRow
	BudgetNotes, Unsettled                              []string
}

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

func overallOf(in format.Input) overall {
	o := in.Overview
	v := overall{
		Title: wording.PlanTitle(o.Head), Organ: in.Look.Organ, Issue: in.Look.Issue, Date: wording.Deadline(in.Date), Basis: o.Plan.Basis,
		Count: len(o.Tasks), Total: wording.Wan(o.BudgetTotal), BudgetSummary: wording.BudgetSummary(o), Situation: situation(o),
	}
	if note := wording.OverlapNote(o.Plan); note != "" && o.BudgetAll > 0 {
		v.BudgetNotes = append(v.BudgetNotes, note)
	}
	for _, p := range o.Parts {
		row := partRow{Name: wording.SectionName(p.Section), Count: len(p.Tasks), Leads: wording.SectionLeads(p.Leads), Text: wording.BudgetText(p.Budget), Wan: wording.BudgetWan(p.Budget), Share: "—"}
		if p.Stated {
			row.Share = wording.Share(p.Sum, o.BudgetTotal)
		}
		v.Parts = append(v.Parts, row)
		if note := wording.BudgetNote(p); note != "" {
			v.BudgetNotes = append(v.BudgetNotes, wording.SectionName(p.Section)+"："+note+at(p.Line))
		}
	}
	for _, g := range o.Funds {
		row := fundRow{Kind: wording.Kind(g.Kind), Count: len(g.Funds), Sum: "—"}
		if g.Summed {
			row.Sum = wording.Wan(g.Sum)
		}
		v.Funds = append(v.Funds, row)
	}
	for _, u := range o.Units {
		v.Units = append(v.Units, unitRow{u.Name, u.Lead, u.Support, u.Shared, u.Lead + u.Support + u.Shared})
	}
	v.Unsettled = unsettled(o)
	return v
}

func at(line int) string {
	if line <= 0 {
		return ""
	}
	return "（原文" + wording.Line(line) + "）"
}

// situation is the paragraph that opens the overall briefing.
func situation(o *assign.Overview) string {
	leads, targets := 0, len(o.Plan.Targets)
	for _, t := range o.Tasks {
		if len(t.Leads) > 0 {
			leads++
		}
		targets += len(t.Measure.Targets)
	}
	for _, p := range o.Parts {
		for _, s := range p.All {
			targets += len(s.Targets)
		}
	}
	text := fmt.Sprintf("方案共%d个领域、%d项任务，涉及%d个责任单位，提出量化目标%d项。", len(o.Parts), len(o.Tasks), len(o.Units), targets)
	text += fmt.Sprintf("已明确牵头单位的任务%d项", leads)
	if open := len(o.Tasks) - leads; open > 0 {
		text += fmt.Sprintf("，未明确牵头单位的%d项", open)
	}
	text += "。"
	if names, most := busiest(o.Units); most > 0 && len(names) <= 3 {
		text += fmt.Sprintf("牵头任务最多的是%s（%d项）。", wording.Names(names), most)
	}
	return text
}

// busiest names the units that lead the most measures, all of them where
// several lead as many.
func busiest(units []plan.UnitSummary) (names []string, most int) {
	for _, u := range units {
		if u.Lead > most {
			names, most = nil, u.Lead
		}
		if u.Lead == most {
			names = append(names, u.Name)
		}
	}
	return names, most
}

// unsettled lists what must be settled before the plan goes out: measures
// without a lead, and what the reader had to decide or could not place.
func unsettled(o *assign.Overview) []string {
	var list []string
	for _, t := range o.Tasks {
		switch {
		case len(t.Measure.Units) == 0:
			list = append(list, wording.MeasureName(t.Measure)+"：未写明责任单位"+at(t.Measure.Line))
		case len(t.Leads) == 0:
			list = append(list, wording.MeasureName(t.Measure)+"：未明确牵头单位，责任单位为"+wording.Responsible(t.Measure.Units)+at(t.Measure.Line))
		}
	}
	for _, p := range o.Problems {
		text := p.Message
		if p.Quote != "" {
			text = "“" + p.Quote + "”" + text
		}
		list = append(list, text+at(p.Line))
	}
	return list
}

type sectionPage struct {
	Name, PlanTitle, Leads, Text, Wan, Note string
	Count                                   int
	BudgetParts                             []string
	Groups                                  []sectionGroup // the section's own, then one for each sub-section
}

// sectionGroup is a section's own text and measures, without those of the
// sections below it.
type sectionGroup struct {
	Heading         string // empty for the outermost section, which the page itself heads
	Leads, Overview string
	Targets         []string
	Tasks           []task
}

func sectionOf(p assign.Part, o *assign.Overview) sectionPage {
	v := sectionPage{
		Name: wording.SectionName(p.Section), PlanTitle: wording.PlanTitle(o.Head), Leads: wording.SectionLeads(p.Leads), Count: len(p.Tasks),
		Text: wording.BudgetText(p.Budget), Wan: wording.BudgetWan(p.Budget), Note: wording.BudgetNote(p),
	}
	if p.Budget != nil {
		for _, part := range p.Budget.Parts {
			v.BudgetParts = append(v.BudgetParts, wording.PartText(part))
		}
	}
	for _, s := range p.All {
		g := sectionGroup{Overview: s.Overview}
		if s != p.Section {
			g.Heading = wording.SectionName(s)
			g.Leads = wording.Responsible(s.Units)
		}
		for _, t := range s.Targets {
			g.Targets = append(g.Targets, wording.Target(t))
		}
		for _, t := range p.Tasks {
			if t.Section == s {
				g.Tasks = append(g.Tasks, taskOf(t))
			}
		}
		v.Groups = append(v.Groups, g)
	}
	return v
}

type unitPage struct {
	Unit, PlanTitle, Summary, Sections string
	Groups                             []unitGroup
}

type unitGroup struct {
	Heading string
	Tasks   []task
}

func unitOf(a assign.Assignment) unitPage {
	v := unitPage{Unit: a.Unit, PlanTitle: wording.PlanTitle(a.Plan)}
	v.Summary = fmt.Sprintf("共承担%d项任务：牵头%d项，配合%d项，共同负责%d项。", len(a.Tasks), a.Lead, a.Support, a.Shared)
	var sections []string
	for _, s := range a.Sections {
		sections = append(sections, wording.SectionName(s))
	}
	v.Sections = strings.Join(sections, "；")
	for _, g := range []struct {
		heading string
		role    plan.Role
	}{{"牵头任务", plan.Lead}, {"配合任务", plan.Support}, {"共同负责任务（原文未明确牵头单位）", plan.Shared}} {
		var tasks []task
		for _, t := range a.Tasks {
			if t.Role == g.role {
				tasks = append(tasks, taskOf(t))
			}
		}
		if len(tasks) > 0 {
			v.Groups = append(v.Groups, unitGroup{g.heading, tasks})
		}
	}
	return v
}
