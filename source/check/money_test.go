package check_test

import (
	"strings"
	"testing"

	"fenjie/source/check"
)

// budgetOf is a plan whose one section arranges money in these words, on line 3.
func budgetOf(words string) string {
	return "青山县重点工作方案\n一、发展科技\n" + words + "\n（一）办孵化器。新办一家。（责任单位：县科技局）\n"
}

// budgetsOf is a plan with a section for each of the words, on lines 3, 6 …, and
// closing words after them.
func budgetsOf(closing string, words ...string) string {
	numbers := []string{"一", "二", "三", "四", "五", "六"}
	var b strings.Builder
	b.WriteString("青山县2026年重点工作方案\n")
	for k, w := range words {
		b.WriteString(numbers[k] + "、发展第" + numbers[k] + "产业\n" + w + "\n（" + numbers[k] + "）办第" + numbers[k] + "件事。办好。（责任单位：县科技局）\n")
	}
	if closing != "" {
		b.WriteString("\n" + closing + "\n")
	}
	return b.String()
}

// moneyOf is a plan whose one measure has these words, on line 3.
func moneyOf(words string) string {
	return "青山县重点工作方案\n一、发展科技\n（一）争取资金。" + words + "（责任单位：县科技局）\n"
}

func TestBudgetSum(t *testing.T) {
	testRule(t, "budget-sum", []ruleCase{
		{"equal", budgetOf("县财政预算安排资金1.2亿元，其中孵化器8000万元、培训4000万元。"), ""},
		{"rounded total", budgetOf("县财政预算安排资金1.26亿元，其中孵化器6800万元，培训5780万元。"), ""},
		{"not all listed", budgetOf("县财政预算安排资金1000万元，主要用于孵化器600万元、培训300万元。"), ""},
		{"closing etc", budgetOf("县财政预算安排资金1000万元，其中孵化器600万元、培训300万元等。"), ""},
		{"one part", budgetOf("县财政预算安排资金1000万元，其中孵化器不低于600万元。"), ""},
		{"at least", budgetOf("县财政预算安排资金1000万元以上，其中孵化器700万元、培训400万元。"), ""},
		{"nested in brackets", budgetOf("县财政预算安排资金1000万元，其中孵化器600万元（设备400万元、场地200万元），培训400万元。"), ""},
		{"nested to a semicolon", budgetOf("县财政预算安排资金1000万元，其中孵化器600万元，其中设备400万元、场地200万元；培训400万元。"), ""},
		{"nobody can tell whose", budgetOf("县财政预算安排资金1000万元，其中孵化器600万元，其中设备400万元、场地200万元、培训400万元。"), ""},
		{"other money beside", budgetOf("县财政预算安排资金1000万元，带动社会资本2亿元。"), ""},
		{"growth", budgetOf("县财政预算安排资金1000万元，较上年增加200万元。"), ""},
		{"growth before the parts", budgetOf("县财政预算安排资金1000万元，比上年增长10%，其中孵化器600万元、培训400万元。"), ""},
		{"foreign money", budgetOf("县财政预算安排资金1000万元，其中孵化器600万元、培训400万元，引进外资100万美元。"), ""},
		{"about", budgetOf("县财政预算安排资金约1000万元，其中孵化器600万元、培训390万元。"), ""},
		{"listed after a colon", budgetOf("县财政预算安排资金1000万元：孵化器600万元；培训400万元。"), ""},
		{"another payer", budgetOf("安排资金12.6亿元，其中中央预算内资金3.2亿元、省级资金2.4亿元、县级配套1.5亿元、社会资本5.5亿元。"), ""},
		{"another payer, by commas", budgetOf("县财政安排资金1000万元，其中县级600万元，社会资本400万元。"), ""},
		{"another payer, by a semicolon", budgetOf("县财政安排资金1000万元，其中：县级600万元；银行贷款400万元。"), ""},
		{"another payer by its verb", budgetOf("县财政安排资金1000万元，其中县级600万元、吸引社会资本400万元。"), ""},
		{"bonds", budgetOf("统筹安排资金5亿元，其中财政资金2亿元、专项债券2亿元、银行贷款1亿元。"), ""},
		{"won from above", budgetOf("县财政安排资金1000万元，其中县级600万元、争取上级补助400万元。"), ""},
		{"another payer first", budgetOf("县财政安排资金1000万元，其中社会资本400万元、县级600万元。"), ""},
		{"beside the parts", budgetOf("县财政安排资金1000万元，其中孵化器600万元、培训400万元，带动社会资本2亿元。"), ""},
		{"won beside the parts", budgetOf("县财政安排资金1000万元，其中孵化器600万元、培训400万元，争取上级资金500万元。"), ""},
		{"of people", budgetOf("县财政预算安排资金100万元，培训500人，其中女性200人，每人补助0.2万元，共补助奖励300万元。"), ""},

		{"short", budgetOf("县财政预算安排资金1264万元，其中文旅680万元，平台338万元。"), "3:10 error 1264万元"},
		{"short beside what is attracted", budgetOf("县财政预算安排资金1000万元，其中孵化器600万元、培训300万元，带动社会资本2亿元。"), "3:10 error 1000万元"},
		{"short with another payer", budgetOf("安排资金12.6亿元，其中中央预算内资金3.2亿元、县级配套1.5亿元、社会资本5.5亿元。"), "3:5 error 12.6亿元"},
		{"over with another payer", budgetOf("安排资金10亿元，其中中央资金3亿元、县级配套2亿元、专项债券6亿元。"), "3:5 error 10亿元"},
		{"over", budgetOf("县财政预算安排资金1亿元，其中孵化器8000万元，培训4000万元。"), "3:10 error 1亿元"},
		{"over in the total's unit", budgetOf("县财政预算安排资金1亿元，其中孵化器8000万元，培训3000.5万元。"), "3:10 error 1亿元"},
		{"one part over", budgetOf("县财政预算安排资金1000万元，其中孵化器1600万元。"), "3:10 error 1000万元"},
		{"less than half", budgetOf("县财政预算安排资金1亿元，其中孵化器1000万元、培训500万元。"), "3:10 notice 1亿元"},
		{"bracketed", budgetOf("县财政预算安排资金1000万元（孵化器600万元、培训300万元）。"), "3:10 error 1000万元"},
		{"inner parts", budgetOf("县财政预算安排资金1000万元，其中孵化器600万元（设备400万元、场地300万元），培训400万元。"), "3:22 error 600万元"},
		{"growth before parts that do not fit", budgetOf("县财政预算安排资金1000万元，比上年增长10%，其中孵化器600万元、培训300万元。"), "3:10 error 1000万元"},
		{"preamble", "青山县重点工作方案\n县财政统筹安排资金2亿元，其中教育1亿元、卫生8000万元。\n一、发展科技\n（一）办孵化器。新办一家。（责任单位：县科技局）\n", "2:10 error 2亿元"},
		{"in a measure", moneyOf("县财政预算安排资金500万元，其中设备300万元、场地100万元。"), "3:18 error 500万元"},
		{"an investment", moneyOf("完成投资5亿元，其中设备3亿元、厂房4亿元。"), "3:13 error 5亿元"},
		{"investment not all listed", moneyOf("完成投资5亿元，其中设备1亿元、厂房2亿元。"), ""},
	})
}

