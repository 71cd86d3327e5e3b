package output

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

// badNames lead out of the folder, or mean another file somewhere.
var badNames = []string{
	"", ".", "..", "../甲.md", "清单/../../甲.md", "./甲.md", "清单//甲.md", "清单/", "/甲.md", "/etc/passwd",
	`..\甲.md`, `清单\甲.md`, `C:\甲.md`, "C:/甲.md", "c:甲.md", `\\server\share\甲.md`, "//server/share/甲.md", `\\?\C:\甲.md`, `\\.\pipe\甲`,
	"CON", "con.txt", "清单/NUL", "nul .md", "aux.tar.gz", "COM1", "lpt9.xlsx", "COM²", "conin$",
	"甲.xlsx:流", "甲.xlsx::$DATA", "甲.md.", "甲.md ", "清单./甲.md", "清单 /甲.md", "甲\x00.md", "甲\n.md", "甲\u202exslx.exe", "甲\u200b.md", "甲\u2028.md",
	"甲?.md", "甲*.md", "甲|乙.md", `甲"乙.md`, "<甲>.md", "甲\xff.md",
}

// ourNames are ours, in any case: no document may be called so.
var ourNames = []string{".fenjie/index.json", ".Fenjie/kept/甲.md", ".fenjie", "manifest.json", "Manifest.JSON"}

func TestBadNamesOfDocuments(t *testing.T) {
	for _, name := range append(badNames, ourNames...) {
		dir := filepath.Join(t.TempDir(), "成果")
		_, err := Build(dir, []File{doc("好.md", "1"), doc(name, "1")}, Options{})
		if err == nil || !strings.Contains(err.Error(), "文件名不合要求") {
			t.Errorf("%q: %v", name, err)
		}
		if _, err := os.Lstat(dir); err == nil {
			t.Errorf("%q: something was written", name)
		}
	}
	for _, name := range []string{"甲.md", "责任清单/市科技局.xlsx", "简报/领域/01-深化改革.md", "／..／etc.xlsx", "_CON.xlsx", "COM10.md", "CONSOLE.md", "..甲.md", "COM.md"} {
		if !validDocument(name) {
			t.Errorf("%q is refused", name)
		}
	}
	if _, err := Build(t.TempDir(), []File{doc("a.md", "1"), doc("A.md", "1")}, Options{}); err == nil {
		t.Error("two names that differ in case only are one file on Windows")
	}
}

func TestBadNamesOfState(t *testing.T) {
	for _, name := range append(badNames, "index.json", "Journal.json", "lock", "stage/甲", "undo/1/甲", "kept", "old") {
		if _, err := Build(t.TempDir(), nil, Options{State: map[string]func(io.Writer) error{name: writeAll(nil)}}); err == nil {
			t.Errorf("%q is taken", name)
		}
	}
}

// outside is a folder with a set, beside files that nobody may touch.
func outside(t *testing.T) (dir string, untouched func()) {
	top := t.TempDir()
	dir = filepath.Join(top, "成果")
	build1(t, dir, doc("甲.md", "1"), doc("清单/乙.md", "1"))
	build1(t, dir, doc("甲.md", "2"), doc("清单/乙.md", "2"))
	write(t, filepath.Join(top, "外.md"), "外面的")
	write(t, filepath.Join(top, "外", "乙.md"), "外面的")
	return dir, func() {
		t.Helper()
		for _, name := range []string{"外.md", "外/乙.md"} {
			if data, err := os.ReadFile(filepath.Join(top, name)); string(data) != "外面的" {
				t.Errorf("%s was touched: %q %v", name, data, err)
			}
		}
		if list, err := os.ReadDir(top); err != nil || len(list) != 3 {
			t.Errorf("something new stands outside: %v %v", list, err)
		}
	}
}

