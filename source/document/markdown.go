package document

import (
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"fenjie/source/plan"
)

// readMarkdown reads Markdown: goldmark finds headings and tables, and every
// other line is a paragraph of its own, as in a text file, since plans are
// written a line a paragraph. Markup is taken off: # before headings, > before
// quotations, bullets, emphasis marks, backslash escapes, rules, code fences
// and the pipes of tables. Numbers of lists are the plan's own and stay.
func readMarkdown(source string) *Document {
	source = strings.Join(splitLines(source), "\n")
	bytes := []byte(source)
	tree := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(bytes))
	m := &markdown{lines: strings.Split(source, "\n"), heading: map[int]int{}, tables: map[int]*east.Table{}}
	m.index(bytes)
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			m.note(n)
		}
		return ast.WalkContinue, nil
	})
	doc := &Document{}
	for n := 0; n < len(m.lines); n++ {
		if t := m.tables[n]; t != nil {
			rows := m.table(doc, n)
			n += rows - 1
			continue
		}
		m.line(doc, n)
	}
	return doc
}

// markdown is a Markdown text by lines, with what goldmark found in it.
type markdown struct {
	lines   []string
	starts  []int // byte at which each line begins
	heading map[int]int
	tables  map[int]*east.Table // by the line of their header
}

func (m *markdown) index(source []byte) {
	m.starts = []int{0}
	for i, c := range source {
		if c == '\n' {
			m.starts = append(m.starts, i+1)
		}
	}
}

func (m *markdown) lineOf(at int) int {
	return sort.SearchInts(m.starts, at+1) - 1
}

// note enters headings and tables by their lines.
func (m *markdown) note(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		if n.Lines().Len() > 0 {
			m.heading[m.lineOf(n.Lines().At(0).Start)] = n.Level
		}
	case *east.Table:
		if at, ok := firstText(n); ok {
			m.tables[m.lineOf(at)] = n
		}
	}
}

// firstText is the byte at which the first text below n begins.
func firstText(n ast.Node) (int, bool) {
	at, found := 0, false
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			at, found = t.Segment.Start, true
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return at, found
}

var (
	ruleForm    = regexp.MustCompile(`^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=+)\s*$`)
	fenceForm   = regexp.MustCompile("^\\s*(?:```|~~~)[^`]*$")
	prefixForm  = regexp.MustCompile(`^\s*(?:>\s?)*\s*`)
	headingForm = regexp.MustCompile(`^#{1,6}(?:\s+|$)`)
	bulletForm  = regexp.MustCompile(`^[-*+]\s+`)
	escapeForm  = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
	strongForm  = regexp.MustCompile(`\*\*([^*]+)\*\*|__([^_]+)__`)
	emphasis    = regexp.MustCompile(`(^|[^*\\])\*([^*\s：、，][^*：、，]*?[^*\s])\*($|[^*])`)
	delimiter   = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$`)
)

// line adds one line as a paragraph, its markup taken off.
func (m *markdown) line(doc *Document, n int) {
	raw := m.lines[n]
	if ruleForm.MatchString(raw) || fenceForm.MatchString(raw) {
		return
	}
	rest := raw[len(prefixForm.FindString(raw)):]
	if m.heading[n] > 0 {
		rest = headingForm.ReplaceAllString(rest, "")
		rest = strings.TrimRight(rest, "# ")
	} else if bullet := bulletForm.FindString(rest); bullet != "" {
		rest = rest[len(bullet):]
	}
	at := plan.Place{Line: n + 1, Column: 1 + utf8.RuneCountInString(raw) - utf8.RuneCountInString(rest)}
	if rest != "" {
		doc.add(Block{Place: at, Text: inline(rest), Heading: m.heading[n]})
	}
}

// inline takes emphasis and escapes off a line. A star before a unit's name
// marks a lead and is no emphasis: *市科技局、*市经信局.
func inline(s string) string {
	s = strings.TrimSuffix(strings.TrimRight(s, " "), "\\")
	s = strongForm.ReplaceAllString(s, "$1$2")
	s = emphasis.ReplaceAllString(s, "$1$2$3")
	s = strings.ReplaceAll(s, "`", "")
	s = escapeForm.ReplaceAllString(s, "$1")
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "<br>", "\n", "<br/>", "\n").Replace(s)
}

// table adds the table whose header stands on line n, and returns its number
// of lines.
func (m *markdown) table(doc *Document, n int) int {
	t := &Table{}
	rows := 0
	for k := n; k < len(m.lines) && strings.Contains(m.lines[k], "|"); k++ {
		rows++
		if k == n+1 && delimiter.MatchString(m.lines[k]) {
			continue
		}
		t.Rows = append(t.Rows, m.row(doc, k))
	}
	doc.Blocks = append(doc.Blocks, Block{Place: plan.Place{Line: n + 1, Column: 1}, Table: t})
	return max(rows, 1)
}

func (m *markdown) row(doc *Document, n int) []Cell {
	raw := m.lines[n]
	var row []Cell
	start := 0
	for i := 0; i <= len(raw); i++ {
		if i < len(raw) && (raw[i] != '|' || i > 0 && raw[i-1] == '\\') {
			continue
		}
		cell := raw[start:i]
		edge := start == 0 || i == len(raw)
		if !edge || strings.TrimSpace(cell) != "" {
			at := plan.Place{Line: n + 1, Column: 1 + utf8.RuneCountInString(raw[:start])}
			row = append(row, Cell{Place: at, Text: strings.TrimSpace(doc.printable(inline(strings.TrimSpace(cell)), at))})
		}
		start = i + 1
	}
	return row
}
