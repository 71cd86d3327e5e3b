package check_test

import (
	"fmt"
	"strings"
	"testing"

	"fenjie/source/check"
)

// twoParts is a plan of two sections with an overview and a measure each.
func twoParts(overview, first, second string) string {
	return "青山县2026年重点工作方案\n一、第一类工作\n" + overview + "\n（一）甲项。" + first + "（责任单位：*县科技局、县财政局，带*的为牵头单位）\n" +
		"二、第二类工作\n各单位按分工抓落实。\n（二）乙项。" + second + "（责任单位：*县住建局、县财政局）\n"
}

func TestTargetDuplicate(t *testing.T) {
	testRule(t, "target-duplicate", []ruleCase{
		{"other things", twoParts("按分工抓落实。", "完成老旧小区改造120个。", "完成老旧电梯更新改造120台。"), ""},
		{"an overview and its own measure", twoParts("全年培育高新技术企业80家。", "培育高新技术企业80家。", "抓落实。"), ""},
		{"other ranks", twoParts("按分工抓落实。", "新增国家级示范基地3家。", "新增省级示范基地3家。"), ""},
		{"other years", twoParts("按分工抓落实。", "2026年新增公共停车泊位1200个。", "2027年新增公共停车泊位1200个。"), ""},
		{"other towns", twoParts("按分工抓落实。", "石桥镇新增公共停车泊位120个。", "云岭镇新增公共停车泊位120个。"), ""},
		{"everywhere, all of it", twoParts("按分工抓落实。", "任务按期完成率100%。", "任务按期完成率100%。"), ""},
		{"few words", twoParts("按分工抓落实。", "培训人员1000人次。", "培训人员1000人次。"), ""},
		{"two measures", twoParts("按分工抓落实。", "完成老旧电梯更新改造120台。", "全年完成老旧电梯更新改造120台。"), "7:9 warning 完成老旧电梯更新改造120台"},
		{"the words turned", twoParts("按分工抓落实。", "新增农村公共充电桩120个。", "农村公共充电桩新增120个。"), "7:7 warning 农村公共充电桩新增120个"},
		{"written in 万", twoParts("按分工抓落实。", "完成耕地功能恢复12000亩。", "耕地功能恢复1.2万亩。"), "7:7 warning 耕地功能恢复1.2万亩"},
		{"the overview of another section", twoParts("全年培育高新技术企业80家。", "抓落实。", "培育高新技术企业80家。"), "7:7 notice 培育高新技术企业80家"},
	})
}

func TestTargetConflict(t *testing.T) {
	testRule(t, "target-conflict", []ruleCase{
		{"the same", twoParts("全年培育高新技术企业80家以上。", "培育高新技术企业80家以上。", "抓落实。"), ""},
		{"new and all", twoParts("按分工抓落实。", "新增农村公共充电桩120个。", "农村公共充电桩保有量达到900个。"), ""},
		{"other years", twoParts("按分工抓落实。", "2026年新增公共停车泊位1200个。", "到2027年新增公共停车泊位3000个。"), ""},
		{"other ranks", twoParts("按分工抓落实。", "新增国家级示范基地3家。", "新增省级示范基地12家。"), ""},
		{"other towns", twoParts("按分工抓落实。", "石桥镇新增公共停车泊位120个。", "云岭镇新增公共停车泊位80个。"), ""},
		{"a part", twoParts("全年新增公共停车泊位900个，其中住宅小区新增泊位300个。", "抓落实。", "抓落实。"), ""},
		{"a list", twoParts("按分工抓落实。", "污染物排放总量分别下降15%、10%和26%。", "抓落实。"), ""},
		{"parts of a sum", twoParts("全年新增公共停车泊位900个。", "新增公共停车泊位300个。", "新增公共停车泊位600个。"), ""},
		{"begun and finished", twoParts("按分工抓落实。", "开工保障性住房项目12个。", "竣工保障性住房项目8个。"), ""},
		{"few words", twoParts("按分工抓落实。", "培训人员1000人次。", "培训人员300人次。"), ""},
		{"an overview and its measure", twoParts("保障用林180亩。", "使用林地不少于360亩。", "抓落实。"), "4:7 warning 使用林地不少于360亩"},
		{"two measures", twoParts("按分工抓落实。", "培育高新技术企业80家。", "新认定高新技术企业60家。"), "7:7 warning 新认定高新技术企业60家"},
		{"以上", twoParts("按分工抓落实。", "培育高新技术企业80家以上。", "新认定高新技术企业80家。"), "7:7 notice 新认定高新技术企业80家"},
		{"what is meant stands before", twoParts("按分工抓落实。", "老旧工业区改造拆除450亩以上。", "推进老旧工业区连片改造，力争全年拆除450亩。"), "7:23 notice 拆除450亩"},
	})
}

func TestTargetNoUnit(t *testing.T) {
	testRule(t, "target-no-unit", []ruleCase{
		{"with units", twoParts("按分工抓落实。", "组织1000名以上学生参加，帮扶500户左右。", "算力规模不小于1000P。"), ""},
		{"scores", twoParts("按分工抓落实。", "群众评价得分达到95。平均PUE不超过1.25。", "营商环境综合指数达到88。"), ""},
		{"ratios", twoParts("按分工抓落实。", "城乡居民收入比不超过1.6。", "容积率不低于2.5。"), ""},
		{"versions and roads", twoParts("按分工抓落实。", "升级至4.0以上版本。G228以内路段先行。", "PM2.5以下标准。"), ""},
		{"dates", twoParts("按分工抓落实。", "2027年以上级要求为准，12月底前完成。", "服务20年以上。"), ""},
		{"grades", twoParts("按分工抓落实。", "3A级以上景区2家，甲级以上资质。", "县级以上示范社5家。"), ""},
		{"before what is counted", twoParts("按分工抓落实。", "组织1000以上学生参加。", "抓落实。"), "4:9 warning 1000以上学生"},
		{"before a stop", twoParts("按分工抓落实。", "新增就业不少于500。", "抓落实。"), "4:11 warning 不少于500。"},
		{"左右", twoParts("按分工抓落实。", "培训工匠300左右，壮大队伍。", "抓落实。"), "4:11 warning 300左右"},
	})
}

