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

// taskWidths are Excel's widths of the columns of 责任清单. The text columns of
// a preset have the shares with which the sheets of a real plan are lowest; all
// columns together print on A4 at more than four fifths of their size, 8.5 pt.
var taskWidths = map[string]float64{
	entry.Number: 4, entry.Field: 7, entry.Task: 8.5, entry.Content: 35, entry.TargetsOf: 17, entry.RoleOf: 5, entry.Leads: 7.5,
	entry.Units: 17, entry.Deadline: 8.5, entry.Change: 7.5, entry.Status: 7.5, entry.Progress: 10.5, entry.Person: 6, entry.Phone: 10.5,
	entry.Remark: 6, entry.TaskID: 12, entry.Light: 5.5,
	"一季度": 7, "二季度": 7, "三季度": 7, "四季度": 7,
}

// presetWidths are where a preset differs.
var presetWidths = map[string]map[string]float64{
	"lean":     {entry.Task: 12, entry.Content: 48, entry.TargetsOf: 25, entry.Leads: 10, entry.Progress: 26, entry.Remark: 10},
	"leader":   {entry.Field: 9, entry.Task: 11, entry.Content: 42, entry.TargetsOf: 22, entry.Units: 18, entry.Progress: 22},
	"tracking": {entry.Content: 32, entry.TargetsOf: 18, entry.Progress: 10},
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
