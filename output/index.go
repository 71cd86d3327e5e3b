package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sort"
)

// entry is one document of a set.
type entry struct {
	Path    string `json:"path"`
	Kind    string `json:"kind"`
	Subject string `json:"subject"`
	Bytes   int64  `json:"bytes"`
	SHA256  string `json:"sha256"`
	Digest  string `json:"digest,omitempty"`
	Carried bool   `json:"carried,omitempty"` // it holds handwork that was carried into it
}

// index is the state of a set: its documents with the digests of their input,
// and how to come back to the set before it.
type index struct {
	Version   string     `json:"version"`
	Documents []entry    `json:"documents"`
	Last      generation `json:"last"`
}

// generation tells what the last build did. What it replaced lies in
// .fenjie/undo/<number>, each file at its path.
type generation struct {
	Number   int      `json:"number"`
	Placed   []string `json:"placed"`   // what it wrote
	Replaced []string `json:"replaced"` // what it moved away, to be put back
}

// readIndex reads which set stands. Names that lead elsewhere are not ours.
// Where the index is damaged or was left behind when the folder was copied,
// the manifest tells the documents; what they were made from it does not tell,
// which costs a full build.
func (f *Folder) readIndex() (index, error) { return f.readIndexAt(f.place(indexFile)) }

func (f *Folder) readIndexAt(name string) (index, error) {
	var i index
	err := f.readJSON(name, &i)
	if isDamaged(err) || i.Last.Number < 0 || i.Last.Number >= maxGeneration {
		i = index{}
		err = f.readJSON(f.place(manifestFile), &i)
		for k := range i.Documents {
			i.Documents[k].Carried = true // for all that is known
		}
	}
	if isDamaged(err) {
		return index{}, nil
	}
	if err != nil {
		return i, explain(f.at(indexFile), err)
	}
	seen := map[string]bool{}
	i.Documents = slices.DeleteFunc(i.Documents, func(e entry) bool {
		drop := seen[e.Path] || !validDocument(e.Path)
		seen[e.Path] = true
		return drop
	})
	return i, nil
}

// isDamaged tells a file of the state that is not there or not as it was
// written from a disk that cannot be read.
func isDamaged(err error) bool {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, errBlocked) || errors.As(err, &syntax) || errors.As(err, &kind)
}

// stageState stages the caller's state, the index and the manifest, and
// returns those that are not already as they should be, the manifest last.
// Where nothing else changed, the index is left as it is too.
func (b *builder) stageState(documents bool) ([]string, error) {
	next := index{b.options.Version, b.documents(), b.index.Last}
	files, err := b.state(next)
	if err != nil {
		return nil, err
	}
	changed, err := b.differing(files)
	if err != nil || !documents && len(changed) == 0 {
		return nil, err
	}
	if !slices.Contains(changed, indexFile) {
		changed = append(changed, indexFile) // it names the new generation
	}
	sort.Strings(changed) // .fenjie/… first, manifest.json last
	if next.Last, err = b.generation(changed, documents); err != nil {
		return nil, err
	}
	b.next = next
	files[indexFile] = printed(func(p *printer) { p.index(next) })
	err = each(len(changed), b.jobs(), func(k int) error {
		name := changed[k]
		if err := b.writeSynced(staged(name), files[name]); err != nil {
			return explain(b.at(name), err)
		}
		return nil
	})
	return changed, err
}

// state prints every state file and the manifest.
func (b *builder) state(next index) (map[string]func(io.Writer) error, error) {
	files := map[string]func(io.Writer) error{}
	for name, print := range b.options.State {
		if !validState(name) {
			return nil, &Error{Path: name, Message: "状态文件名不合要求"}
		}
		files[path.Join(stateDir, name)] = print
	}
	files[indexFile] = printed(func(p *printer) { p.index(next) })
	files[manifestFile] = printed(func(p *printer) { p.manifest(next.Documents) })
	return files, nil
}

// differing names the files that do not stand as they are printed.
func (b *builder) differing(files map[string]func(io.Writer) error) ([]string, error) {
	names := slices.Sorted(maps.Keys(files))
	differs := make([]bool, len(names))
	err := each(len(names), b.jobs(), func(k int) error {
		name := names[k]
		info, err := b.lstat(name)
		if err != nil {
			return err
		}
		if info != nil && !info.Mode().IsRegular() {
			return b.blocked(name)
		}
		differs[k] = info == nil || !b.standsAs(name, info.Size(), files[name])
		return nil
	})
	var list []string
	for k, name := range names {
		if differs[k] {
			list = append(list, name)
		}
	}
	return list, err
}

// standsAs reports whether a file of a size is what is printed. One that cannot
// be read is not.
func (b *builder) standsAs(name string, size int64, print func(io.Writer) error) bool {
	if size > maxState {
		return false
	}
	in, _, err := b.open(name)
	if err != nil {
		return false
	}
	defer in.Close()
	same := &sameAs{in: in}
	return print(same) == nil && same.n == size
}

// sameAs takes what is written to it as long as it is what in holds.
type sameAs struct {
	in   io.Reader
	have []byte
	n    int64
}

var errOther = errors.New("not the same")

func (s *sameAs) Write(p []byte) (int, error) {
	s.have = slices.Grow(s.have[:0], len(p))[:len(p)]
	if _, err := io.ReadFull(s.in, s.have); err != nil || !bytes.Equal(s.have, p) {
		return 0, errOther
	}
	s.n += int64(len(p))
	return len(p), nil
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
