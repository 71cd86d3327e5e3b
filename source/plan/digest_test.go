package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"
)

// TestDigest: lines do not count, everything else does, and the plan stays as
// it was.
func TestDigest(t *testing.T) {
	make := func(line int, text string) *Plan {
		return &Plan{Title: "方案", Sections: []*Section{{Title: "一", Line: line, Sections: []*Section{{Title: "下", Line: line + 1,
			Measures: []*Measure{{ID: "m1", Text: text, Line: line + 2, Units: []Unit{{Name: "市科技局", Role: Lead}}}}}}}}}
	}
	digest := func(p *Plan) string {
		t.Helper()
		d, err := p.Digest()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	p := make(4, "做 <好>")
	if got, same := digest(p), digest(make(40, "做 <好>")); got != same {
		t.Errorf("%s with other lines, not %s", same, got)
	}
	if digest(p) == digest(make(4, "做 <坏>")) {
		t.Error("another text has the same digest")
	}
	if m := p.Sections[0].Sections[0].Measures[0]; p.Sections[0].Line != 4 || m.Line != 6 {
		t.Error("the plan has lost its lines")
	}
	data, err := make(0, "做 <好>").withZeroLines().JSON()
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	if want := hex.EncodeToString(sum[:])[:16]; digest(p) != want {
		t.Errorf("%s, not that of the JSON, %s", digest(p), want)
	}
}

// withZeroLines sets the lines of a plan's sections and measures to 0.
func (p *Plan) withZeroLines() *Plan {
	p.Walk(func(s *Section, _ int) {
		s.Line = 0
		for _, m := range s.Measures {
			m.Line = 0
		}
	})
	return p
}
