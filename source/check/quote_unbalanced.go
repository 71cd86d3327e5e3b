package check

import (
	"fmt"
	"slices"
)

// quoteUnbalanced: a quotation mark without its partner.
var quoteUnbalanced = Rule{
	Code: "quote-unbalanced", Severity: Warning, Name: "引号不成对",
	What: "一段里有左引号没有右引号，有右引号没有左引号，或引号方向写反。",
	Why:  "分不清引用的是哪几个字，专有名称会读错。",
	Bad: `青山县重点工作方案
一、扩大投资
（一）抓项目。实施扩大投资百项千亿”工程，开工项目20个。（责任单位：县发改局）
`,
	Good: `青山县重点工作方案
一、扩大投资
（一）抓项目。实施扩大投资“百项千亿”工程，开工项目20个。（责任单位：县发改局）
`,
	Check: func(t *Text, found func(Finding)) {
		t.openEnds(func(p pairing) []int { return append(slices.Clone(p.lone), p.turned...) }, func(l *Line, rs []rune, at int) {
			turned := slices.Contains(pairUp(rs).turned, at)
			opens := rs[at] == '“' || rs[at] == '‘'
			if turned {
				opens = !opens
			}
			f := l.at(beside(rs, at, opens))
			switch {
			case turned:
				f.Message, f.Suggestion = fmt.Sprintf("引号“%c”方向写反", rs[at]), "请改为成对的引号“ ”"
			case rs[at] == '"':
				f.Message, f.Suggestion = "引号只有一个，没有配对", "请补上另一个引号，或删去这一个"
			case opens:
				f.Message, f.Suggestion = "有左引号，没有右引号", "请在引用结束处补上右引号，或删去左引号"
			default:
				f.Message, f.Suggestion = "有右引号，没有左引号", "请在引用开始处补上左引号，或删去右引号"
			}
			found(f)
		})
	},
}
