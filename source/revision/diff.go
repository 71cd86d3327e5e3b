package revision

import "fenjie/source/plan"

// Schema names the JSON shape of a Revision.
const Schema = "fenjie.diff/v1"

// Kind is what a change is.
type Kind string

// The kinds of change.
const (
	Added       Kind = "added"        // 新增
	Removed     Kind = "removed"      // 撤销
	Renumbered  Kind = "renumbered"   // 仅序号变化
	Moved       Kind = "moved"        // 调整领域或次序
	Retitled    Kind = "retitled"     // 标题调整
	Reworded    Kind = "reworded"     // 表述调整
	Units       Kind = "units"        // 责任单位调整
	Leaders     Kind = "leaders"      // 责任领导调整; in JSON it is one of units
	Targets     Kind = "targets"      // 目标调整
	Amounts     Kind = "amounts"      // 资金调整
	BudgetKind  Kind = "budget"       // 预算调整
	Deadline    Kind = "deadline"     // 时限调整
	Stage       Kind = "stage"        // 文稿阶段
	UnitRenamed Kind = "unit-renamed" // 单位更名
)

// Numbers are the numbers of a measure in both texts; 0: it is not in that one.
type Numbers struct {
	Old   int    `json:"old"`
	New   int    `json:"new"`
	Title string `json:"title"`
}

// Places are the numbers of the outermost section (领域) in both texts; 0: none.
type Places struct {
	Old int `json:"old"`
	New int `json:"new"`
}

// Change is one change of one kind.
type Change struct {
	Kind    Kind     `json:"kind"`
	Measure Numbers  `json:"measure"`
	Section Places   `json:"section"`
	Units   []string `json:"units"` // the units concerned, by their present names
	Old     string   `json:"old"`
	New     string   `json:"new"`

	OldMeasure *plan.Measure `json:"-"` // nil where the change is of no measure of the old text
	NewMeasure *plan.Measure `json:"-"`
	OldSection *plan.Section `json:"-"`
	NewSection *plan.Section `json:"-"`
	Spans      []Span        `json:"-"` // Old and New in one, word by word
}

// UnitChanges counts the changes that concern one unit.
type UnitChanges struct {
	Name    string `json:"name"`
	Changes int    `json:"changes"`
}

// Revision is the step from one text of a plan to the next (修订).
type Revision struct {
	Schema  string        `json:"schema"`
	Changes []Change      `json:"changes"`
	Units   []UnitChanges `json:"units"` // those concerned, in the new text's order, then those gone

	Pairing *Pairing                 `json:"-"`
	texts   map[*plan.Measure][]Span // texts of measures of the new text that say other words now
	of      map[*plan.Measure][]int  // places in Changes, by measure of the new text
	words   *lexicon
}

// Diff lists what changed between the two texts of a pairing: first what
// concerns the whole plan, then section by section in the new text's order,
// what was removed where it stood.
func Diff(p *Pairing) *Revision {
	d := &differ{Pairing: p, revision: &Revision{Schema: Schema, Changes: []Change{}, Units: []UnitChanges{}, Pairing: p, texts: map[*plan.Measure][]Span{}}}
	d.names = &nameSet{}
	for _, of := range []*plan.Plan{p.Old, p.New} {
		for _, u := range of.Units {
			d.names.add(u.Name)
			for _, a := range u.Aliases {
				d.names.add(a)
			}
		}
	}
	d.words = newLexicon(d.names, p.Old, p.New)
	d.revision.words = d.words
	d.index()
	d.whole()
	d.sections()
	d.countUnits()
	d.revision.of = map[*plan.Measure][]int{}
	for k := range d.revision.Changes {
		c := &d.revision.Changes[k]
		if c.NewMeasure != nil {
			d.revision.of[c.NewMeasure] = append(d.revision.of[c.NewMeasure], k)
		} else if c.Kind == Leaders {
			for _, m := range ledBy(c.NewSection, c) {
				d.revision.of[m] = append(d.revision.of[m], k)
			}
		}
	}
	return d.revision
}

// Spans shows the step from one text to another, word by word.
func (r *Revision) Spans(old, new string) []Span { return compare(old, new, r.words) }

// TextOf is what a measure of the new text says, with the words that went and
// came; nil where it says the same as before, or is new.
func (r *Revision) TextOf(m *plan.Measure) []Span {
	if r == nil {
		return nil
	}
	return r.texts[m]
}

