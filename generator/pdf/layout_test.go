package pdf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/source"
	"fenjie/templates"
)

// TestLayout holds the pages of a small plan as text.
func TestLayout(t *testing.T) {
	p, problems, err := source.Read("方案.txt", []byte("青石县教育行动方案（送审稿）\n一、扩大学位（由县教育局牵头）\n县财政预算安排资金300万元，其中建校200万元，设备90万元。\n"+
		"（一）新建学校。新建学校3所，争取上级补助资金1.2亿元，带动出口100万美元。（责任单位：*县教育局、县财政局）\n"+
		"二、办好职教\n安排建设资金50万元、实训资金20万元。\n（二）建实训楼。完成投资2亿元。（责任单位：县教育局）\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	o, units := assign.Split(p, problems)
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
