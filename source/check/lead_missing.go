package check

import (
	"fmt"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// leadMissing: two units or more, and none leads.
var leadMissing = Rule{
	Code: "lead-missing", Severity: Warning, Name: "未明确牵头单位",
	What: "一项任务有两个及以上责任单位，没有标明谁牵头。",
	Why:  "没有牵头单位，任务就没有人总负责，也没有人汇总进展。",
	Bad: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：*县科技局、县财政局，带*的为牵头单位）
（二）办培训。办十场。（责任单位：县科技局、县教育局）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：*县科技局、县财政局，带*的为牵头单位）
（二）办培训。办十场。（责任单位：*县科技局、县教育局）
`,
	Check: func(t *Text, found func(Finding)) {
		l := leadsOf(t)
		if len(l.missing) == 0 || soleLeads.MatchString(t.Plan.Preamble+t.Plan.Closing) {
			return
		}
		draft := Warning
		if without := len(l.missing) + l.shared; without > 2 && l.named <= without {
			draft = Notice // a plan that mostly names none means it so
		}
		if l.named == 0 && len(l.missing) > 2 {
			f := leadPlace(t, l.missing[0])
			f.Severity = t.atStage(Notice)
			f.Message = fmt.Sprintf("全文%d项有多个责任单位的任务都没有标明牵头单位", len(l.missing))
			f.Suggestion = "请逐项标明牵头单位；如以排在第一位的为牵头单位，请在文中写明"
			found(f)
			return
		}
		for _, task := range l.missing {
			f := leadPlace(t, task)
			f.Severity = t.atStage(draft)
			f.Message = fmt.Sprintf("%s有%d个责任单位，没有标明牵头单位", taskName(task.Measure), len(task.Units))
			f.Suggestion = "请标明由哪个单位牵头"
			if oneUnit(task.Units) {
				f.Severity = Notice
			}
			found(f)
		}
	},
}

// soleLeads: the plan says who leads where none is marked.
var soleLeads = pattern.New(`(?:无|没有|未(?:明确|标明|注明|列))牵头单位`).Holding("牵头单位")

// dutyForm: all answer, each by its own duties, which names no lead on purpose.
var dutyForm = pattern.New(`(?:按|依|根据|结合)[^（）；]{0,8}(?:职责|职能|分工)|分别负责|共同负责|各自负责|分工负责`).Holding("职责", "职能", "分工", "负责")

// leads tells how a plan names leads.
type leads struct {
	named   int    // measures with two units or more that name a lead
	shared  int    // those that say that all answer, each by its duties
	missing []Task // those that say nothing
}

func leadsOf(t *Text) leads {
	var l leads
	var walk func(s, group *plan.Section, depth int)
	walk = func(s, group *plan.Section, depth int) {
		if group == nil || len(s.Units) > 0 {
			group = s
		}
		told := false // of a clause that several measures inherit, once
		for _, m := range s.Measures {
			inherited := inherits(m, group.Units)
			clause := m.Clause
			if inherited {
				clause = group.Clause
			}
			switch {
			case len(m.Units) < 2 || inherited && told:
			case leading(m.Units) != nil:
				l.named++
			case dutyForm.MatchString(clause):
				l.shared++
			case !allGroups(m.Units) && !(depth > 0 && groupLeads(group.Units, m.Units)):
				l.missing = append(l.missing, t.Tasks[t.task[m]])
				told = told || inherited
			}
		}
		for _, sub := range s.Sections {
			walk(sub, group, depth+1)
		}
	}
	for _, s := range t.Plan.Sections {
		walk(s, nil, 0)
	}
	return l
}

// leading returns the units that lead.
func leading(units []plan.Unit) []plan.Unit {
	var list []plan.Unit
	for _, u := range units {
		if u.Role == plan.Lead {
			list = append(list, u)
		}
	}
	return list
}

// groupLeads tells whether the lead of the group above is one of the units: in
// two tiers of clauses it leads the items too.
func groupLeads(above, units []plan.Unit) bool {
	for _, lead := range leading(above) {
		for _, u := range units {
			if u.Name == lead.Name {
				return true
			}
		}
	}
	return false
}

func allGroups(units []plan.Unit) bool {
	for _, u := range units {
		if !isGroup(u.Name) {
			return false
		}
	}
	return true
}

// oneUnit tells whether the units are one and groups that go with it (各街道).
func oneUnit(units []plan.Unit) bool {
	n := 0
	for _, u := range units {
		if !isGroup(u.Name) {
			n++
		}
	}
	return n == 1
}

// leadPlace is the clause of a measure, as far as its third unit.
func leadPlace(t *Text, task Task) Finding {
	clause, _, _ := strings.Cut(task.Clause, "\n")
	if names := strings.SplitAfterN(clause, "、", 4); len(names) > 3 {
		clause = strings.TrimSuffix(strings.Join(names[:3], ""), "、")
	}
	if f := t.InMeasure(task.Measure, clause); clause != "" && (f.Column > 0 || len(t.Plan.Passages) == 0) {
		return f
	}
	first := task.Units[0]
	return t.spot(mention{Unit: first, Written: written(first), section: task.Section, measure: task.Measure}, "")
}
