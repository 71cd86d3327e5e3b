package plan

import (
	"strings"
	"unicode"
)

// HasBlank reports whether a text holds a character that unicode.IsSpace takes for
// a blank. Most texts hold none, and looking for it is a walk over all that a
// plan says: so it looks at bytes, and at characters only behind those that
// a blank begins with.
func HasBlank(s string) bool {
	for k := 0; k < len(s); k++ {
		switch c := s[k]; {
		case c > ' ' && c < 0xC2 || c > 0xE3: // most are of 汉字, from U+4000 on, or within a character
		case c <= ' ':
			if c == ' ' || c >= '\t' && c <= '\r' {
				return true
			}
		case c == 0xC2 || c == 0xE1 || c == 0xE2 || c == 0xE3: // U+0085 and U+00A0; U+1680; U+2000 to U+205F; U+3000
			if at := s[k:]; strings.IndexFunc(at[:min(len(at), 3)], unicode.IsSpace) == 0 {
				return true
			}
		}
	}
	return false
}
