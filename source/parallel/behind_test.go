package parallel

import (
	"runtime"
	"sync/atomic"
	"testing"
)

func TestBehind(t *testing.T) {
	for _, processors := range []int{1, 2, 4} {
		was := runtime.GOMAXPROCS(processors)
		for _, n := range []int{0, 1, 1000} {
			done := make([]atomic.Int32, n)
			Behind(func(k int) { done[k].Add(1) }, func(put func(int)) {
				for k := range n {
					put(k)
				}
			})
			for k := range done {
				if done[k].Load() != 1 {
					t.Errorf("%d of %d: done %d times", k, n, done[k].Load())
				}
			}
		}
		runtime.GOMAXPROCS(was)
	}
}

// A panic reaches the caller, wherever it was.
func TestBehindPanic(t *testing.T) {
	for _, at := range []int{0, 50, 99} {
		for _, inWork := range []bool{false, true} {
			func() {
				defer func() {
					if v := recover(); v != "bug" {
						t.Errorf("%d, in work %v: %v", at, inWork, v)
					}
				}()
				bug := func(here bool, k int) {
					if here && k == at {
						panic("bug")
					}
				}
				Behind(func(k int) { bug(inWork, k) }, func(put func(int)) {
					for k := range 100 {
						bug(!inWork, k)
						put(k)
					}
				})
			}()
		}
	}
}
