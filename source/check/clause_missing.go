package check

import "fenjie/source/plan"

// clauseMissing: nobody is answerable for a measure.
var clauseMissing = Rule{
	Code: "clause-missing", Severity: Error, Name: "任务没有责任单位",
	What: "同一领域的其他任务写明了责任单位，这一项没有，所在的小标题也没有；整个领域都不分工的（如保障措施）不算。",
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
		alone := alone(t)
		for _, task := range t.Tasks {
			if !assigned[task.Part] {
				continue
			}
			if len(task.Units) > 0 && !alone[task.Measure] {
				continue
			}
			f := t.InMeasure(task.Measure, task.Title)
			f.Message = "没有写明责任单位"
			f.Suggestion = "请补写责任单位"
			found(f)
		}
	},
}

// alone are the measures without a clause whose fellows of an outermost section
// all have theirs, where the section's own clause (由…牵头) says only who leads
// it: the measure would fall to the lead alone, which hardly anyone means.
func alone(t *Text) map[*plan.Measure]bool {
	list := map[*plan.Measure]bool{}
	for _, s := range t.Plan.Sections {
		var without []*plan.Measure
		for _, m := range s.Measures {
			if m.Clause == "" {
				without = append(without, m)
			}
		}
		if len(s.LeadUnits) > 0 && len(s.LeadUnits) == len(s.Units) && len(without) == 1 && len(s.Measures) > 2 && len(s.Columns) == 0 {
			list[without[0]] = true
		}
	}
	return list
}
