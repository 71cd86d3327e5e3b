// Package pdf makes the budget summary (预算汇总) that is printed for leaders.
// Pages are laid out as values first, then drawn. It is an output format.
//
// The file is not tagged: gopdf writes neither a structure tree nor a language.
// Its text can be searched and copied, in the order of the lines.
package pdf

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"time"

	"github.com/signintech/gopdf"

	"fenjie/generator/format"
	"fenjie/generator/wording"
	"fenjie/source/settings"
)

// version is part of the digest: a change in how pages are drawn raises it.
// How they are laid out is in the pages.
const version = "pdf/3"

// Documents returns the budget summary. It is composed here; Render draws it.
// Faces of the office's own that cannot be used are an error in Chinese.
func Documents(in format.Input) ([]format.Document, error) {
	s, err := newSummary(in)
	if err != nil {
		return nil, err
	}
	return []format.Document{{
		Path: "预算汇总.pdf", Kind: "budget",
		Digest: s.digest(),
		Render: s.draw,
	}}, nil
}

// summary is a composed budget summary. It is read only.
type summary struct {
	pages   []page
	faces   [faceCount]*face
	info    gopdf.PdfInfo
	missing []rune
}

func newSummary(in format.Input) (*summary, error) {
	f, err := loadFaces(in.Look.Faces)
	if err != nil {
		return nil, err
	}
	title := in.Look.PDF.Over(settings.DefaultPDF()).Title
	s := &summary{pages: compose(in, f), faces: f.by, info: gopdf.PdfInfo{
		Title: wording.PlanTitle(in.Overview.Head) + title, Author: in.Look.Organ, Subject: title, Creator: "fenjie", Producer: "gopdf",
	}}
	if date, err := time.Parse("2006-01-02", in.Date); err == nil {
		s.info.CreationDate = date
	}
	for r := range f.missing {
		s.missing = append(s.missing, r)
	}
	slices.Sort(s.missing)
	return s, nil
}

// digest is that of the pages, so that a plan's change redraws the summary
// only where it shows, and of the office's own faces.
func (s *summary) digest() string {
	builtIn, _ := builtIn()
	var own []string
	for u, face := range s.faces {
		if face != builtIn[u] {
			own = append(own, fmt.Sprintf("%s %x", useNames[u], sha256.Sum256(face.data)))
		}
	}
	return format.Digest(version, s.info, s.pages, own)
}
