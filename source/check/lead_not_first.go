package check

import (
	"fmt"
	"slices"
	"strings"

	"fenjie/source/plan"
)

// leadNotFirst: a unit marked as lead stands behind one that is not.
var leadNotFirst = Rule{
	Code: "lead-not-first", Severity: Notice, Name: "牵头单位未排在首位",
	What: "带牵头标记的单位排在配合单位之后；全文多处如此的，只提示一次。",
	Why:  "牵头单位习惯上排第一；只看排序的人会弄错由谁牵头。",
	Bad: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：县财政局、*县科技局，带*的为牵头单位）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：*县科技局、县财政局，带*的为牵头单位）
`,
	Check: func(t *Text, found func(Finding)) {
		var late []mention
		marked := 0
		for _, task := range t.Tasks {
			lead := slices.IndexFunc(task.Units, func(u plan.Unit) bool {
				return u.Role == plan.Lead && strings.ContainsAny(u.AsWritten, leadMarks)
			})
			if lead < 0 || len(task.Units) < 2 {
				continue
			}
			marked++
			if first := task.Units[0]; first.Role != plan.Lead {
				u := task.Units[lead]
				late = append(late, mention{Unit: u, Written: written(u), section: task.Section, measure: task.Measure})
			}
		}
		if len(late) > oftenLate && len(late) > marked/4 {
			f := t.spot(late[0], "")
			f.Message = fmt.Sprintf("有%d项任务的牵头单位排在配合单位之后：%s", len(late), where(late))
			f.Suggestion = "如按单位建制排序，不必改；否则请把牵头单位排到最前"
			found(f)
			return
		}
		for _, m := range late {
			f := t.spot(m, "")
			f.Message = fmt.Sprintf("%s的牵头单位“%s”排在配合单位之后", taskName(m.measure), m.Written)
			f.Suggestion = "请把牵头单位排到最前"
			found(f)
		}
	},
}

// oftenLate is how many leads behind others may still be slips; where more than
// this and than a quarter of all are, it is the plan's way.
const oftenLate = 3