func TestTargetNoMetric(t *testing.T) {
	testRule(t, "target-no-metric", []ruleCase{
		{"rates", twoParts("按分工抓落实。", "签约率达到60%，污水处理率不低于95%。", "就诊率保持在90%以上。"), ""},
		{"shares", twoParts("按分工抓落实。", "研发投入占比达到3%，工业用地比例不低于30%。", "民生支出比重保持在75%以上。"), ""},
		{"changes", twoParts("按分工抓落实。", "规上工业增加值增长8%，能耗下降2%。", "办理时间压缩30%，出口增幅5%以上。"), ""},
		{"all of it", twoParts("按分工抓落实。", "行政村快递服务站实现100%。", "抓落实。"), ""},
		{"a share of what follows", twoParts("按分工抓落实。", "推动60%以上企业完成改造。", "覆盖80%的行政村。"), ""},
		{"a share of another figure", twoParts("按分工抓落实。", "教职工总收入达到同级总收入的80%以上。", "抓落实。"), ""},
		{"a share of what follows 以上", twoParts("按分工抓落实。", "推动60%以上规上企业上云。", "达到60%以上的企业完成改造。"), ""},
		{"a rate before", twoParts("按分工抓落实。", "覆盖率达到92%，力争达到95%以上。", "满意率提高，保持在90%以上。"), ""},
		{"a share of the whole", twoParts("按分工抓落实。", "研发经费占地区生产总值达到3%以上。", "综合融资成本稳定在4%左右。"), ""},
		{"and more", twoParts("按分工抓落实。", "持证上岗达到92%以上。", "污水治理保持在90%以上。"), "4:7 warning 持证上岗达到92%以上\n7:7 warning 污水治理保持在90%以上"},
		{"and goes on", twoParts("按分工抓落实。", "规上企业数字化改造达到60%并完成验收。", "抓落实。"), "4:7 warning 规上企业数字化改造达到60%"},
		{"no rate", twoParts("按分工抓落实。", "规上企业数字化改造达到60%。", "抓落实。"), "4:7 warning 规上企业数字化改造达到60%"},
		{"an amount", twoParts("按分工抓落实。", "小微企业担保增量达10%。", "抓落实。"), "4:7 warning 小微企业担保增量达10%"},
	})
}

// TestManyOfOneKind: what is written in many places is a way of writing.
func TestManyOfOneKind(t *testing.T) {
	var b strings.Builder
	b.WriteString("青山县重点工作方案\n一、重点任务\n")
	for _, label := range []string{"（一）", "（二）", "（三）", "（四）", "（五）"} {
		b.WriteString(label + "甲项。建成乡村文化活动中心12个。（责任单位：县文旅局）\n")
	}
	if got := run(t, b.String(), check.Options{Only: []string{"target-duplicate", "target-conflict"}}).Findings; len(got) > 0 {
		t.Errorf("%+v", got)
	}
}

// TestRealTargets holds what the rules of targets and structure find in the real
// plan: the place, the severity, and how quotation and message end or what they
// name. Nothing else is found.
func TestRealTargets(t *testing.T) {
	want := []struct {
		code, place, quote, message string
	}{
		{"target-no-unit", "21:123 1/7 warning", "1000", "计量单位"},
		{"target-conflict", "27:106 2/0 notice", "120家", "第13行任务（三）"},
		{"target-duplicate", "27:120 2/0 notice", "3人", "第23行任务（八）"},
		{"target-no-metric", "36:89 2/14 warning", "60%", "比率"},
		{"target-conflict", "80:22 6/30 warning", "3400亩", "第29行任务（九）的“工业供地2000亩以上”说的是同一事项，数字不同，相差1400亩"},
		{"target-conflict", "80:85 6/30 notice", "450亩", "第29行任务（九）"},
		{"target-conflict", "80:360 6/30 warning", "360亩", "第78行领域六的“用林180亩”说的是同一事项，数字不同，相差180亩"},
		{"target-no-metric", "84:250 6/33 warning", "10%", "比率"},
		{"target-duplicate", "96:97 7/38 warning", "4400亩", "第80行任务（三十）"},
		{"target-duplicate", "113:250 8/45 warning", "200台", "第43行任务（十六）"},
		{"reference-missing", "120:85 0/0 notice", "4张", "没有这4张清单"},
		{"reference-missing", "120:240 0/0 notice", "“8+4”", "只有8个领域"},
	}
	findings := realPlan(t, check.Options{Only: []string{"target-duplicate", "target-conflict", "target-no-unit", "target-no-metric",
		"number-gap", "number-repeat", "reference-missing", "clause-missing", "deadline-past", "stage-mismatch"}})
	for k, f := range findings {
		place := fmt.Sprintf("%d:%d %d/%d %s", f.Line, f.Column, f.Section, f.Measure, f.Severity)
		if k >= len(want) || f.Code != want[k].code || place != want[k].place || !strings.Contains(f.Quote, want[k].quote) || !strings.Contains(f.Message, want[k].message) {
			t.Errorf("finding %d: %s %s %q %s", k, f.Code, place, f.Quote, f.Message)
		}
	}
	if len(findings) < len(want) {
		t.Errorf("%d findings, want %d", len(findings), len(want))
	}
}
