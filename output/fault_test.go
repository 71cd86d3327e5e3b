package output

import (
	"errors"
	"maps"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
)

// The two sets that a build stands between: one document stays, one changes,
// one changes that was edited by hand, one goes, one goes that was edited, one
// comes.
const keptCopies = ".fenjie/kept/"

var (
	oldFiles = []File{doc("留.md", "1"), doc("变.md", "1"), doc("改/改.md", "1"), doc("去/去.md", "1"), doc("去/改.md", "1")}
	newFiles = []File{doc("留.md", "1"), doc("变.md", "2"), doc("改/改.md", "2"), doc("来/来.md", "2")}
	oldTree  = map[string]string{"留.md": "1", "变.md": "1", "改/改.md": "手改", "去/去.md": "1", "去/改.md": "手改"}
	newTree  = map[string]string{"留.md": "1", "变.md": "2", "改/改.md": "2", "来/来.md": "2",
		keptCopies + "改/改 2025-03-18 093000.md": "手改", keptCopies + "去/改 2025-03-18 093000.md": "手改"}
)

func standing(t *testing.T) string {
	dir := filepath.Join(t.TempDir(), "成果")
	build1(t, dir, oldFiles...)
	write(t, filepath.Join(dir, "改/改.md"), "手改")
	write(t, filepath.Join(dir, "去/改.md"), "手改")
	return dir
}

// steps lists the steps of the build from the old set to the new one.
func steps(t *testing.T) []string {
	var all []string
	dir := standing(t)
	_, err := Build(dir, newFiles, Options{Version: "1", Jobs: 1, fault: func(step string) error {
		all = append(all, step)
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "new set", tree(t, dir), newTree)
	return all
}

// TestAnyStepFails: the disk fails at one step and works again. The old set
// stands whole, at once.
func TestAnyStepFails(t *testing.T) {
	for k, step := range steps(t) {
		if strings.HasPrefix(step, "remove") {
			continue // the new set stands by then
		}
		dir := standing(t)
		n := 0
		_, err := Build(dir, newFiles, Options{Version: "1", Jobs: 1, fault: func(string) error {
			n++
			if n == k+1 {
				return syscall.ENOSPC
			}
			return nil
		}})
		if err == nil || !strings.Contains(err.Error(), "磁盘已满") {
			t.Errorf("%s: got %v", step, err)
		}
		equal(t, step, tree(t, dir), oldTree)
		build1(t, dir, newFiles...)
		equal(t, step+", then again", tree(t, dir), newTree)
	}
}

// TestDiskStaysBroken: from one step on nothing works any more, not even
// taking steps back. The next build mends it.
func TestDiskStaysBroken(t *testing.T) {
	for k, step := range steps(t) {
		dir := standing(t)
		n := 0
		_, err := Build(dir, newFiles, Options{Version: "1", Jobs: 1, fault: func(string) error {
			n++
			if n > k {
				return syscall.EIO
			}
			return nil
		}})
		if err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v", step, err)
		}
		mends(t, step, dir)
	}
}

type kill struct{}

// TestKilledAtAnyStep: the process ends at one step.
func TestKilledAtAnyStep(t *testing.T) {
	for k, step := range steps(t) {
		if strings.HasPrefix(step, "write") && strings.HasSuffix(step, ".md") {
			continue // a worker's panic is an error there; the next steps cover it
		}
		dir := standing(t)
		killAt(t, dir, newFiles, k)
		mends(t, step, dir)
	}
}

// TestKilledTwice: the build that mends is killed too, at one of its first steps.
func TestKilledTwice(t *testing.T) {
	for k, step := range steps(t) {
		if !strings.HasPrefix(step, "move") {
			continue
		}
		for again := range 2 {
			dir := standing(t)
			killAt(t, dir, newFiles, k)
			killAt(t, dir, newFiles, again)
			mends(t, step+" twice", dir)
		}
	}
}

func killAt(t *testing.T, dir string, files []File, k int) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil && r != (kill{}) {
			panic(r)
		}
	}()
	n := 0
	_, _ = Build(dir, files, Options{Version: "1", Jobs: 1, fault: func(string) error {
		n++
		if n == k+1 {
			panic(kill{})
		}
		return nil
	}})
}

// mends proves that the next build, of the old documents or the new ones,
// finds a whole set and goes on from there, and that nothing that a hand wrote
// is lost.
func mends(t *testing.T, step, dir string) {
	t.Helper()
	stop := errors.New("stop")
	looking := doc("看.md", "看")
	b := Options{Version: "1", Jobs: 1, fault: func(s string) error {
		if strings.HasSuffix(s, "看.md") {
			return stop
		}
		return nil
	}}
	if _, err := Build(dir, append([]File{looking}, newFiles...), b); !errors.Is(err, stop) {
		t.Errorf("%s: looking: %v", step, err)
	}
	if got := tree(t, dir); !reflect.DeepEqual(got, oldTree) && !maps.Equal(got, newTree) {
		t.Errorf("%s: neither the old set nor the new one stands: %v", step, got)
	}
	build1(t, dir, newFiles...)
	equal(t, step+", mended", tree(t, dir), newTree)
}
