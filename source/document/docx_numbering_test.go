package document

import (
	"fmt"
	"strings"
	"testing"

	"fenjie/source/document/doctest"
)

// lvl is one level of a list.
func lvl(at int, format, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, at, format, more, text)
}

// num is a w:num of an abstract list.
func num(id, abstract int, more string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, abstract, more)
}

// item is a paragraph of a list, its level and list said by itself.
func item(list, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, level, list, text)
}

func styled(id, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + id + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

const official = `<w:abstractNum w:abstractNumId="0">%s</w:abstractNum>`

func TestNumbering(t *testing.T) {
	plain := fmt.Sprintf(official, lvl(0, "chineseCounting", "%1、", "")+lvl(1, "chineseCountingThousand", "（%2）", "")+lvl(2, "decimal", "%3.", ""))
	through := fmt.Sprintf(official, lvl(0, "chineseCounting", "%1、", "")+lvl(1, "chineseCounting", "（%2）", `<w:lvlRestart w:val="0"/>`))
	override := `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="%d"/></w:lvlOverride>`
	for _, c := range []struct{ name, lists, body, want string }{
		{"three levels begin anew", plain + num(1, 0, ""), item(1, 0, "甲") + item(1, 1, "乙") + item(1, 2, "丙") + item(1, 2, "丁") + item(1, 1, "戊") + item(1, 2, "己") + item(1, 0, "庚") + item(1, 1, "辛"),
			"一、甲 （一）乙 1.丙 2.丁 （二）戊 1.己 二、庚 （一）辛"},
		{"numbers that run through", through + num(1, 0, ""), item(1, 0, "甲") + item(1, 1, "乙") + item(1, 0, "丙") + item(1, 1, "丁"), "一、甲 （一）乙 二、丙 （二）丁"},
		{"a level left out begins", plain + num(1, 0, ""), item(1, 2, "甲") + item(1, 1, "乙"), "1.甲 （二）乙"},
		{"composed", fmt.Sprintf(official, lvl(0, "chineseCounting", "%1、", "")+lvl(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0, ""), item(1, 0, "甲") + item(1, 0, "乙") + item(1, 1, "丙"), "一、甲 二、乙 2.1丙"},
		{"two lists of one abstract list share", plain + num(1, 0, "") + num(2, 0, ""), item(1, 0, "甲") + item(2, 0, "乙"), "一、甲 二、乙"},
		{"a list restarts once", plain + num(1, 0, "") + num(2, 0, fmt.Sprintf(override, 1)), item(1, 0, "甲") + item(1, 0, "乙") + item(2, 0, "丙") + item(2, 0, "丁"), "一、甲 二、乙 一、丙 二、丁"},
		{"a list starts at", plain + num(1, 0, fmt.Sprintf(override, 5)), item(1, 0, "甲") + item(1, 1, "乙"), "五、甲 （一）乙"},
		{"bullets and no list", fmt.Sprintf(official, lvl(0, "bullet", "•", "")) + num(1, 0, ""), item(1, 0, "甲") + item(0, 0, "乙") + item(9, 0, "丙"), "甲 乙 丙"},
		{"an empty paragraph counts and shows nothing", plain + num(1, 0, ""), item(1, 0, "甲") + item(1, 0, "") + item(1, 0, "乙"), "一、甲 三、乙"},
		{"a format with a fallback", fmt.Sprintf(official, `<w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice><w:numFmt w:val="custom"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>`) + num(1, 0, ""), item(1, 0, "甲"), "01甲"},
	} {
		t.Run(c.name, func(t *testing.T) {
			same(t, labels(must(t, "-", string(doctest.Docx(t, c.body, "numbering", c.lists)))), c.want)
		})
	}
}

// labels prints labels and texts on one line.
func labels(d *Document) string { return strings.Join(d.lines(), " ") }

// Numbers come from styles: list and level from different ones of a chain,
// through a list style, and not where the paragraph says none.
func TestNumberingByStyle(t *testing.T) {
	styles := `<w:style w:styleId="a"><w:name w:val="标题 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
		<w:style w:styleId="b"><w:name w:val="own"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
		<w:style w:styleId="c"><w:name w:val="c"/><w:basedOn w:val="c"/></w:style>
		<w:style w:styleId="L"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
		<w:style w:styleId="h3"><w:name w:val="heading 3"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>`
	lists := `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="1">` +
		lvl(0, "chineseCounting", "%1、", "") + lvl(1, "chineseCounting", "（%2）", "") + `</w:abstractNum>` + num(1, 0, "") + num(2, 1, "")
	none := `<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>戊</w:t></w:r></w:p>`
	data := doctest.Docx(t, styled("a", "甲")+styled("b", "乙")+styled("b", "丙")+styled("a", "丁")+none+styled("c", "己")+styled("h3", "庚"), "styles", styles, "numbering", lists)
	same(t, show(must(t, "-", string(data))), "1:1 #[一、]甲\n2:1 #[（一）]乙\n3:1 #[（二）]丙\n4:1 #[二、]丁\n5:1 #戊\n6:1 己\n7:1 ###庚")
}

func TestFormatNumber(t *testing.T) {
	for format, cases := range map[string]map[int]string{
		"chineseCounting":        {0: "0", 1: "一", 10: "十", 11: "十一", 20: "二十", 48: "四十八", 100: "一百", 105: "一百零五", 110: "一百一十", 999: "九百九十九", 1000: "1000"},
		"chineseLegalSimplified": {1: "壹", 12: "拾贰", 20: "贰拾"},
		"ideographDigital":       {10: "一〇", 25: "二五"},
		"ideographTraditional":   {1: "甲", 10: "癸", 11: "11"},
		"ideographZodiac":        {12: "亥"},
		"decimalFullWidth":       {12: "１２"},
		"decimalEnclosedCircle":  {1: "①", 20: "⑳", 21: "21"},
		"decimalEnclosedParen":   {1: "⑴"},
		"decimalZero":            {9: "09", 10: "10"},
		"upperLetter":            {1: "A", 26: "Z", 27: "AA", -1: "-1"},
		"lowerLetter":            {2: "b"},
		"upperRoman":             {4: "IV", 1999: "MCMXCIX", 0: "0"},
		"lowerRoman":             {9: "ix"},
		"numberInDash":           {1: "- 1 -"},
		"none":                   {1: ""},
		"decimal":                {7: "7"},
		"unknown":                {7: "7"},
	} {
		for n, want := range cases {
			if got := formatNumber(n, format); got != want {
				t.Errorf("%s %d: got %q, want %q", format, n, got, want)
			}
		}
	}
}
