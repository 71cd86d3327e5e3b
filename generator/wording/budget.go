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
		return plan.Unbalanced(b.PartsSum(), b.Total.Fen, b.Total.Text)
	case p.Gap < 0:
		return plan.Unbalanced(b.PartsSum(), b.Total.Fen, b.Total.Text) + "，请核实"
	}
	return ""
}

// WholePlace says where the plan states a budget for all of it: 前言, or the
// section without measures.
func WholePlace(w assign.WholeBudget) string {
	if w.Section == nil {
		return "前言"
	}
	return SectionName(w.Section)
}

// WholeName is the name of that budget in a table: 全案（前言）.
func WholeName(w assign.WholeBudget) string { return "全案（" + WholePlace(w) + "）" }

// WholeNote says what a reader must know of it.
func WholeNote(w assign.WholeBudget) string {
	p := assign.Part{Budget: w.Budget}
	if b := w.Budget; b.Total != nil && b.Total.Known && len(b.Parts) > 0 {
		p.Gap = b.Total.Fen - b.PartsSum()
	}
	return BudgetNote(p)
}

// wholeSummary is the sentence of the plan's own budget; empty without one.
func wholeSummary(o *assign.Overview) string {
	var list []string
	for _, w := range o.Whole {
		place := "“" + WholePlace(w) + "”"
		if w.Section == nil {
			place = "前言"
		}
		switch b := w.Budget; {
		case b.Total == nil:
			list = append(list, place+"列出预算分项，合计"+partsText(b)+"，未列总额")
		case !b.Total.Known:
			list = append(list, place+"的预算为“"+b.Total.Text+"”，金额待定")
		default:
			list = append(list, place+"写明预算安排"+b.Total.Text)
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "全案预算：" + strings.Join(list, "；")
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
	whole := wholeSummary(o)
	stated, open, pending, none := 0, 0, 0, 0
	fields := o.Fields()
	for _, p := range fields {
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
	switch {
	case none == len(fields) && whole != "":
		return whole + "；方案各领域均未写明预算安排。"
	case none == len(fields):
		return "方案各领域均未写明预算安排。"
	case whole != "":
		whole += "，不与各领域预算相加。"
	}
	of := fmt.Sprintf("方案%d个领域", len(fields))
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
	if stated == len(fields) {
		return whole + of + "均写明预算总额，合计" + Sum(o.BudgetTotal) + "。"
	}
	return whole + of + "中，" + strings.Join(list, "；") + "。"
}
