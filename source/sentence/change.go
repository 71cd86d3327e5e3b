package sentence

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Words between a thing and its figure stand here once: where a list of one reader
// had a verb that another's had not, a figure was read by half.

// Rises and Falls are verbs of how a figure changes, Changes all of them, the longer
// before those that they end with.
var (
	Rises   = strings.Fields("提高 提升 增加 增长 扩大 上升 上调 扩围 扩展 拓展 调增 增 提 升 扩")
	Falls   = strings.Fields("降低 下降 压降 压减 压缩 减少 调减 缩减 缩小 缩短 下调 削减 精简 收窄 回落 降 压 减 缩")
	Changes = longerFirst(slices.Concat(Rises, Falls, []string{"调整"}))
)

// ChangedTo are verbs of a change that goes to a figure: 提高到, 增至. RaisedForm and
// ChangedForm match them, also with 为, in an expression.
var (
	ChangedTo   = withEach(Changes, "到", "至")
	RaisedForm  = formOf(slices.Concat(Rises, []string{"调整"}))
	ChangedForm = formOf(Changes)
)

// Comparisons stand before a figure, the longer before what they end with.
var Comparisons = []string{"不低于", "不少于", "不小于", "不超过", "不高于", "不多于", "不大于", "高于", "低于", "少于", "超过", "突破", "超", "至少", "约", "近", "≥", "≤", ">", "＞", "<", "＜"}

// EndsWord reports a comparison that ends a word and compares nothing: 签约30亿元,
// 节约20亩, 附近5公里. Before is what stands before it.
func EndsWord(before, comparison string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	switch comparison {
	case "约":
		return strings.ContainsRune("签节制集预特履违契条公合邀婚续失", r)
	case "近":
		return strings.ContainsRune("附临就邻靠毗", r)
	}
	return false
}

// WithoutEnd cuts an end off words, unless it is part of a word.
func WithoutEnd(words, end string) string {
	if rest, ok := strings.CutSuffix(words, end); ok && !EndsWord(rest, end) {
		return rest
	}
	return words
}

// NotFor begin with 对 and do not say for whom something is.
var NotFor = strings.Fields("对口 对标 对接 对外 对内 对照 对比 对应 对象")

func longerFirst(words []string) []string {
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	return words
}

func withEach(words []string, ends ...string) []string {
	var list []string
	for _, w := range words {
		for _, end := range ends {
			list = append(list, w+end)
		}
	}
	return list
}

func formOf(verbs []string) string {
	return `(?:` + strings.Join(verbs, "|") + `)(?:到|至|为)`
}
