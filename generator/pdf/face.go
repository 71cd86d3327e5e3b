package pdf

import (
	"fmt"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"fenjie/templates"
)

// use is what a face is for.
type use int

// The uses of faces.
const (
	faceTitle   use = iota // 小标宋 and its stand-in
	faceBody               // 仿宋 and its stand-in
	faceHeading            // 黑体 and its stand-in
	faceCount
)

// useNames are the names that settings know the uses under.
var useNames = [faceCount]string{"title", "body", "heading"}

// face is a TrueType face. It is read only, and shared between documents.
type face struct {
	data   []byte
	parsed *sfnt.Font
	name   string // its PostScript name, as far as a PDF's name may hold it
}

func parseFace(data []byte) (*face, error) {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	name, err := parsed.Name(nil, sfnt.NameIDPostScript)
	if err != nil {
		name = "" // it is only shown
	}
	name = strings.Map(func(r rune) rune {
		if r < 0x80 && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') || r == '-' || r == '_' {
			return r
		}
		return -1
	}, name)
	return &face{data, parsed, name}, nil
}

// builtIn are the faces of the program, parsed when one is first wanted.
var builtIn = sync.OnceValues(func() (list [faceCount]*face, err error) {
	for u, name := range useNames {
		if list[u], err = parseFace(templates.Face(name)); err != nil {
			return list, fmt.Errorf("built-in face %s: %w", name, err)
		}
	}
	return list, nil
})

// glyph is how a character is drawn: by a face, as a character of that face
// (itself, or the substitute), with a width in ems.
type glyph struct {
	face  use
	drawn rune
	width float64
}

// faces are the faces of one document, and the glyphs that it has asked for.
type faces struct {
	by      [faceCount]*face
	glyphs  [faceCount]map[rune]glyph
	missing map[rune]bool // characters that no face has
	buffer  sfnt.Buffer
}

// loadFaces takes the office's own faces where given, else the built-in ones.
func loadFaces(own map[string][]byte) (*faces, error) {
	list, err := builtIn()
	if err != nil {
		return nil, err
	}
	f := &faces{by: list, missing: map[rune]bool{}}
	for u, name := range useNames {
		f.glyphs[u] = map[rune]glyph{}
		data := own[name]
		if data == nil {
			continue
		}
		// gopdf reads glyf outlines alone: fontmaker/core/ttfparser.go.
		if len(data) < 4 || string(data[:4]) != "\x00\x01\x00\x00" {
			return nil, fmt.Errorf("字体（%s）不是 TrueType（.ttf）格式，不能用于 PDF；请改用 .ttf 字体，或在 fenjie.yaml 中去掉这一项", name)
		}
		if f.by[u], err = parseFace(data); err != nil {
			return nil, fmt.Errorf("字体（%s）已损坏，不能读取；请重新复制字体文件，或在 fenjie.yaml 中去掉这一项", name)
		}
	}
	return f, nil
}

// advance is the width of r in ems, 0 where the face lacks it.
func (f *faces) advance(u use, r rune) float64 {
	parsed := f.by[u].parsed
	index, err := parsed.GlyphIndex(&f.buffer, r)
	if err != nil || index == 0 {
		return 0
	}
	units := parsed.UnitsPerEm()
	w, err := parsed.GlyphAdvance(&f.buffer, index, fixed.Int26_6(units), font.HintingNone)
	if err != nil {
		return 0
	}
	return float64(w) / float64(units)
}

// substitute stands for a character that no face has.
const substitute = '〓'

// glyph says how r is drawn in a face: by it, by another that has r, or as the
// substitute.
func (f *faces) glyph(u use, r rune) glyph {
	if g, known := f.glyphs[u][r]; known {
		return g
	}
	g, found := f.find(u, r)
	if !found {
		f.missing[r] = true
		g, _ = f.find(u, substitute)
	}
	f.glyphs[u][r] = g
	return g
}

func (f *faces) find(u use, r rune) (glyph, bool) {
	for _, try := range [...]use{u, faceBody, faceHeading, faceTitle} {
		if w := f.advance(try, r); w > 0 {
			return glyph{try, r, w}, true
		}
	}
	return glyph{u, ' ', 0}, false // faces of the office's own may lack even 〓
}

// width is the width of a text in points.
func (f *faces) width(u use, size float64, text string) float64 {
	w := 0.0
	for _, r := range text {
		w += f.glyph(u, r).width
	}
	return w * size
}

// run is a piece of a line that one face draws.
type run struct {
	Face use
	X    float64
	Text string
}

// runs cuts a line that begins at x into the runs that draw it.
func (f *faces) runs(u use, size, x float64, text string) []run {
	var list []run
	var b strings.Builder
	for _, r := range text {
		g := f.glyph(u, r)
		if n := len(list); n == 0 || list[n-1].Face != g.face {
			if n > 0 {
				list[n-1].Text = b.String()
				b.Reset()
			}
			list = append(list, run{Face: g.face, X: hundredths(x)})
		}
		b.WriteRune(g.drawn)
		x += g.width * size
	}
	if n := len(list); n > 0 {
		list[n-1].Text = b.String()
	}
	return list
}
