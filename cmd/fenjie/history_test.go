package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fenjie/source/plan"
)

// TestPartialBuildsTellNothing: a build that leaves sheets or briefings out
// does not use the revision up that they have to tell.
func TestPartialBuildsTellNothing(t *testing.T) {
	f := newFolder(t, twoUnits)
	briefing := func() string {
		data, _ := os.ReadFile(filepath.Join(f.dir, "简报", "修订简报.md"))
		return string(data)
	}
	f.buildOnly("excel,briefing,pdf")
	second := strings.Replace(twoUnits, "120家", "130家", 1)
	f.write(second)
	f.buildOnly("pdf")
	third := strings.Replace(second, "10名", "12名", 1)
	f.write(third)
	f.buildOnly("excel")
	if got := f.get(f.sheet("市经信局"), "责任清单", "J5"); !strings.Contains(got, "130家") {
		t.Errorf("本次修订 of the sheet is %q", got)
	}
	f.buildOnly("excel,briefing,pdf")
	for _, want := range []string{"130家", "12名"} {
		if !strings.Contains(briefing(), want) {
			t.Errorf("the revision briefing lacks %s: %s", want, briefing())
		}
	}
	// All have told it: the next step is one of its own.
	f.write(strings.Replace(third, "3家以上", "4家以上", 1))
	f.buildOnly("excel,briefing,pdf")
	if got := briefing(); strings.Contains(got, "130家") || !strings.Contains(got, "4家以上") {
		t.Errorf("the next revision briefing: %s", got)
	}
}

// TestSheetsAlone: where nothing but sheets is ever built, they tell step by
// step.
func TestSheetsAlone(t *testing.T) {
	f := newFolder(t, twoUnits)
	f.build()
	second := strings.Replace(twoUnits, "120家", "130家", 1)
	f.write(second)
	f.build()
	f.write(strings.Replace(second, "3家以上", "4家以上", 1))
	f.build()
	if a, b := f.get(f.sheet("市经信局"), "责任清单", "J5"), f.get(f.sheet("市经信局"), "责任清单", "J6"); a != "" || !strings.Contains(b, "4家以上") {
		t.Errorf("本次修订 is %q and %q", a, b)
	}
}

// TestOldTextsGo: the folder does not grow with every text that it was built
// from; what a workbook was made from stays, and the last build can be undone.
func TestOldTextsGo(t *testing.T) {
	f := newFolder(t, twoUnits)
	f.build()
	texts := filepath.Join(f.dir, ".fenjie", "plans")
	first, err := os.ReadDir(texts)
	if err != nil || len(first) != 1 {
		t.Fatal(first, err)
	}
	data, err := os.ReadFile(filepath.Join(texts, first[0].Name()))
	if err != nil {
		t.Fatal(err)
	}
	digest := strings.TrimSuffix(first[0].Name(), ".json")
	order := history{Text: digest, Formats: []string{"excel"}}
	for k := range mostTexts { // as if so many had been built, that concerned others
		order.Kept = append(order.Kept, fmt.Sprintf("%064x", k))
		if err := os.WriteFile(filepath.Join(texts, order.Kept[k]+".json"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	order.Kept = append(order.Kept, digest)
	var printed bytes.Buffer
	if err = inJSON(order)(&printed); err == nil {
		err = os.WriteFile(filepath.Join(f.dir, ".fenjie", stateOrder), printed.Bytes(), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	f.set(f.sheet("市科技局"), "责任清单", "L6", "人才的进展")
	second := strings.Replace(twoUnits, "120家", "130家", 1) // concerns 市经信局 alone
	f.write(second)
	f.build()
	left, err := os.ReadDir(texts)
	if err != nil || len(left) > keptTexts+2 || len(left) < keptTexts {
		t.Errorf("%d texts are left, %v", len(left), err)
	}
	if _, err := os.Stat(filepath.Join(texts, first[0].Name())); err != nil {
		t.Error("the text that the workbooks were made from is gone")
	}
	f.run("--undo")
	if got := f.get(f.sheet("市经信局"), "责任清单", "J5"); got != "" {
		t.Errorf("undone, 本次修订 is %q", got)
	}
	f.write(strings.Replace(second, "引进领军人才10名", "引进培养领军人才12名", 1))
	f.build()
	if got := f.get(f.sheet("市科技局"), "责任清单", "L6"); got != "人才的进展" {
		t.Errorf("L6 is %q", got)
	}
	if got := f.get(f.sheet("市科技局"), "责任清单", "J6"); !strings.Contains(got, "12名") {
		t.Errorf("本次修订 is %q", got)
	}
}

// TestStepIsNotForgotten: budgets alone, of many texts, leave the text that the
// next briefing tells the step from.
func TestStepIsNotForgotten(t *testing.T) {
	p := past{history: history{Text: "told", Before: "before"}, texts: &texts{plans: map[string]*plan.Plan{"told": {}, "before": {}}}}
	for k := range mostTexts {
		p.Kept = append(p.Kept, fmt.Sprint(k))
		p.texts.plans[fmt.Sprint(k)] = &plan.Plan{}
	}
	kept := p.inOrder("now")
	if len(kept) != mostTexts+3 || !slices.Equal(kept[:4], []string{"now", "told", "before", "0"}) {
		t.Errorf("%d texts, first %v", len(kept), kept[:4])
	}
}
