package revision

import (
	"slices"
	"strings"
	"sync"

	"fenjie/source/plan"
)

// Match pairs the measures and sections of two texts of a plan by what they
// say, never by number. Match(b, a) is the inverse of Match(a, b).
func Match(old, new *plan.Plan, names Names) *Pairing {
	m := &matcher{names: names}
	m.sides[0], m.sides[1] = newSide(old, names), newSide(new, names)
	// Where two pairings are equally good, order decides; so the two texts are
	// always taken in one order, whichever is called old.
	swapped := m.sides[1].compare(m.sides[0]) < 0
	if swapped {
		m.sides[0], m.sides[1] = m.sides[1], m.sides[0]
	}
	m.byID()
	m.byWords()
	m.pairSections()
	m.byTwinWords()
	m.pairSections()
	m.byLikeness()
	m.pairSections()
	return m.pairing(swapped)
}

// matcher is a matching under way.
type matcher struct {
	sides [2]*side
	names Names
}

// side is one of the two texts.
type side struct {
	plan     *plan.Plan
	names    Names
	measures []*entry
	sections []*part
	partOf   map[*plan.Section]*part
	titled   map[string][]*part // sections by title
	opened   map[string][]*part // by overview
}

// entry is a measure of a side.
type entry struct {
	*plan.Measure
	place    int
	part     *part // the section that holds it
	words    words
	units    string // of a measure to be compared: unitsKey
	partner  *entry
	reason   Reason
	likeness int
	saying   saying
}

// words are title and text without blanks.
type words struct{ title, text string }

// part is a section of a side.
type part struct {
	*plan.Section
	place    int
	parent   *part // nil for a top-level section
	depth    int
	title    string // without blanks, as overview
	overview string
	partner  *part
	entries  []*entry // its own measures and those of its sub-sections
}

func newSide(p *plan.Plan, names Names) *side {
	s := &side{plan: p, names: names, partOf: map[*plan.Section]*part{}, titled: map[string][]*part{}, opened: map[string][]*part{}}
	home := map[*plan.Measure]*part{}
	var walk func(list []*plan.Section, parent *part, depth int)
	walk = func(list []*plan.Section, parent *part, depth int) {
		for _, section := range list {
			own := &part{Section: section, place: len(s.sections), parent: parent, depth: depth, title: squeeze(section.Title), overview: squeeze(section.Overview)}
			s.sections = append(s.sections, own)
			s.titled[own.title] = append(s.titled[own.title], own)
			s.opened[own.overview] = append(s.opened[own.overview], own)
			s.partOf[section] = own
			for _, m := range section.Measures {
				home[m] = own
			}
			walk(section.Sections, own, depth+1)
		}
	}
	walk(p.Sections, nil, 0)
	for k, m := range p.Measures() {
		e := &entry{Measure: m, place: k, part: home[m], words: words{squeeze(m.Title), squeeze(m.Text)}}
		s.measures = append(s.measures, e)
		for up := e.part; up != nil; up = up.parent {
			up.entries = append(up.entries, e)
		}
	}
	return s
}

// squeeze drops the blanks of a text.
func squeeze(s string) string {
	if !plan.HasBlank(s) {
		return s // as most texts are, and nothing need be copied
	}
	return strings.Join(strings.Fields(s), "")
}

// unitsKey is the units of a measure with their roles, by present names.
func unitsKey(units []plan.Unit, names Names) string {
	var b strings.Builder
	for _, u := range units {
		b.WriteString(names.now(u.Name) + "\x00" + string(u.Role) + "\x00")
	}
	return b.String()
}

// compare orders two texts by everything that matching looks at. Most of their
// measures are the same.
func (s *side) compare(t *side) int {
	same := 0
	for same < min(len(s.measures), len(t.measures)) && s.measures[same].looks(t.measures[same]) {
		same++
	}
	return slices.Compare(s.key(same), t.key(same))
}

// looks reports whether two measures have the same key.
func (e *entry) looks(o *entry) bool {
	return e.words == o.words && e.ID == o.ID && e.part.ID == o.part.ID && e.part.Title == o.part.Title && slices.Equal(e.Units, o.Units)
}

// key is everything that matching looks at, in order, from a measure on.
func (s *side) key(from int) []string {
	var list []string
	for _, e := range s.measures[from:] {
		list = append(list, e.words.title, e.words.text, e.ID, e.part.ID, e.part.Title, unitsKey(e.Units, s.names))
	}
	for _, p := range s.sections {
		list = append(list, p.Title, p.Overview)
	}
	return list
}

func pair(a, b *entry, reason Reason, likeness int) {
	a.partner, b.partner = b, a
	a.reason, b.reason = reason, reason
	a.likeness, b.likeness = likeness, likeness
}

