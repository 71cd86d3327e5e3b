package main

import (
	"bytes"
	"crypto/sha256"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestProcessors: the same bytes come out on one processor, on two and on
// eight, of a first build and of a refresh that carries what was typed.
func TestProcessors(t *testing.T) {
	text := string(must(t, os.ReadFile, "../../examples/plan.txt"))
	var want map[string][sha256.Size]byte
	for _, n := range []int{1, 2, 8} {
		standing := runtime.GOMAXPROCS(n)
		t.Cleanup(func() { runtime.GOMAXPROCS(standing) })
		f := newFolder(t, text)
		for _, version := range []string{text, revise(t, text)} {
			f.write(version)
			var stdout, stderr bytes.Buffer
			if status := run([]string{"build", f.plan, "-o", f.dir, "--date", "2025-03-18"}, nil, &stdout, &stderr); status != statusDone {
				t.Fatalf("status %d: %s", status, stderr.String())
			}
		}
		got := map[string][sha256.Size]byte{}
		for name := range names(t, f.dir) {
			if strings.HasPrefix(name, ".fenjie/kept/") {
				continue // named by the time at which the file was saved
			}
			got[name] = sha256.Sum256(must(t, os.ReadFile, filepath.Join(f.dir, filepath.FromSlash(name))))
		}
		if want == nil {
			want = got
			continue
		}
		for name := range want {
			if got[name] != want[name] {
				t.Errorf("%d processors: %s differs from that of one", n, name)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%d processors: %d files, of one %d", n, len(got), len(want))
		}
	}
}
