package source

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// targetUnits are units of measurement (计量单位), physical ones and 量词. Years,
// dates, ages and names of roads are none.
var targetUnits = []string{
	"%", "％", "‰", "个百分点", "百分点", "千瓦时", "千瓦", "兆瓦", "吉瓦", "吨标准煤", "吨标煤", "吨", "公斤", "千克", "斤", "立方米", "平方公里", "平方千米", "平方米", "公里", "千米", "米", "公顷", "亩", "方",
	"家次", "人次", "批次", "场次", "件次", "户次", "车次", "架次", "班次", "箱次", "辆次", "例次", "家", "个", "项", "名", "人", "户", "场", "次", "条", "件", "台（套）", "台(套)", "套（间）", "套(间)", "台套", "台", "套", "间", "座", "处", "所", "艘", "辆", "架", "列", "班",
	"张", "把", "只", "头", "羽", "尾", "株", "棵", "本", "册", "篇", "部", "份", "支", "对", "组", "队", "团", "期", "门", "幢", "栋", "片", "块", "根", "盏", "口", "孔", "桩", "枪", "床", "例", "宗", "笔", "单", "票", "箱", "标箱", "标准箱", "TEU", "款", "种", "类", "样", "道", "位", "倍", "成",
	"P", "PFLOPS", "EFLOPS", "MW", "GW", "kW", "km", "MB", "TB", "PB", "天", "小时", "分钟", "工作日", "个工作日", "席", "厂", "村", "镇", "校", "站", "点", "分", "星", "方案", "斗", "升", "微克", "毫克", "岁",
}

var unitForm = func() string {
	units := append([]string(nil), targetUnits...)
	sort.SliceStable(units, func(i, j int) bool { return len(units[i]) > len(units[j]) })
	for i, u := range units {
		units[i] = regexp.QuoteMeta(u)
	}
	return `(?:万亿|千亿|百亿|亿|千万|百万|万|千|百)?[余多]?(?:` + strings.Join(units, "|") + `)(?:(?:/|每)(?:` + strings.Join(units, "|") + `|日|年|月))?(?:[（(][套间个台组]{1,2}[）)])?`
}()

var (
	targetForm = pattern.New(`(不低于|不少于|不小于|不超过|不高于|不多于|不大于|高于|低于|少于|超过|突破|超|至少|约|近|[≥≤>＞<＜])?[ ]?` +
		`(` + numberForm + `)(?:(%|％|` + `[个家项]` + `)?(` + rangeForm + `)(` + numberForm + `))?[ ]?(?:余|多)?(` + unitForm + `)?[ ]?` +
		`((?:及)?以上|左右|以内|以下|上下)?`)
	ratioForm = pattern.New(`(` + numberForm + `)\s*[:：]\s*(\d+)`)
	quoteForm = pattern.New(`“[^”]{0,40}”|《[^》]*》|〔\d{4}〕\d+号`).Holding("“", "《", "〔")
	// rateAfter: what makes a percentage the rate of a subsidy.
	rateAfter = pattern.New(`^[^，。；]{0,6}?(?:补贴|补助|奖励|给予|资助|优惠|贴息|补偿|计提|征收|比例给予|的比例|予以|减征|缴纳|出资|承担|返还)`)
	rateList  = pattern.New(`^(?:、|或|和|至|-)\s*\d+(?:\.\d+)?[%％][^，。；]{0,30}?(?:补贴|补助|奖励|优惠)`).HoldingDigit()
	agesAfter = pattern.New(`^\s*(?:岁|周岁|年|月|日|号|时|点整|届|批|期|版|级|类|线|国道|省道|县道|层|楼|代|度|院|型|维)`).Opening("岁周年月日号时点届批期版级类线国省县层楼代度院型维 \t\n\f\r")
)

