package xlsx

import (
	"strings"

	"fenjie/source/plan"
)

// bodySize is the size of body text in points.
const bodySize = 10.5

// lineHeight is the height of a line of body text in points, with its leading.
const lineHeight = 14.5

// smallSize is the size of a text that would not fit the tallest row.
const smallSize = 7.5

// maxRow is Excel's limit of a row's height in points.
const maxRow = 409.0

// emsOf is how many ems of body text fit a column of Excel's width w: a unit
// is a digit of the default 11 pt face, 7 pixels of 0.75 pt, and 5 pixels of
// the cell are padding.
func emsOf(w float64) float64 { return (w*7 - 6) * 0.75 / bodySize }

// lines is how many lines a text takes in a column of width w. A word
// processor may break a little earlier than reckoned, so a slice is spared.
func lines(s string, w float64) int {
	room := emsOf(w) - 0.6
	n := 0
	for _, paragraph := range strings.Split(s, "\n") {
		width, count := 0.0, 1
		for _, r := range paragraph {
			e := 1.0 // 汉字 and full-width signs; others take about half, as in Song and Fangsong faces
			if r < 0x2000 {
				e = 0.53
			}
			if width+e > room {
				count++
				width = 0
			}
			width += e
		}
		n += count
	}
	return n
}

// height is the height of a row whose cells hold texts in columns of widths.
func height(texts []string, widths []float64) float64 {
	most := 1
	for k, s := range texts {
		if k < len(widths) && widths[k] > 0 {
			most = max(most, lines(s, widths[k]))
		}
	}
	return min(maxRow, max(30, float64(most)*lineHeight+8))
}

// tooHigh reports whether a text needs more than Excel's tallest row.
func tooHigh(s string, width float64) bool {
	return float64(lines(s, width))*lineHeight+8 > maxRow
}

// targetRow is one target with the measure that names it.
type targetRow struct {
	Measure *plan.Measure `json:"-"`
	ID      string
	Task    string
	Target  plan.Target
	Units   string
	Line    int
}
