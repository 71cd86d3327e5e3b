package check_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fenjie/source/check"
)

// TestTextOfRealPlan holds the rules of form and wording to the published plan:
// all that they say of it, with place and words.
func TestTextOfRealPlan(t *testing.T) {
	dir := os.Getenv("FENJIE_PLANS")
	if dir == "" {
		t.Skip("FENJIE_PLANS names no folder of plans")
	}
	data, err := os.ReadFile(filepath.Join(dir, "ruian-2025.txt"))
	if err != nil {
		t.Skip(err)
	}
	want := []struct {
		line, measure int
		code, quote   string
	}{
		{3, 0, "title-broken", ""}, // the words of the plan are not ours to quote
		{3, 0, "width-mixed", ""},
		{19, 6, "space-inside", ""},
		{21, 7, "bracket-mixed", ")"},
		{30, 10, "title-duplicate", ""},
		{30, 10, "text-duplicate", "专项资金"},
		{30, 10, "bracket-mixed", "(责任单位"},
		{30, 10, "angle-mixed", "<人才办>"}, // < > is used more often, and 〈 〉 is right
		{45, 17, "width-mixed", "＋"},
		{49, 19, "quote-unbalanced", "“"},
		{78, 0, "quote-unbalanced", "”"},
		{80, 30, "quote-unbalanced", "”"},
		{84, 33, "quote-unbalanced", "“"},
		{101, 39, "space-inside", "变 化"},
		{109, 43, "text-duplicate", ""},
		{109, 43, "space-inside", "4 .5个"},
		{118, 48, "punct-doubled", "。。"},
		{120, 0, "text-duplicate", ""},
		{120, 0, "space-inside", "宣 传"},
	}
	got := run(t, string(data), check.Options{Only: textCodes}).Findings
	for k, f := range got {
		if k >= len(want) {
			t.Errorf("more: %d %s %q", f.Line, f.Code, f.Quote)
			continue
		}
		w := want[k]
		if f.Line != w.line || f.Measure != w.measure || f.Code != w.code || !strings.Contains(f.Quote, w.quote) {
			t.Errorf("finding %d: %d M%d %s %q, want %+v", k, f.Line, f.Measure, f.Code, f.Quote, w)
		}
	}
	if len(got) < len(want) {
		t.Errorf("%d findings, want %d", len(got), len(want))
	}
}
