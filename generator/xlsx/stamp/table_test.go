package stamp

import (
	"testing"

	"pgregory.net/rapid"
)

// TestEscaped: what XML can hold is escaped as encoding/xml does, and a bare text
// needs none of it.
func TestEscaped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("一。aZ09 _x?@\t\n\r\"'&<>=;\u00a0𠮷"))).Draw(t, "text")
		want := string(appendAny(nil, s))
		if got := string(appendEscaped(nil, s)); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
		if whole := "<t>" + s + "</t>"; IsBare(s) && whole != string(appendT(nil, s)) {
			t.Errorf("%q is not bare", s)
		}
	})
}
