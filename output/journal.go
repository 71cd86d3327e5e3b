package output

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
)

// journal is all that a commit is going to do. It is written and synced
// before the first renaming, so that a killed build can be finished. It names
// only places in the folder: where a file comes from or goes to follows from
// them, and a journal that was tampered with leads nowhere else.
type journal struct {
	Generation int      `json:"generation"`
	Undo       bool     `json:"undo,omitempty"`
	Away       []away   `json:"away"`  // what stands and goes
	Keep       []string `json:"keep"`  // kept copies, staged
	Place      []string `json:"place"` // what comes, the manifest last
}

// away is a file that stands and goes: to its generation, or for good.
type away struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256,omitempty"` // of a document, as this build has seen it
	Drop   bool   `json:"drop,omitempty"`
}

// target is where a file goes that is moved away.
func (j journal) target(a away) string {
	if a.Drop {
		return path.Join(oldDir, a.Path)
	}
	return path.Join(generationDir(j.Generation), a.Path)
}

// source is where a file waits that is to be placed.
func (j journal) source(name string) string {
	if j.Undo {
		return path.Join(generationDir(j.Generation), name)
	}
	return staged(name)
}

// coming lists all moves into place, kept copies first.
func (j journal) coming() []move {
	var moves []move
	for _, name := range j.Keep {
		moves = append(moves, move{staged(name), name})
	}
	for _, name := range j.Place {
		moves = append(moves, move{j.source(name), name})
	}
	return moves
}

// move is one renaming within the folder.
type move struct{ from, to string }

func (j journal) valid() bool {
	for _, a := range j.Away {
		if !validJournalled(a.Path) {
			return false
		}
	}
	for _, name := range j.Keep {
		if below, ok := cutKept(name); !ok || !validDocument(below) {
			return false
		}
	}
	return j.Generation > 0 && j.Generation < maxGeneration && len(j.Place) > 0 &&
		!slices.ContainsFunc(j.Place, func(name string) bool { return !validJournalled(name) })
}

// begin makes sure that the journal can be played, and writes it.
func (f *Folder) begin(j journal) error {
	for _, a := range j.Away {
		if err := f.checkFree(a.Path); err != nil {
			return err
		}
	}
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	temp := staged("journal.json")
	err = f.writeSynced(temp, writeAll(data))
	if err == nil {
		err = f.disk.Rename(temp, journalFile)
	}
	if err == nil {
		err = f.disk.SyncDir(stateDir)
	}
	if err != nil {
		_ = f.disk.Remove(journalFile)
		return explain(f.at(journalFile), err)
	}
	return nil
}

// checkFree makes sure, before anything changes, that a file can be replaced:
// on Windows a workbook that is open elsewhere cannot.
func (f *Folder) checkFree(name string) error {
	in, err := f.disk.OpenFile(name, os.O_RDWR)
	if err == nil {
		err = in.Close()
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return explain(f.at(name), err)
	}
	return nil
}

// play carries a journal out, or takes it back whole where a step fails.
func (f *Folder) play(j journal) error {
	err := f.forward(j)
	if err != nil {
		if back := f.back(j); back != nil {
			return halfway(f.dir, err, back)
		}
	}
	for _, a := range j.Away {
		f.pruneFolder(path.Dir(a.Path))
	}
	f.endJournal()
	return err
}

// endJournal forgets a journal that was carried out or taken back. Where it
// cannot be removed, playing it again does no harm: nothing waits any more, or
// all of it does.
func (f *Folder) endJournal() {
	err := f.disk.Remove(journalFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return
	}
	if f.disk.SyncDir(stateDir) == nil { // a journal that a power cut brings back finds all it needs
		_ = f.clear()
	}
}

