package pdf

import (
	"fmt"
	"strings"
)

// plans are texts that strain the layout, by what they strain it with.
var plans = map[string]string{
	"eight sections":  sectionsPlan(8, 2),
	"200 sections":    sectionsPlan(200, 3),
	"one section":     sectionsPlan(1, 1),
	"no budget":       "青石县行动方案\n一、扩大学位\n（一）新建学校。争取上级补助资金1.2亿元，完成投资3亿元。（责任单位：*县教育局、县财政局）\n（二）扩建校舍。争取上级资金500万元，发行债券2亿元。（责任单位：县教育局）\n",
	"no money":        "青石县行动方案\n一、扩大学位\n（一）新建学校。新建学校3所。（责任单位：*县教育局、县财政局）\n",
	"long names":      longPlan(),
	"long amounts":    amountsPlan(),
	"a row of pages":  partsPlan(120),
	"a name of pages": fundsPlan(90),
	"uneven shares":   unevenPlan(),
}

// sectionsPlan has n sections, each with parts; every fifth states no total,
// and the parts of every third do not add up.
func sectionsPlan(n, measures int) string {
	var b strings.Builder
	b.WriteString("青石县推动经济高质量发展若干措施工作方案（征求意见稿）\n")
	label := "%s、"
	if n > 99 {
		label = "第%s章 "
	}
	for k := 1; k <= n; k++ {
		fmt.Fprintf(&b, label+"推进第%d领域高质量发展（由县%s局牵头）\n", han(k), k, han(k%7+1))
		switch {
		case k%5 == 0:
			fmt.Fprintf(&b, "安排设施建设资金%d万元、人员培训资金%d万元。\n", 100+k, 50+k)
		case k%3 == 0:
			fmt.Fprintf(&b, "县财政预算安排资金%d万元，其中设施建设资金%d万元、人员培训资金%d万元。\n", 1000+37*k, 400+k, 300)
		default:
			fmt.Fprintf(&b, "县财政预算安排资金%d万元，其中设施建设资金%d万元、人员培训资金%d万元。\n", 1000+37*k, 700+37*k, 300)
		}
		for m := 1; m <= measures; m++ {
			fmt.Fprintf(&b, "（%s）办好第%d件实事。争取上级补助资金%d万元以上，完成投资%d亿元。（责任单位：*县%s局、县财政局）\n", han(m), m, 100*m+k, m+k, han(k%7+1))
		}
	}
	return b.String()
}

// han is a number below 1,000 in 汉字.
func han(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	s := ""
	if n >= 100 {
		s += digits[n/100] + "百"
		if n%100 > 0 && n%100 < 10 {
			s += "零"
		}
	}
	if t := n / 10 % 10; t == 1 && n < 100 {
		s += "十"
	} else if t > 0 {
		s += digits[t] + "十"
	}
	return s + digits[n%10]
}

func longPlan() string {
	long := strings.Repeat("推进重点领域高质量融合发展", 5)[:60*3]
	bureau := "县" + strings.Repeat("自然资源", 14) + "局"
	var b strings.Builder
	fmt.Fprintf(&b, "青石县%s工作方案（征求意见稿）\n", long[:30*3])
	for k := 1; k <= 4; k++ {
		fmt.Fprintf(&b, "%s、%s（由%s、县财政局牵头）\n县财政预算安排资金%d万元，其中%s资金%d万元。\n", han(k), long, bureau, k*100, long, k*90)
		fmt.Fprintf(&b, "（%s）%s。争取%s补助资金%d万元以上。（责任单位：*%s、县财政局）\n", han(k), long, long, k*7, bureau)
	}
	return b.String()
}

func amountsPlan() string {
	return "青石县行动方案\n一、扩大学位（由县教育局牵头）\n县财政预算安排资金9007199254740993元，其中建校9007199254740000元，设备990.05元。\n" +
		"（一）新建学校。争取上级补助资金1234567890123456元，完成投资12.5元。（责任单位：*县教育局、县财政局）\n" +
		"二、办好职教（由县人力资源和社会保障局牵头）\n县财政预算安排资金3000.05元。\n（二）建实训楼。完成投资2亿元。（责任单位：县教育局）\n"
}

func partsPlan(n int) string {
	var parts []string
	for k := 1; k <= n; k++ {
		parts = append(parts, fmt.Sprintf("第%d类设施建设资金%d万元", k, k))
	}
	return "青石县行动方案\n一、扩大学位（由县教育局牵头）\n县财政预算安排资金100000万元，其中" + strings.Join(parts, "、") +
		"。\n（一）新建学校。新建学校3所。（责任单位：*县教育局、县财政局）\n"
}

func fundsPlan(n int) string {
	var b strings.Builder
	b.WriteString("青石县行动方案\n一、扩大学位（由县教育局牵头）\n（一）新建学校。")
	for k := 1; k <= n; k++ {
		fmt.Fprintf(&b, "争取第%d类上级补助资金%d万元；", k, 10*k)
	}
	b.WriteString("（责任单位：*县教育局、县财政局）\n")
	return b.String()
}

func unevenPlan() string {
	var b strings.Builder
	b.WriteString("青石县行动方案\n")
	for k, sum := range []int{450, 300, 150, 60, 25, 10, 5} {
		fmt.Fprintf(&b, "%s、推进第%d领域发展（由县教育局牵头）\n县财政预算安排资金%d万元。\n（一）办好实事。办好实事3件。（责任单位：县教育局）\n", han(k+1), k+1, sum)
	}
	return b.String()
}
