package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// WordsID is the id of a section or measure that was given none: kind and the
// first 10 hexadecimal digits of the SHA-256 of its words without their
// blanks, so that a line broken elsewhere changes nothing.
func WordsID(kind string, words ...string) string {
	var said []byte
	for _, text := range words {
		said = slices.Grow(said, len(text)+1)
		if HasBlank(text) || !utf8.ValidString(text) {
			text = strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) {
					return -1
				}
				return r
			}, text)
		}
		said = append(append(said, text...), 0)
	}
	sum := sha256.Sum256(said)
	return kind + hex.EncodeToString(sum[:])[:10]
}
