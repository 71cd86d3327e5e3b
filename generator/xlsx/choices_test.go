package xlsx

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/plantest"
	"fenjie/source/settings"
)

// TestChoices: the longest list that settings may give says no more than Excel
// takes: it refuses a workbook whose error title or error is longer.
func TestChoices(t *testing.T) {
	data, err := os.ReadFile("../../examples/plan.txt")
	if err != nil {
		t.Fatal(err)
	}
	in := plantest.Input(t, "plan.txt", data)
	options := strings.Split(strings.Repeat(strings.Repeat("级", 15)+",", 15)+strings.Repeat("级", 15), ",")
	in.Look.Sheet.Columns = []settings.Column{{Title: strings.Repeat("督办", 20), Options: options}}
	docs, err := Documents(in)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := docs[0].Render(&out); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lists, err := f.GetDataValidations(sheetTasks)
	if err != nil || len(lists) != 2 {
		t.Fatalf("%d lists (%v), want those of 进展状态 and the office's own", len(lists), err)
	}
	for _, v := range lists {
		if units(*v.ErrorTitle) > mostErrorTitle || units(*v.Error) > mostError || *v.Error == "" {
			t.Errorf("%d characters in the title %s, %d in %s", units(*v.ErrorTitle), *v.ErrorTitle, units(*v.Error), *v.Error)
		}
	}
}
