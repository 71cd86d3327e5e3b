// Package generator makes the documents of a plan: it asks every format for
// its documents. Pure: values in, documents out, nothing read or written.
package generator

import (
	"fmt"
	"slices"
	"strings"

	"fenjie/generator/briefing"
	"fenjie/generator/format"
	"fenjie/generator/pdf"
	"fenjie/generator/site"
	"fenjie/generator/word"
	"fenjie/generator/xlsx"
)

// formats lists every output format by the name that --only takes, with a
// document that it always makes. A new format is one folder and one line here.
var formats = []struct {
	name      string
	always    string
	documents func(format.Input) ([]format.Document, error)
}{
	{"excel", "任务分解总表.xlsx", xlsx.Documents},
	{"pdf", "预算汇总.pdf", pdf.Documents},
	{"briefing", "简报/总体简报.md", briefing.Documents},
	{"site", "index.html", site.Documents},
	{"word", "任务分解表.docx", word.Documents},
}

// Names returns the names of all formats.
func Names() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// Absent names the formats that a build of only those named (none: of all) leaves
// without documents: it does not make them, and none stand yet.
func Absent(only []string, stands func(path string) bool) []string {
	var names []string
	for _, f := range formats {
		if len(only) > 0 && !slices.Contains(only, f.name) && !stands(f.always) {
			names = append(names, f.name)
		}
	}
	return names
}

// Generate returns the documents of the formats named, or of all, in order.
func Generate(in format.Input, only []string) ([]format.Document, error) {
	in.Shared = &format.Shared{}
	wanted := map[string]bool{}
	for _, name := range only {
		wanted[name] = true
	}
	var all []format.Document
	taken := map[string]string{}
	for _, f := range formats {
		if len(only) > 0 && !wanted[f.name] {
			continue
		}
		docs, err := f.documents(in)
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			key := strings.ToLower(d.Path) // Windows and macOS tell no case apart
			if other, twice := taken[key]; twice {
				return nil, fmt.Errorf("documents %s and %s have one path", other, d.Path)
			}
			taken[key] = d.Path
			d.Format = f.name
			all = append(all, d)
		}
	}
	return all, nil
}
