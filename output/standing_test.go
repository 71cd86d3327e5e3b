package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestStanding: what a folder holds, with what a hand did to it.
func TestStanding(t *testing.T) {
	dir := t.TempDir()
	build1(t, dir, doc("清单/甲.xlsx", "1"), doc("清单/乙.xlsx", "1"), doc("清单/丙.xlsx", "1"), doc("去/丁.xlsx", "1"))
	write(t, filepath.Join(dir, "去/丁.xlsx"), "丁填")
	build1(t, dir, doc("清单/甲.xlsx", "1"), doc("清单/乙.xlsx", "1"), doc("清单/丙.xlsx", "1"))
	write(t, filepath.Join(dir, "清单/乙.xlsx"), "乙填")
	if err := os.Remove(filepath.Join(dir, "清单/丙.xlsx")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "清单/乙（改）.XLSX"), "改名")
	write(t, filepath.Join(dir, "清单/~$乙.xlsx"), "锁")
	write(t, filepath.Join(dir, "无关.txt"), "无关")
	link(t, "外.xlsx", filepath.Join(dir, "链接.xlsx"))
	f, err := Look(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, err := f.Standing()
	if err != nil {
		t.Fatal(err)
	}
	show := func(list []Found) (shown []string) {
		for _, d := range list {
			line := d.Path + " " + d.Kind
			if d.Edited {
				line += " edited"
			}
			if d.Missing {
				line += " missing"
			} else if data, err := d.Content(100); err != nil {
				t.Error(err)
			} else {
				line += ": " + string(data)
			}
			shown = append(shown, line)
		}
		return shown
	}
	equal(t, "documents", show(s.Documents), []string{"清单/甲.xlsx sheet: 1", "清单/乙.xlsx sheet edited: 乙填", "清单/丙.xlsx sheet missing"})
	equal(t, "others", show(s.Others), []string{"清单/乙（改）.XLSX  edited: 改名"})
	if _, err := s.Others[0].Content(5); err == nil {
		t.Error("a file over the limit was read")
	}
	write(t, filepath.Join(dir, "清单/乙.xlsx"), "又填")
	if _, err := s.Documents[1].Content(100); err == nil {
		t.Error("a file that was saved meanwhile was read as the one found")
	}
}

func TestStandingOfNothing(t *testing.T) {
	f, err := Look(filepath.Join(t.TempDir(), "无"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := f.Standing()
	equal(t, "standing", s, Standing{})
	equal(t, "error", err, nil)
	if _, err := f.State("plan.json"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("state: %v", err)
	}
	r, err := f.Build([]File{doc("甲.md", "1")}, Options{})
	equal(t, "report", r, Report{Written: []string{"甲.md"}})
	equal(t, "error", err, nil)
}

// TestStates: earlier builds' state files stay beside the newest.
func TestStates(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"plans/a.json", "plans/b.json"} {
		if _, err := Build(dir, []File{doc("甲.md", "1")}, Options{State: map[string]func(io.Writer) error{"plan.json": writeAll([]byte(name)), name: writeAll([]byte(name))}}); err != nil {
			t.Fatal(err)
		}
	}
	f, err := Look(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	names, err := f.StateNames("plans")
	equal(t, "plans", names, []string{"plans/a.json", "plans/b.json"})
	equal(t, "error", err, nil)
	for _, name := range names {
		data, err := f.State(name)
		equal(t, name, string(data), name)
		equal(t, "error", err, nil)
	}
	last, err := f.State("plan.json")
	equal(t, "last", string(last), "plans/b.json")
	equal(t, "error", err, nil)
}

// TestCarried: what was carried into the new document needs no kept copy;
// what was not is kept, also when it was carried into the standing document
// by an earlier build and no hand touched it since.
func TestCarried(t *testing.T) {
	const kept = ".fenjie/kept/甲 2025-03-18 093000.md"
	dir := t.TempDir()
	build1(t, dir, doc("甲.md", "1"))
	write(t, filepath.Join(dir, "甲.md"), "手填")
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	s, err := f.Standing()
	if err != nil {
		t.Fatal(err)
	}
	next := doc("甲.md", "2 手填")
	next.Carried = []string{s.Documents[0].SHA256}
	r, err := f.Build([]File{next}, Options{Version: "1"})
	equal(t, "report", r, Report{Written: []string{"甲.md"}})
	equal(t, "error", err, nil)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	equal(t, "files", tree(t, dir), map[string]string{"甲.md": "2 手填"})

	write(t, filepath.Join(dir, "甲.md"), "2 手填") // the same bytes, at a known time
	equal(t, "report", build1(t, dir, doc("甲.md", "3")), Report{Written: []string{"甲.md"}, Kept: []string{kept}})
	equal(t, "files", tree(t, dir), map[string]string{"甲.md": "3", kept: "2 手填"})
}

// TestSavedWhileBuilding: a hand that saves after its file was read loses
// nothing to the document that carries what was read.
func TestSavedWhileBuilding(t *testing.T) {
	const kept = ".fenjie/kept/甲 2025-03-18 093000.md"
	dir := t.TempDir()
	build1(t, dir, doc("甲.md", "1"))
	write(t, filepath.Join(dir, "甲.md"), "手填")
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, err := f.Standing()
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "甲.md"), "手填，再填")
	next := doc("甲.md", "2 手填")
	next.Carried = []string{s.Documents[0].SHA256}
	r, err := f.Build([]File{next}, Options{Version: "1"})
	equal(t, "report", r, Report{Written: []string{"甲.md"}, Kept: []string{kept}})
	equal(t, "error", err, nil)
}

func TestAnew(t *testing.T) {
	dir := t.TempDir()
	build1(t, dir, doc("甲.md", "1"))
	again := doc("甲.md", "1")
	again.Anew = true
	equal(t, "same bytes", build1(t, dir, again), Report{Unchanged: []string{"甲.md"}})
	other := doc("甲.md", "并入")
	other.Digest, other.Anew = "1", true
	equal(t, "other bytes", build1(t, dir, other), Report{Written: []string{"甲.md"}})
}
