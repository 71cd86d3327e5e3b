package check_test

import (
	"testing"

	"fenjie/source"
	"fenjie/source/check"
)

// run checks a text as fenjie check does.
func run(t *testing.T, text string, o check.Options) check.Report {
	t.Helper()
	p, problems, err := source.Read("plan.txt", []byte(text), nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return check.Run(p, problems, o)
}

// TestExamples holds every rule to its own two examples: exactly one finding
// in the bad one, by this rule, and silence of all rules in the good one.
func TestExamples(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range check.Rules() {
		t.Run(r.Code, func(t *testing.T) {
			if seen[r.Code] {
				t.Fatal("two rules of one code")
			}
			seen[r.Code] = true
			if r.Name == "" || r.What == "" || r.Why == "" {
				t.Error("a rule says its name, what it looks for, and why")
			}
			bad := run(t, r.Bad, check.Options{})
			if len(bad.Findings) != 1 || bad.Findings[0].Code != r.Code {
				t.Errorf("in its bad example: %+v", bad.Findings)
			}
			for _, f := range bad.Findings {
				if f.Message == "" || f.Suggestion == "" || f.Severity == "" || f.Line == 0 {
					t.Errorf("a finding says its line, what is wrong and what to do: %+v", f)
				}
			}
			if good := run(t, r.Good, check.Options{}); len(good.Findings) > 0 {
				t.Errorf("in its good example: %+v", good.Findings)
			}
		})
	}
}
