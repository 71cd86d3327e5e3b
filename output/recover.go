package output

import (
	"encoding/json"
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// errJournal: the journal is not one that this program wrote.
var errJournal = errors.New("journal is damaged")

// readJournal reads the journal of a build that was killed, or fails with
// fs.ErrNotExist or errJournal.
func (f *Folder) readJournal() (journal, error) {
	var j journal
	data, err := f.read(journalFile)
	if err != nil {
		return j, err
	}
	if json.Unmarshal(data, &j) != nil || !j.valid() {
		return j, errJournal
	}
	return j, nil
}

// recover finishes a build that was killed after its journal was written, and
// forgets one that was killed before.
func (f *Folder) recover() error {
	j, err := f.readJournal()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.endJournal()
		return nil
	case errors.Is(err, errJournal):
		if err := f.salvage(); err != nil {
			return err
		}
		f.endJournal()
		return nil
	case err != nil:
		return explain(f.at(journalFile), err)
	}
	err = f.play(j)
	if errors.Is(err, errSaved) {
		return nil // taken back whole; this build sees what was saved
	}
	return err
}

// salvage puts back what was moved away under a journal that cannot be read:
// to its place where that is free, else to the kept copies. A journal is
// written whole or not at all, so this is a disk's fault or somebody's hand.
func (f *Folder) salvage() error {
	from := []string{oldDir}
	numbers, err := f.generationsOnDisk()
	if err != nil {
		return err
	}
	i, err := f.readIndex()
	if err != nil {
		return err
	}
	if len(numbers) > 0 && slices.Max(numbers) != i.Last.Number {
		from = append(from, generationDir(slices.Max(numbers)))
	}
	for _, dir := range from {
		if err := f.walk(dir, nil, func(name string) error { return f.putBack(name, strings.TrimPrefix(name, dir+"/")) }); err != nil {
			return err
		}
	}
	return nil
}

func (f *Folder) putBack(from, to string) error {
	if !validJournalled(to) {
		return nil
	}
	taken, err := f.exists(to)
	if err != nil && !errors.Is(err, errBlocked) {
		return err
	}
	if err == nil && !taken {
		return f.put(move{from, to})
	}
	if isDocument(to) {
		return f.rescue(from, to)
	}
	return nil
}

// walk calls visit with every plain file below top, in order, passing over
// links, special files, and the folders that skip tells.
func (f *Folder) walk(top string, skip func(name string) bool, visit func(name string) error) error {
	info, err := f.lstat(top)
	if errors.Is(err, errBlocked) || err == nil && (info == nil || !info.IsDir()) {
		return nil
	}
	if err != nil {
		return err
	}
	list, err := f.disk.ReadDir(top)
	if err != nil {
		return explain(f.at(top), err)
	}
	for _, d := range list {
		name := strings.TrimPrefix(top+"/"+d.Name(), "./")
		switch {
		case d.IsDir() && (skip == nil || !skip(name)):
			err = f.walk(name, skip, visit)
		case d.Type().IsRegular():
			err = visit(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
