package document

import (
	"strconv"
	"strings"
)

// runs collects the visible text of one paragraph.
type runs struct {
	reader *docxReader
	text   strings.Builder
	boxes  []*element // contents of text boxes, read after the paragraph
	fields []bool     // open fields, outermost first: whether in the code, which is not shown
}

// read adds the text below e: of runs, hyperlinks, content controls, fields
// and accepted insertions; not of deletions and field codes.
func (r *runs) read(e *element) {
	for _, c := range e.shown() {
		switch c.name {
		case "t":
			if !r.inCode() {
				r.text.Write(c.text)
			}
		case "del", "moveFrom":
			r.reader.changes++
		case "ins", "moveTo":
			r.reader.changes++
			r.read(c)
		case "tab", "ptab":
			r.text.WriteByte('\t')
		case "br", "cr":
			if c.attr("type") == "" || c.attr("type") == "textWrapping" {
				r.text.WriteByte('\n')
			}
		case "noBreakHyphen":
			r.text.WriteByte('-')
		case "sym":
			r.symbol(c)
		case "fldChar":
			r.field(c.attr("fldCharType"))
		case "txbxContent":
			r.boxes = append(r.boxes, c)
		case "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText":
		case "blip", "imagedata":
			r.reader.pictures++
		default:
			r.read(c)
		}
	}
}

// inCode reports whether the text at hand is the code of a field.
func (r *runs) inCode() bool {
	for _, code := range r.fields {
		if code {
			return true
		}
	}
	return false
}

// field follows begin, separate and end of a field: what stands between begin
// and separate is its code, what follows its result. Fields nest; one may end
// in a later paragraph than it began in.
func (r *runs) field(kind string) {
	last := len(r.fields) - 1
	switch {
	case kind == "begin":
		r.fields = append(r.fields, true)
	case kind == "separate" && last >= 0:
		r.fields[last] = false
	case kind == "end" && last >= 0:
		r.fields = r.fields[:last]
	}
}

// symbol adds a character of a symbol font, where it is no private one.
func (r *runs) symbol(e *element) {
	code, err := strconv.ParseUint(e.attr("char"), 16, 32)
	if err != nil || code < 0x20 || code >= 0xe000 && code <= 0xf8ff {
		r.reader.symbols++
		return
	}
	r.text.WriteRune(rune(code))
}
