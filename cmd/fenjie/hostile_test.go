package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"fenjie/generator/assign"
	"fenjie/output"
	"fenjie/source/entries/entry"
	"fenjie/source/limits"
	"fenjie/source/plan"
)

// TestNamesOfUnitsAreFiles: whatever two units are called, their documents are
// two files below the folder, on every system.
func TestNamesOfUnitsAreFiles(t *testing.T) {
	parts := []string{"..", "/", `\`, "C:", "CON", "nul", "COM¹", ".", " ", ":", "$DATA", "\u202e", "\u200b", "\x00", "\n", "\u2028", "é", "e\u0301", "\uf900", "豈", "\u212a", "ſ", "s", "K", "k", "市", "局", "*", "?", "\"", "<", "|", "\u3000", "\xff", "~$", ".xlsx", "(2)", strings.Repeat("市", 70)}
	dir := filepath.Join(t.TempDir(), "none")
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 6).Draw(t, "parts"), "")
		})
		p := &plan.Plan{Sections: []*plan.Section{{Measures: []*plan.Measure{{Number: 1, Title: "甲"}}}}}
		for _, unit := range rapid.SliceOfNDistinct(name, 1, 5, rapid.ID[string]).Draw(t, "units") {
			p.Units = append(p.Units, plan.UnitSummary{Name: unit})
			p.Sections[0].Measures[0].Units = append(p.Sections[0].Measures[0].Units, plan.Unit{Name: unit})
		}
		o, units := assign.Split(p, nil)
		var files []output.File
		for _, a := range units {
			files = append(files, output.File{Path: "责任清单/" + a.FileName + ".xlsx", Render: func(io.Writer) error { return nil }})
		}
		if len(files) != len(p.Units) || len(o.FileNames) != len(p.Units) {
			t.Fatalf("%d files for %d units", len(files), len(p.Units))
		}
		f, err := output.Look(dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Build(files, output.Options{DryRun: true}); err != nil {
			t.Fatalf("%+q: %v", o.FileNames, err)
		}
	})
}

// TestReturnedSheetLeadsNowhere: a workbook that comes back may say that it is
// of any unit, in its properties, its title and its sheets.
func TestReturnedSheetLeadsNowhere(t *testing.T) {
	f, _ := exampleFolder(t)
	returned := filepath.Join(t.TempDir(), "交回")
	for k, unit := range []string{"../../../外", `..\..\外`, "/etc/passwd", `C:\外`, `\\server\share\外`, "CON", "外:流", "\u202e外", "manifest.json", ".fenjie/lock"} {
		book, err := excelize.OpenFile(f.sheet("市科技局"))
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range []error{
			book.SetCustomProps(excelize.CustomProperty{Name: entry.PropertyUnit, Value: unit}),
			book.SetCustomProps(excelize.CustomProperty{Name: entry.PropertyText, Value: "../" + unit}),
			book.SetCellStr(entry.SheetTasks, "A1", unit+"责任清单"), book.SetCellStr(entry.SheetTasks, "L5", "交回的字"),
			os.MkdirAll(returned, 0o755), book.SaveAs(filepath.Join(returned, fmt.Sprint(k, ".xlsx"))), book.Close(),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	top := filepath.Dir(f.dir)
	before := names(t, top)
	f.build("--carry", returned)
	f.write(revise(t, string(must(t, os.ReadFile, f.plan))))
	f.build()
	for name := range names(t, top) {
		if _, stood := before[name]; !stood && !strings.HasPrefix(name, "out/.fenjie/") && !strings.HasPrefix(name, "out/责任清单/") {
			t.Errorf("%s is new", name)
		}
		if strings.Contains(name, "外") || strings.Contains(name, "passwd") {
			t.Errorf("%s is named by a returned sheet", name)
		}
	}
}

func must(t *testing.T, read func(string) ([]byte, error), name string) []byte {
	t.Helper()
	data, err := read(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// names is every file below a folder.
func names(t *testing.T, dir string) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, name)
			all[filepath.ToSlash(rel)] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestTamperedState: whatever stands in the files that the program keeps for
// itself, the next build goes through, and without a word of a bug.
func TestTamperedState(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a hundred times")
	}
	const text = "某市方案\n一、甲\n（一）建学校。（责任单位：市教育局）\n（二）建医院。（责任单位：市卫健局）\n"
	f := newFolder(t, text)
	f.build()
	f.write(strings.Replace(text, "市卫健局", "市教育局", 1))
	f.build()
	broken := []string{"", "null", "[null]", `{"sections":[null]}`, `{"sections":[{"measures":[null]}]}`, `{"text":"../../x","before":"../../y"}`, "{", strings.Repeat("[", 100_000),
		`{"sections":[{"sections":[null],"budget":{"parts":[null]}}],"units":[null]}`}
	state := []string{"index.json", "journal.json", "../manifest.json", stateGone, stateOrder, stateTaken, stateSaved}
	for name := range names(t, filepath.Join(f.dir, ".fenjie", stateTexts)) {
		state = append(state, stateTexts+"/"+name)
	}
	for _, name := range state {
		for k, data := range broken {
			if err := os.WriteFile(filepath.Join(f.dir, ".fenjie", name), []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
			f.write(text + strings.Repeat("\n尾声。", k%2))
			var stdout, stderr bytes.Buffer
			if status := run([]string{"build", f.plan, "-o", f.dir, "--only", "excel"}, nil, &stdout, &stderr); status != statusDone || strings.Contains(stderr.String(), "内部错误") {
				t.Errorf("%s is %.60q: status %d: %s", name, data, status, stderr.String())
			}
		}
	}
}

// TestSettingsAskNobodyElse: a face that lies on another computer, or is no
// file of a face's size, is refused.
func TestSettingsAskNobodyElse(t *testing.T) {
	f := newFolder(t, "某市方案\n一、甲\n（一）建学校。（责任单位：市教育局）\n")
	large := func(dir string) {
		name := filepath.Join(dir, "large.ttf")
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(name, limits.Face+1); err != nil {
			t.Fatal(err)
		}
	}
	large(filepath.Dir(f.plan))
	for face, want := range map[string]string{
		`'\\server\share\a.ttf'`: "不在本机", `//server/share/a.ttf`: "不在本机", `'\\?\C:\a.ttf'`: "不在本机", `'\\.\pipe\a'`: "不在本机", `'\/server\a'`: "不在本机", `'\??\UNC\a'`: "不在本机",
		"large.ttf": "字体文件超过 64 MB", "none.ttf": "找不到这个字体文件", ".": "这不是字体文件",
	} {
		fonts := []byte("fonts:\n  title: " + face + "\n")
		beside, given := filepath.Dir(f.plan), t.TempDir()
		large(given)
		for file, flags := range map[string][]string{filepath.Join(beside, "fenjie.yaml"): nil, filepath.Join(given, "pdf.yaml"): {"--templates", given}} {
			if err := os.WriteFile(file, fonts, 0o644); err != nil {
				t.Fatal(err)
			}
			var stdout, stderr bytes.Buffer
			status := run(append([]string{"build", f.plan, "-o", f.dir}, flags...), nil, &stdout, &stderr)
			if status != statusUsage || !strings.Contains(stderr.String(), want) || strings.Count(stderr.String(), "\n") != 1 {
				t.Errorf("%s in %s: status %d: %s", face, filepath.Base(file), status, stderr.String())
			}
			if _, err := os.Stat(f.dir); err == nil {
				t.Fatalf("%s in %s: something was written", face, filepath.Base(file))
			}
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
		}
	}
}
