package document

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
)

// show prints a document a block a line: place, heading, label, text.
func show(d *Document) string {
	var b strings.Builder
	for _, block := range d.Blocks {
		fmt.Fprintf(&b, "%d:%d ", block.Line, block.Column)
		if block.Table == nil {
			fmt.Fprintf(&b, "%s%s%s\n", strings.Repeat("#", block.Heading), bracketed(block.Label), oneLine(block.Text))
			continue
		}
		for n, row := range block.Table.Rows {
			if n > 0 {
				b.WriteString(" / ")
			}
			for k, c := range row {
				if k > 0 {
					b.WriteString("|")
				}
				if c.Repeated {
					b.WriteString("↑")
				}
				b.WriteString(oneLine(c.Text))
			}
		}
		b.WriteByte('\n')
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "! %d %s %s“%s”\n", n.Line, n.Code, n.Message, n.Quote)
	}
	return b.String()
}

func bracketed(label string) string {
	if label == "" {
		return ""
	}
	return "[" + label + "]"
}

func oneLine(s string) string { return strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(s) }

func must(t *testing.T, name, data string) *Document {
	t.Helper()
	d, err := Read(name, []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func same(t *testing.T, got, want string) {
	t.Helper()
	if got = strings.TrimSpace(got); got != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, strings.TrimSpace(want))
	}
}

// solid is a text without its blanks and the control characters that are
// dropped and noted.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || isBreak(r) || isDropped(r) || unicode.Is(unicode.Cf, r) { // what is left out is noted
			return -1
		}
		return r
	}, s)
}

// written is all that a document holds as read from the file: no automatic
// numbers, no repeated cells.
func written(d *Document) string {
	var b strings.Builder
	for _, block := range d.Blocks {
		b.WriteString(block.Text)
		if block.Table == nil {
			continue
		}
		for _, row := range block.Table.Rows {
			for _, c := range row {
				if !c.Repeated {
					b.WriteString(c.Text)
				}
			}
		}
	}
	return b.String()
}
