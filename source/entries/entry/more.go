package entry

import (
	"fmt"
	"strconv"
	"strings"
)

// MoreColumns are those of the sheet 续文: each row is a piece of the text with
// its number, in order.
var MoreColumns = []string{"编号", "接续的单元格", "续文"}

const goesOn, goesOnEnd = "……（接“" + SheetMore + "”第", "号）"

// GoesOn ends a text in a cell that goes on as number n of the sheet 续文.
func GoesOn(n int) string { return fmt.Sprint(goesOn, n, goesOnEnd) }

// CutGoesOn takes that end off.
func CutGoesOn(text string) (begin string, n int, ok bool) {
	rest, ok := strings.CutSuffix(text, goesOnEnd)
	i := strings.LastIndex(rest, goesOn)
	if !ok || i < 0 {
		return text, 0, false
	}
	n, err := strconv.Atoi(rest[i+len(goesOn):])
	return rest[:i], n, err == nil && n > 0
}
