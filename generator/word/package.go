package word

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"io"
	"strings"

	"fenjie/generator/deflate"
	"fenjie/templates"
)

// parts are the parts of the package that the template holds, in the order in
// which they are written; readers want the content types first.
var parts = []struct{ name, file string }{
	{"[Content_Types].xml", "content-types.xml"},
	{"_rels/.rels", "package-rels.xml"},
	{"word/_rels/document.xml.rels", "document-rels.xml"},
	{"word/styles.xml", "styles.xml"},
	{"word/settings.xml", "settings.xml"},
	{"word/footer.xml", "footer.xml"},
}

// properties are what a document says about itself.
type properties struct{ title, creator, date string }

// write puts the package together, with what fill writes as its body. No clock
// is read: equal documents are equal bytes.
func (d *body) write(w io.Writer, p properties, fill func()) error {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, deflate.Writer)
	put := func(name, content string) error {
		part, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		_, err = io.WriteString(part, content)
		return err
	}
	for _, part := range parts {
		content, err := templates.Word.ReadFile("word/" + part.file)
		if err != nil {
			return err
		}
		if err := put(part.name, string(content)); err != nil {
			return err
		}
	}
	if err := put("docProps/core.xml", core(p)); err != nil {
		return err
	}
	part, err := z.CreateHeader(&zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate})
	if err == nil {
		err = d.document(part, fill)
	}
	if err != nil {
		return err
	}
	return z.Close()
}

// core is docProps/core.xml. Without a date there is none: readers show none.
func core(p properties) string {
	var b strings.Builder
	b.WriteString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, e := range []struct{ name, text string }{{"dc:title", p.title}, {"dc:creator", p.creator}, {"dc:language", "zh-CN"}} {
		d := body{b: bufio.NewWriter(&b)}
		d.put("<", e.name, ">")
		d.text(e.text)
		d.put("</", e.name, ">")
		_ = d.b.Flush() // a strings.Builder takes everything
	}
	if p.date != "" {
		b.WriteString(`<dcterms:created xsi:type="dcterms:W3CDTF">` + p.date + "T00:00:00Z</dcterms:created>")
	}
	b.WriteString("</cp:coreProperties>")
	return b.String()
}
