package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/sentence"
)

// complete finds the metric of found target k: the words before its figure
// since the one before, and what is counted after it.
func (s *targetScan) complete(k int) {
	f := &s.found[k]
	from := lastOf(s.text, 0, f.from, partEnds)
	lastEnd := -1 // of the figure before, with what it counts
	if k > 0 {
		lastEnd = min(max(s.found[k-1].to, s.found[k-1].end), f.from)
	}
	if lastEnd > from {
		from = lastEnd
		if i := strings.Index(s.text[from:f.from], "、"); i >= 0 && i < 40 {
			from += i
		}
	}
	from = afterLabel(s.text, afterMoney(s.text, from, f.from), f.from)
	lead := s.text[from:f.from]
	metric := startForm.ReplaceAllString(trimWords(closeBrackets(lead), leadingWords), "")
	if from == lastEnd {
		metric = trimWords(metric, joiners)
	}
	metric = trimEnd(metric, metricEnds)
	if strings.HasSuffix(lead, "现有") && strings.HasSuffix(metric, "现") {
		metric += "有"
	}
	if f.past {
		metric = timeless(metric)
	}
	if utf8.RuneCountInString(metric) > 30 {
		if i := strings.LastIndex(metric, "、"); i >= 0 {
			metric = metric[i+len("、"):]
		}
	}
	to := f.to
	if tail := s.counted(f); tail != "" {
		metric += tail
		to += len(tail)
		f.end = to
		if strings.HasPrefix(s.text[f.to:], "的") {
			to += len("的")
		}
	} else if slices.Contains(metricEnds, metric) || utf8.RuneCountInString(metric) == 1 && slices.Contains(sentence.Changes, metric) {
		metric = "" // 累计达到40个 and 升至15家 say nothing of what
	}
	switch {
	case metric == "":
		metric = s.subject(k)
	case isChange(metric):
		f.target.Metric = s.changed(k, from) + metric
	}
	if f.target.Metric == "" {
		f.target.Metric = metric
	}
	f.target.Metric = strings.TrimSpace(f.target.Metric)
	start := from
	if i := strings.Index(s.text[from:f.from], firstWord(metric, s.text[from:f.from])); i >= 0 && metric != "" {
		start = from + i
	}
	f.target.Text = strings.TrimSpace(strings.Trim(strings.TrimSpace(s.text[start:min(to, len(s.text))]), "、，；"))
}

// joiners join a figure to the one before it and are no metric: 15%、10%和26%, 120家的
// 基础上新增30家.
var joiners = []string{"和", "及", "与", "以及", "或", "基础上"}

// firstWord is the longest beginning of metric that stands in lead.
func firstWord(metric, lead string) string {
	if strings.Contains(lead, metric) && utf8.ValidString(metric) {
		return metric // as most do
	}
	end := 0
	for i, r := range metric {
		next := i + utf8.RuneLen(r)
		if r == utf8.RuneError || !strings.Contains(lead, metric[:next]) {
			break
		}
		end = next
	}
	return metric[:end]
}

// closeBrackets drops a bracket of which only one half stands in the words.
func closeBrackets(s string) string {
	if nextOf(s, 0, "（）()") == len(s) {
		return s
	}
	if i := strings.LastIndexAny(s, "）)"); i >= 0 && !strings.ContainsAny(s[:i], "（(") {
		return s[lastOf(s, 0, len(s), "）)"):]
	}
	if i := strings.LastIndexAny(s, "（("); i >= 0 && !strings.ContainsAny(s[i:], "）)") {
		return s[lastOf(s, 0, len(s), "（("):]
	}
	return s
}

// metricEnds are words between a metric and its figure.
var metricEnds = slices.Concat(sentence.ChangedTo, []string{"分别", "力争达到", "力争达", "力争", "达到", "达", "保持在", "稳定在", "维持在", "控制在", "控制到", "不得多于", "至多", "最多", "小于", "不低于", "不少于",
	"为", "约", "超过", "超", "突破", "至", "在", "到", "有", "共", "计", "是", "均", "的", "≥", "≤", ">", "<", "＞", "＜"})

