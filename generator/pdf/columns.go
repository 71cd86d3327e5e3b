package pdf

import (
	"math"
	"strings"

	"fenjie/generator/linebreak"
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
	grain    linebreak.Grain
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
			e.natural = max(e.natural, m(line))
			if c.flexible && m(line) > e.asked {
				for _, piece := range c.grain.Pieces(line) {
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

// splitDecimal parts a figure before its point; what is no figure is a whole.
func splitDecimal(text string) (whole, tail string) {
	if i := strings.IndexByte(text, '.'); i >= 0 {
		return text[:i], text[i:]
	}
	return text, ""
}

// A long table's widths are found on so many of its rows, and in so many steps.
const sampled, steps = 60, 24

// lowest shares spare points between the flexible columns so that the rows
// looked at have the fewest lines; of equal ways the one wins whose cells have
// the fewest, then the one that is nearest to what the cells ask for.
func (g *grid) lowest(l *layout, list []extent, spare float64) {
	var flexible []int
	for k, c := range g.columns {
		g.columns[k].width = list[k].asked
		if c.flexible {
			flexible = append(flexible, k)
		}
	}
	step := spare / steps
	lines := make([][][]int, len(flexible)) // by column, steps given and row
	b := linebreak.NewBreaker(l.measure(faceBody, g.size))
	for i, k := range flexible {
		for n := range steps + 1 {
			lines[i] = append(lines[i], g.lines(b, l.pad, k, list[k].asked+step*float64(n)))
		}
	}
	best := math.Inf(1)
	for _, given := range ways(steps, len(flexible)) {
		cost := 0.0
		for i, k := range flexible {
			cost += max(0, list[k].natural-list[k].asked-step*float64(given[i])) / measureW / 10
		}
		for row := range lines[0][0] {
			most := 0
			for i := range flexible {
				n := lines[i][given[i]][row]
				most = max(most, n)
				cost += float64(n) / 50
			}
			cost += float64(most)
		}
		if cost < best {
			best = cost
			for i, k := range flexible {
				g.columns[k].width = list[k].asked + step*float64(given[i])
			}
		}
	}
}

// lines are the numbers of lines of a column's cells at a width.
func (g *grid) lines(b *linebreak.Breaker, pad float64, k int, width float64) []int {
	var list []int
	every := len(g.rows)/sampled + 1
	for at := 0; at < len(g.rows); at += every {
		r := g.rows[at]
		if r.kind != rowPlain || r.joined && k == 0 {
			list = append(list, 1)
			continue
		}
		list = append(list, len(layCell(r.cells[k], width-2*pad, b, g.columns[k].grain)))
	}
	return list
}

// ways are all ways to give n to so many.
func ways(n, many int) [][]int {
	if many == 1 {
		return [][]int{{n}}
	}
	var list [][]int
	for first := range n + 1 {
		for _, rest := range ways(n-first, many-1) {
			list = append(list, append([]int{first}, rest...))
		}
	}
	return list
}
