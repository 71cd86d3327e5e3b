package main

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"slices"
	"time"

	"fenjie/output"
	"fenjie/source/entries/entry"
	"fenjie/source/plan"
	"fenjie/source/revision"
)

// Names of what is kept in .fenjie from build to build.
const (
	stateTexts = "plans"         // every text of the plan, by digest
	stateGone  = "gone.json"     // what units filled in that the plan no longer names
	stateOrder = "texts.json"    // which text is the last, and which came before it
	stateTaken = "carried.json"  // which returned workbooks were carried
	stateSaved = "returned.json" // when the last one that a unit returned was saved
)

// history tells which text of the plan the folder stands at.
type history struct {
	Text   string `json:"text"`   // digest of the last text
	Before string `json:"before"` // of the one before it; empty: it is the first
	// Formats are those built here so far that tell what a revision changed.
	Formats []string `json:"formats,omitempty"`
	// Date is what was printed as the date of the last build.
	Date string `json:"date,omitempty"`
	// Templates is the name of the folder of templates that the last build was
	// given.
	Templates string `json:"templates,omitempty"`
	// Kept are the digests of all texts in stateTexts, the last built first.
	Kept []string `json:"kept,omitempty"`
}

// past is what earlier builds left in .fenjie.
type past struct {
	history
	texts *texts
	gone  []*entry.Sheet
	taken []string             // SHA256 of the returned workbooks that were carried
	saved map[string]time.Time // when the last workbook that a unit returned was saved
}

// readPast reads the state of a folder. What is damaged counts as not there:
// the workbooks themselves say enough.
func readPast(f *output.Folder) (past, error) {
	var p past
	var err error
	if p.texts, err = textsIn(f); err != nil {
		return p, err
	}
	for name, to := range map[string]any{stateOrder: &p.history, stateGone: &p.gone, stateTaken: &p.taken, stateSaved: &p.saved} {
		data, err := f.State(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return p, err
		}
		if json.Unmarshal(data, to) != nil {
			continue
		}
	}
	p.gone = slices.DeleteFunc(p.gone, func(s *entry.Sheet) bool { return s == nil })
	return p, nil
}

// revision is the step to the text at hand from the one before it, and the
// history after it. The text that the folder stands at may be built again: the
// step to it then stays what it was. It is nil for a first text.
func (p past) revision(now *plan.Plan, digest string, names revision.Names) (*revision.Revision, history) {
	h := p.history
	if h.Text != digest {
		last := p.texts.of(h.Text)
		if last == nil {
			return nil, history{Text: digest}
		}
		if r := revision.Diff(revision.Match(last, now, names)); len(r.Changes) > 0 {
			return r, history{Text: digest, Before: h.Text}
		}
		h.Text = digest // other blanks, or the same words with other places
	}
	before := p.texts.of(h.Before)
	if before == nil {
		return nil, h
	}
	return revision.Diff(revision.Match(before, now, names)), h
}

// next is what this build leaves to the next, beside the text of the plan.
func (p past) next(text string, h history, c *carried) map[string]func(io.Writer) error {
	h.Kept = p.inOrder(text)
	state := map[string]func(io.Writer) error{stateOrder: inJSON(h)}
	if c == nil {
		return state
	}
	if len(c.placed.Gone)+len(p.gone) > 0 {
		state[stateGone] = inJSON(c.placed.Gone)
	}
	if len(c.taken) > 0 {
		state[stateTaken] = inJSON(c.taken)
	}
	if len(c.saved) > 0 {
		state[stateSaved] = inJSON(c.saved)
	}
	return state
}

// inJSON prints a value that stays as it is.
func inJSON(v any) func(io.Writer) error {
	return func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(v)
	}
}
