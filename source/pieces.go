package source

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// matchesIn is form.FindAllStringSubmatchIndex(text, -1) for a form that no
// stop (，。；、) can be in: it looks only into the pieces between stops that may
// hold a match. Most of a plan's text holds no figure, and an expression that
// asks at each character is the largest part of reading.
func matchesIn(form *pattern.Pattern, text string, may func(piece string) bool) [][]int {
	var all [][]int
	for from := 0; from < len(text); {
		to := nextOf(text, from, "，。；、")
		if piece := text[from:to]; may(piece) {
			for _, m := range form.FindAllStringSubmatchIndex(piece, -1) {
				for k := range m {
					if m[k] >= 0 {
						m[k] += from
					}
				}
				all = append(all, m)
			}
		}
		from = min(to+len("，"), len(text))
	}
	return all
}

// hasCurrency reports a word that ends an amount of money.
func hasCurrency(s string) bool {
	return containsAny(s, "元", "美金", "港币", "英镑")
}

// hasRatio reports a colon right after a digit, blanks aside.
func hasRatio(s string) bool {
	for i, r := range s {
		if r == ':' || r == '：' {
			before, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s[:i], isBlank))
			if before >= '0' && before <= '9' || before >= '０' && before <= '９' {
				return true
			}
		}
	}
	return false
}

// hasHanCount reports a number in 汉字 that counts something: 三个, 十家.
func hasHanCount(s string) bool {
	for i, r := range s {
		switch r {
		case '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十':
			if next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):]); strings.ContainsRune("家个项场名所座处件条", next) {
				return true
			}
		}
	}
	return false
}