func TestBudgetNoTotal(t *testing.T) {
	testRule(t, "budget-no-total", []ruleCase{
		{"total", budgetOf("县财政预算安排资金100万元，其中孵化器60万元，培训40万元。"), ""},
		{"one sum", budgetOf("县财政预算安排孵化器资金60万元。"), ""},
		{"none", budgetOf("孵化器要办好。"), ""},
		{"not all listed", budgetOf("县财政预算安排资金100万元，主要用于孵化器60万元、培训30万元。"), ""},
		{"hoped for", budgetOf("县财政预算安排孵化器资金60万元，争取上级资金40万元。"), ""},
		{"two", budgetOf("县财政预算安排孵化器资金60万元、培训资金40万元。"), "3:13 warning 60万元"},
		{"four", budgetOf("2026年，县财政预算安排公路资金519万元、养护资金5261万元；公交补助资金5000万元，水运补助资金50万元。"), "3:18 warning 519万元"},
	})
	f := run(t, budgetOf("县财政预算安排公路资金519万元、养护资金5261万元；公交补助资金5000万元，水运补助资金50万元。"), check.Options{Only: []string{"budget-no-total"}}).Findings
	if len(f) != 1 || !strings.Contains(f[0].Message, "合计10830万元") {
		t.Errorf("the message says the sum: %+v", f)
	}
}

