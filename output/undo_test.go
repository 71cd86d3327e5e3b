package output

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

func undo1(t *testing.T, dir string) Report {
	t.Helper()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := f.Undo()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// refuseUndo wants that there is nothing to undo, and nothing touched.
func refuseUndo(t *testing.T, dir string) {
	t.Helper()
	before := stamps(t, dir)
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.Undo()
	if err == nil || !strings.Contains(err.Error(), "没有可以撤回的更新") {
		t.Errorf("undo: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	equal(t, "folder", stamps(t, dir), before)
}

// stamps is all that is in a folder, with the times of its files.
func stamps(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil || d.IsDir() {
			all[p] = "folder"
			return err
		}
		data, err := os.ReadFile(p)
		all[p] = info.ModTime().Format(time.RFC3339Nano) + " " + string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestUndo puts everything back as it was, with what hands had written, and
// keeps what hands wrote since.
func TestUndo(t *testing.T) {
	dir := standing(t)
	before := snapshot(t, dir)
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := refresh(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "填.xlsx"), "2 手填，又填")
	write(t, filepath.Join(dir, "来/来.md"), "2 又改")
	write(t, filepath.Join(dir, "改/改.md"), "手改") // what comes back anyway
	when := time.Date(2025, 4, 1, 8, 0, 0, 0, time.Local)
	for _, name := range []string{"填.xlsx", "来/来.md", "改/改.md"} {
		if err := os.Chtimes(filepath.Join(dir, name), when, when); err != nil {
			t.Fatal(err)
		}
	}
	r := undo1(t, dir)
	equal(t, "report", r, Report{
		Written: []string{"去/去.md", "去/改.md", "变.md", "改/改.md", "填.xlsx", "别人.md"},
		Removed: []string{"来/来.md"},
		Kept:    []string{".fenjie/kept/填 2025-04-01 080000.xlsx", ".fenjie/kept/来/来 2025-04-01 080000.md"},
	})
	before[".fenjie/kept/填 2025-04-01 080000.xlsx"] = "2 手填，又填"
	before[".fenjie/kept/来/来 2025-04-01 080000.md"] = "2 又改"
	for _, name := range []string{"改/改", "去/改", "去/去", "别人"} { // the build's own copies stay
		before[".fenjie/kept/"+name+" 2025-03-18 093000.md"] = map[string]string{"去/去": "1", "别人": "别人的"}[name]
		if before[".fenjie/kept/"+name+" 2025-03-18 093000.md"] == "" {
			before[".fenjie/kept/"+name+" 2025-03-18 093000.md"] = "手改"
		}
	}
	equal(t, "set", snapshot(t, dir), before)
	refuseUndo(t, dir) // the first build has nothing before it

	f, err = Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := refresh(f); err != nil { // a copy that is there with the same bytes is not made twice
		t.Fatal(err)
	}
	if twice, _ := filepath.Glob(filepath.Join(dir, keptDir, "*(2)*")); len(twice) > 0 {
		t.Errorf("kept twice: %v", twice)
	}
}

// TestUndoGenerations: several builds are undone one after the other, and
// what lies behind the last of them is gone from the disk.
func TestUndoGenerations(t *testing.T) {
	dir := t.TempDir()
	const builds = 9
	for k := range builds {
		build1(t, dir, doc("甲.md", strconv.Itoa(k)))
		build1(t, dir, doc("甲.md", strconv.Itoa(k))) // which changes nothing and is not undone
	}
	kept, err := os.ReadDir(filepath.Join(dir, undoDir))
	if err != nil || len(kept) != generations {
		t.Errorf("%d generations on disk, want %d (%v)", len(kept), generations, err)
	}
	for k := range generations {
		undo1(t, dir)
		equal(t, "files", tree(t, dir), map[string]string{"甲.md": strconv.Itoa(builds - 2 - k)})
	}
	refuseUndo(t, dir)
	equal(t, "then a build", build1(t, dir, doc("甲.md", "新")), Report{Written: []string{"甲.md"}})
	undo1(t, dir)
	equal(t, "files", tree(t, dir), map[string]string{"甲.md": strconv.Itoa(builds - 2 - generations + 1)})
}

// TestUndoPassesOverState: a build that only renewed the state is undone with
// the one before it.
func TestUndoPassesOverState(t *testing.T) {
	dir := t.TempDir()
	for k, text := range []string{"1", "2", "2", "2"} {
		if _, err := Build(dir, []File{doc("甲.md", text)}, Options{Version: "1", State: state(strconv.Itoa(k))}); err != nil {
			t.Fatal(err)
		}
	}
	undo1(t, dir)
	equal(t, "files", tree(t, dir), map[string]string{"甲.md": "1"})
	f, err := Look(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	plan, err := f.State("plan.json")
	equal(t, "state", string(plan), "0")
	equal(t, "error", err, nil)
	plans, err := f.StateNames("plans")
	equal(t, "plans", len(plans), 1)
	equal(t, "error", err, nil)
}

// TestLookTouchesNothing: a dry run of a build and of an undo says what the
// real one does, and leaves every file, folder and time as it was.
func TestLookTouchesNothing(t *testing.T) {
	for name, do := range map[string]func(f *Folder) (Report, error){
		"build": func(f *Folder) (Report, error) { return f.Build(newFiles, Options{Version: "1", State: state("新")}) },
		"undo":  func(f *Folder) (Report, error) { return f.Undo() },
	} {
		dir := standing(t)
		if name == "undo" {
			dir = refreshedAndEdited(t)
		}
		before := stamps(t, dir)
		look, err := Look(dir)
		if err != nil {
			t.Fatal(err)
		}
		said, err := do(look)
		if err != nil {
			t.Fatal(err)
		}
		if err := look.Close(); err != nil {
			t.Fatal(err)
		}
		equal(t, name+" that is only looked at: folder", stamps(t, dir), before)
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		did, err := do(f)
		if err != nil {
			t.Fatal(err)
		}
		_ = f.Close()
		equal(t, name+": said and done", said, did)
	}
}
