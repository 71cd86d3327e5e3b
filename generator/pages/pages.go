// Package pages writes the texts of the briefings as Markdown, from the
// templates that an official may read and change. Both the briefing and the
// site format show them: formats do not import each other, so what two of them
// share stands here. Pure.
package pages

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"text/template"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/wording"
	"fenjie/source/parallel"
	"fenjie/source/plan"
)

// version is part of every digest: a change of the pages' form raises it.
const version = "pages/8"

// Page is one briefing: where it goes, without extension, and its text.
type Page struct {
	Path    string // 简报/单位/市科技局
	Kind    string
	Subject string
	Title   string
	Digest  string
	value   func(taskOf) any   // made anew for each use: all of them are larger than the plan
	name    string             // of its template
	texts   *template.Template // nil: the built-in ones
	recent  *recent
}

// Markdown writes the page's text, which formats share: they only read it. An
// error is a *document.Error where the template is the office's own.
func (p Page) Markdown() ([]byte, error) { return p.recent.of(p.Path, p.write) }

func (p Page) write() ([]byte, error) {
	texts := p.texts
	if texts == nil {
		texts = builtIn
	}
	out := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(out)
	out.Reset()
	if err := texts.ExecuteTemplate(out, p.name+Suffix, p.value(whole)); err != nil {
		return nil, fmt.Errorf("briefing %s: %w", p.Path, clerks("", err))
	}
	return plainOrdinals(squeeze(out.Bytes())), nil
}

var buffers = sync.Pool{New: func() any { return &bytes.Buffer{} }}

// squeeze copies a text with one blank line where a template left more, and one
// line end at the end.
func squeeze(text []byte) []byte {
	text = bytes.TrimSpace(text)
	out := make([]byte, 0, len(text)+1)
	for {
		k := bytes.Index(text, []byte("\n\n\n"))
		if k < 0 {
			return append(append(out, text...), '\n')
		}
		out = append(out, text[:k+2]...)
		text = bytes.TrimLeft(text[k:], "\n")
	}
}

// All returns every page: the overall one, one a section, one a unit, and what
// the last revision changed, if there was one. Formats share them.
func All(in format.Input) []Page {
	return in.Shared.Of("pages", func() any { return makeAll(in) }).([]Page)
}

func makeAll(in format.Input) []Page {
	o := in.Overview
	said := saidBy(in.Look.Texts)
	last := &recent{}
	var list []Page
	add := func(path, kind, subject, title, name string, value func(taskOf) any) {
		list = append(list, Page{Path: path, Kind: kind, Subject: subject, Title: title, name: name, value: value, texts: in.Look.Texts, recent: last})
	}
	add("简报/总体简报", "briefing", "", "总体简报", "overall", func(taskOf) any { return overallOf(in) })
	add(CheckPath, "check", "", "校核报告", "check", func(taskOf) any { return checkOf(in) })
	for _, p := range o.Parts {
		add("简报/领域/"+p.FileName, "section-briefing", wording.SectionName(p.Section), wording.SectionName(p.Section), "section", func(of taskOf) any { return sectionOf(p, o, of) })
	}
	for _, a := range in.Units {
		add("简报/单位/"+a.FileName, "unit-briefing", a.Unit, a.Unit+"任务简报", "unit", func(of taskOf) any { return unitOf(a, o, of) })
	}
	if o.Revision != nil {
		add("简报/修订简报", "revision-briefing", "", "修订简报", "revision", func(taskOf) any { return revisedOf(wording.PlanTitle(o.Head), o.Revision, in) })
	}
	measured := in.Measured()
	byDigest := func(t assign.Task) task { return task{Role: wording.Role(t.Role), Text: measured(t), Line: t.Place} }
	parallel.Each(len(list), 1, func(k int) {
		p := &list[k]
		p.Digest = format.Digest(version, p.name, p.value(byDigest), said[p.name])
	})
	return list
}

