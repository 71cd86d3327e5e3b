package pages

import "sync"

// recent holds the texts of the pages that were written last: the formats that
// show a page come one after another, and all pages are larger than the plan.
type recent struct {
	mu   sync.Mutex
	made [16]struct {
		path string
		text func() ([]byte, error)
	}
	next int
}

// of is the text of a page, written by the first that asks.
func (r *recent) of(path string, write func() ([]byte, error)) ([]byte, error) {
	if r == nil {
		return write()
	}
	r.mu.Lock()
	for k := range r.made {
		if r.made[k].path == path {
			text := r.made[k].text
			r.mu.Unlock()
			return text()
		}
	}
	m := &r.made[r.next]
	r.next = (r.next + 1) % len(r.made)
	m.path, m.text = path, sync.OnceValues(write)
	text := m.text
	r.mu.Unlock()
	return text()
}
