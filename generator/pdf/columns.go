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
	for _, smaller := range []float64{0, 1, 2, 3} {
		g.size = l.size - smaller
		if g.measureColumns(l) {
			return
		}
	}
}

// measureColumns tries to share at the size of g, and says whether flexible
// columns have room for some five characters each.
func (g *grid) measureColumns(l *layout) bool {
	natural := make([]float64, len(g.columns))
	least := make([]float64, len(g.columns))
	flexible := 0
	sum, sumLeast := 0.0, 0.0
	for k := range g.columns {
		c := &g.columns[k]
		natural[k], least[k] = g.extent(l, k)
		if c.flexible {
			flexible++
		} else {
			least[k] = natural[k]
		}
		sum += natural[k]
		sumLeast += least[k]
	}
	spare := measureW - sumLeast
	if spare < 0 { // the longest names are broken then
		fixed := 0.0
		for k, c := range g.columns {
			if !c.flexible {
				fixed += least[k]
			}
		}
		each := (measureW - fixed) / float64(max(flexible, 1))
		for k := range g.columns {
			if c := &g.columns[k]; c.flexible {
				c.width = each
			} else {
				c.width = least[k]
			}
		}
		return each >= 5*g.size+2*l.pad
	}
	if sum <= measureW {
		for k := range g.columns {
			c := &g.columns[k]
			c.width = natural[k] + (measureW-sum)*natural[k]/sum
		}
		return true
	}
	g.lowest(l, least, natural, spare)
	return true
}

// extent is how wide a column's cells are on one line each, and broken as far
// as their grain allows, with padding.
func (g *grid) extent(l *layout, k int) (natural, least float64) {
	c := &g.columns[k]
	c.tail = 0
	bold, m := l.measure(faceHeading, g.size), l.measure(faceBody, g.size)
	for _, line := range strings.Split(c.title, "\n") {
		natural = max(natural, bold(line))
	}
	least = natural
	head := 0.0
	for _, r := range g.rows {
		if len(r.cells) < len(g.columns) || r.kind == rowTotal && c.flexible {
			continue
		}
		m := m
		if r.kind == rowTotal {
			m = bold
		}
		for _, line := range strings.Split(r.cells[k], "\n") {
			if c.align == decimal {
				whole, tail := splitDecimal(line)
				head, c.tail = max(head, m(whole)), max(c.tail, m(tail))
				continue
			}
			name, amount, _ := strings.Cut(line, "\t")
			w := m(name) + m(amount)
			if amount != "" {
				w += g.size
			}
			natural = max(natural, w)
			if c.flexible {
				for _, piece := range append(c.grain.pieces(name), amount) {
					least = max(least, min(m(piece), 9*g.size))
				}
			}
		}
	}
	return max(natural, head+c.tail) + 2*l.pad, least + 2*l.pad
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
func (g *grid) lowest(l *layout, least, natural []float64, spare float64) {
	const steps = 24
	var flexible []int
	for k, c := range g.columns {
		g.columns[k].width = least[k]
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
			if cost := g.cost(l, rows, flexible, given, least, natural, spare/steps); cost < best {
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
		g.columns[k].width = least[k] + spare/steps*float64(bestGiven[i])
	}
}

// extents are the widths of a cell's line, before and behind its tab.
type extents struct{ text, tail float64 }

// lengths are the lines of flexible cells, by row and column.
func (g *grid) lengths(l *layout, flexible []int) [][][]extents {
	m := l.measure(faceBody, g.size)
	var rows [][][]extents
	every := len(g.rows)/sampled + 1
	for at := 0; at < len(g.rows); at += every {
		r := g.rows[at]
		if r.kind != rowPlain {
			continue
		}
		cells := make([][]extents, len(flexible))
		for i, k := range flexible {
			if r.joined && k == 0 {
				continue
			}
			for _, line := range strings.Split(r.cells[k], "\n") {
				name, amount, _ := strings.Cut(line, "\t")
				cells[i] = append(cells[i], extents{m(name), m(amount)})
			}
		}
		rows = append(rows, cells)
	}
	return rows
}

// cost is the lines of all rows; of equal ones the widths nearest to what the
// cells ask for win.
func (g *grid) cost(l *layout, rows [][][]extents, flexible, given []int, least, natural []float64, step float64) float64 {
	cost := 0.0
	room := make([]float64, len(flexible))
	for i, k := range flexible {
		w := least[k] + step*float64(given[i])
		room[i] = w - 2*l.pad - g.size/2 // lines are rarely full
		if lack := natural[k] - w; lack > 0 {
			cost += lack / measureW / 10
		}
	}
	for _, cells := range rows {
		most := 0.0
		for i, lines := range cells {
			n := 0.0
			for _, line := range lines {
				full := max(1, math.Ceil(line.text/room[i]))
				if n += full; line.tail > 0 && line.text-(full-1)*room[i]+g.size/2+line.tail > room[i] {
					n++
				}
			}
			most = max(most, n)
		}
		cost += most
	}
	return cost
}
