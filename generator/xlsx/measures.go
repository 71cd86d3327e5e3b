package xlsx

import (
	"slices"
	"strconv"
	"sync"

	"fenjie/generator/assign"
	"fenjie/generator/wording"
	"fenjie/source/entries/entry"
	"fenjie/source/parallel"
	"fenjie/source/plan"
	"fenjie/source/revision"
	"fenjie/source/settings"
)

// measures is what the sheets of units show of each measure, whichever the
// unit. It is made once, since a measure is in the sheets of all its units.
type measures struct {
	at     map[*plan.Measure]*measure
	usual  []string // the columns of sheets to which no unit added one
	widths [ofMeasure]float64
}

// measure is one of them.
type measure struct {
	of    *plan.Measure
	cells [ofMeasure]words
	name  words // 任务 where it is only named: in tables of the whole plan. Not in 量化目标: what was
	// typed there finds its measure by the whole name when it comes back
	spans []revision.Span // of 工作内容, where this revision changed some: what stays and what came
	goals []plan.Target

	once  sync.Once // for what only workbooks ask that are written
	sizes [ofMeasure]size
	rows  []goalRow
}

// goalRow is how the row of a goal is written.
type goalRow struct {
	size
	bare bool // its texts are
}

// row is a measure in the sheets of a unit.
type row struct {
	*measure
	number int
	role   plan.Role
	change string
}

// holding is what a column of 责任清单 holds.
type holding uint8

const (
	holdsField holding = iota
	holdsTask
	holdsContent
	holdsTargets
	holdsLeads
	holdsLed // 牵头单位 with the persons, where there is no 责任单位 for them to stand at
	holdsUnits
	holdsDeadline
	holdsNumber
	holdsRole
	holdsChange
	holdsLight
	holdsStatus
	holdsTyped

	ofMeasure = holdsNumber // those before are of the measure, whichever the unit
)

// ours are the columns that fenjie fills, by what they hold.
var ours = map[string]holding{
	entry.Field: holdsField, entry.Task: holdsTask, entry.Content: holdsContent, entry.TargetsOf: holdsTargets, entry.Leads: holdsLeads,
	entry.Units: holdsUnits, entry.Deadline: holdsDeadline, entry.Number: holdsNumber, entry.RoleOf: holdsRole, entry.Change: holdsChange,
}

// newMeasures finds what sheets show of the measures of a plan.
func newMeasures(o *assign.Overview, look settings.Sheet) *measures {
	c, made := taskColumns(look, entry.Table{})
	known := &measures{at: make(map[*plan.Measure]*measure, len(o.Tasks)), usual: c.titles}
	for k, h := range holdings(c, made) {
		if h < ofMeasure {
			known.widths[h] = c.widths[k]
		}
	}
	tasks := slices.Concat(o.Tasks, o.Overall)
	list := make([]*measure, len(tasks))
	parallel.Each(len(tasks), 16, func(k int) { list[k] = measureOf(tasks[k]) })
	for _, m := range list {
		known.at[m.of] = m
	}
	return known
}

// holdings are what the columns of 责任清单 hold but for the hidden one: made
// are those that the program put beside the form's.
func holdings(c layout, made []string) []holding {
	list := make([]holding, c.visible())
	for k := range list {
		title := c.titles[k]
		h, known := ours[title]
		switch {
		case title == entry.Leads && c.at[entry.Units] == 0:
			list[k] = holdsLed
		case known:
			list[k] = h
		case title == entry.Status:
			list[k] = holdsStatus
		case title == entry.Light && slices.Contains(made, title): // one of the unit's own is the unit's
			list[k] = holdsLight
		default:
			list[k] = holdsTyped
		}
	}
	return list
}

func measureOf(t assign.Task) *measure {
	m, said := t.Measure, wording.MeasureOf(t)
	return &measure{
		of: m, spans: changedWords(t.Words), goals: t.Goals, name: wordsOf(wording.BriefName(m)),
		cells: [...]words{
			holdsField: wordsOf(said.Field), holdsTask: wordsOf(said.Name), holdsContent: wordsOf(m.Text), holdsTargets: wordsOf(wording.Targets(t.Goals)),
			holdsLeads: wordsOf(said.Leads), holdsLed: wordsOf(wording.With(said.Leads, said.Leaders)),
			holdsUnits: wordsOf(wording.With(said.Units, said.Leaders)), holdsDeadline: wordsOf(said.When),
		},
	}
}

// of is what sheets show of the measure of a task.
func (known *measures) of(t assign.Task) *measure {
	if m := known.at[t.Measure]; m != nil {
		return m
	}
	return measureOf(t)
}

