package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/pages"
	"fenjie/source"
	"fenjie/source/document"
	"fenjie/source/revision"
)

const small = `青石县教育行动方案（送审稿）
一、扩大学位（由县教育局牵头）
县财政预算安排资金300万元，其中建校200万元，设备90万元。
（一）新建学校。新建学校3所，“R&D”经费<5%>增长，争取上级补助资金1.2亿元。（责任单位：*县教育局、县财政局）
二、办好职教
（二）建实训楼。完成投资2亿元。（责任单位：县教育局、县人社局）
`

func input(t testing.TB) format.Input {
	t.Helper()
	p, problems, err := source.Read("方案.txt", []byte(small), nil)
	if err != nil {
		t.Fatal(err)
	}
	o, units := assign.Split(p, problems)
	return format.Input{Overview: o, Units: units, Date: "2025-03-18", Look: format.Look{Organ: "青石县人民政府办公室", Issue: 3}}
}

func render(t *testing.T, in format.Input) map[string][]byte {
	t.Helper()
	docs, err := Documents(in)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, d := range docs {
		var out, again bytes.Buffer
		if err := errors.Join(d.Render(&out), d.Render(&again)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(out.Bytes(), again.Bytes()) {
			t.Errorf("%s: two renderings differ", d.Path)
		}
		files[d.Path] = out.Bytes()
	}
	return files
}

// shown is a document as our own reader of Word reads it: a line a paragraph,
// the cells of a row parted by bars.
func shown(t *testing.T, name string, data []byte) string {
	t.Helper()
	doc, err := document.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, block := range doc.Blocks {
		if block.Table == nil {
			b.WriteString(block.Text + "\n")
			continue
		}
		for _, row := range block.Table.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, strings.ReplaceAll(c.Text, "\n", "⏎"))
			}
			b.WriteString(strings.Join(cells, " | ") + "\n")
		}
	}
	return b.String()
}

// TestGolden holds both documents as text.
func TestGolden(t *testing.T) {
	for path, data := range render(t, input(t)) {
		got := shown(t, path, data)
		golden := filepath.Join("testdata", strings.TrimSuffix(filepath.Base(path), ".docx")+".golden")
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s changed; if that is meant, run with UPDATE=1 and read the diff. Got:\n%s", path, got)
		}
	}
}

// TestParts: every part is well-formed, every part that is referred to is
// there, and the content types come first, as readers want.
func TestParts(t *testing.T) {
	for path, data := range render(t, input(t)) {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		if z.File[0].Name != "[Content_Types].xml" {
			t.Errorf("%s begins with %s", path, z.File[0].Name)
		}
		have, wanted := map[string]bool{}, map[string]string{}
		for _, f := range z.File {
			have[f.Name] = true
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			for dec := xml.NewDecoder(r); ; {
				token, err := dec.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("%s: %s: %v", path, f.Name, err)
				}
				e, ok := token.(xml.StartElement)
				if !ok {
					continue
				}
				for _, a := range e.Attr {
					switch {
					case a.Name.Local == "PartName":
						wanted[strings.TrimPrefix(a.Value, "/")] = f.Name
					case a.Name.Local == "Target" && f.Name == "word/_rels/document.xml.rels":
						wanted["word/"+a.Value] = f.Name
					case a.Name.Local == "Target":
						wanted[a.Value] = f.Name
					}
				}
			}
		}
		for part, by := range wanted {
			if !have[part] {
				t.Errorf("%s: %s names %s, which is not there", path, by, part)
			}
		}
	}
}

