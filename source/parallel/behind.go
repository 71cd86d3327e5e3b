package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Behind does work on values while give is still putting them in: on the other
// processors, and at the end on the caller's as well. A panic in either is one of
// the caller's.
func Behind[T any](work func(T), give func(put func(T))) {
	q := &queue[T]{}
	q.more.L = &q.lock
	var bug atomic.Pointer[any]
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) - 1 {
		workers.Go(func() {
			defer func() {
				if v := recover(); v != nil {
					bug.Store(&v)
				}
			}()
			q.each(work)
		})
	}
	func() {
		defer workers.Wait() // whatever panics
		defer q.end()
		give(q.put)
		q.end()
		q.each(work)
	}()
	if v := bug.Load(); v != nil {
		panic(*v)
	}
}

// queue is values that wait for work.
type queue[T any] struct {
	lock   sync.Mutex
	more   sync.Cond
	values []T
	ended  bool // no more will come
}

func (q *queue[T]) put(v T) {
	q.lock.Lock()
	q.values = append(q.values, v)
	q.lock.Unlock()
	q.more.Signal()
}

func (q *queue[T]) end() {
	q.lock.Lock()
	q.ended = true
	q.lock.Unlock()
	q.more.Broadcast()
}

// each does work on values, one at a time, until no more will come.
func (q *queue[T]) each(work func(T)) {
	for {
		q.lock.Lock()
		for len(q.values) == 0 && !q.ended {
			q.more.Wait()
		}
		if len(q.values) == 0 {
			q.lock.Unlock()
			return
		}
		v := q.values[0]
		q.values = q.values[1:]
		q.lock.Unlock()
		work(v)
	}
}
