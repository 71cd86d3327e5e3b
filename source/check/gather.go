package check

import (
	"fmt"
	"slices"
	"strings"
)

// gathered makes one finding of many slips of style, at the first of them, so
// that they do not drown what matters.
func (t *Text) gathered(list []foundSlip, found func(Finding), message func(n int, lines string) string, suggestion string) {
	if len(list) == 0 {
		return
	}
	first := list[0]
	f := first.line.at(around([]rune(first.line.Text), first.from, first.to, 4))
	f.Severity = Notice
	var lines []int
	for _, s := range list {
		lines = append(lines, s.line.Number)
	}
	f.Message = message(len(list), t.linesOf(lines))
	f.Suggestion = suggestion
	found(f)
}

// linesOf prints line numbers, in order and each once: 第3、8、20行. Of many it
// names the first.
func (t *Text) linesOf(lines []int) string {
	const most = 8
	slices.Sort(lines)
	lines = slices.Compact(lines)
	lines = slices.DeleteFunc(lines, func(n int) bool { return n == 0 })
	var words []string
	for _, n := range lines[:min(len(lines), most)] {
		words = append(words, fmt.Sprint(n))
	}
	if len(words) == 0 {
		return "全文"
	}
	text := "第" + strings.Join(words, "、") + t.Plan.PlaceNoun()
	if len(lines) > most {
		text += "等"
	}
	return text
}

// ofKind is the slips of one kind.
func ofKind(list []foundSlip, kind slipKind) []foundSlip {
	var some []foundSlip
	for _, s := range list {
		if s.kind == kind {
			some = append(some, s)
		}
	}
	return some
}
