package format

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Shared keeps what several formats make of one input: the first that asks
// makes it. Nil keeps nothing.
type Shared struct {
	mu   sync.Mutex
	made map[string]any
}

// Of returns what make makes, which a name stands for.
func (s *Shared) Of(name string, make func() any) any {
	if s == nil {
		return make()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	have, ok := s.made[name]
	if !ok {
		have = make()
		if s.made == nil {
			s.made = map[string]any{}
		}
		s.made[name] = have
	}
	return have
}

// Each does work for 0 to n-1, on all processors. A panic in it is one of the
// caller's.
func Each(n int, work func(k int)) {
	var next atomic.Int64
	var bug atomic.Pointer[any]
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			defer func() {
				if v := recover(); v != nil {
					bug.Store(&v)
				}
			}()
			for k := int(next.Add(1)) - 1; k < n; k = int(next.Add(1)) - 1 {
				work(k)
			}
		})
	}
	workers.Wait()
	if v := bug.Load(); v != nil {
		panic(*v)
	}
}
