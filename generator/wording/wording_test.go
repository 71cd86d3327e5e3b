package wording_test

import (
	"strings"
	"testing"

	"fenjie/generator/assign"
	"fenjie/generator/wording"
	"fenjie/source"
	"fenjie/source/plan"
)

// overview reads a plan and arranges it.
func overview(t *testing.T, text string) *assign.Overview {
	t.Helper()
	p, _, err := source.Read("plan.txt", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	o, _ := assign.Split(p, nil)
	return o
}

const measure = "（一）办学校。新办一所。（责任单位：县教育局）\n"

// TestTitled: a plan that is called a 任务分解表 is not said to be one twice.
func TestTitled(t *testing.T) {
	for _, c := range []struct{ title, stage, what, want string }{
		{"开化县重点工作实施方案", "", "情况", "开化县重点工作实施方案任务分解情况"},
		{"开化县重点工作实施方案", "征求意见稿", "总表", "开化县重点工作实施方案（征求意见稿）任务分解总表"},
		{"开化县重点工作任务分解表", "", "情况", "开化县重点工作任务分解情况"},
		{"开化县重点工作任务分解表", "", "总表", "开化县重点工作任务分解总表"},
		{"开化县重点工作任务分解表", "", "表", "开化县重点工作任务分解表"},
		{"开化县重点工作任务分解表", "送审稿", "表", "开化县重点工作任务分解表（送审稿）"},
		{"开化县重点工作任务分解方案", "送审稿", "情况", "开化县重点工作任务分解情况（送审稿）"},
		{"缙云县重点工作责任分解方案", "", "情况", "缙云县重点工作责任分解方案有关情况"},
		{"缙云县重点任务分工方案", "送审稿", "情况", "缙云县重点任务分工方案（送审稿）有关情况"},
		{"缙云县重点工作责任分解方案", "", "总表", "缙云县重点工作责任分解方案任务分解总表"},
		{"缙云县污染物分解处理三年行动计划", "", "情况", "缙云县污染物分解处理三年行动计划任务分解情况"},
		{"任务分解表", "", "情况", "任务分解情况"},
		{"遂昌县重点工作清单", "", "", "遂昌县重点工作清单任务分解"},
		{"开化县重点工作任务分解表", "", "", "开化县重点工作任务分解"},
		{"", "", "情况", "任务分解情况"},
	} {
		of, is := wording.Titled(assign.Head{Title: c.title, Stage: c.stage}, c.what)
		if of+is != c.want {
			t.Errorf("%s（%s） %s: %s, want %s", c.title, c.stage, c.what, of+is, c.want)
		}
	}
}

func TestBudgetSummary(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"all stated", "一、教育\n县财政预算安排资金100万元。\n" + measure, "方案1个领域均写明预算总额，合计100万元。"},
		{"none", "一、教育\n" + measure, "方案各领域均未写明预算安排。"},
		{"parts alone", "一、教育\n县财政预算安排校舍资金60万元、培训资金30万元。\n" + measure, "方案1个领域中，1个只列分项、未列总额，分项合计90万元。"},
		{"a placeholder", "一、教育\n县财政预算安排资金XX万元。\n" + measure, "方案1个领域中，1个金额待定。"},
		{"mixed", "一、教育\n县财政预算安排资金100万元。\n" + measure + "二、科技\n县财政预算安排校舍资金60万元、培训资金30万元。\n" + measure + "三、交通\n" + measure,
			"方案3个领域中，1个写明预算总额，合计100万元；1个只列分项、未列总额，计入其分项后为190万元；1个未写明预算。"},
	} {
		if got := wording.BudgetSummary(overview(t, "青山县工作方案\n"+c.text)); got != c.want {
			t.Errorf("%s: %s\nwant: %s", c.name, got, c.want)
		}
	}
}

