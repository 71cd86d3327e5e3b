package entries

import (
	"slices"
	"strconv"
	"strings"

	"fenjie/source/entries/entry"
	"fenjie/source/plan"
	"fenjie/source/revision"
)

// Columns that a unit added go into 已撤销任务 under their own names, with the
// name of their sheet before it where that name is taken there.
const (
	fromTasks   = entry.SheetTasks + "："
	fromTargets = entry.SheetTargets + "："
)

// withdrawnTask is a row of 责任清单 as 已撤销任务 shows it: all that was shown of
// the measure, and what was typed.
func withdrawnTask(row entry.Row, m *plan.Measure, reason string) entry.Row {
	cells := map[string]entry.Cell{
		entry.Task:    {Column: entry.Task, Value: entry.String(m.Label + m.Title)},
		entry.Content: {Column: entry.Content, Value: entry.String(m.Text)},
	}
	var added []string
	for _, c := range row.Cells {
		if c.Column == entry.Number || c.Column == entry.Change && c.Comment == "" {
			continue
		}
		if !entry.Tasks.Has(c.Column) && entry.Withdrawn.Has(c.Column) || c.Column == entry.Change {
			c.Column = fromTasks + c.Column
		}
		if !entry.Withdrawn.Has(c.Column) {
			added = append(added, c.Column)
		}
		cells[c.Column] = c
	}
	cells[entry.Reason] = entry.Cell{Column: entry.Reason, Value: entry.String(reason)}
	return inOrder(row.ID, cells, added)
}

// withdrawnTarget is a row of 量化目标 as 已撤销任务 shows it, with the words of
// its measure, by which it finds home again.
func withdrawnTarget(row entry.Row, m *plan.Measure, reason string) entry.Row {
	cells := map[string]entry.Cell{
		entry.Task:    {Column: entry.Task, Value: entry.String(m.Label + m.Title)},
		entry.Content: {Column: entry.Content, Value: entry.String(m.Text)},
	}
	var added []string
	for _, c := range row.Cells {
		if c.Column == entry.Number {
			continue
		}
		if !entry.Targets.Has(c.Column) || c.Column == entry.Rate {
			c.Column = fromTargets + c.Column
			added = append(added, c.Column)
		}
		cells[c.Column] = c
	}
	cells[entry.Reason] = entry.Cell{Column: entry.Reason, Value: entry.String(reason)}
	return inOrder(row.ID, cells, added)
}

func inOrder(id string, cells map[string]entry.Cell, added []string) entry.Row {
	row := entry.Row{ID: id}
	for _, column := range slices.Concat(entry.Withdrawn.Columns, added) {
		if c, ok := cells[column]; ok && !c.IsBlank() {
			row.Cells = append(row.Cells, c)
		}
	}
	return row
}

// home puts withdrawn rows back whose measure the unit is in again. A row goes
// home whole or not at all.
func (p *placer) home(d *desk, rows []withdrawn) {
	back := make([]bool, len(rows))
	var rest []int
	for k := range rows {
		w := &rows[k]
		if !w.earlier {
			continue
		}
		known := false
		if back[k] = !typed(entry.Withdrawn, w.row); !back[k] {
			back[k], known = p.backFollowed(d, w)
		}
		if !back[k] && !known {
			if back[k] = p.backExactly(d, *w); !back[k] {
				rest = append(rest, k)
			}
		}
	}
	if len(rest) > 0 {
		p.backLikely(d, rows, rest, back)
	}
	for _, earlier := range []bool{true, false} {
		for k, w := range rows {
			if !back[k] && w.earlier == earlier {
				d.keep(w)
			}
		}
	}
}

// keep puts a row into 已撤销任务.
func (d *desk) keep(w withdrawn) {
	d.source = w.number
	row := without(w.row, entry.Number)
	for _, c := range row.Cells {
		if !entry.Withdrawn.Has(c.Column) {
			d.addColumns(&d.sheet.Withdrawn, []string{c.Column})
		}
	}
	d.add(&d.sheet.Withdrawn, row)
}

// backFollowed follows a row whose measure is in the text that the workbook was
// made from, though the unit was not in it, or not with that target. Where it
// cannot go home the row takes on the measure's present words, so that it can
// be followed further. It reports whether the measure was known.
func (p *placer) backFollowed(d *desk, w *withdrawn) (back, known bool) {
	var m *plan.Measure
	for _, candidate := range p.index(w.text).saying(w.row) {
		if m == nil || strings.HasPrefix(w.row.ID+"/", candidate.ID+"/") {
			m = candidate
		}
	}
	if m == nil {
		return false, false
	}
	now := p.newOf(w.text, m)
	if now == nil {
		return false, true
	}
	if d.own[now] && d.back(*w, now) {
		return true, true
	}
	_, place, _ := strings.Cut(w.row.ID, "/")
	w.row.ID = now.ID
	if place != "" {
		w.row.ID += "/" + place
	}
	w.row.Cells = slices.Clone(w.row.Cells)
	for k, c := range w.row.Cells {
		switch c.Column {
		case entry.Task:
			w.row.Cells[k].Value = entry.String(now.Label + now.Title)
		case entry.Content:
			w.row.Cells[k].Value = entry.String(now.Text)
		}
	}
	return false, true
}

