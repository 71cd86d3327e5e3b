package pdf

import "strings"

// Page geometry in points, after GB/T 9704—2012, 5.2.1: A4, margins of 37 mm
// above, 35 mm below, 28 mm left and 26 mm right.
const (
	mm         = 72 / 25.4
	pageWidth  = 210 * mm
	pageHeight = 297 * mm
	left       = 28 * mm
	right      = pageWidth - 26*mm
	top        = 37 * mm
	bottom     = pageHeight - 35*mm
	measureW   = right - left
)

// item is one thing drawn on a page: a text, a rule or a filled box.
type item struct {
	kind       string // text, rule, box
	x, y, w, h float64
	face       use
	size       float64
	text       string
	gray       uint8  // 0 black … 255 white
	blue       bool   // the accent colour
	mark       string // bookmark at this place
}

type page struct{ items []item }

// layout is pages under way. y is where the next thing goes.
type layout struct {
	faces *faces
	pages []page
	y     float64
}

func newLayout(f *faces) *layout {
	l := &layout{faces: f}
	l.newPage()
	return l
}

func (l *layout) newPage() {
	l.pages = append(l.pages, page{})
	l.y = top
}

func (l *layout) add(i item) {
	p := &l.pages[len(l.pages)-1]
	p.items = append(p.items, i)
}

// room makes sure that h points are left on the page.
func (l *layout) room(h float64) {
	if l.y+h > bottom && l.y > top {
		l.newPage()
	}
}

func (l *layout) measure(u use, size float64) measure {
	return func(text string) float64 { return l.faces.widthOf(u, size, text) }
}

// text draws one line; its y is the top of the line's box of height high.
func (l *layout) text(u use, size, x, y, high float64, text string) {
	l.add(item{kind: "text", face: u, size: size, x: x, y: y + (high-size)/2, text: text})
}

// centered writes lines in the middle of the measure.
func (l *layout) centered(u use, size, leading float64, text string) {
	for _, line := range breakBalanced(text, measureW, l.measure(u, size)) {
		l.room(leading)
		w := l.faces.widthOf(u, size, line)
		l.text(u, size, left+(measureW-w)/2, l.y, leading, line)
		l.y += leading
	}
}

// breakBalanced breaks a title into lines of about one length, so that no
// single character stands alone.
func breakBalanced(text string, width float64, m measure) []string {
	lines := breakLines(text, width, m)
	if len(lines) < 2 {
		return lines
	}
	for narrow := m(text) / float64(len(lines)); narrow < width; narrow += width / 40 {
		if even := breakLines(text, narrow, m); len(even) == len(lines) {
			return even
		}
	}
	return lines
}

// paragraph writes text with an indent of two characters on its first line.
func (l *layout) paragraph(u use, size, leading float64, text string) {
	for _, line := range breakLines("　　"+text, measureW, l.measure(u, size)) {
		l.room(leading)
		l.text(u, size, left, l.y, leading, line)
		l.y += leading
	}
}

// heading writes a heading that keeps at least after points with it.
func (l *layout) heading(text string, after float64) {
	const size, leading = 14, 30
	l.room(leading + after)
	l.add(item{kind: "text", face: faceHeading, size: size, x: left, y: l.y + (leading-size)/2, text: text, mark: text})
	l.y += leading
}

// dump prints the texts of the pages, for goldens that a person can read.
func (l *layout) dump() string {
	var b strings.Builder
	for n, p := range l.pages {
		if n > 0 {
			b.WriteString("\f\n")
		}
		y := -1.0
		for _, i := range p.items {
			if i.kind != "text" {
				continue
			}
			if y >= 0 {
				if i.y-y > 2 || y-i.y > 2 {
					b.WriteByte('\n')
				} else {
					b.WriteString(" | ")
				}
			}
			b.WriteString(i.text)
			y = i.y
		}
		b.WriteByte('\n')
	}
	return b.String()
}
