package xlsx

import (
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

// taskWidths are Excel's widths of the columns of 责任清单. Those of a preset
// together print on A4 at about three quarters of their size; narrower ones
// would make the longest measures higher than a row of Excel can be.
var taskWidths = map[string]float64{
	entry.Number: 5, entry.Field: 9.5, entry.Task: 12, entry.Content: 50, entry.TargetsOf: 30, entry.RoleOf: 6, entry.Leads: 10.5,
	entry.Units: 16, entry.Deadline: 9, entry.Change: 8.5, entry.Status: 8.5, entry.Progress: 16, entry.Person: 7.5, entry.Phone: 11.5,
	entry.Remark: 9, entry.TaskID: 14, entry.Light: 6.5,
	"一季度": 10.5, "二季度": 10.5, "三季度": 10.5, "四季度": 10.5,
}

// presetWidths are where a preset differs.
var presetWidths = map[string]map[string]float64{
	"lean":     {entry.Task: 15, entry.Content: 66, entry.TargetsOf: 34, entry.Leads: 12, entry.Progress: 34, entry.Remark: 14},
	"leader":   {entry.Field: 11, entry.Task: 14, entry.Content: 54, entry.TargetsOf: 32, entry.Units: 20, entry.Progress: 30},
	"tracking": {entry.Content: 44, entry.TargetsOf: 26, entry.Progress: 14},
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
	return newLayout(titles, func(title string) float64 {
		for _, widths := range []map[string]float64{s.Widths, own, presetWidths[s.Preset], taskWidths} {
			if w := widths[title]; w > 0 {
				return w
			}
		}
		return addedWidth
	}), made
}
