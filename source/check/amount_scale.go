package check

import (
	"fmt"
	"slices"
	"strings"

	"fenjie/source/plan"
)

// amountScale: an amount in 万 where its kin are in 亿, or the reverse.
var amountScale = Rule{
	Code: "amount-scale", Severity: Warning, Name: "金额单位疑有误",
	What: "一笔资金与同类资金相差悬殊，把万元、亿元互换后正好相当；或换过之后分项与总额相等。",
	Why:  "“万”与“亿”一字之差相差一万倍，印发后难以挽回。",
	Bad: `青山县重点工作方案
一、发展科技
2025年，县财政预算安排资金5800万元。
（一）办孵化器。新办一家。（责任单位：县科技局）
二、发展教育
2025年，县财政预算安排资金7300亿元。
（二）办学校。新办一所。（责任单位：县教育局）
三、发展农业
2025年，县财政预算安排资金9100万元。
（三）建农田。新建一片。（责任单位：县农业农村局）
`,
	Good: `青山县重点工作方案
一、发展科技
2025年，县财政预算安排资金5800万元。
（一）办孵化器。新办一家。（责任单位：县科技局）
二、发展教育
2025年，县财政预算安排资金7300万元。
（二）办学校。新办一所。（责任单位：县教育局）
三、发展农业
2025年，县财政预算安排资金1.1亿元。
（三）建农田。新建一片。（责任单位：县农业农村局）
`,
	Check: func(t *Text, found func(Finding)) {
		said := map[[2]int]bool{}
		t.eachStatement(func(l *Line, s statement, _ plan.AmountKind) {
			if wrong, ok := misscaled(s); ok {
				sum, _ := weigh(s.parts, s.total)
				f := l.At(wrong.from, wrong.to)
				f.Severity = Error
				f.Message = fmt.Sprintf("各分项合计%s，总额%s；“%s”如为%s则正好相等", inScale(sum), inScale(s.total.fen), wrong.written, swapped(wrong))
				f.Suggestion = "请核对是“万元”还是“亿元”"
				said[[2]int{f.Line, f.Column}] = true
				found(f)
			}
		})
		for _, kin := range kinds(t) {
			for _, a := range outliers(kin.sums) {
				f := a.place()
				if said[[2]int{f.Line, f.Column}] {
					continue
				}
				f.Message = fmt.Sprintf("其他%s在%s至%s之间，这一笔为%s，相差悬殊", kin.name, inScale(a.least), inScale(a.most), a.text)
				f.Suggestion = "请核对是“万元”还是“亿元”"
				found(f)
			}
		}
	},
}

// misscaled is the one figure of a statement that, had it 亿 for 万 or the
// reverse, would make the parts equal to the total.
func misscaled(s statement) (figure, bool) {
	sum, b := weigh(s.parts, s.total)
	if b != over && b != short || len(s.parts) < 2 {
		return figure{}, false
	}
	var found []figure
	for _, p := range s.parts {
		for _, other := range scales(p.fen) {
			if sum-p.fen+other == s.total.fen {
				found = append(found, p)
			}
		}
	}
	if slices.Contains(scales(s.total.fen), sum) {
		found = append(found, s.total)
	}
	if len(found) != 1 {
		return figure{}, false
	}
	return found[0], true
}

// scales are what a sum would be with 亿 for 万, and the reverse.
func scales(f plan.Fen) []plan.Fen {
	var list []plan.Fen
	if f < plan.Fen(1)<<62/10_000 {
		list = append(list, f*10_000)
	}
	return append(list, f/10_000)
}

// swapped is a sum's written form with 亿 for 万, or the reverse.
func swapped(f figure) string {
	if strings.Contains(f.written, "亿") {
		return strings.Replace(f.written, "亿", "万", 1)
	}
	return strings.Replace(f.written, "万", "亿", 1)
}

// inScale prints a sum in 亿元 from one 亿 on, else in 万元, exactly.
func inScale(f plan.Fen) string {
	if f >= plan.Yi {
		return f.Decimal(plan.Yi) + "亿元"
	}
	return f.Decimal(plan.Wan) + "万元"
}

// kin are sums of one kind, which are of like size.
type kin struct {
	name string
	sums []kinSum
}

type kinSum struct {
	fen         plan.Fen
	text        string
	place       func() Finding
	least, most plan.Fen // of the others, once known for an outlier
}

// kinds are the sums that are compared with each other: the totals of the
// sections' budgets, the parts of a budget without a total, and the money hoped
// for from above.
func kinds(t *Text) []kin {
	list := []kin{sectionTotals(t)}
	for _, s := range t.Plan.Sections {
		if b := s.Budget; b != nil && b.Total == nil && allKnown(b.Parts) {
			parts := kin{name: "分项"}
			for _, p := range b.Parts {
				parts.sums = append(parts.sums, kinSum{fen: p.Fen, text: p.Text, place: func() Finding { return t.budgetAt(s, p.Money) }})
			}
			list = append(list, parts)
		}
	}
	upward := kin{name: "向上争取资金"}
	for _, task := range t.Tasks {
		for _, a := range task.Amounts {
			if a.Kind == plan.KindUpward && a.Currency == "CNY" && !a.Part && !strings.Contains(a.For, "每") {
				upward.sums = append(upward.sums, kinSum{fen: a.Fen, text: a.Text, place: func() Finding {
					if f, ok := t.sumIn(task.Measure, a.Fen); ok {
						return f
					}
					return t.InMeasure(task.Measure, a.Text)
				}})
			}
		}
	}
	return append(list, upward)
}

func sectionTotals(t *Text) kin {
	totals := kin{name: "领域的预算"}
	for _, s := range t.Plan.Sections {
		if b := s.Budget; b != nil && b.Total != nil && b.Total.Known {
			totals.sums = append(totals.sums, kinSum{fen: b.Total.Fen, text: b.Total.Text, place: func() Finding { return t.budgetAt(s, *b.Total) }})
		}
	}
	return totals
}

// How far a sum must be from all its kin: above the largest, below the
// smallest. Small sums are met more often than enormous ones.
const (
	farAbove = 100
	farBelow = 500
	// amongKin is how far from its kin the swapped sum may be.
	amongKin = 3
)

// outliers returns the sums that are far from all others and would be among
// them with the scale swapped.
func outliers(sums []kinSum) []kinSum {
	var list []kinSum
	if len(sums) < 3 {
		return nil
	}
	order := slices.Clone(sums)
	slices.SortStableFunc(order, func(a, b kinSum) int { return int(min(max(a.fen-b.fen, -1), 1)) })
	n := len(order)
	for k, s := range []kinSum{order[0], order[n-1]} {
		rest := order[1:]
		if k == 1 {
			rest = order[:n-1]
		}
		s.least, s.most = rest[0].fen, rest[n-2].fen
		other := s.fen / 10_000
		far := s.fen/farAbove >= s.most
		if k == 0 {
			other, far = s.fen*10_000, s.fen <= s.least/farBelow
		}
		if far && s.fen > 0 && other >= s.least/amongKin && other/amongKin <= s.most {
			list = append(list, s)
		}
	}
	return list
}
