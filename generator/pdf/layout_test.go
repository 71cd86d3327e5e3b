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
		want  string
	}{
		{"推进教育科技人才一体发展", 6, "推进教育科技|人才一体发展"},
		{"推进教育科技，人才", 6, "推进教育科|技，人才"},
		{"安排资金5782万元", 6, "安排资金|5782万元"},
		{"甲（乙丙）", 2, "甲|（乙|丙）"},
		{"一\n二", 9, "一|二"},
		{"１２３４５６", 2, "１２|３４|５６"},
		{"", 5, ""},
	} {
		if got := strings.Join(breakLines(c.text, c.width, em), "|"); got != c.want {
			t.Errorf("%q in %g: got %s, want %s", c.text, c.width, got, c.want)
		}
	}
}

// TestBreakLinesLosesNothing: the lines are the text, none is too wide unless
// it is one character with its signs, and none begins with a forbidden sign.
func TestBreakLinesLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("推进教育，。、（）《》“”12.3万元%a"))).Draw(t, "text")
		width := float64(rapid.IntRange(1, 20).Draw(t, "width"))
		lines := breakLines(text, width, em)
		if strings.Join(lines, "") != text {
			t.Fatalf("lines %q are not the text %q", lines, text)
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
	o, units := assign.Split(p, problems)
	f, err := loadFaces(nil)
	if err != nil {
		t.Fatal(err)
	}
	got := compose(format.Input{Overview: o, Units: units}, f).dump()
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
	for _, u := range uses {
		for _, r := range text {
			if r != '\n' && r != '\r' && r != '\ufeff' && f.by[u].width(r) == 0 {
				t.Errorf("face %s lacks %c (U+%04X)", u, r, r)
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
	if _, drawn := f.pick(faceBody, '𪚥'); drawn != substitute || !f.missing['𪚥'] {
		t.Error("a missing character is not reported")
	}
}

func TestOwnFaces(t *testing.T) {
	if _, err := loadFaces(map[string][]byte{"title": []byte("OTTO....")}); err == nil || !strings.Contains(err.Error(), "不是 TrueType") {
		t.Errorf("got %v", err)
	}
}
