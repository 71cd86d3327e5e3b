package source

import "fenjie/source/pattern"

// What stands below the clause of the last measure is the plan's closing, other
// than where it is still the measure's.

// afterNumbers is the index of the line after the last numbered one.
func afterNumbers(lines []line) int {
	for k := len(lines) - 1; k >= 0; k-- {
		if lines[k].label != "" {
			return k + 1
		}
	}
	return 0
}

// goesOn reports whether a line after the clause of the last measure is of its
// text: where the plan puts the clauses first, and it is no rule on the plan.
func (b *builder) goesOn(l line) bool { return b.clausesFirst && !termForm.MatchString(l.text) }

// termForm is a rule on the plan itself: 本方案自印发之日起施行.
var termForm = pattern.New(`^(?:本|此)(?:工作|实施|行动|若干)?(?:方案|意见|措施|政策|办法|细则|计划|通知|规定|清单|要点)[^。]{0,20}(?:施行|实施|执行|有效期|解释)`).Opening("本此")

// putsClausesFirst reports whether most measures below i, the last one aside,
// go on with text after their clauses.
func (c *classifier) putsClausesFirst(i, last *item) bool {
	all, first := 0, 0
	var count func(i *item)
	count = func(i *item) {
		if c.of(i).kind == kindMeasure && lastItem(i) != last {
			lines := i.lines()
			if after := afterClauses(lines); after > 0 {
				all++
				if after < len(lines) && lines[after].label == "" && lines[after].table == nil {
					first++
				}
			}
			return
		}
		for _, child := range i.children {
			count(child)
		}
	}
	count(i)
	return first*2 > all
}
