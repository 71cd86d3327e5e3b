package document

import (
	"strings"
	"testing"

	"fenjie/source/document/doctest"
)

// strict is the namespace of the strict form (ISO/IEC 29500-1).
const strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"

var p = doctest.P

func TestDocx(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs count, empty ones too", p("甲") + "<w:p/>" + p("乙"), "1:1 甲\n3:1 乙"},
		{"runs, tabs, breaks, hyphens", `<w:p><w:r><w:t xml:space="preserve">一、 </w:t><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type="page"/><w:t>丙</w:t><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="x" w:char="2605"/></w:r></w:p>`,
			"1:1 一、 ⇥甲⏎乙丙⏎-★"},
		{"changes are accepted", `<w:p><w:r><w:t>投入</w:t></w:r><w:del><w:r><w:delText>一</w:delText></w:r></w:del><w:ins><w:r><w:t>两</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>三</w:t></w:r></w:moveFrom><w:r><w:t>亿元</w:t></w:r></w:p>`,
			"1:1 投入两亿元\n! 0 tracked-changes 文中有修订痕迹 3 处，已按接受全部修订后的文字读取“”"},
		{"a deleted paragraph end joins", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>` + p("乙"),
			"2:1 甲乙\n! 0 tracked-changes 文中有修订痕迹 1 处，已按接受全部修订后的文字读取“”"},
		{"a deleted end at the end", p("乙") + `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`,
			"1:1 乙\n2:1 甲\n! 0 tracked-changes 文中有修订痕迹 1 处，已按接受全部修订后的文字读取“”"},
		{"links, controls, tags", `<w:sdt><w:sdtPr><w:tab/></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>乙</w:t></w:r></w:smartTag><w:sdt><w:sdtContent><w:r><w:t>丙</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>`,
			"1:1 甲乙丙"},
		{"fields show their results", `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText><w:fldChar w:fldCharType="begin"/><w:instrText>X</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>藏</w:t><w:fldChar w:fldCharType="end"/><w:t>藏</w:t><w:fldChar w:fldCharType="separate"/><w:t>甲</w:t><w:fldChar w:fldCharType="end"/><w:t>乙</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
			"1:1 甲乙"},
		{"a text box is read once, after its paragraph", `<w:p><w:r><w:t>甲</w:t><mc:AlternateContent><mc:Choice><w:txbxContent>` + p("框") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + p("框") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>` + p("乙"),
			"1:1 甲\n2:1 框\n3:1 乙"},
		{"a fallback alone is read", `<mc:AlternateContent><mc:Fallback>` + p("甲") + `</mc:Fallback></mc:AlternateContent>`, "1:1 甲"},
		{"pictures and symbols are said", `<w:p><w:r><w:t>甲</w:t><w:drawing><a:blip/></w:drawing><w:sym w:char="F0A7"/></w:r></w:p>`,
			"1:1 甲\n! 0 pictures 文中有图片 1 处，图片中的文字未读取“”\n! 0 symbols 文中有符号字体的字符 1 个，未读取“”"},
		{"headings by level", `<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:pPr><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>`,
			"1:1 ##甲\n2:1 乙"},
		{"equations", `<m:oMathPara xmlns:m="m"><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></m:oMathPara>`, "1:1 a+b"},
	} {
		t.Run(c.name, func(t *testing.T) { same(t, show(must(t, "方案.docx", string(doctest.Docx(t, c.body)))), c.want) })
	}
}

func tr(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }

// tc is a cell with properties.
func tc(properties string, paragraphs ...string) string {
	return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + strings.Join(paragraphs, "") + "</w:tc>"
}

func TestDocxTables(t *testing.T) {
	head := tr(tc("", p("任务")), tc("", p("单位")), tc("", p("时限")))
	for _, c := range []struct{ name, body, want string }{
		{"merged down", p("前") + "<w:tbl>" + head + tr(tc(`<w:vMerge w:val="restart"/>`, p("甲")), tc("", p("乙")), tc("", p("丙"))) +
			tr(tc(`<w:vMerge/>`, "<w:p/>"), tc("", p("丁")), tc("")) + "</w:tbl>" + p("后"),
			"1:1 前\n2:1 任务|单位|时限 / 甲|乙|丙 / ↑甲|丁|\n10:1 后"},
		{"merged across", "<w:tbl>" + head + tr(tc(`<w:gridSpan w:val="2"/>`, p("甲")), tc("", p("乙"))) + "</w:tbl>", "1:1 任务|单位|时限 / 甲||乙"},
		{"columns left out before", "<w:tbl>" + head + `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + tc("", p("乙")) + tc("", p("丙")) + "</w:tr></w:tbl>", "1:1 任务|单位|时限 / |乙|丙"},
		{"paragraphs and tables within a cell", "<w:tbl>" + tr(tc("", p("甲"), p("乙"), "<w:tbl>"+tr(tc("", p("子")), tc("", p("丑")))+"</w:tbl><w:p/>"), tc("", p("丙"))) + "</w:tbl>", "1:1 甲⏎乙⏎子⏎丑|丙"},
		{"deleted rows", "<w:tbl>" + head + `<w:tr><w:trPr><w:del/></w:trPr>` + tc("", p("乙")) + "</w:tr></w:tbl>",
			"1:1 任务|单位|时限\n! 0 tracked-changes 文中有修订痕迹 1 处，已按接受全部修订后的文字读取“”"},
		{"a frame of one cell", "<w:tbl>" + tr(tc("", p("一、甲"), p("乙"))) + "</w:tbl>", "1:1 一、甲\n2:1 乙"},
		{"no rows", p("甲") + "<w:tbl/>", "1:1 甲"},
	} {
		t.Run(c.name, func(t *testing.T) { same(t, show(must(t, "方案.docx", string(doctest.Docx(t, c.body)))), c.want) })
	}
}

// What is beside the body is read after it or noted.
func TestDocxParts(t *testing.T) {
	toc := `<w:p><w:pPr><w:pStyle w:val="10"/></w:pPr><w:r><w:t>一、甲 1</w:t></w:r></w:p>`
	data := doctest.Docx(t, toc+p("一、甲"),
		"styles", `<w:style w:styleId="10"><w:name w:val="toc 1"/></w:style>`,
		"footnotes", `<w:footnote w:type="separator">`+p("—")+`</w:footnote><w:footnote w:id="1">`+p("注文")+`</w:footnote>`,
		"endnotes", `<w:endnote w:id="1">`+p("尾注")+`</w:endnote>`,
		"comments", `<w:comment w:id="0">`+p("请核")+`</w:comment>`,
		"header1", p("内部资料"), "footer1", p("第1页 共9页"), "footer2", p("— 2 —"))
	same(t, show(must(t, "-", string(data))), `
2:1 一、甲
3:1 注文
4:1 尾注
! 0 comments 文中有批注 1 条，未作为正文读取“请核”
! 0 footnotes 文中有脚注或尾注 2 条，已接在正文之后读取“”
! 0 contents 文中有目录 1 行，未作为正文读取“”
! 0 margins 文中有页眉或页脚 1 处，未作为正文读取“内部资料”`)
}

// A strict document in another part reads like a transitional one.
func TestDocxVariants(t *testing.T) {
	part := strings.ReplaceAll(doctest.XML("document", "<w:body>"+p("甲")+"</w:body>"), doctest.Transitional, strict)
	rels := `<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>`
	same(t, show(must(t, "-", string(doctest.Archive(t, "_rels/.rels", rels, "word/document2.xml", part)))), "1:1 甲")
}
