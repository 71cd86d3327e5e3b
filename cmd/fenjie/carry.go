package main

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"time"

	"fenjie/generator/assign"
	"fenjie/generator/xlsx"
	"fenjie/output"
	"fenjie/source/entries"
	"fenjie/source/entries/entry"
	"fenjie/source/plan"
	"fenjie/source/revision"
	"fenjie/source/settings"
)

// carried is what units filled in, on its way through one build.
type carried struct {
	placed  *entries.Placed
	files   map[string]workbook // the workbook that stands, by unit
	notes   []string            // for the clerk, one a line
	unread  []unplacedJSON
	taken   []string             // SHA256 of the returned workbooks carried, now and before
	saved   map[string]time.Time // when the latest workbook that a unit returned was saved, by unit
	usurped map[string]bool      // units in whose place another unit's workbook stands
}

// carrier reads and places what units filled in.
type carrier struct {
	folder *output.Folder
	plan   *plan.Plan
	text   string // digest of plan
	past   past
	names  revision.Names
	paths  map[string]string // of each unit's document
	there  map[string]bool   // documents that stand
	jobs   int
	carried
}

// namesOf gives for each former and other name of a unit the name that it bears.
func namesOf(set *settings.Settings) revision.Names {
	names := revision.Names{}
	for _, u := range set.Units {
		for _, name := range slices.Concat(u.Former, u.Aliases) {
			names[name] = u.Name
		}
	}
	return names
}

// sheetPath is the path of a unit's workbook.
func sheetPath(file string) string { return path.Join(entry.SheetTasks, file+".xlsx") }

// carry reads the workbooks that stand in the folder and those that were
// returned, and places what was typed into them.
func (r *carrier) carry(returnedFrom string) (*carried, error) {
	standing, err := r.folder.Standing()
	if err != nil {
		return nil, err
	}
	r.files, r.there, r.usurped = map[string]workbook{}, map[string]bool{}, map[string]bool{}
	r.taken, r.saved = slices.Clone(r.past.taken), maps.Clone(r.past.saved)
	for _, d := range standing.Documents {
		r.there[d.Path] = !d.Missing
	}
	var returned []workbook // before what stands: they may lie in the same folder
	if returnedFrom != "" {
		if returned, err = r.returned(returnedFrom); err != nil {
			return nil, err
		}
	}
	own, err := r.standing(standing)
	if err != nil {
		return nil, err
	}
	var sources, older []entries.Source
	fresh := map[string]bool{} // units that returned a workbook
	for _, w := range returned {
		s := entries.Source{Sheet: w.Sheet, File: w.name}
		if r.isOlder(w) {
			older = append(older, s) // what is there was saved later, and goes before it
			continue
		}
		fresh[r.unitNow(w.Unit)] = true
		sources = append(sources, s)
	}
	for _, w := range own {
		s := entries.Source{Sheet: w.Sheet, File: w.name, Own: w.own}
		if w.own {
			w.gaveWay = !w.edited && fresh[r.unitNow(w.Unit)]
			s.Kept = w.gaveWay
			r.files[r.unitNow(w.Unit)] = w
		}
		sources = append(sources, s)
	}
	sources = append(sources, older...)
	for _, s := range r.past.gone {
		sources = append(sources, entries.Source{Sheet: s, File: s.Unit})
	}
	var texts map[string]*plan.Plan
	if len(sources) > 0 {
		texts = r.past.texts.all()
	}
	r.placed = entries.Place(entries.Request{
		Sources: sources, New: r.plan, Text: r.text, Texts: texts, Names: r.names, Shown: shownBy(map[*plan.Plan][]assign.Assignment{}),
	})
	r.tellGone()
	return &r.carried, nil
}

// tellGone says where the entries of units are that the plan no longer names,
// once for each: they wait until the unit comes back, or its new name is known.
func (r *carrier) tellGone() {
	for _, s := range r.placed.Gone {
		before := slices.ContainsFunc(r.past.gone, func(g *entry.Sheet) bool { return g.Unit == s.Unit })
		if n := s.Count(); n > 0 && !before {
			r.notes = append(r.notes, fmt.Sprintf("%s：方案中已没有这个单位，它填报的%d处内容已保存；如是改名，请在 fenjie.yaml 中把它列为新单位的 former，再生成一次即可带入", s.Unit, n))
		}
	}
}

// isOlder reports whether a returned workbook was saved before the one that its
// unit returned last, and says so; else it is the last one now.
func (r *carrier) isOlder(w workbook) bool {
	unit := r.unitNow(w.Unit)
	if last, known := r.past.saved[unit]; known && w.saved.Before(last) {
		const form = "2006-01-02 15:04"
		r.notes = append(r.notes, fmt.Sprintf("%s：%s的这份清单保存于%s，早于上次带入的一份（%s）；只补空白，与现有内容不同的列入“待认领”",
			w.name, unit, w.saved.Format(form), last.Format(form)))
		return true
	}
	if r.saved == nil {
		r.saved = map[string]time.Time{}
	}
	if w.saved.After(r.saved[unit]) {
		r.saved[unit] = w.saved
	}
	return false
}

// shownBy tells what fenjie wrote into the sheets of a text. Nothing is known
// of a sheet of another form.
func shownBy(split map[*plan.Plan][]assign.Assignment) func(*plan.Plan, *entry.Sheet) map[string]map[string]string {
	return func(text *plan.Plan, s *entry.Sheet) map[string]map[string]string {
		if s.Form != xlsx.Form {
			return nil
		}
		if split[text] == nil {
			_, split[text] = assign.Split(text, nil)
		}
		for _, a := range split[text] {
			if a.Unit == s.Unit {
				return xlsx.Shown(a, s)
			}
		}
		return nil
	}
}

// unitNow is the name that a unit bears in the plan.
func (r *carrier) unitNow(unit string) string {
	return entries.KnownName(r.plan, r.names, unit)
}

// stands reports whether a unit's document is in the folder.
func (r *carrier) stands(unit string) bool { return r.there[r.paths[unit]] }

// apply says of a document what it carries.
func (c *carried) apply(f *output.File) {
	if c == nil || f.Kind != "sheet" {
		return
	}
	f.Anew = c.placed.Anew[f.Subject] || c.usurped[f.Subject]
	f.Handwork = c.placed.Sheets[f.Subject].Count() > 0
	if w, ok := c.files[f.Subject]; ok && w.complete() {
		f.Carried = []string{w.sum}
	}
}
