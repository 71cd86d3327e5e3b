package main

import (
	"path"
	"strings"
	"sync"

	"fenjie/output"
	"fenjie/source/plan"
)

// texts are the texts of the plan that earlier builds left, each read when it is
// asked for: a build with nothing changed and nothing filled in needs none.
// What is damaged counts as not there. It serves several goroutines.
type texts struct {
	folder *output.Folder
	mu     sync.Mutex
	plans  map[string]*plan.Plan // by digest; nil: not read so far, or damaged
	read   map[string]bool
	err    error // the first of reading
}

func textsIn(folder *output.Folder) (*texts, error) {
	t := &texts{folder: folder, plans: map[string]*plan.Plan{}, read: map[string]bool{}}
	names, err := folder.StateNames(stateTexts)
	for _, name := range names {
		t.plans[strings.TrimSuffix(path.Base(name), ".json")] = nil
	}
	return t, err
}

// textFile is the state file of a text.
func textFile(digest string) string { return path.Join(stateTexts, digest+".json") }

// of is a text by its digest; nil where there is none.
func (t *texts) of(digest string) *plan.Plan {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.get(digest)
}

// get is of, for whoever holds the lock.
func (t *texts) get(digest string) *plan.Plan {
	have, known := t.plans[digest]
	if !known || have != nil || t.read[digest] {
		return have
	}
	t.read[digest] = true
	data, err := t.folder.State(textFile(digest))
	if err != nil {
		if t.err == nil {
			t.err = err
		}
		return nil
	}
	if have, err = plan.Parse(data); err == nil {
		t.plans[digest] = have
	}
	return t.plans[digest]
}

// has reports whether a text was left, as far as can be told without reading it.
func (t *texts) has(digest string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.there(digest)
}

// there is has, for whoever holds the lock.
func (t *texts) there(digest string) bool {
	_, known := t.plans[digest]
	return known && (!t.read[digest] || t.plans[digest] != nil)
}

// digests are those of all texts.
func (t *texts) digests() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var list []string
	for digest := range t.plans {
		if t.there(digest) {
			list = append(list, digest)
		}
	}
	return list
}

// all reads every text.
func (t *texts) all() map[string]*plan.Plan {
	t.mu.Lock()
	defer t.mu.Unlock()
	list := map[string]*plan.Plan{}
	for digest := range t.plans {
		if p := t.get(digest); p != nil {
			list[digest] = p
		}
	}
	return list
}
