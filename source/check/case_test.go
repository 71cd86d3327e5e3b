package check_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fenjie/source/check"
)

// ruleCase is a text and what one rule finds in it, a line a finding: line:column
// severity quotation.
type ruleCase struct{ name, text, want string }

// testRule holds a rule to its cases, and every finding to its place: its
// quotation stands there.
func testRule(t *testing.T, code string, cases []ruleCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range run(t, c.text, check.Options{Only: []string{code}}).Findings {
				got = append(got, fmt.Sprintf("%d:%d %s %s", f.Line, f.Column, f.Severity, f.Quote))
				line := []rune(strings.Split(c.text, "\n")[f.Line-1])
				if f.Column < 1 || !strings.HasPrefix(string(line[f.Column-1:]), f.Quote) {
					t.Errorf("%q does not stand at %d:%d", f.Quote, f.Line, f.Column)
				}
				if f.Message == "" || f.Suggestion == "" {
					t.Errorf("a finding says what is wrong and what to do: %+v", f)
				}
			}
			if g := strings.Join(got, "\n"); g != c.want {
				t.Errorf("in\n%s\ngot\n%s\nwant\n%s", c.text, g, c.want)
			}
		})
	}
}

// realPlan runs all rules on the real plan, or skips without it.
func realPlan(t *testing.T, o check.Options) []check.Finding {
	t.Helper()
	dir := os.Getenv("FENJIE_PLANS")
	if dir == "" {
		t.Skip("FENJIE_PLANS names no folder of real plans")
	}
	data, err := os.ReadFile(filepath.Join(dir, "ruian-2025.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return run(t, string(data), o).Findings
}

// wantReal holds the findings of a rule in the real plan: each as line:column
// section/measure severity quotation, and words that its message holds.
func wantReal(t *testing.T, findings []check.Finding, code string, want map[string][]string) {
	t.Helper()
	left := map[string]bool{}
	for w := range want {
		left[w] = true
	}
	for _, f := range findings {
		if f.Code != code {
			continue
		}
		got := fmt.Sprintf("%d:%d %d/%d %s %s", f.Line, f.Column, f.Section, f.Measure, f.Severity, f.Quote)
		words, ok := want[got]
		if !ok {
			t.Errorf("%s: not wanted: %s: %s", code, got, f.Message)
		}
		for _, w := range words {
			if !strings.Contains(f.Message, w) {
				t.Errorf("%s: %s: message %q lacks %q", code, got, f.Message, w)
			}
		}
		delete(left, got)
	}
	for w := range left {
		t.Errorf("%s: not found: %s", code, w)
	}
}
