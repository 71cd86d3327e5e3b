package check_test

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"fenjie/source"
	"fenjie/source/check"
	"fenjie/source/plan"
)

// BenchmarkRun proofreads plans of three sizes: the time for one measure is to
// stay the same. The largest is some 400 times a county's plan.
func BenchmarkRun(b *testing.B) {
	for _, measures := range []int{200, 2000, 20000} {
		p, problems := readLarge(b, measures)
		b.Run(fmt.Sprint(measures), func(b *testing.B) {
			for b.Loop() {
				check.Run(p, problems, check.Options{})
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*measures), "µs/measure")
		})
	}
}

// TestWorkInStep counts the allocations of a check: ten times the measures take
// at most ten times as many, and a few for chance.
func TestWorkInStep(t *testing.T) {
	count := func(measures int) float64 {
		p, problems := readLarge(t, measures)
		if n := len(check.Run(p, problems, check.Options{}).Findings); n > 0 {
			t.Errorf("%d findings in a clean plan of %d measures", n, measures)
		}
		return testing.AllocsPerRun(1, func() { check.Run(p, problems, check.Options{}) })
	}
	small, large := count(400), count(4000)
	t.Logf("%.0f allocations for 400 measures, %.0f for 4000", small, large)
	if large > 11*small {
		t.Errorf("%.0f allocations for 400 measures, %.0f for 4000", small, large)
	}
}

func readLarge(tb testing.TB, measures int) (*plan.Plan, []plan.Problem) {
	tb.Helper()
	p, problems, err := source.Read("plan.txt", []byte(largePlan(measures)), nil)
	if err != nil {
		tb.Fatal(err)
	}
	return p, problems
}

// Words that large plans are made of.
var (
	largeTrades = strings.Fields("科技 财政 教育 民政 水利 农业农村 交通运输 文化旅游 卫生健康 市场监管 生态环境 应急管理 住房建设 自然资源 商务 统计 审计 医保 " +
		"林业 气象 档案 公积金 供销 残联 退役军人 政务服务 综合执法 投资促进 粮食物资 海洋渔业")
	largePlaces = strings.Fields("石桥 青龙 白沙 大源 东山 南田 云周 马屿 湖岭 高楼 桐浦 林川 曹村 陶山 平阳坑 芳庄 宁村 北麂 永丰 龙湖 鹿木 金岙 潘岱 碧山 顺泰 荆谷 营前 枫岭 大南 仙降 飞云 莘塍 汀田")
	largeEnds   = strings.Fields("局 服务中心 分局 集团有限公司 监测站 学院 协会 研究院 指挥部 管理处")
	largeVerbs  = strings.Fields("推进 完善 加快 深化 支持 引导 组织 开展 落实 优化")
	largeWhats  = strings.Fields("孵化器建设 科技成果转化 农村公路提升 老旧小区改造 普惠托育服务 河道综合治理 数字化车间 绿色低碳转型 人才公寓筹建 特色产业园区 " +
		"消费新场景 招商引资项目 高标准农田 智慧医疗平台 污水零直排创建 电商直播基地 传统村落保护 养老服务设施 渔港避风锚地 工业用地整治")
	largeUnits = strings.Fields("个 家 公里 亩 名 项 套 场")
)

// largeUnitNames makes as many different names as asked for, most of them
// offices of townships as a large plan would have them.
func largeUnitNames(count int) []string {
	var names []string
	for _, trade := range largeTrades {
		names = append(names, "市"+trade+"局")
	}
	for _, end := range largeEnds {
		for _, place := range largePlaces {
			for _, trade := range largeTrades[:10] {
				if names = append(names, place+trade+end); len(names) == count {
					return names
				}
			}
		}
	}
	return names
}

// largePlan is a plan in the usual form, the same for one size in every run,
// in which there is nothing to find: a part for every hundred measures, a
// thousand units at most.
func largePlan(measures int) string {
	r := rand.New(rand.NewSource(7))
	pick := func(words []string) string { return words[r.Intn(len(words))] }
	units := largeUnitNames(min(1000, measures/2))
	var b strings.Builder
	b.WriteString("青山市高质量发展工作方案\n为推动高质量发展，制定本方案。\n")
	for n := range measures {
		lead := r.Intn(len(units))
		if n%100 == 0 {
			part, total := n/100, 1000+r.Intn(9000)
			some := r.Intn(total)
			fmt.Fprintf(&b, "第%s部分 %s%s（由%s牵头）\n", inHan(part+1), largePlaces[part%30], largeWhats[part/30], units[lead])
			fmt.Fprintf(&b, "2025年，市财政预算安排资金%d万元，其中%s%d万元、%s%d万元。\n", total, pick(largeWhats), some, pick(largeWhats), total-some)
		}
		title := largeVerbs[n%10] + largePlaces[n/200%30] + largeTrades[n/6000+1] + largeWhats[n/10%20]
		fmt.Fprintf(&b, "（%s）%s。", inHan(n%100+1), title)
		for k := 4 * n; k < 4*n+4; k++ {
			thing := largePlaces[k%30] + largeTrades[k/30%30] + inHan(k/900+1) + "类" + pick(largeWhats) // each is counted once
			fmt.Fprintf(&b, "%s%s%s，新增%s%d%s以上，", pick(largeVerbs), pick(largePlaces), pick(largeWhats), thing, 2+r.Intn(900), pick(largeUnits))
			fmt.Fprintf(&b, "%s覆盖率达到%d%%；", pick(largeWhats), 50+r.Intn(49))
		}
		fmt.Fprintf(&b, "争取上级%s资金%d万元。", pick(largeWhats), 100+r.Intn(9000))
		fmt.Fprintf(&b, "（责任单位：*%s、%s、%s）\n", units[lead], units[(lead+1+r.Intn(5))%len(units)], units[(lead+7+r.Intn(9))%len(units)])
	}
	return b.String()
}

// inHan writes a number from 1 to 999 in 汉字.
func inHan(n int) string {
	digits := []rune("零一二三四五六七八九")
	out := ""
	if n >= 100 {
		out = string(digits[n/100]) + "百"
		if n %= 100; n > 0 && n < 10 {
			out += "零"
		}
	}
	if n >= 10 {
		if n >= 20 || out != "" {
			out += string(digits[n/10])
		}
		out += "十"
		n %= 10
	}
	if n > 0 {
		out += string(digits[n])
	}
	return out
}
