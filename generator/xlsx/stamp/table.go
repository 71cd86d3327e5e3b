package stamp

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// table is the shared strings of a workbook, in the order of their first use
// (ECMA-376, 18.4).
type table struct {
	items []item
	at    map[string]int32
}

// item is a text, or the XML of one in several fonts.
type item struct {
	s    string
	kind itemKind
}

type itemKind uint8

const (
	usual itemKind = iota
	bare           // XML has nothing to escape in it
	rich
)

// IsBare reports whether XML has nothing to escape in a text, nor blanks to keep,
// nor is any of it an escape of a workbook's own.
func IsBare(s string) bool {
	return s == "" || strings.IndexByte(blanks, s[0]) < 0 && strings.IndexByte(blanks, s[len(s)-1]) < 0 &&
		!strings.ContainsAny(s, escaped) && !strings.Contains(s, "_x")
}

func (t *table) place(s string) int32 {
	if strings.Contains(s, "_x005F_") { // of these excelize shares none
		t.items = append(t.items, item{s: s})
		return int32(len(t.items) - 1)
	}
	return t.enter(s, item{s: s})
}

func (t *table) enter(key string, i item) int32 {
	if at, ok := t.at[key]; ok {
		return at
	}
	at := int32(len(t.items))
	t.at[key] = at
	t.items = append(t.items, i)
	return at
}

// placeRich enters a text in several fonts.
func (t *table) placeRich(forms *Forms, runs []excelize.RichTextRun) (int32, error) {
	var b []byte
	for _, r := range runs {
		font, err := forms.font(r.Font)
		if err != nil {
			return 0, err
		}
		b = append(append(b, "<r>"...), font...)
		if strings.Contains(r.Text, "_x") { // how _x4e2d_ is escaped is excelize's to say
			whole, err := written(excelize.RichTextRun{Text: r.Text})
			if err != nil {
				return 0, err
			}
			b = append(append(b, whole...), "</r>"...)
			continue
		}
		b = append(appendT(b, r.Text), "</r>"...)
	}
	s := string(b)
	return t.enter("\x00"+s, item{s, rich}), nil // no text holds a zero
}

// table writes the part sharedStrings.xml.
func (b *writer) table(t *table) {
	b.buf = append(b.buf, xml.Header...)
	b.buf = fmt.Appendf(b.buf, `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%[1]d">`, len(t.items))
	for _, i := range t.items {
		b.buf = append(b.buf, "<si>"...)
		switch i.kind {
		case rich:
			b.buf = append(b.buf, i.s...)
		case bare:
			b.buf = append(append(append(b.buf, "<t>"...), i.s...), "</t>"...)
		default:
			b.buf = appendT(b.buf, i.s)
		}
		b.buf = append(b.buf, "</si>"...)
		if len(b.buf) >= full {
			b.flush()
		}
	}
	b.buf = append(b.buf, "</sst>"...)
}

// appendT writes the element of a text.
func appendT(b []byte, s string) []byte {
	if s != "" && (strings.IndexByte(blanks, s[0]) >= 0 || strings.IndexByte(blanks, s[len(s)-1]) >= 0) {
		b = append(b, `<t xml:space="preserve">`...)
	} else {
		b = append(b, "<t>"...)
	}
	return append(appendEscaped(b, s), "</t>"...)
}

// blanks at either end are lost unless XML is told to keep them; escaped are
// written another way.
const blanks, escaped = "\t\n\r ", "\"'&<>\t\n\r"

// appendEscaped writes character data that XML can hold, as cells have no other.
func appendEscaped(b []byte, s string) []byte {
	from := 0
	for k := range len(s) {
		if c := s[k]; int(c) < len(escapes) && escapes[c] != "" {
			b = append(append(b, s[from:k]...), escapes[c]...)
			from = k + 1
		}
	}
	return append(b, s[from:]...)
}

// escapes are how encoding/xml writes some characters.
var escapes = [...]string{'\t': "&#x9;", '\n': "&#xA;", '\r': "&#xD;", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '<': "&lt;", '>': "&gt;"}

// appendAny writes any character data; what XML cannot hold becomes �.
func appendAny(b []byte, s string) []byte {
	out := bytes.NewBuffer(b)
	_ = xml.EscapeText(out, []byte(s))
	return out.Bytes()
}

// font is the XML of a font as excelize writes it before a run.
func (fs *Forms) font(font *excelize.Font) (string, error) {
	if font == nil {
		return "", nil
	}
	fs.mu.Lock()
	defer fs.mu.Unlock()
	if s, ok := fs.fonts[*font]; ok {
		return s, nil
	}
	whole, err := written(excelize.RichTextRun{Font: font, Text: "x"})
	s := strings.TrimSuffix(whole, "<t>x</t>")
	if err == nil && !strings.HasPrefix(s, "<rPr>") {
		err = fmt.Errorf("stamp: a font was written as %s", s)
	}
	if err != nil {
		return "", err
	}
	if fs.fonts == nil {
		fs.fonts = map[excelize.Font]string{}
	}
	fs.fonts[*font] = s
	return s, nil
}

// written is what excelize writes of a run, within its element.
func written(run excelize.RichTextRun) (string, error) {
	x := excelize.NewFile()
	defer x.Close()
	if err := x.SetCellRichText("Sheet1", "A1", []excelize.RichTextRun{run}); err != nil {
		return "", err
	}
	parts, err := partsOf(x)
	if err != nil {
		return "", err
	}
	for _, p := range parts {
		if p.name == stringsPart {
			_, after, _ := strings.Cut(string(p.data), "<r>")
			if inner, _, ok := strings.Cut(after, "</r>"); ok {
				return inner, nil
			}
		}
	}
	return "", fmt.Errorf("stamp: no run of text in %s", stringsPart)
}
