package xlsx

import (
	"fmt"
	"io"

	"fenjie/generator/format"
	"fenjie/generator/pages"
	"fenjie/generator/wording"
	"fenjie/generator/xlsx/stamp"
)

const sheetCheck = "校核问题清单"

// checkColumns of 校核问题清单, with Excel's width of each. 处理意见 is filled
// in by hand. Together they print on A4 at about nine tenths of their size.
var checkColumns = []struct {
	title string
	width float64
}{
	{"序号", 4.5}, {"位置", 16.5}, {"级别", 5.5}, {"原文", 24.5}, {"问题", 30}, {"建议", 23}, {"规则", 11.5}, {"处理意见", 16.5},
}

const checkHeaderRow = 3

// CheckList writes the findings of a check as a list to hand round.
func CheckList(w io.Writer, in format.Input) error {
	b := newBook(stamp.New(&stamp.Forms{}), sheetCheck, in)
	defer b.file.Close()
	b.checkList(in)
	return b.finish(w, sheetCheck, "", in.Overview.Head, in)
}

func (b *book) checkList(in format.Input) {
	s, count := sheetCheck, len(checkColumns)
	head := "依据：" + wording.PlanTitle(in.Overview.Head) + "。"
	if len(in.Findings) == 0 {
		head += "没有发现问题。"
	} else {
		head += fmt.Sprintf("共%d个问题：%s。浅黄色一栏填写处理意见。", len(in.Findings), pages.CheckCounts(in.Findings))
	}
	widths := make([]float64, count)
	for k, c := range checkColumns {
		widths[k] = c.width
		b.columnWidth(s, k+1, k+1, c.width)
		b.text(s, k+1, checkHeaderRow, c.title)
	}
	for k, line := range []string{sheetCheck, head} {
		b.text(s, 1, k+1, line)
		b.merge(s, 1, k+1, count, k+1)
	}
	b.setStyle(s, 1, 1, count, 1, b.title())
	b.rowHeight(s, 1, 36)
	b.setStyle(s, 1, 2, count, 2, b.note())
	b.rowHeight(s, 2, 20)
	b.setStyle(s, 1, checkHeaderRow, count, checkHeaderRow, b.head())
	b.rowHeight(s, checkHeaderRow, 28)
	places := wording.PlacesOf(in.Overview.Plan)
	end := checkHeaderRow
	for k, f := range in.Findings {
		end++
		cells := []string{fmt.Sprint(k + 1), places.At(f.Line, f.Section, f.Measure), f.Severity.Name(), f.Quote, f.Message, f.Suggestion, f.Code}
		b.number(s, 1, end, cells[0])
		for c := 1; c < len(cells); c++ {
			b.text(s, c+1, end, cells[c])
		}
		b.setStyle(s, 1, end, count-1, end, b.body(look{}))
		b.setStyle(s, 1, end, 1, end, b.body(look{center: true}))
		b.setStyle(s, 3, end, 3, end, b.body(look{center: true}))
		b.setStyle(s, count, end, count, end, b.body(look{fill: true, text: true}))
		b.rowHeight(s, end, b.height(cells, widths))
	}
	b.try(b.file.AutoFilter(s, fmt.Sprintf("A%d:%s%d", checkHeaderRow, letter(count), end), nil))
	b.freeze(s, 0, checkHeaderRow)
	b.printSetup(s, 9, checkHeaderRow, fmt.Sprintf("$A$1:$%s$%d", letter(count), end))
}
