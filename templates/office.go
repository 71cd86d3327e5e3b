package templates

import (
	"embed"
	"io/fs"
)

// office is what an office may change and give back with --templates.
//
//go:embed sheet.yaml pdf.yaml README.txt briefing/*.md.tmpl
var office embed.FS

// Office holds what an office may change: sheet.yaml, pdf.yaml, the texts of
// briefings in briefing, and a README.txt that says so.
func Office() fs.FS { return office }
