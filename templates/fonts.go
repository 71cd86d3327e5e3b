// Package templates holds what documents are made with and an office may
// look at: the faces of the PDF with their licences.
package templates

import "embed"

//go:embed fonts/*.ttf
var fonts embed.FS

// Face returns a built-in TrueType face by its use: title (Noto Serif SC Bold,
// for 小标宋), body (Noto Serif SC, for 仿宋), heading (Noto Sans SC Medium,
// for 黑体). Nil for any other use. fonts/cut.sh says how they were cut.
func Face(use string) []byte {
	data, err := fonts.ReadFile("fonts/" + use + ".ttf")
	if err != nil {
		return nil
	}
	return data
}

//go:embed fonts/characters.txt
var characters string

// Characters returns the characters that the built-in faces were cut to: the
// 8,105 of 通用规范汉字表, then the others.
func Characters() string { return characters }
