package source

import (
	"fmt"

	"fenjie/source/parallel"
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
	var measures []*plan.Measure
	p.Walk(func(s *plan.Section, _ int) { measures = append(measures, s.Measures...) })
	ids := make([]string, len(measures))
	parallel.Each(len(measures), 64, func(k int) { ids[k] = plan.WordsID("m", measures[k].Title, measures[k].Text) })
	p.Walk(func(s *plan.Section, _ int) {
		if s.ID == "" {
			s.ID = unique(seen, plan.WordsID("s", s.Title))
		}
		for _, m := range s.Measures {
			if m.ID == "" {
				m.ID = unique(seen, ids[0])
			}
			ids = ids[1:]
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
