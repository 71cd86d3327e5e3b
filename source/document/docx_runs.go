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
	hidden int        // depth of field codes, which are not shown
}

// read adds the text below e: of runs, hyperlinks, content controls, fields
// and accepted insertions; not of deletions and field codes.
func (r *runs) read(e *element) {
	for _, c := range e.children {
		switch c.name {
		case "t":
			if r.hidden == 0 {
				r.text.WriteString(c.text)
			}
		case "del", "moveFrom":
			r.reader.changes++
		case "ins", "moveTo":
			r.reader.changes++
			r.read(c)
		case "tab", "ptab":
			r.text.WriteByte('\t')
		case "br", "cr":
			if c.attrs["type"] == "" || c.attrs["type"] == "textWrapping" {
				r.text.WriteByte('\n')
			}
		case "noBreakHyphen":
			r.text.WriteByte('-')
		case "sym":
			r.symbol(c)
		case "fldChar":
			r.field(c.attrs["fldCharType"])
		case "txbxContent":
			r.boxes = append(r.boxes, c)
		case "Fallback", "pPr", "rPr", "instrText", "delText", "delInstrText":
			// mc:Fallback repeats mc:Choice for older programs.
		case "blip", "imagedata":
			r.reader.pictures++
		default:
			r.read(c)
		}
	}
}

// field follows begin, separate and end of a field: what stands between begin
// and separate is its code.
func (r *runs) field(kind string) {
	switch kind {
	case "begin":
		r.hidden++
	case "separate":
		r.hidden = max(0, r.hidden-1)
	}
	// A field without a result has no separate; its end closes the code.
	if kind == "end" && r.hidden > 0 {
		r.hidden--
	}
}

// symbol adds a character of a symbol font, where it is no private one.
func (r *runs) symbol(e *element) {
	code, err := strconv.ParseUint(e.attrs["char"], 16, 32)
	if err != nil || code < 0x20 || code >= 0xe000 && code <= 0xf8ff {
		return
	}
	r.text.WriteRune(rune(code))
}
