package source

import (
	"fmt"

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
			s.ID = unique(seen, plan.WordsID("s", s.Title))
		}
		for _, m := range s.Measures {
			if m.ID == "" {
				m.ID = unique(seen, plan.WordsID("m", m.Title, m.Text))
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
