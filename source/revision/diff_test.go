package revision_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fenjie/source"
	"fenjie/source/plan"
	"fenjie/source/revision"
	"fenjie/source/settings"
)

const base = `某市提升服务工作方案(征求意见稿)

根据市委部署，制定本方案。

一、推进科技创新（由市科技局牵头）
建设创新城市。2025年，市财政预算安排资金5782万元，其中人才专项经费3900万元，科技创新领域资金1882万元。
（一）加大向上争取力度。组织申报省级重大项目，争取上级奖补资金800万元以上。（责任单位：市科技局）
（二）培育企业主体。建立申报培育库，培育高新技术企业120家以上，2025年8月底前完成入库。（责任单位：*市科技局、市经信局）
（三）推进载体建设。制定孵化器集群三年行动计划，建设作业指南与服务体系。（责任单位：*市科技局、市财政局）
二、完善综合交通（由市交通局牵头）
构建交通网络。
（四）加大向上争取力度。争取农村公路和码头泊位补助，支持老旧船舶淘汰。（责任单位：*市交通局、市财政局）
（五）建设重点工程。加快高速公路和隧道建设，开工码头工程。（责任单位：市交通局）
本方案自印发之日起施行。
`

func read(t testing.TB, text string, set *settings.Settings) *plan.Plan {
	t.Helper()
	p, _, err := source.Read("plan.txt", []byte(text), set)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// lines shows the changes one a line: kind, measure, section, texts, units.
func lines(r *revision.Revision) []string {
	var list []string
	for _, c := range r.Changes {
		short := func(s string) string {
			if runes := []rune(s); len(runes) > 24 {
				return string(runes[:22]) + "……"
			}
			return s
		}
		list = append(list, fmt.Sprintf("%s %d→%d §%d→%d %q→%q %s", c.Kind, c.Measure.Old, c.Measure.New, c.Section.Old, c.Section.New, short(c.Old), short(c.New), strings.Join(c.Units, "、")))
	}
	return list
}

// renumber gives the measures of a text their numbers anew.
func renumber(text string) string {
	n := 0
	return regexp.MustCompile(`(?m)^（[一二三四五六七八九十]+）`).ReplaceAllStringFunc(text, func(string) string {
		n++
		return "（" + numeral(n) + "）"
	})
}

func numeral(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	tens := ""
	if n >= 10 {
		tens = digits[n/10] + "十"
		if n < 20 {
			tens = "十"
		}
	}
	return tens + digits[n%10]
}

// TestInnerDates: another date of a sentence is told, whole and in the column 本次修订,
// beside the measure's own deadline.
func TestInnerDates(t *testing.T) {
	const text = "某市2025年工作方案\n一、交通\n（一）建设厂房。新建厂房12万平方米，其中一期5万平方米5月31日前交付使用；6月底前完成主体工程、年底前投产。（责任单位：市住建局；完成时限：2025年11月底）\n（二）修路。每季度通报一次，农村公路10月底前完工。（责任单位：市交通局）\n"
	for _, c := range []struct {
		edit [2]string
		want []string
		news string
	}{
		{[2]string{"5月31日", "7月31日"}, []string{`deadline 1→1 §1→1 "其中一期5万平方米5月31日前交付使用"→"其中一期5万平方米7月31日前交付使用" 市住建局`}, "时限：其中一期5万平方米5月31日前交付使用→7月31日前交付使用"},
		{[2]string{"6月底前", "8月底前"}, []string{`deadline 1→1 §1→1 "6月底前完成主体工程"→"8月底前完成主体工程" 市住建局`}, "时限：6月底前完成主体工程→8月底前完成主体工程"},
		{[2]string{"2025年11月底", "2025年12月15日前"}, []string{`deadline 1→1 §1→1 "2025-11"→"2025-12-15" 市住建局`}, "时限：2025年11月→2025年12月15日"},
		{[2]string{"10月底前", "11月底前"}, []string{`deadline 2→2 §1→1 "2025-10"→"2025-11" 市交通局`}, "时限：2025年10月→2025年11月"},
		{[2]string{"交付使用", "投入使用"}, []string{`reworded 1→1 §1→1 "新建厂房12万平方米，其中一期5万平方米5月……"→"新建厂房12万平方米，其中一期5万平方米5月……" 市住建局`}, "表述调整"},
	} {
		old, new := read(t, text, nil), read(t, strings.Replace(text, c.edit[0], c.edit[1], 1), nil)
		r := revision.Diff(revision.Match(old, new, nil))
		if got := lines(r); !slices.Equal(got, c.want) {
			t.Errorf("%v:\n got %s\nwant %s", c.edit, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
		for _, n := range r.News() {
			if n.Items[0].Brief != c.news {
				t.Errorf("%v: %q, want %q", c.edit, n.Items[0].Brief, c.news)
			}
		}
	}
}

// TestKinds names each edit under its kind, and nothing else.
func TestKinds(t *testing.T) {
	for _, test := range []struct {
		name  string
		edits [][2]string
		want  []string
	}{
		{"nothing", nil, nil},
		{"a line broken elsewhere", [][2]string{{"建立申报培育库，", "建立申报\n培育库，"}}, nil},
		{"stage", [][2]string{{"征求意见稿", "送审稿"}}, []string{`stage 0→0 §0→0 "征求意见稿"→"送审稿" `}},
		{"preamble", [][2]string{{"市委部署", "市委要求"}}, []string{`reworded 0→0 §0→0 "根据市委部署，制定本方案。"→"根据市委要求，制定本方案。" `}},
		{"closing", [][2]string{{"自印发之日起", "自2025年5月1日起"}}, []string{`reworded 0→0 §0→0 "本方案自印发之日起施行。"→"本方案自2025年5月1日起施行。" `}},
		{"plan's title", [][2]string{{"提升服务", "优化服务"}}, []string{`retitled 0→0 §0→0 "某市提升服务工作方案"→"某市优化服务工作方案" `}},
		{"inserted", [][2]string{{"（二）培育", "（二）引进院校。共建研究院3家。（责任单位：市科技局）\n（三）培育"}}, []string{
			`added 0→2 §0→1 ""→"（二）引进院校。共建研究院3家。（责任单位：……" 市科技局`,
			`renumbered 2→3 §1→1 "（二）"→"（三）" 市科技局、市经信局`, `renumbered 3→4 §1→1 "（三）"→"（四）" 市科技局、市财政局`,
			`renumbered 4→5 §2→2 "（四）"→"（五）" 市交通局、市财政局`, `renumbered 5→6 §2→2 "（五）"→"（六）" 市交通局`}},
		{"withdrawn", [][2]string{{"（五）建设重点工程。加快高速公路和隧道建设，开工码头工程。（责任单位：市交通局）\n", ""}}, []string{
			`removed 5→0 §2→0 "（五）建设重点工程。加快高速公路和隧道建设，……"→"" 市交通局`}},
		{"retitled", [][2]string{{"培育企业主体", "壮大企业梯队"}}, []string{`retitled 2→2 §1→1 "培育企业主体"→"壮大企业梯队" 市科技局、市经信局`}},
		{"reworded", [][2]string{{"作业指南与服务体系", "作业标准与服务平台"}}, []string{
			`reworded 3→3 §1→1 "制定孵化器集群三年行动计划，建设作业指南与服……"→"制定孵化器集群三年行动计划，建设作业标准与服……" 市科技局、市财政局`}},
		{"target", [][2]string{{"120家", "150家"}}, []string{`targets 2→2 §1→1 "培育高新技术企业120家以上"→"培育高新技术企业150家以上" 市科技局、市经信局`}},
		{"amount", [][2]string{{"800万元以上", "1000万元以上"}}, []string{`amounts 1→1 §1→1 "争取上级奖补资金800万元以上"→"争取上级奖补资金1000万元以上" 市科技局`}},
		{"budget", [][2]string{{"5782万元，其中人才专项经费3900万元", "5982万元，其中人才专项经费4100万元"}}, []string{
			`budget 0→0 §1→1 "5782万元"→"5982万元" 市科技局`, `budget 0→0 §1→1 "人才专项经费3900万元"→"人才专项经费4100万元" 市科技局`}},
		{"a budget that was open", [][2]string{{"5782万元，其中人才专项经费3900万元，科技创新领域资金1882万元", "XX万元"}}, []string{
			`budget 0→0 §1→1 "5782万元"→"XX万元" 市科技局`, `budget 0→0 §1→1 "人才专项经费3900万元"→"" 市科技局`, `budget 0→0 §1→1 "科技创新领域资金1882万元"→"" 市科技局`}},
		{"deadline", [][2]string{{"2025年8月底前", "2025年10月底前"}}, []string{`deadline 2→2 §1→1 "2025-08"→"2025-10" 市科技局、市经信局`}},
		{"lead", [][2]string{{"*市科技局、市财政局", "市科技局、*市财政局"}}, []string{`units 3→3 §1→1 "市科技局（牵头）、市财政局"→"市科技局、市财政局（牵头）" 市科技局、市财政局`}},
		{"a unit more and one less", [][2]string{{"*市科技局、市经信局", "*市科技局、市人社局"}}, []string{`units 2→2 §1→1 "市科技局（牵头）、市经信局"→"市科技局（牵头）、市人社局" 市科技局、市人社局、市经信局`}},
		{"only the clause's form", [][2]string{{"责任单位：*市科技局、市经信局", "牵头单位：市科技局；配合单位：市经信局"}}, []string{
			`reworded 2→2 §1→1 "（责任单位：*市科技局、市经信局）"→"（牵头单位：市科技局；配合单位：市经信局）" 市科技局、市经信局`}},
		{"leader", [][2]string{{"（责任单位：市科技局）", "（责任领导：李卫民；责任单位：市科技局）"}}, []string{
			`leaders 1→1 §1→1 ""→"责任领导：李卫民" 市科技局`}},
		{"section's title", [][2]string{{"完善综合交通", "打造综合枢纽"}}, []string{`retitled 0→0 §2→2 "完善综合交通"→"打造综合枢纽" 市交通局`}},
		{"section's lead", [][2]string{{"由市交通局牵头", "由市发改局牵头"}}, []string{`units 0→0 §2→2 "市交通局"→"市发改局" 市发改局、市交通局`}},
		{"section's overview", [][2]string{{"构建交通网络", "织密交通网络"}}, []string{`reworded 0→0 §2→2 "构建交通网络。"→"织密交通网络。" 市交通局`}},
		{"moved", [][2]string{{"（三）推进载体建设。制定孵化器集群三年行动计划，建设作业指南与服务体系。（责任单位：*市科技局、市财政局）\n", ""},
			{"本方案自", "（六）推进载体建设。制定孵化器集群三年行动计划，建设作业指南与服务体系。（责任单位：*市科技局、市财政局）\n本方案自"}}, []string{
			`renumbered 4→3 §2→2 "（四）"→"（三）" 市交通局、市财政局`, `renumbered 5→4 §2→2 "（五）"→"（四）" 市交通局`,
			`moved 3→5 §1→2 "一、推进科技创新 （三）"→"二、完善综合交通 （五）" 市科技局、市财政局`}},
		{"renamed everywhere", [][2]string{{"市经信局", "市经信委"}}, []string{`unit-renamed 0→0 §0→0 "市经信局"→"市经信委" 市经信委`}},
		{"a section split", [][2]string{{"（三）推进", "二、建设创新载体（由市财政局牵头）\n（三）推进"}, {"二、完善综合交通", "三、完善综合交通"}}, []string{
			`added 0→0 §0→2 ""→"二、建设创新载体（由市财政局牵头）" 市财政局`, `moved 3→3 §1→2 "一、推进科技创新 （三）"→"二、建设创新载体 （三）" 市科技局、市财政局`,
			`renumbered 0→0 §2→3 "二、"→"三、" 市交通局`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := base
			for _, e := range test.edits {
				if !strings.Contains(text, e[0]) {
					t.Fatalf("nothing to edit: %s", e[0])
				}
				text = strings.ReplaceAll(text, e[0], e[1])
			}
			old, new := read(t, base, nil), read(t, renumber(text), nil)
			got := lines(revision.Diff(revision.Match(old, new, nil)))
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(test.want, "\n  "))
			}
		})
	}
}

// TestWithdrawnAmongOneTitle tells measures with one title apart by what they
// say: when the first goes, the second is not taken for it.
func TestWithdrawnAmongOneTitle(t *testing.T) {
	text := renumber(strings.Replace(base, "（一）加大向上争取力度。组织申报省级重大项目，争取上级奖补资金800万元以上。（责任单位：市科技局）\n", "", 1))
	old, new := read(t, base, nil), read(t, text, nil)
	p := revision.Match(old, new, nil)
	toNew, toOld := p.Indexes()
	if want := []int{-1, 0, 1, 2, 3}; !slices.Equal(toNew, want) {
		t.Errorf("old to new %v, want %v", toNew, want)
	}
	if want := []int{1, 2, 3, 4}; !slices.Equal(toOld, want) {
		t.Errorf("new to old %v, want %v", toOld, want)
	}
}

// TestTwinsKeepTheirSections: measures with the same words are told apart by
// their sections.
func TestTwinsKeepTheirSections(t *testing.T) {
	twin := "加强组织保障。建立专班，定期调度。（责任单位：市科技局）\n"
	both := strings.Replace(strings.Replace(base, "（三）推进", "（三）"+twin+"（三）推进", 1), "（五）建设", "（五）"+twin+"（五）建设", 1)
	old := read(t, renumber(both), nil)
	new := read(t, renumber(strings.Replace(both, "（三）"+twin, "", 1)), nil)
	toNew, _ := revision.Match(old, new, nil).Indexes()
	if want := []int{0, 1, -1, 2, 3, 4, 5}; !slices.Equal(toNew, want) {
		t.Errorf("old to new %v, want %v", toNew, want)
	}
}

// TestIDsGoBeforeWords: an id that was written by hand says which measure is
// which, whatever the words say.
func TestIDsGoBeforeWords(t *testing.T) {
	measure := func(id, text string) *plan.Measure { return &plan.Measure{ID: id, Title: "任务", Text: text} }
	make := func(list ...*plan.Measure) *plan.Plan {
		return &plan.Plan{Sections: []*plan.Section{{ID: "s", Title: "领域", Measures: list}}}
	}
	old := make(measure("t-1", "建设东门码头和客运航线"), measure("t-2", "改造西门泵站和排涝管网"))
	new := make(measure("t-2", "建设东门码头和客运航线"), measure("t-1", "改造西门泵站和排涝管网"))
	if toNew, _ := revision.Match(old, new, nil).Indexes(); !slices.Equal(toNew, []int{1, 0}) {
		t.Errorf("old to new %v, want [1 0]", toNew)
	}
	// Ids that are mere numbers were counted anew, where the words say so.
	old = make(measure("1", "建设东门码头和客运航线"), measure("2", "改造西门泵站和排涝管网"))
	new = make(measure("1", "引进高层次人才十名以上"), measure("2", "建设东门码头和客运航线"), measure("3", "改造西门泵站和排涝管网"))
	if toNew, _ := revision.Match(old, new, nil).Indexes(); !slices.Equal(toNew, []int{1, 2}) {
		t.Errorf("old to new %v, want [1 2]", toNew)
	}
	new = make(measure("1", "东门码头改建为游船中心"), measure("2", "改造西门泵站和排涝管网"))
	if toNew, _ := revision.Match(old, new, nil).Indexes(); !slices.Equal(toNew, []int{0, 1}) {
		t.Errorf("old to new %v, want [0 1]", toNew)
	}
	old = make(measure("t-1", "建设东门码头和客运航线"), measure("t-2", "改造西门泵站和排涝管网"))
	new = make(measure("t-2", "建设东门码头和客运航线"), measure("t-1", "改造西门泵站和排涝管网"))
	// An id that is the digest of the words is no more than the words.
	for _, p := range []*plan.Plan{old, new} {
		for _, m := range p.Measures() {
			m.ID = plan.WordsID("m", m.Title, m.Text)
		}
	}
	if toNew, _ := revision.Match(old, new, nil).Indexes(); !slices.Equal(toNew, []int{0, 1}) {
		t.Errorf("old to new %v, want [0 1]", toNew)
	}
}

// TestRenames: a renaming is known from the settings, in a plan that was kept
// from before as in two texts read by them; it is inferred where the new name
// stands wherever the old one stood and is akin to it, and else not.
func TestRenames(t *testing.T) {
	set := &settings.Settings{Units: []settings.Unit{{Name: "市数据局", Former: []string{"市大数据中心"}}}}
	with := func(name string) string { return strings.ReplaceAll(base, "市经信局", name) }
	names := revision.Names{"市大数据中心": "市数据局"}
	for _, test := range []struct {
		name     string
		old, new *plan.Plan
		names    revision.Names
		want     string
	}{
		{"kept from before", read(t, with("市大数据中心"), nil), read(t, with("市数据局"), set), names, `unit-renamed "市大数据中心"→"市数据局" known`},
		{"both read by the settings", read(t, with("市大数据中心"), set), read(t, with("市数据局"), set), names, `unit-renamed "市大数据中心"→"市数据局" known`},
		{"inferred", read(t, with("市大数据中心"), nil), read(t, with("市数据局"), nil), nil, `unit-renamed "市大数据中心"→"市数据局"`},
		{"another unit", read(t, with("市大数据中心"), nil), read(t, with("市民政局"), nil), nil, `units`},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := revision.Match(test.old, test.new, test.names)
			r := revision.Diff(p)
			if len(r.Changes) != 1 {
				t.Fatalf("changes %q, want one", lines(r))
			}
			got := string(r.Changes[0].Kind)
			for _, n := range slices.Concat(p.Renames, p.Respelt) {
				got += fmt.Sprintf(" %q→%q", n.Old, n.New)
				if n.Known {
					got += " known"
				}
			}
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// TestSpans keeps amounts, dates and names of units whole.
func TestSpans(t *testing.T) {
	r := revision.Diff(revision.Match(read(t, base, nil), read(t, base, nil), nil))
	for _, test := range []struct{ old, new, want string }{
		{"安排资金5782万元", "安排资金5982万元", "安排资金[5782万元→5982万元]"},
		{"培育企业120家以上", "培育企业1200家以上", "培育企业[120家→1200家]以上"},
		{"2025年8月底前完成", "2025年10月底前完成", "[2025年8月→2025年10月]底前完成"},
		{"由市科技局负责", "由市经信局负责", "由[市科技局→市经信局]负责"},
		{"加快建设港口", "加快建设港口码头", "加快建设港口[→码头]"},
		{"建设甲、乙、丙", "建设甲、丙", "建设甲、[乙、→]丙"},
		{"强化服务", "加强服务", "[强化→加强]服务"},
		{"推进载体建设", "推动载体建设", "[推进→推动]载体建设"},
		{"加快老旧船舶淘汰", "加大老旧船舶淘汰", "[加快→加大]老旧船舶淘汰"},
		{"制定行动计划", "制定行动方案", "制定行动[计划→方案]"},
		{"培育企业120家以上", "引育企业150家以上", "[培育→引育]企业[120家→150家]以上"},
		{"5家甲", "5家乙", "5家[甲→乙]"},
	} {
		var b strings.Builder
		spans := r.Spans(test.old, test.new)
		var old, new string
		for _, s := range spans {
			if s.Kind != revision.Inserted {
				old += s.Text
			}
			if s.Kind != revision.Deleted {
				new += s.Text
			}
		}
		if old != test.old || new != test.new {
			t.Errorf("%s, %s: the spans say %s, %s", test.old, test.new, old, new)
		}
		for k, s := range spans {
			switch {
			case s.Kind == revision.Deleted:
				b.WriteString("[" + s.Text + "→")
				if k+1 == len(spans) || spans[k+1].Kind != revision.Inserted {
					b.WriteString("]")
				}
			case s.Kind == revision.Inserted:
				if k == 0 || spans[k-1].Kind != revision.Deleted {
					b.WriteString("[→")
				}
				b.WriteString(s.Text + "]")
			default:
				b.WriteString(s.Text)
			}
		}
		if b.String() != test.want {
			t.Errorf("%s, %s: got %s, want %s", test.old, test.new, b.String(), test.want)
		}
	}
}

// TestNews says to each unit what the revision is to it.
func TestNews(t *testing.T) {
	text := strings.NewReplacer("*市科技局、市财政局", "市科技局、*市财政局", "*市科技局、市经信局", "*市科技局、市人社局", "120家", "150家").Replace(base)
	r := revision.Diff(revision.Match(read(t, base, nil), read(t, text, nil), nil))
	got := map[string]string{}
	for _, n := range r.News() {
		for _, i := range n.Items {
			got[n.Unit] += i.Word + " "
		}
	}
	want := map[string]string{"市科技局": "责任单位调整 目标 牵头→配合 ", "市人社局": "新增任务（配合） ", "市财政局": "配合→牵头 ", "市经信局": "移出 "}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	m := r.Pairing.New.Measures()[1]
	for unit, want := range map[string]string{"市科技局": "责任单位调整；目标：培育高新技术企业120家以上→150家以上", "市人社局": "新增", "": "责任单位调整；目标：培育高新技术企业120家以上→150家以上"} {
		if got := r.Brief(m, unit); got != want {
			t.Errorf("brief for %q: %s, want %s", unit, got, want)
		}
	}
}

// TestRealPlan revises the real plan by script and finds each edit under its
// kind, and nothing else.
func TestRealPlan(t *testing.T) {
	dir := os.Getenv("FENJIE_PLANS")
	if dir == "" {
		t.Skip("FENJIE_PLANS is not set")
	}
	data, err := os.ReadFile(filepath.Join(dir, "ruian-2025.txt"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	edit := func(old, new string) {
		t.Helper()
		if !strings.Contains(text, old) {
			t.Fatalf("the plan does not say %q", old)
		}
		text = strings.Replace(text, old, new, 1)
	}
	withdrawn := regexp.MustCompile(`(?m)^（十一）.*\n`).FindString(text)
	edit(withdrawn, "")
	edit("（五）", "（五）共建新型研究院。引进大院名校共建研究院3家以上。（责任单位：*市科技局、市发改局）\n（五）")
	edit("企业120家以上", "企业150家以上")
	edit("资金5782万元，其中人才专项经费3900万元", "资金5982万元，其中人才专项经费4100万元")
	edit("（责任单位：*市科技局、市财政局）", "（责任单位：市科技局、*市财政局）")
	edit("强化科技金融支撑保障", "强化科技金融支撑")
	edit("征求意见稿", "送审稿")
	edit("XX亿元", "27.27亿元")
	old, new := read(t, string(data), nil), read(t, renumber(text), nil)
	counts := map[revision.Kind]int{}
	r := revision.Diff(revision.Match(old, new, nil))
	for _, c := range r.Changes {
		counts[c.Kind]++
	}
	want := map[revision.Kind]int{revision.Added: 1, revision.Removed: 1, revision.Targets: 1, revision.BudgetKind: 2, revision.Units: 1,
		revision.Retitled: 1, revision.Stage: 1, revision.Reworded: 1, revision.Renumbered: 5}
	if fmt.Sprint(counts) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v:\n%s", counts, want, strings.Join(lines(r), "\n"))
	}
}
