package word

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))

// markdown writes a briefing's text: the Word document says the same as the
// Markdown one, because it is made from it.
func (d *body) markdown(source []byte) {
	m := mapper{body: d, source: source}
	first := markdown.Parser().Parse(text.NewReader(source)).FirstChild()
	for n := m.masthead(first); n != nil; n = n.NextSibling() {
		m.block(n)
	}
}

// masthead writes the head of a 简报: its name, and what stands between that and
// a rule before the title. It returns what follows; a text without one is
// returned whole.
func (m *mapper) masthead(first ast.Node) ast.Node {
	rule := first
	for n := 0; rule != nil && rule.Kind() != ast.KindThematicBreak; n++ {
		if h, ok := rule.(*ast.Heading); n > 4 || ok && n > 0 || h != nil && h.Level != 1 {
			return first
		}
		rule = rule.NextSibling()
	}
	if rule == nil || rule == first {
		return first
	}
	for n := first; n != rule; n = n.NextSibling() {
		style := "MastheadLine"
		if n == first {
			style = "Masthead"
		}
		m.paragraph(style, m.inline(n))
	}
	m.paragraph("MastheadRule", nil)
	return rule.NextSibling()
}

type mapper struct {
	*body
	source []byte
}

// styles of headings by their level; the first is the document's title.
var headings = []string{"Title", "Heading1", "Heading2"}

func (m *mapper) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		if runs := m.inline(n); n.Level == 1 && len(runs) == 1 && !runs[0].bold {
			m.title(runs[0].text)
			break
		}
		m.paragraph(headings[min(n.Level, len(headings))-1], m.inline(n))
	case *ast.List:
		m.list(n, "")
	case *east.Table:
		m.tableOf(n)
	case *ast.ThematicBreak:
		m.paragraph("Rule", nil)
	default:
		if runs := m.inline(n); n.NextSibling() != nil && (introduces(runs) || belowRule(n) || n.NextSibling().Kind() == east.KindTable) {
			m.leading("Normal", runs)
		} else {
			m.paragraph("Normal", runs)
		}
	}
}

// introduces reports whether a text ends in a colon: what it announces stands
// on its page.
func introduces(runs []run) bool {
	return len(runs) > 0 && strings.HasSuffix(runs[len(runs)-1].text, "：")
}

// leadsToRule reports whether a rule follows, as before 报送 and 抄送, which do
// not stand alone on a page.
func leadsToRule(n ast.Node) bool {
	return n.NextSibling() != nil && n.NextSibling().Kind() == ast.KindThematicBreak
}

func belowRule(n ast.Node) bool {
	return n.PreviousSibling() != nil && n.PreviousSibling().Kind() == ast.KindThematicBreak
}

// list writes the items of a list, each with its sign; those below go in by a
// character.
func (m *mapper) list(l *ast.List, indent string) {
	number := 0
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		for n := item.FirstChild(); n != nil; n = n.NextSibling() {
			if below, ok := n.(*ast.List); ok {
				m.list(below, indent+"　")
				continue
			}
			sign := "·"
			if number++; l.IsOrdered() {
				sign = fmt.Sprintf("%d.", number)
			}
			if n != item.FirstChild() {
				sign = "　"
			}
			m.paragraph("ListItem", append(plain(indent+sign), m.inline(n)...))
		}
	}
}

func (m *mapper) tableOf(t *east.Table) {
	var head [][]run
	var rows [][][]run
	for r := t.FirstChild(); r != nil; r = r.NextSibling() {
		var cells [][]run
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, m.inline(c))
		}
		if _, ok := r.(*east.TableHeader); ok {
			head = cells
			continue
		}
		rows = append(rows, cells)
	}
	columns := columnsOf(t, m.width, head, rows)
	m.body.table(columns, head, slices.Values(rows), keptOf(columns, rows, leadsToRule(t)))
}

// shortTable is how many lines a table has at most that stands on one page, a
// quarter of it.
const shortTable = 10

// fewRows is how many rows of a table stand alone on no page.
const fewRows = 3

// keptOf tells the rows that stay on the page of what follows: of a short table
// all, of another the first and the last few. The last row stays where the table
// leads to a rule.
func keptOf(columns []column, rows [][][]run, toRule bool) func(n int) bool {
	lines, last := 0, len(rows)-1
	for _, cells := range rows {
		lines += linesOf(columns, cells)
	}
	return func(n int) bool {
		if n == last {
			return toRule
		}
		return lines <= shortTable || n < fewRows-1 || n > last-fewRows
	}
}

// columnsOf gives each column the width of its longest cell where the table
// has room for all. Where it has not, the wide ones share what the narrow ones
// leave: a long text may wrap, a figure must not.
func columnsOf(t *east.Table, width int, head [][]run, rows [][][]run) []column {
	const padding = cellPadding + 30 // and its border
	columns := make([]column, len(head))
	want, narrow, wide := 0, 0, 0
	for k := range columns {
		widest := 3
		for _, r := range append([][][]run{head}, rows...) {
			if k < len(r) {
				widest = max(widest, ems(r[k]))
			}
		}
		columns[k].width = widest*cellEm + padding
		want += columns[k].width
		figures := k < len(t.Alignments) && t.Alignments[k] == east.AlignRight
		if columns[k].narrow = figures || columns[k].width <= width/len(columns); columns[k].narrow {
			narrow += columns[k].width
		} else {
			wide += columns[k].width
		}
		if k < len(t.Alignments) {
			columns[k].align = alignments[t.Alignments[k]]
		}
	}
	for k := range columns {
		switch {
		case want <= width:
			columns[k].width = columns[k].width * width / want
		case !columns[k].narrow && narrow < width:
			columns[k].width = columns[k].width * (width - narrow) / wide
		}
	}
	return columns
}

var alignments = map[east.Alignment]string{east.AlignRight: "right", east.AlignCenter: "center"}

// ems is about how wide runs are, in 汉字. Signs that are not Chinese are
// reckoned as wide as the widest faces have them: a figure must not wrap.
func ems(runs []run) int {
	percent := 0
	for _, r := range runs {
		for _, c := range r.text {
			if c < 0x2000 {
				percent += 65
			} else {
				percent += 100
			}
		}
	}
	return (percent + 99) / 100
}

// inline is the text below a node, in runs.
func (m *mapper) inline(n ast.Node) []run {
	var runs []run
	bold, struck := false, false
	add := func(text []byte) {
		if last := len(runs) - 1; last >= 0 && runs[last].bold == bold && runs[last].struck == struck {
			runs[last].text += string(text)
			return
		}
		runs = append(runs, run{string(text), bold, struck})
	}
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the walker returns no error of its own
		switch n := n.(type) {
		case *ast.Emphasis:
			if n.Level == 2 {
				bold = entering
			}
		case *east.Strikethrough:
			struck = entering
		case *ast.Text:
			if entering {
				add(written(n.Segment.Value(m.source)))
				if n.HardLineBreak() {
					add([]byte("\n"))
				}
			}
		case *ast.String:
			if entering {
				add(n.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return runs
}

// written resolves Markdown's escapes and entities.
func written(text []byte) []byte {
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(text)))
}
