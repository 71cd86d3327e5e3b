package linebreak

import (
	"strings"
	"unicode/utf8"
)

// longestTogether is how many characters a bracket may hold with its signs to
// stay on one line of a title: （2025年版）, （征求意见稿）.
const longestTogether = 10

// together joins pieces that a title keeps on one line: a short bracket, and a
// place with the word for what it is, 瑞安市.
func together(pieces []string) []string {
	var list []string
	for k := 0; k < len(pieces); {
		n := max(bracket(pieces[k:]), place(pieces[k:]), 1)
		list = append(list, strings.Join(pieces[k:k+n], ""))
		k += n
	}
	return list
}

// bracket is the number of pieces that a short bracket at their beginning takes.
func bracket(pieces []string) int {
	if !strings.HasPrefix(pieces[0], "（") {
		return 0
	}
	long := 0
	for k, piece := range pieces {
		if long += utf8.RuneCountInString(piece); long > longestTogether {
			return 0
		}
		if strings.Contains(piece, "）") {
			return k + 1
		}
	}
	return 0
}

// place is the number of pieces that a place of one to three characters takes,
// with the 市, 县 or other word that ends its name. Such a word that begins
// another is none: 城市.
func place(pieces []string) int {
	for k, piece := range pieces[:min(4, len(pieces))] {
		r, size := utf8.DecodeRuneInString(piece)
		if k > 0 && strings.ContainsRune("省市县区州盟旗镇乡", r) && strings.Trim(piece[size:], noStart) == "" {
			return k + 1
		}
		if size < len(piece) || r < 0x4e00 || r > 0x9fff {
			return 0
		}
	}
	return 0
}

// Title breaks a title into lines of about one length, as official documents
// have theirs (GB/T 9704—2012, 7.3.1: 词意完整、排列对称、长短适宜), for a
// program that sets it in faces of its own: widths are in ems, and a character
// that is not Chinese is reckoned wide, so that no line is broken again.
func Title(text string, ems float64) []string {
	return Even(text, ems, func(s string) float64 {
		w := 0.0
		for _, r := range s {
			if r < 0x2000 {
				w += 0.65
			} else {
				w++
			}
		}
		return w
	}, ByTitle)
}
