package figures

import (
	"slices"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/sentence"
)

// mostWords is how many characters say what a figure is of: more is not read
// in a cell.
const mostWords = 45

// gap stands in a label where words of the plan are left out.
const gap = "…"

// piece is a run of a text, in bytes.
type piece struct{ from, to int }

// label puts the words of f together: pieces of the text in its order, with a
// gap where others stand between them, or with the bracket of a part (其中).
func (p *phrases) label(f *phrase) string {
	var b strings.Builder
	end := -1
	open := false
	for _, s := range p.ordered(f.shown) {
		switch {
		case end < 0:
		case f.within != nil && s.from == f.among:
			b.WriteString("（")
			open = true
		case f.stands(p.text, end, s.from):
		case isBeside(p.text[end:s.from]):
			b.WriteString(p.text[end:s.from])
		default:
			b.WriteString(gap)
		}
		b.WriteString(p.text[s.from:s.to])
		end = s.to
	}
	if open {
		b.WriteString("）")
	}
	return b.String()
}

// figureForm is a figure with what compares it: 120, 约1.2万. behindUnit is what may
// stand behind its unit.
var (
	figureForm = pattern.New(`^(?:` + strings.Join(sentence.Comparisons, "|") + `|的|共|[ \x{3000}])*[0-9０-９一二两三四五六七八九十百千][0-9０-９一二两三四五六七八九十百千万亿余多.．~～至到—–-]*[ ]?`)
	behindUnit = pattern.New(`^(?:左右|以上|以下|以内)?的?[ \x{3000}]*$`)
)

// stands reports whether nothing but f's own figure stands between two bytes: the
// label is shown beside it, so that nothing is left out (完成120个行政村改造).
func (f *phrase) stands(text string, from, to int) bool {
	if from > f.number || f.number >= to {
		return false
	}
	words := text[from:to]
	rest, ok := strings.CutPrefix(words[len(figureForm.FindString(words)):], strings.TrimLeft(f.unit, "万亿百千"))
	return ok && behindUnit.MatchString(rest)
}

// ordered are pieces in the order of the text, none in another.
func (p *phrases) ordered(pieces []piece) []piece {
	pieces = slices.Clone(pieces)
	slices.SortFunc(pieces, func(a, b piece) int { return a.from - b.from })
	list := pieces[:0]
	for _, s := range pieces {
		if n := len(list); n > 0 && s.from < list[n-1].to {
			list[n-1].to = max(list[n-1].to, s.to)
		} else if s.from < s.to {
			list = append(list, s)
		}
	}
	return list
}

// isBeside reports what may stand between two pieces that are shown as one.
func isBeside(between string) bool {
	between = strings.Trim(between, " \u3000")
	return between == "" || between == "，" || between == ","
}

// size is how many characters a label of pieces has, about.
func (p *phrases) size(pieces []piece) int {
	n := 0
	for _, s := range pieces {
		n += length(p.text[s.from:s.to]) + 1
	}
	return n
}

// piece is the text from one byte to another without what opens it and says
// nothing, and without the comparison that the figure's value tells.
func (p *phrases) piece(from, to int) []piece {
	from = p.skip(from, to)
	words := strings.TrimRight(p.text[from:to], " \u3000、，,；;：:")
	for _, c := range sentence.Comparisons {
		words = strings.TrimRight(sentence.WithoutEnd(words, c), " \u3000、，,")
	}
	if words == "" {
		return nil
	}
	return []piece{{from, from + len(words)}}
}

// skip goes on from byte from over what opens a part of a sentence and says
// nothing.
func (p *phrases) skip(from, to int) int {
	words := p.text[from:to]
	for before := ""; words != before; {
		before = words
		words = strings.TrimLeft(words, " \u3000、，,；;：:")
		for _, w := range openers {
			words = strings.TrimPrefix(words, w)
		}
		for _, w := range []string{"通过", "并"} { // by which something else is reached
			if rest, ok := strings.CutPrefix(words, w); ok && sentence.BeginsWithVerb(rest) {
				words = rest
			}
		}
	}
	return to - len(words)
}

// openers are words that open a part of a sentence and say nothing of a figure.
var openers = []string{"力争", "确保", "同时", "全力", "大力", "切实"}

// under puts the words that say what a figure is of before its own, cut where
// both are more than is read in a cell: at the ends of pieces and of items.
func (p *phrases) under(head, own []piece) []piece {
	if p.size(head)+p.size(own) <= mostWords {
		return slices.Concat(head, own)
	}
	if len(head) > 0 {
		first, end := p.ends(head[0])
		if end != nil && p.size(first)+p.size(end)+p.size(own) <= mostWords {
			return slices.Concat(first, end, own)
		}
		if p.size(first)+p.size(own) <= mostWords {
			return slices.Concat(first, own)
		}
	}
	return own
}

// short is pieces of a label that is too long, cut.
func (p *phrases) short(own []piece) []piece {
	if p.size(own) <= mostWords+1 {
		return own
	}
	first, end := p.ends(own[0])
	if end == nil && len(own) == 1 {
		return own
	}
	return slices.Concat(first, end, own[1:])
}

// ends are the first item of a list and what stands behind its last one:
// 争取甲资金, 等补助资金.
func (p *phrases) ends(s piece) (first, end []piece) {
	words := p.text[s.from:s.to]
	item, _, _ := cutOutside(words, "、，")
	first = []piece{{s.from, s.from + len(item)}}
	if i := strings.LastIndex(words, "等"); i > len(item) {
		end = []piece{{s.from + i, s.to}}
	}
	return first, end
}
