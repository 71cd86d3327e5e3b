// Package doctest makes Word documents for the tests of several packages.
package doctest

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// Transitional is the namespace of word processing in the transitional form of
// ISO/IEC 29500-4, which all programs write.
const Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// Archive makes a zip of names and contents, in pairs.
func Archive(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err == nil {
			_, err = w.Write([]byte(pairs[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Docx makes a .docx of a body; more parts follow in pairs: name (without
// folder and .xml) and what its root element, of that name, holds.
func Docx(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	parts := []string{"[Content_Types].xml", "<Types/>", "word/document.xml", XML("document", "<w:body>"+body+"</w:body>")}
	for i := 0; i < len(more); i += 2 {
		root := strings.TrimRight(more[i], "0123456789")
		if root == "header" || root == "footer" {
			root = map[string]string{"header": "hdr", "footer": "ftr"}[root]
		}
		parts = append(parts, "word/"+more[i]+".xml", XML(root, more[i+1]))
	}
	return Archive(t, parts...)
}

// XML is a part with a root element.
func XML(root, inner string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><w:` + root + ` xmlns:w="` + Transitional + `" xmlns:mc="mc" xmlns:a="a">` + inner + `</w:` + root + `>`
}

// P is a paragraph of plain text.
func P(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }

// Cell and Row are those of a table; a cell holds paragraphs.
func Cell(paragraphs ...string) string { return "<w:tc>" + strings.Join(paragraphs, "") + "</w:tc>" }
func Row(cells ...string) string       { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }
