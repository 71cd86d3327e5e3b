package main

import (
	"fmt"
	"slices"

	"fenjie/generator"
	"fenjie/generator/xlsx"
	"fenjie/output"
	"fenjie/source/entries"
	"fenjie/source/limits"
	"fenjie/source/settings"
)

// after is the history after a build with --only (none: of all formats): now,
// where the sheets and briefings of this folder, or what stands in their place,
// have told of the step to it. Else it stays where it is, for them to tell the
// whole step when their turn comes.
func (p past) after(now history, only []string) history {
	built := only
	if len(built) == 0 {
		built = generator.Names()
	}
	tells := false
	for _, name := range built {
		tells = tells || name != budgetFormat
	}
	for _, name := range p.Formats {
		if (name == "excel" || name == "briefing") && !slices.Contains(built, name) {
			tells = false
		}
	}
	if !tells {
		return p.history
	}
	now.Formats = nil
	for _, name := range generator.Names() {
		if name != budgetFormat && slices.Contains(slices.Concat(p.Formats, built), name) {
			now.Formats = append(now.Formats, name)
		}
	}
	return now
}

// tellDate tells that the date of the last build goes away, which was more
// likely forgotten than meant.
func (c *command) tellDate(last, now string) {
	if last != "" && now == "" {
		fmt.Fprintf(c.stderr, "上次生成时印有日期%s，这次没有给出，日期不再印出；要保留请加 --date %s，或在 fenjie.yaml 中写 date: %s\n", last, last, last)
	}
}

// tellTemplates tells that the templates of the last build go away, and with them
// columns and texts of the office's own.
func (c *command) tellTemplates(last, now string) {
	if last != "" && now == "" {
		fmt.Fprintf(c.stderr, "上次生成时用了“%s”中的模板，这次没有给出，改用内置模板；要保留请再加 --templates，或在 fenjie.yaml 中写 templates: 文件夹\n", last)
	}
}

// tellDoubled tells of columns of the office's own that the sheets have already.
func (c *command) tellDoubled(sheet settings.Sheet, only []string) {
	if len(only) > 0 && !slices.Contains(only, "excel") {
		return
	}
	for _, title := range xlsx.Doubled(sheet) {
		fmt.Fprintf(c.stderr, "自定栏目“%s”：责任清单已有同名的一栏，没有另设；要另设请改名，只改宽度的请写在 sheet 的 widths 中\n", title)
	}
	if size := xlsx.PrintedSize(sheet); size < leastPrinted {
		fmt.Fprintf(c.stderr, "责任清单栏目较多，按 A4 打印的字约%.1f磅，偏小；可用 A3 纸打印，或减少自定栏目、把它们的 width 写小\n", size)
	}
}

// leastPrinted is how large the texts of a printed sheet should be, in points, but
// for what widths lose in rounding.
const leastPrinted = 8.3

// budgetFormat is the one format that says nothing of revisions.
const budgetFormat = "pdf"

// inOrder lists the texts that are kept: the one being built, those that the
// step is told from, however long ago that was, and then the last built first.
func (p past) inOrder(text string) []string {
	list := []string{text}
	for _, digest := range slices.Concat([]string{p.Text, p.Before}, p.Kept, slices.Sorted(slices.Values(p.texts.digests()))) {
		if p.texts.has(digest) && !slices.Contains(list, digest) {
			list = append(list, digest)
		}
	}
	return list
}

// Texts kept: so many, whenever there are more than mostTexts. The last ones are
// what 本次修订 and undoing need; beyond them those stay that a workbook in the
// folder was made from. A workbook that comes back from an older text is
// read by its own rows.
const (
	mostTexts = 96
	keptTexts = 64
)

// forgetTexts removes old texts of the plan after a build.
func forgetTexts(folder *output.Folder, kept []string) {
	if len(kept) <= mostTexts {
		return
	}
	standing, err := folder.Standing()
	if err != nil {
		return
	}
	replaced, err := folder.Replaced()
	if err != nil {
		return
	}
	needed := map[string]bool{}
	for _, d := range slices.Concat(standing.Documents, standing.Others, replaced) {
		if d.Missing || !output.IsTable(d.Path) || d.Bytes > limits.File {
			continue
		}
		data, err := d.Content(limits.File)
		if err != nil {
			return // it may need any of them
		}
		needed[entries.TextOf(data)] = true
	}
	var names []string
	for _, digest := range kept[keptTexts:] {
		if !needed[digest] {
			names = append(names, textFile(digest))
		}
	}
	folder.Forget(names)
}
