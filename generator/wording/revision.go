package wording

import (
	"fmt"
	"strings"

	"fenjie/source/plan"
	"fenjie/source/revision"
)

// ChangeKinds lists the kinds of change in the order in which documents count
// them.
var ChangeKinds = []revision.Kind{
	revision.Added, revision.Removed, revision.Units, revision.Leaders, revision.Targets, revision.Amounts, revision.BudgetKind, revision.Deadline,
	revision.Retitled, revision.Reworded, revision.Moved, revision.UnitRenamed, revision.Stage, revision.Renumbered,
}

// ChangePlace says where a change is: the measure, the section, or the part of
// the plan outside them.
func ChangePlace(c *revision.Change) string {
	switch {
	case c.NewMeasure != nil:
		return BriefName(c.NewMeasure)
	case c.OldMeasure != nil:
		return "原" + BriefName(c.OldMeasure)
	case c.NewSection != nil:
		return SectionName(c.NewSection)
	case c.OldSection != nil:
		return "原" + SectionName(c.OldSection)
	case c.Kind == revision.Retitled:
		return "方案标题"
	case c.Kind == revision.UnitRenamed:
		return "责任单位"
	}
	return "方案"
}

// RevisionSummary is the sentence that sums a revision up.
func RevisionSummary(r *revision.Revision) string {
	told := r.Told()
	if len(told) == 0 {
		return "两份文稿的内容没有变化。"
	}
	old, new := r.Pairing.Old, r.Pairing.New
	added, removed, changed, renumbered, elsewhere := 0, 0, map[*plan.Measure]bool{}, 0, 0
	for _, c := range told {
		switch {
		case c.NewMeasure == nil && c.OldMeasure == nil:
			elsewhere++
		case c.Kind == revision.Added:
			added++
		case c.Kind == revision.Removed:
			removed++
		case c.Kind == revision.Renumbered:
			renumbered++
		default:
			changed[c.NewMeasure] = true
		}
	}
	text := fmt.Sprintf("任务由%d项变为%d项：", len(old.Measures()), len(new.Measures()))
	if len(old.Measures()) == len(new.Measures()) {
		text = fmt.Sprintf("任务共%d项：", len(new.Measures()))
	}
	var parts []string
	for _, p := range []struct {
		count int
		form  string
	}{{added, "新增%d项"}, {removed, "撤销%d项"}, {len(changed), "内容有调整的%d项"}, {renumbered, "仅序号变化的%d项"}} {
		if p.count > 0 {
			parts = append(parts, fmt.Sprintf(p.form, p.count))
		}
	}
	if len(parts) == 0 {
		parts = []string{"任务没有变化"}
	}
	text += strings.Join(parts, "，") + "。"
	if elsewhere > 0 {
		text += fmt.Sprintf("任务以外的修订%d处。", elsewhere)
	}
	quiet := 0
	news := r.News()
	for _, n := range news {
		if n.Quiet() {
			quiet++
		}
	}
	switch n := len(news) - quiet; {
	case n > 0 && quiet > 0:
		text += fmt.Sprintf("内容涉及%d个单位，另有%d个单位的任务仅序号变化。", n, quiet)
	case n > 0:
		text += fmt.Sprintf("内容涉及%d个单位。", n)
	case quiet > 0:
		text += fmt.Sprintf("%d个单位的任务仅序号变化。", quiet)
	}
	return text
}

// RevisionNote sums a revision up in a document about the plan, and says where
// the whole of it is; empty where there is none.
func RevisionNote(r *revision.Revision) string {
	if r == nil || len(r.Told()) == 0 {
		return ""
	}
	return "本稿与上一稿相比，" + RevisionSummary(r) + "详见《修订简报》。"
}

// NewsLine is a change as one unit reads it: the task and what became of it.
func NewsLine(i revision.Item) string {
	place := ChangePlace(i.Change)
	c := i.Change
	switch c.Kind {
	case revision.Targets, revision.Amounts, revision.BudgetKind, revision.Deadline, revision.Retitled, revision.Moved, revision.UnitRenamed:
		old, new := c.Old, c.New
		if old == "" {
			old = "无"
		}
		if new == "" {
			new = "无"
		}
		if c.Kind == revision.Deadline {
			old, new = Deadline(old), Deadline(new)
		}
		if c.Kind == revision.UnitRenamed {
			return old + "→" + new
		}
		return place + "：" + old + "→" + new
	case revision.Leaders:
		_, names := c.LeaderStep()
		return place + "：" + names
	case revision.Units:
		return place + "（现为" + c.New + "）"
	}
	return place
}
