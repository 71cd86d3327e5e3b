package source

import (
	"strings"
	"testing"

	"fenjie/source/document/doctest"
	"fenjie/source/plan"
)

// readTable reads the one task of a table: its header, its row, in a plan of 2026.
func readTable(t *testing.T, above, header, row string) *plan.Measure {
	t.Helper()
	bars := func(cells string) string { return "|" + cells + "|\n" }
	text := "# 青石县2026年任务表\n\n" + above + "\n\n" + bars(header) + bars(strings.Repeat("---|", strings.Count(header, "|"))+"---") + bars(row)
	p, _, err := Read("方案.md", []byte(text), nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return p.Measures()[0]
}

// TestHeads: a cell keeps its header in front where that says the time, the unit, or
// which of several of one thing it is.
func TestHeads(t *testing.T) {
	for _, c := range []struct{ header, row, title, text, deadline string }{
		{"序号|工作任务|一季度目标|二季度目标|责任单位", "1|修路|选址|建成2公里|县交通局", "修路", "一季度目标：选址\n二季度目标：建成2公里", "2026-06"},
		{"工作任务|一季度任务|二季度任务|责任单位", "修路|选址|开工|县交通局", "修路", "一季度任务：选址\n二季度任务：开工", "2026-06"},
		{"重点工作|上半年|下半年|责任单位", "修路|选址|开工|县交通局", "修路", "上半年：选址\n下半年：开工", "2026-12"},
		{"工作任务|6月底前进度|12月底前进度|责任单位", "修路|选址|开工|县交通局", "修路", "6月底前进度：选址\n12月底前进度：开工", "2026-12"},
		{"工作任务|一季度进度安排|二季度进度安排|责任单位", "修路|选址|开工|县交通局", "修路", "一季度进度安排：选址\n二季度进度安排：开工", "2026-06"},
		{"工作任务|2025年目标|2026年目标|2027年目标|责任单位", "修路|选址|开工|完工|县交通局", "修路", "2025年目标：选址\n2026年目标：开工\n2027年目标：完工", "2027"},
		{"工作任务|第一阶段|第二阶段|责任单位", "修路|选址|开工|县交通局", "修路", "第一阶段：选址\n第二阶段：开工", ""},
		{"工作任务|近期目标|远期目标|责任单位", "修路|选址|开工|县交通局", "修路", "近期目标：选址\n远期目标：开工", ""},
		{"工作任务|总体目标|分项目标|责任单位", "修路|通车|开工|县交通局", "修路", "总体目标：通车\n分项目标：开工", ""},
		{"工作任务|一季度目标|完成时限|责任单位", "修路|选址|2026年10月|县交通局", "修路", "一季度目标：选址", "2026-10"},
		{"工作任务|一季度目标|二季度目标|责任单位", "修路|2月选址，3月立项|开工|县交通局", "修路", "一季度目标：2月选址，3月立项\n二季度目标：开工", "2026-06"},
		// One column that says all, as ever.
		{"工作任务|工作目标|责任单位", "修路|建成2公里|县交通局", "修路", "建成2公里", ""},
		{"工作内容|工作目标|责任单位", "修路|建成2公里|县交通局", "修路", "建成2公里", ""},
		{"2026年重点任务|工作要求|责任单位", "修路|建成2公里|县交通局", "修路", "建成2公里", ""},
		{"2026年工作任务|责任单位", "修路|县交通局", "修路", "", ""},
	} {
		m := readTable(t, "说明", c.header, c.row)
		if m.Title != c.title || m.Text != c.text || m.Deadline != c.deadline {
			t.Errorf("%s:\n got %q %q %q\nwant %q %q %q", c.header, m.Title, m.Text, m.Deadline, c.title, c.text, c.deadline)
		}
	}
}

// TestTableUnit: a unit above a table is that of its columns of money that name none.
func TestTableUnit(t *testing.T) {
	for _, c := range []struct{ above, header, cell, want string }{
		{"单位：万元", "资金安排", "800", "资金安排（万元）：800"},
		{"（单位：万元）", "总投资", "800", "总投资（万元）：800"},
		{"表1 资金安排表（单位：亿元）", "预算", "8", "预算（亿元）：8"},
		{"资金安排表（万元）", "预算", "8", "预算（万元）：8"},
		{"金额单位：万元、面积单位：亩", "预算", "8", "预算（万元）：8"},
		{"单位：万元、亩", "县级财政", "8", "县级财政（万元）：8"},
		{"单位：万元\n\n表1", "中央", "8", "中央（万元）：8"},
		{"单位：万元", "资金（亿元）", "8", "资金（亿元）：8"},
		{"单位：万元", "资金来源", "财政资金", "资金来源：财政资金"},
		{"单位：万元", "预算", "县财政统筹", "预算：县财政统筹"},
		{"单位：万元", "面积", "800", "面积：800"},
		{"单位：亩", "预算", "800", "预算：800"},
		{"单位：万元、亿元", "预算", "800", "预算：800"},
		{"责任单位：万元", "预算", "800", "预算：800"},
		{"各单位：万元以下的不列。", "预算", "800", "预算：800"},
	} {
		if m := readTable(t, c.above, "任务|"+c.header+"|责任单位", "修路|"+c.cell+"|县交通局"); m.Text != c.want {
			t.Errorf("%s, %s: %q, want %q", c.above, c.header, m.Text, c.want)
		}
	}
}

// TestPartedHeader: a header of two rows is read as one.
func TestPartedHeader(t *testing.T) {
	cell := func(properties, text string) string {
		return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + doctest.P(text) + "</w:tc>"
	}
	down := func(text string) string { return cell(`<w:vMerge w:val="restart"/>`, text) }
	under, plain := cell("<w:vMerge/>", ""), func(text string) string { return cell("", text) }
	across := func(n, text string) string { return cell(`<w:gridSpan w:val="`+n+`"/>`, text) }
	body := doctest.P("青石县2026年任务表") + "<w:tbl>" +
		doctest.Row(down("任务"), across("2", "年度目标"), across("3", "资金来源（万元）"), down("责任单位")) +
		doctest.Row(under, plain("一季度"), plain("二季度"), plain("合计"), plain("中央"), plain("县级"), under) +
		doctest.Row(plain("修路"), plain("选址"), plain("建成2公里"), plain("500"), plain("300"), plain("200"), plain("县交通局")) + "</w:tbl>"
	p, _, err := Read("方案.docx", doctest.Docx(t, body), nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(p.Measures()); n != 1 {
		t.Fatalf("%d measures", n)
	}
	m := p.Measures()[0]
	const text = "年度目标一季度：选址\n年度目标二季度：建成2公里\n合计（万元）：500\n中央（万元）：300\n县级（万元）：200"
	if m.Title != "修路" || m.Text != text || m.Deadline != "2026-06" || m.Units[0].Name != "县交通局" {
		t.Errorf("%q %q %q %v", m.Title, m.Text, m.Deadline, m.Units)
	}
	if got := strings.Join(amountRows(m.Amounts), "\n"); got != "500万元\tother\t=\t500\n300万元\tupward\t=\t300\n200万元\tbudget\t=\t200" {
		t.Errorf("money is %q", got)
	}
}

// TestPayers: money of any payer is money, by its own words; a part is told with its sum
// and not added again. What is earned or produced is a target.
func TestPayers(t *testing.T) {
	for _, c := range []struct{ header, row, money, targets string }{
		{"县级财政（万元）", "5", "修路（县级财政） 5万元 budget = 5", ""},
		{"上级补助（万元）", "5", "修路（上级补助） 5万元 upward = 5", ""},
		{"中央资金（万元）", "5", "修路（中央资金） 5万元 upward = 5", ""},
		{"省级财政（万元）", "5", "修路（省级财政） 5万元 upward = 5", ""},
		{"自筹（万元）", "5", "修路（自筹） 5万元 other = 5", ""},
		{"债券（万元）", "5", "修路（债券） 5万元 bond = 5", ""},
		{"银行贷款（万元）", "5", "修路（银行贷款） 5万元 loan = 5", ""},
		{"其中：县财政（万元）", "5", "修路（县财政） 5万元 budget = 5", ""},
		{"预算（万元）|其中：县财政（万元）", "9|5", "修路 9万元 budget = 9\n修路（其中县财政） 5万元 budget part = 5", ""},
		{"总投资（万元）|其中：中央（万元）|县级（万元）|自筹（万元）", "9|5|3|1", "修路总投资 9万元 investment = 9\n修路总投资（其中中央） 5万元 upward = 5\n修路总投资（其中县级） 3万元 budget = 3\n修路总投资（其中自筹） 1万元 other = 1", ""},
		{"资金（万元）|财政资金（万元）|自筹（万元）", "9|8|1", "修路 9万元 other = 9\n修路 8万元 other part = 8\n修路（自筹） 1万元 other part = 1", ""},
		{"资金（万元）|财政资金（万元）|自筹（万元）", "9|9|1", "修路 9万元 other = 9\n修路 9万元 other = 9\n修路（自筹） 1万元 other = 1", ""},
		{"产值（万元）", "1200", "", "产值 = 1200 万元"},
		{"预计税收（亿元）", "约1.2", "", "预计税收 ~ 1.2 亿元"},
		{"一般公共预算收入（亿元）", "3", "", "一般公共预算收入 = 3 亿元"},
		{"目标值（亿元）", "3", "", "修路 = 3 亿元"},
		{"产值（万元）", "1.2亿元", "", "产值 = 1.2 亿元"},
		{"上年产值（万元）", "1200", "", ""},
		{"单价（元）", "12", "", ""},
		{"人均收入（元）", "12", "", ""},
		{"到位外资（万美元）", "12", "修路到位外资 12万美元 investment USD = 12", ""},
	} {
		m := readTable(t, "说明", "任务|"+c.header+"|责任单位", "修路|"+c.row+"|县交通局")
		var rows []string
		for k, row := range amountRows(m.Amounts) {
			rows = append(rows, m.Amounts[k].For+" "+strings.ReplaceAll(row, "\t", " "))
		}
		if got := strings.Join(rows, "\n"); got != c.money {
			t.Errorf("%s: money is\n%s\nwant\n%s", c.header, got, c.money)
		}
		if got := targetRows(m.Targets); got != c.targets {
			t.Errorf("%s: targets are %q, want %q", c.header, got, c.targets)
		}
	}
}
