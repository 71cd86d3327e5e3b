package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// placePrefixes are the prefixes of place that a local government's offices
// bear: 市科技局.
var placePrefixes = []string{"市", "县", "区", "省", "州", "旗"}

// cutPrefix cuts the prefix of place off a name. 市场监管局 bears none.
func cutPrefix(name string) (prefix, rest string) {
	for _, p := range placePrefixes {
		rest, ok := strings.CutPrefix(name, p)
		if ok && utf8.RuneCountInString(rest) > 1 && !strings.HasPrefix(name, "市场") && !strings.HasPrefix(name, "市监") {
			return p, rest
		}
	}
	return "", name
}

var (
	titlePlace = pattern.New(`^(?:关于印发《?)?(?:中共)?(\p{Han}{2,4}省)?(\p{Han}{2,4}市)??(\p{Han}{2,6}?(?:市|县|区|自治州|自治县|旗|省))`).Holding("市", "县", "区", "自治州", "旗", "省")
	namedPlace = pattern.New(`^(\p{Han}{2,3})(?:市|县|区|省)\p{Han}`)
	branch     = pattern.New(`(\p{Han}{2})(?:分局|支局|支行|支队|大队)$`).Holding("分局", "支局", "支行", "支队", "大队")
)

// places returns the names of places that the plan is known to speak of,
// without 市 or 县: that of its title, and those in names of units.
func places(t *Text, all []mention) []string {
	seen := map[string]bool{}
	var list []string
	add := func(name string) {
		for _, end := range []string{"自治州", "自治县", "市", "县", "区", "旗", "省"} {
			if stem, ok := strings.CutSuffix(name, end); ok {
				name = stem
				break
			}
		}
		if utf8.RuneCountInString(name) > 1 && !seen[name] {
			seen[name] = true
			list = append(list, name)
		}
	}
	if m := titlePlace.FindStringSubmatch(t.Plan.Title); m != nil {
		for _, name := range m[1:] {
			add(name)
		}
	}
	for _, m := range all {
		if p := namedPlace.FindStringSubmatch(m.Name); p != nil {
			add(p[1])
		}
	}
	return list
}

// beginsWithPlace tells whether a name begins with one of the places, or with
// any place by its form: 鹿城区财政局.
func beginsWithPlace(name string, places []string) bool {
	for _, p := range places {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return namedPlace.MatchString(name) && !strings.HasPrefix(name, "市场")
}

// isElided tells a name whose prefix stands on an earlier one of its clause
// only: 县发改局、财政局.
func (m mention) isElided() bool {
	return !m.First && lacksPrefix(m.Unit, m.Written)
}

// lacksPrefix tells a name that is its unit's without the prefix of place.
func lacksPrefix(u plan.Unit, written string) bool {
	prefix, ok := strings.CutSuffix(u.Name, written)
	return ok && slices.Contains(placePrefixes, strings.TrimSuffix(prefix, "委"))
}
