package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// printSetup makes a sheet print well as it is: A4 (9) or A3 (8) landscape,
// one page wide, the rows up to header on every page, page x of y.
func (b *book) printSetup(sheet string, paper, header int, area string) {
	fit, width, height, landscape := true, 1, 0, "landscape"
	b.try(b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.try(b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &paper, Orientation: &landscape, FitToWidth: &width, FitToHeight: &height}))
	side, top, bottom, edge, middle := printSide, 0.5, 0.6, 0.3, true
	b.try(b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &edge, Footer: &edge, Horizontally: &middle}))
	b.try(b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: pageNumber}))
	quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'!"
	b.try(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s$%d:$%d", quoted, header, header), Scope: sheet}))
	b.try(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: quoted + area, Scope: sheet}))
}

// printHead prints a title above a sheet whose first row is its header.
func (b *book) printHead(sheet, title string) {
	title = strings.ReplaceAll(title, "&", "&&")
	b.try(b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{
		OddHeader: `&C&"` + b.look.Fonts.Title + `"&16` + " " + b.file.Text(title), OddFooter: pageNumber,
	}))
	side, top, bottom, edge, middle := printSide, 0.9, 0.6, 0.3, true
	b.try(b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &edge, Footer: &edge, Horizontally: &middle}))
}

// printSide is the margin at the sides in inches: what printers can do, so
// that texts are as large as they can be.
const printSide = 0.3

// pageNumber is the foot of every sheet.
const pageNumber = "&C第 &P 页 共 &N 页"

// freeze keeps rows and columns in view while scrolling.
func (b *book) freeze(sheet string, columns, rows int) {
	b.try(b.file.SetPanes(sheet, &excelize.Panes{
		Freeze: true, XSplit: columns, YSplit: rows, TopLeftCell: cell(columns+1, rows+1), ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: cell(columns+1, rows+1), ActiveCell: cell(columns+1, rows+1), Pane: "bottomRight"}},
	}))
}
