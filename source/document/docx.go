package document

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"fenjie/source/plan"
)

// readDocx reads a Word document (ECMA-376, WordprocessingML): paragraphs,
// tables, automatic numbers, notes. Tracked changes are read as accepted.
func readDocx(name string, data []byte) (*Document, error) {
	z, err := unpack(name, data)
	if err != nil {
		return nil, err
	}
	p := &docxPackage{zip: z, left: maxUnpacked}
	root, err := p.part("word/document.xml")
	if err != nil {
		return nil, damaged(name)
	}
	styles, err1 := p.optional("word/styles.xml")
	numbering, err2 := p.optional("word/numbering.xml")
	footnotes, err3 := p.optional("word/footnotes.xml")
	endnotes, err4 := p.optional("word/endnotes.xml")
	if errors.Join(err1, err2, err3, err4) != nil {
		return nil, damaged(name)
	}
	w := &docxReader{doc: &Document{}, styles: readStyles(styles), numbering: readNumbering(numbering)}
	w.body(root.find("body"))
	for _, notes := range []*element{footnotes, endnotes} {
		w.notes(notes)
	}
	w.remarks()
	if len(w.doc.Blocks) == 0 {
		return nil, empty(name)
	}
	return w.doc, nil
}

// docxPackage reads the parts of a package within the limits.
type docxPackage struct {
	zip  *zip.Reader
	left int64 // bytes that may still be unpacked
}

var errTooLarge = errors.New("part is larger than the limit")

// part parses one part. Reading to its end checks its CRC.
func (p *docxPackage) part(name string) (*element, error) {
	f, err := p.zip.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	limit := min(p.left, maxPart)
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, errTooLarge
	}
	p.left -= int64(len(data))
	return parseXML(data)
}

// optional parses a part that a document may lack.
func (p *docxPackage) optional(name string) (*element, error) {
	for _, f := range p.zip.File {
		if f.Name == name {
			return p.part(name)
		}
	}
	return nil, nil
}

// element is a node of an XML part: an element by its local name, so that
// strict and transitional documents read alike, or a run of text.
type element struct {
	name     string
	attrs    map[string]string
	text     string
	children []*element
}

// parseXML reads a part into elements, no deeper than maxDepth. encoding/xml
// expands no entities of a document's own.
func parseXML(data []byte) (*element, error) {
	dec := xml.NewDecoder(strings.NewReader(string(data)))
	root := &element{}
	stack := []*element{root}
	for {
		token, err := dec.Token()
		if err == io.EOF {
			if len(stack) != 1 {
				return nil, io.ErrUnexpectedEOF
			}
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			if len(stack) > maxDepth {
				return nil, fmt.Errorf("elements nest deeper than %d", maxDepth)
			}
			e := &element{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if top.name == "t" || top.name == "delText" {
				top.text += string(token)
			}
		}
	}
}

// find returns the first element called name below e, or nil.
func (e *element) find(name string) *element {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.name == name {
			return c
		}
		if found := c.find(name); found != nil {
			return found
		}
	}
	return nil
}

// child returns the child called name, or nil.
func (e *element) child(names ...string) *element {
	for _, name := range names {
		if e == nil {
			return nil
		}
		var next *element
		for _, c := range e.children {
			if c.name == name {
				next = c
				break
			}
		}
		e = next
	}
	return e
}

// val is the value of the attribute val, or of none.
func (e *element) val() string {
	if e == nil {
		return ""
	}
	return e.attrs["val"]
}

// docxReader turns the body of a document into blocks.
type docxReader struct {
	doc        *Document
	styles     map[string]*style
	numbering  *numbering
	paragraphs int // of the body, counted from 1: the lines of a .docx
	changes    int // tracked insertions, deletions and moves
	pictures   int
	footnotes  int
	comments   int
}

// body reads paragraphs and tables below e, in order.
func (w *docxReader) body(e *element) {
	if e == nil {
		return
	}
	for _, c := range e.children {
		switch c.name {
		case "p":
			w.paragraph(c)
		case "tbl":
			w.table(c)
		case "del", "moveFrom":
			w.changes++
		case "sectPr":
		default: // w:sdt, w:sdtContent, w:ins, w:customXml …
			w.body(c)
		}
	}
}