func TestBudgetPlaceholder(t *testing.T) {
	testRule(t, "budget-placeholder", []ruleCase{
		{"filled in", budgetOf("县财政预算安排资金100万元。"), ""},
		{"per head", moneyOf("每人补助2000元。"), ""},
		{"a mark", moneyOf("打造X平台，成交额100万元。"), ""},
		{"a lead's mark", "青山县重点工作方案\n一、发展科技\n（一）办孵化器。补助100万元。（责任单位：**县科技局、县财政局）\n", ""},
		{"a bracket", moneyOf("争取资金（第三个年度）100万元。"), ""},
		{"letters", moneyOf("支持AXX企业，补助20万元。"), ""},
		{"XX", budgetOf("县财政预算安排资金XX万元。"), "3:10 warning XX万元"},
		{"crosses", budgetOf("县财政预算安排资金××亿元。"), "3:10 warning ××亿元"},
		{"underlines", budgetOf("县财政预算安排资金____万元。"), "3:10 warning ____万元"},
		{"empty brackets", budgetOf("县财政预算安排资金（　）万元。"), "3:10 warning （　）万元"},
		{"blank", budgetOf("县财政预算安排资金   万元。"), "3:10 warning    万元"},
		{"a part", budgetOf("县财政预算安排资金100万元，其中孵化器60万元、培训X万元。"), "3:28 warning X万元"},
		{"closing", budgetsOf("县级财政支持总额为XX亿元。", "加快发展。"), "6:10 warning XX亿元"},
	})
	final := run(t, budgetOf("县财政预算安排资金XX万元。"), check.Options{Stage: "印发稿"}).Findings
	if len(final) != 1 || final[0].Severity != check.Error {
		t.Errorf("in the text that goes out: %+v", final)
	}
}

func TestBudgetPlanTotal(t *testing.T) {
	one, two := "县财政预算安排资金100万元。", "县财政预算安排资金200万元。"
	testRule(t, "budget-plan-total", []ruleCase{
		{"equal", budgetsOf("上述2个领域县财政预算安排资金总额300万元。", one, two), ""},
		{"overlap left out", budgetsOf("上述2个领域县财政预算安排资金剔除交叉部分，总额为260万元。", one, two), ""},
		{"at least", budgetsOf("各领域县财政合计安排资金250万元以上。", one, two), ""},
		{"a section without a budget", budgetsOf("各领域县财政合计安排资金400万元。", one, two, "加快发展。"), ""},
		{"another year", budgetsOf("2025年，各领域县财政合计安排资金250万元。", one, two), ""},
		{"other money", budgetsOf("各领域合计争取上级资金1000万元。各领域共完成投资5亿元。", one, two), ""},
		{"of one thing", budgetsOf("县财政安排奖励资金20万元，用于上述任务的考核。", one, two), ""},
		{"no total", budgetsOf("各单位要抓好落实。", one, two), ""},
		{"rounded", budgetsOf("各领域县财政合计安排资金1.12亿元。", "县财政预算安排资金5600万元。", "县财政预算安排资金5580万元。"), ""},

		{"less", budgetsOf("上述2个领域县财政预算安排资金总额250万元。", one, two), "9:18 error 250万元"},
		{"more", budgetsOf("上述2个领域县财政预算安排资金总额400万元。", one, two), "9:18 error 400万元"},
		{"more than all though overlap is left out", budgetsOf("各领域县财政预算安排资金剔除重复部分，共400万元。", one, two), "9:21 error 400万元"},
		{"less though one is open", budgetsOf("各领域县财政合计安排资金250万元。", one, two, "加快发展。"), "12:13 error 250万元"},
		{"preamble", "青山县2026年重点工作方案\n为加快发展，县财政共安排资金400万元，制定本方案。\n" + strings.SplitN(budgetsOf("", one, two), "\n", 2)[1], "2:15 error 400万元"},
		// A section without measures is none of those that are added up; one before them all states the plan's.
		{"beside them", budgetsOf("上述2个领域县财政预算安排资金总额300万元。", one, two) + "三、保障措施\n县财政安排工作经费50万元。\n", ""},
		{"before them and equal", strings.Replace(budgetsOf("", "县财政共安排资金300万元。", one, two), "（一）办第一件事。办好。（责任单位：县科技局）\n", "", 1), ""},
		{"before them and more", strings.Replace(budgetsOf("", "县财政共安排资金400万元。", one, two), "（一）办第一件事。办好。（责任单位：县科技局）\n", "", 1), "3:9 error 400万元"},
		{"a section states it", budgetsOf("", one, two, "县财政安排上述各领域资金合计400万元。"), "9:15 error 400万元"},
		{"parts without a total count", budgetsOf("各领域县财政合计安排资金400万元。", one, "县财政预算安排公路资金60万元、桥梁资金40万元。"), "9:13 error 400万元"},
	})
}

