package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fenjie/generator/plantest"
)

// BenchmarkProcess measures whole processes against generator/plantest/naive,
// run by turns on the same machine: medians of the wall clock, of the processors'
// time and of the largest memory, and their ratios. docs/performance.md tells
// how to read them.
func BenchmarkProcess(b *testing.B) {
	bin := b.TempDir()
	for _, name := range []string{"./../fenjie", "./../../generator/plantest/naive"} {
		if out, err := exec.Command("go", "build", "-o", bin+"/", name).CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
	for _, name := range strings.Split(*sizes, ",") {
		b.Run(name, func(b *testing.B) { againstNaive(b, bin, plantest.Text(plantest.SizeOf(name))) })
	}
}

func againstNaive(b *testing.B, bin string, text []byte) {
	dir := b.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	write := func(text []byte) {
		if err := os.WriteFile(at("plan.txt"), text, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	write(text)
	fenjie, naive := filepath.Join(bin, "fenjie"), filepath.Join(bin, "naive")
	exported, err := exec.Command(fenjie, "export", "--format", "json", at("plan.txt")).Output()
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(at("plan.json"), exported, 0o644); err != nil {
		b.Fatal(err)
	}
	kinds := []struct {
		name  string
		fresh string // the folder that goes before
		argv  []string
	}{
		{"naive", "naive", []string{naive, at("plan.json"), at("naive")}},
		{"naive-excel", "naive", []string{naive, "-only", "excel", at("plan.json"), at("naive")}},
		{"excel", "excel", []string{fenjie, "build", "--only", "excel", at("plan.txt"), "-o", at("excel")}},
		{"full", "full", []string{fenjie, "build", at("plan.txt"), "-o", at("full")}},
		{"unchanged", "", []string{fenjie, "build", at("plan.txt"), "-o", at("full")}},
		{"reworded", "", []string{fenjie, "build", at("plan.txt"), "-o", at("full")}},
		{"check", "", []string{fenjie, "check", at("plan.txt")}},
	}
	runs := make([][]taken, len(kinds))
	for n := 0; b.Loop(); n++ {
		write(text)
		for k, kind := range kinds {
			if kind.fresh != "" {
				if err := os.RemoveAll(at(kind.fresh)); err != nil {
					b.Fatal(err)
				}
			}
			if kind.name == "reworded" {
				write(plantest.Reworded(text, n))
			}
			runs[k] = append(runs[k], measure(b, kind.argv))
		}
	}
	for k, kind := range kinds {
		for unit, of := range map[string]func(taken) float64{
			"ms": func(u taken) float64 { return u.wall }, "cpu-ms": func(u taken) float64 { return u.cpu }, "MB": func(u taken) float64 { return u.memory },
		} {
			b.ReportMetric(median(runs[k], of), kind.name+"-"+unit)
		}
		for _, to := range []int{0, 1, 3} { // ratios of the processors' time: others' load weighs least on it
			if to != k {
				cpu := func(u taken) float64 { return u.cpu }
				b.ReportMetric(median(runs[k], cpu)/median(runs[to], cpu), kind.name+"/"+kinds[to].name)
			}
		}
	}
}

// taken is what a process took.
type taken struct{ wall, cpu, memory float64 } // milliseconds, megabytes

func measure(b *testing.B, argv []string) taken {
	cmd := exec.Command(argv[0], argv[1:]...)
	start := time.Now()
	out, err := cmd.CombinedOutput()
	wall := time.Since(start)
	if err != nil {
		b.Fatalf("%v: %v: %s", argv, err, out)
	}
	state := cmd.ProcessState
	return taken{milliseconds(wall), milliseconds(state.UserTime() + state.SystemTime()), memoryOf(state)}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func median(runs []taken, of func(taken) float64) float64 {
	var values []float64
	for _, u := range runs {
		values = append(values, of(u))
	}
	slices.Sort(values)
	return values[len(values)/2]
}
