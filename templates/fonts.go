// Package templates holds what documents are made with and an office may
// look at: the faces of the PDF with their licences.
package templates

import _ "embed" // the faces

// The faces are embedded one by one: a file of an embed.FS is copied whenever
// it is read, and these are 11 MB.
var (
	//go:embed fonts/title.ttf
	title []byte
	//go:embed fonts/body.ttf
	body []byte
	//go:embed fonts/heading.ttf
	heading []byte
)

// Face returns a built-in TrueType face by its use: title (Noto Serif SC Bold,
// for 小标宋), body (Noto Serif SC, for 仿宋), heading (Noto Sans SC Medium,
// for 黑体). Nil for any other use. Its bytes are shared: they are read only.
// fonts/cut.sh says how they were cut.
func Face(use string) []byte {
	switch use {
	case "title":
		return title
	case "body":
		return body
	case "heading":
		return heading
	}
	return nil
}

//go:embed fonts/characters.txt
var characters string

// Characters returns the characters that the built-in faces were cut to: the
// 8,105 of 通用规范汉字表, then the others.
func Characters() string { return characters }
