package source

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"fenjie/source/sentence"
)

// targetUnits are units of measurement (计量单位), physical ones and 量词. Years,
// dates, ages and names of roads are none.
var targetUnits = []string{
	"%", "％", "‰", "个百分点", "百分点", "千瓦时", "千瓦", "千伏安", "兆伏安", "分贝", "兆瓦", "吉瓦", "吨标准煤", "吨标煤", "吨", "公斤", "千克", "斤", "立方米", "㎥", "m³", "㎡", "m²", "km²", "平方公里", "平方千米", "平方米", "平米", "立方", "公里", "千米", "厘米", "毫米", "海里", "米", "公顷", "亩", "方",
	"家次", "项次", "亩次", "人次", "批次", "场次", "件次", "户次", "车次", "架次", "航次", "班次", "轮次", "箱次", "辆次", "例次", "家", "个", "项", "名", "人", "户", "场", "次", "条", "件", "台（套）", "台(套)", "套（间）", "套(间)", "台套", "台", "套", "间", "座", "处", "所", "艘", "辆", "架", "列", "班",
	"张", "把", "只", "头", "羽", "尾", "株", "棵", "本", "册", "篇", "部", "份", "支", "对", "组", "队", "团", "期", "门", "幢", "栋", "片", "块", "根", "盏", "具", "口", "孔", "桩", "枪", "床", "例", "起", "宗", "笔", "单", "票", "箱", "标箱", "标准箱", "TEU", "款", "种", "类", "样", "道", "位", "倍", "成",
	"P", "PFLOPS", "EFLOPS", "MW", "GW", "kW", "km", "MB", "TB", "PB", "天", "小时", "分钟", "工作日", "个工作日", "学时", "课时", "趟", "席", "厂", "村", "镇", "校", "站", "点", "分", "星", "方案", "斗", "升", "微克", "毫克", "岁",
}

// measured is a figure with a unit of measurement, as it stands in a text:
//
//	figure = [comparison] [" "] number [[sign] to number] [" "] [余|多] [unit] [" "] [bound]
//	number = (1 to 3 digits {"," 3 digits} | digits) [[blank] point [blank] digits]
//	sign   = % | ％ | 个 | 家 | 项
//	to     = [" "] dash [dash] [" "]           dash = - | － | — | – | ~ | ～ | 至 | 到
//	unit   = [scale] [余|多] measure [(/|每) (measure|日|年|月)] [bracket 套, 间, 个, 台 or 组, one or two, bracket]
//	bound  = 及以上 | 以上 | 左右 | 以内 | 以下 | 上下
//
// Each part that can be there is taken. What a figure is begins with its first
// digit, so it is found from there: forward to its end, and back to the
// comparison.
type measured struct {
	from, to   int
	comparison int // where the comparison ends that the figure begins with
	number     span
	most       span // the second number of a range
	unit       span
	bound      span
}

var (
	unitScales = []string{"万亿", "千亿", "百亿", "亿", "千万", "百万", "万", "千", "百", ""}
	bounds     = []string{"及以上", "以上", "左右", "以内", "以下", "上下"}
	dashes     = []string{"-", "－", "—", "–", "~", "～", "至", "到"}
	signs      = []string{"%", "％", "个", "家", "项"}
	evenMore   = []string{"余", "多"}
	aSpace     = []string{" "}
	nbSpaces   = []string{" ", "\u00a0"}
	points     = []string{".", "．"}
)

// nextMeasured is the first figure of a text at or after byte from.
func nextMeasured(text string, from int) (measured, bool) {
	at := nextDigit(text, from)
	if at == len(text) {
		return measured{}, false
	}
	f := measured{from: at}
	if at > from && text[at-1] == ' ' {
		f.from--
	}
	f.comparison = f.from
	for _, word := range sentence.Comparisons {
		if strings.HasSuffix(text[from:f.from], word) {
			f.from -= len(word)
			break
		}
	}
	f.number = span{at, numberEnd(text, at)}
	at = f.number.to
	if to := skip(text, skip(text, at, signs), aSpace); skip(text, to, dashes) > to {
		to = skip(text, skip(text, skip(text, to, dashes), dashes), aSpace)
		if end := numberEnd(text, to); end > to {
			f.most, at = span{to, end}, end
		}
	}
	at = skip(text, skip(text, at, aSpace), evenMore)
	f.unit = span{at, unitEnd(text, at)}
	at = skip(text, f.unit.to, aSpace)
	f.bound = span{at, skip(text, at, bounds)}
	f.to = f.bound.to
	return f, true
}

