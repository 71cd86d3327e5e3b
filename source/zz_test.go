package source_test

import (
	"os"
	"testing"

	"fenjie/source"
	"fenjie/source/check"
)

func BenchmarkZZ(b *testing.B) {
	text, _ := os.ReadFile("/tmp/r/perf/L.txt")
	for b.Loop() {
		p, pr, err := source.Read("plan.txt", text, nil)
		if err != nil {
			b.Fatal(err)
		}
		check.Run(p, pr, check.Options{})
	}
}
