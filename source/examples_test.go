package source_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fenjie/source/document"
	"fenjie/source/plan"
)

const examples = "../examples"

// The example is one plan in three files: plan.yaml is what export says of
// plan.txt (UPDATE=1 rewrites it), and plan.docx has the same structure.
func TestExampleFilesAgree(t *testing.T) {
	text := readExample(t, "plan.txt")
	want, err := document.WriteYAML(text)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(examples, "plan.yaml")
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := readFile(t, file); string(got) != string(want) {
		t.Error("examples/plan.yaml is not the export of plan.txt; UPDATE=1 rewrites it")
	}
	wantDump := dump(text)
	for _, name := range []string{"plan.yaml", "plan.docx"} {
		if got := dump(readExample(t, name)); got != wantDump {
			t.Errorf("%s differs from plan.txt:\n%s", name, compareDumps(wantDump, got))
		}
	}
}

// The figures that issue and README give for the example.
func TestExampleHasTheRealPlansFigures(t *testing.T) {
	p := readExample(t, "plan.txt")
	mentions := 0
	var noLead, twoLeads []int
	for _, m := range p.Measures() {
		mentions += len(m.Units)
		switch leads := countLeads(m); {
		case leads == 0:
			noLead = append(noLead, m.Number)
		case leads > 1:
			twoLeads = append(twoLeads, m.Number)
		}
	}
	var stated, all plan.Fen
	for _, s := range p.Sections {
		if s.Budget == nil {
			t.Fatalf("section %s names no budget", s.Label)
		}
		if s.Budget.Total != nil {
			stated += s.Budget.Total.Fen
			all += s.Budget.Total.Fen
		} else {
			all += s.Budget.PartsSum()
		}
	}
	for _, c := range []struct {
		what      string
		got, want any
	}{
		{"stage", p.Stage, "征求意见稿"},
		{"basis", len(p.Basis), 2},
		{"sections", len(p.Sections), 8},
		{"measures", len(p.Measures()), 48},
		{"unit mentions", mentions, 200},
		{"units", len(p.Units), 54},
		{"stated budgets, 万元", stated.Decimal(plan.Wan), "311453"},
		{"budgets with section 4's parts, 万元", all.Decimal(plan.Wan), "322283"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %v, want %v", c.what, c.got, c.want)
		}
	}
	if want := []int{7, 18, 19, 32, 39, 40}; !slices.Equal(noLead, want) {
		t.Errorf("measures without a lead: got %v, want %v", noLead, want)
	}
	if want := []int{9, 17, 33, 41, 43}; !slices.Equal(twoLeads, want) {
		t.Errorf("measures with several leads: got %v, want %v", twoLeads, want)
	}
}

func countLeads(m *plan.Measure) int {
	n := 0
	for _, u := range m.Units {
		if u.Role == plan.Lead {
			n++
		}
	}
	return n
}

// readExample reads a file of examples/ with the settings that lie there.
func readExample(t *testing.T, name string) *plan.Plan {
	t.Helper()
	file := filepath.Join(examples, "fenjie.yaml")
	return readPlan(t, filepath.Join(examples, name), loadSettings(t, file))
}
