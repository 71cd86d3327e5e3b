package check_test

import (
	"strings"
	"testing"

	"fenjie/source/check"
)

// clauses is a plan with a measure for each clause, on lines 3, 4 …; its
// bracket opens at column 13.
func clauses(list ...string) string {
	numbers := []string{"一", "二", "三", "四", "五", "六", "七", "八", "九"}
	var b strings.Builder
	b.WriteString("青山县重点工作方案\n一、发展科技\n")
	for k, c := range list {
		b.WriteString("（" + numbers[k] + "）办第" + numbers[k] + "件事。办好。（" + c + "）\n")
	}
	return b.String()
}

// under is a plan with one section of that lead.
func under(lead string, list ...string) string {
	return strings.Replace(clauses(list...), "一、发展科技\n", "一、发展科技（"+lead+"）\n", 1)
}

func TestLeadMissing(t *testing.T) {
	led := "责任单位：*县科技局、县财政局，带*的为牵头单位"
	testRule(t, "lead-missing", []ruleCase{
		{"marked", clauses(led), ""},
		{"alone", clauses("责任单位：县科技局"), ""},
		{"by keyword", clauses("牵头单位：县科技局；配合单位：县财政局"), ""},
		{"by verb", clauses("县科技局牵头，县财政局、县教育局配合"), ""},
		{"all by their duties", clauses(led, "县科技局、县财政局按职责分工负责"), ""},
		{"groups", clauses(led, "责任单位：各乡镇（街道）、各有关部门"), ""},
		{"the first one leads", clauses("责任单位：县科技局、县财政局", "责任单位：县教育局、县民政局") + "\n注：责任单位排在第一位的为牵头单位。\n", ""},
		{"the plan says who", clauses(led, "责任单位：县科技局、县财政局") + "\n无牵头单位的，由第一家负责汇总。\n", ""},
		{"the group's lead leads", "青山县重点工作方案\n一、发展科技\n（一）办事（县科技局牵头，县财政局配合）\n1.办第一件事。（责任单位：县科技局、县财政局）\n2.办第二件事。（责任单位：县财政局）\n", ""},

		{"none", clauses(led, led, "责任单位：县科技局、县教育局"), "5:13 warning （责任单位：县科技局、县教育局）"},
		{"only one of them", clauses("责任单位：县科技局、县教育局"), "3:13 warning （责任单位：县科技局、县教育局）"},
		{"a long clause", clauses(led, "责任单位：县科技局、县教育局、县民政局、县水利局"), "4:13 warning （责任单位：县科技局、县教育局、县民政局"},
		{"on a line of its own", "青山县重点工作方案\n一、发展科技\n（一）办事。办好。\n责任单位：县科技局、县教育局\n（二）办好。办成。\n牵头单位：县科技局\n配合单位：县教育局\n", "4:1 warning 责任单位：县科技局、县教育局"},
		{"with the towns only", clauses(led, "责任单位：县科技局、各乡镇（街道）"), "4:13 notice （责任单位：县科技局、各乡镇（街道））"},
		{"mostly none", clauses(led, "责任单位：县科技局、县教育局", "责任单位：县水利局、县民政局", "县科技局、县财政局按职责分工负责"),
			"4:13 notice （责任单位：县科技局、县教育局）\n5:13 notice （责任单位：县水利局、县民政局）"},
		{"none anywhere", clauses("责任单位：县科技局、县财政局", "责任单位：县科技局、县教育局", "责任单位：县水利局、县民政局"), "3:13 notice （责任单位：县科技局、县财政局）"},
	})
	for _, text := range []string{clauses(led, "责任单位：县科技局、县教育局"), clauses("责任单位：县科技局、县财政局", "责任单位：县科技局、县教育局", "责任单位：县水利局、县民政局")} {
		if f := run(t, text, check.Options{Stage: "印发稿"}).Findings; len(f) != 1 || f[0].Severity != check.Error {
			t.Errorf("in the text that goes out: %+v", f)
		}
	}
}

