package output

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

// memoryDisk is a folder in memory, for tests that want thousands of them.
// Its files and folders are those of a MapFS, folders named too.
type memoryDisk struct{ files fstest.MapFS }

// memoryOf is the folder dir in memory.
func memoryOf(t *testing.T, dir string) memoryDisk {
	t.Helper()
	d := memoryDisk{fstest.MapFS{}}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		node := &fstest.MapFile{Mode: info.Mode(), ModTime: info.ModTime()}
		if !e.IsDir() {
			node.Data, err = os.ReadFile(filepath.Join(dir, name))
		}
		d.files[name] = node
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (d memoryDisk) clone() memoryDisk {
	c := memoryDisk{fstest.MapFS{}}
	for name, node := range d.files {
		same := *node
		c.files[name] = &same // data is never changed in place
	}
	return c
}

// snapshot is what snapshot of a folder is.
func (d memoryDisk) snapshot() map[string]string {
	all := map[string]string{}
	for name, node := range d.files {
		if !node.Mode.IsDir() && counts(name) {
			all[name] = string(node.Data)
		}
	}
	return all
}

func (d memoryDisk) failed(op, name string, err error) error {
	return &fs.PathError{Op: op, Path: name, Err: err}
}

// parent fails where the folder that name is to be in is none.
func (d memoryDisk) parent(op, name string) error {
	dir := path.Dir(name)
	if dir == "." {
		return nil
	}
	if node := d.files[dir]; node == nil {
		return d.failed(op, name, fs.ErrNotExist)
	} else if !node.Mode.IsDir() {
		return d.failed(op, name, syscall.ENOTDIR)
	}
	return nil
}

func (d memoryDisk) below(name string) (names []string) {
	for other := range d.files {
		if strings.HasPrefix(other, name+"/") {
			names = append(names, other)
		}
	}
	return names
}

func (d memoryDisk) Lstat(name string) (fs.FileInfo, error) {
	if node := d.files[name]; node == nil && name != "." {
		return nil, d.failed("lstat", name, fs.ErrNotExist)
	}
	return d.files.Stat(name)
}

func (d memoryDisk) ReadDir(name string) ([]fs.DirEntry, error) { return d.files.ReadDir(name) }

func (d memoryDisk) OpenFile(name string, flag int) (file, error) {
	if err := d.parent("open", name); err != nil {
		return nil, err
	}
	node := d.files[name]
	switch {
	case node == nil && flag&os.O_CREATE == 0:
		return nil, d.failed("open", name, fs.ErrNotExist)
	case node != nil && flag&os.O_EXCL != 0:
		return nil, d.failed("open", name, fs.ErrExist)
	case node == nil:
		node = &fstest.MapFile{Mode: 0o644, ModTime: time.Unix(0, 0)}
		d.files[name] = node
	}
	return &memoryFile{node: node, Reader: bytes.NewReader(node.Data)}, nil
}

func (d memoryDisk) MkdirAll(name string) error {
	if name == "." {
		return nil
	}
	if err := d.MkdirAll(path.Dir(name)); err != nil {
		return err
	}
	if node := d.files[name]; node != nil && !node.Mode.IsDir() {
		return d.failed("mkdir", name, syscall.ENOTDIR)
	}
	d.files[name] = &fstest.MapFile{Mode: fs.ModeDir | 0o755}
	return nil
}

func (d memoryDisk) Rename(from, to string) error {
	if d.files[from] == nil {
		return d.failed("rename", from, fs.ErrNotExist)
	}
	if err := d.parent("rename", to); err != nil {
		return err
	}
	if node := d.files[to]; node != nil && node.Mode.IsDir() {
		return d.failed("rename", to, fs.ErrExist)
	}
	for _, name := range append(d.below(from), from) {
		d.files[to+strings.TrimPrefix(name, from)] = d.files[name]
		delete(d.files, name)
	}
	return nil
}

func (d memoryDisk) Chtimes(name string, saved time.Time) error {
	if d.files[name] == nil {
		return d.failed("chtimes", name, fs.ErrNotExist)
	}
	d.files[name].ModTime = saved
	return nil
}

func (d memoryDisk) Remove(name string) error {
	if d.files[name] == nil {
		return d.failed("remove", name, fs.ErrNotExist)
	}
	if len(d.below(name)) > 0 {
		return d.failed("remove", name, syscall.ENOTEMPTY)
	}
	delete(d.files, name)
	return nil
}

func (d memoryDisk) RemoveAll(name string) error {
	for _, other := range append(d.below(name), name) {
		delete(d.files, other)
	}
	return nil
}

func (d memoryDisk) SyncDir(string) error { return nil }
func (d memoryDisk) Together() func() error {
	return func() error { return nil }
}
func (d memoryDisk) Close() error { return nil }

func (d memoryDisk) Lock(name string) (func(), error) {
	f, err := d.OpenFile(name, os.O_CREATE)
	if err != nil {
		return nil, err
	}
	return func() {}, f.Close()
}

// memoryFile is an open file. What is written is there at once.
type memoryFile struct {
	node *fstest.MapFile
	*bytes.Reader
}

func (f *memoryFile) Write(p []byte) (int, error) {
	f.node.Data = append(bytes.Clone(f.node.Data), p...)
	return len(p), nil
}

func (f *memoryFile) WriteTo(w io.Writer) (int64, error) {
	return io.Copy(w, struct{ io.Reader }{f.Reader})
}
func (f *memoryFile) Sync() error  { return nil }
func (f *memoryFile) Close() error { return nil }