func TestAmountScale(t *testing.T) {
	testRule(t, "amount-scale", []ruleCase{
		{"of like size", budgetsOf("", "县财政预算安排资金5800万元。", "县财政预算安排资金1.1亿元。", "县财政预算安排资金9100万元。"), ""},
		{"a large one", budgetsOf("", "县财政预算安排资金1264万元。", "县财政预算安排资金1.48亿元。", "县财政预算安排资金27.27亿元。"), ""},
		{"a small one", budgetsOf("", "县财政预算安排资金3亿元。", "县财政预算安排资金5000万元。", "县财政预算安排资金12亿元。", "县财政预算安排资金80万元。"), ""},
		{"two only", budgetsOf("", "县财政预算安排资金3亿元。", "县财政预算安排资金5万元。"), ""},
		{"thresholds of projects", moneyOf("完成投资320亿元，完成工业投资85亿元，完成交通投资29亿元，新开工500万元以上项目20个。"), ""},
		{"sums that fit", budgetOf("县财政预算安排资金1.2亿元，其中孵化器8000万元、培训4000万元。"), ""},
		{"sums that do not fit either way", budgetOf("县财政预算安排资金1264万元，其中文旅680万元，平台338万元。"), ""},

		{"亿 for 万", budgetsOf("", "县财政预算安排资金5800万元。", "县财政预算安排资金7300亿元。", "县财政预算安排资金9100万元。"), "6:10 warning 7300亿元"},
		{"万 for 亿", budgetsOf("", "县财政预算安排资金1.2亿元。", "县财政预算安排资金2.4万元。", "县财政预算安排资金3.1亿元。"), "6:10 warning 2.4万元"},
		{"a part", budgetOf("县财政预算安排资金100万元，其中孵化器60亿元、培训40万元。"), "3:21 error 60亿元"},
		{"a total", budgetOf("县财政预算安排资金5782亿元，其中孵化器3900万元、培训1882万元。"), "3:10 error 5782亿元"},
		{"parts without a total", budgetOf("县财政预算安排公路资金519万元、养护资金526亿元、公交资金500万元。"), "3:22 warning 526亿元"},
		{"upward", moneyOf("争取上级就业补助资金1500万元，争取上级教育补助资金1.3亿元，争取上级移民补助资金3.8亿元，争取上级公路补助资金2.2万元。"), "3:68 warning 2.2万元"},
	})
}

