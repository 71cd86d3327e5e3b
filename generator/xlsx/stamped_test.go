package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/plantest"
	"fenjie/generator/xlsx/stamp"
	"fenjie/source/entries/entry"
	"fenjie/source/revision"
	"fenjie/source/settings"
)

// TestStamped holds that every stamped workbook is the one that excelize writes
// whole, part by part as XML: of the example, of a made-up plan and of the real
// one, before and after a revision, with and without handwork.
func TestStamped(t *testing.T) {
	example, err := os.ReadFile("../../examples/plan.txt")
	if err != nil {
		t.Fatal(err)
	}
	t.Run("example", func(t *testing.T) { sameAsExcelize(t, plantest.Input(t, "plan.txt", example)) })
	if testing.Short() {
		return // the race detector finds in one plan what it would in seven
	}
	t.Run("revised", func(t *testing.T) { sameAsExcelize(t, revised(t, string(example))) })
	t.Run("made up", func(t *testing.T) {
		sameAsExcelize(t, plantest.Input(t, "plan.txt", plantest.Text(plantest.SizeOf("S"))))
	})
	t.Run("handwork", func(t *testing.T) {
		in := revised(t, string(example))
		for k := range in.Units {
			in.Units[k].Typed = handwork(in.Units[k], k)
		}
		sameAsExcelize(t, in)
	})
	t.Run("control characters", func(t *testing.T) { // a structured plan may hold them
		in := plantest.Input(t, "plan.txt", example)
		in.Units = in.Units[:1]
		in.Units[0].Unit, in.Units[0].Plan.Title = "市\a科技局", "工作\x1b方案\ufffe"
		sameAsExcelize(t, in)
	})
	for _, preset := range []string{"lean", "leader", "tracking"} {
		t.Run(preset, func(t *testing.T) {
			in := revised(t, string(example))
			in.Look.Sheet.Preset = preset
			in.Look.Sheet.Columns = []settings.Column{{Title: "督办级别", Options: []string{"一般", "重点", "1:1040000"}}}
			for k := range in.Units[:9] {
				in.Units[k].Typed = handwork(in.Units[k], k)
			}
			sameAsExcelize(t, in)
		})
	}
	t.Run("real", func(t *testing.T) { sameAsExcelize(t, plantest.Real(t)) })
}

// sameAsExcelize compares every workbook of a plan.
func sameAsExcelize(t *testing.T, in format.Input) {
	t.Helper()
	in.Text, in.Date, in.Look.Organ = "0123456789abcdef", "2025-03-18", "青山市<发改局>"
	forms, known := &stamp.Forms{}, newMeasures(in.Overview, in.Look.Sheet.Over(settings.DefaultSheet()))
	both := func(name string, render func(io.Writer, *stamp.File) error) {
		t.Helper()
		var want, got bytes.Buffer
		if err := render(&want, stamp.Plain()); err != nil {
			t.Fatal(err)
		}
		for range 2 { // the first makes the form, the second finds it
			got.Reset()
			if err := render(&got, stamp.New(forms)); err != nil {
				t.Fatal(err)
			}
			if diff := differing(t, want.Bytes(), got.Bytes()); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
	for _, a := range in.Units {
		both(a.Unit, func(w io.Writer, file *stamp.File) error { return renderUnit(w, file, a, in, known) })
	}
	both("total", func(w io.Writer, file *stamp.File) error { return renderTotal(w, file, in.Overview, in, known) })
}

// differing tells how two workbooks differ, if they do.
func differing(t *testing.T, want, got []byte) string {
	t.Helper()
	a, b := partsOf(t, want), partsOf(t, got)
	for name := range b {
		if _, ok := a[name]; !ok {
			return "there is a part " + name
		}
	}
	for name, part := range a {
		other, ok := b[name]
		switch {
		case !ok:
			return "there is no part " + name
		case len(part) != len(other):
			return fmt.Sprintf("%s has %d tokens, not %d", name, len(other), len(part))
		}
		for k := range part {
			if part[k] != other[k] {
				return fmt.Sprintf("%s, token %d: %s, not %s, after %s", name, k, other[k], part[k], part[max(0, k-8):k])
			}
		}
	}
	return ""
}

// partsOf reads the tokens of every part of a workbook.
func partsOf(t *testing.T, data []byte) map[string][]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in) // holds the checksum, too
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		var list []string
		for dec := xml.NewDecoder(bytes.NewReader(content)); ; {
			token, err := dec.RawToken()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			switch token := token.(type) {
			case xml.CharData:
				list = append(list, string(token))
			default:
				list = append(list, fmt.Sprintf("%T %[1]s", token))
			}
		}
		if parts[f.Name] != nil {
			t.Fatalf("two parts %s", f.Name)
		}
		parts[f.Name] = list
	}
	return parts
}

