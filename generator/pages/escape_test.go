package pages

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"pgregory.net/rapid"
)

// gfm reads Markdown with the extensions that viewers have.
var gfm = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))

var tags = regexp.MustCompile(`<[^>]*>`)

// shown is what a reader of the rendered Markdown sees.
func shown(t interface{ Fatal(...any) }, markdown string) string {
	var out bytes.Buffer
	if err := gfm.Convert([]byte(markdown), &out); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(html.UnescapeString(tags.ReplaceAllString(out.String(), "")))
}

// TestPlanWordsStandForThemselves: no word of a plan becomes markup.
func TestPlanWordsStandForThemselves(t *testing.T) {
	for _, text := range []string{
		"*市科技局、市经信局，带*的为牵头单位", "3. 推进产业", "3.推进产业", "1.48亿元", "- 列表", "+5%", "===", "# 标题", "市财政局<国资办>", "a_b_c", "[责任单位：市科技局]", "|表|格|", "1) 甲", "R&D经费 &lt;", `反\斜杠`, "`代码`", "~~删~~", "~~~", "~~~~删", "# 标", "#标", "> 引", ">引", "a < b", "<b>粗</b>", "&amp;", "R&D", "~80%",
	} {
		if got := shown(t, escape(text)); got != text {
			t.Errorf("%q is shown as %q", text, got)
		}
	}
}

// TestPlainOrdinals: an ordinal is escaped where it would open a list, and
// nowhere else.
func TestPlainOrdinals(t *testing.T) {
	name := escape("4. 专班推进")
	for form, want := range map[string]string{
		"## %":                  "## 4. 专班推进",
		"### 一、%":               "### 一、4. 专班推进",
		"| 1 | % | 甲 |":         "| 1 | 4. 专班推进 | 甲 |",
		"- **任务**：%":            "- **任务**：4. 专班推进",
		"%":                     `4\. 专班推进`,
		"- %":                   `- 4\. 专班推进`,
		"  - %":                 `  - 4\. 专班推进`,
		"> %":                   `> 4\. 专班推进`,
		"2. %":                  `2. 4\. 专班推进`,
		"甲\n%\n乙":               "甲\n4\\. 专班推进\n乙",
		"## " + escape(`4\. 乙`): `## 4\\. 乙`,
		"## % 和 " + name:        "## 4. 专班推进 和 4. 专班推进",
	} {
		form = strings.ReplaceAll(form, "%", name)
		if got := string(plainOrdinals([]byte(form))); got != want {
			t.Errorf("%q became %q, want %q", form, got, want)
		}
		if got := shown(t, want); got != shown(t, form) {
			t.Errorf("%q is shown as %q", want, got)
		}
	}
}

func TestAnyWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.TrimSpace(rapid.StringOf(rapid.SampledFrom([]rune("市科技局1.3)-+*_#<>[]|`~\\&=! 。（）"))).Draw(t, "text"))
		if got := shown(t, escape(text)); got != text {
			t.Fatalf("%q is shown as %q", text, got)
		}
	})
}
