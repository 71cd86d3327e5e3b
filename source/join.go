package source

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Text that was taken from a PDF has a line's end wherever the page had one,
// and a long clause is at times broken by hand. joinLines puts such lines
// together; every character keeps its place in the file.

// joinLines joins the lines that go on with the one before, and returns how
// many a width broke off.
func joinLines(lines []labelled) ([]labelled, int) {
	joined := make([]labelled, 0, len(lines))
	wrapped := 0
	page := pageOf(lines)
	open := 0 // lines that still belong to the clause at hand
	inNames := false
	for k, l := range lines {
		if len(joined) == 0 || !canJoin(lines[k-1], l) || len(joined[len(joined)-1].text) > maxParagraph {
			joined = append(joined, l)
			open, inNames = linesOfClause(l.text, lines[k:])
			continue
		}
		last := &joined[len(joined)-1]
		switch {
		case open > 0:
			if inNames && !strings.HasSuffix(last.text, "、") {
				last.text += " " // a name a line, without 、
			}
			last.join(l.text, l.Place, nil)
			open--
		case page.wraps(lines[k-1], l):
			last.join(l.whole, l.labelAt, nil)
			wrapped++
			open, inNames = linesOfClause(tail(last.text), lines[k:])
		default:
			joined = append(joined, l)
			open, inNames = linesOfClause(l.text, lines[k:])
		}
	}
	return joined, wrapped
}

// maxParagraph bounds what lines are joined to, in bytes; no paragraph that
// people write is near it, and copying stays in proportion to the text.
const maxParagraph = 12 << 10

// canJoin reports whether l may go on with the line before it at all.
func canJoin(before, l labelled) bool {
	return before.table == nil && l.table == nil && l.heading == 0 && (l.cut == "" || l.written)
}

// maxClauseLines bounds the lines that one clause is broken over.
const maxClauseLines = 6

// linesOfClause is how many of the lines after the first go on with a clause
// that text, which ends with the first, leaves open: in a bracket that a later
// line closes, after a 、 at the end of a list of names, or a name a line.
func linesOfClause(text string, lines []labelled) (open int, names bool) {
	spans := lines[0].clauses()
	if text != lines[0].text {
		spans = findClauses(text)
	}
	inBracket := len(spans) > 0 && spans[len(spans)-1].open
	inList := !inBracket && isOwnLineClause(text) && strings.HasSuffix(text, "、")
	if lines[0].table == nil && !inBracket && !inList {
		open = namesBelow(text, spans, lines)
		return open, open > 0
	}
	if lines[0].table != nil {
		return 0, false
	}
	for n := 1; n < len(lines) && n <= maxClauseLines; n++ {
		l := lines[n]
		if !canJoin(lines[n-1], l) || l.style != styleNone || isOwnLineClause(l.text) {
			return 0, false
		}
		if inBracket && closesFirst(l.text) || inList && !strings.HasSuffix(l.text, "、") {
			return n, false
		}
	}
	return 0, false
}

// namesBelow is how many of the lines after the first go on with its list of
// units, a name or a few a line. A name above a date is a signature.
func namesBelow(text string, spans []clauseSpan, lines []labelled) int {
	if len(spans) == 0 {
		return 0
	}
	last := spans[len(spans)-1]
	if last.bracketed || last.end < len(text) {
		return 0
	}
	keys := keywordsIn(last.inner)
	if len(keys) == 0 || keys[len(keys)-1].kind > kwSupport || !isList(last.inner[keys[len(keys)-1].to:]) {
		return 0
	}
	n := 0
	for n+1 < len(lines) && n < maxClauseLines && canJoin(lines[n], lines[n+1]) && lines[n+1].style == styleNone && namesOffices(lines[n+1].text) {
		n++
	}
	if n+1 < len(lines) && (dateLine.MatchString(lines[n+1].text) || isSignature(lines[n+1].text)) || n+1 == len(lines) {
		return 0
	}
	return n
}

// isList reports names of units alone, or nothing yet.
func isList(text string) bool {
	if strings.TrimSpace(text) == "" {
		return true
	}
	for _, part := range splitTop(text, "，,；;") {
		if strings.TrimSpace(part) != "" && !allLikeUnits(splitNames(part)) {
			return false
		}
	}
	return true
}

// namesOffices reports a line that holds nothing but names, an office of the
// place first.
func namesOffices(text string) bool {
	if utf8.RuneCountInString(text) > 60 || strings.ContainsAny(text, "。：:") || !isList(text) {
		return false
	}
	names := splitNames(text[:nextOf(text, 0, "，,；;")])
	if len(names) == 0 {
		return false
	}
	first, _ := cutNote(names[0])
	return isOffice(first) || isGroup(first)
}

// tail is the end of a text that a clause may stand in.
func tail(text string) string {
	if len(text) <= 2*maxClauseWords {
		return text
	}
	at := len(text) - 2*maxClauseWords
	for !utf8.RuneStart(text[at]) {
		at++
	}
	return text[at:]
}

// closesFirst reports whether a bracket closes in text before one opens.
func closesFirst(text string) bool {
	depth := 0
	for _, r := range text {
		switch {
		case closerOf(r) != 0:
			depth++
		case bracketKind(r) != 0 && depth == 0:
			return true
		case bracketKind(r) != 0:
			depth--
		}
	}
	return false
}

