package source

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/plan"
	"fenjie/source/settings"
)

// endsLikeUnit reports whether a name ends as names of units do, a bracketed
// note aside.
func endsLikeUnit(name string) bool {
	name, _ = cutNote(strings.TrimSpace(name))
	for _, e := range unitEndings {
		if strings.HasSuffix(name, e) {
			return true
		}
	}
	return false
}

// looksLikeUnit tells a name from words that merely stand where one could:
// 企业牵头或参与 leaves 企业牵头或.
func looksLikeUnit(name string) bool {
	if isGroup(name) {
		return true
	}
	if !endsLikeUnit(name) || utf8.RuneCountInString(name) > 30 {
		return false
	}
	switch name {
	case "企业", "单位", "部门", "机构", "学校", "医院", "园区", "政府", "协会", "银行", "公司", "集团":
		return false
	}
	for _, word := range []string{"支持", "鼓励", "优先", "通过", "包括", "如", "含", "引导", "推动", "对"} {
		if strings.HasPrefix(name, word) {
			return false
		}
	}
	return true
}

// startsWithPrefix reports whether a name begins with the prefix of a place.
func startsWithPrefix(name string) bool {
	for _, p := range []string{"市", "县", "区", "省", "州", "旗", "各", "团市委", "团县委", "团区委"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}

// noteForm is a bracket at the end of a name: 市财政局〈国资办〉.
var noteForm = pattern.New(`^(.+?)\s*[（(〈<《〔\[]([^（(〈<《〔\[]*(?:[（(][^）)]*[）)])?[^（(〈<]*)[）)〉>》〕\]]$`).Closing("）)〉>》〕]")

// cutNote cuts a bracketed note or second sign off a name. The bracket of a
// group (各乡镇（街道）) belongs to its name.
func cutNote(name string) (string, string) {
	m := noteForm.FindStringSubmatch(name)
	if m == nil || isGroup(name) {
		return name, ""
	}
	return m[1], m[2]
}

// namer gives every unit of a plan one name (责任单位名称归并).
type namer struct {
	place   string            // 瑞安市, empty when unknown
	prefix  string            // 市: the prefix most names bear
	aliases map[string]string // from the settings: any name → its unit's name
	groups  map[string][]string
	counts  map[string]int // every name without note → mentions, before merging
	order   []string       // names in order of first mention
	first   map[string]mention
}

// mention is where a name was first written.
type mention struct {
	place     plan.Place
	asWritten string
}

func newNamer(place string, set *settings.Settings) *namer {
	n := &namer{
		place: place, prefix: set.Prefix,
		aliases: map[string]string{}, groups: set.Groups,
		counts: map[string]int{}, first: map[string]mention{},
	}
	if set.Place != "" {
		n.place = set.Place
	}
	for _, u := range set.Units {
		n.alias(u.Name, u.Name)
		for _, list := range [][]string{u.Aliases, u.Former} {
			for _, a := range list {
				n.alias(a, u.Name)
			}
		}
	}
	return n
}

// alias enters a name of the settings. One with a second sign is meant with it.
func (n *namer) alias(name, unit string) {
	n.aliases[name] = unit
	if _, note := cutNote(name); note != "" {
		n.aliases[plan.PlainName(name)] = unit
	}
}

// cut cuts the second sign off a name, other than where the settings list it with
// that: 县财政局（国资办） may be a name of 县国资办.
func (n *namer) cut(name string) (string, string) {
	base, note := cutNote(name)
	if note != "" {
		if whole := plan.PlainName(name); n.aliases[whole] != "" {
			return whole, ""
		}
	}
	return base, note
}

// settlePrefix finds the prefix that most names bear, unless it was set.
func (n *namer) settlePrefix(names []string) {
	if n.prefix != "" {
		return
	}
	counts := map[string]int{}
	for _, name := range names {
		if p, rest := n.cutPrefix(name); p != "" && officeKeys[rest] != "" {
			counts[p]++
		}
	}
	for _, p := range placePrefixes {
		if counts[p] > counts[n.prefix] {
			n.prefix = p
		}
	}
}

var placePrefixes = []string{"市", "县", "区", "省", "州", "旗"}

// cutPrefix cuts the prefix of place off a name: 市科技局 and 瑞安市科技局
// give 市 and 科技局.
func (n *namer) cutPrefix(name string) (string, string) {
	if n.place != "" && strings.HasPrefix(name, n.place) {
		_, size := utf8.DecodeLastRuneInString(n.place)
		return n.place[len(n.place)-size:], name[len(n.place):]
	}
	for _, p := range placePrefixes {
		if rest, ok := strings.CutPrefix(name, p); ok && utf8.RuneCountInString(rest) >= 2 {
			// 市场监管局 begins with 市 and bears no prefix.
			if p == "市" && strings.HasPrefix(rest, "场监") || p == "市" && strings.HasPrefix(rest, "监局") {
				return "", name
			}
			return p, rest
		}
	}
	return "", name
}

// elide puts the prefix on names that leave it to the first one of the list:
// 县发改局、财政局 is 县财政局. Only a standard office takes it, and one that the
// plan names with the prefix elsewhere; 塘下镇 and 国投集团 are none of the
// place's offices.
func (n *namer) elide(units []clauseUnit, named map[string]bool) {
	prefix, party := "", false
	for i := range units {
		base, _ := cutNote(units[i].name)
		p, rest := n.cutPrefix(base)
		if p != "" && (officeKeys[rest] != "" || endsLikeUnit(rest)) {
			prefix, party = p, strings.HasPrefix(rest, "委")
			continue
		}
		if p == "" && party && strings.HasPrefix(officeKeys[base], "委") && !named[prefix+base] {
			units[i].name = strings.Replace(units[i].name, base, prefix+"委"+base, 1) // 县委组织部、宣传部
			continue
		}
		if p == "" && prefix != "" && (takesPrefix(base) || named[prefix+base]) {
			units[i].name = strings.Replace(units[i].name, base, prefix+base, 1)
		}
	}
}

// takesPrefix reports whether a bare name is one of a place's own offices.
func takesPrefix(name string) bool {
	switch officeKeys[name] {
	case "", "供电局", "人民银行":
		return false
	}
	return true
}

// key is what two names of one office have in common.
func (n *namer) key(name string) string {
	if to, ok := n.aliases[name]; ok {
		return to
	}
	if isGroup(name) {
		return name
	}
	prefix, rest := n.cutPrefix(name)
	office := officeKeys[rest]
	if office == "" {
		if prefix != "" && n.place != "" && strings.HasPrefix(name, n.place) {
			return prefix + rest // 瑞安市供电所 is 市供电所
		}
		return name
	}
	if prefix == "" {
		prefix = n.prefix
	}
	key := prefix + office
	if to, ok := n.aliases[key]; ok {
		return to
	}
	return key
}

// count enters one mention of a name.
func (n *namer) count(name string, m mention) {
	if n.counts[name] == 0 {
		n.order = append(n.order, name)
		n.first[name] = m
	}
	n.counts[name]++
}

// names settles the name shown for each written one: that of the settings, or
// the one the plan uses most, or the first. It reports each merging.
func (n *namer) names() (map[string]string, []plan.Problem) {
	best := map[string]string{}
	for _, name := range n.order {
		key := n.key(name)
		if b, ok := best[key]; !ok || n.counts[name] > n.counts[b] {
			best[key] = name
		}
	}
	shown := map[string]string{}
	var problems []plan.Problem
	for _, name := range n.order {
		key := n.key(name)
		to := best[key]
		if set, ok := n.aliases[name]; ok {
			to = set
		} else if set, ok := n.aliases[key]; ok {
			to = set
		}
		shown[name] = to
		if to != name {
			problems = append(problems, n.merged(name, to))
		}
	}
	return shown, problems
}

// merged reports that two names are taken as one unit.
func (n *namer) merged(name, to string) plan.Problem {
	p := plan.Problem{
		Place: n.first[name].place, Quote: name, Severity: "warning", Code: "unit-alias",
		Message:    "与“" + to + "”按同一单位归并",
		Suggestion: "如不是同一单位，请在 fenjie.yaml 的 units 中分别列出；如是，请在方案中统一用“" + to + "”",
	}
	if _, set := n.aliases[name]; set {
		p.Severity = "notice"
		p.Message = "按设置归入“" + to + "”"
		p.Suggestion = "方案中建议统一用“" + to + "”"
	}
	return p
}
