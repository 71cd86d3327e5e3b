package check_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"fenjie/source"
	"fenjie/source/check"
	"fenjie/source/document"
	"fenjie/source/plan"
)

func TestFix(t *testing.T) {
	cases := []struct{ text, want string }{
		{"适应人口变 化，托位达4 .5个。", "适应人口变化，托位达4.5个。"},
		{"救助。。低保，，提标、、到位。", "救助。低保，提标、到位。"},
		{"开工20个，。完工10个、。", "开工20个。完工10个。"},
		{"推进技改,实施20个；培育5家，投产，", "推进技改，实施20个；培育5家，投产，"},
		{"建设（数字化车间)3家，新建(数字化车间）5家。", "建设（数字化车间）3家，新建（数字化车间）5家。"},
		{"（责任单位：县财政局〈国资办）、县科技局）", "（责任单位：县财政局〈国资办〉、县科技局）"},
		{"甲〈一〉乙〈二〉丙<三>", "甲〈一〉乙〈二〉丙〈三〉"},
		{"（责任单位：县财政局、县科技局、）", "（责任单位：县财政局、县科技局）"},
		{"救助。 。低保提标， 到位。", "救助。低保提标，到位。"},
		{"实施“链长制”，推进\"小巨人\"培育。", "实施“链长制”，推进“小巨人”培育。"},
		{"文化＋旅游，农业+旅游，工业+旅游。", "文化+旅游，农业+旅游，工业+旅游。"},
		// What is a figure, a name, a label, a layout or a form of another kind stays.
		{"新增45 12个，比例1.77:1，投资1,200万元。", "新增45 12个，比例1.77:1，投资1,200万元。"},
		{"第八条 本措施，自2026年施行。", "第八条 本措施，自2026年施行。"},
		{"（责任单位：县科技局 县经信局），", "（责任单位：县科技局 县经信局），"},
		{"新增３家，推广ＡＩ应用。", "新增３家，推广ＡＩ应用。"},
		{"| 序号 | 任务，甲 |\n| --- | --- |\n| 1 | 抓好，甲 |", "| 序号 | 任务，甲 |\n| --- | --- |\n| 1 | 抓好，甲 |"},
		{"见[办法](http://a.cn/甲)，按办法（甲）办。  \n　　另起一段，落实。", "见[办法](http://a.cn/甲)，按办法（甲）办。  \n　　另起一段，落实。"},
		{"到年底……做到——应保尽保。。。", "到年底……做到——应保尽保。。。"},
	}
	for _, c := range cases {
		got, changes := check.Fix(c.text)
		if got != c.want {
			t.Errorf("Fix(%q)\n got %q\nwant %q\n%+v", c.text, got, c.want, changes)
		}
		if (got != c.text) != (len(changes) > 0) {
			t.Errorf("Fix(%q): %d changes", c.text, len(changes))
		}
	}
}

// TestFixNamesPlaces: a change stands where the text as given has it.
func TestFixNamesPlaces(t *testing.T) {
	_, changes := check.Fix("标题\r\n\r\n适应人口变 化，托位达4 .5个。。\r\n")
	want := []check.Change{
		{Line: 3, Column: 5, From: "变 化", To: "变化", Code: "space-inside"},
		{Line: 3, Column: 12, From: "4 .", To: "4.", Code: "space-inside"},
		{Line: 3, Column: 17, From: "。。", To: "。", Code: "punct-doubled"},
	}
	if !reflect.DeepEqual(changes, want) {
		t.Errorf("got  %+v\nwant %+v", changes, want)
	}
}

