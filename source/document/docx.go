package document

import (
	"errors"
	"strings"

	"fenjie/source/limits"
	"fenjie/source/plan"
)

// readDocx reads a Word document (ECMA-376, WordprocessingML): paragraphs,
// tables, automatic numbers, notes. Tracked changes are read as accepted. What
// is not read (comments, pictures, headers, a table of contents) is noted.
func readDocx(name string, data []byte) (*Document, error) {
	z, err := unpack(name, data)
	if err != nil {
		return nil, err
	}
	w, err := readPackage(&docxPackage{zip: z, main: "word/document.xml", left: limits.Unpacked(len(data), limits.Document), elements: limits.Elements})
	switch {
	case errors.Is(err, errTooMuch):
		return nil, tooMuch(name)
	case err != nil:
		return nil, damaged(name)
	case !w.doc.hasText():
		return nil, empty(name)
	}
	w.doc.ByParagraph, w.doc.Rows = true, w.rows
	return w.doc.finished(), nil
}

// hasText reports whether a document holds any text at all.
func (d *Document) hasText() bool {
	for _, b := range d.Blocks {
		if b.Table == nil {
			return true
		}
		for _, row := range b.Table.Rows {
			for _, c := range row {
				if c.Text != "" {
					return true
				}
			}
		}
	}
	return false
}

var errNoBody = errors.New("the main part has no body")

func readPackage(p *docxPackage) (*docxReader, error) {
	if err := p.findMain(); err != nil {
		return nil, err
	}
	root, err := p.part(p.main)
	if err != nil {
		return nil, err
	}
	body := root.child("document", "body")
	if body == nil {
		return nil, errNoBody
	}
	styles, err1 := p.beside("styles.xml")
	lists, err2 := p.beside("numbering.xml")
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	w := &docxReader{doc: &Document{}, styles: readStyles(styles)}
	w.numbering = readNumbering(lists, w.styles)
	w.body(body)
	w.flush()
	for _, part := range []string{"footnotes", "endnotes"} {
		notes, err := p.beside(part + ".xml")
		if err != nil {
			return nil, err
		}
		w.footnotesOf(notes.first(part))
	}
	return w, w.remarks(p)
}

// docxReader turns the body of a document into blocks.
type docxReader struct {
	doc        *Document
	styles     map[string]*style
	numbering  *numbering
	paragraphs int    // of the body, counted from 1: the lines of a .docx
	carried    string // text of a paragraph whose end is deleted: the next one continues it

	covered   int // cells that are empty for a merged one beside them
	changes   int // tracked insertions, deletions and moves
	pictures  int
	symbols   int // characters of symbol fonts, which have no meaning as text
	footnotes int
	contents  int // lines of a table of contents

	tables  int // that a reader sees, counted from 1
	inTable bool
	inCells int // paragraphs of tables
	rows    []plan.TableRow
}

// body reads paragraphs and tables below e, in order.
func (w *docxReader) body(e *element) {
	if e == nil {
		return
	}
	for _, c := range e.shown() {
		switch c.name {
		case "p":
			w.paragraph(c)
		case "tbl":
			w.table(c)
		case "del", "moveFrom":
			w.changes++
		case "r", "hyperlink", "oMath", "oMathPara":
			w.paragraph(&element{name: "p", children: []*element{c}})
		case "sectPr", "sdtPr", "sdtEndPr", "tcPr", "tblPr":
		default: // w:sdt, w:sdtContent, w:ins, w:customXml, mc:AlternateContent …
			w.body(c)
		}
	}
}

func (w *docxReader) paragraph(p *element) {
	w.paragraphs++
	at := plan.Place{Line: w.paragraphs, Column: 1}
	r := &runs{reader: w}
	r.read(p)
	text := w.carried + r.text.String()
	w.carried = ""
	pPr := p.child("pPr")
	mark := pPr.child("rPr")
	switch {
	case mark.first("del") != nil || mark.first("moveFrom") != nil:
		w.changes++
		w.carried = text
	case w.isContents(pPr):
		if strings.TrimSpace(text) != "" {
			w.contents++
		}
	default:
		label, heading := w.labelOf(pPr)
		if strings.TrimSpace(text) == "" {
			label = ""
		}
		w.doc.add(Block{Place: at, Text: text, Label: label, Heading: heading})
	}
	for _, box := range r.boxes {
		w.body(box)
		w.flush()
	}
}

// flush gives out carried text that no paragraph continued.
func (w *docxReader) flush() {
	w.doc.add(Block{Place: plan.Place{Line: w.paragraphs, Column: 1}, Text: w.carried})
	w.carried = ""
}

// footnotesOf adds the texts of footnotes or endnotes after the body.
func (w *docxReader) footnotesOf(root *element) {
	if root == nil {
		return
	}
	for _, note := range root.children {
		switch note.attr("type") {
		case "separator", "continuationSeparator", "continuationNotice":
			continue
		}
		if note.name == "footnote" || note.name == "endnote" {
			w.footnotes++
			w.body(note)
			w.flush()
		}
	}
}
