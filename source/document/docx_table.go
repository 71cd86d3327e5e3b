package document

import (
	"strings"

	"fenjie/source/limits"
	"fenjie/source/plan"
)

// table reads a table; a cell merged into the one above repeats its text. A
// table of one cell is a frame around paragraphs and read as these.
func (w *docxReader) table(e *element) {
	rows := w.tableParts(e, "tr")
	if len(rows) == 1 {
		if cells := w.tableParts(rows[0], "tc"); len(cells) == 1 {
			w.body(cells[0])
			w.flush()
			return
		}
	}
	t := &Table{}
	at := plan.Place{Line: w.paragraphs + 1, Column: 1}
	above := map[int]Cell{}
	outermost := !w.inTable
	w.inTable = true
	if outermost && len(rows) > 0 {
		w.tables++
	}
	for _, tr := range rows {
		if outermost {
			w.rows = append(w.rows, plan.TableRow{Line: w.paragraphs + 1, Table: w.tables, Row: len(t.Rows) + 1})
		}
		t.Rows = append(t.Rows, w.row(tr, above))
	}
	if outermost {
		w.inTable = false
		w.inCells += w.paragraphs + 1 - at.Line
		w.rows = append(w.rows, plan.TableRow{Line: w.paragraphs + 1, Cells: w.inCells})
	}
	if len(t.Rows) > 0 {
		w.doc.Blocks = append(w.doc.Blocks, Block{Place: at, Table: t})
	}
}

// row reads a row of a table; above holds the last cell of each column.
func (w *docxReader) row(tr *element, above map[int]Cell) []Cell {
	row := w.cover(nil, plan.Place{Line: w.paragraphs + 1, Column: 1}, count(tr.child("trPr", "gridBefore")))
	for _, tc := range w.tableParts(tr, "tc") {
		cell := w.cell(tc)
		column := len(row)
		merge := tc.child("tcPr", "vMerge")
		if merge != nil && merge.val() != "restart" && cell.Text == "" {
			cell.Text, cell.Repeated = above[column].Text, above[column].Text != ""
		}
		above[column] = cell
		row = w.cover(append(row, cell), cell.Place, count(tc.child("tcPr", "gridSpan"))-1)
	}
	return row
}

// cover appends n empty cells.
func (w *docxReader) cover(row []Cell, at plan.Place, n int) []Cell {
	for ; n > 0 && w.covered < limits.Covered; n-- {
		w.covered++
		row = append(row, Cell{Place: at})
	}
	return row
}

// count is a number of columns; no table has more than 63 in Word.
func count(e *element) int { return max(0, min(number(e.val()), 63)) }

// tableParts returns the rows of a table or the cells of a row, also those in
// content controls and tracked insertions; deleted ones are left out.
func (w *docxReader) tableParts(e *element, name string) []*element {
	var parts []*element
	for _, c := range e.shown() {
		switch c.name {
		case name:
			if c.child("trPr", "del") != nil || c.child("tcPr", "cellDel") != nil {
				w.changes++
				continue
			}
			parts = append(parts, c)
		case "sdt", "sdtContent", "ins", "customXml", "AlternateContent", "Choice", "Fallback":
			parts = append(parts, w.tableParts(c, name)...)
		}
	}
	return parts
}

// cell reads the paragraphs of a cell, those of a table within it too.
func (w *docxReader) cell(tc *element) Cell {
	cell := Cell{Place: plan.Place{Line: w.paragraphs + 1, Column: 1}}
	outer := w.doc
	w.doc = &Document{}
	w.body(tc)
	w.flush()
	cell.Text = strings.Join(w.doc.lines(), "\n")
	outer.Notes = append(outer.Notes, w.doc.Notes...)
	if outer.invisible == 0 {
		outer.invisibleAt = w.doc.invisibleAt
	}
	outer.invisible += w.doc.invisible
	w.doc = outer
	return cell
}

// lines are the texts of all paragraphs and cells that are not blank.
func (d *Document) lines() []string {
	var lines []string
	for _, b := range d.Blocks {
		if b.Table == nil {
			lines = append(lines, b.Label+strings.TrimSpace(b.Text))
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row {
				if c.Text != "" && !c.Repeated {
					lines = append(lines, c.Text)
				}
			}
		}
	}
	return lines
}
