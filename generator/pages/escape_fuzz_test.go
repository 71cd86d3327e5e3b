package pages

import (
	"strings"
	"testing"
	"unicode"
)

// FuzzEscape: words of a plan are shown as they are, whatever CommonMark or
// HTML would take them for: within a line, as a paragraph and in a table's cell.
func FuzzEscape(f *testing.F) {
	for _, text := range []string{"*市科技局", "3. 推进", "<script>alert(1)</script>", "[a](javascript:alert(1))", "![a](b)", "a|b", "~~~", "&lt;", `\`, "---", "+5%", "１. 甲", "<!-- -->", "1.48亿元", "#", "00 #", "    甲", "a\u00a0b"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = asRead(text)
		if text == "" {
			return
		}
		for form, want := range map[string]string{
			escape(text): text, "前" + escape(text) + "后": "前" + text + "后", "- " + escape(text): text,
			"## 一、" + escape(text): "一、" + text, "1. " + escape(text): text, "> " + escape(text): text,
			"| 栏 |\n| - |\n| " + escape(text) + " |\n": "栏" + text,
		} {
			for _, form := range []string{form, string(plainOrdinals([]byte(form)))} {
				got := strings.ReplaceAll(shown(t, form), "\n", "")
				if got != want {
					t.Errorf("%q is shown as %q", form, got)
				}
			}
		}
	})
}

// asRead is one line of text as the reader of documents hands it on: valid,
// without control and invisible characters, blanks plain and single.
func asRead(text string) string {
	text = strings.ToValidUTF8(text, "")
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar, r == '\ufffe', r == '\uffff':
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}