// byID pairs measures that were given one id. An id that is the digest of the
// measure's own words says no more than they do, and waits for the words: a
// twin's id would change when the other twin goes. An id is such only on both
// sides; where words and id part, someone kept the id on purpose. But ids that
// are mere numbers are counted anew when a measure is inserted: such an id is
// none where the very words of its measure stand under another one.
func (m *matcher) byID() {
	var byID [2]map[string]*entry
	for k, s := range m.sides {
		byID[k] = make(map[string]*entry, len(s.measures))
		for _, e := range s.measures {
			if _, twice := byID[k][e.ID]; twice || e.ID == "" {
				byID[k][e.ID] = nil // of two with one id neither is meant
				continue
			}
			byID[k][e.ID] = e
		}
	}
	said := [2]func() map[words]bool{sync.OnceValue(m.sides[0].said), sync.OnceValue(m.sides[1].said)}
	for _, a := range m.sides[0].measures {
		b := byID[1][a.ID]
		if byID[0][a.ID] == nil || b == nil || earned(a) && (a.words == b.words || earned(b)) {
			continue
		}
		if strings.Trim(a.ID, "0123456789") == "" && a.words != b.words && (said[1]()[a.words] || said[0]()[b.words]) {
			continue
		}
		pair(a, b, SameID, Full)
	}
}

// said is the words of all measures.
func (s *side) said() map[words]bool {
	set := make(map[words]bool, len(s.measures))
	for _, e := range s.measures {
		set[e.words] = true
	}
	return set
}

// earned reports whether an id is the digest of the measure's own words, with
// the number that tells twins apart.
func earned(e *entry) bool {
	rest, ok := strings.CutPrefix(e.ID, plan.WordsID("m", e.words.title, e.words.text))
	return ok && (rest == "" || rest[0] == '-' && strings.Trim(rest[1:], "0123456789-") == "")
}

// byWords pairs measures whose words stand once in each text.
func (m *matcher) byWords() {
	for _, g := range m.groups(func(e *entry) twin { return twin{words: e.words} }) {
		if len(g[0]) == 1 && len(g[1]) == 1 {
			pair(g[0][0], g[1][0], SameWords, Full)
		}
	}
}

// twin is what measures are grouped by; what does not count is empty.
type twin struct {
	words
	home, units string
}

// byTwinWords pairs measures with the same words of which there are several:
// by section and units, by section, by units and neighbours, and the rest in
// order.
func (m *matcher) byTwinWords() {
	keys := []func(e *entry) twin{
		func(e *entry) twin { return twin{e.words, m.home(e), unitsKey(e.Units, m.names)} },
		func(e *entry) twin { return twin{e.words, m.home(e), ""} },
		func(e *entry) twin { return twin{e.words, "", unitsKey(e.Units, m.names)} },
		func(e *entry) twin { return twin{words: e.words} },
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

func unpaired(list []*entry) []*entry {
	var rest []*entry
	for _, e := range list {
		if e.partner == nil {
			rest = append(rest, e)
		}
	}
	return rest
}

// home names the section of a measure alike on both sides where its sections
// are paired.
func (m *matcher) home(e *entry) string {
	p := e.part
	if p.partner != nil && m.sides[1].partOf[p.Section] == p {
		p = p.partner
	}
	if p.partner == nil {
		return "none"
	}
	return string(rune(p.place + 1))
}

// groups gathers unpaired measures of both sides under a key, in the order of
// the first side. Those of one side alone are left out.
func (m *matcher) groups(key func(*entry) twin) [][2][]*entry {
	at := map[twin]int{}
	var list [][2][]*entry
	for k, s := range m.sides {
		for _, e := range unpaired(s.measures) {
			name := key(e)
			n, known := at[name]
			if !known {
				if k == 1 {
					continue
				}
				n = len(list)
				at[name] = n
				list = append(list, [2][]*entry{})
			}
			list[n][k] = append(list[n][k], e)
		}
	}
	return slices.DeleteFunc(list, func(g [2][]*entry) bool { return len(g[1]) == 0 })
}

// pairing puts the result into the shape that others read.
func (m *matcher) pairing(swapped bool) *Pairing {
	from, to := m.sides[0], m.sides[1]
	if swapped {
		from, to = to, from
	}
	p := &Pairing{
		Old: from.plan, New: to.plan,
		newOf: map[*plan.Measure]*plan.Measure{}, oldOf: map[*plan.Measure]*plan.Measure{},
		newPartOf: map[*plan.Section]*plan.Section{}, oldPartOf: map[*plan.Section]*plan.Section{},
	}
	for _, e := range to.measures {
		if o := e.partner; o != nil {
			p.Measures = append(p.Measures, Pair{Old: o.Measure, New: e.Measure, Reason: e.reason, Likeness: e.likeness})
			p.newOf[o.Measure], p.oldOf[e.Measure] = e.Measure, o.Measure
		}
	}
	for _, s := range to.sections {
		if o := s.partner; o != nil {
			p.Sections = append(p.Sections, SectionPair{Old: o.Section, New: s.Section})
			p.newPartOf[o.Section], p.oldPartOf[s.Section] = s.Section, o.Section
		}
	}
	p.findRenames(m.names)
	return p
}
