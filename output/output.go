// Package output writes a set of documents into a folder: only what changed,
// all of it or nothing. It takes paths and bytes and knows nothing of plans.
//
// A build stages every changed document in .fenjie/stage, syncs it, writes a
// journal of what is to move where, moves, writes the manifest last and drops
// the journal. A build that was killed is finished by the next one from its
// journal, or forgotten when it had not come that far.
package output

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"sort"
	"sync"
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

// Names inside the folder.
const (
	stateDir     = ".fenjie"
	stageDir     = stateDir + "/stage"
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
	created, err := makeFolder(dir)
	if err != nil {
		return Report{}, err
	}
	report, err := build(dir, files, o)
	if err != nil && created {
		removeEmpty(dir)
	}
	return report, err
}

func build(dir string, files []File, o Options) (Report, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Report{}, explain(dir, err)
	}
	defer root.Close()
	if err := mkdirAll(root, stateDir); err != nil {
		return Report{}, explain(filepath.Join(dir, stateDir), err)
	}
	unlock, err := lock(filepath.Join(dir, filepath.FromSlash(lockFile)))
	if err != nil {
		return Report{}, err
	}
	defer unlock()
	b := &builder{dir: dir, root: root, files: files, options: o}
	if err := b.recover(); err != nil {
		return Report{}, err
	}
	if err := b.compare(); err != nil {
		return Report{}, err
	}
	if err := b.stage(); err != nil {
		b.clearStage()
		return Report{}, err
	}
	if err := b.commit(); err != nil {
		return Report{}, err
	}
	return b.report, nil
}

// dryRun compares without touching anything.
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
	for _, k := range b.changed {
		b.report.Written = append(b.report.Written, files[k].Path)
	}
	b.planKept()
	return b.report, nil
}

// ReadState returns a state file that an earlier build was given, or
// fs.ErrNotExist.
func ReadState(dir, name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(dir, stateDir, filepath.Base(name)))
}

