package revision

import (
	"strings"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// SpanKind tells what became of a run of words.
type SpanKind string

// The kinds of span.
const (
	Same     SpanKind = "same"
	Deleted  SpanKind = "deleted"
	Inserted SpanKind = "inserted"
)

// Span is a run of words of a text that was revised.
type Span struct {
	Kind SpanKind
	Text string
}

// mostTokens bounds the texts that are compared word by word from the start:
// the work grows with their length times their difference. Longer ones are
// compared sentence by sentence first.
const mostTokens = 6000

// compare shows the step from one text to the other, word by word and for a
// reader: what stays, what goes, what comes.
func compare(old, new string, l *lexicon) []Span {
	return wholeWords(readable(rawSpans(old, new, l.nameSet)), l)
}

// rawSpans is the least that must go and come.
func rawSpans(old, new string, names *nameSet) []Span {
	a, b := tokens(old, names), tokens(new, names)
	if len(a) <= mostTokens && len(b) <= mostTokens {
		return diffTokens(a, b)
	}
	var out []Span
	coarse := diffTokens(sentences(old), sentences(new))
	for k := 0; k < len(coarse); k++ {
		s := coarse[k]
		if s.Kind == Deleted && k+1 < len(coarse) && coarse[k+1].Kind == Inserted {
			a, b := tokens(s.Text, names), tokens(coarse[k+1].Text, names)
			if len(a) <= mostTokens && len(b) <= mostTokens {
				out = append(out, diffTokens(a, b)...)
				k++
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// sentences cuts a text after its full stops and lines.
func sentences(text string) []string {
	return strings.FieldsFunc(strings.NewReplacer("。", "。\x00", "；", "；\x00", "\n", "\n\x00").Replace(text), func(r rune) bool { return r == 0 })
}

// diffTokens compares lists of tokens: each becomes one character for the
// library, which gives the shortest edit (Myers).
func diffTokens(a, b []string) []Span {
	numbers := map[string]rune{}
	var words []string
	encode := func(list []string) []rune {
		out := make([]rune, len(list))
		for k, w := range list {
			n, ok := numbers[w]
			if !ok {
				n = rune(len(words)) + 1
				if n >= 0xD800 {
					n += 0x800 // surrogates are no characters
				}
				numbers[w] = n
				words = append(words, w)
			}
			out[k] = n
		}
		return out
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // with a clock the result would depend on the machine
	var out []Span
	for _, d := range dmp.DiffMainRunes(encode(a), encode(b), false) {
		var text strings.Builder
		for _, r := range d.Text {
			if r >= 0xD800 {
				r -= 0x800
			}
			text.WriteString(words[r-1])
		}
		kind := Same
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			kind = Deleted
		case diffmatchpatch.DiffInsert:
			kind = Inserted
		}
		out = append(out, Span{kind, text.String()})
	}
	return out
}

// readable joins changes that only a character or two keep apart, for a word
// half kept reads worse than one that is replaced; punctuation keeps items of
// a list apart. Within a change what goes stands before what comes.
func readable(spans []Span) []Span {
	var out []Span
	var gone, come strings.Builder
	flush := func() {
		if gone.Len() > 0 {
			out = append(out, Span{Deleted, gone.String()})
		}
		if come.Len() > 0 {
			out = append(out, Span{Inserted, come.String()})
		}
		gone.Reset()
		come.Reset()
	}
	for k, s := range spans {
		switch {
		case s.Kind == Deleted:
			gone.WriteString(s.Text)
		case s.Kind == Inserted:
			come.WriteString(s.Text)
		case k > 0 && k+1 < len(spans) && isIsland(s.Text, gone.String(), come.String(), spans[k+1:]):
			gone.WriteString(s.Text)
			come.WriteString(s.Text)
		default:
			flush()
			out = append(out, s)
		}
	}
	flush()
	return out
}

// isIsland reports whether text, which stays, is too little to stand between
// the change before it and the one after.
func isIsland(text, gone, come string, after []Span) bool {
	n := utf8.RuneCountInString(text)
	if n > 3 || strings.ContainsAny(text, "、，。；：！？（）\n") || figure(text) == len(text) {
		return false
	}
	before := max(utf8.RuneCountInString(gone), utf8.RuneCountInString(come))
	next := 0
	for _, s := range after {
		if s.Kind == Same {
			break
		}
		next = max(next, utf8.RuneCountInString(s.Text))
	}
	return n == 1 || n > 1 && min(before, next) >= 2*n
}
