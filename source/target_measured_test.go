package source

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fenjie/source/plan"
	"fenjie/source/settings"
)

// annotated is one row of an annotation in testdata/targets.
type annotated struct {
	place string // measure number, or S and the section's number
	cells []string
}

// annotation reads testdata/targets/name: tab-separated, # opens a comment.
func annotation(t *testing.T, name string) []annotated {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "targets", name))
	if err != nil {
		t.Fatal(err)
	}
	var rows []annotated
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		rows = append(rows, annotated{cells[0], cells[1:]})
	}
	return rows
}

// measuredPlaces lists the places of p in document order, with their targets.
func measuredPlaces(p *plan.Plan) (order []string, targets map[string][]plan.Target, amounts map[string][]string) {
	targets, amounts = map[string][]plan.Target{}, map[string][]string{}
	for _, s := range p.Sections {
		at := "S" + strconv.Itoa(s.Number)
		order = append(order, at)
		targets[at] = s.Targets
		amounts[at] = append(budgetRows(s.Budget), amountRows(s.Amounts)...)
		for _, m := range s.AllMeasures() {
			at := strconv.Itoa(m.Number)
			order = append(order, at)
			targets[at], amounts[at] = m.Targets, amountRows(m.Amounts)
		}
	}
	return order, targets, amounts
}

// How the recall was measured: every figure of the plan was annotated by eye
// from its text, measure by measure, before the reader was run on it, with the
// words a person would name the metric by (testdata/targets/ruian-2025.tsv).
// A row is found when a target of its measure has value, maximum, comparison
// and unit equal and all the words in its metric; each target answers one row
// at most. A target that answers no row is a false positive.
//
// The first run found 113 of the 114 in measures and 126 of all 128, with one
// false positive (探索…全覆盖); the reader was mended then, the rows not. So the
// figure now is of a plan that the reader was made for: what it does with
// wording it was not made for is held by target_test.go only.
func TestTargetsOfTheRealPlan(t *testing.T) {
	_, p, _ := realPlan(t, &settings.Settings{})
	order, targets, _ := measuredPlaces(p)
	rows := annotation(t, "ruian-2025.tsv")
	found, inMeasures, foundInMeasures := 0, 0, 0
	taken := map[string][]bool{}
	for _, at := range order {
		taken[at] = make([]bool, len(targets[at]))
	}
	for _, row := range rows {
		inMeasure := !strings.HasPrefix(row.place, "S")
		if inMeasure {
			inMeasures++
		}
		if k := answering(targets[row.place], taken[row.place], row.cells); k >= 0 {
			taken[row.place][k] = true
			found++
			if inMeasure {
				foundInMeasures++
			}
			continue
		}
		t.Logf("missed %s: %v", row.place, row.cells)
	}
	t.Logf("found %d of %d in the measures, %d of %d in all", foundInMeasures, inMeasures, found, len(rows))
	if inMeasures != 114 {
		t.Errorf("the annotation holds %d targets in measures; want 114", inMeasures)
	}
	if foundInMeasures*100 < inMeasures*95 || found*100 < len(rows)*95 {
		t.Error("want at least 95 %")
	}
	for _, at := range order {
		for k, used := range taken[at] {
			if !used {
				t.Errorf("%s: no target of the annotation: %+v", at, targets[at][k])
			}
		}
	}
}

// answering is the first free target that a row of the annotation describes,
// or -1.
func answering(targets []plan.Target, taken []bool, cells []string) int {
	for k, g := range targets {
		if !taken[k] && string(g.Op) == cells[2] && g.Value == cells[3] && g.Max == cells[4] && g.Unit == cells[5] &&
			holdsAll(g.Metric, strings.Fields(cells[1])) {
			return k
		}
	}
	return -1
}

func holdsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(strings.ReplaceAll(text, " ", ""), w) {
			return false
		}
	}
	return true
}

// Every amount of the plan, in order, against the annotation by eye. After the
// first run two judgements in it were changed, no figure: 最高补贴 is not in the
// text of an amount (five rows), and 所需资金总额 is a need, kind other, as
// nothing arranges it.
func TestMoneyOfTheRealPlan(t *testing.T) {
	_, p, _ := realPlan(t, &settings.Settings{})
	order, _, amounts := measuredPlaces(p)
	want := map[string][]string{}
	for _, row := range annotation(t, "ruian-2025-money.tsv") {
		want[row.place] = append(want[row.place], strings.Join(row.cells, "\t"))
	}
	for _, at := range order {
		sorted := func(list []string) string { return strings.Join(inOrderOfKind(list), "\n") }
		if got := sorted(amounts[at]); got != sorted(want[at]) {
			t.Errorf("%s:\n got %q\nwant %q", at, amounts[at], want[at])
		}
	}
	var upward plan.Fen
	for _, m := range p.Measures() {
		for _, a := range m.Amounts {
			if a.Kind == plan.KindUpward && !a.Part {
				upward += a.Fen
			}
		}
	}
	if upward != 98_700*plan.Wan {
		t.Errorf("hoped for from above: %s万元, want 98700", upward.Decimal(plan.Wan))
	}
}

// inOrderOfKind puts budgets before other money, since the structure keeps
// them apart, and leaves the order otherwise.
func inOrderOfKind(list []string) []string {
	var budget, rest []string
	for _, s := range list {
		if strings.Contains(s, "\tbudget-") {
			budget = append(budget, s)
		} else {
			rest = append(rest, s)
		}
	}
	return append(budget, rest...)
}

func budgetRows(b *plan.Budget) []string {
	var rows []string
	if b == nil {
		return nil
	}
	if b.Total != nil {
		rows = append(rows, b.Total.Text+"\tbudget-total\t=\t"+b.Total.Fen.Decimal(plan.Wan))
	}
	for _, part := range b.Parts {
		rows = append(rows, part.Text+"\tbudget-part\t=\t"+part.Fen.Decimal(plan.Wan))
	}
	return rows
}

func amountRows(list []plan.Amount) []string {
	var rows []string
	for _, a := range list {
		kind := string(a.Kind)
		if a.Part {
			kind += " part"
		}
		if a.Currency != "CNY" {
			kind += " " + a.Currency
		}
		rows = append(rows, strings.Join([]string{a.Text, kind, string(a.Op), a.Fen.Decimal(plan.Wan)}, "\t"))
	}
	return rows
}
