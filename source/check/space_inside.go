package check

import "fmt"

// spaceInside: a space within a word or a number.
var spaceInside = Rule{
	Code: "space-inside", Severity: Warning, Name: "词或数字中间有空格",
	What: "词或数字中间夹有空格；汉字与字母、数字之间或标点旁的空格与全文习惯不一致时，合并为一条提示。",
	Why:  "数字会被读断（4 .5个），查找和统计时词会漏掉，印出来也不整齐。",
	Bad: `青山县重点工作方案
一、改善民生
（一）扩大托育。适应人口变 化，新增托位500个。（责任单位：县卫健局）
`,
	Good: `青山县重点工作方案
一、改善民生
（一）扩大托育。适应人口变化，新增托位500个。（责任单位：县卫健局）
`,
	Check: func(t *Text, found func(Finding)) {
		list := t.slipsOf("space-inside")
		for _, s := range list {
			rs := []rune(s.line.Text)
			f := s.line.at(aroundSpace(rs, s))
			joined := solid(f.Quote)
			switch s.kind {
			case spaceInWord:
				f.Message, f.Suggestion = "词的中间有空格", fmt.Sprintf("请删去空格，写作“%s”", joined)
			case spaceInNumber:
				f.Message, f.Suggestion = "数字中间有空格，数值会被读断", fmt.Sprintf("请删去空格，写作“%s”", joined)
			case spaceInFigures:
				f.Message, f.Suggestion = "两组数字之间有空格，分不清是一个数还是两个数", "请核对数字，删去空格或补上标点"
			default:
				continue
			}
			found(f)
		}
		if t.habits.seldomParted() {
			t.gathered(ofKind(list, spaceAtSeam), found, func(n int, lines string) string {
				return fmt.Sprintf("%s汉字与字母、数字之间有空格（共%d处），其余%d处没有", lines, n, t.habits.joined)
			}, "请删去空格，使全文一致")
		}
		t.gathered(ofKind(list, spaceAtMark), found, func(n int, lines string) string {
			return fmt.Sprintf("%s标点旁有空格（共%d处），中文标点前后不空格", lines, n)
		}, "请删去空格")
	},
}

// aroundSpace is the word or the number that holds the space: a number with
// its unit, of a word the characters beside the space.
func aroundSpace(rs []rune, s foundSlip) (from, to int) {
	from, to = s.from-1, s.to+1
	if s.kind == spaceInWord {
		return from, to
	}
	for from > 0 && (isDigit(rs[from-1]) || rs[from-1] == '.') {
		from--
	}
	for to < len(rs) && (isDigit(rs[to]) || rs[to] == '.') {
		to++
	}
	if to < len(rs) && (isHan(rs[to]) || rs[to] == '%') {
		to++
	}
	return from, to
}
