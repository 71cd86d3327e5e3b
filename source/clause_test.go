package source

import (
	"strings"
	"testing"

	"fenjie/source/plan"
	"fenjie/source/settings"
)

// dumpUnits reads the clauses of a text as those of one measure and prints
// them: 市科技局=lead 市经信局=support.
func dumpUnits(text string, first bool) string {
	var units []clauseUnit
	for _, span := range findClauses(text) {
		parts := parseClause(span.inner)
		units = append(units, parts.units...)
		first = first || parts.legend
	}
	resolveRoles(units, first)
	var out []string
	for _, u := range units {
		base, note := cutNote(u.name)
		if note != "" {
			note = "<" + note + ">"
		}
		out = append(out, base+note+"="+string(u.role))
	}
	return strings.Join(out, " ")
}

// TestClauseForms holds the forms of responsibility clauses met in published
// plans, full width and half width mixed.
func TestClauseForms(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"落实政策。（责任单位：*市科技局、市经信局，带*的为牵头单位，下同）", "市科技局=lead 市经信局=support"},
		{"（责任单位：★市科技局、☆市经信局、市财政局，标★☆的为牵头单位）", "市科技局=lead 市经信局=lead 市财政局=support"},
		{"（责任单位：▲市科技局、△市经信局、市财政局）", "市科技局=lead 市经信局=lead 市财政局=support"},
		{"（责任单位：市科技局*、市经信局）", "市科技局=lead 市经信局=support"},
		{"（责任单位：市科技局，市财政局，排名第一的为主牵头单位）", "市科技局=lead 市财政局=support"},
		{"（责任单位：牵头：市科技局；配合：市财政局）", "市科技局=lead 市财政局=support"},
		{"（第一责任单位：市科技局；第二责任单位：市财政局）", "市科技局=lead 市财政局=support"},
		{"（牵头单位：市科技局；工作专班：招商专班）", "市科技局=lead 招商专班=support"},
		{"（责任单位：市教育局、市发改局）", "市教育局=shared 市发改局=shared"},
		{"(责任单位：市教育局、温州职业学校瑞安学院）", "市教育局=shared 温州职业学校瑞安学院=shared"},
		{"（责任单位：市科技局）", "市科技局=lead"},
		{"（牵头单位：市科技局；责任单位：市经信局、市财政局）", "市科技局=lead 市经信局=support 市财政局=support"},
		{"（牵头单位：市科技局；配合单位：市经信局）", "市科技局=lead 市经信局=support"},
		{"（牵头单位:市科技局,配合单位:市经信局、市财政局,各区、县级市）", "市科技局=lead 市经信局=support 市财政局=support 各区、县级市=support"},
		{"（市科技局牵头，市经信局、市财政局配合）", "市科技局=lead 市经信局=support 市财政局=support"},
		{"（市科技局牵头，市经信局等按职责分工负责）", "市科技局=lead 市经信局=support"},
		{"（市科技局、市经信局牵头，各地区按职责分工负责）", "市科技局=lead 市经信局=lead 各地区=support"},
		{"（市科技局、市经信局按职责分工负责）", "市科技局=shared 市经信局=shared"},
		{"（国家发展改革委、财政部、农业农村部等及各地区按职责分工负责）", "国家发展改革委=shared 财政部=shared 农业农村部=shared 各地区=shared"},
		{"（市科技局、市经信局及各县（市、区）政府按职责分工负责）", "市科技局=shared 市经信局=shared 各县（市、区）政府=shared"},
		{"（市科技局负责）", "市科技局=lead"},
		{"（市科技局牵头，市经信局、市财政局负责）", "市科技局=lead 市经信局=support 市财政局=support"},
		{"推进教育科技人才一体发展（由市科技局牵头）", "市科技局=lead"},
		{"（牵头：市科技局；配合：市财政局、市经信局）", "市科技局=lead 市财政局=support 市经信局=support"},
		{"办好孵化器。（责任：市科技局、市财政局）", "市科技局=shared 市财政局=shared"},
		{"（牵头：市科技局；责任：市财政局）", "市科技局=lead 市财政局=support"},
		{"牵头：市科技局　配合：市财政局", "市科技局=lead 市财政局=support"},
		{"落实补贴。由市人社局牵头，市总工会、市工商联配合。", "市人社局=lead 市总工会=support 市工商联=support"},
		{"举办招聘会20场。市人社局牵头，各镇街、市教育局参与", "市人社局=lead 各镇街=support 市教育局=support"},
		{"数据赋能（牵头单位：区数据局）", "区数据局=lead"},
		{"牵头单位：市科技局", "市科技局=lead"},
		{"配合单位：市经信局、市财政局", "市经信局=support 市财政局=support"},
		{"给予资助。责任单位：市科技局、市经信局。", "市科技局=shared 市经信局=shared"},
		{"【责任单位：★市科技局、市经信局】", "市科技局=lead 市经信局=support"},
		{"[责任单位：市科技局]", "市科技局=lead"},
		{"（责任部门：市科技局）", "市科技局=lead"},
		{"（责任部门：市科技局；协办单位：市经信局、市财政局）", "市科技局=lead 市经信局=support 市财政局=support"},
		{"（责任主体：各乡镇（街道））", "各乡镇（街道）=lead"},
		{"（主办单位：市科技局；协办单位：市经信局；参与单位：市财政局）", "市科技局=lead 市经信局=support 市财政局=support"},
		{"（牵头领导：张某某；责任单位：市科技局）", "市科技局=lead"},
		{"（牵头单位：市科技局；责任领导：张某某、李某；完成时限：2026年8月底前）", "市科技局=lead"},
		{"（县发改局牵头，县财政局配合，完成时限：6月底前）", "县发改局=lead 县财政局=support"},
		{"（责任单位：*市财政局〈国资办〉、市委组织部<人才办>）", "市财政局<国资办>=lead 市委组织部<人才办>=support"},
		{"（责任单位：县发改局（科技局）、市交通委（市道运局））", "县发改局<科技局>=shared 市交通委<市道运局>=shared"},
		{"（责任单位：各县（市、区）政府（管委会）、市科技局等单位）", "各县（市、区）政府（管委会）=shared 市科技局=shared"},
		{"（责任单位：市科技局、市发展和改革局、市文化和广电旅游体育局和市教育局）", "市科技局=shared 市发展和改革局=shared 市文化和广电旅游体育局=shared 市教育局=shared"},
		{"（责任单位：市科 技局、市经信局）", "市科技局=shared 市经信局=shared"},
		{"（责任单位：市科技局 市经信局）", "市科技局=shared 市经信局=shared"},
		{"（责任单位：市科技局，市经信局）", "市科技局=shared 市经信局=shared"},
		{"（责任单位：市科技局、市经信局，排名第一的为牵头单位）", "市科技局=lead 市经信局=support"},
		{"（责任单位：市科技局、市经信局、各有关部门）", "市科技局=shared 市经信局=shared 各有关部门=shared"},
		{"（责任单位：市科技局、市经信局", "市科技局=shared 市经信局=shared"},
		{"（责任单位：市级有关部门、各银行机构等相关单位）", "市级有关部门=shared 各银行机构=shared"},
		// Verbs, with adverbs and duties.
		{"（市科技局牵头，各有关单位按职责分工负责）", "市科技局=lead 各有关单位=support"},
		{"（市科技局牵头，市经信局等有关部门参加，各镇街落实）", "市科技局=lead 市经信局=support 各镇街=support"},
		{"（责任单位：市科技局牵头，市经信局、市财政局参加）", "市科技局=lead 市经信局=support 市财政局=support"},
		{"（市科技局、市经信局牵头督导，市财政局参与）", "市科技局=lead 市经信局=lead 市财政局=support"},
		{"责任单位：市科技局、市经信局分别牵头", "市科技局=lead 市经信局=lead"},
		{"（由市科技局负责牵头，市经信局配合做好）", "市科技局=lead 市经信局=support"},
		{"（市科技局牵头、市经信局配合）", "市科技局=lead 市经信局=support"},
		{"（市科技局牵头市经信局、市财政局配合）", "市科技局=lead 市经信局=support 市财政局=support"},
		{"（市科技局、市经信局根据职责分工协同推进）", "市科技局=shared 市经信局=shared"},
		{"（市科技局为牵头单位，市经信局、市财政局为配合单位）", "市科技局=lead 市经信局=support 市财政局=support"},
		{"（责任单位：市科技局（牵头）、市经信局、市财政局（配合））", "市科技局=lead 市经信局=support 市财政局=support"},
		{"（各县（市、区）人民政府负责，市科技局指导）", "各县（市、区）人民政府=lead 市科技局=support"},
		{"（市科技局牵头，各县、区人民政府(管委会)负责落实）", "市科技局=lead 各县、区人民政府(管委会)=support"},
		// A会同B: A answers, B supports.
		{"（市科技局会同市经信局、市财政局负责）", "市科技局=lead 市经信局=support 市财政局=support"},
		{"（市科技局、市经信局会同市财政局负责）", "市科技局=shared 市经信局=shared 市财政局=support"},
		{"（市科技局牵头会同市经信局推进）", "市科技局=lead 市经信局=support"},
		{"（市科技局牵头，会同市经信局、市财政局推进）", "市科技局=lead 市经信局=support 市财政局=support"},
		{"责任单位：市科技局会同市经信局", "市科技局=lead 市经信局=support"},
		{"（牵头单位：市科技局会同市经信局）", "市科技局=lead 市经信局=support"},
		// What stands before a comma and has no verb answers itself; 参与 speaks of its own part.
		{"（责任单位：市文广旅体局，市文联、市总工会参与）", "市文广旅体局=lead 市文联=support 市总工会=support"},
		{"（责任单位：市文广旅体局；市文联、市总工会配合）", "市文广旅体局=lead 市文联=support 市总工会=support"},
		{"（市文广旅体局，市文联协办）", "市文广旅体局=lead 市文联=support"},
		{"（责任单位：市文广旅体局、市教育局，市文联、各镇街配合）", "市文广旅体局=shared 市教育局=shared 市文联=support 各镇街=support"},
		{"（责任单位：市文广旅体局，市文联、市财政局，各镇街配合）", "市文广旅体局=shared 市文联=shared 市财政局=shared 各镇街=support"},
		{"责任单位：市农业农村局牵头，市财政局、市林业局，各镇街配合", "市农业农村局=lead 市财政局=support 市林业局=support 各镇街=support"},
		{"（责任单位：市文广旅体局、市文联、市总工会参与）", "市文广旅体局=support 市文联=support 市总工会=support"},
		{"（责任单位：市科技局，市财政局负责）", "市科技局=shared 市财政局=shared"},
		{"（责任单位：市教育局、市财政局，市文联参与，列第一位的为牵头单位）", "市教育局=lead 市财政局=support 市文联=support"},
		// What those named are to do is no part of their names.
		{"（责任单位：前者由市科技局负责，后者由市经信局、市财政局负责）", "市科技局=shared 市经信局=shared 市财政局=shared"},
		{"（责任单位：资金保障由市财政局负责）", "市财政局=lead"},
		{"（责任单位：日常调度由市科技局牵头，宣传由市委宣传部配合）", "市科技局=lead 市委宣传部=support"},
		{"（由市科技局负责，由市财政局配合）", "市科技局=lead 市财政局=support"},
		{"（责任单位：自由贸易区管委会、市科技局负责）", "自由贸易区管委会=shared 市科技局=shared"},
		{"（自由贸易试验区管委会负责）", "自由贸易试验区管委会=lead"},
		// Persons beside units are none.
		{"（牵头单位及责任人：市科技局 张某某；配合单位：市财政局）", "市科技局=lead 市财政局=support"},
		{"责任单位和责任人：市科技局李某某、市财政局", "市科技局=shared 市财政局=shared"},
		{"（责任单位及责任人：市科技局（张某某）、市财政局 王某）", "市科技局<张某某>=shared 市财政局=shared"},
		{"（责任单位：市科技局；责任人：张某某）", "市科技局=lead"},
		// Deadlines among names are none.
		{"（市科技局、市财政局负责；2027年底前完成）", "市科技局=shared 市财政局=shared"},
		{"（责任单位：市科技局、市财政局，3月启动、10月底前完成）", "市科技局=shared 市财政局=shared"},
		{"（市科技局、市财政局；2026年—2028年）", "市科技局=shared 市财政局=shared"},
		{"（市科技局牵头，2026年6月底前全部完成）", "市科技局=lead"},
		{"（责任单位：市科技局、2026年完成）", "市科技局=lead"},
		{"（市科技局负责，3月—10月）", "市科技局=lead"},
		{"（责任单位：市科技局，立行立改）", "市科技局=lead"},
		{"（责任单位：市科技局，每季度开展）", "市科技局=lead"},
		// A bracket after a stop that holds names and deadlines only.
		{"严格落实。（商务部、生态环境部，各省级人民政府）", "商务部=shared 生态环境部=shared 各省级人民政府=shared"},
		{"抓好培训。（市科技局，各县（市、区）人民政府，市有关部门、单位）", "市科技局=shared 各县（市、区）人民政府=shared 市有关部门=shared"},
		{"抓好培训。（市科技局；全年推进）", "市科技局=lead"},
		// What follows a stop or stands in a bracket explains.
		{"〔市科技局牵头，市经信局参与。以下各项均需各县、区落实，不再列出。〕", "市科技局=lead 市经信局=support"},
		{"责任单位：市科技局、市经信局（除另有标注外，列第一位的为牵头单位，下同）", "市科技局=lead 市经信局=support"},
		{"（责任单位：市科技局、市经信局，排在首位的责任单位为牵头单位）", "市科技局=lead 市经信局=support"},
		// Several keywords on a line, without stops between them.
		{"牵头领导：张某某 责任单位：市科技局 项目责任人：李某 配合单位：市经信局、市财政局", "市科技局=lead 市经信局=support 市财政局=support"},
		{"投入运行。 责任单位：市科技局 配合单位：市经信局", "市科技局=lead 市经信局=support"},
		{"牵头单位：市科技局配合单位：市经信局", "市科技局=lead 市经信局=support"},
		{"责 任 单 位：市科技局", "市科技局=lead"},
		{"■ 牵头单位：市科技局 ■ 配合单位：市经信局", "市科技局=lead 市经信局=support"},
		{"——责任单位：市科技局；市经信局", "市科技局=shared 市经信局=shared"},
		{"【牵头单位】市科技局 【配合单位】市经信局、市财政局", "市科技局=lead 市经信局=support 市财政局=support"},
		{"牵头单位 市科技局", "市科技局=lead"},
		{"责任单位（科室）：市科技局", "市科技局=lead"},
		{"市级牵头单位：市科技局；县级责任单位：各县（市、区）政府", "市科技局=lead 各县（市、区）政府=support"},
		{"（2026年底前完成；责任单位：市科技局）", "市科技局=lead"},
		{"（牵头单位：市科技局；责任单位：市经信局及市级有关单位，各县区政府，6月底完成）", "市科技局=lead 市经信局=support 市级有关单位=support 各县区政府=support"},
		{"（国务院各部门分别负责，年内持续推进）", "国务院各部门=lead"},
		// What stands before 由 is a duty, unless it names units.
		{"责任单位：市公安局、市民政局由市政府办牵头", "市公安局=support 市民政局=support 市政府办=lead"},
		{"（市公安局、市民政局由市政府办牵头）", "市公安局=support 市民政局=support 市政府办=lead"},
		{"责任单位：市公安局、市民政局，由市政府办牵头", "市公安局=support 市民政局=support 市政府办=lead"},
		{"（责任单位：市教育局、市财政局；市教育局牵头）", "市教育局=support 市财政局=support 市教育局=lead"},
		{"（责任单位：市财政局、市住建局，市教育局牵头）", "市财政局=support 市住建局=support 市教育局=lead"},
		{"（责任单位：市文旅局、市水利局，其中市文旅局牵头）", "市文旅局=support 市水利局=support 市文旅局=lead"},
		{"（责任单位：市文旅局，市水利局负责）", "市文旅局=shared 市水利局=shared"},
		{"责任单位：市公安局、由市政府办牵头", "市公安局=support 市政府办=lead"},
		{"责任单位：各乡镇（街道）由县民政局牵头", "各乡镇（街道）=support 县民政局=lead"},
		{"责任单位：温州大学、市民政局等部门由市教育局牵头负责", "温州大学=support 市民政局=support 市教育局=lead"},
		{"责任单位：省级项目由市科技局负责、市级项目由市经信局负责", "市科技局=shared 市经信局=shared"},
		{"责任单位：日常管理、数据平台由市数据局、市公安局牵头", "市数据局=lead 市公安局=lead"},
		{"（由市科技局牵头）", "市科技局=lead"},
		{"（各项工作由市科技局牵头）", "市科技局=lead"},
		{"（各县（市、区）由市科技局牵头）", "各县（市、区）=support 市科技局=lead"},
		{"（其他事项、有关项目由市科技局、市经信局负责）", "市科技局=shared 市经信局=shared"},
		{"责任单位：由市科技局、市经信局牵头，市财政局配合", "市科技局=lead 市经信局=lead 市财政局=support"},
		{"责任单位：市自由贸易试验区管委会牵头", "市自由贸易试验区管委会=lead"},
		{"责任单位：市商务局、市自由贸易试验区管委会负责", "市商务局=shared 市自由贸易试验区管委会=shared"},
		// A clause without a bracket ends at its stop.
		{"责任单位：市科技局、市经信局。其余事项由各县区另行安排，年底前报备。", "市科技局=shared 市经信局=shared"},
		{"给予奖励。责任单位：市科技局。对新设机构另给予补助。责任单位：市经信局。", "市科技局=shared 市经信局=shared"},
	} {
		if got := dumpUnits(c.text, false); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestNoClause holds brackets and sentences that only look like clauses.
func TestNoClause(t *testing.T) {
	for _, text := range []string{
		"支持科技企业孵化器（众创空间）争创国家级。",
		"企业牵头或参与的科技重大项目占比不低于80%（含企业牵头）",
		"改造（床、桌椅等）品类（一级及以上能效、水效家居）补贴",
		"其中瑞安9000万元（第三个年度，其中瑞安9000万元、文成1000万元）",
		"各领域牵头单位要根据本文件要求，会同财政金融等牵头单位",
		"私募股权二级市场基金（S 基金）",
		"落实责任（见附件）",
		"请各责任单位：一要加强领导，二要抓好落实。",
		"牵头单位 要切实履行职责，责任单位 要主动配合。",
		"（联系人：张某某；联系电话：12345）",
		"联系人：张某某",
		"开展培训。由行业协会牵头，企业参与。",
		"公益岗由市人社局牵头开发。",
		"落实责任：各部门要加强领导。",
		"责任：一是建立台账，二是定期通报。",
		"（配合：做好宣传）",
		"分三年推进。（2026年—2028年）",
		"整治一批。（3月启动、10月底前完成）",
		"更换部件。（外部、内部）",
		"建设平台，由市数据局负责，市公安局配合，年底前投用。",
		"推进合作。市科技局牵头制定办法，市经信局配合做好宣传，年内出台。",
	} {
		if spans := findClauses(text); len(spans) > 0 {
			t.Errorf("%s: read %q as a clause", text, spans[0].inner)
		}
	}
}

// TestElidedPrefix: the prefix of place may stand on the first name only.
func TestElidedPrefix(t *testing.T) {
	n := newNamer("", &settings.Settings{})
	units := parseClause("责任单位：县发改局、财政局、金融办、塘下镇、供电公司、国投集团、瑞安海关").units
	n.elide(units, nil)
	var got []string
	for _, u := range units {
		got = append(got, u.name)
	}
	want := "县发改局 县财政局 县金融办 塘下镇 供电公司 国投集团 瑞安海关"
	if strings.Join(got, " ") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, " "), want)
	}
	units = parseClause("责任单位：县委组织部、宣传部、编办，县教育局、财政局").units
	n.elide(units, nil)
	got = nil
	for _, u := range units {
		got = append(got, u.name)
	}
	if want := "县委组织部 县委宣传部 县委编办 县教育局 县财政局"; strings.Join(got, " ") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, " "), want)
	}
}

