package output

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
)

// compare finds what must be rendered, what stands, and what is to go.
func (b *builder) compare() error {
	if err := b.readJSON(indexFile, &b.index); err != nil && !errors.Is(err, fs.ErrNotExist) {
		b.index = index{} // a damaged index only costs a full build
	}
	b.onDisk, b.ours, b.set = map[string]string{}, map[string]string{}, map[string]entry{}
	old := map[string]entry{}
	for _, e := range b.index.Documents {
		old[e.Path] = e
		b.ours[e.Path] = e.SHA256
	}
	wanted := map[string]bool{}
	for k, f := range b.files {
		if !fs.ValidPath(f.Path) || f.Path == "." {
			return &Error{Path: f.Path, Message: "文件名不合要求", Suggestion: "请检查单位和领域的名称"}
		}
		wanted[f.Path] = true
		if err := b.hash(f.Path); err != nil {
			return err
		}
		e, known := old[f.Path]
		if known && b.stands(f.Path) && e.Digest == f.Digest && b.index.Version == b.options.Version {
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
		if !fs.ValidPath(e.Path) {
			continue // not written by us
		}
		if err := b.hash(e.Path); err != nil {
			return err
		}
		if b.stands(e.Path) {
			b.gone = append(b.gone, e)
		}
	}
	return nil
}

func (b *builder) stands(name string) bool { return b.onDisk[name] != "" }

// edited reports whether what stands at name is not what was last written.
func (b *builder) edited(name string) bool {
	return b.stands(name) && b.onDisk[name] != b.ours[name]
}

// hash enters the sha256 of the file at name, if there is one. Whatever stands
// there and is no plain file is refused: a link may lead anywhere.
func (b *builder) hash(name string) error {
	info, err := b.root.Lstat(filepath.FromSlash(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explain(b.at(name), err)
	}
	if !info.Mode().IsRegular() {
		return &Error{Path: b.at(name), Message: "此处已有同名的文件夹或链接", Suggestion: "请移走后再试"}
	}
	f, err := b.root.Open(filepath.FromSlash(name))
	if err != nil {
		return explain(b.at(name), err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return explain(b.at(name), err)
	}
	b.onDisk[name] = hex.EncodeToString(h.Sum(nil))
	return nil
}

func (b *builder) readJSON(name string, v any) error {
	data, err := b.root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

// planKept names the copies that this build keeps of files edited by hand, or
// not made by us, that it replaces or takes away.
func (b *builder) planKept() {
	taken := map[string]bool{}
	add := func(p string) {
		if b.edited(p) {
			b.kept = append(b.kept, move{From: p, To: b.keptName(p, taken)})
		}
	}
	for _, k := range b.changed {
		add(b.files[k].Path)
	}
	for _, e := range b.gone {
		add(e.Path)
	}
}

// keptName is a readable name for a copy: the file's own, with the date and
// time at which it was last saved.
func (b *builder) keptName(p string, taken map[string]bool) string {
	stamp := "kept"
	if info, err := b.root.Lstat(filepath.FromSlash(p)); err == nil {
		stamp = info.ModTime().Format("2006-01-02 150405")
	}
	ext := path.Ext(p)
	base := path.Join(keptDir, p[:len(p)-len(ext)]+" "+stamp)
	name := base + ext
	for n := 2; ; n++ {
		_, err := b.root.Lstat(filepath.FromSlash(name))
		if errors.Is(err, fs.ErrNotExist) && !taken[name] {
			taken[name] = true
			return name
		}
		name = fmt.Sprintf("%s (%d)%s", base, n, ext)
	}
}

// documents is the whole set to be, in the order of the files. A build that
// speaks for some kinds only keeps the places that documents had, and puts new
// ones at the end.
func (b *builder) documents() []entry {
	list := []entry{}
	placed := map[string]bool{}
	add := func(e entry, ok bool) {
		if ok && !placed[e.Path] {
			placed[e.Path] = true
			list = append(list, e)
		}
	}
	if len(b.others) > 0 {
		stays := map[string]bool{}
		for _, e := range b.others {
			stays[e.Path] = true
		}
		for _, e := range b.index.Documents {
			add(e, stays[e.Path])
			renewed, ok := b.set[e.Path]
			add(renewed, ok)
		}
	}
	for _, f := range b.files {
		e, ok := b.set[f.Path]
		add(e, ok)
	}
	return list
}
