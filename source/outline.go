package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/document"
	"fenjie/source/parallel"
	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// item is a numbered or headed piece of the outline, with the lines up to the
// next item of its rank (条目).
type item struct {
	plan.Place
	rank     int
	style    labelStyle
	label    string
	head     line   // what follows the label on its line
	body     []line // further own lines, before the first child
	children []*item
	parent   *item
	// half is the first line of a title that is broken over two.
	half string
}

// outline is a document as a tree of items: its lines before the first item,
// and the items of the highest rank.
type outline struct {
	front   []line
	title   span // the lines of front that are the title below a notice; empty without one
	root    *item
	closing []line // annexes, signature and date
	pages   []line // numbers of pages, which are no text of the plan
	wrapped int    // lines that the file breaks off by width, put together again
}

// outlineOf arranges the blocks of a document by their labels and headings.
func outlineOf(doc *document.Document) outline {
	lines, pages := splitPages(splitBlocks(doc))
	takeApart(lines)
	lines, wrapped := joinLines(labelHan(labelMajors(lines)))
	lines = splitRunOn(lines)
	end := closingFrom(lines)
	closing := lines[end:]
	lines = lines[:end]
	title := titleAfterNotice(lines)
	front, lines := frontLines(lines, title.to)
	lines = labelAnnexes(lines)
	ranks := ranksOf(lines)
	root := &item{}
	current := root
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if l.style == styleNone && l.heading == 0 {
			current.body = append(current.body, l.line)
			continue
		}
		if current.parent != nil && l.heading == 0 && isNumberedClause(l) {
			current.body = append(current.body, l.unlabelled())
			continue
		}
		next := &item{Place: l.labelAt, rank: ranks.of(l), style: l.style, label: l.cut, head: l.line}
		for current.parent != nil && current.rank >= next.rank {
			current = current.parent
		}
		next.parent = current
		current.children = append(current.children, next)
		current = next
		// A title broken over two lines: 一、推进教育 / 科技人才一体发展（由…牵头）.
		if i+1 < len(lines) && continuesTitle(l, lines[i+1]) {
			i++
			next.half = next.head.text
			next.head.join(lines[i].text, lines[i].Place, lines[i].parts)
		}
	}
	return outline{front: front, title: title, root: root, closing: unlabel(closing), pages: pages, wrapped: wrapped}
}

// isNumberedClause reports a number before a clause and nothing else, which is
// the clause of the item above: 1. 牵头单位：A, 2. 配合单位：B.
func isNumberedClause(l labelled) bool {
	spans := l.clauses()
	return len(spans) == 1 && !spans[0].bracketed && spans[0].start == 0 && spans[0].end == len(l.text) && isOwnLineClause(l.text)
}

// labelled is a line with the label cut from it.
type labelled struct {
	line
	style   labelStyle
	cut     string // the label, as written
	whole   string // the line with its label
	heading int    // level of Word or Markdown, 0 for none
	indent  int    // blanks before it, in characters
	width   int    // with its indent, in halves of a 汉字
}

// labelMajors gives a label to lines that begin with a number and a blank (2 主要
// 任务) where the plan numbers 2.1 below it, or where they are headings.
func labelMajors(lines []labelled) []labelled {
	last := 0 // the highest number that has decimals below it
	for _, l := range lines {
		if l.style == styleDecimal2 || l.style == styleDecimal3 {
			last = max(last, labelNumber(l.cut[:strings.IndexAny(l.cut, ".．")]))
		}
	}
	for k := range lines {
		l := &lines[k]
		m := majorForm.FindStringSubmatch(l.text)
		if l.style != styleNone || m == nil || l.heading == 0 && (last == 0 || labelNumber(m[1]) > last+1 || quantity.MatchString(l.text[len(m[0]):])) {
			continue
		}
		l.style, l.cut, l.text, l.written = styleArabic, m[1], l.text[len(m[0]):], true
		l.Column += utf8.RuneCountInString(m[0])
	}
	return lines
}

