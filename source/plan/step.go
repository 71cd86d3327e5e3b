package plan

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"fenjie/source/sentence"
)

// Step is a date that a sentence sets for what it says (时间节点): 6月底前完成一期,
// 三季度开工, 2027年实现全覆盖.
type Step struct {
	Date  string // as written: 6月底前
	Limit string // YYYY, YYYY-MM, YYYY-MM-DD, or the words of a day that the calendar does not tell: 春节前; empty for what comes again: 每季度
	Words string // the part of the sentence that it is for
	due   string
}

// Due is the last day of the step, YYYY-MM-DD; empty where the words do not tell.
func (s Step) Due() string { return s.due }

// LastDay is the last day of a deadline, YYYY-MM-DD; empty where it is no date.
func LastDay(deadline string) string {
	if !isDate(deadline) {
		return ""
	}
	if len(deadline) == len("2026") {
		return deadline + "-12-31"
	}
	if month, err := time.Parse("2006-01", deadline); err == nil {
		return month.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return deadline
}

// DateWords writes a deadline in words: 2026-08 is 2026年8月底前 in no plan's words, so
// it is just 2026年8月. What is no date stays.
func DateWords(deadline string) string {
	parts := strings.Split(deadline, "-")
	for _, p := range parts {
		if p == "" || strings.Trim(p, "0123456789") != "" {
			return deadline
		}
	}
	if len(parts[0]) != 4 || len(parts) > 3 {
		return deadline
	}
	out := parts[0] + "年"
	if len(parts) > 1 {
		out += strings.TrimLeft(parts[1], "0") + "月"
	}
	if len(parts) > 2 {
		out += strings.TrimLeft(parts[2], "0") + "日"
	}
	return out
}

func isDate(s string) bool { return len(s) >= 4 && strings.Trim(s, "0123456789-") == "" }

// Sentences is the text of a measure in which its figures and dates are looked
// for: with its title, where that is a sentence more than a name (实施项目320个，
// 完成投资480亿元).
func (m *Measure) Sentences() string {
	switch {
	case m.Text == "":
		return m.Title
	case strings.ContainsAny(m.Title, "，；"):
		return m.Title + "。" + m.Text
	}
	return m.Text
}

// StepsOf are the dates that the sentences of a measure set, in order, in a plan
// of a year. One that names none has that of the measure's own deadline.
func (m *Measure) StepsOf(year int) []Step {
	if year == 0 && isDate(m.Deadline) {
		year, _ = strconv.Atoi(m.Deadline[:len("2026")])
	}
	steps, _ := Dates(m.Sentences(), year)
	return steps
}

// DayOf is the last day of a deadline, also of one in words that tell it:
// 2025年第三季度, 3月启动、8月完成. It is empty where they do not.
func DayOf(deadline string, year int) string {
	day := LastDay(deadline)
	if day != "" {
		return day
	}
	for _, d := range datesIn(deadline, year) {
		if !d.gone && !notBehind.Begin(d.text[d.to:]) {
			day = max(day, d.due)
		}
	}
	return day
}

// NamesDates reports a deadline in words that names more than one date: 一季度完成征迁，
// 6月底前开工.
func NamesDates(deadline string) bool {
	return LastDay(deadline) == "" && len(datesIn(deadline, 0)) > 1
}

// IsDay reports whether the calendar has a day: 2025-06-31 is none.
func IsDay(year, month, day int) bool {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t.Month() == time.Month(month) && t.Day() == day
}

// LastLimit is the limit of the whole: of several the last in time, and where the
// calendar tells none the last named.
func LastLimit(steps []Step) string {
	var last Step
	for _, s := range steps {
		switch {
		case s.Limit == "" || s.due < last.due:
		case s.due > last.due, last.due == "", isDate(s.Limit) && !isDate(last.Limit):
			last = s
		}
	}
	return last.Limit
}

// Dates finds the dates in a text: those that set a limit for something to be
// done, and the words with those that look like one and do not say for what. A
// date that tells a thing apart (2000年底前建成的小区), a fact of the past, a basis of
// comparison and a span of years are neither.
func Dates(text string, year int) (steps []Step, unread []string) {
	return stepsOf(datesIn(text, year), year)
}

func stepsOf(dates []*date, year int) (steps []Step, unread []string) {
	var found []step
	var perhaps []*date
	years := false // a year other than the plan's stands alone as a date
	heads := 0     // of cells: 2026年目标 beside 一季度目标
	for _, d := range dates {
		switch d.kind() {
		case isStep:
			if d.allYear && !d.goesOn(found) {
				continue
			}
			if d.headsCell() {
				heads++
			}
			years = years || d.yearAlone && d.year != year || heads > 1
			found = d.addTo(found)
		case isUnread:
			unread = append(unread, d.words())
		case isPerhaps:
			perhaps = append(perhaps, d)
		}
	}
	limited := map[int]bool{} // parts of sentences that set a limit, by where they begin
	for _, s := range found {
		limited[s.start] = true
		if years || s.allYear || !s.ownYear {
			steps = append(steps, s.Step)
		}
	}
	for _, d := range perhaps {
		if start, _ := d.part(); years && !limited[start] { // not so 2025年、2026年分别完成
			unread = append(unread, d.words())
		}
	}
	return steps, unread
}

// words are those of a date up to the end of its part of the sentence.
func (d *date) words() string {
	_, end := d.part()
	return strings.TrimRight(d.text[d.from:end], "）) ")
}

// step is a Step whose place is known.
type step struct {
	Step
	start   int  // of the part of its sentence
	from    int  // of its words
	to      int  // of its date
	ownYear bool // it is the plan's own year alone: 2025年新增10家 is a step only beside 2026年新增20家
	allYear bool // 全年, which ends what a part of the year began: 上半年完成4亿元，全年完成8亿元
}

// goesOn reports 全年 behind a step of the same year in its sentence.
func (d *date) goesOn(list []step) bool {
	k := len(list) - 1
	return k >= 0 && (list[k].allYear || !list[k].ownYear) && list[k].start >= sentence.Begin(d.text, d.from) && len(list[k].due) > 4 && strings.HasPrefix(d.due, list[k].due[:4])
}

// addTo adds the step of a date. Where a part of a sentence has two, each has its own
// words where a verb and a 、 or 并 part them (3月启动、8月完成); else the later is that
// of the whole (2025年、2026年分别完成30%、70%).
func (d *date) addTo(list []step) []step {
	start, end := d.part()
	s := step{Step{Date: d.text[d.from:d.to], Limit: d.limit, Words: strings.TrimSpace(d.text[start:end]), due: d.due}, start, start, d.to, d.yearAlone && d.year == d.plansYear && !limitMarks.End(d.text[:d.from]), d.allYear}
	k := len(list) - 1
	if k < 0 || list[k].start != start {
		return append(list, s)
	}
	before := &list[k]
	if words, from := d.after(before.to); from > 0 {
		before.Words = strings.TrimSpace(d.text[before.from:words])
		s.from, s.Words = from, strings.TrimSpace(d.text[from:end])
		if inside := sentence.AfterOpen(before.Words); len(inside) < len(before.Words) { // 改造厂房（6月开工、12月完工）
			before.Words, s.Words = inside, strings.TrimRight(s.Words, "）)")
		}
		return append(list, s)
	}
	if s.Limit != "" && s.due >= before.due {
		s.ownYear, s.from = s.ownYear && before.ownYear, before.from
		if s.from > start {
			s.Words = strings.TrimSpace(d.text[s.from:end])
		}
		list[k] = s
	}
	return list
}

// after is where the words end of a date that ends at a byte, and where those of d
// begin, a later one in the same part of a sentence; 0 where nothing parts them.
func (d *date) after(at int) (words, from int) {
	if at > d.from {
		return 0, 0
	}
	between := d.text[at:d.from]
	i, size := strings.LastIndex(between, "、"), len("、")
	if k := strings.LastIndex(between, "并"); k > i && utf8.RuneCountInString(between[k:]) <= 5 { // 并力争于年底前
		i = k
	}
	if i < 0 || !todo.In(between[:i]) || strings.Count(between, "（") != strings.Count(between, "）") {
		return 0, 0
	}
	return at + i, at + i + size
}
