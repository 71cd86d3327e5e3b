package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// Folder is an output folder for the length of one build. What stands in it,
// read through Standing and State, is what Build will find: nobody else builds
// into it meanwhile, and what a killed build left was mended before.
type Folder struct {
	dir      string
	disk     disk      // nil: only looked at, and not there
	looking  bool      // only looked at: nothing may be changed
	index    index     // of the set that stands
	pending  *journal  // of a killed build, when only looked at
	made     []string  // folders made for this build, innermost first
	rescued  []string  // kept copies of files that came to stand in the way
	folders  sync.Map  // those that were seen to be folders, not links
	seen     sync.Map  // documents that Standing has read, by name
	unlock   func()    // nil: the folder is not locked
	together *gathered // syncs what is staged, before the journal; nil: each file was
}

// Open takes the folder dir for a build. It makes the folder where there is
// none, locks it, and finishes what a killed build left. Close it afterwards.
func Open(dir string) (*Folder, error) {
	return open(dir, func(d disk) disk { return d })
}

// open lets tests put a disk that fails between this package and the system.
func open(dir string, below func(disk) disk) (*Folder, error) {
	made, err := makeFolder(dir)
	if err != nil {
		return nil, err
	}
	f := &Folder{dir: dir, made: made}
	if err := f.take(below); err != nil {
		if errors.Is(err, errBusy) {
			f.made = nil // by the other build, too
		}
		f.Close()
		return nil, err
	}
	return f, nil
}

// take locks the folder and mends it.
func (f *Folder) take(below func(disk) disk) error {
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return explain(f.dir, err)
	}
	f.disk = below(newRootDisk(root))
	if err := f.lock(); err != nil {
		return err
	}
	if err := f.recover(); err != nil {
		return err
	}
	if f.index, err = f.readIndex(); err == nil {
		f.dropGenerations()
	}
	return err
}

// lock takes the folder's lock, or says that another build holds it.
func (f *Folder) lock() error {
	info, err := f.lstat(lockFile)
	if err == nil && info != nil && !info.Mode().IsRegular() {
		err = f.blocked(lockFile)
	}
	if err == nil {
		err = f.disk.MkdirAll(stateDir)
	}
	if err != nil {
		return explain(f.at(stateDir), err)
	}
	unlock, err := f.disk.Lock(lockFile)
	if errors.Is(err, errBusy) {
		return &Error{Path: f.dir, Message: "另一个 fenjie 正在写入这个文件夹", Suggestion: "请等它完成后再试", Err: err}
	}
	if err != nil {
		return explain(f.at(lockFile), err)
	}
	f.unlock = unlock
	return nil
}

// Look opens dir without taking it: nothing is locked, made or mended, and
// Build and Undo only say what they would do. A set that a killed build left
// half moved is seen as the next build will have it.
func Look(dir string) (*Folder, error) {
	f := &Folder{dir: dir, looking: true}
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err != nil {
		return nil, explain(dir, err)
	}
	f.disk = newRootDisk(root)
	if j, err := f.readJournal(); err == nil {
		f.pending = &j
	}
	if f.index, err = f.readIndex(); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// Close gives the folder back. One that was made for a build that came to
// nothing goes again.
func (f *Folder) Close() error {
	if f.unlock != nil {
		if removesOpen {
			f.removeTraces() // while nobody else can take the lock
			f.unlock()
		} else {
			f.unlock()
			f.removeTraces() // fails where somebody else has it
		}
	}
	var err error
	if f.disk != nil {
		err = f.disk.Close() // before the folder goes: where it is open, Windows keeps it
	}
	for _, d := range f.made {
		_ = os.Remove(d) // refused where something is in it
	}
	return err
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

// removeTraces takes back the state of a folder that never held a set.
func (f *Folder) removeTraces() {
	state, err := f.disk.ReadDir(stateDir)
	if err == nil && len(state) == 1 && state[0].Name() == path.Base(lockFile) {
		_ = f.disk.Remove(lockFile)
		_ = f.disk.Remove(stateDir)
	}
}

func (f *Folder) at(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// lstat describes what stands at name; nil, where nothing does.
func (f *Folder) lstat(name string) (fs.FileInfo, error) {
	if there, err := f.way(name); err != nil || !there {
		return nil, err
	}
	info, err := f.disk.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(f.at(name), err)
	}
	return info, nil
}

func (f *Folder) exists(name string) (bool, error) {
	info, err := f.lstat(name)
	return info != nil, err
}

// errBlocked: what stands there is neither a plain file nor a folder on the
// way to one.
var errBlocked = errors.New("in the way")

func (f *Folder) blocked(name string) error { return blocked(f.at(name), errBlocked) }

// open opens a plain file for reading: a link may lead anywhere, and a pipe
// would wait for ever.
func (f *Folder) open(name string) (file, fs.FileInfo, error) {
	info, err := f.lstat(name)
	if err != nil {
		return nil, nil, err
	}
	if info == nil {
		return nil, nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if !info.Mode().IsRegular() {
		return nil, nil, f.blocked(name)
	}
	in, err := f.disk.OpenFile(name, os.O_RDONLY)
	return in, info, err
}

// maxState is more than any file of the state has; one that was swapped for a
// huge one is refused.
const maxState = 256 << 20 // bytes

// read reads a file of the state.
func (f *Folder) read(name string) ([]byte, error) {
	return f.readUpTo(name, maxState)
}

func (f *Folder) readUpTo(name string, limit int64) ([]byte, error) {
	in, info, err := f.open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var data bytes.Buffer
	data.Grow(int(min(info.Size(), limit)) + bytes.MinRead) // room for all of it at once
	if _, err := io.Copy(&data, io.LimitReader(in, limit+1)); err != nil {
		return nil, err
	}
	if int64(data.Len()) > limit {
		return nil, &Error{Path: f.at(name), Message: fmt.Sprintf("文件超过 %d MB，没有读取", limit>>20), Suggestion: "请检查是否选对了文件"}
	}
	return data.Bytes(), nil
}

func (f *Folder) readJSON(name string, v any) error {
	data, err := f.read(name)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}
