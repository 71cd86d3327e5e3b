package check

import (
	"slices"
	"strings"
)

// Change is one mend of Fix, at its place in the text that was given.
type Change struct {
	Line   int    `json:"line"`   // from 1, as the reader counts lines
	Column int    `json:"column"` // of the first character of From, from 1
	From   string `json:"from"`
	To     string `json:"to"`
	Code   string `json:"code"` // of the rule: space-inside, width-mixed, bracket-mixed, angle-mixed, punct-doubled
}

// Fix mends what mechanical rules find in the text of a plan, plain or
// Markdown: stray spaces, marks of the wrong width, brackets of two kinds,
// doubled marks. It changes only blanks, marks and brackets: the letters,
// digits and Chinese characters stay, in their order. What has more than one
// remedy it leaves. Line ends stay as they are. Fix of its own result changes
// nothing.
//
// It works on decoded text; document.Recode applies it to the bytes of a file
// in the file's own encoding:
//
//	var changes []check.Change
//	data, err := document.Recode(name, data, func(text string) (fixed string) {
//		fixed, changes = check.Fix(text)
//		return fixed
//	})
func Fix(text string) (fixed string, changes []Change) {
	lines := fixLines(text)
	for again := true; again; {
		again = false
		runes := make([][]rune, len(lines))
		for n, l := range lines {
			runes[n] = l.runes
		}
		h := habitsOf(runes)
		for n := range lines {
			if more := lines[n].mend(h, n+1); len(more) > 0 {
				changes, again = append(changes, more...), true
			}
		}
	}
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(string(l.runes))
		b.WriteString(l.end)
	}
	slices.SortStableFunc(changes, func(a, b Change) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return b.String(), changes
}

// fixLine is a line under repair. Columns are where its characters stood in the
// text that was given.
type fixLine struct {
	runes   []rune
	columns []int
	end     string // LF, CRLF or CR; empty at the end of the text
}

func fixLines(text string) []fixLine {
	var lines []fixLine
	for {
		at := strings.IndexAny(text, "\r\n")
		end := ""
		if at < 0 {
			at = len(text)
		} else if end = text[at : at+1]; strings.HasPrefix(text[at:], "\r\n") {
			end = "\r\n"
		}
		l := fixLine{runes: []rune(text[:at]), end: end}
		for n := range l.runes {
			l.columns = append(l.columns, n+1)
		}
		lines = append(lines, l)
		if end == "" {
			return lines
		}
		text = text[at+len(end):]
	}
}

// mend mends the slips of a line that do not touch one another; the next round
// mends what they uncover. Every mend takes a blank or a mark away, or brings a
// mark to the plan's usual form, so the rounds come to an end.
func (l *fixLine) mend(h *habits, number int) []Change {
	list := slices.DeleteFunc(slipsOf(l.runes, h), func(s slip) bool { return !s.fixable })
	slices.SortStableFunc(list, func(a, b slip) int { return a.from - b.from })
	var changes []Change
	end := -1
	var kept []slip
	for _, s := range list {
		if s.from < end {
			continue
		}
		end = s.to
		kept = append(kept, s)
		changes = append(changes, l.change(s, number))
	}
	for _, s := range slices.Backward(kept) {
		mended := []rune(s.mended)
		columns := make([]int, len(mended))
		for n := range columns {
			columns[n] = l.columns[s.from]
		}
		l.runes = slices.Replace(l.runes, s.from, s.to, mended...)
		l.columns = slices.Replace(l.columns, s.from, s.to, columns...)
	}
	return changes
}

// change says what a mend does. A blank is shown with its neighbours.
func (l *fixLine) change(s slip, number int) Change {
	from, to := s.from, s.to
	if s.mended == "" {
		from, to = max(from-1, 0), min(to+1, len(l.runes))
	}
	return Change{Line: number, Column: l.columns[from], Code: s.code, From: string(l.runes[from:to]),
		To: string(l.runes[from:s.from]) + s.mended + string(l.runes[s.to:to])}
}