// builder is one build under way.
type builder struct {
	dir     string
	root    *os.Root
	files   []File
	options Options
	index   index           // of the set that stands
	next    index           // of the set to be
	changed []int           // files to render
	edited  map[string]bool // paths whose bytes are not those we wrote
	gone    []entry         // documents whose subject is gone
	staged  map[string]entry
	report  Report
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

// compare finds what must be rendered, what stands, and what is to go.
func (b *builder) compare() error {
	if err := b.readJSON(indexFile, &b.index); err != nil && !errors.Is(err, fs.ErrNotExist) {
		b.index = index{} // a damaged index only costs a full build
	}
	old := map[string]entry{}
	for _, e := range b.index.Documents {
		old[e.Path] = e
	}
	b.edited = map[string]bool{}
	b.staged = map[string]entry{}
	wanted := map[string]bool{}
	for k, f := range b.files {
		if !fs.ValidPath(f.Path) {
			return &Error{Path: f.Path, Message: "文件名不合要求", Suggestion: "请检查单位和领域的名称"}
		}
		wanted[f.Path] = true
		e, known := old[f.Path]
		stands, same, err := b.stands(f.Path, e.SHA256)
		if err != nil {
			return err
		}
		if stands && !same {
			b.edited[f.Path] = true
		}
		if known && stands && e.Digest == f.Digest && b.index.Version == b.options.Version {
			b.report.Unchanged = append(b.report.Unchanged, f.Path)
			b.staged[f.Path] = e
			continue
		}
		b.changed = append(b.changed, k)
	}
	for _, e := range b.index.Documents {
		if wanted[e.Path] {
			continue
		}
		if b.options.Scope != nil && !b.options.Scope(e.Kind) {
			b.next.Documents = append(b.next.Documents, e)
			continue
		}
		stands, same, err := b.stands(e.Path, e.SHA256)
		if err != nil {
			return err
		}
		if stands {
			b.edited[e.Path] = !same
			b.gone = append(b.gone, e)
			b.report.Removed = append(b.report.Removed, e.Path)
		}
	}
	return nil
}

// stands reports whether a regular file is at name, and whether its bytes
// have the hash.
func (b *builder) stands(name, sha string) (exists, same bool, err error) {
	info, err := b.root.Lstat(filepath.FromSlash(name))
	if errors.Is(err, fs.ErrNotExist) {
		return false, false, nil
	}
	if err != nil {
		return false, false, explain(b.at(name), err)
	}
	if !info.Mode().IsRegular() {
		return false, false, &Error{Path: b.at(name), Message: "此处已有同名的文件夹或链接", Suggestion: "请移走后再试"}
	}
	f, err := b.root.Open(filepath.FromSlash(name))
	if err != nil {
		return false, false, explain(b.at(name), err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return false, false, explain(b.at(name), err)
	}
	return true, hex.EncodeToString(h.Sum(nil)) == sha, nil
}

func (b *builder) at(name string) string { return filepath.Join(b.dir, filepath.FromSlash(name)) }

// stage renders every changed document beside its target's folder and syncs
// it. Whatever goes wrong here, nothing that stands was touched.
func (b *builder) stage() error {
	b.clearStage()
	if len(b.changed) == 0 {
		return nil
	}
	if err := mkdirAll(b.root, stageDir); err != nil {
		return explain(b.at(stageDir), err)
	}
	jobs := b.options.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var (
		group sync.WaitGroup
		mu    sync.Mutex
		next  int
		done  int
		fails = map[int]error{}
	)
	for range min(jobs, len(b.changed)) {
		group.Go(func() {
			for {
				mu.Lock()
				n := next
				next++
				stop := n >= len(b.changed) || len(fails) > 0
				mu.Unlock()
				if stop {
					return
				}
				e, err := b.render(b.changed[n], n)
				mu.Lock()
				if err != nil {
					fails[n] = err
				} else {
					b.staged[e.Path] = e
				}
				done++
				if b.options.Progress != nil {
					b.options.Progress(done, len(b.changed))
				}
				mu.Unlock()
			}
		})
	}
	group.Wait()
	if len(fails) > 0 {
		first := len(b.changed)
		for n := range fails {
			first = min(first, n)
		}
		return fails[first]
	}
	return nil
}

// render writes file k to its place in the stage.
func (b *builder) render(k, n int) (entry, error) {
	f := b.files[k]
	name := stageName(n)
	out, err := b.root.OpenFile(filepath.FromSlash(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return entry{}, explain(b.at(f.Path), err)
	}
	h := sha256.New()
	count := &counter{}
	err = f.Render(io.MultiWriter(out, h, count))
	if err == nil {
		err = out.Sync() // else a power cut may leave an empty file under the new name
	}
	if closing := out.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return entry{}, explain(b.at(f.Path), err)
	}
	return entry{Path: f.Path, Kind: f.Kind, Subject: f.Subject, Bytes: count.n, SHA256: hex.EncodeToString(h.Sum(nil)), Digest: f.Digest}, nil
}

func stageName(n int) string { return path.Join(stageDir, fmt.Sprintf("%06d", n)) }

type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return len(p), nil
}

func (b *builder) clearStage() { _ = b.root.RemoveAll(filepath.FromSlash(stageDir)) }

func (b *builder) readJSON(name string, v any) error {
	data, err := b.root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

// planKept names the copies that this build keeps of files edited by hand.
func (b *builder) planKept() []move {
	var moves []move
	add := func(p string) {
		if b.edited[p] {
			to := b.keptName(p)
			moves = append(moves, move{From: p, To: to})
			b.report.Kept = append(b.report.Kept, to)
		}
	}
	for _, k := range b.changed {
		add(b.files[k].Path)
	}
	for _, e := range b.gone {
		add(e.Path)
	}
	return moves
}

// keptName is a readable name for a copy: the file's own, with the date and
// time at which it was last saved.
func (b *builder) keptName(p string) string {
	stamp := "kept"
	if info, err := b.root.Stat(filepath.FromSlash(p)); err == nil {
		stamp = info.ModTime().Format("2006-01-02 150405")
	}
	ext := path.Ext(p)
	base := path.Join(keptDir, p[:len(p)-len(ext)]+" "+stamp)
	name := base + ext
	for n := 2; ; n++ {
		if _, err := b.root.Lstat(filepath.FromSlash(name)); errors.Is(err, fs.ErrNotExist) {
			return name
		}
		name = fmt.Sprintf("%s (%d)%s", base, n, ext)
	}
}

// documents is the whole set to be, in the order of the files, then those
// that are out of this build's scope.
func (b *builder) documents() []entry {
	var list []entry
	for _, f := range b.files {
		list = append(list, b.staged[f.Path])
	}
	rest := append([]entry(nil), b.next.Documents...)
	sort.Slice(rest, func(i, j int) bool { return rest[i].Path < rest[j].Path })
	return append(list, rest...)
}
