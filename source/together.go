package source

import (
	"strings"

	"fenjie/source/plan"
)

// takeTogether takes the line that closes a list of tasks and names persons or a
// date, but no unit, for all of them:
//
//	（1）…（牵头单位：A） （2）…（牵头单位：B）
//	（责任领导：王秀兰；完成时限：11月底前）
//
// It is the last task's own where those before it each have the like in their
// clauses. Where some have and some have not, the plan does not tell: the last
// task keeps it, and that is reported.
func (b *builder) takeTogether(i *item) (line, bool) {
	count := len(i.children)
	if count < 2 || b.of(i.children[count-1]).kind != kindMeasure {
		return line{}, false
	}
	end := lastItem(i)
	if len(end.body) == 0 {
		return line{}, false
	}
	l := end.body[len(end.body)-1]
	of := saidByClauses([]line{l})
	if l.label != "" || l.table != nil || !isClauseWhole(&l) || of.units || !of.persons && !of.deadline {
		return line{}, false
	}
	var have [2]int // of the tasks, how many name persons of their own, a date
	for k, child := range i.children {
		lines := append([]line{child.head}, child.lines()...)
		if k == count-1 {
			lines = lines[:len(lines)-1]
		}
		said := saidByClauses(lines)
		if b.of(child).kind != kindMeasure || k == count-1 && !said.units {
			return line{}, false
		}
		if said.persons {
			have[0]++
		}
		if said.deadline {
			have[1]++
		}
	}
	if of.persons && have[0] == 0 || of.deadline && have[1] == 0 {
		end.body = end.body[:len(end.body)-1]
		return l, true
	}
	// The others each have their own where all but the last do.
	if missing := count - 1; of.persons && have[0] < missing || !of.persons && have[1] < missing {
		b.problem(l.Place, "notice", "clause-unplaced", l.text, "写在最后一项之后的责任条款不能确定是否适用于前面各项，只计入最后一项", "如适用于各项，请在各项分别写明；如只属最后一项，请并入它的责任条款")
	}
	return line{}, false
}

// clauseSays is what clauses tell or ask for.
type clauseSays struct{ units, persons, deadline bool }

func saidByClauses(lines []line) clauseSays {
	var said clauseSays
	for k := range lines {
		for _, span := range lines[k].clauses() {
			parts := lines[k].parsed(span.inner)
			said.units = said.units || len(parts.units)+len(parts.persons) > 0 || asksForUnits(lines[k].text[span.start:span.end])
			said.persons = said.persons || plan.Leaders(lines[k].text[span.start:span.end]) != nil
			said.deadline = said.deadline || parts.deadline != ""
		}
	}
	return said
}

// isClauseWhole reports a line that is clauses and nothing else.
func isClauseWhole(l *line) bool {
	at := 0
	for _, span := range l.clauses() {
		if strings.TrimSpace(l.text[at:span.start]) != "" {
			return false
		}
		at = span.end
	}
	return at > 0 && strings.Trim(l.text[at:], "。 \u3000") == ""
}

// setTogether notes the date that a closing line sets for the tasks of a section,
// to be theirs where they have none.
func (b *builder) setTogether(s *plan.Section, l line) {
	for _, span := range l.clauses() {
		if words := l.parsed(span.inner).deadline; words != "" {
			for _, m := range s.Measures {
				if b.together == nil {
					b.together = map[*plan.Measure]string{}
				}
				b.together[m] = readDeadline(words, b.plan.Year)
			}
		}
	}
}

// giveTogether gives tasks without a date that of the line that closes their list,
// and those that say 完成时限：同上 that of the task before, where it has one.
func (r *reader) giveTogether() {
	r.plan.Walk(func(s *plan.Section, _ int) {
		for k, m := range s.Measures {
			switch {
			case m.Deadline == "":
				m.Deadline = r.together[m]
			case k > 0 && isDitto(m.Deadline) && s.Measures[k-1].Deadline != "":
				m.Deadline = s.Measures[k-1].Deadline
			}
		}
	})
}

// isDitto reports words that mean what stands above: 同上.
func isDitto(words string) bool {
	switch words {
	case "同上", "同前", "〃", "″":
		return true
	}
	return false
}
