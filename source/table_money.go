package source

import (
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// A column of money states its unit once, in its header: 资金（万元）. Its cells are
// bare figures: 4200（中央1500、省800）.

// barePlain is a number that stands for itself in such a cell; what may follow it.
var (
	bareNumber = pattern.New(`[1-9]\d?(?: \d{3})+(?:\.\d+)?|` + numberForm).HoldingDigit()
	twoNumbers = pattern.New(`[0-9] $`) // 500 300 may be one number or two
	barePlain  = pattern.New(`^[ ]?(?:$|[（(）)，,、；;。+＋\n]|[-－—–~～至]|(?:及)?以上|以下|以内|左右|余|多)`)
)

// moneyCells reads the cells of money in the text of a measure. It returns their
// amounts and the text without them.
func moneyCells(text, task string, year int) ([]plan.Amount, string) {
	var list []plan.Amount
	var spans [][2]int
	for at := 0; at < len(text); {
		end := nextOf(text, at, "\n")
		if header, unit, cell := plan.MoneyCell(text[at:end]); header != "" {
			list = append(list, moneyCell(header, unit, cell, task, year)...)
			spans = append(spans, [2]int{at, end})
		}
		at = end + len("\n")
	}
	if len(spans) == 0 {
		return nil, text
	}
	return list, blank(text, spans)
}

// moneyCell reads one cell, whose bare figures have the header's unit. Its kind is
// that of its own words, else of the header; without words it is for the task, and a
// part (其中) is told with its whole.
func moneyCell(header, unit, cell, task string, year int) []plan.Amount {
	written := withUnit(cell, unit)
	list := readAmounts(written, year)
	of := columnMoney(header)
	parts, last := false, 0
	for k := range list {
		a := &list[k]
		at := last + max(0, strings.Index(written[last:], a.Text))
		words := strings.Trim(written[last:at], " ，,；;、（()）\n")
		last = at + len(a.Text)
		if a.Kind == plan.KindOther {
			a.Kind = of
		}
		if k == 0 {
			rest := written[last:]
			parts = strings.HasPrefix(rest, "（") || strings.HasPrefix(rest, "(") || strings.Contains(rest, "其中")
		} else {
			a.Part = parts && a.Kind == list[0].Kind
		}
		if words != "" && a.For == "" {
			a.For = words // 2025年
		}
		switch {
		case a.Part:
			a.For = list[0].For + "（其中" + a.For + "）"
		case words == "":
			a.For = task
			if a.Kind != plan.KindOther && a.Kind != plan.KindBudget && task != "" {
				a.For += header // 托育总投资
			}
		}
	}
	return list
}

// columnMoney is the kind of money that a header names.
func columnMoney(header string) plan.AmountKind {
	if containsAny(header, "资金安排", "经费安排") {
		return plan.KindBudget
	}
	kind := kindOf(context{before: header, sentence: header}, "", false)
	if kind == plan.KindSubsidy {
		return plan.KindOther // 补助资金 is a sum, no standard
	}
	return kind
}

// withUnit puts the unit of a header behind each bare figure of a cell.
func withUnit(cell, unit string) string {
	var b strings.Builder
	last := 0
	for _, m := range bareNumber.FindAllStringIndex(cell, -1) {
		if precededByWord(cell[:m[0]]) || twoNumbers.MatchString(cell[:m[0]]) || !barePlain.MatchString(cell[m[1]:]) {
			continue
		}
		b.WriteString(cell[last:m[0]])
		b.WriteString(strings.ReplaceAll(cell[m[0]:m[1]], " ", "")) // 1 200
		b.WriteString(unit)
		last = m[1]
	}
	b.WriteString(cell[last:])
	return b.String()
}
