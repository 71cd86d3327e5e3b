package revision_test

import (
	"testing"

	"fenjie/source"
	"fenjie/source/plan"
	"fenjie/source/revision"
)

// TestTold: a measure whose written number stays is not told to anyone, though
// it is at another place; one whose written number changed is.
func TestTold(t *testing.T) {
	read := func(text string) *plan.Plan {
		p, _, err := source.Read("plan.txt", []byte("青山县方案\n一、教育\n"+text), nil)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	const first, second = "办学校。新办一所学校，扩建两所。（责任单位：县教育局）\n", "建场馆。建设县体育馆一座，开放全县操场。（责任单位：县体育局）\n"
	old := read("（一）" + first + "（二）" + second)
	for text, want := range map[string]int{"（二）" + second: 0, "（一）" + second: 1} {
		now := read(text)
		r := revision.Diff(revision.Match(old, now, nil))
		numbers, told := 0, 0
		for _, c := range r.Changes {
			if c.Kind == revision.Renumbered {
				numbers++
			}
		}
		for _, c := range r.Told() {
			if c.Kind == revision.Renumbered {
				told++
			}
		}
		if numbers != 1 || told != want {
			t.Errorf("%q: %d renumbered, %d told; want 1, %d", text, numbers, told, want)
		}
		for _, n := range r.News() {
			if n.Unit == "县体育局" && want == 0 {
				t.Errorf("县体育局 is told %v", n.Items)
			}
		}
	}
}
