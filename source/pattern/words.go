package pattern

import "strings"

// Words are words that are looked for in texts: where an expression would say
// no more than A|B|C.
type Words []string

// In reports whether a text holds one of the words.
func (w Words) In(text string) bool {
	for _, word := range w {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// Begin reports whether a text begins with one of the words.
func (w Words) Begin(text string) bool {
	for _, word := range w {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}

// End reports whether a text ends with one of the words.
func (w Words) End(text string) bool {
	for _, word := range w {
		if strings.HasSuffix(text, word) {
			return true
		}
	}
	return false
}
