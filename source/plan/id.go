package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
)

// WordsID is the id of a section or measure that was given none: kind and the
// first 10 hexadecimal digits of the SHA-256 of its words without their
// blanks, so that a line broken elsewhere changes nothing.
func WordsID(kind string, words ...string) string {
	h := sha256.New()
	for _, text := range words {
		h.Write([]byte(strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, text)))
		h.Write([]byte{0})
	}
	return kind + hex.EncodeToString(h.Sum(nil))[:10]
}