// TestSameWords: the Word briefing says what the Markdown one says, without
// its markup.
func TestSameWords(t *testing.T) {
	in := input(t)
	var markdown []byte
	for _, p := range pages.All(in) {
		if p.Kind == "briefing" {
			var err error
			if markdown, err = p.Markdown(); err != nil {
				t.Fatal(err)
			}
		}
	}
	plainly := func(s string) string {
		return strings.NewReplacer("#", "", "*", "", "|", "", "-", "", ":", "", " ", "", "　", "", "\n", "", `\`, "", "·", "").Replace(s)
	}
	got := plainly(shown(t, "简报.docx", render(t, in)["简报/总体简报.docx"]))
	if want := plainly(string(markdown)); got != want {
		t.Errorf("the Word briefing says\n%s\nthe Markdown one\n%s", got, want)
	}
}

// TestHostileWords: no word of a plan becomes markup of Word, and none is lost.
func TestHostileWords(t *testing.T) {
	d := body{width: portrait}
	const words = `<w:t>&amp;"'</w:p>` + "\x01\ufffe中"
	var out bytes.Buffer
	if err := d.write(&out, properties{words, words, ""}, func() { d.paragraph("Normal", plain(words)) }); err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimSpace(shown(t, "甲.docx", out.Bytes())); got != `<w:t>&amp;"'</w:p>中` {
		t.Errorf("%q", got)
	}
}

// TestTitles: lines of a title end between words, on both kinds of paper.
func TestTitles(t *testing.T) {
	in := input(t)
	in.Overview.Head.Title = "青石县承接落实省、白沙市推动经济高质量发展若干政策（2025年版）工作方案"
	files := render(t, in)
	for path, want := range map[string]string{
		"简报/总体简报.docx": "青石县承接落实省、白沙市推动经济\n高质量发展若干政策（2025年版）\n工作方案（送审稿）任务分解情况\n",
		"任务分解表.docx":   "青石县承接落实省、白沙市推动经济高质量发展\n若干政策（2025年版）工作方案（送审稿）\n任务分解表\n",
	} {
		if got := shown(t, path, files[path]); !strings.Contains(got, want) {
			t.Errorf("%s: no title of %q in %.300q", path, want, got)
		}
	}
}

// TestPages: only a high row may be parted by a page's end, the header stands
// again on each page, and what announces a list, as what goes before 报送, is
// not left alone.
func TestPages(t *testing.T) {
	long := strings.Repeat("长", 600)
	written := func(width int, fill func(d *body)) string {
		var b strings.Builder
		d := body{width: width}
		if err := d.document(&b, func() { fill(&d) }); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	table := written(landscape, func(d *body) {
		d.table([]column{{width: 4000}, {width: 4000}}, [][]run{plain("甲"), plain("乙")}, slices.Values([][][]run{{plain("短"), plain("短")}, {plain("短"), plain(long)}}), nil)
	})
	if rows := strings.Split(table, "<w:tr>")[1:]; !strings.Contains(rows[0], "<w:tblHeader/>") || !strings.Contains(rows[1], "<w:cantSplit/>") || strings.Contains(rows[2], "<w:cantSplit/>") {
		t.Errorf("rows %.80q", rows)
	}
	text := written(portrait, func(d *body) {
		d.markdown([]byte("# 甲\n\n## 一\n\n## 二\n\n依据文件：\n\n- 乙\n\n正文\n\n情况如下。\n\n| 丙 |\n| --- |\n| 丁 |\n\n---\n\n报送：戊\n\n抄送：己\n"))
	})
	for _, p := range strings.Split(text, "<w:p>") {
		kept := strings.Contains(p, "<w:keepNext/>")
		for words, want := range map[string]bool{"依据文件：": true, "正文": false, "情况如下。": true, "丁": true, "报送：戊": true, "抄送：己": false} {
			if strings.Contains(p, ">"+words+"<") && kept != want {
				t.Errorf("%s: stays with what follows: %t", words, kept)
			}
		}
	}
}

// TestTablesOverPages: a short table is on one page, and of a long one at least
// three rows are on each.
func TestTablesOverPages(t *testing.T) {
	for rows, want := range map[int]string{1: "0", 2: "10", 9: "111111110", 10: "1111111110", 12: "110000000110"} {
		var b strings.Builder
		d := body{width: portrait}
		text := "| 单位 |\n| --- |\n" + strings.Repeat("| 某局 |\n", rows) + "\n正文\n"
		if err := d.document(&b, func() { d.markdown([]byte(text)) }); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, row := range strings.Split(b.String(), "<w:tr>")[2:] {
			row, _, _ = strings.Cut(row, "</w:tr>")
			got += map[bool]string{true: "1", false: "0"}[strings.Contains(row, "<w:keepNext/>")]
		}
		if got != want {
			t.Errorf("%d rows: %s stay with the next, want %s", rows, got, want)
		}
	}
	const room = landscape/2 - cellPadding
	for ems, want := range map[int]bool{room / cellEm: true, (tallRow - 1) * room / cellEm: true, tallRow * room / cellEm: false} {
		var b strings.Builder
		d := body{width: landscape}
		if err := d.document(&b, func() {
			d.table([]column{{width: landscape / 2}}, [][]run{plain("甲")}, slices.Values([][][]run{{plain(strings.Repeat("长", ems))}}), nil)
		}); err != nil {
			t.Fatal(err)
		}
		if whole := strings.Count(b.String(), "<w:cantSplit/>") == 2; whole != want {
			t.Errorf("a row of %d ems: kept whole %t, want %t", ems, whole, want)
		}
	}
}

// TestRevision: a revision has a Word document of its own, on pages turned, in
// which what went is struck out and what came is bold.
func TestRevision(t *testing.T) {
	in := input(t)
	if files := render(t, in); files["简报/修订简报.docx"] != nil {
		t.Error("a first text has a document of its revision")
	}
	old, _, err := source.Read("方案.txt", []byte(strings.Replace(small, "新建学校3所", "新建学校2所", 1)), nil)
	if err != nil {
		t.Fatal(err)
	}
	in.Overview, in.Units = assign.Split(in.Overview.Plan, nil)
	in.Overview.Revise(in.Units, revision.Diff(revision.Match(old, in.Overview.Plan, nil)))
	z, err := zip.NewReader(bytes.NewReader(render(t, in)["简报/修订简报.docx"]), int64(len(render(t, in)["简报/修订简报.docx"])))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`w:orient="landscape"`, `<w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">2所</w:t>`, `<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">3所</w:t>`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
}
