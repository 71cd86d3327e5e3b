package source

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fenjie/source/plan"
)

// targetRows prints targets as "metric op value[-max] unit", one a line.
func targetRows(list []plan.Target) string {
	var rows []string
	for _, g := range list {
		value := g.Value
		if g.Max != "" {
			value += "-" + g.Max
		}
		rows = append(rows, strings.Join([]string{g.Metric, string(g.Op), value, g.Unit}, " "))
	}
	return strings.Join(rows, "\n")
}

func TestReadTargets(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"单位GDP能耗下降3.5%以上，优良天数比率达到95%。", "单位GDP能耗下降 >= 3.5 %\n优良天数比率 = 95 %"},
		{"PM2.5平均浓度控制在28微克/立方米以下", "PM2.5平均浓度 <= 28 微克/立方米"},
		{"城镇调查失业率控制在5.5%以内", "城镇调查失业率 <= 5.5 %"},
		{"农村自来水普及率从92%提升到95%以上", "农村自来水普及率 >= 95 %"},
		{"企业数从30家增加到50家", "企业数 = 50 家"},
		{"建成高标准农田３．５万亩，新增床位４ .5 个", "建成高标准农田 = 3.5 万亩\n新增床位 = 4.5 个"},
		{"打造1—2个国家级试点、3至5个省级试点", "打造国家级试点 range 1-2 个\n省级试点 range 3-5 个"},
		{"高新技术企业数量翻一番，产值翻两番", "高新技术企业数量 = 2 倍\n产值 = 4 倍"},
		{"行政村5G网络全覆盖", "行政村5G网络 = 100 %"},
		{"城乡居民收入比缩小至1.9:1", "城乡居民收入比 = 1.9 :1"},
		{"支出的三分之二以上用于民生", "支出 >= 2 /3"},
		{"占比十分之三", "占比 = 30 %"},
		{"建设三个省级平台，培育十家以上龙头企业", "建设省级平台 = 3 个\n培育龙头企业 >= 10 家"},
		{"进出口总额达到500亿元、增长5%", "进出口总额增长 = 5 %"},
		{"R&D经费支出占GDP比重达到3.2%，提高0.2个百分点", "R&D经费支出占GDP比重 = 3.2 %\nR&D经费支出占GDP比重提高 = 0.2 个百分点"},
		{"污水处理率≥98%，投诉率≤2‰，处理能力达1500吨/日", "污水处理率 >= 98 %\n投诉率 <= 2 ‰\n处理能力 = 1500 吨/日"},
		{"细颗粒物年均浓度控制在26微克每立方米以下", "细颗粒物年均浓度 <= 26 微克/立方米"},
		{"资助骨干人才300名和学徒600名", "资助骨干人才 = 300 名\n学徒 = 600 名"},
		{"评选200名技术骨干和500名青年能手", "评选技术骨干 = 200 名\n青年能手 = 500 名"},
		{"1.新建学校2所。\n（2）引进教师50名。", "新建学校 = 2 所\n引进教师 = 50 名"},
		{"惠及群众2万余户", "惠及群众 > 2 万户"},
		{"人均预期寿命达到81.5岁", "人均预期寿命 = 81.5 岁"},
		{"新培育省级以上专精特新企业30家", "新培育省级以上专精特新企业 = 30 家"},
		{"组织超680家次外贸企业，开展活动38场以上", "组织外贸企业 > 680 家次\n开展活动 >= 38 场"},
		{"对吸纳就业10人、20人、50人以上的企业，分别给予补助，新增岗位300个", "新增岗位 = 300 个"},
		{"实施项目60个，其中亿元以上30个，落实以上8项任务", "实施项目 = 60 个\n亿元以上 = 30 个"},
		{"竣工验收7个垦造耕地项目和滨海万亩方、陶山千亩方项目”；推进整治", "竣工验收垦造耕地项目和滨海万亩方、陶山千亩方项目 = 7 个"},
		{"开工8个学校、医院、文体项目，新建12个公园、改造广场、添置座椅", "开工学校、医院、文体项目 = 8 个\n新建公园 = 12 个"},
		{"建成6个公园和绿地、打造绿道，新增10个泊位、5个岗亭", "建成公园和绿地 = 6 个\n新增泊位 = 10 个\n岗亭 = 5 个"},
		{"上线25个应用，2026年累计达到40个，达5家", "上线应用 = 25 个\n上线应用 = 40 个\n上线应用 = 5 家"},
		{"家电由8类增至12类，按3类清单储备", "家电 = 12 类"},
		{"24小时自助图书馆5座", "24小时自助图书馆 = 5 座"},
		{"办结时间压缩至3个工作日以内", "办结时间压缩 <= 3 个工作日"},
		{"城乡居民收入比缩小到1.75以内，PUE值低于1.25", "城乡居民收入比 <= 1.75 \nPUE值 < 1.25 "},
		{"投入产出值2.5以上的项目", ""}, {"用2.0版方案，收入比上年多", ""},
		{"重点工作责任分解（共36项）", ""},
		{"“两金”占比压降至45%以下", "“两金”占比 <= 45 %"},
		{"到2026年、2027年，基站分别达到1.2万个、1.35万个", "基站 = 1.2 万个\n基站 = 1.35 万个"},
		{"报装时限高压15个、低压3个工作日以内", "报装时限高压 <= 15 个工作日\n低压 <= 3 个工作日"},
		{"每个小区至少设置充电桩10个，每季度至少听取1次汇报", "每个小区至少设置充电桩 >= 10 个\n每季度至少听取汇报 >= 1 次"},
		{"完成率不低于80%的目标，增速低于3%的水平", "完成率 >= 80 %\n增速 < 3 %"},
		{"对120户困难家庭的住房进行改造，对12个片区实施整治", "对困难家庭的住房进行改造 = 120 户\n对片区实施整治 = 12 个"},
		{"城乡居民收入比缩小至1.7:1，其中按1:2配套", "城乡居民收入比 = 1.7 :1"},
		{"新建校舍1.2万㎡，改建消火栓400具，推广配方施肥38万亩次，办赛事20项次", "新建校舍 = 1.2 万㎡\n改建消火栓 = 400 具\n推广配方施肥 = 38 万亩次\n办赛事 = 20 项次"},
		{"每千人拥有床位6张，每村配备保洁员3名", "每千人拥有床位 = 6 张\n每村配备保洁员 = 3 名"},
		{"对口支援学校20所的计划全部完成", "对口支援学校 = 20 所"},
		{"对口帮扶村30个的任务全面落实，对接企业50家的活动办好", "对口帮扶村 = 30 个\n对接企业 = 50 家"},
		{"对外开放景区12处的安排如期完成，奖励先进", "对外开放景区 = 12 处"},
		{"对危旧房200户的改造全部完成，表彰先进", "对危旧房 = 200 户"},
		{"每千人拥有床位6张，给予保障", "每千人拥有床位 = 6 张"},
		{"每村配备保洁员3名，补助及时发放", "每村配备保洁员 = 3 名"},
		{"每万人拥有警力15人，奖励先进", "每万人拥有警力 = 15 人"},
		{"集中收集率仅为52.3%，年底集中收集率达到60%", "年底集中收集率 = 60 %"},
		{"新建5G基站1000个以上，建成3A级景区村庄20个", "新建5G基站 >= 1000 个\n建成3A级景区村庄 = 20 个"},
	} {
		if got := targetRows(readTargets(c.text, 2025)); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestCoverage: a share of a place for which something is done is a target, whatever
// of the sentence its metric holds.
func TestCoverage(t *testing.T) {
	for _, c := range []struct {
		text   string
		values []string
	}{
		{"对全县100%的行政村完成污水治理", []string{"100"}},
		{"对全市80%的中小学开展体检，对辖区95%的生活垃圾进行处理", []string{"80", "95"}},
		{"对农村100%的在册严重精神障碍患者给予救助", []string{"100"}},
		{"对云山县60%的老旧管网进行改造，对我市30%的公厕提档升级", []string{"60", "30"}},
		{"对全区90%以上的餐饮企业开展检查，奖励先进", []string{"90"}},
		{"对80%的积案实现化解", []string{"80"}},
	} {
		var got []string
		for _, f := range readTargets(c.text, 2025) {
			got = append(got, f.Value)
		}
		if !slices.Equal(got, c.values) {
			t.Errorf("%s: got %v, want %v", c.text, got, c.values)
		}
	}
}

// What holds figures and commits to none (formats.md, "No target").
func TestNoTargets(t *testing.T) {
	for _, text := range []string{
		"2025年，按照浙政发〔2025〕3号和“415X”体系推进", "2025-2027年新三年行动计划", "到2027年底前完成",
		"推进104国道、S3线、G15沈海高速、330国道建设", "加强3C、电动自行车等以旧换新", "深入实施“321”工程和“十个一”机制",
		"实施专项行动2.0版，第三批项目", "单品售价6000元以下的手机，按15%补贴", "一级、二级能效家电分别按20%、15%补贴",
		"3岁以下婴幼儿、65周岁以上老年人", "20年以上住宅老旧电梯、15-20年住宅", "享受所得税“两免三减半”",
		"推进三大行动、四项机制、十大工程，打造一个平台", "率先落实9810出口退税", "落实上述8个领域的措施",
		"探索专业运营全覆盖", "争取资金800万元以上", "低保年人均标准达1.4万元以上", "贯彻“双倍增”行动", "年综合能耗5000吨标准煤以下的项目随报随批", "手机、平板等3类数码产品", "",
		"对年度目标完成率低于80%的，约谈主要负责人", "业主满意度低于60%的物业企业，责令限期整改", "对合格率不足95%的单位进行通报", "对考核前3名的村予以表彰", "凡超过30天的，从严处理",
		"对前10名的企业，优先安排用地", "对于排名后3位的乡镇通报批评", "对考核前5名的单位，由县政府予以表彰奖励", "对新增就业50人以上的，按规定给予补助", "对全市前10%的企业给予奖励", "对迟报3次的，约谈分管负责人", "对逾期30天的项目，责令退出",
		"每新增1家，奖励5万元", "每引进1名，给予5万元", "每举办1场，按规定给予资助", "每逾期1天，扣2分",
		"每招用1人补助1500元", "每新增1家奖励5万元", "每培训1人，给予补贴", "末位扣2分，受表彰加5分", "市区两级财政按3:7分担", "资金由省、县3:7的比例承担", "收集率仅为52.3%", "目前只有12家",
	} {
		if got := readTargets(text, 2025); len(got) > 0 {
			t.Errorf("%s: %q", text, targetRows(got))
		}
	}
}

// FuzzTargets: a target stands in its text as written, its values are exact
// decimals, and no character is cut in two.
func FuzzTargets(f *testing.F) {
	for _, text := range []string{"培育企业120家以上、省级30家", "从92%提升到95%", "1.77:1", "4 .5个", "翻一番，全覆盖", "三分之二", "建成两条示范街", "３-５个", "增长5%，提高2个百分点", "0:9%", "\x9a0%00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, g := range readTargets(text, 2025) {
			if !strings.Contains(text, g.Text) {
				t.Errorf("%q is not in %q", g.Text, text)
			}
			for _, v := range []string{g.Value, g.Max} {
				if _, err := plan.ParseFen(v+"00", 1); v != "" && err != nil && !strings.Contains(v, ".") && len(v) < 16 {
					t.Errorf("%q: value %q is no decimal", text, v)
				}
				if strings.Trim(v, "0123456789.") != "" || strings.Count(v, ".") > 1 {
					t.Errorf("%q: value %q is no decimal", text, v)
				}
			}
			if (g.Max != "") != (g.Op == plan.Range) || g.Value == "" {
				t.Errorf("%q: %+v", text, g)
			}
			if utf8.ValidString(text) && !utf8.ValidString(g.Text+g.Metric+g.Unit) {
				t.Errorf("%q: cut inside a character: %+v", text, g)
			}
		}
	})
}

