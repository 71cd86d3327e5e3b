// Package assign splits a plan by unit: one Assignment a unit, and the
// Overview for documents about the whole plan. Pure: values in, values out.
package assign

import (
	"sync"

	"fenjie/source/entries/entry"
	"fenjie/source/figures"
	"fenjie/source/plan"
	"fenjie/source/revision"
)

// Task is one measure as one unit sees it (任务).
type Task struct {
	*Duty
	Role   plan.Role // the unit's role; empty in the Overview
	Change string    // 本次修订; empty where nothing changed
}

// Duty is one measure whichever of its units sees it.
type Duty struct {
	Measure       *plan.Measure
	Section       *plan.Section   // the section that holds the measure
	Path          []string        // titles of the sections above it, outermost first
	Part          *plan.Section   // the outermost section (领域)
	Leads         []string        // 牵头单位, in order
	Leaders       []plan.Leader   // persons (责任领导) that its clause names, and those of the section it is in with another keyword
	Place         string          // where the plan's file has it: 第12行
	Words         []revision.Span // the measure's text with the words that this revision changed; nil where it changed none
	Steps         []plan.Step     // the dates that its sentences set
	figures.Shown                 // the figures that it commits its units to, and its money, with the words to show

	found sync.Once
	said  Said
}

// Said is what documents say of a measure, whichever the unit: how, package wording
// knows.
type Said struct {
	Name, Field, Leads, Units string // 任务, 领域, 牵头单位 and 责任单位 as they are shown
	When                      string // 完成时限
	Leaders                   string // 责任领导：王伟民, one a line; empty where none is named
}

// Targets counts those of the whole plan, of its preamble and its sections too.
func (o *Overview) Targets() int {
	n := len(o.Plan.Targets)
	for _, t := range o.Tasks {
		n += len(t.Results)
	}
	for _, p := range o.Parts {
		for _, s := range p.All {
			n += len(o.Own[s].Targets)
		}
	}
	return n
}

// Fields are the sections that documents count as 领域: those with tasks or money.
// Of 总体要求 and 保障措施, which have neither, only their own briefing tells. In a plan
// without tasks all are.
func (o *Overview) Fields() []Part {
	if len(o.Tasks) == 0 {
		return o.Parts
	}
	var list []Part
	for _, p := range o.Parts {
		if len(p.Tasks) > 0 || p.Budget != nil {
			list = append(list, p)
		}
	}
	return list
}

// Said is what documents say of a duty: the first who asks has it found, since a
// measure is in the documents of all its units.
func (d *Duty) Said(find func() Said) *Said {
	d.found.Do(func() { d.said = find() })
	return &d.said
}

// Assignment is everything one unit is answerable for (任务分工).
type Assignment struct {
	Unit                  string
	Aliases               []string
	FileName              string // safe, unique file name without extension
	Plan                  Head
	Tasks                 []Task          // leads first, then in the plan's order
	Overall               []Task          // goals of sections that name the unit (领域目标), in the same order
	Sections              []*plan.Section // sections that the unit leads as a whole, in order
	Lead, Support, Shared int
	Typed                 *entry.Sheet // what the unit filled in (填报内容); nil: nothing
}

// Head is what every document says about the plan it comes from.
type Head struct {
	Title  string
	Stage  string
	Year   int
	Period string // what the plan says of measures that name no deadline; empty: nothing
}

// Overview is the whole plan, arranged for documents about all of it (总览).
type Overview struct {
	Plan        *plan.Plan
	Head        Head
	Tasks       []Task                // every measure, in order; Role is empty
	Overall     []Task                // each section's own goals, as a measure, where it names who answers for them
	Parts       []Part                // top-level sections, in order
	Units       []plan.UnitSummary    // in the plan's order
	FileNames   map[string]string     // unit name → file name without extension
	Own         map[*plan.Section]Own // what each section's own text names
	Whole       []WholeBudget         // the budget that the plan states for all of it, never added to those of its sections
	Funds       []FundGroup           // money that is not budget, by kind, in the order of plan.AmountKinds
	BudgetTotal plan.Fen              // sum of stated totals only
	BudgetAll   plan.Fen              // stated totals, and the parts' sum where no total is stated
	Problems    []plan.Problem
	Missing     []string           // sections with measures and without any figure
	PeriodLine  int                // of Head.Period; 0 when unknown
	Revision    *revision.Revision // the step from the text before; nil for a first text
}

// Own is what the own text of a section names, with the words to show.
type Own struct {
	Targets   []plan.Target
	Funds     []plan.Amount
	Unclaimed bool // it commits to figures, and no unit is named for the section
}

// Part is a top-level section with its figures (领域).
type Part struct {
	Section  *plan.Section
	All      []*plan.Section // the section and all below it, in order
	Number   int
	FileName string // "01-推进教育科技人才一体发展": safe, for 简报/领域
	Leads    []string
	Tasks    []Task
	Budget   *plan.Budget // its own, else those of its sub-sections as parts; nil: none named, or it has no measures
	Sum      plan.Fen     // total as stated, or the parts' sum where none is stated
	Stated   bool         // a total is stated
	Line     int          // where the budget stands in the plan; the section's own line without one
	Gap      plan.Fen     // stated total minus parts, where both are given; 0 when equal or no parts
}

// WholeBudget is a budget that is that of the whole plan (全案预算): the preamble's,
// or that of a section without measures that opens the plan (总体要求).
type WholeBudget struct {
	Budget  *plan.Budget
	Section *plan.Section // that states it; nil: the preamble
	Line    int           // where it stands in the plan; 0 when unknown
}

// FundGroup is all money of one kind that measures name.
type FundGroup struct {
	Kind   plan.AmountKind
	Funds  []Fund
	Sum    plan.Fen // of those in CNY that are not Part of another; 0 for kinds never summed
	Summed bool     // whether a sum of this kind means anything (upward, bond, loan, relief)
	Least  bool     // the sum is a lower bound: one of its amounts is (800万元以上), and none may be less than it says
}

// Fund is one amount and the measure or section that names it.
type Fund struct {
	Amount  plan.Amount
	Task    *Task         // nil for an amount in a section's overview
	Section *plan.Section // the section that holds the measure or the overview
	Part    *plan.Section // outermost section
	Line    int           // where it stands in the plan; 0 when unknown
}
