package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// What stands around the thing that is counted: brackets, times, the verbs of
// plans, and words for a number itself. 改造, 开工 and the like are not among
// them: what is begun is not what is finished.
var (
	bracketed = pattern.New(`[（(〈<][^）)〉>]*[）)〉>]`)
	metricFor = byFirst(strings.Fields("到 建设项目 全年 年内 今年 本年 当年 共 再 力争 争取 确保 努力 积极 完成 实现 推动 推进 通过 " +
		"新增 净增 新建 新培育 新认定 新引进 新创建 新创 培育 引育 引进 招引 建设 建成 打造 创建 争创 开展 组织 举办 实施 支持 保障 供应 安排 落实 " +
		"列入 入选 深化 扩大 提升 提高 全市 全县 全区 全省 我市 我县 我区 各类 各级"))
	metricYear = pattern.New(`^20\d\d年(?:度)?`).Opening("2")
	metricEnd  = byLast(strings.Fields("新培育 新认定 新引进 新增 新建 认定 培育 建设 保障 供应 稳定 保持 达到 总数 总量 数量 个数 家数 定额 指标 规模 达 共 数 等"))
	// The short words that offices use for one thing.
	metricKin      = strings.NewReplacer("使用林地", "用林", "使用海域", "用海", "供地", "用地")
	metricKinWords = pattern.Words{"使用", "供地"}
)

// metricKey is what a metric counts: 争取建设项目使用林地定额 is 用林,
// 新认定高新技术企业 and 高新技术企业新认定 are both 高新技术企业.
func metricKey(metric string) string {
	key := metric
	if strings.ContainsAny(key, "（(〈<") {
		key = bracketed.ReplaceAllString(key, "")
	}
	key = strings.Map(func(r rune) rune {
		if isGlue(r) {
			return -1
		}
		return r
	}, key)
	if metricKinWords.In(key) {
		key = metricKin.Replace(key)
	}
	for {
		first, _ := utf8.DecodeRuneInString(key)
		short := cutFirst(key, metricFor[first], strings.CutPrefix)
		if strings.HasPrefix(short, "20") {
			short = metricYear.ReplaceAllString(short, "")
		}
		last, _ := utf8.DecodeLastRuneInString(short)
		short = cutFirst(short, metricEnd[last], strings.CutSuffix)
		if short == key || short == "" {
			return key
		}
		key = short
	}
}

// isGlue reports a character that says nothing of what is counted.
func isGlue(r rune) bool {
	switch r {
	case '“', '”', '"', '‘', '’', '、', '，', '的':
		return true
	}
	return unicode.IsSpace(r)
}

// byFirst and byLast are words by the character that they begin or end with.
func byFirst(words []string) map[rune][]string {
	by := map[rune][]string{}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		by[r] = append(by[r], w)
	}
	return by
}

func byLast(words []string) map[rune][]string {
	by := map[rune][]string{}
	for _, w := range words {
		r, _ := utf8.DecodeLastRuneInString(w)
		by[r] = append(by[r], w)
	}
	return by
}

// cutFirst cuts the first of the words that stands at an end of a text.
func cutFirst(text string, words []string, cut func(text, word string) (string, bool)) string {
	for _, w := range words {
		if rest, ok := cut(text, w); ok {
			return rest
		}
	}
	return text
}

// vague are words that say nothing by themselves of what is counted: that
// stands in the words before.
var vague = func() map[string]bool {
	table := map[string]bool{"": true}
	for _, w := range strings.Fields("面积 产量 产值 规模 总额 总量 投资 资金 比例 占比 人数 户数 项目 企业 活动 平台 设施 人才 人员 产品 单位 拆除 重建 改造 新建 整治 清理 处置 服务 帮扶 惠及 培训 受益 增长 下降 提高 覆盖率 完成率 达标率") {
		table[w] = true
	}
	return table
}()

// shingles are the pairs of neighbouring characters of a text.
func shingles(s string) map[string]bool {
	set := map[string]bool{}
	runes := []rune(s)
	for k := 0; k+1 < len(runes); k++ {
		set[string(runes[k:k+2])] = true
	}
	return set
}

// covered is how many of the shingles of what, of 100, stand in text.
func covered(what, text string) int {
	want, have := shingles(what), shingles(text)
	if len(want) == 0 {
		return 0
	}
	n := 0
	for s := range want {
		if have[s] {
			n++
		}
	}
	return n * 100 / len(want)
}
