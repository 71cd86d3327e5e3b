package source

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"

	"fenjie/source/plan"
)

// setIDs gives every section and measure without an id one made from what it
// says, so that the same words have the same id in a text, a Word file or a
// sheet that came back. Two that say the same are told apart by their order.
func setIDs(p *plan.Plan) {
	seen := map[string]int{}
	p.Walk(func(s *plan.Section, _ int) {
		if s.ID != "" {
			seen[s.ID]++
		}
		for _, m := range s.Measures {
			if m.ID != "" {
				seen[m.ID]++
			}
		}
	})
	p.Walk(func(s *plan.Section, _ int) {
		if s.ID == "" {
			s.ID = unique(seen, "s"+digest(s.Title))
		}
		for _, m := range s.Measures {
			if m.ID == "" {
				m.ID = unique(seen, "m"+digest(m.Title, m.Text))
			}
		}
	})
}

func unique(seen map[string]int, id string) string {
	seen[id]++
	if seen[id] == 1 {
		return id
	}
	return unique(seen, fmt.Sprintf("%s-%d", id, seen[id]))
}

// digest is the first 10 hexadecimal digits of the SHA-256 of texts without
// their blanks: a line broken elsewhere changes nothing.
func digest(texts ...string) string {
	h := sha256.New()
	for _, text := range texts {
		h.Write([]byte(strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, text)))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))[:10]
}
