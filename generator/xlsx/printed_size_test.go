package xlsx

import (
	"testing"

	"fenjie/source/entries/entry"
	"fenjie/source/settings"
)

// TestPrintedSize: two columns of an office's own leave the texts of every preset
// large enough to be read on A4; more do not, and that is known.
func TestPrintedSize(t *testing.T) {
	own := func(widths ...float64) []settings.Column {
		titles := []string{"分管领导", "是否督办", "督办科室", "计划节点", "考核分值"}
		var list []settings.Column
		for k, w := range widths {
			list = append(list, settings.Column{Title: titles[k], Width: w})
		}
		return list
	}
	for _, p := range settings.Presets {
		for _, c := range []struct {
			columns []settings.Column
			least   float64
		}{{nil, 8.5}, {own(10), 8.45}, {own(10, 9), 8.4}} {
			if got := PrintedSize(settings.Sheet{Preset: p.Name, Columns: c.columns}); got < c.least || got > 10.5 {
				t.Errorf("%s with %d columns of its own prints in %.2f pt, want %.2f", p.Name, len(c.columns), got, c.least)
			}
		}
	}
	if got := PrintedSize(settings.Sheet{Preset: "tracking", Columns: own(12, 12, 12, 12, 12)}); got > 8 {
		t.Errorf("tracking with five columns of its own prints in %.2f pt", got)
	}
	wide := settings.Sheet{Preset: "tracking", Columns: own(10, 9), Widths: map[string]float64{"工作内容": 60}}
	c, _ := taskColumns(wide.Over(settings.DefaultSheet()), entry.Table{})
	if w := c.widths[c.at["工作内容"]-1]; w != 60 {
		t.Errorf("a width that the office set became %g", w)
	}
}
