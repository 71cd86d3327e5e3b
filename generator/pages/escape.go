package pages

import (
	"bytes"
	"regexp"
	"slices"
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

// closing are signs at a heading's end that CommonMark would take for its mark.
var closing = regexp.MustCompile(`(\s)(#+)$`)

// escapedOrdinal is an ordinal that escape took for one at a line's beginning.
var escapedOrdinal = regexp.MustCompile(`\d\\[.)](?:\s|$)`)

// opensBlock is what may stand before a list: blanks, and the signs of
// quotations and of other lists.
var opensBlock = regexp.MustCompile(`^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*\d{1,9}$`)

// plainOrdinals takes the escapes out of ordinals that stand in a heading, a cell
// or a sentence, where they open no list: who reads the text itself is spared
// ## 4\. 专班.
func plainOrdinals(page []byte) []byte {
	if !bytes.Contains(page, []byte(`\.`)) && !bytes.Contains(page, []byte(`\)`)) {
		return page
	}
	lines := bytes.Split(page, []byte("\n"))
	for k, line := range lines {
		for from := 0; ; {
			at := escapedOrdinal.FindIndex(line[from:])
			if at == nil {
				break
			}
			slash := from + at[0] + 1
			from = slash
			if !opensBlock.Match(line[:slash]) {
				line = slices.Concat(line[:slash], line[slash+1:])
			}
		}
		lines[k] = line
	}
	return bytes.Join(lines, []byte("\n"))
}

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
	if strings.HasSuffix(line, "#") {
		line = closing.ReplaceAllString(line, `$1\$2`)
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
