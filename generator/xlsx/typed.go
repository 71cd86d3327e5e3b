package xlsx

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"fenjie/source/entries/entry"
)

// layout is the columns of a sheet of ours: the form's own, those that the unit
// added before the hidden last one.
type layout struct {
	titles []string
	widths []float64
	at     map[string]int // column by title, from 1
}

// addedWidth is the width of a column that the unit added.
const addedWidth = 12

func layOut(f entry.Form, widths []float64, added []string) layout {
	last := len(f.Columns) - 1
	titles := slices.Concat(f.Columns[:last], added, f.Columns[last:])
	return newLayout(titles, func(title string) float64 {
		if k := slices.Index(f.Columns, title); k >= 0 {
			return widths[k]
		}
		return addedWidth
	})
}

func newLayout(titles []string, width func(string) float64) layout {
	c := layout{titles: titles, at: map[string]int{}}
	for k, title := range titles {
		c.widths = append(c.widths, width(title))
		c.at[title] = k + 1
	}
	return c
}

// id is the hidden last column, visible the last before it.
func (c layout) id() int      { return len(c.titles) }
func (c layout) visible() int { return len(c.titles) - 1 }

// header writes the titles into row n and sets the widths.
func (b *book) header(s string, c layout, n int) {
	for k, title := range c.titles {
		b.text(s, k+1, n, title)
		b.columnWidth(s, k+1, k+1, c.widths[k])
	}
	b.setStyle(s, 1, n, c.visible(), n, b.head())
	b.setStyle(s, c.id(), n, c.id(), n, b.hidden())
	b.rowHeight(s, n, max(28, b.height(c.titles[:c.visible()], c.widths)))
}

// across writes a line over all columns of a table.
func (b *book) across(s string, n, columns int, text string, style int, high float64) {
	b.text(s, 1, n, text)
	b.merge(s, 1, n, columns, n)
	b.setStyle(s, 1, n, columns, n, style)
	b.rowHeight(s, n, high)
}

// typedRows finds the rows of a table by their ids.
func typedRows(t entry.Table) map[string]entry.Row {
	rows := map[string]entry.Row{}
	for _, r := range t.Rows {
		if r.ID != "" {
			rows[r.ID] = r
		}
	}
	return rows
}

// typed writes what was typed into row n, each value as it was, and enters its
// texts into texts, from which the height of the row is reckoned.
func (b *book) typed(s string, c layout, r entry.Row, n int, texts []string) {
	for _, typed := range r.Cells {
		k := c.at[typed.Column]
		if k == 0 {
			b.try(fmt.Errorf("sheet %s: no column %q for what was typed", s, typed.Column))
			continue
		}
		if typed.Value.Kind != entry.Blank {
			b.value(s, k, n, typed.Value)
			if k <= len(texts) {
				texts[k-1] = typed.Value.Text
			}
			f := fitUsual
			if k <= len(c.widths) {
				f = b.fit(typed.Value.Text, c.widths[k-1])
			}
			b.setStyle(s, k, n, k, n, b.typedStyle(typed.Value, f))
		}
		b.comment(s, k, n, typed.Comment)
	}
}

// value writes a value with its type: text is never a formula, digits of a
// number are stored as they were.
func (b *book) value(s string, column, row int, v entry.Value) {
	switch v.Kind {
	case entry.Numeric:
		b.number(s, column, row, v.Text)
	case entry.Bool:
		b.try(b.file.SetBool(s, column, row, v.Text == "TRUE"))
	case entry.Text:
		b.typedText(s, column, row, v.Text)
	}
}

// typedStyle is the style of a typed cell: that of the cells for typing, with
// the value's own number format.
func (b *book) typedStyle(v entry.Value, f fit) int {
	style := &excelize.Style{
		Font:      &excelize.Font{Family: b.look.Fonts.Body, Size: b.size(f)},
		Border:    b.border(),
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{b.look.Colours.Fill}},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}, Protection: &excelize.Protection{Locked: false},
	}
	setFormat(style, v)
	return b.style(fmt.Sprintf("typed %s %q %d %d", v.Kind, v.Format, v.BuiltIn, f), style)
}

// plainStyle is no more than a value's number format.
func (b *book) plainStyle(v entry.Value) int {
	style := &excelize.Style{}
	setFormat(style, v)
	return b.style(fmt.Sprintf("plain %s %q %d", v.Kind, v.Format, v.BuiltIn), style)
}

func setFormat(style *excelize.Style, v entry.Value) {
	switch {
	case v.Kind == entry.Text:
		style.NumFmt = 49 // @: what a person types next stays text
	case v.Kind == entry.Numeric && v.Format != "":
		style.CustomNumFmt = &v.Format
	case v.Kind == entry.Numeric:
		style.NumFmt = v.BuiltIn
	}
}

func (b *book) comment(s string, column, row int, text string) {
	if text != "" {
		b.try(b.file.AddComment(s, excelize.Comment{Cell: cell(column, row), Author: "填报", Text: clean(text), Width: 220, Height: 90}))
	}
}

// added writes the rows that the unit added below row end, and returns the last
// row taken.
func (b *book) added(s string, c layout, t entry.Table, end int) int {
	first := true
	for _, r := range t.Rows {
		if r.ID != "" {
			continue
		}
		if first {
			end++
			b.across(s, end, c.visible(), entry.Added, b.head(), 24)
			first = false
		}
		end++
		texts := make([]string, c.visible())
		b.setStyle(s, 1, end, c.visible(), end, b.body(look{fill: true, text: true}))
		b.typed(s, c, r, end, texts)
		b.rowHeight(s, end, b.height(texts, c.widths))
	}
	return end
}
