// Package plan holds the structure of a government work plan (工作方案): what
// the readers fill and every document is made from. It has no behaviour beyond
// its own consistency and its JSON, and imports only the standard library.
//
// Every figure is exact: money is a whole number of 分 (Fen), the value of a
// target is a decimal string. Every value keeps the words it was read from.
package plan

import (
	"cmp"
	"slices"
	"strconv"
)

// Schema names the JSON shape of a Plan.
const Schema = "fenjie.plan/v1"

// Plan is a whole work plan (工作方案) in one of its texts.
type Plan struct {
	Schema    string        `json:"schema"`
	Title     string        `json:"title"`      // without the bracketed stage
	Stage     string        `json:"stage"`      // 征求意见稿, 送审稿, 印发稿 …; empty when the plan names none
	StageText string        `json:"stage_text"` // the stage as written, with its bracket: (征求意见稿)
	Year      int           `json:"year"`       // 0 when neither title nor neighbourhood names one
	Basis     []Basis       `json:"basis"`      // 依据文件
	Preamble  string        `json:"preamble"`   // paragraphs before the first section, joined by "\n"
	Budget    *Budget       `json:"budget"`     // that of the preamble; nil when it names none
	Targets   []Target      `json:"targets"`    // those of the preamble
	Sections  []*Section    `json:"sections"`
	Units     []UnitSummary `json:"units"` // in order of first mention
	Closing   string        `json:"closing"`

	// Passages is the ledger of the text: every non-blank run of the file in
	// order, and the field it went to. Empty for a structured plan.
	Passages []Passage `json:"-"`
	// File is the name the plan was read from, for messages.
	File string `json:"-"`
	// ByParagraph: the file's places are paragraphs (第12段) and no lines.
	ByParagraph bool `json:"-"`
	// Rows are the rows of a .docx's tables, in order, each with its first
	// paragraph: who looks for one counts no cells. A row of table 0 is what
	// follows a table.
	Rows []TableRow `json:"-"`
}

// Basis is a document that the plan carries out (依据文件).
type Basis struct {
	Title  string `json:"title"`
	Number string `json:"number"` // 文号, as written: 浙政发〔2025〕3号; empty when none follows
}

// Section is a numbered part of the plan (领域).
type Section struct {
	ID        string     `json:"id"`
	Number    int        `json:"number"` // place among the sections of its level, from 1
	Label     string     `json:"label"`  // as written: 一、
	Title     string     `json:"title"`
	Stop      string     `json:"stop"`       // the stop written between title and text, if any: 。
	Clause    string     `json:"clause"`     // the section's own clause as written: （由市科技局牵头）
	LeadUnits []string   `json:"lead_units"` // names of Units with the role lead
	Units     []Unit     `json:"units"`
	Overview  string     `json:"overview"` // its text before the first measure or sub-section
	Budget    *Budget    `json:"budget"`   // nil when the overview arranges no money
	Targets   []Target   `json:"targets"`
	Amounts   []Amount   `json:"amounts"` // money in the overview that is no part of Budget
	Sections  []*Section `json:"sections"`
	Measures  []*Measure `json:"measures"`
	Columns   []string   `json:"columns"` // header of its task table, as written; empty without one
	Line      int        `json:"line"`    // of its label; 0 when unknown
	InTable   bool       `json:"-"`       // it is rows of a task table, whose header may stand at a section before it
}

// Measure is the smallest numbered item that carries a responsibility clause,
// or a row of a task table (任务/措施).
type Measure struct {
	ID       string   `json:"id"`
	Number   int      `json:"number"` // place in the plan, from 1
	Label    string   `json:"label"`  // as written: （一）
	Title    string   `json:"title"`
	Stop     string   `json:"stop"` // the stop written between title and text, if any: 。
	Text     string   `json:"text"` // without title and clause
	Clause   string   `json:"clause"`
	Units    []Unit   `json:"units"`
	Targets  []Target `json:"targets"`
	Amounts  []Amount `json:"amounts"`
	Deadline string   `json:"deadline"` // YYYY, YYYY-MM, YYYY-MM-DD, or the plan's words
	Line     int      `json:"line"`     // of its label; 0 when unknown
}

