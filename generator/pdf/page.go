package pdf

import (
	"fmt"
	"math"
	"strings"

	"fenjie/generator/linebreak"
)

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

// kind is what an item draws.
type kind int

// The kinds of items.
const (
	kindText kind = iota // runs on one line, in a box as high as their size
	kindRule             // a line from X, Y to X+W, Y+H
	kindBox              // a filled rectangle
	kindMark             // a bookmark to Y; draws nothing
)

// colour is red, green and blue.
type colour [3]uint8

// The colours. All tell apart in black and white.
var (
	white  = colour{255, 255, 255}
	gray   = colour{96, 96, 96}    // rules
	pale   = colour{232, 232, 232} // headers of tables
	paler  = colour{245, 245, 245} // bands in tables
	silver = colour{176, 176, 176} // bars of what is no stated total, and of the rest
	accent = colour{31, 78, 121}   // bars
	tints  = []colour{accent, {74, 124, 168}, {125, 167, 204}, {164, 194, 222}}
)

// item is one thing on a page. Its fields are exported for the digest alone,
// which prints them as JSON; lengths are whole hundredths of a point, all that
// gopdf writes, so that a digest does not depend on a processor's rounding.
type item struct {
	Kind       kind
	X, Y, W, H float64
	Size       float64
	Runs       []run
	Colour     colour
	Mark       string
	Level      int // of a bookmark: 0 is the outermost
}

// text is the words of a text item, as they are drawn.
func (i item) text() string {
	var b strings.Builder
	for _, r := range i.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// page is the items of one page.
type page struct{ Items []item }

// density is how tight a table is set.
type density struct {
	size, leading, pad float64 // of text and cells, in points
}

// The densities. A summary is composed anew with the tight one where that
// saves a page that would be nearly empty.
var (
	normal = density{10.5, 15, 4}
	tight  = density{10.5, 14, 2.5}
)

// layout is pages under way. y is where the next thing goes.
type layout struct {
	faces *faces
	density
	pages []page
	y     float64
}

func newLayout(f *faces, d density) *layout {
	l := &layout{faces: f, density: d}
	l.newPage()
	return l
}

func (l *layout) newPage() {
	l.pages = append(l.pages, page{})
	l.y = top
}

func hundredths(v float64) float64 { return math.Round(v*100) / 100 }

func (l *layout) add(i item) {
	for _, v := range []*float64{&i.X, &i.Y, &i.W, &i.H} {
		*v = hundredths(*v)
	}
	p := &l.pages[len(l.pages)-1]
	p.Items = append(p.Items, i)
}

// room makes sure that h points are left on the page.
func (l *layout) room(h float64) {
	if l.y+h > bottom && l.y > top {
		l.newPage()
	}
}

func (l *layout) measure(u use, size float64) linebreak.Measure {
	return func(text string) float64 { return l.faces.width(u, size, text) }
}

// text draws one line in the middle of a box that begins at y and is high.
func (l *layout) text(u use, size, x, y, high float64, text string) {
	if text == "" {
		return
	}
	l.add(item{Kind: kindText, X: x, Y: y + (high-size)/2, W: l.faces.width(u, size, text), H: size, Size: size, Runs: l.faces.runs(u, size, x, text)})
}

func (l *layout) rule(x, y, w, h float64) {
	l.add(item{Kind: kindRule, X: x, Y: y, W: w, H: h, Colour: gray})
}

func (l *layout) box(x, y, w, h float64, c colour) {
	l.add(item{Kind: kindBox, X: x, Y: y, W: w, H: h, Colour: c})
}

func (l *layout) mark(level int, text string) {
	l.add(item{Kind: kindMark, Y: l.y, Mark: text, Level: level})
}

// centered writes lines of about one length in the middle of the measure.
func (l *layout) centered(u use, size, leading float64, text string) {
	for _, line := range linebreak.Even(text, measureW, l.measure(u, size), linebreak.ByTitle) {
		l.room(leading)
		l.text(u, size, left+(measureW-l.faces.width(u, size, line))/2, l.y, leading, line)
		l.y += leading
	}
}

// paragraph writes text with an indent of two characters on its first line.
func (l *layout) paragraph(u use, size, leading float64, text string) {
	for _, line := range linebreak.Lines("　　"+text, measureW, l.measure(u, size), linebreak.ByAtom) {
		l.room(leading)
		l.text(u, size, left, l.y, leading, line)
		l.y += leading
	}
}

const headingSize, headingLeading, subheadingLeading = 14.0, 30.0, 25.0

// heading writes a heading and its bookmark. Who calls it has made room for
// the heading and what must stand with it.
func (l *layout) heading(text string) {
	l.mark(0, text)
	l.text(faceHeading, headingSize, left, l.y, headingLeading, text)
	l.y += headingLeading
}

// subheading heads a part of a page that has no bookmark.
func (l *layout) subheading(text string) {
	const size = 12.0
	l.text(faceHeading, size, left, l.y, subheadingLeading, text)
	l.y += subheadingLeading
}

// numberPages puts the page's number at the foot of each: — 1 —
// (GB/T 9704—2012, 7.5).
func (l *layout) numberPages() {
	const size = 14
	for n := range l.pages {
		text := fmt.Sprintf("— %d —", n+1)
		w := l.faces.width(faceBody, size, text)
		x := left + (measureW-w)/2
		l.pages[n].Items = append(l.pages[n].Items, item{Kind: kindText, X: hundredths(x), Y: hundredths(bottom + 7*mm),
			W: hundredths(w), H: size, Size: size, Runs: l.faces.runs(faceBody, size, x, text)})
	}
}

// dump prints the texts of the pages, for goldens that a person can read.
func dump(pages []page) string {
	var b strings.Builder
	for n, p := range pages {
		if n > 0 {
			b.WriteString("\f\n")
		}
		base := -1.0
		for _, i := range p.Items {
			if i.Kind != kindText {
				continue
			}
			at := i.Y + ascent*i.Size
			if base >= 0 {
				if math.Abs(at-base) > 2 {
					b.WriteByte('\n')
				} else {
					b.WriteString(" | ")
				}
			}
			b.WriteString(i.text())
			base = at
		}
		b.WriteByte('\n')
	}
	return b.String()
}
