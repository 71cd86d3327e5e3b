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
	name  string
	rows  []row  // in order
	room  []cell // for those of coming rows
	store *store
	links []link
}

// link makes a cell lead to another place in the workbook.
type link struct {
	column, row     int32
	sheet           string
	toColumn, toRow int32
}

// to is where it leads, as 'name'!A1.
func (l link) to() string {
	return "'" + strings.ReplaceAll(l.sheet, "'", "''") + "'!" + nameOf(int(l.toColumn), int(l.toRow))
}

type row struct {
	number int32
	told   bool    // the form knows the height
	height float64 // points; 0: the program's own
	cells  []cell  // in order
}

// cell is small, for a province's table of all has a million.
type cell struct {
	column, style uint16 // Excel has fewer of either
	kind          kind
	value         int32 // a whole number, or a place among texts or words
}

type kind uint8

const (
	blank kind = iota
	text
	whole // a number of few digits
	number
	formula
	truth
	inline // a number that is none
)

// row finds row n, made where it is missing. Rows come in order but for the
// few above a table.
func (s *sheet) row(n int) *row {
	k := len(s.rows)
	if k > 0 && int(s.rows[k-1].number) >= n {
		if int(s.rows[k-1].number) == n {
			return &s.rows[k-1]
		}
		var found bool
		k, found = slices.BinarySearchFunc(s.rows, n, func(r row, n int) int { return int(r.number) - n })
		if found {
			return &s.rows[k]
		}
	}
	s.rows = slices.Insert(s.rows, k, row{number: int32(n)})
	return &s.rows[k]
}

// usualCells is how many cells a row has room for at first, at the most.
const usualCells = 16

// cell finds the cell of a row of s. Cells, too, come in order mostly.
func (s *sheet) cell(r *row, column int) *cell {
	k := len(r.cells)
	if k > 0 && int(r.cells[k-1].column) >= column {
		if int(r.cells[k-1].column) == column {
			return &r.cells[k-1]
		}
		var found bool
		k, found = slices.BinarySearchFunc(r.cells, column, func(c cell, n int) int { return int(c.column) - n })
		if found {
			return &r.cells[k]
		}
	}
	if r.cells == nil {
		n := usualCells
		if last := len(s.rows) - 2; last >= 0 { // a row is mostly like the one before
			n = min(n, len(s.rows[last].cells)+2)
		}
		if len(s.room) < n {
			s.room = s.store.room()
		}
		r.cells, s.room = s.room[:0:n], s.room[n:]
	}
	r.cells = slices.Insert(r.cells, k, cell{column: uint16(column)})
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
	return s.cell(s.row(n), column), nil
}

// word keeps digits or a formula of a cell.
func (f *File) word(s string) int32 {
	f.words = append(f.words, s)
	return int32(len(f.words) - 1)
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
		c.kind, c.value = text, f.table.place(s)
	}
	return err
}

// SetBare is SetText for a text that is bare.
func (f *File) SetBare(sheet string, column, row int, s string) error {
	if f.plain != nil {
		return f.plain.SetCellStr(sheet, nameOf(column, row), s)
	}
	c, err := f.at(sheet, column, row)
	if err == nil {
		c.kind, c.value = text, f.table.enter(s, item{s, bare})
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
	if n, ok := wholeOf(digits); ok {
		c.kind, c.value = whole, n
		return nil
	}
	switch {
	case digits == "":
		c.kind = blank
		return nil
	case isNumber(digits):
		c.kind = number
	default:
		c.kind = inline
	}
	c.value = f.word(digits)
	return nil
}

// wholeOf is a number of few digits that is written as it was.
func wholeOf(digits string) (int32, bool) {
	if digits == "" || len(digits) > 9 || digits[0] == '0' && len(digits) > 1 {
		return 0, false
	}
	n := int32(0)
	for _, d := range []byte(digits) {
		if d < '0' || d > '9' {
			return 0, false
		}
		n = 10*n + int32(d-'0')
	}
	return n, true
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
		c.kind, c.value = truth, 0
		if value {
			c.value = 1
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
		c.kind, c.value = formula, f.word(s)
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
			c.style = uint16(style)
		}
	}
	return nil
}

// SetLink makes a cell lead to a cell of the workbook. Links beyond those that Excel takes in a sheet are left out. Links within stand
// before those out of the workbook.
func (f *File) SetLink(sheet string, column, row int, toSheet string, toColumn, toRow int) error {
	const within = "Location"
	to := link{int32(column), int32(row), toSheet, int32(toColumn), int32(toRow)}
	if f.plain != nil {
		return f.plain.SetCellHyperLink(sheet, nameOf(column, row), to.to(), within)
	}
	s, err := f.sheetOf(sheet)
	if err != nil || len(s.links) >= excelize.TotalSheetHyperlinks {
		return err
	}
	if len(s.links) == 0 { // what makes room for them in the form
		err = f.SetCellHyperLink(sheet, linkMark, linkMark, within)
	}
	s.links = append(s.links, to)
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
	r := s.row(n)
	r.height, r.told = points, false
	return nil
}
