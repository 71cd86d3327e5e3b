package plan

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// verbs are what plans do with things; a verb before several goes to each of
// them. The longer stand before what they begin with.
var verbs = strings.Fields("新改建 新培育 新认定 新引进 新创建 新开工 新投用 新开通 新组建 新增 新建 新创 培育 引进 招引 引育 建成 建设 建立 打造 完成 实施 开展 举办 组织 组建 推动 推进 " +
	"改造 改建 扩建 续建 迁建 重建 大中修 大修 中修 维修 养护 提升 提质 创建 争创 争取 供应 供给 保障 发放 投放 发行 开工 开通 竣工 完工 投用 整治 治理 拆除 盘活 清理 处置 恢复 更新 修复 修缮 种植 播种 养殖 收获 " +
	"培训 培养 帮扶 救助 服务 惠及 带动 吸引 招聘 推广 布局 布设 设立 签约 认定 储备 谋划 筹集 筹建 收储 收购 回收 出让 优化 撤并 停招 淘汰 关停 检查 排查 化解 办理 发布 制定 编制 出台 " +
	"入选 列入 获评 获得 安排 扶持 支持 奖励 补助 补贴 资助 减免 降低 压减 归集 接入 上线 整合 安装 加装 铺设 疏浚 搬迁 实现 增加 扩大 提高 增长 调整 计划 撬动 吸纳 派遣 选派 选聘")

// notAlone: with a verb these make one noun: 建设用地, 保障性, 服务业.
var notAlone = strings.Fields("用地 性 业 库 型 区 力 者 率 额 量 期 费 源 链 贸易 单位 机构 人员 对象 面积 任务 指标 规模 中心 基地 站 点 资金")

// goesWithVerbs: what is done may be named by a verb of its own: 完成土地清理.
func goesWithVerbs(verb string) bool {
	return slices.Contains([]string{"完成", "实施", "开展", "推进", "推动", "实现", "计划完成"}, verb)
}

// byFirst and byLast are verbs by the character with which they begin and end:
// every figure of a plan is asked for them.
var byFirst, byLast = verbsBy(utf8.DecodeRuneInString), verbsBy(utf8.DecodeLastRuneInString)

func verbsBy(sign func(string) (rune, int)) map[rune][]string {
	by := map[rune][]string{}
	for _, v := range verbs {
		r, _ := sign(v)
		by[r] = append(by[r], v)
	}
	return by
}

// leadingVerb cuts the verb off with which words begin.
func leadingVerb(words string) (verb, rest string) {
	first, _ := utf8.DecodeRuneInString(words)
	for _, v := range byFirst[first] {
		rest, ok := strings.CutPrefix(words, v)
		if !ok {
			continue
		}
		for _, noun := range notAlone {
			if strings.HasPrefix(rest, noun) {
				return "", words
			}
		}
		return v, rest
	}
	return "", words
}

// BeginsWithVerb reports words that say what is done: 改造广场.
func BeginsWithVerb(words string) bool {
	verb, _ := leadingVerb(words)
	return verb != ""
}

// leadingVerbs cuts all verbs off with which words begin: 改造提升.
func leadingVerbs(words string) (all, rest string) {
	rest = words
	for {
		verb, after := leadingVerb(rest)
		if verb == "" || after == "" {
			return words[:len(words)-len(rest)], rest
		}
		rest = after
		for _, join := range []string{"、", "和", "及"} {
			if v, _ := leadingVerb(strings.TrimPrefix(rest, join)); v != "" {
				rest = strings.TrimPrefix(rest, join)
			}
		}
	}
}

// trailingVerb cuts the verb off with which words end: 老旧厂房拆除.
func trailingVerb(words string) (rest, verb string) {
	last, _ := utf8.DecodeLastRuneInString(words)
	for _, v := range byLast[last] {
		if rest, ok := strings.CutSuffix(words, v); ok {
			return rest, v
		}
	}
	return words, ""
}

// isVerb reports words that are verbs and nothing else: 改造提升, 撤并和停招.
func isVerb(words string) bool {
	_, rest := leadingVerbs(words)
	return slices.Contains(verbs, rest)
}

// quantities are measures of a thing, which read on behind it: 厂房面积. The
// longer first.
var quantities = strings.Fields("年产值 建筑面积 总面积 面积 金额 总额 数量 总量 总数 规模 年产量 产量 产值 人数 产能 库容 里程")

// isQuantity reports a measure without a thing.
func isQuantity(words string) bool { return slices.Contains(quantities, words) }

func quantityOf(words string) string {
	for _, q := range quantities {
		if strings.HasSuffix(words, q) {
			return q
		}
	}
	return ""
}

var ratios = strings.Fields("比例 占比 比重 率 增长 增幅 增速 提高 下降 降低 水平 指数 满意度 时间 时长 周期")

// isMeasure reports a measure, of a thing or by itself.
func isMeasure(words string) bool { return isQuantity(words) || slices.Contains(ratios, words) }

// endsAsMeasure reports words whose figure is no number of things.
func endsAsMeasure(words string) bool {
	if quantityOf(words) != "" {
		return true
	}
	for _, end := range ratios {
		if strings.HasSuffix(words, end) {
			return true
		}
	}
	return false
}

