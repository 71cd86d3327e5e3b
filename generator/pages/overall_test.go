package pages

import (
	"strings"
	"testing"

	"fenjie/generator/plantest"
)

// TestNearest: a month ends after its days, whatever stands first in the plan, and
// what is over on the day of the briefing is not to come.
func TestNearest(t *testing.T) {
	for _, c := range []struct{ first, second, date, want string }{
		{"2025年8月底前", "2025年8月15日前", "", "（二）办乙事应于2025年8月15日完成"},
		{"2025年8月15日前", "2025年8月底前", "", "（一）办甲事应于2025年8月15日完成"},
		{"2025年9月10日前", "2025年8月底前", "", "（二）办乙事应于2025年8月完成"},
		{"2025年2月底前", "2025年8月底前", "2025-02-28", "（一）办甲事应于2025年2月完成"},
		{"2025年2月底前", "2025年8月底前", "2025-03-18", "（二）办乙事应于2025年8月完成"},
		{"2025年8月底前", "2025年内", "", "（一）办甲事应于2025年8月完成"},
	} {
		text := "青石县工作方案\n一、经济\n（一）办甲事。" + c.first + "办好甲事。（责任单位：*县甲局）\n（二）办乙事。" + c.second + "办好乙事。（责任单位：*县乙局）\n"
		got := ""
		for _, m := range matters(plantest.Input(t, "方案.txt", []byte(text)).Overview, c.date) {
			if m.Name == "最早到期" {
				got = m.Text
			}
		}
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s, %s: %q, want %s", c.first, c.second, got, c.want)
		}
	}
}
