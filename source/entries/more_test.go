package entries_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/source/entries"
	"fenjie/source/entries/entry"
	"fenjie/source/plan"
)

// typedLong is a workbook of onePlan in which a unit typed more than a cell holds.
func typedLong(t testing.TB, p *plan.Plan, typed string, grids ...entry.Grid) []byte {
	t.Helper()
	return render(t, p, "v1", map[string]*entry.Sheet{scienceUnit: {Unit: scienceUnit, Grids: grids, Tasks: entry.Table{Rows: []entry.Row{
		{ID: p.Measures()[0].ID, Cells: []entry.Cell{{Column: entry.Progress, Value: entry.String(typed)}}}}}}})[scienceUnit]
}

// placedIn is what a workbook's entries become in the next.
func placedIn(t testing.TB, p *plan.Plan, data []byte) *entry.Sheet {
	t.Helper()
	return entries.Place(entries.Request{New: p, Text: "v1", Sources: []entries.Source{{Sheet: read(t, data), File: "a.xlsx", Own: true}}}).Sheets[scienceUnit]
}

// counted is a text of n characters, of which no two pieces are the same.
func counted(n int) string {
	digits := []rune("零一二三四五六七八九")
	text := make([]rune, n)
	for k := range text {
		text[k] = digits[k*k/7%10]
	}
	return string(text)
}

// TestEditedLong: a text that goes on in 续文 comes back whole whatever was done to
// what its cell shows of it; what no cell goes on with is in 待认领.
func TestEditedLong(t *testing.T) {
	const cell, mark = "L5", "……（接“续文”第1号）"
	typed := counted(40_000)
	p := readPlan(t, onePlan)
	book := typedLong(t, p, typed)
	f, err := excelize.OpenReader(strings.NewReader(string(book)))
	if err != nil {
		t.Fatal(err)
	}
	shown, err := f.GetCellValue(entry.SheetTasks, cell)
	_ = f.Close()
	begin, ok := strings.CutSuffix(shown, mark)
	if err != nil || !ok {
		t.Fatalf("the cell ends with %q: %v", shown[len(shown)-len(mark):], err)
	}
	rest, ok := strings.CutPrefix(typed, begin)
	if !ok {
		t.Fatal("the cell begins otherwise than what was typed")
	}
	half := string([]rune(begin)[20_000:])
	edited := func(text string) func(*excelize.File) {
		return func(f *excelize.File) { set(t, f, entry.SheetTasks, cell, text) }
	}
	for _, c := range []struct {
		name      string
		change    func(*excelize.File)
		want      string
		unclaimed []string
		added     string
	}{
		{name: "nothing", change: func(*excelize.File) {}, want: typed},
		{name: "some taken out, some added behind", change: edited(half + mark + " 7月已完成"), want: half + rest + " 7月已完成"},
		{name: "a line added behind", change: edited(half + mark + "\n7月已完成"), want: half + rest + "\n7月已完成"},
		{name: "words around", change: edited("一、" + mark + "二、"), want: "一、" + rest + "二、"},
		{name: "its dots taken out", change: edited(half + "（接“续文”第1号）"), want: half + rest},
		{name: "a dot taken out", change: edited(half + "…（接“续文”第1号）"), want: half + rest},
		{name: "halfwidth signs, and blanks", change: edited(half + `…… (接"续文"第 1 号)`), want: half + rest},
		{name: "the mark taken out", change: edited(half), want: half, unclaimed: []string{rest}},
		{name: "the mark broken", change: edited(half + "……（接“续文”第1"), want: half + "……（接“续文”第1", unclaimed: []string{rest}},
		{name: "another number", change: edited(half + "……（接“续文”第7号）"), want: half + "……（接“续文”第7号）", unclaimed: []string{rest}},
		{name: "rewritten", change: edited("已完成"), want: "已完成", unclaimed: []string{rest}},
		{name: "emptied", change: edited(""), want: "", unclaimed: []string{rest}},
		{name: "the sheet renamed", change: func(f *excelize.File) {
			if err := f.SetSheetName(entry.SheetMore, "附件"); err != nil {
				t.Fatal(err)
			}
		}, want: typed},
		{name: "a copy in another cell", change: func(f *excelize.File) { set(t, f, entry.SheetTasks, "C9", shown) }, want: typed, added: typed},
		{name: "words in 续文", change: func(f *excelize.File) {
			set(t, f, entry.SheetMore, "D3", "另见附件")
			set(t, f, entry.SheetMore, "C90", "补充说明")
			set(t, f, entry.SheetMore, "C1", "张三")
			set(t, f, entry.SheetMore, "D2", "附件")
			if err := f.AddComment(entry.SheetMore, excelize.Comment{Cell: "C4", Text: "待核"}); err != nil {
				t.Fatal(err)
			}
		}, want: typed, unclaimed: []string{"张三", "附件", "另见附件", "补充说明", "待核"}},
		{name: "rows of the unit's own in 续文", change: func(f *excelize.File) {
			set(t, f, entry.SheetMore, "B90", "已完成!请审核甲")
			set(t, f, entry.SheetMore, "A91", "2025")
			set(t, f, entry.SheetMore, "B91", "本年度说明乙")
			set(t, f, entry.SheetMore, "B3", "见附件")
		}, want: typed, unclaimed: []string{"见附件", "已完成!请审核甲", "2025", "本年度说明乙"}},
		{name: "the numbers in 续文 taken out", change: func(f *excelize.File) {
			rows, _ := f.GetRows(entry.SheetMore)
			for k := range rows {
				if k >= 2 {
					set(t, f, entry.SheetMore, fmt.Sprint("A", k+1), "")
				}
			}
		}, want: begin + mark, unclaimed: pieces(rest)},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheet := placedIn(t, p, fill(t, book, c.change))
			for round := range 2 {
				row := entry.Row{}
				added := ""
				for _, r := range sheet.Tasks.Rows {
					if r.ID == "" {
						added += r.Text(entry.Task)
					} else {
						row = r
					}
				}
				if got := row.Text(entry.Progress); got != c.want {
					t.Errorf("round %d: %d bytes came back, want %d: %.60q … %q", round, len(got), len(c.want), got, got[max(0, len(got)-60):])
				}
				if added != c.added {
					t.Errorf("round %d: %d bytes of the unit's own row, want %d", round, len(added), len(c.added))
				}
				var unclaimed []string
				for _, r := range sheet.Unclaimed.Rows {
					unclaimed = append(unclaimed, r.Text(entry.Typed))
				}
				if !slices.Equal(unclaimed, c.unclaimed) {
					t.Errorf("round %d: unclaimed are %d texts: %.80q, want %d", round, len(unclaimed), unclaimed, len(c.unclaimed))
				}
				if len(sheet.Grids) > 0 {
					t.Errorf("round %d: %s is taken for a sheet of the unit's", round, sheet.Grids[0].Name)
				}
				sheet = placedIn(t, p, render(t, p, "v1", map[string]*entry.Sheet{scienceUnit: sheet})[scienceUnit])
			}
		})
	}
}

