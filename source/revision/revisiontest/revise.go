package revisiontest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"fenjie/source/plan"
)

// Truth is what a random revision did.
type Truth struct {
	From    map[*plan.Measure]*plan.Measure // of the new text to what it was; none: it is new
	Says    map[*plan.Measure]int           // of the new text: what it still says of what it said, in percent
	Renamed map[string]string               // units, old name to new
	Steps   []string                        // what was done, for a failure's message
}

// Revise draws a revision of up to ten steps: insertion, removal, retitling,
// rewording, moving, splitting and swapping of sections, renaming of units,
// other figures, dates and units. It leaves p as it is.
//
// What nobody could decide it does not do: two measures that nothing tells
// apart any more, or a new one copied from one that is then withdrawn.
func Revise(t *rapid.T, p *plan.Plan) (*plan.Plan, *Truth) {
	s := newSource(t, "revision", p)
	r := &revision{source: s, plan: copyOf(p), truth: &Truth{From: map[*plan.Measure]*plan.Measure{}, Says: map[*plan.Measure]int{}, Renamed: map[string]string{}},
		drafts: map[*plan.Measure]*draft{}, frozen: map[*plan.Measure]bool{}}
	own := ownClauses(p)
	olds := p.Measures()
	for k, m := range r.plan.Measures() {
		r.truth.From[m] = olds[k]
		r.drafts[m] = newDraft(olds[k], own[k])
	}
	steps := []func() string{r.insert, r.insertAlike, r.remove, r.remove, r.retitle, r.reword, r.reword, r.reword, r.move, r.reorder,
		r.swapSections, r.splitSection, r.retitleSection, r.renameUnit, r.changeUnits, r.changeFigure, r.changeDeadline}
	for range rapid.IntRange(1, 10).Draw(t, "steps") {
		r.truth.Steps = append(r.truth.Steps, steps[rapid.IntRange(0, len(steps)-1).Draw(t, "step")]())
	}
	r.plan.Sections = slices.DeleteFunc(r.plan.Sections, func(s *plan.Section) bool { return len(s.AllMeasures()) == 0 && len(r.plan.Sections) > 1 })
	settle(r.plan)
	for m, d := range r.drafts {
		r.truth.Says[m] = d.says()
	}
	return r.plan, r.truth
}

// revision is a revision under way.
type revision struct {
	*source
	plan    *plan.Plan
	truth   *Truth
	drafts  map[*plan.Measure]*draft // of measures that were in the old text
	frozen  map[*plan.Measure]bool   // a copy was made of them: they stay as they are
	removed []*plan.Measure
	made    int
}

// kin reports whether two measures share a clause that is no boilerplate.
func kin(a, b *plan.Measure) bool {
	for _, c := range cut(a.Text) {
		if strings.Contains(b.Text, c) && !strings.Contains(strings.Join(boilerplate, ""), c) {
			return true
		}
	}
	return false
}

// copyOf copies a plan, nothing shared.
func copyOf(p *plan.Plan) *plan.Plan {
	c := *p
	var sections func(list []*plan.Section) []*plan.Section
	sections = func(list []*plan.Section) []*plan.Section {
		var out []*plan.Section
		for _, s := range list {
			t := *s
			t.Measures = nil
			for _, m := range s.Measures {
				n := *m
				n.Units = slices.Clone(m.Units)
				n.Targets = slices.Clone(m.Targets)
				t.Measures = append(t.Measures, &n)
			}
			t.Sections = sections(s.Sections)
			out = append(out, &t)
		}
		return out
	}
	c.Sections = sections(p.Sections)
	c.Units = slices.Clone(p.Units)
	return &c
}

// places lists the sections that hold measures themselves.
func (r *revision) places() []*plan.Section {
	var list []*plan.Section
	r.plan.Walk(func(s *plan.Section, _ int) {
		if len(s.Sections) == 0 {
			list = append(list, s)
		}
	})
	return list
}

func (r *revision) any() (*plan.Section, *plan.Measure) {
	var list []*plan.Section
	for _, s := range r.places() {
		if len(s.Measures) > 0 {
			list = append(list, s)
		}
	}
	s := pick(r.source, list)
	return s, pick(r.source, s.Measures)
}

func (r *revision) put(s *plan.Section, m *plan.Measure) {
	s.Measures = slices.Insert(s.Measures, r.below(len(s.Measures)+1), m)
}

func (r *revision) id(m *plan.Measure) {
	r.made++
	if all := r.plan.Measures(); strings.HasPrefix(all[0].ID, "t-") {
		m.ID = fmt.Sprintf("t-new-%d", r.made)
	}
}

func (r *revision) insert() string {
	m := r.measure()
	r.id(m)
	r.put(pick(r.source, r.places()), m)
	return "insert " + m.Title
}

