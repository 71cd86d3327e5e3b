package check

import (
	"fmt"
	"strconv"
)

// deadlinePast: a limit lies before the plan's own year.
var deadlinePast = Rule{
	Code: "deadline-past", Severity: Warning, Name: "完成时限早于方案年度",
	What: "任务的完成时限在方案所属年度之前。",
	Why:  "多半是沿用上年文稿没有改年份；这样的任务一印发就已逾期。",
	Bad: `青山县2026年重点工作方案
一、发展科技
（一）办孵化器。2025年6月底前新办孵化器2家。（责任单位：县科技局）
`,
	Good: `青山县2026年重点工作方案
一、发展科技
（一）办孵化器。2026年6月底前新办孵化器2家。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		for _, task := range t.Tasks {
			d := task.Deadline
			if len(d) < 4 || t.Plan.Year == 0 {
				continue
			}
			year, err := strconv.Atoi(d[:4])
			if err != nil || year >= t.Plan.Year || len(d) > 4 && d[4] != '-' {
				continue
			}
			f := t.InMeasure(task.Measure, d[:4]+"年")
			f.Message = fmt.Sprintf("完成时限是%d年，早于方案所属的%d年", year, t.Plan.Year)
			f.Suggestion = "请核对年份"
			if year == t.Plan.Year-1 && len(d) >= 7 && d[5:7] >= "10" {
				f.Severity = Notice // a plan may go out before its year begins
			}
			found(f)
		}
	},
}
