package stamp

import (
	"archive/zip"
	"bufio"
	"bytes"
	"hash/crc32"
	"io"
	"strconv"
	"sync"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/deflate"
)

// stamp writes the form with a workbook's rows.
func (form *form) stamp(w io.Writer, f *File) error {
	out := bufio.NewWriterSize(w, 64<<10)
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, deflate.Writer)
	for _, p := range form.parts {
		if err := p.write(z, f, form.styles); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return out.Flush()
}

func (p part) write(z *zip.Writer, f *File, styles []int) error {
	if p.packed != nil {
		h := *p.packed // the writer fills it in
		w, err := z.CreateRaw(&h)
		if err == nil {
			_, err = w.Write(p.data)
		}
		return err
	}
	w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	buffer := buffers.Get().(*[]byte)
	b := &writer{w: w, styles: styles, words: f.words, buf: (*buffer)[:0]}
	if p.name == stringsPart {
		b.table(&f.table)
	}
	for _, s := range p.segments {
		b.buf = append(b.buf, s.data...)
		switch s.kind {
		case theRow:
			b.buf = strconv.AppendInt(b.buf, int64(f.rows[s.n]), 10)
		case theText:
			b.buf = appendAny(b.buf, f.texts[s.n])
		case theRows:
			b.rows(f.sheets[s.n].rows)
		case theLinks:
			b.links(f.sheets[s.n].links)
		}
	}
	b.flush()
	*buffer = b.buf
	buffers.Put(buffer)
	return b.err
}

var buffers = sync.Pool{New: func() any { b := make([]byte, 0, 2*full); return &b }}

// full is how many bytes are gathered before they are handed on.
const full = 32 << 10

// writer gathers the bytes of a part; its first error stays.
type writer struct {
	w      io.Writer
	buf    []byte
	styles []int // excelize's, by ours
	words  []string
	err    error
}

func (b *writer) flush() {
	if b.err == nil {
		_, b.err = b.w.Write(b.buf)
	}
	b.buf = b.buf[:0]
}

func (b *writer) rows(rows []row) {
	for k := range rows {
		b.row(&rows[k])
		if len(b.buf) >= full {
			b.flush()
		}
	}
}

func (b *writer) links(links []link) {
	for _, l := range links {
		b.buf = appendColumn(append(b.buf, `<hyperlink ref="`...), int(l.column))
		b.buf = strconv.AppendInt(b.buf, int64(l.row), 10)
		b.value(`" location="`, l.to(), `"/>`)
		if len(b.buf) >= full {
			b.flush()
		}
	}
}

// row writes a row without its cells that hold nothing and have no style; a row
// of those alone is left out.
func (b *writer) row(r *row) {
	from := len(b.buf)
	b.buf = strconv.AppendInt(append(b.buf, `<row r="`...), int64(r.number), 10)
	if r.height > 0 {
		b.buf = strconv.AppendFloat(append(b.buf, `" ht="`...), r.height, 'g', -1, 64)
		b.buf = append(b.buf, `" customHeight="true`...)
	}
	b.buf = append(b.buf, `">`...)
	any := r.height > 0
	for _, c := range r.cells {
		if style := b.styles[c.style]; c.kind != blank || style != 0 {
			b.cell(c, int(r.number), style)
			any = true
		}
	}
	if !any {
		b.buf = b.buf[:from]
		return
	}
	b.buf = append(b.buf, `</row>`...)
}

func (b *writer) cell(c cell, row, style int) {
	b.buf = appendColumn(append(b.buf, `<c r="`...), int(c.column))
	b.buf = strconv.AppendInt(b.buf, int64(row), 10)
	if style != 0 {
		b.buf = strconv.AppendInt(append(b.buf, `" s="`...), int64(style), 10)
	}
	switch c.kind {
	case blank:
		b.buf = append(b.buf, `"/>`...)
	case text:
		b.buf = strconv.AppendInt(append(b.buf, `" t="s"><v>`...), int64(c.value), 10)
		b.buf = append(b.buf, `</v></c>`...)
	case whole:
		b.buf = strconv.AppendInt(append(b.buf, `"><v>`...), int64(c.value), 10)
		b.buf = append(b.buf, `</v></c>`...)
	case number:
		b.value(`"><v>`, b.words[c.value], `</v></c>`)
	case truth:
		b.buf = strconv.AppendInt(append(b.buf, `" t="b"><v>`...), int64(c.value), 10)
		b.buf = append(b.buf, `</v></c>`...)
	case formula:
		b.value(`" t="str"><f>`, b.words[c.value], `</f></c>`)
	case inline:
		b.buf = appendT(append(b.buf, `" t="inlineStr"><is>`...), b.words[c.value])
		b.buf = append(b.buf, `</is></c>`...)
	}
}

func (b *writer) value(before, s, after string) {
	b.buf = append(appendEscaped(append(b.buf, before...), s), after...)
}

// appendColumn writes the letters of a column.
func appendColumn(b []byte, column int) []byte {
	if column <= 26 {
		return append(b, byte('A'+column-1))
	}
	name, _ := excelize.ColumnNumberToName(column) // at has checked
	return append(b, name...)
}

// packed deflates a part for many workbooks.
func packed(name string, data []byte) (*zip.FileHeader, []byte, error) {
	var out bytes.Buffer
	w, err := deflate.Writer(&out)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	return &zip.FileHeader{
		Name: name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(data),
		CompressedSize64: uint64(out.Len()), UncompressedSize64: uint64(len(data)),
	}, out.Bytes(), err
}
