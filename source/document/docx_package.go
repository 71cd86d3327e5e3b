package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"fenjie/source/limits"
)

// docxPackage reads the parts of a package within the limits.
type docxPackage struct {
	zip      *zip.Reader
	main     string // the part of the document itself
	left     int64  // bytes that may still be unpacked
	elements int    // elements that may still be read
}

var errTooMuch = errors.New("part is beyond the limits")

// findMain finds the main part: word/document.xml, or the one that the
// package's relations name, as Microsoft 365 at times writes
// word/document2.xml.
func (p *docxPackage) findMain() error {
	rels, err := p.optional("_rels/.rels")
	for _, r := range rels.child("Relationships").all("Relationship") {
		if target := strings.TrimPrefix(r.attr("Target"), "/"); strings.HasSuffix(r.attr("Type"), "/officeDocument") && target != "" {
			p.main = path.Clean(target)
		}
	}
	return err
}

// beside parses the part called name in the folder of the main part; nil when
// the document has none.
func (p *docxPackage) beside(name string) (*element, error) {
	return p.optional(path.Join(path.Dir(p.main), name))
}

// names lists the parts beside the main one that begin with prefix, sorted.
func (p *docxPackage) names(prefix string) []string {
	var names []string
	for _, f := range p.zip.File {
		if dir, base := path.Split(f.Name); path.Clean(dir) == path.Dir(p.main) && strings.HasPrefix(base, prefix) && strings.HasSuffix(base, ".xml") {
			names = append(names, base)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// part parses one part. Reading to its end checks its CRC.
func (p *docxPackage) part(name string) (*element, error) {
	for _, f := range p.zip.File {
		if f.Name == name {
			return p.parse(f)
		}
	}
	return nil, io.ErrUnexpectedEOF
}

func (p *docxPackage) parse(f *zip.File) (*element, error) {
	if !limits.Fits(f, min(p.left, limits.Part)) {
		return nil, errTooMuch
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	p.left -= int64(f.UncompressedSize64)
	var data bytes.Buffer
	data.Grow(int(f.UncompressedSize64) + bytes.MinRead)
	if _, err := data.ReadFrom(r); err != nil {
		return nil, err
	}
	return p.parseXML(data.Bytes())
}

// optional parses a part that a document may lack.
func (p *docxPackage) optional(name string) (*element, error) {
	for _, f := range p.zip.File {
		if f.Name == name {
			return p.parse(f)
		}
	}
	return nil, nil
}

// parseXML reads a part into elements within the limits. encoding/xml expands
// no entities of a document's own.
func (p *docxPackage) parseXML(data []byte) (*element, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	root := &element{}
	stack := []*element{root}
	for {
		token, err := dec.Token()
		if err == io.EOF && len(stack) == 1 {
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			p.elements -= 1 + len(token.Attr)/8
			if p.elements < 0 || len(stack) > limits.Depth {
				return nil, errTooMuch
			}
			e := &element{name: token.Name.Local, attrs: token.Attr}
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if top.name == "t" {
				top.text = append(top.text, token...)
			}
		}
	}
}
