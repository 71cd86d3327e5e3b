package pdf

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/signintech/gopdf"
)

// draw puts composed pages into a PDF. It only reads them.
func (s *summary) draw(w io.Writer) error { return s.drawWith(w, cut) }

// cutter gives the face to embed for some characters.
type cutter func(f *face, runes []rune) ([]byte, error)

func (s *summary) drawWith(w io.Writer, cut cutter) (err error) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		own := s.ownFaces()
		if len(own) == 0 {
			panic(v) // the built-in faces are whole: this is a bug
		}
		err = fmt.Errorf("字体（%s）已损坏，不能用于 PDF；请重新复制字体文件，或在 fenjie.yaml 中去掉这一项", strings.Join(own, "、"))
	}()
	d := &gopdf.GoPdf{}
	d.Start(gopdf.Config{PageSize: gopdf.Rect{W: pageWidth, H: pageHeight}, Unit: gopdf.UnitPT})
	d.SetCompressLevel(packed)
	d.SetInfo(s.info)
	p := &pen{pdf: d, pages: s.pages, faces: s.faces, cut: cut}
	for _, page := range s.pages {
		d.AddPage()
		for _, i := range page.Items {
			p.item(i)
		}
	}
	nest(p.marks)
	if p.err != nil {
		return p.err
	}
	_, err = d.WriteTo(w)
	return err
}

// ownFaces names the uses for which the office has a face of its own. gopdf
// believes what a face says of itself, and panics where that is not so.
func (s *summary) ownFaces() []string {
	list, _ := builtIn()
	var own []string
	for u, name := range useNames {
		if s.faces[u] != list[u] {
			own = append(own, name)
		}
	}
	return own
}

// ascent is where the baseline stands in a line of size 1: 汉字 of these faces
// fill the em from 0.88 above it to 0.12 below.
const ascent = 0.88

// packed is how far the drawing of a page is deflated: a province's takes half
// the time of the usual level, and few bytes more.
const packed = 3

// pen draws items; the first error of any step stays.
type pen struct {
	pdf    *gopdf.GoPdf
	pages  []page
	faces  [faceCount]*face
	cut    cutter
	loaded [faceCount]bool
	marks  []mark
	err    error
}

func (p *pen) try(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *pen) item(i item) {
	c := i.Colour
	switch i.Kind {
	case kindText:
		for _, r := range i.Runs {
			p.face(r.Face, i.Size)
			p.pdf.SetXY(r.X, i.Y+ascent*i.Size) // Text draws on the baseline
			p.try(p.pdf.Text(r.Text))
		}
	case kindBox:
		p.pdf.SetFillColor(c[0], c[1], c[2])
		p.pdf.RectFromUpperLeftWithStyle(i.X, i.Y, i.W, i.H, "F")
		p.pdf.SetFillColor(0, 0, 0)
	case kindRule:
		p.pdf.SetLineWidth(0.5)
		p.pdf.SetStrokeColor(c[0], c[1], c[2])
		p.pdf.Line(i.X, i.Y, i.X+i.W, i.Y+i.H)
	case kindMark:
		p.pdf.SetXY(left, i.Y)
		p.marks = append(p.marks, mark{i.Level, p.pdf.AddOutlineWithPosition(i.Mark)})
	}
}

// subsetTags go before the names of faces: six letters and a plus say that a
// face is cut (PDF 1.7, 9.6.4). One a use, for two uses may have one face.
var subsetTags = [faceCount]string{"FJTITL+", "FJBODY+", "FJHEAD+"}

// face sets the face. It is loaded when it is first used, for one that is
// loaded and not used would leave a broken map, and only with the glyphs of
// these pages.
func (p *pen) face(u use, size float64) {
	if p.err != nil {
		return
	}
	name := subsetTags[u] + p.faces[u].name
	if !p.loaded[u] {
		p.loaded[u] = true
		data, err := p.cut(p.faces[u], characters(p.pages, u))
		if err != nil {
			p.try(fmt.Errorf("字体（%s）已损坏，不能用于 PDF（%w）；请重新复制字体文件，或在 fenjie.yaml 中去掉这一项", useNames[u], err))
			return
		}
		p.try(p.pdf.AddTTFFontDataWithOption(name, data, gopdf.TtfOption{
			OnGlyphNotFound: func(r rune) { p.try(fmt.Errorf("字体（%s）缺字“%c”", useNames[u], r)) },
		}))
	}
	p.try(p.pdf.SetFont(name, "", size))
}

// characters are those that the pages draw with a face, in order.
func characters(pages []page, u use) []rune {
	set := map[rune]bool{}
	for _, page := range pages {
		for _, i := range page.Items {
			for _, r := range i.Runs {
				if r.Face == u {
					for _, c := range r.Text {
						set[c] = true
					}
				}
			}
		}
	}
	list := make([]rune, 0, len(set))
	for r := range set {
		list = append(list, r)
	}
	slices.Sort(list)
	return list
}

// mark is a bookmark in the PDF, with its level.
type mark struct {
	level int
	obj   *gopdf.OutlineObj
}

// nest links bookmarks, which gopdf keeps as one flat list, into a tree. Its
// root always names the bookmark added last as its last child, so that one and
// those before it stay on the outermost level.
func nest(marks []mark) {
	for k := len(marks) - 1; k >= 0 && marks[k].level > 0; k-- {
		marks[k].level = 0
	}
	var open []mark // the last bookmark of each level that is under way
	for _, m := range marks {
		m.obj.SetPrev(-1)
		m.obj.SetNext(-1)
		level := min(m.level, len(open))
		if level < len(open) {
			before := open[level].obj
			before.SetNext(m.obj.GetIndex())
			m.obj.SetPrev(before.GetIndex())
		}
		if level > 0 {
			parent := open[level-1].obj
			m.obj.SetParent(parent.GetIndex())
			if level == len(open) {
				parent.SetFirst(m.obj.GetIndex())
			}
			parent.SetLast(m.obj.GetIndex())
		}
		open = append(open[:level], m)
	}
}
