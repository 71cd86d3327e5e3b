package linebreak

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// em is a measure in which every character is one point wide.
func em(text string) float64 { return float64(utf8.RuneCountInString(text)) }

func TestLines(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		grain Grain
		want  string
	}{
		{"推进教育科技人才一体发展", 6, ByAtom, "推进教育科技|人才一体发展"},
		{"推进教育科技，人才", 6, ByAtom, "推进教育科|技，人才"},
		{"安排资金5782万元", 6, ByAtom, "安排资金|5782万元"},
		{"出口100万美元以上", 8, ByAtom, "出口|100万美元以上"},
		{"补贴2000元/件", 7, ByAtom, "补贴|2000元/件"},
		{"见原文第39行", 6, ByAtom, "见原文|第39行"},
		{"培育3～5个", 5, ByAtom, "培育|3～5个"},
		{"甲（乙丙）", 2, ByAtom, "甲|（乙|丙）"},
		{"一\n二", 9, ByAtom, "一|二"},
		{"１２３４５６", 2, ByAtom, "１２|３４|５６"},
		{"合计123456789。", 5, ByAtom, "合计123|45678|9。"},
		{"", 5, ByAtom, ""},
		{"推进教育科技人才一体发展", 5, ByPhrase, "推进教育|科技人才|一体发展"},
		{"加快“三大”产业集群", 7, ByPhrase, "加快“三大”|产业集群"},
		{"市科技局、市交通运输局、市商务局", 12, ByName, "市科技局、市交通运输局、|市商务局"},
		{"市科技局、市交通运输局、市商务局", 8, ByName, "市科技局、|市交通运输局、|市商务局"},
		{"市科技局、市农业农村局", 5, ByName, "市科技局、|市农业农村|局"},
	} {
		if got := strings.Join(Lines(c.text, c.width, em, c.grain), "|"); got != c.want {
			t.Errorf("%q in %g: got %s, want %s", c.text, c.width, got, c.want)
		}
	}
}

func TestEven(t *testing.T) {
	got := strings.Join(Even("加大向上争取力度", 7, em, ByRune), "|")
	if got != "加大向上|争取力度" {
		t.Errorf("got %s", got)
	}
}

// TestLinesProperties: the lines are the text; none is too wide; none
// begins or ends with a sign that may not stand there, and no number is parted,
// where the pieces of the text have room.
func TestLinesProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"推进", "教育", "，", "。", "、", "（", "）", "《", "》", "“", "”",
			"12.3万元", "第39行", "100万美元", "2000元/件", "1.5%", "市科技局", "a"})).Draw(t, "text"), "")
		width := float64(rapid.IntRange(4, 24).Draw(t, "width"))
		g := rapid.SampledFrom([]Grain{ByName, ByTitle, ByPhrase, ByAtom, ByRune}).Draw(t, "grain")
		lines := Lines(text, width, em, g)
		again := NewBreaker(em)
		for _, w := range []float64{width / 2, width, width} {
			if got, want := again.Even(text, w, g), Even(text, w, em, g); !slices.Equal(got, want) {
				t.Fatalf("broken again at %g: %q, want %q", w, got, want)
			}
		}
		if strings.Join(lines, "") != text {
			t.Fatalf("lines %q are not the text %q", lines, text)
		}
		for _, piece := range ByAtom.Pieces(text) {
			if em(piece) > width {
				return
			}
		}
		for k, line := range lines {
			if em(line) > width {
				t.Fatalf("%q is wider than %g", line, width)
			}
			runes := []rune(line)
			if k > 0 && strings.ContainsRune(noStart, runes[0]) || k+1 < len(lines) && strings.ContainsRune(noEnd, runes[len(runes)-1]) {
				t.Fatalf("line %d of %q begins or ends with a sign that may not", k, lines)
			}
			if k > 0 && g != ByRune && isWord(runes[0]) && runes[0] != 'a' {
				before := []rune(lines[k-1])
				if last := before[len(before)-1]; last == '.' || last == '/' || last == '第' || isWord(last) && last != 'a' {
					t.Fatalf("a number is parted in %q", lines)
				}
			}
		}
	})
}

func TestTitle(t *testing.T) {
	for _, c := range []struct {
		text string
		ems  float64
		want string
	}{
		{"青石市承接落实省、白沙市推动经济高质量发展若干政策（2025年版）工作方案（征求意见稿）", 32, "青石市承接落实省、白沙市推动经济高质量发展|若干政策（2025年版）工作方案（征求意见稿）"},
		{"青石县教育行动方案（送审稿）任务分解情况", 16, "青石县教育行动方案|（送审稿）任务分解情况"},
		{"关于加快推进城市更新的实施意见", 20, "关于加快推进城市更新的实施意见"},
		{"关于加快推进城市更新的实施意见", 12, "关于加快推进城市|更新的实施意见"},
		{"甲乙丙丁戊己庚辛壬癸", 4, "甲乙丙丁|戊己庚辛|壬癸"},
		{"", 20, ""},
	} {
		if got := strings.Join(Title(c.text, c.ems), "|"); got != c.want {
			t.Errorf("%q in %g: got %s, want %s", c.text, c.ems, got, c.want)
		}
	}
}
