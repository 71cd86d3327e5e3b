package source

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"fenjie/source/document"
	"fenjie/source/plan"
	"fenjie/source/settings"
)

// solid is text without its blanks.
func solid(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// ledger is all passages of p, in order.
func ledger(p *plan.Plan) string {
	var b strings.Builder
	for _, passage := range p.Passages {
		b.WriteString(solid(passage.Text))
	}
	return b.String()
}

// fields is every text field of the structure, in any order.
func fields(p *plan.Plan) string {
	var b strings.Builder
	add := func(texts ...string) {
		for _, text := range texts {
			b.WriteString(solid(text))
		}
	}
	add(p.Title, p.StageText, p.Preamble, p.Closing)
	p.Walk(func(s *plan.Section, _ int) {
		add(s.Label, s.Title, s.Stop, s.Clause, s.Overview)
		for _, m := range s.Measures {
			add(m.Label, m.Title, m.Stop, m.Text, m.Clause)
		}
	})
	return b.String()
}

// lost compares the characters of a text with those of the plan read from it.
// It returns the first difference, or an empty string.
func lost(text string, p *plan.Plan, tables bool) string {
	if want, got := solid(text), ledger(p); want != got {
		k := 0
		for k < len(want) && k < len(got) && want[k] == got[k] {
			k++
		}
		return fmt.Sprintf("ledger differs at byte %d: text %.60q, ledger %.60q", k, want[k:], got[k:])
	}
	if tables {
		return ""
	}
	count := map[rune]int{}
	for _, r := range solid(text) {
		count[r]++
	}
	for _, r := range fields(p) {
		count[r]--
	}
	for r, n := range count {
		if n != 0 {
			return fmt.Sprintf("%q: %+d in the text against the structure", r, n)
		}
	}
	return ""
}

// tokens are the field's own building blocks, for texts that look like plans.
var tokens = []string{
	"青石县高质量发展工作方案", "（征求意见稿）", "(送审稿)", "为落实《通知》（青政发〔2025〕3号）", "，制定本方案。",
	"一、", "二、", "（一）", "（二）", "(三）", "1.", "2．", "3、", "（1）", "①", "第一条", "第二章 ", "一是", "附件：",
	"夯实产业基础", "加大扶持力度", "。", "，", "；", "、", "：", "“", "”", "（", "）", "(", ")", "【", "】", "〈", "〉", "<", ">",
	"（责任单位：", "责任单位：", "牵头单位：", "配合单位：", "完成时限：", "*", "★", "市科技局", "县发改局", "各乡镇（街道）", "等单位",
	"牵头", "配合", "负责", "按职责分工负责", "带*的为牵头单位，下同", "由", "及", "和", "2026年8月底前", "安排资金5782万元，其中", "3900万元",
	"同上", "合计", "市住建局\n市公安局\n", "1. 牵头单位：市住建局\n", "责任单位：\n", "会同", "；\n", "5G基站", "本方案自印发之日起施行。",
	"120家以上", "不低于80%", "1.5", "XX亿元", "2025年", "\t", "\u3000", "  ", "\r\n", "\n\n", "\n", "\n", "\n", "😀", "𠮷", "\u200b",
}

// TestNothingLost holds the promise on texts put together from the field's own
// tokens: every non-blank character is in exactly one place.
func TestNothingLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom(tokens), 1, 80).Draw(t, "parts")
		text := strings.Join(parts, "") + "\n（九）结尾任务。做好。（责任单位：市科技局）"
		checkLost(t, text)
	})
}

type failer interface {
	Helper()
	Errorf(string, ...any)
}

func checkLost(t failer, text string) {
	t.Helper()
	p, _, err := Read("方案.txt", []byte(text), nil)
	if err != nil {
		return
	}
	if diff := lost(visible(text), p, hasTable(text)); diff != "" {
		t.Errorf("%q: %s", text, diff)
	}
}