// labelHan gives a label to lines that begin with a number in 汉字 and a blank
// (一 就业促进工程) where they count on from 一.
func labelHan(lines []labelled) []labelled {
	var found []int
	for k, l := range lines {
		m := hanMajor.FindString(l.text)
		if m == "" || l.style != styleNone || utf8.RuneCountInString(l.text) > 40 || strings.ContainsAny(l.text, "。，；、") {
			continue
		}
		if hanNumber(m) != len(found)+1 {
			return lines
		}
		found = append(found, k)
	}
	if len(found) < 2 {
		return lines
	}
	for _, k := range found {
		l := &lines[k]
		m := hanMajor.FindString(l.text)
		l.style, l.cut, l.text, l.written = styleHan, strings.TrimSpace(m), l.text[len(m):], true
		l.Column += utf8.RuneCountInString(m)
	}
	return lines
}

// hanMajor is a number in 汉字 and a blank before a title.
var hanMajor = pattern.New(`^[一二三四五六七八九十]{1,3}[\s\x{3000}]+`).Opening("一二三四五六七八九十")

// majorForm is a number and a blank before a title.
var majorForm = pattern.New(`^(` + arabicDigits + `{1,2})[\s\x{3000}]+`).Opening("0123456789０１２３４５６７８９")

// labelAnnexes makes parts of annexes that hold a table of tasks, so that it is
// no piece of the last item before them: 附件2 / 重点项目表 / the table.
func labelAnnexes(lines []labelled) []labelled {
	if !slices.ContainsFunc(lines, isAnnexLine) {
		return lines
	}
	var all []labelled
	for k := 0; k < len(lines); k++ {
		l := lines[k]
		if k == 0 || !isAnnexLine(l) {
			all = append(all, l)
			continue
		}
		at := len(annexNumber.FindString(l.text))
		titled := k
		if at == len(l.text) && k+1 < len(lines) && lines[k+1].table == nil && lines[k+1].style == styleNone && utf8.RuneCountInString(lines[k+1].text) <= 40 {
			titled++ // the title is on the next line
		}
		if at == 0 || titled+1 >= len(lines) || taskTable(lines[titled+1].table) == nil {
			all = append(all, l)
			continue
		}
		part := labelled{line: l.after(at), style: stylePart, cut: strings.TrimSpace(l.text[:at]), whole: l.text}
		part.labelAt = l.Place
		if titled > k {
			part.line = lines[titled].line
		}
		part.written = true
		all = append(all, part)
		k = titled
	}
	return all
}

func isAnnexLine(l labelled) bool {
	return l.style == styleNone && l.heading == 0 && l.table == nil && annexLine.MatchString(l.text)
}

// annexNumber is the head of an annex: 附件2, 附表：.
var annexNumber = pattern.New(`^(?:附\s*件|附\s*表)\s*(?:[\d０-９一二三四五六七八九十]{1,3})?\s*[：:]?\s*`).Opening("附")

// unlabelled is the line as text, its label kept before it.
func (l labelled) unlabelled() line {
	text := l.line
	text.label = l.cut
	return text
}

func unlabel(lines []labelled) []line {
	var all []line
	for _, l := range lines {
		all = append(all, l.unlabelled())
	}
	return all
}

// splitBlocks cuts the blocks of a document into lines and their labels.
func splitBlocks(doc *document.Document) []labelled {
	const batch = 64 // a block takes a microsecond
	lists := make([][]labelled, (len(doc.Blocks)+batch-1)/batch)
	parallel.Each(len(lists), 1, func(k int) {
		lists[k] = make([]labelled, 0, batch)
		for _, b := range doc.Blocks[k*batch : min((k+1)*batch, len(doc.Blocks))] {
			lists[k] = appendLines(lists[k], b)
		}
	})
	return slices.Concat(lists...)
}

