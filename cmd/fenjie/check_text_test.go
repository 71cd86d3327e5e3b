package main

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fenjie/source/check"
	"fenjie/source/plan"
)

// TestExcerpt: the caret stands under the words, 汉字 being two columns wide,
// and a long line is cut around them.
func TestExcerpt(t *testing.T) {
	for _, c := range []struct {
		line, quote string
		room        int
		want        string
	}{
		{"新建孵化器2家。", "2家", 40, "新建孵化器2家。\n          ^^^"},
		{"甲\t乙", "乙", 40, "甲 乙\n   ^^"},
		{"一二三四五六七八九十一二三四五六七八九十", "十一", 20, "…八九十一二三四五…\n     ^^^^"},
		{"一二三四五六七八九十一二三四五六七八九十", "九十", 20, "…七八九十一二三四…\n     ^^^^"},
		{"一二三四五六七八九十", "一二三四五六七八九十", 15, "一二三四五…\n^^^^^^^^^^^"},
	} {
		at := strings.Index(c.line, c.quote)
		shown, before, under := excerpt(c.line, at, at+len(c.quote), c.room)
		if got := shown + "\n" + strings.Repeat(" ", before) + strings.Repeat("^", under); got != c.want {
			t.Errorf("%q in %q:\n%s\nwant\n%s", c.quote, c.line, got, c.want)
		}
	}
}

func TestExcerptFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := func(name string) string {
			return rapid.StringOf(rapid.SampledFrom([]rune("市科技局1.3a （）“”，。\u0301"))).Draw(t, name)
		}
		head, quote, tail := text("head"), text("quote"), text("tail")
		room := rapid.IntRange(20, 100).Draw(t, "room")
		shown, before, under := excerpt(head+quote+tail, len(head), len(head)+len(quote), room)
		if w := columnsOf([]rune(shown)); w > room {
			t.Fatalf("%d columns of %d: %q", w, room, shown)
		}
		if before+under > columnsOf([]rune(shown)) {
			t.Fatalf("the caret passes the end of %q", shown)
		}
	})
}

// TestNoColorInPipe: escape sequences are for terminals.
func TestNoColorInPipe(t *testing.T) {
	var out bytes.Buffer
	r := check.Report{Findings: []check.Finding{{Code: "x", Severity: check.Error, Line: 1, Quote: "甲", Message: "不对"}}}
	if err := newCheckText(&out, &plan.Plan{}).write("p.txt", r); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "\x1b") {
		t.Errorf("%q", out.String())
	}
}
