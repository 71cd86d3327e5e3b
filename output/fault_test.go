package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	tables "fenjie/docs/counts"
)

// faults are what a disk and a process do at a step.
var faults = []fault{
	{name: "full", err: diskFull},
	{name: "short write", err: diskFull, half: true},
	{name: "broken", err: diskBroken},
	{name: "forbidden", err: accessDenied},
	{name: "done, and said to have failed", err: diskBroken, done: true},
	{name: "full from there on", err: diskFull, lasting: true},
	{name: "read-only from there on", err: readOnlyDisk, lasting: true},
	{name: "stopped before", err: errStopped, dead: true},
	{name: "stopped after", err: errStopped, done: true, dead: true},
}

// The two sets that a build stands between: one document stays, one changes,
// one changes that was edited by hand, one goes, one goes that was edited, one
// comes, one comes where a stranger stands, one is carried over.
var (
	oldFiles = []File{doc("留.md", "1"), doc("变.md", "1"), doc("改/改.md", "1"), doc("填.xlsx", "1"), doc("去/去.md", "1"), doc("去/改.md", "1")}
	newFiles = []File{doc("留.md", "1"), doc("变.md", "2"), doc("改/改.md", "2"), carried("填.xlsx", "2 手填", "手填"), doc("来/来.md", "2"), doc("别人.md", "2")}
)

func carried(path, text, from string) File {
	f := doc(path, text)
	f.Carried = []string{sha(from)}
	return f
}

// scenario is one thing done to a folder.
type scenario struct {
	name    string
	prepare func(t *testing.T) (dir string)
	do      func(f *Folder) error
}

var scenarios = []scenario{
	{"refresh", standing, refresh},
	{"first build", func(*testing.T) string { return "" }, refresh},
	{"first build of many", func(*testing.T) string { return "" }, func(f *Folder) error {
		_, err := f.Build(manyFiles(), Options{Version: "1", Jobs: 1, State: state("新")})
		return err
	}},
	{"undo", refreshedAndEdited, func(f *Folder) error { _, err := f.Undo(); return err }},
}

// manyFiles are so many that they are synced together.
func manyFiles() []File {
	var files []File
	for n := range fewSynced {
		files = append(files, doc(fmt.Sprintf("多/%02d.md", n), "1"))
	}
	return files
}

func refresh(f *Folder) error {
	_, err := f.Build(newFiles, Options{Version: "1", Jobs: 1, State: state("新")})
	return err
}

func state(text string) map[string]func(io.Writer) error {
	return map[string]func(io.Writer) error{"plan.json": writeAll([]byte(text)), "plans/" + text + ".json": writeAll([]byte(text))}
}

