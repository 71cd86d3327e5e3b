package wording

import (
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// limit: a date that a sentence sets: 2026年8月底前, 3月15日前, 2027年底前, 年底前.
var limit = pattern.New(`(?:(?:(20\d\d)\s*年\s*)?(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日|底|末|[上中下]旬|初)?|(20\d\d)\s*年[底末]?|年[底末])\s*[之以]?前`).Holding("前")

// anotherYear: a date without a year may be that of another year than the plan's.
var anotherYear = pattern.New(`[明次来翌上去]年`).Holding("年")

// When is by when a measure is to be done (完成时限). A date that a sentence sets
// stands with what that sentence says is then to be done: it need not be the
// whole measure. Where there are several, each has a line of its own.
func When(m *plan.Measure) string {
	nodes := nodesOf(m.Text)
	if len(nodes) == 0 {
		return Deadline(m.Deadline)
	}
	var lines []string
	own := true // the measure's own, for which no sentence stands
	mixed := anotherYear.MatchString(m.Text)
	for _, n := range nodes {
		if !n.is(m.Deadline) || mixed && n.year == "" {
			lines = append(lines, n.words)
			continue
		}
		own = false
		if n.whole() || n.words == strings.Trim(m.Text, "。；; \n") {
			lines = append(lines, Deadline(m.Deadline))
		} else {
			lines = append(lines, Deadline(m.Deadline)+"："+n.words)
		}
	}
	if own && m.Deadline != "" {
		lines = append([]string{Deadline(m.Deadline)}, lines...)
	}
	return strings.Join(lines, "\n")
}

// node is a date that a sentence sets, with the words around it.
type node struct{ year, month, day, date, words string }

// is reports whether a deadline is that of the node, as far as it says.
func (n node) is(deadline string) bool {
	parts := append(strings.Split(deadline, "-"), "", "")
	if n.year != "" && n.year != parts[0] {
		return false
	}
	return strings.TrimLeft(parts[1], "0") == strings.TrimLeft(n.month, "0") && strings.TrimLeft(parts[2], "0") == strings.TrimLeft(n.day, "0") && parts[0] != ""
}

// whole reports whether the words name nothing that is done by the date: then
// it is that of the measure, as where its text says nothing else.
func (n node) whole() bool {
	rest := strings.Replace(n.words, n.date, "", 1)
	for _, w := range []string{"全面", "全部", "基本", "力争", "确保", "完成", "完工", "建成", "竣工", "投用", "落实到位", "任务", "，"} {
		rest = strings.ReplaceAll(rest, w, "")
	}
	return strings.TrimSpace(rest) == ""
}

// nodesOf finds the dates that the sentences of a text set, with the part of the
// sentence that each is in. A date before a comma takes the next part with it.
func nodesOf(text string) []node {
	if !strings.Contains(text, "前") {
		return nil
	}
	var list []node
	for _, at := range limit.FindAllStringSubmatchIndex(text, -1) {
		if !plan.SetsLimit(text[:at[0]], text[at[1]:]) {
			continue
		}
		group := func(k int) string {
			if at[2*k] < 0 {
				return ""
			}
			return text[at[2*k]:at[2*k+1]]
		}
		start, end := partOf(text, at[0], at[1])
		if end == at[1] && strings.HasPrefix(text[end:], "，") {
			_, end = partOf(text, at[0], end+len("，"))
		}
		list = append(list, node{year: group(1) + group(4), month: group(2), day: group(3), date: text[at[0]:at[1]], words: strings.TrimSpace(text[start:end])})
	}
	return list
}

// partOf is the part of a sentence, between its commas, that text[from:to] is in.
func partOf(text string, from, to int) (start, end int) {
	const stops = "，,。；;\n"
	start = plan.AfterLast(text[:from], stops)
	if i := strings.IndexAny(text[to:], stops); i >= 0 {
		return start, to + i
	}
	return start, len(text)
}
