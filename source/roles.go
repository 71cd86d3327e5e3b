package source

import (
	"regexp"
	"strings"

	"fenjie/source/plan"
)

// clauseUnit is one name in a clause, with its role there.
type clauseUnit struct {
	name      string // without marks, verbs and closing 等; with its bracketed note
	asWritten string
	role      plan.Role // empty: neutral, settled by resolveRoles
}

// clauseParts is a clause taken apart.
type clauseParts struct {
	units    []clauseUnit
	deadline string // what a 完成时限 in it says, as written
	legend   bool   // it says that the first unit named is the lead
}

// Marks of a lead before or after its name.
const leadMarks = "*＊★☆▲△●※✱∗"

var (
	// legendForm is a note about the marks, no unit: 带*的为牵头单位, 下同.
	legendForm = regexp.MustCompile(`为(?:主要)?(?:牵头|主办|主责|第一责任|责任|配合)(?:单位|部门)?|^\s*(?:以)?下(?:文|列|面)?(?:均)?(?:相)?同\s*$|^\s*下同`)
	// firstIsLead is a note that the first unit named is the lead.
	firstIsLead = regexp.MustCompile(`(?:排|列|位列|位于|排名|排序|名列)?在?(?:第一位?|首位|首个|最前|前面|前)(?:的)?(?:单位|部门)?(?:的)?(?:均)?(?:是|为|系)(?:该项[^，。；]{0,6})?(?:牵头|主办|主责|第一责任)`)
	// etcForm is a closing 等 and its kin: a flag, not a name.
	etcForm = regexp.MustCompile(`等(?:市级|县级|区级|省级|市直|县直|区直)?(?:各)?(?:有关|相关|各有关|各相关)?(?:单位|部门|机构|成员单位|责任单位)?$`)
	// verbSuffix closes a list of names and gives its role: A、B牵头.
	verbSuffix = regexp.MustCompile(`(?:(?:共同|联合|具体|主要|总)?(牵头)(?:负责|落实|实施|推进|组织|组织实施|抓总|总负责)?|((?:积极|共同|协同)?(?:配合|协助|参与|协办|支持)(?:负责|落实|实施)?)|(` +
		`(?:等)?(?:有关|相关)?(?:单位|部门)?(?:按照?|根据|依据|结合)(?:各自)?(?:职责|职能|任务)?(?:分工|职责|职能)?(?:分别|共同|具体)?(?:负责|落实|实施|组织实施|推进)|(?:分别|共同|具体|主要|各自)?(?:负责|落实|承办|组织实施|实施)))$`)
)

// parseClause takes the inside of a clause apart: its names, their roles, its
// deadline. It never decides who leads where the clause does not say so.
func parseClause(inner string) clauseParts {
	var p clauseParts
	section := kwNeutral
	pending := 0 // first unit whose role a following verb would give
	lead := false
	for _, part := range splitTop(inner, "；;。，,\n") {
		if k, rest, ok := cutKeyword(part); ok {
			section, part = k, rest
			pending = len(p.units)
			lead = lead || k == kwLead
		} else if firstIsLead.MatchString(part) {
			p.legend = true
			continue
		} else if legendForm.MatchString(part) {
			continue
		}
		switch section {
		case kwPerson:
			continue
		case kwDeadline:
			p.deadline = strings.TrimSpace(p.deadline + " " + strings.TrimSpace(part))
			continue
		}
		for _, token := range splitNames(part) {
			pending = p.addName(token, section, pending)
		}
	}
	return p
}

// cutKeyword cuts a leading keyword such as 责任单位： off a part of a clause.
func cutKeyword(part string) (keywordKind, string, bool) {
	loc := keywordStart.FindStringSubmatchIndex(part)
	if loc == nil {
		loc = keywordLoose.FindStringSubmatchIndex(part)
	}
	if loc == nil {
		return kwNeutral, part, false
	}
	word := part[loc[2]:loc[3]]
	rest := part[loc[1]:]
	for _, k := range keywords {
		if k.word == word {
			return k.kind, rest, true
		}
	}
	return kwNeutral, rest, true
}

// addName adds one token of a list to p. It returns the index of the first
// unit that a later verb would still speak of.
func (p *clauseParts) addName(token string, section keywordKind, pending int) int {
	written := strings.TrimSpace(token)
	name := strings.TrimPrefix(written, "由")
	name = strings.TrimPrefix(name, "以及")
	if name == "" {
		return pending
	}
	// The verb may be followed by the next name without a separator: 配合.
	verb := verbSuffix.FindStringSubmatchIndex(name)
	var verbRole plan.Role
	neutralVerb := false
	if verb != nil {
		switch {
		case verb[2] >= 0:
			verbRole = plan.Lead
		case verb[4] >= 0:
			verbRole = plan.Support
		default:
			neutralVerb = true
		}
		name = strings.TrimSpace(name[:verb[0]])
	}
	name = strings.TrimSpace(etcForm.ReplaceAllString(name, ""))
	marked := strings.ContainsAny(name, leadMarks)
	name = strings.Trim(strings.TrimSpace(strings.Trim(name, leadMarks)), " \u3000")
	if name != "" && !isFiller(name) {
		u := clauseUnit{name: name, asWritten: written}
		switch {
		case marked || section == kwLead:
			u.role = plan.Lead
		case section == kwSupport:
			u.role = plan.Support
		}
		p.units = append(p.units, u)
	}
	if verb == nil {
		return pending
	}
	if !neutralVerb {
		for i := pending; i < len(p.units); i++ {
			if p.units[i].role == "" {
				p.units[i].role = verbRole
			}
		}
	}
	return len(p.units)
}

