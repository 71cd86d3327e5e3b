package check_test

import (
	"strings"
	"testing"
)

// tableOf is a plan of one table, its header on line 3; a blank parts cells, ＿ stands for
// an empty one.
func tableOf(rows ...string) string {
	text := "青山县2026年重点工作方案\n一、重点任务\n" + strings.Join(rows, "\n") + "\n"
	return strings.NewReplacer(" ", "\t", "＿", "").Replace(text)
}

// TestTableSums: what tables add up is the sum of the rows or of the columns that it may
// be of.
func TestTableSums(t *testing.T) {
	const header = "任务 总投资（万元） 其中：中央（万元） 县级财政（万元） 责任单位"
	testRule(t, "budget-sum", []ruleCase{
		{"equal", tableOf(header, "甲 1,000 600 400 县科技局", "乙 500.5 200.5 300 县教育局", "合计 1500.5 800.5 700 ＿"), ""},
		{"total is wrong", tableOf(header, "甲 1000 600 400 县科技局", "乙 500 200 300 县教育局", "合计 1600 800 700 ＿"), "6:4 error 1600"},
		{"a part's total is wrong", tableOf(header, "甲 1000 600 400 县科技局", "乙 500 200 300 县教育局", "合计 1500 800 701 ＿"), "6:13 error 701"},
		{"total above", tableOf(header, "总计 1500 800 700 ＿", "甲 1000 600 400 县科技局", "乙 500 200 300 县教育局"), ""},
		{"total above is wrong", tableOf(header, "总计 1400 800 700 ＿", "甲 1000 600 400 县科技局", "乙 500 200 300 县教育局"), "4:4 error 1400"},
		{"groups", tableOf("领域 任务 资金（万元） 责任单位", "教育 甲 100 县教育局", "教育 乙 200 县教育局", "小计 ＿ 300 ＿", "交通 丙 50 县交通局", "交通 丁 60 县交通局", "小计 ＿ 110 ＿", "合计 ＿ 410 ＿"), ""},
		{"a group is wrong", tableOf("领域 任务 资金（万元） 责任单位", "教育 甲 100 县教育局", "教育 乙 200 县教育局", "小计 ＿ 300 ＿", "交通 丙 50 县交通局", "交通 丁 60 县交通局", "小计 ＿ 120 ＿", "合计 ＿ 410 ＿"), "9:5 error 120"},
		{"in words", tableOf("任务 资金（万元） 责任单位", "甲 100 县教育局", "乙 县财政统筹 县教育局", "合计 300 ＿"), ""},
		{"a dash is nothing", tableOf("任务 资金（万元） 责任单位", "甲 100 县教育局", "乙 — 县教育局", "合计 120 ＿"), "6:4 error 120"},
		{"about", tableOf("任务 资金（万元） 责任单位", "甲 约100 县教育局", "乙 100 县教育局", "合计 220 ＿"), ""},
		{"rounded", tableOf("任务 投资（亿元） 责任单位", "甲 1.26 县教育局", "乙 1.26 县教育局", "合计 2.53 ＿"), ""},
		{"with parts in a bracket", tableOf("任务 资金（万元） 责任单位", "甲 100（省60、县40） 县教育局", "乙 50 县教育局", "合计 150 ＿"), ""},
		{"parts among the rows", tableOf("任务 资金（万元） 责任单位", "甲 100 县教育局", "其中：校舍 60 县教育局", "乙 50 县教育局", "合计 150 ＿"), ""},
		{"a column that is no money", tableOf("任务 面积（亩） 责任单位", "甲 100 县教育局", "乙 50 县教育局", "合计 160 ＿"), ""},
		{"no unit", tableOf("任务 总投资 责任单位", "甲 100 县教育局", "乙 50 县教育局", "合计 160 ＿"), "6:4 error 160"},
		{"a table of no tasks", tableOf(header, "甲 1000 600 400 县科技局", "＿") + "二、经费\n（一）办事。经费见下表。（责任单位：县财政局）\n", ""},
		// The parts of one row.
		{"parts are more", tableOf(header, "甲 1000 600 500 县科技局", "乙 500 200 300 县教育局"), "4:3 error 1000"},
		{"parts are less once", tableOf(header, "甲 1000 600 300 县科技局", "乙 500 200 300 县教育局", "丙 500 200 300 县教育局"), "4:3 error 1000"},
		{"parts are some of them", tableOf(header, "甲 1000 600 300 县科技局", "乙 500 200 100 县教育局"), ""},
		{"one part", tableOf("任务 总投资（万元） 其中：中央（万元） 责任单位", "甲 1000 600 县科技局", "乙 500 200 县教育局"), ""},
		{"one part is more", tableOf("任务 总投资（万元） 其中：中央（万元） 责任单位", "甲 1000 1600 县科技局", "乙 500 200 县教育局"), "4:3 error 1000"},
		{"payers without 其中", tableOf("任务 总投资（万元） 县级财政（万元） 上级补助（万元） 责任单位", "甲 1000 600 500 县科技局", "乙 500 200 300 县教育局"), ""},
		{"payers that make the sum elsewhere", tableOf("任务 总投资（万元） 县级财政（万元） 上级补助（万元） 责任单位", "甲 1000 600 500 县科技局", "乙 500 200 300 县教育局", "丙 500 200 300 县教育局"), "4:3 notice 1000"},
		{"the sum behind its parts", tableOf("任务 中央（万元） 省（万元） 合计（万元） 责任单位", "甲 600 500 1000 县科技局", "乙 200 300 500 县教育局"), "4:11 error 1000"},
		{"other money beside it", tableOf("任务 总投资（万元） 年度投资（万元） 责任单位", "甲 1000 600 县科技局", "乙 500 600 县教育局"), ""},
	})
}

// TestMoneyWithoutUnit: bare figures of a column of money that names no unit are told,
// once.
func TestMoneyWithoutUnit(t *testing.T) {
	testRule(t, "target-no-unit", []ruleCase{
		{"no unit", tableOf("任务 资金安排 责任单位", "甲 100 县教育局", "乙 50 县教育局"), "4:3 warning 100"},
		{"with units", tableOf("任务 资金安排 责任单位", "甲 100万元 县教育局", "乙 50万元 县教育局"), ""},
		{"in the header", tableOf("任务 资金安排（万元） 责任单位", "甲 100 县教育局"), ""},
		{"above the table", tableOf("单位：万元", "任务 资金安排 责任单位", "甲 100 县教育局"), ""},
		{"words", tableOf("任务 资金来源 责任单位", "甲 财政资金 县教育局"), ""},
		{"a number of things", tableOf("任务 投资项目数 责任单位", "甲 100 县教育局"), ""},
	})
}

// TestColumnsOfTimes: what columns of several times say contradicts nothing, and their
// dates are read.
func TestColumnsOfTimes(t *testing.T) {
	text := tableOf("任务 一季度目标 二季度目标 三季度目标 责任单位", "养老中心 选址 前期；完成养老服务中心2个 完成养老服务中心4个 县民政局", "就业 招聘 完成新增就业2个 完成新增就业4个 县人社局")
	for _, code := range []string{"target-conflict", "target-duplicate", "date-unread"} {
		testRule(t, code, []ruleCase{{"quarters", text, ""}, {"stages", strings.NewReplacer("一季度", "第一阶段", "二季度", "第二阶段", "三季度", "第三阶段").Replace(text), ""},
			{"years", strings.NewReplacer("一季度", "2026年", "二季度", "2027年", "三季度", "2028年").Replace(text), ""}})
	}
}
