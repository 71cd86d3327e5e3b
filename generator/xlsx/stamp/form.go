package stamp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The methods of this file make the form. Each is the method of excelize.File
// of its name.

func (f *File) SetSheetName(from, to string) error {
	if f.plain == nil {
		s, err := f.sheetOf(from)
		if err != nil {
			return err
		}
		s.name = to
	}
	return f.note("SetSheetName", func(x *excelize.File) error { return x.SetSheetName(from, to) }, from, to)
}

// NewSheet makes a sheet. Unlike excelize's, it refuses a name that is taken: what
// is written into a sheet twice would be lost once.
func (f *File) NewSheet(name string) (int, error) {
	if slices.ContainsFunc(f.GetSheetList(), func(have string) bool { return strings.EqualFold(have, name) }) {
		return 0, fmt.Errorf("stamp: there is a sheet %s already", name)
	}
	if f.plain != nil {
		return f.plain.NewSheet(name)
	}
	f.addSheet(name)
	return len(f.sheets) - 1, f.note("NewSheet", func(x *excelize.File) error { _, err := x.NewSheet(name); return err }, name)
}

func (f *File) GetSheetList() []string {
	if f.plain != nil {
		return f.plain.GetSheetList()
	}
	var names []string
	for _, s := range f.sheets {
		names = append(names, s.name)
	}
	return names
}

func (f *File) SetActiveSheet(index int) {
	_ = f.note("SetActiveSheet", func(x *excelize.File) error { x.SetActiveSheet(index); return nil }, index)
}

// SetDefaultFont sets the face whose digits are the unit of widths.
func (f *File) SetDefaultFont(name string) error {
	return f.note("SetDefaultFont", func(x *excelize.File) error { return x.SetDefaultFont(name) }, name)
}

func (f *File) SetColWidth(sheet, first, last string, width float64) error {
	return f.note("SetColWidth", func(x *excelize.File) error { return x.SetColWidth(sheet, first, last, width) }, sheet, first, last, width)
}

func (f *File) SetColVisible(sheet, columns string, visible bool) error {
	return f.note("SetColVisible", func(x *excelize.File) error { return x.SetColVisible(sheet, columns, visible) }, sheet, columns, visible)
}

func (f *File) MergeCell(sheet, first, last string) error {
	return f.note("MergeCell", func(x *excelize.File) error { return x.MergeCell(sheet, first, last) }, sheet, first, last)
}

func (f *File) AutoFilter(sheet, area string, options []excelize.AutoFilterOptions) error {
	return f.note("AutoFilter", func(x *excelize.File) error { return x.AutoFilter(sheet, area, options) }, sheet, area, options)
}

func (f *File) AddDataValidation(sheet string, v *excelize.DataValidation) error {
	return f.note("AddDataValidation", func(x *excelize.File) error { return x.AddDataValidation(sheet, v) }, sheet, v)
}

func (f *File) SetConditionalFormat(sheet, area string, rules []excelize.ConditionalFormatOptions) error {
	return f.note("SetConditionalFormat", func(x *excelize.File) error { return x.SetConditionalFormat(sheet, area, rules) }, sheet, area, rules)
}

func (f *File) SetPanes(sheet string, panes *excelize.Panes) error {
	return f.note("SetPanes", func(x *excelize.File) error { return x.SetPanes(sheet, panes) }, sheet, panes)
}

func (f *File) ProtectSheet(sheet string, o *excelize.SheetProtectionOptions) error {
	return f.note("ProtectSheet", func(x *excelize.File) error { return x.ProtectSheet(sheet, o) }, sheet, o)
}

func (f *File) SetSheetProps(sheet string, o *excelize.SheetPropsOptions) error {
	return f.note("SetSheetProps", func(x *excelize.File) error { return x.SetSheetProps(sheet, o) }, sheet, o)
}

func (f *File) SetPageLayout(sheet string, o *excelize.PageLayoutOptions) error {
	return f.note("SetPageLayout", func(x *excelize.File) error { return x.SetPageLayout(sheet, o) }, sheet, o)
}

