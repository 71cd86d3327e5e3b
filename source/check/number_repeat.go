package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// numberRepeat: a number is used twice.
var numberRepeat = Rule{
	Code: "number-repeat", Severity: Warning, Name: "编号重复",
	What: "同一种序号在同一部分重号或倒退；各部分分别从头编号不算。",
	Why:  "两项任务同一编号，督办、报送和引用时无从区分。",
	Bad: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办孵化器2家。（责任单位：县科技局）
（二）建实验室。新建实验室3家。（责任单位：县科技局）
（二）引人才。引进人才30名。（责任单位：县委组织部）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办孵化器2家。（责任单位：县科技局）
（二）建实验室。新建实验室3家。（责任单位：县科技局）
（三）引人才。引进人才30名。（责任单位：县委组织部）
`,
	Check: func(t *Text, found func(Finding)) {
		begins := documentLines(t)
		for _, run := range labelRuns(t) {
			for _, l := range misnumberings(run) {
				if l.value >= l.want || l.restart && anyBetween(begins, l.before.line, l.line) {
					continue
				}
				f := l.place(t)
				f.Message = fmt.Sprintf("“%s”之后应为“%s”，写成了“%s”", l.before.text, numbered(l.want, l.text), l.text)
				if l.restart {
					// Most likely another document that was joined to this one.
					f.Severity = Notice
					f.Message = fmt.Sprintf("同一部分中“%s”之后又从“%s”编起", l.before.text, l.text)
				}
				f.Suggestion = "请核对并重排编号"
				found(f)
			}
		}
	},
}

// documentTitle is a short line that names a document: what follows has numbers
// of its own.
var documentTitle = pattern.New(`^[^。；，、：:]{2,40}(?:方案|细则|清单|办法|计划|规定|名单|表|措施|意见)(?:[（(][^（）()]*[）)])?$`).Closing("案则单法划定表施见）)")

// longestTitle bounds what documentTitle lets stand before a bracket, in bytes.
const longestTitle = 42 * utf8.UTFMax

func isDocumentTitle(text string) bool {
	name := text
	bracket := strings.LastIndex(text, "（")
	if bracket > longestTitle {
		return false // most lines end with a clause
	}
	if bracket = max(bracket, strings.LastIndex(text, "(")); bracket >= 0 {
		name = text[:bracket]
	}
	return len(name) <= longestTitle && documentTitle.MatchString(text)
}

// documentLines returns the numbers of the lines that begin an annex or another
// document.
func documentLines(t *Text) []int {
	list := annexLines(t)
	for k := range t.Lines {
		if isDocumentTitle(t.Lines[k].Text) {
			list = append(list, t.Lines[k].Number)
		}
	}
	slices.Sort(list)
	return list
}

// anyBetween tells whether one of the line numbers, in order, stands between
// two lines.
func anyBetween(numbers []int, from, to int) bool {
	k, _ := slices.BinarySearch(numbers, from+1)
	return k < len(numbers) && numbers[k] <= to
}
