package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const twoUnits = "某市2025年工作方案\n\n一、科技\n（一）建设实验室。建设省级实验室3家以上。（责任单位：*市科技局、市经信局）\n" +
	"（二）培育企业。培育高新技术企业120家。（责任单位：*市经信局）\n（三）引进人才。引进领军人才10名。（责任单位：*市科技局）\n"

// TestAnotherUnitsWorkbook: a workbook that a unit made of another one's is
// given to neither, and stays as it is.
func TestAnotherUnitsWorkbook(t *testing.T) {
	f := newFolder(t, twoUnits)
	f.build()
	science, industry := f.sheet("市科技局"), f.sheet("市经信局")
	f.set(science, "责任清单", "L5", "科技的进展")
	back := filepath.Join(filepath.Dir(f.dir), "反馈", "经信.xlsx")
	copyFile(t, science, back)
	f.set(back, "责任清单", "A1", "市经信局责任清单")
	f.set(back, "责任清单", "L5", "经信的进展")

	out, stderr := f.buildSaying("--carry", filepath.Dir(back))
	if got := f.get(science, "责任清单", "L5"); got != "科技的进展" || len(out.Written) > 0 || !slices.Contains(out.Unplaced, unplacedJSON{Path: filepath.ToSlash(back)}) {
		t.Errorf("L5 is %q, wrote %v, unplaced %v", got, out.Written, out.Unplaced)
	}
	if !strings.Contains(stderr, "经信.xlsx") || !strings.Contains(stderr, "不能确定由哪个单位填报") {
		t.Errorf("says %q", stderr)
	}

	// The same over the unit's own workbook: it stands, and is kept when its
	// place is needed.
	copyFile(t, back, industry)
	want, _ := os.ReadFile(back)
	out, stderr = f.buildSaying()
	if have, _ := os.ReadFile(industry); string(have) != string(want) || len(out.Written) > 0 || !strings.Contains(stderr, "不能确定由哪个单位填报") {
		t.Errorf("wrote %v, says %q", out.Written, stderr)
	}
	f.write(strings.Replace(twoUnits, "120家", "130家", 1))
	out, _ = f.buildSaying()
	if len(out.Kept) != 1 {
		t.Fatalf("kept %v", out.Kept)
	}
	if have, _ := os.ReadFile(filepath.Join(f.dir, filepath.FromSlash(out.Kept[0]))); string(have) != string(want) {
		t.Error("the kept copy is another file")
	}
	if got := f.get(science, "责任清单", "L5"); got != "科技的进展" {
		t.Errorf("L5 is %q", got)
	}
}

// TestWorkbookInAnothersPlace: what was typed goes to the unit whose workbook
// it is, the other unit's is made again, and both are said.
func TestWorkbookInAnothersPlace(t *testing.T) {
	f := newFolder(t, twoUnits)
	f.build()
	science, industry := f.sheet("市科技局"), f.sheet("市经信局")
	f.set(science, "责任清单", "L5", "科技的进展")
	copyFile(t, science, industry)
	out, stderr := f.buildSaying()
	if !strings.Contains(stderr, "责任清单/市经信局.xlsx：放在这里的是“市科技局”的责任清单") {
		t.Errorf("says %q", stderr)
	}
	if a, b := f.get(industry, "责任清单", "A1"), f.get(industry, "责任清单", "L5"); a != "市经信局责任清单" || b != "" || len(out.Kept) != 1 {
		t.Errorf("title %q, L5 %q, kept %v", a, b, out.Kept)
	}
	if got := f.get(science, "责任清单", "L5"); got != "科技的进展" {
		t.Errorf("L5 is %q", got)
	}
}

// TestWorkbookOfNoName: a workbook of which nothing says whose it is belongs to
// the unit in whose place it stands; a title that a unit wrote is not lost.
func TestWorkbookOfNoName(t *testing.T) {
	f := newFolder(t, twoUnits)
	f.build()
	industry := f.sheet("市经信局")
	f.edit(industry, func(book *excelize.File) {
		for _, name := range []string{"fenjie.unit", "fenjie.text", "fenjie.schema", "fenjie.plan", "fenjie.form"} {
			if err := book.SetCustomProps(excelize.CustomProperty{Name: name}); err != nil {
				t.Fatal(err)
			}
		}
	})
	f.set(industry, "责任清单", "A1", "某市经济和信息化局责任清单")
	f.set(industry, "责任清单", "L5", "经信的进展")
	f.write(strings.Replace(twoUnits, "120家", "130家", 1))
	out := f.build()
	if got := f.get(industry, "责任清单", "L5"); got != "经信的进展" {
		t.Errorf("L5 is %q", got)
	}
	if !slices.Contains(out.Unplaced, unplacedJSON{"责任清单/市经信局.xlsx", "责任清单!A1"}) {
		t.Errorf("unplaced %v", out.Unplaced)
	}
}

