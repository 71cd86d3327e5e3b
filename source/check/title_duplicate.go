package check

import (
	"fmt"
	"strings"

	"fenjie/source/plan"
)

// titleDuplicate: two measures, or two sections, of one title.
var titleDuplicate = Rule{
	Code: "title-duplicate", Severity: Warning, Name: "标题重复",
	What: "两项任务或两个领域的标题完全相同。",
	Why:  "清单和简报按标题称呼任务，标题相同会弄混，督查时也说不清是哪一项。",
	Bad: `青山县重点工作方案
一、发展科技
（一）加大争取力度。争取科技项目20个。（责任单位：县科技局）
二、发展工业
（二）加大争取力度。争取工业资金500万元。（责任单位：县经信局）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）争取科技项目。争取科技项目20个。（责任单位：县科技局）
二、发展工业
（二）争取工业资金。争取工业资金500万元。（责任单位：县经信局）
`,
	Check: func(t *Text, found func(Finding)) {
		first := map[string]Task{}
		for _, task := range t.Tasks {
			title := bare(task.Title)
			before, ok := first[title]
			if title == "" || !ok {
				first[title] = task
				continue
			}
			if before.Section == task.Section && len(task.Section.Columns) > 0 {
				continue // one cell of a table over several rows
			}
			f := t.InMeasure(task.Measure, task.Title)
			f.Message = fmt.Sprintf("与%s同一标题", t.taskAt(before.Measure))
			f.Suggestion = "请改写其中一个标题，写明各自的范围"
			found(f)
		}
		titles := map[string]*plan.Section{}
		t.Plan.Walk(func(s *plan.Section, depth int) {
			if depth > 0 || bare(s.Title) == "" {
				return
			}
			before, ok := titles[bare(s.Title)]
			if !ok {
				titles[bare(s.Title)] = s
				return
			}
			f := t.InSection(s, s.Title)
			f.Message = fmt.Sprintf("与%s（%s）同一标题", strings.TrimSuffix(before.Label, "、"), t.Plan.PlaceName(before.Line))
			f.Suggestion = "请改写其中一个标题"
			found(f)
		})
	},
}

// bare is text without blanks and marks.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if isWordly(r) {
			return r
		}
		return -1
	}, text)
}
