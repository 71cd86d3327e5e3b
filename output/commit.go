package output

import (
	"bytes"
	"encoding/json"
	"errors"
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
	Keep   []move            `json:"keep"`   // files edited by hand, moved to the kept copies
	Place  []move            `json:"place"`  // staged documents, moved to their targets
	Remove []string          `json:"remove"` // documents whose subject is gone
	Write  map[string]string `json:"write"`  // state files and manifest, by path
}

// commit puts the staged set in place.
func (b *builder) commit() error {
	j, err := b.journal()
	if err != nil {
		return err
	}
	if len(j.Keep)+len(j.Place)+len(j.Remove) == 0 && b.stateStands(j.Write) {
		b.clearStage()
		return nil
	}
	if err := b.checkFree(j); err != nil {
		b.clearStage()
		return err
	}
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	if err := b.writeFile(journalFile, data); err != nil {
		b.clearStage()
		return explain(b.at(journalFile), err)
	}
	for _, k := range b.changed {
		b.report.Written = append(b.report.Written, b.files[k].Path)
	}
	return b.play(j)
}

// journal lists what this build is going to do.
func (b *builder) journal() (journal, error) {
	j := journal{Keep: b.planKept(), Write: map[string]string{}}
	for n, k := range b.changed {
		j.Place = append(j.Place, move{From: stageName(n), To: b.files[k].Path})
	}
	for _, e := range b.gone {
		if !b.edited[e.Path] {
			j.Remove = append(j.Remove, e.Path)
		}
	}
	b.next.Version = b.options.Version
	docs := b.documents()
	manifest := struct {
		Schema    string  `json:"schema"`
		Documents []entry `json:"documents"`
	}{Schema: "fenjie.manifest/v1", Documents: []entry{}}
	for _, e := range docs {
		e.Digest = ""
		manifest.Documents = append(manifest.Documents, e)
	}
	b.next.Documents = docs
	for name, data := range b.options.State {
		j.Write[path.Join(stateDir, path.Base(name))] = string(data)
	}
	for name, v := range map[string]any{indexFile: b.next, manifestFile: manifest} {
		data, err := marshal(v)
		if err != nil {
			return j, err
		}
		j.Write[name] = string(data)
	}
	return j, nil
}

func marshal(v any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return out.Bytes(), err
}

// stateStands reports whether manifest and state are already as they should be.
func (b *builder) stateStands(files map[string]string) bool {
	for name, want := range files {
		have, err := b.root.ReadFile(filepath.FromSlash(name))
		if err != nil || string(have) != want {
			return false
		}
	}
	return true
}

// checkFree makes sure, before anything changes, that every file to be
// replaced can be: on Windows a workbook that is open elsewhere cannot.
func (b *builder) checkFree(j journal) error {
	for _, name := range touched(j) {
		f, err := b.root.OpenFile(filepath.FromSlash(name), os.O_RDWR, 0)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return explain(b.at(name), err)
		}
		if err := f.Close(); err != nil {
			return explain(b.at(name), err)
		}
	}
	return nil
}

// touched lists the standing files that a journal moves or replaces.
func touched(j journal) []string {
	var names []string
	for _, m := range j.Keep {
		names = append(names, m.From)
	}
	for _, m := range j.Place {
		names = append(names, m.To)
	}
	names = append(names, j.Remove...)
	for name := range j.Write {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// play carries a journal out. Every step may have been done before: a build
// that was killed is finished by playing its journal again.
func (b *builder) play(j journal) error {
	for _, m := range j.Keep {
		if err := b.keep(m, j); err != nil {
			return err
		}
	}
	for _, m := range j.Place {
		if err := b.rename(m); err != nil {
			return err
		}
	}
	for _, name := range j.Remove {
		if err := b.root.Remove(filepath.FromSlash(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return explain(b.at(name), err)
		}
		b.pruneFolder(path.Dir(name))
	}
	names := make([]string, 0, len(j.Write))
	for name := range j.Write {
		names = append(names, name)
	}
	sort.Strings(names) // .fenjie/… first, manifest.json last
	for _, name := range names {
		if err := b.writeFile(name, []byte(j.Write[name])); err != nil {
			return explain(b.at(name), err)
		}
	}
	if err := b.root.Remove(filepath.FromSlash(journalFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return explain(b.at(journalFile), err)
	}
	b.clearStage()
	return nil
}

// keep moves a file edited by hand to its kept copy. When it was moved before,
// what now stands at its place is the new document and stays.
func (b *builder) keep(m move, j journal) error {
	if _, err := b.root.Lstat(filepath.FromSlash(m.To)); err == nil {
		return nil
	}
	return b.rename(m)
}

// rename moves a file within the folder, making the folder it goes to. A file
// that is no longer there was moved before.
func (b *builder) rename(m move) error {
	if err := mkdirAll(b.root, path.Dir(m.To)); err != nil {
		return explain(b.at(path.Dir(m.To)), err)
	}
	err := b.root.Rename(filepath.FromSlash(m.From), filepath.FromSlash(m.To))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explain(b.at(m.To), err)
	}
	b.syncFolder(path.Dir(m.To))
	return nil
}

// syncFolder makes a renaming last through a power cut, where the system can.
func (b *builder) syncFolder(name string) {
	if d, err := b.root.Open(filepath.FromSlash(name)); err == nil {
		_ = d.Sync() // Windows cannot sync folders
		_ = d.Close()
	}
}

// writeFile writes a small file whole or not at all.
func (b *builder) writeFile(name string, data []byte) error {
	if err := mkdirAll(b.root, path.Dir(name)); err != nil {
		return err
	}
	temp := filepath.FromSlash(name + ".new")
	f, err := b.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil { // before renaming: Windows refuses the reverse
		err = closing
	}
	if err == nil {
		err = b.root.Rename(temp, filepath.FromSlash(name))
	}
	if err != nil {
		_ = b.root.Remove(temp)
	}
	return err
}

// recover finishes a build that was killed after its journal was written, and
// forgets one that was killed before.
func (b *builder) recover() error {
	var j journal
	err := b.readJSON(journalFile, &j)
	if errors.Is(err, fs.ErrNotExist) {
		b.clearStage()
		return nil
	}
	if err != nil { // the journal is written whole or not at all: this one is not ours
		_ = b.root.Remove(filepath.FromSlash(journalFile))
		b.clearStage()
		return nil
	}
	return b.play(j)
}

// pruneFolder removes a folder that has become empty.
func (b *builder) pruneFolder(name string) {
	for name != "." && b.root.Remove(filepath.FromSlash(name)) == nil {
		name = path.Dir(name)
	}
}

// mkdirAll makes a folder and those above it.
func mkdirAll(root *os.Root, name string) error {
	if name == "." || name == "" {
		return nil
	}
	return root.MkdirAll(filepath.FromSlash(name), 0o755)
}
