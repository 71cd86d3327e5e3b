package pattern

import "strings"

// Words are words that are looked for in texts: where an expression would say
// no more than A|B|C.
type Words []string

// In reports whether a text holds one of the words.
func (w Words) In(text string) bool {
	for _, word := range w {
		if Index(text, word) >= 0 {
			return true
		}
	}
	return false
}

// Index is strings.Index, faster for words in 汉字: it looks for the third byte of a
// word. The first one is that of every fifth 汉字, the third that of few.
func Index(text, word string) int {
	const third = 2
	if len(word) <= third || word[0] < 0xE0 {
		return strings.Index(text, word)
	}
	for from, end := third, len(text)-len(word)+third+1; from < end; from++ {
		i := strings.IndexByte(text[from:end], word[third])
		if i < 0 {
			return -1
		}
		from += i
		if at := from - third; text[at] == word[0] && text[at:at+len(word)] == word {
			return at
		}
	}
	return -1
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
