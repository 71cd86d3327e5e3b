package source

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// matchesIn is form.FindAllStringSubmatchIndex(text, -1) for a form that no
// stop (，。；、) can be in: it looks only into the pieces between stops that may
// hold a match. Most of a plan's text holds no figure, and an expression that
// asks at each character is the largest part of reading. next is the byte of
// something that each match holds, at or after a byte, or the text's end.
func matchesIn(form *pattern.Pattern, text string, next func(text string, from int) int) [][]int {
	const stops = "，。；、"
	var all [][]int
	for from := 0; ; {
		held := next(text, from)
		if held == len(text) {
			return all
		}
		from = behindLast(text, from, held, stops)
		to := nextOf(text, held, stops)
		for _, m := range form.FindAllStringSubmatchIndex(text[from:to], -1) {
			for k := range m {
				if m[k] >= 0 {
					m[k] += from
				}
			}
			all = append(all, m)
		}
		from = min(to+len("，"), len(text))
	}
}

// nextCurrency is the next word that ends an amount of money. It looks at a window
// at a time: a word that the text lacks is not looked for up to its end again and
// again.
func nextCurrency(text string, from int) int {
	const window, longest = 600, len("美金")
	for ; from < len(text); from += window {
		part := text[from:min(from+window+longest, len(text))]
		ahead := len(part)
		for _, word := range []string{"元", "美金", "港币", "英镑"} {
			if i := pattern.Index(part[:ahead], word); i >= 0 {
				ahead = i
			}
		}
		if ahead < len(part) {
			return from + ahead
		}
	}
	return len(text)
}

// nextRatio is the next colon right after a digit, blanks aside.
func nextRatio(text string, from int) int {
	for at := nextOf(text, from, ":："); at < len(text); at = nextOf(text, at+1, ":：") {
		before, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text[from:at], isBlank))
		if before >= '0' && before <= '9' || before >= '０' && before <= '９' {
			return at
		}
	}
	return len(text)
}

// nextHanCount is the next number in 汉字 that counts something: 三个, 十家.
func nextHanCount(text string, from int) int {
	for at := from; at < len(text); at += stepOver(text[at]) {
		if text[at] != "一"[0] && text[at] != "四"[0] { // the first bytes of them all
			continue
		}
		switch firstRune(text[at:]) {
		case '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十':
			if strings.ContainsRune("家个项场名所座处件条支幢栋台套辆艘", firstRune(text[at+len("一"):])) {
				return at
			}
		}
	}
	return len(text)
}
