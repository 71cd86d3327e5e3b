package figures

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fenjie/source/plan"
	"fenjie/source/sentence"
)

// acts are verbs that are often said of what was named before, beside verbs.
var acts = strings.Fields("退休 退出 离职 保留 投资 入驻 参与 覆盖 减少 关闭 取消 停用 转让 出租 出售 迁出 报废 投产 交付 移交 启用 下放 轮换 挂牌 转型 融资 到位")

// isVerb reports words that are verbs and nothing else: 改造提升, 撤并和新建.
func isVerb(words string) bool {
	_, rest := sentence.LeadingVerbs(words)
	return slices.Contains(sentence.Verbs, rest) || slices.Contains(acts, rest)
}

// shortNouns are things that go without a verb of their own in a list: 举办展会5场、论坛3场.
// Of a word that is not among them nobody knows that it is no verb.
var shortNouns = strings.Fields("论坛 展会 会议 讲座 沙龙 赛事 活动 培训班 公园 绿道 广场 游园 学校 小学 初中 高中 中学 幼儿园 大学生 硕士 博士 教师 医生 护士 技师 学徒 " +
	"医院 诊所 药店 食堂 车站 车位 泊位 码头 桥梁 隧道 道路 公路 管网 泵站 水库 水闸 堤防 厂房 仓库 公寓 住宅 小区 床位 学位 企业 商场 超市 民宿 酒店 书房 场馆 " +
	"用地 用海 用林 用能 用水 用电 税收 产值 利润 项目 平台 基地 园区 景区 专利 商标 标准 课题")

// reached are verbs of whom or what a thing reaches: it is the thing that has an area.
var reached = strings.Fields("惠及 带动 吸引 服务")

// isThing reports a short noun.
func isThing(words string) bool {
	return slices.Contains(shortNouns, words)
}

// quantities are measures of a thing. The longer first.
var quantities = strings.Fields("年产值 建筑面积 总面积 面积 金额 总额 数量 总量 总数 规模 年产量 产量 产值 人数 产能 库容 里程")

func quantityOf(words string) string {
	for _, q := range quantities {
		if strings.HasSuffix(words, q) {
			return q
		}
	}
	return ""
}

// ratios are measures of a measure, or of how a thing stands.
var ratios = strings.Fields("比例 占比 比重 覆盖率 完成率 达标率 合格率 水平 指数 满意度 时间 时长 周期")

// changes say how the measure before them moves.
var changes = strings.Fields("增长 增幅 增速 增加 提高 提升 下降 降低 减少")

// reach are words of how far a thing has come, which need one.
var reach = strings.Fields("达 达到 达成 累计 共 合计 共计 总计 总数 全部 实现 完成总数的")

// isBare reports words that say little of what their figure is of: a mere verb, a
// measure of no thing, how far something has come, how money is given.
func isBare(words string, money bool) bool {
	rest := core(words)
	switch {
	case rest == "":
		return words != ""
	case isVerb(rest) || slices.Contains(reach, rest) || isChange(rest):
		return true
	case money && (saysHow(rest) || isWhole(rest) || isGeneralMoney(rest)):
		return true
	}
	if verb, noun := sentence.LeadingVerbs(rest); verb != "" && isMeasure(noun) && length(rest) <= 4 { // 帮扶人数
		return true
	}
	return isMeasure(rest)
}

// core is words without what says when, and how a value is compared.
func core(words string) string {
	_, words = cutTime(words)
	for _, c := range sentence.Comparisons {
		words = sentence.WithoutEnd(words, c)
	}
	for _, w := range []string{"力争", "预计", "计划", "同比", "年均", "比上年", "较上年"} {
		words = strings.TrimPrefix(words, w)
	}
	return words
}

// IsBare reports a target whose words say little of what it is of: 面积, 新建.
func IsBare(t plan.Target) bool {
	return isBare(t.Metric, strings.HasSuffix(t.Unit, "元"))
}

// isMeasure reports a measure of no thing.
func isMeasure(words string) bool {
	return slices.Contains(quantities, words) || slices.Contains(ratios, words)
}

// isChange reports words of how a measure moves.
func isChange(words string) bool {
	if slices.Contains(changes, words) || slices.Contains(sentence.ChangedTo, words) {
		return true
	}
	rest, ok := strings.CutSuffix(words, "为")
	return ok && slices.Contains(sentence.Changes, rest)
}

