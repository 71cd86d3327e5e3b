package entries_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"fenjie/source/entries"
	"fenjie/source/entries/entry"
)

// onePlan has one unit: each input writes its workbook.
const onePlan = "某市方案\n一、科技\n（一）建实验室。建3家。（责任单位：*市科技局）\n"

// FuzzTyped: whatever text a unit types, it stands in the next workbook as
// Excel shows it in this one, and again in the one after, save characters that
// XML has no room for.
func FuzzTyped(f *testing.F) {
	for _, text := range []string{"已完成3家", "=1+1", "+86 577 6588", "-", "'引号", "_x4e2d_", "_x005F_x4e2d_", "a\tb\nc", " 前后 ", "<b>&amp;</b>", "𠮷", "1.50", "0012", "TRUE", "2025-03-18", "％", "\u200b", "两\r行", "两\r\n行", "两_x000D_\n行", "\x7f", "甲\u0085乙", "_x0001_", "_xFFFF_", strings.Repeat("长", 300)} {
		f.Add(text, "备注")
	}
	p := readPlan(f, onePlan)
	book := render(f, p, "v1", nil)[scienceUnit]
	f.Fuzz(func(t *testing.T, progress, remark string) {
		if !utf8.ValidString(progress) || !utf8.ValidString(remark) || utf8.RuneCountInString(progress+remark) > 5000 {
			return // no workbook holds such
		}
		data := fill(t, book, func(f *excelize.File) {
			set(t, f, entry.SheetTasks, "L5", progress)
			set(t, f, entry.SheetTasks, "O5", remark)
		})
		want := shownIn(t, data)
		for range 2 {
			s := read(t, data)
			data = render(t, p, "v1", entries.Place(entries.Request{New: p, Text: "v1", Sources: []entries.Source{{Sheet: s, File: "a.xlsx", Own: true}}}).Sheets)[scienceUnit]
			if got := shownIn(t, data); got != want {
				t.Fatalf("typed %q and %q: shown %q, then %q", progress, remark, want, got)
			}
		}
	})
}

// shownIn is what a workbook shows in the cells that were typed in.
func shownIn(t *testing.T, data []byte) [2]string {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var shown [2]string
	for k, ref := range []string{"L5", "O5"} {
		if shown[k], err = f.GetCellValue(entry.SheetTasks, ref); err != nil {
			t.Fatal(err)
		}
		shown[k] = strings.TrimSpace(strings.Map(func(r rune) rune {
			if r < ' ' && !unicode.IsSpace(r) || r == '\v' || r == '\f' || r == '\ufffe' || r == '\uffff' {
				return -1 // told by an escape alone: _x0001_
			}
			return r
		}, shown[k]))
	}
	return shown
}

// TestLongTyped: what a unit typed comes back whole, also where it is more than a
// cell holds (Excel takes no such text, other programs may); and so do the plan's
// own words, which nobody edited.
func TestLongTyped(t *testing.T) {
	long := strings.Repeat("建学校", 15_000)
	p := readPlan(t, "某市方案\n一、科技\n（一）建实验室。建3家，"+long+"。（责任单位：*市科技局）\n")
	data := render(t, p, "v1", nil)[scienceUnit]
	typed := strings.Repeat("_x4e2d_已办", 7_000) + "完"
	data = fill(t, data, func(f *excelize.File) { set(t, f, entry.SheetTasks, "L5", "已办") })
	for round := range 3 {
		s := read(t, data)
		if round == 0 {
			for k := range s.Tasks.Rows[0].Cells {
				if c := &s.Tasks.Rows[0].Cells[k]; c.Column == entry.Progress {
					c.Value.Text = typed
				}
			}
		}
		if len(s.Tasks.Rows) != 1 {
			t.Fatalf("round %d: %d rows", round, len(s.Tasks.Rows))
		}
		row := s.Tasks.Rows[0]
		if got := row.Get(entry.Progress).Value.Text; got != typed {
			t.Errorf("round %d: %d bytes of what was typed came back, want %d", round, len(got), len(typed))
		}
		if len(s.Grids) > 0 {
			t.Errorf("round %d: %s is taken for a sheet of the unit's", round, s.Grids[0].Name)
		}
		placed := entries.Place(entries.Request{New: p, Text: "v1", Sources: []entries.Source{{Sheet: s, File: "a.xlsx", Own: true}}})
		if unclaimed := placed.Sheets[scienceUnit].Unclaimed.Rows; len(unclaimed) > 0 {
			t.Errorf("round %d: found no place: %v", round, unclaimed)
		}
		data = render(t, p, "v1", placed.Sheets)[scienceUnit]
	}
}