// counted is what a figure counts when its noun follows it: 10个产学研项目.
func (s *targetScan) counted(f *foundTarget) string {
	if strings.HasSuffix(f.target.Unit, "%") || strings.HasPrefix(f.target.Unit, ":") {
		return ""
	}
	rest := ahead(s.text[f.to:])
	end := nextOf(rest, 0, partEnds+"、（(）)")
	end = listEnd(rest, end)
	if loc := nextFigure.FindStringIndex(rest[:end]); loc != nil {
		end = loc[0] // 2000名技能人才和500名学徒
	}
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

// listEnd is where what is counted ends, where it is a list that goes on behind
// the 、 at byte end: 7个垦造耕地项目和滨海万亩方、陶山千亩方项目. One that a verb or a
// figure begins is another matter: 10个公园、改造广场.
func listEnd(rest string, end int) int {
	if !strings.HasPrefix(rest[end:], "、") {
		return end
	}
	whole := rest[:nextOf(rest, 0, partEnds+"（(）)")]
	if i := strings.Index(whole, "”"); i >= 0 && !strings.Contains(whole[:i], "“") {
		whole = whole[:i] // that of a quotation which began before
	}
	if len(whole) <= end || strings.ContainsAny(whole, "0123456789０１２３４５６７８９") || utf8.RuneCountInString(whole) > 24 {
		return end
	}
	for _, item := range strings.Split(whole[end+len("、"):], "、") {
		if sentence.BeginsWithVerb(item) {
			return end
		}
	}
	if containsAny(rest[:end], "和", "及", "与") || !endsAsKind(rest[:end]) && endsAsKind(whole) {
		return len(whole)
	}
	return end
}

// endsAsKind reports words that end with what all items of a list are.
func endsAsKind(words string) bool {
	for _, kind := range []string{"项目", "工程", "任务", "活动", "行动", "课题", "试点"} {
		if strings.HasSuffix(words, kind) {
			return true
		}
	}
	return false
}

// nextFigure begins the next figure of a list.
var nextFigure = pattern.New(`(?:以及|和|及|与|或)[0-9０-９]`).HoldingDigit()

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

var (
	// startForm: 从30家增加 says where things stand, not what is counted.
	startForm = pattern.New(`(?:从|由)\d[^，。；]{0,24}$`).Holding("从", "由")
	// subjectEnd is where the figure begins whose subject goes on: 总额达到500亿元、增长.
	subjectEnd = pattern.New(`(?:达到|达|为|突破|超过|超|不低于|不少于|控制在|保持在)?[ ]?[0-9０-９]`).HoldingDigit()
)

// isChange tells a metric that says how its subject changes and not which.
func isChange(metric string) bool {
	for _, since := range []string{"年均", "同比", "比上年", "较上年"} {
		if rest, ok := strings.CutPrefix(metric, since); ok {
			metric = rest
			break
		}
	}
	switch metric {
	case "增长", "提高", "提升", "增加", "下降", "降低", "减少", "压减":
		return true
	}
	return false
}

// changed is the subject of a bare 增长 or 提高: what the part of the sentence
// before it, up to byte to, speaks of.
func (s *targetScan) changed(k, to int) string {
	before := strings.TrimRight(s.text[lastOf(s.text, 0, to, sentenceEnds):to], "，,、；; ")
	part := before[lastOf(before, 0, len(before), partEnds):]
	part = trimWords(part, leadingWords)
	loc := subjectEnd.FindStringIndex(part)
	if loc == nil {
		return ""
	}
	return trimEnd(part[:loc[0]], metricEnds)
}

// afterMoney moves from behind a sum of money that a 、 closes: the words
// before it are that sum's.
func afterMoney(text string, from, to int) int {
	if i := strings.LastIndex(text[from:to], "元、"); i >= 0 {
		return from + i + len("元、")
	}
	return from
}

// afterLabel moves from behind the number of a paragraph that begins there.
func afterLabel(text string, from, to int) int {
	if from > 0 && text[from-1] != '\n' {
		return from
	}
	_, _, rest := splitLabel(text[from:to])
	return to - len(rest)
}
