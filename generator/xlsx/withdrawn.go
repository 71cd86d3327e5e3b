package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"fenjie/source/entries/entry"
)

var (
	withdrawnWidths = []float64{4.5, 8.5, 12, 35, 21, 5, 9, 14, 8, 7.5, 16, 7, 10.5, 10.5, 16, 10.5, 8, 7, 9, 12, 12}
	unclaimedWidths = []float64{4.5, 23, 16, 35, 10.5, 30, 26, 12}
)

// withdrawn fills the sheet 已撤销任务: what was typed at measures that are no
// longer the unit's, with all that was shown of them.
func (b *book) withdrawn(unit string, t entry.Table) {
	f, widths := inUse(entry.Withdrawn, withdrawnWidths, t)
	b.keptRows(f, widths, t, unit+entry.SheetWithdrawn,
		"以下任务或目标已从方案中撤销，或不再由本单位承担；原来的填报内容保留在此，任务恢复后自动归位。")
}

// unclaimed fills the sheet 待认领: values that found no cell of their own.
func (b *book) unclaimed(unit string, t entry.Table) {
	b.keptRows(entry.Unclaimed, unclaimedWidths, t, unit+"待认领内容",
		"以下内容未能自动归位，请核对后移到相应的栏目；不需要的可以删除整行。")
}

// keptRows fills a sheet of rows that are kept as they are.
func (b *book) keptRows(f entry.Form, widths []float64, t entry.Table, title, note string) {
	s := f.Sheet
	b.sheet(s)
	c := layOut(f, widths, t.Columns)
	b.across(s, 1, c.visible(), title, b.title(), 36)
	b.across(s, 2, c.visible(), note, b.note(), 20)
	const header = 3
	b.header(s, c, header)
	end := header
	for k, r := range t.Rows {
		end++
		texts := make([]string, c.visible())
		b.setStyle(s, 1, end, c.visible(), end, b.body(look{}))
		b.setStyle(s, 1, end, 1, end, b.body(look{center: true}))
		b.number(s, 1, end, fmt.Sprint(k+1))
		b.text(s, c.id(), end, r.ID)
		b.setStyle(s, c.id(), end, c.id(), end, b.hidden())
		for _, typed := range r.Cells {
			column := c.at[typed.Column]
			if f.ByHand(typed.Column) {
				continue
			}
			if column > 1 {
				b.text(s, column, end, typed.Value.Text)
				texts[column-1] = typed.Value.Text
			}
			if f := b.fit(typed.Value.Text, c.widths[column-1]); f != fitUsual {
				b.setStyle(s, column, end, column, end, b.body(look{locked: true, fit: f}))
			}
			b.comment(s, column, end, typed.Comment)
		}
		r.Cells = slices.DeleteFunc(slices.Clone(r.Cells), func(c entry.Cell) bool { return !f.ByHand(c.Column) })
		b.typed(s, c, r, end, texts)
		b.rowHeight(s, end, b.height(texts, c.widths))
	}
	b.try(b.file.SetColVisible(s, letter(c.id()), false))
	b.freeze(s, 3, header)
	b.printSetup(s, 9, header, fmt.Sprintf("$A$1:$%s$%d", letter(c.visible()), b.file.Row(end)))
}

// inUse is a form without those columns that no row fills: the sheet is wide
// enough as it is. What every row is known by stays.
func inUse(f entry.Form, widths []float64, t entry.Table) (entry.Form, []float64) {
	used := map[string]bool{entry.Number: true, entry.Task: true, entry.Content: true, entry.Reason: true, f.ID(): true}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			used[c.Column] = true
		}
	}
	out := entry.Form{Sheet: f.Sheet, Hand: f.Hand}
	var left []float64
	for k, title := range f.Columns {
		if used[title] {
			out.Columns = append(out.Columns, title)
			left = append(left, widths[k])
		}
	}
	return out, left
}

// grids writes the sheets that the unit added: their values, as they stood. A
// name that is one of ours gets a number: 续文 is, also where it comes later.
func (b *book) grids(grids []entry.Grid) {
	for _, g := range grids {
		name := g.Name
		taken := func(have string) bool { return strings.EqualFold(have, name) }
		for n := 2; taken(entry.SheetMore) || slices.ContainsFunc(b.file.GetSheetList(), taken); n++ {
			name = fmt.Sprintf("%s（%d）", shorten(g.Name, 25), n)
		}
		b.sheet(name)
		for k, w := range g.Widths {
			b.columnWidth(name, k+1, k+1, min(w, 255))
		}
		for _, c := range g.Cells {
			b.value(name, c.Column, c.Row, c.Value)
			if c.Value.Kind == entry.Numeric {
				b.setStyle(name, c.Column, c.Row, c.Column, c.Row, b.plainStyle(c.Value))
			}
			b.comment(name, c.Column, c.Row, c.Comment)
		}
	}
}

func shorten(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most])
	}
	return s
}