// task is a measure as the pages show it.
type task struct {
	Name, Part, Role, Leads, Units, Deadline, Line, Text string
	Targets, Amounts                                     []string
	Leaders                                              []plan.Leader // 责任领导 and the like
}

// taskOf makes a task: whole, or for a digest with what stands for it.
type taskOf func(assign.Task) task

func whole(t assign.Task) task {
	m, said := t.Measure, wording.MeasureOf(t)
	out := task{
		Name: said.Name, Part: said.Field, Role: wording.Role(t.Role), Leads: said.Leads,
		Units: said.Units, Deadline: strings.ReplaceAll(said.When, "\n", "；"), Line: t.Place, Text: m.Text,
	}
	out.Leaders = t.Leaders
	if len(m.Units) == 0 {
		out.Units = "未明确"
	}
	for _, target := range t.Targets() {
		out.Targets = append(out.Targets, wording.Target(target))
	}
	for _, a := range t.Funds {
		out.Amounts = append(out.Amounts, wording.KindAmount(a))
	}
	return out
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

func sectionOf(p assign.Part, o *assign.Overview, of taskOf) sectionPage {
	v := sectionPage{
		Name: wording.SectionName(p.Section), PlanTitle: wording.PlanTitle(o.Head), Leads: wording.SectionLeads(p.Leads), Count: len(p.Tasks),
		Text: wording.BudgetText(p.Budget), Wan: wording.BudgetWan(p.Budget), Note: wording.BudgetNote(p),
	}
	for _, w := range o.Whole {
		if w.Section == p.Section { // it has no measures
			p.Budget = w.Budget
			v.Text, v.Wan, v.Note = wording.BudgetText(w.Budget)+"（全案预算，不计入各领域合计）", wording.BudgetWan(w.Budget), wording.WholeNote(w)
		}
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
		for _, t := range o.Own[s].Targets {
			g.Targets = append(g.Targets, wording.Target(t))
		}
		for _, t := range p.Tasks {
			if t.Section == s {
				g.Tasks = append(g.Tasks, of(t))
			}
		}
		v.Groups = append(v.Groups, g)
	}
	return v
}

type unitPage struct {
	Unit, PlanTitle, Summary, Sections string
	Period                             string         // what the plan says of tasks without a deadline
	Overall                            []sectionGoals // of sections that name the unit (领域目标)
	Groups                             []unitGroup
}

// sectionGoals are the goals that a section's own text sets.
type sectionGoals struct {
	Name, Role, Line string
	Goals            []string
}

type unitGroup struct {
	Heading string
	Tasks   []task
}

func unitOf(a assign.Assignment, o *assign.Overview, of taskOf) unitPage {
	v := unitPage{Unit: a.Unit, PlanTitle: wording.PlanTitle(a.Plan), Period: wording.Period(a.Plan, wording.Origin(o.Plan, o.PeriodLine))}
	v.Summary = fmt.Sprintf("共承担%d项任务：牵头%d项，配合%d项，共同负责%d项。", len(a.Tasks), a.Lead, a.Support, a.Shared)
	var sections []string
	for _, s := range a.Sections {
		sections = append(sections, wording.SectionName(s))
	}
	v.Sections = strings.Join(sections, "；")
	for _, t := range a.Overall {
		g := sectionGoals{Name: wording.SectionName(t.Section), Role: wording.Role(t.Role), Line: t.Place}
		for _, goal := range t.Goals {
			g.Goals = append(g.Goals, wording.Target(goal))
		}
		v.Overall = append(v.Overall, g)
	}
	for _, g := range []struct {
		heading string
		role    plan.Role
	}{{"牵头任务", plan.Lead}, {"配合任务", plan.Support}, {"共同负责任务（原文未明确牵头单位）", plan.Shared}} {
		var tasks []task
		for _, t := range a.Tasks {
			if t.Role == g.role {
				tasks = append(tasks, of(t))
			}
		}
		if len(tasks) > 0 {
			v.Groups = append(v.Groups, unitGroup{g.heading, tasks})
		}
	}
	return v
}
