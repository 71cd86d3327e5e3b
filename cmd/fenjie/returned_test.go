package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/plantest"
)

// copyFile puts a copy of a file elsewhere, as an e-mail does.
func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o755)
	}
	if err == nil {
		err = os.WriteFile(to, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// libreOffice saves a workbook again, as LibreOffice does.
func libreOffice(t *testing.T, name string) {
	t.Helper()
	plantest.Need(t, "soffice")
	out := t.TempDir()
	msg, err := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+filepath.ToSlash(t.TempDir()),
		"--convert-to", "xlsx", "--outdir", out, name).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	copyFile(t, filepath.Join(out, filepath.Base(name)), name)
}

// exampleFolder is the example's plan with its workbooks.
func exampleFolder(t *testing.T) (folder, string) {
	t.Helper()
	data, err := os.ReadFile("../../examples/plan.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := newFolder(t, string(data))
	f.build()
	return f, string(data)
}

// TestCarryFromLibreOffice: columns swapped, rows sorted, a column and two rows
// added, and saved by LibreOffice: carried whole.
func TestCarryFromLibreOffice(t *testing.T) {
	f, text := exampleFolder(t)
	const unit = "市科技局"
	words := f.fillAll(unit)
	f.edit(f.sheet(unit), func(book *excelize.File) { shuffle(t, book) })
	libreOffice(t, f.sheet(unit))
	first := f.read()
	f.write(revise(t, text))
	if out := f.build(); len(out.Unplaced) > 0 {
		t.Errorf("unplaced: %v", out.Unplaced)
	}
	second := f.read()
	becomes := map[string]string{}
	for _, m := range first.Measures() {
		for _, now := range second.Measures() {
			if m.Text == now.Text || m.Number == 3 && now.Number == 3 {
				becomes[m.Text] = now.Text
			}
		}
	}
	f.check(map[string]map[string]string{unit: words}, becomes)
}

// shuffle turns the rows below the header round and swaps the columns 进展情况 and
// 任务, as a person sorts and drags.
func shuffle(t *testing.T, book *excelize.File) {
	t.Helper()
	const sheet, header = "责任清单", 4
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	last := len(rows)
	for last > header && len(rows[last-1]) < 17 { // rows of the unit's own stay below
		last--
	}
	body := slices.Clone(rows[header:last])
	slices.Reverse(body)
	for k, row := range append([][]string{rows[header-1]}, body...) {
		row = append(row, make([]string, 17-len(row))...)
		row[2], row[11] = row[11], row[2]
		for c, text := range row {
			ref, err := excelize.CoordinatesToCellName(c+1, header+k)
			if err == nil {
				err = book.SetCellStr(sheet, ref, text)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	for k := last + 1; k <= len(rows); k++ {
		for _, pair := range [][2]string{{"C", "L"}} {
			a, b := fmt.Sprint(pair[0], k), fmt.Sprint(pair[1], k)
			x, _ := book.GetCellValue(sheet, a)
			y, _ := book.GetCellValue(sheet, b)
			if err := book.SetCellStr(sheet, a, y); err != nil {
				t.Fatal(err)
			}
			if err := book.SetCellStr(sheet, b, x); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// set types one value into a workbook.
func (f folder) set(name, sheet, ref, value string) {
	f.t.Helper()
	f.edit(name, func(book *excelize.File) {
		if err := book.SetCellStr(sheet, ref, value); err != nil {
			f.t.Fatal(err)
		}
	})
}

func (f folder) get(name, sheet, ref string) string {
	f.t.Helper()
	book, err := excelize.OpenFile(name)
	if err != nil {
		f.t.Fatal(err)
	}
	defer book.Close()
	value, err := book.GetCellValue(sheet, ref)
	if err != nil {
		return ""
	}
	return value
}

// TestReturnedWorkbooks: --carry finds whose a workbook is whatever it is
// called; a returned value goes before what stood, which is not lost.
func TestReturnedWorkbooks(t *testing.T) {
	f, _ := exampleFolder(t)
	back := filepath.Join(filepath.Dir(f.dir), "各单位反馈")
	older, newer := filepath.Join(back, "邮件", "附件1.xlsx"), filepath.Join(back, "科技局最新.xlsx")
	copyFile(t, f.sheet("市科技局"), older)
	copyFile(t, f.sheet("市科技局"), newer)
	copyFile(t, f.sheet("市教育局"), filepath.Join(back, "教育.xlsx"))
	f.set(older, "责任清单", "K5", "推进中")
	f.set(older, "责任清单", "L5", "只在旧表里")
	f.set(newer, "责任清单", "K5", "已完成")
	f.set(newer, "责任清单", "M5", "张三")
	stamp(t, older, "2025-03-01T08:00:00Z")
	stamp(t, newer, "2025-03-20T09:30:00Z")
	f.set(filepath.Join(back, "教育.xlsx"), "责任清单", "L5", "教育的进展")
	f.set(f.sheet("市教育局"), "责任清单", "L5", "原表的进展")
	if err := os.WriteFile(filepath.Join(back, "旧格式.xls"), []byte("\xd0\xcf\x11\xe0"), 0o644); err != nil {
		t.Fatal(err)
	}

	out := f.build("--carry", back)
	science, education := f.sheet("市科技局"), f.sheet("市教育局")
	for _, want := range []struct{ name, sheet, ref, value string }{
		{science, "责任清单", "K5", "已完成"}, {science, "责任清单", "L5", "只在旧表里"}, {science, "责任清单", "M5", "张三"},
		{science, "待认领", "F4", "推进中"}, {education, "责任清单", "L5", "教育的进展"}, {education, "待认领", "F4", "原表的进展"},
	} {
		if got := f.get(want.name, want.sheet, want.ref); got != want.value {
			t.Errorf("%s %s!%s is %q, want %q", want.name, want.sheet, want.ref, got, want.value)
		}
	}
	wantCarried := []carriedJSON{{"责任清单/市科技局.xlsx", 4}, {"责任清单/市教育局.xlsx", 2}}
	if !slices.Equal(out.Carried, wantCarried) {
		t.Errorf("carried %v, want %v", out.Carried, wantCarried)
	}
	if len(out.Unplaced) != 3 || out.Unplaced[0].Cell != "" || out.Unplaced[1] != (unplacedJSON{filepath.ToSlash(older), "责任清单!K5"}) ||
		out.Unplaced[2] != (unplacedJSON{"责任清单/市教育局.xlsx", "责任清单!L5"}) {
		t.Errorf("unplaced %v", out.Unplaced)
	}

	// What the clerk changes afterwards stands, though the folder is given again.
	f.set(science, "责任清单", "K5", "滞后")
	if out := f.build("--carry", back); len(out.Written) > 0 || f.get(science, "责任清单", "K5") != "滞后" {
		t.Errorf("carried again: wrote %v, K5 is %q", out.Written, f.get(science, "责任清单", "K5"))
	}

	// The next month's workbook takes the place of what fenjie carried, and the
	// old one is kept.
	copyFile(t, education, filepath.Join(back, "教育二月.xlsx"))
	f.set(filepath.Join(back, "教育二月.xlsx"), "责任清单", "L5", "教育二月的进展")
	out = f.build("--carry", back)
	if got := f.get(education, "责任清单", "L5"); got != "教育二月的进展" || len(out.Unplaced) > 1 || len(out.Kept) != 1 {
		t.Errorf("L5 is %q, unplaced %v, kept %v", got, out.Unplaced, out.Kept)
	}
}

// stamp marks a workbook with the time at which it was last saved.
func stamp(t *testing.T, name, when string) {
	t.Helper()
	book, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if err := book.SetDocProps(&excelize.DocProperties{Modified: when}); err != nil {
		t.Fatal(err)
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
}

// TestUnitComesAndGoes: the workbook of a unit that the plan no longer names
// goes to the kept copies; when it is named again, its entries are back. A unit
// renamed in the settings keeps them.
func TestUnitComesAndGoes(t *testing.T) {
	const plan = "某市2025年工作方案\n\n一、科技\n（一）建设实验室。建设省级实验室3家以上。（责任单位：*市科技局、市经信局）\n（二）培育企业。培育高新技术企业120家。（责任单位：*%s）\n"
	f := newFolder(t, fmt.Sprintf(plan, "市教育局"))
	f.build()
	f.set(f.sheet("市教育局"), "责任清单", "L5", "教育的进展")
	f.set(f.sheet("市教育局"), "量化目标", "H2", "66")
	f.write(fmt.Sprintf(plan, "市民政局"))
	if out := f.build(); len(out.Kept) != 1 || !strings.Contains(out.Kept[0], "市教育局") {
		t.Errorf("kept %v", out.Kept)
	}
	if _, err := os.Stat(f.sheet("市教育局")); err == nil {
		t.Error("the workbook of a unit that is gone still stands")
	}
	f.write(fmt.Sprintf(plan, "市教育局"))
	f.build()
	if got, target := f.get(f.sheet("市教育局"), "责任清单", "L5"), f.get(f.sheet("市教育局"), "量化目标", "H2"); got != "教育的进展" || target != "66" {
		t.Errorf("back again, L5 is %q and the target's value %q", got, target)
	}
	settings := "units:\n  - name: 市教体局\n    former: [市教育局]\n"
	if err := os.WriteFile(filepath.Join(filepath.Dir(f.plan), "fenjie.yaml"), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	f.write(fmt.Sprintf(plan, "市教体局"))
	f.build()
	if got := f.get(f.sheet("市教体局"), "责任清单", "L5"); got != "教育的进展" {
		t.Errorf("renamed, L5 is %q", got)
	}
}

// TestUnreadableWorkbook: a workbook that cannot be read is kept and said, and
// the others are built.
func TestUnreadableWorkbook(t *testing.T) {
	f, text := exampleFolder(t)
	if err := os.WriteFile(f.sheet("市科技局"), []byte("not a workbook"), 0o644); err != nil {
		t.Fatal(err)
	}
	if out := f.build(); len(out.Written) > 0 || len(out.Unplaced) != 1 {
		t.Errorf("the same plan: wrote %v, unplaced %v", out.Written, out.Unplaced)
	}
	f.write(revise(t, text))
	out := f.build()
	// 温州职业学校瑞安学院 is in the withdrawn measure alone: its workbook is kept too.
	if len(out.Kept) != 2 || !strings.Contains(out.Kept[0], "市科技局") || !strings.Contains(out.Kept[1], "温州职业学校瑞安学院") ||
		!slices.Contains(out.Written, "责任清单/市科技局.xlsx") {
		t.Fatalf("kept %v", out.Kept)
	}
	if data, _ := os.ReadFile(filepath.Join(f.dir, filepath.FromSlash(out.Kept[0]))); string(data) != "not a workbook" {
		t.Errorf("the copy holds %q", data)
	}
}

// TestOlderReturn: a workbook that was saved before the one that its unit
// returned last takes no value away, is named, and what it says otherwise is
// in 待认领.
func TestOlderReturn(t *testing.T) {
	f, _ := exampleFolder(t)
	back := filepath.Join(filepath.Dir(f.dir), "反馈")
	june, march := filepath.Join(back, "六月", "表.xlsx"), filepath.Join(back, "三月", "表.xlsx")
	copyFile(t, f.sheet("市科技局"), june)
	copyFile(t, f.sheet("市科技局"), march)
	f.set(june, "责任清单", "L5", "六月所填")
	f.set(march, "责任清单", "L5", "三月所填")
	f.set(march, "责任清单", "M5", "李四")
	stamp(t, june, "2025-06-30T08:00:00Z")
	stamp(t, march, "2025-03-01T08:00:00Z")
	f.build("--carry", filepath.Dir(june))
	out := f.build("--carry", filepath.Dir(march))
	science := f.sheet("市科技局")
	for _, want := range []struct{ sheet, ref, value string }{
		{"责任清单", "L5", "六月所填"}, {"责任清单", "M5", "李四"}, {"待认领", "F4", "三月所填"},
	} {
		if got := f.get(science, want.sheet, want.ref); got != want.value {
			t.Errorf("%s!%s is %q, want %q", want.sheet, want.ref, got, want.value)
		}
	}
	if len(out.Unplaced) != 1 {
		t.Errorf("unplaced %v", out.Unplaced)
	}
}

// TestUndoKeepsReturns: what --carry brought is in a kept copy when the build
// that brought it is undone.
func TestUndoKeepsReturns(t *testing.T) {
	f, _ := exampleFolder(t)
	back := filepath.Join(filepath.Dir(f.dir), "反馈")
	copyFile(t, f.sheet("市科技局"), filepath.Join(back, "表.xlsx"))
	f.set(filepath.Join(back, "表.xlsx"), "责任清单", "L5", "交回的话")
	f.build("--carry", back)
	if err := os.RemoveAll(back); err != nil {
		t.Fatal(err)
	}
	out, _ := f.run("--undo")
	if len(out.Kept) != 1 {
		t.Fatalf("kept %v", out.Kept)
	}
	if got := f.get(filepath.Join(f.dir, filepath.FromSlash(out.Kept[0])), "责任清单", "L5"); got != "交回的话" {
		t.Errorf("the kept copy says %q", got)
	}
}
