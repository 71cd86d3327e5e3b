// Package parallel does work on all processors.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each does work for 0 to n-1, a batch at a time. A panic in it is one of the
// caller's.
func Each(n, batch int, work func(k int)) {
	var next atomic.Int64
	var bug atomic.Pointer[any]
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (n+batch-1)/batch) {
		workers.Go(func() {
			defer func() {
				if v := recover(); v != nil {
					bug.Store(&v)
				}
			}()
			for from := int(next.Add(int64(batch))) - batch; from < n; from = int(next.Add(int64(batch))) - batch {
				for k := from; k < min(from+batch, n); k++ {
					work(k)
				}
			}
		})
	}
	workers.Wait()
	if v := bug.Load(); v != nil {
		panic(*v)
	}
}

// Do does works side by side. A panic in one is one of the caller's.
func Do(works ...func()) {
	Each(len(works), 1, func(k int) { works[k]() })
}
