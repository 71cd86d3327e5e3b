package check

import (
	"slices"
	"strings"

	"fenjie/source/pattern"
)

// spaceSlips finds spaces where none belong. In Chinese text none stands within
// a line but to part what a layout sets apart, which is left alone.
func spaceSlips(rs []rune, signs []int, found func(slip)) {
	prose := isProse(rs, signs)
	for _, i := range signs {
		if i == 0 || !isBlank(rs[i]) || isBlank(rs[i-1]) {
			continue
		}
		end := i
		for end < len(rs) && isBlank(rs[end]) {
			end++
		}
		if end == len(rs) {
			return
		}
		if kind, fixable, ok := spaceKind(rs, i, end, prose); ok {
			found(slip{code: "space-inside", kind: kind, from: i, to: end, fixable: fixable})
		}
	}
}

// spaceKind is what is wrong with the blanks from from to to, if anything.
func spaceKind(rs []rune, from, to int, prose bool) (kind slipKind, fixable, ok bool) {
	l, r := rs[from-1], rs[to]
	switch {
	case to-from > 2, l == '\t', r == '\t':
		return 0, false, false // a layout
	case isHan(l) && isHan(r):
		return spaceInWord, true, prose && !isApart(rs, from, to)
	case isDigit(l) && r == '.' && to+1 < len(rs) && isDigit(rs[to+1]),
		l == '.' && from > 1 && isDigit(rs[from-2]) && isDigit(r) && !isLabelEnd(rs, from-1):
		return spaceInNumber, true, true
	case isDigit(l) && isDigit(r):
		return spaceInFigures, false, prose && to-from == 1 && !isThousands(rs, from, to)
	case isSeam(l, r), isDigit(l) && strings.ContainsRune("%％‰", r):
		return spaceAtSeam, true, prose && to-from == 1 && !isTerm(rs[:from])
	case isWidePoint(l) && !isLabelEnd(rs, from-1) && (isWordly(r) || isWidePoint(r)), isWidePoint(r) && isWordly(l):
		return spaceAtMark, true, prose
	}
	return 0, false, false
}

// label is how numbered lines begin.
var label = pattern.New(`^\s*(?:[（(]\s*[一二三四五六七八九十百\d]+\s*[）)]|[一二三四五六七八九十百\d]+\s*[、.．]|第[一二三四五六七八九十百\d]+[条章节编篇部分款])`)

// term: the beginning of a line that a space sets apart from what follows.
var term = pattern.New(`^\s*(?:第[一二三四五六七八九十百\d]+[条章节编篇部分款]|附[件表录则注]?\d*|[目注表图]\d*)$`).Holding("第", "附", "目", "注", "表", "图")

// isProse: running text or a numbered line, rather than a title, a signature or
// a list of names, whose spaces are their layout.
func isProse(rs []rune, signs []int) bool {
	isStop := func(i int) bool { return rs[i] == '，' || rs[i] == '。' || rs[i] == '；' }
	return slices.ContainsFunc(signs, isStop) || label.MatchString(string(rs))
}

// A term is no longer than this, with its indentation.
const longestTerm = 24

func isTerm(before []rune) bool {
	return len(before) <= longestTerm && term.MatchString(string(before))
}

// isLabelEnd tells whether the mark at i ends the number that a line or a
// sentence begins with: 一、 or （1）or 1.
func isLabelEnd(rs []rune, i int) bool {
	at := i
	for at > 0 && i-at < 6 && !strings.ContainsRune("。；：，", rs[at-1]) {
		at--
	}
	return label.MatchString(string(rs[at:i+1])) && len(label.FindString(string(rs[at:i+1]))) == len(string(rs[at:i+1]))
}

// isThousands: 10 000, the groups of a large number.
func isThousands(rs []rune, from, to int) bool {
	n := 0
	for to+n < len(rs) && isDigit(rs[to+n]) {
		n++
	}
	return n == 3
}

// isApart tells whether the blanks between two Chinese characters part what
// stands apart: a label and its text, two units of a clause, or the two
// characters of a name that a layout widens (张 三).
func isApart(rs []rune, from, to int) bool {
	const farthest = 400 // characters from the keyword of a clause to its last unit
	before := string(rs[max(from-farthest, 0):from])
	if isTerm(rs[:from]) {
		return true
	}
	if single(rs, from-1, -1) && single(rs, to, 1) {
		return true
	}
	clause := max(strings.LastIndex(before, "单位："), strings.LastIndex(before, "单位:"), strings.LastIndex(before, "部门："))
	return clause >= 0 && !strings.Contains(before[clause:], "。") &&
		strings.ContainsRune("局委办院厅会室队处站所镇乡行社团司部心区县市", rs[from-1])
}

// single tells whether no word goes on at i in the direction given.
func single(rs []rune, i, step int) bool {
	next := i + step
	return next < 0 || next >= len(rs) || !isHan(rs[next])
}