func TestUpwardSum(t *testing.T) {
	testRule(t, "upward-sum", []ruleCase{
		{"equal", moneyOf("争取上级就业补助资金1500万元以上，争取上级教育补助资金3000万元，合计争取各类补助资金4500万元以上。"), ""},
		{"no sum", moneyOf("争取上级就业补助资金1500万元，争取上级教育补助资金3000万元。"), ""},
		{"more than a floor", moneyOf("争取上级就业补助资金1500万元，争取上级教育补助资金3000万元，合计争取补助资金4000万元以上。"), ""},
		{"not all listed", moneyOf("争取上级就业补助资金1500万元，争取上级教育补助资金3000万元，合计争取就业、教育等补助资金6000万元。"), ""},
		{"sum of other money", moneyOf("争取上级就业补助资金1500万元，争取上级教育补助资金3000万元，合计完成投资2亿元。"), ""},
		{"a part of a part", moneyOf("争取上级就业补助资金1500万元（其中见习补助资金500万元），争取上级教育补助资金3000万元，合计争取补助资金4500万元。"), ""},
		{"of another measure", "青山县重点工作方案\n一、发展科技\n（一）争取资金。争取上级补助资金100万元，争取上级奖补资金200万元。（责任单位：县科技局）\n（二）争取项目。争取上级补助资金300万元，合计争取项目资金900万元。（责任单位：县科技局）\n", ""},
		{"an example in brackets", moneyOf("争取专项激励资金（第三个年度，其中青山9000万元、石桥1000万元）等上级补助资金1.2亿元。"), ""},

		{"short", moneyOf("争取上级就业补助资金1500万元，争取上级教育补助资金3000万元，合计争取补助资金5000万元。"), "3:51 warning 5000万元"},
		{"over", moneyOf("争取上级就业补助资金1500万元，争取上级教育补助资金3000万元，合计争取补助资金4000万元。"), "3:51 warning 4000万元"},
		{"short of a floor", moneyOf("争取上级就业补助资金1500万元以上，争取上级教育补助资金3000万元，合计争取补助资金5000万元以上。"), "3:53 warning 5000万元"},
		{"over lines", "青山县重点工作方案\n一、发展科技\n（一）争取资金。按项目争取。\n争取上级就业补助资金1500万元。\n争取上级教育补助资金3000万元，合计争取补助资金5000万元。（责任单位：县科技局）\n", "5:26 warning 5000万元"},
		{"part of other money", moneyOf("争取上级补助资金1000万元，其中就业800万元，争取专项债券5亿元。"), ""},
		{"parts that say so again", moneyOf("争取上级补助资金1000万元，其中争取就业补助资金600万元、争取教育补助资金400万元。"), ""},
		{"parts over that say so again", moneyOf("争取上级补助资金1000万元，其中争取就业补助资金800万元，争取教育补助资金500万元。"), "3:17 warning 1000万元"},
		{"parts over in a new sentence", moneyOf("争取上级补助资金1000万元。其中就业800万元、教育500万元。"), "3:17 warning 1000万元"},
		{"parts over", moneyOf("争取上级补助资金1000万元，其中就业800万元、教育500万元。"), "3:17 warning 1000万元"},
	})
}

// TestMoneyOfRealPlan holds the faults of money that the real plan has.
func TestMoneyOfRealPlan(t *testing.T) {
	f := realPlan(t, check.Options{})
	wantReal(t, f, "budget-sum", map[string][]string{"41:62 3/0 error 1264万元": {"1018万元", "1264万元", "246万元"}})
	wantReal(t, f, "budget-no-total", map[string][]string{"53:125 4/0 warning 519万元": {"10830万元"}})
	wantReal(t, f, "budget-placeholder", map[string][]string{"120:46 0/0 warning XX亿元": nil})
	for _, code := range []string{"budget-plan-total", "amount-scale", "upward-sum"} {
		wantReal(t, f, code, nil)
	}
	wantReal(t, realPlan(t, check.Options{Stage: "印发稿"}), "budget-placeholder", map[string][]string{"120:46 0/0 error XX亿元": nil})
}
