// Package briefing makes the briefings (简报) as Markdown: overall, by section,
// by unit. It is an output format.
package briefing

import (
	"io"

	"fenjie/generator/format"
	"fenjie/generator/pages"
)

// Documents returns one Markdown document for each page.
func Documents(in format.Input) ([]format.Document, error) {
	var docs []format.Document
	for _, p := range pages.All(in) {
		docs = append(docs, format.Document{
			Path: p.Path + ".md", Kind: p.Kind, Subject: p.Subject, Digest: p.Digest,
			Render: func(w io.Writer) error {
				text, err := p.Markdown()
				if err != nil {
					return err
				}
				_, err = w.Write(text)
				return err
			},
		})
	}
	return docs, nil
}