// standing is a folder with the old set, filled in by hands.
func standing(t *testing.T) string {
	dir := filepath.Join(t.TempDir(), "成果")
	if _, err := Build(dir, oldFiles, Options{Version: "1", State: state("旧")}); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"变.md": "1", "去/去.md": "1", "改/改.md": "手改", "去/改.md": "手改", "填.xlsx": "手填", "别人.md": "别人的"} {
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

// refreshedAndEdited is a folder with the new set, edited since.
func refreshedAndEdited(t *testing.T) string {
	dir := standing(t)
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(refresh(f), f.Close()); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"变.md": "2 又改", "来/来.md": "2 又改", "填.xlsx": "2 手填，又填", "去/去.md": "又放一个"} {
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

// run does a scenario on a disk with one fault, and lists the steps.
func (s scenario) run(dir string, at int, what fault) ([]string, error) {
	return s.runOn(dir, at, what, func(d disk) disk { return d })
}

func (s scenario) runOn(dir string, at int, what fault, below func(disk) disk) ([]string, error) {
	t := &trouble{at: at, fault: what}
	f, err := open(dir, func(d disk) disk { return faultyDisk{below(d), t} })
	if err == nil {
		err = s.do(f)
		err = errors.Join(err, f.Close())
	}
	return t.steps, err
}

// inMemory does a scenario on a folder in memory.
func (s scenario) inMemory(nowhere string, folder memoryDisk, at int, what fault) ([]string, error) {
	return s.runOn(nowhere, at, what, func(d disk) disk { _ = d.Close(); return folder })
}

// snapshot is all that counts in a folder: documents, manifest, state, kept
// copies.
func snapshot(t *testing.T, dir string) map[string]string { return memoryOf(t, dir).snapshot() }

func counts(name string) bool {
	below, ofState := strings.CutPrefix(name, stateDir+"/")
	return !ofState || strings.HasPrefix(name, keptCopies) || strings.HasPrefix(below, "plan")
}

// TestAnyStepFails: at each step of a build and of an undo the disk fails or
// the process ends. The old set stands or the new one, whole, with all that
// hands wrote; the next build and the next undo are clean.
func TestAnyStepFails(t *testing.T) {
	rows := [][]string{{"what is under way", "steps", "faults injected", "old or new set stood, whole"}}
	for _, s := range scenarios {
		t.Run(s.name, func(t *testing.T) {
			steps, injected, stood := s.failEverywhere(t)
			rows = append(rows, []string{s.name, strconv.Itoa(steps), strconv.Itoa(injected), strconv.Itoa(stood)})
		})
	}
	if !testing.Short() {
		tables.Hold(t, "faults", rows...)
	}
}

func (s scenario) failEverywhere(t *testing.T) (_, injected, stood int) {
	from := memoryDisk{fstest.MapFS{}}
	if dir := s.prepare(t); dir != "" {
		from = memoryOf(t, dir)
	}
	before, nowhere := from.snapshot(), t.TempDir()
	folder := from.clone()
	steps, err := s.inMemory(nowhere, folder, 0, fault{})
	if err != nil {
		t.Fatal(err)
	}
	after := folder.snapshot()
	for k, step := range steps {
		for _, what := range faults {
			if !what.fits(step) {
				continue
			}
			if injected++; testing.Short() && injected%10 != 0 {
				continue
			}
			if s.fail(t, nowhere, from.clone(), k, step, what, before, after); !t.Failed() {
				stood++
			}
		}
	}
	return len(steps), injected, stood // a tenth of them with -short
}

// fits leaves out faults that say nothing new at a step: a reading that fails
// is one, however it fails.
func (what fault) fits(step string) bool {
	verb, _, _ := strings.Cut(step, " ")
	if verb == "lstat" || verb == "list" || verb == "read" {
		return what.name == "broken" || what.name == "stopped before"
	}
	if what.lasting {
		return !strings.HasPrefix(step, "close")
	}
	return !what.half || verb == "write"
}

func (s scenario) fail(t *testing.T, nowhere string, folder memoryDisk, k int, step string, what fault, before, after map[string]string) {
	t.Helper()
	name := what.name + ": " + step
	_, err := s.inMemory(nowhere, folder, k+1, what)
	if err != nil && strings.Contains(err.Error(), "\n") {
		t.Errorf("%s: more than one line: %v", name, err)
	}
	if !what.dead {
		toldPlainly(t, name, nowhere, err, what)
	}
	if !what.dead && !what.lasting { // the program is still there to put it right, at once
		isOneOf(t, name, folder.snapshot(), err, before, after)
	}
	if _, err := (scenario{do: func(*Folder) error { return nil }}).inMemory(nowhere, folder, 0, fault{}); err != nil { // mends
		t.Errorf("%s: %v", name, err)
		return
	}
	mended := folder.snapshot()
	isOneOf(t, name+", mended", mended, nil, before, after)
	if maps.Equal(mended, before) {
		if _, err := s.inMemory(nowhere, folder, 0, fault{}); err != nil {
			t.Errorf("%s, then again: %v", name, err)
		}
		equal(t, name+", then again", folder.snapshot(), after)
	}
	for _, left := range []string{stageDir, oldDir, journalFile} {
		if folder.files[left] != nil {
			t.Errorf("%s: %s is left over", name, left)
		}
	}
}

// toldPlainly wants an error to say which file it is about, what is wrong with
// the disk, and what to do.
func toldPlainly(t *testing.T, name, dir string, err error, what fault) {
	t.Helper()
	if err == nil {
		return // the step was one that a build can do without
	}
	var said *Error
	if !errors.As(err, &said) || !strings.HasPrefix(said.Path, dir) || said.Suggestion == "" {
		t.Errorf("%s: says not which file and what to do: %v", name, err)
		return
	}
	words := map[error]string{diskFull: "磁盘已满", diskBroken: "磁盘读写出错", accessDenied: "没有写入权限", readOnlyDisk: "没有写入权限"}
	if !strings.Contains(err.Error(), words[what.err]) {
		t.Errorf("%s: does not say %s: %v", name, words[what.err], err)
	}
}

// copyTree makes to a copy of from, with the times of its files.
func copyTree(t *testing.T, from, to string) {
	t.Helper()
	if err := os.RemoveAll(to); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(from, func(p string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // a first build has nothing before it
		}
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(from, p)
		target := filepath.Join(to, rel)
		if d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		return errors.Join(os.WriteFile(target, data, 0o644), os.Chtimes(target, info.ModTime(), info.ModTime()))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// isOneOf wants the set before or the set after; after an error, the one
// before.
func isOneOf(t *testing.T, name string, got map[string]string, err error, before, after map[string]string) {
	t.Helper()
	if maps.Equal(got, before) || err == nil && maps.Equal(got, after) {
		return
	}
	show := func(set map[string]string) (shown []string) {
		for name, text := range set {
			if name != manifestFile {
				shown = append(shown, name+"="+text)
			}
		}
		slices.Sort(shown)
		return shown
	}
	t.Errorf("%s: %v: neither the old set nor the new one:\n got %q\n old %q\n new %q", name, err, show(got), show(before), show(after))
}

// tidy wants nothing of a build under way left over.
func tidy(t *testing.T, name, dir string) {
	t.Helper()
	for _, left := range []string{stageDir, oldDir, journalFile} {
		if _, err := os.Lstat(filepath.Join(dir, left)); err == nil {
			t.Errorf("%s: %s is left over", name, left)
		}
	}
}
