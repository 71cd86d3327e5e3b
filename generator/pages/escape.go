package pages

import (
	"regexp"
	"strings"
)

// special is what CommonMark would take for markup within a line: emphasis,
// code, links, raw HTML, cells of a table, entities, strike-through.
var special = regexp.MustCompile("[\\\\`*_\\[\\]|~]|<[A-Za-z/!?]|&[#0-9A-Za-z]+;")

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
		line = special.ReplaceAllString(strings.TrimSpace(line), `\$0`)
		line = ordinal.ReplaceAllString(line, `$1\$2$3`)
		lines[k] = bullet.ReplaceAllString(line, `\$0`)
	}
	return strings.Join(lines, " ")
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