// differ is a Diff under way.
type differ struct {
	*Pairing
	revision  *Revision
	names     *nameSet
	words     *lexicon
	outermost map[*plan.Section]*plan.Section // of both texts
	home      map[*plan.Measure]*plan.Section
	jumped    map[*plan.Measure]bool // of the new text: stand elsewhere among the others
	jumpedOf  map[*plan.Section]bool
	wentTo    map[*plan.Target]TargetMove // of targets of the old text, and
	cameFrom  map[*plan.Target]TargetMove // of the new, that stand in another measure now
}

func (d *differ) index() {
	d.outermost, d.home = map[*plan.Section]*plan.Section{}, map[*plan.Measure]*plan.Section{}
	for _, p := range []*plan.Plan{d.Old, d.New} {
		for _, top := range p.Sections {
			walk(top, func(s *plan.Section) {
				d.outermost[s] = top
				for _, m := range s.Measures {
					d.home[m] = s
				}
			})
		}
	}
	d.findJumps()
	d.wentTo, d.cameFrom = map[*plan.Target]TargetMove{}, map[*plan.Target]TargetMove{}
	for _, m := range d.TargetMoves() {
		d.wentTo[&m.Old.Targets[m.From]], d.cameFrom[&m.New.Targets[m.To]] = m, m
	}
}

func walk(s *plan.Section, f func(*plan.Section)) {
	f(s)
	for _, sub := range s.Sections {
		walk(sub, f)
	}
}

// findJumps finds what changed its place among what stayed in one section: of
// the measures of two paired sections all but a longest run that kept its
// order, and the same of sections under one parent.
func (d *differ) findJumps() {
	d.jumped, d.jumpedOf = map[*plan.Measure]bool{}, map[*plan.Section]bool{}
	place, at := map[*plan.Measure]int{}, map[*plan.Section]int{}
	for k, m := range d.Old.Measures() {
		place[m] = k
	}
	n := 0
	d.Old.Walk(func(s *plan.Section, _ int) { at[s] = n; n++ })
	sections := func(list []*plan.Section, parent *plan.Section) {
		var stay []*plan.Section
		var order []int
		for _, s := range list {
			if o := d.OldSectionOf(s); o != nil {
				stay, order = append(stay, s), append(order, at[o])
			}
		}
		for k, kept := range longestRun(order) {
			d.jumpedOf[stay[k]] = !kept
		}
	}
	sections(d.New.Sections, nil)
	d.New.Walk(func(s *plan.Section, _ int) {
		sections(s.Sections, s)
		var stay []*plan.Measure
		var order []int
		for _, m := range s.Measures {
			if o := d.OldOf(m); o != nil && d.NewSectionOf(d.home[o]) == s {
				stay, order = append(stay, m), append(order, place[o])
			}
		}
		for k, kept := range longestRun(order) {
			d.jumped[stay[k]] = !kept
		}
	})
}

// longestRun tells which numbers belong to a longest rising subsequence.
func longestRun(list []int) []bool {
	var tails []int // of the best run of each length, the place of its last
	before := make([]int, len(list))
	for k, v := range list {
		lo, hi := 0, len(tails)
		for lo < hi {
			if mid := (lo + hi) / 2; list[tails[mid]] < v {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		before[k] = -1
		if lo > 0 {
			before[k] = tails[lo-1]
		}
		if lo == len(tails) {
			tails = append(tails, k)
		} else {
			tails[lo] = k
		}
	}
	kept := make([]bool, len(list))
	if len(tails) > 0 {
		for k := tails[len(tails)-1]; k >= 0; k = before[k] {
			kept[k] = true
		}
	}
	return kept
}

// countUnits counts the changes of each unit.
func (d *differ) countUnits() {
	counts := map[string]int{}
	var extra []string
	for _, c := range d.revision.Changes {
		for _, u := range c.Units {
			if counts[u] == 0 {
				extra = append(extra, u)
			}
			counts[u]++
		}
	}
	add := func(name string) {
		if counts[name] > 0 {
			d.revision.Units = append(d.revision.Units, UnitChanges{name, counts[name]})
			delete(counts, name)
		}
	}
	for _, u := range d.New.Units {
		add(u.Name)
	}
	for _, u := range d.Old.Units {
		add(d.UnitNow(u.Name))
	}
	for _, name := range extra {
		add(name)
	}
}
