package entries_test

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fenjie/generator/assign"
	"fenjie/generator/xlsx"
	"fenjie/source/entries"
	"fenjie/source/entries/entry"
	"fenjie/source/plan"
	"fenjie/source/revision"
	"fenjie/source/revision/revisiontest"
)

// TestMain makes the random cases the same on every run, and 2,000 of them,
// unless the command line says otherwise.
func TestMain(m *testing.M) {
	flag.Parse()
	set := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { set[f.Name] = true })
	checks := "2000"
	if testing.Short() {
		checks = "150"
	}
	for name, value := range map[string]string{"rapid.seed": "20250318", "rapid.checks": checks} {
		if !set[name] {
			if err := flag.Set(name, value); err != nil {
				panic(err)
			}
		}
	}
	os.Exit(m.Run())
}

// word is a value that somebody typed, and no one else: where it belongs.
type word struct {
	unit    string
	measure *plan.Measure // of the present text; nil: withdrawn
	metric  string        // of a target's 当前值
	column  string
	added   bool          // in a row of the unit's own
	home    bool          // it stood at its measure after the last step
	first   *plan.Measure // that it was typed at
}

// world is a plan in its present text, the workbooks of its units, and what was
// typed into them.
type world struct {
	*rand.Rand
	plan    *plan.Plan
	texts   map[string]*plan.Plan
	number  int // of the present text
	sheets  map[string]*entry.Sheet
	gone    []*entry.Sheet
	words   map[string]*word
	careful bool // nobody writes over a locked cell
	files   bool // the workbooks go through their files at every step
	back    bool // the next text is the first one again
}

func newWorld(t *rapid.T, p *plan.Plan) *world {
	seed := rapid.Uint64().Draw(t, "typing")
	w := &world{Rand: rand.New(rand.NewPCG(seed, 1)), plan: p, texts: map[string]*plan.Plan{}, sheets: map[string]*entry.Sheet{}, words: map[string]*word{}}
	w.texts[w.text()] = p
	return w
}

func (w *world) text() string { return fmt.Sprintf("text%d", w.number) }

func (w *world) chance(percent int) bool { return w.IntN(100) < percent }

// typed makes a value that is nowhere else, a text or a number.
func (w *world) typed(at word) entry.Value {
	name := fmt.Sprintf("词%d词", len(w.words))
	v := entry.Value{Kind: entry.Text, Text: name}
	if at.column != "改动" && w.chance(20) {
		name = fmt.Sprintf("%d.5", 7_000_000+len(w.words))
		v = entry.Value{Kind: entry.Numeric, Text: name, BuiltIn: 2}
	}
	at.first = at.measure
	w.words[name] = &at
	return v
}

// opened is a unit's workbook as Read gives it, with the form around what was
// typed.
func (w *world) opened(a assign.Assignment) *entry.Sheet {
	typed := w.sheets[a.Unit]
	if typed == nil {
		typed = &entry.Sheet{}
	}
	s := &entry.Sheet{Unit: a.Unit, Text: w.text(), Form: xlsx.Form, Withdrawn: typed.Withdrawn, Unclaimed: typed.Unclaimed, Grids: typed.Grids}
	s.Tasks.Columns, s.Targets.Columns = typed.Tasks.Columns, typed.Targets.Columns
	shown := xlsx.Shown(a, &entry.Sheet{})
	rowOf := func(t entry.Table, id string) []entry.Cell {
		for _, r := range t.Rows {
			if r.ID == id {
				return r.Cells
			}
		}
		return nil
	}
	for _, task := range a.Tasks {
		m := task.Measure
		row := entry.Row{ID: m.ID}
		for _, column := range entry.Tasks.Columns {
			if text := entry.String(shown[m.ID][column]); text.Kind != entry.Blank {
				row.Cells = append(row.Cells, entry.Cell{Column: column, Value: text})
			}
		}
		row.Cells = append(row.Cells, rowOf(typed.Tasks, m.ID)...)
		s.Tasks.Rows = append(s.Tasks.Rows, row)
		for k, target := range m.Targets {
			id := entry.TargetOf(m.ID, k)
			s.Targets.Rows = append(s.Targets.Rows, entry.Row{ID: id, Cells: append([]entry.Cell{
				{Column: entry.Task, Value: entry.String(shown[m.ID][entry.Task])}, {Column: entry.Metric, Value: entry.String(target.Metric)},
				{Column: entry.Goal, Value: entry.String(target.Value)}, {Column: entry.Measured, Value: entry.String(target.Unit)},
			}, rowOf(typed.Targets, id)...)})
		}
	}
	for _, t := range []struct{ to, from *entry.Table }{{&s.Tasks, &typed.Tasks}, {&s.Targets, &typed.Targets}} {
		for _, r := range t.from.Rows {
			if r.ID == "" {
				t.to.Rows = append(t.to.Rows, r)
			}
		}
	}
	return s
}

