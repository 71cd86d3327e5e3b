package revision

import (
	"fmt"
	"slices"
	"strings"

	"fenjie/source/plan"
)

// whole compares what belongs to no section.
func (d *differ) whole() {
	o, n := d.Old, d.New
	text := func(kind Kind, old, new string) {
		if squeeze(old) != squeeze(new) {
			d.add(Change{Kind: kind, Old: old, New: new})
		}
	}
	text(Retitled, o.Title, n.Title)
	text(Stage, o.Stage, n.Stage)
	if o.Year != n.Year && squeeze(o.Title) == squeeze(n.Title) && squeeze(o.Preamble) == squeeze(n.Preamble) {
		text(Deadline, yearText(o.Year), yearText(n.Year))
	}
	for _, r := range append(append([]Rename(nil), d.Renames...), d.Respelt...) {
		d.add(Change{Kind: UnitRenamed, Old: r.Old, New: r.New, Units: []string{r.New}})
	}
	var figures [2]places
	changed := changedFigures(&plan.Measure{Text: o.Preamble, Targets: o.Targets}, &plan.Measure{Text: n.Preamble, Targets: n.Targets})
	d.figures(o.Preamble, n.Preamble, changed, &figures, func(k Kind, old, new string) { d.add(Change{Kind: k, Old: old, New: new}) })
	d.budget(o.Budget, n.Budget, o.Preamble, n.Preamble, &figures, func(old, new string) { d.add(Change{Kind: BudgetKind, Old: old, New: new}) })
	switch {
	case d.reworded(o.Preamble, n.Preamble, figures):
		text(Reworded, o.Preamble, n.Preamble)
	case squeeze(o.Preamble) == squeeze(n.Preamble):
		text(Reworded, basisText(o.Basis), basisText(n.Basis))
	}
	text(Reworded, o.Closing, n.Closing)
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return fmt.Sprintf("%d年", year)
}

func basisText(list []plan.Basis) string {
	var lines []string
	for _, b := range list {
		lines = append(lines, "《"+b.Title+"》"+b.Number)
	}
	return strings.Join(lines, "\n")
}

func (d *differ) budget(old, new *plan.Budget, oldText, newText string, at *[2]places, change func(old, new string)) {
	for _, p := range budgetChanges(old, new) {
		a, b := "", ""
		if p.old != nil {
			a = p.old.String()
			at[0].add(oldText, p.old.Text)
			at[0].add(oldText, a)
		}
		if p.new != nil {
			b = p.new.String()
			at[1].add(newText, p.new.Text)
			at[1].add(newText, b)
		}
		if p.old == nil || p.new == nil { // with a part goes the word that leads to it
			at[0].add(oldText, "其中")
			at[1].add(newText, "其中")
		}
		change(a, b)
	}
}

// sections compares section by section, in the new text's order; a section
// that is gone follows the one before it.
func (d *differ) sections() {
	var after func(list []*plan.Section)
	gone := d.goneAfter()
	for _, s := range gone[nil] {
		d.goneSection(s)
	}
	after = func(list []*plan.Section) {
		for _, s := range list {
			o := d.OldSectionOf(s)
			if o == nil {
				d.add(Change{Kind: Added, New: WholeSection(s), Units: leads(s), NewSection: s})
			} else {
				d.section(o, s)
			}
			d.measures(o, s)
			after(s.Sections)
			for _, s := range gone[o] {
				if o != nil {
					d.goneSection(s)
				}
			}
		}
	}
	after(d.New.Sections)
}

// goneAfter lists the sections that are gone under the section before them
// that stayed; under nil those before all.
func (d *differ) goneAfter() map[*plan.Section][]*plan.Section {
	gone := map[*plan.Section][]*plan.Section{}
	var last *plan.Section
	d.Old.Walk(func(s *plan.Section, _ int) {
		if d.NewSectionOf(s) != nil {
			last = s
			return
		}
		gone[last] = append(gone[last], s)
	})
	return gone
}

func (d *differ) goneSection(s *plan.Section) {
	d.add(Change{Kind: Removed, Old: WholeSection(s), Units: d.presentNamesOf(leads(s)), OldSection: s})
	for _, m := range s.Measures {
		if d.NewOf(m) == nil {
			d.removed(m)
		}
	}
}

func (d *differ) presentNamesOf(names []string) []string {
	var list []string
	for _, n := range names {
		list = appendNew(list, d.UnitNow(n))
	}
	return list
}

func (d *differ) removed(m *plan.Measure) {
	var units []string
	for _, u := range d.present(m.Units) {
		units = appendNew(units, u.Name)
	}
	d.add(Change{Kind: Removed, Old: WholeMeasure(m), Units: units, OldMeasure: m})
}

