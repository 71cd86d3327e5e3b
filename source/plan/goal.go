package plan

import (
	"slices"
	"strings"

	"fenjie/source/pattern"
)

// Goals are all figures that m commits its units to (量化目标): its targets, and
// after them the money that is to be reached: won from above, borrowed,
// invested, traded, saved, or a turnover by another name. Money that is spent,
// set as a standard, part of another sum, or tells which things are meant
// (外资项目 of 1亿美元以上) is no goal.
func (m *Measure) Goals() []Target {
	goals := m.Targets[:len(m.Targets):len(m.Targets)]
	for _, f := range found(m.Text, m.Amounts) {
		a := f.Amount
		if f.from >= 0 && isThreshold(m.Text[:f.from], a, m.Text[f.to:]) {
			continue
		}
		if t, ok := a.goal(); ok && !m.counts(a) {
			goals = append(goals, t)
		}
	}
	return goals
}

// counts reports whether a target of m says in which things money lies, and how
// many of them there are to be.
func (m *Measure) counts(a Amount) bool {
	return slices.ContainsFunc(m.Targets, func(t Target) bool { return strings.Contains(t.Metric, a.Text) })
}

// written is the figure of an amount as written, the upper end of a range, and
// its unit of measurement: 3亿, 7000万美元. ranged is both ends of a range and
// what stands between them.
var (
	written = pattern.New(`([0-9０-９][0-9０-９.．,，]*)\s*(?:余|多)?\s*([百千万亿]*)(?:余|多)?(` + currencies + `)`).HoldingDigit()
	ranged  = pattern.New(`([0-9０-９][0-9０-９.．,，]*)\s*([百千万亿]*(?:` + currencies + `)?)\s*(?:[-－—–~～]|至|到){1,2}\s*([0-9０-９][0-9０-９.．,，]*)`).HoldingDigit()
)

const currencies = `美元|美金|欧元|港元|港币|日元|英镑|元`

// means are words of money that is a means and not an end.
var means = []string{"资金", "经费", "费用", "所需", "售价", "价格", "单价", "标准", "限额", "上限", "注册资本"}

func (a Amount) goal() (Target, bool) {
	if a.Part || a.For == "" {
		return Target{}, false
	}
	switch a.Kind {
	case KindBudget, KindSubsidy:
		return Target{}, false
	case KindOther, "":
		for _, w := range means {
			if strings.Contains(a.For, w) {
				return Target{}, false
			}
		}
	}
	found := written.FindAllStringSubmatch(a.Text, -1)
	if len(found) == 0 {
		return Target{}, false
	}
	last := found[len(found)-1]
	t := Target{Text: a.For + a.Text, Metric: a.For, Op: a.Op, Value: Digits(last[1]), Unit: last[2] + last[3]}
	// A range with a comparison is its upper end, as is one of two units.
	if ends := ranged.FindStringSubmatch(a.Text); ends != nil && a.Op == Equal && strings.HasPrefix(t.Unit, ends[2]) {
		t.Op, t.Value, t.Max = Range, Digits(ends[1]), t.Value
	}
	return t, true
}

// Digits is a number in ASCII, without separators of thousands: １,200．5 is
// 1200.5.
func Digits(s string) string {
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
	}, s)
}
