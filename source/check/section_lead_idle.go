package check

import (
	"fmt"

	"fenjie/source/plan"
)

// sectionLead is a section's lead and what it does in the section's measures.
type sectionLead struct {
	mention
	in    int // measures of the section that it is in
	leads int // measures of the section that it leads
	named int // measures of the section that name a lead
	of    int // measures of the section with units
}

// sectionLeads returns the leads of all sections, groups of units aside.
func sectionLeads(t *Text) []sectionLead {
	var list []sectionLead
	t.Plan.Walk(func(s *plan.Section, _ int) {
		for _, u := range leading(s.Units) {
			if isGroup(u.Name) {
				continue
			}
			l := sectionLead{mention: mention{Unit: u, Written: written(u), section: s}}
			for _, m := range s.AllMeasures() {
				l.count(m)
			}
			list = append(list, l)
		}
	})
	return list
}

func (l *sectionLead) count(m *plan.Measure) {
	if len(m.Units) > 0 {
		l.of++
	}
	if leading(m.Units) != nil {
		l.named++
	}
	for _, u := range m.Units {
		if u.Name == l.Name {
			l.in++
			if u.Role == plan.Lead {
				l.leads++
			}
		}
	}
}

// sectionLeadIdle: a section's lead leads none of its measures.
var sectionLeadIdle = Rule{
	Code: "section-lead-idle", Severity: Warning, Name: "领域牵头单位未牵头任务",
	What: "领域的牵头单位列在本领域的任务里，但没有牵头其中任何一项。",
	Why:  "领域由它总牵头，任务却都由别的单位牵头，汇总和考核时责任不清。",
	Bad: `青山县重点工作方案
一、发展科技（由县科技局牵头）
（一）办孵化器。新办一家。（责任单位：*县经信局、县科技局，带*的为牵头单位）
`,
	Good: `青山县重点工作方案
一、发展科技（由县科技局牵头）
（一）办孵化器。新办一家。（责任单位：*县科技局、县经信局，带*的为牵头单位）
`,
	Check: func(t *Text, found func(Finding)) {
		for _, l := range sectionLeads(t) {
			if l.in == 0 || l.leads > 0 || l.named == 0 {
				continue
			}
			f := t.spot(l.mention, "")
			f.Message = fmt.Sprintf("领域%s由“%s”牵头，但本领域%d项任务它都没有牵头", sectionName(l.section), l.Written, l.of)
			if l.named < l.of {
				f.Message += fmt.Sprintf("（其中%d项没有标明牵头单位）", l.of-l.named)
			}
			f.Suggestion = "请核对领域的牵头单位，或在相应任务中标明由它牵头"
			found(f)
		}
	},
}
