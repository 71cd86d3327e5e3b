package xlsx

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/source"
)

// realInput is the input of the real plan; the test skips without it.
func realInput(t testing.TB) format.Input {
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
	p, problems, err := source.Read(file, data, nil)
	if err != nil {
		t.Fatal(err)
	}
	o, units := assign.Split(p, problems)
	return format.Input{Overview: o, Units: units}
}

// TestSameBytes: a workbook is the same each time, also those with charts.
func TestSameBytes(t *testing.T) {
	docs, err := Documents(realInput(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []format.Document{docs[0], docs[len(docs)-1]} {
		var first []byte
		for range 12 {
			var out bytes.Buffer
			if err := d.Render(&out); err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = out.Bytes()
			} else if !bytes.Equal(first, out.Bytes()) {
				t.Fatalf("%s differs between two renderings", d.Path)
			}
		}
	}
}

func BenchmarkUnitWorkbook(b *testing.B) {
	docs, err := Documents(realInput(b))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := docs[0].Render(&bytes.Buffer{}); err != nil {
			b.Fatal(err)
		}
	}
}