// Role is how a unit answers for a measure.
type Role string

// The roles. Shared: two or more units, and none is marked as lead.
const (
	Lead    Role = "lead"    // 牵头
	Support Role = "support" // 配合
	Shared  Role = "shared"  // 共同负责
)

// Unit is an office, company or township answerable for a measure (责任单位).
type Unit struct {
	Name      string `json:"name"` // the name shown, after merging
	Role      Role   `json:"role"`
	Note      string `json:"note"` // second sign in brackets: 国资办
	AsWritten string `json:"as_written"`
}

// UnitSummary counts the measures of one unit, over the whole plan.
type UnitSummary struct {
	Name    string   `json:"name"`
	Lead    int      `json:"lead"`
	Support int      `json:"support"`
	Shared  int      `json:"shared"`
	Aliases []string `json:"aliases"` // other names it is written under, in order of first mention
}

// Op is the comparison of a target.
type Op string

// The comparisons. Range: from Value to Max, both included.
const (
	Equal   Op = "="
	AtLeast Op = ">="
	AtMost  Op = "<="
	More    Op = ">"
	Less    Op = "<"
	About   Op = "~" // 左右
	Range   Op = "range"
)

// Target is a figure that the text commits to (量化目标).
type Target struct {
	Text   string `json:"text"`   // as written, the words that hold metric and figure
	Metric string `json:"metric"` // what is counted: 培育高新技术企业
	Op     Op     `json:"op"`
	Value  string `json:"value"` // decimal, no separators: 120, 1.77
	Max    string `json:"max"`   // the upper end of a range, else empty
	Unit   string `json:"unit"`  // unit of measurement: 家, %, 万吨
}

// AmountKind is what an amount of money is for.
type AmountKind string

// The kinds of money. They are never added together.
const (
	KindBudget     AmountKind = "budget"     // 预算安排
	KindUpward     AmountKind = "upward"     // 向上争取
	KindInvestment AmountKind = "investment" // 投资
	KindBond       AmountKind = "bond"       // 债券
	KindLoan       AmountKind = "loan"       // 贷款
	KindSubsidy    AmountKind = "subsidy"    // 补贴、补助标准
	KindRelief     AmountKind = "relief"     // 减负
	KindTrade      AmountKind = "trade"      // 贸易
	KindOther      AmountKind = "other"      // 其他
)

// AmountKinds lists the kinds in the order in which documents show them.
var AmountKinds = []AmountKind{
	KindBudget, KindUpward, KindBond, KindLoan, KindInvestment,
	KindSubsidy, KindRelief, KindTrade, KindOther,
}

// Amount is a sum of money named in the text (资金).
type Amount struct {
	Text     string     // as written: 800万元以上
	Fen      Fen        // in 分; of the currency named
	Currency string     // ISO 4217: CNY, USD …
	Kind     AmountKind //
	Op       Op         // comparison of the written form: 以上 is >=; "=" when none
	Part     bool       // a part (其中…) or the stated sum (合计…) of other amounts beside it: not to be added again
	For      string     // what it is for, as written near it: 争取上级奖补资金
}

// Budget is the money a section arranges (预算安排).
type Budget struct {
	Total *Money       `json:"total"` // nil when only parts are named
	Parts []BudgetPart `json:"parts"`
}

// Money is an amount of yuan with its written form. Placeholder amounts
// (XX亿元) have a Text and Known false.
type Money struct {
	Text  string
	Fen   Fen
	Known bool
}

// BudgetPart is one named part of a budget (其中…).
type BudgetPart struct {
	Name string
	Money
}

// Field names the place in the structure that a passage went to.
type Field string

// The fields of the ledger.
const (
	FieldTitle    Field = "title"
	FieldStage    Field = "stage"
	FieldPreamble Field = "preamble"
	FieldLabel    Field = "label"
	FieldHeading  Field = "heading" // title of a section or measure
	FieldStop     Field = "stop"
	FieldClause   Field = "clause"
	FieldOverview Field = "overview"
	FieldText     Field = "text"
	FieldDeadline Field = "deadline"
	FieldColumns  Field = "columns" // header of a task table
	FieldClosing  Field = "closing"
	FieldProblem  Field = "problem" // placed nowhere; a Problem reports it
)

