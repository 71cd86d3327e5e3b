package output

import (
	"bytes"
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// TestPrintedAsJSON holds what is printed piece by piece to encoding/json.
func TestPrintedAsJSON(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "责任清单/市科技局.xlsx", "a<b>&c", "\"\\", "\b\f\n\r\t\x00\x1f\x7f", "\u2028\u2029", "\xff\xe4\xbd", "\ufffd"}))
	texts := rapid.OneOf(rapid.Just[[]string](nil), rapid.SliceOfN(text, 0, 3))
	document := rapid.Custom(func(t *rapid.T) entry {
		draw := func(name string) string { return text.Draw(t, name) }
		return entry{draw("path"), draw("kind"), draw("subject"), rapid.Int64().Draw(t, "bytes"), draw("sha256"), draw("digest"), rapid.Bool().Draw(t, "carried")}
	})
	rapid.Check(t, func(t *rapid.T) {
		i := index{text.Draw(t, "version"), rapid.OneOf(rapid.Just[[]entry](nil), rapid.SliceOfN(document, 0, 3)).Draw(t, "documents"),
			generation{rapid.Int().Draw(t, "number"), texts.Draw(t, "placed"), texts.Draw(t, "replaced")}}
		same := func(print func(*printer), v any) {
			var got, want bytes.Buffer
			if err := printed(print)(&got); err != nil {
				t.Fatal(err)
			}
			enc := json.NewEncoder(&want)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			if err := enc.Encode(v); err != nil {
				t.Fatal(err)
			}
			if got.String() != want.String() {
				t.Fatalf("printed\n%s\nwant\n%s", &got, &want)
			}
		}
		same(func(p *printer) { p.index(i) }, i)
		type manifest struct {
			Schema    string  `json:"schema"`
			Documents []entry `json:"documents"`
		}
		same(func(p *printer) { p.manifest(i.Documents) }, func() manifest {
			shown := manifest{"fenjie.manifest/v1", append([]entry{}, i.Documents...)}
			for k := range shown.Documents {
				shown.Documents[k].Digest, shown.Documents[k].Carried = "", false
			}
			return shown
		}())
	})
}
