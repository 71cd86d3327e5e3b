package entries

import (
	"slices"

	"fenjie/source/entries/entry"
	"fenjie/source/plan"
	"fenjie/source/revision"
)

// Source is one workbook whose entries are to be placed.
type Source struct {
	*entry.Sheet
	File string // its name in messages and in the sheet 待认领
	// Own: it is what stands at the place of the unit's document.
	Own bool
	// Kept: where a source before it says otherwise, its value gives way
	// without a word: the whole file stays among the kept copies.
	Kept bool
}

// Request is what is to be placed, and where.
type Request struct {
	// Sources are in order of precedence: of two values for one cell that of
	// the first source stands, the other is put among those unclaimed.
	Sources []Source
	New     *plan.Plan
	Text    string                // digest of New
	Texts   map[string]*plan.Plan // earlier texts, by digest
	Names   revision.Names
	// Shown tells what fenjie wrote into a unit's sheet, by measure and
	// column, so that a locked cell that was changed is noticed. Nil: unknown.
	Shown func(text *plan.Plan, s *entry.Sheet) map[string]map[string]string
}

// Unplaced is a value that found no cell of its own, and is in 待认领.
type Unplaced struct {
	File string
	Cell string // 责任清单!K7
	Unit string // in whose workbook it is now
	Why  string
}

// Placed is where everything went.
type Placed struct {
	Sheets map[string]*entry.Sheet // by unit of the new plan
	Gone   []*entry.Sheet          // of units that the new plan does not name
	// Anew names the units to whose workbook something came that does not
	// stand in it.
	Anew     map[string]bool
	Unplaced []Unplaced
}

// Place puts the entries of all sources at the measures and targets of the new
// plan. What belongs to a measure that is withdrawn, or that the unit is no
// longer in, goes to 已撤销任务; rows that the unit added stay its own; what
// finds no cell goes to 待认领. Nothing is dropped.
func Place(r Request) *Placed {
	p := &placer{Request: r, pairs: map[*plan.Plan]pairing{}, rebuilt: map[*plan.Plan]bool{}, indexes: map[*plan.Plan]*index{}, parts: map[*plan.Measure]*plan.Measure{}}
	placed := &Placed{Sheets: map[string]*entry.Sheet{}, Anew: map[string]bool{}}
	units, groups := p.group()
	for _, unit := range units {
		sources := groups[unit]
		d := p.unit(unit, sources)
		if !p.named(unit) {
			if !d.sheet.IsEmpty() {
				placed.Gone = append(placed.Gone, d.sheet)
			}
			continue
		}
		placed.Sheets[unit] = d.sheet
		placed.Unplaced = append(placed.Unplaced, d.unplaced...)
		placed.Anew[unit] = p.isAnew(unit, sources, d.sheet)
	}
	return placed
}

// isAnew reports whether a unit's own workbook holds less than its sheet.
func (p *placer) isAnew(unit string, sources []Source, sheet *entry.Sheet) bool {
	var own []Source
	for _, s := range sources {
		if s.Own {
			own = append(own, s)
		}
	}
	if len(own) == len(sources) {
		return false
	}
	return !sameSheet(sheet, p.unit(unit, own).sheet)
}

// placer places the entries of one build.
type placer struct {
	Request
	pairs   map[*plan.Plan]pairing
	rebuilt map[*plan.Plan]bool // texts made of a workbook's rows
	indexes map[*plan.Plan]*index
	before  map[string]bool                 // see saidBefore
	parts   map[*plan.Measure]*plan.Measure // a section's own goals of an earlier text, in the new plan
}

// group sorts the sources by the unit that they belong to now, in the order of
// the new plan's units, then those gone.
func (p *placer) group() ([]string, map[string][]Source) {
	groups := map[string][]Source{}
	var gone []string
	for _, s := range p.Sources {
		unit := p.unitNow(s.Unit)
		if groups[unit] == nil && !p.named(unit) {
			gone = append(gone, unit)
		}
		groups[unit] = append(groups[unit], s)
	}
	var units []string
	for _, u := range p.New.Units {
		if groups[u.Name] != nil {
			units = append(units, u.Name)
		}
	}
	return append(units, gone...), groups
}

func (p *placer) named(unit string) bool {
	return slices.ContainsFunc(p.New.Units, func(u plan.UnitSummary) bool { return u.Name == unit })
}

func (p *placer) unitNow(unit string) string { return KnownName(p.New, p.Names, unit) }

