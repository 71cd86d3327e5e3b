package word

import (
	"fmt"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table))

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
		m.paragraph(headings[min(n.Level, len(headings))-1], m.inline(n))
	case *ast.List:
		m.list(n, "")
	case *east.Table:
		m.tableOf(n)
	case *ast.ThematicBreak:
		m.paragraph("Rule", nil)
	default:
		m.paragraph("Normal", m.inline(n))
	}
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
	m.body.table(columnsOf(t, m.width, head, rows), head, func(row func([][]run)) {
		for _, cells := range rows {
			row(cells)
		}
	})
}

// columnsOf gives each column the width of its longest cell where the table
// has room for all. Where it has not, the wide ones share what the narrow ones
// leave: a long text may wrap, a figure must not.
func columnsOf(t *east.Table, width int, head [][]run, rows [][][]run) []column {
	const em, padding = 210, 200 // of a cell's 10.5 pt
	columns := make([]column, len(head))
	want, narrow, wide := 0, 0, 0
	for k := range columns {
		widest := 3
		for _, r := range append([][][]run{head}, rows...) {
			if k < len(r) {
				widest = max(widest, ems(r[k]))
			}
		}
		columns[k].width = widest*em + padding
		want += columns[k].width
		if columns[k].width <= width/len(columns) {
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
		case columns[k].width > width/len(columns):
			columns[k].width = columns[k].width * (width - narrow) / wide
		}
	}
	return columns
}

var alignments = map[east.Alignment]string{east.AlignRight: "right", east.AlignCenter: "center"}

// ems is about how wide runs are, in 汉字.
func ems(runs []run) int {
	halves := 0
	for _, r := range runs {
		for _, c := range r.text {
			if c < 0x2000 {
				halves++
			} else {
				halves += 2
			}
		}
	}
	return (halves + 1) / 2
}

// inline is the text below a node, in runs.
func (m *mapper) inline(n ast.Node) []run {
	var runs []run
	add := func(text []byte, bold bool) {
		if len(runs) > 0 && runs[len(runs)-1].bold == bold {
			runs[len(runs)-1].text += string(text)
			return
		}
		runs = append(runs, run{string(text), bold})
	}
	bold := false
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the walker returns no error of its own
		switch n := n.(type) {
		case *ast.Emphasis:
			if n.Level == 2 {
				bold = entering
			}
		case *ast.Text:
			if entering {
				add(written(n.Segment.Value(m.source)), bold)
				if n.HardLineBreak() {
					add([]byte("\n"), bold)
				}
			}
		case *ast.String:
			if entering {
				add(n.Value, bold)
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
