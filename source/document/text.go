package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	xunicode "golang.org/x/text/encoding/unicode"

	"fenjie/source/limits"
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
	case isDamagedUTF8(data):
		text = strings.ToValidUTF8(strings.TrimPrefix(string(data), "\ufeff"), "\ufffd")
	default:
		// The decoder never fails: what it cannot read becomes U+FFFD.
		decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		if err != nil {
			return "", notText(name)
		}
		text = string(decoded)
	}
	return text, unreadable(name, text)
}

// isDamagedUTF8 tells a UTF-8 text with a few bad bytes from one in GB18030,
// which would decode the former to nonsense: in GB18030 text hardly any three
// bytes happen to be a character of UTF-8.
func isDamagedUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size >= 3:
			good++
		}
		data = data[size:]
	}
	return good > bad
}

// DecodeText turns the bytes of a settings file into text, as those of a plan.
func DecodeText(name string, data []byte) (string, error) {
	if err := refuse(name, data); err != nil {
		return "", err
	}
	return decode(name, data)
}

// Recode changes the text of a plain or Markdown file and keeps its encoding,
// its byte order mark and all bytes that stand for what did not change. It
// refuses the files that are more than their text (.docx, .yaml, .json), and
// those whose bytes would not come back the same.
func Recode(name string, data []byte, change func(text string) string) ([]byte, error) {
	if IsStructured(name, data) || bytes.HasPrefix(data, []byte("PK\x03\x04")) || suffix(name) == ".docx" {
		return nil, &Error{File: name, Message: "只能改写文本（.txt）或 Markdown（.md）方案", Suggestion: "请按校核结果在原文件中修改，或另存为 .txt 后再试"}
	}
	text, err := DecodeText(name, data)
	if err != nil {
		return nil, err
	}
	encode := encoderOf(data)
	if same, err := encode(text); err != nil || !bytes.Equal(same, data) {
		return nil, &Error{File: name, Message: "文字编码不规范，改写会损坏其他文字", Suggestion: "请先用记事本或 WPS 另存为 UTF-8 文本，再试一次"}
	}
	changed, err := encode(change(text))
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", name, err)
	}
	return changed, nil
}

// encoderOf is the way back of decode for a file of these bytes.
func encoderOf(data []byte) func(string) ([]byte, error) {
	bom := func(mark string) func(string) ([]byte, error) {
		return func(text string) ([]byte, error) { return []byte(mark + text), nil }
	}
	var order xunicode.Endianness
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		order = xunicode.LittleEndian
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		order = xunicode.BigEndian
	case bytes.HasPrefix(data, []byte("\ufeff")):
		return bom("\ufeff")
	case utf8.Valid(data):
		return bom("")
	default:
		return func(text string) ([]byte, error) {
			return simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
		}
	}
	return func(text string) ([]byte, error) {
		return xunicode.UTF16(order, xunicode.UseBOM).NewEncoder().Bytes([]byte(text))
	}
}

func notText(name string) error {
	return &Error{File: name, Message: "不是文本文件，或文字编码无法识别（可识别 UTF-8、UTF-16、GB18030）", Suggestion: "请用 WPS 或 Word 打开，另存为 .docx 后再试"}
}

// unreadable refuses binary data that happens to decode, which has more than
// one control character in a hundred, and names the line of a character that
// could not be decoded in what is text otherwise.
func unreadable(name, text string) error {
	if plainEnd(text) == len(text) {
		return nil
	}
	controls, lost, count := 0, 0, 0
	for _, r := range text {
		count++
		switch {
		case r == unicode.ReplacementChar:
			lost++
		case isDropped(r):
			controls++
		}
	}
	if controls*100 > count || lost*100 > count {
		return notText(name)
	}
	before, after, found := strings.Cut(text, string(unicode.ReplacementChar))
	if !found {
		return nil
	}
	lines := splitLines(before)
	quote := lines[len(lines)-1] + string(unicode.ReplacementChar) + splitLines(after)[0]
	return &Error{
		File: name, Line: len(lines), Quote: strings.TrimSpace(quote),
		Message: "有无法识别的文字（显示为 \ufffd），文件可能已损坏或转换过编码", Suggestion: "请用原文件重新另存为 UTF-8 文本或 .docx 后再试",
	}
}

// isDropped reports the control characters that no document could show.
func isDropped(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }

