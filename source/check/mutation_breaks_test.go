package check_test

import (
	"fmt"
	"math/rand"
	"regexp"
	"slices"
	"strings"
)

// breakers holds one or several ways to break a plan for each rule.
var breakers = []breaker{
	// 资金
	{code: "budget-sum", apply: addTo(1, `(?:其中|[，、]).{2,20}?(\d+)万元`, `(?:预算|统筹)安排.*其中`)},
	{code: "budget-no-total", apply: swap(`资金\d[\d.]*[万亿]元，其中`, "")},
	{code: "budget-placeholder", apply: swap(`资金\d[\d.]*([万亿]元)`, "资金XX$1")},
	{code: "budget-plan-total", apply: statedTotal},
	{code: "amount-scale", apply: swap(`(^2025年，.*安排资金\d{4,}|财政预算安排资金\d{4,})万元(，其中|。)`, "${1}亿元$2")},
	{code: "upward-sum", apply: addTo(-1, `争取.{4,14}?(\d+)万元`, `合计争取`)},
	// 责任
	{code: "lead-missing", also: []string{"section-lead-idle"}, apply: swap(`（责任单位：[*★☆]([^*★☆（）各]+、[^*★☆（）各]+)）`, "（责任单位：$1）")},
	{code: "lead-not-first", apply: swap(`（责任单位：([*★☆][^*★☆、（），]+)、([^*★☆、（），]+)`, "（责任单位：$2、$1")},
	{code: "section-lead-idle", apply: where(`责任单位：\*`, 5, newSectionLead(true))},
	{code: "section-lead-absent", apply: newSectionLead(false)},
	{code: "unit-alias", apply: either(
		where(`市人力社保局`, 3, swap(`市人力社保局`, "市人社局")), where(`市住建局`, 3, swap(`市住建局`, "市住房和城乡建设局")),
		where(`市市场监管局`, 3, swap(`市市场监管局`, "市市场监督管理局")), where(`瑞安金融监管分局`, 3, swap(`瑞安金融监管分局`, "瑞安金融监管支局")))},
	{code: "unit-note-alias", apply: swap(`〈国资办〉`, "〈市国资办〉")},
	{code: "unit-prefix", apply: either(swap(`、([平曹]\p{Han}+镇)`, "、市$1"), where(`、市`, 20, swap(`：(\*?)市(\p{Han}+局)`, "：$1$2")))},
	{code: "unit-repeated", apply: swap(`、(市\p{Han}+局)([、）])`, "、$1、$1$2")},
	{code: "unit-unknown-form", apply: swap(`(市\p{Han}+局)、(市\p{Han}+局[、）])`, "$1$2")},
	// 目标
	{code: "target-duplicate", apply: saidAgain(false)},
	{code: "target-conflict", apply: saidAgain(true)},
	{code: "target-no-unit", apply: swap(`(\d{2,})(?:家|个|场|名|项)(以上)`, "$1$2")},
	{code: "target-no-metric", apply: either(swap(`。（(责任单位|牵头单位)`, "，规上企业数字化改造达到60%。（$1"), swap(`小微企业担保增长10%`, "小微企业担保增量达10%"), swap(`改造覆盖率达到`, "改造达到"))},
	// 文字
	{code: "quote-unbalanced", apply: swap(`[“”]`, "")},
	{code: "bracket-unbalanced", also: []string{"clause-missing"}, apply: either(swap(`(.)（([^（）]{2,12})）`, "$1（$2"), swap(`(\p{Han})（([^（）]{2,12})）`, "$1$2）"), swap(`（(责任单位[^（）]+)）`, "（$1"), swap(`〉`, ""), swap(`《`, ""))},
	{code: "bracket-mixed", apply: either(swap(`（([^（）]{2,})）`, "（$1)"), swap(`（([^（）]{2,})）`, "($1）"), swap(`〈([^〉]*)〉`, "〈$1）"))},
	{code: "angle-mixed", apply: where(`〈`, 3, swap(`〈([^〉]*)〉`, "<$1>"))},
	{code: "punct-doubled", apply: either(swap(`(\p{Han})([。，；])`, "$1$2$2"), swap(`(\p{Han}{3})、`, "$1、、"), swap(`(局)）`, "$1、）"))},
	{code: "punct-missing", apply: either(where(`。（`, 3, swap(`([^。]{10})。（(责任单位|牵头单位)`, "$1（$2")), where(`，\p{Han}{4,}。(?:\n|$)`, 3, swap(`(，\p{Han}{4,})。$`, "$1")))},
	{code: "space-inside", also: []string{"budget-sum", "upward-sum"}, apply: either(swap(`([，。]\p{Han}{2,4})(\p{Han}{2,4}[，。])`, "$1 $2"), swap(`(\d)\.(\d+[\p{Han}%])`, "$1 .$2"), swap(`(\d)\.(\d+[\p{Han}%])`, "$1. $2"))},
	{code: "width-mixed", apply: either(swap(`(\p{Han})，`, "$1,"), swap(`(\p{Han})；`, "$1;"), swap(`(单位|部门)：`, "$1:"))},
	{code: "text-duplicate", apply: either(swap(`([，。；])([^，。；、（）“”\d]{6,20})([，；])`, "$1$2$3$2$3"), swap(`([，。；])([^，。；、（）“”\d]{4,20})。`, "$1$2$2。"),
		swap(`([，。；])(推进|建设|完善|优化|培育|新增|实施)(\p{Han}{2})`, "$1$2$2$3"))},
	{code: "title-duplicate", apply: sameTitle},
	{code: "title-broken", apply: either(breakTitle(`^[一二三四五六七八]、(\p{Han}{6,})（.*牵头）$`, 0), breakTitle(`^(\p{Han}[^#]{10,})方案`, 1))},
	{code: "placeholder", apply: either(swap(`\d+(家|个|场|台|座|所|公里|项)`, "XX$1"), swap(`\d+(家|个|场|台|座|所|公里|项)`, "××$1"), swap(`\d+(家|个|场|台|座|所|公里|项)`, "____$1"))},
	// 结构
	{code: "number-gap", also: []string{"section-lead-idle", "section-lead-absent"}, apply: dropMeasure},
	{code: "number-repeat", apply: repeatNumber},
	{code: "reference-missing", apply: swap(`。（责任单位`, "，具体见附件3。（责任单位")},
	{code: "clause-missing", also: []string{"section-lead-idle", "section-lead-absent"}, apply: swap(`^(（[一二三四五六七八九十]+）.*。)（责任单位：[^（）]+）$`, "$1")},
	{code: "deadline-past", apply: swap(`(底[^前]|[^底])([^底前]{12})。（责任单位`, "$1$2，2023年6月底前完成。（责任单位")},
	{code: "date-unread", apply: swap(`([^期时])。（责任单位`, "$1，三季度见分晓。（责任单位")},
	{code: "stage-mismatch", apply: otherStage},
}

