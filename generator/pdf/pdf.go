// Package pdf makes the budget summary (预算汇总) that is printed for leaders.
// Pages are laid out as values first, then drawn. It is an output format.
//
// The file is not tagged: gopdf writes neither a structure tree nor a language.
// Its text can be searched and copied, in the order of the lines.
package pdf

import (
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/signintech/gopdf"

	"fenjie/generator/format"
	"fenjie/generator/wording"
	"fenjie/source/plan"
	"fenjie/source/settings"
)

// version is part of the digest: a change in how pages are laid out or drawn
// raises it.
const version = "pdf/7"

// Documents returns the budget summary. Render composes and draws it. Faces of
// the office's own that cannot be used are an error in Chinese.
func Documents(in format.Input) ([]format.Document, error) {
	f, err := loadFaces(in.Look.Faces)
	if err != nil {
		return nil, err
	}
	return []format.Document{{
		Path: "预算汇总.pdf", Kind: "budget", Long: true,
		Digest: digestOf(in, f.by),
		Render: func(w io.Writer) error {
			s, err := newSummary(in)
			if err != nil {
				return err
			}
			return s.draw(w)
		},
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

// shownPart and shownFunds are what the summary takes from a section and from
// the money of one kind.
type shownPart struct {
	Name   string
	Leads  []string
	Budget *plan.Budget
	Sum    plan.Fen
	Stated bool
	Gap    plan.Fen
}

type shownFunds struct {
	Kind   plan.AmountKind
	Sum    plan.Fen
	Summed bool
	Least  bool
	Funds  []shownFund
}

type shownFund struct {
	Name   string
	Line   int
	Amount plan.Amount
}

// digestOf is a digest of all that the summary is composed from, so that a plan's
// change redraws it only where it shows, and of the office's own faces. It is
// reckoned without laying out a page.
func digestOf(in format.Input, by [faceCount]*face) string {
	o := in.Overview
	var sections []shownPart
	for _, p := range o.Fields() {
		sections = append(sections, shownPart{wording.SectionName(p.Section), p.Leads, p.Budget, p.Sum, p.Stated, p.Gap})
	}
	for _, w := range o.Whole {
		sections = append(sections, shownPart{Name: wording.WholeName(w), Budget: w.Budget})
	}
	var funds []shownFunds
	for _, g := range o.Funds {
		list := shownFunds{Kind: g.Kind, Sum: g.Sum, Summed: g.Summed, Least: g.Least}
		for _, f := range g.Funds {
			name, line := wording.FundPlace(f)
			list.Funds = append(list.Funds, shownFund{name, line, f.Amount})
		}
		funds = append(funds, list)
	}
	builtIn, _ := builtIn()
	var own []string
	for u, face := range by {
		if face != builtIn[u] {
			own = append(own, fmt.Sprintf("%s %x", useNames[u], sha256.Sum256(face.data)))
		}
	}
	return format.Digest(version, o.Head, o.Plan.PlaceNoun(), o.Plan.Rows, o.BudgetTotal, o.BudgetAll, len(o.Missing), wording.BudgetSummary(o), Notes(in), sections, funds,
		in.Look.PDF.Over(settings.DefaultPDF()), in.Look.Organ, in.Date, own)
}
