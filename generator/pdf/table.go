package pdf

// grid is a table that breaks over pages between its rows.
type grid struct {
	titles []string
	widths []float64 // in points; their sum is the measure
	right  map[int]bool
	center map[int]bool
	rows   []gridRow
}

// gridRow is one row; a strong one is set in the heading face, a note spans
// the table's width.
type gridRow struct {
	cells  []string
	strong bool
	note   string
}

const (
	cellSize    = 10.5
	cellLeading = 15.0
	cellPad     = 4.0
)

// put draws the table. Its header stands again on every page, and it begins
// where the header and a row have room.
func (g *grid) put(l *layout) {
	header := g.lay(l, gridRow{cells: g.titles, strong: true})
	first := 0.0
	if len(g.rows) > 0 {
		first = g.lay(l, g.rows[0]).high
	}
	l.room(header.high + first)
	g.draw(l, header, true)
	for k, r := range g.rows {
		laid := g.lay(l, r)
		need := laid.high
		if k+1 < len(g.rows) && g.rows[k+1].note != "" {
			need += g.lay(l, g.rows[k+1]).high // a note stays with its row
		}
		if l.y+need > bottom && l.y > top+header.high {
			l.newPage()
			g.draw(l, header, true)
		}
		for _, piece := range laid.split(bottom-l.y, bottom-top-header.high) {
			if l.y+piece.high > bottom {
				l.newPage()
				g.draw(l, header, true)
			}
			g.draw(l, piece, false)
		}
	}
	l.y += 8
}

// laidRow is a row with its cells broken into lines.
type laidRow struct {
	lines  [][]string
	high   float64
	strong bool
	note   bool
}

func (g *grid) lay(l *layout, r gridRow) laidRow {
	laid := laidRow{strong: r.strong, note: r.note != ""}
	u := faceBody
	if r.strong {
		u = faceHeading
	}
	m := l.measure(u, cellSize)
	most := 1
	if laid.note {
		laid.lines = [][]string{breakLines("注："+r.note, measureW-2*cellPad, m)}
		most = len(laid.lines[0])
	}
	if !laid.note {
		for k, text := range r.cells {
			broken := breakLines(text, g.widths[k]-2*cellPad, m)
			laid.lines = append(laid.lines, broken)
			most = max(most, len(broken))
		}
	}
	laid.high = float64(most)*cellLeading + 2*cellPad
	return laid
}

// split cuts a row that is taller than a page into pieces; any other row is
// one piece.
func (r laidRow) split(left, page float64) []laidRow {
	if r.high <= page {
		return []laidRow{r}
	}
	var pieces []laidRow
	for at := 0; ; {
		fits := max(1, int((left-2*cellPad)/cellLeading))
		piece := laidRow{strong: r.strong, note: r.note, lines: make([][]string, len(r.lines))}
		more, most := false, 1
		for k, lines := range r.lines {
			from, to := min(at, len(lines)), min(at+fits, len(lines))
			piece.lines[k] = lines[from:to]
			most = max(most, to-from)
			more = more || to < len(lines)
		}
		piece.high = float64(most)*cellLeading + 2*cellPad
		pieces = append(pieces, piece)
		if !more {
			return pieces
		}
		at += fits
		left = page
	}
}

// draw puts a row at the layout's place, with rules around its cells.
func (g *grid) draw(l *layout, r laidRow, header bool) {
	y := l.y
	if header {
		l.add(item{kind: "box", x: left, y: y, w: measureW, h: r.high, gray: 232})
	}
	u := faceBody
	if r.strong {
		u = faceHeading
	}
	x := left
	for k, lines := range r.lines {
		w := measureW
		if !r.note {
			w = g.widths[k]
		}
		at := y + (r.high-float64(len(lines))*cellLeading)/2
		for _, line := range lines {
			tx := x + cellPad
			wide := l.faces.widthOf(u, cellSize, line)
			switch {
			case r.note:
			case header || g.center[k]:
				tx = x + (w-wide)/2
			case g.right[k]:
				tx = x + w - cellPad - wide
			}
			l.text(u, cellSize, tx, at, cellLeading, line)
			at += cellLeading
		}
		l.add(item{kind: "line", x: x, y: y, w: x, h: y + r.high})
		x += w
	}
	l.add(item{kind: "line", x: right, y: y, w: right, h: y + r.high})
	l.add(item{kind: "line", x: left, y: y, w: right, h: y})
	l.add(item{kind: "line", x: left, y: y + r.high, w: right, h: y + r.high})
	l.y += r.high
}
