package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Standing is what a folder holds before a build.
type Standing struct {
	Documents []Found // of the last set, in its order
	Others    []Found // tables that it does not name: renamed, moved, copied or sent back
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
	if f.disk == nil {
		return s, nil
	}
	known := map[string]bool{}
	documents := f.index.Documents
	for _, e := range documents {
		known[e.Path] = true
	}
	s.Documents = make([]Found, len(documents))
	err := each(len(documents), runtime.GOMAXPROCS(0), func(k int) error {
		e := documents[k]
		found, err := f.find(e.Path)
		found.Kind, found.Subject, found.Carried = e.Kind, e.Subject, e.Carried
		found.Edited = !found.Missing && found.SHA256 != e.SHA256
		s.Documents[k] = found
		return err
	})
	if err != nil {
		return Standing{}, err
	}
	s.Others, err = f.tablesBelow(".", known, func(name string) bool { return name == stateDir })
	return s, err
}

// Holds reports whether the last set has a document at a path.
func (f *Folder) Holds(path string) bool {
	return slices.ContainsFunc(f.index.Documents, func(e entry) bool { return e.Path == path })
}

// tablesBelow finds the tables of office programs below top, but for those known
// and those in folders to skip.
func (f *Folder) tablesBelow(top string, known map[string]bool, skip func(string) bool) (list []Found, err error) {
	err = f.walk(top, skip, func(name string) error {
		if known[name] || !IsTable(name) {
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

// tableFormats are the files that may be a sheet that came back, or one saved
// in a format of another program.
var tableFormats = []string{".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv"}

// IsTable reports whether a file is a table by its name, and none of the lock
// files ~$… of office programs.
func IsTable(name string) bool {
	return slices.Contains(tableFormats, strings.ToLower(path.Ext(name))) && !strings.HasPrefix(path.Base(name), "~$")
}

// find describes the plain file at name.
func (f *Folder) find(name string) (Found, error) {
	found := Found{Path: name, folder: f, Missing: true}
	at := f.place(name)
	info, err := f.lstat(at)
	if errors.Is(err, errBlocked) || err == nil && (info == nil || !info.Mode().IsRegular()) {
		return found, nil
	}
	if err != nil {
		return found, err
	}
	found.Bytes, found.Saved = info.Size(), info.ModTime()
	found.SHA256, err = f.sumAt(name, at)
	if errors.Is(err, fs.ErrNotExist) {
		return found, nil // it has just gone
	}
	if found.Missing = found.SHA256 == ""; !found.Missing {
		f.seen.Store(name, seen{info, found.SHA256})
	}
	return found, err
}

// Content reads the file, which must still be the one that was found, and no
// larger than limit, in bytes.
func (d Found) Content(limit int64) ([]byte, error) {
	data, err := d.folder.readUpTo(d.folder.place(d.Path), limit)
	if err != nil {
		return nil, explain(d.folder.at(d.Path), err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != d.SHA256 {
		return nil, d.folder.saved(d.Path)
	}
	return data, nil
}

// State returns a state file that an earlier build was given, or
// fs.ErrNotExist.
func (f *Folder) State(name string) ([]byte, error) {
	if f.disk == nil || !validState(name) {
		return nil, fs.ErrNotExist
	}
	return f.read(f.place(path.Join(stateDir, name)))
}

// StateNames lists the state files in a folder of the state: with "plans", all
// of plans/….
func (f *Folder) StateNames(folder string) (names []string, err error) {
	if f.disk == nil || !validState(folder) {
		return nil, nil
	}
	err = f.walk(path.Join(stateDir, folder), nil, func(name string) error {
		names = append(names, strings.TrimPrefix(name, stateDir+"/"))
		return nil
	})
	return names, err
}

// place is where the bytes of name are: at name, but for a killed build that
// is only looked at, for which they may still be waiting.
func (f *Folder) place(name string) string {
	if f.pending == nil {
		return name
	}
	for _, m := range f.pending.coming() {
		if m.to == name {
			if waits, _ := f.exists(m.from); waits {
				return m.from
			}
		}
	}
	return name
}
