package check

import (
	"fmt"
	"strings"

	"fenjie/source/plan"
)

// budgetNoTotal: a budget of parts without a total.
var budgetNoTotal = Rule{
	Code: "budget-no-total", Severity: Warning, Name: "预算没有总额",
	What: "领域预算列了几笔资金，没有写总额。",
	Why:  "汇总各领域预算时只能自行相加，容易加错或被当作没有预算。",
	Bad: `青山县重点工作方案
一、发展科技
2025年，县财政预算安排孵化器资金60万元，培训资金40万元。
（一）办孵化器。新办一家。（责任单位：县科技局）
`,
	Good: `青山县重点工作方案
一、发展科技
2025年，县财政预算安排资金100万元，其中孵化器资金60万元，培训资金40万元。
（一）办孵化器。新办一家。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		t.Plan.Walk(func(s *plan.Section, _ int) {
			if s.Budget == nil || s.Budget.Total != nil {
				return
			}
			parts := ownParts(s.Budget)
			if len(parts) < 2 {
				return
			}
			f := t.budgetAt(s, parts[0].Money)
			sum := (&plan.Budget{Parts: parts}).PartsSum()
			f.Message = fmt.Sprintf("领域%s列了%d笔预算，没有写总额；各笔合计%s", sectionName(s), len(parts), inUnitOf(parts[0].Text, sum))
			f.Suggestion = "请写明总额，如“安排资金" + inUnitOf(parts[0].Text, sum) + "，其中…”"
			if !allKnown(parts) {
				f.Message = fmt.Sprintf("领域%s列了%d笔预算，没有写总额", sectionName(s), len(parts))
				f.Suggestion = "请补上未定的金额，并写明总额"
			}
			found(f)
		})
	},
}

// ownParts are the parts of a budget that are the office's own money, without
// what it hopes to bring in.
func ownParts(b *plan.Budget) []plan.BudgetPart {
	var list []plan.BudgetPart
	for _, p := range b.Parts {
		if !notPart.In(p.Name) || strings.HasSuffix(p.Name, "贷款") {
			list = append(list, p)
		}
	}
	return list
}
