package check

import "fenjie/source/plan"

// budgetSum: the parts of a budget do not add up to its total.
var budgetSum = Rule{
	Code: "budget-sum", Severity: Error, Name: "预算分项与总额不符",
	What: "预算的各分项（其中…）之和与总额不相等；其他资金的分项之和大于总数；表格中资金一栏的合计、小计不是各行之和，或一行的分项（“其中”各栏）与总数不符。",
	Why:  "总额和分项总有一个是错的，或有一笔没有列出；预算下达后各单位无从对账。",
	Bad: `青山县重点工作方案
一、发展科技
2025年，县财政预算安排资金100万元，其中孵化器60万元，培训30万元。
（一）办孵化器。新办一家。（责任单位：县科技局）
`,
	Good: `青山县重点工作方案
一、发展科技
2025年，县财政预算安排资金100万元，其中孵化器60万元，培训40万元。
（一）办孵化器。新办一家。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		t.eachStatement(func(l *Line, s statement, kind plan.AmountKind) {
			sum, b := weigh(s.parts, s.total)
			if kind == plan.KindUpward || s.unsure || b != over && b != short || b == short && (kind != plan.KindBudget || s.open || len(s.parts) < 2) {
				return
			}
			if _, ok := misscaled(s); ok {
				return // amount-scale tells it
			}
			f := l.At(s.total.from, s.total.to)
			unbalanced(&f, sum, s.total.fen, s.total.written)
			found(f)
		})
		for _, b := range unwritten(t) {
			sum := b.PartsSum()
			if sum == b.Total.Fen || len(b.Parts) < 2 && sum < b.Total.Fen {
				continue
			}
			f := t.budgetAt(b.section, *b.Total)
			unbalanced(&f, sum, b.Total.Fen, b.Total.Text)
			found(f)
		}
		t.told("budget-sum", found) // of tables, which the reader saw
	},
}

// unbalanced fills in that parts and total differ. Parts of less than half of
// the total may be but some of them: a notice.
func unbalanced(f *Finding, sum, total plan.Fen, written string) {
	f.Message = plan.Unbalanced(sum, total, written) // as the documents have it
	f.Suggestion = "请核对总额和各分项，或补列未写出的部分"
	if sum < total/2 {
		f.Severity = Notice
		f.Suggestion = "如只列部分分项，请写明“主要用于…”；否则请核对总额和各分项"
	}
}

// eachStatement calls f with every sum of the plan's text that is taken apart,
// and with the kind of its total.
func (t *Text) eachStatement(f func(l *Line, s statement, kind plan.AmountKind)) {
	for k := range t.Lines {
		l := &t.Lines[k]
		for _, s := range statements(l) {
			if piece, ok := l.piece(s.total.from); ok && piece.Field != plan.FieldClause {
				f(l, s, t.kindOf(piece, s.total))
			}
		}
	}
}

// piece is the piece of a line that holds a byte.
func (l *Line) piece(at int) (Piece, bool) {
	for _, p := range l.Pieces {
		if p.From <= at && at < p.To {
			return p, true
		}
	}
	return Piece{}, false
}

// kindOf is the kind of a sum as the plan's structure has it.
func (t *Text) kindOf(p Piece, total figure) plan.AmountKind {
	budget, amounts := t.Plan.Budget, []plan.Amount(nil)
	switch {
	case p.Measure != nil:
		budget, amounts = nil, p.Measure.Amounts
	case p.Section != nil:
		budget, amounts = p.Section.Budget, p.Section.Amounts
	}
	if budget != nil && budget.Total != nil && budget.Total.Known && budget.Total.Fen == total.fen {
		return plan.KindBudget
	}
	for _, a := range amounts {
		if a.Currency == "CNY" && a.Fen == total.fen {
			return a.Kind
		}
	}
	return plan.KindOther
}

// sectionBudget is a budget and the section that it is for.
type sectionBudget struct {
	*plan.Budget
	section *plan.Section
}

// unwritten returns the budgets with all figures known whose total is in the
// structure only, in no line of their section: those of a YAML or JSON plan.
func unwritten(t *Text) []sectionBudget {
	var list []sectionBudget
	t.Plan.Walk(func(s *plan.Section, _ int) {
		b := s.Budget
		if b == nil || b.Total == nil || !b.Total.Known || len(b.Parts) == 0 || !allKnown(b.Parts) {
			return
		}
		if _, ok := t.sumIn(s, b.Total.Fen); !ok {
			list = append(list, sectionBudget{b, s})
		}
	})
	return list
}

// sumIn is the place of a sum in the lines of a measure, or of a section
// without its measures.
func (t *Text) sumIn(of any, sum plan.Fen) (Finding, bool) {
	r, ok := t.reach[of]
	for k := r.first; ok && k <= r.last; k++ {
		l := &t.Lines[k]
		for _, f := range l.sums {
			p, _ := l.piece(f.from)
			if f.known && f.fen == sum && (p.Measure == of || p.Section == of && p.Measure == nil) {
				return l.At(f.from, f.to), true
			}
		}
	}
	return Finding{}, false
}

// budgetAt is the place of a sum of a section's budget.
func (t *Text) budgetAt(s *plan.Section, m plan.Money) Finding {
	if f, ok := t.sumIn(s, m.Fen); ok && m.Known {
		return f
	}
	return t.InSection(s, m.Text)
}

func allKnown(parts []plan.BudgetPart) bool {
	for _, p := range parts {
		if !p.Known {
			return false
		}
	}
	return true
}
