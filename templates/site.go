package templates

import "embed"

// Site holds the layouts of the HTML pages.
//
//go:embed site/*.tmpl
var Site embed.FS
