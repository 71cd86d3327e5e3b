package source

import (
	"strings"
	"unicode/utf8"
)

// titleLength is the number of bytes of text that are its title: up to the
// first 。 outside of brackets and quotes, or all of it.
func titleLength(text string) int {
	depth := 0
	for i, r := range text {
		switch {
		case strings.ContainsRune("（(“《〈「『【", r):
			depth++
		case strings.ContainsRune("）)”》〉」』】", r):
			depth = max(0, depth-1)
		case r == '。' && depth == 0:
			return i
		}
	}
	if depth > 0 { // a bracket that never closes hides no stop
		if i := strings.IndexRune(text, '。'); i >= 0 {
			return i
		}
	}
	return len(text)
}

// stopLength is the number of bytes of the run of stops that text begins with.
func stopLength(text string) int {
	n := 0
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if r != '。' {
			break
		}
		n += size
	}
	return n
}