// saysHow reports words that tell how money is given and not for what.
func saysHow(words string) bool {
	if strings.HasPrefix(words, "每") && !strings.HasPrefix(words, "每年") || strings.HasPrefix(words, "单") && !strings.HasPrefix(words, "单位") && length(words) <= 8 {
		return true
	}
	for _, how := range []string{"按", "最高", "最低", "最多", "一次性", "给予", "予以", "所需", "共需", "需资金", "总投资", "资金总额", "总额", "累计", "另", "再", "均"} {
		if strings.HasPrefix(words, how) {
			return true
		}
	}
	return length(words) <= 4 && (strings.HasPrefix(words, "奖励") || strings.HasPrefix(words, "补助") || strings.HasPrefix(words, "补贴"))
}

// isGeneralMoney reports a verb and a short word for money: 完成投资, 带动出口.
func isGeneralMoney(words string) bool {
	verb, noun := sentence.LeadingVerbs(words)
	return verb != "" && length(noun) <= 2 && length(words) <= 6
}

// brings are verbs of what a thing brings about, whatever money it is.
var brings = strings.Fields("带动 拉动 撬动")

// hasOwnMoney reports a verb with money of a kind, which is no other thing's: 发行债券,
// 减免税费. Only an investment, an output and what is brought about are those of the
// thing before them.
func hasOwnMoney(words string) bool {
	verb, noun := sentence.LeadingVerbs(words)
	return isGeneralMoney(words) && !isMeasure(noun) && !isInvested(words) && !slices.Contains(brings, verb) && !isVerb(words)
}

// isInvested reports an investment, with its verb or without: 完成投资.
func isInvested(words string) bool {
	_, noun := sentence.LeadingVerbs(words)
	return noun == "投资" || noun == "投入"
}

// toPeople are verbs of what is done to people, or by them, when people are counted.
var toPeople = strings.Fields("培训 培养 招聘 帮扶 救助 资助 选派 选聘 派遣 引进 引育 轮换 退休 离职")

// byHowMuch are verbs of the amount by which a thing grows.
var byHowMuch = strings.Fields("新增 增加 扩大 减少 降低")

// isHeld reports a verb that another makes a noun, the object of that: 组织培训.
func isHeld(words string) bool {
	for _, verb := range []string{"组织", "开展", "举办"} {
		if rest, ok := strings.CutPrefix(words, verb); ok && isVerb(rest) {
			return true
		}
	}
	return false
}

// isWhole reports money that may be for all that a sentence names.
func isWhole(words string) bool {
	for _, w := range []string{"计划", "预计", "概算", "估算", "项目", "合计", "共计", "共", "约"} {
		words = strings.TrimPrefix(words, w)
	}
	return slices.Contains([]string{"总投资", "总投入", "投入", "投资", "完成投资", "投入资金", "投资额", "总投资额", "所需资金", "需资金", "资金总额", "总额", ""}, words)
}

// isDone reports a part of a sentence that only says by when all is done.
func isDone(words string) bool {
	when, rest := cutTime(words)
	if when == "" {
		return false
	}
	for _, w := range []string{"全部", "全面", "基本", "力争", "建成", "投入使用", "到位"} {
		rest = strings.ReplaceAll(rest, w, "")
	}
	return rest == "" || isVerb(rest)
}

func isRate(unit string) bool {
	return strings.HasSuffix(unit, "%") || strings.HasSuffix(unit, "百分点") || strings.HasPrefix(unit, ":") || strings.HasPrefix(unit, "/") || unit == "倍"
}

// isShare reports a unit in which a share of something is written.
func isShare(unit string) bool { return unit == "%" || strings.HasPrefix(unit, "/") || unit == "成" }

// cutOutside cuts a list after its first item, at one of some signs outside brackets.
func cutOutside(list, signs string) (first, rest string, ok bool) {
	depth := 0
	for i, r := range list {
		switch {
		case strings.ContainsRune("（(“《", r):
			depth++
		case strings.ContainsRune("）)”》", r):
			depth--
		case depth <= 0 && i > 0 && strings.ContainsRune(signs, r):
			return list[:i], list[i+utf8.RuneLen(r):], true
		}
	}
	return list, "", false
}

// splitList are the items of a list.
func splitList(list string) []string {
	var names []string
	for {
		first, rest, ok := cutOutside(list, "、")
		if !ok {
			break
		}
		names, list = append(names, first), rest
	}
	if a, b, ok := strings.Cut(list, "和"); ok && a != "" && b != "" {
		return append(names, a, b)
	}
	return append(names, list)
}

func length(s string) int { return utf8.RuneCountInString(s) }

func lastSize(s string) int {
	_, size := utf8.DecodeLastRuneInString(s)
	return size
}
