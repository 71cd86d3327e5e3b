package xlsx

import (
	"math"
	"slices"

	"fenjie/source/entries/entry"
	"fenjie/source/settings"
)

// presets are the columns of 责任清单 by the preset that shows them, without the
// hidden last one. Every one has 任务 and 工作内容, by which a sheet that comes
// back is known.
var presets = map[string][]string{
	"full": entry.Tasks.Columns[:len(entry.Tasks.Columns)-1],
	"lean": {entry.Number, entry.Task, entry.Content, entry.TargetsOf, entry.RoleOf, entry.Leads, entry.Deadline,
		entry.Status, entry.Progress, entry.Remark},
	"leader": {entry.Number, entry.Field, entry.Task, entry.Content, entry.TargetsOf, entry.RoleOf, entry.Leads, entry.Units, entry.Deadline,
		entry.Status, entry.Progress},
	"tracking": slices.Concat(
		[]string{entry.Number, entry.Task, entry.Content, entry.TargetsOf, entry.RoleOf, entry.Leads, entry.Deadline, entry.Change},
		entry.Quarters,
		[]string{entry.Status, entry.Light, entry.Progress, entry.Person, entry.Phone, entry.Remark}),
}

// taskWidths are Excel's widths of the columns of 责任清单. The text columns of
// a preset have the shares with which the sheets of a real plan are lowest, and
// 量化目标 so much that the longest of its lists stand in Excel's tallest row.
var taskWidths = map[string]float64{
	entry.Number: 4, entry.Field: 7, entry.Task: 8.5, entry.Content: 33, entry.TargetsOf: 25.5, entry.RoleOf: 5, entry.Leads: 7.5,
	entry.Units: 14, entry.Deadline: 8.5, entry.Change: 9.5, entry.Status: 7.5, entry.Progress: 10, entry.Person: 6, entry.Phone: 10.5,
	entry.Remark: 6, entry.TaskID: 12, entry.Light: 5.5,
	"一季度": 6.75, "二季度": 6.75, "三季度": 6.75, "四季度": 6.75,
}

// mostTogether is how wide all columns are together where they print on A4 in
// 8.5 pt: the measure of the page is 799 pt, a unit 6 pt, the body of the sheet
// 10.5 pt.
const mostTogether = 163.0

// leastWidths are what is left of the columns where an office's own columns want
// their room: first of those of texts, then of those whose header takes a second
// line.
var leastWidths = []map[string]float64{
	{entry.Content: 25, entry.TargetsOf: 17, entry.Units: 12, entry.Progress: 8},
	{entry.Content: 22, entry.TargetsOf: 15, entry.Units: 11, entry.Progress: 7, entry.Task: 7.5, entry.Deadline: 7.5, entry.Change: 7.5, entry.Remark: 5.5,
		"一季度": 5.75, "二季度": 5.75, "三季度": 5.75, "四季度": 5.75},
}

// squeeze takes from the columns what all are too wide together, from each by
// what it can give. Widths that the office set stay.
func squeeze(c layout, set func(title string) bool) {
	for _, least := range leastWidths {
		squeezeTo(c, func(title string) float64 {
			if set(title) {
				return 0
			}
			return least[title]
		})
	}
}

// squeezeTo leaves each column a least width; 0: as it is.
func squeezeTo(c layout, least func(title string) float64) {
	sum, spare := 0.0, 0.0
	room := func(k int) float64 {
		if least := least(c.titles[k]); least > 0 {
			return max(0, c.widths[k]-least)
		}
		return 0
	}
	for k := range c.visible() {
		sum += c.widths[k]
		spare += room(k)
	}
	over := min(sum-mostTogether, spare)
	if over <= 0 {
		return
	}
	for k := range c.visible() {
		c.widths[k] = math.Round((c.widths[k]-room(k)*over/spare)*4) / 4
	}
}

// PrintedSize is about how large the texts of 责任清单 are where it prints on A4,
// one page wide, in points.
func PrintedSize(s settings.Sheet) float64 {
	s = s.Over(settings.DefaultSheet())
	c, _ := taskColumns(s, entry.Table{})
	sum := 0.0
	for k := range c.visible() {
		sum += c.widths[k]
	}
	return s.Fonts.Size * min(1, pageMeasure/(sum*6))
}

// pageMeasure is the width of a landscape A4 page between its margins in points,
// of which a unit of Excel's widths is 6.
const pageMeasure = 799.0

// presetWidths are where a preset differs.
var presetWidths = map[string]map[string]float64{
	"lean":     {entry.Task: 12, entry.Content: 48, entry.TargetsOf: 25, entry.Leads: 10, entry.Progress: 26, entry.Remark: 10},
	"leader":   {entry.Field: 9, entry.Task: 11, entry.Content: 42, entry.TargetsOf: 22, entry.Units: 18, entry.Progress: 22},
	"tracking": {entry.Content: 30, entry.TargetsOf: 21, entry.Progress: 8.5},
}

// Doubled are the titles of an office's own columns that 责任清单 has already.
func Doubled(s settings.Sheet) []string {
	s = s.Over(settings.DefaultSheet())
	var titles []string
	for _, own := range s.Columns {
		if slices.Contains(presets[s.Preset], own.Title) {
			titles = append(titles, own.Title)
		}
	}
	return titles
}

// taskColumns are the columns of 责任清单: those of the preset, the office's own,
// those that the unit added, and any other into which something was typed while
// another preset showed it. Made are those of them that this program puts there
// beside the form's.
func taskColumns(s settings.Sheet, typed entry.Table) (c layout, made []string) {
	titles := slices.Clone(presets[s.Preset])
	own := map[string]float64{}
	for _, title := range titles {
		if !entry.Tasks.Has(title) {
			made = append(made, title)
		}
	}
	add := func(title string) bool {
		if title == entry.TaskID || slices.Contains(titles, title) {
			return false
		}
		titles = append(titles, title)
		return true
	}
	for _, column := range s.Columns {
		own[column.Title] = column.Width
		if add(column.Title) && !entry.Tasks.Has(column.Title) {
			made = append(made, column.Title)
		}
	}
	for _, title := range typed.Columns {
		add(title)
	}
	for _, title := range entry.Tasks.Columns { // in the form's order
		if slices.ContainsFunc(typed.Rows, func(r entry.Row) bool { return !r.Get(title).IsBlank() }) {
			add(title)
		}
	}
	for _, r := range typed.Rows {
		for _, cell := range r.Cells {
			add(cell.Column)
		}
	}
	titles = append(titles, entry.TaskID)
	c = newLayout(titles, func(title string) float64 {
		for _, widths := range []map[string]float64{s.Widths, own, presetWidths[s.Preset], taskWidths} {
			if w := widths[title]; w > 0 {
				return w
			}
		}
		return addedWidth
	})
	squeeze(c, func(title string) bool { return s.Widths[title] > 0 || own[title] > 0 })
	return c, made
}
