package source

import (
	"strings"
	"testing"

	"fenjie/source/figures"
)

// TestMoneyColumn: bare figures of a column have the unit of its header, and are for
// the task where the cell has no words.
func TestMoneyColumn(t *testing.T) {
	for _, c := range []struct{ header, cell, want string }{
		{"资金（万元）", "4200（中央1500、省800、市县1900）", "改造老旧小区 4200万元 other = 4200\n改造老旧小区（其中中央） 1500万元 other part = 1500\n改造老旧小区（其中省） 800万元 other part = 800\n改造老旧小区（其中市县） 1900万元 other part = 1900"},
		{"资金（万元）", "3,850", "改造老旧小区 3,850万元 other = 3850"},
		{"资金（万元）", "1 200", "改造老旧小区 1200万元 other = 1200"},
		{"资金（万元）", "12 300.5（中央1 500）", "改造老旧小区 12300.5万元 other = 12300.5\n改造老旧小区（其中中央） 1500万元 other part = 1500"},
		{"资金（万元）", "500 300", ""},
		{"资金（万元）", "1800万元", "改造老旧小区 1800万元 other = 1800"},
		{"资金（万元）", "1.2亿元", "改造老旧小区 1.2亿元 other = 12000"},
		{"资金（万元）", "省级以上资金6000", "省级以上资金 6000万元 other = 6000"},
		{"资金（万元）", "中央1500、省800", "中央 1500万元 other = 1500\n省 800万元 other = 800"},
		{"资金需求（单位：万元）", "约500", "改造老旧小区 约500万元 other ~ 500"},
		{"所需资金/万元", "300以上", "改造老旧小区 300万元以上 other >= 300"},
		{"总投资（亿元）", "2.5", "改造老旧小区总投资 2.5亿元 investment = 25000"},
		{"项目总投资（万元）", "600", "改造老旧小区项目总投资 600万元 investment = 600"},
		{"年度预算（万元）", "800，其中市级500", "改造老旧小区 800万元 budget = 800\n改造老旧小区（其中市级） 500万元 budget part = 500"},
		{"资金安排（万元）", "800", "改造老旧小区 800万元 budget = 800"},
		{"工作经费（元）", "50000", "改造老旧小区 50000元 other = 5"},
		{"争取上级资金（万元）", "1200", "改造老旧小区争取上级资金 1200万元 upward = 1200"},
		{"补助资金（万元）", "90", "改造老旧小区 90万元 other = 90"},
		{"金额（万元）", "70", "改造老旧小区 70万元 other = 70"},
		{"资金（万元）", "500-800", "改造老旧小区 500万元-800万元 other = 800"},
		{"资金（万元）", "2024年1500，2025年2000", "2024年 1500万元 other = 1500\n2025年 2000万元 other = 2000"},
		{"资金（万元）", "—", ""},
		{"资金（万元）", "县财政统筹", ""},
		{"资金（万元）", "按第3批下达", ""},
		{"资金（万元）", "2025年下达", ""},
		// A unit that is none of money, and a header without one.
		{"面积（万平方米）", "4200", ""},
		{"资金来源", "4200", ""},
		{"规模（万元户）", "4200", ""},
	} {
		text := "| 序号 | 任务 | 举措 | " + c.header + " | 牵头单位 |\n|---|---|---|---|---|\n| 1 | 改造老旧小区 | 加装电梯30部 | " + c.cell + " | 县住建局 |\n"
		p, _, err := Read("方案.md", []byte("# 青石县任务表\n\n"+text), nil)
		if err != nil {
			t.Fatal(err)
		}
		m := p.Measures()[0]
		var rows []string
		for k, row := range amountRows(m.Amounts) {
			rows = append(rows, m.Amounts[k].For+" "+strings.ReplaceAll(row, "\t", " "))
		}
		if got := strings.Join(rows, "\n"); got != c.want {
			t.Errorf("%s: %s\n got %q\nwant %q", c.header, c.cell, got, c.want)
		}
		if got := targetRows(m.Targets); got != "加装电梯 = 30 部" {
			t.Errorf("%s: %s: targets are %q", c.header, c.cell, got)
		}
		for _, g := range figures.Goals(m)[1:] {
			if !strings.Contains(g.Metric, "投资") && !strings.Contains(g.Metric, "争取") {
				t.Errorf("%s: %s: %+v is a goal", c.header, c.cell, g)
			}
		}
		if !strings.Contains(m.Text, c.cell) {
			t.Errorf("%s: %s is not in %q", c.header, c.cell, m.Text)
		}
	}
}
