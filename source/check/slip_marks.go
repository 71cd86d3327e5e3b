package check

import "strings"

// bracketSlips finds pairs of brackets of two widths or two kinds.
func bracketSlips(rs []rune, p pairing, h *habits, found func(slip)) {
	for _, q := range p.pairs {
		open, close := rs[q.open], rs[q.close]
		f := bracketTable[open].family
		switch {
		case bracketTable[open].partner != close:
			found(mixedPair(rs, q, h))
		case f == angle && open != h.usualAngle() && hasHan(rs[q.open:q.close]):
			usual := h.usualAngle()
			found(slip{code: "angle-mixed", kind: rareAngle, from: q.open, to: q.open + 1, fixable: true, mended: string(usual)})
			found(slip{code: "angle-mixed", kind: rareAngle, from: q.close, to: q.close + 1, fixable: true, mended: string(bracketTable[usual].partner)})
		}
	}
	for _, q := range p.crossed {
		found(slip{code: "bracket-mixed", kind: mixedKind, from: q.close, to: q.close + 1, fixable: true,
			mended: string(bracketTable[rs[q.open]].partner)})
	}
}

// mixedPair is the slip of a pair of two widths: the mark that the plan seldom
// writes is the wrong one.
func mixedPair(rs []rune, q pair, h *habits) slip {
	open, close := rs[q.open], rs[q.close]
	right := open == '（' || open == '［' || open == '〈' // the opening mark is the right one
	switch bracketTable[open].family {
	case round:
		right = right == h.mostlyWide('（')
	case angle:
		right = open == h.usualAngle()
	}
	s := slip{code: "bracket-mixed", kind: mixedWidth, from: q.close, to: q.close + 1, fixable: true, mended: string(bracketTable[open].partner)}
	if !right {
		s.from, s.to, s.mended = q.open, q.open+1, string(bracketTable[close].partner)
	}
	return s
}

// weight orders the marks by how much they part.
const weight = "、，：；。"

// markSlips finds marks written twice, or one that parts nothing.
func markSlips(rs []rune, signs []int, found func(slip)) {
	end := 0
	for _, i := range signs {
		if i < end || !isPoint(rs[i]) {
			continue
		}
		end = i + 1
		for end < len(rs) && (isPoint(rs[end]) || rs[end] == ',' || rs[end] == ';') {
			end++
		}
		switch {
		case end-i > 1 && strings.Trim(string(rs[i:end]), "！？") != "":
			mended, ok := oneMark(rs[i:end])
			found(slip{code: "punct-doubled", kind: doubledMark, from: i, to: end, mended: mended, fixable: ok})
		case end-i == 1 && strings.ContainsRune("、，；", rs[i]) && end < len(rs) && strings.ContainsRune("）)】》", rs[end]):
			found(slip{code: "punct-doubled", kind: trailingMark, from: i, to: end, fixable: true})
		case end-i == 1 && strings.ContainsRune("、，", rs[i]) && i > 0 && strings.ContainsRune("（(【《", rs[i-1]):
			found(slip{code: "punct-doubled", kind: trailingMark, from: i, to: end, fixable: true})
		}
	}
}

// oneMark is the one mark that two should be, when there is no doubt: the same
// twice, or a weaker one before a stronger.
func oneMark(run []rune) (string, bool) {
	if len(run) != 2 {
		return "", false // 。。。 may stand for ……
	}
	a, b := strings.IndexRune(weight, run[0]), strings.IndexRune(weight, run[1])
	switch {
	case run[0] == run[1]:
		return string(run[0]), true
	case a < 0 || b < 0:
		return "", false
	case a < b && run[1] != '：':
		return string(run[1]), true
	case run[0] == '：':
		return "：", true
	}
	return "", false
}
