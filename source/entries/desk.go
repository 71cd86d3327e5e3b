package entries

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"fenjie/source/entries/entry"
	"fenjie/source/figures"
	"fenjie/source/plan"
)

// desk is one unit's sheet under way.
type desk struct {
	unit     string
	now      *index                 // of the new plan
	own      map[*plan.Measure]bool // measures and sections' own goals that the unit is in
	sheet    *entry.Sheet
	cells    map[slot]entry.Cell
	rows     map[string][]string // columns that have cells, by the row's key, in order of arrival
	unplaced []Unplaced
	source   int                    // the source at hand, counted from 0
	origin   map[*entry.Table][]int // the source of each row of a table
}

// slot is one cell for typing at a measure or target.
type slot struct{ sheet, id, column string }

func newDesk(unit string, now *index) *desk {
	d := &desk{unit: unit, now: now, own: map[*plan.Measure]bool{},
		sheet: &entry.Sheet{Unit: unit}, cells: map[slot]entry.Cell{}, rows: map[string][]string{},
		origin: map[*entry.Table][]int{}}
	for _, m := range now.all {
		if slices.ContainsFunc(m.Units, func(u plan.Unit) bool { return u.Name == unit }) {
			d.own[m] = true
		}
	}
	return d
}

// carries reports whether c is to be carried: typed by hand, or a comment.
func carries(f entry.Form, c entry.Cell) bool {
	return c.Comment != "" || f.ByHand(c.Column) && c.Value.Kind != entry.Blank
}

// typed reports whether anything was typed into row.
func typed(f entry.Form, row entry.Row) bool {
	return slices.ContainsFunc(row.Cells, func(c entry.Cell) bool { return carries(f, c) })
}

// putRow puts what was typed into row at a measure or target of the new plan.
func (d *desk) putRow(f entry.Form, id string, row entry.Row, from Source) {
	for _, c := range row.Cells {
		if !carries(f, c) {
			continue
		}
		if !f.ByHand(c.Column) {
			c.Value = entry.Value{} // the plan's own words, under a comment
		}
		d.put(f, id, c, row, from)
	}
}

// put puts one cell. Where another value stands already, c is unclaimed.
func (d *desk) put(f entry.Form, id string, c entry.Cell, row entry.Row, from Source) {
	key := slot{f.Sheet, id, c.Column}
	have, taken := d.cells[key]
	if !taken {
		have = entry.Cell{Column: c.Column}
		d.rows[f.Sheet+id] = append(d.rows[f.Sheet+id], c.Column)
	}
	if have.Value.Kind == entry.Blank {
		have.Value = c.Value
	} else if c.Value.Kind != entry.Blank && c.Value != have.Value && !from.Kept {
		d.unclaim(from, entry.Cell{Column: c.Column, Value: c.Value, At: c.At}, id, row, "与本单位另一份清单所填不同")
	}
	if have.Comment == "" {
		have.Comment = c.Comment
	} else if c.Comment != "" && c.Comment != have.Comment && !from.Kept {
		d.unclaim(from, entry.Cell{Column: c.Column + "（批注）", Value: entry.String(c.Comment), At: c.At}, id, row, "与本单位另一份清单的批注不同")
	}
	d.cells[key] = have
}

// fits reports whether all that was typed into row can be put without a word.
func (d *desk) fits(f entry.Form, id string, cells []entry.Cell) bool {
	for _, c := range cells {
		have, taken := d.cells[slot{f.Sheet, id, c.Column}]
		if taken && (have.Value.Kind != entry.Blank && c.Value.Kind != entry.Blank && have.Value != c.Value ||
			have.Comment != "" && c.Comment != "" && have.Comment != c.Comment) {
			return false
		}
	}
	return true
}

