package pdf

import (
	"bytes"
	"reflect"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"fenjie/generator/plantest"
)

// TestCutGlyphs: a cut face has the outlines and widths of the whole one, also
// of letters that are made of others (é), and no other characters.
func TestCutGlyphs(t *testing.T) {
	goFace, err := parseFace(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	list, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		face  *face
		runes []rune
	}{
		"Go":       {goFace, []rune(" 0Aaghé’ﬁ")},
		"title":    {list[faceTitle], []rune("—、。一七万元，：")},
		"body":     {list[faceBody], []rune("0149.,一丁万元")},
		"heading":  {list[faceHeading], []rune("·预算汇𫵷")},
		"no runes": {list[faceBody], nil},
	} {
		data, err := cut(c.face, c.runes)
		if err != nil {
			t.Fatal(name, err)
		}
		small, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(name, err)
		}
		for _, r := range append(c.runes, 'Z', '镇') {
			got, want := outlineOf(t, small, r), outlineOf(t, c.face.parsed, r)
			if r == 'Z' || r == '镇' {
				want = glyphShape{}
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %c has other outlines or another width", name, r)
			}
		}
		if len(data) > 20_000 {
			t.Errorf("%s: %d bytes", name, len(data))
		}
	}
}

type glyphShape struct {
	width    fixed.Int26_6
	segments sfnt.Segments
}

// outlineOf is the shape of a character at a scale of one unit; empty where the
// face lacks it.
func outlineOf(t *testing.T, f *sfnt.Font, r rune) glyphShape {
	t.Helper()
	var b sfnt.Buffer
	index, err := f.GlyphIndex(&b, r)
	if err != nil {
		t.Fatal(err)
	}
	if index == 0 {
		return glyphShape{}
	}
	ppem := fixed.I(int(f.UnitsPerEm()))
	segments, err := f.LoadGlyph(&b, index, ppem, nil)
	if err != nil {
		t.Fatal(err)
	}
	width, err := f.GlyphAdvance(&b, index, ppem, font.HintingNone)
	if err != nil {
		t.Fatal(err)
	}
	return glyphShape{width, append(sfnt.Segments(nil), segments...)}
}

// TestOwnFace: a summary in a face of the office's own is one that others read.
func TestOwnFace(t *testing.T) {
	in := plantest.Input(t, "方案.txt", []byte(sectionsPlan(2, 1)))
	in.Look.Faces = map[string][]byte{"body": goregular.TTF, "title": goregular.TTF}
	s := composed(t, in)
	if len(s.missing) > 0 {
		t.Errorf("%q is missing, though the heading face has it", string(s.missing))
	}
	if !bytes.Contains(drawn(t, s, cut), []byte("FJBODY+GoRegular")) {
		t.Error("the face is not embedded under its name")
	}
}

// FuzzFace: a broken face gives a summary or an error, and never a panic.
func FuzzFace(f *testing.F) {
	f.Add(uint16(0), []byte{0, 1, 0, 0})
	f.Add(uint16(12), []byte("glyf"))
	f.Add(uint16(300), []byte{255, 255, 255, 255})
	in := plantest.Input(f, "方案.txt", []byte(sectionsPlan(1, 1)))
	f.Fuzz(func(t *testing.T, at uint16, broken []byte) {
		data := bytes.Clone(goregular.TTF)
		copy(data[min(int(at), len(data)):], broken)
		own := in
		own.Look.Faces = map[string][]byte{"body": data}
		s, err := newSummary(own)
		if err != nil {
			return
		}
		if err := s.draw(&bytes.Buffer{}); err != nil {
			return
		}
	})
}
