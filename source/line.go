package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/document"
	"fenjie/source/parallel"
	"fenjie/source/plan"
)

// line is one line of running text, or a table, with its place. Text that the
// file breaks over several lines is one line with several parts.
type line struct {
	plan.Place
	text  string
	table *document.Table
	// label is a number cut from the line's beginning when the line is kept as
	// text (an enumeration inside a measure); text then follows it.
	label   string
	labelAt plan.Place // where the label, or the line without one, begins
	// written: the label stands in the file, rather than being put there by the
	// word processor.
	written bool
	// broken: the line follows a hard break within its paragraph.
	broken bool
	parts  []part // of the text, after the first
	found  *foundClauses
}

// foundClauses are the clauses that were found in a text. Copies of a line share
// them: the outline is settled in several passes, each of which asks.
type foundClauses struct {
	text  string
	known bool
	spans []clauseSpan
	parts []clauseParts // of each, once they were taken apart
}

// takeApart finds the clauses of lines and takes them apart on all processors,
// ahead of the passes that go from line to line.
func takeApart(lines []labelled) {
	parallel.Each(len(lines), 64, func(k int) {
		if lines[k].found != nil {
			lines[k].apart()
		}
	})
}

// apart are the clauses of the line's text, each taken apart.
func (l *line) apart() []clauseParts {
	spans := l.clauses()
	if l.found != nil && l.found.parts != nil {
		return l.found.parts
	}
	parts := make([]clauseParts, len(spans))
	for k, span := range spans {
		parts[k] = parseClause(span.inner)
	}
	if l.found != nil {
		l.found.parts = parts
	}
	return parts
}

// parsed is a clause of the line taken apart.
func (l *line) parsed(inner string) clauseParts {
	if l.found != nil {
		parts := l.apart()
		for k, span := range l.found.spans {
			if span.inner == inner {
				return parts[k]
			}
		}
	}
	return parseClause(inner)
}

// clauses are the clauses of the line's text.
func (l *line) clauses() []clauseSpan {
	if l.found == nil {
		return findClauses(l.text)
	}
	if !l.found.known || l.found.text != l.text {
		*l.found = foundClauses{text: l.text, known: true, spans: findClauses(l.text)}
	}
	return l.found.spans
}

// clausesFrom are the clauses of the line's text from byte at on, as findClauses
// would find them there. Behind a title they are those of the whole line.
func (l *line) clausesFrom(at int) []clauseSpan {
	spans := l.clauses()
	if at == 0 {
		return spans
	}
	if len(spans) == 0 || !spans[0].bracketed || spans[0].start < at || !partsClauses(l.text[:at]) {
		return findClauses(l.text[at:])
	}
	rest := slices.Clone(spans)
	for k := range rest {
		rest[k].start, rest[k].end = rest[k].start-at, rest[k].end-at
	}
	return rest
}

// partsClauses reports a beginning that has nothing to do with a clause behind it:
// it holds no bracket and no keyword, and ends a sentence.
func partsClauses(begin string) bool {
	return strings.HasSuffix(begin, "。") && nextOf(begin, 0, clauseBrackets+keywordEnds) == len(begin)
}

// part is a piece of a line's text, from byte from on, that stands elsewhere in
// the file than right after the piece before it.
type part struct {
	from int
	plan.Place
}

// join appends text that stands at another place.
func (l *line) join(text string, at plan.Place, more []part) {
	if isLatin(lastRune(l.text)) && isLatin(firstRune(text)) {
		l.text += " " // a line that ends between two words
	}
	shift := len(l.text)
	l.parts = append(l.parts, part{shift, at})
	for _, p := range more {
		l.parts = append(l.parts, part{p.from + shift, p.Place})
	}
	l.text += text
	scan(len(l.text)) // what is copied
}

func isLatin(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }

// after is the line from byte at on.
func (l line) after(at int) line {
	rest := l
	rest.Place, rest.text, rest.parts, rest.label, rest.found = l.placeAt(at), l.text[at:], nil, "", &foundClauses{}
	for _, p := range l.parts {
		if p.from > at {
			rest.parts = append(rest.parts, part{p.from - at, p.Place})
		}
	}
	return rest
}

// upTo is the line up to byte at.
func (l line) upTo(at int) line {
	head := l
	head.text, head.parts, head.found = l.text[:at], nil, &foundClauses{}
	for _, p := range l.parts {
		if p.from < at {
			head.parts = append(head.parts, p)
		}
	}
	return head
}

// labelLine is the label as a line of its own.
func (l *line) labelLine() line { return line{Place: l.labelAt, text: l.label} }

// placeAt is where byte at of the text stands in the file.
func (l *line) placeAt(at int) plan.Place {
	from, place := 0, l.Place
	for _, p := range l.parts {
		if p.from > at {
			break
		}
		from, place = p.from, p.Place
	}
	scan(at - from)
	place.Column += utf8.RuneCountInString(l.text[from:at])
	return place
}

// pieces cuts bytes from to to of the text where its parts begin, without the
// blanks around each.
func (l *line) pieces(from, to int) []span {
	var cuts []span
	add := func(from, to int) {
		text := l.text[from:to]
		from += len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
		if text = strings.TrimSpace(text); text != "" {
			cuts = append(cuts, span{from, from + len(text)})
		}
	}
	for _, p := range l.parts {
		if p.from > from && p.from < to {
			add(from, p.from)
			from = p.from
		}
	}
	add(from, to)
	return cuts
}

// cursor finds the places of a line's pieces one after the other, so that a
// long line is counted through once.
type cursor struct {
	line   plan.Place
	length int
	at     int
	place  plan.Place
}

// of is where byte at of l stands in the file.
func (c *cursor) of(l *line, at int) plan.Place {
	if len(l.parts) > 0 {
		return l.placeAt(at)
	}
	if c.line != l.Place || c.length != len(l.text) || c.at > at {
		*c = cursor{line: l.Place, length: len(l.text), place: l.Place}
	}
	scan(at - c.at)
	c.place.Column += plan.Length(l.text[c.at:at])
	c.at = at
	return c.place
}
