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

// TestUnclaimedGoals: goals of the plan and of a section reach nobody where no
// unit is named for them, and the briefing says so; else they are in the
// briefing of each unit that is.
func TestUnclaimedGoals(t *testing.T) {
	const goals = "规上工业增加值增长10%以上，完成投资85亿元。\n"
	const measure = "（一）办甲事。新建甲所3家。（责任单位：*县甲局、县乙局）\n"
	for _, c := range []struct{ name, text, want, unit string }{
		{"nobody", "一、经济\n" + goals + measure, "一、经济所列的量化目标未写明责任单位", ""},
		{"money alone", "一、经济\n完成投资85亿元。\n" + measure, "一、经济所列的量化目标未写明责任单位", ""},
		{"the plan's own", "确保规上工业增加值增长10%以上。\n一、经济\n" + measure, "方案总体要求所列的量化目标未写明责任单位", ""},
		{"a lead", "一、经济（由县乙局牵头）\n" + goals + measure, "", "一、经济 牵头 规上工业增加值增长：≥10%"},
		{"several", "一、经济（责任单位：县甲局、县乙局）\n" + goals + measure, "", "一、经济 共同负责 规上工业增加值增长：≥10%"},
		{"no goals", "一、经济\n坚持稳中求进。\n" + measure, "", ""},
		{"a threshold", "一、经济\n对年销售额2000万元以上的企业给予支持。\n" + measure, "", ""},
	} {
		in := plantest.Input(t, "方案.txt", []byte("青石县2025年工作方案\n\n"+c.text))
		got := ""
		for _, m := range matters(in.Overview, "") {
			if m.Name == "目标未落到单位" {
				got = m.Text
			}
		}
		if got == "" != (c.want == "") || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		unit := ""
		for _, a := range in.Units {
			if a.Unit == "县乙局" {
				for _, g := range unitOf(a, whole).Overall {
					unit += g.Name + " " + g.Role + " " + g.Goals[0]
				}
			}
		}
		if unit != c.unit {
			t.Errorf("%s: the unit's goals %q, want %q", c.name, unit, c.unit)
		}
	}
}
