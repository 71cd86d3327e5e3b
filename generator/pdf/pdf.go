// Package pdf makes the budget summary (预算汇总) that is printed for leaders.
// Pages are laid out as values first, then drawn. It is an output format.
package pdf

import (
	"fmt"
	"io"
	"time"

	"github.com/signintech/gopdf"

	"fenjie/generator/format"
	"fenjie/generator/wording"
)

// version is part of the digest: a change of the summary's form raises it.
const version = "pdf/1"

// Documents returns the budget summary. Faces of the office's own that cannot
// be used are an error in Chinese.
func Documents(in format.Input) ([]format.Document, error) {
	if _, err := loadFaces(in.Look.Faces); err != nil {
		return nil, err
	}
	return []format.Document{{
		Path: "预算汇总.pdf", Kind: "budget",
		Digest: format.Digest(version, in.Overview.Plan, in.Date, in.Look.Organ, in.Look.Faces),
		Render: func(w io.Writer) error { return render(w, in) },
	}}, nil
}

// Missing returns the characters of the summary that no face can draw, and
// that are printed as 〓.
func Missing(in format.Input) (string, error) {
	f, err := loadFaces(in.Look.Faces)
	if err != nil {
		return "", err
	}
	compose(in, f)
	text := ""
	for r := range f.missing {
		text += string(r)
	}
	return text, nil
}

func render(w io.Writer, in format.Input) error {
	f, err := loadFaces(in.Look.Faces)
	if err != nil {
		return err
	}
	return draw(w, compose(in, f), f, in)
}

// draw puts laid out pages into a PDF.
func draw(w io.Writer, l *layout, f *faces, in format.Input) error {
	d := &gopdf.GoPdf{}
	d.Start(gopdf.Config{PageSize: gopdf.Rect{W: pageWidth, H: pageHeight}, Unit: gopdf.UnitPT})
	info := gopdf.PdfInfo{Title: wording.PlanTitle(in.Overview.Head) + "预算汇总", Author: in.Look.Organ, Subject: "预算汇总", Creator: "fenjie", Producer: "gopdf"}
	if date, err := time.Parse("2006-01-02", in.Date); err == nil {
		info.CreationDate = date
	}
	d.SetInfo(info)
	p := &pen{pdf: d, faces: f, loaded: map[use]bool{}}
	for n, page := range l.pages {
		d.AddPage()
		for _, i := range page.items {
			p.item(i)
		}
		p.number(n + 1)
	}
	if p.err != nil {
		return p.err
	}
	_, err := d.WriteTo(w)
	return err
}

// ascent is where the baseline stands in a line of size 1: 汉字 of these faces
// fill the em from 0.88 above it to 0.12 below.
const ascent = 0.88

// pen draws items; the first error of any step stays.
type pen struct {
	pdf    *gopdf.GoPdf
	faces  *faces
	loaded map[use]bool
	err    error
}

func (p *pen) try(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *pen) item(i item) {
	switch i.kind {
	case "text":
		if i.mark != "" {
			p.pdf.SetXY(left, i.y)
			p.pdf.AddOutlineWithPosition(i.mark)
		}
		p.text(i)
	case "box":
		p.pdf.SetFillColor(i.gray, i.gray, i.gray)
		if i.blue {
			p.pdf.SetFillColor(31, 78, 121)
		}
		p.pdf.RectFromUpperLeftWithStyle(i.x, i.y, i.w, i.h, "F")
		p.pdf.SetFillColor(0, 0, 0)
	case "line":
		p.pdf.SetLineWidth(0.5)
		p.pdf.SetStrokeColor(96, 96, 96)
		p.pdf.Line(i.x, i.y, i.w, i.h)
	}
}

// text draws a line in runs of one face each: a character that the face lacks
// is drawn with another, and 〓 where none has it.
func (p *pen) text(i item) {
	x := i.x
	run, at := "", i.face
	flush := func() {
		if run == "" {
			return
		}
		p.face(at, i.size)
		p.pdf.SetXY(x, i.y+ascent*i.size) // Text draws on the baseline
		p.try(p.pdf.Text(run))
		x += p.faces.widthOf(at, i.size, run)
		run = ""
	}
	for _, r := range i.text {
		u, drawn := p.faces.pick(i.face, r)
		if u != at {
			flush()
			at = u
		}
		run += string(drawn)
	}
	flush()
}

// face sets the face, loading it when it is first used: one that is loaded
// and not used would cost bytes and leave a broken map.
func (p *pen) face(u use, size float64) {
	if !p.loaded[u] {
		p.try(p.pdf.AddTTFFontDataWithOption(string(u), p.faces.by[u].data, gopdf.TtfOption{
			OnGlyphNotFound: func(r rune) { p.try(fmt.Errorf("字体（%s）缺字“%c”", u, r)) },
		}))
		p.loaded[u] = true
	}
	if p.err == nil {
		p.try(p.pdf.SetFont(string(u), "", size))
	}
}

// number draws the page's number at the foot: — 1 — (GB/T 9704—2012, 7.5).
func (p *pen) number(n int) {
	const size = 14
	text := fmt.Sprintf("— %d —", n)
	w := p.faces.widthOf(faceBody, size, text)
	p.text(item{face: faceBody, size: size, x: left + (measureW-w)/2, y: bottom + 7*mm, text: text})
}
