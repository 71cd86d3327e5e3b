package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/plantest"
	"fenjie/generator/wording"
	"fenjie/source"
	"fenjie/source/figures"
	"fenjie/source/plan"
	"fenjie/source/settings"
)

func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// example is a plan of the repository, read with its settings.
func example(t *testing.T, name string) *plan.Plan {
	t.Helper()
	folder := filepath.Join("..", "..", "examples")
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile(filepath.Join(folder, "fenjie.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	set, err := settings.Load("fenjie.yaml", config)
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := source.Read(name, data, set)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// buildExample builds the example and returns its folder.
func buildExample(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	var stdout, stderr bytes.Buffer
	if status := run([]string{"build", filepath.Join("..", "..", "examples", "plan.txt"), "-o", dir}, nil, &stdout, &stderr); status != statusDone {
		t.Fatalf("status %d: %s", status, stderr.String())
	}
	return dir
}

// TestExamples: the plan as text, as Word and as YAML is one plan.
func TestExamples(t *testing.T) {
	shape := func(p *plan.Plan) string {
		for _, m := range p.Measures() {
			m.Line = 0
		}
		p.Walk(func(s *plan.Section, _ int) { s.Line = 0 })
		out, err := p.JSON()
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	p := example(t, "plan.txt")
	if n := len(p.Measures()); n != 48 || len(p.Sections) != 8 || len(p.Units) != 54 {
		t.Errorf("%d measures, %d sections, %d units; want 48, 8, 54", n, len(p.Sections), len(p.Units))
	}
	want := shape(p)
	for _, name := range []string{"plan.docx", "plan.yaml"} {
		if shape(example(t, name)) != want {
			t.Errorf("%s differs from plan.txt; make it anew (examples/README.md)", name)
		}
	}
}

// TestFiguresAgree: every budget figure is the same in the workbook, in the
// PDF as pdftotext reads it, and in the Markdown.
func TestFiguresAgree(t *testing.T) {
	plantest.Need(t, "pdftotext")
	dir := buildExample(t)
	o, _ := assign.Split(example(t, "plan.txt"), nil)
	page, err := exec.Command("pdftotext", "-layout", filepath.Join(dir, "预算汇总.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	brief, err := os.ReadFile(filepath.Join(dir, "简报", "总体简报.md"))
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenFile(filepath.Join(dir, "任务分解总表.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("统计")
	if err != nil {
		t.Fatal(err)
	}
	sheet := ""
	for _, row := range rows {
		sheet += strings.Join(row, "\t") + "\n"
	}
	for _, p := range o.Parts {
		for _, figure := range []string{wording.BudgetText(p.Budget), wording.BudgetWan(p.Budget)} {
			if figure == "—" {
				continue
			}
			for name, text := range map[string]string{"PDF": string(page), "briefing": string(brief)} {
				if !strings.Contains(solid(text), solid(figure)) {
					t.Errorf("%s: %s is not in the %s", p.Section.Title, figure, name)
				}
			}
		}
		if p.Stated && !strings.Contains(sheet, wording.Wan(p.Sum)) {
			t.Errorf("%s: %s is not in the workbook", p.Section.Title, wording.Wan(p.Sum))
		}
	}
	for _, total := range []string{wording.Wan(o.BudgetTotal), wording.Wan(o.BudgetAll)} {
		if !strings.Contains(string(page), total) || !strings.Contains(string(brief), total) {
			t.Errorf("total %s is missing", total)
		}
	}
}

// TestManifest: every document stands as the manifest says, and none else.
func TestManifest(t *testing.T) {
	dir := buildExample(t)
	data, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Schema    string
		Documents []struct {
			Path, Kind, Subject, SHA256 string
			Bytes                       int64
		}
	}
	if err := json.Unmarshal(data, &manifest); err != nil {
		t.Fatal(err)
	}
	sheets := 0
	for _, d := range manifest.Documents {
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(d.Path)))
		if err != nil || info.Size() != d.Bytes || len(d.SHA256) != 64 {
			t.Errorf("%+v: %v", d, err)
		}
		if d.Kind == "sheet" {
			sheets++
		}
	}
	if sheets != 54 {
		t.Errorf("%d unit workbooks, want 54", sheets)
	}
}

// TestSheetHeader: the header row holds the contract's columns, in order, and
// the sum of the sheets' rows is the plan's mentions of units.
func TestSheetHeader(t *testing.T) {
	dir := buildExample(t)
	const want = "序号 领域 任务 工作内容 量化目标 角色 牵头单位 责任单位 完成时限 本次修订 进展状态 进展情况 责任人 联系电话 备注 任务标识"
	books, err := filepath.Glob(filepath.Join(dir, "责任清单", "*.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	mentions := 0
	for _, name := range books {
		book, err := excelize.OpenFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := book.GetRows("责任清单")
		if err != nil {
			t.Fatal(err)
		}
		header := -1
		for k, row := range rows {
			if strings.Join(row, " ") == want {
				header = k
			}
		}
		if header < 0 {
			t.Errorf("%s: no header row", name)
		}
		mentions += len(rows) - header - 1
		if visible, err := book.GetColVisible("责任清单", "P"); err != nil || visible {
			t.Errorf("%s: 任务标识 is not hidden (%v)", name, err)
		}
		if book.GetSheetName(0) != "责任清单" {
			t.Errorf("%s: first sheet is %s", name, book.GetSheetName(0))
		}
		_ = book.Close()
	}
	if mentions != 200 {
		t.Errorf("the sheets hold %d rows, the plan 200 mentions", mentions)
	}
}

// printsWhole: the PDF holds every character of the texts as often as they do.
// Columns stand side by side, so lines of cells mix: characters are counted.
func printsWhole(t *testing.T, file string, texts ...string) {
	t.Helper()
	text, err := exec.Command("pdftotext", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	printed := map[rune]int{}
	for _, r := range solid(string(text)) {
		printed[r]++
	}
	for _, r := range solid(strings.Join(texts, "")) {
		printed[r]--
	}
	for r, n := range printed {
		if n < 0 {
			t.Errorf("%s: %d of %q are not printed", filepath.Base(file), -n, r)
		}
	}
}

// onA4: the pages of the PDF are A4, upright or landscape.
func onA4(t *testing.T, file string, landscape bool) {
	t.Helper()
	info, err := exec.Command("pdfinfo", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	size := regexp.MustCompile(`Page size: +(595|594|841|842).*\(A4\)`).FindSubmatch(info)
	if size == nil || (size[1][0] == '8') != landscape {
		t.Errorf("%s is not on A4 (landscape: %t): %s", filepath.Base(file), landscape, info)
	}
}

// TestPrintedSheets: LibreOffice prints every character of every cell.
func TestPrintedSheets(t *testing.T) {
	plantest.Need(t, "soffice")
	plantest.Need(t, "pdftotext")
	dir := buildExample(t)
	out := t.TempDir()
	names := []string{"市发改局", "市自然资源和规划局", "市农业农村局", "市民政局", "市总工会"}
	args := []string{"--headless", "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--convert-to", "pdf", "--outdir", out}
	for _, name := range names {
		args = append(args, filepath.Join(dir, "责任清单", name+".xlsx"))
	}
	if msg, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	for _, name := range names {
		book, err := excelize.OpenFile(filepath.Join(dir, "责任清单", name+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := book.GetRows("责任清单")
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for _, row := range rows[4:] {
			texts = append(texts, row[:10]...)
		}
		printsWhole(t, filepath.Join(out, name+".pdf"), texts...)
		_ = book.Close()
	}
}

// TestWordOpens: LibreOffice opens the Word documents and prints every
// character of every measure, on A4, the table landscape.
func TestWordOpens(t *testing.T) {
	plantest.Need(t, "soffice")
	plantest.Need(t, "pdftotext")
	dir, out := buildExample(t), t.TempDir()
	args := []string{"--headless", "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--convert-to", "pdf", "--outdir", out,
		filepath.Join(dir, "任务分解表.docx"), filepath.Join(dir, "简报", "总体简报.docx")}
	if msg, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	var texts []string
	for _, m := range example(t, "plan.txt").Measures() {
		texts = append(texts, m.Title, m.Text, wording.Targets(figures.Of(m).Goals))
	}
	for _, c := range []struct {
		file      string
		landscape bool
		texts     []string
	}{
		{"任务分解表.pdf", true, texts},
		{"总体简报.pdf", false, []string{"311,453.00", "322,283.00", "98,700.00"}},
	} {
		file := filepath.Join(out, c.file)
		printsWhole(t, file, c.texts...)
		onA4(t, file, c.landscape)
	}
}