// readTargets returns the figures that a text commits to (量化目标), money
// aside: that is readAmounts'. Years, dates, document numbers, names that hold
// digits, rates of subsidy, thresholds and ages are none.
func readTargets(text string) []plan.Target {
	s := &targetScan{text: text, masked: maskNames(text)}
	s.scanFigures()
	s.scanRatios()
	s.scanWords()
	s.settle()
	for k := range s.found {
		s.complete(k)
	}
	targets := make([]plan.Target, 0, len(s.found))
	for _, f := range s.found {
		targets = append(targets, f.target)
	}
	return targets
}

// foundTarget is a target and where its figure stands.
type foundTarget struct {
	span
	target plan.Target
	end    int // of what it counts, when that follows it
}

type targetScan struct {
	text   string
	masked string // text with names and money blanked, of the same length
	found  []foundTarget
}

// maskNames blanks what holds digits and is no figure: quoted names, titles of
// documents, money, spans of years.
func maskNames(text string) string {
	var spans [][2]int
	for _, loc := range quoteForm.FindAllStringIndex(text, -1) {
		spans = append(spans, [2]int{loc[0], loc[1]})
	}
	for _, loc := range yearSpan.FindAllStringIndex(text, -1) {
		spans = append(spans, [2]int{loc[0], loc[1]})
	}
	for _, f := range findMoney(text) {
		spans = append(spans, [2]int{f.from, f.to})
	}
	return blank(text, spans)
}

func (s *targetScan) scanFigures() {
	for _, m := range matchesIn(targetForm, s.masked, pattern.HasDigit) {
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return s.text[m[2*n]:m[2*n+1]]
		}
		unit := unitName(group(6))
		more := strings.ContainsAny(group(6), "余多")
		after := s.masked[m[1]:]
		if unit == "" && !bareFigure(group(7), after) && !s.pure(m[0], group(1)+group(7), group(2), after) {
			continue
		}
		at := span{m[0], m[1]}
		for at.from < at.to && s.text[at.from] == ' ' {
			at.from++
		}
		if s.refuse(m[4], at, unit, after) {
			continue
		}
		t := plan.Target{Op: opOf(group(1), group(7)), Value: decimal(group(2)), Unit: unit}
		if group(5) != "" {
			t.Op, t.Max = plan.Range, decimal(group(5))
		}
		if t.Op == plan.Equal {
			t.Op = s.opBefore(at.from)
		}
		if t.Op == plan.Equal && more {
			t.Op = plan.More
		}
		s.found = append(s.found, foundTarget{span: at, target: t})
	}
}

// unitName is a unit of measurement without what belongs to the number: 万余户
// is 万户.
func unitName(written string) string {
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
var pureForm = pattern.New(`(?:收入比|比值|系数|指数|倍差|弹性|PUE|PUE值|[^产价市]值)(?:(?:缩小|下降|降低|压降|降|提高|提升|升|控制|保持|稳定|达)(?:到|至|在)?)?(?:为|到|在)?[ ]?$`)

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
	}{{"控制在", plan.AtMost}, {"不低于", plan.AtLeast}, {"不少于", plan.AtLeast}, {"超过", plan.More}, {"超", plan.More}, {"突破", plan.More}} {
		if strings.HasSuffix(before, w.words) {
			return w.op
		}
	}
	return plan.Equal
}

// scanRatios finds 1.77:1.
func (s *targetScan) scanRatios() {
	for _, m := range matchesIn(ratioForm, s.masked, hasRatio) {
		s.found = append(s.found, foundTarget{span: span{m[0], m[1]}, target: plan.Target{
			Op: plan.Equal, Value: decimal(s.text[m[2]:m[3]]), Unit: ":" + s.text[m[4]:m[5]],
		}})
	}
}

// settle puts what was found in the text's order; of two forms that overlap the
// first stays, and of two that begin together the longer.
func (s *targetScan) settle() {
	sort.SliceStable(s.found, func(i, j int) bool {
		a, b := s.found[i].span, s.found[j].span
		return a.from < b.from || a.from == b.from && a.to > b.to
	})
	kept, end := s.found[:0], 0
	for _, f := range s.found {
		if f.from >= end {
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