func TestLeadNotFirst(t *testing.T) {
	first, late := "责任单位：*县科技局、县财政局，带*的为牵头单位", "责任单位：县财政局、*县科技局"
	testRule(t, "lead-not-first", []ruleCase{
		{"first", clauses(first), ""},
		{"two leads", clauses("责任单位：*县科技局、县财政局、*县教育局，带*的为牵头单位"), ""},
		{"by keyword", clauses("配合单位：县财政局；牵头单位：县科技局"), ""},
		{"by verb", clauses("县财政局配合，县科技局牵头"), ""},
		{"alone", clauses("责任单位：*县科技局，带*的为牵头单位"), ""},
		{"second", clauses(first, late), "4:25 notice 县科技局"},
		{"third", clauses("责任单位：县财政局、县教育局、★县科技局，带★的为牵头单位"), "3:30 notice 县科技局"},
		{"the plan's way", clauses(late, late, late, late, first), "3:25 notice 县科技局"},
	})
}

func TestSectionLead(t *testing.T) {
	testRule(t, "section-lead-idle", []ruleCase{
		{"leads one", under("由县科技局牵头", "责任单位：*县科技局、县财政局", "责任单位：*县财政局、县科技局"), ""},
		{"leads alone", under("由县科技局牵头", "责任单位：县科技局"), ""},
		{"no lead named at all", under("由县科技局牵头", "责任单位：县科技局、县财政局"), ""},
		{"under its other name", under("由县人力社保局牵头", "责任单位：*县人社局、县财政局"), ""},
		{"in a part below", "青山县重点工作方案\n一、发展科技（由县科技局牵头）\n（一）办事\n1.办第一件事。（责任单位：县科技局）\n（二）办事\n1.办第二件事。（责任单位：县财政局）\n", ""},
		{"leads none", under("由县科技局牵头", "责任单位：*县财政局、县科技局"), "2:9 warning 县科技局"},
		{"one of two leads", under("牵头单位：县科技局、县财政局", "责任单位：*县财政局、县科技局"), "2:13 warning 县科技局"},
	})
	testRule(t, "section-lead-absent", []ruleCase{
		{"there", under("由县科技局牵头", "责任单位：*县财政局、县科技局"), ""},
		{"leads", under("牵头单位：县科技局", "责任单位：县科技局"), ""},
		{"measures without units", "青山县重点工作方案\n一、发展科技（由县科技局牵头）\n（一）办第一件事。（责任单位：县科技局）\n", ""},
		{"with a second sign", under("由县财政局牵头", "责任单位：县财政局〈国资办〉"), ""},
		{"a group", under("由各乡镇（街道）负责", "责任单位：县科技局"), ""},
		{"not there", under("由县教育局牵头", "责任单位：*县科技局、县财政局", "责任单位：县科技局"), "2:9 warning 县教育局"},
		{"another level's", under("牵头单位：市科技局", "责任单位：县科技局"), "2:13 warning 市科技局"},
	})
}

