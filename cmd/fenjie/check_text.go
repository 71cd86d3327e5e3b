package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
	"golang.org/x/text/width"

	"fenjie/generator/wording"
	"fenjie/source/check"
	"fenjie/source/plan"
)

// checkText prints findings for people: under the heading of their section, in
// the order of the text, each with its line and a caret under the words.
type checkText struct {
	w      io.Writer
	places wording.Places
	room   int // columns for a line of the plan
	color  bool
}

// Widths of the listing, in columns of a terminal. A pipe gets the usual
// width, so that its bytes do not depend on a window.
const (
	usualWidth = 80
	mostWidth  = 120
	indent     = "    "
)

func newCheckText(w io.Writer, p *plan.Plan) *checkText {
	t := &checkText{w: w, places: wording.PlacesOf(p), room: usualWidth}
	if f := terminal(w); f != nil {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns >= 40 {
			t.room = min(columns, mostWidth)
		}
		t.color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && enableColor(f)
	}
	t.room -= len(indent) + 1
	return t
}

// terminal is w where it is a terminal, else nil.
func terminal(w io.Writer) *os.File {
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return f
	}
	return nil
}

func (t *checkText) write(path string, r check.Report) error {
	var b strings.Builder
	heading := ""
	for k, f := range r.Findings {
		if h := t.heading(f); k == 0 || h != heading {
			heading = h
			fmt.Fprintf(&b, "%s\n", t.paint(bold, h))
		}
		t.finding(&b, f)
	}
	fmt.Fprintf(&b, "%s：%s\n", shownName(path), countsText(r.Counts))
	_, err := io.WriteString(t.w, b.String())
	return err
}

// heading is the section that a finding stands in.
func (t *checkText) heading(f check.Finding) string {
	if name := t.places.Name(f.Section, 0); name != "" {
		return name
	}
	return "【领域之外】"
}

func (t *checkText) finding(b *strings.Builder, f check.Finding) {
	place := t.places.Line(f.Line)
	if f.Measure > 0 {
		place = strings.TrimSpace(place + " " + t.places.Name(0, f.Measure))
	}
	color := colors[f.Severity]
	fmt.Fprintf(b, "  %s %s：%s [%s]\n", place, t.paint(color, f.Severity.Name()), f.Message, f.Code)
	if f.Context != "" {
		shown, before, under := excerpt(f.Context, f.From, f.From+len(f.Quote), t.room)
		fmt.Fprintf(b, "%s%s\n%s%s%s\n", indent, shown, indent, strings.Repeat(" ", before), t.paint(color, strings.Repeat("^", under)))
	} else if f.Quote != "" {
		fmt.Fprintf(b, "%s“%s”\n", indent, f.Quote)
	}
	if f.Suggestion != "" {
		fmt.Fprintf(b, "%s%s\n", indent, f.Suggestion)
	}
}

// SGR codes of ECMA-48 that every terminal knows.
const bold = "1"

var colors = map[check.Severity]string{check.Error: "1;31", check.Warning: "1;33", check.Notice: "1;36"}

func (t *checkText) paint(code, text string) string {
	if !t.color || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// excerpt cuts a line to room columns around the bytes from to to, and tells
// how many columns stand before them and how many they take. A quotation that
// is longer than that is cut at its end.
func excerpt(line string, from, to, room int) (shown string, before, under int) {
	head, quote, tail := []rune(line[:from]), []rune(line[from:to]), []rune(line[to:])
	quote, cut := fit(quote, room-4)
	if cut {
		quote, tail = append(quote, '…'), nil
	}
	left := room - columnsOf(quote) - 4
	// A third of what is left stands before the words, all of it where the line
	// ends with them.
	give := max(left/3, left-columnsOf(tail))
	start, used := len(head), 0
	for start > 0 && used+columns(head[start-1]) <= give {
		start--
		used += columns(head[start])
	}
	if start > 0 {
		head = append([]rune{'…'}, head[start:]...)
	}
	if end, cut := fit(tail, left-used); cut {
		tail = append(end, '…')
	}
	return clean(string(head) + string(quote) + string(tail)), columnsOf(head), columnsOf(quote)
}

// fit is as much of the runes as room columns hold.
func fit(runes []rune, room int) (kept []rune, cut bool) {
	used := 0
	for k, r := range runes {
		if used += columns(r); used > room {
			return runes[:k:k], true
		}
	}
	return runes, false
}

// clean puts a blank in place of what would move the cursor.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.IsSpace(r) && columns(r) == 1 {
			return ' '
		}
		return r
	}, s)
}

func columnsOf(runes []rune) int {
	n := 0
	for _, r := range runes {
		n += columns(r)
	}
	return n
}

// columns is how many columns of a terminal a character takes: 汉字 and
// full-width signs two, combining marks none (Unicode Annex 11).
func columns(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