// fill types into a workbook: the columns for it where nothing stands yet, one
// more column, rows of its own.
func (w *world) fill(s *entry.Sheet, measures map[string]*plan.Measure) {
	columns := slices.Clone(entry.Tasks.Hand)
	if w.chance(30) && !slices.Contains(s.Tasks.Columns, "分管领导") {
		s.Tasks.Columns = append(s.Tasks.Columns, "分管领导")
	}
	columns = append(columns, s.Tasks.Columns...)
	for k := range s.Tasks.Rows {
		row := &s.Tasks.Rows[k]
		for _, column := range columns {
			if m := measures[row.ID]; m != nil && w.chance(40) && row.Get(column).IsBlank() {
				row.Cells = append(slices.Clone(row.Cells), entry.Cell{Column: column, Value: w.typed(word{unit: s.Unit, measure: m, column: column, home: true})})
			}
		}
	}
	for k := range s.Targets.Rows {
		row := &s.Targets.Rows[k]
		id, _, _ := strings.Cut(row.ID, "/")
		if m := measures[id]; m != nil && w.chance(50) && row.Get(entry.Current).IsBlank() {
			row.Cells = append(slices.Clone(row.Cells), entry.Cell{Column: entry.Current,
				Value: w.typed(word{unit: s.Unit, measure: m, metric: row.Text(entry.Metric), column: entry.Current, home: true})})
		}
	}
	for w.chance(25) {
		s.Tasks.Rows = append(s.Tasks.Rows, entry.Row{Cells: []entry.Cell{
			{Column: entry.Task, Value: w.typed(word{unit: s.Unit, added: true})}, {Column: entry.Progress, Value: w.typed(word{unit: s.Unit, added: true})},
		}})
	}
}

// mangle does to a workbook what people do: rows sorted, the hidden column left
// behind or deleted, a locked cell written over.
func (w *world) mangle(s *entry.Sheet, measures map[string]*plan.Measure) {
	if w.chance(30) {
		w.Shuffle(len(s.Tasks.Rows), func(i, j int) { s.Tasks.Rows[i], s.Tasks.Rows[j] = s.Tasks.Rows[j], s.Tasks.Rows[i] })
	}
	if w.chance(10) && !w.careful {
		if len(s.Tasks.Rows) > 0 {
			row := &s.Tasks.Rows[0]
			if m := measures[row.ID]; m != nil && len([]rune(m.Text)) > 30 {
				for n, c := range row.Cells {
					if c.Column == entry.Content {
						row.Cells = slices.Clone(row.Cells)
						row.Cells[n].Value.Text += w.typed(word{unit: s.Unit, measure: m, column: "改动"}).Text
					}
				}
			}
		}
		return
	}
	switch {
	case w.chance(10):
		for k := range s.Tasks.Rows {
			s.Tasks.Rows[k].ID = ""
		}
	case w.chance(10):
		w.Shuffle(len(s.Tasks.Rows), func(i, j int) {
			if a, b := &s.Tasks.Rows[i], &s.Tasks.Rows[j]; a.ID != "" && b.ID != "" {
				a.ID, b.ID = b.ID, a.ID
			}
		})
	case w.chance(10):
		s.Text = "unknown"
	}
}

