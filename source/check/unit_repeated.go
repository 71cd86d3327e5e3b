package check

import (
	"fmt"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// unitRepeated: a unit stands twice in one clause.
var unitRepeated = Rule{
	Code: "unit-repeated", Severity: Warning, Name: "责任单位重复",
	What: "同一责任条款里一个单位列了两次。",
	Why:  "重复的往往是另一个单位写错了，该负责的单位反而漏了。",
	Bad: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：*县科技局、县财政局、县教育局、县财政局，带*的为牵头单位）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：*县科技局、县财政局、县教育局，带*的为牵头单位）
`,
	Check: func(t *Text, found func(Finding)) {
		asked := map[int]bool{} // the lines that the reader asks of
		for _, p := range t.Problems {
			if p.Code == "unit-repeated" {
				asked[p.Line] = true
			}
		}
		at, names := map[int][]mention{}, map[string]string{}
		for _, m := range t.mentions() {
			line := m.section.Line
			if m.measure != nil {
				line = m.measure.Line
			}
			if asked[line] {
				at[line] = append(at[line], m)
			}
			names[m.Written] = m.Name
		}
		for _, u := range t.Plan.Units {
			for _, alias := range u.Aliases {
				names[alias] = u.Name
			}
		}
		for _, p := range t.Problems {
			if p.Code != "unit-repeated" {
				continue
			}
			name := bareName(p.Quote)
			for _, m := range at[p.Line] {
				if m.Name == names[name] || m.Name == name || lacksPrefix(m.Unit, name) {
					t.foundTwice(m, name, p.Quote, found)
					break
				}
			}
		}
		for _, task := range t.Tasks { // of a plan given as YAML or JSON
			seen := map[string]plan.Unit{}
			for _, u := range task.Units {
				if before, twice := seen[u.Name]; twice {
					m := mention{Unit: before, Written: written(before), section: task.Section, measure: task.Measure}
					t.foundTwice(m, u.Name, u.AsWritten, found)
				}
				seen[u.Name] = u
			}
		}
	},
}

// allAnswer opens the list of all units that answer, in which a lead named
// before is named again as a rule.
var allAnswer = pattern.New(`(?:责任|落实|实施|负责|承办|承担)(?:单位|部门|主体)`).Holding("单位", "部门", "主体")

// foundTwice reports the second place of a unit.
func (t *Text) foundTwice(m mention, name, anchor string, found func(Finding)) {
	if m.measure != nil && m.Role == plan.Lead && allAnswer.MatchString(between(m.measure.Clause, m.AsWritten, anchor)) {
		return
	}
	nth := 0
	if m.AsWritten == anchor {
		nth = 1
	}
	f, ok := t.inClause(m, anchor, name, nth)
	if !ok {
		f = t.spot(m, name)
	}
	f.Message = fmt.Sprintf("“%s”在同一责任条款里列了两次", m.Name)
	if name != m.Written {
		f.Message = fmt.Sprintf("“%s”与“%s”是同一单位，在同一责任条款里列了两次", m.Written, name)
	}
	f.Suggestion = "请删去重复的一个，或改为漏列的单位"
	found(f)
}

// between is the text between the first a and the next b of a text.
func between(text, a, b string) string {
	_, rest, _ := strings.Cut(text, a)
	rest, _, _ = strings.Cut(rest, b)
	return rest
}