// readText reads plain text: one paragraph a line. Lines of cells parted by
// tabs are a table when their first one is the header of one.
func readText(text string) *Document {
	lines := splitLines(text)
	doc := &Document{Blocks: make([]Block, 0, min(len(lines), limits.Paragraphs))}
	for n := 0; n < len(lines); n++ {
		if rows := tabbed(lines[n:]); rows > 0 {
			doc.Blocks = append(doc.Blocks, tabTable(doc, lines[n:n+rows], n+1))
			n += rows - 1
			continue
		}
		column := 1
		for rest := lines[n]; rest != ""; column++ {
			part := rest
			if at := breakIn(rest); at >= 0 {
				_, size := utf8.DecodeRuneInString(rest[at:])
				part, rest = rest[:at], rest[at+size:]
			} else {
				rest = ""
			}
			doc.add(Block{Place: plan.Place{Line: n + 1, Column: column}, Text: part})
			if rest != "" {
				column += utf8.RuneCountInString(part)
			}
		}
	}
	return doc.finished()
}

// splitLines splits at LF, CRLF and CR, as editors count lines.
func splitLines(text string) []string {
	if strings.Contains(text, "\r") { // replacing copies, whether there is anything or not
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	}
	return strings.Split(text, "\n")
}

// isBreak reports the characters that part paragraphs within a line of a file:
// page and column breaks, and the separators of Unicode.
func isBreak(r rune) bool { return r == '\f' || r == '\v' || r == '\u2028' || r == '\u2029' }

// breakIn is the byte of the first of them in a line, or -1.
func breakIn(line string) int {
	plain := plainEnd(line)
	if at := strings.IndexFunc(line[plain:], isBreak); at >= 0 {
		return plain + at
	}
	return -1
}

// plainEnd is where the first character of a text stands, or its end, that may be
// none that every document shows as it is: 汉字, usual marks, ASCII, tabs and ends of
// lines. It looks at no more bytes of a character than it has to.
func plainEnd(text string) int {
	at := 0
	for at < len(text) {
		size := 1
		switch b := text[at]; {
		case 0xE3 <= b && b <= 0xED: // U+3000 to U+DFFF
			size = 3
		case ' ' <= b && b <= '~', b == '\n', b == '\t', b == '\r':
		case b == 0xEF && at+2 < len(text) && (text[at+1] == 0xBC || text[at+1] == 0xBD): // U+FF00 to U+FF7F
			size = 3
		case b == 0xE2 && at+2 < len(text) && (text[at+1] == 0x80 && 0x90 <= text[at+2] && text[at+2] <= 0xA7 || text[at+1] >= 0x82): // U+2010 to U+2027, U+2080 to U+2FFF
			size = 3
		default:
			return at
		}
		at += size
	}
	return len(text)
}

// add appends a paragraph unless it is blank. Control characters are dropped
// and said so.
func (d *Document) add(b Block) {
	b.Text = d.printable(strings.TrimRightFunc(b.Text, unicode.IsSpace), b.Place)
	b.Text = strings.TrimRightFunc(b.Text, unicode.IsSpace) // behind a character left out
	if strings.TrimSpace(b.Text) == "" && b.Label == "" {
		return
	}
	d.Blocks = append(d.Blocks, b)
}

// printable drops control characters, which no document could show, and
// characters without a look, which would part words; a blank of another width
// becomes a plain one.
func (d *Document) printable(text string, at plan.Place) string {
	if plainEnd(text) == len(text) {
		return text
	}
	dropped := 0
	text = strings.Map(func(r rune) rune {
		switch {
		case '一' <= r && r <= '\u9fff', ' ' <= r && r <= '~':
			return r // nearly every character
		case isDropped(r):
			dropped++
			return -1
		case unicode.Is(unicode.Cf, r): // zero width, soft hyphen, direction, byte order mark
			if d.invisible++; d.invisible == 1 {
				d.invisibleAt = at
			}
			return -1
		case unicode.Is(unicode.Zs, r) && r != '\u3000':
			return ' '
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

// finished notes what was left out of the whole document.
func (d *Document) finished() *Document {
	if d.invisible > 0 {
		d.Notes = append(d.Notes, plan.Problem{
			Place: d.invisibleAt, Severity: "notice", Code: "invisible-character",
			Message: fmt.Sprintf("文中有零宽字符等不可见字符 %d 个，已略去", d.invisible), Suggestion: "多由网页或 PDF 复制而来，不影响内容，无需处理",
		})
	}
	return d
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
