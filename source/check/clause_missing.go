package check

import "fenjie/source/plan"

// clauseMissing: nobody is answerable for a measure.
var clauseMissing = Rule{
	Code: "clause-missing", Severity: Error, Name: "任务没有责任单位",
	What: "同一领域的其他任务写明了责任单位，这一项没有，所在的领域或小标题也没有；整个领域都不分工的（如保障措施）不算。",
	Why:  "没有责任单位的任务分不下去，也无从督办。",
	Bad: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办孵化器2家。（责任单位：县科技局）
（二）建实验室。新建实验室3家。
`,
	Good: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办孵化器2家。（责任单位：县科技局）
（二）建实验室。新建实验室3家。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		assigned := map[*plan.Section]bool{} // parts that say who does what
		for _, task := range t.Tasks {
			assigned[task.Part] = assigned[task.Part] || len(task.Units) > 0
		}
		for _, task := range t.Tasks {
			if len(task.Units) > 0 || !assigned[task.Part] {
				continue
			}
			f := t.InMeasure(task.Measure, task.Title)
			f.Message = "没有写明责任单位"
			f.Suggestion = "请补写责任单位"
			found(f)
		}
	},
}