// bare reports words that say little of what their figure is of.
func (f *phrase) bare() bool {
	n := length(f.words)
	switch {
	case n <= 2:
		return true
	case f.money:
		return n <= 3 || saysHow(f.words) || isGeneralMoney(f.words)
	case n <= 3 && strings.HasSuffix(f.words, "率"):
		return true
	case n > 4:
		return false
	}
	return endsAsMeasure(f.words) && !strings.HasSuffix(f.words, "率") && !strings.HasSuffix(f.words, "时间") && !strings.HasSuffix(f.words, "时长")
}

// saysHow reports words that tell how money is given and not for what.
func saysHow(words string) bool {
	if strings.HasPrefix(words, "每") && !strings.HasPrefix(words, "每年") || strings.HasPrefix(words, "单") && !strings.HasPrefix(words, "单位") && length(words) <= 8 {
		return true
	}
	for _, how := range []string{"按", "最高", "最低", "最多", "一次性", "给予", "予以", "所需", "共需", "需资金", "总投资", "资金总额", "总额", "累计", "其中", "另", "再", "均"} {
		if strings.HasPrefix(words, how) {
			return true
		}
	}
	return length(words) <= 4 && (strings.HasPrefix(words, "奖励") || strings.HasPrefix(words, "补助") || strings.HasPrefix(words, "补贴"))
}

// isGeneralMoney reports a verb and money of no kind: 完成投资, 投资完成.
func isGeneralMoney(words string) bool {
	_, noun := leadingVerbs(words)
	noun, _ = trailingVerb(noun)
	return length(noun) <= 2 && length(words) <= 6
}

// isWhole reports money that may be for all that a sentence names.
func isWhole(words string) bool {
	for _, w := range []string{"计划", "预计", "概算", "估算", "项目", "合计", "共计", "共", "约"} {
		words = strings.TrimPrefix(words, w)
	}
	return slices.Contains([]string{"总投资", "总投入", "投入", "投资", "完成投资", "投入资金", "投资额", "总投资额", "所需资金", "需资金", "资金总额", "总额", ""}, words)
}

// isSum reports words of a sum of what stands before it.
func isSum(words string) bool {
	return slices.Contains([]string{"共", "合计", "共计", "总计"}, words)
}

// ofMoney reports rates at which money changes or is shared out.
func ofMoney(words string) bool {
	for _, w := range []string{"增", "利率", "占", "支出率", "执行率", "支付率", "到位率", "不良率"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
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

// isJoiner reports what joins a figure to the one before it.
func isJoiner(s string) bool {
	switch strings.TrimSpace(s) {
	case "、", "和", "及", "与", "或", "以及", "、其中":
		return true
	}
	return false
}

// withoutBy drops 通过 before a verb, which says by what means something else is
// reached.
func withoutBy(words string) string {
	if rest, ok := strings.CutPrefix(words, "通过"); ok {
		if verb, _ := leadingVerb(rest); verb != "" {
			return rest
		}
	}
	return words
}

// tidy is a part of a sentence without what opens it and says nothing.
func tidy(words string) string { return strings.TrimRight(opened(words), " \u3000、，,；;：:") }

// opened cuts off what opens a part of a sentence and says nothing.
func opened(words string) string {
	for before := ""; words != before; {
		before = words
		words = strings.TrimLeft(words, " \u3000、，,；;：:")
		for _, w := range []string{"力争", "确保", "全年", "其中", "同时", "并", "全力", "大力", "切实"} {
			words = strings.TrimPrefix(words, w)
		}
		if rest, ok := strings.CutPrefix(strings.TrimLeft(words, "0123456789"), "年"); ok && len(words)-len(rest) == len("2025年") {
			words = rest
		}
	}
	return words
}

// within joins the part of a sentence that says what words are of to them,
// shortened where both are more than is read in a cell.
func within(part, words string) string {
	switch {
	case part == "" || strings.HasSuffix(part, words):
		return words
	case length(part)+length(words) < mostWords:
		return part + "，" + words
	}
	if first, _, ok := cutOutside(part); ok {
		if i := strings.LastIndex(part, "等"); i > len(first) && length(first)+length(part[i:])+length(words) < mostWords {
			return first + part[i:] + "，" + words
		}
	}
	for length(part)+length(words) >= mostWords {
		_, rest, ok := cutOutside(part)
		if !ok {
			return words
		}
		part = rest
	}
	return part + "，" + words
}

// cutOutside cuts a list after its first item, at a 、 outside brackets.
func cutOutside(list string) (first, rest string, ok bool) {
	depth := 0
	for i, r := range list {
		switch r {
		case '（', '(', '“', '《':
			depth++
		case '）', ')', '”', '》':
			depth--
		case '、':
			if depth <= 0 {
				return list[:i], list[i+len("、"):], true
			}
		}
	}
	return list, "", false
}

// splitList are the items of a list.
func splitList(list string) []string {
	var names []string
	for {
		first, rest, ok := cutOutside(list)
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

// unclutter drops brackets that hold parts of a sum.
func unclutter(words string) string {
	for {
		open := strings.LastIndex(words, "（")
		if open < 0 {
			return words
		}
		end := strings.Index(words[open:], "）")
		if end < 0 || !strings.Contains(words[open:open+end], "其中") {
			return words
		}
		words = words[:open] + words[open+end+len("）"):]
	}
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func length(s string) int { return utf8.RuneCountInString(s) }

func lastSize(s string) int {
	_, size := utf8.DecodeLastRuneInString(s)
	return size
}
