package revision

import "fenjie/source/plan"

// Schema names the JSON shape of a Revision.
const Schema = "fenjie.diff/v1"

// Kind is what a change is.
type Kind string

// The kinds of change.
const (
	Added       Kind = "added"        // 新增
	Removed     Kind = "removed"      // 撤销
	Renumbered  Kind = "renumbered"   // 仅序号变化
	Moved       Kind = "moved"        // 调整领域或次序
	Retitled    Kind = "retitled"     // 标题调整
	Reworded    Kind = "reworded"     // 表述调整
	Units       Kind = "units"        // 责任单位调整
	Targets     Kind = "targets"      // 目标调整
	Amounts     Kind = "amounts"      // 资金调整
	BudgetKind  Kind = "budget"       // 预算调整
	Deadline    Kind = "deadline"     // 时限调整
	Stage       Kind = "stage"        // 文稿阶段
	UnitRenamed Kind = "unit-renamed" // 单位更名
)

// Numbers are the numbers of a measure in both texts; 0: it is not in that one.
type Numbers struct {
	Old   int    `json:"old"`
	New   int    `json:"new"`
	Title string `json:"title"`
}

// Places are the numbers of the outermost section (领域) in both texts; 0: none.
type Places struct {
	Old int `json:"old"`
	New int `json:"new"`
}

// Change is one change of one kind.
type Change struct {
	Kind    Kind     `json:"kind"`
	Measure Numbers  `json:"measure"`
	Section Places   `json:"section"`
	Units   []string `json:"units"` // the units concerned, by their present names
	Old     string   `json:"old"`
	New     string   `json:"new"`

	OldMeasure *plan.Measure `json:"-"` // nil where the change is of no measure of the old text
	NewMeasure *plan.Measure `json:"-"`
	OldSection *plan.Section `json:"-"`
	NewSection *plan.Section `json:"-"`
	Spans      []Span        `json:"-"` // Old and New in one, word by word
}

// SpanKind tells what became of a run of words.
type SpanKind string

// The kinds of span.
const (
	Same     SpanKind = "same"
	Deleted  SpanKind = "deleted"
	Inserted SpanKind = "inserted"
)

// Span is a run of words of a text that was revised.
type Span struct {
	Kind SpanKind
	Text string
}

// UnitChanges counts the changes that concern one unit.
type UnitChanges struct {
	Name    string `json:"name"`
	Changes int    `json:"changes"`
}

// Revision is the step from one text of a plan to the next (修订).
type Revision struct {
	Schema  string        `json:"schema"`
	Changes []Change      `json:"changes"`
	Units   []UnitChanges `json:"units"` // those concerned, in the new text's order, then those gone

	Pairing *Pairing `json:"-"`
}

// Diff lists what changed between the two texts of a pairing.
func Diff(p *Pairing) *Revision {
	return &Revision{Schema: Schema, Changes: []Change{}, Units: []UnitChanges{}, Pairing: p}
}
