package revision

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// add enters a change with the step between its texts.
func (d *differ) add(c Change) {
	if c.Units == nil {
		c.Units = []string{}
	}
	if c.Kind == Moved { // two places, which have no words to share
		c.Spans = []Span{{Deleted, c.Old}, {Inserted, c.New}}
	}
	if c.Spans == nil && c.Old != "" && c.New != "" && c.Kind != Renumbered {
		old, new := c.Old, c.New
		if c.Kind == Deadline { // 2025年9月, not 2025-09, in what people read
			old, new = plan.DateWords(old), plan.DateWords(new)
		}
		c.Spans = compare(old, new, d.words)
	}
	c.Measure = Numbers{}
	if m := c.OldMeasure; m != nil {
		c.Measure.Old, c.Measure.Title = m.Number, m.Title
		c.OldSection = d.home[m]
	}
	if m := c.NewMeasure; m != nil {
		c.Measure.New, c.Measure.Title = m.Number, m.Title
		c.NewSection = d.home[m]
	}
	if s := c.OldSection; s != nil {
		c.Section.Old = d.outermost[s].Number
	}
	if s := c.NewSection; s != nil {
		c.Section.New = d.outermost[s].Number
	}
	d.revision.Changes = append(d.revision.Changes, c)
}

// measure compares one measure in both texts.
func (d *differ) measure(o, n *plan.Measure) {
	before := len(d.revision.Changes)
	moved := d.NewSectionOf(d.home[o]) != d.home[n] || d.jumped[n]
	renumbered := o.Number != n.Number || o.Label != n.Label
	same := len(d.Renames)+len(d.Respelt) == 0 && sayTheSame(o, n)
	if same && !moved && !renumbered {
		return
	}
	units := d.stayed(o, n)
	change := func(kind Kind, old, new string) {
		d.add(Change{Kind: kind, Old: old, New: new, Units: units, OldMeasure: o, NewMeasure: n})
	}
	if moved {
		change(Moved, d.where(o), d.where(n))
	}
	if !same {
		d.contents(o, n, units, change)
	}
	if len(d.revision.Changes) == before && renumbered {
		change(Renumbered, o.Label, n.Label)
	}
}

// sayTheSame reports whether two measures are the same but for number, label and
// place, as most measures of two texts are: the rest of comparing would find
// nothing, unless a unit has another name now.
func sayTheSame(o, n *plan.Measure) bool {
	return o.Text == n.Text && o.Title == n.Title && o.Stop == n.Stop && o.Clause == n.Clause && o.Deadline == n.Deadline &&
		slices.Equal(o.Units, n.Units) && slices.Equal(o.Targets, n.Targets) && slices.Equal(o.Amounts, n.Amounts)
}

// contents compares what a measure says in both texts, and who answers for it.
func (d *differ) contents(o, n *plan.Measure, units []string, change func(kind Kind, old, new string)) {
	changed := changedFigures(o, n)
	if d.retitled(o, n, changed) {
		change(Retitled, o.Title, n.Title)
	}
	clauseTold := d.unitsOf(o, n)
	if d.leaders(o.Clause, n.Clause, func(c Change) {
		c.Units, c.OldMeasure, c.NewMeasure = units, o, n
		d.add(c)
	}) {
		clauseTold = true
	}
	var figures [2]places
	d.figures(o.Text, n.Text, changed, &figures, change)
	if o.Deadline != n.Deadline {
		change(Deadline, o.Deadline, n.Deadline)
		figures[0].addDates(o.Text)
		figures[1].addDates(n.Text)
	}
	d.dates(o, n, &figures, change)
	if squeeze(o.Text) != squeeze(n.Text) {
		d.revision.texts[n] = compare(o.Text, n.Text, d.words)
	}
	if d.reworded(o.Text, n.Text, figures) || o.Stop != n.Stop && o.Title != "" && n.Title != "" {
		d.add(Change{Kind: Reworded, Old: o.Text, New: n.Text, Units: units, OldMeasure: o, NewMeasure: n, Spans: d.revision.texts[n]})
	}
	if !clauseTold && o.Deadline == n.Deadline && d.clause(o.Clause) != d.clause(n.Clause) && o.Clause != "" && n.Clause != "" {
		change(Reworded, o.Clause, n.Clause)
	}
}

// retitled reports whether two titles differ in more than what changes of figures
// and of the deadline tell: a task without a heading has its sentence for a title.
func (d *differ) retitled(o, n *plan.Measure, changed figureChanges) bool {
	if squeeze(o.Title) == squeeze(n.Title) {
		return false
	}
	var figures [2]places
	d.figures(o.Title, n.Title, changed, &figures, func(Kind, string, string) {})
	if o.Deadline != n.Deadline {
		figures[0].addDates(o.Title)
		figures[1].addDates(n.Title)
	}
	return d.reworded(o.Title, n.Title, figures)
}

