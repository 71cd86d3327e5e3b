package site

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// plain turns Markdown into the HTML that goldmark makes of it, where nothing
// stands in it but headings, paragraphs, tight lists of one or two levels, words
// in bold at their beginning, and characters that stand for themselves: nearly
// every page of a plan. Of anything else it answers false, and goldmark reads the
// page. A test holds the two together.
type plain struct {
	out  []byte
	rest []byte
	ok   bool
}

// plainHTML appends the HTML of text to out.
func plainHTML(out, text []byte) ([]byte, bool) {
	p := plain{out: out, rest: text, ok: utf8.Valid(text)}
	for p.ok && len(p.rest) > 0 {
		p.block()
	}
	return p.out, p.ok
}

// line is the next line, without its end; it is not taken.
func (p *plain) line() []byte {
	line, _, _ := bytes.Cut(p.rest, []byte{'\n'})
	return line
}

func (p *plain) take() {
	_, p.rest, _ = bytes.Cut(p.rest, []byte{'\n'})
}

func (p *plain) block() {
	line := p.line()
	switch {
	case len(line) == 0:
		p.take()
	case line[0] == '#':
		p.take()
		p.heading(line)
	case bytes.HasPrefix(line, []byte("- ")):
		p.list()
	default:
		p.paragraph()
	}
}

func (p *plain) heading(line []byte) {
	level := 0
	for level < len(line) && line[level] == '#' {
		level++
	}
	if level > 6 || level == len(line) || line[level] != ' ' || bytes.HasSuffix(line, []byte{'#'}) {
		p.ok = false
		return
	}
	tag := byte('0' + level)
	p.out = append(p.out, '<', 'h', tag, '>')
	p.inline(line[level+1:])
	p.out = append(p.out, '<', '/', 'h', tag, '>', '\n')
}

// paragraph takes the lines up to the next blank one.
func (p *plain) paragraph() {
	p.out = append(p.out, "<p>"...)
	for first := true; ; first = false {
		line := p.line()
		if len(line) == 0 {
			break
		}
		if !isWords(line) {
			p.ok = false
			return
		}
		if !first {
			p.out = append(p.out, '\n')
		}
		p.take()
		p.inline(line)
	}
	p.out = append(p.out, "</p>\n"...)
}

// list takes items and those one level below them; a blank line ends the list.
func (p *plain) list() {
	p.out = append(p.out, "<ul>\n"...)
	item, below := false, false
	for {
		line := p.line()
		text, deep := line, false
		if len(line) == 0 {
			break
		}
		if item && bytes.HasPrefix(line, []byte("  ")) {
			text, deep = line[2:], true
		}
		text, ok := bytes.CutPrefix(text, []byte("- "))
		if !ok || !isWords(text) {
			p.ok = false
			return
		}
		p.take()
		switch {
		case deep && !below:
			p.out = append(p.out, "\n<ul>\n"...)
		case !deep && below:
			p.out = append(p.out, "</ul>\n</li>\n"...)
		case !deep && item:
			p.out = append(p.out, "</li>\n"...)
		}
		item, below = true, deep
		p.out = append(p.out, "<li>"...)
		p.inline(text)
		if deep {
			p.out = append(p.out, "</li>\n"...)
		}
	}
	if below {
		p.out = append(p.out, "</ul>\n"...)
	}
	p.out = append(p.out, "</li>\n</ul>\n"...)
	if rest := bytes.TrimLeft(p.rest, "\n"); len(rest) > 0 && (rest[0] == ' ' || rest[0] == '-') {
		p.ok = false // the list goes on, with blank lines in it
	}
}

// isWords reports whether a line begins and ends with words, and with nothing
// that opens a block.
func isWords(line []byte) bool {
	if len(line) == 0 || isBlank(line[0]) || isBlank(line[len(line)-1]) {
		return false
	}
	switch c := line[0]; {
	case c == '*':
		return bytes.HasPrefix(line, []byte("**"))
	case c >= utf8.RuneSelf, 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z', c == '\\', c == '(', c == '.', c == '"', c == '&', c == '%', c == '/', c == ',', c == ';', c == '\'':
		return true
	case '0' <= c && c <= '9':
		digits := len(line) - len(bytes.TrimLeft(line, "0123456789"))
		return digits == len(line) || line[digits] != '.' && line[digits] != ')'
	}
	return false
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// inline writes the text of a line.
func (p *plain) inline(text []byte) {
	if len(text) == 0 || isBlank(text[0]) || isBlank(text[len(text)-1]) {
		p.ok = false
		return
	}
	if bold, ok := bytes.CutPrefix(text, []byte("**")); ok {
		words, after, closed := bytes.Cut(bold, []byte("**"))
		if !closed || !isHan(words) {
			p.ok = false
			return
		}
		p.out = append(append(append(p.out, "<strong>"...), words...), "</strong>"...)
		text = after
	}
	from := 0
	for k := 0; k < len(text); k++ {
		c := text[k]
		if c >= utf8.RuneSelf || !marks[c] {
			continue
		}
		p.out = append(p.out, text[from:k]...)
		from = k + 1
		switch c {
		case '\\':
			if k+1 == len(text) || !isPunct(text[k+1]) {
				p.ok = false
				return
			}
			k++
			from++
			p.character(text[k])
		case '&':
			if k+1 < len(text) && (text[k+1] == '#' || isAlnum(text[k+1])) && bytes.IndexByte(text[k:], ';') > 0 {
				p.ok = false
				return
			}
			p.character(c)
		case '<':
			if k+1 < len(text) && text[k+1] < utf8.RuneSelf && text[k+1] != ' ' {
				p.ok = false
				return
			}
			p.character(c)
		case '>', '"':
			p.character(c)
		default:
			p.ok = false
			return
		}
	}
	p.out = append(p.out, text[from:]...)
}

// marks are what may be markup, what HTML escapes, and control characters.
var marks = func() (is [utf8.RuneSelf]bool) {
	for c := range is {
		is[c] = c < ' ' || c == 0x7f || strings.IndexByte("\\&<>\"*_`[]~|", byte(c)) >= 0
	}
	return is
}()

// character writes one that stands for itself.
func (p *plain) character(c byte) {
	switch c {
	case '&':
		p.out = append(p.out, "&amp;"...)
	case '<':
		p.out = append(p.out, "&lt;"...)
	case '>':
		p.out = append(p.out, "&gt;"...)
	case '"':
		p.out = append(p.out, "&quot;"...)
	default:
		p.out = append(p.out, c)
	}
}

// isHan reports whether words are 汉字 alone, which are bold wherever they stand.
func isHan(words []byte) bool {
	for rest := words; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r < '一' || r > '鿿' {
			return false
		}
		rest = rest[size:]
	}
	return len(words) > 0
}

func isAlnum(c byte) bool {
	return '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

func isPunct(c byte) bool {
	return c > ' ' && c < 0x7f && !isAlnum(c)
}
