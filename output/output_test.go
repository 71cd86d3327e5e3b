package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// doc is a document whose bytes are its text.
func doc(path, text string) File {
	return File{Path: path, Kind: "sheet", Subject: path, Digest: text, Render: func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}}
}

func build1(t *testing.T, dir string, files ...File) Report {
	t.Helper()
	r, err := Build(dir, files, Options{Version: "1"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// tree reads all files below dir, but not the tool's own state; kept copies
// are shown without the time in their names.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		rel = filepath.ToSlash(rel)
		if strings.HasPrefix(rel, stateDir) && !strings.HasPrefix(rel, keptDir) || rel == manifestFile {
			return nil
		}
		if d.Type()&fs.ModeSymlink != 0 {
			all[rel], err = os.Readlink(p)
			return err
		}
		data, err := os.ReadFile(p)
		all[rel] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	when := time.Date(2025, 3, 18, 9, 30, 0, 0, time.Local)
	if err := os.Chtimes(path, when, when); err != nil {
		t.Fatal(err)
	}
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %v\nwant %v", what, got, want)
	}
}

func TestRefreshWritesOnlyWhatChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "成果")
	build1(t, dir, doc("a/甲.md", "1"), doc("乙.md", "1"), doc("丙/丙.md", "1"))
	old := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, name := range []string{"a/甲.md", "乙.md", manifestFile} {
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(dir, "丙/丙.md"), "1") // the same bytes, at a known time
	const gone = ".fenjie/kept/丙/丙 2025-03-18 093000.md"
	r := build1(t, dir, doc("a/甲.md", "1"), doc("乙.md", "2"))
	equal(t, "report", r, Report{Written: []string{"乙.md"}, Unchanged: []string{"a/甲.md"}, Removed: []string{"丙/丙.md"}, Retired: []string{gone}})
	equal(t, "files", tree(t, dir), map[string]string{"a/甲.md": "1", "乙.md": "2", gone: "1"})
	info, err := os.Stat(filepath.Join(dir, "a/甲.md"))
	if err != nil || !info.ModTime().Equal(old) {
		t.Errorf("an untouched document has a new time: %v %v", info.ModTime(), err)
	}
	if _, err := os.Stat(filepath.Join(dir, "丙")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the empty folder of a removed document stands")
	}
	for _, left := range []string{stageDir, oldDir, journalFile} {
		if _, err := os.Stat(filepath.Join(dir, left)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is left over", left)
		}
	}
}

func TestSameBytesOfAnotherVersionAreLeftAlone(t *testing.T) {
	dir := t.TempDir()
	build1(t, dir, doc("甲.md", "1"))
	r, err := Build(dir, []File{doc("甲.md", "1")}, Options{Version: "2"})
	equal(t, "report", r, Report{Unchanged: []string{"甲.md"}})
	equal(t, "error", err, nil)
}

func TestHandEditedFiles(t *testing.T) {
	const kept = ".fenjie/kept/甲 2025-03-18 093000.md"
	cases := []struct {
		name   string
		next   []File
		report Report
		files  map[string]string
	}{
		{"same content: left alone", []File{doc("甲.md", "1")},
			Report{Unchanged: []string{"甲.md"}}, map[string]string{"甲.md": "手改"}},
		{"new content: kept, then replaced", []File{doc("甲.md", "2")},
			Report{Written: []string{"甲.md"}, Kept: []string{kept}}, map[string]string{"甲.md": "2", kept: "手改"}},
		{"subject gone: kept", nil,
			Report{Removed: []string{"甲.md"}, Kept: []string{kept}}, map[string]string{kept: "手改"}},
		{"new content is what the hand wrote", []File{doc("甲.md", "手改")},
			Report{Unchanged: []string{"甲.md"}}, map[string]string{"甲.md": "手改"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			build1(t, dir, doc("甲.md", "1"))
			write(t, filepath.Join(dir, "甲.md"), "手改")
			equal(t, "report", build1(t, dir, c.next...), c.report)
			equal(t, "files", tree(t, dir), c.files)
		})
	}
}