// step lets units fill in their workbooks, and refreshes them with a new text.
func (w *world) step(t *rapid.T, next *plan.Plan, truth *revisiontest.Truth, fills bool) {
	_, units := assign.Split(w.plan, nil)
	measures := map[string]*plan.Measure{}
	for _, m := range w.plan.Measures() {
		measures[m.ID] = m
	}
	unknown := map[string]bool{}
	shown := map[string]map[string]map[string]string{}
	for _, a := range units {
		shown[a.Unit] = xlsx.Shown(a, &entry.Sheet{})
	}
	r := entries.Request{New: next, Texts: w.texts, Names: truth.Renamed, Shown: func(_ *plan.Plan, s *entry.Sheet) map[string]map[string]string {
		return shown[s.Unit]
	}}
	var books map[string][]byte
	if w.files {
		books = render(t, w.plan, w.text(), w.sheets)
	}
	for _, a := range units {
		s := w.opened(a)
		if w.files {
			s = read(t, books[a.Unit])
		}
		if fills {
			w.fill(s, measures)
			w.mangle(s, measures)
		}
		unknown[a.Unit] = s.Text == "unknown"
		r.Sources = append(r.Sources, entries.Source{Sheet: s, File: a.Unit, Own: true})
	}
	for _, s := range w.gone {
		r.Sources = append(r.Sources, entries.Source{Sheet: s, File: s.Unit})
	}
	w.number++
	r.Text = w.text()
	w.uniqueIDs(next, truth.From)
	placed := entries.Place(r)
	w.follow(truth, next)
	w.plan, w.texts[w.text()], w.sheets, w.gone = next, next, placed.Sheets, placed.Gone
	w.check(t, placed, truth, unknown)
}

// uniqueIDs gives new measures ids that no other has: revisions that know
// nothing of each other may give one twice.
func (w *world) uniqueIDs(p *plan.Plan, from map[*plan.Measure]*plan.Measure) {
	seen := map[string]bool{}
	for _, text := range w.texts {
		for _, m := range text.Measures() {
			seen[m.ID] = true
		}
	}
	for _, m := range p.Measures() {
		if from[m] == nil {
			for seen[m.ID] {
				m.ID += "x"
			}
			seen[m.ID] = true
		}
	}
}

// follow moves the words to the measures and units of the new text.
func (w *world) follow(truth *revisiontest.Truth, next *plan.Plan) {
	to := map[*plan.Measure]*plan.Measure{}
	for n, m := range truth.From {
		to[m] = n
	}
	for _, v := range w.words {
		switch {
		case w.back:
			v.measure = v.first
		case v.measure != nil:
			v.measure = to[v.measure]
		}
	}
}

// spot is where a word was found.
type spot struct{ unit, sheet, id, column string }

func find(placed *entries.Placed) map[string][]spot {
	all := map[string][]spot{}
	note := func(s *entry.Sheet) {
		for name, table := range map[string]entry.Table{entry.SheetTasks: s.Tasks, entry.SheetTargets: s.Targets, entry.SheetWithdrawn: s.Withdrawn, entry.SheetUnclaimed: s.Unclaimed} {
			for _, r := range table.Rows {
				for _, c := range r.Cells {
					text := c.Value.Text
					if from := strings.Index(text, "词"); from >= 0 && c.Value.Kind == entry.Text {
						if to := strings.LastIndex(text, "词"); to > from {
							text = text[from : to+len("词")]
						}
					}
					all[text] = append(all[text], spot{s.Unit, name, r.ID, c.Column})
				}
			}
		}
	}
	for _, s := range placed.Sheets {
		note(s)
	}
	for _, s := range placed.Gone {
		note(s)
	}
	return all
}

// check holds that every word is found once; at its measure, where that still
// says most of what it said; else withdrawn or unclaimed, never at another.
func (w *world) check(t *rapid.T, placed *entries.Placed, truth *revisiontest.Truth, unknown map[string]bool) {
	spots := find(placed)
	for _, name := range slices.Sorted(maps.Keys(w.words)) {
		v := w.words[name]
		before := v.unit
		if now, ok := truth.Renamed[v.unit]; ok {
			v.unit = now
		}
		if len(spots[name]) != 1 {
			t.Fatalf("steps %v\n%s of %+v stands at %v", truth.Steps, name, *v, spots[name])
		}
		at := spots[name][0]
		w.moved(v, at)
		stays := at.sheet == entry.SheetWithdrawn || at.sheet == entry.SheetUnclaimed
		switch {
		case at.unit != v.unit:
			t.Fatalf("steps %v\n%s of %s is in the workbook of %s", truth.Steps, name, v.unit, at.unit)
		case stays, v.added && at.id == "":
		case v.column == "改动" && at.id == "":
		case v.measure == nil || !isHome(at, v):
			if w.twin(v.measure, at.id) || at.id == "" && w.twin(v.measure, v.measure.ID) {
				break
			}
			t.Fatalf("steps %v\n%s of %+v (measure %s) is at %v", truth.Steps, name, *v, show(v.measure), at)
		}
		if w.must(v, truth) && (v.home || w.back) && stays && !unknown[before] {
			pair := revision.Match(w.texts[fmt.Sprintf("text%d", w.number-1)], w.plan, truth.Renamed)
			t.Fatalf("steps %v\n%s belongs at %s, which says %d %% of what it said, and is at %v; the matcher pairs it with %s",
				truth.Steps, name, show(v.measure), truth.Says[v.measure], at, show(pair.OldOf(v.measure)))
		}
		v.home = !stays
	}
}