// Passage is a run of the plan's text within one line, and where it went.
type Passage struct {
	Place
	Text    string
	Field   Field
	Section *Section // nil outside sections
	Measure *Measure // nil outside measures
}

// Place is where something stands in the plan's file. Line and Column count
// from 1; in a .docx Line is the paragraph's number. Column counts characters.
type Place struct {
	Line   int `json:"line"`
	Column int `json:"-"`
}

// TableRow is where a row of a table begins: both are counted from 1. Of what
// follows a table, Table is 0 and Cells is how many paragraphs the tables before
// it hold.
type TableRow struct {
	Line              int
	Table, Row, Cells int
}

// PlaceName says where in the plan's file a line stands: 第12行, of a .docx 第12段
// (the paragraphs of tables not counted) or 表1第3行; empty where that is unknown.
func (p *Plan) PlaceName(line int) string {
	if line <= 0 {
		return ""
	}
	table, row := p.RowAt(line)
	if table > 0 {
		return "表" + strconv.Itoa(table) + "第" + strconv.Itoa(row) + "行"
	}
	return "第" + strconv.Itoa(row) + p.PlaceNoun()
}

// RowAt is the table and row in which a line of the file stands; outside tables
// the table is 0 and the row the line's number as a reader counts it.
func (p *Plan) RowAt(line int) (table, row int) {
	k, found := slices.BinarySearchFunc(p.Rows, line, func(r TableRow, line int) int { return cmp.Compare(r.Line, line) })
	if !found {
		k--
	}
	if k < 0 {
		return 0, line
	}
	if r := p.Rows[k]; r.Table > 0 {
		return r.Table, r.Row
	}
	return 0, line - p.Rows[k].Cells
}

// PlaceNoun is what the file's places are called: 行, of a .docx 段.
func (p *Plan) PlaceNoun() string {
	if p.ByParagraph {
		return "段"
	}
	return "行"
}

// Problem is something the reader could not place or had to decide (存疑).
type Problem struct {
	Place
	Quote      string // the words concerned
	Message    string // what is wrong, in Chinese
	Suggestion string // what to do, in Chinese
	Severity   string // error, warning or notice
	Code       string // of the check rule that this belongs to: unit-alias, unplaced, tracked-changes …
}

// Walk calls f with every section of p in document order, outermost first.
func (p *Plan) Walk(f func(s *Section, depth int)) {
	var walk func(list []*Section, depth int)
	walk = func(list []*Section, depth int) {
		for _, s := range list {
			f(s, depth)
			walk(s.Sections, depth+1)
		}
	}
	walk(p.Sections, 0)
}

// Opens reports whether s has no measures and stands before all sections that
// have some (总体要求): what it says of money and targets it says of the plan.
func (p *Plan) Opens(s *Section) bool {
	for _, top := range p.Sections {
		if len(top.AllMeasures()) > 0 {
			return false
		}
		if top == s {
			return len(p.Measures()) > 0
		}
	}
	return false
}

// Measures returns all measures of p in document order.
func (p *Plan) Measures() []*Measure {
	var all []*Measure
	for _, s := range p.Sections {
		all = append(all, s.AllMeasures()...)
	}
	return all
}

// AllMeasures returns the measures of s and of its sub-sections in document
// order: where s holds both, their lines say which comes first.
func (s *Section) AllMeasures() []*Measure {
	var all []*Measure
	own := s.Measures
	for _, sub := range s.Sections {
		for len(own) > 0 && own[0].Line < sub.Line {
			all, own = append(all, own[0]), own[1:]
		}
		all = append(all, sub.AllMeasures()...)
	}
	return append(all, own...)
}

// PartsSum is the sum of the known parts of b.
func (b *Budget) PartsSum() Fen {
	var sum Fen
	for _, p := range b.Parts {
		if p.Known {
			sum += p.Fen
		}
	}
	return sum
}
