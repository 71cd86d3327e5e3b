package xlsx

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/wording"
)

// maxRuled is how many cells the matrix has with lines around the empty ones,
// too. That of a province would take minutes to open; there the grid of the
// program shows.
const maxRuled = 1_000_000

// nameWidth is Excel's width of the column of measures.
const nameWidth = 30

// matrix writes measures × units: ● leads, ○ supports, △ shares.
func (b *book) matrix(o *assign.Overview) {
	s := sheetMatrix
	b.sheet(s)
	b.text(s, 1, 1, "责任矩阵（●牵头　○配合　△共同负责）")
	units := o.Units
	last := len(units) + 3
	b.setStyle(s, 1, 1, 1, 1, b.style("left title", &excelize.Style{Font: &excelize.Font{Family: b.look.Fonts.Title, Size: 18}, Alignment: &excelize.Alignment{Vertical: "center"}}))
	b.rowHeight(s, 1, 34)
	b.text(s, 1, 2, "序号")
	b.text(s, 2, 2, "任务")
	b.text(s, 3, 2, "单位数")
	upright := b.style("upright", &excelize.Style{Font: &excelize.Font{Family: b.look.Fonts.Heading, Size: 10}, Border: b.border(),
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{b.look.Colours.Header}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "top", TextRotation: 255}})
	b.setStyle(s, 1, 2, 3, 2, b.head())
	longest := 4
	at := map[string]int{}
	for k, u := range units {
		at[u.Name] = k + 4
		b.text(s, k+4, 2, u.Name)
		longest = max(longest, len([]rune(u.Name)))
	}
	b.setStyle(s, 4, 2, last, 2, upright)
	b.rowHeight(s, 2, min(maxRow, float64(longest)*15+12))
	b.columnWidth(s, 1, 1, 4.5)
	b.columnWidth(s, 2, 2, nameWidth)
	b.columnWidth(s, 3, 3, 6)
	b.columnWidth(s, 4, last, 2.8)
	mark := b.body(look{center: true})
	ruled := len(o.Tasks)*len(units) <= maxRuled
	for n, task := range o.Tasks {
		row := n + firstRow
		b.number(s, 1, row, strconv.Itoa(task.Measure.Number))
		name := b.known.of(task).name
		b.words(s, 2, row, name)
		b.number(s, 3, row, strconv.Itoa(len(task.Measure.Units)))
		if ruled {
			b.setStyle(s, 1, row, last, row, mark)
		}
		b.setStyle(s, 1, row, 3, row, mark)
		b.setStyle(s, 2, row, 2, row, b.body(look{}))
		b.link(s, 1, row, sheetAll, 1, n+firstRow)
		b.setStyle(s, 1, row, 1, row, b.body(look{center: true, linked: true}))
		for _, u := range task.Measure.Units {
			if column, known := at[u.Name]; known {
				b.words(s, column, row, words{wording.RoleMark(u.Role), true})
				b.setStyle(s, column, row, column, row, mark)
			}
		}
		b.rowHeight(s, row, max(18, b.textHigh(name.s, nameWidth, fitUsual)))
	}
	end := len(o.Tasks) + firstRow
	for row, title := range []string{"牵头任务数", "全部任务数"} {
		at := end + row
		b.text(s, 2, at, title)
		b.setStyle(s, 1, at, last, at, b.body(look{center: true, lead: true, strong: true}))
		b.rowHeight(s, at, 20)
	}
	for k, u := range units {
		b.number(s, k+4, end, fmt.Sprint(u.Lead))
		b.number(s, k+4, end+1, fmt.Sprint(u.Lead+u.Support+u.Shared))
		b.linkFile(s, k+4, end+1, "责任清单/"+o.FileNames[u.Name]+".xlsx")
		b.setStyle(s, k+4, end+1, k+4, end+1, b.body(look{center: true, lead: true, strong: true, linked: true}))
	}
	end++
	b.freeze(s, 3, 2)
	b.printSetup(s, 8, 2, fmt.Sprintf("$A$1:$%s$%d", letter(last), end))
}
