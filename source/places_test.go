package source

import (
	"os"
	"strings"
	"testing"

	"fenjie/source/document"
	"fenjie/source/document/doctest"
)

// TestPlaceNames: the places of a .docx are paragraphs, in whatever name it
// comes; those of a text are lines.
func TestPlaceNames(t *testing.T) {
	for file, want := range map[string]string{"../examples/plan.docx": "第12段", "../examples/plan.txt": "第12行", "../examples/plan.yaml": "第12行", "testdata/plans/01-table.md": "第12行"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, _, err := Read(file, data, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.PlaceName(12); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
		if p.PlaceName(0) != "" {
			t.Errorf("%s: an unknown place has a name", file)
		}
	}
	err := &document.Error{File: "方案.docx", Line: 3, Column: 2, Message: "看不清"}
	if got := err.Error(); got != "方案.docx：第3段：看不清" {
		t.Error(got)
	}
	err.File = "方案.txt"
	if got := err.Error(); !strings.HasPrefix(got, "方案.txt:3:2：") {
		t.Error(got)
	}
}

// TestPlacesInTables: what stands in a table of a .docx is found by the table's
// row, and what follows it without counting cells.
func TestPlacesInTables(t *testing.T) {
	p, cell, row := doctest.P, doctest.Cell, doctest.Row
	nested := "<w:tbl>" + row(cell(p("甲")), cell(p("乙"))) + row(cell(p("丙")), cell(p("丁"))) + "</w:tbl>"
	body := p("某市重点任务分解表") + p("现印发如下。") + // 1, 2
		"<w:tbl>" + row(cell(p("任务")), cell(p("目标")), cell(p("牵头单位"))) + // 3 to 5
		row(cell(p("办甲事")), cell(p("甲所3家"), p("乙所2家")), cell(p("市甲局"))) + // 6 to 9
		row(cell(p("办乙事")), cell(nested), cell(p("市乙局"))) + "</w:tbl>" + // 10 to 15
		p("请抓好落实。") + // 16
		"<w:tbl>" + row(cell(p("框内的话"))) + "</w:tbl>" + // 17: a frame is no table
		"<w:tbl>" + row(cell(p("项目")), cell(p("金额"))) + row(cell(p("建所")), cell(p("3万元"))) + "</w:tbl>" + // 18 to 21
		p("附件：名单") // 22
	data := doctest.Docx(t, body)
	got, _, err := Read("方案.docx", data, nil)
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[int]string{0: "", 1: "第1段", 2: "第2段", 3: "表1第1行", 5: "表1第1行", 6: "表1第2行", 8: "表1第2行", 9: "表1第2行", 10: "表1第3行", 12: "表1第3行", 15: "表1第3行",
		16: "第3段", 17: "第4段", 18: "表2第1行", 21: "表2第2行", 22: "第5段"} {
		if name := got.PlaceName(line); name != want {
			t.Errorf("paragraph %d is %q, want %q", line, name, want)
		}
	}
	if m := got.Measures(); len(m) != 2 || got.PlaceName(m[1].Line) != "表1第3行" {
		t.Errorf("measures %+v", m)
	}
}