// revised is the example after a revision that touches some measures.
func revised(t *testing.T, text string) format.Input {
	t.Helper()
	before := plantest.Input(t, "plan.txt", []byte(text))
	now := strings.NewReplacer("建设", "兴建 & 扩建", "市科技局", "市科创局", "_", "＿").Replace(text)
	after := plantest.Input(t, "plan.txt", []byte(strings.Replace(now, "。", "_x4e2d_。 ", 30)))
	step := revision.Diff(revision.Match(before.Overview.Plan, after.Overview.Plan, nil))
	o, units := assign.Split(after.Overview.Plan, nil)
	o.Revise(units, step)
	return format.Input{Overview: o, Units: units}
}

// handwork is what a unit may have typed: every kind of value, comments,
// columns, rows and sheets of its own, and rows that found no place.
func handwork(a assign.Assignment, k int) *entry.Sheet {
	text := func(column, s string) entry.Cell { return entry.Cell{Column: column, Value: entry.String(s)} }
	date := entry.Value{Kind: entry.Numeric, Text: "45734", Format: `yyyy"年"m"月"d"日"`}
	s := &entry.Sheet{Unit: a.Unit}
	for n, task := range a.Tasks {
		row := entry.Row{ID: task.Measure.ID, Cells: []entry.Cell{text(entry.Status, "推进中"), text(entry.Progress, "已完成 <前期> & “可研”\n其余\t下月 _x4e2d_ ")}}
		switch n % 4 {
		case 1:
			row.Cells = append(row.Cells, entry.Cell{Column: entry.Remark, Value: date})
		case 2:
			row.Cells = append(row.Cells, entry.Cell{Column: entry.Remark, Value: entry.Value{Kind: entry.Bool, Text: "TRUE"}},
				text(entry.Phone, strings.Repeat("0577-65812345；", 300)))
		}
		s.Tasks.Rows = append(s.Tasks.Rows, row)
		for g := range task.Measure.Targets {
			s.Targets.Rows = append(s.Targets.Rows, entry.Row{ID: entry.TargetOf(task.Measure.ID, g),
				Cells: []entry.Cell{{Column: entry.Current, Value: entry.Value{Kind: entry.Numeric, Text: "0.85", BuiltIn: 9}}}})
		}
	}
	if k%2 == 1 {
		return s
	}
	s.Tasks.Columns = []string{"分管领导"}
	s.Tasks.Rows[0].Cells = append(s.Tasks.Rows[0].Cells, entry.Cell{Column: "分管领导", Value: entry.String("张三"), Comment: "月底前 <核对>"})
	s.Tasks.Rows = append(s.Tasks.Rows, entry.Row{Cells: []entry.Cell{text(entry.Task, "本单位自己的任务"), text("分管领导", "李四")}})
	s.Withdrawn.Rows = []entry.Row{{ID: "m0", Cells: []entry.Cell{text(entry.Task, "旧任务"), text(entry.Content, "旧内容"), text(entry.Progress, "做了一半"),
		{Column: entry.Remark, Value: date, Comment: "旧批注"}}}}
	s.Unclaimed.Rows = []entry.Row{{Cells: []entry.Cell{text(entry.Source, "旧表!K7"), text(entry.Typed, "已办结")}}}
	s.Grids = []entry.Grid{{Name: "A1040001", Widths: []float64{20, 9}, Cells: []entry.GridCell{
		{Column: 2, Row: 9, Cell: text("", "合计")}, {Column: 28, Row: 1, Cell: entry.Cell{Value: date, Comment: "注"}}, {Column: 1, Row: 2, Cell: text("", " 前后有空格 ")},
		{Column: 1, Row: 4, Cell: entry.Cell{Value: entry.Value{Kind: entry.Numeric, Text: "1.5E-3"}}},
	}}, {Name: "责任清单", Cells: []entry.GridCell{{Column: 1, Row: 1, Cell: text("", "同名")}}}}
	return s
}
