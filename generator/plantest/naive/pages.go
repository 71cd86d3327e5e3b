package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/signintech/gopdf"

	"fenjie/templates"
)

// summary draws the table of budgets, with each face whole.
func summary(file string, p *plan) error {
	var pdf gopdf.GoPdf
	pdf.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	for _, use := range []string{"title", "body", "heading"} {
		if err := pdf.AddTTFFontData(use, templates.Face(use)); err != nil {
			return err
		}
	}
	y := 0.0
	line := func(face string, size float64, texts ...string) error {
		if err := pdf.SetFont(face, "", size); err != nil {
			return err
		}
		if y == 0 || y > 780 {
			pdf.AddPage()
			y = 60
		}
		for k, text := range texts {
			pdf.SetXY(60+float64(k)*170, y)
			if err := pdf.Cell(nil, text); err != nil {
				return err
			}
		}
		pdf.Line(60, y+size+4, 535, y+size+4)
		y += size + 10
		return nil
	}
	if err := line("title", 20, p.Title); err != nil {
		return err
	}
	if err := line("heading", 11, "领域", "牵头单位", "预算安排"); err != nil {
		return err
	}
	for _, s := range p.Sections {
		text := "—"
		if s.Budget != nil && s.Budget.Total != nil {
			text = s.Budget.Total.Text
		}
		if err := line("body", 11, s.Label+s.Title, strings.Join(s.LeadUnits, "、"), text); err != nil {
			return err
		}
		if s.Budget == nil {
			continue
		}
		for _, part := range s.Budget.Parts {
			if err := line("body", 10, "", "其中："+part.Name, part.Text); err != nil {
				return err
			}
		}
	}
	return pdf.WritePdf(file)
}

// briefings writes one Markdown text for all, one a section and one a unit.
func briefings(dir string, p *plan, tasks map[string][]task) error {
	write := func(name, text string) error {
		return os.WriteFile(filepath.Join(dir, "简报", name+".md"), []byte(text), 0o644)
	}
	var whole strings.Builder
	fmt.Fprintf(&whole, "# %s\n\n| 领域 | 任务数 |\n| --- | --- |\n", p.Title)
	for k, s := range p.Sections {
		fmt.Fprintf(&whole, "| %s%s | %d |\n", s.Label, s.Title, len(s.all()))
		var b strings.Builder
		fmt.Fprintf(&b, "# %s%s\n\n%s\n", s.Label, s.Title, s.Overview)
		for _, m := range s.all() {
			describe(&b, m)
		}
		if err := write(fmt.Sprintf("领域/%02d-%s", k+1, s.Title), b.String()); err != nil {
			return err
		}
	}
	for _, u := range p.Units {
		var b strings.Builder
		fmt.Fprintf(&b, "# %s\n\n共%d项任务\n", u.Name, len(tasks[u.Name]))
		for _, t := range tasks[u.Name] {
			describe(&b, t.measure)
		}
		if err := write("单位/"+u.Name, b.String()); err != nil {
			return err
		}
	}
	return write("总体简报", whole.String())
}

func describe(b *strings.Builder, m measure) {
	fmt.Fprintf(b, "\n## %s%s\n\n%s\n\n", m.Label, m.Title, m.Text)
	for _, t := range m.Targets {
		fmt.Fprintf(b, "- %s\n", t.Text)
	}
	var units []string
	for _, u := range m.Units {
		units = append(units, u.Name+"（"+roles[u.Role]+"）")
	}
	fmt.Fprintf(b, "\n责任单位：%s\n", strings.Join(units, "、"))
}
