package source

import (
	"os"
	"strings"
	"testing"

	"fenjie/source/document"
)

// TestPlaceNames: the places of a .docx are paragraphs, in whatever name it
// comes; those of a text are lines.
func TestPlaceNames(t *testing.T) {
	for file, want := range map[string]string{"../examples/plan.docx": "第12段", "../examples/plan.txt": "第12行", "../examples/plan.yaml": "第12行", "testdata/plans/01-table.md": "第12行"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, _, err := Read(file, data, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.PlaceName(12); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
		if p.PlaceName(0) != "" {
			t.Errorf("%s: an unknown place has a name", file)
		}
	}
	err := &document.Error{File: "方案.docx", Line: 3, Column: 2, Message: "看不清"}
	if got := err.Error(); got != "方案.docx：第3段：看不清" {
		t.Error(got)
	}
	err.File = "方案.txt"
	if got := err.Error(); !strings.HasPrefix(got, "方案.txt:3:2：") {
		t.Error(got)
	}
}
