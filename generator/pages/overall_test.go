package pages

import (
	"strings"
	"testing"

	"fenjie/generator/plantest"
	"fenjie/source/check"
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
		for _, m := range matters(plantest.Input(t, "方案.txt", []byte(text)).Overview, c.date, nil) {
			if m.Name == "最早到期" {
				got = m.Text
			}
		}
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s, %s: %q, want %s", c.first, c.second, got, c.want)
		}
	}
}

// TestOverdue: what was to be done before the day of the briefing is told, and
// that it is not done is not said.
func TestOverdue(t *testing.T) {
	text := "青石县2025年工作方案\n一、经济\n（一）办甲事。2月底前出台办法，三季度末前建成甲中心。（责任单位：*县甲局）\n（二）办乙事。（责任单位：*县乙局；完成时限：2025年6月）\n（三）办丙事。（责任单位：*县丙局；完成时限：2025年国庆节前）\n"
	for _, c := range []struct{ date, want string }{
		{"", ""},
		{"2025-02-28", ""},
		{"2025-03-01", "截至2025年3月1日，已到期任务1项（含任务中的时间节点）：“（一）办甲事”中，2月底前出台办法（原文第3行）。请核实完成情况。"},
		{"2025-07-01", "截至2025年7月1日，已到期任务2项（含任务中的时间节点）：“（一）办甲事”中，2月底前出台办法（原文第3行）；（二）办乙事应于2025年6月完成（原文第4行）。请核实完成情况。"},
		{"2025-10-01", "截至2025年10月1日，已到期任务3项（含任务中的时间节点）：（二）办乙事应于2025年6月完成（原文第4行）；“（一）办甲事”中，三季度末前建成甲中心（原文第3行），此前另有1个时间节点；（三）办丙事应于2025年国庆节前完成（原文第5行）。请核实完成情况。"},
	} {
		got := ""
		for _, m := range matters(plantest.Input(t, "方案.txt", []byte(text)).Overview, c.date, nil) {
			if m.Name == "已到期" {
				got = m.Text
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.date, got, c.want)
		}
	}
}

// TestSettleIsReported: what the briefing wants settled, the report of the check
// names.
func TestSettleIsReported(t *testing.T) {
	for _, c := range []struct{ clauses, lead, settle string }{
		{"责任单位：县甲局、县乙局按职责分工负责|责任单位：县丙局、县丁局|责任单位：*县甲局、县丙局", "2项任务未明确牵头单位，其中1项见“需要明确的事项”，其余校核未列为问题（如写明按职责分工负责的）。", "（二）办事"},
		{"责任单位：县甲局、县乙局按职责分工负责|责任单位：*县甲局、县丙局", "1项任务未明确牵头单位，校核未列为问题（如写明按职责分工负责的）。", ""},
		{"责任单位：县甲局、县乙局|责任单位：*县甲局、县丙局", "1项任务未明确牵头单位，见“需要明确的事项”。", "（一）办事"},
		{"责任单位：县甲局、县乙局|责任单位：县甲局、县丙局|责任单位：县丁局、县丙局", "3项任务未明确牵头单位，见“需要明确的事项”。", "（一）办事（二）办事（三）办事"},
	} {
		text := "青石县2025年工作方案\n一、经济\n"
		for k, clause := range strings.Split(c.clauses, "|") {
			text += "（" + []string{"一", "二", "三"}[k] + "）办事" + []string{"甲", "乙", "丙"}[k] + "。办好。（" + clause + "）\n"
		}
		in := plantest.Input(t, "方案.txt", []byte(text))
		in.Findings = check.Run(in.Overview.Plan, in.Overview.Problems, check.Options{}).Findings
		lead := ""
		for _, m := range matters(in.Overview, "", in.Findings) {
			if m.Name == "牵头未定" {
				lead = m.Text
			}
		}
		settle := ""
		for _, line := range unsettled(in.Overview, in.Findings) {
			name, _, _ := strings.Cut(strings.TrimPrefix(line, "“"), "”")
			settle += strings.TrimRight(name, "甲乙丙")
		}
		if lead != c.lead || settle != c.settle {
			t.Errorf("%s:\n got %s %q\nwant %s %q", c.clauses, lead, settle, c.lead, c.settle)
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
		for _, m := range matters(in.Overview, "", nil) {
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
				for _, g := range unitOf(a, in.Overview, whole).Overall {
					unit += g.Name + " " + g.Role + " " + g.Goals[0]
				}
			}
		}
		if unit != c.unit {
			t.Errorf("%s: the unit's goals %q, want %q", c.name, unit, c.unit)
		}
	}
}
