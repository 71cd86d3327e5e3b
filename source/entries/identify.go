package entries

import (
	"slices"
	"strconv"
	"strings"

	"fenjie/source/entries/entry"
	"fenjie/source/figures"
	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// identify finds out which measure of its text each row of a workbook shows,
// and which target. What a row says goes before its id: whoever sorts the
// visible columns alone leaves the hidden ones behind.
func (r *reading) identify() {
	r.measureOf, r.targetOf = map[int]*plan.Measure{}, map[int]target{}
	r.text = r.textOf(r.source.Sheet)
	if r.text == nil {
		r.text = r.rebuild()
		r.rebuilt[r.text] = true
		return
	}
	if r.Shown != nil {
		r.shown = r.Shown(r.text, r.source.Sheet)
	}
	r.identifyTasks()
	r.identifyTargets()
}

// identifyTasks goes from what is certain to what is likely. A measure is that
// of one row; another row that says the same is one that the unit added.
func (r *reading) identifyTasks() {
	text := r.index(r.text)
	taken := map[*plan.Measure]bool{}
	own := func(m *plan.Measure) bool {
		return slices.ContainsFunc(m.Units, func(u plan.Unit) bool { return u.Name == r.source.Unit })
	}
	match := func(candidates func(entry.Row) []*plan.Measure, same func(entry.Row, *plan.Measure) bool) {
		for k, row := range r.source.Tasks.Rows {
			if r.measureOf[k] != nil {
				continue
			}
			for _, m := range candidates(row) {
				if !taken[m] && !text.overall[m] && same(row, m) {
					r.measureOf[k], taken[m] = m, true
					break
				}
			}
		}
	}
	match(text.saying, func(row entry.Row, m *plan.Measure) bool { return row.ID == m.ID })
	match(text.saying, func(row entry.Row, m *plan.Measure) bool { return own(m) && text.inField(row, m) })
	match(text.saying, func(row entry.Row, m *plan.Measure) bool { return own(m) })
	// tells reports whether the title in a row can mean m alone: measures of one
	// title are told apart by 领域, or not at all.
	tells := func(row entry.Row, m *plan.Measure) bool {
		same, inside := 0, 0
		for _, c := range text.named(row) {
			if own(c) {
				same++
				if text.inField(row, c) {
					inside++
				}
			}
		}
		return own(m) && namesTask(row.Text(entry.Task), m) && (same == 1 || inside == 1 && text.inField(row, m))
	}
	match(text.named, func(row entry.Row, m *plan.Measure) bool {
		return tells(row, m) && alike(row.Text(entry.Content), m.Text) >= floor
	})
	match(text.withID, func(row entry.Row, m *plan.Measure) bool {
		task, content := row.Text(entry.Task), row.Text(entry.Content)
		return task == "" && content == "" || sameContent(content, m) || tells(row, m) // 工作内容 may be written over
	})
	match(text.named, func(row entry.Row, m *plan.Measure) bool {
		return row.ID == "" && row.Text(entry.Content) == "" && tells(row, m)
	})
	match(text.withWords, func(row entry.Row, m *plan.Measure) bool { // another title, and no id
		return text.ids[row.ID] == nil && own(m) && count(text.withWords(row), own) == 1
	})
}

func count(list []*plan.Measure, is func(*plan.Measure) bool) int {
	n := 0
	for _, m := range list {
		if is(m) {
			n++
		}
	}
	return n
}

// sameContent reports whether words still say what m says, though some were
// changed.
func sameContent(words string, m *plan.Measure) bool {
	return words != "" && (entry.Plain(words) == entry.Plain(m.Text) || alike(words, m.Text) >= floor)
}

// floor is how alike, in thousandths, a row must be to its measure. A row that was written over is the unit's own.
const floor = 600

// near reports whether row still shows m, the measure of its id, though words
// of it were changed or its columns taken away. The title alone says it only
// where there is nothing else: two measures may bear one.
func near(row entry.Row, m *plan.Measure) bool {
	task, content := row.Text(entry.Task), row.Text(entry.Content)
	if content == "" {
		return task == "" || namesTask(task, m)
	}
	return sameContent(content, m)
}

// namesTask reports whether the words in the column 任务 name m: its label and
// title, or the first sentence of one without a title.
func namesTask(words string, m *plan.Measure) bool {
	name := nameOf(m)
	words = entry.Plain(words)
	if words == name {
		return true
	}
	if label := entry.Plain(m.Label); label != "" && strings.HasPrefix(words, label) && strings.TrimPrefix(words[len(label):], ".") == name {
		return true
	}
	return stripLabel(words) == name
}

// nameOf is the title of m, or the first sentence of one without a title.
func nameOf(m *plan.Measure) string {
	if name := entry.Plain(m.Title); name != "" {
		return name
	}
	return entry.Plain(firstSentence(m.Text))
}

func firstSentence(text string) string {
	if i := strings.IndexAny(text, "。\n"); i >= 0 {
		return text[:i]
	}
	return text
}

// label is an ordinal before a title, as plans write them.
var label = pattern.New(`^([（(][一二三四五六七八九十百零〇\d]+[）)]|第[一二三四五六七八九十百零〇\d]+[条章节项]|[一二三四五六七八九十百零〇]+、|\d+[.．、])`)

func stripLabel(s string) string { return label.ReplaceAllString(s, "") }

// identifyTargets finds the targets of the rows of 量化目标.
func (r *reading) identifyTargets() {
	taken := map[target]bool{}
	match := func(same func(row entry.Row, m *plan.Measure, k int) bool) {
		for n, row := range r.source.Targets.Rows {
			if _, done := r.targetOf[n]; done {
				continue
			}
			if t, ok := r.findTarget(row, taken, same); ok {
				r.targetOf[n], taken[t] = t, true
			}
		}
	}
	match(func(row entry.Row, m *plan.Measure, k int) bool {
		return row.ID == entry.TargetOf(m.ID, k) && r.saysTarget(row, m, k)
	})
	match(r.saysTarget)
	match(func(row entry.Row, m *plan.Measure, k int) bool {
		return row.ID == entry.TargetOf(m.ID, k) && (row.Text(entry.Metric) == "" || r.saysMetric(row, m, k))
	})
	// Another program puts other words to a figure: the one of its id, if it is the
	// same, or else the only one of the measure that is.
	match(func(row entry.Row, m *plan.Measure, k int) bool {
		return row.ID == entry.TargetOf(m.ID, k) && r.saysFigure(row, m, k)
	})
	match(func(row entry.Row, m *plan.Measure, k int) bool {
		return r.saysFigure(row, m, k) && r.alone(row, m)
	})
}

// alone reports whether m has one figure that is row's.
func (r *reading) alone(row entry.Row, m *plan.Measure) bool {
	n := 0
	for k := range r.index(r.text).goals[m] {
		if r.saysFigure(row, m, k) {
			n++
		}
	}
	return n == 1
}

func (r *reading) findTarget(row entry.Row, taken map[target]bool, same func(entry.Row, *plan.Measure, int) bool) (target, bool) {
	text := r.index(r.text)
	candidates := text.metrics[entry.Plain(row.Text(entry.Metric))]
	if len(candidates) == 0 || row.Text(entry.Metric) == "" {
		id, _, _ := strings.Cut(row.ID, "/")
		if m := text.ids[id]; m != nil {
			candidates = text.targetsOf(m)
		}
	}
	for _, t := range candidates {
		if !taken[t] && same(row, t.measure, t.k) {
			return t, true
		}
	}
	return target{}, false
}

func (r *reading) saysTarget(row entry.Row, m *plan.Measure, k int) bool {
	return r.saysMetric(row, m, k) && r.saysFigure(row, m, k)
}

// saysFigure reports whether row shows the figure of a target, and its measure.
func (r *reading) saysFigure(row entry.Row, m *plan.Measure, k int) bool {
	t := r.index(r.text).goals[m][k]
	shows := func(value, unit string) bool {
		return entry.Plain(row.Text(entry.Measured)) == entry.Plain(unit) && row.Text(entry.Goal) == value
	}
	value, unit := t.Figure()
	return (shows(value, unit) || shows(t.Value, t.Unit)) && namesTask(row.Text(entry.Task), m) // a share as earlier forms had it
}

// saysMetric reports whether row shows the words of a target, or those that stand
// at its figure, as earlier forms did.
func (r *reading) saysMetric(row entry.Row, m *plan.Measure, k int) bool {
	words := entry.Plain(row.Text(entry.Metric))
	return words == entry.Plain(r.index(r.text).goals[m][k].Metric) || words == entry.Plain(figures.Goals(m)[k].Metric)
}

// rebuild makes a text of a workbook's own rows, where the one that it was made
// from is not known: enough of it to be matched with the new plan.
func (r *reading) rebuild() *plan.Plan {
	p := &plan.Plan{}
	sections := map[string]*plan.Section{}
	byID, byTask := map[string]*plan.Measure{}, map[string]*plan.Measure{}
	seen := map[string]bool{}
	withIDs := slices.ContainsFunc(r.source.Tasks.Rows, func(row entry.Row) bool { return row.ID != "" })
	for k, row := range r.source.Tasks.Rows {
		m := r.measureFrom(row)
		key := m.Title + "\x00" + m.Text + "\x00" + row.Text(entry.Field)
		if m.Title+m.Text == "" || row.ID == "" && withIDs && !r.isNew(row) || seen[key] {
			continue
		}
		seen[key] = true
		field := row.Text(entry.Field)
		s := sections[field]
		if s == nil {
			s = &plan.Section{Title: stripLabel(entry.Plain(field)), Number: len(sections) + 1}
			sections[field] = s
			p.Sections = append(p.Sections, s)
		}
		m.Number = len(seen)
		s.Measures = append(s.Measures, m)
		r.measureOf[k] = m
		if byTask[row.Text(entry.Task)] == nil {
			byTask[row.Text(entry.Task)] = m
		}
		if row.ID != "" {
			byID[row.ID] = m
		}
	}
	for k, row := range r.source.Targets.Rows {
		id, _, _ := strings.Cut(row.ID, "/")
		m := byID[id]
		if m == nil {
			m = byTask[row.Text(entry.Task)]
		}
		if m == nil {
			if m = r.overallFrom(row, id); m != nil {
				byTask[row.Text(entry.Task)] = m
			}
		}
		if m != nil {
			m.Targets = append(m.Targets, targetFrom(row))
			r.targetOf[k] = target{m, len(m.Targets) - 1}
		}
	}
	return p
}

// overallFrom is the section's own goals that a row of 量化目标 shows, where the
// new plan has that section; nil where it has none.
func (r *reading) overallFrom(row entry.Row, id string) *plan.Measure {
	for _, now := range r.index(r.New).all {
		if r.index(r.New).overall[now] && (now.ID == id && id != "" || namesTask(row.Text(entry.Task), now)) {
			m := &plan.Measure{ID: now.ID, Label: now.Label, Title: now.Title, Text: now.Text, Units: []plan.Unit{{Name: r.desk.unit}}}
			r.parts[m] = now
			return m
		}
	}
	return nil
}

// measureFrom is the measure that a row shows. A row that says nothing is the
// measure of its id, where the new plan has one of that id.
func (r *reading) measureFrom(row entry.Row) *plan.Measure {
	if m := r.index(r.New).ids[row.ID]; m != nil && near(row, m) {
		return &plan.Measure{ID: m.ID, Title: m.Title, Text: m.Text, Units: []plan.Unit{{Name: r.desk.unit}}}
	}
	return &plan.Measure{
		ID: "row" + strconv.Itoa(len(r.measureOf)), Title: stripLabel(entry.Plain(row.Text(entry.Task))),
		Text: row.Text(entry.Content), Units: []plan.Unit{{Name: r.desk.unit}},
	}
}

// isNew reports whether row shows a measure of the new plan that the unit is in.
func (r *reading) isNew(row entry.Row) bool {
	own := func(m *plan.Measure) bool { return r.desk.own[m] }
	return slices.ContainsFunc(r.index(r.New).saying(row), own) || count(r.index(r.New).withWords(row), own) == 1
}

func targetFrom(row entry.Row) plan.Target {
	t := plan.Target{Metric: row.Text(entry.Metric)}
	t.SetFigure(row.Text(entry.Goal), row.Text(entry.Measured))
	return t
}
