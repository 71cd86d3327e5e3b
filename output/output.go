// Package output writes a set of documents into a folder: only what changed,
// all of it or nothing. It takes paths and bytes and knows nothing of plans.
//
// A build stages every changed document in .fenjie/stage, syncs it, writes a
// journal of what is to move where, moves, the manifest last, and drops the
// journal. A move that fails is taken back with those before it. A build that
// was killed is finished by the next one from its journal, or forgotten when
// it had not come that far.
package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// File is one document to be written.
type File struct {
	Path    string // with slashes, relative to the folder
	Kind    string
	Subject string
	Digest  string // of all that Render reads: equal digests, equal bytes
	Render  func(w io.Writer) error
}

// Options are what a caller may choose.
type Options struct {
	Jobs     int               // documents rendered at a time; 0: as many as processors
	DryRun   bool              // say what would be done, touch nothing
	Version  string            // of the program: another version renders all anew
	State    map[string][]byte // small files of the caller's, kept in .fenjie with the set
	Progress func(done, total int)
	// Scope tells the documents that this build speaks for; those of an
	// earlier build that are out of scope stay. Nil: all.
	Scope func(kind string) bool

	// fault, in tests, is asked before each step that changes the disk, and
	// may fail or end the build there.
	fault func(step string) error
}

// Report says what a build did, or would do. Paths have slashes.
type Report struct {
	Written   []string
	Unchanged []string
	Removed   []string // their subject is gone
	Kept      []string // copies of files edited by hand, in .fenjie/kept
}

// Error is a failure to write, in one line of Chinese: which file, what to do.
type Error struct {
	Path       string
	Message    string
	Suggestion string
	Err        error
}

func (e *Error) Error() string {
	s := e.Path + "：" + e.Message
	if e.Suggestion != "" {
		s += "；" + e.Suggestion
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// errBusy: another build holds the folder, and all that is in it.
var errBusy = errors.New("folder is locked")

// Names inside the folder.
const (
	stateDir     = ".fenjie"
	stageDir     = stateDir + "/stage"
	oldDir       = stateDir + "/old" // what a commit under way replaces
	keptDir      = stateDir + "/kept"
	lockFile     = stateDir + "/lock"
	journalFile  = stateDir + "/journal.json"
	indexFile    = stateDir + "/index.json"
	manifestFile = "manifest.json"
)

// Build brings the folder dir up to the files. On an error what stood there
// stands there whole.
func Build(dir string, files []File, o Options) (Report, error) {
	if o.DryRun {
		return dryRun(dir, files, o)
	}
	made, err := makeFolder(dir)
	if err != nil {
		return Report{}, err
	}
	report, err := build(dir, files, o)
	if err != nil && !errors.Is(err, errBusy) {
		removeTraces(dir, made)
	}
	return report, err
}

func build(dir string, files []File, o Options) (Report, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Report{}, explain(dir, err)
	}
	defer root.Close()
	b := &builder{dir: dir, root: root, files: files, options: o}
	if err := mkdirAll(root, stateDir); err != nil {
		return Report{}, explain(b.at(stateDir), err)
	}
	unlock, err := b.lock()
	if err != nil {
		return Report{}, err
	}
	defer unlock()
	if err := b.recover(); err != nil {
		return Report{}, err
	}
	if err := b.compare(); err != nil {
		return Report{}, err
	}
	if err := b.stage(); err != nil {
		b.clear()
		return Report{}, err
	}
	if err := b.commit(); err != nil {
		return Report{}, err
	}
	return b.report(), nil
}

// dryRun compares without touching anything. It renders nothing, so a document
// of another version of the program counts as written.
func dryRun(dir string, files []File, o Options) (Report, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		var r Report
		for _, f := range files {
			r.Written = append(r.Written, f.Path)
		}
		return r, nil
	}
	if err != nil {
		return Report{}, explain(dir, err)
	}
	defer root.Close()
	b := &builder{dir: dir, root: root, files: files, options: o}
	if err := b.compare(); err != nil {
		return Report{}, err
	}
	b.planKept()
	return b.report(), nil
}

// ReadState returns a state file that an earlier build was given, or
// fs.ErrNotExist.
func ReadState(dir, name string) ([]byte, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.ReadFile(filepath.Join(stateDir, filepath.Base(name)))
}

// builder is one build under way.
type builder struct {
	dir     string
	root    *os.Root
	files   []File
	options Options
	index   index             // of the set that stands
	changed []int             // files to render and write
	onDisk  map[string]string // sha256 of what stands, by path; absent: nothing stands
	ours    map[string]string // sha256 of what was last written, by path
	set     map[string]entry  // the set to be, by path
	others  []entry           // documents out of scope, which stay
	gone    []entry           // documents whose subject is gone, and which stand
	kept    []move
}

// entry is one document of a set.
type entry struct {
	Path    string `json:"path"`
	Kind    string `json:"kind"`
	Subject string `json:"subject"`
	Bytes   int64  `json:"bytes"`
	SHA256  string `json:"sha256"`
	Digest  string `json:"digest,omitempty"`
}

// index is the state of a set: its documents with the digests of their input.
type index struct {
	Version   string  `json:"version"`
	Documents []entry `json:"documents"`
}

func (b *builder) at(name string) string { return filepath.Join(b.dir, filepath.FromSlash(name)) }

// before is asked before each step that changes the disk.
func (b *builder) before(step string) error {
	if b.options.fault == nil {
		return nil
	}
	return b.options.fault(step)
}

// report tells what was done, in the order of the files.
func (b *builder) report() Report {
	var r Report
	changed := map[int]bool{}
	for _, k := range b.changed {
		changed[k] = true
	}
	for k, f := range b.files {
		if changed[k] {
			r.Written = append(r.Written, f.Path)
		} else {
			r.Unchanged = append(r.Unchanged, f.Path)
		}
	}
	for _, e := range b.gone {
		r.Removed = append(r.Removed, e.Path)
	}
	for _, m := range b.kept {
		r.Kept = append(r.Kept, m.To)
	}
	return r
}

// mkdirAll makes a folder and those above it.
func mkdirAll(root *os.Root, name string) error {
	if name = path.Clean(name); name == "." {
		return nil
	}
	return root.MkdirAll(filepath.FromSlash(name), 0o755)
}
