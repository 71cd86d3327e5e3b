package revision

import (
	"cmp"
	"slices"
)

// The floors: docs/revision.md tells how they were measured.
const (
	// floor is what share of one of two measures the other must still say for
	// them to be paired, in thousandths.
	floor = 440
	// sumFloor is that share and the share that both together have in common,
	// added. What else speaks for the pair lowers it.
	sumFloor     = 1060
	lowerTitle   = 200
	lowerUnits   = 100
	lowerSection = 60
	// mutualFloor is the least that both together must have in common: a short
	// measure that stands whole in a long one is not that one.
	mutualFloor = 100
	// titledFloor takes the place of all these for measures with one title in
	// one section: the share of the text alone, and the likeness.
	titledFloor = 300
)

// What else speaks for a pair, in thousandths of likeness: little, so that it
// decides only between pairs that say about as much.
const (
	creditSection   = 20
	creditUnits     = 10
	creditNeighbour = 10
)

// Bounds of the search for candidates: the places looked at for one measure,
// rarest shingles first, and the candidates kept: those that share at least a
// quarter of what the best shares.
const (
	mostPlaces     = 600
	mostCandidates = 10
	leastOfBest    = 4
)

// byLikeness pairs what is left by how much one measure says of another: the
// choice among all candidates is the best altogether.
func (m *matcher) byLikeness() {
	rest := [2][]*entry{unpaired(m.sides[0].measures), unpaired(m.sides[1].measures)}
	if len(rest[0]) == 0 || len(rest[1]) == 0 {
		return
	}
	v := m.vocabulary(rest)
	candidates := v.candidates(rest)
	edges := m.edges(v, rest, candidates)
	gains := make([]edge, len(edges))
	for k, e := range edges {
		gains[k] = e.edge
	}
	chosen := assign(len(rest[0]), len(rest[1]), gains)
	for _, e := range edges {
		if chosen[e.row] == e.column {
			pair(rest[0][e.row], rest[1][e.column], e.reason, e.likeness)
		}
	}
}

// mostlyKnown is how many shingles of a text there are for each that it has not
// said before, roughly: both texts say most things, and a plan says many often.
const mostlyKnown = 8

// vocabulary makes the measures without a partner ready to be compared. It looks
// for what they say in all measures of both texts, so that rarity is that of the
// whole plan.
func (m *matcher) vocabulary(rest [2][]*entry) *vocabulary {
	v := newVocabulary(rest)
	for side, s := range m.sides {
		for k, e := range s.measures {
			switch {
			case e.partner == nil:
				e.units = unitsKey(e.Units, m.names)
				e.saying = v.read(e.Measure, side, k)
			case !e.partner.says(e):
				v.count(e.Measure, side, k)
			case side == 0: // for its partner too
				v.count(e.Measure, both, k)
			}
		}
	}
	v.weigh([2]int{len(m.sides[0].measures), len(m.sides[1].measures)})
	for _, list := range rest {
		for _, e := range list {
			e.saying.mass, e.saying.textMass = v.mass(e.saying.all), v.mass(e.saying.all[e.saying.text:])
		}
	}
	return v
}

// says reports whether two measures say the very same, blanks and all.
func (e *entry) says(o *entry) bool { return e.Title == o.Title && e.Text == o.Text }

// candidates lists for each measure of the first side those of the second
// that share rare words with it, as pairs in order. Which side is the first
// does not depend on which text is the old one.
func (v *vocabulary) candidates(rest [2][]*entry) [][2]int {
	var list [][2]int
	places := v.places(rest[1])
	shared := make([]int64, len(rest[1]))
	for k, e := range rest[0] {
		near := v.nearest(e, places, shared)
		slices.Sort(near)
		for _, c := range near {
			list = append(list, [2]int{k, c})
		}
	}
	return list
}

// places lists for each shingle the measures that have it.
func (v *vocabulary) places(list []*entry) [][]int32 {
	counts := make([]int32, len(v.seen))
	last := slices.Repeat([]int32{-1}, len(v.seen))
	each := func(f func(k int, id int32)) {
		for id := range last {
			last[id] = -1
		}
		for k, e := range list {
			for _, id := range e.saying.all {
				if last[id] != int32(k) {
					last[id] = int32(k)
					f(k, id)
				}
			}
		}
	}
	total := 0
	each(func(_ int, id int32) { counts[id]++; total++ })
	room := make([]int32, total)
	places := make([][]int32, len(v.seen))
	at := 0
	for id, n := range counts {
		places[id] = room[at : at : at+int(n)]
		at += int(n)
	}
	each(func(k int, id int32) { places[id] = append(places[id], int32(k)) })
	return places
}

