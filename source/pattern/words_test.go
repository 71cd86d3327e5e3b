package pattern

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Index answers as strings.Index does, also for texts and words that are no whole
// characters.
func TestIndex(t *testing.T) {
	pieces := []string{"元", "美金", "美", "金", "億", "年", "a", "，", "\xe5", "\x85", "\x83", "\xf0\x9f\x98\x80", "", "元年"}
	text := rapid.SliceOf(rapid.SampledFrom(pieces))
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(text.Draw(t, "text"), "")
		word := strings.Join(text.Draw(t, "word"), "")
		if got, want := Index(in, word), strings.Index(in, word); got != want {
			t.Errorf("%q in %q: %d, want %d", word, in, got, want)
		}
	})
}
