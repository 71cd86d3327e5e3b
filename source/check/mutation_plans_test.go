package check_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"fenjie/source/check"
)

// cleanPlan is a plan in which no rule finds anything, as the lines of a file.
type cleanPlan struct {
	name  string
	lines []string
}

func (p cleanPlan) text() string { return strings.Join(p.lines, "\n") }

// mends mend the known faults of plans: what they write, and what they should.
var mends = map[string][]string{
	"../../examples/plan.txt": {
		"瑞安市落实省市高质量\n\n发展政策（2025年版）工作方案(征求意见稿)", "瑞安市落实省市高质量发展政策（2025年版）工作方案（征求意见稿）",
		"(市)", "（市）",
		"（S 基金）", "（S基金）",
		"组织1000以上学生", "组织1000名以上学生",
		"市人社局", "市人力社保局",
		"瑞安学院)", "瑞安学院）",
		"(责任单位", "（责任单位",
		"<人才办>", "〈市委人才办〉", "<贸促会>", "〈贸促会〉", "<市国资办>", "〈国资办〉",
		"瑞安金融监管支局", "瑞安金融监管分局",
		"高新技术企业新认定120家，卓越工程师新增3人", "产业链稳步延伸",
		"（十）争取上级支持", "（十）争取工业资金",
		"（责任单位：市教育局、市发改局", "（责任单位：*市教育局、市发改局",
		"规上企业数字化改造2.0版达到60%", "规上企业数字化改造覆盖率达到60%",
		"（责任单位：市发改局、市自然资源和规划局、市交通运输局、市塘下镇", "（责任单位：*市发改局、市自然资源和规划局、市交通运输局、塘下镇",
		"支持文旅事业发展680万元", "支持文旅事业发展926万元",
		"（责任单位：市经信局、市市场监管局、市税务局", "（责任单位：*市经信局、市市场监管局、市税务局",
		"市财政预算安排农村公路建设资金", "市财政预算安排资金10830万元，其中农村公路建设资金", "5261万元；城乡", "5261万元，城乡",
		"工业用地（用海）保障3400亩以上", "工业用地（用海）应保尽保",
		"老旧工业区拆除450亩，重建", "老旧工业区重建",
		"争取使用林地定额不少于360亩", "争取使用林地定额",
		"（责任单位：市发改局、市财政局、市自然资源和规划局、市住建局", "（责任单位：*市发改局、市财政局、市自然资源和规划局、市住建局",
		"小微企业担保增量达10%", "小微企业担保增长10%",
		"耕地功能恢复4400亩。（责任单位：*市自然", "优化耕地布局。（责任单位：*市自然",
		"（责任单位：市政府办公室、", "（责任单位：*市政府办公室、",
		"（责任单位：市委编办、", "（责任单位：*市委编办、",
		"、政府投资工程建设中心", "、市政府投资工程建设中心",
		"，全年完成住宅老旧电梯更新改造200台。（责任单位：市财政局", "。（责任单位：市财政局",
		"剔除交叉部分后，2025年市级财政支持总额为XX亿元", "由各部门统筹使用",
	},
	"../testdata/plans/02-articles.txt": {
		"（责任单位：市自然", "（责任单位：★市自然", "（责任单位：市委组织部〈市委人才办〉、*市人力社保局，带*的为牵头单位）", "（责任单位：★市人力社保局、市委组织部〈市委人才办〉）",
		"（责任单位：市商务局", "（责任单位：★市商务局",
	},
	"../testdata/plans/03-own-lines.txt":    {"责任单位：区住建局、区公安", "牵头单位：区住建局\n配合单位：区公安"},
	"../testdata/plans/04-two-tier.txt":     {"（责任单位：市农业农村局、市资规局", "（责任单位：*市农业农村局、市资规局"},
	"../testdata/plans/05-province.txt":     {"责任单位：省卫生", "责任单位：*省卫生", "责任单位：省财政厅", "责任单位：*省财政厅"},
	"../testdata/plans/09-sub-sections.txt": {"（责任单位：市消防", "（责任单位：☆市消防", "XX万元", "600万元"},
	"../testdata/plans/01-table.md":         {},
	"../testdata/plans/06-verbs.md":         {},
}

// cleanPlans are the plans on hand, their known faults mended.
func cleanPlans(t *testing.T) []cleanPlan {
	t.Helper()
	var list []cleanPlan
	for _, name := range []string{"../../examples/plan.txt", "../testdata/plans/01-table.md", "../testdata/plans/02-articles.txt", "../testdata/plans/03-own-lines.txt",
		"../testdata/plans/04-two-tier.txt", "../testdata/plans/05-province.txt", "../testdata/plans/06-verbs.md", "../testdata/plans/09-sub-sections.txt"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		pairs := mends[name]
		for k := 0; k < len(pairs); k += 2 {
			if !strings.Contains(text, pairs[k]) {
				t.Errorf("%s: nothing to mend at %q", name, pairs[k])
			}
			text = strings.ReplaceAll(text, pairs[k], pairs[k+1])
		}
		lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
		for k, l := range lines {
			lines[k] = leadsFirst(l)
		}
		p := cleanPlan{name: name, lines: lines}
		for _, f := range runAs(t, name, p.text()).Findings {
			t.Errorf("%s is not clean: %d:%d %s %q %s", name, f.Line, f.Column, f.Code, f.Quote, f.Message)
		}
		list = append(list, p)
	}
	return list
}

var starred = regexp.MustCompile(`（责任单位：([^（）]*(?:〈[^〉]*〉)?[^（）]*)）`)

// leadsFirst moves the units marked * of a clause before the others.
func leadsFirst(line string) string {
	return starred.ReplaceAllStringFunc(line, func(clause string) string {
		body, note, _ := strings.Cut(starred.FindStringSubmatch(clause)[1], "，")
		var leads, others []string
		for _, u := range strings.Split(body, "、") {
			if strings.HasPrefix(u, "*") {
				leads = append(leads, u)
			} else {
				others = append(others, u)
			}
		}
		if note != "" {
			note = "，" + note
		}
		return "（责任单位：" + strings.Join(append(leads, others...), "、") + note + "）"
	})
}

// TestCleanPlans: no rule finds anything in the plans on hand, once their known
// faults are mended.
func TestCleanPlans(t *testing.T) { cleanPlans(t) }

// runAs is run under a file's name, which tells text from Markdown.
func runAs(t *testing.T, name, text string) check.Report {
	t.Helper()
	r, err := tryRun(name, text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return r
}
