package source

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/plan"
)

// targetUnits are units of measurement (计量单位), physical ones and 量词. Years,
// dates, ages and names of roads are none.
var targetUnits = []string{
	"%", "％", "‰", "个百分点", "百分点", "千瓦时", "千瓦", "兆瓦", "吉瓦", "吨标准煤", "吨标煤", "吨", "公斤", "千克", "斤", "立方米", "平方公里", "平方千米", "平方米", "公里", "千米", "米", "公顷", "亩", "方",
	"家次", "人次", "批次", "场次", "件次", "户次", "车次", "架次", "班次", "箱次", "辆次", "例次", "家", "个", "项", "名", "人", "户", "场", "次", "条", "件", "台（套）", "台(套)", "套（间）", "套(间)", "台套", "台", "套", "间", "座", "处", "所", "艘", "辆", "架", "列", "班",
	"张", "把", "只", "头", "羽", "尾", "株", "棵", "本", "册", "篇", "部", "份", "支", "对", "组", "队", "团", "期", "门", "幢", "栋", "片", "块", "根", "盏", "口", "孔", "桩", "枪", "床", "例", "宗", "笔", "单", "票", "箱", "标箱", "标准箱", "TEU", "款", "种", "样", "道", "位", "倍", "成",
	"P", "PFLOPS", "EFLOPS", "MW", "GW", "kW", "km", "MB", "TB", "PB", "天", "小时", "分钟", "工作日", "个工作日", "席", "厂", "村", "镇", "校", "站", "点", "分", "星", "方案", "斗", "升",
}

var unitForm = func() string {
	units := append([]string(nil), targetUnits...)
	sort.SliceStable(units, func(i, j int) bool { return len(units[i]) > len(units[j]) })
	for i, u := range units {
		units[i] = regexp.QuoteMeta(u)
	}
	return `(?:万亿|千亿|百亿|亿|千万|百万|万|千|百)?(?:` + strings.Join(units, "|") + `)(?:[（(][套间个台组]{1,2}[）)])?`
}()

var (
	targetForm = regexp.MustCompile(`(不低于|不少于|不小于|不超过|不高于|不多于|高于|低于|少于|超过|突破|超|至少|约|近)?[ ]?` +
		`(` + numberForm + `)(?:(%|％|` + `[个家项]` + `)?(` + rangeForm + `)(` + numberForm + `))?[ ]?(?:余|多)?(` + unitForm + `)?[ ]?` +
		`((?:及)?以上|左右|以内|以下|上下)?`)
	ratioForm   = regexp.MustCompile(`(` + numberForm + `)\s*[:：]\s*(\d+)`)
	doublesForm = regexp.MustCompile(`翻([一两二])番|(全覆盖|全域覆盖|全面覆盖|应保尽保率)`)
	hanForm     = regexp.MustCompile(`(不少于|至少|不低于)?([一二两三四五六七八九十])(家|个|项|场|名|批|所|座|处|件)(以上)`)
	quoteForm   = regexp.MustCompile(`“[^”]{0,40}”|《[^》]*》|〔\d{4}〕\d+号`)
	// rateAfter: what makes a percentage the rate of a subsidy.
	rateAfter = regexp.MustCompile(`^[^，。；]{0,6}?(?:补贴|补助|奖励|给予|资助|优惠|贴息|补偿|计提|征收|比例给予|的比例|予以|减征|缴纳|出资|承担|返还)`)
	rateList  = regexp.MustCompile(`^(?:、|或|和|至|-)\s*\d+(?:\.\d+)?[%％][^，。；]{0,30}?(?:补贴|补助|奖励|优惠)`)
	// thresholdEnd: 以下的项目, 以上的企业.
	thresholdEnd = regexp.MustCompile(`(?:以上|以下|以内)\s*$`)
	agesAfter    = regexp.MustCompile(`^\s*(?:岁|周岁|年|月|日|号|时|点整|届|批|期|版|级|类|线|国道|省道|县道|层|楼|代|度|院|型|维)`)
)

// readTargets returns the figures that a text commits to (量化目标), money
// aside: that is readAmounts'. Years, dates, document numbers, names that hold
// digits, rates of subsidy, thresholds and ages are none.
func readTargets(text string) []plan.Target {
	s := &targetScan{text: text, masked: maskNames(text)}
	s.scanFigures()
	s.scanRatios()
	s.scanWords()
	sort.SliceStable(s.found, func(i, j int) bool { return s.found[i].from < s.found[j].from })
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
	for _, m := range targetForm.FindAllStringSubmatchIndex(s.masked, -1) {
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return s.text[m[2*n]:m[2*n+1]]
		}
		unit := strings.ReplaceAll(group(6), "％", "%")
		after := s.masked[m[1]:]
		if unit == "" && !bareFigure(group(7), after) {
			continue
		}
		at := span{m[0], m[1]}
		for at.from < at.to && s.text[at.from] == ' ' {
			at.from++
		}
		if s.refuse(m[4], at, unit, after) {
			continue
		}
		t := plan.Target{Op: opOf(group(1), group(7)), Value: decimal(group(2)), Unit: strings.ReplaceAll(unit, " ", "")}
		if group(5) != "" {
			t.Op, t.Max = plan.Range, decimal(group(5))
		}
		if t.Op == plan.Equal {
			t.Op = s.opBefore(at.from)
		}
		s.found = append(s.found, foundTarget{span: at, target: t})
	}
}

