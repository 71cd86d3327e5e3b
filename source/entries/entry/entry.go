// Package entry holds what a unit filled into its workbook by hand (填报内容):
// plain values, read by package entries and written by the generator. It
// imports the standard library alone.
package entry

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Names of the sheets of a unit's workbook.
const (
	SheetTasks     = "责任清单"
	SheetTargets   = "量化目标"
	SheetWithdrawn = "已撤销任务"
	SheetUnclaimed = "待认领"
	SheetMore      = "续文" // where texts go on that a cell has no room for
)

// Names of the custom properties that say whose workbook it is.
const (
	PropertySchema = "fenjie.schema" // Schema
	PropertyPlan   = "fenjie.plan"   // title of the plan
	PropertyUnit   = "fenjie.unit"   // name of the unit
	PropertyText   = "fenjie.text"   // digest of the text of the plan that it was made from
	PropertyForm   = "fenjie.form"   // version of the form it was written in
	PropertyMade   = "fenjie.made"   // columns of 责任清单 that the program put beside the form's, as a JSON list
)

// Schema is the form of a unit's workbook.
const Schema = "fenjie.sheet/v1"

// Added heads the rows that the unit added itself, below the form's own.
const Added = "单位自行补充"

// Columns of a unit's workbook.
const (
	Number    = "序号"
	Field     = "领域"
	Task      = "任务"
	Content   = "工作内容"
	TargetsOf = "量化目标"
	RoleOf    = "角色"
	Leads     = "牵头单位"
	Units     = "责任单位"
	Deadline  = "完成时限"
	Change    = "本次修订"
	Status    = "进展状态"
	Progress  = "进展情况"
	Person    = "责任人"
	Phone     = "联系电话"
	Remark    = "备注"
	TaskID    = "任务标识"
	Light     = "亮灯" // in sheets that track: reckoned from 进展状态 and 完成时限

	Metric   = "指标"
	Wanted   = "目标要求"
	Goal     = "目标值"
	Measured = "单位"
	Current  = "当前值"
	Rate     = "完成率"
	TargetID = "目标标识"

	Reason = "说明" // why a row is among those withdrawn or unclaimed
	Source = "来源" // the file and cell an unclaimed value comes from
	Column = "栏目" // the column it stood in
	Typed  = "填报内容"
)

// Quarters are the nodes (季度节点) of sheets that track, filled in by hand.
var Quarters = []string{"一季度", "二季度", "三季度", "四季度"}

// Form is the header of a sheet of ours, in order: which columns there are and
// which of them are filled in by hand. The last is hidden.
type Form struct {
	Sheet   string
	Columns []string
	Hand    []string
}

// Forms are the sheets of a unit's workbook. Columns that a unit adds stand
// before the hidden last one.
var (
	Tasks = Form{SheetTasks,
		[]string{Number, Field, Task, Content, TargetsOf, RoleOf, Leads, Units, Deadline, Change, Status, Progress, Person, Phone, Remark, TaskID},
		[]string{Status, Progress, Person, Phone, Remark}}
	Targets = Form{SheetTargets,
		[]string{Number, Task, RoleOf, Metric, Wanted, Goal, Measured, Current, Rate, TargetID},
		[]string{Current}}
	Withdrawn = Form{SheetWithdrawn,
		[]string{Number, Field, Task, Content, TargetsOf, RoleOf, Leads, Units, Deadline, Status, Progress, Person, Phone, Remark,
			Metric, Wanted, Goal, Measured, Current, Reason, TaskID},
		[]string{Status, Progress, Person, Phone, Remark, Current}}
	Unclaimed = Form{SheetUnclaimed,
		[]string{Number, Source, Task, Content, Column, Typed, Reason, TaskID},
		[]string{Typed}}
)

// ID is the title of the hidden last column.
func (f Form) ID() string { return f.Columns[len(f.Columns)-1] }

// Has reports whether column is one of the form's own.
func (f Form) Has(column string) bool { return slices.Contains(f.Columns, column) }

// ByHand reports whether column is filled in by hand: one of the form's hand
// columns, or one that the unit added.
func (f Form) ByHand(column string) bool { return slices.Contains(f.Hand, column) || !f.Has(column) }

// TargetOf is the id of the k-th target of a measure, from 0.
func TargetOf(measure string, k int) string { return fmt.Sprintf("%s/%d", measure, k+1) }

// Kind is what a cell's value is.
type Kind string

// The kinds of value. A date is a number with a format that shows it as one. A
// formula is what it showed.
const (
	Blank   Kind = ""
	Text    Kind = "text"
	Numeric Kind = "number"
	Bool    Kind = "bool"
)

