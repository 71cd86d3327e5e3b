package source

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fenjie/source/plan"
)

func TestReadAmounts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"争取上级奖补资金800万元以上", "800万元以上 upward >= 800"},
		{"向上争取资金不少于5亿元，其中中央资金2亿元、省级资金3亿元", "不少于5亿元 upward >= 50000\n2亿元 upward part = 20000\n3亿元 upward part = 30000"},
		{"争取教育资金3000万元；争取就业资金1500万元，合计争取资金4500万元", "3000万元 upward = 3000\n1500万元 upward = 1500\n4500万元 upward part = 4500"},
		{"总投资约120亿元，完成投资 35亿元以上", "约120亿元 investment ~ 1200000\n35亿元以上 investment >= 350000"},
		{"由2亿元提高到3亿元的产业基金", "3亿元 investment = 30000"},
		{"给予最高50万元奖励；一次性奖励10万元", "最高50万元 subsidy <= 50\n10万元 subsidy = 10"},
		{"财政安排补助资金8.6亿元，争取中央预算内投资3亿元以上", "8.6亿元 budget = 86000\n3亿元以上 upward >= 30000"},
		{"县财政每年安排扶持资金3.2亿元，其中：技术改造1.5亿元；人才引进1.7亿元", "3.2亿元 budget = 32000\n1.5亿元 budget part = 15000\n1.7亿元 budget part = 17000"},
		{"总投资2.4亿元，其中争取专项债券1.5亿元、区级配套4000万元、企业自筹5000万元", "2.4亿元 investment = 24000\n1.5亿元 bond part = 15000\n4000万元 budget part = 4000\n5000万元 other part = 5000"},
		{"争取上级资金（其中奖励2000万元）5000万元", "2000万元 subsidy part = 2000\n5000万元 upward = 5000"},
		{"招商签约30亿元，节约2000万元，大约投资3亿元，投资大约4亿元", "30亿元 investment = 300000\n2000万元 relief = 2000\n3亿元 investment = 30000\n大约4亿元 investment ~ 40000"},
		{"发放消费券800万元，拉动消费5000万元", "800万元 subsidy = 800\n5000万元 trade = 5000"},
		{"区财政预算安排消费券资金1500万元，单张最高补贴200元", "1500万元 budget = 1500\n200元 subsidy <= 0.02"},
		{"新增贷款100亿元以上；按贷款额的1%给予贴息，单户最高20万元", "100亿元以上 loan >= 1000000\n最高20万元 subsidy <= 20"},
		{"奖励10万元。补助5万元。", "10万元 subsidy = 10\n5万元 subsidy = 5"},
		{"最高补贴1.5万元/辆，每件2000元/件", "1.5万元/辆 subsidy <= 1.5\n2000元/件 subsidy = 0.2"},
		{"减税降费5亿元以上，发放贷款300亿元，新增专项债券20亿元", "5亿元以上 relief >= 50000\n300亿元 loan = 3000000\n20亿元 bond = 200000"},
		{"出口7000万美元以上，招引1亿美元外资项目，对外投资6000万美元", "7000万美元以上 trade USD >= 7000\n1亿美元 investment USD = 10000\n6000万美元 investment USD = 6000"},
		{"低保年人均标准达1.4万元以上", "1.4万元以上 subsidy >= 1.4"},
		{"规上工业总产值突破5000亿元", "突破5000亿元 other > 50000000"},
		{"奖励２００元、1,200元", "２００元 subsidy = 0.02\n1,200元 subsidy = 0.12"},
		{"投资5000万元至1亿元，争取上级资金3亿元—5亿元", "5000万元至1亿元 investment = 10000\n3亿元—5亿元 upward = 50000"},
		{"贷款2—3亿元，奖励5千至1万元，从1亿元到2025年的2亿元", "2—3亿元 loan = 30000\n5千至1万元 subsidy = 1\n1亿元 loan = 10000\n2亿元 loan = 20000"},
		{"争取上级资金5亿元（其中省级1亿元），争取国债资金3亿元", "5亿元 upward = 50000\n1亿元 upward part = 10000\n3亿元 upward = 30000"},
		{"总投资5亿元，其中上级资金3亿元（含中央资金1亿元）、县级配套2亿元", "5亿元 investment = 50000\n3亿元 upward part = 30000\n1亿元 upward part = 10000\n2亿元 budget part = 20000"},
		// What is arranged is a budget, whatever it is for and whose treasury it is; what is hoped for, lent or invested is none.
		{"安排县级资金1260万元、乡镇配套300万元", "1260万元 budget = 1260\n300万元 budget = 300"},
		{"安排技改贴息资金600万元", "600万元 budget = 600"},
		{"安排以奖代补专项经费约80万元", "约80万元 budget ~ 80"},
		{"列支工作经费20万元", "20万元 budget = 20"},
		{"总投资5000万元，其中镇街配套500万元、村级自筹100万元", "5000万元 investment = 5000\n500万元 budget part = 500\n100万元 other part = 100"},
		{"安排上级补助资金500万元", "500万元 upward = 500"},
		{"安排贷款贴息担保资金300万元", "300万元 loan = 300"},
		{"安排基金投资2亿元", "2亿元 investment = 20000"},
		{"新建学校4所，总投入1.86亿元", "1.86亿元 investment = 18600"},
		// What is earned or produced is no money to spend, whatever stands around it.
		{"一般公共预算收入突破30亿元", "突破30亿元 other > 300000"},
		{"争取规上工业增加值达到200亿元", "200亿元 other = 2000000"},
		{"一般公共预算收入增长6%，达到28亿元；盘活存量资金2亿元", "28亿元 other = 280000\n2亿元 other = 20000"},
		{"招商企业税收超1亿元", "超1亿元 other > 10000"},
		{"网络零售收入达到5亿元", "5亿元 trade = 50000"},
		{"为企业减免税收1.6亿元", "1.6亿元 relief = 16000"},
		// What is attracted is no money of the clause before it.
		{"发行专项债券3.5亿元，撬动社会资本投入10亿元以上", "3.5亿元 bond = 35000\n10亿元以上 investment >= 100000"},
		{"争取上级补助资金2亿元，带动社会资金5亿元", "2亿元 upward = 20000\n5亿元 investment = 50000"},
		{"投放贷款6亿元，吸引民间投资3亿元、民间资本2亿元", "6亿元 loan = 60000\n3亿元 investment = 30000\n2亿元 investment = 20000"},
		{"县财政安排资金2000万元，引导各类主体投入8000万元", "2000万元 budget = 2000\n8000万元 investment = 8000"},
		{"用好专项债券，撬动10亿元社会资本", "10亿元 investment = 100000"},
		{"发行债券5亿元，带动银行贷款10亿元", "5亿元 bond = 50000\n10亿元 loan = 100000"},
		{"对社会资本办的养老机构给予50万元补助", "50万元 subsidy = 50"},
		{"对引进社会资本的村奖励5万元", "5万元 subsidy = 5"},
		{"发行专项债券3亿元，用于水利1亿元", "3亿元 bond = 30000\n1亿元 bond = 10000"},
		// A part is of what is arranged, whatever it is for; what each is to get is none.
		{"安排建筑业发展专项资金2600万元，其中企业奖励1800万元、装配式建筑补助500万元、其他300万元", "2600万元 budget = 2600\n1800万元 budget part = 1800\n500万元 budget part = 500\n300万元 budget part = 300"},
		{"预算安排资金500万元，其中对企业技改补助300万元、给予人才奖励150万元、基础建设50万元", "500万元 budget = 500\n300万元 budget part = 300\n150万元 budget part = 150\n50万元 budget part = 50"},
		{"预算安排资金500万元，其中对企业技改补助300万元，给予人才奖励150万元，基础建设50万元", "500万元 budget = 500\n300万元 budget part = 300\n150万元 budget part = 150\n50万元 budget part = 50"},
		{"县财政安排资金500万元，包括技改补助300万元、人才奖励200万元", "500万元 budget = 500\n300万元 budget part = 300\n200万元 budget part = 200"},
		{"县财政安排资金500万元（含人才奖励200万元）", "500万元 budget = 500\n200万元 budget part = 200"},
		{"县财政安排资金500万元，其中上级补助300万元、技改奖励200万元", "500万元 budget = 500\n300万元 upward part = 300\n200万元 budget part = 200"},
		{"县财政安排资金500万元，其中培训300万元，对前3名的村奖励5万元", "500万元 budget = 500\n300万元 budget part = 300\n5万元 subsidy part = 5"},
		{"县财政安排资金500万元，其中每村补助20万元", "500万元 budget = 500\n20万元 subsidy part = 20"},
		{"投资500万元（含）以上的项目，奖励5万元", "500万元 investment = 500\n5万元 subsidy = 5"},
		{"总投资4.5亿元，其中争取上级资金3000万元，企业自筹4.2亿元", "4.5亿元 investment = 45000\n3000万元 upward part = 3000\n4.2亿元 other part = 42000"},
		{"县财政安排资金1000万元，其中A项目400万元、B项目600万元，另从上级资金中安排200万元", "1000万元 budget = 1000\n400万元 budget part = 400\n600万元 budget part = 600\n200万元 upward = 200"},
		{"2025年县财政安排资金5000万元，其中企业技改补助1800万元、人才专项3200万元，另安排科技专项300万元", "5000万元 budget = 5000\n1800万元 budget part = 1800\n3200万元 budget part = 3200\n300万元 budget = 300"},
		// A stock is a level, no sum with what flows.
		{"建筑业企业授信余额2025年不低于25亿元，新增贷款5亿元以上", "不低于25亿元 other >= 250000\n5亿元以上 loan >= 50000"},
		{"到2025年底贷款余额达到300亿元，贷款余额新增20亿元", "300亿元 other = 3000000\n20亿元 loan = 200000"},
		{"各项贷款余额增长12%，达到280亿元；投放贷款60亿元", "280亿元 other = 2800000\n60亿元 loan = 600000"},
		{"盘活存量贷款，融资担保在保余额2025年末超10亿元", "超10亿元 other > 100000"},
		// What was before the plan's year is no money to reach, and no sum with what is.
		{"上年向上争取资金3亿元，今年争取4亿元以上", "4亿元以上 upward >= 40000"},
		{"2024年全县减负2亿元，今年减负3亿元", "3亿元 relief = 30000"},
		{"2024年，全县完成固定资产投资80亿元，增长8%，到位外资1000万美元", ""},
		{"2024年，争取上级资金3亿元、减负2亿元", ""},
		{"目前到位上级资金2亿元，争取上级资金5亿元", "5亿元 upward = 50000"},
		{"总投资10亿元，已完成投资3亿元，全年完成投资8亿元", "10亿元 investment = 100000\n8亿元 investment = 80000"},
		{"截至目前已到位资金3亿元，其余资金2亿元6月底前到位", "2亿元 other = 20000"},
		{"在去年3亿元的基础上新增贷款2亿元", "2亿元 loan = 20000"},
		{"已到位资金2亿元，力争到位资金5亿元", "5亿元 other = 50000"},
		// But what a time gone by has left, and who gets something for it, is.
		{"上年营收超5亿元的企业，给予20万元奖励", "超5亿元 other > 50000\n20万元 subsidy = 20"},
		{"2024年度新获评省级绿色工厂，给予10万元奖励", "10万元 subsidy = 10"},
		{"兑付2024年奖补资金3000万元，盘活上年结余资金500万元", "3000万元 subsidy = 3000\n500万元 other = 500"},
		{"使用已到位资金3亿元，2024年结转资金1亿元", "3亿元 other = 30000\n1亿元 other = 10000"},
		// What each of several things gets or owes is in no sum with that of all.
		{"减负3亿元，工商业用电价格每千瓦时降低0.03元", "3亿元 relief = 30000\n0.03元 other = 0.000003"},
		{"户均减负500元，为企业减负3亿元", "500元 other = 0.05\n3亿元 relief = 30000"},
		{"户均贷款不超过30万元，平均每户授信50万元，单户贷款最高100万元", "不超过30万元 other <= 30\n50万元 other = 50\n最高100万元 other <= 100"},
		{"每年安排资金1500万元，每村补助20万元", "1500万元 budget = 1500\n20万元 subsidy = 20"},
		{"每月争取资金1亿元", "1亿元 upward = 10000"},
		{"安排XX亿元", ""}, {"国债2025年", ""}, {"", ""},
	} {
		var rows []string
		for _, row := range amountRows(readAmounts(c.text, 2025)) {
			rows = append(rows, strings.ReplaceAll(row, "\t", " "))
		}
		if got := strings.Join(rows, "\n"); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// budgetLine prints a budget as "total: name figure, name figure"; ? marks a
// placeholder, - a budget without a total.
func budgetLine(b *plan.Budget) string {
	if b == nil {
		return "none"
	}
	money := func(m plan.Money) string {
		if !m.Known {
			return m.Text + "?"
		}
		return m.Fen.Decimal(plan.Wan)
	}
	line := "-"
	if b.Total != nil {
		line = money(*b.Total)
	}
	for _, p := range b.Parts {
		line += " | " + p.Name + " " + money(p.Money)
	}
	return line
}

func TestReadBudget(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2025年，市财政预算安排资金5782万元，其中人才专项经费3900万元，科技创新领域资金1882万元，确保投入增长15%以上。", "5782 | 人才专项经费 3900 | 科技创新领域资金 1882"},
		{"安排资金27.27亿元。", "272700"},
		{"市财政预算安排农村公路建设资金519万元、农村公路养护资金5261万元；公交补助资金5000万元，水路补助资金50万元。", "- | 农村公路建设资金 519 | 农村公路养护资金 5261 | 公交补助资金 5000 | 水路补助资金 50"},
		{"市财政预算安排资金1264万元，其中支持文旅事业发展680万元，支持服务业平台发展338万元。", "1264 | 支持文旅事业发展 680 | 支持服务业平台发展 338"},
		{"由市财政统筹安排专项资金1亿元，分别为产业基金6000万元、人才经费4000万元。", "10000 | 产业基金 6000 | 人才经费 4000"},
		{"预算安排2.3亿元，包括：3900万元用于人才引进，1.91亿元用于科技创新。", "23000 | 人才引进 3900 | 科技创新 19100"},
		{"财政预算安排乡村产业资金6200万元，其中品牌培育2200万元、冷链建设4000万元。", "6200 | 品牌培育 2200 | 冷链建设 4000"},
		{"财政预算安排消费券资金1500万元。", "1500"}, {"安排××万元用于奖补。", "××万元?"},
		{"财政安排资金XX亿元。", "XX亿元?"}, {"财政安排资金××万元。", "××万元?"}, {"年度预算1200万元。", "1200"},
		{"2026年县财政投入资金3000万元，其中奖补资金1000万元、项目资金2000万元。", "3000 | 奖补资金 1000 | 项目资金 2000"},
		{"本领域所需经费500万元由县财政统筹解决。", "500"}, {"保障经费150万元，列入部门预算。", "150"}, {"县财政设立专项资金2000万元。", "2000"},
		{"落实财政资金1.2亿元，用于设施建设。", "12000"}, {"经费预算：县财政320万元。", "320"}, {"列入2026年财政预算1500万元。", "1500"},
		{"财政专项资金总盘子3.5亿元，其中产业类2亿元，人才类1.5亿元。", "35000 | 产业类 20000 | 人才类 15000"},
		{"预算资金2.3亿元（其中：一般公共预算1.3亿元、政府性基金1亿元）。", "23000 | 一般公共预算 13000 | 政府性基金 10000"},
		{"资金安排：5000万元（含上级补助2000万元）。", "5000"}, {"争取中央预算资金3亿元。", "none"}, {"撬动基金投入财政资金引导的项目5亿元。", "none"},
		{"完成综合交通投资85亿元以上。", "none"}, {"争取上级资金3600万元。", "none"}, {"保障供应建设用地4500亩。", "none"}, {"", "none"},
		{"镇财政安排专项资金150万元，对考核前3名的村分别奖励5万元、3万元。", "150"}, {"县财政安排资金200万元，每村补助20万元。", "200"},
		{"预算安排资金500万元，其中对企业技改补助300万元、给予人才奖励150万元、基础建设50万元。", "500 | 对企业技改补助 300 | 给予人才奖励 150 | 基础建设 50"},
		{"预算安排资金500万元，其中：对企业技改补助300万元；给予人才奖励150万元；基础建设50万元。", "500 | 对企业技改补助 300 | 给予人才奖励 150 | 基础建设 50"},
		{"预算安排资金500万元，其中技改补助300万元、培训100万元，对先进村分别奖励5万元、3万元。", "500 | 技改补助 300 | 培训 100"},
		{"安排专项资金2600万元，包括企业奖励1800万元、给予装配式建筑补助800万元。", "2600 | 企业奖励 1800 | 给予装配式建筑补助 800"},
		{"预算安排资金500万元，其中每村补助20万元。", "500"},
		{"县财政安排资金200万元，其中对企业奖励120万元、培训80万元。", "200 | 对企业奖励 120 | 培训 80"}, {"县财政安排资金200万元，给予每人500元补贴。", "200"},
		{"2025年县财政安排资金5000万元，其中企业技改补助1800万元、人才专项3200万元，另安排科技专项300万元。", "5000 | 企业技改补助 1800 | 人才专项 3200"}, {"预算安排资金500万元（其中培训300万元、宣传200万元），另从上级资金中安排200万元。", "500 | 培训 300 | 宣传 200"},
		{"2024年，县财政安排资金4000万元。2025年，县财政安排资金5000万元。", "5000"}, {"上年县财政安排资金4000万元，今年安排资金5000万元。", "5000"}, {"2024年县财政安排资金4000万元。", "none"},
		{"完成投资85亿元。市财政预算安排资金5000万元。另安排资金300万元。", "5000"},
	} {
		b, used := readBudget(c.text, 2025)
		if got := budgetLine(b); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
		for _, s := range used {
			if !strings.HasSuffix(c.text[s[0]:s[1]], "元") {
				t.Errorf("%s: span holds %q", c.text, c.text[s[0]:s[1]])
			}
		}
	}
}

