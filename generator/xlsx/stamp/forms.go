package stamp

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"
)

// Forms keeps the forms of the workbooks of a build. It serves any number of
// goroutines; its zero value is ready.
type Forms struct {
	mu    sync.Mutex
	known map[string]*making
	fonts map[excelize.Font]string
}

// most is how many forms are kept, some 20 KB each: more come from what people
// added to their sheets, and of those no two are alike.
const most = 64

// making is a form that the first to need it makes, while others wait.
type making struct {
	once sync.Once
	form *form
	err  error
}

// form is a workbook without its rows.
type form struct {
	parts  []part
	styles []int // excelize's number of each of our styles, which count from 1
}

// part is a file of the package: the same in all workbooks, and then kept as it
// goes into the zip, or to be filled in.
type part struct {
	name     string
	data     []byte
	packed   *zip.FileHeader // of data, deflated; nil: to be filled in
	segments []segment
}

// segment is bytes of the form and what comes after them.
type segment struct {
	data []byte
	kind fill
	n    int // which of the kind
}

type fill uint8

const (
	end      fill = iota
	theRow        // a number of a row
	theText       // a text of the properties
	theRows       // all rows of a sheet
	theLinks      // all links of a sheet within its workbook
)

const stringsPart = "xl/sharedStrings.xml"

// of is the form of a workbook.
func (fs *Forms) of(f *File) (*form, error) {
	if f.placed {
		return newForm(f)
	}
	m := fs.making(string(f.key))
	if m == nil {
		return newForm(f)
	}
	m.once.Do(func() { m.form, m.err = newForm(f) })
	return m.form, m.err
}

// making finds or enters a form; nil where there are enough.
func (fs *Forms) making(key string) *making {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	m := fs.known[key]
	if m == nil && len(fs.known) < most {
		if fs.known == nil {
			fs.known = map[string]*making{}
		}
		m = &making{}
		fs.known[key] = m
	}
	return m
}

// newForm has excelize make the form, and takes it apart.
func newForm(f *File) (*form, error) {
	x := excelize.NewFile()
	defer x.Close()
	// With a text in the workbook its parts name the table of texts.
	if err := x.SetCellStr("Sheet1", "A1", "x"); err != nil {
		return nil, err
	}
	made := &form{styles: make([]int, 1, f.styles+1)}
	for _, c := range f.calls {
		if err := made.play(x, c); err != nil {
			return nil, err
		}
	}
	sortTypes(x)
	parts, err := partsOf(x)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(parts, func(a, b part) int { return strings.Compare(a.name, b.name) })
	for k := range parts {
		if err := parts[k].cut(len(f.sheets)); err != nil {
			return nil, err
		}
	}
	made.parts = parts
	return made, nil
}

// play takes a step in making the form.
func (made *form) play(x *excelize.File, c call) error {
	if c.style == nil {
		return c.do(x)
	}
	id, err := x.NewStyle(c.style)
	made.styles = append(made.styles, id)
	return err
}

var (
	// A row that is marked ends a range of cells; no name of a sheet holds a colon.
	rowMarks  = regexp.MustCompile(`[A-Z]\$?\d+:\$?[A-Z]+\$?(104\d{4})\b`)
	textMarks = regexp.MustCompile(textMark + `(\d+)` + textMark)
	sheetPart = regexp.MustCompile(`^xl/worksheets/sheet(\d+)\.xml$`)
)

// cut parts a part at what differs from workbook to workbook.
func (p *part) cut(sheets int) error {
	if p.name == stringsPart {
		return nil
	}
	if m := sheetPart.FindStringSubmatch(p.name); m != nil {
		n, _ := strconv.Atoi(m[1])
		head, tail, ok := cutRows(p.data)
		if !ok || n < 1 || n > sheets {
			return fmt.Errorf("stamp: %s has no place for rows", p.name)
		}
		const mark = `<hyperlink ref="` + linkMark + `" location="` + linkMark + `"></hyperlink>`
		before, after, linked := bytes.Cut(tail, []byte(mark))
		p.segments = cutSheet(head, theRows, n-1)
		if linked {
			p.segments = append(p.segments, cutSheet(before, theLinks, n-1)...)
			before = after
		}
		p.segments = append(p.segments, cutSheet(before, end, 0)...)
		return nil
	}
	switch {
	case p.name == "xl/workbook.xml":
		p.segments = cutMarks(p.data, rowMarks, theRow)
	case path.Dir(p.name) == "docProps":
		p.segments = cutMarks(p.data, textMarks, theText)
	}
	if len(p.segments) <= 1 {
		return p.pack()
	}
	return nil
}

// cutRows finds what is before and after the rows of a sheet.
func cutRows(data []byte) (head, tail []byte, ok bool) {
	const open, shut = "<sheetData>", "</sheetData>"
	from, to := bytes.Index(data, []byte(open)), bytes.Index(data, []byte(shut))
	if from < 0 || to < from {
		return nil, nil, false
	}
	return data[:from+len(open)], data[to:], true
}

// cutSheet parts a piece of a sheet at the marks of rows and texts; kind and n
// tell what comes after it.
func cutSheet(data []byte, kind fill, n int) []segment {
	var list []segment
	for _, s := range cutMarks(data, rowMarks, theRow) {
		inner := cutMarks(s.data, textMarks, theText)
		last := &inner[len(inner)-1]
		last.kind, last.n = s.kind, s.n
		list = append(list, inner...)
	}
	last := &list[len(list)-1]
	last.kind, last.n = kind, n
	return list
}

// cutMarks parts data at its marks.
func cutMarks(data []byte, marks *regexp.Regexp, kind fill) []segment {
	var list []segment
	from := 0
	for _, m := range marks.FindAllSubmatchIndex(data, -1) {
		n, _ := strconv.Atoi(string(data[m[2]:m[3]]))
		before, after := m[0], m[1]
		if kind == theRow {
			n, before, after = n-firstMark, m[2], m[3]
		}
		list = append(list, segment{data[from:before], kind, n})
		from = after
	}
	return append(list, segment{data: data[from:]})
}

// pack deflates a part that is the same in all workbooks.
func (p *part) pack() error {
	h, data, err := packed(p.name, p.data)
	p.packed, p.data, p.segments = h, data, nil
	return err
}

// partsOf has excelize write its parts, which no zip need hold in between.
func partsOf(x *excelize.File) ([]part, error) {
	c := &collector{}
	x.SetZipWriter(func(io.Writer) excelize.ZipWriter { return c })
	if _, err := x.WriteToBuffer(); err != nil {
		return nil, err
	}
	var parts []part
	for _, p := range c.parts {
		parts = append(parts, part{name: p.name, data: p.Bytes()})
	}
	return parts, nil
}

// collector takes the parts of a workbook in place of a zip.
type collector struct{ parts []*collected }

type collected struct {
	name string
	bytes.Buffer
}

func (c *collector) Create(name string) (io.Writer, error) {
	p := &collected{name: name}
	c.parts = append(c.parts, p)
	return p, nil
}

func (c *collector) AddFS(fs.FS) error { return errors.ErrUnsupported }
func (c *collector) Close() error      { return nil }
