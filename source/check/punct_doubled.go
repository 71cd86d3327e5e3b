package check

import "fmt"

// punctDoubled: two marks where one belongs.
var punctDoubled = Rule{
	Code: "punct-doubled", Severity: Warning, Name: "标点重复",
	What: "两个标点连在一起（。。、，。），或顿号、逗号紧挨括号而后面没有内容。",
	Why:  "是删改后留下的标点；连着的顿号后面也可能漏了一个单位。",
	Bad: `青山县重点工作方案
一、改善民生
（一）救助困难群众。。低保标准稳步提高。（责任单位：县民政局）
`,
	Good: `青山县重点工作方案
一、改善民生
（一）救助困难群众。低保标准稳步提高。（责任单位：县民政局）
`,
	Check: func(t *Text, found func(Finding)) {
		for _, s := range t.slipsOf("punct-doubled") {
			rs := []rune(s.line.Text)
			f := s.line.at(around(rs, s.from, s.to, 3))
			f.Message = fmt.Sprintf("标点重复“%s”", string(rs[s.from:s.to]))
			f.Suggestion = "请只留一个标点"
			if s.fixable && s.mended != "" {
				f.Suggestion = fmt.Sprintf("请改为“%s”", s.mended)
			}
			if s.kind == trailingMark {
				f.Message = fmt.Sprintf("“%s”紧挨括号，一边没有内容", string(rs[s.from:s.to]))
				f.Suggestion = "请删去，或补上漏写的内容"
			}
			found(f)
		}
	},
}
