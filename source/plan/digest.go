package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
)

// Parse reads what Print or JSON printed, and refuses what it never prints: a section
// or a measure that is null.
func Parse(data []byte) (*Plan, error) {
	p, ok := parsePrinted(data)
	if !ok {
		p = &Plan{}
		if err := json.Unmarshal(data, p); err != nil {
			return nil, err
		}
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
	h := sha256.New()
	e := printer{w: h}
	e.plan(p)
	e.flush()
	return hex.EncodeToString(h.Sum(nil))[:16], e.err
}
