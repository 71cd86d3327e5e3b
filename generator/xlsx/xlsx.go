// Package xlsx makes the Excel workbooks: a responsibility sheet for each unit
// and the table of all measures. It is an output format of fenjie.
package xlsx

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/xlsx/stamp"
	"fenjie/source/entries/entry"
	"fenjie/source/parallel"
	"fenjie/source/plan"
	"fenjie/source/revision"
	"fenjie/source/settings"
)

// Form is the version of the workbooks' form, and part of every digest: a
// change raises it.
const Form = "xlsx/11"

// Documents returns a workbook for each unit and the table of all measures. The
// digest of a unit's workbook leaves out what was typed, and of which text of
// the plan it is: a sheet that somebody filled in stays as it is while the plan
// says the same to its unit, whatever it says to others.
func Documents(in format.Input) ([]format.Document, error) {
	look := in.Look.Sheet.Over(settings.DefaultSheet())
	shown := look
	if !showsLights(look) {
		shown.Lights = nil
	}
	forms := &stamp.Forms{}
	known := sync.OnceValue(func() *measures { return newMeasures(in.Overview, look) })
	measured := in.Measured()
	docs := make([]format.Document, len(in.Units), len(in.Units)+1)
	parallel.Each(len(in.Units), 1, func(k int) {
		a := in.Units[k]
		docs[k] = format.Document{
			Path: "责任清单/" + a.FileName + ".xlsx", Kind: "sheet", Subject: a.Unit,
			Digest: format.Digest(Form, "sheet", digestOf(a, measured), headOf(a, in.Look), shown, in.Date, in.Look.Organ),
			Render: func(w io.Writer) error { return renderUnit(w, stamp.New(forms), a, in, known()) },
		}
	})
	o := in.Overview
	docs = append(docs, format.Document{
		Path: "任务分解总表.xlsx", Kind: "total", Long: true,
		Digest: format.Digest(Form, "total", in.Text, saidOf(o, measured), o.Plan.PlaceNoun(), o.Plan.Rows, o.FileNames, look.Fonts, look.Colours, in.Date, in.Look.Organ),
		Render: func(w io.Writer) error { return renderTotal(w, stamp.New(forms), o, in, known()) },
	})
	return docs, nil
}

// digestOf is that of all rows of a unit's sheets: measured is what stands in
// them whichever the unit.
func digestOf(a assign.Assignment, measured func(assign.Task) string) any {
	type row struct {
		Measured, Role, Change string
		Words                  []revision.Span `json:",omitempty"`
	}
	tasks := slices.Concat(a.Tasks, a.Overall)
	rows := make([]row, len(tasks))
	for k, t := range tasks {
		rows[k] = row{measured(t), string(t.Role), t.Change, changedWords(t.Words)}
	}
	return rows
}

// saidOf is all that the plan says, with what stands for its measures, and the lines
// at which the table of all has it.
func saidOf(o *assign.Overview, measured func(assign.Task) string) []any {
	head := *o.Plan
	head.Sections = nil
	said := []any{head}
	o.Plan.Walk(func(s *plan.Section, _ int) {
		own := *s
		own.Sections, own.Measures = nil, nil
		said = append(said, own, o.Own[s]) // its figures as they are shown
	})
	for _, t := range o.Tasks {
		said = append(said, measured(t), t.Measure.Number, t.Measure.Line)
	}
	for _, g := range o.Funds {
		for _, f := range g.Funds {
			said = append(said, f.Line)
		}
	}
	return said
}

// book is a workbook under way; the first error of any step stays.
type book struct {
	file   *stamp.File
	look   settings.Sheet
	styles map[string]int
	bodies map[look]int
	known  *measures
	more   []more       // what cells have no room for
	marks  map[int]bool // numbers of more that what was typed names by its own words
	made   []string     // columns of 责任清单 that the program put beside the form's
	err    error
}

func newBook(file *stamp.File, first string, in format.Input) *book {
	b := &book{file: file, look: in.Look.Sheet.Over(settings.DefaultSheet()), styles: map[string]int{}, bodies: map[look]int{}}
	b.try(b.file.SetSheetName("Sheet1", first))
	b.try(b.file.SetDefaultFont(unitFace))
	return b
}

func (b *book) try(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) sheet(name string) {
	_, err := b.file.NewSheet(name)
	b.try(err)
}

// cell names a cell by column and row, both from 1.
func cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "A1" // only beyond Excel's own limits, which rows never reach
	}
	return name
}

func letter(column int) string {
	name, err := excelize.ColumnNumberToName(column)
	if err != nil {
		return "A"
	}
	return name
}

func (b *book) rowHeight(sheet string, row int, points float64) {
	b.try(b.file.SetRowHeight(sheet, row, points))
}

// columnWidth sets columns to a width in Excel's unit.
func (b *book) columnWidth(sheet string, from, to int, w float64) {
	b.try(b.file.SetColWidth(sheet, letter(from), letter(to), w))
}

func (b *book) merge(sheet string, column, row, toColumn, toRow int) {
	b.try(b.file.MergeCell(sheet, cell(column, row), cell(toColumn, toRow)))
}

// link makes a cell lead to a cell of this workbook.
func (b *book) link(sheet string, column, row int, toSheet string, toColumn, toRow int) {
	b.try(b.file.SetLink(sheet, column, row, toSheet, toColumn, toRow))
}

// linkFile makes a cell lead to a file beside this workbook.
func (b *book) linkFile(sheet string, column, row int, path string) {
	b.try(b.file.SetCellHyperLink(sheet, cell(column, row), inLink.Replace(path), "External"))
}

