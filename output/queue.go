package output

import (
	"path"
	"slices"
	"strings"
	"sync"
)

// queue is the changed documents that wait for being rendered. Long ones come
// first, so that no worker is left alone with one at the end, but one at a time
// while there are others: each may take as much memory as all else.
type queue struct {
	mu         sync.Mutex
	long, rest []int
	busy       bool // with a long one
}

// queue puts documents that share a name but for the extension one after
// another, since what makes one may be half of another.
func (b *builder) queue() *queue {
	q := &queue{}
	first := map[string]int{}
	at := make([]int, len(b.changed))
	for n, k := range b.changed {
		f := b.files[k]
		name := strings.TrimSuffix(f.Path, path.Ext(f.Path))
		if _, known := first[name]; !known {
			first[name] = n
		}
		at[n] = first[name]
		if f.Long {
			q.long = append(q.long, n)
		} else {
			q.rest = append(q.rest, n)
		}
	}
	slices.SortStableFunc(q.rest, func(a, b int) int { return at[a] - at[b] })
	return q
}

// next takes a document, which there must be. Done tells that it is rendered.
func (q *queue) next() (n int, done func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.rest) > 0 && (q.busy || len(q.long) == 0) {
		n, q.rest = q.rest[0], q.rest[1:]
		return n, func() {}
	}
	n, q.long = q.long[0], q.long[1:]
	q.busy = true
	return n, func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.busy = false
	}
}
