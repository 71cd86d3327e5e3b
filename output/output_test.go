package output

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func file(path, content string) File {
	return File{Path: path, Kind: "test", Digest: content, Render: func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}}
}

func mustBuild(t *testing.T, dir string, files ...File) Report {
	t.Helper()
	r, err := Build(dir, files, Options{Version: "1"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func read(t *testing.T, parts ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestOnlyWhatChangedIsWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	mustBuild(t, dir, file("a/x.md", "1"), file("y.md", "1"))
	before, err := os.Stat(filepath.Join(dir, "y.md"))
	if err != nil {
		t.Fatal(err)
	}
	r := mustBuild(t, dir, file("a/x.md", "2"), file("y.md", "1"))
	if fmt.Sprint(r.Written, r.Unchanged) != "[a/x.md] [y.md]" {
		t.Errorf("report %+v", r)
	}
	after, err := os.Stat(filepath.Join(dir, "y.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !after.ModTime().Equal(before.ModTime()) {
		t.Error("an unchanged file was written")
	}
	if got := read(t, dir, "a/x.md"); got != "2" {
		t.Errorf("a/x.md holds %q", got)
	}
}

func TestGoneDocuments(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, file("a/x.md", "1"), file("b/y.md", "1"), file("z.md", "1"))
	if err := os.WriteFile(filepath.Join(dir, "b/y.md"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	r := mustBuild(t, dir, file("z.md", "1"))
	if len(r.Removed) != 2 || len(r.Kept) != 1 {
		t.Fatalf("report %+v", r)
	}
	if got := read(t, dir, r.Kept[0]); got != "mine" {
		t.Errorf("the kept copy holds %q", got)
	}
	if _, err := os.Stat(filepath.Join(dir, "a")); !errors.Is(err, os.ErrNotExist) {
		t.Error("an empty folder is left")
	}
}

// TestForeignFiles: what we did not make is kept before it is replaced.
func TestForeignFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "x.md"), []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	r := mustBuild(t, dir, file("x.md", "ours"))
	if len(r.Kept) != 1 || read(t, dir, r.Kept[0]) != "theirs" || read(t, dir, "x.md") != "ours" {
		t.Errorf("report %+v", r)
	}
}

func TestRenderErrorWritesNothing(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, file("x.md", "1"), file("y.md", "1"))
	bad := file("y.md", "2")
	bad.Render = func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return errors.New("no")
	}
	if _, err := Build(dir, []File{file("x.md", "2"), bad}, Options{Version: "1"}); err == nil {
		t.Fatal("no error")
	}
	if read(t, dir, "x.md") != "1" || read(t, dir, "y.md") != "1" {
		t.Error("something was written")
	}
	fresh := filepath.Join(t.TempDir(), "new")
	if _, err := Build(fresh, []File{bad}, Options{}); err == nil {
		t.Fatal("no error")
	}
	if _, err := os.Stat(fresh); !errors.Is(err, os.ErrNotExist) {
		t.Error("an empty folder is left")
	}
}

// TestKilledCommit stops a commit after its journal and after each of its
// renamings; the next build, whatever it is for, finishes it first.
func TestKilledCommit(t *testing.T) {
	for steps := 0; steps <= 3; steps++ {
		dir := t.TempDir()
		mustBuild(t, dir, file("x.md", "1"), file("y.md", "1"), file("z.md", "1"))
		if err := os.WriteFile(filepath.Join(dir, "y.md"), []byte("mine"), 0o644); err != nil {
			t.Fatal(err)
		}
		files := []File{file("x.md", "2"), file("y.md", "2")}
		killAfter(t, dir, files, steps)
		mustBuild(t, dir, files...)
		if read(t, dir, "x.md") != "2" || read(t, dir, "y.md") != "2" {
			t.Errorf("killed after %d steps: not the new set", steps)
		}
		if _, err := os.Stat(filepath.Join(dir, "z.md")); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("killed after %d steps: z.md still stands", steps)
		}
		kept, err := filepath.Glob(filepath.Join(dir, ".fenjie/kept/y*.md"))
		if err != nil || len(kept) != 1 || read(t, kept[0]) != "mine" {
			t.Errorf("killed after %d steps: kept %v", steps, kept)
		}
		for _, left := range []string{journalFile, stageDir} {
			if _, err := os.Stat(filepath.Join(dir, left)); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("killed after %d steps: %s is left", steps, left)
			}
		}
	}
}

// killAfter does what a build does up to its journal and the given number of
// the journal's renamings, and stops.
func killAfter(t *testing.T, dir string, files []File, steps int) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	b := &builder{dir: dir, root: root, files: files, options: Options{Version: "1"}}
	for _, step := range []func() error{b.recover, b.compare, b.stage} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	j, err := b.journal()
	if err != nil {
		t.Fatal(err)
	}
	data, err := marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.writeFile(journalFile, data); err != nil {
		t.Fatal(err)
	}
	moves := append(append([]move(nil), j.Keep...), j.Place...)
	for _, m := range moves[:min(steps, len(moves))] {
		if err := b.rename(m); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTwoBuildsAtOnce(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, file("x.md", "1"))
	unlock, err := lock(filepath.Join(dir, filepath.FromSlash(lockFile)))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Build(dir, []File{file("x.md", "2")}, Options{Version: "1"})
	if err == nil || !strings.Contains(err.Error(), "另一个 fenjie 正在写入这个文件夹") {
		t.Errorf("got %v", err)
	}
	unlock()
	mustBuild(t, dir, file("x.md", "2"))
}

// TestNothingLeavesTheFolder: no path, and no link planted inside, leads out.
func TestNothingLeavesTheFolder(t *testing.T) {
	outside := t.TempDir()
	for _, path := range []string{"../x.md", "/x.md", "a/../../x.md", "", "."} {
		if _, err := Build(t.TempDir(), []File{file(path, "1")}, Options{}); err == nil {
			t.Errorf("%q was written", path)
		}
	}
	dir := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "a")); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	if _, err := Build(dir, []File{file("a/x.md", "1")}, Options{}); err == nil {
		t.Error("a link led out of the folder")
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) > 0 {
		t.Errorf("outside holds %v (%v)", entries, err)
	}
}
