package check

import (
	"strings"
	"unicode"
)

// isHan: a Chinese character (汉字). Nearly all are in one block of Unicode, and
// no other character is: a look into the tables is rare.
func isHan(r rune) bool {
	return '\u4e00' <= r && r <= '\u9fff' || r >= '\u2e80' && isRareHan(r)
}

// isRareHan: one of the other blocks. Chinese marks stand between these.
func isRareHan(r rune) bool {
	isMark := '\u3000' <= r && r <= '\u3004' || '\u3008' <= r && r <= '\u3020' || '\uff00' <= r && r <= '\uffef'
	return !isMark && unicode.Is(unicode.Han, r)
}

// isDigit, isLatin: of ASCII; full-width ones are a matter of width-mixed.
func isDigit(r rune) bool { return '0' <= r && r <= '9' }
func isLatin(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// isBlank: a space that may stand within a line. A tab parts cells and is none.
func isBlank(r rune) bool {
	return r == ' ' || r == '\u3000' || '\u007f' < r && r < '\u3000' && unicode.Is(unicode.Zs, r)
}

// hasHan tells whether there is a Chinese character among rs.
func hasHan(rs []rune) bool {
	for _, r := range rs {
		if isHan(r) {
			return true
		}
	}
	return false
}

// The Chinese marks that part and end sentences (点号, GB/T 15834), and those
// of them that end one.
const (
	pointMarks = "，。、；：？！"
	stopMarks  = "。；？！…"
)

// isPoint: one of the pointMarks.
func isPoint(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '？', '！':
		return true
	}
	return false
}

// isWidePoint: a Chinese mark that brings its own space with it.
func isWidePoint(r rune) bool {
	return strings.ContainsRune(pointMarks+"（）《》〈〉【】〔〕“”", r)
}

// family is a kind of bracket, whatever its width.
type family int

const (
	round   family = iota // （） ()
	square                // ［］ []
	lens                  // 【】
	shell                 // 〔〕
	book                  // 《》
	angle                 // 〈〉 <> ＜＞
	corner                // 「」
	corner2               // 『』
	families
)

// bracket is what a bracket character is.
type bracket struct {
	family  family
	opens   bool
	partner rune
}

// bracketPairs: the wide pair of a family stands first.
var bracketPairs = []struct {
	family family
	pair   string
}{
	{round, "（）"}, {round, "()"}, {square, "［］"}, {square, "[]"}, {lens, "【】"}, {shell, "〔〕"}, {book, "《》"},
	{angle, "〈〉"}, {angle, "<>"}, {angle, "＜＞"}, {corner, "「」"}, {corner2, "『』"},
}

var bracketTable = func() map[rune]bracket {
	table := map[rune]bracket{}
	for _, b := range bracketPairs {
		pair := []rune(b.pair)
		table[pair[0]] = bracket{b.family, true, pair[1]}
		table[pair[1]] = bracket{b.family, false, pair[0]}
	}
	return table
}()
