package xlsx

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// smallSize is the size of a text that would not fit the tallest row, in points.
const smallSize = 7.5

// maxRow is Excel's limit of a row's height in points.
const maxRow = 409.0

// leastRow is the height of a row of a line in points, and padding what a row
// has beside its lines.
const leastRow, padding = 30.0, 8.0

// leading is the height of a line of body text in points.
func (b *book) leading() float64 { return b.look.Fonts.Size * 14.5 / 10.5 }

// ems is how many ems of body text fit a column of Excel's width w: a unit
// is a digit of the default 11 pt face, 7 pixels of 0.75 pt, and 6 pixels of
// the cell are padding.
func (b *book) ems(w float64) float64 { return (w*7 - 6) * 0.75 / b.look.Fonts.Size }

// lines is how many lines a text takes in a column of width w. A program may
// break a little earlier than reckoned, so a slice is spared.
func (b *book) lines(s string, w float64) int {
	room := b.ems(w) - 0.6
	n := 0
	for {
		paragraph, rest, more := strings.Cut(s, "\n")
		n += linesOf(paragraph, room)
		if !more {
			return n
		}
		s = rest
	}
}

// linesOf breaks as spreadsheet programs do: Latin words and numbers stay
// whole where a line holds them, and a closing sign takes the character before
// it to the next line.
func linesOf(paragraph string, room float64) int {
	count, width := 1, 0.0
	for rest := paragraph; rest != ""; {
		n, w := piece(rest)
		if w > room { // no line holds it whole
			var first rune
			first, n = utf8.DecodeRuneInString(rest)
			w = ems(first)
		}
		if width > 0 && width+w > room {
			count++
			width = 0
		}
		width += w
		rest = rest[n:]
	}
	return count
}

// piece is how many bytes from the first on stay on one line, and how wide they
// are in ems. It is asked for every character of every cell, so it looks at
// each once.
func piece(text string) (n int, width float64) {
	r, size := utf8.DecodeRuneInString(text)
	next := func() {
		n, width = n+size, width+ems(r)
		r, size = utf8.DecodeRuneInString(text[n:])
	}
	for size > 0 && endsNone(r) {
		next()
	}
	switch {
	case size > 0 && isLatin(r):
		for size > 0 && isLatin(r) {
			next()
		}
	case size > 0:
		next()
	}
	for size > 0 && beginsNone(r) {
		next()
	}
	return n, width
}

// beginsNone tells the signs that begin no line, endsNone those that end none.
func beginsNone(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '！', '？', '）', '》', '〉', '】', '」', '』', '”', '’', '…', '%', '％':
		return true
	}
	return false
}

func endsNone(r rune) bool {
	switch r {
	case '（', '《', '〈', '【', '「', '『', '“', '‘':
		return true
	}
	return false
}

func isLatin(r rune) bool { return r < 0x2000 && !unicode.IsSpace(r) }

// ems is the width of a character in ems: 汉字 and full-width signs are one,
// others about half, as in Song and Fangsong faces.
func ems(r rune) float64 {
	if r < 0x2000 {
		return 0.53
	}
	return 1
}

// height is the height of a row whose cells hold texts in columns of widths.
func (b *book) height(texts []string, widths []float64) float64 {
	most := 1
	for k, s := range texts {
		if k < len(widths) && widths[k] > 0 {
			most = max(most, b.lines(s, widths[k]))
		}
	}
	return min(maxRow, max(leastRow, float64(most)*b.leading()+padding))
}

// tooHigh reports whether a text needs more than Excel's tallest row.
func (b *book) tooHigh(s string, width float64) bool {
	return float64(b.lines(s, width))*b.leading()+padding > maxRow
}
