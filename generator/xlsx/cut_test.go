package xlsx

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/xlsx/stamp"
	"fenjie/source/entries/entry"
	"fenjie/source/limits"
	"fenjie/source/settings"
)

// TestLongTexts: a text beyond what a cell holds goes on in the sheet 续文, whatever
// its characters count, and one that just fits stays whole.
func TestLongTexts(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		fits bool
	}{
		"fits":                    {strings.Repeat("甲", limits.Cell), true},
		"one more":                {strings.Repeat("甲", limits.Cell+1), false},
		"twice a character":       {strings.Repeat("𠮷", limits.Cell/2), true},
		"twice a character, more": {strings.Repeat("𠮷", limits.Cell/2+1), false},
		"escaped":                 {strings.Repeat("_x4e2d_", limits.Cell/14), true},
		"escaped, more":           {strings.Repeat("_x4e2d_", limits.Cell/7), false},
		"much more":               {strings.Repeat("甲", 1_000_000), false},
	} {
		b := &book{file: stamp.New(&stamp.Forms{}), styles: map[string]int{}, bodies: map[look]int{}, look: settings.DefaultSheet()}
		b.text("Sheet1", 1, 1, c.text)
		b.continued()
		var out bytes.Buffer
		b.try(b.file.Write(&out))
		if b.err != nil {
			t.Fatal(b.err)
		}
		written, err := excelize.OpenReader(&out)
		if err != nil {
			t.Fatal(err)
		}
		got, err := written.GetCellValue("Sheet1", "A1")
		if err != nil {
			t.Fatal(err)
		}
		if units(got) > limits.Cell {
			t.Errorf("%s: %d characters", name, units(got))
		}
		if marks := entry.Marks(got); c.fits && len(marks) > 0 || !c.fits && !slices.Equal(marks, []int{1}) {
			t.Errorf("%s: goes on as %d", name, marks)
		}
		rest := map[int]string{}
		rows, _ := written.GetRows(entry.SheetMore)
		for _, row := range rows {
			if len(row) == 3 && row[0] == "1" {
				if row[1] != "Sheet1!A1" || units(row[2]) > limits.Cell {
					t.Errorf("%s: a piece of %s has %d characters", name, row[1], units(row[2]))
				}
				rest[1] += row[2]
			}
		}
		if whole := entry.Whole(got, rest); whole != c.text {
			t.Errorf("%s: cell and pieces have %d bytes, want %d", name, len(whole), len(c.text))
		}
	}
}
