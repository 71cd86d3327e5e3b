// Package limits names every bound on what is read: beyond it a file is no
// plan and no workbook of ours, or was made to break the program, and is refused
// by an error that says so. A county's plan is some 40 kB of text with 50
// measures for 55 units; a province's, annexes and all, is under 2 MB.
//
// There is no limit on the time of a regular expression: package regexp (RE2)
// takes time in proportion to the text for every expression, and no other
// engine is imported.
package limits

import "archive/zip"

// Files, in bytes.
const (
	File       = 20 << 20 // a plan, or a workbook that was sent back
	Structured = 8 << 20  // a plan as YAML or JSON
	Settings   = 1 << 20  // fenjie.yaml, or a template
	Face       = 64 << 20 // a font of the office's own
)

// Packages (.docx, .xlsx), in bytes unpacked where nothing else is said.
const (
	Part     = 64 << 20  // one part of a .docx
	Document = 128 << 20 // all parts of a .docx that are read
	Workbook = 20 << 20  // all members of a workbook; one of ours has some 200 kB
	Members  = 2000      // files in a workbook
	// Ratio is how many times its own size a file may unpack to, where that is
	// more than RatioFrom: text of an office packs to a tenth, a sheet of equal rows
	// to a hundredth, zeros to a thousandth.
	Ratio     = 250
	RatioFrom = 4 << 20
)

// XML of a package. No entity of a document's own is ever expanded: package
// encoding/xml knows the five of XML, and refuses the others.
const (
	Depth    = 256       // elements within elements
	Elements = 3_000_000 // of all parts of a .docx; a page of text has some 500
	Tags     = 1_000_000 // of all members of a workbook; a cell has some four
	Covered  = 100_000   // empty cells that merged ones of a .docx cover
)

// YAML and JSON. Anchors and aliases are refused, so that nothing grows.
const (
	Nesting = 64   // lists and fields within each other
	Keys    = 1000 // fields of one mapping
)

// Plans. Every measure is a row of the workbooks, every unit a workbook and a
// column of the matrix; a plan beyond this would take hours and fit no sheet.
const (
	Paragraphs = 200_000 // with the cells of tables
	Measures   = 20_000
	Units      = 5_000
	Matrix     = 20_000_000 // measures × units
	Name       = 500        // characters in a unit's name
)

// Workbooks.
const (
	Rows     = 20_000 // of a sheet that was sent back, that hold anything
	Columns  = 256    // of a sheet that was sent back
	HeadRows = 60     // how far down a sheet its header row is looked for
	Cell     = 32_767 // characters in a cell: Excel's own limit; what is more goes on in the sheet 续文
	FileName = 180    // bytes: with an extension below the 255 of Linux, in two folders below the 260 characters of Windows
)

// Unpacked is what a package of so many bytes may unpack to, at most most.
func Unpacked(size int, most int64) int64 {
	return min(most, max(RatioFrom, int64(size)*Ratio))
}

// Fits reports whether a member of a package says that it unpacks to no more
// than left. Its word can be relied on as a bound: package archive/zip stops
// reading a member that goes beyond it.
func Fits(member *zip.File, left int64) bool {
	return left >= 0 && member.UncompressedSize64 <= uint64(left)
}
