package source

import (
	"strings"
	"unicode"

	"fenjie/source/pattern"
)

// Figures that say for whom a rule is, or by what measure it pays, commit to
// nothing: 完成率低于80%的，约谈负责人; 每招用1人补助1500元; 末位扣2分.

// aims are what a figure and 的 may speak of that is a target all the same.
var aims = []string{"目标", "增长", "增速", "水平", "增幅", "速度"}

// shortOf are words for what falls short of a figure.
var shortOf = []string{"低于", "少于", "不足", "未达到", "未达", "达不到"}

// isThreshold reports a figure that picks out those a rule is for: 低于60%的企业,
// 对前3名的村. before ends at the number, after begins behind the figure.
func isThreshold(before, after string) bool {
	rest, ok := strings.CutPrefix(after, "的")
	if !ok || rest != "" && !unicode.Is(unicode.Han, firstRune(rest)) && !strings.ContainsRune("，,、；", firstRune(rest)) {
		return false
	}
	for _, aim := range aims {
		if strings.HasPrefix(rest, aim) {
			return false
		}
	}
	part := strings.TrimSpace(before[lastOf(before, 0, len(before), "，,。；;\n"):])
	if strings.HasPrefix(part, "对") || strings.HasPrefix(part, "凡") {
		return true
	}
	for _, word := range shortOf {
		if strings.HasSuffix(part, word) {
			return !strings.HasSuffix(part, "不"+word)
		}
	}
	return false
}

var (
	// perForm and paysForm stand around the figure of a rate: 每招用1人补助.
	perForm  = pattern.New(`每[^，,。；;、\d]{1,6}$`).Holding("每")
	paysForm = pattern.New(`^[，,]?[^，,。；;]{0,8}?(?:补助|补贴|奖励|奖补|给予|资助|扣)`).Holding("补助", "补贴", "奖励", "奖补", "给予", "资助", "扣")
)

// isRate reports the measure by which a rule pays or marks.
func isRate(before, unit, after string) bool {
	if unit == "分" {
		switch lastRune(strings.TrimRight(before, " ")) {
		case '扣', '加', '减', '得', '记':
			return true
		case ':', '：': // 按3:7分担
			return sharedForm.MatchString("分" + after)
		}
	}
	return perForm.MatchString(before[lastOf(before, 0, len(before), "，,。；;\n"):]) && paysForm.MatchString(after)
}

// isFact reports a figure that tells how things stand: 仅为52.3%.
func isFact(before string) bool {
	before = strings.TrimRight(before, " ")
	for _, word := range []string{"仅为", "仅有", "只有", "仅占", "只占", "仅达"} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	return false
}

// sharedForm follows a ratio by which costs are shared: 按3:7分担.
var sharedForm = pattern.New(`^\s*(?:的?比例|分担|分摊|承担|配套|分成|出资|共担)`)

// isShare reports a ratio by which something is shared.
func isShare(before, after string) bool {
	before = strings.TrimRight(before, " ")
	return strings.HasSuffix(before, "按") || strings.HasSuffix(before, "按照") || sharedForm.MatchString(after)
}