// inLink escapes what means something in a link (RFC 3986) and may stand in a
// file's name. 汉字 stay as they are (RFC 3987).
var inLink = strings.NewReplacer("%", "%25", "#", "%23", " ", "%20", "[", "%5B", "]", "%5D")

// number writes a number from its exact decimal digits: no float comes
// between, so 148.05 is stored as 148.05.
func (b *book) number(sheet string, column, row int, decimal string) {
	b.try(b.file.SetNumber(sheet, column, row, decimal))
}

// style returns the id of a style, made once a workbook. Within a build the name
// is the style's alone.
func (b *book) style(name string, s *excelize.Style) int {
	if id, ok := b.styles[name]; ok {
		return id
	}
	id, err := b.file.NewStyle(name, s)
	b.try(err)
	b.styles[name] = id
	return id
}

func (b *book) setStyle(sheet string, column, row, toColumn, toRow, style int) {
	b.try(b.file.SetStyle(sheet, column, row, toColumn, toRow, style))
}

func (b *book) border() []excelize.Border {
	var list []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		list = append(list, excelize.Border{Type: side, Color: b.look.Colours.Border, Style: 1})
	}
	return list
}

// look is what body cells differ in.
type look struct {
	center, fill, locked, numeric, text bool
	lead, strong, linked, shrink        bool
	fit                                 fit
}

// linkColour is that of texts which lead somewhere, in print dark enough to be
// read.
const linkColour = "1F4E79"

func (b *book) body(l look) int {
	id, ok := b.bodies[l]
	if !ok {
		id = b.newBody(l)
		b.bodies[l] = id
	}
	return id
}

func (b *book) newBody(l look) int {
	s := &excelize.Style{
		Font:       &excelize.Font{Family: b.look.Fonts.Body, Size: b.size(l.fit)},
		Border:     b.border(),
		Alignment:  &excelize.Alignment{Vertical: "center", WrapText: true},
		Protection: &excelize.Protection{Locked: l.locked},
	}
	if l.center {
		s.Alignment.Horizontal = "center"
	}
	if l.strong {
		s.Font.Family = b.look.Fonts.Heading
	}
	if l.linked {
		s.Font.Color = linkColour
	}
	if l.shrink {
		s.Alignment.WrapText, s.Alignment.ShrinkToFit = false, true
	}
	if l.numeric {
		s.Alignment.Horizontal = "right"
		format := "#,##0.00"
		s.CustomNumFmt = &format
	}
	if l.text {
		s.NumFmt = 49 // @: what a person types stays text
	}
	switch {
	case l.fill:
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{b.look.Colours.Fill}}
	case l.lead:
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{b.look.Colours.Lead}}
	}
	return b.style(fmt.Sprintf("body %+v", l), s)
}

// hidden is the style of the hidden ids. They are on one line: LibreOffice
// prints those that wrap, a sign a line, in a column of no width.
func (b *book) hidden() int {
	if id, ok := b.styles["hidden"]; ok {
		return id
	}
	return b.style("hidden", &excelize.Style{Font: &excelize.Font{Family: b.look.Fonts.Body, Size: fitSizes[fitSmall]}, Protection: &excelize.Protection{Locked: true}})
}

func (b *book) title() int {
	return b.style("title", &excelize.Style{
		Font:      &excelize.Font{Family: b.look.Fonts.Title, Size: 20},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
	})
}

func (b *book) note() int {
	return b.style("note", &excelize.Style{
		Font:      &excelize.Font{Family: b.look.Fonts.Body, Size: 11},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
	})
}

func (b *book) head() int {
	return b.style("head", &excelize.Style{
		Font:      &excelize.Font{Family: b.look.Fonts.Heading, Size: 11},
		Border:    b.border(),
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{b.look.Colours.Header}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
	})
}

// protect locks the cells that are not for filling in, without a password:
// sorting, filtering and widening stay allowed.
func (b *book) protect(sheet string) {
	b.try(b.file.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true, FormatColumns: true, FormatRows: true,
		Sort: true, AutoFilter: true, InsertRows: true, InsertColumns: true,
	}))
}

// finish sets the properties and writes the workbook, the same bytes each
// time: no clock.
func (b *book) finish(w io.Writer, title, unit string, o assign.Head, in format.Input) error {
	b.continued()
	stamp := "1980-01-01T00:00:00Z"
	if in.Date != "" {
		stamp = in.Date + "T00:00:00Z"
	}
	creator := in.Look.Organ
	if creator == "" {
		creator = "分解"
	}
	b.try(b.file.SetDocProps(&excelize.DocProperties{Title: title, Creator: creator, LastModifiedBy: creator, Created: stamp, Modified: stamp, Language: "zh-CN"}))
	custom := []excelize.CustomProperty{
		{Name: entry.PropertySchema, Value: entry.Schema}, {Name: entry.PropertyPlan, Value: o.Title}, {Name: entry.PropertyUnit, Value: unit},
		{Name: entry.PropertyText, Value: in.Text}, {Name: entry.PropertyForm, Value: Form},
	}
	if len(b.made) > 0 {
		list, err := json.Marshal(b.made)
		b.try(err)
		custom = append(custom, excelize.CustomProperty{Name: entry.PropertyMade, Value: string(list)})
	}
	for _, p := range custom {
		b.try(b.file.SetCustomProps(p))
	}
	if b.err != nil {
		return b.err
	}
	return b.file.Write(w)
}
