package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
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
