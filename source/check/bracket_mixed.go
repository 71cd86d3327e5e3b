package check

import "fmt"

// bracketMixed: a pair of brackets of two widths or two kinds.
var bracketMixed = Rule{
	Code: "bracket-mixed", Severity: Warning, Name: "括号前后不配",
	What: "一对括号一边全角一边半角，或两边不是同一种括号。",
	Why:  "印出来一边宽一边窄，是明显的排版差错；查找责任单位时也容易漏掉。",
	Bad: `青山县重点工作方案
一、发展教育
（一）建设学校。新建学校2所。（责任单位：县教育局)
`,
	Good: `青山县重点工作方案
一、发展教育
（一）建设学校。新建学校2所。（责任单位：县教育局）
`,
	Check: func(t *Text, found func(Finding)) {
		for _, s := range t.slipsOf("bracket-mixed") {
			rs := []rune(s.line.Text)
			f := s.line.at(around(rs, s.from, s.to, 4))
			f.Message = fmt.Sprintf("“%c”与它的另一半全角半角不一", rs[s.from])
			if s.kind == mixedKind {
				f.Message = fmt.Sprintf("“%c”与它前面的左括号不是同一种", rs[s.from])
			}
			f.Suggestion = fmt.Sprintf("请改为“%s”", s.mended)
			found(f)
		}
	},
}