// TestTamperedJournal: a journal that leads elsewhere is no journal of ours.
func TestTamperedJournal(t *testing.T) {
	dir, untouched := outside(t)
	names := append([]string{"../外.md", ".fenjie/lock", ".fenjie/undo/1/甲.md"}, badNames...)
	for _, name := range names {
		for where, j := range map[string]journal{
			"away":  {Generation: 7, Away: []away{{Path: name}}, Place: []string{"甲.md"}},
			"drop":  {Generation: 7, Away: []away{{Path: name, Drop: true}}, Place: []string{"甲.md"}},
			"place": {Generation: 7, Place: []string{name}},
			"undo":  {Generation: 1, Undo: true, Place: []string{name}},
			"keep":  {Generation: 7, Keep: []string{keptDir + "/" + name, name}, Place: []string{"甲.md"}},
		} {
			data, err := json.Marshal(j)
			if err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(dir, journalFile), string(data))
			write(t, filepath.Join(dir, stageDir, "甲.md"), "塞进来的")
			equal(t, where+" "+name, build1(t, dir, doc("甲.md", "2"), doc("清单/乙.md", "2")), Report{Unchanged: []string{"甲.md", "清单/乙.md"}})
			equal(t, where+" "+name, tree(t, dir), map[string]string{"甲.md": "2", "清单/乙.md": "2"})
			untouched()
		}
	}
}

// TestTamperedIndex: names that lead elsewhere are not documents of ours, not
// even to remove, and a number that leads elsewhere is no generation.
func TestTamperedIndex(t *testing.T) {
	for _, name := range append([]string{"../外.md", "../外/乙.md"}, badNames...) {
		dir, untouched := outside(t)
		i := index{Version: "1", Documents: []entry{{Path: name, SHA256: sha("外面的")}, {Path: "甲.md", SHA256: sha("2"), Digest: "2"}},
			Last: generation{1, []string{name}, []string{indexFile, name}}}
		data, err := json.Marshal(i)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, indexFile), string(data))
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if s, err := f.Standing(); err != nil || len(s.Documents) != 1 {
			t.Errorf("%q: %v %v", name, s, err)
		}
		if _, err := f.Undo(); err == nil {
			t.Errorf("%q: undone", name)
		}
		_ = f.Close()
		equal(t, name, build1(t, dir, doc("甲.md", "2")), Report{Unchanged: []string{"甲.md"}})
		untouched()
	}
	for _, number := range []string{"-1", "99999999999", `"../../外"`} {
		dir, untouched := outside(t)
		write(t, filepath.Join(dir, indexFile), `{"version":"1","documents":[],"last":{"number":`+number+`,"placed":[],"replaced":[".fenjie/index.json"]}}`)
		build1(t, dir, doc("甲.md", "3"))
		untouched()
	}
}

// TestLostJournal: the journal of a killed build is unreadable. What was moved
// away comes back or is kept.
func TestLostJournal(t *testing.T) {
	dir := standing(t)
	before := tree(t, dir)
	s := scenarios[0]
	steps, err := s.run(dir, 0, fault{})
	if err != nil {
		t.Fatal(err)
	}
	for k, step := range steps {
		if !strings.HasPrefix(step, "rename ") {
			continue
		}
		dir := standing(t)
		if _, err := s.run(dir, k+1, fault{err: errStopped, dead: true, done: true}); err == nil {
			t.Fatalf("not stopped at %s", step)
		}
		if _, err := os.Lstat(filepath.Join(dir, journalFile)); err != nil {
			continue
		}
		write(t, filepath.Join(dir, journalFile), "{坏")
		f, err := Open(dir)
		if err != nil {
			t.Errorf("%s: %v", step, err)
			continue
		}
		if err := errors.Join(refresh(f), f.Close()); err != nil {
			t.Errorf("%s: %v", step, err)
		}
		texts := map[string]bool{}
		for _, text := range tree(t, dir) {
			texts[text] = true
		}
		for name, text := range before {
			if text == "手填" { // which the new document says that it carries
				text = "2 手填"
			}
			if len(text) > 1 && !texts[text] {
				t.Errorf("%s: what a hand wrote into %s is lost", step, name)
			}
		}
	}
}