func TestUnitAlias(t *testing.T) {
	testRule(t, "unit-alias", []ruleCase{
		{"one name", clauses("责任单位：县人社局", "责任单位：县人社局"), ""},
		{"elided", clauses("责任单位：*县科技局、财政局，带*的为牵头单位", "责任单位：县财政局"), ""},
		{"second signs", clauses("责任单位：县财政局〈国资办〉", "责任单位：县财政局"), ""},
		{"two levels", clauses("责任单位：县科技局", "责任单位：市科技局"), ""},
		{"a verb before a name", clauses("县科技局牵头，会同县财政局推进", "责任单位：县财政局"), ""},
		{"schools", clauses("责任单位：县第一中学", "责任单位：县第二中学", "责任单位：县第一中学"), ""},
		{"streets", clauses("责任单位：东街道", "责任单位：西街道", "责任单位：城东街道", "责任单位：城西街道", "责任单位：城东街道"), ""},
		{"centres", clauses("责任单位：县一中心", "责任单位：县二中心", "责任单位：县一中心"), ""},
		{"short names", clauses("责任单位：县教育局", "责任单位：县体育局", "责任单位：县商务局", "责任单位：县税务局", "责任单位：县民政局", "责任单位：县市政局", "责任单位：县教育局"), ""},
		{"companies", clauses("责任单位：县国投集团", "责任单位：县国发集团", "责任单位：县国投集团"), ""},
		{"two banks", clauses("责任单位：县农业银行", "责任单位：县农业发展银行", "责任单位：县农业银行"), ""},
		{"the office and its centre", clauses("责任单位：县应急管理局", "责任单位：县应急管理中心"), ""},
		{"hospitals", clauses("责任单位：县中心医院", "责任单位：县中医院", "责任单位：县人民医院", "责任单位：县人民法院"), ""},

		{"by the table", clauses("责任单位：县人力社保局", "责任单位：县人社局", "责任单位：县人力社保局"), "4:19 warning 县人社局"},
		{"the full name", clauses("责任单位：县发改局", "责任单位：*县发展和改革局、县财政局", "责任单位：县发改局"), "4:20 warning 县发展和改革局"},
		{"in a section's lead", under("由县人社局牵头", "责任单位：县人力社保局", "责任单位：县人力社保局"), "2:9 warning 县人社局"},
		{"branches", clauses("责任单位：青山金融监管分局", "责任单位：青山金融监管支局", "责任单位：青山金融监管支局"), "3:19 warning 青山金融监管分局"},
		{"an empty word", clauses("责任单位：县投资促进中心", "责任单位：县投资促进服务中心", "责任单位：县投资促进服务中心"), "3:19 warning 县投资促进中心"},
		{"a town and its government", clauses("责任单位：石桥镇", "责任单位：石桥镇人民政府"), "4:19 warning 石桥镇人民政府"},
		{"a zone and its committee", clauses("责任单位：江南新区", "责任单位：江南新区管委会"), "4:19 warning 江南新区管委会"},
		{"a company's legal form", clauses("责任单位：县城投集团", "责任单位：县城投集团有限公司"), "4:19 warning 县城投集团有限公司"},
		{"a letter missing", clauses("责任单位：县公共资源交易中心", "责任单位：县公共资交易中心", "责任单位：县公共资源交易中心"), "4:19 warning 县公共资交易中心"},
		{"a letter in a long name", clauses("责任单位：县公共资源交易中心", "责任单位：县公共资原交易中心", "责任单位：县公共资源交易中心"), "4:19 notice 县公共资原交易中心"},
		{"letters exchanged", clauses("责任单位：县公共资源交易中心", "责任单位：县公共源资交易中心", "责任单位：县公共资源交易中心"), "4:19 warning 县公共源资交易中心"},
		{"the place above written out", clauses("责任单位：云江市生态环境局青山分局", "责任单位：市生态环境局青山分局"), "4:19 warning 市生态环境局青山分局"},
	})
	f := run(t, clauses("责任单位：县人力社保局", "责任单位：县人社局", "责任单位：县人力社保局"), check.Options{}).Findings
	if len(f) != 1 || !strings.Contains(f[0].Message, "“县人社局”（任务（二））") || !strings.Contains(f[0].Message, "“县人力社保局”（任务（一）、（三））") {
		t.Errorf("the message says both names and their places: %+v", f)
	}
}

func TestUnitNoteAlias(t *testing.T) {
	testRule(t, "unit-note-alias", []ruleCase{
		{"one", clauses("责任单位：县财政局〈国资办〉", "责任单位：县财政局（国资办）"), ""},
		{"with and without", clauses("责任单位：县财政局〈国资办〉", "责任单位：县财政局"), ""},
		{"two signs", clauses("责任单位：县发改局（科技局）", "责任单位：县发改局（粮储局）"), ""},
		{"of two units", clauses("责任单位：县财政局〈国资办〉", "责任单位：县政府办〈县国资办〉"), ""},
		{"a group's bracket", clauses("责任单位：各乡镇（街道）", "责任单位：各乡镇（开发区）"), ""},
		{"prefix", clauses("责任单位：县财政局〈国资办〉", "责任单位：县财政局〈国资办〉", "责任单位：县财政局<县国资办>"), "5:24 warning 县国资办"},
		{"the committee's", clauses("责任单位：县委组织部〈县委人才办〉", "责任单位：县委组织部<人才办>"), "4:25 warning 人才办"},
		{"kind", clauses("责任单位：县财政局（国资办）", "责任单位：县财政局（国资委）"), "4:24 warning 国资委"},
		{"full name", clauses("责任单位：县财政局（金融办）", "责任单位：县财政局（金融办公室）"), "4:24 warning 金融办公室"},
	})
}

