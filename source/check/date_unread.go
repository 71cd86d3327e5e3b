package check

import "fenjie/source/plan"

// dateUnread: a date that is told for no deadline, and is plainly none.
var dateUnread = Rule{
	Code: "date-unread", Severity: Notice, Name: "时间未作为完成时限",
	What: "任务中写了月份、季度、年底等时间，前后没有说明届时要做成什么，没有读作完成时限；过去的事实、比较的基数、文件名称中的时间不算。",
	Why:  "没有读作完成时限的时间，责任清单和简报里看不到，容易漏督办。",
	Bad: `青山县2026年重点工作方案
一、发展科技
（一）办孵化器。新办孵化器2家，三季度见分晓。（责任单位：县科技局）
`,
	Good: `青山县2026年重点工作方案
一、发展科技
（一）办孵化器。新办孵化器2家，三季度建成。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		for _, task := range t.Tasks {
			_, unread := plan.Dates(task.Sentences(), t.Plan.Year)
			for _, words := range unread {
				f := t.InMeasure(task.Measure, words)
				f.Message = "写了时间，没有说明届时要做成什么，未作为完成时限"
				f.Suggestion = "是时限的，请写明到时完成什么，如“6月底前完成……”；不是的不必修改"
				found(f)
			}
		}
	},
}
