package wording

import (
	"fmt"
	"regexp"
	"strings"

	"fenjie/generator/assign"
	"fenjie/source/plan"
)

// BudgetText is a section's budget as written: its total, or — .
func BudgetText(b *plan.Budget) string {
	switch {
	case b == nil:
		return "—"
	case b.Total != nil:
		return b.Total.Text
	}
	return "未列总额"
}

// BudgetWan is a section's budget in 万元: the total as stated; the parts' sum
// is in the note, for it is not the plan's figure.
func BudgetWan(b *plan.Budget) string {
	if b == nil || b.Total == nil || !b.Total.Known {
		return "—"
	}
	return Wan(b.Total.Fen)
}

// PartText is one part of a budget: 人才专项经费3900万元.
func PartText(p plan.BudgetPart) string { return p.Name + p.Text }

// BudgetNote says what a reader must know of a section's budget: parts that
// do not add up, parts without a total, a placeholder. Empty when all is well.
func BudgetNote(p assign.Part) string {
	b := p.Budget
	switch {
	case b == nil:
		return ""
	case b.Total == nil:
		return "原文未列总额，分项合计" + partsText(b)
	case !b.Total.Known:
		return fmt.Sprintf("原文为“%s”，金额待定", b.Total.Text)
	case p.Gap > 0:
		return fmt.Sprintf("分项合计%s，比总额%s少%s，少的部分原文未列金额", partsText(b), b.Total.Text, Sum(p.Gap))
	case p.Gap < 0:
		return fmt.Sprintf("分项合计%s，比总额%s多%s，请核实", partsText(b), b.Total.Text, Sum(-p.Gap))
	}
	return ""
}

// partsText is the sum of a budget's parts; the one there is as written.
func partsText(b *plan.Budget) string {
	if len(b.Parts) == 1 && b.Parts[0].Known {
		return b.Parts[0].Text
	}
	return Sum(b.PartsSum())
}

// overlap: the plan says that money of its sections overlaps.
var overlap = regexp.MustCompile(`(?:剔除|扣除|去除|减去|存在|含有|不含)[^。；\n]{0,8}(?:交叉|重叠|重复)`)

// OverlapNote says that the sum of the sections is more than the plan supports
// where the plan itself says so, before its sections or after them. Empty
// where it does not.
func OverlapNote(p *plan.Plan) string {
	if overlap.MatchString(p.Preamble) || overlap.MatchString(p.Closing) {
		return "方案说明各领域资金有交叉重叠，合计为各领域直接相加，未作剔除"
	}
	return ""
}

// BudgetSummary is the sentence that sums the budgets up.
func BudgetSummary(o *assign.Overview) string {
	stated, open, pending, none := 0, 0, 0, 0
	for _, p := range o.Parts {
		switch {
		case p.Stated:
			stated++
		case p.Budget == nil:
			none++
		case p.Budget.Total != nil:
			pending++
		default:
			open++
		}
	}
	if none == len(o.Parts) {
		return "方案各领域均未写明预算安排。"
	}
	var list []string
	if stated > 0 {
		list = append(list, fmt.Sprintf("%d个写明预算总额，合计%s", stated, Sum(o.BudgetTotal)))
	}
	if open > 0 {
		if stated > 0 {
			list = append(list, fmt.Sprintf("%d个只列分项、未列总额，计入其分项后为%s", open, Sum(o.BudgetAll)))
		} else {
			list = append(list, fmt.Sprintf("%d个只列分项、未列总额，分项合计%s", open, Sum(o.BudgetAll)))
		}
	}
	if pending > 0 {
		list = append(list, fmt.Sprintf("%d个金额待定", pending))
	}
	if none > 0 {
		list = append(list, fmt.Sprintf("%d个未写明预算", none))
	}
	if stated == len(o.Parts) {
		return fmt.Sprintf("方案%d个领域均写明预算总额，合计%s。", stated, Sum(o.BudgetTotal))
	}
	return fmt.Sprintf("方案%d个领域中，%s。", len(o.Parts), strings.Join(list, "；"))
}
