// Package deflate packs the parts of Office packages.
package deflate

import (
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// level packs rows some four times as fast as the best, to a twentieth more.
const level = 3

// Writer takes a compressor from a pool, for each has tables of 1 MB. It is what
// archive/zip asks for.
func Writer(w io.Writer) (io.WriteCloser, error) {
	if d, ok := idle.Get().(*flate.Writer); ok {
		d.Reset(w)
		return &pooled{d}, nil
	}
	d, err := flate.NewWriter(w, level)
	return &pooled{d}, err
}

var idle sync.Pool

// pooled gives its compressor back when it is closed.
type pooled struct{ *flate.Writer }

func (p *pooled) Close() error {
	err := p.Writer.Close()
	idle.Put(p.Writer)
	p.Writer = nil
	return err
}
