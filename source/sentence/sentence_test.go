package sentence

import (
	"strings"
	"testing"
)

func TestBegin(t *testing.T) {
	for _, c := range []struct{ text, before, want string }{
		{"新建学校5所。改造厂房3幢", "3", "改造厂房3幢"},
		{"新建学校5所；改造厂房3幢", "3", "改造厂房3幢"},
		{"新建学校5所，改造厂房3幢", "3", "新建学校5所，改造厂房3幢"},
		{"第一行\n第二行", "二", "第二行"},
	} {
		if got := c.text[Begin(c.text, strings.Index(c.text, c.before)):]; got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}

// TestAfterLast: of a text without the signs no more is looked at than a sentence
// is long, and that begins with a whole character.
func TestAfterLast(t *testing.T) {
	if got := AfterLast("甲，乙、丙", "，"); got != len("甲，") {
		t.Errorf("%d", got)
	}
	long := "，" + strings.Repeat("文", Longest)
	if got := AfterLast(long, "，"); len(long)-got > Longest || !strings.HasPrefix(long[got:], "文") {
		t.Errorf("%d of %d", got, len(long))
	}
}

func TestAfterOpen(t *testing.T) {
	for text, want := range map[string]string{
		"改造厂房（6月开工": "6月开工", "甲（乙（丙）丁": "乙（丙）丁", "甲（乙）丙": "甲（乙）丙", "甲）乙": "甲）乙", "": "",
	} {
		if got := AfterOpen(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
