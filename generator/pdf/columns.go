package pdf

import (
	"math"
	"strings"
)

// align is where the text of a column's cells stands.
type align int

// The alignments. Figures of a decimal column have their points below each
// other; what is no figure ends where they end.
const (
	begin align = iota
	middle
	decimal
)

// column is a column of a grid. A flexible one takes what the others leave.
type column struct {
	title    string
	grain    grain
	align    align
	flexible bool

	width float64 // in points, with padding
	tail  float64 // decimal: the widest text from the point on
}

// share gives the columns their widths: what their cells ask for where that
// fits, else so that the table is as low as can be.
func (g *grid) share(l *layout) {
	for g.size = l.size; !g.shareAt(l) && g.size > smallest; g.size-- {
	}
}

// smallest is how small a table is set, in points, before long names are
// broken wherever its lines end.
const smallest = 7.5

// shareAt shares at the size of g, and says whether every column has the room
// that it must have.
func (g *grid) shareAt(l *layout) bool {
	natural, asked, needed := 0.0, 0.0, 0.0
	list := make([]extent, len(g.columns))
	for k := range g.columns {
		list[k] = g.extent(l, k)
		natural, asked, needed = natural+list[k].natural, asked+list[k].asked, needed+list[k].needed
	}
	for k := range g.columns {
		c, e := &g.columns[k], list[k]
		switch {
		case natural <= measureW:
			c.width = e.natural + (measureW-natural)*e.natural/natural
		case needed <= measureW && asked > measureW:
			c.width = e.needed + (measureW-needed)*(e.asked-e.needed)/(asked-needed)
		case needed > measureW:
			c.width = e.needed * measureW / needed
		}
	}
	if asked <= measureW && measureW < natural {
		g.lowest(l, list, measureW-asked)
	}
	return needed <= measureW
}

// extent is how wide a column's cells are, with padding: on one line each;
// broken as their grain asks; broken as far as can be borne, with no amount and
// no title of a column in two. Columns that are not flexible have one width.
type extent struct{ natural, asked, needed float64 }

func (g *grid) extent(l *layout, k int) extent {
	c := &g.columns[k]
	c.tail = 0
	bold, body := l.measure(faceHeading, g.size), l.measure(faceBody, g.size)
	var e extent
	for _, line := range strings.Split(c.title, "\n") {
		e.needed = max(e.needed, bold(line))
	}
	if c.flexible {
		e.needed = max(e.needed, 5*g.size)
	}
	e.natural, e.asked = e.needed, e.needed
	whole := 0.0
	for _, r := range g.rows {
		if r.kind != rowPlain && r.kind != rowTotal || r.kind == rowTotal && c.flexible {
			continue
		}
		m := body
		if r.kind == rowTotal {
			m = bold
		}
		for _, line := range strings.Split(r.cells[k], "\n") {
			if c.align == decimal {
				before, tail := splitDecimal(line)
				whole, c.tail = max(whole, m(before)), max(c.tail, m(tail))
				continue
			}
			name, amount, _ := strings.Cut(line, "\t")
			text, tail := m(name), m(amount)
			e.natural = max(e.natural, lineWidth(text, tail, g.size))
			if c.flexible {
				e.needed = max(e.needed, tail)
				e.asked = max(e.asked, e.needed)
				if text <= e.asked {
					continue
				}
				for _, piece := range c.grain.pieces(name) {
					e.asked = max(e.asked, min(m(piece), 9*g.size))
				}
			}
		}
	}
	e.natural = max(e.natural, whole+c.tail)
	if !c.flexible {
		e.asked, e.needed = e.natural, e.natural
	}
	return extent{e.natural + 2*l.pad, e.asked + 2*l.pad, e.needed + 2*l.pad}
}

// lineWidth is the width of a line with a gap before what stands at its right.
func lineWidth(text, tail, size float64) float64 {
	if tail == 0 {
		return text
	}
	return text + size/2 + tail
}

// splitDecimal parts a figure before its point; what is no figure is a whole.
func splitDecimal(text string) (whole, tail string) {
	if i := strings.IndexByte(text, '.'); i >= 0 {
		return text[:i], text[i:]
	}
	return text, ""
}

// sampled is how many rows are looked at to find the widths of a long table.
const sampled = 300

// lowest shares spare points between the flexible columns so that the table is
// as low as can be: every way in steps of a 24th is tried, on the rows' widths
// as if lines could be broken anywhere.
func (g *grid) lowest(l *layout, list []extent, spare float64) {
	const steps = 24
	var flexible []int
	for k, c := range g.columns {
		g.columns[k].width = list[k].asked
		if c.flexible {
			flexible = append(flexible, k)
		}
	}
	rows := g.lengths(l, flexible)
	best := math.Inf(1)
	given := make([]int, len(flexible))
	var bestGiven []int
	var try func(k, left int)
	try = func(k, left int) {
		if k == len(flexible)-1 {
			given[k] = left
			if cost := g.cost(l, rows, flexible, given, list, spare/steps); cost < best {
				best, bestGiven = cost, append([]int(nil), given...)
			}
			return
		}
		for given[k] = 0; given[k] <= left; given[k]++ {
			try(k+1, left-given[k])
		}
	}
	try(0, steps)
	for i, k := range flexible {
		g.columns[k].width += spare / steps * float64(bestGiven[i])
	}
}

// lineExtent is the widths of a cell's line, before and behind its tab.
type lineExtent struct{ text, tail float64 }

// lengths are the lines of flexible cells, by row and column.
func (g *grid) lengths(l *layout, flexible []int) [][][]lineExtent {
	m := l.measure(faceBody, g.size)
	var rows [][][]lineExtent
	every := len(g.rows)/sampled + 1
	for at := 0; at < len(g.rows); at += every {
		r := g.rows[at]
		if r.kind != rowPlain {
			continue
		}
		cells := make([][]lineExtent, len(flexible))
		for i, k := range flexible {
			if r.joined && k == 0 {
				continue
			}
			for _, line := range strings.Split(r.cells[k], "\n") {
				name, amount, _ := strings.Cut(line, "\t")
				cells[i] = append(cells[i], lineExtent{m(name), m(amount)})
			}
		}
		rows = append(rows, cells)
	}
	return rows
}

// cost is the lines of all rows; of equal ones the widths nearest to what the
// cells ask for win.
func (g *grid) cost(l *layout, rows [][][]lineExtent, flexible, given []int, list []extent, step float64) float64 {
	cost := 0.0
	room := make([]float64, len(flexible))
	for i, k := range flexible {
		w := list[k].asked + step*float64(given[i])
		room[i] = w - 2*l.pad - g.size/2 // lines are rarely full
		if lack := list[k].natural - w; lack > 0 {
			cost += lack / measureW / 10
		}
	}
	for _, cells := range rows {
		most := 0.0
		for i, lines := range cells {
			n := 0.0
			for _, line := range lines {
				full := max(1, math.Ceil(line.text/room[i]))
				if n += full; lineWidth(line.text-(full-1)*room[i], line.tail, g.size) > room[i] {
					n++
				}
			}
			most = max(most, n)
		}
		cost += most
	}
	return cost
}
