package main

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fenjie/generator"
	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/plantest"
	"fenjie/output"
	"fenjie/source"
	"fenjie/source/check"
	"fenjie/source/plan"
	"fenjie/source/revision"
	"fenjie/source/settings"
)

// sizes names the made-up plans that a benchmark runs on.
var sizes = flag.String("sizes", "S,M", "sizes of plantest that benchmarks run on, of S,M,L,XL")

// BenchmarkStages measures a build by its stages, on one goroutine each and
// with documents discarded; write puts finished bytes on disk.
func BenchmarkStages(b *testing.B) {
	for _, name := range strings.Split(*sizes, ",") {
		text := plantest.Text(plantest.SizeOf(name))
		b.Run(name, func(b *testing.B) { stages(b, text) })
	}
}

func stages(b *testing.B, text []byte) {
	read := func(text []byte) (*plan.Plan, []plan.Problem) {
		p, problems, err := source.Read("plan.txt", text, &settings.Settings{})
		if err != nil {
			b.Fatal(err)
		}
		return p, problems
	}
	loop := func(name string, f func()) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f()
			}
		})
	}
	p, problems := read(text)
	reworded, _ := read(plantest.Reworded(text, 0))
	loop("read", func() { read(text) })
	loop("check", func() { check.Run(p, problems, check.Options{}) })
	loop("assign", func() { assign.Split(p, problems) })
	loop("diff", func() { revision.Diff(revision.Match(p, reworded, nil)) })
	overview, units := assign.Split(p, problems)
	in := format.Input{Overview: overview, Units: units}
	loop("digests", func() { documentsOf(b, in, "") })
	for _, name := range generator.Names() {
		docs := documentsOf(b, in, name)
		loop(name, func() {
			for _, d := range docs {
				if err := d.Render(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	files := rendered(b, documentsOf(b, in, ""))
	dir := b.TempDir()
	loop("write", func() {
		if _, err := output.Build(filepath.Join(dir, "out"), files, output.Options{}); err != nil {
			b.Fatal(err)
		}
	})
}

func documentsOf(b *testing.B, in format.Input, only string) []format.Document {
	var names []string
	if only != "" {
		names = append(names, only)
	}
	docs, err := generator.Generate(in, names)
	if err != nil {
		b.Fatal(err)
	}
	return docs
}

// rendered renders documents to memory; the files it answers with only copy.
func rendered(b *testing.B, docs []format.Document) []output.File {
	var files []output.File
	for _, d := range docs {
		var data bytes.Buffer
		if err := d.Render(&data); err != nil {
			b.Fatal(err)
		}
		files = append(files, output.File{Path: d.Path, Kind: d.Kind, Subject: d.Subject, Digest: d.Digest, Render: func(w io.Writer) error {
			_, err := w.Write(data.Bytes())
			return err
		}})
	}
	return files
}

// BenchmarkBuild measures whole builds, in one process that is warm: a first
// one, one with nothing changed, and one after a measure was reworded.
func BenchmarkBuild(b *testing.B) {
	for _, name := range strings.Split(*sizes, ",") {
		text := plantest.Text(plantest.SizeOf(name))
		dir := b.TempDir()
		file, out := filepath.Join(dir, "plan.txt"), filepath.Join(dir, "out")
		build := func(text []byte) {
			if err := os.WriteFile(file, text, 0o644); err != nil {
				b.Fatal(err)
			}
			var said bytes.Buffer
			if status := run([]string{"build", file, "-o", out}, nil, &said, &said); status != statusDone {
				b.Fatal(said.String())
			}
		}
		b.Run(name+"/first", func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				if err := os.RemoveAll(out); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				build(text)
			}
		})
		b.Run(name+"/unchanged", func(b *testing.B) {
			for b.Loop() {
				build(text)
			}
		})
		b.Run(name+"/reworded", func(b *testing.B) {
			for n := 0; b.Loop(); n++ {
				build(plantest.Reworded(text, n))
			}
		})
	}
}