// pieces is a text by the rows of 续文.
func pieces(s string) []string {
	var list []string
	for part := range slices.Chunk([]rune(s), 1000) {
		list = append(list, string(part))
	}
	return list
}

// TestStaleMark: a mark whose 续文 is gone is text; what another cell goes on with
// later is not taken for it.
func TestStaleMark(t *testing.T) {
	p := readPlan(t, onePlan)
	const stale = "已办……（接“续文”第1号）其余"
	long := counted(40_000)
	sheet := &entry.Sheet{Unit: scienceUnit, Tasks: entry.Table{Rows: []entry.Row{{ID: p.Measures()[0].ID, Cells: []entry.Cell{
		{Column: entry.Progress, Value: entry.String(stale)}, {Column: entry.Remark, Value: entry.String(long)}}}}}}
	for range 3 {
		sheet = placedIn(t, p, render(t, p, "v1", map[string]*entry.Sheet{scienceUnit: sheet})[scienceUnit])
		row := sheet.Tasks.Rows[0]
		if got := row.Text(entry.Progress); got != stale {
			t.Fatalf("a mark that is text became %d bytes", len(got))
		}
		if got := row.Text(entry.Remark); got != long {
			t.Fatalf("%d bytes came back, want %d", len(got), len(long))
		}
	}
}

// TestOwnSheetOfThatName: a unit's own sheet 续文 stays beside ours, under
// another name, and nothing of either is lost.
func TestOwnSheetOfThatName(t *testing.T) {
	p := readPlan(t, onePlan)
	typed := counted(40_000)
	grid := entry.Grid{Name: entry.SheetMore, Cells: []entry.GridCell{
		{Column: 1, Row: 1, Cell: entry.Cell{Value: entry.String("本局另附")}}, {Column: 2, Row: 3, Cell: entry.Cell{Value: entry.String(counted(35_000))}}}}
	data := typedLong(t, p, typed, grid)
	for range 3 {
		sheet := placedIn(t, p, data)
		if got := sheet.Tasks.Rows[0].Text(entry.Progress); got != typed {
			t.Errorf("%d bytes came back, want %d", len(got), len(typed))
		}
		if len(sheet.Unclaimed.Rows) > 0 {
			t.Errorf("unclaimed: %.200v", sheet.Unclaimed.Rows)
		}
		if len(sheet.Grids) != 1 || len(sheet.Grids[0].Cells) != 2 {
			t.Fatalf("sheets of the unit's own: %.200v", sheet.Grids)
		}
		for k, c := range sheet.Grids[0].Cells {
			if c.Value != grid.Cells[k].Value {
				t.Errorf("%s!%s: %d bytes came back, want %d", sheet.Grids[0].Name, c.At, len(c.Value.Text), len(grid.Cells[k].Value.Text))
			}
		}
		data = render(t, p, "v1", map[string]*entry.Sheet{scienceUnit: sheet})[scienceUnit]
	}
}

// TestCutAnywhere: a long text comes back to the last sign, whatever stands where
// it is cut.
func TestCutAnywhere(t *testing.T) {
	p := readPlan(t, onePlan)
	cuts := []int{32_740, 32_741, 33_000}
	if testing.Short() {
		cuts = cuts[:1]
	}
	for name, of := range map[string]string{
		"blanks": " ", "tabs": "\t", "full blanks": "　", "lines": "\n", "lines of Windows": "\r\n", "returns": "\r", "twice a character": "𠮷", "escapes": "_x4e2d_",
		"underscores": "_x", "unseen": "\u200b", "controls": "\u0085", "deleted": "\x7f", "a mark": "（接“续文”第1号）",
	} {
		for _, before := range cuts {
			typed := counted(before) + strings.Repeat(of, 3000) + "完"
			data := typedLong(t, p, typed)
			for round := range 2 {
				sheet := placedIn(t, p, data)
				if got := sheet.Tasks.Rows[0].Text(entry.Progress); got != typed {
					t.Errorf("%s after %d characters, round %d: %d bytes came back, want %d", name, before, round, len(got), len(typed))
					break
				}
				data = render(t, p, "v1", map[string]*entry.Sheet{scienceUnit: sheet})[scienceUnit]
			}
		}
	}
}
