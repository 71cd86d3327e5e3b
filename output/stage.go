package output

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"sync"
	"sync/atomic"
)

// stage renders every changed document into .fenjie/stage. A document that
// turns out to be what already stands is left alone. Whatever goes wrong here,
// nothing that stands was touched.
func (b *builder) stage() error {
	if err := b.clear(); err != nil {
		return err
	}
	b.together = nil
	if len(b.changed) >= fewSynced {
		if sync := b.disk.Together(); sync != nil {
			b.together = &gathered{sync: sync}
		}
	}
	rendered, err := b.renderAll()
	b.together.wait()
	if err != nil {
		return err
	}
	var changed []int
	for n, k := range b.changed {
		e := rendered[n]
		b.set[e.Path] = e
		if e.SHA256 != b.onDisk[e.Path] {
			changed = append(changed, k)
		}
	}
	b.changed = changed
	return nil
}

// renderAll renders the changed documents with several workers. Of several
// errors it answers with that of the first document.
func (b *builder) renderAll() ([]entry, error) {
	var (
		mu       sync.Mutex
		count    int
		rendered = make([]entry, len(b.changed))
		errs     = make([]error, len(b.changed))
	)
	queue := b.queue()
	_ = each(len(b.changed), b.jobs(), func(int) error {
		n, done := queue.next()
		defer done()
		e, err := b.render(b.files[b.changed[n]])
		rendered[n], errs[n] = e, err
		b.together.wrote(e.Bytes)
		if b.options.Progress != nil {
			mu.Lock()
			defer mu.Unlock()
			count++
			b.options.Progress(count, len(b.changed))
		}
		return err
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return rendered, nil
}

// each does work for 0 to n-1 with several workers, and no more once one failed.
// It answers with the error of the first that did.
func each(n, jobs int, work func(k int) error) error {
	var workers sync.WaitGroup
	var next atomic.Int64
	var failed atomic.Bool
	errs := make([]error, n)
	for range min(jobs, n) {
		workers.Go(func() {
			for !failed.Load() {
				k := int(next.Add(1)) - 1
				if k >= n {
					return
				}
				if errs[k] = work(k); errs[k] != nil {
					failed.Store(true)
				}
			}
		})
	}
	workers.Wait()
	return cmp.Or(errs...)
}

// jobs is one more than there are processors: one of them mostly waits for the
// file system, which makes thousands of files for a province.
func (b *builder) jobs() int {
	if b.options.Jobs > 0 {
		return b.options.Jobs
	}
	return runtime.GOMAXPROCS(0) + 1
}

// render writes one document to its place in the stage.
func (b *builder) render(f File) (entry, error) {
	h := sha256.New()
	count := &counter{}
	err := b.writeSynced(staged(f.Path), func(w io.Writer) error {
		buffered := buffers.Get().(*bufio.Writer)
		defer buffers.Put(buffered)
		buffered.Reset(io.MultiWriter(w, h, count))
		defer buffered.Reset(nil)
		if err := b.renderTo(buffered, f); err != nil {
			return err
		}
		return buffered.Flush()
	})
	if err != nil {
		return entry{}, explain(b.at(f.Path), err)
	}
	return entry{Path: f.Path, Kind: f.Kind, Subject: f.Subject, Bytes: count.n, SHA256: hex.EncodeToString(h.Sum(nil)), Digest: f.Digest, Carried: f.Handwork || len(f.Carried) > 0}, nil
}

// renderTo renders one document. A panic in it is an error of that document: in
// a worker nobody else could catch it, and the file must be closed after it.
func (b *builder) renderTo(w io.Writer, f File) (err error) {
	defer func() {
		if bug := recover(); bug != nil {
			err = &Error{Path: b.at(f.Path), Message: fmt.Sprintf("程序内部错误（%v），原有成果未变", bug), Suggestion: "请把方案和这一行文字反馈给开发者"}
		}
	}()
	return f.Render(w)
}

// staged is where a file waits for its place: the same name below another
// folder of the same disk.
func staged(name string) string { return path.Join(stageDir, name) }

// buffers gather what formats write in small pieces.
var buffers = sync.Pool{New: func() any { return bufio.NewWriterSize(nil, 64<<10) }}

// fewSynced is how many files are sooner synced one by one than together with
// whatever else the file system has yet to write.
const fewSynced = 16

// writeSynced makes the new file name and syncs it, at once or, when many are
// synced together, before the journal is written: else a power cut might leave
// an empty one under its final name.
func (f *Folder) writeSynced(name string, write func(io.Writer) error) error {
	out, err := f.create(name)
	if err != nil {
		return err
	}
	written := false
	defer func() {
		if !written {
			_ = out.Close() // what writes has panicked
		}
	}()
	err = write(out)
	written = true
	if err == nil && f.together == nil {
		err = out.Sync()
	}
	if closing := out.Close(); err == nil { // before renaming: Windows refuses the reverse
		err = closing
	}
	return err
}

// create opens the new file name, making the folder that it is in.
func (f *Folder) create(name string) (file, error) {
	if _, err := f.way(name); err != nil {
		return nil, err
	}
	var out file
	err := f.in(name, func() (err error) {
		out, err = f.disk.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
		return err
	})
	if errors.Is(err, fs.ErrExist) {
		return nil, f.blocked(name)
	}
	return out, err
}

// syncTogether syncs what was written without.
func (f *Folder) syncTogether() error {
	if f.together == nil {
		return nil
	}
	rest := f.together
	f.together = nil
	if err := rest.finish(); err != nil {
		return explain(f.at(stageDir), err)
	}
	return nil
}

func writeAll(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}

type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return len(p), nil
}

// clear forgets what was staged and what was taken away for good.
func (f *Folder) clear() error {
	for _, name := range []string{stageDir, oldDir} {
		if err := f.removeAll(name); err != nil {
			return explain(f.at(name), err)
		}
	}
	return nil
}
