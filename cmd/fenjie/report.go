package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fenjie/generator/format"
	"fenjie/generator/pages"
	"fenjie/output"
	"fenjie/source/entries/entry"
	"fenjie/source/settings"
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
	carried  []carriedJSON
	unplaced []unplacedJSON
	lines    []string // for the clerk: where what is not at a measure is now
	notes    []string
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
		s.lines = append(s.lines, oddStatuses(f.Path, sheet.Tasks)...)
		if n := len(sheet.Withdrawn.Rows); n > 0 {
			s.lines = append(s.lines, fmt.Sprintf("%s：“%s”中有%d行", f.Path, entry.SheetWithdrawn, n))
		}
	}
	for _, u := range c.placed.Unplaced {
		if written[u.Unit] {
			s.unplaced = append(s.unplaced, unplacedJSON{u.File, u.Cell})
			s.lines = append(s.lines, fmt.Sprintf("%s %s：%s，已列入新表的“%s”，请核对", u.File, u.Cell, u.Why, entry.SheetUnclaimed))
		}
	}
	s.notes = c.notes
	return s
}

// oddStatuses names the words of 进展状态 that its drop-down does not offer: they
// are carried as they are, and counted and coloured by nothing.
func oddStatuses(path string, tasks entry.Table) []string {
	counts := map[string]int{}
	for _, r := range tasks.Rows {
		word := strings.TrimSpace(r.Get(entry.Status).Value.Text)
		if word != "" && !slices.Contains(settings.Statuses, word) {
			counts[word]++
		}
	}
	var lines []string
	for _, word := range slices.Sorted(maps.Keys(counts)) {
		lines = append(lines, fmt.Sprintf("%s：进展状态“%s”（%d处）不是%s之一，已原样带入，不着色", path, word, counts[word], strings.Join(settings.Statuses, "、")))
	}
	return lines
}

func (c *command) report(path string, f *buildFlags, in format.Input, r output.Report, s summary) error {
	o := in.Overview
	counts := countSeverity(in.Findings)
	if f.format == "json" {
		c.printErrors(path, in.Findings)
		c.printLines(s.notes)
		out := newBuildJSON(r, counts)
		out.Carried, out.Unplaced = list(s.carried), list(s.unplaced)
		return c.printJSON(out)
	}
	fmt.Fprintf(c.stdout, "%s：%d个领域、%d项任务、%d个责任单位\n", o.Head.Title, len(o.Fields()), len(o.Tasks), len(o.Units))
	fmt.Fprintf(c.stdout, "%s%d个文件，%d个未变", when(f, "写入"), len(r.Written), len(r.Unchanged))
	if len(r.Removed) > 0 {
		fmt.Fprintf(c.stdout, "，%d个%s（留存在 .fenjie/kept）", len(r.Removed), when(f, "撤下"))
	}
	fmt.Fprintf(c.stdout, "：%s\n", f.dir)
	c.reportCarried(f, s)
	c.printFiles(f, r)
	c.printErrors(path, in.Findings)
	c.printLines(s.notes)
	if found := pages.CheckCounts(in.Findings); found != "" {
		fmt.Fprintf(c.stdout, "校核：%s，%s\n", found, whereFindings(path, f, append(r.Written, r.Unchanged...)))
	}
	return nil
}

// reportCarried tells what units had filled in, and where it is now.
func (c *command) reportCarried(f *buildFlags, s summary) {
	if len(s.carried) > 0 {
		cells := 0
		for _, d := range s.carried {
			cells += d.Cells
		}
		fmt.Fprintf(c.stdout, "%s%d个单位填报的内容，共%d处\n", when(f, "带入"), len(s.carried), cells)
	}
	for _, line := range s.lines {
		fmt.Fprintln(c.stdout, line)
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
