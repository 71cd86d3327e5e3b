package document

import (
	"bytes"
	"strings"
	"testing"

	"fenjie/source/document/doctest"
	"fenjie/source/limits"
)

// Every file that is no plan is refused with one line that says what it is.
func TestBadInput(t *testing.T) {
	docx := doctest.Docx(t, "<w:p><w:r><w:t>"+strings.Repeat("一、总体要求", 500)+"</w:t></w:r></w:p>")
	deep := strings.Repeat("<w:ins>", 300) + strings.Repeat("</w:ins>", 300)
	utf16Name := "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	flipped := bytes.Clone(docx)
	flipped[bytes.Index(flipped, []byte("word/document.xml"))+40] ^= 0xff
	for _, c := range []struct{ name, data, want string }{
		{"空.txt", "", "空.txt：文件是空的"},
		{"空.txt", " \r\n\t　\n", "空.txt：文件是空的"},
		{"空.md", "\ufeff", "空.md：文件是空的"},
		{"空.docx", "", "空.docx：文件是空的"},
		{"空.docx", string(doctest.Docx(t, "<w:p/>")), "空.docx：文件是空的"},
		{"空.docx", string(doctest.Docx(t, "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc/></w:tr></w:tbl>")), "空.docx：文件是空的"},
		{"大.txt", strings.Repeat("a", limits.File+1), "大.txt：文件超过 20 MB"},
		{"方案.doc", ole + "...", "方案.doc：这是旧版 Word 文件（.doc），不能直接读取；请用 WPS 或 Word 另存为 .docx 后再试"},
		{"方案.wps", ole + "...", "方案.wps：这是 WPS 文字文件（.wps）"},
		{"方案.docx", ole + utf16Name, "方案.docx：文件设有打开密码"},
		{"方案.txt", "{\\rtf1", "这是 RTF 文件"},
		{"方案.pdf", "%PDF-1.7", "这是 PDF 文件"},
		{"方案.docx", "\x89PNG....", "这是图片"},
		{"方案.docx", "一、总体要求", "方案.docx：不是 Word 文件"},
		{"方案.docx", string(docx[:len(docx)/2]), "方案.docx：Word 文件已损坏"},
		{"方案.docx", string(flipped), "方案.docx：Word 文件已损坏"},
		{"方案.docx", string(doctest.Archive(t, "word/styles.xml", "<a/>")), "方案.docx：Word 文件已损坏"},
		{"方案.docx", string(doctest.Archive(t, "word/document.xml", "<w:document><w:body>")), "方案.docx：Word 文件已损坏"},
		{"方案.docx", string(doctest.Archive(t, "word/document.xml", "<w:document/>")), "方案.docx：Word 文件已损坏"},
		{"方案.docx", string(doctest.Docx(t, deep)), "方案.docx：Word 文件解压后过大或结构异常"},
		{"方案.xlsx", string(doctest.Archive(t, "xl/workbook.xml", "<a/>")), "这是 Excel 文件"},
		{"方案.pptx", string(doctest.Archive(t, "ppt/presentation.xml", "<a/>")), "这是演示文稿"},
		{"-", string(doctest.Archive(t, "方案.txt", "一、总体要求")), "-：这是压缩包，不是 Word 文件"},
		{"方案.txt", strings.Repeat("\x00\x01\x02ab", 100), "方案.txt：不是文本文件"},
		{"方案.txt", "\x80\x80\xff\xff\x00", "方案.txt：不是文本文件"},
		{"方案.txt", strings.Repeat("一、总体要求\n", 50) + "二、\xe9\x87任务", "方案.txt:51：“二、\ufffd任务”：有无法识别的文字"},
	} {
		d, err := Read(c.name, []byte(c.data))
		switch {
		case err == nil:
			t.Errorf("%s: read as\n%s, want error %s", c.name, show(d), c.want)
		case !strings.Contains(err.Error(), c.want):
			t.Errorf("%s: got %q, want %q", c.name, err, c.want)
		case strings.ContainsRune(err.Error(), '\n'):
			t.Errorf("%s: error of more than one line: %q", c.name, err)
		}
	}
}

// Merged cells are not paid for by what they claim to cover.
func TestCovered(t *testing.T) {
	wide := strings.Repeat(tr(tc(`<w:gridSpan w:val="63"/>`, p("甲"))), 5000)
	d := must(t, "方案.docx", string(doctest.Docx(t, "<w:tbl>"+wide+"</w:tbl>")))
	cells := 0
	for _, row := range d.Blocks[0].Table.Rows {
		cells += len(row)
	}
	if cells != 5000+limits.Covered {
		t.Errorf("%d cells", cells)
	}
}

// BenchmarkRead reads a plan of some 50 pages, 300 kB.
func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("（一）提升能力。完成投资5782万元。（责任单位：*市科技局、市经信局）\n", 3000)
	var body strings.Builder
	for line := range strings.Lines(text) {
		body.WriteString(p(strings.TrimSpace(line)))
	}
	for _, c := range []struct {
		name string
		data []byte
	}{{"方案.txt", []byte(text)}, {"方案.md", []byte(text)}, {"方案.docx", doctest.Docx(b, body.String())}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Read(c.name, c.data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestErrorForm(t *testing.T) {
	for _, c := range []struct {
		err  Error
		want string
	}{
		{Error{File: "a.txt", Message: "坏了"}, "a.txt：坏了"},
		{Error{File: "a.txt", Line: 3, Message: "坏了", Suggestion: "请重试"}, "a.txt:3：坏了；请重试"},
		{Error{File: "a.txt", Line: 3, Column: 4, Quote: "甲\n乙", Message: "坏了"}, "a.txt:3:4：“甲 乙”：坏了"},
		{Error{File: "a.txt", Quote: strings.Repeat("字", 61), Message: "坏了"}, "a.txt：“" + strings.Repeat("字", 60) + "…”：坏了"},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
