package plan

import "strings"

// Digits is a number in ASCII, without separators of thousands: １,200．5 is
// 1200.5.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '．':
			return '.'
		case r == ',' || r == '，':
			return -1
		}
		return r
	}, s)
}
