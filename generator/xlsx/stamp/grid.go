package stamp

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sheet is the rows of a sheet under way.
type sheet struct {
	name   string
	rows   []row // in order
	links  []link
	placed bool
}

// link makes a cell lead to another place in the workbook.
type link struct {
	column, row int32
	to          string
}

type row struct {
	number int
	height float64 // points; 0: the program's own
	cells  []cell  // in order
}

type cell struct {
	column, style int32
	kind          kind
	value         int32  // of a text: its place in the table
	text          string // digits or formula
}

type kind uint8

const (
	blank kind = iota
	text
	number
	formula
	truth
	inline // a number that is none
)

// row finds row n, made where it is missing. Rows come in order but for the
// few above a table.
func (s *sheet) row(n int) *row {
	k := len(s.rows)
	if k > 0 && s.rows[k-1].number >= n {
		var found bool
		k, found = slices.BinarySearchFunc(s.rows, n, func(r row, n int) int { return r.number - n })
		if found {
			return &s.rows[k]
		}
	}
	s.rows = slices.Insert(s.rows, k, row{number: n})
	return &s.rows[k]
}

func (r *row) cell(column int) *cell {
	k := len(r.cells)
	if k > 0 && int(r.cells[k-1].column) >= column {
		var found bool
		k, found = slices.BinarySearchFunc(r.cells, column, func(c cell, n int) int { return int(c.column) - n })
		if found {
			return &r.cells[k]
		}
	}
	if r.cells == nil {
		r.cells = make([]cell, 0, 16)
	}
	r.cells = slices.Insert(r.cells, k, cell{column: int32(column)})
	return &r.cells[k]
}

// at finds a cell by the sheet's name and its column and row, both from 1.
func (f *File) at(name string, column, n int) (*cell, error) {
	if column < 1 || column > excelize.MaxColumns || n < 1 || n > excelize.TotalRows {
		return nil, fmt.Errorf("stamp: sheet %s has no cell in column %d, row %d", name, column, n)
	}
	s, err := f.sheetOf(name)
	if err != nil {
		return nil, err
	}
	return s.row(n).cell(column), nil
}

func nameOf(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "A1" // at has checked
	}
	return name
}

// SetText writes a text, never taken for a formula.
func (f *File) SetText(sheet string, column, row int, s string) error {
	if f.plain != nil {
		return f.plain.SetCellStr(sheet, nameOf(column, row), s)
	}
	c, err := f.at(sheet, column, row)
	if err == nil {
		c.kind, c.value, c.text = text, f.table.place(s), ""
	}
	return err
}

// SetNumber writes a number by its digits.
func (f *File) SetNumber(sheet string, column, row int, digits string) error {
	if f.plain != nil {
		return f.plain.SetCellDefault(sheet, nameOf(column, row), digits)
	}
	c, err := f.at(sheet, column, row)
	if err != nil {
		return err
	}
	c.kind, c.text = number, digits
	if !isNumber(digits) {
		c.kind = inline
		if digits == "" {
			c.kind = blank
		}
	}
	return nil
}

// isNumber tells what excelize takes for a number.
func isNumber(s string) bool {
	if strings.Contains(s, "_") {
		return false
	}
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

// SetBool writes TRUE or FALSE.
func (f *File) SetBool(sheet string, column, row int, value bool) error {
	if f.plain != nil {
		return f.plain.SetCellBool(sheet, nameOf(column, row), value)
	}
	c, err := f.at(sheet, column, row)
	if err == nil {
		c.kind, c.text = truth, "0"
		if value {
			c.text = "1"
		}
	}
	return err
}

// SetFormula writes a formula without a value: programs reckon it when they
// open the workbook.
func (f *File) SetFormula(sheet string, column, row int, s string) error {
	if f.plain != nil {
		return f.plain.SetCellFormula(sheet, nameOf(column, row), s)
	}
	c, err := f.at(sheet, column, row)
	if err == nil {
		c.kind, c.text = formula, s
	}
	return err
}

// SetRich writes a text in several fonts.
func (f *File) SetRich(sheet string, column, row int, runs []excelize.RichTextRun) error {
	if f.plain != nil {
		return f.plain.SetCellRichText(sheet, nameOf(column, row), runs)
	}
	c, err := f.at(sheet, column, row)
	if err != nil {
		return err
	}
	c.kind = text
	c.value, err = f.table.placeRich(f.forms, runs)
	return err
}

// SetStyle gives the cells from one to another a style.
func (f *File) SetStyle(sheet string, column, row, toColumn, toRow, style int) error {
	if f.plain != nil {
		return f.plain.SetCellStyle(sheet, nameOf(column, row), nameOf(toColumn, toRow), style)
	}
	for n := row; n <= toRow; n++ {
		for k := column; k <= toColumn; k++ {
			c, err := f.at(sheet, k, n)
			if err != nil {
				return err
			}
			c.style = int32(style)
		}
	}
	return nil
}

// SetLink makes a cell lead to a place in the workbook, as 'name'!A1. Links
// beyond those that Excel takes in a sheet are left out. Links within stand
// before those out of the workbook.
func (f *File) SetLink(sheet string, column, row int, to string) error {
	const within = "Location"
	if f.plain != nil {
		return f.plain.SetCellHyperLink(sheet, nameOf(column, row), to, within)
	}
	s, err := f.sheetOf(sheet)
	if err != nil || len(s.links) >= excelize.TotalSheetHyperlinks {
		return err
	}
	if len(s.links) == 0 { // what makes room for them in the form
		err = f.SetCellHyperLink(sheet, linkMark, linkMark, within)
	}
	s.links = append(s.links, link{int32(column), int32(row), to})
	return err
}

// linkMark is the cell of the link that stands for all in the form.
const linkMark = "XFD1048576"

// SetRowHeight sets the height of a row in points.
func (f *File) SetRowHeight(sheet string, n int, points float64) error {
	if f.plain != nil {
		return f.plain.SetRowHeight(sheet, n, points)
	}
	s, err := f.sheetOf(sheet)
	switch {
	case err != nil:
		return err
	case n < 1 || n > excelize.TotalRows || points <= 0 || points > excelize.MaxRowHeight || math.IsNaN(points):
		return fmt.Errorf("stamp: sheet %s: row %d cannot be %v points high", sheet, n, points)
	}
	s.row(n).height = points
	f.calls = append(f.calls, call{sheet: s, row: n, points: points})
	return nil
}
