package entries_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/source/entries"
	"fenjie/source/entries/entry"
	"fenjie/source/limits"
)

// TestLimits: a workbook that is beyond what one of ours could be is refused,
// before it is unpacked where its headers say so. What is counted is memory
// that was asked for, not time.
func TestLimits(t *testing.T) {
	book, _ := science(t)
	sheet := func(rows string) []byte {
		return withMember(t, book, "xl/worksheets/sheet1.xml", []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+rows+`</sheetData></worksheet>`))
	}
	var rows, columns strings.Builder
	for k := range limits.Rows + 1 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d"><v>1</v></c></row>`, k+1, k+1)
	}
	long := fill(t, typedLong(t, readPlan(t, onePlan), strings.Repeat("已办", 400_000)), func(f *excelize.File) {
		for n := 9; n < 30; n++ {
			set(t, f, entry.SheetTasks, fmt.Sprint("L", n), entry.GoesOn(1))
		}
	})
	columns.WriteString(`<row r="1">` + strings.Repeat(`<c><v>1</v></c>`, limits.Columns+1) + `</row>`)
	for name, c := range map[string]struct {
		data   []byte
		want   string
		atOnce bool // by its headers, so that hardly any memory is asked for
	}{
		"zeros":               {zipOf(t, "xl/worksheets/sheet1.xml", make([]byte, limits.Workbook+1)), "文件太大", true},
		"10 GB in 10 kB":      {claiming(t, 10<<30), "文件太大", true},
		"many of them":        {claiming(t, limits.Workbook/2, limits.Workbook/2, limits.Workbook/2), "文件太大", true},
		"little, it says":     {claiming(t, 1000), "已损坏", true},
		"members":             {members(t, limits.Members+1), "文件太大", false},
		"tags":                {sheet(strings.Repeat("<c/>", limits.Tags)), "文件太大", false},
		"rows":                {sheet(rows.String()), "文件太大", false},
		"columns":             {sheet(columns.String()), "文件太大", false},
		"one text many times": {long, "文件太大", false},
		"a row far below":     {sheet(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`), "不是责任清单", false},
		"nested deep":         {sheet(strings.Repeat("<a>", 200_000)), "", false},
		"nested and closed":   {sheet(strings.Repeat("<a>", 200_000) + strings.Repeat("</a>", 200_000)), "", false},
		"entities":            {withMember(t, book, "xl/worksheets/sheet1.xml", []byte(`<!DOCTYPE d [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`)), "", false},
		"an outside entity":   {withMember(t, book, "xl/sharedStrings.xml", []byte(`<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>`)), "", false},
		"a merge of all":      {sheet(`<row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>`), "", false},
		"a name that leads":   {withMember(t, book, "xl/_rels/workbook.xml.rels", []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="../../../../etc/passwd"/></Relationships>`)), "", false},
		"shared text beyond":  {sheet(`<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>`), "", false},
	} {
		asked := allocated(func() {
			s, err := entries.Read("a.xlsx", c.data)
			switch {
			case err != nil && strings.Contains(err.Error(), "\n"):
				t.Errorf("%s: more than one line: %v", name, err)
			case c.want == "" && err == nil && (strings.Contains(fmt.Sprint(s), "root:") || strings.Contains(fmt.Sprint(s), "哈")):
				t.Errorf("%s: an entity was expanded", name)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("%s: %v, want %s", name, err, c.want)
			}
		})
		if c.atOnce && asked > 1<<20 {
			t.Errorf("%s: %d kB were asked for", name, asked>>10)
		}
	}
}

func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// claiming is a package of 10 MB of zeros in 10 kB, once for each size that it
// says they are.
func claiming(t testing.TB, sizes ...uint64) []byte {
	t.Helper()
	one := zipOf(t, "a", make([]byte, 10<<20))
	z, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	if err != nil {
		t.Fatal(err)
	}
	from, err := z.File[0].DataOffset()
	if err != nil {
		t.Fatal(err)
	}
	packed := one[from : from+int64(z.File[0].CompressedSize64)]
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for k, size := range sizes {
		m, err := w.CreateRaw(&zip.FileHeader{Name: fmt.Sprintf("xl/worksheets/sheet%d.xml", k+1), Method: zip.Deflate, CompressedSize64: uint64(len(packed)), UncompressedSize64: size})
		if err == nil {
			_, err = m.Write(packed)
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

func members(t testing.TB, n int) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for k := range n {
		if _, err := w.Create(fmt.Sprint(k)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
