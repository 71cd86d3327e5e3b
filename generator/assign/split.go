package assign

import (
	"cmp"
	"fmt"
	"slices"

	"fenjie/source/figures"
	"fenjie/source/parallel"
	"fenjie/source/plan"
	"fenjie/source/revision"
)

// Split arranges a plan for its documents. It changes nothing of the plan. What the
// last revision of it changed, Revise adds.
func Split(p *plan.Plan, problems []plan.Problem) (*Overview, []Assignment) {
	o := &Overview{
		Plan: p, Head: Head{Title: p.Title, Stage: p.Stage, Year: p.Year}, Units: p.Units,
		FileNames: map[string]string{}, Own: map[*plan.Section]Own{}, Problems: problems,
	}
	o.Head.Period, o.PeriodLine = p.DefaultPeriod()
	names := newFileNames()
	for _, u := range p.Units {
		o.FileNames[u.Name] = names.give(u.Name)
	}
	p.Walk(func(s *plan.Section, _ int) {
		own := figures.OfSection(s)
		o.Own[s] = Own{own.Targets(), own.Funds, figures.IsUnclaimed(s)}
	})
	parts := newFileNames()
	lines := placesOf(p)
	if p.Budget != nil {
		o.Whole = append(o.Whole, WholeBudget{Budget: p.Budget, Line: lines.preambleLine(p.Budget)})
	}
	for k, s := range p.Sections {
		part := partOf(p, s)
		if b := part.Budget; b != nil && p.Opens(s) {
			if p.Budget == nil || p.Budget.Total == nil || b.Total == nil || p.Budget.Total.Fen != b.Total.Fen { // else it says so again
				o.Whole = append(o.Whole, WholeBudget{b, s, lines.budgetLine(s)})
			}
			part.Budget, part.Sum, part.Stated, part.Gap = nil, 0, false, 0
		}
		title := s.Title
		if title == "" {
			title = "全部任务"
		}
		part.Number = k + 1
		part.Line = lines.budgetLine(s)
		part.FileName = parts.give(fmt.Sprintf("%02d-%s", k+1, title))
		o.Parts = append(o.Parts, part)
		o.Tasks = append(o.Tasks, part.Tasks...)
		o.Overall = append(o.Overall, overallOf(p, part)...)
		if part.Stated {
			o.BudgetTotal += part.Sum
		}
		o.BudgetAll += part.Sum
		if part.Budget == nil && (len(part.Tasks) > 0 || len(p.Measures()) == 0) {
			o.Missing = append(o.Missing, s.Title)
		}
	}
	parallel.Each(len(o.Tasks), 16, func(k int) {
		d := o.Tasks[k].Duty
		d.Shown, d.Steps = figures.Of(d.Measure), d.Measure.StepsOf(p.Year)
	})
	for _, t := range o.Overall {
		t.Shown = figures.Of(t.Measure)
	}
	o.Funds = fundsOf(o, lines)
	return o, assignmentsOf(o)
}

// Revise tells an arranged plan, and the assignments of its units, what the last
// revision changed.
func (o *Overview) Revise(units []Assignment, r *revision.Revision) {
	o.Revision = r
	tell := func(unit string, lists ...[]Task) {
		for _, tasks := range lists {
			for k := range tasks {
				tasks[k].Change = r.Brief(tasks[k].Measure, unit)
			}
		}
	}
	for _, t := range o.Tasks {
		t.Words = r.TextOf(t.Measure)
	}
	tell("", o.Tasks)
	for _, p := range o.Parts {
		tell("", p.Tasks)
	}
	for _, a := range units {
		tell(a.Unit, a.Tasks, a.Overall)
	}
}

// partOf gathers the tasks and figures of a top-level section.
func partOf(p *plan.Plan, s *plan.Section) Part {
	part := Part{Section: s, All: sectionsOf(s), Leads: s.LeadUnits}
	part.Budget = budgetOf(s)
	part.Tasks = tasksOf(p, s, s, nil)
	if b := part.Budget; b != nil {
		sum := b.PartsSum()
		part.Sum = sum
		if b.Total != nil && b.Total.Known {
			part.Stated = true
			part.Sum = b.Total.Fen
			if len(b.Parts) > 0 {
				part.Gap = b.Total.Fen - sum
			}
		}
	}
	return part
}

