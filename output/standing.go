package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// Standing is what a folder holds before a build.
type Standing struct {
	Documents []Found // of the last set, in its order
	Others    []Found // workbooks that it does not name: renamed, copied or sent back
	Kept      []Found // kept copies of workbooks
}

// Found is one file that stands in a folder.
type Found struct {
	Path    string    // with slashes, relative to the folder
	Kind    string    // as the last build was given them;
	Subject string    // both empty for a file that it did not write
	Bytes   int64     // size
	Saved   time.Time // when it was last saved, by its own word
	SHA256  string    // of what stands, for File.Carried; empty where nothing does
	Edited  bool      // it is not what the last build wrote
	Carried bool      // it holds handwork that the last build carried into it
	Missing bool      // it is of the last set, and gone

	folder *Folder
}

// Standing looks at what the folder holds. Links and special files are passed
// over, and so are the lock files ~$… of office programs.
func (f *Folder) Standing() (Standing, error) {
	var s Standing
	if f.root == nil {
		return s, nil
	}
	known := map[string]bool{}
	for _, e := range f.index.Documents {
		if known[e.Path] || !fs.ValidPath(e.Path) {
			continue
		}
		known[e.Path] = true
		found, err := f.find(e.Path)
		if err != nil {
			return s, err
		}
		found.Kind, found.Subject, found.Carried = e.Kind, e.Subject, e.Carried
		found.Edited = !found.Missing && found.SHA256 != e.SHA256
		s.Documents = append(s.Documents, found)
	}
	var err error
	if s.Others, err = f.workbooks(".", func(name string) bool { return known[name] || name == stateDir }); err != nil {
		return s, err
	}
	s.Kept, err = f.workbooks(keptDir, func(string) bool { return false })
	return s, err
}

// workbooks finds the .xlsx files below top, but for those passed over.
func (f *Folder) workbooks(top string, pass func(name string) bool) ([]Found, error) {
	var list []Found
	err := fs.WalkDir(f.root.FS(), top, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return explain(f.at(name), err)
		case pass(name) && d.IsDir():
			return fs.SkipDir
		case pass(name) || !d.Type().IsRegular() || !isWorkbook(name):
			return nil
		}
		found, err := f.find(name)
		if err == nil && !found.Missing {
			found.Edited = true
			list = append(list, found)
		}
		return err
	})
	return list, err
}

func isWorkbook(name string) bool {
	return strings.EqualFold(path.Ext(name), ".xlsx") && !strings.HasPrefix(path.Base(name), "~$")
}

// find describes the plain file at name.
func (f *Folder) find(name string) (Found, error) {
	found := Found{Path: name, folder: f}
	info, err := f.root.Lstat(filepath.FromSlash(f.place(name)))
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		found.Missing = true
		return found, nil
	}
	if err == nil {
		found.Bytes, found.Saved = info.Size(), info.ModTime()
		found.SHA256, err = f.sum(name)
	}
	if err != nil {
		return found, explain(f.at(name), err)
	}
	return found, nil
}

// sum is the sha256 of the file at name.
func (f *Folder) sum(name string) (string, error) {
	file, err := f.root.Open(filepath.FromSlash(f.place(name)))
	if err != nil {
		return "", err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Content reads the file, which must still be the one that was found, and no
// larger than limit.
func (d Found) Content(limit int64) ([]byte, error) {
	at := d.folder.at(d.Path)
	file, err := d.folder.root.Open(filepath.FromSlash(d.folder.place(d.Path)))
	if err != nil {
		return nil, explain(at, err)
	}
	defer file.Close()
	var data bytes.Buffer
	if _, err := io.Copy(&data, io.LimitReader(file, limit+1)); err != nil {
		return nil, explain(at, err)
	}
	if int64(data.Len()) > limit {
		return nil, &Error{Path: at, Message: fmt.Sprintf("文件超过 %d MB，没有读取", limit>>20), Suggestion: "请检查是否选对了文件"}
	}
	if sum := sha256.Sum256(data.Bytes()); hex.EncodeToString(sum[:]) != d.SHA256 {
		return nil, &Error{Path: at, Message: "文件刚刚被人保存过", Suggestion: "请再运行一次"}
	}
	return data.Bytes(), nil
}

// State returns a state file that an earlier build was given, or
// fs.ErrNotExist.
func (f *Folder) State(name string) ([]byte, error) {
	if f.root == nil || !fs.ValidPath(name) {
		return nil, fs.ErrNotExist
	}
	return f.root.ReadFile(filepath.FromSlash(f.place(path.Join(stateDir, name))))
}

// States returns the state files in a folder of the state, by name: with
// "plans", all of plans/….
func (f *Folder) States(folder string) (map[string][]byte, error) {
	all := map[string][]byte{}
	if f.root == nil || !fs.ValidPath(folder) {
		return all, nil
	}
	entries, err := fs.ReadDir(f.root.FS(), path.Join(stateDir, folder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, explain(f.at(path.Join(stateDir, folder)), err)
	}
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		if !e.Type().IsRegular() {
			continue
		}
		if all[name], err = f.State(name); err != nil {
			return nil, explain(f.at(path.Join(stateDir, name)), err)
		}
	}
	return all, nil
}

// place is where the bytes of name are: at name, but for a killed build that
// is only looked at, whose journal may have them elsewhere.
func (f *Folder) place(name string) string {
	if f.pending == nil {
		return name
	}
	for _, m := range f.pending.Place {
		if m.To == name && f.exists(m.From) {
			return m.From
		}
	}
	return name
}
