package check

import (
	"fmt"
	"strings"
)

// numberGap: a number is left out.
var numberGap = Rule{
	Code: "number-gap", Severity: Warning, Name: "编号不连续",
	What: "同一种序号缺号；全文连续编号、各部分分别从头编号都可以。",
	Why:  "缺号可能是漏了一项，也会使按编号督办的任务对不上。",
	Bad: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办孵化器2家。（责任单位：县科技局）
（三）建实验室。新建实验室3家。（责任单位：县科技局）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办孵化器2家。（责任单位：县科技局）
（二）建实验室。新建实验室3家。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		for _, run := range labelRuns(t) {
			for _, l := range misnumberings(run) {
				if l.value < l.want || t.beginsLine(numbered(l.value-1, l.text), l.before.line, l.line) {
					continue
				}
				f := l.place(t)
				if l.before.text == "" {
					f.Message = fmt.Sprintf("编号从“%s”开始，缺“%s”", l.text, numbered(1, l.text))
				} else {
					f.Message = fmt.Sprintf("“%s”之后应为“%s”，写成了“%s”", l.before.text, numbered(l.want, l.text), l.text)
				}
				f.Suggestion = "请核对是否漏项，并重排编号"
				found(f)
			}
		}
	},
}

// beginsLine tells whether a line between two others begins with a label: an
// item that is no measure, as the articles of 总则 are, has its number too.
func (t *Text) beginsLine(label string, from, to int) bool {
	label = strings.TrimSpace(label)
	for k := range t.Lines {
		if l := &t.Lines[k]; l.Number > from && l.Number < to && strings.HasPrefix(l.Text, label) {
			return true
		}
	}
	return false
}
