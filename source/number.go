package source

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/sentence"
)

// Patterns of numbers. Blanks inside and full-width digits are tolerated:
// 4 .5个, １２０家.
const (
	digitForm  = `[0-9０-９]`
	numberForm = `(?:` + digitForm + `{1,3}(?:,` + digitForm + `{3})+|` + digitForm + `+)(?:[ \x{00a0}]?[.．][ \x{00a0}]?` + digitForm + `+)?`
	rangeForm  = `[ ]?(?:[-－—–~～]|至|到){1,2}[ ]?`
)

// decimal is a written number as a plain decimal: "4 .5" is 4.5.
func decimal(written string) string {
	var b strings.Builder
	for _, r := range written {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case r >= '０' && r <= '９':
			b.WriteRune(r - '０' + '0')
		case r == '.' || r == '．':
			b.WriteByte('.')
		}
	}
	s := strings.TrimLeft(b.String(), "0")
	if s == "" || s[0] == '.' {
		s = "0" + s
	}
	return s
}

// span is bytes from to to of a text.
type span struct{ from, to int }

// boundary marks where sentences and their parts end.
const (
	sentenceEnds = "。！？\n"
	partEnds     = "。！？\n；;，,：:"
)

// lookBack is how far a figure's context reaches, in bytes: longer than any
// sentence people write. It keeps the readers linear in texts without stops.
const lookBack = 1800

// lastOf is the byte after the last of the runes in set before at, not before
// from nor further back than lookBack.
func lastOf(text string, from, at int, set string) int {
	if at-from > lookBack {
		for from = at - lookBack; from < at && !utf8.RuneStart(text[from]); {
			from++
		}
	}
	return behindLast(text, from, at, set)
}

// behindLast is lastOf however far back.
func behindLast(text string, from, at int, set string) int {
	leads := leadsOf(set)
	for i := at - 1; i >= from; i-- {
		if !leads.has(text[i]) {
			continue
		}
		if size := beginsWithin(set, text[i:at]); size > 0 {
			return i + size
		}
	}
	return from
}

// nextOf is the byte of the first of the runes in set at or after at.
func nextOf(text string, at int, set string) int {
	leads := leadsOf(set)
	for ; at < len(text); at += stepOver(text[at]) {
		if leads.has(text[at]) && beginsWithin(set, text[at:]) > 0 {
			return at
		}
	}
	return len(text)
}

// stepOver is how many bytes the rune has that begins with a byte: to go on from
// it, so that the bytes within are not looked at.
func stepOver(b byte) int {
	switch {
	case b < 0xC0:
		return 1
	case b < 0xE0:
		return 2
	case b < 0xF0:
		return 3 // a 汉字, or a mark of its width
	}
	return 4
}

// beginsWithin is the length of the rune that a text begins with where it is one
// of the set, or 0. The text's first byte is one that a rune of the set begins with.
func beginsWithin(set, text string) int {
	size := stepOver(text[0])
	if size > len(text) || size > 1 && !strings.Contains(set, text[:size]) {
		return 0
	}
	return size
}

// leadsOf tells the first bytes of runes: next to none of those of punctuation
// begins a 汉字, so that only few bytes of a text are looked at twice.
func leadsOf(sets ...string) (leads bytesOf) {
	for _, set := range sets {
		for i := range len(set) {
			if utf8.RuneStart(set[i]) {
				leads[set[i]>>6] |= 1 << (set[i] & 63)
			}
		}
	}
	return leads
}

// bytesOf is a set of bytes, a bit each: small enough to be made anew for each
// search.
type bytesOf [4]uint64

func (s *bytesOf) has(b byte) bool { return s[b>>6]&(1<<(b&63)) != 0 }

// ahead is the beginning of text that a look ahead needs. Matching on more
// would make each figure cost the length of the rest.
func ahead(text string) string {
	if len(text) <= 240 {
		return text
	}
	n := 240
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// containsAny reports whether text holds one of the words.
func containsAny(text string, words ...string) bool { return pattern.Words(words).In(text) }

// yearLead is a year that opens a phrase: 2025年新改建.
var yearLead = pattern.New(`^(?:(?:到)?20\d\d\s*年(?:底|内|末)?前?|\d{1,2}\s*月(?:底|中旬|上旬|下旬|末)?前)`).Opening("到0123456789")

// trimWords takes any of the words off the beginning, again and again.
func trimWords(text string, words []string) string {
	for {
		before := text
		text = strings.TrimLeft(text, " \u3000、，,；;：:的\x01")
		text = cutYear(text)
		for _, w := range words {
			text = strings.TrimPrefix(text, w)
		}
		if text == before {
			return text
		}
	}
}

// cutYear takes the year off with which a text begins: 2025年底前, 2025年度.
func cutYear(text string) string {
	rest := yearLead.ReplaceAllString(text, "")
	if rest != text && !strings.HasPrefix(rest, "度假") {
		rest = strings.TrimPrefix(rest, "度")
	}
	return rest
}

// trimEnd takes any of the words off the end, again and again.
func trimEnd(text string, words []string) string {
	for {
		before := text
		text = strings.TrimRight(text, " \u3000、，,；;：:")
		for _, w := range words {
			if len(w) < len(text) {
				text = sentence.WithoutEnd(text, w)
			}
		}
		if text == before {
			return text
		}
	}
}