// Widths are in halves of a 汉字. A page of an official document has 28 汉字 a
// line (GB/T 9704—2012, 5.2.3); others have some 20 to 60.
const (
	minWrap = 2 * 18
	maxWrap = 2 * 64
	slack   = 2 * 2 // what punctuation at the margin may take from a line
)

// page is the shape of a text whose lines a width broke off: that width, and
// the indent of lines that begin no paragraph.
type page struct{ width, margin int }

// pageOf finds the page that a text was broken off at; its width is 0 when it
// was not: when few lines are as wide, some are wider, or most end sentences.
func pageOf(lines []labelled) page {
	var widths []int
	margin := maxWrap
	for _, l := range lines {
		if l.table == nil {
			widths = append(widths, l.width)
			margin = min(margin, l.indent)
		}
	}
	if len(widths) < 8 {
		return page{}
	}
	sort.Ints(widths)
	width := widths[len(widths)*9/10]
	if width < minWrap || width > maxWrap+margin {
		return page{}
	}
	full, inside, wider := 0, 0, 0
	for _, l := range lines {
		switch {
		case l.table != nil:
		case l.width > width+slack:
			wider++
		case l.width >= width-slack:
			full++
			if !endsSentence(l.whole) {
				inside++
			}
		}
	}
	if full*4 < len(widths) || inside*3 < full*2 || wider*20 > len(widths) {
		return page{}
	}
	return page{width, margin}
}

// wraps reports whether before was broken off at the page's width, so that l
// goes on with it.
func (p page) wraps(before, l labelled) bool {
	if p.width == 0 || before.width < p.width-slack || l.indent-p.margin >= 2 {
		return false
	}
	if closerOf(lastRune(before.whole)) != 0 {
		return true
	}
	if endsSentence(before.whole) || isOwnLineClause(l.whole) {
		return false
	}
	if l.style == styleNone {
		return true
	}
	// 第 / 一、二产业: a sentence runs over a number; a heading or a list does not.
	inSentence := before.style == styleNone || strings.ContainsAny(before.text, "，。")
	return inSentence && !strings.ContainsRune("；：;:", lastRune(before.whole))
}

// endsSentence reports a line after whose end a paragraph may end.
func endsSentence(text string) bool {
	r := lastRune(strings.TrimRight(text, "”’"))
	if strings.ContainsRune("。！？!?", r) {
		return true
	}
	spans := findClauses(text)
	return bracketKind(r) != 0 && len(spans) > 0 && spans[len(spans)-1].end == len(text)
}

// widthOf is the width of a text in halves of a 汉字. How much wider it is than
// any page nobody asks.
func widthOf(text string) int {
	width := 0
	for _, r := range text {
		if width > 2*maxWrap+slack {
			break
		}
		width++
		if r >= 0x1100 || r == '—' || r == '“' || r == '”' || r == '…' || r == '·' {
			width++
		}
	}
	return width
}

// splitRunOn parts a line in which, right after a clause, the next item of the
// same numbering begins: 1.… 责任单位：A。2.… 责任单位：B。
func splitRunOn(lines []labelled) []labelled {
	all := make([]labelled, 0, len(lines))
	for _, l := range lines {
		if l.style == styleNone || l.table != nil {
			all = append(all, l)
			continue
		}
		from := 0
		for _, at := range itemsAfterClauses(l) {
			head, rest := l, l.after(at-from)
			head.line = l.upTo(at - from)
			all = append(all, head)
			l = labelled{line: rest, whole: rest.text}
			l.style, l.cut, l.text = splitLabel(l.whole)
			from = at + len(l.whole) - len(l.text)
			l.line = rest.after(len(l.whole) - len(l.text))
			l.labelAt = rest.Place
			l.written = true
		}
		all = append(all, l)
	}
	return all
}

// itemsAfterClauses are the bytes of a line's text where its numbering goes on
// after a clause, or where a numbering within the line begins that does:
// （一）重大项目。1.… （责任单位：A）2.… （责任单位：B）
func itemsAfterClauses(l labelled) []int {
	var starts []int
	number, numbering := labelNumber(l.cut), l.style
	for _, s := range l.clauses() {
		at := skipBlanks(l.text, s.end)
		style, cut, rest := splitLabel(ahead(l.text[at:]))
		if style == styleNone || utf8.RuneCountInString(rest) <= 2 {
			continue
		}
		if len(starts) == 0 && style > numbering && labelNumber(cut) == 2 {
			if first := firstWithin(l.text[:s.start], style); first >= 0 {
				starts, number, numbering = append(starts, first), 1, style
			}
		}
		if number > 0 && style == numbering && labelNumber(cut) == number+1 {
			starts = append(starts, at)
			number++
		}
	}
	return starts
}

// firstWithin is the byte at which a sentence of text begins with the number 1
// of a style; -1 if none does.
func firstWithin(text string, style labelStyle) int {
	for at := 0; at < len(text); {
		begin := skipBlanks(text, at)
		if have, cut, rest := splitLabel(ahead(text[begin:])); have == style && labelNumber(cut) == 1 && rest != "" {
			return begin
		}
		next := nextOf(text, at, "。；：")
		for at = next; at < len(text) && strings.ContainsRune("。；：", firstRune(text[at:])); {
			at += len("。")
		}
	}
	return -1
}
