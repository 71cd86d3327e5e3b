package xlsx

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fit is how small a text is set, so that it is not higher than Excel's tallest
// row.
type fit uint8

const (
	fitUsual fit = iota
	fitLess
	fitLesser
	fitSmall
	fitTiny // what is higher still is cut by the row, as in Excel itself
)

// fitSizes are the sizes of such texts in points: each is as large as its row
// lets it be.
var fitSizes = [...]float64{fitLess: 9.5, fitLesser: 8.5, fitSmall: 7.5, fitTiny: 6}

func (b *book) size(f fit) float64 {
	if f == fitUsual {
		return b.look.Fonts.Size
	}
	return min(fitSizes[f], b.look.Fonts.Size)
}

// maxRow is Excel's limit of a row's height in points.
const maxRow = 409.0

// unitFace is the face whose digit is the unit of Excel's widths. Of a Latin
// face, as of Calibri, the digits are as wide as the machine's substitute for
// it; those of 宋体, and of what stands in for it, are half an em.
const unitFace = "宋体"

// leastRow is the height of a row of a line in points, and padding what a row
// has beside its lines.
const leastRow, padding = 30.0, 5.0

// lineHeight is that of a line in its text's size: 仿宋 has 1.23, faces that
// stand in for it up to 1.45, of which the first and the last line of a text
// leave a part empty.
const lineHeight = 15 / 10.5

// points is the room for text in a column of Excel's width w: a unit is a digit
// of unitFace in 11 pt, 8 pixels of 0.75 pt, and 6 pixels of the cell are padding.
func points(w float64) float64 { return (w*8 - 6) * 0.75 }

// ems is how many ems of body text fit a column of Excel's width w.
func (b *book) ems(w float64) float64 { return points(w) / b.look.Fonts.Size }

// lines is how many lines a text takes in a column of width w. A program may
// break a little earlier than reckoned, so a slice is spared.
func (b *book) lines(s string, w float64, f fit) int32 {
	room := points(w)/b.size(f) - 0.3
	n := int32(0)
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
func linesOf(paragraph string, room float64) int32 {
	count, width := int32(1), 0.0
	for rest := paragraph; rest != ""; {
		n, w := hanLength, 1.0
		if !beginsHan(rest) || len(rest) > hanLength && !beginsHan(rest[hanLength:]) {
			n, w = piece(rest, room)
		}
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

// hanLength is the length of most 汉字 in UTF-8.
const hanLength = len("一")

// beginsHan reports whether a text begins with a character between U+4000 and
// U+9FFF, as most of a plan's, which is a piece of its own unless a sign follows.
func beginsHan(text string) bool {
	return len(text) >= hanLength && text[0] >= 0xe4 && text[0] <= 0xe9 && text[1]&0xc0 == 0x80 && text[2]&0xc0 == 0x80
}

// piece is how many bytes from the first on stay on one line, and how wide they
// are in ems. It is asked for every character of every cell, so it looks at
// each once: what is wider than room is not looked at to its end.
func piece(text string, room float64) (n int, width float64) {
	r, size := utf8.DecodeRuneInString(text)
	next := func() {
		n, width = n+size, width+ems(r)
		r, size = utf8.DecodeRuneInString(text[n:])
	}
	for size > 0 && endsNone(r) && width <= room {
		next()
	}
	switch {
	case size > 0 && isLatin(r):
		for size > 0 && isLatin(r) && width <= room {
			next()
		}
	case size > 0:
		next()
	}
	for size > 0 && beginsNone(r) && width <= room {
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
	most := b.textHigh("", 1, fitUsual)
	for k, s := range texts {
		if k < len(widths) && widths[k] > 0 {
			most = max(most, b.high(b.sized(s, widths[k])))
		}
	}
	return min(maxRow, max(leastRow, most))
}

func (b *book) textHigh(s string, width float64, f fit) float64 {
	return b.high(size{f, b.lines(s, width, f)})
}

// size is how small a text is set, and how many lines it then takes.
type size struct {
	fit   fit
	lines int32
}

// high is how high a text of that size is with padding.
func (b *book) high(s size) float64 {
	return float64(s.lines)*b.size(s.fit)*lineHeight + padding
}

// sized is how small a text must be.
func (b *book) sized(s string, width float64) size {
	for f := fitUsual; ; f++ {
		if size := (size{f, b.lines(s, width, f)}); b.high(size) <= maxRow || f == fitTiny {
			return size
		}
	}
}

// shortText is so many bytes that each may stand on a line of its own.
const shortText = 24

// fit is how small a text must be. A short one need not be looked at.
func (b *book) fit(s string, width float64) fit {
	if len(s) <= shortText {
		return fitUsual
	}
	return b.sized(s, width).fit
}

// tooHigh reports whether a text needs more than Excel's tallest row.
func (b *book) tooHigh(s string, width float64) bool { return b.fit(s, width) != fitUsual }
