package source

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fenjie/source/document"
	"fenjie/source/plan"
)

// sameExport reads what p exports, as YAML and as JSON, and compares what that
// exports. It returns the first difference.
func sameExport(p *plan.Plan) string {
	want, err := p.JSON()
	if err != nil {
		return err.Error()
	}
	asYAML, err := document.WriteYAML(p)
	if err != nil {
		return err.Error()
	}
	for name, data := range map[string][]byte{"plan.json": want, "plan.yaml": asYAML} {
		back, _, err := Read(name, data, nil)
		if err != nil {
			return err.Error()
		}
		got, err := back.JSON()
		if err != nil {
			return err.Error()
		}
		if diff := firstDifference(string(want), string(got)); diff != "" {
			return name + ": " + diff
		}
	}
	return ""
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for k := range a {
		if k >= len(b) || a[k] != b[k] {
			return "want " + a[k] + ", got " + strings.Join(b[min(k, len(b)):min(k+1, len(b))], "")
		}
	}
	return ""
}

// TestExportOfExport: export of its own output gives it back unchanged.
func TestExportOfExport(t *testing.T) {
	_, p, _ := realPlan(t, nil)
	if diff := sameExport(p); diff != "" {
		t.Error(diff)
	}
}

func TestExportOfRandomPlans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom(tokens), 1, 60).Draw(t, "parts")
		text := strings.Join(parts, "") + "\n（九）结尾任务: #1 做好\"引号\"\\。 - 列表 & *星号*（责任单位：市科技局）"
		p, _, err := Read("方案.txt", []byte(text), nil)
		if err != nil {
			return
		}
		if diff := sameExport(p); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	})
}

// FuzzStructured: a YAML or JSON plan is refused in one line, or its export,
// as YAML and as JSON, exports itself.
func FuzzStructured(f *testing.F) {
	f.Add("title: 方案\nsections:\n- measures:\n  - title: 建学校\n    clause: （责任单位：市教育局）\n")
	f.Add(`{"title":"方案","sections":[{"measures":[{"text":"建学校","units":[{"name":"市教育局","role":"lead"}]}]}]}`)
	f.Add("sections: [{measures: [{text: 'a', amounts: [{text: 1万元, yuan: 10000.50, currency: CNY, kind: other}]}]}]")
	f.Fuzz(func(t *testing.T, text string) {
		p, _, err := Read("plan.yaml", []byte(text), nil)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("error of two lines: %q", err)
			}
			return
		}
		if diff := sameExport(p); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	})
}

// TestStructuredErrors: a plan written by hand gets the line, the column and
// what is known there.
func TestStructuredErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"title: 方案\nsections:\n- measures:\n  - title: 建学校\n    leads: [市教育局]\n",
			"plan.yaml:5:5：“leads: [市教育局]”：不认识的字段“leads”；此处可用的字段有 id、"},
		{"title: 方案\ntitel: x\n", "plan.yaml:2:1：“titel: x”：不认识的字段“titel”；是否想写“title”"},
		{"title: 方案\ntitle: 方案\n", "plan.yaml:2:1：“title: 方案”：同一个字段出现了两次"},
		{"title: [方案]\n", "plan.yaml:1:8：“title: [方案]”：这里应是文字，不是列表"},
		{"year: 二〇二五\n", "plan.yaml:1:7：“year: 二〇二五”：“二〇二五”不是整数"},
		{"sections: 产业\n", "这里应是列表，不是“产业”；请每项另起一行，以“- ”开头，如 - title: 产业"},
		{"title:青石县方案\n", "字段名后要用半角冒号和一个空格，如 place: 瑞安市"},
		{"title：青石县方案\n", "字段名后要用半角冒号和一个空格"},
		{"sections:\n- measures:\n  - title: a\n    units: [{name: 市教育局, role: leader}]\n", "“leader”不是可用的值；可用的有 lead、support、shared"},
		{"sections:\n- budget: {total: {text: 1万元, yuan: 1e4}}\n", "不是数"},
		{"sections:\n- budget: {total: {text: 1万元, yuan: 10000.001}}\n", "plan.yaml:2:37：“- budget: {total: {text: 1万元, yuan: 10000.001}}”：金额“10000.001”小于 1 分或过大"},
		{"sections:\n- budget: {total: {text: 1万元, yuan: 1000}}\n  measures: [{title: a}]\n", "plan.yaml:2：“1万元”：与 yuan 的 1000 元不一致"},
		{"sections:\n- measures: [{title: a, amounts: [{text: 若干}]}]\n", "plan.yaml:2：“若干”：amounts 中有一项没有 yuan，从 text 也读不出金额"},
		{"schema: fenjie.plan/v2\n", "schema 不是 fenjie.plan/v1"},
		{"title: &a 方案\nstage: *a\n", "不支持 YAML 的锚点和引用"},
		{"title: 方案\n  bad: x\n", "plan.yaml"},
		{"title: 方案\n", "没有任务"},
		{"sections:\n- measures:\n  - label: （一）\n", "这项任务没有 title、text 和 clause"},
	} {
		_, _, err := Read("plan.yaml", []byte(c.text), nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q\n got %v\nwant %s", c.text, err, c.want)
		}
	}
}

// TestStructuredByHand: what a hand-written plan leaves out is derived.
func TestStructuredByHand(t *testing.T) {
	p, _, err := Read("plan.yaml", []byte("title: 青石县2026年方案\nsections:\n- title: 教育\n  measures:\n"+
		"  - title: 建学校\n    text: 新建学校3所，争取上级补助资金200万元。\n    clause: （牵头单位：县教育局，配合单位：县财政局）\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	m := p.Measures()[0]
	if len(m.Units) != 2 || m.Units[0].Role != plan.Lead || len(m.Targets) != 1 || len(m.Amounts) != 1 || m.Line != 5 || p.Year != 2026 {
		t.Errorf("got %+v in %+v", m, p)
	}
}

// TestStructuredMoney: money that a hand-written plan states in words alone is
// read from them; a placeholder stays one.
func TestStructuredMoney(t *testing.T) {
	p, _, err := Read("plan.yaml", []byte("sections:\n- budget: {total: {text: 1.5亿元}, parts: [{name: 甲, text: XX万元}]}\n  measures: [{title: a, amounts: [{text: 20万元以上}]}]\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if b := p.Sections[0].Budget; b.Total.Fen != 15000*plan.Wan || !b.Total.Known || b.Parts[0].Known || p.Measures()[0].Amounts[0].Fen != 20*plan.Wan {
		t.Errorf("money in words alone: %+v %+v", b, p.Measures()[0].Amounts)
	}
}

// TestStructuredFigures: a budget that a hand-written plan leaves out is read
// from the overview.
func TestStructuredFigures(t *testing.T) {
	p, _, err := Read("plan.yaml", []byte("sections:\n- title: 教育\n  overview: 县财政预算安排资金300万元。\n  measures: [{title: 建学校}]\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if b := p.Sections[0].Budget; b == nil || b.Total == nil || b.Total.Fen != 300*plan.Wan {
		t.Errorf("budget %+v", b)
	}
}
