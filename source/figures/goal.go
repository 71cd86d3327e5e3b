package figures

import (
	"slices"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
	"fenjie/source/sentence"
)

// Goals are all figures that m commits its units to (量化目标): its targets, and
// after them the money that is to be reached: won from above, borrowed,
// invested, traded, saved, a turnover by another name, or a standard that is to
// be kept (低保标准年人均1.4万元以上); of a sum that is a goal also its parts, and of
// parts their sum. Money that is spent, caps what is given, or tells which
// things are meant (外资项目 of 1亿美元以上) is no goal.
func Goals(m *plan.Measure) []plan.Target {
	f := readingOf(m)
	return f.goals(f.goalAmounts())
}

// MoneyGoals are the places among the amounts of m of those that are goals, in the
// order in which they stand behind its targets.
func MoneyGoals(m *plan.Measure) []int { return readingOf(m).goalAmounts() }

// goals are the targets, and after them the amounts at some places.
func (f *reading) goals(amounts []int) []plan.Target {
	goals := f.targets[:len(f.targets):len(f.targets)]
	for _, k := range amounts {
		goals = append(goals, goalOf(f.amounts[k]))
	}
	return goals
}

// goalAmounts are the places of the amounts that are goals.
func (f *reading) goalAmounts() []int {
	var list []int
	goal := make([]bool, len(f.places))
	for k, a := range f.places {
		if f.bound[k] {
			continue
		}
		if ofCell(f.text, a) && (a.Part || !strings.Contains(a.For, "投资") && a.Kind != plan.KindTrade) {
			continue
		}
		before := f.text[:max(0, a.from)]
		goal[k] = f.earned[k] && written.MatchString(a.Text) || isGoal(a.Amount, before) && !isMeansPart(f.text, f.places, k, goal)
		if goal[k] && !f.counts(a.Amount) {
			list = append(list, k)
		}
	}
	return list
}

// ofCell reports money of a column of its own (资金（万元）), which is no goal unless
// it is an investment (年度计划投资) or a trade (进出口总额). A bare figure is not in the text with its unit:
// where a text has such a cell, it is of that.
func ofCell(text string, f foundAmount) bool {
	if f.from >= 0 {
		return inMoneyCell(text, f.from)
	}
	for _, line := range strings.Split(text, "\n") {
		if name, _, _ := plan.MoneyCell(line); name != "" {
			return true
		}
	}
	return false
}

// inMoneyCell reports whether byte at of a text is in such a cell.
func inMoneyCell(text string, at int) bool {
	begin := strings.LastIndexByte(text[:at], '\n') + 1
	line := text[begin:at]
	name, _, _ := plan.MoneyCell(line)
	return name != ""
}

// isMeansPart reports whether amount k is a part of one that is no goal, as the
// amounts before it are told: 落实资金5400万元，其中中央财政3600万元. Its own verb makes
// it a goal all the same: 其中争取上级资金2亿元.
func isMeansPart(text string, list []foundAmount, k int, goal []bool) bool {
	f := list[k]
	if !f.Part || f.from < 0 || reaching.In(f.For) {
		return false
	}
	begin := sentence.Begin(text, f.from)
	among := PartsAt(text[begin:f.from])
	if among < 0 {
		return false
	}
	n := wholeOf(list, k, begin, begin+among)
	return n >= 0 && !goal[n]
}

// reaching are verbs of what is to be reached.
var reaching = pattern.Words{"争取", "申请", "申报", "发行", "撬动", "带动", "拉动", "吸引", "引进", "招引", "完成", "实现", "到位", "新增", "投放"}

// results are the places among the goals of those that count as targets and not as
// money: all targets, and after them what is to be earned or produced.
func (f *reading) results(amounts []int) []int {
	var list []int
	for k := range f.targets {
		list = append(list, k)
	}
	for n, k := range amounts {
		if f.earned[k] {
			list = append(list, len(f.targets)+n)
		}
	}
	return list
}

// counts reports whether a target says in which things money lies, and how
// many of them there are to be.
func (f *reading) counts(a plan.Amount) bool {
	return slices.ContainsFunc(f.targets, func(t plan.Target) bool { return strings.Contains(t.Metric, a.Text) })
}

// written is the figure of an amount as written, the upper end of a range, and
// its unit of measurement: 3亿, 7000万美元. ranged is both ends of a range and
// what stands between them.
var (
	written = pattern.New(`([0-9０-９][0-9０-９.．,，]*)\s*(?:余|多)?\s*([百千万亿]*)(?:余|多)?(` + currencies + `)((?:/|每)\p{Han}{1,3})?`).HoldingDigit()
	ranged  = pattern.New(`([0-9０-９][0-9０-９.．,，]*)\s*([百千万亿]*(?:` + currencies + `)?)\s*(?:[-－—–~～]|至|到){1,2}\s*([0-9０-９][0-9０-９.．,，]*)`).HoldingDigit()
)

const currencies = `美元|美金|欧元|港元|港币|日元|英镑|元`

// means are words of money that is a means and not an end.
var means = []string{"资金", "经费", "费用", "所需", "自筹", "配套", "售价", "价格", "单价", "标准", "限额", "上限", "注册资本"}

// isGoal reports money that is to be reached.
func isGoal(a plan.Amount, before string) bool {
	if a.For == "" || !written.MatchString(a.Text) {
		return false
	}
	switch a.Kind {
	case plan.KindBudget:
		return false
	case plan.KindSubsidy:
		return isStandard(a, before)
	case plan.KindOther, "":
		return isStandard(a, before) || !slices.ContainsFunc(means, func(w string) bool { return strings.Contains(a.For, w) })
	}
	return true
}

// goalOf is an amount as a target.
func goalOf(a plan.Amount) plan.Target {
	found := written.FindAllStringSubmatch(a.Text, -1)
	last := found[len(found)-1]
	t := plan.Target{Text: a.For + a.Text, Metric: a.For, Op: a.Op, Value: plan.Digits(last[1]), Unit: last[2] + last[3]}
	// A range with a comparison is its upper end, as is one of two units.
	if ends := ranged.FindStringSubmatch(a.Text); ends != nil && a.Op == plan.Equal && strings.HasPrefix(t.Unit, ends[2]) {
		t.Op, t.Value, t.Max = plan.Range, plan.Digits(ends[1]), t.Value
	}
	t.Unit += last[4]
	return t
}

// raisedTo ends what is raised to a figure, or is to reach it.
var raisedTo = pattern.New(`(?:` + sentence.RaisedForm + `|达到|达)(?:每人)?(?:每[年月])?$`)

// isStandard reports a standard that is to be kept or reached: of an amount that
// is at least something, or that something is raised to. One that caps what is
// given, or says how much is given, is none.
func isStandard(a plan.Amount, before string) bool {
	if !strings.Contains(a.For, "标准") {
		return false
	}
	return a.Op == plan.AtLeast || a.Op == plan.More || a.Op == plan.Equal && raisedTo.MatchString(strings.TrimRight(before, " "))
}
