package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"fenjie/output"
	"fenjie/source/entries"
	"fenjie/source/entries/entry"
	"fenjie/source/limits"
	"fenjie/source/plan"
)

// workbook is one workbook that was found and read.
type workbook struct {
	*entry.Sheet
	name    string // in messages
	sum     string
	saved   time.Time
	own     bool // what stands at the place of its unit's document
	edited  bool
	gaveWay bool // a returned one goes before it
	err     error
}

// complete reports whether the sheet that was placed surely holds all of w, so
// that no copy of the file need be kept: only when it is as this program wrote
// it. A workbook that somebody saved may hold what no reader looks at, from a
// text box to a word in the footer, so the file itself is kept.
func (w workbook) complete() bool { return !w.gaveWay && !w.edited }

// standing reads the workbooks of the folder that hold handwork: those edited
// since the last build, and those that it carried some into.
func (r *carrier) standing(s output.Standing) ([]workbook, error) {
	var found []output.Found
	missing := map[string]bool{}
	for _, d := range s.Documents {
		switch {
		case d.Kind != "sheet":
		case d.Missing:
			missing[d.Path] = true
		case d.Edited || d.Carried:
			found = append(found, d)
		}
	}
	documents := len(found)
	for _, d := range s.Others {
		if inTasks(d.Path) || isWorkbook(d.Path) {
			found = append(found, d)
		}
	}
	books, err := r.readAll(found)
	if err != nil {
		return nil, err
	}
	var own, rest []workbook
	idle := map[string][]string{} // by folder
	for k, w := range books {
		place := ""
		if w.Sheet != nil {
			place = r.paths[r.unitNow(w.Unit)]
		}
		switch {
		case w.err != nil && k < documents:
			r.notes = append(r.notes, w.err.Error()+"；其中填报的内容没有带入，原文件不会丢失")
			r.unread = append(r.unread, unplacedJSON{Path: found[k].Path})
		case w.err != nil && inTasks(found[k].Path):
			r.notes = append(r.notes, w.err.Error()+"；其中内容没有带入")
			r.unread = append(r.unread, unplacedJSON{Path: found[k].Path})
		case w.err != nil: // some table of the clerk's own
		case k < documents:
			w.own = place == found[k].Path
			r.tellUsurped(found[k], w)
			own = append(own, w)
		case missing[place]: // the document, under another name
			rest = append(rest, w)
			if !slices.Contains(r.taken, w.sum) {
				r.taken = append(r.taken, w.sum)
			}
			r.notes = append(r.notes, fmt.Sprintf("%s：按表中记录，这是%s的责任清单，其中内容已带入 %s", found[k].Path, w.Unit, place))
		case slices.Contains(r.taken, w.sum): // was brought in before, as a document under another name or with --carry
		default:
			folder := path.Dir(found[k].Path)
			idle[folder] = append(idle[folder], found[k].Path)
		}
	}
	r.tellIdle(idle)
	slices.SortStableFunc(own, func(a, b workbook) int { return boolCompare(b.own, a.own) })
	slices.SortStableFunc(rest, func(a, b workbook) int { return b.saved.Compare(a.saved) })
	return append(own, rest...), nil
}

// inTasks reports whether a file lies where the units' workbooks do.
func inTasks(name string) bool { return path.Dir(name) == entry.SheetTasks }

// isWorkbook tells tables that can be read, by their names.
func isWorkbook(name string) bool {
	return slices.Contains([]string{".xlsx", ".xlsm"}, strings.ToLower(path.Ext(name)))
}

// tellIdle names the units' workbooks of which nothing is carried, since the
// documents that they once were stand: each, or many in one folder together.
func (r *carrier) tellIdle(idle map[string][]string) {
	const most = 3
	for _, folder := range slices.Sorted(maps.Keys(idle)) {
		names := idle[folder]
		if len(names) > most {
			names = []string{fmt.Sprintf("%s 等%d个文件", names[0], len(names))}
		}
		for _, name := range names {
			r.notes = append(r.notes, name+"：不是程序生成的文件，其中内容没有带入；如是单位交回的清单，请放到另一文件夹，用 --carry 带入")
		}
	}
}

// tellUsurped says when the workbook of one unit stands in the place of another
// one's, which is then made anew: what was typed goes to the unit whose it is.
func (r *carrier) tellUsurped(d output.Found, w workbook) {
	if unit := r.unitNow(d.Subject); unit != r.unitNow(w.Unit) && d.Subject != "" {
		r.usurped[unit] = true
		r.notes = append(r.notes, fmt.Sprintf("%s：放在这里的是“%s”的责任清单，其中内容归%s，“%s”的清单重新生成；请核对%s原来填报的内容是否还在别处",
			d.Path, w.Unit, w.Unit, unit, unit))
	}
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// readAll reads workbooks of the folder with several workers. One that is no
// workbook of ours has an error of its own; one that cannot be had ends all,
// since it may hold what would be lost.
func (r *carrier) readAll(found []output.Found) ([]workbook, error) {
	books := make([]workbook, len(found))
	errs := make([]error, len(found))
	jobs := r.jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(jobs, len(found)) {
		workers.Go(func() {
			for k := range next {
				d := found[k]
				w := workbook{name: d.Path, sum: d.SHA256, saved: d.Saved, edited: d.Edited}
				var data []byte
				if d.Bytes > limits.File {
					w.err = tooLargeError(d.Path)
				} else if data, errs[k] = d.Content(limits.File); errs[k] == nil {
					w.Sheet, w.err = r.open(d.Path, data, d.Subject)
				}
				books[k] = w
			}
		})
	}
	for k := range found {
		next <- k
	}
	close(next)
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return books, nil
}

func tooLargeError(name string) error {
	_, err := entries.Read(name, make([]byte, limits.File+1))
	return err
}

// open reads a workbook, and settles whose it is; place is the unit in whose
// place it stands, empty for none.
func (r *carrier) open(name string, data []byte, place string) (*entry.Sheet, error) {
	s, err := entries.Read(name, data)
	if err == nil {
		err = entries.Whose(name, s, place, r.known)
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// known gives a unit's present name, and whether the plan, an earlier text of
// it or the settings know it.
func (r *carrier) known(unit string) (string, bool) {
	now := r.unitNow(unit)
	named := func(p *plan.Plan) bool {
		return slices.ContainsFunc(p.Units, func(u plan.UnitSummary) bool {
			return u.Name == unit || u.Name == now || slices.Contains(u.Aliases, unit)
		})
	}
	if r.names[unit] != "" || named(r.plan) {
		return now, true
	}
	for _, text := range r.past.texts.all() {
		if named(text) {
			return now, true
		}
	}
	return now, false
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// savedAt is when a workbook was last saved: by its own word, unless that is a
// date we stamped, else by the file's.
func savedAt(s *entry.Sheet, file time.Time) time.Time {
	t, err := time.Parse(time.RFC3339, s.Saved)
	if err != nil || strings.Contains(s.Saved, "T00:00:00Z") {
		return file
	}
	return t
}
