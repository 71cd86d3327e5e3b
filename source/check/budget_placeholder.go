package check

import "fenjie/source/plan"

// budgetPlaceholder: a sum of money that is still to be filled in.
var budgetPlaceholder = Rule{
	Code: "budget-placeholder", Severity: Warning, Name: "金额未填",
	What: "金额处还是占位符（XX亿元、＿＿万元）或空白。",
	Why:  "定稿后没有金额，预算就没有安排；汇总时这一笔也只能按未知处理。",
	Bad: `青山县重点工作方案
一、发展科技
2025年，县财政预算安排资金XX万元。
（一）办孵化器。新办一家。（责任单位：县科技局）
`,
	Good: `青山县重点工作方案
一、发展科技
2025年，县财政预算安排资金100万元。
（一）办孵化器。新办一家。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		for k := range t.Lines {
			l := &t.Lines[k]
			for _, sum := range l.sums {
				piece, ok := l.piece(sum.from)
				if sum.known || sum.fen != 0 || !ok || piece.Field == plan.FieldClause {
					continue // the marks of a lead are no figure: **元宝镇
				}
				f := l.At(sum.from, sum.to)
				f.Severity = t.atStage(Warning)
				f.Message = "这里的金额还没有填"
				f.Suggestion = "请填上金额；未定的，请与财政部门商定后再印发"
				found(f)
			}
		}
		t.Plan.Walk(func(s *plan.Section, _ int) {
			for _, m := range unfilled(s.Budget) {
				if t.InSection(s, m.Text).Column > 0 {
					continue // in a line: told above
				}
				f := t.InSection(s, m.Text)
				f.Severity = t.atStage(Warning)
				f.Message = "领域" + sectionName(s) + "的预算金额还没有填"
				f.Suggestion = "请填上金额；未定的，请与财政部门商定后再印发"
				found(f)
			}
		})
	},
}

// unfilled are the sums of a budget without a figure.
func unfilled(b *plan.Budget) []plan.Money {
	var list []plan.Money
	if b == nil {
		return nil
	}
	if b.Total != nil && !b.Total.Known {
		list = append(list, *b.Total)
	}
	for _, p := range b.Parts {
		if !p.Known {
			list = append(list, p.Money)
		}
	}
	return list
}
