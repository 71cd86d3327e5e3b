package document

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// readMarkdown reads Markdown: goldmark finds headings, code and tables, and
// every other line is a paragraph of its own, as in a text file, since plans
// are written a line a paragraph. Markup is taken off: # before headings, >
// before quotations, bullets, emphasis marks, backslash escapes, character
// references, rules, code fences and the pipes of tables. Numbers of lists are
// the plan's own and stay, as do links, and <words> in angle brackets. Front
// matter and HTML comments are noted.
func readMarkdown(source string) *Document {
	m := &markdown{
		doc: &Document{}, lines: splitLines(strings.Map(func(r rune) rune {
			if isBreak(r) {
				return ' '
			}
			return r
		}, source)),
		heading: map[int]int{}, markup: map[int]bool{}, code: map[int]bool{}, tables: map[int]bool{},
	}
	first := m.frontMatter()
	m.parse()
	for n := first; n < len(m.lines); n++ {
		if m.tables[n] {
			n += m.table(n) - 1
			continue
		}
		m.line(n)
	}
	return m.doc.finished()
}

// markdown is a Markdown text by lines, with what goldmark found in it.
type markdown struct {
	doc     *Document
	lines   []string
	starts  []int        // byte at which each line begins
	heading map[int]int  // level, by line
	markup  map[int]bool // lines that are a rule, an underline or a fence
	code    map[int]bool // lines of fenced code, which hold no markup
	tables  map[int]bool // lines that are the header of a table
}

// frontMatter notes the settings that some programs put before the text,
// between two lines of ---, blanks them, and returns the line after them.
func (m *markdown) frontMatter() int {
	if strings.TrimRight(m.lines[0], " \t") != "---" {
		return 0
	}
	for n := 1; n < len(m.lines); n++ {
		switch line := strings.TrimRight(m.lines[n], " \t"); {
		case line == "---" || line == "...":
			m.say(0, "front-matter", strings.Join(m.lines[1:n], " "), "文件开头的元数据（--- 之间）未作为正文读取")
			for k := range n + 1 {
				m.lines[k] = ""
			}
			return n + 1
		case !metaForm.MatchString(m.lines[n]):
			return 0
		}
	}
	return 0
}

func (m *markdown) say(n int, code, quote, message string) {
	m.doc.Notes = append(m.doc.Notes, plan.Problem{
		Place: plan.Place{Line: n + 1, Column: 1}, Severity: "notice", Code: code,
		Quote: quote, Message: message, Suggestion: "如属正文，请移入正文",
	})
}

// parse lets goldmark find the blocks. Inline markup is taken off by our own
// rules (see inline), so that nothing of a line is lost and time is linear.
func (m *markdown) parse() {
	source := []byte(strings.Join(m.lines, "\n"))
	m.starts = []int{0}
	for i, c := range source {
		if c == '\n' {
			m.starts = append(m.starts, i+1)
		}
	}
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
	)
	_ = ast.Walk(p.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			m.note(n)
		}
		return ast.WalkContinue, nil
	})
}

func (m *markdown) lineOf(at int) int { return sort.SearchInts(m.starts, at+1) - 1 }

// note enters headings, code and tables by their lines.
func (m *markdown) note(n ast.Node) {
	if n.Type() != ast.TypeBlock || n.Kind() != east.KindTable && n.Lines().Len() == 0 {
		return
	}
	switch n := n.(type) {
	case *ast.Heading:
		first, last := m.lineOf(n.Lines().At(0).Start), m.lineOf(n.Lines().At(n.Lines().Len()-1).Start)
		if first == last { // several lines above a --- are text above a rule
			m.heading[first] = n.Level
		}
		if !strings.HasPrefix(m.unquoted(first), "#") && last+1 < len(m.lines) {
			m.markup[last+1] = true
		}
	case *ast.FencedCodeBlock:
		first, last := m.lineOf(n.Lines().At(0).Start), m.lineOf(n.Lines().At(n.Lines().Len()-1).Start)
		m.markup[first-1], m.markup[last+1] = true, true
		for k := first; k <= last; k++ {
			m.code[k] = true
		}
	case *east.Table:
		m.noteTable(n)
	}
}