// Reading is linear: a text of figures without a stop takes no longer a figure
// than one of sentences does.
func TestFiguresAreReadInLinearTime(t *testing.T) {
	for _, piece := range []string{"争取资金1万元、", "其中1万元和", "企业5家", "1.7:1", "增长5%", "安排", "（其中1万元", "由1元", "3-5", "投入中央财政资金1元", "经费1元由"} {
		text := strings.Repeat(piece, 6000)
		start := time.Now()
		readAmounts(text, 2025)
		readBudget(text, 2025)
		readTargets(text, 2025)
		findDeadline(text, 2025)
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%q × 6000: %s", piece, took)
		} else {
			t.Logf("%q: %s", piece, took)
		}
	}
}

// FuzzAmounts: an amount stands in its text as written, is complete, and no
// figure of a budget is read twice.
func FuzzAmounts(f *testing.F) {
	for _, text := range []string{"争取资金800万元以上", "安排资金5782万元，其中A3900万元", "XX亿元", "由2亿元提高到3亿元", "1.5万元/辆", "35-40亿元", "1亿美元", "（其中9000万元）", "4 .5万元"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, a := range readAmounts(text, 2025) {
			if !strings.Contains(text, a.Text) || a.Text == "" || a.Currency == "" || a.Kind == "" || a.Fen < 0 {
				t.Errorf("%q: %+v", text, a)
			}
			if utf8.ValidString(text) && !utf8.ValidString(a.For) {
				t.Errorf("%q: %+v", text, a)
			}
		}
		_, used := readBudget(text, 2025)
		last := 0
		for _, s := range used {
			if s[0] < last || s[1] <= s[0] || s[1] > len(text) {
				t.Errorf("%q: spans %v", text, used)
			}
			last = s[1]
		}
		findDeadline(text, 2025)
		readDeadline(text, 2025)
	})
}
