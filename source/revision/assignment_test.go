package revision

import (
	"testing"

	"pgregory.net/rapid"
)

// best tries every pairing.
func best(rows int, gain map[[2]int]int64, row int, taken uint) int64 {
	if row == rows {
		return 0
	}
	most := best(rows, gain, row+1, taken)
	for at, g := range gain {
		if at[0] == row && taken>>at[1]&1 == 0 {
			most = max(most, g+best(rows, gain, row+1, taken|1<<at[1]))
		}
	}
	return most
}

// TestAssignIsOptimal holds the pairing against all that are possible.
func TestAssignIsOptimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(1, 7).Draw(t, "rows"), rapid.IntRange(1, 7).Draw(t, "columns")
		gain := map[[2]int]int64{}
		var edges []edge
		for r := range rows {
			for c := range columns {
				if g := rapid.Int64Range(-4, 12).Draw(t, "gain"); g > 0 {
					gain[[2]int{r, c}] = g
					edges = append(edges, edge{r, c, g})
				}
			}
		}
		taken := map[int]bool{}
		var sum int64
		for r, c := range assign(rows, columns, edges) {
			if c < 0 {
				continue
			}
			if taken[c] || gain[[2]int{r, c}] == 0 {
				t.Fatalf("row %d got column %d, which is taken or no candidate", r, c)
			}
			taken[c] = true
			sum += gain[[2]int{r, c}]
		}
		if want := best(rows, gain, 0, 0); sum != want {
			t.Fatalf("sum %d, the best is %d", sum, want)
		}
	})
}
