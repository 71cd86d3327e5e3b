package word

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/generator/linebreak"
)

// Page geometry in twentieths of a point, after GB/T 9704—2012, 5.2.1: A4,
// margins of 37 mm above, 35 mm below, 28 mm left and 26 mm right. A landscape
// page is the portrait one turned, with narrower margins for its table.
const (
	pageShort = 11906
	pageLong  = 16838
	portrait  = pageShort - 1587 - 1474 // the width between the margins
	landscape = pageLong - 2*1134
)

// body is the content of a document under way, as WordprocessingML.
type body struct {
	b     *bufio.Writer // its first error stays, and write answers with it
	width int           // between the margins, in twentieths of a point
}

// run is a piece of text of one look.
type run struct {
	text   string
	bold   bool
	struck bool // out
}

func plain(text string) []run { return []run{{text: text}} }

// paragraph writes runs in a style of the template's.
func (d *body) paragraph(style string, runs []run) { d.aligned(style, "", runs) }

// leading writes a paragraph that stays on the page of the one after it.
func (d *body) leading(style string, runs []run) { d.properties(style, "<w:keepNext/>", runs) }

// titleEms is the size of a title in twentieths of a point (style Title, 2号).
const titleEms = 440

// title writes a title, broken into lines that part no word: Word itself parts
// 方案 where a line happens to end.
func (d *body) title(text string) {
	var list []string
	for _, part := range strings.Split(text, "\n") {
		list = append(list, linebreak.Title(part, float64(d.width)/titleEms)...)
	}
	d.paragraph("Title", plain(strings.Join(list, "\n")))
}

func (d *body) put(pieces ...string) {
	for _, s := range pieces {
		d.b.WriteString(s)
	}
}

// aligned is paragraph with an alignment of its own: left, center, right.
func (d *body) aligned(style, align string, runs []run) {
	if align != "" {
		align = `<w:jc w:val="` + align + `"/>`
	}
	d.properties(style, align, runs)
}

// properties is paragraph with properties beside those of the style.
func (d *body) properties(style, properties string, runs []run) {
	d.b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + properties + `</w:pPr>`)
	for _, r := range runs {
		d.run(r)
	}
	d.b.WriteString("</w:p>\n")
}

// run writes a run; a line end within it is a line break.
func (d *body) run(r run) {
	d.b.WriteString("<w:r>")
	if r.bold || r.struck {
		d.b.WriteString("<w:rPr>")
		if r.bold {
			d.b.WriteString("<w:b/>")
		}
		if r.struck {
			d.b.WriteString("<w:strike/>")
		}
		d.b.WriteString("</w:rPr>")
	}
	for k, line := range strings.Split(r.text, "\n") {
		if k > 0 {
			d.b.WriteString("<w:br/>")
		}
		d.b.WriteString(`<w:t xml:space="preserve">`)
		d.text(line)
		d.b.WriteString("</w:t>")
	}
	d.b.WriteString("</w:r>")
}

// text escapes what XML would take for markup, and drops control characters,
// which it cannot hold.
func (d *body) text(s string) {
	if isWords(s) {
		d.b.WriteString(s)
		return
	}
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, s)
	_ = xml.EscapeText(d.b, []byte(s))
}

// isWords reports whether nothing in a text need be escaped or dropped.
func isWords(s string) bool {
	for _, r := range s {
		switch {
		case r < ' ', 0x7f <= r && r < 0xa0, r == '"', r == '\'', r == '&', r == '<', r == '>', r >= utf8.RuneError && r <= '\uffff':
			return false
		}
	}
	return true
}

// column is a column of a table: its width in twentieths of a point, and its
// alignment: left where empty.
type column struct {
	width  int
	align  string
	narrow bool // not to be made narrower than its longest cell
}

// tallRow is how many lines make a row so high, most of a page across, that it
// may be parted by a page's end: kept whole, such rows leave pages half empty.
const tallRow = 18

// table writes a table whose first row stands again on every page. The rows that
// are kept, by their number, stay on the page of what follows; nil: none.
func (d *body) table(columns []column, head [][]run, rows iter.Seq[[][]run], kept func(n int) bool) {
	fmt.Fprintf(d.b, `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, d.width)
	for _, c := range columns {
		fmt.Fprintf(d.b, `<w:gridCol w:w="%d"/>`, c.width)
	}
	d.b.WriteString("</w:tblGrid>\n")
	d.row(columns, head, rowHead)
	n := 0
	for cells := range rows {
		kind := rowPlain
		switch {
		case kept != nil && kept(n):
			kind = rowKept
		case linesOf(columns, cells) >= tallRow:
			kind = rowTall
		}
		d.row(columns, cells, kind)
		n++
	}
	d.b.WriteString("</w:tbl>\n")
}

// rowKind is how a row goes over pages.
type rowKind int

const (
	rowPlain rowKind = iota // on one page
	rowHead                 // again on every page
	rowTall                 // may be parted
	rowKept                 // on the page of what follows
)

func (d *body) row(columns []column, cells [][]run, kind rowKind) {
	d.b.WriteString("<w:tr><w:trPr>")
	if kind != rowTall {
		d.b.WriteString("<w:cantSplit/>")
	}
	if kind == rowHead {
		d.b.WriteString("<w:tblHeader/>")
	}
	d.b.WriteString("</w:trPr>")
	for k, c := range columns {
		d.put(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(c.width), `" w:type="dxa"/>`)
		if kind == rowHead {
			d.b.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/>`)
		}
		d.b.WriteString(`<w:vAlign w:val="center"/></w:tcPr>`)
		var runs []run
		if k < len(cells) {
			runs = cells[k]
		}
		d.cell(c, runs, kind)
		d.b.WriteString("</w:tc>")
	}
	d.b.WriteString("</w:tr>\n")
}

func (d *body) cell(c column, runs []run, kind rowKind) {
	switch kind {
	case rowHead:
		d.paragraph("Head", runs)
	case rowKept:
		keep := "<w:keepNext/>"
		if c.align != "" {
			keep += `<w:jc w:val="` + c.align + `"/>`
		}
		d.properties("Cell", keep, runs)
	default:
		d.aligned("Cell", c.align, runs)
	}
}

// Of a cell in twentieths of a point: the size of its text and what stands
// free beside it (styles Cell and TableNormal).
const cellEm, cellPadding = 210, 170

// linesOf is about how many lines the highest cell of a row has.
func linesOf(columns []column, cells [][]run) int {
	most := 1
	for k, runs := range cells {
		lines := 0
		for _, r := range runs {
			for _, part := range strings.Split(r.text, "\n") {
				room := max(1, columns[k].width-cellPadding)
				lines += max(1, (ems(plain(part))*cellEm+room-1)/room)
			}
		}
		most = max(most, lines)
	}
	return most
}

// document is the whole of document.xml: what fill writes and the page's geometry.
func (d *body) document(w io.Writer, fill func()) error {
	d.b = bufio.NewWriterSize(w, 32<<10)
	d.put(xml.Header, `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`, "\n")
	fill()
	page := fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1400" w:gutter="0"/>`, pageShort, pageLong)
	if d.width == landscape {
		page = fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1304" w:left="1134" w:header="851" w:footer="680" w:gutter="0"/>`, pageLong, pageShort)
	}
	d.put(`<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>`, page, "</w:sectPr></w:body></w:document>\n")
	return d.b.Flush()
}
