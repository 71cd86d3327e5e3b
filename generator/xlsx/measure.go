package xlsx

import (
	"strings"
	"unicode"
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
	for _, paragraph := range strings.Split(s, "\n") {
		n += linesOf(paragraph, room)
	}
	return n
}

// linesOf breaks as spreadsheet programs do: Latin words and numbers stay
// whole where a line holds them, and a closing sign takes the character before
// it to the next line.
func linesOf(paragraph string, room float64) int {
	count, width := 1, 0.0
	for rest := []rune(paragraph); len(rest) > 0; {
		n := piece(rest)
		w := emsOf(rest[:n])
		if w > room { // no line holds it whole
			n, w = 1, emsOf(rest[:1])
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

// Signs that begin no line, and those that end none.
const noStart, noEnd = "，。、；：！？）》〉】」』”’…%％", "（《〈【「『“‘"

// piece is how many characters from the first on stay on one line.
func piece(text []rune) int {
	n := 0
	for n < len(text) && strings.ContainsRune(noEnd, text[n]) {
		n++
	}
	if n < len(text) {
		if isLatin(text[n]) {
			for n < len(text) && isLatin(text[n]) {
				n++
			}
		} else {
			n++
		}
	}
	for n < len(text) && strings.ContainsRune(noStart, text[n]) {
		n++
	}
	return max(n, 1)
}

func isLatin(r rune) bool { return r < 0x2000 && !unicode.IsSpace(r) }

// emsOf is the width of a text in ems: 汉字 and full-width signs are one, others
// about half, as in Song and Fangsong faces.
func emsOf(text []rune) float64 {
	w := 0.0
	for _, r := range text {
		if r < 0x2000 {
			w += 0.53
		} else {
			w++
		}
	}
	return w
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