// isFiller tells words of a clause that name nobody.
func isFiller(name string) bool {
	switch name {
	case "等", "等单位", "等部门", "下同", "按职责分工", "按职责", "有关单位", "相关单位", "分工", "各自职责", "单位", "部门", "无", "/", "-", "—", "——":
		return name != "有关单位" && name != "相关单位"
	}
	return false
}

// splitNames splits a list of names at 、 and at 及, 和, 与 between two names.
// A 、 in brackets parts nothing, and 各区、县级市 is one group.
func splitNames(list string) []string {
	var names []string
	for _, token := range splitSpaces(splitTop(list, "、/\t")) {
		for _, name := range splitConjunctions(token) {
			name = strings.TrimSpace(name)
			if name == "" {
				continue
			}
			if n := len(names); n > 0 && isGroup(names[n-1]) && isBareGeneric(name) {
				names[n-1] += "、" + name
				continue
			}
			names = append(names, name)
		}
	}
	return names
}

// splitSpaces parts names that only a blank separates (市财政局 市科技局), and
// closes up a stray blank inside a name (市科 技局).
func splitSpaces(tokens []string) []string {
	var out []string
	for _, token := range tokens {
		word := ""
		for _, piece := range strings.FieldsFunc(token, func(r rune) bool { return r == ' ' || r == '\u3000' || r == '\u00a0' }) {
			if word != "" && (endsLikeUnit(word) || isGroup(word)) {
				out = append(out, word)
				word = ""
			}
			word += piece
		}
		out = append(out, word)
	}
	return out
}

// bareGeneric is a kind of place without a name, which continues a group.
var bareGeneric = regexp.MustCompile(`^(?:县级市|县区|县|市|区|旗|乡|镇|乡镇|街道|街镇|乡镇街道|开发区|园区|功能区|管委会|功能区管委会|新区|产业集聚区|平台)(?:[（(][^）)]*[）)])?(?:人民政府|政府|管委会|办事处)?(?:（管委会）)?(?:按职责分工负责|负责|配合|参与)?$`)

func isBareGeneric(name string) bool { return bareGeneric.MatchString(name) }

// isGroup tells a group of units (各乡镇（街道）) from a unit.
func isGroup(name string) bool {
	name = strings.TrimLeft(name, leadMarks)
	for _, p := range []string{"各", "有关", "相关", "全市", "全县", "全区", "其他", "市级各", "县级各", "区级各", "市直", "县直", "区直"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}

// maxName bounds a name, in bytes; what is longer is a sentence, not split.
const maxName = 300

var conjunctions = []string{"以及", "及", "和", "与", "会同"}

// splitConjunctions splits A及各地区 and 市科技局和市经信局, but neither
// 市发展和改革局 nor 文化和广电旅游体育局.
func splitConjunctions(token string) []string {
	if len(token) > maxName {
		return []string{token}
	}
	depth := 0
	for i, r := range token {
		switch {
		case strings.ContainsRune("（(〈<", r):
			depth++
		case strings.ContainsRune("）)〉>", r):
			depth--
		}
		if depth > 0 || i == 0 {
			continue
		}
		for _, c := range conjunctions {
			if !strings.HasPrefix(token[i:], c) {
				continue
			}
			left, right := token[:i], token[i+len(c):]
			if isGroup(right) || endsLikeUnit(left) && (startsWithPrefix(right) || endsLikeUnit(trimVerb(right))) {
				return append([]string{left}, splitConjunctions(right)...)
			}
		}
	}
	return []string{token}
}

func trimVerb(name string) string {
	if loc := verbSuffix.FindStringIndex(name); loc != nil {
		name = name[:loc[0]]
	}
	return strings.TrimSpace(etcForm.ReplaceAllString(name, ""))
}

// resolveRoles settles the roles of all units of one measure: neutral ones
// support where a lead is marked; a sole unit leads; otherwise they share.
func resolveRoles(units []clauseUnit, first bool) {
	hasLead, neutral := false, 0
	for _, u := range units {
		hasLead = hasLead || u.role == plan.Lead
		if u.role == "" {
			neutral++
		}
	}
	if !hasLead && first && len(units) > 0 && units[0].role == "" {
		units[0].role = plan.Lead
		hasLead = true
	}
	for i := range units {
		switch {
		case units[i].role != "":
		case hasLead:
			units[i].role = plan.Support
		case neutral == 1: // the sole one answerable; any others are named as supporting
			units[i].role = plan.Lead
		default:
			units[i].role = plan.Shared
		}
	}
}
