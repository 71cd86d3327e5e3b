package xlsx

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/wording"
	"fenjie/generator/xlsx/stamp"
	"fenjie/source/revision"
)

const sheetComparison = "修订对照表"

// comparisonColumns fit A4 landscape at nearly their full size. 修订理由 is
// filled in by hand.
var comparisonColumns = []struct {
	title string
	width float64
}{{"序号", 4.5}, {"修订前", 40}, {"修订后", 40}, {"修订类型", 9.5}, {"涉及单位", 16}, {"修订理由", 12}}

// comparisonRow is one measure or section, with all that changed in it.
type comparisonRow struct {
	old, new []revision.Span
	kinds    []string
	units    []string
}

// Comparison writes the table that an office hands round with a revised plan
// (修订对照表): before and after side by side, the changed words marked.
func Comparison(w io.Writer, title string, r *revision.Revision, in format.Input) error {
	b := newBook(stamp.New(&stamp.Forms{}), sheetComparison, in)
	defer b.file.Close()
	s := sheetComparison
	width := len(comparisonColumns)
	widths := make([]float64, width)
	b.text(s, 1, 1, title+"修订对照表")
	b.text(s, 1, 2, wording.RevisionSummary(r)+"红色删除线为删去的文字，蓝色下划线为新增的文字。")
	for k, style := range []int{b.title(), b.note()} {
		b.merge(s, 1, k+1, width, k+1)
		b.setStyle(s, 1, k+1, width, k+1, style)
	}
	for k, c := range comparisonColumns {
		widths[k] = c.width
		b.text(s, k+1, 3, c.title)
		b.columnWidth(s, k+1, k+1, c.width)
	}
	b.rowHeight(s, 1, float64(max(1, b.titleLines(title+"修订对照表", widths)))*30+8)
	b.rowHeight(s, 2, 36)
	b.setStyle(s, 1, 3, width, 3, b.head())
	b.rowHeight(s, 3, 28)
	end := 3
	for n, row := range comparisonRows(r) {
		end = b.comparisonRow(s, row, n+1, end, widths)
	}
	if note := renumberedNote(r); note != "" {
		end++
		b.text(s, 1, end, note)
		b.merge(s, 1, end, width, end)
		b.setStyle(s, 1, end, width, end, b.body(look{}))
		total := 0.0
		for _, w := range widths {
			total += w
		}
		b.rowHeight(s, end, b.height([]string{note}, []float64{total}))
	}
	b.freeze(s, 0, 3)
	b.printSetup(s, 9, 3, fmt.Sprintf("$A$1:$%s$%d", letter(width), end))
	return b.finish(w, sheetComparison, "", assign.Head{Title: title}, in)
}

// titleLines is how many lines the title takes at 20 points.
func (b *book) titleLines(title string, widths []float64) int {
	room := 0.0
	for _, w := range widths {
		room += b.ems(w)
	}
	return (utf8.RuneCountInString(title)*20 + int(room*b.look.Fonts.Size) - 1) / int(room*b.look.Fonts.Size)
}

// comparisonRow writes a row below row end, or several where the texts are
// more than Excel's tallest row holds, and returns the last.
func (b *book) comparisonRow(s string, row comparisonRow, number, end int, widths []float64) int {
	old, new := b.pieces(row.old, widths[1]), b.pieces(row.new, widths[2])
	for k := range max(len(old), len(new)) {
		end++
		var texts [2]string
		for column, list := range [][][]revision.Span{old, new} {
			if k < len(list) {
				texts[column] = plainText(list[k])
				b.rich(s, column+2, end, list[k], b.look.Fonts.Size)
			}
		}
		kinds, units := strings.Join(row.kinds, "、"), wording.Names(row.units)
		if k == 0 {
			b.number(s, 1, end, fmt.Sprint(number))
			b.text(s, 4, end, kinds)
			b.text(s, 5, end, units)
		} else {
			kinds, units = "（接上行）", ""
			b.text(s, 4, end, kinds)
		}
		b.setStyle(s, 1, end, len(widths), end, b.body(look{}))
		b.setStyle(s, 1, end, 1, end, b.body(look{center: true}))
		b.setStyle(s, 4, end, 4, end, b.body(look{center: true}))
		b.setStyle(s, len(widths), end, len(widths), end, b.body(look{text: true}))
		b.rowHeight(s, end, b.height([]string{"", texts[0], texts[1], kinds, units}, widths))
	}
	return end
}