// TestOfficeNames: full and short names of one office are one unit.
func TestOfficeNames(t *testing.T) {
	for _, group := range [][]string{
		{"市人力资源和社会保障局", "市人力社保局", "市人社局"},
		{"市发展和改革局", "市发展改革局", "市发改局", "市发展改革委", "青石市发改局"},
		{"市经济和信息化局", "市经信局"},
		{"市自然资源和规划局", "市资规局"},
		{"市住房和城乡建设局", "市住建局"},
		{"市卫生健康局", "市卫健局"},
		{"市文化和广电旅游体育局", "市文广旅体局"},
		{"市市场监督管理局", "市市场监管局"},
		{"市医疗保障局", "市医保局"},
		{"市大数据发展管理局", "市大数据管理中心", "市数据局"},
	} {
		n := newNamer("青石市", &settings.Settings{})
		n.prefix = "市"
		for _, name := range group[1:] {
			if n.key(name) != n.key(group[0]) {
				t.Errorf("%s and %s: keys %s and %s", group[0], name, n.key(group[0]), n.key(name))
			}
		}
	}
	n := newNamer("", &settings.Settings{})
	if n.key("市科技局") == n.key("县科技局") {
		t.Error("offices of two levels are taken as one")
	}
}

func TestLabels(t *testing.T) {
	for _, c := range []struct {
		text, label string
		style       labelStyle
	}{
		{"一、推进教育", "一、", styleHan},
		{"二十一、推进", "二十一、", styleHan},
		{"一百一十九、推进", "一百一十九、", styleHan},
		{"（一）加大", "（一）", styleBracketHan},
		{"（ 一 ）加大", "（ 一 ）", styleBracketHan},
		{"(十二)加大", "(十二)", styleBracketHan},
		{"（四十八)支持", "（四十八)", styleBracketHan},
		{"1.推进", "1.", styleArabic},
		{"1．推进", "1．", styleArabic},
		{"12、推进", "12、", styleArabic},
		{"（1）推进", "（1）", styleBracketArabic},
		{"1）推进", "1）", styleHalfBracket},
		{"①推进", "①", styleCircled},
		{"第一条 推进", "第一条", styleArticle},
		{"第十二条【推进】", "第十二条", styleArticle},
		{"第一章 总则", "第一章", styleChapter},
		{"第一部分 总则", "第一部分", stylePart},
		{"2.2.1 公园建设", "2.2.1", styleDecimal3},
		{"2.1 人才引进", "2.1", styleDecimal2},
		{"1.1项目建设", "1.1", styleDecimal2},
		{"3.2 百日攻坚", "3.2", styleDecimal2},
		{"1.5公里绿道", "", styleNone},
		{"1.5 个百分点", "", styleNone},
		{"2.3 亿元以上", "", styleNone},
		{"2.3万亩良田", "", styleNone},
		{"1.2 倍。", "", styleNone},
		{"任务1：完善网络", "任务1：", styleTask},
		{"重点任务十二、完善网络", "重点任务十二、", styleTask},
		{"项目3个以上", "", styleNone},
		{"任务十分艰巨", "", styleNone},
		{"1.5万元/辆", "", styleNone},
		{"1. 15分钟便民圈", "1.", styleArabic},
		{"2. 5G基站", "2.", styleArabic},
		{"2.5G基站", "2.", styleArabic},
		{"3．12345热线", "3．", styleArabic},
		{"3.12345热线", "3.", styleArabic},
		{"4.2026年底前", "4.", styleArabic},
		{"5、3D打印", "5、", styleArabic},
		{"1. 5万元以上", "", styleNone},
		{"1. 5%的企业", "", styleNone},
		{"1. 5", "", styleNone},
		{"2、3月份", "", styleNone},
		{"1.5GW光伏", "", styleNone},
		{"3.75", "", styleNone},
		{"2.12家以上", "", styleNone},
		// Four places after the point: 亿元 to the 万元, 万元 to the 元.
		{"2.1234亿元，其中市级1亿元。", "", styleNone},
		{"27.2715亿元", "", styleNone},
		{"2．1234 亿元以上", "", styleNone},
		{"0.4567万元/亩", "", styleNone},
		{"１．２３４５亿元", "", styleNone},
		{"１．５万元/辆", "", styleNone},
		{"1.2345倍", "", styleNone},
		{"1.27亿元以上", "", styleNone},
		{"3.5%以上", "", styleNone},
		{"2.1人才引进", "2.1", styleDecimal2},
		{"1.2024年推进情况", "1.", styleArabic},
		{"1.2024年，推进改造", "1.", styleArabic},
		{"1.2030年以上规划", "1.", styleArabic},
		{"2.1000亿元级产业集群", "2.", styleArabic},
		{"3.5000万元以上项目", "3.", styleArabic},
		{"2、1234亿元投资", "2、", styleArabic},
		{"１．１２３４５热线", "１．", styleArabic},
		{"4.12306窗口", "4.", styleArabic},
		{"4.1234工程", "4.", styleArabic},
		{"2025年，推进", "", styleNone},
		{"3-5个专业", "", styleNone},
		{"第三条规定的情形", "", styleNone},
		{"一是推进", "", styleNone},
		{"十项工程", "", styleNone},
	} {
		style, label, _ := splitLabel(c.text)
		if style != c.style || label != c.label {
			t.Errorf("%s: got %d %q, want %d %q", c.text, style, label, c.style, c.label)
		}
	}
}

func TestStage(t *testing.T) {
	for _, c := range []struct{ title, stage string }{
		{"青石县工作方案（征求意见稿）", "征求意见稿"},
		{"青石县工作方案(送审稿)", "送审稿"},
		{"青石县工作方案（第二次征求意见稿）", "第二次征求意见稿"},
		{"青石县工作方案（印发稿）", "印发稿"},
		{"青石县工作方案（草案）", "草案"},
		{"青石县工作方案（试行）", ""},
		{"青石县工作方案（2025年版）", ""},
	} {
		p := mustRead(t, c.title+"\n一、产业\n（一）招商。招引企业。（责任单位：县商务局）\n")
		if p.Stage != c.stage {
			t.Errorf("%s: stage %q, want %q", c.title, p.Stage, c.stage)
		}
	}
}

func mustRead(t *testing.T, text string) *plan.Plan {
	t.Helper()
	p, _, err := Read("方案.txt", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
