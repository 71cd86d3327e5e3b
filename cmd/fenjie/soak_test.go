package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"fenjie/docs/counts"
	"fenjie/output"
	"fenjie/source/document"
	"fenjie/source/entries/entry"
	"fenjie/source/plan"
	"fenjie/source/revision/revisiontest"
)

// soakPlans is how many random plans a usual run lives through, each trouble
// twice; FENJIE_SOAK names another number.
const soakPlans = 34

// TestSoak takes random plans through export, check, build, filling in, trouble,
// revision and refresh. Whatever the trouble, there is no panic, an error is
// one line, what stood still stands, and what was typed is there; and at the end
// no goroutine, descriptor or temporary file is left over, and memory is what it
// was.
func TestSoak(t *testing.T) {
	plans := soakPlans
	if n, err := strconv.Atoi(os.Getenv("FENJIE_SOAK")); err == nil {
		plans = n
	} else if testing.Short() {
		plans = 10
	}
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	s := &soak{t: t, met: map[string]int{}, statuses: map[int]int{}}
	var before, after leftovers
	for k := range plans {
		if k == plans/5 { // all that is made once is made by now
			before = look(t)
		}
		s.live(uint64(k))
		if t.Failed() {
			t.Fatalf("plan %d", k)
		}
		if k > 0 && k%500 == 0 {
			t.Logf("%d plans, %d commands, statuses %v, %+v", k, s.commands, s.statuses, look(t))
		}
	}
	after = look(t)
	if after.goroutines > before.goroutines+2 || after.descriptors > before.descriptors+2 {
		t.Errorf("left over: %+v, before %+v", after, before)
	}
	if after.heap > before.heap*3/2+(16<<20) {
		t.Errorf("%d MB in use, before %d MB", after.heap>>20, before.heap>>20)
	}
	if list, err := os.ReadDir(temp); err != nil || len(list) > 0 {
		t.Errorf("temporary files are left: %v %v", list, err)
	}
	if plans != soakPlans {
		t.Logf("%d plans, %d commands, statuses %v, troubles %v; before %+v, after %+v", plans, s.commands, s.statuses, s.met, before, after)
		return
	}
	rows := [][]string{{"trouble", "times", "came through"}}
	for _, trouble := range troubles {
		rows = append(rows, []string{trouble.name, strconv.Itoa(s.met[trouble.name]), strconv.Itoa(s.met[trouble.name])})
	}
	counts.Hold(t, "soak", append(rows, []string{fmt.Sprintf("all: %d plans, %d commands", plans, s.commands), strconv.Itoa(plans), strconv.Itoa(plans)})...)
}

// leftovers is what a leak would show in.
type leftovers struct {
	goroutines, descriptors int
	heap                    uint64
}

func look(t *testing.T) leftovers {
	t.Helper()
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	l := leftovers{goroutines: runtime.NumGoroutine(), heap: m.HeapAlloc}
	if list, err := os.ReadDir("/proc/self/fd"); err == nil { // Linux
		l.descriptors = len(list)
	}
	return l
}

// soak is the life of many plans.
type soak struct {
	t        *testing.T
	met      map[string]int
	statuses map[int]int
	commands int
}

// life is one plan with its folder.
type life struct {
	*soak
	*rand.Rand
	plan, dir, outside string
	texts              [2][]byte // the plan, and its revision
	only               string
	word               string // typed into a workbook
	typedAt            string
	lost               bool // the trouble destroyed the workbook that it was typed into
}

// trouble is something that happens between two builds. It returns the end of
// it.
type trouble struct {
	name string
	make func(l *life) (end func())
}

// live takes one plan through its life.
func (s *soak) live(seed uint64) {
	l := s.born(seed)
	defer os.RemoveAll(filepath.Dir(l.dir))
	l.exportTwice()
	l.command(nil, "check", l.plan, "--format", "json")
	l.mustBuild()
	l.fillIn()
	l.write(l.texts[1])
	what := troubles[seed%uint64(len(troubles))]
	s.met[what.name]++
	end := what.make(l)
	l.command(nil, "build", l.plan, "-o", l.dir, "--only", l.only)
	end()
	l.write(l.texts[1])
	l.mustBuild()
	l.whole(what.name)
	if out := l.mustBuild(); len(out.Written) > 0 {
		s.t.Errorf("%s: a build of what stands wrote %v", what.name, out.Written)
	}
	if data, err := os.ReadFile(l.outside); string(data) != "外面的" {
		s.t.Errorf("%s: a file outside is now %q %v", what.name, data, err)
	}
}

