package xlsx

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/format"
	"fenjie/source/plan"
	"fenjie/source/revision"
)

// compared writes the table of comparison of two texts that hold one measure.
func compared(t *testing.T, old, new string) (*excelize.File, []byte) {
	t.Helper()
	text := func(words string) *plan.Plan {
		m := &plan.Measure{Number: 1, Label: "（一）", Title: "推进载体建设", Stop: "。", Text: words, Clause: "（责任单位：市科技局）", Units: []plan.Unit{{Name: "市科技局", Role: plan.Lead}}}
		return &plan.Plan{Title: "某市方案", Sections: []*plan.Section{{Number: 1, Label: "一、", Title: "科技", Measures: []*plan.Measure{m}}}, Units: []plan.UnitSummary{{Name: "市科技局", Lead: 1}}}
	}
	var out bytes.Buffer
	r := revision.Diff(revision.Match(text(old), text(new), nil))
	if err := Comparison(&out, "某市方案", r, format.Input{}); err != nil {
		t.Fatal(err)
	}
	data := bytes.Clone(out.Bytes())
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	return f, data
}

// TestComparison marks what went in red and struck out, what came in blue and
// underlined, and leaves the reason to be filled in.
func TestComparison(t *testing.T) {
	f, data := compared(t, "安排资金5782万元，建设孵化器。", "安排资金5982万元，建设孵化器。")
	rows, err := f.GetRows(sheetComparison)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(rows[2], " "); got != "序号 修订前 修订后 修订类型 涉及单位 修订理由" {
		t.Errorf("header %s", got)
	}
	want := []string{"1", "（一）推进载体建设。安排资金5782万元，建设孵化器。（责任单位：市科技局）", "（一）推进载体建设。安排资金5982万元，建设孵化器。（责任单位：市科技局）", "表述调整", "市科技局"}
	if got := rows[3]; strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("row %q, want %q", got, want)
	}
	for cell, want := range map[string]struct {
		text, color, underline string
		strike                 bool
	}{"B4": {"5782万元", "C00000", "", true}, "C4": {"5982万元", "1F4E9E", "single", false}} {
		runs, err := f.GetCellRichText(sheetComparison, cell)
		if err != nil || len(runs) != 3 {
			t.Fatalf("%s has %d runs, %v", cell, len(runs), err)
		}
		if r := runs[1]; r.Text != want.text || !strings.HasSuffix(r.Font.Color, want.color) || r.Font.Strike != want.strike || r.Font.Underline != want.underline {
			t.Errorf("%s: run %q with %+v, want %+v", cell, r.Text, r.Font, want)
		}
	}
	if _, again := compared(t, "安排资金5782万元，建设孵化器。", "安排资金5982万元，建设孵化器。"); !bytes.Equal(data, again) {
		t.Error("the same comparison gave other bytes")
	}
}

// TestComparisonOfALongText spreads over rows what is more than a row can be
// high, and loses nothing.
func TestComparisonOfALongText(t *testing.T) {
	long := strings.Repeat("建设大孵化器集群和作业指南。", 300) + strings.Repeat("无句号", 1000)
	f, _ := compared(t, long, long+"新增")
	rows, err := f.GetRows(sheetComparison)
	if err != nil {
		t.Fatal(err)
	}
	old, new := "", ""
	for k, row := range rows[3:] {
		old, new = old+row[1], new+row[2]
		high, err := f.GetRowHeight(sheetComparison, k+4)
		if err != nil || high >= maxRow && k < len(rows)-4 {
			t.Errorf("row %d is %v high, %v", k+4, high, err)
		}
	}
	if want := "（一）推进载体建设。" + long; !strings.HasPrefix(old, want) || !strings.HasPrefix(new, want+"新增") {
		t.Errorf("%d and %d characters came out, of more than %d", len(old), len(new), len(want))
	}
	if len(rows) < 6 {
		t.Errorf("%d rows", len(rows))
	}
}
