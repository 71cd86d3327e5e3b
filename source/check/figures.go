package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"fenjie/source/plan"
)

// figure is a sum of yuan as it stands in a text.
type figure struct {
	from, to int      // bytes of the text, without the words of comparison
	written  string   // 1.26亿元
	fen      plan.Fen // 0 unless known
	known    bool     // false for a placeholder (XX亿元) and for a range
	op       plan.Op
	round    plan.Fen // half of the last place written, where it was rounded: 27.27亿元 may be 27.265
}

var (
	// figureForm is a number with a scale of money. A rate (1.5万元/辆) and
	// another currency are none: what follows decides.
	figureForm = regexp.MustCompile(`([0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?)[ ]?(万亿|千亿|百亿|亿|千万|百万|万|千|百)?(?:余|多)?元`)
	rangeEnd   = regexp.MustCompile(`[0-9０-９][百千万亿元]{0,3}[ ]?[-－—–~～至到][ ]?$`)
	rateStart  = regexp.MustCompile(`^(?:[/／]|每[辆台件套人户亩吨])`)
)

// scaleOf is what the scales of money mean.
var scaleOf = map[string]plan.Fen{
	"": plan.Yuan, "百": 100 * plan.Yuan, "千": 1000 * plan.Yuan, "万": plan.Wan, "百万": 100 * plan.Wan, "千万": 1000 * plan.Wan,
	"亿": plan.Yi, "百亿": 100 * plan.Yi, "千亿": 1000 * plan.Yi, "万亿": 10_000 * plan.Yi,
}

// placeholderForm is a sum that is still to be filled in: XX亿元, ＿＿万元,
// （ ）万元, or nothing between the words and 万元.
var placeholderForm = regexp.MustCompile(`(?:[XxＸｘ×〇○●△□?？]{1,6}|[_＿]+|\*{2,}|—{2,}|[（(〔\[][ \x{3000}]*[)）〕\]])[ ]?(?:万亿|千亿|百亿|亿|千万|百万|万)?元` +
	`|(?:资金|安排|投资|投入|总额|总计|合计|经费|补助|预算|支持|为|约|达)([ \x{3000}]+(?:亿|万)元)`)

// figuresIn returns the known sums of a text and its placeholders, in order.
func figuresIn(text string) []figure {
	if !strings.Contains(text, "元") {
		return nil
	}
	var list []figure
	for _, m := range figureForm.FindAllStringSubmatchIndex(text, -1) {
		after := text[m[1]:]
		if rateStart.MatchString(after) || isPartOfWord(text[:m[0]]) {
			continue
		}
		number, scale := plain(text[m[2]:m[3]]), scaleOf[group(text, m, 2)]
		fen, err := plan.ParseFen(number, scale)
		if err != nil {
			continue
		}
		f := figure{from: m[0], to: m[1], written: text[m[0]:m[1]], fen: fen, known: true,
			op: opOf(text[:m[0]], text[m[0]:m[1]], after), round: rounding(number, scale)}
		f.known = !rangeEnd.MatchString(text[:m[0]])
		list = append(list, f)
	}
	for _, p := range placeholders(text) {
		list = append(list, figure{from: p[0], to: p[1], written: text[p[0]:p[1]]})
	}
	slices.SortFunc(list, func(a, b figure) int { return a.from - b.from })
	return list
}

// placeholders returns where sums of money are still to be filled in.
func placeholders(text string) [][2]int {
	if !strings.Contains(text, "元") {
		return nil
	}
	var list [][2]int
	for _, m := range placeholderForm.FindAllStringSubmatchIndex(text, -1) {
		switch {
		case m[2] >= 0:
			list = append(list, [2]int{m[2], m[3]})
		case !isPartOfWord(text[:m[0]]):
			list = append(list, [2]int{m[0], m[1]})
		}
	}
	return list
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

// plain is a number in ASCII, without separators of thousands.
func plain(number string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '．':
			return '.'
		case r == ',' || r == '，':
			return -1
		}
		return r
	}, number)
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
	leastBefore = regexp.MustCompile(`(?:不低于|不少于|不小于|至少|超过|超|突破|高于|大于)[ ]?$`)
	mostBefore  = regexp.MustCompile(`(?:不超过|不高于|不多于|最高|控制在|低于|少于)[ ]?$`)
	aboutBefore = regexp.MustCompile(`(?:约|近|大约|左右)[ ]?$`)
	opAfter     = regexp.MustCompile(`^(?:(及?以上)|(以内|以下)|(左右|上下))`)
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

// afterLast is the byte after the last of some characters, or 0.
func afterLast(text, characters string) int {
	at := strings.LastIndexAny(text, characters)
	if at < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return at + size
}
