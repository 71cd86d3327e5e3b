package xlsx

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/plantest"
	"fenjie/source/entries/entry"
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
// sheet. A section's stand for its tasks that name none under the same keyword.
func TestLeaders(t *testing.T) {
	const text = "青山县2025年工作方案\n一、经济（责任领导：李某某；牵头单位：县商务局）\n（一）办事。办好。（责任领导：王伟民；责任单位：*县科技局、县商务局）\n（二）办会。办好。（责任单位：县科技局）\n除写明时限外，各项任务均于年底前完成。\n"
	for _, c := range []struct {
		text   string
		column []string // 责任领导 of the table of all
		units  string   // 责任单位 of the first row of a unit's sheet
	}{
		{text, []string{"责任领导：王伟民", "责任领导：李某某"}, "县科技局（牵头）、县商务局\n责任领导：王伟民"},
		{strings.NewReplacer("责任领导：李某某；", "牵头领导：李某某；", "责任领导：王伟民；", "责任人：王伟民；").Replace(text),
			[]string{"牵头领导：李某某\n责任人：王伟民", "牵头领导：李某某"}, "县科技局（牵头）、县商务局\n牵头领导：李某某\n责任人：王伟民"},
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

// TestLeadersWithoutUnits: where a sheet has no 责任单位, persons stand with 牵头单位;
// what it shows is known to the next build, also of a sheet from before it did.
func TestLeadersWithoutUnits(t *testing.T) {
	const text = "青山县2025年工作方案\n一、经济\n（一）办事。办好。（责任领导：王伟民；责任单位：*县科技局、县商务局）\n（二）办会。办好。（责任领导：李某某；责任单位：县科技局、县商务局）\n（三）办赛。办好。（责任单位：*县科技局、县商务局）\n"
	for preset, want := range map[string][]string{
		"tracking": {"县科技局\n责任领导：王伟民", "县科技局", "未明确\n责任领导：李某某"},
		"lean":     {"县科技局\n责任领导：王伟民", "县科技局", "未明确\n责任领导：李某某"},
		"leader":   {"县科技局", "县科技局", "未明确"},
		"full":     {"县科技局", "县科技局", "未明确"},
	} {
		in := plantest.Input(t, "plan.txt", []byte(text))
		in.Look.Sheet.Preset = preset
		docs, err := Documents(in)
		if err != nil {
			t.Fatal(err)
		}
		unit := slices.IndexFunc(docs, func(d format.Document) bool { return d.Subject == "县科技局" })
		rows, err := opened(t, docs[unit]).GetRows(sheetTasks)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		sheet := &entry.Sheet{}
		for _, row := range rows[headerRow : headerRow+len(want)] {
			leads := row[slices.Index(rows[headerRow-1], entry.Leads)]
			got = append(got, leads)
			sheet.Tasks.Rows = append(sheet.Tasks.Rows, entry.Row{Cells: []entry.Cell{{Column: entry.Leads, Value: entry.String(leads)}}})
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: 牵头单位 is %q, want %q", preset, got, want)
		}
		a := in.Units[slices.IndexFunc(in.Units, func(a assign.Assignment) bool { return a.Unit == "县科技局" })]
		shown := Shown(a, sheet)
		for k, task := range a.Tasks {
			if known := shown[task.Measure.ID][entry.Leads]; known != want[k] {
				t.Errorf("%s: 牵头单位 is known as %q, want %q", preset, known, want[k])
			}
		}
	}
}