// TestWorkbookOfAnotherPlan: last year's is carried where the words agree, and
// said.
func TestWorkbookOfAnotherPlan(t *testing.T) {
	last := newFolder(t, strings.Replace(twoUnits, "2025年", "2024年", 1))
	last.build()
	last.set(last.sheet("市科技局"), "责任清单", "L5", "去年的进展")
	f := newFolder(t, twoUnits)
	f.build()
	_, stderr := f.buildSaying("--carry", filepath.Join(last.dir, "责任清单"))
	if !strings.Contains(stderr, "市科技局.xlsx：这份清单出自另一个方案（某市2024年工作方案）") {
		t.Errorf("says %q", stderr)
	}
}

// TestMovedWorkbook: a filled workbook in another folder is carried where its
// own place is empty, and named where it is not; so is one that cannot be read.
func TestMovedWorkbook(t *testing.T) {
	f := newFolder(t, twoUnits)
	f.build()
	science, industry := f.sheet("市科技局"), f.sheet("市经信局")
	f.set(science, "责任清单", "L5", "科技的进展")
	moved := filepath.Join(f.dir, "责任清单", "已收", "科技.xlsx")
	copyFile(t, science, moved)
	if err := os.Remove(science); err != nil {
		t.Fatal(err)
	}
	copyFile(t, industry, filepath.Join(f.dir, "备份", "经信.xlsx"))
	if err := os.Rename(industry, strings.TrimSuffix(industry, "x")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(strings.TrimSuffix(industry, "x"), []byte("\xd0\xcf\x11\xe0"), 0o644); err != nil {
		t.Fatal(err)
	}
	f.write(strings.Replace(twoUnits, "120家", "130家", 1))
	out, stderr := f.buildSaying()
	if got := f.get(science, "责任清单", "L5"); got != "科技的进展" {
		t.Errorf("L5 is %q", got)
	}
	for _, want := range []string{"责任清单/已收/科技.xlsx：按表中记录，这是市科技局的责任清单", "责任清单/市经信局.xls：这是旧格式", "备份/经信.xlsx：按表中记录，这是市经信局的责任清单"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("says %q, not %q", stderr, want)
		}
	}
	if !slices.Contains(out.Unplaced, unplacedJSON{Path: "责任清单/市经信局.xls"}) {
		t.Errorf("unplaced %v", out.Unplaced)
	}
	copyFile(t, industry, filepath.Join(f.dir, "备份", "新.xlsx"))
	f.set(filepath.Join(f.dir, "备份", "新.xlsx"), "责任清单", "L5", "后来填的")
	if _, stderr = f.buildSaying(); !strings.Contains(stderr, "备份/新.xlsx：不是程序生成的文件，其中内容没有带入") || strings.Contains(stderr, "科技.xlsx") {
		t.Errorf("says %q", stderr)
	}
	// The same folder, given with --carry, is said to be carried and not else.
	if _, stderr = f.buildSaying("--carry", filepath.Join(f.dir, "备份")); strings.Contains(stderr, "没有带入") && strings.Contains(stderr, "新.xlsx") {
		t.Errorf("says %q", stderr)
	}
	if got := f.get(industry, "责任清单", "L5"); got != "后来填的" {
		t.Errorf("L5 is %q", got)
	}
}

// TestReturnedOtherwise: what came back and is no table is named.
func TestReturnedOtherwise(t *testing.T) {
	f := newFolder(t, twoUnits)
	f.build()
	back := filepath.Join(filepath.Dir(f.dir), "反馈")
	copyFile(t, f.plan, filepath.Join(back, "教育局回复.docx"))
	copyFile(t, f.plan, filepath.Join(back, "~$教育局回复.docx"))
	_, stderr := f.buildSaying("--carry", back)
	if !strings.Contains(stderr, "教育局回复.docx：不是表格文件，没有带入；") || strings.Contains(stderr, "~$") {
		t.Errorf("says %s", stderr)
	}
}

// TestOddStatus: a word that the drop-down does not offer is carried as it is,
// and named.
func TestOddStatus(t *testing.T) {
	f := newFolder(t, twoUnits)
	f.build()
	f.set(f.sheet("市科技局"), "责任清单", "K5", "办结")
	f.set(f.sheet("市科技局"), "责任清单", "K6", "已完成")
	f.write(strings.Replace(twoUnits, "3家", "4家", 1))
	var stdout, stderr bytes.Buffer
	if status := run([]string{"build", f.plan, "-o", f.dir}, nil, &stdout, &stderr); status != statusDone {
		t.Fatal(stderr.String())
	}
	want := "责任清单/市科技局.xlsx：进展状态“办结”（1处）不是未启动、推进中、已完成、滞后之一，已原样带入，不着色\n"
	if said := stdout.String(); !strings.Contains(said, want) || strings.Count(said, "不着色") != 1 {
		t.Errorf("says %s", said)
	}
	if got := f.get(f.sheet("市科技局"), "责任清单", "K5"); got != "办结" {
		t.Errorf("K5 is %q", got)
	}
}
