package revision

import "fenjie/source/plan"

// Match pairs the measures and sections of two texts of a plan by what they
// say, never by number. Match(b, a) is the inverse of Match(a, b).
func Match(old, new *plan.Plan, names Names) *Pairing {
	p := &Pairing{
		Old: old, New: new,
		newOf: map[*plan.Measure]*plan.Measure{}, oldOf: map[*plan.Measure]*plan.Measure{},
		newPartOf: map[*plan.Section]*plan.Section{}, oldPartOf: map[*plan.Section]*plan.Section{},
		nowOf: map[string]string{},
	}
	byID := map[string]*plan.Measure{}
	for _, m := range old.Measures() {
		byID[m.ID] = m
	}
	for _, m := range new.Measures() {
		if o := byID[m.ID]; o != nil && m.ID != "" {
			p.Measures = append(p.Measures, Pair{Old: o, New: m, Reason: SameID, Likeness: Full})
			p.newOf[o], p.oldOf[m] = m, o
		}
	}
	for _, u := range old.Units {
		if now := names.now(u.Name); now != u.Name {
			p.Renames = append(p.Renames, Rename{Old: u.Name, New: now, Known: true})
			p.nowOf[u.Name] = now
		}
	}
	return p
}