// insertAlike adds a measure that says much of what another says.
func (r *revision) insertAlike() string {
	_, like := r.any()
	d := r.drafts[like]
	if d == nil || d.keeps() < 100 {
		return "nothing"
	}
	for _, m := range r.removed {
		if kin(m, like) {
			return "nothing"
		}
	}
	for _, m := range r.plan.Measures() {
		r.frozen[m] = r.frozen[m] || kin(m, like)
	}
	m := r.alike(like)
	r.id(m)
	r.put(pick(r.source, r.places()), m)
	return "insert alike " + m.Title
}

func (r *revision) remove() string {
	s, m := r.any()
	if r.frozen[m] || len(r.plan.Measures()) == 1 {
		return "nothing"
	}
	s.Measures = slices.DeleteFunc(s.Measures, func(o *plan.Measure) bool { return o == m })
	r.removed = append(r.removed, m)
	delete(r.truth.From, m)
	delete(r.drafts, m)
	return "remove " + m.Title
}

func (r *revision) retitle() string {
	_, m := r.any()
	if r.frozen[m] { // the copy bears the title it had
		return "nothing"
	}
	m.Title = r.title()
	if d := r.drafts[m]; d != nil {
		d.title = fresh(m.Title)
	}
	return "retitle to " + m.Title
}

func (r *revision) move() string {
	s, m := r.any()
	s.Measures = slices.DeleteFunc(s.Measures, func(o *plan.Measure) bool { return o == m })
	r.put(pick(r.source, r.places()), m)
	return "move " + m.Title
}

func (r *revision) reorder() string {
	s, m := r.any()
	s.Measures = slices.DeleteFunc(s.Measures, func(o *plan.Measure) bool { return o == m })
	r.put(s, m)
	return "reorder " + m.Title
}

func (r *revision) swapSections() string {
	if n := len(r.plan.Sections); n > 1 {
		a, b := r.below(n), r.below(n)
		r.plan.Sections[a], r.plan.Sections[b] = r.plan.Sections[b], r.plan.Sections[a]
	}
	return "swap sections"
}

func (r *revision) splitSection() string {
	k := r.below(len(r.plan.Sections))
	s := r.plan.Sections[k]
	if len(s.Measures) < 2 {
		return "nothing"
	}
	at := r.in(1, len(s.Measures)-1)
	half := &plan.Section{Title: r.rare() + r.rare(), Overview: r.clauses(1), Measures: slices.Clone(s.Measures[at:])}
	s.Measures = slices.Clone(s.Measures[:at])
	r.plan.Sections = slices.Insert(r.plan.Sections, k+1, half)
	return "split " + s.Title
}

func (r *revision) retitleSection() string {
	s := pick(r.source, r.places())
	s.Title = r.rare() + r.rare()
	return "retitle section"
}

// renameUnit gives a unit another name wherever it stands.
func (r *revision) renameUnit() string {
	_, m := r.any()
	name := pick(r.source, m.Units).Name
	if slices.Contains(slices.Collect(mapsValues(r.truth.Renamed)), name) {
		return "nothing"
	}
	if _, again := r.truth.Renamed[name]; again {
		return "nothing"
	}
	to := name + "（新）"
	for _, m := range r.plan.Measures() {
		for k := range m.Units {
			if m.Units[k].Name == name {
				m.Units[k].Name, m.Units[k].AsWritten = to, to
			}
		}
	}
	r.truth.Renamed[name] = to
	return "rename " + name
}

func (r *revision) changeUnits() string {
	_, m := r.any()
	m.Units = r.units()
	for k := range m.Units {
		if to, renamed := r.truth.Renamed[m.Units[k].Name]; renamed {
			m.Units[k].Name, m.Units[k].AsWritten = to, to
		}
	}
	return "units of " + m.Title
}

var number = regexp.MustCompile(`[0-9]+`)

func (r *revision) changeFigure() string {
	_, m := r.any()
	d := r.drafts[m]
	if d == nil || r.frozen[m] {
		return "nothing"
	}
	d.changeFigure(r.source)
	m.Text = d.text()
	return "figure of " + m.Title
}

func (r *revision) changeDeadline() string {
	_, m := r.any()
	m.Deadline = fmt.Sprintf("2026-%02d", r.in(1, 12))
	return "deadline of " + m.Title
}

func (r *revision) reword() string {
	_, m := r.any()
	d := r.drafts[m]
	if d == nil || r.frozen[m] {
		return "nothing"
	}
	d.reword(r.source)
	m.Text = d.text()
	return "reword " + m.Title
}

// targets reads the figures that the generator itself writes as targets.
func targets(text string) []plan.Target {
	var list []plan.Target
	for _, c := range cut(text) {
		i := strings.Index(c, "家以上")
		if i < 0 {
			continue
		}
		value := number.FindString(c)
		if value == "" {
			continue
		}
		list = append(list, plan.Target{Text: strings.TrimRight(c, "，。；"), Metric: c[:strings.Index(c, value)], Op: plan.AtLeast, Value: value, Unit: "家"})
	}
	return list
}
