package figures_test

import (
	"strings"
	"testing"

	"fenjie/source"
	"fenjie/source/figures"
	"fenjie/source/plan"
)

// TestGoals: money that is to be reached is a goal like any target; money that
// is spent, or a standard, or counted within another sum is none.
func TestGoals(t *testing.T) {
	for text, want := range map[string]string{
		"技术交易额达到20亿元。":      "技术交易额 = 20 亿元",
		"争取上级奖补资金800万元以上。":  "争取上级奖补资金 >= 800 万元",
		"带动出口7000万美元以上。":    "带动出口 >= 7000 万美元",
		"完成投资1.5亿元。":        "完成投资 = 1.5 亿元",
		"为企业减负1.6亿元。":       "为企业减负 = 1.6 亿元",
		"技术交易额1.5—2亿元。":     "技术交易额 range 1.5 2 亿元",
		"争取上级资金3亿元至5亿元。":    "争取上级资金 range 3 5 亿元",
		"争取上级资金5000万元至1亿元。": "争取上级资金 = 1 亿元",
		"技术交易额1.5—2亿元以上。":   "技术交易额 >= 2 亿元",
		// A standard to be kept or reached is a goal, one of what is given is none.
		"低保年人均标准1.4万元以上。":       "低保年人均标准 >= 1.4 万元",
		"城乡低保标准提高到1200元/月。":     "城乡低保标准提高到 = 1200 元/月",
		"基本公共卫生服务人均补助标准提高至99元。": "基本公共卫生服务人均补助标准提高至 = 99 元",
		"补助标准从800元增至900元。":      "增至 = 900 元",
		"特困供养标准达到每月1800元。":      "特困供养标准达到每月 = 1800 元",
		"居民医保财政补助标准不低于700元。":    "居民医保财政补助标准 >= 700 元",
		"低保标准调整为1100元/月。":       "低保标准调整 = 1100 元/月",
		"每台补助标准不超过2000元。":       "",
		"补助标准为500元/亩。":          "",
		"奖励标准最高20万元。":           "",
		"按照每人1000元的标准给予补助。":     "",
		"单位面积补贴标准30元/平方米。":      "",
		"落实护理补贴标准120元。":         "",
		// A sum and its parts are goals, or both are none.
		"争取上级资金2亿元，其中争取国债1亿元。":                          "争取国债 = 1 亿元",
		"争取国债1亿元、专项资金1亿元，合计争取资金2亿元。":                    "合计争取资金 = 2 亿元",
		"完成投资9亿元，其中工业投资4亿元。":                            "工业投资 = 4 亿元",
		"市财政预算安排资金5亿元，其中教育3亿元。":                         "",
		"落实资金5400万元，其中中央财政3600万元、省级财政1080万元、县级财政720万元。": "",
		"所需资金2亿元，其中银行贷款1亿元、社会资本1亿元。":                    "",
		"统筹资金3.2亿元，其中争取上级资金2.1亿元。":                      "争取上级资金 = 2.1 亿元",
		"完成投资9亿元，其中民间投资4亿元、技改投资3亿元。":                    "技改投资 = 3 亿元",
		"授信余额2025年不低于25亿元。":                             "授信余额2025年 >= 25 亿元",
		"年度入库税收超过2000万元且增长15%以上的企业，按增量部分的20%给予奖励。":      "",
		"培育产值超亿元企业3家、超10亿元企业1家。":                        "",
		"新签约亿元以上项目20个，其中10亿元以上项目2个。":                    "",
		"安排专项资金500万元。":                                  "",
		"对获奖企业最高奖励20万元。":                                "",
		"对单品售价6000元以下的给予补贴。":                            "",
		"对单品售价不超过6000元的产品予以支持。":                         "",
		"所需资金总额4亿元。":                                    "",
		"招引1亿美元以上外资项目2个以上。":                             "",
	} {
		p, _, err := source.Read("plan.txt", []byte("青山县方案\n一、经济\n（一）办事。"+text+"（责任单位：县商务局）\n"), nil)
		if err != nil {
			t.Fatal(err)
		}
		m := p.Measures()[0]
		got := ""
		for _, g := range figures.Goals(m)[len(m.Targets):] {
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
	if len(figures.Goals(m)) != 2 || len(m.Targets) != 1 || m.Targets[:2][1].Metric != "" {
		t.Error("goals are written into the targets")
	}
}