// TestWholeBudget: the budget of the whole plan is told beside those of its
// sections, and is in none of their sums; one of a section that has no measures is
// the plan's.
func TestWholeBudget(t *testing.T) {
	const tail = "二、教育\n县财政预算安排资金100万元。\n" + measure
	for _, c := range []struct{ name, text, want string }{
		{"in the preamble", "县财政共安排资金1.2亿元。\n一、教育\n" + measure, "全案预算：前言写明预算安排1.2亿元；方案各领域均未写明预算安排。"},
		{"beside the sections'", "县财政共安排资金120万元。\n一、教育\n县财政预算安排资金100万元。\n" + measure, "全案预算：前言写明预算安排120万元，不与各领域预算相加。方案1个领域均写明预算总额，合计100万元。"},
		{"without measures", "一、总体要求\n县财政安排资金300万元。\n" + tail, "全案预算：“一、总体要求”写明预算安排300万元，不与各领域预算相加。方案1个领域均写明预算总额，合计100万元。"},
		{"without measures, behind others", tail + "三、办好县运动会\n县财政预算安排资金300万元。\n", "方案2个领域均写明预算总额，合计400万元。"},
		{"said twice", "县财政共安排资金300万元。\n一、总体要求\n县财政安排资金300万元。\n" + tail, "全案预算：前言写明预算安排300万元，不与各领域预算相加。方案1个领域均写明预算总额，合计100万元。"},
		{"no figure yet", "县财政共安排资金XX亿元。\n一、教育\n" + measure, "全案预算：前言的预算为“XX亿元”，金额待定；方案各领域均未写明预算安排。"},
		{"parts alone", "县财政预算安排校舍资金60万元、培训资金30万元。\n一、教育\n" + measure, "全案预算：前言列出预算分项，合计90万元，未列总额；方案各领域均未写明预算安排。"},
		{"no money", "一、总体要求\n办好学校。\n" + tail, "方案1个领域均写明预算总额，合计100万元。"},
	} {
		o := overview(t, "青山县工作方案\n"+c.text)
		if got := wording.BudgetSummary(o); got != c.want {
			t.Errorf("%s: %s\nwant: %s", c.name, got, c.want)
		}
		for _, p := range o.Parts {
			if o.Plan.Opens(p.Section) && p.Sum != 0 {
				t.Errorf("%s: %s opens the plan, and has a budget of %s", c.name, p.Section.Title, wording.Sum(p.Sum))
			}
		}
		for _, w := range o.Whole {
			if w.Line == 0 {
				t.Errorf("%s: the plan's budget stands nowhere", c.name)
			}
		}
		if len(o.Missing) > 0 && o.BudgetTotal > 0 {
			t.Errorf("%s: %v is said to lack a budget", c.name, o.Missing)
		}
	}
}

// TestFundSum: the sum of amounts of which one is at least something is that too;
// parts of another kind are in that of their own; what is earned is a target.
func TestFundSum(t *testing.T) {
	o := overview(t, "青山县工作方案\n一、教育\n规上工业总产值突破200亿元。\n（一）办学校。争取上级资金800万元以上，争取国债资金200万元。新增贷款3亿元、2亿元。总投资1亿元，其中争取专项债券6000万元。"+
		"人均可支配收入分别达到7万元、4万元。减税1亿元以上，减免社保费不超过3000万元。（责任单位：县教育局）\n")
	got := map[plan.AmountKind]string{}
	for _, g := range o.Funds {
		if g.Summed {
			got[g.Kind] = wording.FundSum(g)
		} else if g.Kind == plan.KindOther {
			t.Errorf("%+v is said to be a fund", g.Funds)
		}
	}
	if got[plan.KindUpward] != "1000万元以上" || got[plan.KindLoan] != "5亿元" || got[plan.KindBond] != "6000万元" || got[plan.KindRelief] != "1.3亿元" {
		t.Errorf("sums: %v", got)
	}
	if targets := wording.Targets(o.Tasks[0].Targets()); o.Targets() != 3 || !strings.Contains(targets, "7万元") || !strings.Contains(targets, "4万元") {
		t.Errorf("%d targets, of them %s", o.Targets(), targets)
	}
}

// TestSum: a sum in a sentence is exact, in the larger unit where that is read
// at a glance.
func TestSum(t *testing.T) {
	for text, want := range map[string]string{
		"3114530000": "31.1453亿元", "57820000": "5782万元", "2727000000": "27.27亿元", "100000000": "1亿元", "99999900": "9999.99万元",
		"123456789": "12345.6789万元", "123456789.01": "123456789.01元", "5000": "5000元", "0": "0万元", "-2460000": "-246万元", "10000": "1万元", "999999999999": "99999999.9999万元",
	} {
		f, err := plan.ParseFen(text, plan.Yuan)
		if err != nil {
			f, err = plan.ParseFen(strings.TrimPrefix(text, "-"), plan.Yuan)
			f = -f
		}
		if got := wording.Sum(f); err != nil || got != want {
			t.Errorf("%s元: %s, want %s", text, got, want)
		}
	}
}

// TestSubSections: what stands between a section and its measures is named
// with its place, and money there is counted once.
func TestSubSections(t *testing.T) {
	o := overview(t, "青山县工作方案\n一、住建\n（一）更新管网。县财政安排资金1860万元。（县住建局、县应急局按职责分工负责）\n"+
		"1.排查隐患。全部排查，争取上级补助资金50万元。（县住建局负责）\n2.实施更新。更新46.8公里。（县应急局负责）\n")
	part := o.Parts[0]
	if got := wording.BudgetNote(part); got != "原文未列总额，分项合计1860万元" {
		t.Errorf("the note says %q", got)
	}
	if got := wording.Field(o.Tasks[0]); got != "一、住建／（一）更新管网" {
		t.Errorf("the first measure stands in %q", got)
	}
	if len(o.Funds) != 1 || o.Funds[0].Kind != plan.KindUpward {
		t.Errorf("other funds are %+v", o.Funds)
	}
	if part.Line != 2 {
		t.Errorf("without a budget of its own the section is told by line %d", part.Line)
	}
	if name, line := wording.FundPlace(o.Funds[0].Funds[0]); name != "1.排查隐患" || line != 4 {
		t.Errorf("the fund is named by %q in line %d", name, line)
	}
	o = overview(t, "青山县工作方案\n一、住建\n县财政预算安排资金5000万元。\n（一）更新管网。县财政安排资金1860万元。（县住建局、县应急局按职责分工负责）\n1.排查隐患。全部排查。（县住建局负责）\n")
	if o.Parts[0].Line != 3 {
		t.Errorf("the budget stands in line %d, want 3", o.Parts[0].Line)
	}
	if o.BudgetTotal != 5000*plan.Wan {
		t.Errorf("the budget is %s, want the section's own", wording.Wan(o.BudgetTotal))
	}
	if len(o.Funds) != 1 || o.Funds[0].Funds[0].Amount.Fen != 1860*plan.Wan {
		t.Errorf("the sub-section's money is in no list: %+v", o.Funds)
	}
}

