package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"
)

// compare finds what must be rendered, what stands, and what is to go.
func (b *builder) compare() error {
	b.onDisk, b.ours, b.set = map[string]string{}, map[string]entry{}, map[string]entry{}
	for _, e := range b.index.Documents {
		b.ours[e.Path] = e
	}
	wanted, taken := map[string]bool{}, map[string]bool{}
	for _, f := range b.files {
		folded := strings.ToLower(f.Path) // Windows and macOS tell no case apart
		if !validDocument(f.Path) || taken[folded] {
			return &Error{Path: f.Path, Message: "文件名不合要求，或与另一个文件重名", Suggestion: "请检查单位和领域的名称"}
		}
		wanted[f.Path], taken[folded] = true, true
	}
	if err := b.hashAll(); err != nil {
		return err
	}
	for k, f := range b.files {
		e, known := b.ours[f.Path]
		if known && !f.Anew && b.stands(f.Path) && e.Digest == f.Digest && b.index.Version == b.options.Version {
			b.set[f.Path] = e // edited by hand or not: its content would be the same
			continue
		}
		b.changed = append(b.changed, k)
	}
	return b.compareGone(wanted)
}

// compareGone finds the documents of the last set that are not in this one.
func (b *builder) compareGone(wanted map[string]bool) error {
	for _, e := range b.index.Documents {
		if wanted[e.Path] {
			continue
		}
		if b.options.Scope != nil && !b.options.Scope(e.Kind) {
			b.others = append(b.others, e)
			continue
		}
		err := b.hash(e.Path)
		if errors.Is(err, errBlocked) {
			continue // it is gone already, and something else is there
		}
		if err != nil {
			return err
		}
		if b.stands(e.Path) {
			b.gone = append(b.gone, e)
		}
	}
	return nil
}

func (b *builder) stands(name string) bool { return b.onDisk[name] != "" }

// hashAll enters the sha256 of every document that stands, with several workers.
func (b *builder) hashAll() error {
	sums := make([]string, len(b.files))
	err := each(len(b.files), b.jobs(), func(k int) (err error) {
		sums[k], err = b.sumSeen(b.files[k].Path)
		return err
	})
	for k, f := range b.files {
		if sums[k] != "" {
			b.onDisk[f.Path] = sums[k]
		}
	}
	return err
}

// hash enters the sha256 of the file at name, if there is one. Whatever stands
// there and is no plain file is refused.
func (b *builder) hash(name string) error {
	sum, err := b.sumSeen(name)
	if err == nil && sum != "" {
		b.onDisk[name] = sum
	}
	return err
}

// readBuffers spare a new one for each of thousands of files. A file is hidden
// behind its Read, since it would take one of its own.
var readBuffers = sync.Pool{New: func() any { b := make([]byte, 64<<10); return &b }}

// sum is the sha256 of the plain file at name; empty, where nothing stands.
func (f *Folder) sum(name string) (string, error) {
	if f.disk == nil {
		return "", nil
	}
	at := f.place(name)
	info, err := f.lstat(at)
	if err != nil || info == nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", explain(f.at(name), f.blocked(at))
	}
	return f.sumAt(name, at)
}

// sumAt is sum for a plain file that was just seen to be one.
func (f *Folder) sumAt(name, at string) (string, error) {
	in, err := f.disk.OpenFile(at, os.O_RDONLY)
	if err != nil {
		return "", explain(f.at(name), err)
	}
	defer in.Close()
	h := sha256.New()
	buffer := readBuffers.Get().(*[]byte)
	defer readBuffers.Put(buffer)
	if _, err := io.CopyBuffer(h, struct{ io.Reader }{in}, *buffer); err != nil {
		return "", explain(f.at(name), err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// seen is a file of which the sum is known.
type seen struct {
	info fs.FileInfo
	sum  string
}

// sumSeen is sum for a document that Standing may have read a moment ago: when it
// is still the same file, of the same size and time, it is not read again. One
// that somebody saved within the same tick of the clock is found when it is
// moved away.
func (f *Folder) sumSeen(name string) (string, error) {
	if have, ok := f.seen.Load(name); ok {
		was := have.(seen)
		now, err := f.lstat(f.place(name))
		if err == nil && now != nil && os.SameFile(was.info, now) && now.Size() == was.info.Size() && now.ModTime().Equal(was.info.ModTime()) {
			return was.sum, nil
		}
	}
	return f.sum(name)
}
