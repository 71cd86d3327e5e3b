package revision

// byTwinWords pairs measures with the same words of which there are several:
// by section and units, by section, by units and neighbours, and the rest in
// order.
func (m *matcher) byTwinWords() {
	keys := []func(e *entry) string{
		func(e *entry) string { return e.words + m.home(e) + e.units },
		func(e *entry) string { return e.words + m.home(e) },
		func(e *entry) string { return e.words + e.units },
		func(e *entry) string { return e.words },
	}
	for _, key := range keys {
		for _, g := range m.groups(key) {
			m.pairTwins(g)
		}
	}
}

// mostTwins bounds the twins whose neighbours are looked at.
const mostTwins = 64

// pairTwins pairs measures that differ in nothing but their places: those
// whose neighbours are paired, and the rest in order.
func (m *matcher) pairTwins(g [2][]*entry) {
	if len(g[0]) != len(g[1]) && len(g[0]) <= mostTwins && len(g[1]) <= mostTwins {
		var edges []edge
		for a := range g[0] {
			for b := range g[1] {
				if n := m.neighbours(g[0][a], g[1][b]); n > 0 {
					edges = append(edges, edge{a, b, int64(n)})
				}
			}
		}
		for a, b := range assign(len(g[0]), len(g[1]), edges) {
			if b >= 0 {
				pair(g[0][a], g[1][b], SameWords, Full)
			}
		}
	}
	rest := [2][]*entry{unpaired(g[0]), unpaired(g[1])}
	for k := range min(len(rest[0]), len(rest[1])) {
		pair(rest[0][k], rest[1][k], SameWords, Full)
	}
}

// neighbours counts the neighbours that two measures have in common: the
// measures before them are paired, or those after them.
func (m *matcher) neighbours(a, b *entry) int {
	n := 0
	for _, step := range []int{-1, 1} {
		x, y := m.sides[0].at(a.place+step), m.sides[1].at(b.place+step)
		if x == nil && y == nil || x != nil && y != nil && x.partner == y {
			n++
		}
	}
	return n
}

func (s *side) at(place int) *entry {
	if place < 0 || place >= len(s.measures) {
		return nil
	}
	return s.measures[place]
}
