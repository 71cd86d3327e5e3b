package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"fenjie": main})
}

// TestScripts runs whole commands, one behaviour a file of testdata.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Setup: func(env *testscript.Env) error {
			return makeBadFiles(env.WorkDir)
		},
	})
}

// makeBadFiles writes the files that no text archive can hold.
func makeBadFiles(dir string) error {
	docx, err := os.ReadFile(filepath.Join("..", "..", "examples", "plan.docx"))
	if err != nil {
		return err
	}
	var z bytes.Buffer
	w := zip.NewWriter(&z)
	f, err := w.Create("readme.txt")
	if err != nil {
		return err
	}
	if _, err := f.Write([]byte("x")); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	junk := make([]byte, 4096)
	for i := range junk {
		junk[i] = byte(i*7 + i/256)
	}
	for name, data := range map[string][]byte{
		"old.doc": append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), junk...), "old.wps": append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), junk...),
		"plan.pdf": []byte("%PDF-1.7\n"), "other.zip": z.Bytes(), "other.docx": z.Bytes(), "cut.docx": docx[:len(docx)/2], "junk.txt": junk, "empty.txt": nil,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	big, err := os.Create(filepath.Join(dir, "big.txt"))
	if err != nil {
		return err
	}
	if err := big.Truncate(200 << 20); err != nil { // a hole: takes no room on the disk
		return err
	}
	return big.Close()
}