// moved follows a word to the measure that its target went to: its own says
// nothing of that metric any more, and one other measure of the plan does.
func (w *world) moved(v *word, at spot) {
	if v.metric == "" || at.sheet != entry.SheetTargets || v.measure != nil && at.id != "" && isHome(at, v) {
		return
	}
	var has []*plan.Measure
	for _, m := range w.plan.Measures() {
		for _, t := range m.Targets {
			if t.Metric == v.metric {
				has = append(has, m)
			}
		}
	}
	if id, _, _ := strings.Cut(at.id, "/"); len(has) == 1 && has[0].ID == id && has[0] != v.measure {
		v.measure = has[0]
	}
}

// must reports whether a word has to be at its measure.
func (w *world) must(v *word, truth *revisiontest.Truth) bool {
	if v.measure == nil || v.added || v.column == "改动" || truth.Says[v.measure] < 60 || w.twin(v.measure, v.measure.ID) {
		return false
	}
	if v.metric != "" && !slices.ContainsFunc(v.measure.Targets, func(t plan.Target) bool { return t.Metric == v.metric }) {
		return false
	}
	return slices.ContainsFunc(v.measure.Units, func(u plan.Unit) bool { return u.Name == v.unit })
}

func isHome(at spot, v *word) bool {
	if v.metric == "" {
		return at.sheet == entry.SheetTasks && at.id == v.measure.ID && at.column == v.column
	}
	id, _, _ := strings.Cut(at.id, "/")
	return at.sheet == entry.SheetTargets && id == v.measure.ID && at.column == v.column
}

// twin reports whether another measure says the very words of m.
func (w *world) twin(m *plan.Measure, id string) bool {
	id, _, _ = strings.Cut(id, "/")
	for _, other := range w.plan.Measures() {
		if m != nil && other != m && other.Title == m.Title && other.Text == m.Text && (other.ID == id || m.ID == id) {
			return true
		}
	}
	return false
}

func show(m *plan.Measure) string {
	if m == nil {
		return "nothing"
	}
	return fmt.Sprintf("%s%q %s %v", m.Label, m.Title+"|"+m.Text, m.ID, m.Units)
}

// TestNothingTypedIsLost: a random plan, random entries, one to three random
// revisions with filling in between.
func TestNothingTypedIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t, revisiontest.RandomPlan(t))
		for range rapid.IntRange(1, 3).Draw(t, "revisions") {
			next, truth := revisiontest.Revise(t, w.plan)
			w.step(t, next, truth, true)
		}
	})
}

// TestNothingTypedIsLostInFiles is the same through real workbooks.
func TestNothingTypedIsLostInFiles(t *testing.T) {
	seeds := 100
	if testing.Short() {
		seeds = 10
	}
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; n > seeds {
			return
		}
		w := newWorld(t, revisiontest.RandomPlan(t))
		w.files = true
		for k := range 2 {
			next, truth := revisiontest.Revise(t, w.plan)
			w.step(t, next, truth, k < 1 || n%2 == 0)
		}
	})
}

// TestBackAtTheFirstText: a revision and back; all is where it was typed.
func TestBackAtTheFirstText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := revisiontest.RandomPlan(t)
		w := newWorld(t, first)
		w.careful = true
		next, truth := revisiontest.Revise(t, first)
		w.step(t, next, truth, true)
		back := &revisiontest.Truth{From: map[*plan.Measure]*plan.Measure{}, Says: map[*plan.Measure]int{}, Renamed: map[string]string{}, Steps: append(truth.Steps, "back")}
		for n, m := range truth.From {
			back.From[m] = n
		}
		for _, m := range first.Measures() {
			back.Says[m] = 100
		}
		w.back = true
		for old, now := range truth.Renamed {
			back.Renamed[now] = old
		}
		w.step(t, first, back, false)
	})
}