// forward takes every step that was not taken before, by a build that was
// killed: one away is done when its target is there, one into place when
// nothing waits for it.
func (f *Folder) forward(j journal) error {
	coming := j.coming()
	waiting, err := f.waiting(coming)
	if err != nil || waiting == 0 {
		return err
	}
	for _, a := range j.Away {
		if err := f.moveAway(a, j.target(a)); err != nil {
			return err
		}
	}
	if err := f.syncFolders(j); err != nil { // else a power cut may lose both names of a file
		return err
	}
	if waiting == len(coming) {
		if err := f.verify(j); err != nil {
			return err
		}
	}
	for _, m := range coming {
		if err := f.put(m); err != nil {
			return err
		}
	}
	return f.syncFolders(j)
}

// waiting counts the files that are still to be placed.
func (f *Folder) waiting(coming []move) (n int, err error) {
	for _, m := range coming {
		there, err := f.exists(m.from)
		if err != nil {
			return n, err
		}
		if there {
			n++
		}
	}
	return n, nil
}

func (f *Folder) moveAway(a away, target string) error {
	done, err := f.exists(target)
	if err != nil || done {
		return err
	}
	there, err := f.exists(a.Path)
	if err != nil || !there {
		return err
	}
	if err := f.move(a.Path, target); err != nil {
		return explain(f.at(a.Path), err)
	}
	return nil
}

// verify makes sure that what was moved away is what this build has seen, and
// carried over or copied: somebody may have saved it a moment ago.
func (f *Folder) verify(j journal) error {
	for _, a := range j.Away {
		if a.SHA256 == "" {
			continue
		}
		sum, err := f.sum(j.target(a))
		if err != nil {
			return err
		}
		if sum != "" && sum != a.SHA256 {
			return f.saved(a.Path)
		}
	}
	return nil
}

// put moves a waiting file into place. Whatever has come to stand there since
// the place was cleared is somebody's, and kept.
func (f *Folder) put(m move) error {
	waits, err := f.exists(m.from)
	if err != nil || !waits {
		return err
	}
	taken, err := f.exists(m.to)
	if err == nil && taken && isDocument(m.to) {
		err = f.rescue(m.to, m.to)
	}
	if err == nil {
		err = f.move(m.from, m.to)
	}
	if err != nil {
		return explain(f.at(m.to), err)
	}
	return nil
}

// back takes back what forward has done, last first.
func (f *Folder) back(j journal) error {
	var first error
	note := func(err error) {
		if first == nil {
			first = err
		}
	}
	coming := j.coming()
	for _, m := range slices.Backward(coming) {
		waits, err := f.exists(m.from)
		if err == nil && !waits {
			if taken, _ := f.exists(m.to); taken {
				err = f.move(m.to, m.from)
				f.pruneFolder(path.Dir(m.to))
			}
		}
		note(err)
	}
	for _, a := range slices.Backward(j.Away) {
		note(f.put(move{j.target(a), a.Path}))
		f.pruneFolder(path.Dir(j.target(a)))
	}
	if first == nil {
		first = f.syncFolders(j)
	}
	return first
}

// move renames a file within the folder, making the folder that it goes to.
func (f *Folder) move(from, to string) error {
	if err := f.mkdirFor(to); err != nil {
		return err
	}
	return f.disk.Rename(from, to)
}

// syncFolders makes the renamings of a journal last.
func (f *Folder) syncFolders(j journal) error {
	synced := map[string]bool{}
	sync := func(name string) error {
		for name != "." {
			name = path.Dir(name)
			if synced[name] {
				return nil
			}
			synced[name] = true
			if err := f.disk.SyncDir(name); err != nil {
				return explain(f.at(name), err)
			}
		}
		return nil
	}
	moves := j.coming()
	for _, a := range j.Away {
		moves = append(moves, move{a.Path, j.target(a)})
	}
	for _, m := range moves {
		if err := errors.Join(sync(m.to), sync(m.from)); err != nil {
			return err
		}
	}
	return nil
}

// pruneFolder removes a folder that has become empty, and those above it.
func (f *Folder) pruneFolder(name string) {
	for name != "." && name != stateDir && f.disk.Remove(name) == nil {
		name = path.Dir(name)
	}
}
