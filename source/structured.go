package source

import (
	"fenjie/source/document"
	"fenjie/source/plan"
	"fenjie/source/settings"
)

// readStructured reads a plan written as YAML or JSON. What it leaves out is
// derived as from a text: units from the clause, figures from the words.
func readStructured(name string, data []byte, set *settings.Settings) (*plan.Plan, []plan.Problem, error) {
	p, err := document.ReadPlan(name, data)
	if err != nil {
		return nil, nil, err
	}
	p.Schema = plan.Schema
	number(p)
	for _, m := range p.Measures() {
		if m.Title == "" && m.Text == "" && m.Clause == "" {
			return nil, nil, &document.Error{File: name, Line: m.Line, Message: "这项任务没有 title、text 和 clause", Suggestion: "请至少写一项"}
		}
	}
	if len(p.Measures()) == 0 {
		return nil, nil, &document.Error{File: name, Message: "没有任务：sections 下没有 measures", Suggestion: "请在各领域的 measures 下列出任务"}
	}
	if err := completeGiven(p, name); err != nil {
		return nil, nil, err
	}
	if err := moneyGiven(p, name); err != nil {
		return nil, nil, err
	}
	r := &reader{plan: p, set: set, first: set.FirstIsLead}
	r.namesGiven()
	r.figuresGiven()
	setIDs(p)
	return p, r.problems, within(name, p)
}

// completeGiven settles what a hand-written plan leaves out of units, targets
// and amounts: a role by the others', = for a comparison, other for a kind.
func completeGiven(p *plan.Plan, file string) error {
	var bad error
	units := func(list []plan.Unit, line int) {
		raw := make([]clauseUnit, len(list))
		for k, u := range list {
			if u.Name == "" && bad == nil {
				bad = &document.Error{File: file, Line: line, Message: "units 中有一项没有 name", Suggestion: "请补上单位名称"}
			}
			raw[k] = clauseUnit{name: u.Name, role: u.Role}
		}
		resolveRoles(raw, false)
		for k := range list {
			list[k].Role = raw[k].role
			if list[k].AsWritten == "" {
				list[k].AsWritten = list[k].Name
			}
		}
	}
	figures := func(targets []plan.Target, amounts []plan.Amount) {
		for k := range targets {
			if targets[k].Op == "" {
				targets[k].Op = plan.Equal
			}
		}
		for k := range amounts {
			if amounts[k].Kind == "" {
				amounts[k].Kind = plan.KindOther
			}
		}
	}
	figures(p.Targets, nil)
	p.Walk(func(s *plan.Section, _ int) {
		units(s.Units, s.Line)
		figures(s.Targets, s.Amounts)
		for _, m := range s.Measures {
			units(m.Units, m.Line)
			figures(m.Targets, m.Amounts)
		}
	})
	return bad
}

// moneyGiven reads from its words the money that the file states in words
// alone, and holds that words and figure agree where it states both.
func moneyGiven(p *plan.Plan, file string) error {
	var bad error
	fail := func(line int, text, message string) {
		if bad == nil {
			bad = &document.Error{File: file, Line: line, Quote: text, Message: message, Suggestion: "请改正 text 或 yuan（yuan 以元为单位，可不写）"}
		}
	}
	agree := func(text string, given plan.Fen, line int) {
		if read, ok := moneyIn(text); ok && read != given {
			fail(line, text, "与 yuan 的 "+given.Decimal(plan.Yuan)+" 元不一致")
		}
	}
	money := func(m *plan.Money, line int) {
		if m.Known {
			agree(m.Text, m.Fen, line)
		} else {
			m.Fen, m.Known = moneyIn(m.Text)
		}
	}
	budget := func(b *plan.Budget, line int) {
		if b == nil {
			return
		}
		if b.Total != nil {
			money(b.Total, line)
		}
		for k := range b.Parts {
			money(&b.Parts[k].Money, line)
		}
	}
	amounts := func(list []plan.Amount, line int) {
		for k := range list {
			a := &list[k]
			if a.Fen != plan.NotGiven {
				agree(a.Text, a.Fen, line)
			} else if read, ok := moneyIn(a.Text); ok {
				a.Fen = read
			} else {
				fail(line, a.Text, "amounts 中有一项没有 yuan，从 text 也读不出金额")
			}
		}
	}
	budget(p.Budget, 1)
	p.Walk(func(s *plan.Section, _ int) {
		budget(s.Budget, s.Line)
		amounts(s.Amounts, s.Line)
		for _, m := range s.Measures {
			amounts(m.Amounts, m.Line)
		}
	})
	return bad
}

