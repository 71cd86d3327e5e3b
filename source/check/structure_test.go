package check_test

import (
	"os"
	"strings"
	"testing"

	"fenjie/source"
	"fenjie/source/check"
)

// numbered makes a plan of labels: 一、 to 九、 are sections, others measures
// with a clause.
func numbered(labels ...string) string {
	lines := []string{"青山县2026年重点工作方案"}
	for k, l := range labels {
		if strings.HasSuffix(l, "、") && !strings.ContainsAny(l, "123456789") || strings.HasSuffix(l, "章 ") {
			lines = append(lines, l+"抓好第"+string(rune('甲'+k))+"类工作")
			continue
		}
		if !strings.Contains(l, "）") && !strings.Contains(l, ".") && !strings.Contains(l, "条") && !strings.HasSuffix(l, "、") {
			lines = append(lines, l)
			continue
		}
		lines = append(lines, l+"办好这件事。抓紧落实。（责任单位：县科技局）")
	}
	return strings.Join(lines, "\n") + "\n"
}

func TestNumberGap(t *testing.T) {
	testRule(t, "number-gap", []ruleCase{
		{"through the plan", numbered("一、", "（一）", "（二）", "二、", "（三）", "（四）"), ""},
		{"anew in each section", numbered("一、", "（一）", "（二）", "二、", "（一）", "（二）"), ""},
		{"articles through chapters", numbered("第一章 ", "第一条 ", "第二条 ", "第二章 ", "第三条 "), ""},
		{"Arabic in groups", numbered("一、", "（一）", "1.", "2.", "（二）", "1.", "2.", "3."), ""},
		{"articles without measures", "青山县重点工作方案\n第一章 总则\n第一条 为促进发展，制定本方案。\n第二条 到2027年，建成示范区。\n第二章 产品\n" +
			"第三条 办孵化器。新办一家。（责任单位：县科技局）\n第四条 办平台。新办一个。（责任单位：县科技局）\n", ""},
		{"past ten", numbered("一、", "（一）", "（二）", "（三）", "（四）", "（五）", "（六）", "（七）", "（八）", "（九）", "（十）", "（十一）", "（十二）"), ""},
		{"one left out", numbered("一、", "（一）", "（三）", "（四）"), "4:1 warning （三）"},
		{"one left out across sections", numbered("一、", "（一）", "（二）", "二、", "（四）"), "6:1 warning （四）"},
		{"a section left out", numbered("一、", "（一）", "三、", "（二）"), "4:1 warning 三、"},
		{"a slip that the next does not follow", numbered("一、", "（一）", "（二）", "（十三）", "（四）"), "5:1 warning （十三）"},
		{"begins late", numbered("一、", "（二）", "（三）"), "3:1 warning （二）"},
		{"Arabic", numbered("一、", "1.", "2.", "4."), "5:1 warning 4."},
		{"decimals", numbered("一、", "2.1.1.", "2.1.2.", "二、", "2.2.1."), ""},
		{"a decimal left out", numbered("一、", "2.1.1.", "2.1.3."), "4:1 warning 2.1.3."},
	})
}

func TestNumberRepeat(t *testing.T) {
	testRule(t, "number-repeat", []ruleCase{
		{"through the plan", numbered("一、", "（一）", "（二）", "二、", "（三）"), ""},
		{"anew in each section", numbered("一、", "（一）", "（二）", "二、", "（一）", "（二）"), ""},
		{"groups and their items", numbered("一、", "（一）", "1.", "2.", "（二）", "1.", "2."), ""},
		{"an annex with numbers of its own", numbered("一、", "（一）", "二、", "（二）", "附件：任务表", "一、", "（一）"), ""},
		{"a plan below its notice", numbered("一、", "（一）", "二、", "（二）", "青山县惠民工程实施方案", "一、", "（一）"), ""},
		{"twice", numbered("一、", "（一）", "（二）", "（二）", "（三）"), "5:1 warning （二）"},
		{"a slip", numbered("一、", "（一）", "（二）", "（二）", "（四）"), "5:1 warning （二）"},
		{"a section twice", numbered("一、", "（一）", "一、", "（二）", "三、", "（三）"), "4:1 notice 一、"},
		{"backwards", numbered("一、", "（一）", "（二）", "（三）", "（二）", "（五）"), "6:1 warning （二）"},
	})
}

func TestReferenceMissing(t *testing.T) {
	measure := func(text string) string {
		return "青山县重点工作方案\n一、重点任务\n（一）甲项。" + text + "（责任单位：县科技局）\n"
	}
	testRule(t, "reference-missing", []ruleCase{
		{"an annex at the end", measure("名单见附件1。") + "附件1：名单\n", ""},
		{"the list of annexes", measure("分工见附件2。") + "附件：1.名单\n2.分工表\n", ""},
		{"an annex of another document", measure("按照省厅通知所附《申报指南》附件的要求申报。"), ""},
		{"a list to be made", measure("建立3张清单，梳理形成两张责任清单。"), ""},
		{"a system of another kind", measure("构建“1+3+N”工作体系，完善“5+2”产业体系。"), ""},
		{"an accessory", measure("支持汽车零部件及附件生产。"), ""},
		{"no annex", measure("名单见附件1。"), "3:10 warning 附件1"},
		{"another annex", measure("名单见附件3。") + "附件1：名单\n", "3:10 warning 附件3"},
		{"no table", measure("任务详见附表，逐项落实。"), "3:11 warning 附表"},
		{"told once", measure("名单见附件1，分工见附件1。"), "3:10 warning 附件1"},
		{"lists", measure("对照4张保障清单抓落实。"), "3:9 notice 4张保障清单"},
		{"the other half of a system", measure("承接“1+4”政策体系。"), "3:9 notice “1+4”政策体系"},
	})
}

