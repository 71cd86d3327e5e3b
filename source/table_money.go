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

// sumCell is a cell of money in the text of a measure.
type sumCell struct {
	header  string
	amounts []plan.Amount
	joins   bool // it stands right behind the one before it
}

// moneyCells reads the cells of money in the text of a measure, and those of what is
// earned or produced. It returns their amounts, their targets and the text without them.
func moneyCells(text, task string, year int) ([]plan.Amount, []plan.Target, string) {
	if !strings.Contains(text, "元") {
		return nil, nil, text
	}
	var cells []sumCell
	var targets []plan.Target
	var spans [][2]int
	behind := -1
	for at := 0; at < len(text); {
		end := nextOf(text, at, "\n")
		if header, unit, cell := plan.MoneyCell(text[at:end]); header != "" {
			cells = append(cells, sumCell{header, moneyCell(header, unit, cell, task, year), behind == at})
			spans = append(spans, [2]int{at, end})
			behind = end + len("\n")
		} else if header, unit, cell := plan.OutputCell(text[at:end]); header != "" {
			if t, ok := outputCell(header, unit, cell, task, year); ok {
				t.Text = text[at:end]
				targets = append(targets, t)
				spans = append(spans, [2]int{at, end})
			}
		}
		at = end + len("\n")
	}
	if len(spans) == 0 {
		return nil, nil, text
	}
	settleParts(cells)
	var list []plan.Amount
	for _, c := range cells {
		list = append(list, c.amounts...)
	}
	return list, targets, blank(text, spans)
}

// settleParts marks the cells that are parts of the one before them: 其中：县财政, and what
// payers give (县级财政 | 上级补助) where it makes just that sum. A part of the kind of its
// whole is not to be added again.
func settleParts(cells []sumCell) {
	for whole := 0; whole < len(cells); {
		end := whole + 1
		among := false
		var sum plan.Fen
		for end < len(cells) && cells[end].joins {
			_, part := plan.PartName(cells[end].header)
			if among = among || part; !part && !plan.IsPayer(cells[end].header) {
				break
			}
			for _, a := range cells[end].amounts {
				if !a.Part {
					sum += a.Fen
				}
			}
			end++
		}
		if of := cells[whole].amounts; len(of) > 0 && end > whole+1 && (among || sum == of[0].Fen && end > whole+2 && !plan.IsPayer(cells[whole].header)) {
			told := false
			for _, part := range cells[whole+1 : end] {
				name, says := plan.PartName(part.header)
				told = told || says // of all behind it
				partsOf(of[0], part.amounts, name, told)
			}
		}
		whole = end
	}
}

// partsOf makes the amounts of a cell parts of a sum. One whose own words name no kind
// has that of the sum.
func partsOf(whole plan.Amount, amounts []plan.Amount, name string, told bool) {
	for k := range amounts {
		a := &amounts[k]
		if a.Kind == plan.KindOther && !strings.Contains(name, "自筹") {
			a.Kind = whole.Kind
		}
		a.Part = a.Part || a.Kind == whole.Kind
		if k == 0 && told {
			a.For = whole.For + "（其中" + name + "）"
		}
	}
}

// outputCell reads a cell of what is to be earned or produced, a target: 产值（万元）. A
// column that only says 目标值 is of the task.
func outputCell(header, unit, cell, task string, year int) (plan.Target, bool) {
	amounts := readAmounts(withUnit(cell, unit), year)
	if len(amounts) != 1 {
		return plan.Target{}, false
	}
	m := writtenSum.FindStringSubmatch(amounts[0].Text)
	if m == nil {
		return plan.Target{}, false
	}
	if strings.HasSuffix(strings.TrimRight(header, "值"), "目标") || strings.HasSuffix(strings.TrimRight(header, "值"), "指标") {
		header = task
	}
	return plan.Target{Metric: header, Op: amounts[0].Op, Value: decimal(m[1]), Unit: m[2]}, header != ""
}

// writtenSum is one figure with its unit: 1.2亿元, no range.
var writtenSum = pattern.New(`^[^0-9０-９]*(` + numberForm + `)[ ]?((?:` + scaleForm + `)?` + currencyForm + `)[^0-9０-９]*$`).HoldingDigit()

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
			switch name, _ := plan.PartName(header); {
			case task == "":
			case plan.IsPayer(name) && !isPlainFunds(name):
				a.For += "（" + strings.TrimLeft(name, "：: ") + "）" // of the one sum what each pays
			case a.Kind != plan.KindOther && a.Kind != plan.KindBudget:
				a.For += name // 托育总投资
			}
		}
	}
	return list
}

// columnMoney is the kind of money that a header names.
func columnMoney(header string) plan.AmountKind {
	header, _ = plan.PartName(header)
	switch {
	case containsAny(header, "资金安排", "经费安排"), ownTreasury.MatchString(header):
		return plan.KindBudget
	case fromAbove.MatchString(header):
		return plan.KindUpward
	}
	kind := kindOf(context{before: header, sentence: header}, "", false)
	if kind == plan.KindSubsidy && !strings.Contains(header, "标准") {
		return plan.KindOther // 补助资金 is a sum, no standard
	}
	return kind
}

var (
	// ownTreasury is what the plan's own treasury pays, or those below it.
	ownTreasury = pattern.New(`^(?:[市县区镇乡]|本|地方|乡镇|街道)级?(?:财政|配套)(?:资金|投入|补助|配套|安排|预算)*$|^(?:[市县区镇乡]|本)级(?:资金)?$`)
	// fromAbove is what comes from higher up: 中央资金, 省级财政, 上级补助.
	fromAbove = pattern.New(`^(?:(?:中央|国家|上级)(?:财政|预算内|专项|补助|奖补|投资|资金|级)*|省级?(?:财政|预算内|专项|补助|奖补|投资|资金)*)$`)
)

// isPlainFunds reports a name of money that says no payer: 补助资金.
func isPlainFunds(name string) bool {
	return strings.Trim(strings.TrimLeft(name, "：: "), "补助贴奖财政资金专项投入额数") == ""
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
