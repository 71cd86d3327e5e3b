package pdf

import (
	"slices"
	"strings"

	"fenjie/generator/linebreak"
)

// laidRow is a row with its cells broken into lines.
type laidRow struct {
	kind   rowKind
	cells  []laidCell
	high   float64
	alone  *laidRow // what it is where it begins a page; nil where it shares no cell with the row above
	shared bool     // shares its first and last cell with the row below
	mark   string
}

type laidCell struct{ lines []string }

func (r laidRow) face() use {
	if r.kind == rowTotal || r.kind == rowHeader || r.kind == rowBand {
		return faceHeading
	}
	return faceBody
}

func (r laidRow) spans() bool { return r.kind == rowNote || r.kind == rowBand }

func (g *grid) lay(l *layout, r gridRow) laidRow {
	laid := laidRow{kind: r.kind, mark: r.mark}
	m := l.measure(laid.face(), g.size)
	b := linebreak.NewBreaker(m)
	most := 1
	for k, text := range r.cells {
		width, grain := measureW, linebreak.ByPhrase
		if !laid.spans() {
			width, grain = g.columns[k].width, g.columns[k].grain
		}
		width -= 2 * l.pad
		if r.kind == rowTotal && k == 0 {
			width = g.labelRoom(r) - 2*l.pad
		}
		var cell laidCell
		if laid.spans() { // running text: its lines are full
			cell.lines = linebreak.Lines(text, width, m, grain)
		} else {
			cell.lines = layCell(text, width, b, grain)
		}
		laid.cells = append(laid.cells, cell)
		most = max(most, len(cell.lines))
	}
	laid.high = float64(most)*l.leading + 2*l.pad
	return laid
}

// labelRoom is the width of a total's label: it goes on over empty cells.
func (g *grid) labelRoom(r gridRow) float64 {
	w := g.columns[0].width
	for k := 1; k < len(r.cells) && r.cells[k] == ""; k++ {
		w += g.columns[k].width
	}
	return w
}

func layCell(text string, width float64, b *linebreak.Breaker, g linebreak.Grain) []string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		lines = append(lines, b.Even(line, width, g)...)
	}
	return lines
}

// split cuts a row that is taller than a page into pieces; any other row is
// one piece. Each piece has the row's name.
func (r laidRow) split(d density, left, page float64) []laidRow {
	if r.high <= page {
		return []laidRow{r}
	}
	rest := make([][]string, len(r.cells))
	for k, cell := range r.cells {
		rest[k] = cell.lines
	}
	again := append(slices.Clone(r.cells[0].lines), "（续）")
	var pieces []laidRow
	for {
		fits := max(2, int((left-2*d.pad)/d.leading))
		piece := laidRow{kind: r.kind, mark: r.mark, cells: make([]laidCell, len(r.cells))}
		more, most := false, 1
		for k, lines := range rest {
			n := min(fits, len(lines))
			piece.cells[k].lines, rest[k] = lines[:n], lines[n:]
			most = max(most, n)
			more = more || len(rest[k]) > 0
		}
		piece.high = float64(most)*d.leading + 2*d.pad
		pieces = append(pieces, piece)
		if !more {
			return pieces
		}
		if len(rest[0]) == 0 && !r.spans() {
			rest[0] = again
		}
		left, r.mark = page, ""
	}
}

// draw puts a row at the layout's place, with rules beside and below its cells;
// a shaded one has one above, too.
func (g *grid) draw(l *layout, r laidRow) {
	y := l.y
	if r.mark != "" {
		l.mark(1, r.mark)
	}
	switch r.kind {
	case rowHeader:
		l.box(left, y, measureW, r.high, pale)
		l.rule(left, y, measureW, 0)
	case rowBand:
		l.box(left, y, measureW, r.high, paler)
		l.rule(left, y, measureW, 0) // the shade covers half of the one above
	}
	x := left
	over := false // an empty cell that the label of a total goes on over
	for k, cell := range r.cells {
		w := measureW
		if !r.spans() {
			w = g.columns[k].width
		}
		if r.kind == rowTotal {
			over = k > 0 && len(cell.lines) == 1 && cell.lines[0] == "" && (k == 1 || over)
		}
		if above := r.alone != nil && (k == 0 || k == len(r.cells)-1); !above {
			g.drawCell(l, r, k, cell, x, w)
		}
		if !over {
			l.rule(x, y, 0, r.high)
		}
		x += w
	}
	l.rule(right, y, 0, r.high)
	if r.shared {
		first, last := g.columns[0].width, g.columns[len(g.columns)-1].width
		l.rule(left+first, y+r.high, measureW-first-last, 0)
	} else {
		l.rule(left, y+r.high, measureW, 0)
	}
	l.y += r.high
}

func (g *grid) drawCell(l *layout, r laidRow, k int, cell laidCell, x, w float64) {
	u := r.face()
	m := l.measure(u, g.size)
	at := l.y + (r.high-float64(len(cell.lines))*l.leading)/2
	for _, line := range cell.lines {
		tx := x + l.pad
		switch {
		case r.spans():
		case r.kind == rowHeader || g.columns[k].align == middle:
			tx = x + (w-m(line))/2
		case g.columns[k].align == decimal:
			whole, tail := splitDecimal(line)
			tx = x + w - l.pad - m(whole)
			if tail != "" {
				tx -= g.columns[k].tail
			}
		}
		l.text(u, g.size, tx, at, l.leading, line)
		at += l.leading
	}
}
