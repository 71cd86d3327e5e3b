package entries

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"fenjie/source/entries/entry"
	"fenjie/source/limits"
)

// sheet is one sheet as it stands: its texts, and which form it has.
type sheet struct {
	name     string
	form     entry.Form // without a name where it is none of ours
	rows     []line     // those that hold anything, in order
	header   int        // index of the header row in rows
	more     bool       // it is 续文: its header row was met
	comments map[string]string
	title    entry.Cell   // names the unit above the form
	loose    []entry.Cell // typed above the header
}

// line is one row of a sheet with its number.
type line struct {
	number int
	texts  []string // raw values, by column from 0
}

func (l line) text(k int) string {
	if k < 0 || k >= len(l.texts) {
		return ""
	}
	return l.texts[k]
}

// load reads the texts of a sheet; nil where it is no sheet of cells.
func (b *book) load(name string) (*sheet, error) {
	t := &sheet{name: name, comments: map[string]string{}}
	rows, err := b.file.Rows(name)
	if err != nil {
		return nil, nil
	}
	defer rows.Close()
	for number := 1; rows.Next(); number++ {
		texts, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, damaged(b.name)
		}
		for len(texts) > 0 && isBlank(texts[len(texts)-1], t.more) {
			texts = texts[:len(texts)-1]
		}
		t.more = t.more || headsMore(texts)
		if len(texts) == 0 {
			continue
		}
		if len(t.rows) == limits.Rows || len(texts) > limits.Columns {
			return nil, tooLarge(b.name)
		}
		t.rows = append(t.rows, line{number, texts})
	}
	if rows.Error() != nil {
		return nil, damaged(b.name)
	}
	b.readComments(t)
	t.findForm()
	return t, nil
}

// isBlank reports whether a cell shows nothing. In 续文 blanks are part of a text.
func isBlank(text string, more bool) bool {
	return text == "" || !more && strings.TrimSpace(text) == ""
}

func (b *book) readComments(t *sheet) {
	comments, err := b.file.GetComments(t.name)
	if err != nil {
		return // a damaged list of comments costs no values
	}
	for _, c := range comments {
		text := c.Text
		for _, run := range c.Paragraph {
			text += run.Text
		}
		if strings.TrimSpace(text) != "" {
			t.comments[c.Cell] = text
		}
	}
}

// findForm finds the header row, wherever it stands, and the form it is of: the
// one that the sheet's name says, else the one whose titles it has most of.
func (t *sheet) findForm() {
	best := 0
	for _, form := range []entry.Form{entry.Tasks, entry.Targets, entry.Withdrawn, entry.Unclaimed} {
		want := (len(form.Columns) + 1) / 2
		if t.name == form.Sheet {
			want = 3
		}
		for k, l := range t.rows[:min(len(t.rows), limits.HeadRows)] {
			n := 0
			for _, title := range form.Columns {
				if slices.ContainsFunc(l.texts, func(s string) bool { return titleOf(s) == title }) {
					n++
				}
			}
			score := n * 100 / len(form.Columns)
			if t.name == form.Sheet {
				score += 100
			}
			if n >= want && score > best {
				best, t.form, t.header = score, form, k
			}
		}
	}
}

// titleOf is a header's title without line breaks, blanks and what someone
// added in brackets: 进展情况（截至6月底）.
func titleOf(s string) string {
	s = entry.Plain(s)
	if k := strings.IndexAny(s, "（(【["); k > 0 {
		s = s[:k]
	}
	return s
}

// columns names the columns of t: the form's own where its titles stand, and
// those that the unit added. A title met twice, and one that is blank above
// typed cells, gets a name of its own. Columns that hold nothing have none.
func (t *sheet) columns() (names []string, added []string) {
	header := t.rows[t.header]
	width := 0
	for _, l := range t.rows[t.header:] {
		width = max(width, len(l.texts))
	}
	names = make([]string, width)
	taken := map[string]bool{}
	for _, exact := range []bool{true, false} {
		for k := range names {
			title := titleOf(header.text(k))
			if names[k] != "" || !t.form.Has(title) || taken[title] || exact && entry.Plain(header.text(k)) != title {
				continue
			}
			names[k], taken[title] = title, true
			if !exact {
				t.loose = append(t.loose, t.cell("表头", header.text(k), k+1, header.number))
			}
		}
	}
	for k := range names {
		if names[k] != "" || !t.holds(k) {
			continue
		}
		title := strings.TrimSpace(header.text(k))
		if title == "" {
			title = "无标题栏"
		}
		name := title
		for n := 2; taken[name] || t.form.Has(name); n++ {
			name = fmt.Sprintf("%s（%d）", title, n)
		}
		names[k], taken[name] = name, true
		added = append(added, name)
	}
	return names, added
}

// holds reports whether anything stands in column k, from the header down.
func (t *sheet) holds(k int) bool {
	for _, l := range t.rows[t.header:] {
		if strings.TrimSpace(l.text(k)) != "" {
			return true
		}
	}
	return false
}

// cell is a text cell as read.
func (t *sheet) cell(column, text string, k, row int) entry.Cell {
	return entry.Cell{Column: column, Value: entry.String(text), At: at(t.name, k, row)}
}

// head looks at what stands above the header: the title says whose sheet it
// is, our own lines are nobody's, the rest was typed.
func (t *sheet) head() {
	for _, l := range t.rows[:t.header] {
		for k, text := range l.texts {
			plain := entry.Plain(text)
			switch {
			case plain == "", strings.HasPrefix(plain, "依据："), strings.HasPrefix(plain, "共") && strings.Contains(plain, "项任务："):
			case t.title.IsBlank() && strings.HasSuffix(plain, entry.SheetTasks):
				t.title = t.cell("表头上方", text, k+1, l.number)
			default:
				t.loose = append(t.loose, t.cell("表头上方", text, k+1, l.number))
			}
		}
	}
}

// headComments keeps the comments at the header and above it: they are at no
// measure.
func (t *sheet) headComments() {
	t.loose = append(t.loose, t.commentsTo(t.rows[t.header].number, "表头（批注）")...)
}

// commentsTo are the comments of t down to row last, as cells of a column.
func (t *sheet) commentsTo(last int, column string) []entry.Cell {
	var refs [][2]int
	for ref := range t.comments {
		if k, row, err := excelize.CellNameToCoordinates(ref); err == nil && row <= last {
			refs = append(refs, [2]int{row, k})
		}
	}
	slices.SortFunc(refs, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	var list []entry.Cell
	for _, r := range refs {
		ref := strings.TrimPrefix(at("", r[1], r[0]), "!")
		list = append(list, t.cell(column, t.comments[ref], r[1], r[0]))
	}
	return list
}