// sectionsOf returns s and the sections below it, in document order.
func sectionsOf(s *plan.Section) []*plan.Section {
	all := []*plan.Section{s}
	for _, sub := range s.Sections {
		all = append(all, sectionsOf(sub)...)
	}
	return all
}

// budgetOf is the budget of s. Where only sections below it name money, those
// are its parts, and it states no total.
func budgetOf(s *plan.Section) *plan.Budget {
	if s.Budget != nil {
		return s.Budget
	}
	var b plan.Budget
	for _, sub := range s.Sections {
		switch own := budgetOf(sub); {
		case own == nil:
		case own.Total != nil:
			b.Parts = append(b.Parts, plan.BudgetPart{Name: sub.Title, Money: *own.Total})
		default:
			b.Parts = append(b.Parts, own.Parts...)
		}
	}
	if len(b.Parts) == 0 {
		return nil
	}
	return &b
}

// nested returns the budgets of sections below one that has a budget of its
// own, as amounts: the plan does not say whether they are within it.
func nested(s, part *plan.Section, within bool, lines places) []Fund {
	var funds []Fund
	if within && s.Budget != nil {
		list := s.Budget.Parts
		if s.Budget.Total != nil {
			list = []plan.BudgetPart{{Name: "预算安排", Money: *s.Budget.Total}}
		}
		for _, p := range list {
			if p.Known {
				amount := plan.Amount{Text: p.Text, Fen: p.Fen, Currency: "CNY", Kind: plan.KindBudget, Op: plan.Equal, For: p.Name}
				funds = append(funds, Fund{Amount: amount, Section: s, Part: part, Line: lines.line(s, p.Text, s.Line)})
			}
		}
	}
	for _, sub := range s.Sections {
		funds = append(funds, nested(sub, part, within || s.Budget != nil, lines)...)
	}
	return funds
}

// tasksOf returns the measures of s and of its sub-sections as tasks, in
// document order.
func tasksOf(p *plan.Plan, s, part *plan.Section, path []string) []Task {
	home := map[*plan.Measure]*plan.Section{}
	paths, leaders := map[*plan.Section][]string{}, map[*plan.Section][]plan.Leader{}
	var note func(s *plan.Section, path []string, above []plan.Leader)
	note = func(s *plan.Section, path []string, above []plan.Leader) {
		paths[s] = path
		leaders[s] = plan.WithAbove(plan.Leaders(s.Clause), above)
		for _, m := range s.Measures {
			home[m] = s
		}
		below := append(append([]string(nil), path...), s.Label+s.Title)
		for _, sub := range s.Sections {
			note(sub, below, leaders[s])
		}
	}
	note(s, path, nil)
	measures := s.AllMeasures()
	duties, tasks := make([]Duty, len(measures)), make([]Task, len(measures))
	for k, m := range measures {
		d := &duties[k]
		d.Measure, d.Section, d.Part, d.Path, d.Place = m, home[m], part, paths[home[m]], p.PlaceName(m.Line)
		d.Leaders = plan.WithAbove(plan.Leaders(m.Clause), leaders[d.Section])
		d.Leads = leadsOf(m)
		tasks[k] = Task{Duty: d}
	}
	return tasks
}

func leadsOf(m *plan.Measure) []string {
	var leads []string
	for _, u := range m.Units {
		if u.Role == plan.Lead {
			leads = append(leads, u.Name)
		}
	}
	return leads
}

// overallOf are the goals of a top-level section and of those below it, where
// they name who answers for them.
func overallOf(p *plan.Plan, part Part) []Task {
	var tasks []Task
	for _, s := range part.All {
		if m := figures.Overall(s); m != nil {
			tasks = append(tasks, Task{Duty: &Duty{Measure: m, Section: s, Part: part.Section, Leads: leadsOf(m), Place: p.PlaceName(m.Line)}})
		}
	}
	return tasks
}

