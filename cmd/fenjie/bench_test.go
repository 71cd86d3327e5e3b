package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"fenjie/generator"
	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/output"
	"fenjie/source"
	"fenjie/source/plan"
	"fenjie/source/settings"
)

// BenchmarkBuild measures a build by its stages, on the real plan where
// FENJIE_PLANS names its folder, else on the example. Stages excel to site
// render to memory on one goroutine; write puts finished bytes on disk.
func BenchmarkBuild(b *testing.B) {
	file := filepath.Join("..", "..", "examples", "plan.txt")
	if dir := os.Getenv("FENJIE_PLANS"); dir != "" {
		file = filepath.Join(dir, "ruian-2025.txt")
	}
	data, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	read := func() (*plan.Plan, []plan.Problem) {
		p, problems, err := source.Read(file, data, &settings.Settings{})
		if err != nil {
			b.Fatal(err)
		}
		return p, problems
	}
	p, problems := read()
	overview, units := assign.Split(p, problems, nil)
	in := format.Input{Overview: overview, Units: units}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			read()
		}
	})
	b.Run("assign", func(b *testing.B) {
		for b.Loop() {
			assign.Split(p, problems, nil)
		}
	})
	var files []output.File
	for _, name := range generator.Names() {
		var made []output.File
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				made = renderAll(b, in, name)
			}
		})
		files = append(files, made...)
	}
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			if _, err := output.Build(filepath.Join(b.TempDir(), "out"), files, output.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// renderAll renders one format to memory; the files it answers with only copy.
func renderAll(b *testing.B, in format.Input, name string) []output.File {
	docs, err := generator.Generate(in, []string{name})
	if err != nil {
		b.Fatal(err)
	}
	var files []output.File
	for _, d := range docs {
		var data bytes.Buffer
		if err := d.Render(&data); err != nil {
			b.Fatal(err)
		}
		files = append(files, output.File{Path: d.Path, Kind: d.Kind, Subject: d.Subject, Digest: d.Digest, Render: renderBytes(data.Bytes())})
	}
	return files
}

func renderBytes(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}