// dates compares the dates that the sentences of a measure set, other than the one
// that is its deadline, and enters where those stand that another took the place of.
func (d *differ) dates(o, n *plan.Measure, at *[2]places, change func(Kind, string, string)) {
	if o.Text == n.Text && o.Title == n.Title {
		return
	}
	steps, now := o.StepsOf(d.Old.Year), n.StepsOf(d.New.Year)
	taken := make([]bool, len(now))
	for _, before := range steps {
		if before.Limit == "" {
			continue
		}
		words := squeeze(strings.Replace(before.Words, before.Date, "", 1))
		for k, after := range now {
			if taken[k] || squeeze(strings.Replace(after.Words, after.Date, "", 1)) != words {
				continue
			}
			taken[k] = true
			if before.Limit != after.Limit && after.Limit != "" {
				if before.Limit != o.Deadline || after.Limit != n.Deadline {
					change(Deadline, before.Words, after.Words)
				}
				at[0].add(o.Text, before.Date)
				at[1].add(n.Text, after.Date)
			}
			break
		}
	}
}

// figures tells the targets and the money that changed, and enters where they
// stand in two texts.
func (d *differ) figures(oldText, newText string, changed figureChanges, at *[2]places, change func(Kind, string, string)) {
	for _, p := range changed.targets {
		if p.old != nil {
			at[0].add(oldText, p.old.Text)
		}
		if p.new != nil {
			at[1].add(newText, p.new.Text)
		}
		old, new := d.targetWords(p.old, p.new)
		change(Targets, old, new)
	}
	for _, p := range changed.amounts {
		old, new := "", ""
		if p.old != nil {
			old = moneyText(*p.old)
			at[0].add(oldText, p.old.Text)
			at[0].add(oldText, old)
		}
		if p.new != nil {
			new = moneyText(*p.new)
			at[1].add(newText, p.new.Text)
			at[1].add(newText, new)
		}
		change(Amounts, old, new)
	}
}

// moneyText is an amount as written with what it is for.
func moneyText(a plan.Amount) string {
	if strings.HasSuffix(a.For, a.Text) {
		return a.For
	}
	return a.For + a.Text
}

// datesForm finds what a deadline may be written as.
var datesForm = pattern.New(`[0-9０-９]{1,4}(年|月|日)([0-9０-９]{1,2}(月|日))*(底|上旬|中旬|下旬|初|末)?(以前|之前|前)?|年底前?|长期坚持|持续推进|全年|每年`).Holding("年", "月", "日", "长期坚持", "持续推进")

func (p *places) addDates(text string) {
	for _, run := range datesForm.FindAllStringIndex(text, -1) {
		*p = append(*p, [2]int{run[0], run[1]})
	}
}

// reworded reports whether two texts differ in more than the figures that
// changed and the names of units that were renamed.
func (d *differ) reworded(old, new string, figures [2]places) bool {
	old = d.presentNames(old, &figures[0])
	if squeeze(old) == squeeze(new) {
		return false
	}
	if len(figures[0])+len(figures[1]) == 0 {
		return true
	}
	at := [2]int{}
	for _, s := range rawSpans(old, new, d.names) {
		n := len(s.Text)
		switch {
		case s.Kind == Same:
			at[0], at[1] = at[0]+n, at[1]+n
		case s.Kind == Deleted:
			if !figures[0].hold(old, at[0], at[0]+n) {
				return true
			}
			at[0] += n
		case s.Kind == Inserted:
			if !figures[1].hold(new, at[1], at[1]+n) {
				return true
			}
			at[1] += n
		}
	}
	return false
}

// presentNames puts the present names of renamed units into an old text, and
// moves the places in it along.
func (d *differ) presentNames(text string, p *places) string {
	for _, r := range slices.Concat(d.Renames, d.Respelt) {
		if strings.Contains(r.New, r.Old) {
			continue // the old name would be found in the new one
		}
		for from := 0; ; {
			i := strings.Index(text[from:], r.Old)
			if i < 0 {
				break
			}
			i += from
			from = i + len(r.New)
			text = text[:i] + r.New + text[i+len(r.Old):]
			for k, run := range *p {
				if run[0] > i {
					run[0] += len(r.New) - len(r.Old)
				}
				if run[1] > i {
					run[1] += len(r.New) - len(r.Old)
				}
				(*p)[k] = run
			}
		}
	}
	return text
}

// legendForm is the note on what a star means, which stands in whichever
// clause comes first.
var legendForm = pattern.New(`[，,；;]?带.{1,4}为牵头(单位)?([，,]?下同)?`).Holding("为牵头")

// clause is a clause without what renaming and the order of measures change.
func (d *differ) clause(text string) string {
	for _, r := range slices.Concat(d.Renames, d.Respelt) {
		text = strings.ReplaceAll(text, r.New, r.Old)
	}
	return squeeze(legendForm.ReplaceAllString(text, ""))
}