// TestPlantedLinks: a link is never followed, wherever it lies and wherever it
// leads, also to a place within the folder.
func TestPlantedLinks(t *testing.T) {
	inside := func(to string) func(t *testing.T, top string) string {
		return func(*testing.T, string) string { return to }
	}
	out := func(_ *testing.T, top string) string { return filepath.Join(top, "外") }
	cases := []struct {
		at   string
		to   func(t *testing.T, top string) string
		want string // in the error; empty: it is taken away
	}{
		{"清单", out, "此处已有同名的文件、文件夹或链接"},
		{"清单", inside(".fenjie/kept"), "此处已有同名的文件、文件夹或链接"},
		{"甲.md", inside("清单/乙.md"), "此处已有同名的文件、文件夹或链接"},
		{"甲.md", func(_ *testing.T, top string) string { return filepath.Join(top, "外.md") }, "此处已有同名的文件、文件夹或链接"},
		{"manifest.json", func(_ *testing.T, top string) string { return filepath.Join(top, "外.md") }, "此处已有同名的文件、文件夹或链接"},
		{".fenjie", out, "此处已有同名的文件、文件夹或链接"},
		{".fenjie", inside("清单"), "此处已有同名的文件、文件夹或链接"},
		{".fenjie/lock", func(_ *testing.T, top string) string { return filepath.Join(top, "外.md") }, "此处已有同名的文件、文件夹或链接"},
		{".fenjie/journal.json", func(_ *testing.T, top string) string { return filepath.Join(top, "外.md") }, "此处已有同名的文件、文件夹或链接"},
		{".fenjie/stage", out, ""},
		{".fenjie/stage", inside("清单"), ""},
		{".fenjie/old", out, ""},
		{".fenjie/kept", out, "此处已有同名的文件、文件夹或链接"},
		{".fenjie/kept", inside("../清单"), "此处已有同名的文件、文件夹或链接"},
		{".fenjie/undo", out, "此处已有同名的文件、文件夹或链接"},
		{".fenjie/index.json", func(_ *testing.T, top string) string { return filepath.Join(top, "外.md") }, "此处已有同名的文件、文件夹或链接"},
	}
	for _, c := range cases {
		dir, untouched := outside(t)
		write(t, filepath.Join(dir, "甲.md"), "手改")
		at := filepath.Join(dir, c.at)
		if err := os.RemoveAll(at); err != nil {
			t.Fatal(err)
		}
		plantLink(t, c.to(t, filepath.Dir(dir)), at)
		_, err := Build(dir, []File{doc("甲.md", "3"), doc("清单/乙.md", "3")}, Options{Version: "1"})
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.at, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n")):
			t.Errorf("%s: got %v, want %q", c.at, err, c.want)
		}
		if data, _ := os.ReadFile(filepath.Join(dir, "甲.md")); c.want != "" && c.at != "甲.md" && string(data) != "手改" {
			t.Errorf("%s: 甲.md is now %q", c.at, data)
		}
		untouched()
	}
}

