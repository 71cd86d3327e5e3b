package check

import "fmt"

// sectionLeadAbsent: a section's lead is in none of its measures.
var sectionLeadAbsent = Rule{
	Code: "section-lead-absent", Severity: Warning, Name: "领域牵头单位未列入任务",
	What: "领域的牵头单位不在本领域任何一项任务的责任单位里。",
	Why:  "总牵头的单位一项任务也不承担，多半是领域的牵头单位或某项任务的责任单位写错了。",
	Bad: `青山县重点工作方案
一、发展科技（由县教育局牵头）
（一）办孵化器。新办一家。（责任单位：县科技局）
`,
	Good: `青山县重点工作方案
一、发展科技（由县科技局牵头）
（一）办孵化器。新办一家。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		for _, l := range sectionLeads(t) {
			if l.in > 0 || l.of == 0 {
				continue
			}
			f := t.spot(l.mention, "")
			f.Message = fmt.Sprintf("领域%s由“%s”牵头，但本领域%d项任务的责任单位里都没有它", sectionName(l.section), l.Written, l.of)
			f.Suggestion = "请核对领域的牵头单位，或把它补入相应任务"
			found(f)
		}
	},
}