func TestFilesWeDidNotMakeAreKept(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "甲.md"), "别人的")
	write(t, filepath.Join(dir, "别的.txt"), "不相干")
	const kept = ".fenjie/kept/甲 2025-03-18 093000.md"
	equal(t, "report", build1(t, dir, doc("甲.md", "1")), Report{Written: []string{"甲.md"}, Kept: []string{kept}})
	equal(t, "files", tree(t, dir), map[string]string{"甲.md": "1", kept: "别人的", "别的.txt": "不相干"})
}

func TestManifestAndState(t *testing.T) {
	dir := t.TempDir()
	if _, err := Build(dir, []File{doc("乙.md", "22"), doc("甲.md", "1")}, Options{State: map[string]func(io.Writer) error{"plan.json": writeAll([]byte("{}"))}}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Schema    string
		Documents []map[string]any
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	equal(t, "schema", m.Schema, "fenjie.manifest/v1")
	equal(t, "first", m.Documents[0], map[string]any{"path": "乙.md", "kind": "sheet", "subject": "乙.md", "bytes": 2.0,
		"sha256": "785f3ec7eb32f30b90cd0fcf3657d388b5ff4297f2f9716ff66e9b69c05ddd09"})
	f, err := Look(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	state, err := f.State("plan.json")
	equal(t, "state", string(state), "{}")
	equal(t, "error", err, nil)
	if _, err := f.State("none.json"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no state: %v", err)
	}
}

func TestScopeKeepsOtherKinds(t *testing.T) {
	dir := t.TempDir()
	other := doc("预算.pdf", "p")
	other.Kind = "budget"
	build1(t, dir, doc("甲.md", "1"), other)
	write(t, filepath.Join(dir, "甲.md"), "1")
	const gone = ".fenjie/kept/甲 2025-03-18 093000.md"
	r, err := Build(dir, []File{doc("乙.md", "1")}, Options{Version: "1", Scope: func(kind string) bool { return kind == "sheet" }})
	equal(t, "error", err, nil)
	equal(t, "report", r, Report{Written: []string{"乙.md"}, Removed: []string{"甲.md"}, Retired: []string{gone}})
	equal(t, "files", tree(t, dir), map[string]string{"乙.md": "1", "预算.pdf": "p", gone: "1"})
}

func TestDryRunTouchesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "新")
	r, err := Build(dir, []File{doc("甲.md", "1")}, Options{DryRun: true})
	equal(t, "report", r, Report{Written: []string{"甲.md"}})
	equal(t, "error", err, nil)
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a dry run made the folder")
	}
}

func TestAnyNumberOfWorkersWritesTheSame(t *testing.T) {
	var sets []map[string]string
	for _, jobs := range []int{1, 2, 16} {
		dir := t.TempDir()
		var files []File
		for k := range 40 {
			files = append(files, doc(fmt.Sprintf("清单/%02d.md", k), strings.Repeat("文", k)))
		}
		if _, err := Build(dir, files, Options{Jobs: jobs}); err != nil {
			t.Fatal(err)
		}
		set := tree(t, dir)
		data, err := os.ReadFile(filepath.Join(dir, manifestFile))
		if err != nil {
			t.Fatal(err)
		}
		set[manifestFile] = string(data)
		sets = append(sets, set)
	}
	equal(t, "two workers", sets[1], sets[0])
	equal(t, "sixteen workers", sets[2], sets[0])
}

