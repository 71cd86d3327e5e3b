package check

import "strings"

// openEnds finds the brackets or quotes without a partner: those that one line
// leaves open and the next closes answer each other.
func (t *Text) openEnds(of func(pairing) []int, report func(k, at int)) {
	t.findSlips()
	var waiting []int // loose marks of the line before
	flush := func(k int) {
		for _, at := range waiting {
			report(k, at)
		}
	}
	for k, rs := range t.runes {
		loose := of(t.pairings[k])
		var left []int
		for _, at := range loose {
			if n := answers(t, k, rs[at], waiting); n >= 0 {
				waiting = append(waiting[:n:n], waiting[n+1:]...)
				continue
			}
			left = append(left, at)
		}
		if k > 0 {
			flush(k - 1)
		}
		waiting = left
	}
	if len(t.runes) > 0 {
		flush(len(t.runes) - 1)
	}
}

// answers is the mark of the line before that a closing mark answers; -1 for
// none.
func answers(t *Text, k int, closing rune, waiting []int) int {
	for n := len(waiting) - 1; n >= 0; n-- {
		open := t.runes[k-1][waiting[n]]
		if open == '“' && closing == '”' || open == '‘' && closing == '’' {
			return n
		}
		a, ok := bracketTable[open]
		b := bracketTable[closing]
		if ok && a.opens && !b.opens && a.family == b.family {
			return n
		}
	}
	return -1
}

// beside is the characters of a quotation that shows the mark at i: those it
// would enclose, as far as the next mark.
func beside(rs []rune, i int, opens bool) (from, to int) {
	const some = 8
	from, to = i, i+1
	if opens {
		for to < len(rs) && to-i <= some && !endsBeside(rs[to]) {
			to++
		}
		return from, to
	}
	for from > 0 && i-from < some && !endsBeside(rs[from-1]) {
		from--
	}
	return from, to
}

// endsBeside: a quotation ends before another mark, and before a blank, which may
// be that between a measure's text and its clause.
func endsBeside(r rune) bool { return isBlank(r) || strings.ContainsRune(pointMarks+"（）“”", r) }
