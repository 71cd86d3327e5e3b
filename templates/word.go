package templates

import "embed"

// Word holds the parts of a Word package that are the same in every document:
// its styles, foot and relations.
//
//go:embed word/*.xml
var Word embed.FS