// bareFigure: a figure without a unit of measurement is still a commitment
// where 以上 follows it and then what is counted: 组织1000以上学生参与.
func bareFigure(after, rest string) bool {
	if !strings.HasSuffix(after, "以上") {
		return false
	}
	r := firstRune(rest)
	return unicode.Is(unicode.Han, r)
}

// refuse tells figures that commit to nothing. number is the byte at which the
// number begins.
func (s *targetScan) refuse(number int, at span, unit, after string) bool {
	before := s.masked[:number]
	if precededByWord(before) || strings.HasSuffix(before, "〔") || isStart(s.masked, at) {
		return true
	}
	if unit == "" && agesAfter.MatchString(s.masked[number+len(decimalRun(s.masked[number:])):]) {
		return true
	}
	if r := firstRune(after); r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || agesAfter.MatchString(after) && len([]rune(unit)) == 1 && unit != "%" && !strings.ContainsRune("年", r) && startsName(after) {
		return true
	}
	if strings.HasSuffix(unit, "%") {
		part := s.text[lastOf(s.text, 0, number, "，。；、\n"):number]
		if rateAfter.MatchString(after) || rateList.MatchString(after) || containsAny(part, "按", "减按", "给予", "最高补", "补贴比例", "奖励比例") {
			return true
		}
	}
	if strings.HasPrefix(after, "的") && thresholdEnd.MatchString(s.text[at.from:at.to]) {
		return true // 5000吨以下的项目 says which projects, and promises none
	}
	if strings.HasSuffix(strings.TrimRight(before, " "), "每") {
		return true // 每3个, 每10人
	}
	return s.isReferred(number, unit, after)
}

func startsName(after string) bool {
	for _, name := range []string{"级", "型", "版", "线", "国道", "省道"} {
		if strings.HasPrefix(after, name) {
			return true
		}
	}
	return false
}

func decimalRun(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	if end < 0 {
		return s
	}
	return s[:end]
}

