package entries_test

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/xlsx"
	"fenjie/source"
	"fenjie/source/entries"
	"fenjie/source/entries/entry"
	"fenjie/source/plan"
)

const smallPlan = `某市2025年工作方案

一、科技创新
（一）建设实验室。建设省级实验室3家以上，争取专项资金800万元。（责任单位：*市科技局、市经信局）
（二）培育企业。培育高新技术企业120家，新增科技型中小企业300家。（责任单位：*市科技局）
二、教育提升
（三）建设学校。新建学校5所，改造校舍10万平方米。（责任单位：*市教育局、市科技局）
`

func readPlan(t testing.TB, text string) *plan.Plan {
	t.Helper()
	p, _, err := source.Read("plan.txt", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// failer is what tests of both kinds can do.
type failer interface {
	Helper()
	Fatal(args ...any)
}

// render makes the workbooks of a plan with what was typed into each.
func render(t failer, p *plan.Plan, text string, typed map[string]*entry.Sheet) map[string][]byte {
	t.Helper()
	o, units := assign.Split(p, nil)
	for k := range units {
		units[k].Typed = typed[units[k].Unit]
	}
	docs, err := xlsx.Documents(format.Input{Overview: o, Units: units, Text: text})
	if err != nil {
		t.Fatal(err)
	}
	books := map[string][]byte{}
	for _, d := range docs {
		if d.Kind != "sheet" {
			continue
		}
		var out bytes.Buffer
		if err := d.Render(&out); err != nil {
			t.Fatal(err)
		}
		books[d.Subject] = out.Bytes()
	}
	return books
}

func read(t failer, data []byte) *entry.Sheet {
	t.Helper()
	s, err := entries.Read("市科技局.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// fill changes a workbook as a person would, and saves it.
func fill(t testing.TB, data []byte, change func(f *excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	change(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func place(p *plan.Plan, text string, sheets ...*entry.Sheet) *entries.Placed {
	r := entries.Request{New: p, Text: text}
	for _, s := range sheets {
		r.Sources = append(r.Sources, entries.Source{Sheet: s, File: s.Unit + ".xlsx", Own: true})
	}
	return entries.Place(r)
}

// TestValuesAsTheyAre: every kind of value comes back as it was typed, through
// a fresh workbook and again.
func TestValuesAsTheyAre(t *testing.T) {
	p := readPlan(t, smallPlan)
	book := render(t, p, "v1", nil)["市科技局"]
	styleOf := func(f *excelize.File, s *excelize.Style) int {
		id, err := f.NewStyle(s)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	try := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	custom := `yyyy"年"m"月"d"日"`
	book = fill(t, book, func(f *excelize.File) {
		try(f.SetCellStr("责任清单", "K5", "推进中"))
		try(f.SetCellStr("责任清单", "L5", "=SUM(A1:A2)"))
		try(f.SetCellStr("责任清单", "M5", "+86"))
		try(f.SetCellStr("责任清单", "N5", "@张三"))
		try(f.SetCellStr("责任清单", "O5", "-"))
		try(f.SetCellDefault("责任清单", "L6", "0.1000000000000000055"))
		try(f.SetCellStyle("责任清单", "L6", "L6", styleOf(f, &excelize.Style{NumFmt: 10})))
		try(f.SetCellDefault("责任清单", "M6", "45731"))
		try(f.SetCellStyle("责任清单", "M6", "M6", styleOf(f, &excelize.Style{CustomNumFmt: &custom})))
		try(f.SetCellBool("责任清单", "N6", true))
		try(f.SetCellDefault("责任清单", "O6", "13800000000"))
		try(f.SetCellStyle("责任清单", "O6", "O6", styleOf(f, &excelize.Style{NumFmt: 31})))
		try(f.SetCellStr("责任清单", "L7", "一行\n  二行 _x005F_x4e2d_ 止")) // as Excel writes _x4e2d_
		try(f.SetCellFormula("责任清单", "M7", "1+1"))
		try(f.AddComment("责任清单", excelize.Comment{Cell: "D7", Author: "某", Text: "这项有疑问"}))
		try(f.AddComment("责任清单", excelize.Comment{Cell: "K7", Author: "某", Text: "下周填"}))
		try(f.SetCellDefault("量化目标", "H2", "2"))
		try(f.SetCellStr("量化目标", "H4", "约80")) // H3 is the money that the first measure is to win
	})
	s := read(t, book)
	placed := place(p, "v1", s)
	if placed.Anew["市科技局"] || len(placed.Unplaced) > 0 {
		t.Errorf("anew %v, unplaced %v", placed.Anew, placed.Unplaced)
	}
	sheet := placed.Sheets["市科技局"]
	got := map[string]entry.Cell{}
	for _, r := range append(append([]entry.Row(nil), sheet.Tasks.Rows...), sheet.Targets.Rows...) {
		for _, c := range r.Cells {
			c.At = ""
			got[r.ID+" "+c.Column] = c
		}
	}
	m := p.Measures()
	text := func(s string) entry.Value { return entry.Value{Kind: entry.Text, Text: s} }
	number := func(s, f string, b int) entry.Value {
		return entry.Value{Kind: entry.Numeric, Text: s, Format: f, BuiltIn: b}
	}
	want := map[string]entry.Cell{}
	for _, w := range []struct {
		id, column string
		value      entry.Value
		comment    string
	}{
		{m[0].ID, entry.Status, text("推进中"), ""}, {m[0].ID, entry.Progress, text("=SUM(A1:A2)"), ""}, {m[0].ID, entry.Person, text("+86"), ""},
		{m[0].ID, entry.Phone, text("@张三"), ""}, {m[0].ID, entry.Remark, text("-"), ""},
		{m[1].ID, entry.Progress, number("0.1000000000000000055", "", 10), ""}, {m[1].ID, entry.Person, number("45731", custom, 0), ""},
		{m[1].ID, entry.Phone, entry.Value{Kind: entry.Bool, Text: "TRUE"}, ""}, {m[1].ID, entry.Remark, number("13800000000", "", 31), ""},
		{m[2].ID, entry.Progress, text("一行\n  二行 _x4e2d_ 止"), ""}, {m[2].ID, entry.Person, text("=1+1"), ""},
		{m[2].ID, entry.Content, entry.Value{}, "这项有疑问"}, {m[2].ID, entry.Status, entry.Value{}, "下周填"},
		{entry.TargetOf(m[0].ID, 0), entry.Current, number("2", "", 0), ""}, {entry.TargetOf(m[1].ID, 0), entry.Current, text("约80"), ""},
	} {
		want[w.id+" "+w.column] = entry.Cell{Column: w.column, Value: w.value, Comment: w.comment}
	}
	for key, w := range want {
		if got[key] != w {
			t.Errorf("%s: got %+v, want %+v", key, got[key], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d cells, want %d: %v", len(got), len(want), got)
	}
	again := read(t, render(t, p, "v1", placed.Sheets)["市科技局"])
	if next := place(p, "v1", again).Sheets["市科技局"]; !reflect.DeepEqual(stripped(next), stripped(sheet)) {
		t.Errorf("carried twice:\n%+v\nonce:\n%+v", stripped(next), stripped(sheet))
	}
}

// stripped is a sheet without the places it was read from.
func stripped(s *entry.Sheet) entry.Sheet {
	c := *s
	for _, t := range []*entry.Table{&c.Tasks, &c.Targets, &c.Withdrawn, &c.Unclaimed} {
		var rows []entry.Row
		for _, r := range t.Rows {
			cells := []entry.Cell(nil)
			for _, cell := range r.Cells {
				cell.At = ""
				cells = append(cells, cell)
			}
			rows = append(rows, entry.Row{ID: r.ID, Cells: cells})
		}
		t.Rows = rows
	}
	c.Loose, c.Saved = nil, ""
	return c
}

// shownBy tells what the sheets of p show.
func shownBy(p *plan.Plan) func(*plan.Plan, *entry.Sheet) map[string]map[string]string {
	_, units := assign.Split(p, nil)
	return func(_ *plan.Plan, s *entry.Sheet) map[string]map[string]string {
		for _, a := range units {
			if a.Unit == s.Unit {
				return xlsx.Shown(a, s)
			}
		}
		return nil
	}
}