func TestClauseMissing(t *testing.T) {
	const one = "（一）甲项。抓落实。（责任单位：县科技局）\n"
	plan := func(body string) string { return "青山县重点工作方案\n" + body }
	testRule(t, "clause-missing", []ruleCase{
		{"all have one", plan("一、任务\n" + one + "（二）乙项。抓落实。（责任单位：县财政局）\n"), ""},
		{"a section without clauses", plan("一、任务\n" + one + "二、保障措施\n（一）加强领导。成立专班。\n（二）强化督查。定期通报。\n"), ""},
		{"own lines", plan("一、任务\n1．甲项。抓落实。\n牵头单位：县科技局\n2．乙项。抓落实。\n责任单位：县财政局\n"), ""},
		{"the clause of the section or group", plan("一、任务\n（一）茶业（牵头单位：县农业农村局）\n1.茶园。改造茶园。\n2.茶厂。新建茶厂。（责任单位：县农业农村局）\n"), ""},
		{"A负责", plan("一、任务\n（一）甲项。抓落实。（县科技局负责）\n（二）乙项。抓落实。（县财政局牵头，县科技局配合）\n"), ""},
		{"nobody", plan("一、任务\n" + one + "（二）乙项。抓落实。\n"), "4:4 error 乙项"},
		{"nobody, in an article", plan("第一章  任务\n第一条【甲项】抓落实。（责任单位：县科技局）\n第二条【乙项】抓落实。\n"), "4:5 error 乙项"},
	})
}

func TestDeadlinePast(t *testing.T) {
	measure := func(text string) string {
		return "青山县2026年重点工作方案\n一、重点任务\n（一）甲项。" + text + "（责任单位：县科技局）\n"
	}
	testRule(t, "deadline-past", []ruleCase{
		{"this year", measure("2026年6月底前建成。"), ""},
		{"a later year", measure("2027年底前建成。"), ""},
		{"without a year", measure("6月底前建成。"), ""},
		{"the years of a plan of action", measure("实施2024—2026年三年行动计划，年底前收官。"), ""},
		{"a base year", measure("在2024年基础上提高10%。"), ""},
		{"the end of last year", measure("2025年12月底前印发细则。"), "3:7 notice 2025年"},
		{"last year", measure("2025年6月底前建成。"), "3:7 warning 2025年"},
		{"long ago", measure("2023年底前建成。"), "3:7 warning 2023年"},
	})
}

func TestStageMismatch(t *testing.T) {
	plan := func(stage, preamble string) string {
		return "青山县重点工作方案" + stage + "\n" + preamble + "\n一、任务\n（一）甲项。形成规划征求意见稿。（责任单位：县科技局）\n"
	}
	testRule(t, "stage-mismatch", []ruleCase{
		{"one stage", plan("（送审稿）", "现将送审稿提请审议。"), ""},
		{"no stage", plan("", "现印发给你们。"), ""},
		{"a draft among the tasks", plan("（送审稿）", "制定本方案。"), ""},
		{"a document's title", plan("（送审稿）", "根据《总体规划（征求意见稿）》，制定本方案。"), ""},
		{"a measure's own draft", plan("（征求意见稿）", "制定本方案。"), ""},
		{"two stages", plan("（送审稿）", "现将讨论稿提请审议。"), "2:3 warning 讨论稿"},
	})
	got := run(t, plan("（征求意见稿）", "制定本方案。"), check.Options{Only: []string{"stage-mismatch"}, Stage: "印发稿"}).Findings
	if len(got) != 1 || got[0].Severity != check.Error || got[0].Quote != "征求意见稿" || got[0].Line != 1 {
		t.Errorf("for the text that goes out: %+v", got)
	}
}

// TestContext: wherever the plan's file has a finding's line, the context is
// that line and the quotation stands in it, at its column.
func TestContext(t *testing.T) {
	for _, name := range plansOnHand(t) {
		if strings.HasSuffix(name, ".want") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, problems, err := source.Read(name, data, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range check.Run(p, problems, check.Options{}).Findings {
			if f.Column == 0 || f.Quote == "" {
				continue
			}
			if !strings.HasPrefix(f.Context[f.From:], f.Quote) {
				t.Errorf("%s:%d:%d: %q does not stand in %q at %d", name, f.Line, f.Column, f.Quote, f.Context, f.From)
			}
		}
	}
}
