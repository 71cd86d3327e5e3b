package check

import "strings"

// pair is an opening mark and the closing one that answers it, as indexes.
type pair struct{ open, close int }

// pairing is how the brackets and quotes of a line answer each other.
type pairing struct {
	signs   []int  // where characters stand that are no 汉字: all marks, and letters and digits
	pairs   []pair // of brackets
	quotes  []pair // of double quotes
	loose   []int  // brackets that have no partner
	lone    []int  // quotes that have none
	turned  []int  // quotes that face the wrong way
	crossed []pair // pairs of brackets of two kinds: 〈国资办）
}

// pairUp finds what answers what in a line.
func pairUp(rs []rune) pairing {
	p := pairing{signs: signsOf(rs)}
	p.brackets(rs)
	p.doubleQuotes(rs)
	p.singleQuotes(rs)
	return p
}

// signsOf are the places of characters that are no 汉字. They are few, and what
// looks for marks looks at no others.
func signsOf(rs []rune) []int {
	signs := make([]int, 0, len(rs)/4)
	for i, r := range rs {
		if !isHan(r) {
			signs = append(signs, i)
		}
	}
	return signs
}

// brackets matches with a stack. Where a closing mark is of another kind than
// the last open one, the counts of the line tell a pair of two kinds from a
// mark that was left out.
func (p *pairing) brackets(rs []rune) {
	var balance [families]int // opening less closing
	type placed struct {
		bracket
		at int
	}
	var all []placed
	for _, i := range p.signs {
		if b, ok := bracketAt(rs, i); ok {
			all = append(all, placed{b, i})
			if b.opens {
				balance[b.family]++
			} else {
				balance[b.family]--
			}
		}
	}
	var open []int
	for _, b := range all {
		i := b.at
		if b.opens {
			open = append(open, i)
			continue
		}
		at := len(open) - 1
		for at >= 0 && bracketTable[rs[open[at]]].family != b.family {
			at--
		}
		top := len(open) - 1
		switch {
		case at >= 0 && at == top:
			p.pairs = append(p.pairs, pair{open[at], i})
			open = open[:at]
		case top >= 0 && balance[bracketTable[rs[open[top]]].family] > 0 && balance[b.family] < 0:
			balance[bracketTable[rs[open[top]]].family]--
			balance[b.family]++
			p.crossed = append(p.crossed, pair{open[top], i})
			open = open[:top]
		case at >= 0:
			p.loose = append(p.loose, open[at+1:]...)
			p.pairs = append(p.pairs, pair{open[at], i})
			open = open[:at]
		case b.family == angle || isListNumber(rs, i):
		default:
			p.loose = append(p.loose, i)
		}
	}
	p.loose = append(p.loose, open...)
}

// bracketAt is the bracket at i, if the character is one there: < and > are
// also signs of comparison and arrows.
func bracketAt(rs []rune, i int) (bracket, bool) {
	switch r := rs[i]; { // spares a look into the table at nearly every character
	case isWordly(r), r == '，', r == '。', r == '、', r == '：', r == '；':
		return bracket{}, false
	}
	b, ok := bracketTable[rs[i]]
	if !ok {
		return b, false
	}
	switch rs[i] {
	case '<', '＜':
		return b, i+1 < len(rs) && (isHan(rs[i+1]) || isLatin(rs[i+1]))
	case '>', '＞':
		return b, i > 0 && (isHan(rs[i-1]) || isLatin(rs[i-1]) || rs[i-1] == '/')
	}
	return b, true
}

// isListNumber tells whether the closing bracket at i ends a number of a list
// that has no opening one: 1） or 二).
func isListNumber(rs []rune, i int) bool {
	if bracketTable[rs[i]].family != round {
		return false
	}
	at := i
	for at > 0 && (isDigit(rs[at-1]) || isLatin(rs[at-1]) || strings.ContainsRune("一二三四五六七八九十", rs[at-1])) {
		at--
	}
	if at == i || i-at > 3 {
		return false
	}
	return at == 0 || isBlank(rs[at-1]) || strings.ContainsRune("。；：，、;:,.", rs[at-1])
}

// nearby is within how many characters two quotes that face the same way are
// taken for a pair, one of which was typed the wrong way round.
const nearby = 20

// doubleQuotes matches “ ” and the straight ". A quote that opens while one is
// open either follows one that was never closed, or faces the wrong way.
func (p *pairing) doubleQuotes(rs []rune) {
	if pairs, ok := p.nested(rs, '“', '”'); ok {
		p.quotes = append(p.quotes, pairs...)
		return
	}
	open := -1
	for _, i := range p.signs {
		r := rs[i]
		switch {
		case r == '"' && open < 0 && i > 0 && isDigit(rs[i-1]): // inches
		case r == '"' && open < 0, r == '“' && open < 0:
			open = i
		case r == '"':
			p.quotes = append(p.quotes, pair{open, i})
			open = -1
		case r == '“':
			if next := nextQuote(rs, i); next != '”' && isNear(rs, open, i) {
				p.turned = append(p.turned, i)
				open = -1
			} else {
				p.lone = append(p.lone, open)
				open = i
			}
		case r == '”' && open >= 0:
			p.quotes = append(p.quotes, pair{open, i})
			open = -1
		case r == '”':
			if at := indexQuote(rs, i); at >= 0 && rs[at] == '”' && isNear(rs, i, at) {
				p.turned = append(p.turned, i)
				open = i
			} else {
				p.lone = append(p.lone, i)
			}
		}
	}
	if open >= 0 {
		p.lone = append(p.lone, open)
	}
}

// singleQuotes matches ‘ ’, where ’ within a foreign word is no quote.
func (p *pairing) singleQuotes(rs []rune) {
	open := -1
	for _, i := range p.signs {
		r := rs[i]
		switch {
		case r == '‘':
			if open >= 0 {
				p.lone = append(p.lone, open)
			}
			open = i
		case r == '’' && open >= 0:
			open = -1
		case r == '’' && (i == 0 || !isLatin(rs[i-1]) && !isDigit(rs[i-1])):
			p.lone = append(p.lone, i)
		}
	}
	if open >= 0 {
		p.lone = append(p.lone, open)
	}
}

// nested pairs quotes where each has its partner, one within the other or not.
func (p *pairing) nested(rs []rune, left, right rune) (pairs []pair, ok bool) {
	var open []int
	for _, i := range p.signs {
		switch rs[i] {
		case left:
			open = append(open, i)
		case right:
			if len(open) == 0 {
				return nil, false
			}
			pairs = append(pairs, pair{open[len(open)-1], i})
			open = open[:len(open)-1]
		case '"':
			return nil, false
		}
	}
	return pairs, len(open) == 0
}

func indexQuote(rs []rune, after int) int {
	for i := after + 1; i < len(rs); i++ {
		if rs[i] == '“' || rs[i] == '”' {
			return i
		}
	}
	return -1
}

func nextQuote(rs []rune, after int) rune {
	if i := indexQuote(rs, after); i >= 0 {
		return rs[i]
	}
	return 0
}

func isNear(rs []rune, from, to int) bool {
	return to-from <= nearby && !strings.ContainsAny(string(rs[from:to]), "。；")
}
