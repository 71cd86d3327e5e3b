// Package plantest is what the tests of several packages share: plans as
// inputs of the formats, and programs that look at documents from outside.
package plantest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/source"
)

// Input is a plan's text, arranged for its documents.
func Input(t testing.TB, name string, text []byte) format.Input {
	t.Helper()
	p, problems, err := source.Read(name, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	o, units := assign.Split(p, problems)
	return format.Input{Overview: o, Units: units}
}

// Real is the input of the real plan; the test skips without it.
func Real(t testing.TB) format.Input {
	t.Helper()
	dir := os.Getenv("FENJIE_PLANS")
	if dir == "" {
		t.Skip("FENJIE_PLANS names no folder of real plans")
	}
	file := filepath.Join(dir, "ruian-2025.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return Input(t, file, data)
}

// Need skips a test whose program is not installed, and fails it in CI.
func Need(t testing.TB, program string) {
	t.Helper()
	if testing.Short() {
		t.Skip(program + " takes long to start, and the race detector looks into no other program")
	}
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", program)
		}
		t.Skipf("%s is not installed", program)
	}
}
