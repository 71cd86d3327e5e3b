package check

import (
	"fmt"

	"fenjie/source/plan"
)

// budgetSum: the parts of a budget do not add up to its total.
var budgetSum = Rule{
	Code: "budget-sum", Severity: Error, Name: "预算分项与总额不符",
	What: "领域预算的各分项（其中…）之和与总额不相等。",
	Why:  "总额和分项总有一个是错的，或有一笔没有列出；预算下达后各单位无从对账。",
	Bad: `青山县重点工作方案
一、发展科技
2025年，县财政预算安排资金100万元，其中孵化器60万元，培训30万元。
（一）办孵化器。新办一家。（责任单位：县科技局）
`,
	Good: `青山县重点工作方案
一、发展科技
2025年，县财政预算安排资金100万元，其中孵化器60万元，培训40万元。
（一）办孵化器。新办一家。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		t.Plan.Walk(func(s *plan.Section, _ int) {
			b := s.Budget
			if b == nil || b.Total == nil || !b.Total.Known || len(b.Parts) == 0 || !allKnown(b.Parts) {
				return
			}
			sum := b.PartsSum()
			if sum == b.Total.Fen {
				return
			}
			f := t.InSection(s, b.Total.Text)
			f.Message = fmt.Sprintf("分项合计%s，与总额%s相差%s", inWan(sum), inWan(b.Total.Fen), inWan(max(sum-b.Total.Fen, b.Total.Fen-sum)))
			f.Suggestion = "请核对总额和各分项，或补列未写出的部分"
			found(f)
		})
	},
}

func allKnown(parts []plan.BudgetPart) bool {
	for _, p := range parts {
		if !p.Known {
			return false
		}
	}
	return true
}

// inWan prints money in 万元, exactly: 1018万元.
func inWan(f plan.Fen) string { return f.Decimal(plan.Wan) + "万元" }
