// Package document turns the bytes of a plan's file into a neutral document:
// paragraphs and tables in order, each with its place. It knows files, not
// plans: what a heading or a clause means is decided in package source.
package document

import "fenjie/source/plan"

// Document is a plan's file as paragraphs and tables (文档).
type Document struct {
	Blocks []Block
	// Notes are things of the file that a reader of the text would not see:
	// tracked changes, comments, pictures, text that could not be read.
	Notes []plan.Problem

	// ByParagraph: its places are paragraphs and no lines, as in a .docx.
	ByParagraph bool
	// Rows are where the rows of its tables begin, and what follows each table.
	Rows []plan.TableRow

	invisible   int // characters without a look, which are left out
	invisibleAt plan.Place
}

// Block is a paragraph, or a table when Table is set.
type Block struct {
	plan.Place
	// Text is the paragraph's visible text, without its line end. A hard line
	// break within it is "\n".
	Text string
	// Label is a number that the word processor writes itself and that is not
	// in Text: 一、 or （一）; empty otherwise.
	Label string
	// Heading is the heading level of Word or Markdown, from 1; 0 for none.
	Heading int
	Table   *Table
}

// Table is a table; merged cells repeat their text in the cells they cover
// vertically, and are empty in the ones they cover horizontally.
type Table struct {
	Rows [][]Cell
}

// Cell is one cell of a table; paragraphs within it are joined by "\n".
type Cell struct {
	plan.Place
	Text     string
	Repeated bool // the text of the merged cell above, written once in the file
}