// isReferred: 上述8个领域, 等3类项目 and 这4个方面 count what is already named;
// 4个项目 after a list that the sentence opens or finishes is a commitment.
func (s *targetScan) isReferred(number int, unit, after string) bool {
	before := strings.TrimRight(s.text[:number], " ")
	for _, w := range []string{"上述", "以上", "前述", "这", "该", "本", "围绕", "聚焦", "聚焦办好"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	if !strings.HasSuffix(before, "等") {
		return false
	}
	sentence := s.text[lastOf(s.text, 0, number, "。；，\n"):number]
	return !containsAny(sentence, "开工", "建成", "完成", "新建", "实施", "竣工", "投用", "建设")
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
	for _, m := range ratioForm.FindAllStringSubmatchIndex(s.masked, -1) {
		s.drop(span{m[0], m[1]})
		s.found = append(s.found, foundTarget{span{m[0], m[1]}, plan.Target{
			Op: plan.Equal, Value: decimal(s.text[m[2]:m[3]]), Unit: ":" + s.text[m[4]:m[5]],
		}})
	}
}

// drop removes figures within at, which a wider form takes.
func (s *targetScan) drop(at span) {
	kept := s.found[:0]
	for _, f := range s.found {
		if f.from < at.from || f.to > at.to {
			kept = append(kept, f)
		}
	}
	s.found = kept
}

// scanWords finds commitments in words: 翻一番 is 2倍, 全覆盖 is 100%, 十家以上.
func (s *targetScan) scanWords() {
	for _, m := range doublesForm.FindAllStringSubmatchIndex(s.masked, -1) {
		t := plan.Target{Op: plan.Equal, Value: "100", Unit: "%"}
		if m[2] >= 0 {
			t.Value, t.Unit = "2", "倍"
			if s.text[m[2]:m[3]] != "一" {
				t.Value = "4"
			}
		}
		s.found = append(s.found, foundTarget{span{m[0], m[1]}, t})
	}
	for _, m := range hanForm.FindAllStringSubmatchIndex(s.masked, -1) {
		s.found = append(s.found, foundTarget{span{m[0], m[1]}, plan.Target{
			Op: plan.AtLeast, Value: hanValue(s.text[m[4]:m[5]]), Unit: s.text[m[6]:m[7]],
		}})
	}
}

func hanValue(digit string) string {
	if digit == "十" {
		return "10"
	}
	if digit == "两" {
		return "2"
	}
	i := strings.Index("零一二三四五六七八九", digit)
	return string(rune('0' + i/len("一")))
}

// complete finds the metric of found target k: the words before its figure
// since the one before, and what is counted after it.
func (s *targetScan) complete(k int) {
	f := &s.found[k]
	from := lastOf(s.text, 0, f.from, partEnds)
	if k > 0 && s.found[k-1].to > from {
		from = s.found[k-1].to
		if i := strings.Index(s.text[from:f.from], "、"); i >= 0 && i < 40 {
			from += i
		}
	}
	lead := s.text[from:f.from]
	metric := trimEnd(trimWords(closeBrackets(lead), leadingWords), metricEnds)
	if utf8.RuneCountInString(metric) > 30 {
		if i := strings.LastIndex(metric, "、"); i >= 0 {
			metric = metric[i+len("、"):]
		}
	}
	to := f.to
	if tail := s.counted(f); tail != "" {
		metric += tail
		to += len(tail)
		if strings.HasPrefix(s.text[f.to:], "的") {
			to += len("的")
		}
	}
	if metric == "" {
		metric = s.subject(k)
	}
	f.target.Metric = strings.TrimSpace(metric)
	start := from
	if i := strings.Index(s.text[from:f.from], firstWord(metric, s.text[from:f.from])); i >= 0 && metric != "" {
		start = from + i
	}
	f.target.Text = strings.TrimSpace(strings.Trim(strings.TrimSpace(s.text[start:min(to, len(s.text))]), "、，；"))
}

// firstWord is the longest beginning of metric that stands in lead.
func firstWord(metric, lead string) string {
	word := ""
	for i, r := range metric {
		if next := metric[:i+utf8.RuneLen(r)]; strings.Contains(lead, next) {
			word = next
			continue
		}
		break
	}
	return word
}

// closeBrackets drops a bracket of which only one half stands in the words.
func closeBrackets(s string) string {
	if i := strings.LastIndexAny(s, "）)"); i >= 0 && !strings.ContainsAny(s[:i], "（(") {
		return s[lastOf(s, 0, len(s), "）)"):]
	}
	if i := strings.LastIndexAny(s, "（("); i >= 0 && !strings.ContainsAny(s[i:], "）)") {
		return s[lastOf(s, 0, len(s), "（("):]
	}
	return s
}

// metricEnds are words between a metric and its figure.
var metricEnds = []string{"力争达到", "力争达", "力争", "达到", "达", "保持在", "稳定在", "维持在", "控制在", "不低于", "不少于", "增长至", "提高至", "提高到", "提升到", "提升至", "扩大至", "扩大到",
	"缩小至", "缩小到", "降低至", "降低到", "降至", "升至", "增至", "为", "约", "超过", "超", "突破", "至", "在", "到", "有", "共", "计", "是", "均", "的"}

// counted is what a figure counts when its noun follows it: 10个产学研项目.
func (s *targetScan) counted(f *foundTarget) string {
	if strings.HasSuffix(f.target.Unit, "%") || strings.HasPrefix(f.target.Unit, ":") {
		return ""
	}
	rest := s.text[f.to:]
	end := nextOf(rest, 0, partEnds+"、（(）)")
	noun := strings.TrimSpace(rest[:end])
	if r := firstRune(noun); noun == "" || !unicode.Is(unicode.Han, r) && !unicode.IsLetter(r) {
		return ""
	}
	if utf8.RuneCountInString(noun) > 24 {
		return ""
	}
	for _, w := range []string{"的", "以上", "左右", "，", "参与", "及", "和", "并", "用于", "开展", "等"} {
		if strings.HasPrefix(noun, w) {
			return ""
		}
	}
	return rest[:end]
}

// subject is the metric that an earlier part of the sentence gives: 电梯更新，
// 全年完成200台.
func (s *targetScan) subject(k int) string {
	f := s.found[k]
	start := lastOf(s.text, 0, f.from, sentenceEnds)
	if k > 0 && s.found[k-1].from >= start && s.found[k-1].target.Metric != "" {
		return s.found[k-1].target.Metric
	}
	parts := strings.FieldsFunc(s.text[start:f.from], func(r rune) bool { return strings.ContainsRune(partEnds, r) })
	for i := len(parts) - 1; i >= 0; i-- {
		if metric := trimEnd(trimWords(parts[i], leadingWords), metricEnds); metric != "" {
			return metric
		}
	}
	return ""
}
