package plan

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
)

// TestHasBlank holds HasBlank to unicode.IsSpace, for every character between
// others and for what is no UTF-8.
func TestHasBlank(t *testing.T) {
	check := func(s string) {
		if want := strings.IndexFunc(s, unicode.IsSpace) >= 0; HasBlank(s) != want {
			t.Errorf("%q: %v, want %v", s, !want, want)
		}
	}
	check("")
	for r := rune(0); r <= unicode.MaxRune; r++ {
		check(fmt.Sprintf("%c", r))
		check(fmt.Sprintf("市%c、", r))
	}
	for a := range 256 {
		check(string([]byte{byte(a)}))
		for b := range 256 {
			check(string([]byte{byte(a), byte(b), 0x80}))
			check(string([]byte{'a', byte(a), byte(b)}))
		}
	}
}