func TestRefused(t *testing.T) {
	broken := doc("甲.md", "1")
	broken.Render = func(io.Writer) error { return errors.New("坏了") }
	bug := doc("甲.md", "1")
	bug.Render = func(io.Writer) error { panic("oops") }
	cases := []struct {
		name    string
		prepare func(t *testing.T, dir string)
		file    File
		want    string
	}{
		{"render fails", nil, broken, "甲.md：未能写入（坏了）"},
		{"render panics", nil, bug, "甲.md：程序内部错误（oops）"},
		{"name leaves the folder", nil, doc("../甲.md", "1"), "文件名不合要求"},
		{"absolute name", nil, doc("/甲.md", "1"), "文件名不合要求"},
		{"the folder is a file", func(t *testing.T, dir string) { write(t, dir, "文件") }, doc("甲.md", "1"), "这是文件，不是文件夹"},
		{"a folder above is a file", func(t *testing.T, dir string) { write(t, filepath.Dir(dir), "文件") }, doc("甲.md", "1"), "路径中有一段是文件"},
		{"a link in the place of a document", func(t *testing.T, dir string) { link(t, "外面", filepath.Join(dir, "甲.md")) },
			doc("甲.md", "1"), "此处已有同名的文件、文件夹或链接"},
		{"a link in the place of a folder", func(t *testing.T, dir string) { link(t, t.TempDir(), filepath.Join(dir, "清单")) },
			doc("清单/甲.md", "1"), "清单"},
		{"a link in the place of the state", func(t *testing.T, dir string) { link(t, t.TempDir(), filepath.Join(dir, stateDir)) },
			doc("甲.md", "1"), stateDir},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			top := t.TempDir()
			dir := filepath.Join(top, "层", "成果")
			if c.prepare != nil {
				c.prepare(t, dir)
			}
			before := tree(t, top)
			_, err := Build(dir, []File{doc("好.md", "1"), c.file}, Options{})
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want one line with %q", err, c.want)
			}
			var own *Error
			if !errors.As(err, &own) {
				t.Errorf("%T is no *output.Error", err)
			}
			equal(t, "files", tree(t, top), before)
			if _, err := os.Lstat(filepath.Join(top, "层")); c.prepare == nil && err == nil {
				t.Error("an empty folder is left behind")
			}
		})
	}
}

// link plants a symbolic link that leads out of the folder.
func link(t *testing.T, to, at string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		t.Fatal(err)
	}
	if !filepath.IsAbs(to) {
		to = filepath.Join(t.TempDir(), to)
		write(t, to, "外面的")
	}
	t.Cleanup(func() {
		if left, _ := filepath.Glob(filepath.Join(to, "*")); len(left) > 0 {
			t.Errorf("written outside: %v", left)
		}
	})
	plantLink(t, to, at)
}

// plantLink makes a symbolic link, or skips the test: Windows allows it to few,
// and some systems only say that they made one.
func plantLink(t *testing.T, to, at string) {
	t.Helper()
	err := os.Symlink(to, at)
	if err != nil {
		t.Skip("this system makes no symbolic links here: ", err)
	}
	if info, err := os.Lstat(at); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Skip("this system says that it made a symbolic link, and there is none")
	}
}

func TestTwoBuildsAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "成果")
	inside := doc("甲.md", "1")
	inside.Render = func(w io.Writer) error {
		_, err := Build(dir, []File{doc("甲.md", "2")}, Options{})
		if err == nil || !strings.Contains(err.Error(), "另一个 fenjie 正在写入") {
			t.Errorf("second build: %v", err)
		}
		_, err = w.Write([]byte("1"))
		return err
	}
	build1(t, dir, inside)
	equal(t, "files", tree(t, dir), map[string]string{"甲.md": "1"})
	build1(t, dir, doc("甲.md", "2")) // the lock file that is left over locks nobody out
}

func TestDamagedStateCostsNothingElse(t *testing.T) {
	dir := t.TempDir()
	build1(t, dir, doc("甲.md", "1"))
	for _, name := range []string{indexFile, journalFile} {
		write(t, filepath.Join(dir, name), "{坏")
	}
	equal(t, "report", build1(t, dir, doc("甲.md", "1")), Report{Unchanged: []string{"甲.md"}})
	data, err := os.ReadFile(filepath.Join(dir, indexFile))
	if err != nil || !bytes.Contains(data, []byte("甲.md")) {
		t.Errorf("the index was not mended: %s %v", data, err)
	}
}

func sha(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
