package check

import (
	"testing"
	"unicode"
)

// What is answered without the tables of Unicode is what they say, but for the few
// places of the block that are not given yet.
func TestIsHan(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if want := unicode.Is(unicode.Han, r) || '\u4e00' <= r && r <= '\u9fff'; isHan(r) != want {
			t.Errorf("%U: %v, want %v", r, isHan(r), want)
		}
	}
}
