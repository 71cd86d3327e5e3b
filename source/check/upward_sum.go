package check

import (
	"fmt"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
	"fenjie/source/sentence"
)

// upwardSum: upward money does not add up to its stated sum.
var upwardSum = Rule{
	Code: "upward-sum", Severity: Warning, Name: "向上争取资金与合计不符",
	What: "一项任务列出的各笔向上争取资金与写明的合计不相等，或其中的几笔大于总数。",
	Why:  "争取资金要逐笔考核，合计与各笔对不上，就不知道考核哪一个数。",
	Bad: `青山县重点工作方案
一、发展科技
（一）争取资金。争取上级孵化器补助资金600万元，争取上级培训补助资金300万元，合计争取资金1000万元。（责任单位：县科技局）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）争取资金。争取上级孵化器补助资金600万元，争取上级培训补助资金400万元，合计争取资金1000万元。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		for _, s := range summed(t) {
			sum, b := weigh(s.parts, s.total)
			if b != over && (b != short || s.open) {
				continue
			}
			f := s.line.At(s.total.from, s.total.to)
			f.Severity = t.atStage(Warning)
			f.Message = fmt.Sprintf("列出的%d笔向上争取资金合计%s，与写明的%s相差%s", len(s.parts),
				inUnitOf(s.total.written, sum), inUnitOf(s.total.written, s.total.fen), inUnitOf(s.total.written, differ(sum, s.total.fen)))
			f.Suggestion = "请核对合计和各笔资金"
			found(f)
		}
		t.eachStatement(func(l *Line, s statement, kind plan.AmountKind) {
			sum, b := weigh(s.parts, s.total)
			if _, ok := misscaled(s); kind != plan.KindUpward || b != over || s.unsure || ok {
				return
			}
			f := l.At(s.total.from, s.total.to)
			f.Severity = t.atStage(Warning)
			f.Message = fmt.Sprintf("其中各笔合计%s，大于总数%s", inUnitOf(s.total.written, sum), inUnitOf(s.total.written, s.total.fen))
			f.Suggestion = "请核对总数和其中各笔资金"
			found(f)
		})
	},
}

// sumWord says that a sum is that of the ones before it.
var sumWord = pattern.Words{"合计", "共计", "总计", "累计共"}

// summedUp is a stated sum (合计…) and the sums before it that it is of.
type summedUp struct {
	statement
	line *Line // that holds the sum
}

// summed returns the stated sums of money hoped for from above, each with the
// ones that stand before it in its measure.
func summed(t *Text) []summedUp {
	var list []summedUp
	var parts []figure
	var last *plan.Measure
	for k := range t.Lines {
		l := &t.Lines[k]
		if len(l.Pieces) > 0 && l.Pieces[0].Measure != last {
			parts, last = nil, l.Pieces[0].Measure
		}
		inside := map[int]bool{} // parts of another sum: not to be added again
		for _, s := range statements(l) {
			for _, p := range s.parts {
				inside[p.from] = true
			}
		}
		from := 0
		for _, f := range l.sums {
			words := l.Text[from:f.from]
			words = words[sentence.AfterLast(words, "，,；;。"):]
			from = f.to
			piece, _ := l.piece(f.from)
			if piece.Measure == nil || piece.Field == plan.FieldClause || f.known && t.kindOf(piece, f) != plan.KindUpward {
				continue
			}
			switch {
			case sumWord.In(words):
				if len(parts) > 1 {
					list = append(list, summedUp{statement{total: f, parts: parts, open: strings.Contains(words, "等")}, l})
				}
				parts = nil
			case !inside[f.from]:
				parts = append(parts, f)
			}
		}
	}
	return list
}
