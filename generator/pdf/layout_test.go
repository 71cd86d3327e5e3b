package pdf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/source"
	"fenjie/templates"
)

// em is a measure in which every character is one point wide.
func em(text string) float64 { return float64(utf8.RuneCountInString(text)) }

func TestBreakLines(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		grain grain
		want  string
	}{
		{"推进教育科技人才一体发展", 6, byAtom, "推进教育科技|人才一体发展"},
		{"推进教育科技，人才", 6, byAtom, "推进教育科|技，人才"},
		{"安排资金5782万元", 6, byAtom, "安排资金|5782万元"},
		{"出口100万美元以上", 8, byAtom, "出口|100万美元以上"},
		{"补贴2000元/件", 7, byAtom, "补贴|2000元/件"},
		{"见原文第39行", 6, byAtom, "见原文|第39行"},
		{"培育3～5个", 5, byAtom, "培育|3～5个"},
		{"甲（乙丙）", 2, byAtom, "甲|（乙|丙）"},
		{"一\n二", 9, byAtom, "一|二"},
		{"１２３４５６", 2, byAtom, "１２|３４|５６"},
		{"合计123456789。", 5, byAtom, "合计123|45678|9。"},
		{"", 5, byAtom, ""},
		{"推进教育科技人才一体发展", 5, byPhrase, "推进教育|科技人才|一体发展"},
		{"加快“三大”产业集群", 7, byPhrase, "加快“三大”|产业集群"},
		{"市科技局、市交通运输局、市商务局", 12, byName, "市科技局、市交通运输局、|市商务局"},
		{"市科技局、市交通运输局、市商务局", 8, byName, "市科技局、|市交通运输局、|市商务局"},
		{"市科技局、市农业农村局", 5, byName, "市科技局、|市农业农村|局"},
	} {
		if got := strings.Join(breakLines(c.text, c.width, em, c.grain), "|"); got != c.want {
			t.Errorf("%q in %g: got %s, want %s", c.text, c.width, got, c.want)
		}
	}
}

func TestBreakEven(t *testing.T) {
	got := strings.Join(breakEven("加大向上争取力度", 7, em, byRune), "|")
	if got != "加大向上|争取力度" {
		t.Errorf("got %s", got)
	}
}

// TestBreakLinesProperties: the lines are the text; none is too wide; none
// begins or ends with a sign that may not stand there, and no number is parted,
// where the pieces of the text have room.
func TestBreakLinesProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"推进", "教育", "，", "。", "、", "（", "）", "《", "》", "“", "”",
			"12.3万元", "第39行", "100万美元", "2000元/件", "1.5%", "市科技局", "a"})).Draw(t, "text"), "")
		width := float64(rapid.IntRange(4, 24).Draw(t, "width"))
		g := rapid.SampledFrom([]grain{byName, byPhrase, byAtom, byRune}).Draw(t, "grain")
		lines := breakLines(text, width, em, g)
		if strings.Join(lines, "") != text {
			t.Fatalf("lines %q are not the text %q", lines, text)
		}
		for _, piece := range byAtom.pieces(text) {
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
			if k > 0 && g != byRune && isWord(runes[0]) && runes[0] != 'a' {
				before := []rune(lines[k-1])
				if last := before[len(before)-1]; last == '.' || last == '/' || last == '第' || isWord(last) && last != 'a' {
					t.Fatalf("a number is parted in %q", lines)
				}
			}
		}
	})
}

// TestLayout holds the pages of a small plan as text.
func TestLayout(t *testing.T) {
	p, problems, err := source.Read("方案.txt", []byte("青石县教育行动方案（送审稿）\n一、扩大学位（由县教育局牵头）\n县财政预算安排资金300万元，其中建校200万元，设备90万元。\n"+
		"（一）新建学校。新建学校3所，争取上级补助资金1.2亿元，带动出口100万美元。（责任单位：*县教育局、县财政局）\n"+
		"二、办好职教\n安排建设资金50万元、实训资金20万元。\n（二）建实训楼。完成投资2亿元。（责任单位：县教育局）\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	o, units := assign.Split(p, problems, nil)
	got := dump(composed(t, format.Input{Overview: o, Units: units}).pages)
	golden := filepath.Join("testdata", "small.golden")
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the pages changed; if that is meant, run with UPDATE=1 and read the diff. Got:\n%s", got)
	}
}

// TestCoverage: the faces draw every character of 通用规范汉字表, and of every
// plan at hand.
func TestCoverage(t *testing.T) {
	f, err := loadFaces(nil)
	if err != nil {
		t.Fatal(err)
	}
	han, _, _ := strings.Cut(templates.Characters(), "\n")
	if n := utf8.RuneCountInString(han); n != 8105 {
		t.Fatalf("通用规范汉字表 has 8105 characters, the list %d", n)
	}
	text := han
	if dir := os.Getenv("FENJIE_PLANS"); dir != "" {
		files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text += string(data)
		}
	}
	for u := range faceCount {
		for _, r := range text {
			if r != '\n' && r != '\r' && r != '\ufeff' && f.advance(u, r) == 0 {
				t.Errorf("face %s lacks %c (U+%04X)", useNames[u], r, r)
			}
		}
	}
}

// TestMissingGlyph: a character that no face has is drawn as 〓 and named.
func TestMissingGlyph(t *testing.T) {
	f, err := loadFaces(nil)
	if err != nil {
		t.Fatal(err)
	}
	if g := f.glyph(faceBody, '𪚥'); g.drawn != substitute || !f.missing['𪚥'] {
		t.Error("a missing character is not reported")
	}
}

func TestOwnFaces(t *testing.T) {
	if _, err := loadFaces(map[string][]byte{"title": []byte("OTTO....")}); err == nil || !strings.Contains(err.Error(), "不是 TrueType") {
		t.Errorf("got %v", err)
	}
}
