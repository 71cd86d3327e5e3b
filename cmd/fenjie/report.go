package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"

	"fenjie/generator/assign"
	"fenjie/output"
	"fenjie/source/entries/entry"
)

// buildJSON is what build --format json prints.
type buildJSON struct {
	Schema    string         `json:"schema"`
	Written   []string       `json:"written"`
	Unchanged []string       `json:"unchanged"`
	Removed   []string       `json:"removed"`
	Carried   []carriedJSON  `json:"carried"`
	Kept      []string       `json:"kept"`
	Unplaced  []unplacedJSON `json:"unplaced"`
	Findings  map[string]int `json:"findings"`
}

// carriedJSON is a document that was written, and how many typed cells it holds.
type carriedJSON struct {
	Path  string `json:"path"`
	Cells int    `json:"cells"`
}

// unplacedJSON is a cell whose value is in 待认领, by the workbook that it was
// typed into; without a cell: the whole workbook could not be read.
type unplacedJSON struct {
	Path string `json:"path"`
	Cell string `json:"cell"`
}

// summary is what a build carried, of the documents that it wrote.
type summary struct {
	carried   []carriedJSON
	unplaced  []unplacedJSON
	withdrawn []string // a line for each document with rows in 已撤销任务
	notes     []string
}

func (c *carried) summary(files []output.File, r output.Report) summary {
	s := summary{carried: []carriedJSON{}, unplaced: []unplacedJSON{}}
	if c == nil {
		return s
	}
	s.unplaced = append(s.unplaced, c.unread...)
	written := map[string]bool{} // by unit
	for _, f := range files {
		sheet := c.placed.Sheets[f.Subject]
		if f.Kind != "sheet" || sheet.Count() == 0 || !slices.Contains(r.Written, f.Path) {
			continue
		}
		written[f.Subject] = true
		s.carried = append(s.carried, carriedJSON{f.Path, sheet.Count()})
		if n := len(sheet.Withdrawn.Rows); n > 0 {
			s.withdrawn = append(s.withdrawn, fmt.Sprintf("%s：“%s”中有%d行", f.Path, entry.SheetWithdrawn, n))
		}
	}
	for _, u := range c.placed.Unplaced {
		if written[u.Unit] {
			s.unplaced = append(s.unplaced, unplacedJSON{u.File, u.Cell})
		}
	}
	s.notes = c.notes
	return s
}

func (c *command) report(path string, f *buildFlags, o *assign.Overview, r output.Report, s summary) error {
	counts := countSeverity(o.Problems)
	if f.format == "json" {
		enc := json.NewEncoder(c.stdout)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		c.printProblems(path, o.Problems)
		c.printLines(s.notes)
		return enc.Encode(buildJSON{
			Schema: "fenjie.build/v1", Written: list(r.Written), Unchanged: list(r.Unchanged), Removed: list(r.Removed),
			Carried: list(s.carried), Kept: list(r.Kept), Unplaced: list(s.unplaced), Findings: counts,
		})
	}
	verb := "已写入"
	if f.dryRun {
		verb = "将写入"
	}
	fmt.Fprintf(c.stdout, "%s：%d个领域、%d项任务、%d个责任单位\n", o.Head.Title, len(o.Parts), len(o.Tasks), len(o.Units))
	fmt.Fprintf(c.stdout, "%s%d个文件，%d个未变", verb, len(r.Written), len(r.Unchanged))
	if len(r.Removed) > 0 {
		fmt.Fprintf(c.stdout, "，%d个已撤下", len(r.Removed))
	}
	fmt.Fprintf(c.stdout, "：%s\n", f.dir)
	c.reportCarried(f, s)
	for _, kept := range r.Kept {
		fmt.Fprintf(c.stdout, "手工改过的文件已留存：%s\n", filepath.Join(f.dir, filepath.FromSlash(kept)))
	}
	c.printProblems(path, o.Problems)
	c.printLines(s.notes)
	return nil
}

// reportCarried tells what units had filled in, and where it is now.
func (c *command) reportCarried(f *buildFlags, s summary) {
	if len(s.carried) > 0 {
		cells := 0
		for _, d := range s.carried {
			cells += d.Cells
		}
		verb := "已带入"
		if f.dryRun {
			verb = "将带入"
		}
		fmt.Fprintf(c.stdout, "%s%d个单位填报的内容，共%d处\n", verb, len(s.carried), cells)
	}
	for _, line := range s.withdrawn {
		fmt.Fprintln(c.stdout, line)
	}
	for _, u := range s.unplaced {
		if u.Cell != "" {
			fmt.Fprintf(c.stdout, "%s %s：没有对应的栏目，已列入新表的“%s”，请核对\n", u.Path, u.Cell, entry.SheetUnclaimed)
		}
	}
}

func (c *command) printLines(lines []string) {
	for _, line := range lines {
		fmt.Fprintln(c.stderr, line)
	}
}

func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