// assignmentsOf gives each unit its tasks: leads first, then in plan order.
func assignmentsOf(o *Overview) []Assignment {
	at := map[string]int{}
	list := make([]Assignment, len(o.Units))
	for k, u := range o.Units {
		at[u.Name] = k
		list[k] = Assignment{Unit: u.Name, Aliases: u.Aliases, FileName: o.FileNames[u.Name], Plan: o.Head,
			Lead: u.Lead, Support: u.Support, Shared: u.Shared}
	}
	give := func(tasks []Task, leads bool, to func(*Assignment) *[]Task) {
		for _, t := range tasks {
			for _, u := range t.Measure.Units {
				k, known := at[u.Name]
				if !known || (u.Role == plan.Lead) != leads {
					continue
				}
				own, of := t, to(&list[k])
				own.Role = u.Role
				*of = append(*of, own)
			}
		}
	}
	for _, leads := range []bool{true, false} {
		give(o.Tasks, leads, func(a *Assignment) *[]Task { return &a.Tasks })
		give(o.Overall, leads, func(a *Assignment) *[]Task { return &a.Overall })
	}
	o.Plan.Walk(func(s *plan.Section, _ int) {
		for _, name := range s.LeadUnits {
			if k, known := at[name]; known {
				list[k].Sections = append(list[k].Sections, s)
			}
		}
	})
	return list
}

// summed tells the kinds of money whose sum means something. Investments are
// not among them: a plan names that of the whole place, and within it that of
// a trade or a project.
var summed = map[plan.AmountKind]bool{
	plan.KindUpward: true, plan.KindBond: true, plan.KindLoan: true, plan.KindRelief: true,
}

// fundsOf gathers the money that is no section's budget, by kind.
func fundsOf(o *Overview, lines places) []FundGroup {
	byKind := map[plan.AmountKind][]Fund{}
	for _, part := range o.Parts {
		for _, f := range nested(part.Section, part.Section, false, lines) {
			byKind[f.Amount.Kind] = append(byKind[f.Amount.Kind], f)
		}
		for _, s := range part.All {
			for _, a := range o.Own[s].Funds {
				byKind[a.Kind] = append(byKind[a.Kind], Fund{Amount: a, Section: s, Part: part.Section, Line: lines.line(s, a.Text, s.Line)})
			}
		}
		for k := range part.Tasks {
			t := &part.Tasks[k]
			for _, a := range t.Funds {
				byKind[a.Kind] = append(byKind[a.Kind], Fund{Amount: a, Task: t, Section: t.Section, Part: part.Section, Line: lines.line(t.Measure, a.Text, t.Measure.Line)})
			}
		}
	}
	var groups []FundGroup
	for _, kind := range plan.AmountKinds {
		if len(byKind[kind]) == 0 {
			continue
		}
		g := FundGroup{Kind: kind, Funds: byKind[kind], Summed: summed[kind]}
		least, open := false, false // one is a lower bound; one may be less than it says
		for _, f := range g.Funds {
			if f.Amount.Currency == "CNY" && !f.Amount.Part {
				g.Sum += f.Amount.Fen
				least = least || f.Amount.Op == plan.AtLeast || f.Amount.Op == plan.More
				open = open || !slices.Contains([]plan.Op{plan.Equal, plan.AtLeast, plan.More}, f.Amount.Op)
			}
		}
		g.Least = least && !open
		groups = append(groups, g)
	}
	return groups
}

// All is how many measures a unit is in.
func All(u plan.UnitSummary) int { return u.Lead + u.Support + u.Shared }

// Busiest are units in the order in which documents count their measures: those
// of most first, of as many those that lead more, else in the plan's order.
func Busiest(units []plan.UnitSummary) []plan.UnitSummary {
	sorted := slices.Clone(units)
	slices.SortStableFunc(sorted, func(a, b plan.UnitSummary) int {
		return cmp.Or(cmp.Compare(All(b), All(a)), cmp.Compare(b.Lead, a.Lead))
	})
	return sorted
}