// unclaim puts a value into 待认领, with where it comes from and why.
func (d *desk) unclaim(from Source, c entry.Cell, id string, row entry.Row, reason string) {
	source := from.File
	if c.At != "" {
		source += " " + c.At
	}
	u := entry.Row{ID: id}
	for _, cell := range []entry.Cell{
		{Column: entry.Source, Value: entry.String(source)},
		{Column: entry.Task, Value: entry.String(row.Text(entry.Task))},
		{Column: entry.Content, Value: entry.String(row.Text(entry.Content) + row.Text(entry.Metric))},
		{Column: entry.Column, Value: entry.String(c.Column)},
		{Column: entry.Typed, Value: c.Value, Comment: c.Comment},
		{Column: entry.Reason, Value: entry.String(reason)},
	} {
		if !cell.IsBlank() {
			u.Cells = append(u.Cells, cell)
		}
	}
	if d.add(&d.sheet.Unclaimed, u) {
		d.unplaced = append(d.unplaced, Unplaced{File: from.File, Cell: c.At, Unit: d.unit, Why: strings.SplitN(reason, "；", 2)[0]})
	}
}

// add adds a row to a table, unless another source gave one that says the same.
func (d *desk) add(t *entry.Table, row entry.Row) bool {
	if len(row.Cells) == 0 {
		return false
	}
	for k, have := range t.Rows {
		if d.origin[t][k] != d.source && sameRow(have, row) {
			return false
		}
	}
	t.Rows = append(t.Rows, row)
	d.origin[t] = append(d.origin[t], d.source)
	return true
}

func (d *desk) addColumns(t *entry.Table, columns []string) {
	for _, c := range columns {
		if !slices.Contains(t.Columns, c) {
			t.Columns = append(t.Columns, c)
		}
	}
}

// addGrid adds a sheet of the unit's own, under another name where one of that
// name says something else.
func (d *desk) addGrid(g entry.Grid) {
	name := g.Name
	for n := 2; ; n++ {
		k := slices.IndexFunc(d.sheet.Grids, func(have entry.Grid) bool { return have.Name == g.Name })
		if k < 0 {
			d.sheet.Grids = append(d.sheet.Grids, g)
			return
		}
		if sameGrid(d.sheet.Grids[k], g) {
			return
		}
		g.Name = fmt.Sprintf("%s（%d）", name, n)
	}
}

// finish turns the cells into rows: by measure in the plan's order, the form's
// columns before those that the unit added; what the unit added follows.
func (d *desk) finish() {
	var tasks, targets []entry.Row
	for _, m := range d.now.all {
		if !d.own[m] {
			continue
		}
		if row, ok := d.row(entry.Tasks, m.ID, d.sheet.Tasks.Columns); ok && !d.now.overall[m] {
			tasks = append(tasks, row)
		}
		for k := range figures.Goals(m) {
			if row, ok := d.row(entry.Targets, entry.TargetOf(m.ID, k), d.sheet.Targets.Columns); ok {
				targets = append(targets, row)
			}
		}
	}
	d.sheet.Tasks.Rows = append(tasks, d.sheet.Tasks.Rows...)
	d.sheet.Targets.Rows = append(targets, d.sheet.Targets.Rows...)
}

func (d *desk) row(f entry.Form, id string, added []string) (entry.Row, bool) {
	if len(d.rows[f.Sheet+id]) == 0 {
		return entry.Row{}, false
	}
	row := entry.Row{ID: id}
	for _, column := range slices.Concat(f.Columns, added) {
		if c, ok := d.cells[slot{f.Sheet, id, column}]; ok {
			row.Cells = append(row.Cells, c)
		}
	}
	return row, true
}

func sameRow(a, b entry.Row) bool {
	return a.ID == b.ID && slices.EqualFunc(a.Cells, b.Cells, entry.Cell.Same)
}

func sameTable(a, b entry.Table) bool {
	return slices.Equal(a.Columns, b.Columns) && slices.EqualFunc(a.Rows, b.Rows, sameRow)
}

func sameGrid(a, b entry.Grid) bool {
	return reflect.DeepEqual(a.Widths, b.Widths) && slices.EqualFunc(a.Cells, b.Cells, func(x, y entry.GridCell) bool {
		return x.Column == y.Column && x.Row == y.Row && x.Cell.Same(y.Cell)
	})
}

func sameSheet(a, b *entry.Sheet) bool {
	return sameTable(a.Tasks, b.Tasks) && sameTable(a.Targets, b.Targets) && sameTable(a.Withdrawn, b.Withdrawn) &&
		sameTable(a.Unclaimed, b.Unclaimed) && slices.EqualFunc(a.Grids, b.Grids, func(x, y entry.Grid) bool { return x.Name == y.Name && sameGrid(x, y) })
}
