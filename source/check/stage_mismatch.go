package check

import (
	"fmt"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

var stageWords = pattern.New(`《[^》]*》|征求意见稿|送审稿|报审稿|讨论稿|印发稿`).Holding("《", "稿")

// stageMismatch: the plan bears the mark of another stage.
var stageMismatch = Rule{
	Code: "stage-mismatch", Severity: Warning, Name: "稿次标注不一致",
	What: "标题标注的稿次与 --stage 指定的、或与开头结尾所写的稿次不同。",
	Why:  "把征求意见稿的字样带进印发稿，是发文中最显眼的差错。",
	Bad: `青山县重点工作方案（送审稿）
现将征求意见稿印发给你们，请提出意见。
一、发展科技
（一）办孵化器。新办孵化器2家。（责任单位：县科技局）
`,
	Good: `青山县重点工作方案（送审稿）
现将送审稿提请审议。
一、发展科技
（一）办孵化器。新办孵化器2家。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		own := t.Plan.Stage
		if t.Stage != own && own != "" {
			f := t.InPlan(own)
			f.Severity = Error
			f.Message = fmt.Sprintf("按%s校核，标题仍标注“%s”", t.Stage, own)
			f.Suggestion = "请删去或更换稿次标注"
			found(f)
		}
		if own == "" {
			return
		}
		for k := range t.Lines {
			l := &t.Lines[k]
			for _, at := range stageWords.FindAllStringIndex(l.Text, -1) {
				word := l.Text[at[0]:at[1]]
				if field := l.fieldOf(at[0]); field != plan.FieldPreamble && field != plan.FieldClosing || word == own || word[:len("《")] == "《" {
					continue
				}
				f := l.At(at[0], at[1])
				f.Message = fmt.Sprintf("这里写作“%s”，标题标注的是“%s”", word, own)
				f.Suggestion = "请统一稿次"
				found(f)
			}
		}
	},
}
