package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
	"fenjie/source/sentence"
)

// budgetPlanTotal: the sections' budgets do not add up to the plan's total.
var budgetPlanTotal = Rule{
	Code: "budget-plan-total", Severity: Error, Name: "各领域预算与全案总额不符",
	What: "各领域预算之和与方案前言、结尾或某一领域写明的总额不相等；写明剔除交叉重复的，总额不应大于各领域之和。",
	Why:  "领导先看总额；总额与各领域对不上，整份预算都不可信。",
	Bad: `青山县重点工作方案
一、发展科技
2025年，县财政预算安排资金100万元。
（一）办孵化器。新办一家。（责任单位：县科技局）
二、发展教育
2025年，县财政预算安排资金200万元。
（二）办学校。新办一所。（责任单位：县教育局）

上述2个领域县财政预算安排资金总额为400万元。
`,
	Good: `青山县重点工作方案
一、发展科技
2025年，县财政预算安排资金100万元。
（一）办孵化器。新办一家。（责任单位：县科技局）
二、发展教育
2025年，县财政预算安排资金200万元。
（二）办学校。新办一所。（责任单位：县教育局）

上述2个领域县财政预算安排资金总额为300万元。
`,
	Check: func(t *Text, found func(Finding)) {
		if len(outliers(sectionTotals(t).sums)) > 0 {
			return // amount-scale tells what to mend first
		}
		totals := planTotals(t)
		sum := sumOfSections(t, totals)
		for _, total := range totals {
			if sum.named > 1 && disagree(sum, total) {
				f := total.line.At(total.from, total.to)
				f.Message = fmt.Sprintf("各领域预算合计%s（%s），与总额%s相差%s", inUnitOf(total.written, sum.fen), strings.Join(sum.terms, "、"),
					inUnitOf(total.written, total.fen), inUnitOf(total.written, differ(sum.fen, total.fen)))
				f.Suggestion = "请核对总额和各领域预算；有交叉重复的，请写明已剔除"
				found(f)
			}
		}
	},
}

var (
	// wholeForm: a sum of the whole plan, by its words.
	wholeForm = pattern.New(`上述|以上(?:各|[0-9一二三四五六七八九十两])|本方案|本计划|本政策|各(?:个)?(?:领域|板块|方面)|全部领域`).Holding("上述", "以上", "本方案", "本计划", "本政策", "各", "全部领域")
	// manyForm: 8个领域.
	manyForm = pattern.New(`([0-9]+|[一二三四五六七八九十]+|两)(?:个|大)(?:领域|方面|板块|部分)`).Holding("领域", "方面", "板块", "部分")
	// arranged: the treasury's own money.
	arranged = pattern.Words{"预算", "财政", "安排", "统筹"}
	// totalled: what is said is a total.
	totalled = pattern.Words{"总", "合计", "共", "安排"}
	// elsewhere: somebody else's money, or another thing.
	elsewhere = pattern.Words{"争取", "上级", "中央", "省级", "投资", "贷款", "债券", "社会资本", "撬动", "带动", "上年", "去年", "较", "同比", "增长", "其中", "所需", "每"}
	// overlapping: what stands in two sections is counted once.
	overlapping = pattern.Words{"剔除", "扣除", "交叉", "重复", "重叠"}
	yearForm    = pattern.New(`(20[0-9]{2})年`).Holding("20")
)

// stated is a total of the whole plan, as a sentence states it.
type stated struct {
	figure
	line    *Line
	part    *plan.Section // the outermost section that states it; nil outside
	overlap bool
}

// planTotals returns the totals of the whole plan that it states.
func planTotals(t *Text) []stated {
	var list []stated
	for k := range t.Lines {
		list = append(list, t.totalsIn(&t.Lines[k])...)
	}
	return list
}

func (t *Text) totalsIn(l *Line) []stated {
	var list []stated
	figures := l.sums
	for k, f := range figures {
		piece, ok := l.piece(f.from)
		if !ok || !f.known {
			continue
		}
		said := l.Text[:f.from]
		if k > 0 {
			said = l.Text[figures[k-1].to:f.from]
		}
		said = said[sentence.AfterLast(said, "。；！？;"):]
		if len(list) > 0 && strings.Contains(said, "其中") || elsewhere.In(said) || !arranged.In(said) || !totalled.In(said) || otherYear(said, t.Plan.Year) {
			continue
		}
		if wholeForm.MatchString(said) || counts(said, len(t.Plan.Sections)) || piece.Field == plan.FieldPreamble && isTotal(t.Plan.Budget, f.fen) ||
			piece.Measure == nil && piece.Section != nil && t.Plan.Opens(piece.Part) && isTotal(piece.Section.Budget, f.fen) {
			list = append(list, stated{f, l, piece.Part, overlapping.In(said)})
		}
	}
	return list
}

// counts tells whether a text names all sections by their number: 8个领域.
func counts(said string, sections int) bool {
	m := manyForm.FindStringSubmatch(said)
	return m != nil && (m[1] == strconv.Itoa(sections) || m[1] == chineseNumber(sections))
}

func chineseNumber(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n-10]
	case n < 100:
		return digits[n/10] + "十" + digits[n%10]
	}
	return ""
}

// otherYear tells that a text speaks of a year that is not the plan's.
func otherYear(said string, year int) bool {
	m := yearForm.FindStringSubmatch(said)
	return m != nil && year > 0 && m[1] != strconv.Itoa(year)
}

func isTotal(b *plan.Budget, sum plan.Fen) bool {
	return b != nil && b.Total != nil && b.Total.Known && b.Total.Fen == sum
}

// sectionsSum is what the sections' budgets make.
type sectionsSum struct {
	fen   plan.Fen
	named int      // sections with a budget
	whole bool     // every section with measures has a budget, all of its figures known
	terms []string // 一、5782万元
}

// sumOfSections adds the budgets of the outermost sections, without those whose
// budget is a stated total of all, and without those that have no measures: what
// 保障措施 costs is seldom meant by a total.
func sumOfSections(t *Text, totals []stated) sectionsSum {
	sum := sectionsSum{whole: true}
	for _, s := range t.Plan.Sections {
		if slices.ContainsFunc(totals, func(of stated) bool { return of.part == s && isTotal(s.Budget, of.fen) }) {
			continue
		}
		if len(s.AllMeasures()) == 0 && len(t.Tasks) > 0 {
			continue
		}
		fen, named, known := budgetOf(s)
		sum.whole = sum.whole && known && (named || len(s.AllMeasures()) == 0)
		if named {
			sum.fen += fen
			sum.named++
			sum.terms = append(sum.terms, s.Label+inScale(fen))
		}
	}
	return sum
}

// budgetOf is a section's budget, its sub-sections' where it has none itself.
func budgetOf(s *plan.Section) (fen plan.Fen, named, known bool) {
	b := s.Budget
	switch {
	case b != nil && b.Total != nil:
		return b.Total.Fen, true, b.Total.Known
	case b != nil:
		return b.PartsSum(), true, allKnown(b.Parts)
	}
	known = true
	for _, sub := range s.Sections {
		f, n, k := budgetOf(sub)
		fen, named, known = fen+f, named || n, known && k
	}
	return fen, named, known
}

// disagree tells whether a stated total cannot be that of the sections. What
// some sections leave open can only add to their sum.
func disagree(sum sectionsSum, total stated) bool {
	_, b := weigh([]figure{{fen: sum.fen, known: true}}, total.figure)
	return b == over && !total.overlap || b == short && sum.whole
}