func (f *File) SetPageMargins(sheet string, o *excelize.PageLayoutMarginsOptions) error {
	return f.note("SetPageMargins", func(x *excelize.File) error { return x.SetPageMargins(sheet, o) }, sheet, o)
}

func (f *File) SetHeaderFooter(sheet string, o *excelize.HeaderFooterOptions) error {
	return f.note("SetHeaderFooter", func(x *excelize.File) error { return x.SetHeaderFooter(sheet, o) }, sheet, o)
}

func (f *File) SetDefinedName(name *excelize.DefinedName) error {
	return f.note("SetDefinedName", func(x *excelize.File) error { return x.SetDefinedName(name) }, name)
}

// SetDocProps takes the title as differing from workbook to workbook.
func (f *File) SetDocProps(p *excelize.DocProperties) error {
	own := *p
	own.Title = f.Text(p.Title)
	return f.note("SetDocProps", func(x *excelize.File) error { return x.SetDocProps(&own) }, own)
}

// SetCustomProps takes a text as differing from workbook to workbook.
func (f *File) SetCustomProps(p excelize.CustomProperty) error {
	if s, ok := p.Value.(string); ok {
		p.Value = f.Text(s)
	}
	return f.note("SetCustomProps", func(x *excelize.File) error { return x.SetCustomProps(p) }, p)
}

// SetCellHyperLink is for links out of the workbook; SetLink for those within.
func (f *File) SetCellHyperLink(sheet, cell, link, kind string) error {
	return f.note("SetCellHyperLink", func(x *excelize.File) error { return x.SetCellHyperLink(sheet, cell, link, kind) }, sheet, cell, link, kind)
}

// AddComment places its box by the heights that rows have when it is called.
func (f *File) AddComment(sheet string, c excelize.Comment) error {
	return f.place(sheet, func(x *excelize.File) error { return x.AddComment(sheet, c) })
}

// AddChart places the chart by the heights that rows have when it is called.
func (f *File) AddChart(sheet, cell string, c *excelize.Chart) error {
	return f.place(sheet, func(x *excelize.File) error { return x.AddChart(sheet, cell, c) })
}

// place notes a call that makes the form this workbook's alone.
func (f *File) place(name string, do func(*excelize.File) error) error {
	if f.plain != nil {
		return do(f.plain)
	}
	s, err := f.sheetOf(name)
	if err != nil {
		return err
	}
	f.placed = true
	if err := f.tellHeights(s); err != nil {
		return err
	}
	return f.note("place", do)
}

// tellHeights notes the heights that rows were given since it was last asked.
func (f *File) tellHeights(s *sheet) error {
	var heights []row
	for k := range s.rows {
		if r := &s.rows[k]; r.height > 0 && !r.told {
			r.told = true
			heights = append(heights, *r)
		}
	}
	return f.note("heights", func(x *excelize.File) error {
		for _, r := range heights {
			if err := x.SetRowHeight(s.name, int(r.number), r.height); err != nil {
				return err
			}
		}
		return nil
	})
}

// NewStyle gives a style a number of ours; the form knows excelize's. The name
// is the style's alone, in all workbooks.
func (f *File) NewStyle(name string, s *excelize.Style) (int, error) {
	if f.plain != nil {
		return f.plain.NewStyle(s)
	}
	f.styles++
	f.calls = append(f.calls, call{style: s})
	f.key = append(append(f.key, name...), '\n')
	return f.styles, nil
}

// NewConditionalStyle tells the number of a rule's style beforehand: excelize
// numbers them from 0.
func (f *File) NewConditionalStyle(s *excelize.Style) (int, error) {
	if f.plain != nil {
		return f.plain.NewConditionalStyle(s)
	}
	id := f.rules
	f.rules++
	return id, f.note("NewConditionalStyle", func(x *excelize.File) error {
		got, err := x.NewConditionalStyle(s)
		if err == nil && got != id {
			err = fmt.Errorf("stamp: a rule's style has number %d, not %d", got, id)
		}
		return err
	}, s)
}
