package word

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
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
	text string
	bold bool
}

func plain(text string) []run { return []run{{text: text}} }

// paragraph writes runs in a style of the template's.
func (d *body) paragraph(style string, runs []run) { d.aligned(style, "", runs) }

func (d *body) put(pieces ...string) {
	for _, s := range pieces {
		d.b.WriteString(s)
	}
}

// aligned is paragraph with an alignment of its own: left, center, right.
func (d *body) aligned(style, align string, runs []run) {
	d.put(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`)
	if align != "" {
		d.put(`<w:jc w:val="`, align, `"/>`)
	}
	d.b.WriteString(`</w:pPr>`)
	for _, r := range runs {
		d.run(r)
	}
	d.b.WriteString("</w:p>\n")
}

// run writes a run; a line end within it is a line break.
func (d *body) run(r run) {
	d.b.WriteString("<w:r>")
	if r.bold {
		d.b.WriteString("<w:rPr><w:b/></w:rPr>")
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
	width int
	align string
}

// table writes a table whose first row stands again on every page. No row is
// parted by a page's end unless it is higher than the page. rows hands on one
// row after the other.
func (d *body) table(columns []column, head [][]run, rows func(row func(cells [][]run))) {
	fmt.Fprintf(d.b, `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, d.width)
	for _, c := range columns {
		fmt.Fprintf(d.b, `<w:gridCol w:w="%d"/>`, c.width)
	}
	d.b.WriteString("</w:tblGrid>\n")
	d.row(columns, head, true)
	rows(func(cells [][]run) { d.row(columns, cells, false) })
	d.b.WriteString("</w:tbl>\n")
}

func (d *body) row(columns []column, cells [][]run, head bool) {
	d.b.WriteString("<w:tr><w:trPr><w:cantSplit/>")
	if head {
		d.b.WriteString("<w:tblHeader/>")
	}
	d.b.WriteString("</w:trPr>")
	for k, c := range columns {
		d.put(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(c.width), `" w:type="dxa"/>`)
		if head {
			d.b.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/>`)
		}
		d.b.WriteString(`<w:vAlign w:val="center"/></w:tcPr>`)
		var runs []run
		if k < len(cells) {
			runs = cells[k]
		}
		if head {
			d.paragraph("Head", runs)
		} else {
			d.aligned("Cell", c.align, runs)
		}
		d.b.WriteString("</w:tc>")
	}
	d.b.WriteString("</w:tr>\n")
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