func TestUnitPrefix(t *testing.T) {
	offices := []string{"责任单位：*县科技局、县财政局、县教育局、县水利局，带*的为牵头单位", "责任单位：*县民政局、县司法局、县公安局、县统计局", "责任单位：县妇联"}
	with := func(c ...string) string { return clauses(append(offices[:3:3], c...)...) }
	testRule(t, "unit-prefix", []ruleCase{
		{"all have it", with("责任单位：县商务局"), ""},
		{"towns, companies, zones", with("责任单位：*石桥镇、城关街道、国投集团、江南新区、经济开发区管委会"), ""},
		{"places of their own", with("责任单位：*青山海关、青山邮政管理局、云江市生态环境局青山分局、国网青山供电公司、团县委"), ""},
		{"elided", clauses("责任单位：*县科技局、财政局、教育局、投资促进服务中心，带*的为牵头单位", "责任单位：*县民政局、司法局、公安局"), ""},
		{"none has it", clauses("责任单位：科技局", "责任单位：财政局", "责任单位：教育局"), ""},
		{"market", strings.ReplaceAll(with("责任单位：县市场监管局"), "县", "市"), ""},
		{"groups", with("责任单位：*各乡镇（街道）、有关单位"), ""},
		{"words that begin alike", with("责任单位：*县属镇街、县直机关工委"), ""},
		{"all towns have it", with("责任单位：*县石桥镇、县云岭镇、县河口镇"), ""},

		{"lacks it", with("责任单位：财政局"), "6:19 warning 财政局"},
		{"lacks it, no standard office", with("责任单位：*县财政局、政府投资工程建设中心"), "6:25 warning 政府投资工程建设中心"},
		{"a town", with("责任单位：*县财政局、县石桥镇"), "6:25 warning 县石桥镇"},
		{"a street beside others", with("责任单位：*石桥镇、城关街道、县河口街道办事处"), "6:29 warning 县河口街道办事处"},
		{"twice", with("责任单位：*县科技局、县县商务局"), "6:25 warning 县县商务局"},
		{"the place already", with("责任单位：*县科技局、县青山邮政管理局"), "6:25 warning 县青山邮政管理局"},
	})
}

func TestUnitRepeated(t *testing.T) {
	testRule(t, "unit-repeated", []ruleCase{
		{"once each", clauses("责任单位：*县科技局、县财政局，带*的为牵头单位", "责任单位：县科技局"), ""},
		{"lead among all", clauses("牵头单位：县科技局；责任单位：县科技局、县财政局"), ""},
		{"named again as the lead", clauses("责任单位：县财政局、县科技局；县科技局牵头"), ""},
		{"parts of one office", clauses("责任单位：*县公安局、县公安局交警大队，带*的为牵头单位"), ""},
		{"two levels", clauses("责任单位：*市科技局、县科技局，带*的为牵头单位"), ""},
		{"sign of another", clauses("责任单位：*县发改局（科技局）、县科技局，带*的为牵头单位"), ""},
		{"twice", clauses("责任单位：*县科技局、县财政局、县教育局、县财政局，带*的为牵头单位"), "3:35 warning 县财政局"},
		{"lead twice", clauses("责任单位：*县科技局、县财政局、县科技局，带*的为牵头单位"), "3:20 warning 县科技局"},
		{"leads and supports", clauses("牵头单位：县科技局；配合单位：县财政局、县科技局"), "3:34 warning 县科技局"},
		{"under two names", clauses("责任单位：*县人力社保局、县财政局、县人社局，带*的为牵头单位"), "3:32 warning 县人社局"},
	})
}

func TestUnitUnknownForm(t *testing.T) {
	testRule(t, "unit-unknown-form", []ruleCase{
		{"offices", clauses("责任单位：*县科技局、县委宣传部、县妇联、县供销社，带*的为牵头单位"), ""},
		{"companies", clauses("责任单位：*县国投集团、国网青山供电公司、青山移动、中国铁塔青山分公司，带*的为牵头单位"), ""},
		{"groups", clauses("责任单位：各乡镇（街道）、有关企业"), ""},
		{"firms as a group", clauses("责任单位：*县国资局、县属国有企业，带*的为牵头单位"), ""},
		{"parts of an office", clauses("责任单位：*县公安局交警大队、云江市生态环境局青山分局，带*的为牵头单位"), ""},
		{"party and government", clauses("责任单位：*县委县政府、县纪委县监委，带*的为牵头单位"), ""},
		{"schools", clauses("责任单位：*县第一中学、云江职业技术学院，带*的为牵头单位"), ""},
		{"glued", clauses("责任单位：*县科技局、县财政局县教育局，带*的为牵头单位"), "3:25 warning 县财政局县教育局"},
		{"glued to a company", clauses("责任单位：*县国投集团县交通局、县财政局，带*的为牵头单位"), "3:20 warning 县国投集团县交通局"},
		{"no unit", clauses("责任单位：*县科技局、县科技，带*的为牵头单位"), "3:25 notice 县科技"},
		{"a number", clauses("责任单位：*县科技局、3家，带*的为牵头单位"), "3:25 notice 3家"},
	})
}
