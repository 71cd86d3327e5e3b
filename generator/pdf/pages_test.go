package pdf

import (
	"os"
	"strings"
	"testing"

	"fenjie/generator/plantest"
	"fenjie/generator/wording"
)

// TestPages holds the rules of the pages on plans that strain them.
func TestPages(t *testing.T) {
	for name, text := range plans {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checkPages(t, composed(t, plantest.Input(t, "方案.txt", []byte(text))).pages)
		})
	}
	t.Run("example", func(t *testing.T) {
		text, err := os.ReadFile("../../examples/plan.txt")
		if err != nil {
			t.Fatal(err)
		}
		checkPages(t, composed(t, plantest.Input(t, "plan.txt", text)).pages)
	})
	t.Run("real", func(t *testing.T) { checkPages(t, composed(t, plantest.Real(t)).pages) })
}

// TestManySections: of 200 sections the largest are drawn and the rest is
// summed up, on one page, and the table has every one.
func TestManySections(t *testing.T) {
	in := plantest.Input(t, "方案.txt", []byte(sectionsPlan(200, 1)))
	if len(in.Overview.Parts) != 200 {
		t.Fatalf("%d sections are read", len(in.Overview.Parts))
	}
	pages := composed(t, in).pages
	first, all := dump(pages[:1]), dump(pages)
	list, others := barParts(in.Overview, mostBars)
	if len(list) < 8 || len(list)+len(others) != 200 {
		t.Errorf("%d bars, %d others", len(list), len(others))
	}
	for _, want := range []string{"最多的", "其余", "需要注意", "另有", "— 1 —"} {
		if !strings.Contains(first, want) {
			t.Errorf("the first page lacks %q:\n%s", want, first)
		}
	}
	for _, p := range in.Overview.Parts {
		if p.Stated && !strings.Contains(all, wording.Wan(p.Sum)) {
			t.Errorf("%s is missing", wording.Wan(p.Sum))
		}
	}
}

func checkPages(t *testing.T, pages []page) {
	for n, p := range pages {
		items := p.Items[:len(p.Items)-1] // the last is the page's number
		checkInside(t, n+1, items)
		checkApart(t, n+1, items)
		checkTables(t, n+1, items)
		if t.Failed() {
			t.Log("\n" + dump(pages[n:n+1]))
			return
		}
	}
	checkLast(t, pages)
}

// checkInside: nothing stands outside the type area.
func checkInside(t *testing.T, n int, items []item) {
	const e = 0.06 // rounding, and half a rule's width is beside it
	for _, i := range items {
		if i.Kind != kindMark && (i.X < left-0.5 || i.X+i.W > right+e || i.Y < top-e || i.Y+i.H > bottom+e) {
			t.Errorf("page %d: %q at %g,%g (%g by %g) is outside the type area", n, i.text(), i.X, i.Y, i.W, i.H)
		}
	}
}

// checkApart: no two texts overlap.
func checkApart(t *testing.T, n int, items []item) {
	const e = 0.05
	for a, i := range items {
		for _, j := range items[a+1:] {
			if i.Kind == kindText && j.Kind == kindText && i.X+e < j.X+j.W && j.X+e < i.X+i.W && i.Y+e < j.Y+j.H && j.Y+e < i.Y+i.H {
				t.Errorf("page %d: %q and %q overlap", n, i.text(), j.text())
			}
		}
	}
}

// block is what a page's items are made of, from top to bottom.
type block int

const (
	other block = iota
	sectionHeading
	tableHeader
	tableBand
	tableTotal
	tableRow
)

// blocks reads the rows of tables and the headings of a page back from what is
// drawn: headers and bands by their shade, totals by their face.
func blocksOf(items []item) []block {
	var list []block
	under := -1.0 // where the shade of a header or band ends
	for k, i := range items {
		switch {
		case i.Kind == kindBox && i.Colour == pale:
			list, under = append(list, tableHeader), i.Y+i.H
		case i.Kind == kindBox && i.Colour == paler:
			list, under = append(list, tableBand), i.Y+i.H
		case i.Kind != kindText || i.Y < under:
		case i.Size == headingSize && k > 0 && items[k-1].Kind == kindMark:
			list = append(list, sectionHeading)
		case under < 0: // before the first table
			list = append(list, other)
		case i.Runs[0].Face == faceHeading:
			list = append(list, tableTotal)
		default:
			list = append(list, tableRow)
		}
	}
	return list
}

// checkTables: a heading has its table's header and a row below it, a header a
// row, a band a row; a total is not first; a page that a table goes on to
// begins with its header.
func checkTables(t *testing.T, n int, items []item) {
	list := blocksOf(items)
	after := func(k int) block {
		if k+1 < len(list) {
			return list[k+1]
		}
		return other
	}
	for k, b := range list {
		next := after(k)
		switch b {
		case sectionHeading:
			if next != tableHeader {
				t.Errorf("page %d: a heading stands alone", n)
			}
		case tableHeader:
			if next != tableRow && next != tableBand {
				t.Errorf("page %d: no row stands under a header", n)
			}
		case tableBand:
			if next != tableRow {
				t.Errorf("page %d: no row stands under the name of a kind", n)
			}
		}
	}
	checkNamed(t, n, items)
	if n > 1 && (len(list) == 0 || list[0] != tableHeader && list[0] != sectionHeading) {
		t.Errorf("page %d begins with %v, not with a header or a heading", n, list[:min(1, len(list))])
	}
}

// checkNamed: the first row of a table on a page says what it is about.
func checkNamed(t *testing.T, n int, items []item) {
	under, named := -1.0, true
	for _, i := range items {
		switch {
		case i.Kind == kindBox && (i.Colour == pale || i.Colour == paler):
			under, named = i.Y+i.H, false
		case i.Kind == kindText && i.Y > under && i.X < left+10:
			named = true
		case i.Kind == kindRule && i.W == measureW && i.Y > under+1 && !named:
			t.Errorf("page %d: a row under a header has no name", n)
			return
		}
	}
}

// TestSplit: a row taller than a page is cut between its lines, and none is
// lost.
func TestSplit(t *testing.T) {
	r := laidRow{high: 1000, cells: []laidCell{{[]string{"一、教育"}}, {}}}
	for range 20 {
		r.cells[1].lines = append(r.cells[1].lines, "建校资金", "100万元")
	}
	lines := 0
	for k, piece := range r.split(normal, 100, 205) {
		own := piece.cells[1].lines
		lines += len(own)
		if len(own) == 0 || piece.cells[0].lines[0] != "一、教育" || piece.high > 205 || k == 0 && piece.high > 100 {
			t.Errorf("piece %d is %v, %g points high", k, piece.cells, piece.high)
		}
	}
	if lines != 40 {
		t.Errorf("%d lines of 40", lines)
	}
}

// checkLast: the last page is not nearly empty, unless the one before it is
// full of what cannot be set tighter.
func checkLast(t *testing.T, pages []page) {
	if len(pages) == 1 {
		return
	}
	lowest := 0.0
	items := pages[len(pages)-1].Items
	for _, i := range items[:len(items)-1] {
		lowest = max(lowest, i.Y+i.H)
	}
	if lowest-top < (bottom-top)/10 {
		t.Errorf("the last page ends at %.0f of %.0f points", lowest-top, bottom-top)
	}
}
