package check

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// figure is a sum of yuan as it stands in a text.
type figure struct {
	from, to int      // bytes of the text, without the words of comparison
	written  string   // 1.26亿元
	fen      plan.Fen // 0 unless known
	known    bool     // false for a placeholder (XX亿元), whose fen is 0, and for a range
	op       plan.Op
	round    plan.Fen // half of the last place written, where it was rounded: 27.27亿元 may be 27.265
}

var (
	// figureForm is a number with a scale, before 元. A rate (1.5万元/辆) and
	// another currency are none: what follows decides.
	figureForm = pattern.New(`([0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?)[ ]?(万亿|千亿|百亿|亿|千万|百万|万|千|百)?(?:余|多)?$`).HoldingDigit()
	rangeEnd   = pattern.New(`[0-9０-９][百千万亿元]{0,3}[ ]?[-－—–~～至到][ ]?$`).Closing("-－—–~～至到 ")
	rateStart  = pattern.New(`^(?:[/／]|每[辆台件套人户亩吨])`).Opening("/／每")
	// placeholderForm is a sum that is still to be filled in, before 元: XX亿,
	// ＿＿万, （ ）万, or nothing between the words and 万.
	placeholderForm = pattern.New(`(?:[XxＸｘ×〇○●△□?？]{1,6}|[_＿]+|\*{2,}|—{2,}|[（(〔\[][ \x{3000}]*[)）〕\]])[ ]?(?:万亿|千亿|百亿|亿|千万|百万|万)?$` +
		`|(?:资金|安排|投资|投入|总额|总计|合计|经费|补助|预算|支持|为|约|达)([ \x{3000}]+(?:亿|万))$`)
)

// window is how many bytes before 元 a sum may be long.
const window = 60

// scaleOf is what the scales of money mean.
var scaleOf = map[string]plan.Fen{
	"": plan.Yuan, "百": 100 * plan.Yuan, "千": 1000 * plan.Yuan, "万": plan.Wan, "百万": 100 * plan.Wan, "千万": 1000 * plan.Wan,
	"亿": plan.Yi, "百亿": 100 * plan.Yi, "千亿": 1000 * plan.Yi, "万亿": 10_000 * plan.Yi,
}

// figuresIn returns the known sums of a text and its placeholders, in order.
func figuresIn(text string) []figure {
	var list []figure
	for end := 0; ; {
		i := pattern.Index(text[end:], "元")
		if i < 0 {
			return list
		}
		start := max(end, end+i-window)
		for start < end+i && !utf8.RuneStart(text[start]) {
			start++
		}
		end += i + len("元")
		if f, ok := figureBefore(text, start, end); ok {
			list = append(list, f)
		}
	}
}

// figureBefore is the sum in a text that ends at end, with its 元.
func figureBefore(text string, start, end int) (figure, bool) {
	before := text[start : end-len("元")]
	if m := figureForm.FindStringSubmatchIndex(before); m != nil {
		at := start + m[0]
		number, scale := plan.Digits(group(before, m, 1)), scaleOf[group(before, m, 2)]
		fen, err := plan.ParseFen(number, scale)
		if err != nil || rateStart.MatchString(text[end:]) || isPartOfWord(text[:at]) {
			return figure{}, false
		}
		return figure{from: at, to: end, written: text[at:end], fen: fen, known: !rangeEnd.MatchString(text[max(0, at-window):at]),
			op: opOf(text[max(0, at-window):at], text[at:end], text[end:]), round: rounding(number, scale)}, true
	}
	if m := placeholderForm.FindStringSubmatchIndex(before); m != nil {
		at := start + m[0]
		if m[2] >= 0 {
			at = start + m[2]
		}
		return figure{from: at, to: end, written: text[at:end]}, m[2] >= 0 || !isPartOfWord(text[:at])
	}
	return figure{}, false
}

func group(text string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return text[m[2*n]:m[2*n+1]]
}

// isPartOfWord: a number glued to letters is part of a name.
func isPartOfWord(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '.' || r == '．'
}

// rounding is half of the last place of a number with two decimals or more: a
// shorter one is not taken for a rounded one.
func rounding(number string, scale plan.Fen) plan.Fen {
	_, decimals, _ := strings.Cut(number, ".")
	if len(decimals) < 2 {
		return 0
	}
	for range decimals {
		scale /= 10
	}
	return scale / 2
}

var (
	leastBefore = pattern.New(`(?:不低于|不少于|不小于|至少|超过|超|突破|高于|大于)[ ]?$`).Holding("不低于", "不少于", "不小于", "至少", "超", "突破", "高于", "大于")
	mostBefore  = pattern.New(`(?:不超过|不高于|不多于|最高|控制在|低于|少于)[ ]?$`).Holding("不超过", "不高于", "不多于", "最高", "控制在", "低于", "少于")
	aboutBefore = pattern.New(`(?:约|近|大约|左右)[ ]?$`).Closing("约近右 ")
	opAfter     = pattern.New(`^(?:(及?以上)|(以内|以下)|(左右|上下))`).Opening("及以左上")
)

// opOf is the comparison that the words around a sum make.
func opOf(before, written, after string) plan.Op {
	m := opAfter.FindStringSubmatch(after)
	switch {
	case m != nil && m[1] != "", mostBefore.FindStringIndex(before) == nil && leastBefore.MatchString(before):
		return plan.AtLeast
	case m != nil && m[2] != "", mostBefore.MatchString(before):
		return plan.AtMost
	case m != nil && m[3] != "", aboutBefore.MatchString(before), strings.ContainsAny(written, "余多"):
		return plan.About
	}
	return plan.Equal
}
