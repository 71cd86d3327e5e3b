// Package revision compares two texts of a plan (修订): which measure is which,
// what changed, and for whom. It imports the model and what its figures mean; a
// build hands it the plan of the last build and the plan at hand, diff two files.
package revision

import "fenjie/source/plan"

// Names gives for a unit's former or other name the name that it bears now,
// as the settings say. A name that is not in it is the unit's own.
type Names map[string]string

// now is the present name of a unit.
func (n Names) now(name string) string {
	if to, ok := n[name]; ok {
		return to
	}
	return name
}

// Reason is why two measures, or sections, are taken for one.
type Reason string

// The reasons, in the order in which they are tried.
const (
	SameID    Reason = "id"       // an id written by hand, in both
	SameWords Reason = "words"    // title and text, blanks aside
	SameTitle Reason = "title"    // title and section, and enough of the text
	Alike     Reason = "likeness" // the text, by Likeness
)

// Full is the Likeness of two measures with the same words.
const Full = 1000

// Pair is one measure in the old text and the same measure in the new one.
type Pair struct {
	Old, New *plan.Measure
	Reason   Reason
	Likeness int // of their words, in thousandths
}

// SectionPair is one section in the old text and the same in the new one.
type SectionPair struct {
	Old, New *plan.Section
}

// Rename is a unit that goes by another name in the new text (单位更名).
type Rename struct {
	Old, New string
	Known    bool // the settings say so; else it is inferred from the text: see docs/revision.md
}

// Pairing says which measure, section and unit of the new text is which of
// the old. No measure is in two pairs.
type Pairing struct {
	Old, New *plan.Plan
	Measures []Pair        // in the order of the new text
	Sections []SectionPair // in the order of the new text
	Renames  []Rename      // units with another name, in the order of the old text's units
	Respelt  []Rename      // units whose written name changed from a former or other one to their own

	newOf     map[*plan.Measure]*plan.Measure
	oldOf     map[*plan.Measure]*plan.Measure
	newPartOf map[*plan.Section]*plan.Section
	oldPartOf map[*plan.Section]*plan.Section
	nowOf     map[string]string
}

// NewOf is the measure of the new text that old became; nil: withdrawn.
func (p *Pairing) NewOf(old *plan.Measure) *plan.Measure { return p.newOf[old] }

// OldOf is the measure of the old text that new was; nil: added.
func (p *Pairing) OldOf(new *plan.Measure) *plan.Measure { return p.oldOf[new] }

// NewSectionOf is the section of the new text that old became; nil: gone.
func (p *Pairing) NewSectionOf(old *plan.Section) *plan.Section { return p.newPartOf[old] }

// OldSectionOf is the section of the old text that new was; nil: added.
func (p *Pairing) OldSectionOf(new *plan.Section) *plan.Section { return p.oldPartOf[new] }

// UnitNow is the name in the new text of a unit of the old: its own, but for a
// unit that was renamed.
func (p *Pairing) UnitNow(old string) string {
	if to, ok := p.nowOf[old]; ok {
		return to
	}
	return old
}

// Indexes gives the pairing by place: for each measure of the old text the
// place of its partner among the measures of the new one, or -1; and the
// reverse.
func (p *Pairing) Indexes() (oldToNew, newToOld []int) {
	place := map[*plan.Measure]int{}
	for k, m := range p.New.Measures() {
		place[m] = k
		newToOld = append(newToOld, -1)
	}
	for k, m := range p.Old.Measures() {
		oldToNew = append(oldToNew, -1)
		if to := p.newOf[m]; to != nil {
			oldToNew[k] = place[to]
			newToOld[place[to]] = k
		}
	}
	return oldToNew, newToOld
}
