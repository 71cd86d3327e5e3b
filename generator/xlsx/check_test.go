package xlsx

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/source/check"
	"fenjie/source/plan"
)

// findings is a plan of one measure with two findings, one of them long.
func findings(t *testing.T) format.Input {
	t.Helper()
	p := &plan.Plan{Title: "青山县重点工作方案", Stage: "送审稿", Sections: []*plan.Section{{
		Number: 1, Label: "一、", Title: "发展科技", Measures: []*plan.Measure{{Number: 1, Label: "（一）", Title: "办孵化器"}},
	}}}
	overview, units := assign.Split(p, nil)
	return format.Input{Overview: overview, Units: units, Findings: []check.Finding{
		{Code: "budget-sum", Severity: check.Error, Line: 3, Section: 1, Quote: "100万元", Message: "相差10万元", Suggestion: "请核对"},
		{Code: "text-duplicate", Severity: check.Notice, Line: 4, Section: 1, Measure: 1, Quote: "=1+1", Message: strings.Repeat("长", 120), Suggestion: "请删去"},
	}}
}

// TestCheckList: the list to hand round has its columns, an empty one for what
// is decided, and prints on A4 landscape, one page wide, its header repeated.
func TestCheckList(t *testing.T) {
	var out bytes.Buffer
	if err := CheckList(&out, findings(t)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(sheetCheck)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"校核问题清单"},
		{"依据：青山县重点工作方案（送审稿）。共2个问题：错误1个、提示1个。浅黄色一栏填写处理意见。"},
		{"序号", "位置", "级别", "原文", "问题", "建议", "规则", "处理意见"},
		{"1", "第3行 一、发展科技", "错误", "100万元", "相差10万元", "请核对", "budget-sum"},
		{"2", "第4行 （一）办孵化器", "提示", "=1+1", strings.Repeat("长", 120), "请删去", "text-duplicate"},
	}
	for k := range rows {
		for len(rows[k]) > 0 && rows[k][len(rows[k])-1] == "" {
			rows[k] = rows[k][:len(rows[k])-1]
		}
	}
	if !reflect.DeepEqual(rows, want) {
		t.Errorf("got %q\nwant %q", rows, want)
	}
	layout, err := f.GetPageLayout(sheetCheck)
	if err != nil {
		t.Fatal(err)
	}
	if *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("page: size %d, %s, %d by %d", *layout.Size, *layout.Orientation, *layout.FitToWidth, *layout.FitToHeight)
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	if names["_xlnm.Print_Titles"] != "'校核问题清单'!$3:$3" || names["_xlnm.Print_Area"] != "'校核问题清单'!$A$1:$H$5" {
		t.Errorf("names %v", names)
	}
	short, _ := f.GetRowHeight(sheetCheck, 4)
	long, _ := f.GetRowHeight(sheetCheck, 5)
	if short < 30 || long < 5*14.5 {
		t.Errorf("rows of %v and %v points", short, long)
	}
	var again bytes.Buffer
	if err := CheckList(&again, findings(t)); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Errorf("not the same bytes again (%v)", err)
	}
}

// TestEmptyCheckList: a plan in order still gives a list that says so.
func TestEmptyCheckList(t *testing.T) {
	in := findings(t)
	in.Findings = nil
	var out bytes.Buffer
	if err := CheckList(&out, in); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if head, _ := f.GetCellValue(sheetCheck, "A2"); !strings.HasSuffix(head, "没有发现问题。") {
		t.Errorf("head %q", head)
	}
}
