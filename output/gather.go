package output

import (
	"cmp"
	"sync"
	"sync/atomic"
)

// gathered syncs what many files wait for, in one go. A province's documents are
// hundreds of megabytes: what is written of them goes to the disk while others are
// rendered, so that the last sync, for which all wait, has little left.
type gathered struct {
	sync    func() error
	waiting atomic.Int64 // bytes that no sync was begun for
	busy    atomic.Bool
	syncs   sync.WaitGroup
	err     error // the first of those under way: the system tells of each once
}

// early is how many bytes are synced before the last.
const early = 64 << 20

// wrote tells that a file was written.
func (g *gathered) wrote(bytes int64) {
	if g == nil || g.waiting.Add(bytes) < early || !g.busy.CompareAndSwap(false, true) {
		return
	}
	g.waiting.Store(0)
	g.syncs.Go(func() {
		g.err = cmp.Or(g.err, g.sync())
		g.busy.Store(false)
	})
}

// wait ends the syncs under way.
func (g *gathered) wait() {
	if g != nil {
		g.syncs.Wait()
	}
}

// finish syncs the rest.
func (g *gathered) finish() error {
	g.wait()
	return cmp.Or(g.err, g.sync())
}
