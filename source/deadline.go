package source

import (
	"fmt"
	"strconv"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

var (
	fullDate  = pattern.New(`(20\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?`).HoldingDigit()
	yearMonth = pattern.New(`(20\d\d)\s*[年.\-/]\s*(\d{1,2})\s*月?`).HoldingDigit()
	yearOnly  = pattern.New(`(20\d\d)\s*年`).Holding("年")
	monthDay  = pattern.New(`(\d{1,2})\s*月\s*(\d{1,2})\s*日`).Holding("月")
	monthOnly = pattern.New(`(\d{1,2})\s*月`).Holding("月")
	yearSpan  = pattern.New(`20\d\d\s*(?:年)?\s*[-—–~～至到]{1,2}\s*20\d\d`).Holding("20").Holding("-", "—", "–", "~", "～", "至", "到")
	// sentenceDate: a date that a sentence sets as a limit.
	sentenceDate = pattern.New(`(?:(?:(20\d\d)\s*年|(今年|当年|年内|本年度)|(明年))?\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日)?)?\s*(年)?(?:底|末|中|上旬|中旬|下旬|初)?\s*(?:之?前|以前))|(?:有效期至|截至|截止到?|期限至|最迟)\s*(20\d\d)\s*年\s*(?:(\d{1,2})\s*月)?\s*(?:(\d{1,2})\s*日)?`)
)

// readDeadline turns what stands under 完成时限 into YYYY, YYYY-MM or
// YYYY-MM-DD where it is one date, else keeps the plan's words. A date without
// a year is of the plan's year, when that is known.
func readDeadline(text string, year int) string {
	words := strings.Trim(strings.TrimSpace(text), "。；;，,")
	if words == "" || yearSpan.MatchString(words) {
		return words
	}
	if len(yearOnly.FindAllString(words, -1)) > 1 || len(monthOnly.FindAllString(words, -1)) > 1 {
		return words
	}
	if m := fullDate.FindStringSubmatch(words); m != nil {
		return date(m[1], m[2], m[3], words)
	}
	if m := yearMonth.FindStringSubmatch(words); m != nil {
		return date(m[1], m[2], "", words)
	}
	if m := yearOnly.FindStringSubmatch(words); m != nil {
		if strings.Contains(words, "季度") || strings.Contains(words, "半年") {
			return words
		}
		return m[1]
	}
	if year == 0 {
		return words
	}
	if m := monthDay.FindStringSubmatch(words); m != nil {
		return date(strconv.Itoa(year), m[1], m[2], words)
	}
	if m := monthOnly.FindStringSubmatch(words); m != nil && !strings.Contains(words, "每月") && !strings.Contains(words, "个月") {
		return date(strconv.Itoa(year), m[1], "", words)
	}
	switch words {
	case "年底前", "年底", "年内", "当年底前", "今年底前", "12月底前":
		return strconv.Itoa(year)
	}
	return words
}

// date writes a date, or keeps the words where it is none in the calendar.
func date(year, month, day, words string) string {
	m, _ := strconv.Atoi(month)
	if m < 1 || m > 12 {
		return words
	}
	if day == "" {
		return fmt.Sprintf("%s-%02d", year, m)
	}
	d, _ := strconv.Atoi(day)
	if d < 1 || d > 31 {
		return words
	}
	return fmt.Sprintf("%s-%02d-%02d", year, m, d)
}

// findDeadline looks for the limits that sentences set: 2月底前, 年底前,
// 有效期至2027年12月31日. Of several the last in time is that of the whole. A
// bare year or a span of years is none, nor is a date that tells which things
// are meant: 2000年底前建成的小区.
func findDeadline(text string, year int) string {
	last := ""
	for _, at := range matchesIn(sentenceDate, text, hasLimit) {
		if !plan.SetsLimit(text[:at[0]], text[at[1]:]) {
			continue
		}
		limit := limitOf(groups(text, at), year)
		switch {
		case limit == "":
		case last == "" || later(limit, last):
			last = limit
		}
	}
	return last
}

// later reports whether limit a comes after b. A month comes to its end, a year
// to its. Words that are no date come after nothing.
func later(a, b string) bool {
	if !isDate(a) || !isDate(b) {
		return isDate(a)
	}
	const end = "-99-99"
	return a+end[min(len(a)-4, len(end)):] > b+end[min(len(b)-4, len(end)):]
}

func isDate(s string) bool { return len(s) >= 4 && strings.Trim(s, "0123456789-") == "" }

// limitOf is the limit that one match of sentenceDate sets; empty for a bare 前
// (目前, 以前).
func limitOf(m []string, year int) string {
	if m[7] != "" {
		return dateOrYear(m[7], m[8], m[9], m[0])
	}
	if m[1] == "" && m[2] == "" && m[3] == "" && m[4] == "" && m[6] == "" {
		return ""
	}
	y := m[1]
	if y == "" && year != 0 {
		y = strconv.Itoa(year)
		if m[3] != "" {
			y = strconv.Itoa(year + 1)
		}
	}
	if y == "" {
		return strings.TrimSpace(m[0])
	}
	return dateOrYear(y, m[4], m[5], m[0])
}

// groups are the words of the submatches at the places at; empty where one
// did not match.
func groups(text string, at []int) []string {
	list := make([]string, len(at)/2)
	for i := range list {
		if at[2*i] >= 0 {
			list[i] = text[at[2*i]:at[2*i+1]]
		}
	}
	return list
}

func dateOrYear(year, month, day, words string) string {
	if month == "" {
		return year
	}
	return date(year, month, day, strings.TrimSpace(words))
}
