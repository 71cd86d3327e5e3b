package entry

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// MoreNote stands above the sheet 续文, for whoever opens it. Reading must know it
// also when it is worded otherwise: it is not typed.
const MoreNote = "Excel 一格最多 32767 个字，放不下的接在本表：原单元格中写有“接‘" + SheetMore + "’第几号”，即下面的编号。填报的内容更新时按编号接回，请保留编号和原单元格中的这几个字。"

// MoreColumns are those of the sheet 续文: each row is a piece of the text with
// its number, in order.
var MoreColumns = []string{"编号", "接续的单元格", "续文"}

// GoesOn ends a text in a cell that goes on as number n of the sheet 续文.
func GoesOn(n int) string { return fmt.Sprintf("……（接“%s”第%d号）", SheetMore, n) }

// goesOn finds what GoesOn wrote, also where somebody who edited the text around it
// took its dots away, or put it in other brackets.
var goesOn = regexp.MustCompile(`(?:…{1,2} *)?[（(] *接 *[“”"]` + SheetMore + `[“”"] *第 *(\d{1,9}) *号 *[）)]`)

// Marks are the numbers of 续文 with which a text says that it goes on.
func Marks(text string) []int {
	var list []int
	for _, m := range marksIn(text) {
		list = append(list, numberOf(text, m))
	}
	return list
}

// Whole is a text with what goes on in the place of each mark; one whose number has
// none is text.
func Whole(text string, rest map[int]string) string {
	marks := marksIn(text)
	if len(marks) == 0 {
		return text
	}
	var whole strings.Builder
	at := 0
	for _, m := range marks {
		if more, known := rest[numberOf(text, m)]; known {
			whole.WriteString(text[at:m[0]] + more)
			at = m[1]
		}
	}
	return whole.String() + text[at:]
}

// marksIn are the places of marks and of their numbers. Nearly no text has one.
func marksIn(text string) [][]int {
	if !strings.Contains(text, SheetMore) {
		return nil
	}
	return goesOn.FindAllStringSubmatchIndex(text, -1)
}

func numberOf(text string, mark []int) int {
	n, _ := strconv.Atoi(text[mark[2]:mark[3]]) // nine digits at the most
	return n
}

// Marks are those in all texts of s: they are whole, so that what goes on in its
// next workbook must have other numbers.
func (s *Sheet) Marks() map[int]bool {
	taken := map[int]bool{}
	of := func(c Cell) {
		for _, n := range Marks(c.Value.Text) {
			taken[n] = true
		}
	}
	for _, t := range []Table{s.Tasks, s.Targets, s.Withdrawn, s.Unclaimed} {
		for _, r := range t.Rows {
			for _, c := range r.Cells {
				of(c)
			}
		}
	}
	for _, g := range s.Grids {
		for _, c := range g.Cells {
			of(c.Cell)
		}
	}
	return taken
}