// comparisonFrom is where the comparison begins that ends at byte to, if it begins at
// byte from: behind a word that only ends as it does (签约30亿元), and before the 大 of
// 大约.
func comparisonFrom(text string, from, to int) int {
	word := strings.TrimSpace(text[from:to])
	switch {
	case sentence.EndsWord(text[:from], word):
		return to
	case word == "约" && strings.HasSuffix(text[:from], "大"):
		return from - len("大")
	}
	return from
}

// skip is behind the first of the words that stands at byte at, or at where
// none does.
func skip(text string, at int, words []string) int {
	for _, w := range words {
		if strings.HasPrefix(text[at:], w) {
			return at + len(w)
		}
	}
	return at
}

// nextDigit is the byte of the first Arabic digit at or after byte from, of
// either width, or the text's end.
func nextDigit(text string, from int) int {
	for from < len(text) && digitSize(text, from) == 0 {
		from++
	}
	return from
}

// digitSize is how many bytes the digit at byte at takes, 0 where there is none.
func digitSize(text string, at int) int {
	switch {
	case at >= len(text):
	case text[at] >= '0' && text[at] <= '9':
		return 1
	case text[at] == 0xEF && at+2 < len(text) && text[at+1] == 0xBC && text[at+2] >= 0x90 && text[at+2] <= 0x99: // ０ to ９
		return 3
	}
	return 0
}

// digitsEnd is the end of the digits at byte at, no more than most of them, and
// how many there are.
func digitsEnd(text string, at, most int) (int, int) {
	n := 0
	for ; n < most; n++ {
		size := digitSize(text, at)
		if size == 0 {
			break
		}
		at += size
	}
	return at, n
}

// numberEnd is the end of the number at byte at, or at where there is none.
func numberEnd(text string, at int) int {
	end, n := digitsEnd(text, at, len(text))
	for n > 0 && n <= 3 && strings.HasPrefix(text[end:], ",") {
		group, size := digitsEnd(text, end+1, 3)
		if size < 3 {
			break
		}
		end = group
	}
	if n == 0 {
		return at
	}
	if point := skip(text, end, nbSpaces); skip(text, point, points) > point {
		fraction := skip(text, skip(text, point, points), nbSpaces)
		if to, n := digitsEnd(text, fraction, len(text)); n > 0 {
			end = to
		}
	}
	return end
}

// unitEnd is the end of the unit of measurement at byte at, or at where there
// is none. 千瓦 is one, though 千 can be a scale.
func unitEnd(text string, at int) int {
	for _, scale := range unitScales {
		if !strings.HasPrefix(text[at:], scale) {
			continue
		}
		from := at + len(scale)
		end := unitWordEnd(text, skip(text, from, evenMore))
		if end < 0 {
			end = unitWordEnd(text, from)
		}
		if end < 0 {
			continue
		}
		if per := skip(text, end, []string{"/", "每"}); per > end {
			if to := unitWordEnd(text, per); to > 0 {
				end = to
			} else if to := skip(text, per, []string{"日", "年", "月"}); to > per {
				end = to
			}
		}
		if open := skip(text, end, []string{"（", "("}); open > end {
			counted := []string{"套", "间", "个", "台", "组"}
			inner := skip(text, skip(text, open, counted), counted)
			if to := skip(text, inner, []string{"）", ")"}); inner > open && to > inner {
				end = to
			}
		}
		return end
	}
	return at
}

// unitWordEnd is the end of the longest unit that stands at byte at, or -1.
func unitWordEnd(text string, at int) int {
	r, _ := utf8.DecodeRuneInString(text[at:])
	for _, u := range unitsBy()[r] {
		if strings.HasPrefix(text[at:], u) {
			return at + len(u)
		}
	}
	return -1
}

// unitsBy are the units by their first rune, the longer first.
var unitsBy = sync.OnceValue(func() map[rune][]string {
	by := map[rune][]string{}
	for _, u := range targetUnits {
		r, _ := utf8.DecodeRuneInString(u)
		by[r] = append(by[r], u)
	}
	for _, list := range by {
		slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	}
	return by
})
