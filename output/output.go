// Package output writes a set of documents into a folder: only what changed,
// all of it or nothing. It takes paths and bytes and knows nothing of plans.
//
// A build stages every changed document in .fenjie/stage, syncs it, writes a
// journal of what is to move where, moves, the manifest last, and drops the
// journal. A move that fails is taken back with those before it. A build that
// was killed is finished by the next one from its journal, or forgotten when
// it had not come that far.
package output

import "io"

// File is one document to be written.
type File struct {
	Path    string // with slashes, relative to the folder
	Kind    string
	Subject string
	Digest  string // of all that Render reads: equal digests, equal bytes
	Render  func(w io.Writer) error
	// Long tells that Render takes long, and much memory: it is begun before others
	// are, and with none of its kind at a time.
	Long bool

	// Carried lists files, by their SHA256 as found, all of whose handwork is
	// in this document. What stands in its place needs no kept copy when it is
	// one of them, and is kept when it is not, edited meanwhile or unread.
	Carried []string
	// Handwork: the document holds handwork, carried from wherever. It is kept
	// when it goes, though nobody has edited it since.
	Handwork bool
	// Anew renders the document though its digest is that of the last build:
	// for handwork that the digest does not cover.
	Anew bool
}

// Options are what a caller may choose.
type Options struct {
	Jobs    int    // documents rendered at a time; 0: as many as processors
	DryRun  bool   // say what would be done, touch nothing
	Version string // of the program: another version renders all anew
	// State are files of the caller's, kept in .fenjie and committed with the
	// set. Names may have a folder (plans/….json). Those of earlier builds stay
	// until they are given anew. Each is printed as it is compared and written, and
	// prints the same whenever it is asked.
	State    map[string]func(w io.Writer) error
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
	Kept      []string // copies of files that hold handwork, in .fenjie/kept
	Retired   []string // copies there of removed documents that no hand touched
}

// Names inside the folder.
const (
	stateDir     = ".fenjie"
	stageDir     = stateDir + "/stage"
	oldDir       = stateDir + "/old"  // what a commit under way takes away for good
	undoDir      = stateDir + "/undo" // what the last builds replaced
	keptDir      = stateDir + "/kept"
	lockFile     = stateDir + "/lock"
	journalFile  = stateDir + "/journal.json"
	indexFile    = stateDir + "/index.json"
	manifestFile = "manifest.json"
)

// Build brings the folder dir up to the files: Open, Folder.Build and Close in
// one, for a caller who need not know what stands.
func Build(dir string, files []File, o Options) (Report, error) {
	take := Open
	if o.DryRun {
		take = Look
	}
	f, err := take(dir)
	if err != nil {
		return Report{}, err
	}
	defer f.Close()
	return f.Build(files, o)
}

// Build brings the folder up to the files. On an error what stood there
// stands there whole. In a folder that is only looked at it renders nothing,
// so a document of another version of the program counts as written.
func (f *Folder) Build(files []File, o Options) (Report, error) {
	b := &builder{Folder: f, files: files, options: o}
	if err := b.compare(); err != nil {
		return Report{}, err
	}
	if f.looking {
		err := b.planKept()
		return b.report(), err
	}
	if err := b.stage(); err != nil {
		_ = b.clear()
		return Report{}, err
	}
	if err := b.commit(); err != nil {
		return Report{}, err
	}
	f.dropGenerations()
	return b.report(), nil
}

// builder is one build under way.
type builder struct {
	*Folder
	files   []File
	options Options
	changed []int             // files to render and write
	onDisk  map[string]string // sha256 of what stands, by path; absent: nothing stands
	ours    map[string]entry  // what was last written, by path
	set     map[string]entry  // the set to be, by path
	others  []entry           // documents out of scope, which stay
	gone    []entry           // documents whose subject is gone, and which stand
	kept    []keptCopy
	next    index // of the set to be
	joins   bool  // its generation is the last generation, with some state more
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
	r.keep(b.kept, b.rescued)
	return r
}
