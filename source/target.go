package source

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

var (
	ratioForm = pattern.New(`(` + numberForm + `)\s*[:：]\s*(\d+)`)
	quoteForm = pattern.New(`“[^”]{0,40}”|《[^》]*》|〔\d{4}〕\d+号`).Holding("“", "《", "〔")
	// rateAfter: what makes a percentage the rate of a subsidy.
	rateAfter = pattern.New(`^[^，。；]{0,6}?(?:补贴|补助|奖励|给予|资助|优惠|贴息|补偿|计提|征收|比例给予|的比例|予以|减征|缴纳|出资|承担|返还)`)
	rateList  = pattern.New(`^(?:、|或|和|至|-)\s*\d+(?:\.\d+)?[%％][^，。；]{0,30}?(?:补贴|补助|奖励|优惠)`).HoldingDigit()
	agesAfter = pattern.New(`^\s*(?:岁|周岁|年|月|日|号|时|点整|届|批|期|版|级|类|线|国道|省道|县道|层|楼|代|度|院|型|维)`).Opening("岁周年月日号时点届批期版级类线国省县层楼代度院型维 \t\n\f\r")
)

// readTargets returns the figures that a text commits to (量化目标), money
// aside: that is readAmounts'. Years, dates, document numbers, names that hold
// digits, rates of subsidy, thresholds, ages and what is told of a time before the
// plan's year are none.
func readTargets(text string, year int) []plan.Target {
	return targetsBeside(text, findMoney(text), year)
}

// targetsBeside is readTargets of a text whose money is found.
func targetsBeside(text string, money []figure, year int) []plan.Target {
	names := maskNames(text)
	s := &targetScan{text: text, masked: maskMoney(names, money), tenses: tenses{names, year}}
	s.scanFigures()
	s.scanRatios()
	s.scanWords()
	s.settle()
	for k := range s.found {
		s.complete(k)
	}
	targets := make([]plan.Target, 0, len(s.found))
	for _, f := range s.found {
		if !f.past { // another may be of what it counts: 目前建成9家，年底前达到15家
			targets = append(targets, f.target)
		}
	}
	return targets
}

// foundTarget is a target and where its figure stands.
type foundTarget struct {
	span
	target plan.Target
	end    int // of what it counts, when that follows it
	past   bool
}

type targetScan struct {
	text   string
	masked string // text with names and money blanked, of the same length
	tenses tenses
	found  []foundTarget
}

// maskNames blanks what holds digits and is no figure: quoted names, titles of
// documents, spans of years.
func maskNames(text string) string {
	var spans [][2]int
	for _, loc := range quoteForm.FindAllStringIndex(text, -1) {
		spans = append(spans, [2]int{loc[0], loc[1]})
	}
	for _, loc := range yearSpan.FindAllStringIndex(text, -1) {
		spans = append(spans, [2]int{loc[0], loc[1]})
	}
	return blank(text, spans)
}

// maskMoney blanks amounts of money.
func maskMoney(text string, money []figure) string {
	var spans [][2]int
	for _, f := range money {
		spans = append(spans, [2]int{f.from, f.to})
	}
	return blank(text, spans)
}

func (s *targetScan) scanFigures() {
	for f, ok := nextMeasured(s.masked, 0); ok; f, ok = nextMeasured(s.masked, f.to) {
		f.from = comparisonFrom(s.text, f.from, f.comparison)
		comparison, written := s.text[f.from:f.comparison], s.text[f.unit.from:f.unit.to]
		unit := unitName(written)
		bound := s.text[f.bound.from:f.bound.to]
		after := s.masked[f.to:]
		if unit == "" && !bareFigure(bound, after) && !s.pure(f.from, comparison+bound, s.text[f.number.from:f.number.to], after) {
			continue
		}
		at := span{f.from, f.to}
		for at.from < at.to && s.text[at.from] == ' ' {
			at.from++
		}
		if s.refuse(f.number.from, at, unit, after) {
			continue
		}
		t := plan.Target{Op: opOf(comparison, bound), Value: decimal(s.text[f.number.from:f.number.to]), Unit: unit}
		if not := negation(s.text[:at.from]); not > 0 && (t.Op == plan.More || t.Op == plan.Less) {
			t.Op = map[plan.Op]plan.Op{plan.More: plan.AtMost, plan.Less: plan.AtLeast}[t.Op]
			at.from -= not
		}
		if f.most.to > f.most.from {
			t.Op, t.Max = plan.Range, decimal(s.text[f.most.from:f.most.to])
		}
		if t.Op == plan.Equal {
			t.Op = s.opBefore(at.from)
		}
		if t.Op == plan.Equal && strings.ContainsAny(written, "余多") {
			t.Op = plan.More
		}
		s.found = append(s.found, foundTarget{span: at, target: t})
	}
}