func (s *soak) born(seed uint64) *life {
	type pair struct{ old, new *plan.Plan }
	both := rapid.Custom(func(t *rapid.T) pair {
		p := revisiontest.RandomPlan(t)
		next, _ := revisiontest.Revise(t, p)
		return pair{p, next}
	}).Example(int(seed))
	top, err := os.MkdirTemp(filepath.Dir(s.t.TempDir()), "soak")
	if err != nil {
		s.t.Fatal(err)
	}
	l := &life{soak: s, Rand: rand.New(rand.NewPCG(seed, 7)), dir: filepath.Join(top, "成果"), outside: filepath.Join(top, "外.txt"), only: "excel", word: fmt.Sprintf("soak-%d", seed)}
	if seed%10 == 0 {
		l.only = "excel,pdf,briefing,site,word"
	}
	name := []string{"plan.json", "plan.yaml", "plan.txt"}[seed%3]
	l.plan = filepath.Join(top, name)
	for k, p := range []*plan.Plan{both.old, both.new} {
		l.texts[k] = s.written(name, p)
	}
	l.write(l.texts[0])
	if err := os.WriteFile(l.outside, []byte("外面的"), 0o644); err != nil {
		s.t.Fatal(err)
	}
	return l
}

// written is a plan as a file of the name's kind.
func (s *soak) written(name string, p *plan.Plan) []byte {
	data, err := p.JSON()
	switch filepath.Ext(name) {
	case ".yaml":
		data, err = document.WriteYAML(p)
	case ".txt":
		var b strings.Builder
		fmt.Fprintf(&b, "某市工作方案（%s）\n", p.Stage)
		p.Walk(func(s *plan.Section, depth int) {
			fmt.Fprintf(&b, "%s、%s\n", numeral(s.Number), s.Title)
			for _, m := range s.Measures {
				var names []string
				for _, u := range m.Units {
					names = append(names, u.Name)
				}
				fmt.Fprintf(&b, "%d.%s。%s（责任单位：%s）\n", m.Number, m.Title, m.Text, strings.Join(names, "、"))
			}
		})
		data = []byte(b.String())
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return data
}

func (l *life) write(data []byte) {
	if err := os.WriteFile(l.plan, data, 0o644); err != nil {
		l.t.Fatal(err)
	}
}

// command runs one command: its error is one line, and no word of a bug.
func (l *life) command(stdin io.Reader, args ...string) (stdout []byte, status int) {
	var out, errors bytes.Buffer
	status = run(args, stdin, &out, &errors)
	l.commands++
	l.statuses[status]++
	said := errors.String()
	if strings.Contains(said, "内部错误") || strings.Contains(said, "goroutine") || status > statusUsage && strings.Count(said, "\n") != 1 || status == statusUsage && strings.Count(said, "\n") != 1 {
		l.t.Errorf("%v: status %d: %s", args, status, said)
	}
	return out.Bytes(), status
}

// exportTwice: what a plan's export exports is the same.
func (l *life) exportTwice() {
	first, status := l.command(nil, "export", l.plan, "--format", "json")
	if status != statusDone {
		l.t.Errorf("export: status %d", status)
		return
	}
	again := filepath.Join(filepath.Dir(l.plan), "again.json")
	if err := os.WriteFile(again, first, 0o644); err != nil {
		l.t.Fatal(err)
	}
	if second, _ := l.command(nil, "export", again, "--format", "json"); !bytes.Equal(first, second) {
		l.t.Error("the export of an export differs")
	}
	_ = os.Remove(again)
}

func (l *life) mustBuild() (out buildJSON) {
	data, status := l.command(nil, "build", l.plan, "-o", l.dir, "--only", l.only, "--format", "json")
	if status != statusDone {
		l.t.Errorf("build: status %d", status)
	} else if err := json.Unmarshal(data, &out); err != nil {
		l.t.Error(err)
	}
	return out
}

// fillIn types a word into one workbook.
func (l *life) fillIn() {
	books, _ := filepath.Glob(filepath.Join(l.dir, "责任清单", "*.xlsx"))
	if len(books) == 0 {
		l.t.Error("no workbook")
		return
	}
	l.typedAt = books[l.IntN(len(books))]
	f, err := excelize.OpenFile(l.typedAt)
	if err != nil {
		l.t.Fatal(err)
	}
	defer f.Close()
	if err := f.SetCellStr(entry.SheetTasks, "L5", l.word); err != nil {
		l.t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		l.t.Fatal(err)
	}
}

// whole wants the manifest to tell what stands, nothing of a build under way,
// and the word that was typed.
func (l *life) whole(what string) {
	var manifest struct {
		Documents []struct{ Path, SHA256 string }
	}
	data, err := os.ReadFile(filepath.Join(l.dir, "manifest.json"))
	if err == nil {
		err = json.Unmarshal(data, &manifest)
	}
	if err != nil || len(manifest.Documents) == 0 {
		l.t.Errorf("%s: manifest: %d documents, %v", what, len(manifest.Documents), err)
	}
	for _, d := range manifest.Documents {
		name := filepath.Join(l.dir, filepath.FromSlash(d.Path))
		if name == l.typedAt {
			continue // edited by hand: the manifest tells what was written
		}
		data, err := os.ReadFile(name)
		if sum := sha256.Sum256(data); err != nil || hex.EncodeToString(sum[:]) != d.SHA256 {
			l.t.Errorf("%s: %s is not what the manifest says: %v", what, d.Path, err)
		}
	}
	for _, left := range []string{"stage", "old", "journal.json"} {
		if _, err := os.Lstat(filepath.Join(l.dir, ".fenjie", left)); err == nil {
			l.t.Errorf("%s: %s is left over", what, left)
		}
	}
	if !l.lost && !holdsWord(l.dir, l.word) {
		l.t.Errorf("%s: what was typed is nowhere", what)
	}
}

// holdsWord looks for a word in every workbook below a folder, and in what the
// program keeps for units that are gone.
func holdsWord(dir, word string) bool {
	found := false
	_ = filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || found {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return nil
		}
		found = filepath.Base(name) == stateGone && bytes.Contains(data, []byte(word))
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return nil
		}
		for _, f := range z.File {
			if r, err := f.Open(); err == nil {
				text, _ := io.ReadAll(r)
				found = found || bytes.Contains(text, []byte(word))
				_ = r.Close()
			}
		}
		return nil
	})
	return found
}

