package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/source"
)

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

func TestSameBytes(t *testing.T) {
	docs, err := Documents(realInput(t))
	if err != nil {
		t.Fatal(err)
	}
	var a, b bytes.Buffer
	if err := docs[0].Render(&a); err != nil {
		t.Fatal(err)
	}
	if err := docs[0].Render(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two renderings differ")
	}
	if f := os.Getenv("PDF_OUT"); f != "" {
		if err := os.WriteFile(f, a.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
