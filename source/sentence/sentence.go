// Package sentence finds where the sentences of a plan and their parts begin. Every
// look back is bounded: of a text without stops each figure would else cost all
// that stands before it.
package sentence

import (
	"strings"
	"unicode/utf8"
)

// Signs that end a sentence, and those that end a part of one.
const (
	Stops     = "。；;\n"
	PartStops = "，,：:" + Stops
)

// Longest is a sentence in bytes: more than a thousand characters without a stop are
// not looked back over.
const Longest = 3000

// Begin is where the sentence begins that byte at of a text is in.
func Begin(text string, at int) int { return AfterLast(text[:at], Stops) }

// AfterLast is where text goes on after the last of some signs, in bytes; its
// beginning where there is none, or Longest bytes before its end.
func AfterLast(text, signs string) int {
	from := max(0, len(text)-Longest)
	for from < len(text) && !utf8.RuneStart(text[from]) {
		from++
	}
	i := strings.LastIndexAny(text[from:], signs)
	if i < 0 {
		return from
	}
	_, size := utf8.DecodeRuneInString(text[from+i:])
	return from + i + size
}

// AfterOpen is what stands behind the last bracket that does not close; all of the
// text where each does.
func AfterOpen(text string) string {
	closed := 0
	for i := len(text); i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		switch r {
		case '）', ')':
			closed++
		case '（', '(':
			if closed == 0 {
				return text[i:]
			}
			closed--
		}
		i -= size
	}
	return text
}
