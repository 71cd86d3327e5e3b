package check

import (
	"fmt"
	"strings"
)

// angleMixed: notes on units in two kinds of angle brackets.
var angleMixed = Rule{
	Code: "angle-mixed", Severity: Warning, Name: "尖括号写法不一",
	What: "全文的尖括号有〈 〉和< >两种写法。",
	Why:  "同一种注记前后两种写法，格式不统一。",
	Bad: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：县财政局〈国资办〉）
（二）办平台。新办一家。（责任单位：县财政局〈国资办〉）
（三）办基金。设立一支。（责任单位：县财政局<国资办>）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：县财政局〈国资办〉）
（二）办平台。新办一家。（责任单位：县财政局〈国资办〉）
（三）办基金。设立一支。（责任单位：县财政局〈国资办〉）
`,
	Check: func(t *Text, found func(Finding)) {
		list := t.slipsOf("angle-mixed")
		if len(list) == 0 {
			return
		}
		usual := t.habits.usualAngle()
		var kinds []string
		for _, open := range "〈<＜" {
			if n := t.habits.angles[open]; n > 0 {
				kinds = append(kinds, fmt.Sprintf("%s%d处（%s）", inPair(open), n, t.linesOf(t.angleLines(open))))
			}
		}
		first := list[0]
		rs := []rune(first.line.Text)
		from, to := around(rs, first.from, first.to, 6)
		if to < len(rs) && rs[to] == bracketTable[rs[first.from]].partner {
			to++
		}
		f := first.line.at(from, to)
		f.Message = "尖括号写法不一：" + strings.Join(kinds, "，")
		f.Suggestion = fmt.Sprintf("请统一为“%s”", inPair(usual))
		found(f)
	},
}

// inPair prints an opening bracket with its partner.
func inPair(open rune) string { return string(open) + " " + string(bracketTable[open].partner) }

// angleLines is the lines of pairs that open so.
func (t *Text) angleLines(open rune) []int {
	var lines []int
	for k, rs := range t.runes {
		for i, r := range rs {
			if r == open {
				if _, ok := bracketAt(rs, i); ok {
					lines = append(lines, t.Lines[k].Number)
				}
			}
		}
	}
	return lines
}
