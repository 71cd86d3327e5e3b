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
	"fenjie/source/figures"
	"fenjie/source/plan"
	"fenjie/source/revision"
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
		{name: "another title, and the hidden column deleted", change: func(f *excelize.File) {
			set(t, f, "责任清单", "C6", "培育企业（含中小企业）")
			must(f.RemoveCol("责任清单", "P"))
		}, progress: [3]string{"甲", "乙", "丙"}, unclaimed: []string{"任务=培育企业（含中小企业）"}},
		{name: "another title over a copy", change: func(f *excelize.File) {
			must(f.DuplicateRowTo("责任清单", 6, 8))
			set(t, f, "责任清单", "C8", "本局自列")
			set(t, f, "责任清单", "P8", "")
		}, progress: [3]string{"甲", "乙", "丙"}, added: []string{"本局自列"}},
		{name: "a word over a number", change: func(f *excelize.File) { set(t, f, "责任清单", "A6", "重点") },
			progress: [3]string{"甲", "乙", "丙"}, unclaimed: []string{"序号=重点"}},
		{name: "words over the locked cells of a target", change: func(f *excelize.File) {
			set(t, f, "量化目标", "E3", "不少于200家")
			must(f.SetCellFloat("量化目标", "F2", 4, -1, 64))
			must(f.SetCellFormula("量化目标", "I2", ""))
			set(t, f, "量化目标", "I2", "基本完成")
		}, progress: [3]string{"甲", "乙", "丙"}, unclaimed: []string{"目标值=4", "完成率=基本完成", "目标要求=不少于200家"}},
		{name: "comments at the header", change: func(f *excelize.File) {
			must(f.AddComment("责任清单", excelize.Comment{Cell: "L4", Text: "填到月底"}))
			must(f.AddComment("量化目标", excelize.Comment{Cell: "H1", Text: "以统计局为准"}))
		}, progress: [3]string{"甲", "乙", "丙"}, unclaimed: []string{"表头（批注）=填到月底", "表头（批注）=以统计局为准"}},
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
		set(t, f, "量化目标", "K1", "测算依据")
		set(t, f, "量化目标", "K2", "年报")
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
		set(t, f, "量化目标", "H5", "33") // below the money that the first measure is to win
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

