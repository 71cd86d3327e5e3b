package plan_test

import (
	"strings"
	"testing"

	"fenjie/source"
	"fenjie/source/plan"
)

// TestGoals: money that is to be reached is a goal like any target; money that
// is spent, or a standard, or counted within another sum is none.
func TestGoals(t *testing.T) {
	for text, want := range map[string]string{
		"技术交易额达到20亿元。":          "技术交易额 = 20 亿元",
		"争取上级奖补资金800万元以上。":      "争取上级奖补资金 >= 800 万元",
		"带动出口7000万美元以上。":        "带动出口 >= 7000 万美元",
		"完成投资1.5亿元。":            "完成投资 = 1.5 亿元",
		"为企业减负1.6亿元。":           "为企业减负 = 1.6 亿元",
		"技术交易额1.5—2亿元。":         "技术交易额 range 1.5 2 亿元",
		"争取上级资金3亿元至5亿元。":        "争取上级资金 range 3 5 亿元",
		"争取上级资金5000万元至1亿元。":     "争取上级资金 = 1 亿元",
		"技术交易额1.5—2亿元以上。":       "技术交易额 >= 2 亿元",
		"安排专项资金500万元。":          "",
		"对获奖企业最高奖励20万元。":        "",
		"对单品售价6000元以下的给予补贴。":    "",
		"对单品售价不超过6000元的产品予以支持。": "",
		"所需资金总额4亿元。":            "",
		"招引1亿美元以上外资项目2个以上。":     "",
	} {
		p, _, err := source.Read("plan.txt", []byte("青山县方案\n一、经济\n（一）办事。"+text+"（责任单位：县商务局）\n"), nil)
		if err != nil {
			t.Fatal(err)
		}
		m := p.Measures()[0]
		got := ""
		for _, g := range m.Goals()[len(m.Targets):] {
			got = strings.Join(strings.Fields(strings.Join([]string{g.Metric, string(g.Op), g.Value, g.Max, g.Unit}, " ")), " ")
		}
		if got != want {
			t.Errorf("%s gives %q, want %q (amounts %+v)", text, got, want, m.Amounts)
		}
	}
}

// TestGoalsLeaveTargets: goals are a list of their own.
func TestGoalsLeaveTargets(t *testing.T) {
	m := &plan.Measure{Targets: make([]plan.Target, 1, 4), Amounts: []plan.Amount{{Kind: plan.KindTrade, For: "出口", Text: "1亿元"}}}
	if len(m.Goals()) != 2 || len(m.Targets) != 1 || m.Targets[:2][1].Metric != "" {
		t.Error("goals are written into the targets")
	}
}
