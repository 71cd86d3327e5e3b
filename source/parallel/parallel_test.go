package parallel

import (
	"sync/atomic"
	"testing"
)

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 7, 100} {
		done := make([]atomic.Int32, n)
		Each(n, 3, func(k int) { done[k].Add(1) })
		for k := range done {
			if done[k].Load() != 1 {
				t.Errorf("%d of %d: done %d times", k, n, done[k].Load())
			}
		}
	}
}

// A panic reaches the caller, who may catch it.
func TestPanic(t *testing.T) {
	defer func() {
		if v := recover(); v != "bug" {
			t.Errorf("%v", v)
		}
	}()
	Each(10, 1, func(k int) {
		if k == 5 {
			panic("bug")
		}
	})
}

func TestDo(t *testing.T) {
	var first, second bool
	Do(func() { first = true }, func() { second = true })
	if !first || !second {
		t.Errorf("done: %v, %v", first, second)
	}
}
