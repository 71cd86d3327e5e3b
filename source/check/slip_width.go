package check

import "strings"

// halfOf is the half-width form of each mark that Chinese text writes wide.
var halfOf = map[rune]rune{'，': ',', '；': ';', '：': ':', '？': '?', '！': '!', '。': '.'}

// wideOf is the reverse.
var wideOf = func() map[rune]rune {
	table := map[rune]rune{}
	for wide, half := range halfOf {
		table[half] = wide
	}
	return table
}()

// wideSigns is the half-width form of signs that are written half.
var wideSigns = map[rune]rune{'＋': '+', '％': '%'}

func isSign(r rune) bool { return r == '+' || r == '%' }

// halfMarkAt is the wide form of the half-width mark at i, if it stands in
// Chinese text: 1,000 and 1.77:1 and http: are none.
func halfMarkAt(rs []rune, i int) (wide rune, ok bool) {
	if i == 0 || rs[i] > '~' {
		return 0, false
	}
	if wide, ok = wideOf[rs[i]]; !ok {
		return 0, false
	}
	l := rs[i-1]
	r := rune(0)
	for k := i + 1; k < len(rs) && r == 0; k++ {
		if !isBlank(rs[k]) {
			r = rs[k]
		}
	}
	after := isHan(r) || strings.ContainsRune("“《（〈【", r)
	switch {
	case rs[i] == '.':
		return wide, isHan(l) && (r == 0 || after) && !isLabelEnd(rs, i)
	case isHan(l) || strings.ContainsRune("）”》〉】％", l):
		return wide, !(rs[i] == ',' && isLabelEnd(rs, i)) && r != '/'
	case isDigit(l) || isLatin(l) || l == '%' || l == ')':
		return wide, after && !inAddress(rs, i)
	}
	return wide, false
}

// inAddress tells whether what stands before i is an address of the web.
func inAddress(rs []rune, i int) bool {
	from := i
	for from > 0 && '!' <= rs[from-1] && rs[from-1] <= '~' {
		from--
	}
	word := string(rs[from:i])
	return strings.Contains(word, "://") || strings.Contains(word, "www.") || strings.Contains(word, "@")
}

// isHalfRound: half-width round brackets around or behind Chinese. Those of a
// Markdown link are none.
func isHalfRound(rs []rune, q pair) bool {
	if rs[q.open] != '(' || rs[q.close] != ')' {
		return false
	}
	if q.open > 0 && rs[q.open-1] == ']' {
		return false
	}
	return hasHan(rs[q.open:q.close]) || q.open > 0 && isHan(rs[q.open-1])
}

// widthSlips finds marks, brackets and signs of a width that the plan otherwise
// does not give them.
func widthSlips(rs []rune, p pairing, h *habits, found func(slip)) {
	put := func(kind slipKind, at int, mended string) {
		found(slip{code: "width-mixed", kind: kind, from: at, to: at + 1, mended: mended, fixable: mended != ""})
	}
	for _, i := range p.signs {
		r := rs[i]
		if isDigit(r) || isLatin(r) {
			continue
		}
		if wide, ok := halfMarkAt(rs, i); ok && h.mostlyWide(wide) {
			put(halfMark, i, string(wide))
		}
		if half, ok := wideSigns[r]; ok && h.half[half] > h.wide[half] {
			put(wideSign, i, string(half))
		}
		if '０' <= r && r <= '９' || 'Ａ' <= r && r <= 'Ｚ' || 'ａ' <= r && r <= 'ｚ' {
			if i+1 == len(rs) || rs[i+1] != '．' && rs[i+1] != '、' { // １． is a label
				put(wideSign, i, "") // a figure or a name: for a person to change
			}
		}
	}
	for _, q := range p.pairs {
		if isHalfRound(rs, q) && h.mostlyWide('（') {
			put(halfBrackets, q.open, "（")
			put(halfBrackets, q.close, "）")
		}
	}
	for _, q := range p.quotes {
		if h.mostlyWide('“') && (rs[q.open] == '"' || rs[q.close] == '"') && hasHan(rs[q.open:q.close]) {
			if rs[q.open] == '"' {
				put(straightQuotes, q.open, "“")
			}
			if rs[q.close] == '"' {
				put(straightQuotes, q.close, "”")
			}
		}
	}
}