// words is the digits, letters and Chinese characters of a text, in order.
func words(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// holdFix is what Fix promises for any text.
func holdFix(text string) error {
	fixed, changes := check.Fix(text)
	if words(fixed) != words(text) {
		return fmt.Errorf("%q: its words became those of %q", text, fixed)
	}
	if again, more := check.Fix(fixed); again != fixed || len(more) > 0 {
		return fmt.Errorf("%q: fixed %q, and again %q", text, fixed, again)
	}
	if (fixed == text) != (len(changes) == 0) {
		return fmt.Errorf("%q became %q with changes %+v", text, fixed, changes)
	}
	ends := func(s string) int { return strings.Count(s, "\n") + strings.Count(s, "\r") }
	if ends(fixed) != ends(text) {
		return fmt.Errorf("%q: line ends", text)
	}
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	for _, c := range changes {
		if c.Line < 1 || c.Line > len(lines) || c.Column < 1 || c.Column > len([]rune(lines[c.Line-1])) {
			return fmt.Errorf("%q: no such place: %+v", text, c)
		}
	}
	return nil
}

// tokens are what plans are made of, and what goes wrong in them.
var tokens = []string{"推进", "县财政局", "数字化", "20", "4", ".5", "1,200", "S3", "AI", "个", "%", "％", "＋", "+", "，", "。", "、", "；", "：", ",", ".", ";", ":",
	"？", "?", "！", "（", "）", "(", ")", "〈", "〉", "<", ">", "《", "》", "【", "】", "“", "”", "\"", "‘", "’", " ", "　", "\u00a0", "\t", "\n", "\r\n",
	"（一）", "一、", "第一条", "责任单位：", "……", "——", "|", "*", "#", "X", "３", "．", "\u200b"}

func TestFixProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(tokens), 0, 40).Draw(t, "tokens"), "")
		if err := holdFix(text); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzFix: mending a text twice is mending it once, keeps its words and lines,
// and names places that there are.
func FuzzFix(f *testing.F) {
	for _, text := range []string{"适应人口变 化，托位达4 .5个。。\r\n", "建设（甲)乙<丙〉\n", "a\"甲\"“乙\"", "甲,,乙. .丙"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // the decoder gives none such
		}
		if err := holdFix(text); err != nil {
			t.Error(err)
		}
	})
}

// plansOnHand are the plans in the repository, and those that FENJIE_PLANS
// names.
func plansOnHand(t *testing.T) []string {
	t.Helper()
	list, err := filepath.Glob("../testdata/plans/[0-9]*")
	if err != nil {
		t.Fatal(err)
	}
	list = append(list, "../../examples/plan.txt")
	if dir := os.Getenv("FENJIE_PLANS"); dir != "" {
		more, err := filepath.Glob(filepath.Join(dir, "*.txt"))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, more...)
	}
	return list
}

// TestFixKeepsReading: the reader reads the same from a fixed plan, but for the
// mended places themselves.
func TestFixKeepsReading(t *testing.T) {
	for _, name := range plansOnHand(t) {
		if ext := filepath.Ext(name); ext != ".txt" && ext != ".md" {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var changes []check.Change
		fixed, err := document.Recode(name, data, func(text string) string {
			text, changes = check.Fix(text)
			return text
		})
		if err != nil {
			t.Fatal(err)
		}
		before, _, err := source.Read(name, data, nil)
		if err != nil {
			t.Fatal(err)
		}
		after, problems, err := source.Read(name, fixed, nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d changes", filepath.Base(name), len(changes))
		got, want := strings.Split(shape(after), "\n"), strings.Split(shape(before), "\n")
		if len(got) != len(want) {
			t.Errorf("%s: %d things read, want %d", name, len(got), len(want))
			continue
		}
		for n := range want {
			if got[n] != want[n] {
				t.Errorf("%s: read %s, want %s", name, got[n], want[n])
			}
		}
		for _, f := range check.Run(after, problems, check.Options{Only: []string{"bracket-mixed", "angle-mixed"}}).Findings {
			t.Errorf("%s: still %s %q", name, f.Code, f.Quote)
		}
	}
}

// shape is what was read of a plan, without blanks and marks.
func shape(p *plan.Plan) string {
	var b strings.Builder
	put := func(texts ...string) { fmt.Fprintln(&b, words(strings.Join(texts, "|"))) }
	put(p.Title, p.Stage, fmt.Sprint(p.Year))
	p.Walk(func(s *plan.Section, _ int) {
		put(s.Label, s.Title, s.Overview, s.Clause, strings.Join(s.LeadUnits, "|"))
		if s.Budget != nil {
			put(fmt.Sprint(s.Budget.PartsSum(), len(s.Budget.Parts)))
		}
		for _, m := range s.Measures {
			put(m.Label, m.Title, m.Text, m.Clause, m.Deadline)
			for _, u := range m.Units {
				put(u.Name, u.Note, string(u.Role))
			}
			for _, target := range m.Targets {
				put(target.Text, target.Metric, string(target.Op), target.Value, target.Unit)
			}
			for _, a := range m.Amounts {
				put(a.Text, fmt.Sprint(a.Fen), string(a.Kind))
			}
		}
	})
	return b.String()
}
