package check_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"fenjie/source"
	"fenjie/source/check"
)

// FuzzPlaces: whatever the text, no rule panics, and a quotation stands where
// its finding says.
func FuzzPlaces(f *testing.F) {
	for _, r := range check.Rules() {
		f.Add(r.Bad)
		f.Add(r.Good)
	}
	plans, err := filepath.Glob("../testdata/plans/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range append(plans, "../../examples/plan.txt") {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "\r\v\f\u0085\u2028\u2029") || strings.ToValidUTF8(text, "") != text {
			return // lines of other encodings are the document reader's
		}
		p, problems, err := source.Read("plan.txt", []byte(text), nil)
		if err != nil {
			return
		}
		lines := strings.Split(text, "\n")
		for _, found := range check.Run(p, problems, check.Options{}).Findings {
			if found.Line < 1 || found.Line > len(lines) || found.Column < 1 || !check.Known(found.Code) {
				continue
			}
			line := []rune(printable(lines[found.Line-1]))
			if found.Column > len(line) || !strings.HasPrefix(string(line[found.Column-1:]), found.Quote) {
				t.Errorf("%s: %q does not stand at %d:%d", found.Code, found.Quote, found.Line, found.Column)
			}
		}
	})
}

// printable is a line as the document reader hands it on, which says in its
// notes what it left out: columns are counted without characters that cannot
// be seen, and any blank is a plain one.
func printable(line string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) && !unicode.IsSpace(r), unicode.Is(unicode.Cf, r):
			return -1
		case unicode.Is(unicode.Zs, r) && r != '\u3000':
			return ' '
		}
		return r
	}, line)
}