// nearest lists the measures that share most with e. shared is all zero before
// and after.
func (v *vocabulary) nearest(e *entry, places [][]int32, shared []int64) []int {
	ids := slices.DeleteFunc(slices.Clone(e.saying.all), func(id int32) bool { return len(places[id]) == 0 })
	slices.SortFunc(ids, func(a, b int32) int {
		if d := len(places[a]) - len(places[b]); d != 0 {
			return d
		}
		return int(a - b)
	})
	ids = slices.Compact(ids)
	var found []int
	looked := 0
	for _, id := range ids {
		for _, k := range places[id] {
			if shared[k] == 0 {
				found = append(found, int(k))
			}
			shared[k] += v.weights[id]
		}
		if looked += len(places[id]); looked > mostPlaces {
			break
		}
	}
	most := int64(0)
	for _, k := range found {
		most = max(most, shared[k])
	}
	near := slices.DeleteFunc(slices.Clone(found), func(k int) bool { return shared[k] < most/leastOfBest })
	slices.SortFunc(near, func(a, b int) int {
		if d := cmp.Compare(shared[b], shared[a]); d != 0 {
			return d
		}
		return a - b
	})
	for _, k := range found {
		shared[k] = 0
	}
	return near[:min(len(near), mostCandidates)]
}

// candidate is an edge with what it rests on.
type candidate struct {
	edge
	reason   Reason
	likeness int
}

// edges measures candidates and keeps those above the floors.
func (m *matcher) edges(v *vocabulary, rest [2][]*entry, candidates [][2]int) []candidate {
	var still [2][]resemblance
	for side := range still {
		still[side] = v.resemblances(rest, candidates, side)
	}
	var list []candidate
	for k, at := range candidates {
		a, b := rest[0][at[0]], rest[1][at[1]]
		reason, likeness, ok := judge(still[0][k], still[1][k], contextOf(a, b))
		if !ok {
			continue
		}
		worth := int64(likeness + m.credit(a, b))
		list = append(list, candidate{edge{at[0], at[1], worth * worth * worth}, reason, likeness})
	}
	return list
}

// resemblance is what one measure says and how much of it another still says.
type resemblance struct {
	mass, still         int64 // of title and text
	textMass, textStill int64 // of the text alone
}

// resemblances measures for each candidate how much of the measure of a side
// its partner says.
func (v *vocabulary) resemblances(rest [2][]*entry, candidates [][2]int, side int) []resemblance {
	list := make([]resemblance, len(candidates))
	order := make([]int, len(candidates))
	for k := range order {
		order[k] = k
	}
	other := 1 - side
	slices.SortStableFunc(order, func(a, b int) int { return candidates[a][other] - candidates[b][other] })
	seen := &marks{stamp: make([]int32, len(v.seen))}
	marked := -1
	for _, k := range order {
		if partner := candidates[k][other]; partner != marked {
			seen.set(rest[other][partner].saying)
			marked = partner
		}
		s := rest[side][candidates[k][side]].saying
		list[k] = v.resemblance(s, seen)
	}
	return list
}

// context is what two measures have in common besides their text.
type context struct{ title, section, units bool }

func contextOf(a, b *entry) context {
	return context{given(a.words.title, b.words.title), a.part.partner == b.part, a.units == b.units}
}

func (v *vocabulary) resemblance(s saying, seen *marks) resemblance {
	still, textStill := v.still(s, seen)
	return resemblance{s.mass, still, s.textMass, textStill}
}

// judge says how alike two measures are and whether that is enough.
func judge(a, b resemblance, c context) (Reason, int, bool) {
	likeness := share(a.still+b.still, a.mass+b.mass)
	both := max(likeness, share(a.textStill+b.textStill, a.textMass+b.textMass))
	text := max(share(a.textStill, a.textMass), share(b.textStill, b.textMass))
	most := max(share(a.still, a.mass), share(b.still, b.mass), text)
	least := sumFloor
	for _, l := range []struct {
		holds bool
		by    int
	}{{c.title, lowerTitle}, {c.section, lowerSection}, {c.units, lowerUnits}} {
		if l.holds {
			least -= l.by
		}
	}
	switch {
	case most >= floor && most+both >= least && both >= mutualFloor:
		return Alike, likeness, true
	case c.title && c.section && min(text, likeness) >= titledFloor:
		return SameTitle, likeness, true
	}
	return "", likeness, false
}

func (m *matcher) credit(a, b *entry) int {
	credit := creditNeighbour * m.neighbours(a, b)
	if a.part.partner == b.part {
		credit += creditSection
	}
	if a.units == b.units {
		credit += creditUnits
	}
	return credit
}
