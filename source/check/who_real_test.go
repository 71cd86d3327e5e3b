package check_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fenjie/source"
	"fenjie/source/check"
)

// TestWhoOfRealPlan holds the faults of who answers that the real plan has.
func TestWhoOfRealPlan(t *testing.T) {
	f := realPlan(t, check.Options{})
	missing := map[string][]string{
		"21:134 1/7 %s （责任单位：市教育局、市发改局、市人社局":        {"任务（七）", "4个"},
		"47:88 3/18 %s （责任单位：市发改局、市自然资源和规划局、市交通运输局": {"任务（十八）"},
		"49:145 3/19 %s （责任单位：市经信局、市市场监管局、市税务局）":    {"任务（十九）"},
		"83:294 6/32 %s （责任单位：市发改局、市财政局、市自然资源和规划局":  {"任务（三十二）"},
		"101:160 8/39 %s （责任单位：市政府办公室、市发改局、市教育局":    {"任务（三十九）"},
		"103:158 8/40 %s （责任单位：市委编办、市妇联、市文明中心":      {"任务（四十）", "24个"},
	}
	for severity, stage := range map[check.Severity]string{check.Warning: "", check.Error: "印发稿"} {
		want := map[string][]string{}
		for k, v := range missing {
			want[fmt.Sprintf(k, severity)] = v
		}
		wantReal(t, realPlan(t, check.Options{Stage: stage}), "lead-missing", want)
	}
	wantReal(t, f, "lead-not-first", map[string][]string{"30:335 2/10 notice 市经信局": {"15项"}})
	wantReal(t, f, "section-lead-idle", map[string][]string{"39:17 3/0 warning 市发改局": {"“三、", "4项"}})
	wantReal(t, f, "unit-alias", map[string][]string{
		"21:150 1/7 warning 市人社局":     {"任务（七）", "市人力社保局"},
		"19:186 1/6 warning 瑞安金融监管分局": {"任务（六）、（四十五）", "“瑞安金融监管支局”（任务（十二）、（十五）、（三十二））"},
	})
	wantReal(t, f, "unit-note-alias", map[string][]string{
		"84:340 6/33 warning 市国资办": {"任务（三十三）", "“国资办”（任务（六）、（十三））"},
		"30:329 2/10 warning 人才办":  {"市委人才办"},
	})
	wantReal(t, f, "unit-prefix", map[string][]string{
		"47:116 3/18 warning 市塘下镇":        {"塘下镇"},
		"103:292 8/40 warning 政府投资工程建设中心": {"“市”字"},
	})
	for _, code := range []string{"section-lead-absent", "unit-repeated", "unit-unknown-form"} {
		wantReal(t, f, code, nil)
	}
}

// roster is the units of a place as its plans name them: each is its own.
const roster = `市委办 市政府办 市纪委监委 市委组织部 市委宣传部 市委统战部 市委政法委 市委社会工作部 市委网信办 市委编办 市委改革办 市委老干部局 市直机关工委 市委党校 市档案馆
市发改委 市教育局 市科技局 市工信局 市民宗局 市公安局 市民政局 市司法局 市财政局 市人社局 市自然资源和规划局 市生态环境局 市住建局 市城管局 市交通运输局 市水利局 市农业农村局
市商务局 市文广旅局 市体育局 市卫健委 市退役军人局 市应急管理局 市审计局 市国资委 市市场监管局 市统计局 市医保局 市林业局 市数据局 市信访局 市机关事务中心 市行政审批局 市投促局
市乡村振兴局 市粮食和物资储备局 市供销社 市税务局 市气象局 市邮政管理局 市烟草专卖局 市消防救援支队 市总工会 团市委 市妇联 市残联 市工商联 市科协 市文联 市侨联 市红十字会 市贸促会
市人民法院 市人民检察院 市人民医院 市中医院 市中心医院 市妇幼保健院 市第一中学 市第二中学 市实验小学 市职业学校 市图书馆 市博物馆 市文化馆 市体育馆 市疾控中心 市血液中心 市急救中心
市公路事业发展中心 市港航事业发展中心 市交通工程建设中心 市水利工程建设中心 市公共资源交易中心 市就业服务中心 市社保服务中心 市医保服务中心 市农业技术推广中心 市林业技术推广中心
市城投集团 市交投集团 市文旅集团 市水务集团 市国投集团 市国发集团 市工业投资集团 市农业投资集团 市公交公司 市自来水公司 市燃气公司 国网云江供电公司 云江移动 云江电信 云江联通 云江铁塔
市工商银行 市农业银行 市农业发展银行 市建设银行 市农商银行 人民银行云江市分行 云江金融监管分局 云江海关 云江海事局 云江边检站 云江调查队 云江火车站 云江机场公司
东城街道 西城街道 南城街道 北城街道 城东街道 城西街道 东湖镇 西湖镇 上河镇 下河镇 大溪乡 小溪乡 高新区管委会 经济开发区管委会 江南新区管委会 江北新区管委会 港口管理处 各县（市、区）人民政府`

// TestRoster: a whole place's units, all mentioned, are none of another's
// slips, lack no prefix and look like units.
func TestRoster(t *testing.T) {
	for _, twice := range []bool{false, true} {
		var b strings.Builder
		b.WriteString("云江市重点任务方案\n一、重点任务\n")
		for k, unit := range strings.Fields(roster) {
			if twice && k%2 == 0 {
				b.WriteString("（牵头单位：" + unit + "）\n")
			}
			b.WriteString("（一）办好事。（责任单位：" + unit + "）\n")
		}
		for _, f := range run(t, b.String(), check.Options{Only: []string{"unit-alias", "unit-note-alias", "unit-prefix", "unit-repeated", "unit-unknown-form"}}).Findings {
			t.Errorf("%s %s: %s", f.Code, f.Quote, f.Message)
		}
	}
}

// TestManyNames: rules of names compare no name with all others. The bound is
// wide; a pairwise comparison would take minutes.
func TestManyNames(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	var b strings.Builder
	b.WriteString("云江市重点任务方案\n一、重点任务\n")
	for k := range 4000 {
		fmt.Fprintf(&b, "（一）办好事。争取上级资金%d万元。（责任单位：*市第%d服务中心、市%d局、市财政局〈国资办〉，带*的为牵头单位）\n", k+100, k%2400, k%2400) // as many units as a plan may have
	}
	p, problems, err := source.Read("plan.txt", []byte(b.String()), nil)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	check.Run(p, problems, check.Options{})
	if took := time.Since(start); took > time.Minute {
		t.Errorf("took %v", took)
	}
}