// moneyIn is the one amount that words state in full.
func moneyIn(text string) (plan.Fen, bool) {
	figures := findMoney(text)
	if len(figures) != 1 || figures[0].placeholder {
		return 0, false
	}
	return figures[0].amount.Fen, true
}

// figuresGiven reads from the words the figures that the file leaves out.
func (r *reader) figuresGiven() {
	p := r.plan
	if p.Year == 0 {
		p.Year = yearOf(p.Title, p.Preamble)
	}
	if p.Basis == nil {
		p.Basis = basisOf(p.Title, p.Preamble)
	}
	if p.Targets == nil {
		p.Targets = readTargets(p.Preamble, p.Year)
	}
	p.Walk(func(s *plan.Section, _ int) {
		given := *s
		readSectionFigures(s, p.Year)
		keep(&s.Targets, given.Targets)
		keep(&s.Amounts, given.Amounts)
		if given.Budget != nil {
			s.Budget = given.Budget
		}
		for _, m := range s.Measures {
			given := *m
			readMeasureFigures(m, p.Year)
			keep(&m.Targets, given.Targets)
			keep(&m.Amounts, given.Amounts)
		}
	})
}

// keep puts back a list that the file gave, be it empty.
func keep[T any](list *[]T, given []T) {
	if given != nil {
		*list = given
	}
}

// namesGiven settles names of units as in a text, and reads the clauses of
// measures whose units the file leaves out.
func (r *reader) namesGiven() {
	n := newNamer(placeOf(r.plan.Title), r.set)
	r.plan.Walk(func(s *plan.Section, _ int) {
		if s.Units == nil {
			r.derive(s.Clause, s, nil)
			for _, lead := range s.LeadUnits {
				if s.Clause == "" {
					s.Units = append(s.Units, plan.Unit{Name: lead, Role: plan.Lead, AsWritten: lead})
				}
			}
		}
		for _, m := range s.Measures {
			if m.Units == nil {
				r.derive(m.Clause, s, m)
			}
		}
	})
	given := r.plan.Units
	r.settleNames(n, r.eachUnit)
	for k, u := range r.plan.Units {
		for _, g := range given {
			if g.Name == u.Name {
				r.plan.Units[k].Aliases = union(u.Aliases, g.Aliases)
			}
		}
	}
}

// derive notes the units of a clause for naming.
func (r *reader) derive(clause string, s *plan.Section, m *plan.Measure) {
	at := plan.Place{Line: s.Line, Column: 1}
	if m != nil {
		at.Line = m.Line
	}
	var units []clauseUnit
	for _, span := range findClauses(clause) {
		units = append(units, r.answering(parseClause(span.inner), line{Place: at}, 0)...)
	}
	if len(units) > 0 {
		r.clauses = append(r.clauses, &namedClause{units: units, at: at, section: s, measure: m})
	}
}

// eachUnit calls f with every unit that the plan's structure already holds.
func (r *reader) eachUnit(f func(u *plan.Unit, line int)) {
	r.plan.Walk(func(s *plan.Section, _ int) {
		for k := range s.Units {
			f(&s.Units[k], s.Line)
		}
		for _, m := range s.Measures {
			for k := range m.Units {
				f(&m.Units[k], m.Line)
			}
		}
	})
}

func union(a, b []string) []string {
	for _, s := range b {
		found := false
		for _, have := range a {
			found = found || have == s
		}
		if !found {
			a = append(a, s)
		}
	}
	return a
}
