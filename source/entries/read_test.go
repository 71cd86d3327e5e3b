package entries_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/source/document"
	"fenjie/source/entries"
	"fenjie/source/entries/entry"
	"fenjie/source/plan"
)

const scienceUnit = "市科技局"

// science is the workbook of one unit of the small plan, and that plan.
func science(t testing.TB) ([]byte, *plan.Plan) {
	t.Helper()
	p := readPlan(t, smallPlan)
	return render(t, p, "v1", nil)[scienceUnit], p
}

func set(t testing.TB, f *excelize.File, sheet, ref, value string) {
	t.Helper()
	if err := f.SetCellStr(sheet, ref, value); err != nil {
		t.Fatal(err)
	}
}

// done places what a filled workbook holds in the plan it was made from.
func done(t testing.TB, change func(f *excelize.File)) (*entries.Placed, *entry.Sheet, []*plan.Measure) {
	t.Helper()
	book, p := science(t)
	s := read(t, fill(t, book, change))
	r := entries.Request{New: p, Text: "v1", Sources: []entries.Source{{Sheet: s, File: "表.xlsx", Own: true}}, Shown: shownBy(p)}
	placed := entries.Place(r)
	return placed, placed.Sheets[scienceUnit], p.Measures()
}

// at is what stands at a measure, in a column.
func at(t entry.Table, id, column string) string {
	for _, r := range t.Rows {
		if r.ID == id {
			return r.Text(column)
		}
	}
	return ""
}

// unclaimed lists the values in 待认领.
func unclaimed(s *entry.Sheet) []string {
	var list []string
	for _, r := range s.Unclaimed.Rows {
		list = append(list, r.Text(entry.Column)+"="+r.Text(entry.Typed))
	}
	return list
}

// TestFormsOfReturn: what people do to a workbook before they send it back.
func TestFormsOfReturn(t *testing.T) {
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name   string
		change func(f *excelize.File)
		// progress at the three measures; rows of the unit's own; unclaimed
		progress  [3]string
		added     []string
		unclaimed []string
	}{
		{name: "as it is", change: func(f *excelize.File) {}, progress: [3]string{"甲", "乙", "丙"}},
		{name: "rows put before the header", change: func(f *excelize.File) { must(f.InsertRows("责任清单", 4, 2)) }, progress: [3]string{"甲", "乙", "丙"}},
		{name: "the hidden column deleted", change: func(f *excelize.File) { must(f.RemoveCol("责任清单", "P")) }, progress: [3]string{"甲", "乙", "丙"}},
		{name: "the hidden column sorted apart", change: func(f *excelize.File) {
			a, _ := f.GetCellValue("责任清单", "P5")
			b, _ := f.GetCellValue("责任清单", "P7")
			set(t, f, "责任清单", "P5", b)
			set(t, f, "责任清单", "P7", a)
		}, progress: [3]string{"甲", "乙", "丙"}},
		{name: "任务 and 工作内容 deleted", change: func(f *excelize.File) {
			must(f.RemoveCol("责任清单", "D"))
			must(f.RemoveCol("责任清单", "C"))
		}, progress: [3]string{"甲", "乙", "丙"}},
		{name: "a header with a word added", change: func(f *excelize.File) { set(t, f, "责任清单", "L4", "进展情况\n（截至6月底）") },
			progress: [3]string{"甲", "乙", "丙"}, unclaimed: []string{"表头=进展情况\n（截至6月底）"}},
		{name: "a locked cell written over", change: func(f *excelize.File) {
			set(t, f, "责任清单", "D5", "建设省级实验室5家以上，争取专项资金800万元。")
		},
			progress: [3]string{"甲", "乙", "丙"}, unclaimed: []string{"工作内容=建设省级实验室5家以上，争取专项资金800万元。"}},
		{name: "a row written over", change: func(f *excelize.File) {
			set(t, f, "责任清单", "C5", "本局另一项任务")
			set(t, f, "责任清单", "D5", "与方案无关的内容")
		}, progress: [3]string{"", "乙", "丙"}, added: []string{"本局另一项任务"}},
		{name: "a row copied below", change: func(f *excelize.File) {
			must(f.DuplicateRowTo("责任清单", 5, 8))
			set(t, f, "责任清单", "L8", "甲的另一半")
		}, progress: [3]string{"甲", "乙", "丙"}, added: []string{"（一）建设实验室"}},
		{name: "a row of its own", change: func(f *excelize.File) { set(t, f, "责任清单", "C9", "自列") }, progress: [3]string{"甲", "乙", "丙"}, added: []string{"自列"}},
		{name: "a word above the table", change: func(f *excelize.File) {
			must(f.UnmergeCell("责任清单", "A3", "O3"))
			set(t, f, "责任清单", "H3", "填表人：李四")
		}, progress: [3]string{"甲", "乙", "丙"}, unclaimed: []string{"表头上方=填表人：李四"}},
		{name: "the sheet renamed", change: func(f *excelize.File) { must(f.SetSheetName("责任清单", "Sheet1")) }, progress: [3]string{"甲", "乙", "丙"}},
		{name: "a row hidden", change: func(f *excelize.File) { must(f.SetRowVisible("责任清单", 6, false)) }, progress: [3]string{"甲", "乙", "丙"}},
		{name: "the order of columns", change: func(f *excelize.File) {
			must(f.InsertCols("责任清单", "A", 1))
			for n := 4; n <= 7; n++ {
				text, _ := f.GetCellValue("责任清单", fmt.Sprint("M", n))
				set(t, f, "责任清单", fmt.Sprint("A", n), text)
				set(t, f, "责任清单", fmt.Sprint("M", n), "")
			}
		}, progress: [3]string{"甲", "乙", "丙"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, s, measures := done(t, func(f *excelize.File) {
				for k, text := range []string{"甲", "乙", "丙"} {
					set(t, f, "责任清单", fmt.Sprint("L", k+5), text)
				}
				c.change(f)
			})
			for k, want := range c.progress {
				if got := at(s.Tasks, measures[k].ID, entry.Progress); got != want {
					t.Errorf("measure %d: 进展情况 is %q, want %q", k+1, got, want)
				}
			}
			var added []string
			for _, r := range s.Tasks.Rows {
				if r.ID == "" {
					added = append(added, r.Text(entry.Task))
				}
			}
			if strings.Join(added, "|") != strings.Join(c.added, "|") {
				t.Errorf("rows of its own: %q, want %q", added, c.added)
			}
			if got := unclaimed(s); strings.Join(got, "|") != strings.Join(c.unclaimed, "|") {
				t.Errorf("unclaimed: %q, want %q", got, c.unclaimed)
			}
			if len(s.Withdrawn.Rows) > 0 {
				t.Errorf("withdrawn: %v", s.Withdrawn.Rows)
			}
		})
	}
}

