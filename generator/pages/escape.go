package pages

import (
	"regexp"
	"strings"
)

// special is what CommonMark would take for markup within a line: emphasis,
// code, links, raw HTML, cells of a table, entities, strike-through.
var special = regexp.MustCompile("[\\\\`*_\\[\\]|~]|<[A-Za-z/!?]|&[#0-9A-Za-z]+;")

// withMail is special in a line with an @, where a < may open an address, which
// may begin with nearly any sign.
var withMail = regexp.MustCompile("[\\\\`*_\\[\\]|~<]|&[#0-9A-Za-z]+;")

// ordinal is a number at a line's beginning that CommonMark would take for a
// list and count anew.
var ordinal = regexp.MustCompile(`^(\d{1,9})([.)])(\s|$)`)

// bullet is a sign at a line's beginning that would open a heading, a
// quotation, a list or a rule.
var bullet = regexp.MustCompile(`^(?:#{1,6}(?:\s|$)|>|[-+=](?:\s|$|[-=]))`)

// escape makes the plan's words stand for themselves in Markdown.
func escape(s string) string {
	lines := strings.Split(s, "\n")
	for k, line := range lines {
		lines[k] = escapeLine(strings.TrimSpace(line))
	}
	return strings.Join(lines, " ")
}

// escapeLine asks the expressions only where they can match: most lines of a
// plan hold none of their signs.
func escapeLine(line string) string {
	if strings.ContainsAny(line, "\\`*_[]|~<&") {
		signs := special
		if strings.Contains(line, "@") {
			signs = withMail
		}
		line = signs.ReplaceAllString(line, `\$0`)
	}
	if line == "" {
		return ""
	}
	switch first := line[0]; {
	case '0' <= first && first <= '9':
		return ordinal.ReplaceAllString(line, `$1\$2$3`)
	case strings.IndexByte("#>-+=", first) >= 0:
		return bullet.ReplaceAllString(line, `\$0`)
	}
	return line
}

// paragraphs makes each line of a text a paragraph.
func paragraphs(s string) string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		if strings.TrimSpace(line) != "" {
			out = append(out, escape(line))
		}
	}
	return strings.Join(out, "\n\n")
}