// visible is text as the document reader hands it on, which reports any
// character that it drops.
func visible(text string) string {
	doc, err := document.Read("方案.txt", []byte(text))
	if err != nil {
		return text
	}
	var b strings.Builder
	for _, block := range doc.Blocks {
		b.WriteString(block.Text)
		if block.Table != nil {
			for _, row := range block.Table.Rows {
				for _, cell := range row {
					b.WriteString(cell.Text)
				}
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func hasTable(text string) bool {
	doc, err := document.Read("方案.txt", []byte(text))
	if err != nil {
		return false
	}
	for _, block := range doc.Blocks {
		if block.Table != nil {
			return true
		}
	}
	return false
}

// FuzzNothingLost: every character of a text that is no blank is in exactly one
// place of the ledger, and in one of the structure.
func FuzzNothingLost(f *testing.F) {
	f.Add("方案\n一、教育\n建学校。（牵头单位：市教育局）\n")
	f.Add("青石县方案(送审稿)\n（一）加大扶持。安排资金3900万元。(责任单位：*市科技局、市经信局，下同）\n尾声。")
	f.Add("第一条【标题】内容。责任单位：市科技局。\n第二条 标题。\n牵头单位：\n市教育局\n")
	f.Add("序号\t任务\t牵头单位\n1\t建学校\t市教育局\n2\t建医院\t市卫健局\n")
	f.Add("方案\n一、教育\n1. 牵头单位：市教育局\n（一）办学；\n（二）行医。\n①责任单位：市卫健局\n市民政局\n完成时限：全年\n尾声。\n")
	f.Add("方案\n一、教育\n责任单位：市教育局\n    市住建局\n目标：建成。\n二、医疗\n责任单位：市卫健局\n目标：建成。\n本方案自印发之日起施行。\n")
	f.Add("方案\n序号\t任务\t牵头单位\t时限\n一\t教育类\t\t\n1\t建学校\t市教育局\t年底\n2\t建医院\t同上\t同上\n\t合计\t\t\n")
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) { // other encodings are the document reader's, and fuzzed there
			checkLost(t, text)
		}
	})
}

// plansFolder is where real plans are; tests that need them skip without it.
func plansFolder(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("FENJIE_PLANS")
	if dir == "" {
		t.Skip("FENJIE_PLANS names no folder of real plans")
	}
	return dir
}

func realPlan(t testing.TB, set *settings.Settings) (string, *plan.Plan, []plan.Problem) {
	t.Helper()
	file := filepath.Join(plansFolder(t), "ruian-2025.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p, problems, err := Read(file, data, set)
	if err != nil {
		t.Fatal(err)
	}
	return string(data), p, problems
}

// TestRealPlan holds the structure of the plan that fenjie was built for, as
// counted by hand.
func TestRealPlan(t *testing.T) {
	set := &settings.Settings{Units: []settings.Unit{{Name: "瑞安金融监管支局", Aliases: []string{"瑞安金融监管分局"}}}}
	text, p, _ := realPlan(t, set)
	if diff := lost(text, p, false); diff != "" {
		t.Error(diff)
	}
	measures := p.Measures()
	mentions := 0
	leads := map[int]int{}
	for _, m := range measures {
		mentions += len(m.Units)
		for _, u := range m.Units {
			if u.Role == plan.Lead {
				leads[m.Number]++
			}
		}
	}
	for what, c := range map[string][2]int{
		"sections": {len(p.Sections), 8}, "measures": {len(measures), 48}, "mentions": {mentions, 200},
		"units": {len(p.Units), 54}, "basis": {len(p.Basis), 2}, "year": {p.Year, 2025},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: got %d, want %d", what, c[0], c[1])
		}
	}
	if p.Stage != "征求意见稿" {
		t.Errorf("stage %q", p.Stage)
	}
	want := map[int]int{7: 0, 18: 0, 19: 0, 32: 0, 39: 0, 40: 0, 9: 2, 17: 2, 41: 2, 43: 2, 33: 3}
	for n := 1; n <= 48; n++ {
		w, ok := want[n]
		if !ok {
			w = 1
		}
		if leads[n] != w {
			t.Errorf("measure %d has %d leads, want %d", n, leads[n], w)
		}
	}
	for _, n := range []int{2, 14, 27, 44, 46} {
		if len(measures[n-1].Units) != 1 {
			t.Errorf("measure %d has %d units, want a sole one", n, len(measures[n-1].Units))
		}
	}
	for _, m := range measures {
		line := strings.Split(text, "\n")[m.Line-1]
		if !strings.HasPrefix(line, m.Label) || !strings.Contains(line, m.Title) {
			t.Errorf("measure %d: line %d does not hold %s%s", m.Number, m.Line, m.Label, m.Title)
		}
	}
}
