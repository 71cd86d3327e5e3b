package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
)

// move is one renaming within the folder.
type move struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// journal is all that a commit is going to do. It is written and synced
// before the first renaming, so that a killed build can be finished.
type journal struct {
	Away  []move `json:"away"`  // what stands, moved to kept copies or out of the way
	Place []move `json:"place"` // staged files, moved to their targets; the manifest last
}

// commit puts the staged set in place.
func (b *builder) commit() error {
	b.planKept()
	state, err := b.stageState()
	if err != nil {
		b.clear()
		return err
	}
	j := b.journal(state)
	if len(j.Away)+len(j.Place) == 0 {
		b.clear()
		return nil
	}
	if err := b.begin(j); err != nil {
		b.clear()
		return err
	}
	return b.play(j)
}

// begin makes sure that the journal can be played, and writes it.
func (b *builder) begin(j journal) error {
	for _, m := range j.Away {
		if err := b.checkFree(m.From); err != nil {
			return err
		}
	}
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	temp := staged("journal.json")
	err = b.writeSynced(temp, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err == nil {
		err = b.rename(move{From: temp, To: journalFile})
	}
	if err != nil {
		_ = b.root.Remove(filepath.FromSlash(journalFile))
		return explain(b.at(journalFile), err)
	}
	return nil
}

// checkFree makes sure, before anything changes, that a file can be replaced:
// on Windows a workbook that is open elsewhere cannot.
func (b *builder) checkFree(name string) error {
	f, err := b.root.OpenFile(filepath.FromSlash(name), os.O_RDWR, 0)
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		return explain(b.at(name), err)
	}
	return nil
}

// stageState stages the caller's state, the index and the manifest, and
// returns those that are not already as they should be, the manifest last.
func (b *builder) stageState() ([]string, error) {
	files, err := b.state()
	if err != nil {
		return nil, err
	}
	var names []string
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names) // .fenjie/… first, manifest.json last
	var changed []string
	for _, name := range names {
		have, err := b.root.ReadFile(filepath.FromSlash(name))
		if err == nil && bytes.Equal(have, files[name]) {
			continue
		}
		err = b.writeSynced(staged(name), func(w io.Writer) error {
			_, err := w.Write(files[name])
			return err
		})
		if err != nil {
			return nil, explain(b.at(name), err)
		}
		changed = append(changed, name)
	}
	return changed, nil
}

func (b *builder) state() (map[string][]byte, error) {
	documents := b.documents()
	manifest := struct {
		Schema    string  `json:"schema"`
		Documents []entry `json:"documents"`
	}{"fenjie.manifest/v1", append([]entry{}, documents...)}
	for k := range manifest.Documents {
		manifest.Documents[k].Digest = "" // of the inside, no one else's
	}
	files := map[string][]byte{}
	for name, data := range b.options.State {
		files[path.Join(stateDir, path.Base(name))] = data
	}
	var err error
	if files[indexFile], err = marshal(index{b.options.Version, documents}); err != nil {
		return nil, err
	}
	files[manifestFile], err = marshal(manifest)
	return files, err
}

func marshal(v any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return out.Bytes(), err
}

// journal lists what this build is going to do.
func (b *builder) journal(state []string) journal {
	j := journal{Away: append([]move{}, b.kept...)}
	kept := map[string]bool{}
	for _, m := range b.kept {
		kept[m.From] = true
	}
	away := func(name string) {
		if !kept[name] {
			j.Away = append(j.Away, move{From: name, To: replaced(name)})
		}
	}
	for _, e := range b.gone {
		away(e.Path)
	}
	for _, k := range b.changed {
		name := b.files[k].Path
		if b.stands(name) {
			away(name)
		}
		j.Place = append(j.Place, move{From: staged(name), To: name})
	}
	for _, name := range state {
		if _, err := b.root.Lstat(filepath.FromSlash(name)); err == nil {
			away(name)
		}
		j.Place = append(j.Place, move{From: staged(name), To: name})
	}
	return j
}

// play carries a journal out, or takes it back whole where a step fails. Every
// step may have been done before, by a build that was killed: one away is done
// when its place away is taken, one into place when nothing is staged.
func (b *builder) play(j journal) error {
	err := b.forward(j)
	if err != nil {
		if back := b.back(j); back != nil {
			return &Error{Path: b.dir, Message: "成果更新到一半时磁盘出错（" + err.Error() + "）", Suggestion: "请检查磁盘后再运行一次，会自动恢复完整", Err: err}
		}
		b.endJournal()
		return err
	}
	if err := b.before("remove " + journalFile); err != nil {
		return err
	}
	b.endJournal()
	for _, m := range j.Away {
		b.pruneFolder(path.Dir(m.From))
	}
	return nil
}

func (b *builder) endJournal() {
	// While the journal stands, playing it again does no harm.
	if err := b.root.Remove(filepath.FromSlash(journalFile)); err == nil || errors.Is(err, fs.ErrNotExist) {
		b.clear()
	}
}

func (b *builder) forward(j journal) error {
	for _, m := range j.Away {
		if b.exists(m.To) || !b.exists(m.From) {
			continue
		}
		if err := b.rename(m); err != nil {
			return explain(b.at(m.From), err)
		}
	}
	for _, m := range j.Place {
		if !b.exists(m.From) {
			continue
		}
		if err := b.rename(m); err != nil {
			return explain(b.at(m.To), err)
		}
	}
	return nil
}

// back undoes what forward has done, last first.
func (b *builder) back(j journal) error {
	var first error
	undo := func(m move) {
		if err := b.rename(move{From: m.To, To: m.From}); err != nil && first == nil {
			first = err
		}
		b.pruneFolder(path.Dir(m.To))
	}
	for k := len(j.Place) - 1; k >= 0; k-- {
		if m := j.Place[k]; !b.exists(m.From) && b.exists(m.To) {
			undo(m)
		}
	}
	for k := len(j.Away) - 1; k >= 0; k-- {
		if m := j.Away[k]; b.exists(m.To) {
			undo(m)
		}
	}
	return first
}

func (b *builder) exists(name string) bool {
	_, err := b.root.Lstat(filepath.FromSlash(name))
	return err == nil
}

// rename moves a file within the folder, making the folder it goes to, and
// makes the renaming last through a power cut where the system can.
func (b *builder) rename(m move) error {
	if err := b.before("move " + m.From + " to " + m.To); err != nil {
		return err
	}
	if err := mkdirAll(b.root, path.Dir(m.To)); err != nil {
		return err
	}
	if err := b.root.Rename(filepath.FromSlash(m.From), filepath.FromSlash(m.To)); err != nil {
		return err
	}
	if d, err := b.root.Open(filepath.FromSlash(path.Dir(m.To))); err == nil {
		_ = d.Sync() // Windows cannot sync folders
		_ = d.Close()
	}
	return nil
}

// recover finishes a build that was killed after its journal was written, and
// forgets one that was killed before.
func (b *builder) recover() error {
	var j journal
	switch err := b.readJSON(journalFile, &j); {
	case errors.Is(err, fs.ErrNotExist):
		b.clear()
		return nil
	case err != nil: // a journal is written whole or not at all: this one is not ours
		b.endJournal()
		return nil
	}
	return b.play(j)
}

// pruneFolder removes a folder that has become empty, and those above it.
func (b *builder) pruneFolder(name string) {
	for name != "." && name != stateDir && b.root.Remove(filepath.FromSlash(name)) == nil {
		name = path.Dir(name)
	}
}
