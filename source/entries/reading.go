package entries

import (
	"math"
	"slices"
	"strconv"

	"fenjie/source/entries/entry"
	"fenjie/source/plan"
	"fenjie/source/revision"
)

// reading is one source on its way to a desk.
type reading struct {
	*placer
	desk   *desk
	source Source

	text      *plan.Plan            // that the workbook was made from, or one made of its rows
	measureOf map[int]*plan.Measure // of text, by row of 责任清单
	targetOf  map[int]target        // of text, by row of 量化目标
	shown     map[string]map[string]string
	withdrawn []withdrawn
}

// target is the k-th target of a measure.
type target struct {
	measure *plan.Measure
	k       int
}

// withdrawn is a row for 已撤销任务, unless its measure is in the plan again.
type withdrawn struct {
	row     entry.Row
	earlier bool // it stood there before: the measure may have come back
	source  Source
	number  int        // of the source
	text    *plan.Plan // that the source was made from
}

// Reasons why a row is withdrawn, in 已撤销任务.
const (
	reasonWithdrawn = "任务已撤销"
	reasonLeft      = "本单位不再承担此项任务"
	reasonGone      = "本单位不再列入方案"
	reasonTarget    = "此项目标已撤销"
)

// tasks places the rows of 责任清单.
func (r *reading) tasks() {
	r.desk.addColumns(&r.desk.sheet.Tasks, r.source.Tasks.Columns)
	for k, row := range r.source.Tasks.Rows {
		m := r.measureOf[k]
		if m == nil {
			r.desk.add(&r.desk.sheet.Tasks, withoutID(row))
			continue
		}
		row = r.changed(row, m.ID)
		now := r.newOf(r.text, m)
		if now != nil && r.desk.own[now] {
			r.desk.putRow(entry.Tasks, now.ID, row, r.source)
			continue
		}
		reason := reasonWithdrawn
		if now != nil {
			reason = reasonLeft
		}
		if !r.named(r.desk.unit) {
			reason = reasonGone
		}
		if typed(entry.Tasks, row) {
			r.withdrawn = append(r.withdrawn, withdrawn{row: withdrawnTask(row, m, reason)})
		}
	}
}

// changed keeps what someone wrote over the locked cells of a measure or target,
// and returns the row as it was written.
func (r *reading) changed(row entry.Row, id string) entry.Row {
	shown := r.shown[id]
	if shown == nil {
		return row
	}
	was := entry.Row{ID: id}
	for _, column := range []string{entry.Task, entry.Content, entry.Metric} {
		was.Cells = append(was.Cells, entry.Cell{Column: column, Value: entry.String(shown[column])})
	}
	row.Cells = slices.Clone(row.Cells)
	for k, c := range row.Cells {
		text, known := shown[c.Column]
		reason := "本栏由方案生成，单位作了改动；原为：" + text
		switch {
		case c.Value.Kind == entry.Blank:
			continue
		case c.Column == entry.Number && !decimal.MatchString(c.Value.Text):
			reason = "写在序号栏"
		case c.Column == entry.Rate && known:
			reason = "完成率由公式计算，单位另填了内容"
		case !known || sameShown(c.Value.Text, text):
			continue
		}
		c.Comment = ""
		r.desk.unclaim(r.source, c, id, was, reason)
		row.Cells[k].Value = entry.String(text)
	}
	return row
}

// withoutRole keeps what a unit wrote into a column 角色 of its own: forms before
// xlsx/8 had none in 量化目标, and nothing is known of what they showed.
func (r *reading) withoutRole(row entry.Row) entry.Row {
	c := row.Get(entry.RoleOf)
	if r.shown != nil || c.Value.Kind == entry.Blank || slices.Contains([]string{"牵头", "配合", "共同负责"}, entry.Plain(c.Value.Text)) {
		return row
	}
	c.Comment = ""
	r.desk.unclaim(r.source, c, row.ID, row, "写在角色栏")
	return row
}

// sameShown reports whether a locked cell still shows what was written: a
// number may come back in other digits.
func sameShown(cell, text string) bool {
	if entry.Plain(cell) == entry.Plain(text) {
		return true
	}
	a, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return false
	}
	b, err := strconv.ParseFloat(text, 64)
	return err == nil && math.Abs(a-b) <= 1e-9*math.Abs(b)
}

// targets places the rows of 量化目标.
func (r *reading) targets() {
	r.desk.addColumns(&r.desk.sheet.Targets, r.source.Targets.Columns)
	for k, row := range r.source.Targets.Rows {
		t, ok := r.targetOf[k]
		if !ok {
			r.desk.add(&r.desk.sheet.Targets, withoutID(row))
			continue
		}
		row = r.changed(r.withoutRole(row), entry.TargetOf(t.measure.ID, t.k))
		now := r.newOf(r.text, t.measure)
		if now != nil && r.desk.own[now] {
			if to := revision.PairGoals(t.measure, now)[t.k]; to >= 0 {
				r.desk.putRow(entry.Targets, entry.TargetOf(now.ID, to), row, r.source)
				continue
			}
		}
		if to, ok := r.movedTo(r.text, t); ok && r.desk.own[to.measure] {
			r.desk.putRow(entry.Targets, entry.TargetOf(to.measure.ID, to.k), row, r.source)
			continue
		}
		if typed(entry.Targets, row) {
			reason := reasonTarget
			if (now == nil || !r.desk.own[now]) && !r.index(r.text).overall[t.measure] {
				reason = reasonWithdrawn
			}
			r.withdrawn = append(r.withdrawn, withdrawn{row: withdrawnTarget(row, t.measure, reason)})
		}
	}
}

// rest takes over what is at no measure: what was unclaimed before, what stands
// beside the tables, sheets of the unit's own.
func (r *reading) rest() {
	s := r.desk.sheet
	r.desk.addColumns(&s.Unclaimed, r.source.Unclaimed.Columns)
	for _, row := range r.source.Unclaimed.Rows {
		r.desk.add(&s.Unclaimed, without(row, entry.Number))
	}
	for _, c := range r.source.Loose {
		reason := "写在表格之外"
		if c.Column == entry.SheetMore {
			reason = "没有单元格接续这段文字"
		}
		r.desk.unclaim(r.source, c, "", entry.Row{}, reason)
	}
	for _, g := range r.source.Grids {
		r.desk.addGrid(g)
	}
}