// TestWhose: the property of the file and the title must not name two units.
func TestWhose(t *testing.T) {
	known := func(unit string) (string, bool) {
		now, ok := map[string]string{"市科技局": "市科技局", "市经信局": "市经信局", "市科委": "市科技局"}[unit]
		if !ok {
			return unit, false
		}
		return now, true
	}
	for _, c := range []struct {
		property, title, place string
		want                   string // empty: refused
	}{
		{"市科技局", "市科技局", "", "市科技局"},
		{"市科技局", "", "市经信局", "市科技局"},
		{"市科技局", "市经信局", "", ""},
		{"市科技局", "市经信局", "市科技局", ""},
		{"市科技局", "市科委", "", "市科技局"},     // a former name
		{"市科技局", "某市科学技术局", "", "市科技局"}, // as it calls itself
		{"外市科技局", "市科技局", "", ""},
		{"", "市经信局", "市科技局", "市经信局"},
		{"", "某市科学技术局", "市科技局", "市科技局"},
		{"", "某市科学技术局", "", "某市科学技术局"},
		{"", "", "市科技局", "市科技局"},
		{"", "", "", ""},
	} {
		s := &entry.Sheet{Unit: c.property}
		if c.title != "" {
			s.Title = entry.Cell{Value: entry.String(c.title + "责任清单")}
		}
		err := entries.Whose("表.xlsx", s, c.place, known)
		var said *document.Error
		if c.want == "" && !errors.As(err, &said) || c.want != "" && (err != nil || s.Unit != c.want) {
			t.Errorf("property %q, title %q, in the place of %q: %q, %v", c.property, c.title, c.place, s.Unit, err)
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
	p := readPlan(f, onePlan)
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

// TestTargetsThatMove: what was typed at a target goes with it into another
// measure, where nothing else could be it.
func TestTargetsThatMove(t *testing.T) {
	const head = "某市2025年工作方案\n\n一、科技创新\n"
	const whole = "（一）培育企业主体。建立申报培育库，全年培育高新技术企业120家以上。组织创新挑战赛，举办成果对接会12场以上，遴选优秀项目给予奖补。（责任单位：*市科技局、市经信局）\n"
	const shorter = "（一）培育企业主体。建立申报培育库，全年培育高新技术企业120家以上。（责任单位：*市科技局、市经信局）\n"
	const split = "（二）办好创新赛事。组织创新挑战赛，举办成果对接会%d场以上，遴选优秀项目给予奖补。（责任单位：%s）\n"
	for _, c := range []struct {
		name, text string
		at         int // measure that it belongs to, from 0; -1: 已撤销任务
	}{
		{"split", shorter + fmt.Sprintf(split, 12, "*市科技局、市经信局"), 1},
		{"split, with another figure", shorter + fmt.Sprintf(split, 15, "*市科技局、市经信局"), 1},
		{"split, for others", shorter + fmt.Sprintf(split, 12, "*市经信局"), -1},
		{"two could be it", shorter + fmt.Sprintf(split, 12, "*市科技局") + strings.Replace(fmt.Sprintf(split, 6, "*市科技局"), "（二）办好创新赛事", "（三）办好科技赛事", 1), -1},
		{"gone", shorter, -1},
	} {
		old, now := readPlan(t, head+whole), readPlan(t, head+c.text)
		s := read(t, fill(t, render(t, old, "v1", nil)[scienceUnit], func(f *excelize.File) {
			set(t, f, "量化目标", "H2", "100")
			set(t, f, "量化目标", "H3", "7")
		}))
		got := entries.Place(entries.Request{New: now, Text: "v2", Texts: map[string]*plan.Plan{"v1": old}, Shown: shownBy(old),
			Sources: []entries.Source{{Sheet: s, File: "表.xlsx", Own: true}}}).Sheets[scienceUnit]
		withdrawn := ""
		for _, r := range got.Withdrawn.Rows {
			withdrawn += r.Text(entry.Current)
		}
		if c.at < 0 && withdrawn != "7" || c.at >= 0 && (withdrawn != "" || at(got.Targets, entry.TargetOf(now.Measures()[c.at].ID, 0), entry.Current) != "7") {
			t.Errorf("%s: at the targets %+v, withdrawn %+v", c.name, got.Targets, got.Withdrawn)
		}
	}
}

// TestTargetsInOtherWords: another program may put other words to a figure of
// the same text; what was typed at it stays there, where there is one such figure.
func TestTargetsInOtherWords(t *testing.T) {
	const text = "某市2025年工作方案\n\n一、科技创新\n（一）培育企业主体。全年培育高新技术企业120家以上，举办成果对接会12场以上，竣工项目7个。（责任单位：*市科技局、市经信局）\n"
	for _, c := range []struct {
		name      string
		from, now func(targets []plan.Target) // what the two programs read
		reworded  string                      // the words on the sheet, where it is they that differ
		stays     bool
	}{
		{name: "the structure", from: func(l []plan.Target) { l[1].Metric, l[1].Text = "对接", "对接12场" }, stays: true},
		{name: "the words shown", reworded: "培育高新技术企业，对接会", stays: true},
		{name: "another figure", from: func(l []plan.Target) { l[1].Metric, l[1].Text, l[1].Value = "对接", "对接15场", "15" }},
		{name: "two such figures", from: func(l []plan.Target) { l[1].Metric = "对接" }, now: func(l []plan.Target) { l[2] = l[1]; l[2].Metric, l[1].Metric = "甲", "乙" }},
	} {
		old, now := readPlan(t, text), readPlan(t, text)
		if c.from != nil {
			c.from(old.Measures()[0].Targets)
		}
		if c.now != nil {
			c.now(now.Measures()[0].Targets)
		}
		shown := shownBy(old)
		s := read(t, fill(t, render(t, old, "v1", nil)[scienceUnit], func(f *excelize.File) {
			set(t, f, "量化目标", "H3", "7")
			if c.reworded != "" {
				set(t, f, "量化目标", "D3", c.reworded)
			}
		}))
		got := entries.Place(entries.Request{New: now, Text: "v2", Texts: map[string]*plan.Plan{"v1": old}, Shown: shown,
			Sources: []entries.Source{{Sheet: s, File: "表.xlsx", Own: true}}}).Sheets[scienceUnit]
		id := entry.TargetOf(now.Measures()[0].ID, 1)
		if stays := at(got.Targets, id, entry.Current) == "7"; stays != c.stays {
			t.Errorf("%s: it stays: %t; at the targets %+v, withdrawn %+v", c.name, stays, got.Targets, got.Withdrawn)
		}
		if !c.stays && len(got.Withdrawn.Rows) != 1 {
			t.Errorf("%s: withdrawn are %+v", c.name, got.Withdrawn)
		}
	}
}

// columnIn is a column of 量化目标.
func columnIn(t *testing.T, f *excelize.File, column string) string {
	t.Helper()
	rows, err := f.GetRows("量化目标")
	if err != nil {
		t.Fatal(err)
	}
	for k, name := range rows[0] {
		if name == column {
			letters, err := excelize.ColumnNumberToName(k + 1)
			if err != nil {
				t.Fatal(err)
			}
			return letters
		}
	}
	t.Fatalf("量化目标 has no %s: %v", column, rows[0])
	return ""
}

// TestBareWords: words that say little of what a figure is of (面积) give what was
// typed to no other thing's figure; what finds none is withdrawn, not lost.
func TestBareWords(t *testing.T) {
	const head = "某市2025年工作方案\n\n一、科技创新\n（一）盘活空间。持续推进全域治理，优化工业布局，"
	const end = "。（责任单位：*市科技局、市经信局）\n"
	for _, c := range []struct {
		was, is string
		at      int // target that 650, typed at the second, stands at; -1: 已撤销任务
	}{
		{"整治出租厂房1000家，面积800万平方米", "新建公园10个，面积5万平方米", -1},
		{"整治出租厂房1000家，面积800万平方米", "整治出租厂房1200家，面积900万平方米", 1},
		{"整治出租厂房1000家，面积800万平方米", "整治各类厂房1000家，面积800万平方米", 1},
		{"整治出租厂房1000家，面积800万平方米", "新建公园10个，整治出租厂房1000家，面积900万平方米", 2},
		{"改造危房100户，新建50户", "改造学校5所，新建2所", -1},
		{"引进企业5家，上云企业30家", "关停企业5家，上云企业40家", 1},
	} {
		old, now := readPlan(t, head+c.was+end), readPlan(t, head+c.is+end)
		s := read(t, fill(t, render(t, old, "v1", nil)[scienceUnit], func(f *excelize.File) { set(t, f, "量化目标", columnIn(t, f, entry.Current)+"3", "650") }))
		got := entries.Place(entries.Request{New: now, Text: "v2", Texts: map[string]*plan.Plan{"v1": old}, Shown: shownBy(old),
			Sources: []entries.Source{{Sheet: s, File: "表.xlsx", Own: true}}}).Sheets[scienceUnit]
		for k := range figures.Goals(now.Measures()[0]) {
			if stands := at(got.Targets, entry.TargetOf(now.Measures()[0].ID, k), entry.Current) == "650"; stands != (k == c.at) {
				t.Errorf("%s → %s: it stands at %d: %t; withdrawn %+v", c.was, c.is, k, stands, got.Withdrawn)
			}
		}
		if withdrawn := len(got.Withdrawn.Rows) == 1 && got.Withdrawn.Rows[0].Text(entry.Current) == "650"; withdrawn != (c.at < 0) {
			t.Errorf("%s → %s: withdrawn are %+v", c.was, c.is, got.Withdrawn)
		}
	}
}

// TestRewordedTargets: what a revision tells as one target that changed keeps what was
// typed at it; what it tells as one that went does not, and nothing else is told.
func TestRewordedTargets(t *testing.T) {
	const head = "某市2025年工作方案\n\n一、科技创新\n（一）办好实事。持续推进全域治理，优化工业布局，"
	const end = "。（责任单位：*市科技局、市经信局）\n"
	for _, c := range []struct{ was, is, told string }{ // typed is at the first figure
		{"改造老旧小区22个、3200户", "改造城镇老旧小区24个、3500户", "改造老旧小区22个→改造城镇老旧小区24个|3200户→3500户"},
		{"改造老旧小区22个", "实施城镇老旧小区改造24个", "改造老旧小区22个→实施城镇老旧小区改造24个"},
		{"培训4000人次", "职业技能培训4000人次", ""},
		{"培训4000人次", "职业技能培训4500人次", "→职业技能培训4500人次|培训4000人次→"},
		{"营造林1.2万亩", "完成营造林1.5万亩", "营造林1.2万亩→完成营造林1.5万亩"},
		{"完成营造林1.2万亩", "实施营造林1.5万亩", "完成营造林1.2万亩→实施营造林1.5万亩"},
		{"新建农村公路42公里", "新改建农村公路50公里", "新建农村公路42公里→新改建农村公路50公里"},
		{"实现旅游收入28亿元", "旅游收入30亿元", "实现旅游收入28亿元→旅游收入30亿元"},
		{"改建小学3所", "扩建小学4所", "→扩建小学4所|改建小学3所→"},
		{"新增规上工业企业25家", "新增规上服务业企业25家", "→新增规上服务业企业25家|新增规上工业企业25家→"},
		{"产品合格率达到98%", "产品不合格率降到2%", "→产品不合格率降到2%|产品合格率达到98%→"},
		{"建设充电桩200个", "建设公共充电桩150个，建设小区充电桩80个", "→建设公共充电桩150个|→建设小区充电桩80个|建设充电桩200个→"},
		{"引进项目30个", "引进产业项目35个，其中外资项目3个", "引进项目30个→引进产业项目35个|→外资项目3个"},
		{"争取上级资金2亿元", "争取上级专项资金3亿元", "争取上级资金2亿元→争取上级专项资金3亿元"},
		{"争取中央资金2亿元", "争取省级资金3亿元", "→争取省级资金3亿元|争取中央资金2亿元→"},
	} {
		for _, back := range []bool{false, true} {
			was, is := c.was, c.is
			if back {
				was, is = is, was
			}
			old, now := readPlan(t, head+was+end), readPlan(t, head+is+end)
			var told []string
			kept := true
			first := figures.Goals(old.Measures()[0])[0].Text
			for _, change := range revision.Diff(revision.Match(old, now, nil)).Changes {
				if change.Kind == revision.Targets || change.Kind == revision.Amounts {
					told = append(told, change.Old+"→"+change.New)
					kept = kept && (change.Old != first || change.New != "")
				}
			}
			if got := strings.Join(told, "|"); !back && got != c.told {
				t.Errorf("%s → %s: told is %s, want %s", was, is, got, c.told)
			}
			s := read(t, fill(t, render(t, old, "v1", nil)[scienceUnit], func(f *excelize.File) { set(t, f, "量化目标", columnIn(t, f, entry.Current)+"2", "650") }))
			got := entries.Place(entries.Request{New: now, Text: "v2", Texts: map[string]*plan.Plan{"v1": old}, Shown: shownBy(old),
				Sources: []entries.Source{{Sheet: s, File: "表.xlsx", Own: true}}}).Sheets[scienceUnit]
			stays := at(got.Targets, entry.TargetOf(now.Measures()[0].ID, 0), entry.Current) == "650"
			if withdrawn := len(got.Withdrawn.Rows) == 1; stays != kept || withdrawn == kept {
				t.Errorf("%s → %s, told %q: at the targets %+v, withdrawn %+v", was, is, told, got.Targets, got.Withdrawn)
			}
		}
	}
}

// TestWordsOfTheVersionBefore: what was typed at figures under the words that the
// version before put together stays at them, and so does what was withdrawn then.
func TestWordsOfTheVersionBefore(t *testing.T) {
	for text, words := range map[string][]string{
		"整治出租厂房1000家，面积800万平方米":      {"整治出租厂房", "整治出租厂房面积"},
		"改造危房100户，新建50户":             {"改造危房", "新建危房"},
		"建设公租房500套，面积5万平方米":          {"建设公租房", "建设公租房面积"},
		"组建救援队伍15支，队员600名":           {"组建救援队伍", "组建救援队伍，队员"},
		"2025年底前上线25个“一件事”，拆除违建450亩": {"2025年底前上线“一件事”", "拆除违建"},
		"完成隐患整改480栋，其中住宅260栋、厂房100栋": {"完成隐患整改", "完成隐患整改（其中住宅）", "完成隐患整改（其中厂房）"},
		"改造水库5座，新建5座":                {"改造水库", "新建水库"},
	} {
		p := readPlan(t, "某市2025年工作方案\n\n一、科技创新\n（一）盘活空间。持续推进全域治理，优化工业布局。"+text+"。（责任单位：*市科技局、市经信局）\n")
		s := read(t, fill(t, render(t, p, "v1", nil)[scienceUnit], func(f *excelize.File) {
			for k, w := range words {
				set(t, f, "量化目标", columnIn(t, f, entry.Metric)+fmt.Sprint(k+2), w)
				set(t, f, "量化目标", columnIn(t, f, entry.Current)+fmt.Sprint(k+2), fmt.Sprint(k+1))
			}
		}))
		for _, texts := range []map[string]*plan.Plan{{"v1": p}, nil} { // the text of then is known, or lost
			got := entries.Place(entries.Request{New: p, Text: "v2", Texts: texts, Shown: shownBy(p),
				Sources: []entries.Source{{Sheet: s, File: "表.xlsx", Own: true}}}).Sheets[scienceUnit]
			for k := range words {
				if typed := at(got.Targets, entry.TargetOf(p.Measures()[0].ID, k), entry.Current); typed != fmt.Sprint(k+1) {
					t.Errorf("%s: at figure %d stands %q; withdrawn %+v", text, k, typed, got.Withdrawn)
				}
			}
		}
	}
}
