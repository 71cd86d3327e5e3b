package xlsx

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fenjie/source/limits"
)

// TestLongTexts: a text beyond what a cell holds is never cut without a word,
// whatever its characters count, and one that just fits stays whole.
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
		b := &book{file: excelize.NewFile(), styles: map[string]int{}}
		b.text("Sheet1", 1, 1, c.text)
		got, err := b.file.GetCellValue("Sheet1", "A1")
		if b.err != nil || err != nil {
			t.Fatal(b.err, err)
		}
		if c.fits && got != c.text {
			t.Errorf("%s: changed to %d bytes", name, len(got))
		}
		if !c.fits && !strings.HasSuffix(got, "（本格文字超过 Excel 上限，其余见方案原文）") {
			t.Errorf("%s: cut without a word", name)
		}
		if units(got) > limits.Cell {
			t.Errorf("%s: %d characters", name, units(got))
		}
	}
}