// negations turn the comparison behind them round: 不得超过, 不突破, 不得低于.
var negations = []string{"不得", "不能", "不可", "不准", "不许", "不应", "不宜", "不允许", "不要", "不"}

// negation is the length of the one that a text ends with, or 0.
func negation(before string) int {
	for _, w := range negations {
		if strings.HasSuffix(before, w) {
			return len(w)
		}
	}
	return 0
}

// unitName is a unit of measurement without what belongs to the number: 万余户
// is 万户.
func unitName(written string) string {
	if !strings.ContainsAny(written, "％ 余多每") {
		return written
	}
	return unitSigns.Replace(written)
}

var unitSigns = strings.NewReplacer("％", "%", " ", "", "余", "", "多", "", "每", "/")

// bareFigure: a figure without a unit of measurement is still a commitment
// where 以上 follows it and then what is counted: 组织1000以上学生参与.
func bareFigure(after, rest string) bool {
	if !strings.HasSuffix(after, "以上") {
		return false
	}
	r := firstRune(rest)
	return unicode.Is(unicode.Han, r)
}

// pureForm ends with what has no unit of measurement: 城乡居民收入比缩小到, PUE值.
var pureForm = pattern.New(`(?:收入比|比值|容积率|得分|评分|系数|指数|倍差|弹性|PUE|PUE值|[^产价市]值)(?:(?:缩小|下降|降低|压降|降|提高|提升|升|控制|保持|稳定|达)(?:到|至|在)?)?(?:为|到|在)?[ ]?$`)

// pure reports a figure that has no unit of measurement since none is wanted: one
// with decimals or a comparison, at the end of its clause.
func (s *targetScan) pure(from int, comparison, number, after string) bool {
	if comparison == "" && !strings.Contains(number, ".") || after != "" && !strings.ContainsRune("，。；、）\n", firstRune(after)) {
		return false
	}
	return pureForm.MatchString(s.masked[max(0, lastOf(s.masked, 0, from, partEnds)):from])
}

// opBefore finds the comparison in the words before a figure, where blanks or
// 在 part them: 控制在5%.
func (s *targetScan) opBefore(at int) plan.Op {
	before := strings.TrimRight(s.text[:at], " ")
	for _, w := range []struct {
		words string
		op    plan.Op
	}{{"控制在", plan.AtMost}, {"控制到", plan.AtMost}, {"不得多于", plan.AtMost}, {"至多", plan.AtMost}, {"最多", plan.AtMost}, {"小于", plan.Less}, {"不低于", plan.AtLeast}, {"不少于", plan.AtLeast}, {"超过", plan.More}, {"超", plan.More}, {"突破", plan.More}} {
		if strings.HasSuffix(before, w.words) {
			return w.op
		}
	}
	part := before[lastOf(before, 0, len(before), partEnds):]
	if i := strings.LastIndex(part, "至少"); i >= 0 && nextDigit(part, i) == len(part) {
		return plan.AtLeast // 至少听取1次
	}
	return plan.Equal
}

// scanRatios finds 1.77:1.
func (s *targetScan) scanRatios() {
	for _, m := range matchesIn(ratioForm, s.masked, nextRatio) {
		if isSplit(s.masked[:m[0]], s.masked[m[1]:]) {
			continue
		}
		s.found = append(s.found, foundTarget{span: span{m[0], m[1]}, target: plan.Target{
			Op: plan.Equal, Value: decimal(s.text[m[2]:m[3]]), Unit: ":" + s.text[m[4]:m[5]],
		}})
	}
}

// settle puts what was found in the text's order; of two forms that overlap the
// first stays, and of two that begin together the longer. Facts of the past are
// told apart.
func (s *targetScan) settle() {
	sort.SliceStable(s.found, func(i, j int) bool {
		a, b := s.found[i].span, s.found[j].span
		return a.from < b.from || a.from == b.from && a.to > b.to
	})
	kept, end := s.found[:0], 0
	for _, f := range s.found {
		if f.from >= end {
			f.past = s.tenses.isPast(f.from, f.target.Op != plan.Equal && f.target.Op != plan.More)
			kept, end = append(kept, f), f.to
		}
	}
	s.found = kept
	s.shareUnits()
}

// shareUnits gives the figure that leaves it to the next one its unit of
// measurement and comparison: 高压15个、低压3个工作日以内.
func (s *targetScan) shareUnits() {
	for k := len(s.found) - 2; k >= 0; k-- {
		f, next := &s.found[k], s.found[k+1]
		between := s.text[f.to:next.from]
		if f.target.Unit == "个" && (next.target.Unit == "个工作日" || next.target.Unit == "个百分点") && strings.HasPrefix(between, "、") && utf8.RuneCountInString(between) <= 8 && f.target.Op == plan.Equal {
			f.target.Unit, f.target.Op = next.target.Unit, next.target.Op
		}
	}
}