// TestPlantedHardLink: the stage is emptied, not written through.
func TestPlantedHardLink(t *testing.T) {
	dir, untouched := outside(t)
	if err := os.MkdirAll(filepath.Join(dir, stageDir), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(filepath.Join(filepath.Dir(dir), "外.md"), filepath.Join(dir, stageDir, "甲.md")); err != nil {
		t.Skip("this system makes no hard links here: ", err)
	}
	build1(t, dir, doc("甲.md", "3"), doc("清单/乙.md", "3"))
	untouched()
}

// TestClockThatJumps: kept copies are named by the file's own time, whatever
// it is, and nothing else asks for one.
func TestClockThatJumps(t *testing.T) {
	dir := t.TempDir()
	for k, when := range []time.Time{time.Unix(0, 0), time.Date(2107, 12, 31, 23, 59, 58, 0, time.Local), time.Date(1980, 1, 1, 0, 0, 0, 0, time.Local), time.Unix(0, 0)} {
		build1(t, dir, doc("甲.md", string(rune('a'+k))))
		name := filepath.Join(dir, "甲.md")
		write(t, name, "手改"+string(rune('a'+k)))
		if err := os.Chtimes(name, when, when); err != nil {
			t.Fatal(err)
		}
	}
	build1(t, dir, doc("甲.md", "z"))
	epoch := time.Unix(0, 0).Format("2006-01-02 150405")
	equal(t, "files", tree(t, dir), map[string]string{
		"甲.md": "z", keptCopies + "甲 " + epoch + ".md": "手改a", keptCopies + "甲 " + epoch + " (2).md": "手改d",
		keptCopies + "甲 2107-12-31 235958.md": "手改b", keptCopies + "甲 1980-01-01 000000.md": "手改c",
	})
}

const keptCopies = keptDir + "/"

// TestDriveWithoutLocks: on a network drive that knows no locks every attempt
// fails, though not because somebody has one.
func TestDriveWithoutLocks(t *testing.T) {
	for _, err := range []error{syscall.ENOTSUP, syscall.ENOSYS, syscall.EINVAL} {
		if kindOf(err) == heldKind {
			t.Errorf("%v is taken for somebody's lock", err)
		}
	}
}

// openElsewhere is Windows, where a file that is open in another program can
// be read and not replaced.
type openElsewhere struct {
	disk
	name string
}

func (d openElsewhere) OpenFile(name string, flag int) (file, error) {
	if name == d.name && flag != os.O_RDONLY {
		return nil, &fs.PathError{Op: "open", Path: name, Err: accessDenied}
	}
	return d.disk.OpenFile(name, flag)
}

func (d openElsewhere) Rename(from, to string) error {
	if from == d.name {
		return &fs.PathError{Op: "rename", Path: from, Err: accessDenied}
	}
	return d.disk.Rename(from, to)
}

// TestFileOpenElsewhere: the file is found before anything changes, in a build
// and in an undo, and named.
func TestFileOpenElsewhere(t *testing.T) {
	for _, s := range scenarios {
		if strings.HasPrefix(s.name, "first build") {
			continue
		}
		dir := s.prepare(t)
		before := snapshot(t, dir)
		f, err := open(dir, func(d disk) disk { return openElsewhere{d, "填.xlsx"} })
		if err != nil {
			t.Fatal(err)
		}
		if err := s.do(f); err == nil || !strings.Contains(err.Error(), "填.xlsx") {
			t.Errorf("%s: %v", s.name, err)
		}
		if _, err := os.Lstat(filepath.Join(dir, journalFile)); err == nil {
			t.Errorf("%s: a journal was written", s.name)
		}
		_ = f.Close()
		equal(t, s.name, snapshot(t, dir), before)
	}
}

// TestSavedBetweenLookAndCommit: somebody saves a file after this build has
// seen it, at whatever step; what was saved is not lost.
func TestSavedBetweenLookAndCommit(t *testing.T) {
	s := scenarios[0]
	from, nowhere := memoryOf(t, standing(t)), t.TempDir()
	steps, err := s.inMemory(nowhere, from.clone(), 0, fault{})
	if err != nil {
		t.Fatal(err)
	}
	for k := range steps {
		folder, tr := from.clone(), &trouble{}
		f, err := open(nowhere, func(d disk) disk { _ = d.Close(); return faultyDisk{folder, tr} })
		if err != nil {
			t.Fatal(err)
		}
		opened := len(tr.steps)
		tr.before = func() {
			if len(tr.steps) == k {
				for _, name := range []string{"填.xlsx", "变.md"} {
					folder.files[name] = &fstest.MapFile{Data: []byte("刚刚保存"), Mode: 0o644, ModTime: time.Unix(0, 0)}
				}
			}
		}
		err = errors.Join(s.do(f), f.Close())
		found := 0
		for _, text := range folder.snapshot() {
			if text == "刚刚保存" {
				found++
			}
		}
		if k < opened || k >= len(tr.steps) || strings.HasPrefix(steps[k], "rename "+stageDir) {
			// Not yet looked, or ended; or in the instant between looking
			// whether the place is free and renaming, which no portable call
			// makes one.
			continue
		}
		if found < 2 {
			t.Errorf("before step %d, %s: saved files are lost (%v): %v", k, tr.steps[k], err, folder.snapshot())
		}
	}
}

// countedDisk counts the files that are open: Windows removes none of them.
type countedDisk struct {
	disk
	files *atomic.Int64
}

type countedFile struct {
	file
	files *atomic.Int64
}

func (d countedDisk) OpenFile(name string, flag int) (file, error) {
	f, err := d.disk.OpenFile(name, flag)
	if err == nil {
		d.files.Add(1)
		f = countedFile{f, d.files}
	}
	return f, err
}

func (f countedFile) Close() error { f.files.Add(-1); return f.file.Close() }

// TestFilesAreClosed: also that of a document whose rendering fails or panics,
// before what was staged is removed.
func TestFilesAreClosed(t *testing.T) {
	for name, render := range map[string]func(io.Writer) error{
		"good":  func(w io.Writer) error { _, err := io.WriteString(w, "1"); return err },
		"fails": func(io.Writer) error { return io.ErrUnexpectedEOF },
		"bug":   func(io.Writer) error { panic("oops") },
	} {
		var files atomic.Int64
		f, err := open(filepath.Join(t.TempDir(), "成果"), func(d disk) disk { return countedDisk{d, &files} })
		if err != nil {
			t.Fatal(err)
		}
		file := doc("甲.md", "1")
		file.Render = render
		_, err = f.Build([]File{file}, Options{})
		if (err == nil) != (name == "good") {
			t.Errorf("%s: %v", name, err)
		}
		if n := files.Load(); n != 0 {
			t.Errorf("%s: %d files are still open", name, n)
		}
		f.Close()
	}
}
