// Package word makes the documents that offices pass on in Word: the overall
// briefing and the table of all measures. It is an output format.
package word

import (
	"io"
	"strconv"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/pages"
	"fenjie/generator/wording"
)

// version is part of every digest: a change of the documents' form raises it.
const version = "word/8"

// Documents returns 简报/总体简报.docx and 任务分解表.docx, and 简报/修订简报.docx
// where there is a revision.
func Documents(in format.Input) ([]format.Document, error) {
	var docs []format.Document
	for _, p := range pages.All(in) {
		if p.Kind != "briefing" && p.Kind != "revision-briefing" {
			continue
		}
		docs = append(docs, format.Document{
			Path: p.Path + ".docx", Kind: "word-briefing", Subject: p.Subject, Digest: format.Digest(version, p.Digest, in.Look.Organ, in.Date),
			Render: func(w io.Writer) error { return renderBriefing(w, p, in) },
		})
	}
	measured := in.Measured()
	rows := make([]string, len(in.Overview.Tasks))
	for k, t := range in.Overview.Tasks {
		rows[k] = strconv.Itoa(t.Measure.Number) + " " + measured(t)
	}
	docs = append(docs, format.Document{
		Path: "任务分解表.docx", Kind: "word-table", Long: true, Digest: format.Digest(version, in.Overview.Head, rows, in.Look.Organ, in.Date),
		Render: func(w io.Writer) error { return renderTable(w, in) },
	})
	return docs, nil
}

func renderBriefing(w io.Writer, p pages.Page, in format.Input) error {
	text, err := p.Markdown()
	if err != nil {
		return err
	}
	d := body{width: portrait}
	if p.Kind == "revision-briefing" { // its table has six columns, two of them of whole sentences
		d.width = landscape
	}
	return d.write(w, properties{wording.PlanTitle(in.Overview.Head) + p.Title, creator(in), in.Date}, func() { d.markdown(text) })
}

func creator(in format.Input) string {
	if in.Look.Organ != "" {
		return in.Look.Organ
	}
	return "分解"
}

// columns of 任务分解表, with their parts of a hundred of the width.
var columns = []struct {
	title   string
	percent int
	align   string
}{
	{"序号", 4, "center"}, {"领域", 7, ""}, {"任务", 9, ""}, {"工作内容", 32, ""}, {"量化目标", 17, ""},
	{"牵头单位", 8, ""}, {"配合（共同负责）单位", 16, ""}, {"完成时限", 7, ""},
}

// rowOf is the cells of a measure's row.
func rowOf(t assign.Task) []string {
	m, said := t.Measure, wording.MeasureOf(t)
	return []string{
		strconv.Itoa(m.Number), said.Field, said.Name, m.Text, wording.Targets(t.Goals),
		wording.With(said.Leads, said.Leaders), wording.Others(m.Units), said.When,
	}
}

func renderTable(w io.Writer, in format.Input) error {
	d := body{width: landscape}
	of, is := wording.Titled(in.Overview.Head, "表")
	return d.write(w, properties{of + is, creator(in), in.Date}, func() { d.measures(in.Overview) })
}

// measures writes 任务分解表.
func (d *body) measures(o *assign.Overview) {
	if of, is := wording.Titled(o.Head, "表"); of == wording.PlanTitle(o.Head) {
		d.title(of + "\n" + is)
	} else {
		d.title(of + is)
	}
	var shape []column
	var head [][]run
	for _, c := range columns {
		shape = append(shape, column{width: landscape * c.percent / 100, align: c.align})
		head = append(head, plain(c.title))
	}
	d.table(shape, head, func(yield func([][]run) bool) {
		cells := make([][]run, len(columns))
		for _, t := range o.Tasks {
			for k, text := range rowOf(t) {
				cells[k] = plain(text)
			}
			if !yield(cells) {
				return
			}
		}
	}, nil)
}