// backExactly tries the measures that say what the row says, word for word.
func (p *placer) backExactly(d *desk, w withdrawn) bool {
	now := p.index(p.New)
	for _, inside := range []bool{true, false} {
		for _, m := range now.saying(w.row) {
			if d.own[m] && now.inField(w.row, m) == inside && d.back(w, m) {
				return true
			}
		}
	}
	return false
}

// backLikely matches the rest of the rows, as a text of their own, with the
// plan. Only a measure that is new can be one that came back: what was in the
// last text all along is another.
func (p *placer) backLikely(d *desk, rows []withdrawn, rest []int, back []bool) {
	// Matching costs as much as the plan is long, so it waits for a measure of
	// the unit's that could be one.
	rest = slices.DeleteFunc(rest, func(k int) bool { return !p.hasNew(d, rows[k].text) })
	if len(rest) == 0 {
		return
	}
	text := &plan.Plan{}
	measures := map[string]*plan.Measure{}
	sections := map[string]*plan.Section{}
	keyOf := func(k int) string {
		row := rows[k].row
		return row.Text(entry.Field) + "\x00" + row.Text(entry.Task) + "\x00" + row.Text(entry.Content)
	}
	for _, k := range rest {
		row := rows[k].row
		title, field := stripLabel(entry.Plain(row.Text(entry.Task))), row.Text(entry.Field)
		if title+row.Text(entry.Content) == "" || measures[keyOf(k)] != nil {
			continue
		}
		if sections[field] == nil {
			sections[field] = &plan.Section{Title: stripLabel(entry.Plain(field)), Number: len(sections) + 1}
			text.Sections = append(text.Sections, sections[field])
		}
		m := &plan.Measure{ID: "withdrawn" + strconv.Itoa(k), Title: title, Text: row.Text(entry.Content), Units: []plan.Unit{{Name: d.unit}}}
		sections[field].Measures = append(sections[field].Measures, m)
		measures[keyOf(k)] = m
	}
	p.rebuilt[text] = true
	for _, k := range rest {
		if m := measures[keyOf(k)]; m != nil {
			now := p.newOf(text, m)
			back[k] = now != nil && d.own[now] && p.oldOf(rows[k].text, now) == nil && d.back(rows[k], now)
		}
	}
}

// hasNew reports whether the unit is in a measure that an earlier text had not.
func (p *placer) hasNew(d *desk, text *plan.Plan) bool {
	for m := range d.own {
		if !d.now.overall[m] && p.oldOf(text, m) == nil {
			return true
		}
	}
	return false
}

// isTarget tells a target's row of 已撤销任务 from a measure's.
func isTarget(row entry.Row) bool {
	return row.Text(entry.Metric) != "" || strings.Contains(row.ID, "/")
}

// back puts what was typed into a withdrawn row at m, if it fits.
func (d *desk) back(w withdrawn, m *plan.Measure) bool {
	form, id := entry.Tasks, m.ID
	if isTarget(w.row) {
		k := revision.GoalLike(targetFrom(w.row), m)
		if k < 0 {
			return false
		}
		form, id = entry.Targets, entry.TargetOf(m.ID, k)
	}
	var cells []entry.Cell
	for _, c := range w.row.Cells {
		if !carries(entry.Withdrawn, c) {
			continue
		}
		if entry.Withdrawn.Has(c.Column) && !entry.Withdrawn.ByHand(c.Column) {
			c.Value = entry.Value{}
		}
		column, ok := homeColumn(form, c.Column)
		if !ok {
			return false
		}
		c.Column = column
		cells = append(cells, c)
	}
	if !d.fits(form, id, cells) {
		return false
	}
	table := &d.sheet.Tasks
	if isTarget(w.row) {
		table = &d.sheet.Targets
	}
	for _, c := range cells {
		if !form.Has(c.Column) {
			d.addColumns(table, []string{c.Column})
		}
		d.put(form, id, c, w.row, w.source)
	}
	return true
}

// homeColumn is the column that a column of 已撤销任务 stood for in its sheet.
func homeColumn(f entry.Form, column string) (string, bool) {
	prefix, other := fromTasks, fromTargets
	if f.Sheet == entry.SheetTargets {
		prefix, other = other, prefix
	}
	if rest, ok := strings.CutPrefix(column, prefix); ok {
		return rest, true
	}
	if strings.HasPrefix(column, other) || entry.Withdrawn.Has(column) && !f.Has(column) {
		return "", false
	}
	return column, f.Sheet == entry.SheetTasks || f.Has(column)
}

// without is row without a column.
func without(row entry.Row, column string) entry.Row {
	row.Cells = slices.DeleteFunc(slices.Clone(row.Cells), func(c entry.Cell) bool { return c.Column == column && c.Comment == "" })
	return row
}

// withoutID is a row of the unit's own.
func withoutID(row entry.Row) entry.Row {
	row.ID = ""
	return row
}
