package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
)

// Parse reads what JSON printed, and refuses what it never prints: a section
// or a measure that is null.
func Parse(data []byte) (*Plan, error) {
	p := &Plan{}
	if err := json.Unmarshal(data, p); err != nil {
		return nil, err
	}
	if !whole(p.Sections) {
		return nil, errNull
	}
	return p, nil
}

var errNull = errors.New("plan: a section or a measure is null")

// whole reports whether no section and no measure is null.
func whole(sections []*Section) bool {
	for _, s := range sections {
		if s == nil || slices.Contains(s.Measures, nil) || !whole(s.Sections) {
			return false
		}
	}
	return true
}

// Digest names a text of a plan by what it says: the first 16 hexadecimal
// digits of the SHA-256 of its JSON, the places of its lines left out.
func (p *Plan) Digest() (string, error) {
	p.fillEmpty()
	bare := *p
	bare.Sections = withoutLines(p.Sections)
	h := sha256.New()
	if err := bare.encode(h); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil))[:16], nil
}

// withoutLines copies sections and measures, but for where they stand.
func withoutLines(sections []*Section) []*Section {
	list := make([]*Section, len(sections))
	for k, s := range sections {
		bare := *s
		bare.Line = 0
		bare.Sections = withoutLines(s.Sections)
		bare.Measures = make([]*Measure, len(s.Measures))
		for n, m := range s.Measures {
			measure := *m
			measure.Line = 0
			bare.Measures[n] = &measure
		}
		list[k] = &bare
	}
	return list
}
