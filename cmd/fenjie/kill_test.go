//go:build unix

package main

import (
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// kills is how often a refresh is killed: a few times, or as many as the
// environment says.
func kills(t *testing.T) int {
	t.Helper()
	n := os.Getenv("FENJIE_TEST_KILLS")
	if n == "" {
		return 6
	}
	count, err := strconv.Atoi(n)
	if err != nil {
		t.Fatalf("FENJIE_TEST_KILLS is %q", n)
	}
	return count
}

// TestKilledRefresh kills the program at random moments of a refresh over filled
// sheets: what stands then is the old set or becomes the new one, the next
// build is clean, and every typed word is where it belongs.
func TestKilledRefresh(t *testing.T) {
	if testing.Short() {
		t.Skip("takes many processes")
	}
	f, text := exampleFolder(t)
	first := f.read()
	words := map[string]map[string]string{}
	for _, unit := range filledUnits {
		words[unit] = f.fillAll(unit)
	}
	f.write(revise(t, text))
	becomes := becoming(first, f.read())
	filled := filepath.Join(t.TempDir(), "filled")
	copyFolder(t, f.dir, filled)
	again := func() {
		if err := os.RemoveAll(f.dir); err != nil {
			t.Fatal(err)
		}
		copyFolder(t, filled, f.dir)
	}

	whole := time.Hour // the shortest of some refreshes
	for range 3 {
		again()
		cmd, stderr := f.program()
		began := time.Now()
		if err := cmd.Run(); err != nil {
			t.Fatal(err, stderr.String())
		}
		whole = min(whole, time.Since(began))
	}
	before, after := documents(t, filled), documents(t, f.dir)

	moments := rand.New(rand.NewPCG(9, 4))
	ends := map[string]int{}
	want := kills(t)
	for killed, tries := 0, 0; killed < want && tries < 5*want; tries++ {
		again()
		cmd, _ := f.program()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		wait := time.Duration(moments.Int64N(int64(whole) + 1))
		time.Sleep(wait)
		_ = cmd.Process.Kill()
		var exit *exec.ExitError
		if err := cmd.Wait(); !errors.As(err, &exit) {
			continue // it had ended
		}
		killed++
		switch got := documents(t, f.dir); {
		case maps.Equal(got, before):
			ends["old set"]++
		case maps.Equal(got, after):
			ends["new set"]++
		default:
			ends["to be mended"]++
		}
		f.build()
		if !maps.Equal(documents(t, f.dir), after) {
			t.Errorf("killed after %v: the next build leaves another set", wait)
		}
		f.check(words, becomes)
		if out := f.build(); len(out.Written) > 0 {
			t.Errorf("killed after %v: the build after the next wrote %v", wait, out.Written)
		}
		if t.Failed() {
			break
		}
	}
	t.Logf("a refresh takes %v; of %d kills: %v", whole, want, ends)
}

// program is a build of the folder in a process of its own.
func (f folder) program() (*exec.Cmd, *strings.Builder) {
	cmd := exec.Command(os.Args[0], "build", f.plan, "-o", f.dir, "--only", "excel")
	cmd.Env = append(os.Environ(), asProgram+"=1")
	stderr := &strings.Builder{}
	cmd.Stderr = stderr
	return cmd, stderr
}

func copyFolder(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

// documents are the files of a folder that are not the tool's own.
func documents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	files, err := filepath.Glob(filepath.Join(dir, "责任清单", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Concat(files, []string{filepath.Join(dir, "任务分解总表.xlsx"), filepath.Join(dir, "manifest.json")}) {
		data, err := os.ReadFile(name)
		if err != nil {
			data = []byte("missing")
		}
		all[filepath.Base(name)] = string(data)
	}
	return all
}
