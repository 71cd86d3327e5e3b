package revision

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/plan"
)

// findRenames lists the units that bear another name in the new text: by the
// settings, or because the new name stands wherever the old one stood.
func (p *Pairing) findRenames(names Names) {
	p.nowOf = map[string]string{}
	inOld, inNew := map[string]bool{}, map[string]bool{}
	for _, u := range p.Old.Units {
		inOld[u.Name] = true
	}
	for _, u := range p.New.Units {
		inNew[u.Name] = true
	}
	add := func(r Rename) {
		p.Renames = append(p.Renames, r)
		if r.Old != r.New {
			p.nowOf[r.Old] = r.New
		}
	}
	written := [2]map[string]*otherName{otherNames(p.Old), otherNames(p.New)}
	taken := map[string]bool{}
	for _, u := range p.Old.Units {
		now := names.now(u.Name)
		switch {
		case now != u.Name:
			add(Rename{Old: u.Name, New: now, Known: true})
			taken[now] = true
		case inNew[u.Name]:
			if before := written[0][u.Name].only(); before != "" && written[1][u.Name].only() == "" && names.now(before) == u.Name {
				p.Respelt = append(p.Respelt, Rename{Old: before, New: u.Name, Known: true})
			}
		default:
			if to := p.inferred(u.Name, inOld); to != "" && !taken[to] {
				add(Rename{Old: u.Name, New: to})
				taken[to] = true
			}
		}
	}
}

// otherName is how a unit is written where its own name is not.
type otherName struct {
	first string // of the other names
	own   bool   // its own name is written too
}

// only is the other name that a unit is written by, where its own is never
// written.
func (o *otherName) only() string {
	if o == nil || o.own {
		return ""
	}
	return o.first
}

// otherNames finds how each unit is written in a text.
func otherNames(of *plan.Plan) map[string]*otherName {
	list := map[string]*otherName{}
	for _, m := range of.Measures() {
		for _, u := range m.Units {
			o := list[u.Name]
			if o == nil {
				o = &otherName{}
				list[u.Name] = o
			}
			if o.own {
				continue
			}
			w := strings.TrimLeft(u.AsWritten, "*★☆▲＊")
			o.own = strings.Contains(w, u.Name)
			if o.first == "" {
				o.first = w
			}
		}
	}
	return list
}

// inferred is the name that took the place of a unit that the new text no
// longer names: one that the old text does not name, that stands with the same
// role wherever the old one stood and nowhere else in the measures of both
// texts, and that is akin to it in its words. Empty: none.
func (p *Pairing) inferred(name string, inOld map[string]bool) string {
	to := ""
	stood := 0
	for _, pair := range p.Measures {
		was := roleIn(pair.Old.Units, name)
		if was == "" {
			continue
		}
		stood++
		if to == "" {
			for _, u := range pair.New.Units {
				if !inOld[u.Name] && u.Role == was && akin(name, u.Name) && roleIn(pair.Old.Units, u.Name) == "" {
					to = u.Name
					break
				}
			}
		}
		if to == "" || roleIn(pair.New.Units, to) != was {
			return ""
		}
	}
	for _, pair := range p.Measures {
		if roleIn(pair.New.Units, to) != "" && roleIn(pair.Old.Units, name) == "" {
			return ""
		}
	}
	if stood == 0 {
		return ""
	}
	return to
}

// akin reports whether two names share a word: two characters in a row that
// are not what names of offices end on, or every character of the shorter in
// order: 人社 is in 人力社保.
func akin(a, b string) bool {
	a, b = core(a), core(b)
	if utf8.RuneCountInString(a) > utf8.RuneCountInString(b) {
		a, b = b, a
	}
	runes := []rune(a)
	if len(runes) < 2 {
		return false
	}
	for k := 0; k+1 < len(runes); k++ {
		if strings.Contains(b, string(runes[k:k+2])) {
			return true
		}
	}
	rest := b
	for _, r := range runes {
		i := strings.IndexRune(rest, r)
		if i < 0 {
			return false
		}
		rest = rest[i+utf8.RuneLen(r):]
	}
	return true
}

// core is a name without the prefix of place and what names of offices end on.
func core(name string) string {
	for _, p := range []string{"市", "县", "区", "省"} {
		if rest, ok := strings.CutPrefix(name, p); ok {
			name = rest
			break
		}
	}
	for _, e := range []string{"工作服务中心", "服务中心", "管理中心", "发展中心", "工作中心", "中心", "管理局", "工作局", "局", "工作委员会", "委员会", "工委", "委", "办公室", "办", "集团", "公司"} {
		if rest, ok := strings.CutSuffix(name, e); ok && rest != "" {
			return rest
		}
	}
	return name
}

// roleIn is the role of a unit among units, or empty.
func roleIn(units []plan.Unit, name string) plan.Role {
	for _, u := range units {
		if u.Name == name {
			return u.Role
		}
	}
	return ""
}
