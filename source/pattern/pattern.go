// Package pattern holds regular expressions that cost nothing until they are
// asked. A plan meets a few dozen of the two hundred that readers and rules
// know: one is compiled when a text comes that it may match, and a text that
// lacks what every match holds is answered without it.
package pattern

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// Pattern is a regular expression, with what a text must hold to match it.
type Pattern struct {
	write   func() string
	compile func() *regexp.Regexp
	words   []Words // of each list, a match holds one
	digit   bool    // each match holds an Arabic digit, of either width
	opening string  // a text that matches begins with one of these runes, unless there are none
	closing string  // a text that matches ends with one of these runes, unless there are none
}

// all is every pattern of the program, for the test that proves them.
var all []*Pattern

// New is the pattern of an expression.
func New(expression string) *Pattern {
	return Lazy(func() string { return expression })
}

// Lazy is the pattern of an expression that is put together only when it is
// asked.
func Lazy(write func() string) *Pattern {
	p := &Pattern{write: write, compile: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(write()) })}
	all = append(all, p)
	return p
}

// Holding says that each match holds one of the words. Said twice, it holds one
// of both lists.
func (p *Pattern) Holding(words ...string) *Pattern {
	p.words = append(p.words, words)
	return p
}

// HoldingDigit says that each match holds an Arabic digit, of either width.
func (p *Pattern) HoldingDigit() *Pattern {
	p.digit = true
	return p
}

// Opening says that a text that matches begins with one of the runes.
func (p *Pattern) Opening(runes string) *Pattern {
	p.opening = runes
	return p
}

// Closing says that a text that matches ends with one of the runes.
func (p *Pattern) Closing(runes string) *Pattern {
	p.closing = runes
	return p
}

// may reports whether a text holds what a match needs.
func (p *Pattern) may(text string) bool {
	if p.opening != "" {
		if r, size := utf8.DecodeRuneInString(text); size == 0 || !strings.ContainsRune(p.opening, r) {
			return false
		}
	}
	if p.closing != "" {
		if r, size := utf8.DecodeLastRuneInString(text); size == 0 || !strings.ContainsRune(p.closing, r) {
			return false
		}
	}
	if p.digit && !HasDigit(text) {
		return false
	}
	for _, words := range p.words {
		if !words.In(text) {
			return false
		}
	}
	return true
}

// HasDigit reports an Arabic digit of either width.
func HasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			return true
		}
		if s[i] == 0xEF && i+2 < len(s) && s[i+1] == 0xBC && s[i+2] >= 0x90 && s[i+2] <= 0x99 { // ０ to ９
			return true
		}
	}
	return false
}
