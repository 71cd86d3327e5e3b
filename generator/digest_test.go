package generator_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"fenjie/generator"
	"fenjie/generator/format"
	"fenjie/generator/plantest"
	"fenjie/source/check"
	"fenjie/source/settings"
)

// rendered is a document with the digest that stands for it.
type rendered struct {
	digest string
	bytes  []byte
}

func renderedBy(t *testing.T, in format.Input) map[string]rendered {
	t.Helper()
	docs, err := generator.Generate(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	set := map[string]rendered{}
	for _, d := range docs {
		var b bytes.Buffer
		if err := d.Render(&b); err != nil {
			t.Fatal(err)
		}
		set[d.Path] = rendered{d.Digest, b.Bytes()}
	}
	return set
}

// TestDigestsStandForDocuments: no document that a change of the plan or of the
// settings makes different has the digest that it had. Without that a refresh
// would leave it as it was.
func TestDigestsStandForDocuments(t *testing.T) {
	if testing.Short() {
		t.Skip("renders some thirty sets of documents")
	}
	data, err := os.ReadFile("../examples/plan.txt")
	if err != nil {
		t.Fatal(err)
	}
	base := plantest.Input(t, "plan.txt", data)
	before := renderedBy(t, base)
	compare := func(change string, in format.Input) (changed int) {
		t.Helper()
		for path, now := range renderedBy(t, in) {
			was, ok := before[path]
			if !ok || !bytes.Equal(was.bytes, now.bytes) {
				changed++
			}
			if ok && was.digest == now.digest && !bytes.Equal(was.bytes, now.bytes) {
				t.Errorf("%s: %s differs and has the same digest", change, path)
			}
		}
		return changed
	}
	lines := strings.Split(string(data), "\n")
	random := rand.New(rand.NewPCG(1, 2))
	for k := 0; k < 16; {
		n := random.IntN(len(lines))
		if len(lines[n]) < 60 {
			continue
		}
		edited := slices.Clone(lines)
		edited[n] = edit(random, lines[n], k%3)
		_ = compare(fmt.Sprintf("line %d as %s", n+1, edited[n]), plantest.Input(t, "plan.txt", []byte(strings.Join(edited, "\n"))))
		k++
	}
	for setting, change := range settingsToChange {
		in := base
		change(&in)
		if compare(setting, in) == 0 {
			t.Errorf("%s changes nothing", setting)
		}
	}
}

// edit loses a line, changes a character in it, or adds one to it.
func edit(random *rand.Rand, line string, kind int) string {
	text := []rune(line)
	at := random.IntN(len(text))
	switch kind {
	case 0:
		return ""
	case 1:
		text[at] = '甲'
		return string(text)
	}
	return string(text[:at]) + "9" + string(text[at:])
}

// settingsToChange are what documents are made from beside the plan.
var settingsToChange = map[string]func(*format.Input){
	"organ":     func(in *format.Input) { in.Look.Organ = "青山市政府办" },
	"issue":     func(in *format.Input) { in.Look.Issue = 7 },
	"date":      func(in *format.Input) { in.Date = "2025-01-02" },
	"return_to": func(in *format.Input) { in.Look.ReturnTo = "督查科" },
	"return_by": func(in *format.Input) { in.Look.ReturnBy = "3月31日" },
	"briefing":  func(in *format.Input) { in.Look.Briefing = "青山工作简报" },
	"report_to": func(in *format.Input) { in.Look.ReportTo = []string{"市委"} },
	"copy_to":   func(in *format.Input) { in.Look.CopyTo = []string{"各单位"} },
	"preset":    func(in *format.Input) { in.Look.Sheet.Preset = "tracking" },
	"columns":   func(in *format.Input) { in.Look.Sheet.Columns = []settings.Column{{Title: "督办"}} },
	"widths":    func(in *format.Input) { in.Look.Sheet.Widths = map[string]float64{"任务": 20} },
	"size":      func(in *format.Input) { in.Look.Sheet.Fonts.Size = 9 },
	"border":    func(in *format.Input) { in.Look.Sheet.Colours.Border = "000000" },
	"title":     func(in *format.Input) { in.Look.PDF.Title = "资金汇总" },
	"charts":    func(in *format.Input) { in.Look.PDF.Charts = new(bool) },
	"findings": func(in *format.Input) {
		in.Findings = []check.Finding{{Code: "amount-scale", Severity: check.Error, Line: 3, Quote: "甲", Message: "乙", Suggestion: "丙"}}
	},
}
