package output

import (
	"errors"
	"io/fs"
	"path"
	"strings"
)

// way reports whether the folders above name are there. A link among them is
// refused: it may lead anywhere, also to where other documents stand.
func (f *Folder) way(name string) (bool, error) {
	for k, r := range name {
		if r != '/' {
			continue
		}
		if _, known := f.folders.Load(name[:k]); known {
			continue
		}
		info, err := f.disk.Lstat(name[:k])
		if errors.Is(err, fs.ErrNotExist) {
			return false, nil
		}
		if err != nil {
			return false, explain(f.at(name[:k]), err)
		}
		if !info.IsDir() {
			return false, f.blocked(name[:k])
		}
		f.folders.Store(name[:k], true)
	}
	return true, nil
}

// mkdirFor makes the folder that name is in.
func (f *Folder) mkdirFor(name string) error {
	dir := path.Dir(name)
	if _, known := f.folders.Load(dir); known || dir == "." {
		return nil
	}
	if err := f.disk.MkdirAll(dir); err != nil {
		return err
	}
	for ; dir != "."; dir = path.Dir(dir) {
		f.folders.Store(dir, true)
	}
	return nil
}

// in does what makes name, in its folder: once more, where somebody has
// removed the folder meanwhile.
func (f *Folder) in(name string, do func() error) error {
	err := f.mkdirFor(name)
	if err == nil {
		err = do()
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		f.folders.Delete(dir)
	}
	if err := f.mkdirFor(name); err != nil {
		return err
	}
	return do()
}

// removeAll removes a folder of the state with all that is in it.
func (f *Folder) removeAll(name string) error {
	err := f.disk.RemoveAll(name)
	f.folders.Range(func(dir, _ any) bool {
		if dir := dir.(string); dir == name || strings.HasPrefix(dir, name+"/") {
			f.folders.Delete(dir)
		}
		return true
	})
	return err
}
