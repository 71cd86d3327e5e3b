package output

import (
	"slices"
	"testing"
)

// TestQueue: long documents are begun first and one at a time, unless nothing
// else is left; of the others those that share a name follow one another.
func TestQueue(t *testing.T) {
	b := &builder{files: []File{{Path: "a.md"}, {Path: "b.md"}, {Path: "all.xlsx", Long: true}, {Path: "a.html"}, {Path: "all.pdf", Long: true}}, changed: []int{0, 1, 2, 3, 4}}
	q := b.queue()
	var got []string
	take := func() (done func()) {
		n, done := q.next()
		got = append(got, b.files[n].Path)
		return done
	}
	first := take()
	take()()
	take()()
	first()
	second := take()
	take()()
	second()
	if want := []string{"all.xlsx", "a.md", "a.html", "all.pdf", "b.md"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	got, q = nil, b.queue()
	for range 2 {
		take()
	}
	for range 2 {
		take()()
	}
	take()
	if want := []string{"all.xlsx", "a.md", "a.html", "b.md", "all.pdf"}; !slices.Equal(got, want) {
		t.Errorf("with one under way to the end: %q, want %q", got, want)
	}
}
