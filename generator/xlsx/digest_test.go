package xlsx

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"fenjie/generator/format"
	"fenjie/generator/plantest"
	"fenjie/source/settings"
)

// TestDigests: a unit's workbook is made anew where the plan says something else
// to that unit, and not where its lines only moved: one that somebody filled in
// then stays as it is.
func TestDigests(t *testing.T) {
	data, err := os.ReadFile("../../examples/plan.txt")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	digestsOf := func(in format.Input) map[string]string {
		docs, err := Documents(in)
		if err != nil {
			t.Fatal(err)
		}
		list := map[string]string{}
		for _, d := range docs {
			if d.Kind == "sheet" {
				list[d.Subject] = d.Digest
			}
		}
		return list
	}
	digests := func(text string) map[string]string { return digestsOf(plantest.Input(t, "plan.txt", []byte(text))) }
	before := digests(text)
	changed := func(text string) []string {
		var list []string
		for unit, digest := range digests(text) {
			if before[unit] != digest {
				list = append(list, unit)
			}
		}
		slices.Sort(list)
		return list
	}
	moved := strings.Replace(text, "\n", "\n\n\n", 1)
	if got := changed(moved); moved == text || len(got) > 0 {
		t.Errorf("lines that moved change the workbooks of %s", strings.Join(got, "、"))
	}
	reworded := strings.Replace(text, "编制大孵化器集群", "制订大孵化器集群", 1)
	if got := changed(reworded); !slices.Equal(got, []string{"市科技局", "市经信局"}) {
		t.Errorf("a reworded measure changes the workbooks of %s", strings.Join(got, "、"))
	}
	in := plantest.Input(t, "plan.txt", data)
	in.Look.Sheet.Lights = []settings.Light{{Light: "红灯", Status: "滞后"}}
	if !maps.Equal(digestsOf(in), before) {
		t.Error("rules of lights change workbooks that show none")
	}
	in.Look.Sheet.Preset = "tracking"
	rules := digestsOf(in)
	in.Look.Sheet.Lights = nil
	if maps.Equal(digestsOf(in), rules) {
		t.Error("rules of lights do not change workbooks that show them")
	}
}
