// Package site makes the briefings as pages that print, and index.html, which
// leads to everything. It is an output format.
package site

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"io"
	"net/url"
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/linebreak"
	"fenjie/generator/pages"
	"fenjie/generator/wording"
	"fenjie/templates"
)

// version is part of every digest: a change of the pages' form raises it.
const version = "site/8"

// Documents returns an HTML page for each briefing, and index.html.
func Documents(in format.Input) ([]format.Document, error) {
	var docs []format.Document
	for _, p := range pages.All(in) {
		docs = append(docs, format.Document{
			Path: p.Path + ".html", Kind: "page", Subject: p.Subject, Digest: format.Digest(version, p.Digest),
			Render: func(w io.Writer) error { return renderPage(w, p) },
		})
	}
	measured := in.Measured()
	digest := format.Digest(version, indexOf(in, func(t assign.Task) task {
		return task{Number: t.Measure.Number, Part: wording.SectionName(t.Part), Text: measured(t), Line: t.Place}
	}))
	docs = append(docs, format.Document{
		Path: "index.html", Kind: "index", Long: true, Digest: digest,
		Render: func(w io.Writer) error { return layouts.ExecuteTemplate(w, "index.html.tmpl", indexOf(in, indexTask)) },
	})
	return docs, nil
}

var layouts = template.Must(template.New("").Funcs(template.FuncMap{"link": link, "title": titleHTML}).ParseFS(templates.Site, "site/*.tmpl"))

// link escapes a path for a link, its slashes kept.
func link(p string) template.URL {
	parts := strings.Split(p, "/")
	for k := range parts {
		parts[k] = url.PathEscape(parts[k])
	}
	return template.URL(strings.Join(parts, "/"))
}

// markdown renders without raw HTML: what a plan says is text.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))

func renderPage(w io.Writer, p pages.Page) error {
	text, err := p.Markdown()
	if err != nil {
		return err
	}
	body := bodies.Get().(*bytes.Buffer)
	defer bodies.Put(body)
	body.Reset()
	if html, ok := plainHTML(body.AvailableBuffer(), text); ok {
		body.Write(html)
	} else if err := markdown.Convert(text, body); err != nil {
		return fmt.Errorf("page %s: %w", p.Path, err)
	}
	var page bytes.Buffer // with a mark where the body goes, which is large
	err = layouts.ExecuteTemplate(&page, "page.html.tmpl", map[string]any{
		"Title": p.Title, "Home": strings.Repeat("../", strings.Count(p.Path, "/")) + "index.html", "Body": template.HTML(bodyMark),
	})
	if err != nil {
		return err
	}
	before, after, _ := bytes.Cut(page.Bytes(), []byte(bodyMark))
	for _, part := range append(append([][]byte{before}, masthead(p, titles(body.Bytes()))...), after) {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

var heading = regexp.MustCompile(`(?s)<h1>(.*?)</h1>`)

// titles says where a title's lines may end: between its words.
func titles(body []byte) []byte {
	return heading.ReplaceAllFunc(body, func(h []byte) []byte {
		text := string(h[len("<h1>") : len(h)-len("</h1>")])
		if strings.ContainsAny(text, "<>") { // an office's template may have markup in it
			return h
		}
		return []byte("<h1>" + string(titleHTML(html.UnescapeString(text))) + "</h1>")
	})
}

// titleHTML is a title whose lines may end between its words.
func titleHTML(text string) template.HTML {
	pieces := linebreak.ByTitle.Pieces(text)
	for k := range pieces {
		pieces[k] = template.HTMLEscapeString(pieces[k])
	}
	return template.HTML(strings.Join(pieces, "<wbr>"))
}

const bodyMark = "<!-- body -->"

var bodies = sync.Pool{New: func() any { return &bytes.Buffer{} }}

// masthead sets the head of the overall briefing off: all before its first
// rule. The body is goldmark's own output, raw HTML off.
func masthead(p pages.Page, body []byte) [][]byte {
	if p.Kind != "briefing" {
		return [][]byte{body}
	}
	head, rest, ok := bytes.Cut(body, []byte("<hr>\n"))
	if !ok || bytes.Contains(head, []byte("<h2>")) {
		return [][]byte{body}
	}
	return [][]byte{[]byte(`<header class="masthead">` + "\n"), head, []byte("</header>\n"), rest}
}
