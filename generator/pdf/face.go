package pdf

import (
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"fenjie/templates"
)

// use is what a face is for.
type use string

// The uses of faces, by the names that settings know them under.
const (
	faceTitle   use = "title"   // 小标宋 and its stand-in
	faceBody    use = "body"    // 仿宋 and its stand-in
	faceHeading use = "heading" // 黑体 and its stand-in
)

var uses = []use{faceTitle, faceBody, faceHeading}

// face is a TrueType face: its bytes, and its widths as fractions of an em.
type face struct {
	data   []byte
	parsed *sfnt.Font
	buffer sfnt.Buffer
	widths map[rune]float64 // 0: the face lacks the character
}

// faces are the faces of one document.
type faces struct {
	by      map[use]*face
	missing map[rune]bool // characters that no face has, drawn as 〓
}

// loadFaces takes the office's own faces where given, else the built-in ones.
func loadFaces(own map[string][]byte) (*faces, error) {
	f := &faces{by: map[use]*face{}, missing: map[rune]bool{}}
	for _, u := range uses {
		data := own[string(u)]
		if data == nil {
			data = templates.Face(string(u))
		} else if len(data) < 4 || string(data[:4]) != "\x00\x01\x00\x00" {
			// gopdf reads glyf outlines alone: fontmaker/core/ttfparser.go.
			return nil, fmt.Errorf("字体（%s）不是 TrueType（.ttf）格式，不能用于 PDF；请改用 .ttf 字体，或在 fenjie.yaml 中去掉这一项", u)
		}
		parsed, err := sfnt.Parse(data)
		if err != nil {
			return nil, fmt.Errorf("字体（%s）已损坏，不能读取；请重新复制字体文件，或在 fenjie.yaml 中去掉这一项", u)
		}
		f.by[u] = &face{data: data, parsed: parsed, widths: map[rune]float64{}}
	}
	return f, nil
}

// width is the width of r in ems, 0 where the face lacks it.
func (f *face) width(r rune) float64 {
	if w, known := f.widths[r]; known {
		return w
	}
	w := 0.0
	units := f.parsed.UnitsPerEm()
	if index, err := f.parsed.GlyphIndex(&f.buffer, r); err == nil && index != 0 {
		if advance, err := f.parsed.GlyphAdvance(&f.buffer, index, fixed.Int26_6(units), font.HintingNone); err == nil {
			w = float64(advance) / float64(units)
		}
	}
	f.widths[r] = w
	return w
}

// substitute stands for a character that no face has.
const substitute = '〓'

// pick returns the face to draw r with: its own, another that has it, or its
// own with the substitute.
func (f *faces) pick(u use, r rune) (use, rune) {
	for _, try := range append([]use{u}, uses...) {
		if f.by[try].width(r) > 0 {
			return try, r
		}
	}
	f.missing[r] = true
	return u, substitute
}

// widthOf is the width of a text in points.
func (f *faces) widthOf(u use, size float64, text string) float64 {
	w := 0.0
	for _, r := range text {
		at, drawn := f.pick(u, r)
		w += f.by[at].width(drawn)
	}
	return w * size
}
