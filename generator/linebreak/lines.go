// Package linebreak breaks Chinese text into lines: not before a closing sign,
// not within a number and its unit, and where asked not within a word. It
// knows nothing of faces; who calls it gives it the width of a text.
package linebreak

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Measure gives the width of a text in points; that of two texts together is
// the sum of both. Layout asks for nothing else of fonts, so a test can say
// that every 汉字 is one em.
type Measure func(text string) float64

// Characters that must not begin or end a line (行首行尾禁则, GB/T 15834—2011, 5.1).
const (
	noStart = "、。，．：；！？）〕】》〉」』”’…—％%·)]},.;:!?～"
	noEnd   = "（〔【《〈「『“‘([{≥≤＞＜≈￥¥$"
)

// Grain is how fine a text may be cut where its lines are broken.
type Grain int

// The grains, from the coarsest. A piece that is wider than the line by itself
// is cut by the next one.
const (
	ByName   Grain = iota // after 、 only: lists of bureaus
	ByTitle               // nor within a short bracket or the name of a place: titles
	ByPhrase              // not within a common word: cells
	ByAtom                // not within a number and its unit: running text
	ByRune                // anywhere, but before or after a forbidden sign
)

// Lines breaks a text into lines no wider than width, at its own line
// breaks and between pieces of the grain.
func Lines(text string, width float64, m Measure, g Grain) []string {
	return (&Breaker{m: m}).lines(text, width, g)
}

// Even breaks a text into as few lines as Lines does, of about one
// length, so that no single character stands alone.
func Even(text string, width float64, m Measure, g Grain) []string {
	return NewBreaker(m).Even(text, width, g)
}

// Breaker remembers how texts are cut and how wide their pieces are, for texts
// that are broken at many widths. It serves one goroutine.
type Breaker struct {
	m   Measure
	cut map[cutText][]piece // nil: nothing is remembered
}

type cutText struct {
	text string
	g    Grain
}

// piece is what stays together, with its width.
type piece struct {
	text string
	wide float64
}

// NewBreaker breaks texts of one measure.
func NewBreaker(m Measure) *Breaker { return &Breaker{m, map[cutText][]piece{}} }

// Even is the function of that name.
func (b *Breaker) Even(text string, width float64, g Grain) []string {
	lines := b.lines(text, width, g)
	if len(lines) < 2 || strings.Contains(text, "\n") {
		return lines
	}
	for narrow := b.m(text) / float64(len(lines)); narrow < width; narrow += width / 40 {
		if even := b.lines(text, narrow, g); len(even) == len(lines) {
			return even
		}
	}
	return lines
}

func (b *Breaker) lines(text string, width float64, g Grain) []string {
	var out []string
	for _, text := range strings.Split(valid(text), "\n") {
		p := paragraph{Breaker: b, text: text, width: width + 0.001} // sums of widths are not exact
		p.put(g, text)
		out = append(append(out, p.done...), p.line())
	}
	return out
}

func (b *Breaker) pieces(g Grain, text string) []piece {
	list, known := b.cut[cutText{text, g}]
	if known {
		return list
	}
	for _, t := range g.Pieces(text) {
		list = append(list, piece{t, b.m(t)})
	}
	if b.cut != nil {
		b.cut[cutText{text, g}] = list
	}
	return list
}

// paragraph is a text under way: lines done, and the one that is filled.
type paragraph struct {
	*Breaker
	text     string
	width    float64
	done     []string
	from, to int // the line that is filled, in bytes of the text
	wide     float64
}

func (p *paragraph) line() string { return strings.TrimRight(p.text[p.from:p.to], " ") }

// put adds the pieces of what follows in the text.
func (p *paragraph) put(g Grain, text string) {
	for _, piece := range p.pieces(g, text) {
		switch {
		case p.wide+piece.wide <= p.width:
		case piece.wide > p.width && g < ByRune:
			p.put(g+1, piece.text)
			continue
		case p.from < p.to:
			p.done = append(p.done, p.line())
			p.wide = 0
			if rest := strings.TrimLeft(piece.text, " "); rest != piece.text {
				p.to += len(piece.text) - len(rest)
				piece.text, piece.wide = rest, p.m(rest)
			}
			p.from = p.to
		}
		p.to += len(piece.text)
		p.wide += piece.wide
	}
}

// Pieces cuts a text into what stays together at this grain.
func (g Grain) Pieces(text string) []string {
	switch g {
	case ByName:
		return cut(text, func(rest []rune) int {
			if i := slices.Index(rest, '、'); i >= 0 {
				return i + 1
			}
			return len(rest)
		})
	case ByTitle:
		return together(ByPhrase.Pieces(text))
	case ByPhrase:
		return cut(text, func(rest []rune) int { return max(number(rest), phrase(rest)) })
	case ByAtom:
		return cut(text, number)
	}
	return cut(text, func([]rune) int { return 1 })
}

// cut cuts a text into pieces of as many characters as first says, at
// least one, each with the signs that may not be parted from it.
func cut(text string, first func(rest []rune) int) []string {
	var list []string
	text = valid(text)
	runes := []rune(text)
	for i := 0; i < len(runes); {
		j := i
		for j < len(runes)-1 && strings.ContainsRune(noEnd, runes[j]) {
			j++
		}
		j += max(1, first(runes[j:]))
		for j < len(runes) && strings.ContainsRune(noStart, runes[j]) {
			j++
		}
		size := 0
		for _, r := range runes[i:j] {
			size += utf8.RuneLen(r)
		}
		list, text = append(list, text[:size]), text[size:]
		i = j
	}
	return list
}

// valid puts � in the place of what is no UTF-8.
func valid(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	return string([]rune(text))
}

// number is the length of a number, or a word in Latin letters, that text
// begins with, and of its unit: 1.2亿元, 100万美元, 2000元/件, 第39行, 3～5个.
func number(text []rune) int {
	i := 0
	if len(text) > 1 && (text[0] == '第' || text[0] == '约' || text[0] == '超') && isWord(text[1]) {
		i++
	}
	start := i
	for i < len(text) && (isWord(text[i]) || i > start && strings.ContainsRune(",.:/-～—", text[i]) && i+1 < len(text) && isWord(text[i+1])) {
		i++
	}
	if i == start {
		return 0
	}
	if last := text[i-1]; last < '0' || last > '9' && last < '０' {
		return i // a word
	}
	for i < len(text) && strings.ContainsRune("十百千万亿", text[i]) {
		i++
	}
	i += unit(text[i:])
	if i+1 < len(text) && text[i] == '/' {
		i += 1 + unit(text[i+1:])
	}
	if rest := text[i:]; len(rest) > 1 && (string(rest[:2]) == "以上" || string(rest[:2]) == "以下" || string(rest[:2]) == "左右") {
		i += 2
	}
	return i
}

// unit is the length of the unit that follows a number: one of two characters
// or more from the list, else the common word or the one 汉字 that stands there.
func unit(text []rune) int {
	for _, u := range []string{"个百分点", "平方公里", "平方米", "立方米", "美元", "欧元", "港元", "日元", "英镑", "公里", "公顷", "千瓦", "人次"} {
		if strings.HasPrefix(string(text[:min(len(text), 4)]), u) {
			return len([]rune(u))
		}
	}
	if len(text) > 0 && text[0] >= 0x4e00 && text[0] <= 0x9fff && text[0] != '第' {
		return max(1, phrase(text))
	}
	return 0
}

func isWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '０' && r <= '９'
}
