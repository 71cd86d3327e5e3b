package revision

import (
	"container/heap"
	"math"
	"slices"
)

// edge is a candidate: row and column may be paired, and gain is what the
// pairing is worth, above 0.
type edge struct {
	row, column int
	gain        int64
}

// assign pairs rows and columns, each at most once, so that the sum of gains
// is the greatest possible. It returns each row's column, or -1.
//
// It adds one row at a time along a cheapest augmenting path (Jonker and
// Volgenant's method, on the candidates alone): of n rows with k candidates
// each it takes O(n²k log n) at worst, and next to nothing where candidates do
// not compete. Equal sums are settled by the order of the edges.
func assign(rows, columns int, edges []edge) []int {
	a := &assignment{
		edges: make([][]edge, rows), columnOf: slices.Repeat([]int{-1}, rows), rowOf: slices.Repeat([]int{-1}, columns),
		price: make([]int64, columns), distance: slices.Repeat([]int64{math.MaxInt64}, columns),
		from: make([]int, columns), final: make([]bool, columns),
	}
	for _, e := range edges {
		a.edges[e.row] = append(a.edges[e.row], e)
	}
	for row := range rows {
		if len(a.edges[row]) > 0 {
			a.add(row)
		}
	}
	return a.columnOf
}

// assignment is a pairing under way. price[c] is what column c is worth to
// whoever holds it: a row's profit is its best gain less price, and every
// paired row has its best.
type assignment struct {
	edges           [][]edge
	columnOf, rowOf []int
	price           []int64

	distance []int64 // profit lost on the cheapest way to each column
	from     []int   // the row before it on that way
	final    []bool
	reached  []int
	queue    queue
}

// add pairs row, moving others where all together gain by it, or leaves one
// of them unpaired where that gains most.
func (a *assignment) add(row int) {
	a.reached, a.queue = a.reached[:0], a.queue[:0]
	// lost is how much is lost by leaving the row at the end of a way unpaired.
	endRow, endColumn, best := row, -1, a.profit(row)
	a.relax(row, 0)
	for a.queue.Len() > 0 {
		at := heap.Pop(&a.queue).(waypoint)
		if a.final[at.column] || at.distance != a.distance[at.column] {
			continue
		}
		if at.distance >= best {
			break
		}
		a.final[at.column] = true
		holder := a.rowOf[at.column]
		if holder < 0 {
			// A free column has the price 0: nothing further can be cheaper.
			endRow, endColumn, best = -1, at.column, at.distance
			break
		}
		if lost := at.distance + a.profit(holder); lost < best {
			endRow, endColumn, best = holder, at.column, lost
		}
		a.relax(holder, at.distance)
	}
	for _, c := range a.reached {
		if a.final[c] && a.distance[c] < best {
			a.price[c] += best - a.distance[c]
		}
	}
	a.turn(row, endRow, endColumn)
	for _, c := range a.reached {
		a.distance[c], a.final[c] = math.MaxInt64, false
	}
}

// profit is the best that a row can have at the present prices, or 0 for
// staying unpaired.
func (a *assignment) profit(row int) int64 {
	best := int64(0)
	for _, e := range a.edges[row] {
		best = max(best, e.gain-a.price[e.column])
	}
	return best
}

// relax looks from a row, reached with so much lost, at its candidates.
func (a *assignment) relax(row int, lost int64) {
	profit := a.profit(row)
	for _, e := range a.edges[row] {
		d := lost + profit - (e.gain - a.price[e.column])
		if a.final[e.column] || d >= a.distance[e.column] || e.gain <= a.price[e.column] {
			continue
		}
		if a.distance[e.column] == math.MaxInt64 {
			a.reached = append(a.reached, e.column)
		}
		a.distance[e.column], a.from[e.column] = d, row
		heap.Push(&a.queue, waypoint{d, e.column})
	}
}

// turn pairs along the way that ends at endColumn: taken from endRow, or free
// where endRow is -1. endRow is the new row itself where it stays unpaired.
func (a *assignment) turn(row, endRow, endColumn int) {
	if endRow == row {
		return
	}
	if endRow >= 0 {
		a.columnOf[endRow] = -1
	}
	for c := endColumn; ; {
		r := a.from[c]
		before := a.columnOf[r]
		a.columnOf[r], a.rowOf[c] = c, r
		if r == row {
			return
		}
		c = before
	}
}

// waypoint is a column that can be reached, for the queue.
type waypoint struct {
	distance int64
	column   int
}

// queue gives the nearest column first, of equals the first.
type queue []waypoint

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	if q[i].distance != q[j].distance {
		return q[i].distance < q[j].distance
	}
	return q[i].column < q[j].column
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(waypoint)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
