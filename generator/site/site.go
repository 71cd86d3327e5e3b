// Package site makes the briefings as pages that print, and index.html, which
// leads to everything. It is an output format.
package site

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/pages"
	"fenjie/generator/wording"
	"fenjie/templates"
)

// version is part of every digest: a change of the pages' form raises it.
const version = "site/1"

// Documents returns an HTML page for each briefing, and index.html.
func Documents(in format.Input) ([]format.Document, error) {
	var docs []format.Document
	for _, p := range pages.All(in) {
		docs = append(docs, format.Document{
			Path: p.Path + ".html", Kind: "page", Subject: p.Subject, Digest: format.Digest(version, p.Digest),
			Render: func(w io.Writer) error { return renderPage(w, p) },
		})
	}
	index := indexOf(in)
	docs = append(docs, format.Document{
		Path: "index.html", Kind: "index", Digest: format.Digest(version, index),
		Render: func(w io.Writer) error { return layouts.ExecuteTemplate(w, "index.html.tmpl", index) },
	})
	return docs, nil
}

var layouts = template.Must(template.New("").Funcs(template.FuncMap{"link": link}).ParseFS(templates.Site, "site/*.tmpl"))

// link escapes a path for a link, its slashes kept.
func link(p string) template.URL {
	parts := strings.Split(p, "/")
	for k := range parts {
		parts[k] = url.PathEscape(parts[k])
	}
	return template.URL(strings.Join(parts, "/"))
}

// markdown renders without raw HTML: what a plan says is text.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))

func renderPage(w io.Writer, p pages.Page) error {
	text, err := p.Markdown()
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := markdown.Convert(text, &body); err != nil {
		return fmt.Errorf("page %s: %w", p.Path, err)
	}
	return layouts.ExecuteTemplate(w, "page.html.tmpl", map[string]any{
		"Title": p.Title, "Home": strings.Repeat("../", strings.Count(p.Path, "/")) + "index.html",
		"Body": template.HTML(body.String()), // goldmark's own output, raw HTML off
	})
}

// index is everything that index.html shows.
type index struct {
	Title, Summary string
	Counts         []count
	Parts          []part
	Units          []unit
	Tasks          []task
}

type count struct {
	Name  string
	Value int
}

type part struct {
	Name, Page, Leads, Text, Wan, Note string
	Count, Bar                         int // Bar: of the largest, in percent
}

type unit struct {
	Name, Sheet, Page          string
	Lead, Support, Shared, All int
}

type task struct {
	Number                                                   int
	Name, Part, Leads, Others, Text, Targets, Deadline, Line string
	Open                                                     bool   // no lead is named
	Roles                                                    string // 市科技局:lead 市经信局:support, for the filter
}

func indexOf(in format.Input) index {
	o := in.Overview
	v := index{Title: wording.PlanTitle(o.Head), Summary: wording.BudgetSummary(o)}
	targets := 0
	for _, t := range o.Tasks {
		targets += len(t.Measure.Targets)
		v.Tasks = append(v.Tasks, indexTask(t))
	}
	most := int64(1)
	for _, p := range o.Parts {
		targets += len(p.Section.Targets)
		most = max(most, int64(p.Sum))
	}
	v.Counts = []count{{"领域", len(o.Parts)}, {"任务", len(o.Tasks)}, {"责任单位", len(o.Units)}, {"量化目标", targets}}
	for _, p := range o.Parts {
		v.Parts = append(v.Parts, part{
			Name: wording.SectionName(p.Section), Page: path.Join("简报/领域", p.FileName+".html"), Leads: wording.SectionLeads(p.Leads), Count: len(p.Tasks),
			Text: wording.BudgetText(p.Budget), Wan: wording.BudgetWan(p.Budget), Note: wording.BudgetNote(p), Bar: int(int64(p.Sum) / (most/100 + 1)),
		})
	}
	for _, a := range in.Units {
		v.Units = append(v.Units, unit{Name: a.Unit, Sheet: "责任清单/" + a.FileName + ".xlsx", Page: "简报/单位/" + a.FileName + ".html",
			Lead: a.Lead, Support: a.Support, Shared: a.Shared, All: len(a.Tasks)})
	}
	return v
}

func indexTask(t assign.Task) task {
	m := t.Measure
	var roles []string
	for _, u := range m.Units {
		roles = append(roles, u.Name+":"+string(u.Role))
	}
	return task{
		Number: m.Number, Name: wording.MeasureName(m), Part: wording.SectionName(t.Part), Leads: wording.Leads(t.Leads), Others: wording.Names(t.Others),
		Text: m.Text, Targets: wording.Targets(m.Targets), Deadline: wording.Deadline(m.Deadline), Line: wording.Line(m.Line),
		Open: len(t.Leads) == 0, Roles: strings.Join(roles, "|"),
	}
}