// appendLines adds the lines of a block.
func appendLines(lines []labelled, b document.Block) []labelled {
	if b.Table != nil {
		return append(lines, labelled{line: line{Place: b.Place, table: b.Table}})
	}
	column := max(b.Column, 1)
	texts := strings.Split(b.Text, "\n")
	for n, text := range texts {
		place := plan.Place{Line: b.Line, Column: column}
		if n+1 < len(texts) {
			column += utf8.RuneCountInString(text) + 1
		}
		l := labelled{line: line{Place: place, text: strings.TrimSpace(text), broken: n > 0, found: &foundClauses{}}}
		l.Column += cutOff(text, strings.TrimLeftFunc(text, unicode.IsSpace))
		l.labelAt, l.whole = l.Place, l.text
		l.indent, l.width = l.Column-place.Column, widthOf(text)
		if n == 0 {
			l.heading = b.Heading
		}
		if n == 0 && b.Label != "" {
			l.style, l.cut, _ = splitLabel(b.Label)
			if l.style == styleNone {
				l.cut = "" // a bullet, not a number
			}
		} else {
			l.style, l.cut, l.text = splitLabel(l.whole)
			l.Column += cutOff(l.whole, l.text)
			l.written = l.cut != ""
		}
		if l.text != "" || l.cut != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// cutOff is how many characters of a text stand before its end, rest.
func cutOff(text, rest string) int { return utf8.RuneCountInString(text[:len(text)-len(rest)]) }

// continuesTitle reports whether next goes on with the title that l begins.
// Only a hard break inside the paragraph, or a line that ends the heading's
// clause, says so; a short line alone does not.
func continuesTitle(l, next labelled) bool {
	if l.table != nil || next.table != nil || next.style != styleNone || next.heading != 0 {
		return false
	}
	if l.style > styleBracketHan || strings.ContainsAny(l.text, "。；;") || l.text == "" {
		return false
	}
	if utf8.RuneCountInString(next.text) > 40 || strings.ContainsAny(next.text, "。；;") {
		return false
	}
	spans := next.clauses()
	endsWithClause := len(spans) == 1 && spans[0].bracketed && spans[0].start > 0 && spans[0].end == len(next.text)
	return endsWithClause && len(l.clauses()) == 0 || next.broken && !isOwnLineClause(next.text)
}

// rankTable gives each line of an outline its rank.
type rankTable struct {
	article  labelStyle
	headings map[int]int // heading level → rank
}

// ranksOf settles the ranks that depend on the document: whether articles
// stand above or below 一、, and where headings without a number stand.
func ranksOf(lines []labelled) rankTable {
	t := rankTable{article: styleArticle, headings: map[int]int{}}
	for _, l := range lines {
		if l.style == styleArticle {
			break
		}
		if l.style == styleHan {
			t.article = styleArticleBelow
			break
		}
	}
	labelRank := map[int]int{}
	deepest := 0
	for _, l := range lines {
		if l.heading == 0 {
			continue
		}
		deepest = max(deepest, l.heading)
		if l.style != styleNone {
			if r, ok := labelRank[l.heading]; !ok || int(l.style) < r {
				labelRank[l.heading] = int(l.style)
			}
		}
	}
	above := 0
	for level := 1; level <= deepest; level++ {
		if r, ok := labelRank[level]; ok {
			above = r
		} else {
			above++ // just below the level above, and above all that is below that
		}
		t.headings[level] = above
	}
	return t
}

func (t rankTable) of(l labelled) int {
	switch {
	case l.style == styleArticle:
		return int(t.article)
	case l.style != styleNone:
		return int(l.style)
	default:
		return t.headings[l.heading]
	}
}

// lines returns all lines of i below its head, those of its children with
// their labels.
func (i *item) lines() []line {
	all := append([]line(nil), i.body...)
	for _, c := range i.children {
		head := c.head
		head.label = c.label
		all = append(all, head)
		all = append(all, c.lines()...)
	}
	return all
}
