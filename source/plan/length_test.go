package plan_test

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"fenjie/source/plan"
)

func TestLength(t *testing.T) {
	all := ""
	for r := rune(0); r <= unicode.MaxRune; r += 97 {
		text := string(r) // of a half of a pair: U+FFFD
		if got := plan.Length(text); got != 1 {
			t.Errorf("%U: %d", r, got)
		}
		all += text
	}
	if got, want := plan.Length(all), utf8.RuneCountInString(all); got != want {
		t.Errorf("%d, want %d", got, want)
	}
}
