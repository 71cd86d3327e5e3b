package pages

import (
	"errors"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"fenjie/source/document"
)

// wide asks printf for a text of many characters. Whoever writes a template may
// have it; here it would only take time.
var wide = regexp.MustCompile(`\d{4,}|\*`)

// FuzzTexts: an office's template is refused in one line that points into its
// file, or writes its page of an example.
func FuzzTexts(f *testing.F) {
	for _, text := range []string{
		"# {{md .Unit}}\n", "{{range .Tasks}}{{template \"task\" .}}{{end}}", "{{.None}}", "{{if .Unit}}", "{{end}}", "{{range 3}}{{end}}", "{{define \"x\"}}{{template \"x\" .}}{{end}}{{template \"x\" .}}",
		"{{printf \"%d\" .Unit}}", "{{index .Tasks 9}}", "{{with $x := .Unit}}{{$x}}{{end}}", "{{/* 注 */}}", "{{`", "{{block \"y\" .}}{{.}}{{end}}", "{{len .Tasks}}", "{{break}}", "{{call .Unit}}", "{{html .Unit | js}}", "{{(.Tasks).Unit}}", "{{slice .Unit 1 99}}",
		"{{define \"overall.md.tmpl\"}}{{.Unit}}{{end}}", "{{template \"task\" .Unit}}", "{{- .Unit -}}", "{{eq .Unit 1}}", "{{and}}", "{{.Unit.Unit}}",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if wide.MatchString(text) {
			return
		}
		set, err := ParseTexts([]Text{{Name: "unit" + Suffix, File: "模板/unit.md.tmpl", Content: text}})
		if err != nil {
			var said *document.Error
			if !errors.As(err, &said) || strings.ContainsAny(err.Error(), "\r\n") || said.Line > strings.Count(text, "\n")+1 {
				t.Fatalf("%q: %T: %q", text, err, err)
			}
			return
		}
		if err := set.ExecuteTemplate(io.Discard, "unit"+Suffix, exampleOf(reflect.TypeFor[unitPage](), 0).Interface()); err != nil {
			t.Errorf("%q: tried, and then: %v", text, err)
		}
	})
}
