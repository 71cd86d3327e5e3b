// Package check proofreads a plan (校核): it says what contradicts itself, what
// is missing and what most likely is a slip, each with its place, the words
// concerned and what to do. It changes nothing and decides nothing for the
// office.
//
// A rule is one file with one Rule in it and one line in the list of rules.go.
// Its examples are tests, and its page in docs/rules.md is made from it.
package check

import (
	"cmp"
	"slices"
	"strings"

	"fenjie/source/parallel"
	"fenjie/source/plan"
)

// Schema names the JSON shape of a Report.
const Schema = "fenjie.check/v1"

// Severity is how much a finding weighs (严重程度).
type Severity string

// The severities. Error: the plan contradicts itself or cannot be carried out.
// Warning: most likely a slip. Notice: a person may want to look.
const (
	Error   Severity = "error"   // 错误
	Warning Severity = "warning" // 警告
	Notice  Severity = "notice"  // 提示
)

// Name is the severity's Chinese word.
func (s Severity) Name() string {
	switch s {
	case Error:
		return "错误"
	case Warning:
		return "警告"
	case Notice:
		return "提示"
	}
	return string(s)
}

// Finding is something wrong or doubtful in a plan (校核问题).
type Finding struct {
	Code       string   `json:"code"`
	Severity   Severity `json:"severity"`
	Line       int      `json:"line"`    // of the file, from 1; 0 when unknown
	Section    int      `json:"section"` // number of the outermost section; 0 outside all
	Measure    int      `json:"measure"` // number of the measure; 0 outside all
	Quote      string   `json:"quote"`   // the words concerned, as written
	Message    string   `json:"message"`
	Suggestion string   `json:"suggestion"`

	// Column is where the quotation begins in its line, in characters from 1;
	// 0 when unknown.
	Column int `json:"-"`
	// Context is the line that holds the quotation, as written, and From the
	// byte where it begins there. Empty when the place is not known. Set by Run.
	Context string `json:"-"`
	From    int    `json:"-"`
}

// Counts is how many findings there are of each severity.
type Counts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Notice  int `json:"notice"`
}

// Report is the outcome of a check, in the contract's JSON shape.
type Report struct {
	Schema   string    `json:"schema"`
	Findings []Finding `json:"findings"`
	Counts   Counts    `json:"counts"`

	// Unmet lists what was accepted and is no finding of this plan, of the
	// codes that were looked for: misquoted, or mended since.
	Unmet []Accepted `json:"-"`
}

// Rule is one thing to look for.
type Rule struct {
	Code     string
	Severity Severity // the usual one; a finding may be of another
	Name     string   // 规则名称, a few words: 预算分项与总额不符
	What     string   // what it looks for, one sentence in Chinese
	Why      string   // why it matters to the office, one sentence in Chinese
	Bad      string   // a short plan in which it finds exactly one thing
	Good     string   // the same plan mended, in which no rule finds anything
	Check    func(t *Text, found func(Finding))
}

// Accepted is a finding that was looked at and is to stay (已核可).
type Accepted struct {
	Code  string
	Quote string // the finding's quotation; empty: every finding of the code
}

// Options are what a caller may choose.
type Options struct {
	Stage    string   // the stage to check for, 印发稿: what may be open in a draft is an error then; empty: the plan's own
	Only     []string // codes; empty: all
	Ignore   []string // codes
	Accepted []Accepted
	Units    []string // names that the settings list each as a unit of its own
}

// Run checks a plan. Problems are what its reader could not place or had to
// decide; those that no rule covers are findings too. Findings come in the
// order of the text.
func Run(p *plan.Plan, problems []plan.Problem, o Options) Report {
	t := newText(p, problems)
	t.apart = o.Units
	if o.Stage != "" {
		t.Stage = o.Stage
	}
	all := append(t.ask(rules), readers(t)...)
	met := make([]bool, len(o.Accepted))
	all = slices.DeleteFunc(all, func(f Finding) bool { return !o.looksFor(f.Code) || o.accepts(f, met) })
	slices.SortStableFunc(all, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Code, b.Code))
	})
	all = slices.CompactFunc(all, func(a, b Finding) bool { return a == b })
	r := Report{Schema: Schema, Findings: all}
	if r.Findings == nil {
		r.Findings = []Finding{}
	}
	for k, a := range o.Accepted {
		if !met[k] && o.looksFor(a.Code) {
			r.Unmet = append(r.Unmet, a)
		}
	}
	for k := range all {
		all[k].Context, all[k].From = t.context(all[k])
	}
	for _, f := range all {
		switch f.Severity {
		case Error:
			r.Counts.Error++
		case Warning:
			r.Counts.Warning++
		case Notice:
			r.Counts.Notice++
		}
	}
	return r
}

// ask is what rules find, in their order. They run at the same time.
func (t *Text) ask(rules []Rule) []Finding {
	lists := make([][]Finding, len(rules))
	parallel.Each(len(rules), 1, func(k int) {
		r := rules[k]
		r.Check(t, func(f Finding) {
			f.Code = r.Code
			if f.Severity == "" {
				f.Severity = r.Severity
			}
			lists[k] = append(lists[k], f)
		})
	})
	return slices.Concat(lists...)
}

func (o Options) looksFor(code string) bool {
	return (len(o.Only) == 0 || slices.Contains(o.Only, code)) && !slices.Contains(o.Ignore, code)
}

// accepts reports whether a finding was accepted, and marks by what.
func (o Options) accepts(f Finding, met []bool) bool {
	any := false
	for k, a := range o.Accepted {
		if a.Code == f.Code && (a.Quote == "" || solid(a.Quote) == solid(f.Quote)) {
			met[k], any = true, true
		}
	}
	return any
}

// readers turns the reader's problems into findings, without those of a code
// that a rule of this package looks for itself.
func readers(t *Text) []Finding {
	var list []Finding
	for _, p := range t.Problems {
		if Known(p.Code) {
			continue
		}
		f := Finding{Code: p.Code, Severity: Severity(p.Severity), Quote: p.Quote, Message: p.Message, Suggestion: p.Suggestion,
			Line: p.Line, Column: p.Column}
		f.Section, f.Measure = t.Home(p.Place)
		list = append(list, f)
	}
	return list
}

// told passes on what the reader told under the code of a rule.
func (t *Text) told(code string, found func(Finding)) {
	for _, p := range t.Problems {
		if p.Code == code {
			f := Finding{Severity: Severity(p.Severity), Line: p.Line, Column: p.Column, Quote: p.Quote, Message: p.Message, Suggestion: p.Suggestion}
			f.Section, f.Measure = t.Home(p.Place)
			found(f)
		}
	}
}

// Known tells whether code is that of a rule. Those of the reader's own
// problems are in ReaderCodes.
func Known(code string) bool {
	return slices.ContainsFunc(rules, func(r Rule) bool { return r.Code == code })
}

// Rules returns all rules, in the order of docs/rules.md.
func Rules() []Rule { return slices.Clone(rules) }

// solid is text without its blanks.
func solid(text string) string { return strings.Join(strings.Fields(text), "") }