// unitsOf compares who answers for a measure.
func (d *differ) unitsOf(o, n *plan.Measure) bool {
	old, new := d.people(o.Units, true), d.people(n.Units, false)
	if old == new || samePeople(d.present(o.Units), n.Units) {
		return false
	}
	d.add(Change{Kind: Units, Old: old, New: new, Units: d.either(o, n), OldMeasure: o, NewMeasure: n, Spans: listSpans(old, new)})
	return true
}

// listSpans shows the step from one list of names to another, each name whole.
func listSpans(old, new string) []Span {
	if old == "" || new == "" {
		return nil
	}
	var out []Span
	// The mark parts names with a sign that no name holds.
	const mark = "\x00"
	cut := func(list string) []string {
		return strings.SplitAfter(strings.ReplaceAll(list, "、", mark)+mark, mark)
	}
	for _, s := range readable(diffTokens(cut(old), cut(new))) {
		text := strings.ReplaceAll(strings.TrimSuffix(s.Text, mark), mark, "、")
		if text == "" {
			continue
		}
		if len(out) > 0 && (s.Kind == Same || out[len(out)-1].Kind == Same) {
			out = append(out, Span{Same, "、"})
		}
		out = append(out, Span{s.Kind, text})
	}
	return out
}

// present is units by their present names.
func (d *differ) present(units []plan.Unit) []plan.Unit {
	out := slices.Clone(units)
	for k := range out {
		out[k].Name = d.UnitNow(out[k].Name)
	}
	return out
}

// samePeople reports whether two lists hold the same units in the same roles,
// in whatever order.
func samePeople(a, b []plan.Unit) bool {
	if len(a) != len(b) {
		return false
	}
	for _, u := range a {
		if !slices.ContainsFunc(b, func(v plan.Unit) bool { return v.Name == u.Name && v.Role == u.Role && v.Note == u.Note }) {
			return false
		}
	}
	return true
}

// people writes units with their roles: 市科技局（牵头）、市经信局.
func (d *differ) people(units []plan.Unit, old bool) string {
	var names []string
	for _, u := range units {
		name := u.Name
		if old {
			name = d.UnitNow(name)
		}
		if u.Note != "" {
			name += "（" + u.Note + "）"
		}
		if u.Role == plan.Lead && len(units) > 1 {
			name += "（牵头）"
		}
		names = append(names, name)
	}
	return strings.Join(names, "、")
}

// stayed lists the units that answer for a measure in both texts; where none
// does, those of the new.
func (d *differ) stayed(o, n *plan.Measure) []string {
	var list, all []string
	before := d.present(o.Units)
	for _, u := range n.Units {
		all = appendNew(all, u.Name)
		if roleIn(before, u.Name) != "" {
			list = appendNew(list, u.Name)
		}
	}
	if len(list) == 0 {
		return all
	}
	return list
}

// either lists the units of both texts by their present names.
func (d *differ) either(o, n *plan.Measure) []string {
	var list []string
	for _, u := range n.Units {
		list = appendNew(list, u.Name)
	}
	for _, u := range d.present(o.Units) {
		list = appendNew(list, u.Name)
	}
	return list
}

func appendNew(list []string, name string) []string {
	if slices.Contains(list, name) {
		return list
	}
	return append(list, name)
}

// where is the section of a measure and its label, as a reader finds it.
func (d *differ) where(m *plan.Measure) string {
	s := d.home[m]
	top := d.outermost[s]
	at := top.Label + top.Title
	if s != top {
		at += " " + s.Label + s.Title
	}
	return strings.TrimSpace(at + " " + m.Label)
}

// WholeMeasure is a measure as the plan writes it; empty for nil.
func WholeMeasure(m *plan.Measure) string {
	if m == nil {
		return ""
	}
	if m.Stop == "【】" {
		return m.Label + "【" + m.Title + "】" + m.Text + m.Clause
	}
	whole := m.Title + m.Stop
	if m.Stop == "" && m.Title != "" && m.Text != "" {
		whole += "\n"
	}
	whole += m.Text
	if whole != "" && !endsInSign(whole) && m.Clause != "" && !strings.HasPrefix(m.Clause, "（") && !strings.HasPrefix(m.Clause, "(") {
		whole += "\n" // of a table: 新增停车位1200个 | 牵头单位：县综合执法局
	}
	label := m.Label
	if label != "" && !endsInSign(label) {
		label += " " // 13 | 县城停车
	}
	return label + whole + m.Clause
}

// endsInSign reports a text behind which another may stand without a blank.
func endsInSign(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return !unicode.IsLetter(r) && !unicode.IsNumber(r)
}

// WholeSection is a section's heading and overview; empty for nil.
func WholeSection(s *plan.Section) string {
	if s == nil {
		return ""
	}
	text := s.Label + s.Title + s.Clause
	if s.Overview != "" {
		text += "\n" + s.Overview
	}
	return text
}
