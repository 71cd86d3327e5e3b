package settings

import (
	"path/filepath"
	"strings"

	"fenjie/source/document"
)

// PDF is how the budget summary looks: pdf.yaml among the templates.
type PDF struct {
	Title  string `json:"title"`  // 预算汇总: the second line of the title
	Notes  string `json:"notes"`  // 需要注意: what heads the notes
	Remark string `json:"remark"` // a sentence of the office's own below the sums; empty: none
	Charts *bool  `json:"charts"` // whether charts are drawn; they are unless it says false
	Fonts  Fonts  `json:"fonts"`  // relative to the file; those of fenjie.yaml go before them
}

// DefaultPDF is what the built-in pdf.yaml says.
func DefaultPDF() PDF {
	drawn := true
	return PDF{Title: "预算汇总", Notes: "需要注意", Charts: &drawn}
}

// Over is p where it says something, and below elsewhere.
func (p PDF) Over(below PDF) PDF {
	if p.Title == "" {
		p.Title = below.Title
	}
	if p.Notes == "" {
		p.Notes = below.Notes
	}
	if p.Remark == "" {
		p.Remark = below.Remark
	}
	if p.Charts == nil {
		p.Charts = below.Charts
	}
	p.Fonts = p.Fonts.Over(below.Fonts)
	return p
}

// Over is f where it says something, and below elsewhere.
func (f Fonts) Over(below Fonts) Fonts {
	for _, face := range []struct {
		to *string
		by string
	}{{&f.Title, below.Title}, {&f.Body, below.Body}, {&f.Heading, below.Heading}, {&f.Second, below.Second}} {
		if *face.to == "" {
			*face.to = face.by
		}
	}
	return f
}

// From makes paths that are relative to a folder those of the program.
func (f *Fonts) From(dir string) {
	for _, face := range []*string{&f.Title, &f.Body, &f.Heading, &f.Second} {
		if *face != "" && !filepath.IsAbs(*face) {
			*face = filepath.Join(dir, *face)
		}
	}
}

// LoadPDF reads the text of a pdf.yaml called name.
func LoadPDF(name string, data []byte) (PDF, error) {
	var p PDF
	text, err := decode(name, data, &p)
	if err != nil {
		return p, err
	}
	for _, words := range []string{p.Title, p.Notes, p.Remark} {
		if strings.ContainsAny(words, "\n\r\t") {
			first, _, _ := strings.Cut(words, "\n")
			return p, &document.Error{File: name, Line: lineWith(text, first), Quote: first, Message: "文字不能换行", Suggestion: "请写在一行内"}
		}
	}
	return p, nil
}
