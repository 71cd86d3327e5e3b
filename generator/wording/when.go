package wording

import (
	"strings"

	"fenjie/source/plan"
)

// When is by when a measure is to be done (完成时限). A date that a sentence sets
// stands with what that sentence says is then to be done: it need not be the
// whole measure. Where there are several, each has a line of its own. A deadline that
// names several dates itself is all of it: the sentences say them again.
func When(m *plan.Measure, steps []plan.Step) string {
	if plan.NamesDates(m.Deadline) {
		return Deadline(m.Deadline)
	}
	var lines []string
	own := m.Deadline != "" // the measure's own, for which no sentence stands
	for _, s := range steps {
		switch {
		case s.Limit == "" || s.Limit != m.Deadline:
			lines = append(lines, s.Words)
			continue
		case len(steps) == 1 && whole(s) || s.Words == strings.Trim(m.Text, "。；; \n"):
			lines = append(lines, Deadline(m.Deadline))
		case plan.LastDay(s.Limit) == "": // 春节前
			lines = append(lines, s.Words)
		default:
			lines = append(lines, Deadline(m.Deadline)+"："+s.Words)
		}
		own = false
	}
	if own {
		lines = append([]string{Deadline(m.Deadline)}, lines...)
	}
	return strings.Join(lines, "\n")
}

// whole reports whether the words of a step name nothing that is done by its date:
// then it is that of the measure, as where its text says nothing else.
func whole(s plan.Step) bool {
	rest := strings.Replace(s.Words, s.Date, "", 1)
	for _, w := range []string{"全面", "全部", "基本", "力争", "确保", "完成", "完工", "建成", "竣工", "投用", "落实到位", "任务", "，", "于", "在"} {
		rest = strings.ReplaceAll(rest, w, "")
	}
	return strings.TrimSpace(rest) == ""
}

// stepsIn are the parts of a deadline in words that says what is done by its dates:
// 春季造林4月15日前完成60%, 9月底前建成2条，12月底前全部完成.
func stepsIn(deadline string, year int) []plan.Step {
	if plan.LastDay(deadline) != "" {
		return nil
	}
	var parts []plan.Step
	steps, _ := plan.Dates(deadline, year)
	for _, s := range steps {
		if s.Due() != "" {
			parts = append(parts, s)
		}
	}
	return parts
}

// Due is a step of a measure, or the whole of it, with its last day.
type Due struct {
	Day   string // YYYY-MM-DD
	Limit string // as in plan.Step
	Part  bool   // it is for a part of the measure
	Text  string // that （一）办甲事 is to be done by then
}

// DueBy are the days by which a measure is to be done, or a part of it, in the
// order in which documents tell them: the measure's own deadline first, where no
// sentence stands for it. What names no day is none of them.
func DueBy(m *plan.Measure, steps []plan.Step, year int) []Due {
	var list []Due
	name := BriefName(m)
	own := m.Deadline
	for _, s := range steps {
		if s.Limit == m.Deadline {
			own = ""
		}
	}
	if parts := stepsIn(own, year); len(parts) > 0 {
		steps = append(parts, steps...)
	} else if day := plan.DayOf(own, year); day != "" {
		list = append(list, Due{day, own, false, name + "应于" + Deadline(own) + "完成"})
	}
	for _, s := range steps {
		switch {
		case s.Due() == "":
		case whole(s) || s.Limit == m.Deadline && s.Words == strings.Trim(m.Text, "。；; \n"):
			list = append(list, Due{s.Due(), s.Limit, false, name + "应于" + Deadline(s.Limit) + "完成"})
		default:
			list = append(list, Due{s.Due(), s.Limit, true, "“" + name + "”中，" + s.Words})
		}
	}
	return list
}