// measures compares the measures of a section; what was removed stands where
// it stood.
func (d *differ) measures(o, n *plan.Section) {
	var old []*plan.Measure
	if o != nil {
		old = o.Measures
	}
	flush := func(before *plan.Measure) {
		for len(old) > 0 && old[0] != before {
			if d.NewOf(old[0]) == nil {
				d.removed(old[0])
			}
			old = old[1:]
		}
	}
	for _, m := range n.Measures {
		was := d.OldOf(m)
		if was == nil {
			var units []string
			for _, u := range m.Units {
				units = appendNew(units, u.Name)
			}
			d.add(Change{Kind: Added, New: WholeMeasure(m), Units: units, NewMeasure: m})
			continue
		}
		if d.home[was] == o && !d.jumped[m] {
			flush(was)
		}
		d.measure(was, m)
	}
	flush(nil)
}

// section compares one section in both texts.
func (d *differ) section(o, n *plan.Section) {
	before := len(d.revision.Changes)
	units := d.presentNamesOf(append(leads(n), leads(o)...))
	change := func(kind Kind, old, new string) {
		d.add(Change{Kind: kind, Old: old, New: new, Units: units, OldSection: o, NewSection: n})
	}
	if d.jumpedOf[n] || d.parentOf(o) != d.oldParent(n) {
		change(Moved, o.Label+o.Title, n.Label+n.Title)
	}
	if squeeze(o.Title) != squeeze(n.Title) {
		change(Retitled, o.Title, n.Title)
	}
	clauseTold := !samePeople(d.present(o.Units), n.Units) || !sameNames(d.presentNamesOf(o.LeadUnits), n.LeadUnits)
	if clauseTold {
		change(Units, d.sectionPeople(o, true), d.sectionPeople(n, false))
	}
	if d.leaders(o.Clause, n.Clause, func(c Change) {
		c.Units, c.OldSection, c.NewSection = slices.Clone(units), o, n
		for _, m := range ledBy(n, &c) {
			for _, u := range m.Units {
				c.Units = appendNew(c.Units, u.Name)
			}
		}
		d.add(c)
	}) {
		clauseTold = true
	}
	var figures [2]places
	d.budget(o.Budget, n.Budget, o.Overview, n.Overview, &figures, func(old, new string) { change(BudgetKind, old, new) })
	changed := changedFigures(ownFigures(o), ownFigures(n))
	d.figures(o.Overview, n.Overview, changed, &figures, change)
	if d.reworded(o.Overview, n.Overview, figures) {
		change(Reworded, o.Overview, n.Overview)
	}
	if !clauseTold && d.clause(o.Clause) != d.clause(n.Clause) {
		change(Reworded, o.Clause, n.Clause)
	}
	if columns := strings.Join(n.Columns, "、"); strings.Join(o.Columns, "、") != columns {
		change(Reworded, strings.Join(o.Columns, "、"), columns)
	}
	if len(d.revision.Changes) == before && (o.Label != n.Label || o.Number != n.Number) {
		change(Renumbered, o.Label, n.Label)
	}
}

// parentOf is the section above one; nil for a top-level one.
func (d *differ) parentOf(s *plan.Section) *plan.Section {
	top := d.outermost[s]
	var parent *plan.Section
	walk(top, func(p *plan.Section) {
		for _, sub := range p.Sections {
			if sub == s {
				parent = p
			}
		}
	})
	return parent
}

// oldParent is what the section above a section of the new text was.
func (d *differ) oldParent(s *plan.Section) *plan.Section {
	p := d.parentOf(s)
	if p == nil {
		return nil
	}
	return d.OldSectionOf(p)
}

func (d *differ) sectionPeople(s *plan.Section, old bool) string {
	if len(s.Units) > 0 {
		return d.people(s.Units, old)
	}
	return strings.Join(d.presentNamesOf(s.LeadUnits), "、")
}

func sameNames(a, b []string) bool { return strings.Join(a, "\x00") == strings.Join(b, "\x00") }

// leads are the units that lead a section, and those of its own clause.
func leads(s *plan.Section) []string {
	list := append([]string(nil), s.LeadUnits...)
	for _, u := range s.Units {
		list = appendNew(list, u.Name)
	}
	return list
}

// ownFigures are the figures of a section's own text, as those of a measure.
func ownFigures(s *plan.Section) *plan.Measure {
	return &plan.Measure{Title: s.Title, Text: s.Overview, Targets: s.Targets, Amounts: s.Amounts}
}
