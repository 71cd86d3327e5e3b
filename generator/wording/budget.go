package wording

import (
	"fmt"

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
		return fmt.Sprintf("原文未列总额，分项合计%s万元", Wan(b.PartsSum()))
	case !b.Total.Known:
		return fmt.Sprintf("原文为“%s”，金额待定", b.Total.Text)
	case p.Gap > 0:
		return fmt.Sprintf("分项合计%s万元，比总额%s万元少%s万元，原文未说明用途", Wan(b.PartsSum()), Wan(b.Total.Fen), Wan(p.Gap))
	case p.Gap < 0:
		return fmt.Sprintf("分项合计%s万元，比总额%s万元多%s万元，请核实", Wan(b.PartsSum()), Wan(b.Total.Fen), Wan(-p.Gap))
	}
	return ""
}

// BudgetSummary is the sentence that sums the budgets up.
func BudgetSummary(o *assign.Overview) string {
	stated, open, none := 0, 0, 0
	for _, p := range o.Parts {
		switch {
		case p.Stated:
			stated++
		case p.Budget != nil:
			open++
		default:
			none++
		}
	}
	if stated+open == 0 {
		return "方案各领域均未写明预算安排。"
	}
	text := fmt.Sprintf("方案%d个领域中，%d个写明预算总额，合计%s万元", len(o.Parts), stated, Wan(o.BudgetTotal))
	if stated == len(o.Parts) {
		text = fmt.Sprintf("方案%d个领域均写明预算总额，合计%s万元", len(o.Parts), Wan(o.BudgetTotal))
	}
	if o.BudgetAll != o.BudgetTotal {
		text += fmt.Sprintf("；%d个只列分项、未列总额，计入其分项后为%s万元", open, Wan(o.BudgetAll))
	}
	if none > 0 {
		text += fmt.Sprintf("；%d个未写明预算", none)
	}
	return text + "。"
}
