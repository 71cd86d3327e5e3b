package document

import (
	"path/filepath"
	"strconv"
	"strings"
)

// Error is bad input, in one line of Chinese for a clerk: which file and line,
// the words concerned, what is wrong, what to do.
type Error struct {
	File       string
	Line       int // 0: the file as a whole
	Column     int // 0: the line as a whole
	Quote      string
	Message    string
	Suggestion string
}

// Error prints FILE:LINE:COLUMN：“quote”：message；suggestion. A .docx has
// paragraphs: FILE：第12段：.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 && strings.EqualFold(filepath.Ext(e.File), ".docx") {
		b.WriteString("：第" + strconv.Itoa(e.Line) + "段")
		e = &Error{Quote: e.Quote, Message: e.Message, Suggestion: e.Suggestion}
	}
	for _, n := range []int{e.Line, e.Column} {
		if n == 0 {
			break
		}
		b.WriteString(":" + strconv.Itoa(n))
	}
	b.WriteString("：")
	if e.Quote != "" {
		b.WriteString("“" + shorten(e.Quote) + "”：")
	}
	b.WriteString(e.Message)
	if e.Suggestion != "" {
		b.WriteString("；" + e.Suggestion)
	}
	return strings.NewReplacer("\n", " ", "\r", "").Replace(b.String())
}

// shorten keeps a quotation within a line of a terminal.
func shorten(text string) string {
	const most = 60
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}