// rowsOf are the rows of a unit's sheet 责任清单, in order.
func (known *measures) rowsOf(tasks []assign.Task) []row {
	rows := make([]row, len(tasks))
	for k, t := range tasks {
		rows[k] = row{known.of(t), k + 1, t.Role, t.Change}
	}
	return rows
}

// goalRowsOf are what has goals in the unit's sheet 量化目标, in order: what it
// leads first, and of that whole sections first.
func (known *measures) goalRowsOf(a assign.Assignment) []row {
	var rows []row
	for _, leads := range []bool{true, false} {
		for _, r := range known.rowsOf(slices.Concat(a.Overall, a.Tasks)) {
			if len(r.goals) > 0 && (r.role == plan.Lead) == leads {
				rows = append(rows, r)
			}
		}
	}
	return rows
}

// text is what a row shows in a column.
func (r *row) text(h holding) words {
	switch h {
	case holdsNumber:
		return words{strconv.Itoa(r.number), true}
	case holdsRole:
		return words{wording.Role(r.role), true}
	case holdsChange:
		return words{r.change, r.change == ""}
	case holdsLight, holdsStatus, holdsTyped:
		return words{}
	}
	return r.cells[h]
}

// measure finds the sizes of what the usual columns show of a measure.
func (b *book) measure(m *measure) {
	m.once.Do(func() {
		for h, w := range b.known.widths {
			if w > 0 {
				m.sizes[h] = b.sized(m.cells[h].s, w)
			}
		}
		m.rows = make([]goalRow, len(m.goals))
		for k, g := range m.goals {
			task, value := m.cells[holdsTask], wording.TargetValue(g)
			m.rows[k].bare = task.bare && isBare(g.Metric) && isBare(value) && isBare(g.Unit)
			for _, c := range []struct {
				column int
				text   string
			}{{goalTask, task.s}, {goalMetric, g.Metric}, {goalWanted, value}} {
				if size := b.sized(c.text, targetWidths[c.column-1]); b.high(size) > b.high(m.rows[k].size) {
					m.rows[k].size = size
				}
			}
		}
	})
}

// sizeOf is the size of what a row shows in a column of some width: known, where
// the columns are the usual ones.
func (b *book) sizeOf(r *row, h holding, s string, width float64, usual bool) size {
	if usual && h < ofMeasure {
		return r.sizes[h]
	}
	if s == "" {
		return size{fitUsual, 1}
	}
	return b.sized(s, width)
}

// Shown is what a unit's sheet shows of each measure and target, by its id and
// by column: what a later build compares with what came back, which is s.
func Shown(a assign.Assignment, s *entry.Sheet) map[string]map[string]string {
	shown := map[string]map[string]string{}
	led := isLed(a, s)
	for _, t := range a.Tasks {
		m := measureOf(t)
		r := row{measure: m, role: t.Role}
		cells := map[string]string{}
		for title, h := range ours {
			if h != holdsNumber && h != holdsChange {
				cells[title] = visible(r.text(h).s)
			}
		}
		if led {
			cells[entry.Leads] = visible(r.text(holdsLed).s)
		}
		shown[m.of.ID] = cells
		showGoals(shown, m, cells)
	}
	for _, t := range a.Overall {
		m := measureOf(t)
		showGoals(shown, m, map[string]string{entry.Task: visible(m.cells[holdsTask].s), entry.RoleOf: wording.Role(t.Role)})
	}
	return shown
}

// isLed reports whether persons stand with 牵头单位 in a sheet: its words tell, since
// neither the settings that it was made with are known nor whether a column went.
func isLed(a assign.Assignment, s *entry.Sheet) bool {
	with := map[string]bool{}
	for _, t := range a.Tasks {
		if said := wording.MeasureOf(t); said.Leaders != "" {
			with[entry.Plain(visible(wording.With(said.Leads, said.Leaders)))] = true
		}
	}
	return len(with) > 0 && slices.ContainsFunc(s.Tasks.Rows, func(r entry.Row) bool { return with[entry.Plain(r.Text(entry.Leads))] })
}

// showGoals enters what a unit's sheet shows of the goals of a measure.
func showGoals(shown map[string]map[string]string, m *measure, cells map[string]string) {
	for k, g := range m.goals {
		value, unit := g.Figure()
		shown[entry.TargetOf(m.of.ID, k)] = map[string]string{
			entry.Task: cells[entry.Task], entry.RoleOf: cells[entry.RoleOf], entry.Metric: visible(g.Metric), entry.Wanted: visible(wording.TargetValue(g)),
			entry.Goal: value, entry.Measured: visible(unit), entry.Rate: "",
		}
	}
}