// troubles is what happens to plans, folders and workbooks.
var troubles = []trouble{
	{"none", func(*life) func() { return func() {} }},
	{"the plan is cut short", func(l *life) func() { l.write(l.texts[1][:l.IntN(len(l.texts[1]))]); return func() {} }},
	{"bytes of the plan are flipped", func(l *life) func() {
		data := bytes.Clone(l.texts[1])
		for range 1 + l.IntN(20) {
			data[l.IntN(len(data))] ^= byte(1 + l.IntN(255))
		}
		l.write(data)
		return func() {}
	}},
	{"the plan is gone", func(l *life) func() { _ = os.Remove(l.plan); return func() {} }},
	{"the index is damaged", func(l *life) func() { return l.put(".fenjie/index.json", "{") }},
	{"a journal of nonsense", func(l *life) func() { return l.put(".fenjie/journal.json", "\x00") }},
	{"the manifest is damaged", func(l *life) func() { return l.put("manifest.json", "[]") }},
	{"the state is gone", func(l *life) func() { _ = os.RemoveAll(filepath.Join(l.dir, ".fenjie")); return func() {} }},
	{"the texts of the plan are damaged", func(l *life) func() {
		left, _ := os.ReadDir(filepath.Join(l.dir, ".fenjie", stateTexts)) // none, where nothing was built
		for _, text := range left {
			l.put(".fenjie/"+stateTexts+"/"+text.Name(), `{"sections":[null]}`)
		}
		return func() {}
	}},
	{"a folder in a document's place", func(l *life) func() {
		return l.instead(func(name string) error { return os.MkdirAll(filepath.Join(name, "a"), 0o755) })
	}},
	{"a link in a document's place", func(l *life) func() { return l.instead(func(name string) error { return os.Symlink(l.outside, name) }) }},
	{"a workbook is cut short", func(l *life) func() {
		data, err := os.ReadFile(l.typedAt)
		if err != nil {
			l.t.Fatal(err)
		}
		l.lost = true
		if err := os.WriteFile(l.typedAt, data[:l.IntN(len(data))], 0o644); err != nil {
			l.t.Fatal(err)
		}
		return func() {}
	}},
	{"a workbook is no workbook", func(l *life) func() { l.lost = true; return l.overwrite("hello") }},
	{"a workbook is deleted", func(l *life) func() { l.lost = true; _ = os.Remove(l.typedAt); return func() {} }},
	{"another build holds the folder", func(l *life) func() {
		f, err := output.Open(l.dir)
		if err != nil {
			l.t.Fatal(err)
		}
		return func() { _ = f.Close() }
	}},
	{"settings of nonsense", func(l *life) func() {
		name := filepath.Join(filepath.Dir(l.plan), "fenjie.yaml")
		if err := os.WriteFile(name, []byte("units: &a [*a]\n"), 0o644); err != nil {
			l.t.Fatal(err)
		}
		return func() { _ = os.Remove(name) }
	}},
	{"a file in the folder's place", func(l *life) func() {
		aside := l.dir + "-aside"
		if err := os.Rename(l.dir, aside); err != nil {
			l.t.Fatal(err)
		}
		if err := os.WriteFile(l.dir, nil, 0o644); err != nil {
			l.t.Fatal(err)
		}
		return func() { _ = os.Remove(l.dir); _ = os.Rename(aside, l.dir) }
	}},
}

// put writes a file of the folder.
func (l *life) put(name, text string) func() {
	if err := os.WriteFile(filepath.Join(l.dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
		l.t.Fatal(err)
	}
	return func() {}
}

func (l *life) overwrite(text string) func() {
	if err := os.WriteFile(l.typedAt, []byte(text), 0o644); err != nil {
		l.t.Fatal(err)
	}
	return func() {}
}

// instead moves the workbook that was typed into aside, and puts something else
// in its place until the trouble ends.
func (l *life) instead(make func(name string) error) func() {
	aside := filepath.Join(filepath.Dir(l.dir), "aside.xlsx")
	if err := os.Rename(l.typedAt, aside); err != nil {
		l.t.Fatal(err)
	}
	if err := make(l.typedAt); err != nil {
		l.t.Fatal(err)
	}
	return func() {
		_ = os.RemoveAll(l.typedAt)
		_ = os.Rename(aside, l.typedAt)
	}
}