// noteTable finds the header of a table: the line before its delimiter, at or
// above the first cell that holds text.
func (m *markdown) noteTable(n *east.Table) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		t, ok := n.(*ast.Text)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		for k := m.lineOf(t.Segment.Start); k >= 0 && m.lines[k] != ""; k-- {
			if k+1 < len(m.lines) && delimiter.MatchString(m.unquoted(k+1)) {
				// A single column without pipes is text above a rule.
				m.tables[k] = strings.Contains(m.lines[k], "|")
				break
			}
		}
		return ast.WalkStop, nil
	})
}

var (
	metaForm    = pattern.New(`^(?:\s*|\s*#.*|[\w.-]+\s*:.*|\s+\S.*|-\s.*)$`)
	commentForm = pattern.New(`^\s*<!--.*-->\s*$`)
	ruleForm    = pattern.New(`^\s{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	underForm   = pattern.New(`^(?:=+|-+)\s*$`)
	fenceForm   = pattern.New("^(?:`{3,}|~{3,})\\s*")
	prefixForm  = pattern.New(`^\s*(?:>\s?)*\s*`)
	headingForm = pattern.New(`^#{1,6}(?:\s+|$)`)
	closingForm = pattern.New(`(?:^|\s+)#+\s*$`)
	gluedForm   = pattern.New(`^#{1,6}([^#\s])`)
	bulletForm  = pattern.New(`^[-*+]\s+`)
	delimiter   = pattern.New(`^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$`)
)

// unquoted is a line without the marks of a quotation.
func (m *markdown) unquoted(n int) string {
	return m.lines[n][len(prefixForm.FindString(m.lines[n])):]
}

// line adds one line as a paragraph, its markup taken off.
func (m *markdown) line(n int) {
	raw, rest := m.lines[n], m.unquoted(n)
	level := m.heading[n]
	switch {
	case m.code[n]:
		m.add(n, raw, 0)
		return
	case m.markup[n] && underForm.MatchString(rest):
		return
	case m.markup[n] && fenceForm.MatchString(rest):
		if info := fenceForm.ReplaceAllString(rest, ""); info != "" {
			m.say(n, "code-language", info, "代码块的说明未作为正文读取")
		}
		return
	case ruleForm.MatchString(raw):
		return
	case commentForm.MatchString(raw):
		m.say(n, "html-comment", strings.TrimSpace(raw), "HTML 注释未作为正文读取")
		return
	case level > 0 && headingForm.MatchString(rest):
		rest = closingForm.ReplaceAllString(headingForm.ReplaceAllString(rest, ""), "")
	case level == 0 && gluedForm.MatchString(rest):
		// #一、总体要求, without the blank that Markdown asks for.
		level = strings.IndexFunc(rest, func(r rune) bool { return r != '#' })
		rest = rest[level:]
	default:
		rest = bulletForm.ReplaceAllString(rest, "")
	}
	m.add(n, inline(rest), level)
}

func (m *markdown) add(n int, text string, level int) {
	column := 1
	if at := strings.Index(m.lines[n], text); at > 0 {
		column += utf8.RuneCountInString(m.lines[n][:at])
	}
	m.doc.add(Block{Place: plan.Place{Line: n + 1, Column: column}, Text: text, Heading: level})
}

// table adds the table whose header stands on line n, and returns its number
// of lines.
func (m *markdown) table(n int) int {
	t := &Table{}
	rows := 0
	for k := n; k < len(m.lines) && (k == n || strings.Contains(m.lines[k], "|") && m.heading[k] == 0); k++ {
		rows++
		if k != n+1 || !delimiter.MatchString(m.unquoted(k)) {
			t.Rows = append(t.Rows, m.row(k))
		}
	}
	m.doc.Blocks = append(m.doc.Blocks, Block{Place: plan.Place{Line: n + 1, Column: 1}, Table: t})
	return rows
}

// row splits a line at its pipes; those at its ends bound no cell.
func (m *markdown) row(n int) []Cell {
	raw := m.lines[n]
	rest := m.unquoted(n)
	start := len(raw) - len(rest)
	if strings.HasPrefix(rest, "|") {
		start++
	}
	var row []Cell
	for i := start; i <= len(raw); i++ {
		if i < len(raw) && (raw[i] != '|' || i > 0 && raw[i-1] == '\\') {
			continue
		}
		cell := raw[start:i]
		if i < len(raw) || strings.TrimSpace(cell) != "" {
			at := plan.Place{Line: n + 1, Column: 1 + utf8.RuneCountInString(raw[:start])}
			row = append(row, Cell{Place: at, Text: strings.TrimSpace(m.doc.printable(inline(strings.TrimSpace(cell)), at))})
		}
		start = i + 1
	}
	return row
}