// pieces cuts a text into what rows of Excel can be high enough for.
func (b *book) pieces(spans []revision.Span, width float64) [][]revision.Span {
	var list [][]revision.Span
	var now []revision.Span
	text := ""
	for _, s := range spans {
		for _, part := range cutSpan(s) {
			if text != "" && b.tooHigh(text+part.Text, width) {
				list = append(list, now)
				now, text = nil, ""
			}
			text += part.Text
			if k := len(now) - 1; k >= 0 && now[k].Kind == part.Kind {
				now[k].Text += part.Text
			} else {
				now = append(now, part)
			}
		}
	}
	return append(list, now)
}

// cutSpan cuts a span after its full stops, and a sentence without an end at
// 400 characters.
func cutSpan(s revision.Span) []revision.Span {
	var list []revision.Span
	start, runes := 0, 0
	for i, r := range s.Text {
		runes++
		if r == '。' || r == '\n' || runes >= 400 {
			end := i + utf8.RuneLen(r)
			list = append(list, revision.Span{Kind: s.Kind, Text: s.Text[start:end]})
			start, runes = end, 0
		}
	}
	if start < len(s.Text) {
		list = append(list, revision.Span{Kind: s.Kind, Text: s.Text[start:]})
	}
	return list
}

func plainText(spans []revision.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// rich writes a text whose deleted words are struck out in red and whose
// inserted words are underlined in blue.
func (b *book) rich(sheet string, column, row int, spans []revision.Span, size float64) {
	var runs []excelize.RichTextRun
	for _, s := range spans {
		font := &excelize.Font{Family: b.look.Fonts.Body, Size: size}
		switch s.Kind {
		case revision.Deleted:
			font.Color, font.Strike = "C00000", true
		case revision.Inserted:
			font.Color, font.Underline = "1F4E9E", "single"
		}
		if text := clean(s.Text); text != "" {
			runs = append(runs, excelize.RichTextRun{Font: font, Text: text})
		}
	}
	// Excel keeps so many characters of a cell; a longer text stands there plain.
	if len(runs) > 0 && units(plainText(spans)) <= maxCell {
		b.try(b.file.SetRich(sheet, column, row, runs))
	}
}

// changedWords is a text after a revision for a sheet that shows what came; nil
// where nothing did.
func changedWords(spans []revision.Span) []revision.Span {
	_, now := sides(spans)
	for _, s := range now {
		if s.Kind == revision.Inserted {
			return now
		}
	}
	return nil
}

// comparisonRows gathers the changes of a revision by what they are of, in
// their order. Those that only have another number are left to a note.
func comparisonRows(r *revision.Revision) []comparisonRow {
	var rows []comparisonRow
	at := map[any]int{}
	for k := range r.Changes {
		c := &r.Changes[k]
		if c.Kind == revision.Renumbered {
			continue
		}
		key := subjectOf(c, k)
		n, known := at[key]
		if !known {
			n = len(rows)
			at[key] = n
			old, new := wholeTexts(c)
			rows = append(rows, comparisonRow{})
			rows[n].old, rows[n].new = sides(r.Spans(old, new))
		}
		rows[n].kinds = appendOnce(rows[n].kinds, c.Kind.Word())
		for _, u := range c.Units {
			rows[n].units = appendOnce(rows[n].units, u)
		}
	}
	return rows
}

// subjectOf is what a change is of: changes of one subject share a row.
func subjectOf(c *revision.Change, k int) any {
	switch {
	case c.NewMeasure != nil:
		return c.NewMeasure
	case c.OldMeasure != nil:
		return c.OldMeasure
	case c.NewSection != nil:
		return c.NewSection
	case c.OldSection != nil:
		return c.OldSection
	}
	return k
}

// wholeTexts is what a change is of, whole, in both texts.
func wholeTexts(c *revision.Change) (string, string) {
	switch {
	case c.NewMeasure != nil || c.OldMeasure != nil:
		return revision.WholeMeasure(c.OldMeasure), revision.WholeMeasure(c.NewMeasure)
	case c.NewSection != nil || c.OldSection != nil:
		return revision.WholeSection(c.OldSection), revision.WholeSection(c.NewSection)
	}
	return c.Old, c.New
}

// sides parts a step into the text before and the text after.
func sides(spans []revision.Span) (old, new []revision.Span) {
	for _, s := range spans {
		if s.Kind != revision.Inserted {
			old = append(old, s)
		}
		if s.Kind != revision.Deleted {
			new = append(new, s)
		}
	}
	return old, new
}

func renumberedNote(r *revision.Revision) string {
	var list []string
	for _, c := range r.Told() {
		if c.Kind == revision.Renumbered {
			list = append(list, c.Old+"→"+c.New)
		}
	}
	if len(list) == 0 {
		return ""
	}
	return fmt.Sprintf("另有%d处仅序号变化：%s", len(list), strings.Join(list, "，"))
}

func appendOnce(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}