// TestAddedColumnsAndSheets: they come along with their headers, through a
// fresh workbook too.
func TestAddedColumnsAndSheets(t *testing.T) {
	placed, s, measures := done(t, func(f *excelize.File) {
		for _, c := range [][2]string{{"Q4", "分管领导"}, {"Q5", "王五"}, {"R4", "备注"}, {"R6", "第二个备注"}, {"S7", "没有表头"}} {
			set(t, f, "责任清单", c[0], c[1])
		}
		if _, err := f.NewSheet("项目明细"); err != nil {
			t.Fatal(err)
		}
		set(t, f, "项目明细", "B3", "甲项目")
		set(t, f, "量化目标", "J1", "测算依据")
		set(t, f, "量化目标", "J2", "年报")
	})
	again := entries.Place(entries.Request{New: readPlan(t, smallPlan), Text: "v1", Sources: []entries.Source{
		{Sheet: read(t, render(t, readPlan(t, smallPlan), "v1", placed.Sheets)[scienceUnit]), Own: true}}}).Sheets[scienceUnit]
	for _, s := range []*entry.Sheet{s, again} {
		for _, want := range [][3]string{{measures[0].ID, "分管领导", "王五"}, {measures[1].ID, "备注（2）", "第二个备注"}, {measures[2].ID, "无标题栏", "没有表头"}} {
			if got := at(s.Tasks, want[0], want[1]); got != want[2] {
				t.Errorf("%s is %q, want %q", want[1], got, want[2])
			}
		}
		if got := at(s.Targets, entry.TargetOf(measures[0].ID, 0), "测算依据"); got != "年报" {
			t.Errorf("测算依据 is %q", got)
		}
		if len(s.Grids) != 1 || s.Grids[0].Name != "项目明细" || len(s.Grids[0].Cells) != 1 || s.Grids[0].Cells[0].Value.Text != "甲项目" {
			t.Errorf("sheets of its own: %+v", s.Grids)
		}
	}
}

