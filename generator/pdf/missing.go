package pdf

import (
	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/source/plan"
)

// Missing returns the characters of the summary that no face can draw, and
// that are printed as 〓. Where the built-in faces have every character of the
// plan, nothing is composed to find that out.
func Missing(in format.Input) (string, error) {
	f, err := loadFaces(in.Look.Faces)
	if err != nil {
		return "", err
	}
	if builtIn, err := builtIn(); err == nil && f.by == builtIn && f.have(in.Overview) {
		return "", nil
	}
	s, err := newSummary(in)
	if err != nil {
		return "", err
	}
	return string(s.missing), nil
}

// have says whether the faces have all characters of the texts of a plan that
// a summary takes words from.
func (f *faces) have(o *assign.Overview) bool {
	seen := make([]bool, 0x10000)
	all := true
	look := func(texts ...string) {
		for _, text := range texts {
			for _, r := range text {
				if r < 0x10000 && seen[r] || r == '\n' || r == '\t' {
					continue
				}
				if r < 0x10000 {
					seen[r] = true
				}
				_, found := f.find(faceBody, r)
				all = all && found
			}
		}
	}
	look(o.Head.Title, o.Head.Stage)
	o.Plan.Walk(func(s *plan.Section, _ int) {
		look(s.Label, s.Title, s.Overview)
		look(s.LeadUnits...)
		if b := s.Budget; b != nil {
			if b.Total != nil {
				look(b.Total.Text)
			}
			for _, p := range b.Parts {
				look(p.Name, p.Text)
			}
		}
		for _, a := range s.Amounts {
			look(a.Text, a.For)
		}
		for _, m := range s.Measures {
			look(m.Label, m.Title, m.Text)
			for _, a := range m.Amounts {
				look(a.Text, a.For)
			}
		}
	})
	return all
}