// TestTitleThatIsASentence: a title of several clauses states figures as the
// text does; a name that holds a figure states none.
func TestTitleThatIsASentence(t *testing.T) {
	p, _, err := Read("方案.txt", []byte("青石县方案\n一、项目\n1.实施项目320个，完成投资48亿元。9月底前通车。（责任单位：县发改局）\n2.实施320个项目攻坚。年底完工3个。（责任单位：县发改局）\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	m := p.Measures()
	if got := targetRows(m[0].Targets); got != "实施项目 = 320 个" || len(m[0].Amounts) != 1 || m[0].Deadline == "" {
		t.Errorf("got %q, %+v, %q", got, m[0].Amounts, m[0].Deadline)
	}
	if got := targetRows(m[1].Targets); got != "年底完工 = 3 个" {
		t.Errorf("got %q", got)
	}
}

// TestTargetColumn: the figure of a column 目标值 is told once, and stands for
// its task where the text tells it nowhere.
func TestTargetColumn(t *testing.T) {
	p, _, err := Read("方案.md", []byte("# 青石县任务表\n\n| 序号 | 任务 | 举措 | 目标值 | 牵头单位 |\n|---|---|---|---|---|\n| 1 | 托育 | 新增托位300个 | 300个 | 县卫健局<br>县教育局 |\n| 2 | 培训 | 开展培训 | 2万人次 | 县人社局 |\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	m := p.Measures()
	if got := targetRows(m[0].Targets) + " / " + targetRows(m[1].Targets); got != "新增托位 = 300 个 / 培训 = 2 万人次" {
		t.Errorf("got %s", got)
	}
	if m[0].Clause != "牵头单位：县卫健局、县教育局" || len(m[0].Units) != 2 {
		t.Errorf("got %s, %+v", m[0].Clause, m[0].Units)
	}
}
