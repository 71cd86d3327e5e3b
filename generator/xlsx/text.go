package xlsx

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"fenjie/generator/xlsx/stamp"
	"fenjie/source/entries/entry"
	"fenjie/source/limits"
)

// maxCell is Excel's limit of characters in a cell.
const maxCell = limits.Cell

// text writes a string cell: never a formula, whatever it begins with.
func (b *book) text(sheet string, column, row int, s string) {
	if isUsual(s) {
		b.try(b.file.SetText(sheet, column, row, s))
		return
	}
	b.typedText(sheet, column, row, visible(s))
}

// typedText is text of what a unit typed: it is kept to the last character, also
// those without a look. What its cell has no room for goes on in the sheet 续文.
func (b *book) typedText(sheet string, column, row int, s string) {
	s = strings.Map(storable, s)
	if units(escaped(s)) > maxCell {
		var rest string
		n := b.nextMore()
		end := entry.GoesOn(n)
		s, rest = split(s, maxCell-units(end))
		s += end
		b.more = append(b.more, more{n, sheet + "!" + cell(column, row), rest})
	}
	b.try(b.file.SetText(sheet, column, row, escaped(s)))
}

// pieceLength is how many characters of 续文 a row shows whole: Excel's tallest has
// some 25 lines.
const pieceLength = 1000

// more is the rest of a text, its number, and the cell that has no room for it.
type more struct {
	number     int
	cell, text string
}

// nextMore is the number of the next text that goes on: none that some text names
// by its own words.
func (b *book) nextMore() int {
	n := 1
	if k := len(b.more); k > 0 {
		n = b.more[k-1].number + 1
	}
	for b.marks[n] {
		n++
	}
	return n
}

// continued fills the sheet 续文, which says above what it is.
func (b *book) continued() {
	if len(b.more) == 0 {
		return
	}
	b.sheet(entry.SheetMore)
	b.put(table{sheet: entry.SheetMore, title: entry.MoreNote, paper: 9, typed: true, titles: entry.MoreColumns, widths: []float64{6, 23, 95},
		rows: func(put func(line)) {
			for _, m := range b.more {
				for piece, rest := "", m.text; rest != ""; {
					piece, rest = split(rest, pieceLength)
					put(line{cells: []words{{s: strconv.Itoa(m.number)}, {s: m.cell}, {s: piece}}})
				}
			}
		}})
	b.setStyle(entry.SheetMore, 1, 1, len(entry.MoreColumns), 1, b.note())
	b.rowHeight(entry.SheetMore, 1, 36)
	b.protect(entry.SheetMore)
}

// split parts a text where a cell that stores so many characters is full.
func split(s string, room int) (first, rest string) {
	first = atMost(s, room)
	for over := units(escaped(first)) - room; over > 0; over = units(escaped(first)) - room {
		first = atMost(first, units(first)-over)
	}
	return first, s[len(first):]
}

// escaped is a text as a workbook stores it.
func escaped(s string) string {
	if strings.Contains(s, "_x") {
		return escape.ReplaceAllString(s, "_x005F_$1")
	}
	return s
}

// words writes a text that was looked at.
func (b *book) words(sheet string, column, row int, w words) {
	if !w.bare {
		b.text(sheet, column, row, w.s)
		return
	}
	b.try(b.file.SetBare(sheet, column, row, w.s))
}

// words is a text for a cell.
type words struct {
	s    string
	bare bool // a cell takes it as it is, and so does XML
}

func wordsOf(s string) words { return words{s, isBare(s)} }

// isBare reports whether a cell takes a text as it is, and so does XML.
func isBare(s string) bool { return isUsual(s) && stamp.IsBare(s) }

// isUsual reports whether a cell takes a text as it is, as nearly every text of a
// plan: it is short enough, and clean and escape find nothing in it.
func isUsual(s string) bool {
	if len(s) > maxCell {
		return false
	}
	underscore := false
	for s != "" {
		if beginsHan(s) {
			s, underscore = s[hanLength:], false
			continue
		}
		r, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		switch {
		case r < ' ' && r != '\n' && r != '\t', 0x7f <= r && r < 0xa0, r >= utf8.RuneError && r <= '\uffff', underscore && r == 'x':
			return false
		}
		underscore = r == '_'
	}
	return true
}

// escape finds what a workbook would take for an escaped character: _x4e2d_
// is 中 there (ECMA-376, ST_Xstring).
var escape = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)

// clean is what is seen of a text that must be short: it is cut where a cell is
// full, with a word that says so.
func clean(s string) string { return cut(visible(s)) }

// visible drops control characters, which nobody sees.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return storable(r)
	}, s)
}

// storable is r, or -1 where XML has no room for it (XML 1.0, Char).
func storable(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == '\ufffe' || r == '\uffff' {
		return -1
	}
	return r
}

// cut shortens a text beyond the limit of a cell, and says so in its last
// words: the library would do it without a word.
func cut(s string) string {
	if units(s) <= maxCell {
		return s
	}
	const note = "……（本格文字超过 Excel 上限，其余见方案原文）"
	return atMost(s, maxCell-units(note)) + note
}

// atMost is a text, or so many of its characters where it has more.
func atMost(s string, most int) string {
	for at, r := range s {
		if most -= utf16.RuneLen(r); most < 0 {
			return s[:at]
		}
	}
	return s
}

// units is the length of a text as Excel counts it: a character beyond the
// first plane of Unicode counts twice.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