func (w *docxReader) paragraph(p *element) {
	w.paragraphs++
	at := plan.Place{Line: w.paragraphs, Column: 1}
	r := &runs{reader: w}
	r.read(p)
	label, heading := w.labelOf(p)
	if strings.TrimSpace(r.text.String()) == "" {
		label = ""
	}
	w.doc.add(Block{Place: at, Text: r.text.String(), Label: label, Heading: heading})
	for _, box := range r.boxes {
		w.body(box)
	}
}

// table reads a table; a cell merged into the one above repeats its text.
func (w *docxReader) table(e *element) {
	t := &Table{}
	at := plan.Place{Line: w.paragraphs + 1, Column: 1}
	above := map[int]Cell{}
	for _, tr := range tableParts(e, "tr") {
		var row []Cell
		for _, tc := range tableParts(tr, "tc") {
			cell := w.cell(tc)
			column := len(row)
			merge := tc.child("tcPr", "vMerge")
			if merge != nil && merge.val() != "restart" && strings.TrimSpace(cell.Text) == "" {
				cell.Text, cell.Repeated = above[column].Text, above[column].Text != ""
			}
			above[column] = cell
			row = append(row, cell)
			for span := gridSpan(tc); span > 1; span-- {
				row = append(row, Cell{Place: cell.Place})
			}
		}
		t.Rows = append(t.Rows, row)
	}
	w.doc.Blocks = append(w.doc.Blocks, Block{Place: at, Table: t})
}

// tableParts returns the rows of a table or the cells of a row, also those in
// content controls and tracked insertions; deleted ones are left out.
func tableParts(e *element, name string) []*element {
	var parts []*element
	for _, c := range e.children {
		switch {
		case c.name == name && c.child("trPr", "del") == nil:
			parts = append(parts, c)
		case c.name == "sdt" || c.name == "sdtContent" || c.name == "ins" || c.name == "customXml":
			parts = append(parts, tableParts(c, name)...)
		}
	}
	return parts
}

func gridSpan(tc *element) int {
	n := 0
	_, _ = fmt.Sscan(tc.child("tcPr", "gridSpan").val(), &n)
	return min(n, 100)
}

// cell reads the paragraphs of a cell, those of a table within it too.
func (w *docxReader) cell(tc *element) Cell {
	inner := &docxReader{doc: &Document{}, styles: w.styles, numbering: w.numbering, paragraphs: w.paragraphs}
	inner.body(tc)
	cell := Cell{Place: plan.Place{Line: w.paragraphs + 1, Column: 1}}
	w.paragraphs = inner.paragraphs
	w.changes += inner.changes
	w.pictures += inner.pictures
	w.footnotes += inner.footnotes
	w.doc.Notes = append(w.doc.Notes, inner.doc.Notes...)
	var lines []string
	for _, b := range inner.doc.Blocks {
		if b.Table == nil {
			lines = append(lines, b.Label+strings.TrimSpace(b.Text))
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row {
				if c.Text != "" && !c.Repeated {
					lines = append(lines, c.Text)
				}
			}
		}
	}
	cell.Text = strings.Join(lines, "\n")
	return cell
}

// notes adds the texts of footnotes or endnotes after the body.
func (w *docxReader) notes(root *element) {
	if root == nil {
		return
	}
	for _, top := range root.children {
		for _, note := range top.children {
			if t := note.attrs["type"]; t == "separator" || t == "continuationSeparator" || t == "continuationNotice" {
				continue
			}
			if note.name == "footnote" || note.name == "endnote" {
				w.footnotes++
				w.body(note)
			}
		}
	}
}

// remarks says what a reader of the text alone would not know.
func (w *docxReader) remarks() {
	say := func(n int, code, message, suggestion string) {
		if n > 0 {
			w.doc.Notes = append(w.doc.Notes, plan.Problem{Severity: "notice", Code: code, Message: fmt.Sprintf(message, n), Suggestion: suggestion})
		}
	}
	say(w.changes, "tracked-changes", "文中有修订痕迹 %d 处，已按接受全部修订后的文字读取", "请在 WPS 或 Word 中确认修订后再定稿")
	say(w.footnotes, "footnotes", "文中有脚注或尾注 %d 条，已接在正文之后读取", "如属正文，请移入正文")
	say(w.pictures, "pictures", "文中有图片 %d 处，图片中的文字未读取", "如有任务内容，请改为文字")
}
