package source

import (
	"strings"
	"unicode"
)

// refuse tells figures that commit to nothing. number is the byte at which the
// number begins.
func (s *targetScan) refuse(number int, at span, unit, after string) bool {
	before := s.masked[:number]
	after = ahead(after)
	if precededByWord(before) || strings.HasSuffix(before, "〔") || isStart(s.masked, at) {
		return true
	}
	if unit == "" && agesAfter.MatchString(ahead(s.masked[number+len(decimalRun(s.masked[number:])):])) {
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
	if strings.HasSuffix(strings.TrimRight(before, " "), "每") {
		return true // 每3个, 每10人
	}
	if strings.HasSuffix(before, "（共") || strings.HasSuffix(before, "(共") {
		return true // （共36项） says how long a list is
	}
	if isCondition(s.masked[:at.to], after) && !covers(before, unit) || picksOut(before, unit, after) || paysBy(before, unit, after) || isFact(before) {
		return true
	}
	if ageOrSpan(before, unit, after) {
		return true
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
		if strings.HasSuffix(before, w) && !strings.HasSuffix(before, "元以上") {
			return true
		}
	}
	if !strings.HasSuffix(before, "等") {
		return false
	}
	sentence := s.text[lastOf(s.text, 0, number, "。；，\n"):number]
	return !containsAny(sentence, "开工", "建成", "完成", "新建", "实施", "竣工", "投用", "建设")
}

// isCondition: 5000吨标准煤以下的项目 says which ones are meant.
func isCondition(upTo, after string) bool {
	rest, ok := strings.CutPrefix(after, "的")
	if !ok || !strings.HasSuffix(upTo, "以上") && !strings.HasSuffix(upTo, "以下") {
		return false
	}
	for _, aim := range aims {
		if strings.HasPrefix(rest, aim) {
			return false
		}
	}
	return unicode.Is(unicode.Han, firstRune(rest))
}

// ageOrSpan: 24小时自助图书馆, 3类数码产品 and 3岁 name a thing, a sort or an
// age, other than where a span of time, a number of sorts or a life expectancy
// is the aim.
func ageOrSpan(before, unit, after string) bool {
	switch unit {
	case "小时", "分钟", "天":
		return unicode.Is(unicode.Han, firstRune(after)) && !strings.HasPrefix(after, "以内")
	case "类": // 扩围至12类 is an aim; 按3类清单 is how a thing is sorted
		for _, w := range []string{"至", "到", "达", "为", "新增", "增加", "不少于", "不低于"} {
			if strings.HasSuffix(before, w) {
				return false
			}
		}
		return true
	case "起": // 自2025起, 从1起算
		return containsAny(before[lastOf(before, 0, len(before), partEnds+"、"):], "自", "从") || strings.HasPrefix(after, "算")
	case "岁":
		return !strings.Contains(before[lastOf(before, 0, len(before), partEnds):], "寿命")
	}
	return false
}