// KnownName is the name that a unit bears in a plan: what the settings say, its
// own, or the name that the plan merges it under. A renaming that is only
// inferred counts for nothing here: what a unit typed is no other's.
func KnownName(p *plan.Plan, names revision.Names, unit string) string {
	named := func(name string) bool {
		return slices.ContainsFunc(p.Units, func(u plan.UnitSummary) bool { return u.Name == name })
	}
	if now, ok := names[unit]; ok {
		return now
	}
	if named(unit) {
		return unit
	}
	for _, u := range p.Units {
		if slices.Contains(u.Aliases, unit) {
			return u.Name
		}
	}
	return unit
}

// pairing is an earlier text paired with the new plan.
type pairing struct {
	*revision.Pairing
	of    map[*plan.Measure]revision.Pair // by the measure of the earlier text
	moved map[target]target               // targets that stand in another measure now
}

// pairing pairs an earlier text with the new plan, once.
func (p *placer) pairing(text *plan.Plan) pairing {
	pair, ok := p.pairs[text]
	if !ok {
		pair = pairing{revision.Match(text, p.New, p.Names), map[*plan.Measure]revision.Pair{}, map[target]target{}}
		for _, m := range pair.Measures {
			pair.of[m.Old] = m
		}
		for _, m := range pair.TargetMoves() {
			pair.moved[target{m.Old, m.From}] = target{m.New, m.To}
		}
		for _, s := range pair.Sections {
			old, now := p.index(text).ofPart[s.Old], p.index(p.New).ofPart[s.New]
			if old != nil && now != nil {
				p.parts[old] = now
			}
		}
		p.pairs[text] = pair
	}
	return pair
}

// newOf is the measure of the new plan that a measure of an earlier text
// became, and that still says enough of what it said; nil where there is none.
// A pair is good enough to be compared long before it is good enough to be
// given what somebody typed.
func (p *placer) newOf(text *plan.Plan, m *plan.Measure) *plan.Measure {
	if text == p.New {
		return m
	}
	pair, ok := p.pairing(text).of[m]
	if now := p.parts[m]; now != nil {
		return now
	}
	switch {
	case !ok, p.rebuilt[text] && pair.Likeness < lonely:
		return nil
	case pair.Reason == revision.SameID || still(saidBy(m), saidBy(pair.New)) >= stillFloor:
		return pair.New
	case p.saidBefore()[pair.New.ID] && still(saidBy(pair.New), saidBy(m)) >= stillFloor:
		// Back at words of an earlier text: what was good enough to go from
		// them to m is good enough to come home.
		return pair.New
	}
	return nil
}

// movedTo is the target of the new plan that a target of an earlier text became,
// in another measure. Of a text made of a workbook's rows nothing is known: what
// other measures said is not in it.
func (p *placer) movedTo(text *plan.Plan, t target) (target, bool) {
	if text == p.New || p.rebuilt[text] {
		return target{}, false
	}
	to, ok := p.pairing(text).moved[t]
	return to, ok
}

// saidBefore holds the ids of the measures of all earlier texts, which stand
// for their words.
func (p *placer) saidBefore() map[string]bool {
	if p.before == nil {
		p.before = map[string]bool{}
		for _, text := range p.Texts {
			for _, m := range text.Measures() {
				p.before[m.ID] = true
			}
		}
	}
	return p.before
}

// lonely is how alike, in thousandths, two measures must be where the text of
// one is made of a workbook's rows: without the rest of its plan there is no
// other measure that might be more like it.
const lonely = 800

// oldOf is the measure of an earlier text that one of the new plan was; nil
// where it is new.
func (p *placer) oldOf(text *plan.Plan, m *plan.Measure) *plan.Measure {
	if text == p.New {
		return m
	}
	return p.pairing(text).OldOf(m)
}

// textOf is the text of the plan that a workbook was made from; nil where it is
// not known.
func (p *placer) textOf(s *entry.Sheet) *plan.Plan {
	if s.Text != "" && s.Text == p.Text {
		return p.New
	}
	return p.Texts[s.Text]
}

// unit places what the sources of one unit hold. Of a unit that the plan does
// not name no measure is one of its own, so that all is withdrawn.
func (p *placer) unit(unit string, sources []Source) *desk {
	d := newDesk(unit, p.index(p.New))
	var later []withdrawn
	for n, s := range sources {
		d.source = n
		r := &reading{placer: p, desk: d, source: s}
		r.identify()
		r.tasks()
		r.targets()
		r.rest()
		for _, row := range s.Withdrawn.Rows {
			r.withdrawn = append(r.withdrawn, withdrawn{row: row, earlier: true})
		}
		for _, w := range r.withdrawn {
			w.source, w.number, w.text = s, n, r.text
			later = append(later, w)
		}
		d.addColumns(&d.sheet.Withdrawn, s.Withdrawn.Columns)
	}
	p.home(d, later)
	d.finish()
	return d
}