func TestNames(t *testing.T) {
	units := []plan.Unit{{Name: "市科技局", Role: plan.Lead}, {Name: "市财政局", Role: plan.Support, Note: "国资办"}, {Name: "市经信局", Role: plan.Support}}
	if got := wording.Others(units); got != "市财政局（国资办）、市经信局" {
		t.Errorf("others: %s", got)
	}
	if got := wording.Responsible(units); got != "市科技局（牵头）、市财政局（国资办）、市经信局" {
		t.Errorf("responsible: %s", got)
	}
	for _, c := range []struct{ label, title, want string }{
		{"一、", "教育", "一、教育"}, {"（一）", "教育", "（一）教育"}, {"第一章", "教育", "第一章　教育"}, {"第三条", "", "第三条"}, {"", "", "全部任务"},
	} {
		if got := wording.SectionName(&plan.Section{Label: c.label, Title: c.title}); got != c.want {
			t.Errorf("%s %s: %s", c.label, c.title, got)
		}
	}
}

func TestKindAmount(t *testing.T) {
	for _, c := range []struct {
		amount plan.Amount
		want   string
	}{
		{plan.Amount{Kind: plan.KindUpward, For: "争取补助资金", Text: "1.2亿元", Currency: "CNY"}, "向上争取：争取补助资金1.2亿元"},
		{plan.Amount{Kind: plan.KindUpward, For: "其中本县", Text: "9000万元", Currency: "CNY", Part: true}, "向上争取：其中本县9000万元（已含在同类其他金额中，不重复计）"},
		{plan.Amount{Kind: plan.KindTrade, For: "出口", Text: "7000万美元", Currency: "USD"}, "贸易：出口7000万美元（外币，不折算）"},
	} {
		if got := wording.KindAmount(c.amount); got != c.want {
			t.Errorf("%s\nwant: %s", got, c.want)
		}
	}
}

func TestBefore(t *testing.T) {
	for when, want := range map[string]string{"3月31日": "3月31日前", "3月31日前": "3月31日前", " 本周五之前 ": "本周五之前"} {
		if got := wording.Before(when); got != want {
			t.Errorf("%q is put as %q, want %q", when, got, want)
		}
	}
}

func TestOverlapNote(t *testing.T) {
	for text, want := range map[string]bool{
		"全县预算安排资金剔除交叉重叠部分，支持总额为5亿元。": true, "扣除重复计算的资金后合计3亿元。": true, "各领域资金存在交叉。": true,
		"各部门要避免重复建设。": false, "推进学科交叉融合。": false, "": false,
	} {
		if got := wording.OverlapNote(&plan.Plan{Closing: text}); (got != "") != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

// TestBriefName cuts a sentence that stands for a title at a stop, and no title.
func TestBriefName(t *testing.T) {
	for _, c := range []struct {
		m    plan.Measure
		want string
	}{
		{plan.Measure{Label: "1.", Title: "地区生产总值增长6.5%左右，比2024年提高0.4个百分点；一般公共预算收入增长5%，达到16亿元"}, "1.地区生产总值增长6.5%左右…"},
		{plan.Measure{Label: "（三）", Title: "加快推进县域城乡公交一体化和农村客货邮融合发展试点建设"}, "（三）加快推进县域城乡公交一体化和农村客货邮融合发展试点建设"},
		{plan.Measure{Label: "（3）", Title: "农村生活垃圾无害化处理率达到98%，创建“五美庭院”500户"}, "（3）农村生活垃圾无害化处理率达到98%，创建“五美庭院”500户"},
		{plan.Measure{Label: "2", Text: "建设覆盖全县所有乡镇街道和行政村的数字化基层治理综合指挥平台及配套感知终端网络。再建一处。"}, "2. 建设覆盖全县所有乡镇街道和行政村的数字化基层治理综合指…"},
		{plan.Measure{Label: "4.", Title: "抓好招商引资"}, "4.抓好招商引资"},
	} {
		if got := wording.BriefName(&c.m); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}