// Value is what one cell holds.
type Value struct {
	Kind Kind `json:"kind,omitempty"`
	// Text is the text, the digits of the number as the file stores them, or
	// TRUE or FALSE.
	Text string `json:"text,omitempty"`
	// Format is the number's format: yyyy"年"m"月"d"日"; empty: General.
	Format string `json:"format,omitempty"`
	// BuiltIn is the format's id where it is one of Excel's own, below 164.
	BuiltIn int `json:"builtin,omitempty"`
}

// String returns a text value.
func String(s string) Value {
	if strings.TrimSpace(s) == "" {
		return Value{}
	}
	return Value{Kind: Text, Text: s}
}

// Cell is one cell of a row: its value, and the comment at it (批注).
type Cell struct {
	Column  string `json:"column"`
	Value   Value  `json:"value"`
	Comment string `json:"comment,omitempty"`
	At      string `json:"-"` // where it was read: 责任清单!K7
}

// IsBlank reports whether nothing was typed into c.
func (c Cell) IsBlank() bool { return c.Value.Kind == Blank && c.Comment == "" }

// Same reports whether both cells say the same, wherever they were read.
func (c Cell) Same(d Cell) bool {
	return c.Column == d.Column && c.Value == d.Value && c.Comment == d.Comment
}

// Row is one row of a sheet.
type Row struct {
	ID    string `json:"id,omitempty"` // of the measure or target; empty for a row that the unit added
	Cells []Cell `json:"cells"`        // those that are not blank, in the order of the columns
}

// Get is the cell of r in column; a blank one where there is none.
func (r Row) Get(column string) Cell {
	for _, c := range r.Cells {
		if c.Column == column {
			return c
		}
	}
	return Cell{Column: column}
}

// Text is the text of r in column.
func (r Row) Text(column string) string { return r.Get(column).Value.Text }

// Table is the rows of a sheet, and the columns that the unit added to it.
type Table struct {
	Columns []string `json:"columns,omitempty"`
	Rows    []Row    `json:"rows,omitempty"`
}

// Grid is a sheet that the unit added: its cells by place, both from 1.
type Grid struct {
	Name   string     `json:"name"`
	Widths []float64  `json:"widths,omitempty"`
	Cells  []GridCell `json:"cells"`
}

// GridCell is a cell of a Grid.
type GridCell struct {
	Column int `json:"column"`
	Row    int `json:"row"`
	Cell   `json:"cell"`
}

// Sheet is one unit's workbook: as read, all that stands in its rows; to be
// written, what was typed, by the ids of the plan's measures and targets.
type Sheet struct {
	Unit      string `json:"unit"`
	Text      string `json:"text,omitempty"` // digest of the plan's text it was made from; empty: unknown
	Form      string `json:"form,omitempty"` // version of the form that it was written in
	Tasks     Table  `json:"tasks"`
	Targets   Table  `json:"targets"`
	Withdrawn Table  `json:"withdrawn"`
	Unclaimed Table  `json:"unclaimed"`
	Grids     []Grid `json:"grids,omitempty"`

	Title Cell   `json:"-"` // above the form: ×××责任清单
	Plan  string `json:"-"` // title of the plan that it was made from
	Saved string `json:"-"` // when it was last saved, by its own word: 2025-03-18T09:30:00Z
	Loose []Cell `json:"-"` // typed beside the form's tables
	// Left tells what was found and cannot be carried: pictures, charts.
	Left []string `json:"-"`
}

// IsEmpty reports whether nothing is to be written for s.
func (s *Sheet) IsEmpty() bool {
	return s == nil || len(s.Tasks.Rows)+len(s.Targets.Rows)+len(s.Withdrawn.Rows)+len(s.Unclaimed.Rows)+len(s.Grids) == 0 &&
		len(s.Tasks.Columns)+len(s.Targets.Columns) == 0
}

// Count is the number of typed values and comments in s.
func (s *Sheet) Count() int {
	if s == nil {
		return 0
	}
	n := 0
	count := func(c Cell) {
		if c.Value.Kind != Blank {
			n++
		}
		if c.Comment != "" {
			n++
		}
	}
	for _, t := range []struct {
		Form
		Table
	}{{Tasks, s.Tasks}, {Targets, s.Targets}, {Withdrawn, s.Withdrawn}, {Unclaimed, s.Unclaimed}} {
		for _, r := range t.Rows {
			for _, c := range r.Cells {
				if r.ID == "" && t.Form.Sheet != SheetUnclaimed && t.Form.Sheet != SheetWithdrawn || t.ByHand(c.Column) {
					count(c)
				} else if c.Comment != "" {
					n++
				}
			}
		}
	}
	for _, g := range s.Grids {
		for _, c := range g.Cells {
			count(c.Cell)
		}
	}
	return n
}

// Plain is s without blanks and invisible characters: two texts that read the
// same are the same.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}
