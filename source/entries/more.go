package entries

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"fenjie/source/entries/entry"
	"fenjie/source/limits"
)

// more is how texts go on that a cell has no room for: the sheet 续文.
type more struct {
	texts   map[int]string     // by their number
	first   map[int]entry.Cell // where each begins, without its text
	claimed map[int]bool       // some cell goes on so
	loose   []entry.Cell       // typed beside the table
	grown   int64              // by how much texts have grown
}

// cellName is how 续文 names the cell that goes on: 责任清单!L5.
var cellName = regexp.MustCompile(`^.+![A-Z]{1,3}\d{1,7}$`)

// readMore reads the sheet 续文. What no number tells the place of was typed.
func readMore(t *sheet) *more {
	m := &more{texts: map[int]string{}, first: map[int]entry.Cell{}, claimed: map[int]bool{}}
	pieces := map[int][]string{}
	below := false
	for _, l := range t.rows {
		heads := headsMore(l.texts)
		below = below || heads
		n, err := strconv.Atoi(l.text(0))
		names := below && cellName.MatchString(l.text(1))
		numbered := below && err == nil && (names || l.text(2) != "")
		if numbered {
			if pieces[n] == nil {
				m.first[n] = t.cell(entry.SheetMore, "", 3, l.number)
			}
			pieces[n] = append(pieces[n], l.text(2))
		}
		for k, text := range l.texts {
			ours := heads && k < len(entry.MoreColumns) || numbered && (k == 0 || k == 2) || k == 1 && names || text == entry.MoreNote
			if !ours && strings.TrimSpace(text) != "" {
				m.loose = append(m.loose, t.cell("表格之外", text, k+1, l.number))
			}
		}
	}
	for n, list := range pieces {
		m.texts[n] = strings.Join(list, "")
	}
	m.loose = append(m.loose, t.commentsTo(excelize.TotalRows, "批注")...)
	return m
}

// headsMore reports whether a row is the header of 续文.
func headsMore(texts []string) bool {
	n := len(entry.MoreColumns)
	return len(texts) >= n && slices.Equal(texts[:n], entry.MoreColumns)
}

// complete makes the texts of a sheet whole. It reports false where they would be
// larger than any workbook.
func (m *more) complete(t *sheet) bool {
	for _, l := range t.rows {
		for k, text := range l.texts {
			for _, n := range entry.Marks(text) {
				rest, known := m.texts[n]
				if m.grown += int64(len(rest)); m.grown > limits.Workbook {
					return false
				}
				m.claimed[n] = m.claimed[n] || known
			}
			l.texts[k] = entry.Whole(text, m.texts)
		}
	}
	return true
}

// unclaimed is what no cell goes on with any more, and what was typed beside it.
func (m *more) unclaimed() []entry.Cell {
	list := m.loose
	for _, n := range slices.Sorted(maps.Keys(m.texts)) {
		if c := m.first[n]; !m.claimed[n] {
			if c.Value = entry.String(m.texts[n]); !c.IsBlank() {
				list = append(list, c)
			}
		}
	}
	return list
}
