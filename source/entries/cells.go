package entries

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"fenjie/source/entries/entry"
	"fenjie/source/limits"
	"fenjie/source/pattern"
)

// table reads the rows below the header of t.
func (b *book) table(t *sheet) entry.Table {
	names, added := t.columns()
	if t.form.Sheet == entry.SheetTasks || t.form.Sheet == entry.SheetTargets {
		t.head()
		t.headComments()
	}
	table := entry.Table{Columns: added}
	rowOf := map[int]line{}
	last := 0
	for _, l := range t.rows[t.header+1:] {
		rowOf[l.number] = l
		last = l.number
	}
	b.commentRows(t, rowOf, &last)
	for number := t.rows[t.header].number + 1; number <= last; number++ {
		l, ok := rowOf[number]
		if !ok || t.isOurs(l, names) {
			continue
		}
		if row := b.row(t, names, l); row.ID != "" || len(row.Cells) > 0 {
			table.Rows = append(table.Rows, row)
		}
	}
	table.Columns = b.withoutBlank(table)
	return table
}

// withoutBlank are the columns of a table beside the form's, without those that
// the program put there and nobody used: another preset need not show them.
func (b *book) withoutBlank(t entry.Table) []string {
	return slices.DeleteFunc(slices.Clone(t.Columns), func(column string) bool {
		return slices.Contains(b.made, column) &&
			!slices.ContainsFunc(t.Rows, func(r entry.Row) bool { return !r.Get(column).IsBlank() })
	})
}

// isReckoned reports whether a cell holds what the program's own formula shows.
func (b *book) isReckoned(sheet, ref, column string) bool {
	return column == entry.Light && slices.Contains(b.made, column) && b.reckoned(sheet, ref)
}

// commentRows adds rows that hold a comment and nothing else.
func (b *book) commentRows(t *sheet, rowOf map[int]line, last *int) {
	for ref := range t.comments {
		_, number, err := excelize.CellNameToCoordinates(ref)
		if err != nil || number <= t.rows[t.header].number || number > *last+limits.Rows {
			continue
		}
		if _, ok := rowOf[number]; !ok {
			rowOf[number] = line{number: number}
			*last = max(*last, number)
		}
	}
}

// isOurs: the line above the rows that a unit added, and a header pasted again.
func (t *sheet) isOurs(l line, names []string) bool {
	filled, titles := 0, 0
	text := ""
	for k, s := range l.texts {
		if strings.TrimSpace(s) == "" {
			continue
		}
		filled++
		text = entry.Plain(s)
		if k < len(names) && text == names[k] {
			titles++
		}
	}
	return filled == 1 && text == entry.Added || titles >= 3 && titles == filled
}

// row reads one row. The form's own cells of a row with an id are texts; all
// that a person may have typed has its type.
func (b *book) row(t *sheet, names []string, l line) entry.Row {
	var r entry.Row
	for k, name := range names {
		if name == t.form.ID() {
			r.ID = strings.TrimSpace(l.text(k))
		}
	}
	for k, name := range names {
		if name == "" || name == t.form.ID() {
			continue
		}
		c := t.cell(name, l.text(k), k+1, l.number)
		ref := strings.TrimPrefix(c.At, t.name+"!")
		switch {
		case r.ID == "" && name != entry.Rate || t.form.ByHand(name):
			c.Value = b.value(t.name, ref, l.text(k))
			if b.isReckoned(t.name, ref, name) {
				c.Value = entry.Value{}
			}
		case name == entry.Rate && b.reckoned(t.name, ref):
			c.Value = entry.Value{}
		}
		c.Comment = t.comments[ref]
		if !c.IsBlank() {
			r.Cells = append(r.Cells, c)
		}
	}
	return r
}

// reckoned reports whether a cell holds a formula.
func (b *book) reckoned(sheet, ref string) bool {
	formula, err := b.file.GetCellFormula(sheet, ref)
	return err == nil && formula != ""
}

// decimal is a number as a workbook stores it.
var decimal = pattern.New(`^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$`)

// value reads a cell with its type. A formula is what it shows; one that shows
// nothing yet, since no program has reckoned it, is its own text.
func (b *book) value(sheet, ref, raw string) entry.Value {
	if strings.TrimSpace(raw) == "" {
		if formula, err := b.file.GetCellFormula(sheet, ref); err == nil && formula != "" && raw == "" {
			return entry.String("=" + strings.TrimPrefix(formula, "="))
		}
		return entry.Value{}
	}
	kind, err := b.file.GetCellType(sheet, ref)
	if err != nil {
		return entry.String(raw)
	}
	switch kind {
	case excelize.CellTypeBool:
		if raw == "1" || strings.EqualFold(raw, "true") {
			return entry.Value{Kind: entry.Bool, Text: "TRUE"}
		}
		return entry.Value{Kind: entry.Bool, Text: "FALSE"}
	case excelize.CellTypeUnset, excelize.CellTypeNumber, excelize.CellTypeDate:
		if decimal.MatchString(raw) {
			v := b.format(sheet, ref)
			v.Kind, v.Text = entry.Numeric, raw
			return v
		}
	}
	return entry.String(raw)
}

// format is the number format of a cell.
func (b *book) format(sheet, ref string) entry.Value {
	id, err := b.file.GetCellStyle(sheet, ref)
	if err != nil {
		return entry.Value{}
	}
	if v, ok := b.formats[id]; ok {
		return v
	}
	var v entry.Value
	if style, err := b.file.GetStyle(id); err == nil && style != nil {
		v.BuiltIn = style.NumFmt
		if style.CustomNumFmt != nil {
			v.Format, v.BuiltIn = *style.CustomNumFmt, 0
		}
	}
	b.formats[id] = v
	return v
}

// grid reads a sheet that the unit added.
func (b *book) grid(t *sheet) entry.Grid {
	g := entry.Grid{Name: t.name}
	width := 0
	for _, l := range t.rows {
		width = max(width, len(l.texts))
		for k, text := range l.texts {
			ref := strings.TrimPrefix(at("", k+1, l.number), "!")
			c := entry.Cell{Value: b.value(t.name, ref, text), Comment: t.comments[ref], At: at(t.name, k+1, l.number)}
			if !c.IsBlank() {
				g.Cells = append(g.Cells, entry.GridCell{Column: k + 1, Row: l.number, Cell: c})
			}
		}
	}
	for k := range width {
		name, err := excelize.ColumnNumberToName(k + 1)
		if err != nil {
			break
		}
		w, err := b.file.GetColWidth(t.name, name)
		if err != nil {
			w = 9
		}
		g.Widths = append(g.Widths, w)
	}
	return g
}