// TestWithoutState: the text that a workbook was made from is not known; its
// rows are enough.
func TestWithoutState(t *testing.T) {
	book, _ := science(t)
	s := read(t, fill(t, book, func(f *excelize.File) {
		for k, text := range []string{"甲", "乙", "丙"} {
			set(t, f, "责任清单", fmt.Sprint("L", k+5), text)
		}
		set(t, f, "量化目标", "G5", "33") // below the money that the first measure is to win
	}))
	next := readPlan(t, strings.NewReplacer("（二）培育企业。培育高新技术企业120家，新增", "（二）培育科技企业。培育高新技术企业130家，新增",
		"（一）建设实验室。建设省级实验室3家以上，争取专项资金800万元。（责任单位：*市科技局、市经信局）\n", "").Replace(smallPlan))
	got := entries.Place(entries.Request{New: next, Text: "v2", Sources: []entries.Source{{Sheet: s, File: "表.xlsx", Own: true}}}).Sheets[scienceUnit]
	m := next.Measures()
	if at(got.Tasks, m[0].ID, entry.Progress) != "乙" || at(got.Tasks, m[1].ID, entry.Progress) != "丙" {
		t.Errorf("at the measures: %+v", got.Tasks)
	}
	if at(got.Targets, entry.TargetOf(m[0].ID, 1), entry.Current) != "33" {
		t.Errorf("at the targets: %+v", got.Targets)
	}
	if len(got.Withdrawn.Rows) != 1 || got.Withdrawn.Rows[0].Text(entry.Progress) != "甲" || got.Withdrawn.Rows[0].Text(entry.Content) == "" {
		t.Errorf("withdrawn: %+v", got.Withdrawn)
	}
}

// TestRefused: files that are no workbook of ours get an error for a clerk.
func TestRefused(t *testing.T) {
	book, _ := science(t)
	flipped := bytes.Clone(book)
	flipped[len(flipped)/2] ^= 1
	foreign := func() []byte {
		f := excelize.NewFile()
		defer f.Close()
		var out bytes.Buffer
		if err := f.Write(&out); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}()
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"a.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "旧格式"},
		{"a.xlsx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "加了密码"},
		{"a.ods", zipOf(t, "mimetype", []byte("application/vnd.oasis.opendocument.spreadsheet")), "ods"},
		{"a.csv", []byte("序号,任务\n"), "csv"},
		{"a.xlsx", nil, "空的"},
		{"a.xlsx", []byte("hello"), "不是 .xlsx"},
		{"a.xlsx", book[:len(book)/2], "已损坏"},
		{"a.xlsx", flipped, "已损坏"},
		{"a.xlsx", foreign, "不是责任清单"},
		{"a.xlsx", zipOf(t, "xl/worksheets/sheet1.xml", make([]byte, 30<<20)), "太大"},
		{"a.xlsx", zipOf(t, "xl/worksheets/sheet1.xml", bytes.Repeat([]byte("<c/>"), 1_100_000)), "太大"},
	} {
		_, err := entries.Read(c.name, c.data)
		var said *document.Error
		if !errors.As(err, &said) || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v, want a word of %q", c.name, err, c.want)
		}
	}
}

func zipOf(t testing.TB, name string, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	method := zip.Deflate
	if name == "mimetype" {
		method = zip.Store
	}
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	if err == nil {
		_, err = io.Copy(w, bytes.NewReader(data))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// FuzzRead: whatever stands in a workbook, there is an error for a clerk or a
// sheet; and a sheet that was read can be placed and written. Bytes that are no
// package are put into one as its first sheet, checksum and all.
func FuzzRead(f *testing.F) {
	p := readPlan(f, smallPlan)
	book := render(f, p, "v1", nil)[scienceUnit]
	f.Add(book)
	f.Add(member(f, book, "xl/worksheets/sheet1.xml"))
	f.Add([]byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576" t="s"><v>9</v></c></row></sheetData></worksheet>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !bytes.HasPrefix(data, []byte("PK")) {
			data = withMember(t, book, "xl/worksheets/sheet1.xml", data)
		}
		s, err := entries.Read("a.xlsx", data)
		if err != nil {
			var said *document.Error
			if !errors.As(err, &said) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		placed := entries.Place(entries.Request{New: p, Text: "v1", Sources: []entries.Source{{Sheet: s, File: "a.xlsx", Own: true}}})
		render(t, p, "v1", placed.Sheets)
	})
}

func member(t testing.TB, book []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	in, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// withMember is a package with one member's bytes put in the place of its own.
func withMember(t testing.TB, book []byte, name string, data []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, m := range z.File {
		if m.Name != name {
			err = w.Copy(m)
		} else if part, e := w.Create(name); e != nil {
			err = e
		} else {
			_, err = part.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
