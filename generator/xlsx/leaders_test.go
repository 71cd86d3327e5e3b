package xlsx

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/format"
	"fenjie/generator/plantest"
)

// opened is a document as a program opens it.
func opened(t *testing.T, d format.Document) *excelize.File {
	t.Helper()
	var out bytes.Buffer
	if err := d.Render(&out); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestLeaders: persons that the plan names stand beside the units: a column of the
// table of all that only such a plan has, and a line at 责任单位 of a unit's
// sheet. A section's stand for its tasks that name none.
func TestLeaders(t *testing.T) {
	const text = "青山县2025年工作方案\n一、经济（责任领导：李某某；牵头单位：县商务局）\n（一）办事。办好。（责任领导：王伟民；责任单位：*县科技局、县商务局）\n（二）办会。办好。（责任单位：县科技局）\n除写明时限外，各项任务均于年底前完成。\n"
	for _, c := range []struct {
		text   string
		column []string // 责任领导 of the table of all
		units  string   // 责任单位 of the first row of a unit's sheet
	}{
		{text, []string{"责任领导：王伟民", "责任领导：李某某"}, "县科技局（牵头）、县商务局\n责任领导：王伟民"},
		{strings.NewReplacer("责任领导：李某某；", "", "责任领导：王伟民；", "").Replace(text), nil, "县科技局（牵头）、县商务局"},
	} {
		docs, err := Documents(plantest.Input(t, "plan.txt", []byte(c.text)))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := opened(t, docs[len(docs)-1]).GetRows(sheetAll)
		if err != nil {
			t.Fatal(err)
		}
		var column []string
		if k := slices.Index(rows[1], titleLeaders); k >= 0 {
			column = []string{rows[2][k], rows[3][k]}
		}
		if !slices.Equal(column, c.column) {
			t.Errorf("责任领导 is %q, want %q", column, c.column)
		}
		if when := slices.Index(rows[1], "完成时限"); when < 0 || rows[1][when+1] != "原文位置" || rows[2][when+1] != "第3行" {
			t.Errorf("the columns behind it are %q and %q", rows[1], rows[2])
		}
		unit := slices.IndexFunc(docs, func(d format.Document) bool { return d.Subject == "县科技局" })
		rows, err = opened(t, docs[unit]).GetRows(sheetTasks)
		if err != nil {
			t.Fatal(err)
		}
		if got := rows[headerRow][slices.Index(rows[headerRow-1], "责任单位")]; got != c.units {
			t.Errorf("责任单位 is %q, want %q", got, c.units)
		}
		if want := "方案规定：除写明时限外，各项任务均于年底前完成。"; !strings.HasSuffix(rows[1][0], "\n"+want) {
			t.Errorf("above the header stands %q, want %s", rows[1][0], want)
		}
	}
}
