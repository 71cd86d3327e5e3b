package wording

import (
	"testing"

	"fenjie/source/plan"
)

// TestWhen: a date that a sentence sets for a part stands with that part.
func TestWhen(t *testing.T) {
	for _, c := range []struct{ text, deadline, want string }{
		{"应保尽保，原则上前置条件齐全项目所需的能耗指标2月底前落实到位。全年新增用能。", "2025-02", "2025年2月：原则上前置条件齐全项目所需的能耗指标2月底前落实到位"},
		{"3月底前出台方案，年底前建成平台。", "2025", "3月底前出台方案\n2025年：年底前建成平台"},
		{"3月底前，出台方案；2025年8月15日前建成平台。", "2025-08-15", "3月底前，出台方案\n2025年8月15日：2025年8月15日前建成平台"},
		{"3月底前出台方案。", "2026-08", "2026年8月\n3月底前出台方案"},
		{"2025年10月底前全面完成。", "2025-10", "2025年10月"},
		{"2025年10月底前完成。", "2025-10", "2025年10月"},
		{"2025年前三季度增长5%，改造2000年底前建成的小区，目前已开工。", "2025-12", "2025年12月"},
		{"建设平台。", "2025-12", "2025年12月"},
		{"建设平台。", "长期坚持", "长期坚持"},
		{"建设平台。", "", ""},
	} {
		if got := When(&plan.Measure{Text: c.text, Deadline: c.deadline}); got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}
