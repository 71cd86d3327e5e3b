package plan_test

import (
	"slices"
	"strings"
	"testing"

	"fenjie/source"
	"fenjie/source/plan"
)

// measureOf reads a text as that of the one measure of a plan.
func measureOf(t *testing.T, text string) *plan.Measure {
	t.Helper()
	p, _, err := source.Read("plan.txt", []byte("青山县方案\n一、经济\n（一）办事。"+text+"（责任单位：县商务局）\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	return p.Measures()[0]
}

// TestShownGoals: words that say little are shown with what they are of; words
// that say enough stay as they are.
func TestShownGoals(t *testing.T) {
	for text, want := range map[string]string{
		// A measure without a thing is that of the figure before, without the figure.
		"整治出租厂房1000家，面积800万平方米。":        "整治出租厂房 整治出租厂房面积",
		"粮食播种面积稳定在26万亩以上，产量11万吨以上。":     "粮食播种面积 粮食产量",
		"油菜种植11万亩，产量2万吨。":               "油菜种植 油菜产量",
		"建设茶叶加工厂5家，年产值1亿元。":             "建设茶叶加工厂 建设茶叶加工厂年产值",
		"为12万户居民加装切断装置，覆盖率达到99%以上。":     "为居民加装切断装置 为居民加装切断装置，覆盖率",
		"组建综合救援队伍15支，队员达到600名以上。":       "组建综合救援队伍 组建综合救援队伍，队员",
		"在名额分配上对青年人才予以倾斜，支持比例达50%以上。":   "在名额分配上对青年人才予以倾斜，支持比例",
		"推进“就业帮扶”，帮扶人数达1440人以上。":        "推进“就业帮扶”，帮扶人数",
		"实施县城提升项目10个左右，完成投资29亿元以上。":     "实施县城提升项目 实施县城提升项目，完成投资",
		"中欧班列服务企业100家以上，带动出口7000万美元以上。": "中欧班列服务企业 中欧班列服务企业，带动出口",
		"更新管网46公里，漏损率控制在8%以内。":          "更新管网 更新管网，漏损率",
		"新增民宿45家，床位800张。":               "新增民宿 新增民宿，床位",

		// Of several things with one verb each has it.
		"新增省级工业互联网平台1家、智能工厂3家。":         "新增省级工业互联网平台 新增智能工厂",
		"培育高新技术企业60家以上、“专精特新”企业25家。":    "培育高新技术企业 培育“专精特新”企业",
		"保障供应建设用地4500亩、用海1000亩、用林180亩。": "保障供应建设用地 保障供应用海 保障供应用林",
		"培训养老护理员5万人次、托育保育员1.1万人次。":      "培训养老护理员 培训托育保育员",
		"完成批而未供土地清理2000亩、供而未用土地处置400亩。": "完成批而未供土地清理 完成供而未用土地处置",
		"新培育小巨人企业30家，单项冠军企业3家。":         "新培育小巨人企业 新培育单项冠军企业",
		"引进高校2所和科研机构3家。":                "引进高校 引进科研机构",
		"完成改造企业300家左右，上云企业突破1000家。":     "完成改造企业 上云企业",
		"新增泊位3000个、泊位利用率90%。":           "新增泊位 泊位利用率",
		"新建幼儿园3所，小区物业覆盖率98%。":           "新建幼儿园 小区物业覆盖率",
		"建设用地4500亩、林地180亩。":             "建设用地 林地",
		"培育库入库企业20家、人才10名。":             "培育库入库企业 培育库入库企业，人才",
		"新建公办幼儿园4所，新增学位1080个。":          "新建公办幼儿园 新增学位",
		"生猪出栏30万头、家禽出栏200万羽。":           "生猪出栏 家禽出栏",

		// A verb is done to the thing before it.
		"新建老年食堂18家，改造提升11家。":                 "新建老年食堂 改造提升老年食堂",
		"老旧工业区拆除450亩，重建54万平方米以上。":            "老旧工业区拆除 老旧工业区重建",
		"推行分行业“工业上楼”，力争全年拆除450亩，重建54万平方米以上。": "推行分行业“工业上楼”，拆除 推行分行业“工业上楼”，重建",
		"改造病险水库5座，新建3座。":                     "改造病险水库 新建病险水库",
		"通过新建投用学校3所、撤并小规模学校6所等举措，优化布局。":      "新建投用学校 撤并小规模学校",
		"绿色电力交易3亿千瓦时，新增风电20万千瓦。":             "绿色电力交易 新增风电",

		// A part is told with its whole.
		"引进首店25家以上，其中区域首店不少于4家。":              "引进首店 引进首店（其中区域首店）",
		"完成隐患整改480栋，其中住宅260栋、厂房100栋。":         "完成隐患整改 完成隐患整改（其中住宅） 完成隐患整改（其中厂房）",
		"举办各级赛事200场，其中国家级、省级赛事4场。":            "举办各级赛事 举办各级赛事（其中国家级、省级赛事）",
		"争取上级资金1.2亿元（其中甲县9000万元、乙县3000万元）。":   "争取上级资金 争取上级资金（其中甲县） 争取上级资金（其中乙县）",
		"争取省级资金、结对帮扶资金（第三年，其中甲县900万元）等补助3亿元。": "结对帮扶资金（其中甲县） 争取省级资金、结对帮扶资金等补助",
		"完成固定资产投资50亿元，其中工业投资20亿元。":            "完成固定资产投资 完成固定资产投资（其中工业投资）",
		"新增床位600张，护理型床位占比达到58%以上。":            "新增床位 护理型床位占比",

		// The last of several is told with the first, or all of them.
		"开工一期码头、东线、西线、北站等4个项目。":                "开工一期码头、东线、西线、北站等项目",
		"争取养护专项工程、农村公路建设、码头泊位建设等补助资金3600万元以上。": "争取养护专项工程、农村公路建设、码头泊位建设等补助资金",
		"争取省中小企业发展专项资金（专精特新方向）、省工业发展财政专项资金、国家中小企业发展专项资金（专精特新方向）等上级各类补助资金1.2亿元。": "争取省中小企业发展专项资金（专精特新方向）等上级各类补助资金",

		// What stands at the figure or behind it.
		"确保一般公共预算支出三分之二用于民生领域。":   "一般公共预算支出用于民生领域",
		"村级应急分队全覆盖，开展演练200场次。":    "村级应急分队全覆盖 开展演练",
		"农产品网络零售额翻一番。":            "农产品网络零售额翻一番",
		"家电补贴由8类扩围至12类。":          "家电补贴扩围至",
		"土地出让收入用于农业农村比例达到10%。":    "土地出让收入用于农业农村比例",
		"年度技改投资由2亿元提高到3亿元。":       "年度技改投资提高到",
		"规上工业增加值增长8%，研发投入占比达到3%。": "规上工业增加值增长 研发投入占比",
		"城镇登记失业率控制在3%以内。":         "城镇登记失业率",
		"技术交易额达到20亿元。":            "技术交易额",
	} {
		m := measureOf(t, text)
		goals := m.ShownGoals()
		var got []string
		for _, g := range goals {
			got = append(got, g.Metric)
		}
		// Targets come first, money after them: a measure of both lists them so.
		if strings.Join(got, " ") != want && !sameWords(got, want) {
			t.Errorf("%s\n got  %s\n want %s", text, strings.Join(got, " "), want)
		}
		if len(goals) != len(m.Goals()) {
			t.Errorf("%s: %d goals are shown of %d", text, len(goals), len(m.Goals()))
		}
		for k, g := range m.Goals() {
			if k < len(m.Targets) && g != m.Targets[k] {
				t.Errorf("%s: the structure was changed: %+v", text, g)
			}
		}
	}
}

func sameWords(got []string, want string) bool {
	words := strings.Split(want, " ")
	slices.Sort(words)
	got = slices.Clone(got)
	slices.Sort(got)
	return slices.Equal(got, words)
}

// TestShownFunds: money is shown with who or what it is for.
func TestShownFunds(t *testing.T) {
	for text, want := range map[string]string{
		"单品售价6000元以下的手机、平板等3类数码产品，按照15%补贴，最高补贴500元。":                     "单品售价6000元以下的手机、平板等3类数码产品，按照15%补贴，最高补贴",
		"单品售价6000元以下的手机、平板、智能手表、智能手环、智能眼镜、智能音箱等6类数码产品，按照15%补贴，最高补贴500元。": "单品售价6000元以下的手机等6类数码产品，最高补贴",
		"一级、二级能效家电分别按20%、15%补贴，最高补贴2000元/件。":                             "一级、二级能效家电分别按20%、15%补贴，最高补贴",
		"加装电梯150台，每台补助最高20万元。":                                           "加装电梯，每台补助",
		"新能源车、燃油车分别最高补贴1.5万元/辆和1.3万元/辆。":                                 "新能源车、燃油车分别最高补贴（新能源车） 新能源车、燃油车分别最高补贴（燃油车）",
		"聚焦办好十方面民生实事，所需资金总额4亿元。":                                         "聚焦办好十方面民生实事，所需资金总额",
		"推进飞云江大桥建设，总投资5亿元。":                                              "推进飞云江大桥建设，总投资",
		"对新认定的高新技术企业，给予一次性奖励20万元。":                                       "对新认定的高新技术企业，给予一次性奖励",
		"首贷企业按贷款额的1%给予贴息，单户最高20万元。":                                      "首贷企业按贷款额的1%给予贴息，单户",
		"对国家级绿色工厂一次性奖励100万元。":                                            "对国家级绿色工厂一次性奖励",
		"新认定的企业每家奖励20万元。":                                                "新认定的企业每家奖励",
		"争取上级就业补助资金1500万元以上。":                                            "争取上级就业补助资金",
		"发放绿色贷款60亿元以上，发行绿色债券5亿元。":                                        "发放绿色贷款 发行绿色债券",
		"为全市企业减负1.6亿元。":                                                  "为全市企业减负",
		"数码产品最高补贴500元。":                                                  "数码产品最高补贴",
		"市财政年预算安排资金5500万元以上。":                                            "市财政年预算安排资金",
	} {
		var got []string
		for _, a := range measureOf(t, text).Funds() {
			got = append(got, a.For)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\n got  %s\n want %s", text, strings.Join(got, " "), want)
		}
	}
}

// TestShownOfAnyText: words are shown of whatever targets a structured plan
// names, in its text or not.
func TestShownOfAnyText(t *testing.T) {
	m := &plan.Measure{Text: "面积", Targets: []plan.Target{{Text: "没有的", Metric: "率"}, {Text: "面积", Metric: "面积"}, {}, {Metric: "无"}},
		Amounts: []plan.Amount{{Text: "1亿元"}, {For: "其中"}, {Text: "面积", For: "面积", Kind: plan.KindOther}}}
	for k, g := range m.ShownGoals() {
		if k < len(m.Targets) && g.Metric != m.Targets[k].Metric {
			t.Errorf("target %d is shown as %q", k, g.Metric)
		}
	}
}

// FuzzShown: words are found for any text, and every figure keeps some.
func FuzzShown(f *testing.F) {
	for _, seed := range []string{"其中甲县12家、乙县3家，面积5亩（其中丙1万元", "新建（其中）3家、等4个", "分别1家和2家、3家", "由2亿元提高到3亿元", "，，、（12%用于，"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "\n\r") {
			return
		}
		p, _, err := source.Read("plan.txt", []byte("青山县方案\n一、经济\n（一）办事。"+text+"（责任单位：县商务局）\n"), nil)
		if err != nil {
			return
		}
		for _, m := range p.Measures() {
			for k, g := range m.ShownGoals() {
				if g.Metric == "" && m.Goals()[k].Metric != "" {
					t.Errorf("%q: goal %d has lost its words", text, k)
				}
			}
			m.Funds()
		}
	})
}
