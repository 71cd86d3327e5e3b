package check

import "fmt"

// widthMixed: half-width marks where the plan writes them wide, or the reverse.
var widthMixed = Rule{
	Code: "width-mixed", Severity: Warning, Name: "标点全角半角混用",
	What: "中文里用了半角标点，而全文多用全角；半角括号、直引号和全角的数字、字母、加号、百分号各合并为一条提示。",
	Why:  "公文用全角标点（GB/T 15834）；混用的标点印出来宽窄不一，查找替换也会漏掉。",
	Bad: `青山县重点工作方案
一、发展工业
（一）技术改造。推进技改,实施项目20个，培育企业5家。（责任单位：县经信局）
`,
	Good: `青山县重点工作方案
一、发展工业
（一）技术改造。推进技改，实施项目20个，培育企业5家。（责任单位：县经信局）
`,
	Check: func(t *Text, found func(Finding)) {
		list := t.slipsOf("width-mixed")
		for _, s := range ofKind(list, halfMark) {
			rs := []rune(s.line.Text)
			f := s.line.at(around(rs, s.from, s.to, 3))
			f.Message = fmt.Sprintf("中文里用了半角标点“%c”", rs[s.from])
			f.Suggestion = fmt.Sprintf("请改为全角“%s”", s.mended)
			found(f)
		}
		t.gathered(ofKind(list, halfBrackets), found, func(n int, lines string) string {
			return fmt.Sprintf("%s用了半角括号“( )”（共%d对），全文多用全角", lines, n/2)
		}, "请改为全角“（ ）”，使全文一致")
		t.gathered(ofKind(list, straightQuotes), found, func(n int, lines string) string {
			return fmt.Sprintf("%s用了直引号（共%d个），全文多用弯引号", lines, n)
		}, "请改为“ ”，使全文一致")
		t.gathered(ofKind(list, wideSign), found, func(n int, lines string) string {
			return fmt.Sprintf("%s用了全角的数字、字母或符号（共%d个），全文多用半角", lines, n)
		}, "请改为半角，使全文一致")
	},
}
