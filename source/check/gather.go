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

// linesOf prints line numbers, in order and each once: 第3、8、20行, then rows of
// tables. Of many it names the first.
func (t *Text) linesOf(lines []int) string {
	const most = 8
	slices.Sort(lines)
	lines = slices.Compact(lines)
	lines = slices.DeleteFunc(lines, func(n int) bool { return n == 0 })
	var words, rows []string
	for _, n := range lines[:min(len(lines), most)] {
		if table, row := t.Plan.RowAt(n); table == 0 {
			words = append(words, fmt.Sprint(row))
		} else {
			rows = append(rows, t.Plan.PlaceName(n))
		}
	}
	if len(words) > 0 {
		rows = append([]string{"第" + strings.Join(words, "、") + t.Plan.PlaceNoun()}, slices.Compact(rows)...)
	}
	if len(rows) == 0 {
		return "全文"
	}
	text := strings.Join(slices.Compact(rows), "、")
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
