package entries_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/xlsx"
	"fenjie/source/entries"
	"fenjie/source/entries/entry"
	"fenjie/source/settings"
)

// inLook renders a unit's workbook with a sheet template.
func inLook(t *testing.T, look settings.Sheet, typed *entry.Sheet) []byte {
	t.Helper()
	o, units := assign.Split(readPlan(t, smallPlan), nil)
	for k := range units {
		if units[k].Unit == scienceUnit {
			units[k].Typed = typed
		}
	}
	docs, err := xlsx.Documents(format.Input{Overview: o, Units: units, Text: "v1", Look: format.Look{Sheet: look}})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if d.Subject == scienceUnit {
			var out bytes.Buffer
			if err := d.Render(&out); err != nil {
				t.Fatal(err)
			}
			return out.Bytes()
		}
	}
	t.Fatal("no workbook")
	return nil
}

// columnOf finds a title in the header of 责任清单; 0 where there is none.
func columnOf(t *testing.T, book []byte, title string) int {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	header, err := f.GetRows(entry.SheetTasks)
	if err != nil {
		t.Fatal(err)
	}
	for k, have := range header[3] {
		if have == title {
			return k + 1
		}
	}
	return 0
}

// TestPresets: what was typed under one set of columns survives another that
// does not show them, and is in its column again when it does; columns that
// nobody used go with their preset.
func TestPresets(t *testing.T) {
	p := readPlan(t, smallPlan)
	type typed struct{ column, text string }
	own := []settings.Column{{Title: "分管领导", Width: 10}, {Title: "是否督办", Options: []string{"是", "否"}}}
	looks := []settings.Sheet{
		{Preset: "tracking", Columns: own}, {Preset: "lean"}, {}, {Preset: "leader"}, {Preset: "tracking"}, {Preset: "full", Columns: own}, {},
	}
	values := []typed{{"二季度", "过半"}, {"分管领导", "王五"}, {entry.Phone, "0577-1"}, {entry.Progress, "在办"}}
	book := inLook(t, looks[0], nil)
	for _, title := range []string{"一季度", "四季度", entry.Light, "是否督办"} {
		if columnOf(t, book, title) == 0 {
			t.Errorf("the preset shows no %s", title)
		}
	}
	book = fill(t, book, func(f *excelize.File) {
		for _, v := range values {
			at, _ := excelize.CoordinatesToCellName(columnOf(t, book, v.column), 6)
			set(t, f, entry.SheetTasks, at, v.text)
		}
		at, _ := excelize.CoordinatesToCellName(columnOf(t, book, entry.Light), 7)
		if err := f.AddComment(entry.SheetTasks, excelize.Comment{Cell: at, Author: "某", Text: "为何是灰灯"}); err != nil {
			t.Fatal(err)
		}
	})
	for k, look := range looks[1:] {
		placed := entries.Place(entries.Request{New: p, Text: "v1", Sources: []entries.Source{{Sheet: read(t, book), File: "表.xlsx", Own: true}}})
		if len(placed.Unplaced) > 0 {
			t.Fatalf("step %d: unplaced %+v", k, placed.Unplaced)
		}
		book = inLook(t, look, placed.Sheets[scienceUnit])
		s := read(t, book)
		for _, v := range values {
			if got := at(s.Tasks, p.Measures()[1].ID, v.column); got != v.text {
				t.Errorf("step %d: %s is %q, want %q", k, v.column, got, v.text)
			}
		}
		comments := 0
		for _, r := range s.Tasks.Rows {
			if c := r.Get(entry.Light); c.Comment == "为何是灰灯" && c.Value.Kind == entry.Blank {
				comments++
			}
		}
		if comments != 1 {
			t.Errorf("step %d: %d comments at 亮灯, want 1", k, comments)
		}
		shown := columnOf(t, book, "一季度") > 0
		if tracks := look.Preset == "tracking"; shown != tracks {
			t.Errorf("step %d: 一季度, which nobody used, is shown: %t", k, shown)
		}
	}
	for _, title := range []string{"一季度", "三季度", "是否督办"} {
		if columnOf(t, book, title) > 0 {
			t.Errorf("%s stays, though nobody used it", title)
		}
	}
}

// TestLightWithoutProperty: where the file no longer says that the program put
// 亮灯 there, what it shows counts as typed: nothing is dropped on a guess.
func TestLightWithoutProperty(t *testing.T) {
	book := fill(t, inLook(t, settings.Sheet{}, nil), func(f *excelize.File) {
		set(t, f, entry.SheetTasks, "P4", entry.Light)
		set(t, f, entry.SheetTasks, "P5", "红灯")
	})
	if got := read(t, book).Tasks.Rows[0].Text(entry.Light); got != "红灯" {
		t.Errorf("a column 亮灯 of the unit's own says %q", got)
	}
}
