package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path"
	"runtime"
	"sync"
)

// stage renders every changed document into .fenjie/stage and syncs it. A
// document that turns out to be what already stands is left alone. Whatever
// goes wrong here, nothing that stands was touched.
func (b *builder) stage() error {
	if err := b.clear(); err != nil {
		return err
	}
	rendered, err := b.renderAll()
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
		workers    sync.WaitGroup
		mu         sync.Mutex
		next, done int
		failed     bool
		rendered   = make([]entry, len(b.changed))
		errs       = make([]error, len(b.changed))
	)
	take := func() (int, bool) {
		mu.Lock()
		defer mu.Unlock()
		next++
		return next - 1, next <= len(b.changed) && !failed
	}
	finish := func(n int, e entry, err error) {
		mu.Lock()
		defer mu.Unlock()
		rendered[n], errs[n] = e, err
		failed = failed || err != nil
		done++
		if b.options.Progress != nil {
			b.options.Progress(done, len(b.changed))
		}
	}
	for range min(b.jobs(), len(b.changed)) {
		workers.Go(func() {
			for n, ok := take(); ok; n, ok = take() {
				e, err := b.render(b.files[b.changed[n]])
				finish(n, e, err)
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return rendered, nil
}

func (b *builder) jobs() int {
	if b.options.Jobs > 0 {
		return b.options.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// render writes one document to its place in the stage. A panic in it is an
// error of that document: in a worker nobody else could catch it.
func (b *builder) render(f File) (e entry, err error) {
	defer func() {
		if bug := recover(); bug != nil {
			err = &Error{Path: b.at(f.Path), Message: fmt.Sprintf("程序内部错误（%v），原有成果未变", bug), Suggestion: "请把方案和这一行文字反馈给开发者"}
		}
	}()
	h := sha256.New()
	count := &counter{}
	err = b.writeSynced(staged(f.Path), func(w io.Writer) error {
		return f.Render(io.MultiWriter(w, h, count))
	})
	if err != nil {
		return entry{}, explain(b.at(f.Path), err)
	}
	return entry{Path: f.Path, Kind: f.Kind, Subject: f.Subject, Bytes: count.n, SHA256: hex.EncodeToString(h.Sum(nil)), Digest: f.Digest, Carried: f.Handwork || len(f.Carried) > 0}, nil
}

// staged is where a file waits for its place: the same name below another
// folder of the same disk.
func staged(name string) string { return path.Join(stageDir, name) }

// writeSynced makes the new file name and syncs it: else a power cut might
// leave an empty one under its final name.
func (f *Folder) writeSynced(name string, write func(io.Writer) error) error {
	if taken, err := f.exists(name); err != nil {
		return err
	} else if taken {
		return f.blocked(name)
	}
	if err := f.mkdirFor(name); err != nil {
		return err
	}
	out, err := f.disk.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return err
	}
	err = write(out)
	if err == nil {
		err = out.Sync()
	}
	if closing := out.Close(); err == nil { // before renaming: Windows refuses the reverse
		err = closing
	}
	return err
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
		if err := f.disk.RemoveAll(name); err != nil {
			return explain(f.at(name), err)
		}
	}
	return nil
}
