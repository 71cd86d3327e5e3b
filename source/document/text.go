package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	xunicode "golang.org/x/text/encoding/unicode"

	"fenjie/source/plan"
)

// decode turns the bytes of a text file into a string, its encoding
// recognised: UTF-16 by its mark, UTF-8 with or without one, else GB18030.
func decode(name string, data []byte) (string, error) {
	var text string
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		decoded, err := xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", notText(name)
		}
		text = string(decoded)
	case utf8.Valid(data):
		text = strings.TrimPrefix(string(data), "\ufeff")
	default:
		// The decoder never fails: what it cannot read becomes U+FFFD.
		decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		if err != nil {
			return "", notText(name)
		}
		text = string(decoded)
	}
	if !isText(text) {
		return "", notText(name)
	}
	return text, nil
}

// DecodeText turns the bytes of a settings file into text, as those of a plan.
func DecodeText(name string, data []byte) (string, error) {
	if err := refuse(name, data); err != nil {
		return "", err
	}
	return decode(name, data)
}

func notText(name string) error {
	return &Error{File: name, Message: "不是文本文件，或文字编码无法识别（可识别 UTF-8、UTF-16、GB18030）", Suggestion: "请用 WPS 或 Word 打开，另存为 .docx 后再试"}
}

// isText refuses binary data that happens to decode: a character that could
// not be decoded, or more than one control character in a hundred.
func isText(text string) bool {
	controls, count := 0, 0
	for _, r := range text {
		count++
		switch {
		case r == unicode.ReplacementChar:
			return false
		case r == 0 || unicode.IsControl(r) && !unicode.IsSpace(r):
			controls++
		}
	}
	return controls*100 <= count
}

// readText reads plain text: one paragraph a line. Lines of cells parted by
// tabs are a table when their first one is the header of one.
func readText(text string) *Document {
	doc := &Document{}
	lines := splitLines(text)
	for n := 0; n < len(lines); n++ {
		if rows := tabbed(lines[n:]); rows > 0 {
			doc.Blocks = append(doc.Blocks, tabTable(doc, lines[n:n+rows], n+1))
			n += rows - 1
			continue
		}
		doc.add(Block{Place: plan.Place{Line: n + 1, Column: 1}, Text: lines[n]})
	}
	return doc
}

// splitLines splits at LF, CRLF, CR, and the line separators of Unicode.
func splitLines(text string) []string {
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\f", "\n", "\v", "\n").Replace(text), "\n")
}

// add appends a paragraph unless it is blank. Control characters are dropped
// and said so.
func (d *Document) add(b Block) {
	b.Text = d.printable(strings.TrimRightFunc(b.Text, unicode.IsSpace), b.Place)
	if strings.TrimSpace(b.Text) == "" && b.Label == "" {
		return
	}
	d.Blocks = append(d.Blocks, b)
}

// printable drops control characters, which no document could show.
func (d *Document) printable(text string, at plan.Place) string {
	dropped := 0
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			dropped++
			return -1
		}
		return r
	}, text)
	if dropped > 0 {
		d.Notes = append(d.Notes, plan.Problem{
			Place: at, Severity: "notice", Code: "control-character", Quote: shorten(text),
			Message: fmt.Sprintf("有 %d 个不可见的控制字符，已略去", dropped), Suggestion: "请检查这一行是否完整",
		})
	}
	return text
}

// tabbed returns how many of the lines, from the first on, are a table: at
// least two of as many cells as the first, which names units and tasks.
func tabbed(lines []string) int {
	cells := strings.Count(lines[0], "\t") + 1
	if cells < 3 || !strings.Contains(lines[0], "单位") && !strings.Contains(lines[0], "部门") {
		return 0
	}
	rows := 1
	for rows < len(lines) && strings.Count(lines[rows], "\t")+1 == cells {
		rows++
	}
	if rows < 2 {
		return 0
	}
	return rows
}

func tabTable(doc *Document, lines []string, first int) Block {
	t := &Table{}
	for n, text := range lines {
		var row []Cell
		column := 1
		for _, cell := range strings.Split(text, "\t") {
			at := plan.Place{Line: first + n, Column: column}
			row = append(row, Cell{Place: at, Text: strings.TrimSpace(doc.printable(cell, at))})
			column += utf8.RuneCountInString(cell) + 1
		}
		t.Rows = append(t.Rows, row)
	}
	return Block{Place: plan.Place{Line: first, Column: 1}, Table: t}
}
