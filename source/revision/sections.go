package revision

import (
	"maps"
	"slices"

	"fenjie/source/plan"
)

// What makes two sections one, in parts of the measures that they share
// (1000: all of them). A title outweighs half of the measures, so that of a
// section that was split the part with its title is the section.
const (
	gainTitle    = 600
	gainOverview = 300
	gainParent   = 50
	gainDepth    = 20
)

// pairSections pairs the sections anew: those given one id first, then so that
// the measures that they share, their titles and overviews agree most.
func (m *matcher) pairSections() {
	old, new := m.sides[0].sections, m.sides[1].sections
	for _, s := range m.sides {
		for _, p := range s.sections {
			p.partner = nil
		}
	}
	byID := map[string]*part{}
	for _, b := range new {
		byID[b.ID] = b
	}
	for _, a := range old {
		if b := byID[a.ID]; b != nil && a.ID != "" && b.partner == nil && !(earnedSection(a) && earnedSection(b)) {
			a.partner, b.partner = b, a
		}
	}
	var edges []edge
	for _, a := range old {
		if a.partner != nil {
			continue
		}
		for _, b := range m.sectionsLike(a) {
			if gain := sectionGain(a, b); gain > 0 && b.partner == nil {
				edges = append(edges, edge{a.place, b.place, int64(gain)})
			}
		}
	}
	for a, b := range assign(len(old), len(new), edges) {
		if b >= 0 {
			old[a].partner, new[b].partner = new[b], old[a]
		}
	}
}

func earnedSection(p *part) bool {
	id := plan.WordsID("s", p.Title)
	return len(p.ID) >= len(id) && p.ID[:len(id)] == id
}

// sectionsLike returns the sections that share a measure, a title or an
// overview with a, in order.
func (m *matcher) sectionsLike(a *part) []*part {
	shares := map[*part]bool{}
	for _, e := range a.entries {
		if e.partner == nil {
			continue
		}
		for up := e.partner.part; up != nil; up = up.parent {
			shares[up] = true
		}
	}
	if a.title != "" {
		for _, b := range m.sides[1].titled[a.title] {
			shares[b] = true
		}
	}
	if a.overview != "" {
		for _, b := range m.sides[1].opened[a.overview] {
			shares[b] = true
		}
	}
	list := slices.Collect(maps.Keys(shares))
	slices.SortFunc(list, func(a, b *part) int { return a.place - b.place })
	return list
}

// given: words that are there, and the same.
func given(a, b string) bool { return a != "" && a == b }

func sectionGain(a, b *part) int {
	votes := 0
	for _, e := range a.entries {
		if e.partner == nil {
			continue
		}
		for up := e.partner.part; up != nil; up = up.parent {
			if up == b {
				votes++
				break
			}
		}
	}
	gain := 0
	if votes > 0 {
		gain = votes * Full / max(len(a.entries), len(b.entries))
	}
	if given(a.title, b.title) {
		gain += gainTitle
	}
	if given(a.overview, b.overview) {
		gain += gainOverview
	}
	// The rest only decides between sections that have something in common.
	if gain == 0 {
		return 0
	}
	if a.depth == b.depth {
		gain += gainDepth
	}
	if a.parent != nil && b.parent != nil && given(a.parent.title, b.parent.title) {
		gain += gainParent
	}
	return gain
}
