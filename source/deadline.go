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
)

// readDeadline turns what stands under 完成时限 into YYYY, YYYY-MM or
// YYYY-MM-DD where it is one date, else keeps the plan's words. A date without
// a year is of the plan's year, when that is known.
func readDeadline(text string, year int) string {
	words := strings.Trim(strings.TrimSpace(text), "。；;，,")
	if words == "" || yearSpan.MatchString(words) || isPartial(words) {
		return words
	}
	if at := nextYearForm.FindStringIndex(words); at != nil {
		return readNextYear(words, at, year)
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
		if containsAny(words, "季度", "半年", "节", "“", "汛", "学", "暑", "寒", "国庆", "中秋") {
			return words // 2025年国庆节前
		}
		return m[1]
	}
	if year == 0 || containsAny(words, "去年", "上年", "前年") {
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

// nextYearForm names the year after another one.
var nextYearForm = pattern.New(`明年|来年|次年|翌年`).Holding("年")

// readNextYear reads words that name the year after the plan's at some bytes, or after
// the one that they name before: 2025年底至次年3月.
func readNextYear(words string, at []int, year int) string {
	before, rest := words[:at[0]], words[at[1]:]
	if m := yearOnly.FindStringSubmatch(before); m != nil {
		year, _ = strconv.Atoi(m[1])
	}
	if year == 0 || nextYearForm.MatchString(rest) || yearOnly.MatchString(rest) || len(monthOnly.FindAllString(words, -1)) > 1 {
		return words
	}
	next := strconv.Itoa(year + 1)
	switch strings.TrimLeft(rest, " 度") {
	case "", "底", "底前", "年底", "年底前", "内", "末", "末前":
		return next
	}
	if date := readDeadline(next+"年"+rest, year); plan.LastDay(date) != "" {
		return date
	}
	return words // 明年一季度
}

var (
	// fromForm is a date from which something holds: 7月1日起执行, 3月开始实施.
	fromForm = pattern.New(`[年月日底初旬度](?:起|开始|始)`).Holding("起", "始")
	// shareForm is how much of the whole is done by a date: 完成60%, 建成2条.
	shareForm = pattern.New(`\d(?:\.\d+)?\s*[%％]|[成用付工产毕造施入]\s*\d[\d.]*\s*万?\p{Han}`).HoldingDigit()
	// stages begin, or finish a part: 3月启动, 6月底前完成一期.
	stages = pattern.Words{"启动", "开工", "动工", "开建", "一期", "二期", "首批", "第一批", "过半", "一半", "主体", "前期"}
)

// isPartial reports words under 完成时限 that set no limit to the whole: what comes
// again each year, the day from which something holds, or by when a part is done.
func isPartial(words string) bool {
	return strings.Contains(words, "每") || fromForm.MatchString(words) || shareForm.MatchString(words) || stages.In(words)
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
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	if !plan.IsDay(y, m, d) {
		return words
	}
	return fmt.Sprintf("%s-%02d-%02d", year, m, d)
}

// findDeadline looks for the limits that sentences set: 2月底前, 年底前,
// 有效期至2027年12月31日. Of several the last in time is that of the whole.
func findDeadline(text string, year int) string {
	steps, _ := plan.Dates(text, year)
	return plan.LastLimit(steps)
}
