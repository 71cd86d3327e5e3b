package pdf

// grid is a table that breaks over pages between its rows.
type grid struct {
	columns []column
	rows    []gridRow
	size    float64 // of its text: smaller where long figures leave names no room
}

// rowKind is what a row of a grid is.
type rowKind int

// The kinds of rows.
const (
	rowPlain rowKind = iota
	rowTotal         // set in the heading face; never first on a page
	rowNote          // spans the table, belongs to the row above
	rowBand          // spans the table, heads the rows below
	rowHeader
)

// gridRow is one row. A cell's text may hold several lines.
type gridRow struct {
	kind   rowKind
	cells  []string
	joined bool   // shares its first and last cell with the row above
	mark   string // bookmark
}

// add puts a row below the others; cells beyond the columns are left out.
func (g *grid) add(r gridRow) {
	r.cells = r.cells[:min(len(r.cells), len(g.columns))]
	g.rows = append(g.rows, r)
}

// put draws the table under a heading. Heading, header and the first rows
// stand together, the header again on every page, and so does what blocks
// keeps together, where a page has room for it. A short table is not broken.
func (g *grid) put(l *layout, heading string) {
	g.share(l)
	titles := make([]string, len(g.columns))
	for k, c := range g.columns {
		titles[k] = c.title
	}
	p := placer{grid: g, layout: l, header: g.lay(l, gridRow{kind: rowHeader, cells: titles})}
	blocks := g.blocks(l)
	first, whole := 0.0, headingLeading+p.header.high
	for k, block := range blocks {
		if whole += height(block); k == 0 {
			first = whole
		}
	}
	l.y += 6
	if whole < unbroken {
		first = whole
	}
	l.room(min(first, bottom-top))
	l.heading(heading)
	g.draw(l, p.header)
	for _, block := range blocks {
		p.put(block)
	}
	l.y += 8
}

// unbroken is the height up to which a table is kept on one page.
const unbroken = (bottom - top) * 2 / 5

// blocks are the rows that stay together: a band and the row below it, a row
// and its note, and totals and the row above them.
func (g *grid) blocks(l *layout) [][]laidRow {
	var list [][]laidRow
	for k, r := range g.rows {
		laid := g.lay(l, r)
		if r.joined {
			alone := laid
			laid = g.lay(l, gridRow{cells: inner(r.cells)})
			laid.alone = &alone
		}
		laid.shared = k+1 < len(g.rows) && g.rows[k+1].joined
		if k == 0 || r.kind != rowNote && r.kind != rowTotal && g.rows[k-1].kind != rowBand {
			list = append(list, nil)
		}
		last := len(list) - 1
		list[last] = append(list[last], laid)
	}
	return list
}

// inner are the cells of a row that shares its first and last with another.
func inner(cells []string) []string {
	own := append([]string(nil), cells...)
	own[0], own[len(own)-1] = "", ""
	return own
}

func height(rows []laidRow) float64 {
	h := 0.0
	for _, r := range rows {
		h += r.high
	}
	return h
}

// placer puts the rows of a grid on pages.
type placer struct {
	*grid
	*layout
	header laidRow
	band   *laidRow // that of the rows under way
}

// next goes on to a new page, under the header and the band again.
func (p *placer) next() {
	p.rule(left, p.y, measureW, 0) // a cell that rows share ends here
	p.newPage()
	p.draw(p.layout, p.header)
	if p.band != nil {
		p.draw(p.layout, *p.band)
	}
}

// room is that for rows on a page.
func (p *placer) pageRoom() float64 {
	room := bottom - top - p.header.high
	if p.band != nil {
		room -= p.band.high
	}
	return room
}

func (p *placer) put(block []laidRow) {
	if block[0].kind == rowBand {
		p.band = nil
	}
	if high := height(block); p.y+high > bottom && high <= p.pageRoom() {
		p.next()
		if alone := block[0].alone; alone != nil {
			alone.shared = block[0].shared
			block[0] = *alone
		}
	}
	for k, row := range block {
		if p.y+row.high > bottom && (k > 0 || row.high <= p.pageRoom()) {
			p.next()
		}
		for _, piece := range row.split(p.density, bottom-p.y, p.pageRoom()) {
			if p.y+piece.high > bottom {
				p.next()
			}
			p.draw(p.layout, piece)
		}
		if row.kind == rowBand {
			again := row
			again.mark = ""
			again.cells = []laidCell{{lines: []string{row.cells[0].lines[0] + "（续）"}}}
			p.band = &again
		}
	}
}
