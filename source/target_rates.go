package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/sentence"
)

// Figures that say for whom a rule is, or by what measure it pays, commit to
// nothing: 完成率低于80%的，约谈负责人; 每招用1人补助1500元; 末位扣2分.

// aims are what a figure and 的 may speak of that is a target all the same.
var aims = []string{"目标", "增长", "增速", "水平", "增幅", "速度"}

// shortOf are words for what falls short of a figure.
var shortOf = []string{"低于", "少于", "不足", "未达到", "未达", "达不到"}

// Words behind a figure that 对 opens: what those it picks out are to get, and what
// is done for as many as it says.
var (
	deserts = pattern.Words{
		"奖", "表彰", "表扬", "补助", "补贴", "补偿", "资助", "给予", "激励", "扶持", "倾斜", "优先", "减免", "免收", "加分", "评优", "兑现",
		"罚", "扣", "通报", "约谈", "问责", "追责", "追究", "责令", "限期", "督办", "警示", "预警", "提醒", "函询", "诫勉", "曝光", "惩戒", "处分",
		"取消", "撤销", "暂停", "淘汰", "退出", "清退", "否决", "从严", "从重", "不予", "不得",
	}
	doings = pattern.Words{"完成", "开展", "实施", "进行", "推进", "落实", "实现", "达到", "办好", "建成", "全覆盖"}
)

// coverForm is nothing but a place before the share of it that is meant: 对全县.
var coverForm = pattern.New(`^对于?(?:(?:全|本|我)?[省市州县区旗镇乡](?:域|属|直)?|辖区|境内|城区|城乡|农村|乡村|所有|\p{Han}{2,4}[省市州县区旗镇乡])?(?:范围)?内?的?$`).Opening("对")

// covers reports a share of a place's all for which something is done: 对全县90%以上
// of whatever follows.
func covers(before, unit string) bool {
	return unit == "%" && coverForm.MatchString(strings.TrimSpace(before[lastOf(before, 0, len(before), "，,。；;\n"):]))
}

// listedOn is what goes on with a list of figures: 10人、20人、50人以上的企业.
var listedOn = pattern.New(`^(?:以上|以下)?(?:(?:、|和|或)[0-9０-９.]+[万亿]?(?:[\p{Han}]|[%％]|平方米|公里|万元|亿元)(?:以上|以下|以内)?)+`).Opening("以、和或")

// picksOut reports a figure that picks out those a rule is for: 低于60%的企业,
// 对前3名的村予以表彰; but not 对全县100%的村开展治理. before ends at the number,
// after begins behind the figure.
func picksOut(before, unit, after string) bool {
	after = listedOn.ReplaceAllString(after, "")
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
	switch {
	case strings.HasPrefix(part, "凡"):
		return true
	case strings.HasPrefix(part, "对") && !pattern.Words(sentence.NotFor).Begin(part) && !covers(part, unit) && getsDesert(rest):
		return true
	}
	for _, word := range shortOf {
		if strings.HasSuffix(part, word) {
			return !strings.HasSuffix(part, "不"+word)
		}
	}
	return false
}

// getsDesert reports a sentence that goes on with what somebody is to get, before
// it says that anything is done: 的企业，优先供地.
func getsDesert(rest string) bool {
	for at, n := 0, 0; n < 3; n++ {
		end := nextOf(rest, at, "，,。；;\n")
		switch part := rest[at:end]; {
		case deserts.In(part):
			return true
		case doings.In(part), end == len(rest), !strings.ContainsRune("，,", firstRune(rest[end:])):
			return false
		}
		at = end + utf8.RuneLen(firstRune(rest[end:]))
	}
	return false
}

const pays = `(?:补助|补贴|奖励|奖补|给予|资助|扣)`

var (
	// perForm, paysForm and thenPaysForm stand around the figure of a rate:
	// 每招用1人补助, 每培训1人，给予, 每招引1个项目，给予.
	perForm      = pattern.New(`每([^，,。；;、\d]{1,6})$`).Holding("每")
	paysForm     = pattern.New(`^[^，,。；;]{0,8}?`+pays).Holding("补助", "补贴", "奖励", "奖补", "给予", "资助", "扣")
	thenPaysForm = pattern.New(`^\p{Han}{0,6}[，,][^，,。；;]{0,8}?`+pays).Holding("补助", "补贴", "奖励", "奖补", "给予", "资助", "扣")
)

// perHead are what follows 每 where it shares out, rather than naming a deed that
// is paid for: 每千人拥有床位6张, 每村配备保洁员3名.
const perHead = "百千万亿十个名户人家村县区市镇乡街社校班组所座条平公年月季周日天"

// paysBy reports the measure by which a rule pays or marks.
func paysBy(before, unit, after string) bool {
	if unit == "分" {
		switch lastRune(strings.TrimRight(before, " ")) {
		case '扣', '加', '减', '得', '记':
			return true
		case ':', '：': // 按3:7分担
			return splitForm.MatchString("分" + after)
		}
	}
	m := perForm.FindStringSubmatch(before[lastOf(before, 0, len(before), "，,。；;\n"):])
	return m != nil && (paysForm.MatchString(after) || !strings.ContainsRune(perHead, firstRune(m[1])) && thenPaysForm.MatchString(after))
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

// splitForm follows a ratio by which costs are shared: 按3:7分担.
var splitForm = pattern.New(`^\s*(?:的?比例|分担|分摊|承担|配套|分成|出资|共担)`)

// isSplit reports a ratio by which something is shared.
func isSplit(before, after string) bool {
	before = strings.TrimRight(before, " ")
	return strings.HasSuffix(before, "按") || strings.HasSuffix(before, "按照") || splitForm.MatchString(after)
}
