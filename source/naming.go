package source

import (
	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// placeForm finds the place whose plan it is at the beginning of the title.
var placeForm = pattern.New(`^(?:关于印发《?)?(?:中共)?(?:\p{Han}{2,4}省)?(?:\p{Han}{2,4}市)??(\p{Han}{1,6}?(?:市|县|区|自治州|自治县|旗|省))`)

// placeOf is the place named at the beginning of the title, or empty.
func placeOf(title string) string {
	m := placeForm.FindStringSubmatch(title)
	if m == nil {
		return ""
	}
	return m[1]
}

// nameUnits settles the names of all units of a text.
func (r *reader) nameUnits() {
	n := newNamer(placeOf(r.plan.Title), r.set)
	r.settleNames(n, func(func(*plan.Unit, int)) {})
}

// settleNames settles the names of all units and fills them in: of measures,
// of sections, inherited ones, and the plan's list. Units that the structure
// already holds are handed over by each.
func (r *reader) settleNames(n *namer, each func(func(u *plan.Unit, line int))) {
	var all []string
	for _, c := range r.clauses {
		for _, u := range c.units {
			base, _ := cutNote(u.name)
			all = append(all, base)
		}
	}
	each(func(u *plan.Unit, _ int) { all = append(all, u.Name) })
	n.settlePrefix(all)
	named := map[string]bool{}
	for _, name := range all {
		named[name] = true
	}
	each(func(u *plan.Unit, line int) { n.count(u.Name, mention{plan.Place{Line: line, Column: 1}, u.AsWritten}) })
	for _, c := range r.clauses {
		n.elide(c.units, named)
		for k := range c.units {
			u := &c.units[k]
			u.base, u.note = n.cut(u.name)
			n.count(u.base, mention{c.at, u.asWritten})
		}
	}
	shown, problems := n.names()
	r.problems = append(r.problems, problems...)
	r.tellPersons()
	each(func(u *plan.Unit, _ int) { u.Name = shown[u.Name] })
	for _, c := range r.clauses {
		resolveRoles(c.units, r.first)
		units := r.named(c, n, shown)
		if c.measure != nil {
			c.measure.Units = units
			continue
		}
		c.section.Units = append(c.section.Units, units...)
	}
	for _, s := range r.plan.Sections {
		inherit(s, nil)
	}
	r.plan.Units = summarize(r.plan, n, shown)
}

// named turns the names of a clause into units, groups of the settings
// expanded, and none twice.
func (r *reader) named(c *namedClause, n *namer, shown map[string]string) []plan.Unit {
	if len(c.units) == 0 {
		return nil
	}
	units := make([]plan.Unit, 0, len(c.units))
	at := make(map[string]int, len(c.units))
	add := func(u plan.Unit, line plan.Place) {
		k, twice := at[u.Name]
		if !twice {
			at[u.Name] = len(units)
			units = append(units, u)
			return
		}
		if units[k].Role != plan.Lead && u.Role == plan.Lead {
			units[k].Role = plan.Lead // A、B；A牵头: named again to say so
			return
		}
		r.problem(line, "warning", "unit-repeated", u.AsWritten, "同一责任条款中重复列出“"+u.Name+"”，已合为一个", "请删去重复的单位")
	}
	for _, u := range c.units {
		unit := plan.Unit{Name: shown[u.base], Role: u.role, Note: u.note, AsWritten: u.asWritten}
		if members := n.groups[u.base]; len(members) > 0 {
			for _, m := range members {
				unit.Name = m
				add(unit, c.at)
			}
			continue
		}
		add(unit, c.at)
	}
	return units
}

// inherit gives measures without a clause the units of the group above them.
func inherit(s *plan.Section, above []plan.Unit) {
	if len(s.Units) > 0 {
		above = s.Units
	}
	s.LeadUnits = nil
	for _, u := range s.Units {
		if u.Role == plan.Lead {
			s.LeadUnits = append(s.LeadUnits, u.Name)
		}
	}
	for _, m := range s.Measures {
		if len(m.Units) == 0 && !asksForUnits(m.Clause) {
			m.Units = append([]plan.Unit(nil), above...)
		}
	}
	for _, sub := range s.Sections {
		inherit(sub, above)
	}
}

// asksForUnits reports a clause with a list of units, be it empty.
func asksForUnits(clause string) bool {
	for _, span := range findClauses(clause) {
		for _, k := range keywordsIn(span.inner) {
			if k.kind <= kwSupport {
				return true
			}
		}
	}
	return false
}

// summarize counts the measures of each unit, in order of first mention.
func summarize(p *plan.Plan, n *namer, shown map[string]string) []plan.UnitSummary {
	var list []plan.UnitSummary
	at := map[string]int{}
	entry := func(name string) *plan.UnitSummary {
		k, ok := at[name]
		if !ok {
			k = len(list)
			at[name] = k
			list = append(list, plan.UnitSummary{Name: name})
		}
		return &list[k]
	}
	for _, m := range p.Measures() {
		for _, u := range m.Units {
			e := entry(u.Name)
			switch u.Role {
			case plan.Lead:
				e.Lead++
			case plan.Support:
				e.Support++
			case plan.Shared:
				e.Shared++
			}
		}
	}
	p.Walk(func(s *plan.Section, _ int) {
		for _, u := range s.Units {
			entry(u.Name)
		}
	})
	for _, name := range n.order {
		if k, ok := at[shown[name]]; ok && shown[name] != name {
			list[k].Aliases = append(list[k].Aliases, name)
		}
	}
	return list
}