// addTo adds to the figure, or takes from it, in the first group of a match, on lines that hold
// another pattern.
func addTo(sign int, pattern, line string) func(*rand.Rand, cleanPlan) (broken, bool) {
	form, on := regexp.MustCompile(pattern), regexp.MustCompile(line)
	return func(r *rand.Rand, p cleanPlan) (broken, bool) {
		list := slices.DeleteFunc(places(p, form), func(m place) bool { return !on.MatchString(p.lines[m.line]) })
		if len(list) == 0 {
			return broken{}, false
		}
		m := list[r.Intn(len(list))]
		l := p.lines[m.line]
		n := 0
		fmt.Sscan(l[m.at[2]:m.at[3]], &n)
		return with(p, m.line, fmt.Sprintf("%s%d%s", l[:m.at[2]], n+sign*(1+r.Intn(n-1)), l[m.at[3]:])), true
	}
}

// statedTotal adds a total that is not the sum of the sections' budgets, which
// is 322283万元 in the example.
func statedTotal(r *rand.Rand, p cleanPlan) (broken, bool) {
	if !strings.Contains(p.name, "examples") {
		return broken{}, false
	}
	lines := slices.Clone(p.lines)
	k := len(lines) - 1
	lines[k] = fmt.Sprintf("上述8个领域2025年市财政预算安排资金总额为%d万元。", 322283+(1+r.Intn(900))*(1-2*r.Intn(2))) + lines[k]
	return broken{lines, []int{k + 1}}, true
}

var sectionLead = regexp.MustCompile(`^[一二三四五六七八]、.*（由(\p{Han}+)牵头）`)

// newSectionLead gives a section a lead that is in its measures and leads none,
// or that is in none.
func newSectionLead(inside bool) func(*rand.Rand, cleanPlan) (broken, bool) {
	office := regexp.MustCompile(`[：、](市\p{Han}+局)`)
	return func(r *rand.Rand, p cleanPlan) (broken, bool) {
		list := places(p, sectionLead)
		if len(list) == 0 {
			return broken{}, false
		}
		m := list[r.Intn(len(list))]
		end := len(p.lines)
		for k := m.line + 1; k < len(p.lines) && end == len(p.lines); k++ {
			if sectionLead.MatchString(p.lines[k]) {
				end = k
			}
		}
		body := strings.Join(p.lines[m.line+1:end], "\n")
		var names []string
		for _, o := range office.FindAllStringSubmatch(p.text(), -1) {
			name := o[1]
			if name != p.lines[m.line][m.at[2]:m.at[3]] && strings.Contains(body, name) == inside && !strings.Contains(body, "*"+name) && !strings.Contains(body, "（责任单位："+name+"）") {
				names = append(names, name)
			}
		}
		if len(names) == 0 {
			return broken{}, false
		}
		l := p.lines[m.line]
		return with(p, m.line, l[:m.at[2]]+names[r.Intn(len(names))]+l[m.at[3]:]), true
	}
}

