package site

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fenjie/generator/pages"
	"fenjie/generator/plantest"
)

// agrees holds that plain makes of a text what goldmark makes of it, or nothing.
func agrees(t interface{ Fatalf(string, ...any) }, text string) bool {
	got, ok := plainHTML(nil, []byte(text))
	if !ok {
		return false
	}
	var want bytes.Buffer
	if err := markdown.Convert([]byte(text), &want); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	if !bytes.Equal(got, want.Bytes()) {
		t.Fatalf("%q:\n%s\nwant\n%s", text, got, want.Bytes())
	}
	return true
}

// TestPlain: the pages of plans are plain, but for those with a table, a rule
// or a changed text, and come out as goldmark makes them.
func TestPlain(t *testing.T) {
	for _, size := range []string{"S", "M"} {
		for _, p := range pages.All(plantest.Input(t, "plan.txt", plantest.Text(plantest.SizeOf(size)))) {
			text, err := p.Markdown()
			if err != nil {
				t.Fatal(err)
			}
			if plain := agrees(t, string(text)); !plain && (p.Kind == "unit-briefing" || p.Kind == "section-briefing") {
				t.Errorf("%s is not plain", p.Path)
			}
		}
	}
}

// TestPlainOrNot: any mixture of what pages are made of, and of what Markdown
// is made of, is left to goldmark or comes out the same.
func TestPlainOrNot(t *testing.T) {
	words := strings.Split("市科技局|（一）|。|a b|R&D|&lt;|&#60;|\\*|\\|*|**|_|`|~|<|>|\"|'|[|]|(|)|!|1.|2)|3|-|+|=|#|\t| |  |\u3000|\u00a0|\x00|\x7f|\xff|:|、|%|.|http://a.b|\u2028|é", "|")
	words = append(words, "|", "\n", "\n", "\n\n", "\n- ", "\n  - ", "\n- **", "**：", "# ", "## ", "\n### ", "    ", "***", "---", "\\\n", "**牵头单位**：", "牵头")
	rapid.Check(t, func(t *rapid.T) {
		agrees(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 14).Draw(t, "words"), ""))
	})
}

// FuzzPlain: a page turned into HTML without a tree is what goldmark makes of
// it, or is left to goldmark.
func FuzzPlain(f *testing.F) {
	for _, text := range []string{"# 题\n\n- **牵头单位**：甲\n  - 乙\n- 丙\n\n文\n文\n", "- a\n\n- b", "**甲**乙", "1\\. 甲", "a < b & c > d \"e\""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { agrees(t, text) })
}
