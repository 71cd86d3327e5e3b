package xlsx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"fenjie/source/entries/entry"
	"fenjie/source/settings"
)

// lightColours are the shades of the lights; each also says its name.
var lightColours = map[string]string{"绿灯": "C6E0B4", "黄灯": "FFE699", "红灯": "F4B6B6", "灰灯": "D9D9D9"}

// showsLights reports whether 责任清单 has the column 亮灯.
func showsLights(s settings.Sheet) bool {
	_, made := taskColumns(s, entry.Table{})
	return slices.Contains(made, entry.Light)
}

// lightFormula is the formula of 亮灯: the first rule that fits. status is the
// cell of 进展状态. Rules about days fit a measure whose deadline is a date, and
// is not reached; the day is the reader's, for it is reckoned whenever the
// workbook is opened.
func lightFormula(rules []settings.Light, status, deadline string) string {
	day, dated := lastDay(deadline)
	var b strings.Builder
	count := 0
	for _, r := range rules {
		switch {
		case r.Days == nil:
			fmt.Fprintf(&b, `IF(%s="%s","%s",`, status, r.Status, r.Light)
		case dated && *r.Days == 0:
			fmt.Fprintf(&b, `IF(AND(%s<>"已完成",TODAY()>%s),"%s",`, status, day, r.Light)
		case dated:
			fmt.Fprintf(&b, `IF(AND(%s<>"已完成",%s-TODAY()<=%d),"%s",`, status, day, *r.Days, r.Light)
		default:
			continue
		}
		count++
	}
	return b.String() + `""` + strings.Repeat(")", count)
}

// lastDay is the last day of a deadline as a formula: 2026-08 is DATE(2026,9,0).
func lastDay(deadline string) (string, bool) {
	parts := strings.Split(deadline, "-")
	var n [3]int
	for k, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || k > 2 {
			return "", false
		}
		n[k] = v
	}
	if n[0] < 1900 || n[0] > 9999 || n[1] > 12 {
		return "", false
	}
	switch len(parts) {
	case 1:
		n[1], n[2] = 12, 31
	case 2:
		n[1], n[2] = n[1]+1, 0
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	return fmt.Sprintf("DATE(%d,%d,%d)", t.Year(), t.Month(), t.Day()), true
}

// lightColumn colours the lights.
func (b *book) lightColumn(s string, column, first, last int) {
	if last < first {
		return
	}
	var rules []excelize.ConditionalFormatOptions
	for _, name := range settings.Lights {
		rules = append(rules, b.shadeWhere(name, lightColours[name]))
	}
	b.try(b.file.SetConditionalFormat(s, fmt.Sprintf("%s%d:%s%d", letter(column), first, letter(column), b.file.Row(last)), rules))
}

// shadeWhere shades a cell that says a word.
func (b *book) shadeWhere(word, colour string) excelize.ConditionalFormatOptions {
	style, err := b.file.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}})
	b.try(err)
	return excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==", Value: `"` + word + `"`, Format: &style}
}
