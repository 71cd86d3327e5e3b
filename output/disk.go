package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// disk is all that this package asks of a folder's file system. Names have
// slashes and are relative to the folder. Tests put one below that fails.
type disk interface {
	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	OpenFile(name string, flag int) (file, error)
	MkdirAll(name string) error
	Rename(from, to string) error
	Chtimes(name string, saved time.Time) error
	Remove(name string) error
	RemoveAll(name string) error
	SyncDir(name string) error
	Together() (sync func() error) // does for all that is written from now on what syncing each file does; nil: nothing can
	Lock(name string) (unlock func(), err error)
	Close() error
}

type file interface {
	io.ReadWriteCloser
	Sync() error
}

// rootDisk is a folder of the system, which no name and no link leaves.
type rootDisk struct {
	root *os.Root
	dirs *sync.Map // *folder of the folders in it that were used, by name
	past *sync.Map // those forgotten, which a worker may still be using; all that Close has to close
}

// folder is an open folder.
type folder struct {
	root   *os.Root
	handle *handle // nil, where os.Root renames
}

func (f *folder) Close() error {
	if f.handle != nil {
		_ = f.handle.Close()
	}
	return f.root.Close()
}

func newRootDisk(root *os.Root) rootDisk { return rootDisk{root, &sync.Map{}, &sync.Map{}} }

// at is the folder that name is in, and its name there: the system need not
// walk down to each file anew. A folder that somebody moves during a build is
// followed to where it is now; of one that was removed MkdirAll forgets.
func (d rootDisk) at(name string) (*os.Root, string, error) {
	in, base, err := d.in(name)
	if in == nil {
		return d.root, filepath.FromSlash(name), err
	}
	return in.root, base, err
}

// in is at with the folder that is kept open; nil, where none is.
func (d rootDisk) in(name string) (*folder, string, error) {
	dir, base := path.Split(name)
	if dir == "" || !keepsOpen {
		return nil, "", nil
	}
	if have, ok := d.dirs.Load(dir); ok {
		return have.(*folder), base, nil
	}
	root, err := d.root.OpenRoot(filepath.FromSlash(path.Clean(dir)))
	if err != nil {
		return nil, "", err
	}
	opened := &folder{root, handleOf(root)}
	if have, other := d.dirs.LoadOrStore(dir, opened); other {
		_ = opened.Close() // another worker was faster
		opened = have.(*folder)
	}
	return opened, base, nil
}

// forget makes sure that the folders in name and those that it is in are looked
// for anew.
func (d rootDisk) forget(name string) {
	d.dirs.Range(func(dir, opened any) bool {
		if dir := dir.(string); name == "." || strings.HasPrefix(dir, name+"/") || strings.HasPrefix(name+"/", dir) {
			d.dirs.Delete(dir)
			d.past.Store(opened, true)
		}
		return true
	})
}

func (d rootDisk) Lstat(name string) (fs.FileInfo, error) {
	dir, base, err := d.at(name)
	if err != nil {
		return nil, err
	}
	return dir.Lstat(base)
}

func (d rootDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	return fs.ReadDir(d.root.FS(), name)
}

func (d rootDisk) OpenFile(name string, flag int) (file, error) {
	in, base, err := d.in(name)
	switch {
	case err != nil:
		return nil, err
	case in == nil:
		return d.root.OpenFile(filepath.FromSlash(name), flag, 0o644)
	case in.handle != nil && (flag == os.O_RDONLY || flag == os.O_RDWR || flag == os.O_WRONLY|os.O_CREATE|os.O_EXCL):
		return openAt(in.handle, base, flag)
	}
	return in.root.OpenFile(base, flag, 0o644)
}

func (d rootDisk) MkdirAll(name string) error {
	d.forget(name)
	return d.root.MkdirAll(filepath.FromSlash(name), 0o755)
}

func (d rootDisk) Rename(from, to string) error {
	a, name, _ := d.in(from)
	b, newName, _ := d.in(to)
	if a != nil && b != nil && a.handle != nil && b.handle != nil {
		if err := renameAt(a.handle, name, b.handle, newName); err != nil {
			return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
		}
		return nil
	}
	return d.root.Rename(filepath.FromSlash(from), filepath.FromSlash(to))
}

func (d rootDisk) Chtimes(name string, saved time.Time) error {
	return d.root.Chtimes(filepath.FromSlash(name), time.Time{}, saved)
}

func (d rootDisk) Remove(name string) error {
	d.forget(name)
	return d.root.Remove(filepath.FromSlash(name))
}

func (d rootDisk) RemoveAll(name string) error {
	d.forget(name)
	return d.root.RemoveAll(filepath.FromSlash(name))
}

func (d rootDisk) Close() error {
	d.forget(".")
	d.past.Range(func(opened, _ any) bool { _ = opened.(io.Closer).Close(); return true })
	return d.root.Close()
}

// SyncDir makes renamings in a folder last through a power cut, where the
// system can: Windows cannot sync folders, nor can some network drives.
func (d rootDisk) SyncDir(name string) error {
	folder, err := d.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil // it is gone, or cannot be opened for reading
	}
	err = folder.Sync()
	_ = folder.Close()
	if k := kindOf(err); k == brokenKind || k == fullKind {
		return err
	}
	return nil
}

// Lock takes the lock file at name, or fails with errBusy. The system frees it
// when the process ends, however it ends. A file system without locks (some
// network drives) is used without one.
func (d rootDisk) Lock(name string) (func(), error) {
	for {
		held, err := d.root.OpenFile(filepath.FromSlash(name), os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, err
		}
		if kindOf(tryLock(held)) == heldKind {
			_ = held.Close()
			return nil, errBusy
		}
		mine, err := held.Stat()
		if err == nil {
			var there fs.FileInfo
			if there, err = d.Lstat(name); err == nil && os.SameFile(mine, there) {
				return func() { _ = held.Close() }, nil
			}
		}
		_ = held.Close()
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		// a build that came to nothing took its lock file away meanwhile
	}
}
