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

// Uses names what each of Faces is for, in their order.
var Uses = [4]string{"title", "body", "heading", "second"}

// Faces are the paths of the faces, in the order of Uses.
func (f *Fonts) Faces() [4]*string {
	return [4]*string{&f.Title, &f.Body, &f.Heading, &f.Second}
}

// Over is f where it says something, and below elsewhere.
func (f Fonts) Over(below Fonts) Fonts {
	under := below.Faces()
	for k, face := range f.Faces() {
		if *face == "" {
			*face = *under[k]
		}
	}
	return f
}

// From makes the paths, which a file names beside itself, those of the program.
// A path to another computer is a *document.Error: settings come along with a
// plan, and merely to open such a path tells the other one who is logged in.
func (f *Fonts) From(file string) error {
	for _, face := range f.Faces() {
		if isRemote(*face) {
			return &document.Error{File: file, Quote: *face, Message: "fonts 中的字体不在本机", Suggestion: "请把字体文件复制到本机的文件夹，再写它的路径"}
		}
		if *face != "" && !filepath.IsAbs(*face) {
			*face = filepath.Join(filepath.Dir(file), *face)
		}
	}
	return nil
}

// From makes the paths of the settings those of a file: they are written as seen
// from it. A path to another computer is refused.
func (s *Settings) From(file string) error {
	if isRemote(s.Templates) {
		return &document.Error{File: file, Quote: s.Templates, Message: "templates 写的文件夹不在本机", Suggestion: "请把模板复制到本机的文件夹，再写它的路径"}
	}
	written := append([]string{s.Templates}, s.Fonts.paths()...)
	if s.Templates != "" && !filepath.IsAbs(s.Templates) {
		s.Templates = filepath.Join(filepath.Dir(file), s.Templates)
	}
	if err := s.Fonts.From(file); err != nil {
		return err
	}
	s.named = map[string]Mention{}
	for k, path := range append([]string{s.Templates}, s.Fonts.paths()...) {
		if path != "" {
			s.named[path] = Mention{file, lineWith(s.text, written[k]), written[k]}
		}
	}
	return nil
}

// paths are the paths of the faces, in the order of Uses.
func (f *Fonts) paths() []string {
	var list []string
	for _, face := range f.Faces() {
		list = append(list, *face)
	}
	return list
}

// isRemote reports whether Windows would ask another computer, or a device, for
// a path.
func isRemote(path string) bool {
	slashed := strings.ReplaceAll(path, `\`, "/")
	return strings.HasPrefix(slashed, "//") || strings.HasPrefix(slashed, "/??/")
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
