package templates

import "embed"

// Briefings holds the texts of the briefings, as Go text templates.
//
//go:embed briefing/*.md.tmpl
var Briefings embed.FS
