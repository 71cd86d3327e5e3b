package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder is an output folder for the length of one build. What stands in it,
// read through Standing and State, is what Build will find: nobody else builds
// into it meanwhile, and what a killed build left was mended before.
type Folder struct {
	dir     string
	root    *os.Root // nil: only looked at, and not there
	looking bool     // only looked at: nothing may be changed
	index   index    // of the set that stands
	pending *journal // of a killed build, when only looked at
	made    []string // folders made for this build, innermost first
	unlock  func()
	fault   func(step string) error // in tests, asked before each step that changes the disk
}

// Open takes the folder dir for a build. It makes the folder where there is
// none, locks it, and finishes what a killed build left. Close it afterwards.
func Open(dir string) (*Folder, error) { return open(dir, nil) }

func open(dir string, fault func(string) error) (*Folder, error) {
	made, err := makeFolder(dir)
	if err != nil {
		return nil, err
	}
	f := &Folder{dir: dir, made: made, fault: fault, unlock: func() {}}
	taken := false
	defer func() {
		if !taken {
			f.release()
		}
	}()
	if err := f.take(); err != nil {
		if !errors.Is(err, errBusy) {
			f.removeTraces()
		}
		return nil, err
	}
	taken = true
	return f, nil
}

// take locks the folder and mends it.
func (f *Folder) take() (err error) {
	if f.root, err = os.OpenRoot(f.dir); err != nil {
		return explain(f.dir, err)
	}
	if err := mkdirAll(f.root, stateDir); err != nil {
		return explain(f.at(stateDir), err)
	}
	if f.unlock, err = f.lock(); err != nil {
		return err
	}
	if err := f.recover(); err != nil {
		return err
	}
	return f.readIndex()
}

// Look opens dir without taking it: nothing is locked, made or mended, and
// Build only says what it would do. A set that a killed build left half
// moved is seen as the next build will have it.
func Look(dir string) (*Folder, error) {
	f := &Folder{dir: dir, looking: true, unlock: func() {}}
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err != nil {
		return nil, explain(dir, err)
	}
	f.root = root
	var j journal
	if f.readJSON(journalFile, &j) == nil {
		f.pending = &j
	}
	if err := f.readIndex(); err != nil {
		f.release()
		return nil, err
	}
	return f, nil
}

// readIndex reads which set stands. A damaged index only costs a full build.
func (f *Folder) readIndex() error {
	if err := f.readJSON(indexFile, &f.index); err != nil && !errors.Is(err, fs.ErrNotExist) {
		f.index = index{}
	}
	return nil
}

// Close gives the folder back. One that was made for a build that came to
// nothing goes again.
func (f *Folder) Close() error {
	if !f.looking {
		f.removeTraces()
	}
	f.release()
	return nil
}

func (f *Folder) release() {
	f.unlock()
	if f.root != nil {
		_ = f.root.Close()
	}
}

// makeFolder makes the output folder and those above it, and returns the ones
// it made, innermost first.
func makeFolder(dir string) ([]string, error) {
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return nil, &Error{Path: dir, Message: "这是文件，不是文件夹，成果无处可写", Suggestion: "请用 -o 指定一个文件夹"}
	case err == nil:
		return nil, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, explain(dir, err)
	}
	var made []string
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); err == nil || d == filepath.Dir(d) {
			break
		}
		made = append(made, d)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, explain(dir, err)
	}
	return made, nil
}

// removeTraces takes back what a build without result made of its own: the
// state of a folder that never held a set, and the folders that it made.
func (f *Folder) removeTraces() {
	for _, name := range []string{journalFile, indexFile, keptDir} {
		if _, err := os.Lstat(filepath.Join(f.dir, filepath.FromSlash(name))); err == nil {
			return
		}
	}
	if info, err := os.Lstat(filepath.Join(f.dir, stateDir)); err == nil && info.IsDir() {
		_ = os.Remove(filepath.Join(f.dir, filepath.FromSlash(lockFile)))
		_ = os.Remove(filepath.Join(f.dir, stateDir))
	}
	for _, d := range f.made {
		_ = os.Remove(d)
	}
}

// lock takes the folder's lock, or says that another build holds it. The
// system frees it when the process ends, however it ends. A file system
// without locks (some network drives) is used without one.
func (f *Folder) lock() (func(), error) {
	file, err := f.root.OpenFile(filepath.FromSlash(lockFile), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return func() {}, explain(f.at(lockFile), err)
	}
	if isLocked(file) {
		_ = file.Close()
		return func() {}, &Error{Path: f.dir, Message: "另一个 fenjie 正在写入这个文件夹", Suggestion: "请等它完成后再试", Err: errBusy}
	}
	return func() { _ = file.Close() }, nil
}
