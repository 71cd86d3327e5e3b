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

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"fenjie/generator/format"
	"fenjie/generator/linebreak"
	"fenjie/generator/pages"
	"fenjie/templates"
)

// version is part of every digest: a change of the pages' form raises it.
const version = "site/4"

// Documents returns an HTML page for each briefing, and index.html.
func Documents(in format.Input) ([]format.Document, error) {
	var docs []format.Document
	for _, p := range pages.All(in) {
		docs = append(docs, format.Document{
			Path: p.Path + ".html", Kind: "page", Subject: p.Subject, Digest: format.Digest(version, p.Digest),
			Render: func(w io.Writer) error { return renderPage(w, p) },
		})
	}
	index := indexOf(in)
	docs = append(docs, format.Document{
		Path: "index.html", Kind: "index", Digest: format.Digest(version, index),
		Render: func(w io.Writer) error { return layouts.ExecuteTemplate(w, "index.html.tmpl", index) },
	})
	return docs, nil
}

var layouts = template.Must(template.New("").Funcs(template.FuncMap{"link": link}).ParseFS(templates.Site, "site/*.tmpl"))

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
	var body bytes.Buffer
	if err := markdown.Convert(text, &body); err != nil {
		return fmt.Errorf("page %s: %w", p.Path, err)
	}
	return layouts.ExecuteTemplate(w, "page.html.tmpl", map[string]any{
		"Title": p.Title, "Home": strings.Repeat("../", strings.Count(p.Path, "/")) + "index.html",
		"Body": template.HTML(titles(masthead(p, body.String()))), // goldmark's own output, raw HTML off
	})
}

var heading = regexp.MustCompile(`(?s)<h1>(.*?)</h1>`)

// titles says where a title's lines may end: between its words.
func titles(body string) string {
	return heading.ReplaceAllStringFunc(body, func(h string) string {
		text := h[len("<h1>") : len(h)-len("</h1>")]
		if strings.ContainsAny(text, "<>") { // an office's template may have markup in it
			return h
		}
		pieces := linebreak.ByTitle.Pieces(html.UnescapeString(text))
		for k := range pieces {
			pieces[k] = template.HTMLEscapeString(pieces[k])
		}
		return "<h1>" + strings.Join(pieces, "<wbr>") + "</h1>"
	})
}

// masthead sets the head of the overall briefing off: all before its first
// rule.
func masthead(p pages.Page, body string) string {
	head, rest, ok := strings.Cut(body, "<hr>\n")
	if p.Kind != "briefing" || !ok || strings.Contains(head, "<h2>") {
		return body
	}
	return `<header class="masthead">` + "\n" + head + "</header>\n" + rest
}