var (
	// measureLine: a measure with title, text and clause on its line.
	measureLine = regexp.MustCompile(`^（([一二三四五六七八九十]+)）([^。（]+)。(.+?)(（责任单位：[^（）]+)）$`)
	goal        = regexp.MustCompile(`[。，；]((?:新增|建成|培育|实施|举办|建设|开展)\p{Han}{6,12})(\d+)((?:家|个|场|公里|项|名|人|所|台)(?:以上)?)[，。；]`)
)

// saidAgain says a goal again in a measure of another section, with the same
// figure or another one.
func saidAgain(other bool) func(*rand.Rand, cleanPlan) (broken, bool) {
	return func(r *rand.Rand, p cleanPlan) (broken, bool) {
		goals, measures := places(p, goal), places(p, measureLine)
		if len(goals) == 0 || len(measures) < 4 {
			return broken{}, false
		}
		g, m := goals[r.Intn(len(goals))], measures[r.Intn(len(measures))]
		from, to := min(g.line, m.line), max(g.line, m.line)
		if !slices.ContainsFunc(p.lines[from:to], sectionLead.MatchString) {
			return broken{}, false // in one section
		}
		said := p.lines[g.line]
		n := 0
		fmt.Sscan(said[g.at[4]:g.at[5]], &n)
		if other {
			n += 1 + r.Intn(n+1)
		}
		l := p.lines[m.line]
		again := fmt.Sprintf("%s%d%s。", said[g.at[2]:g.at[3]], n, said[g.at[6]:g.at[7]])
		b := with(p, m.line, l[:m.at[8]]+again+l[m.at[8]:])
		b.at = []int{g.line + 1, m.line + 1}
		return b, true
	}
}

// sameTitle gives a measure the title of another.
func sameTitle(r *rand.Rand, p cleanPlan) (broken, bool) {
	list := places(p, measureLine)
	if len(list) < 2 {
		return broken{}, false
	}
	a, b := list[r.Intn(len(list))], list[r.Intn(len(list))]
	if a.line == b.line {
		return broken{}, false
	}
	title := p.lines[a.line][a.at[4]:a.at[5]]
	l := p.lines[b.line]
	m := with(p, b.line, l[:b.at[4]]+title+l[b.at[5]:])
	m.at = []int{max(a.line, b.line) + 1}
	return m, true
}

// breakTitle breaks a line in the first group of a match. The finding is at the
// first line, or so many below.
func breakTitle(pattern string, below int) func(*rand.Rand, cleanPlan) (broken, bool) {
	form := regexp.MustCompile(pattern)
	return func(r *rand.Rand, p cleanPlan) (broken, bool) {
		list := places(p, form)
		if len(list) == 0 || below > 0 && list[0].line > 0 {
			return broken{}, false
		}
		m := list[0]
		if below == 0 {
			m = list[r.Intn(len(list))]
		}
		l := p.lines[m.line]
		title := []rune(l[m.at[2]:m.at[3]])
		cut := m.at[2] + len(string(title[:2+r.Intn(len(title)-3)]))
		lines := slices.Clone(p.lines)
		lines = slices.Replace(lines, m.line, m.line+1, l[:cut], l[cut:])
		return broken{lines, []int{m.line + 1 + below}}, true
	}
}

// dropMeasure leaves a measure out: the next one's number is out of order.
func dropMeasure(r *rand.Rand, p cleanPlan) (broken, bool) {
	list := places(p, measureLine)
	if len(list) < 4 {
		return broken{}, false
	}
	k := 1 + r.Intn(len(list)-2)
	lines := slices.Delete(slices.Clone(p.lines), list[k].line, list[k].line+1)
	return broken{lines, []int{list[k+1].line}}, true
}

// repeatNumber gives a measure the number of the one before, and all after it
// one less.
func repeatNumber(r *rand.Rand, p cleanPlan) (broken, bool) {
	list := places(p, measureLine)
	if len(list) < 4 {
		return broken{}, false
	}
	lines := slices.Clone(p.lines)
	first := 1 + r.Intn(len(list)-1)
	for k := first; k < len(list); k++ {
		before := p.lines[list[k-1].line]
		l := p.lines[list[k].line]
		lines[list[k].line] = l[:list[k].at[2]] + before[list[k-1].at[2]:list[k-1].at[3]] + l[list[k].at[3]:]
	}
	return broken{lines, []int{list[first].line + 1}}, true
}

// otherStage lets the preamble name another stage than the title.
func otherStage(r *rand.Rand, p cleanPlan) (broken, bool) {
	stages := []string{"征求意见稿", "送审稿", "讨论稿"}
	own := slices.IndexFunc(stages, func(s string) bool { return strings.Contains(p.lines[0], s) })
	if own < 0 {
		return broken{}, false
	}
	stages = slices.Delete(stages, own, own+1)
	lines := slices.Insert(slices.Clone(p.lines), 1, "现将"+stages[r.Intn(2)]+"印发给你们，请研究提出意见。")
	return broken{lines, []int{1, 2}}, true
}
