package check

import "fmt"

// bracketUnbalanced: a bracket without its partner.
var bracketUnbalanced = Rule{
	Code: "bracket-unbalanced", Severity: Warning, Name: "括号不成对",
	What: "一段里有左括号没有右括号，或有右括号没有左括号；书名号、方括号、尖括号一样。",
	Why:  "责任条款没有闭合，后面的文字会被当成单位；说明文字也分不清到哪里为止。",
	Bad: `青山县重点工作方案
一、发展工业
（一）技术改造。建设智能工厂（数字化车间3家，改造企业10家。（责任单位：县经信局）
`,
	Good: `青山县重点工作方案
一、发展工业
（一）技术改造。建设智能工厂（数字化车间）3家，改造企业10家。（责任单位：县经信局）
`,
	Check: func(t *Text, found func(Finding)) {
		t.openEnds(func(p pairing) []int { return p.loose }, func(l *Line, rs []rune, at int) {
			opens := bracketTable[rs[at]].opens
			f := l.at(beside(rs, at, opens))
			if opens {
				f.Message = fmt.Sprintf("左括号“%c”没有配对的右括号“%c”", rs[at], bracketTable[rs[at]].partner)
				f.Suggestion = "请补上右括号，或删去左括号"
			} else {
				f.Message = fmt.Sprintf("右括号“%c”没有配对的左括号“%c”", rs[at], bracketTable[rs[at]].partner)
				f.Suggestion = "请补上左括号，或删去右括号"
			}
			found(f)
		})
	},
}
