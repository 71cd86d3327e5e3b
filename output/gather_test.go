package output

import (
	"errors"
	"sync/atomic"
	"testing"
)

// TestGathered: much is synced while more is written, and what an early sync could
// not write is told at the end, though the last sync succeeds.
func TestGathered(t *testing.T) {
	full := errors.New("no space left")
	var syncs atomic.Int32
	g := &gathered{sync: func() error {
		if syncs.Add(1) == 1 {
			return full
		}
		return nil
	}}
	g.wrote(early - 1)
	g.wait()
	if n := syncs.Load(); n != 0 {
		t.Errorf("%d syncs of little", n)
	}
	g.wrote(1)
	g.wait()
	g.wrote(early)
	g.wait()
	if n := syncs.Load(); n != 2 {
		t.Errorf("%d syncs of twice as much", n)
	}
	if err := g.finish(); err != full || syncs.Load() != 3 {
		t.Errorf("%v after %d syncs", err, syncs.Load())
	}
}
