package source

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// clauseUnit is one name in a clause, with its role there.
type clauseUnit struct {
	name      string // without marks, verbs and closing 等; with its bracketed note
	asWritten string
	role      plan.Role // empty: neutral, settled by resolveRoles

	base, note string // the name without its note, and that; settled with all names
}

// clauseParts is a clause taken apart.
type clauseParts struct {
	units    []clauseUnit
	deadline string       // what a 完成时限 in it says, as written
	legend   bool         // it says that the first unit named is the lead
	persons  []clauseUnit // those left out, where units and persons are asked for
	who      bool         // a keyword asks for units or persons
	opened   bool         // it ends with a keyword, whose names are on the next line
}

// Marks of a lead before or after its name.
const leadMarks = "*＊★☆▲△●※✱∗"

var (
	// firstIsLead is a note that the first unit named is the lead.
	firstIsLead = pattern.New(`(?:排|列|位列|位于|排名|排序|名列)?在?(?:第一位?|第一个|首位|首个|最前|前面|前)(?:的)?(?:责任)?(?:单位|部门)?(?:的)?(?:均)?(?:是|为|系)(?:该项[^，。；]{0,6})?[主总]?(?:牵头|主办|主责|第一责任)`).
			Holding("第一", "首位", "首个", "前").Holding("牵头", "主办", "主责", "第一责任")
	// roleForm: A、B为牵头单位.
	roleForm = pattern.New(`^(.+?)(?:分别|均|同)?(?:为|是|系)(?:主要|共同)?(牵头|主办|主责|第一责任|责任|配合|协办|参与|协同)(?:责任)?(?:单位|部门)?\s*$`).Holding("为", "是", "系")
	// marking: words that speak of marks or places, not of names.
	marking = append(pattern.Words{"标", "带", "注", "加粗", "黑体", "打", "排", "列", "第一", "首位", "首个", "前面", "最前", "无", "未", "没有"}, strings.Split(leadMarks, "")...)
	// remarkForm is a remark on all clauses: 下同, 不再列出, 以下各项….
	remarkForm = pattern.New(`^\s*(?:以)?下(?:文|列|面|述)?(?:各[项条])?(?:均)?(?:相)?同|不再(?:一一)?(?:列出|列举|赘述)|^\s*(?:以下|上述|其他|其余|除)[^、]{0,12}(?:各项|均|外|由)`).Holding("下", "不再", "上述", "其他", "其余", "除")
	// etcForm is a closing 等 and its kin: a flag, not a name.
	etcForm = pattern.New(`等(?:市级|县级|区级|省级|市直|县直|区直)?(?:各)?(?:有关|相关|各有关|各相关)?(?:单位|部门|机构|成员单位|责任单位)?$`).Holding("等")
)

// Verbs that close a list of names and give its role: A、B牵头, A按职责分工负责.
const (
	etcWords  = `(?:等(?:各)?(?:有关|相关)?(?:单位|部门)?)?`
	dutyWords = `(?:(?:按照?|根据|依据|结合|依)(?:各自|部门|有关|相关|本部门)?(?:的)?(?:职责|职能|任务|权限|工作)(?:任务)?(?:分工|职责|职能|范围|权限)?(?:范围)?内?(?:要求)?)?`
	howWords  = `(?:共同|联合|分别|具体|主要|总|积极|协同|各自|统一|一并|密切|抓好|做好|双)?`
	andVerbs  = `(?:负责|落实|实施|推进|组织|抓总|总负责|督导|督办|协调|统筹|推动|开展|办理|完成|抓好|做好|执行|工作)*`
)

var (
	verbSuffix = pattern.New(etcWords + dutyWords + howWords + `(?:(?:负责)?(牵头|主抓|抓总)` + andVerbs +
		`|((?:配合|协助|参与|参加|协办|支持|协同|协作|指导|督促|监督)` + andVerbs + `)|((?:组织|协调)?(?:负责|落实|实施|承办|推进|完成)` + andVerbs + `))$`).
		Closing("头抓总责实施进织导办调筹动展理成好行作合助与加持同促督")
	// leadInside: A牵头B、C配合, without a separator after the verb.
	leadInside = pattern.New(`(牵头(?:负责|落实|实施)?)(?:、|会同)?([^，,；;。、]+)`).Holding("牵头")
	// noteRole is a bracket after a name that gives its role: A（牵头）.
	noteRole = pattern.New(`^(?:为|总)?(牵头|主办|主责|配合|协办|参与)(?:单位|部门|负责)?$`).Holding("牵头", "主办", "主责", "配合", "协办", "参与")
	// dueForm is a deadline that stands among names: 6月底完成, 年内持续推进.
	dueForm = pattern.New(`^(?:(?:到|于|在|力争)?(?:20\d\d\s*年|今年|当年|次年|明年)?\s*(?:\d{1,2}\s*月\s*(?:\d{1,2}\s*日)?\s*(?:[上中下]旬|底|初|末)?|第?[一二三四]季度|[上下]半年|年底|年内|年末|全年|年)(?:之?前|以前)?` +
		`|(?:到|于|在|力争)?20\d\d\s*年(?:底|末|内|初|中)?(?:之?前|以前)?|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?\s*[-—–~～至]{1,2}\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?底?` +
		`|长期|持续|常态化?|贯穿全年|立行立改|即知即改|分年度|分阶段|每(?:年|月|半年|季度?)|20\d\d\s*年?\s*[-—–~～至]{1,2}\s*20\d\d\s*年)(?:前)?(?:基本|全面|持续|长期|常态化|全部)*(?:完成|推进|坚持|实施|落实|见效|启动|开展|建成|投用|出台|印发|取得[^，。；]{0,8})*$`).
		Opening("到于在力今当次明第一二三四上下年全长持常贯立即分每0123456789 \t\n\f\r")
)

// parseClause takes the inside of a clause apart: its names, their roles, its
// deadline. It never decides who leads where the clause does not say so.
func parseClause(inner string) clauseParts {
	p := clauseParts{}
	keys := keywordsIn(inner)
	for _, k := range keys {
		p.who = p.who || k.kind <= kwPerson
		p.opened = strings.TrimSpace(inner[k.to:]) == ""
	}
	if len(keys) == 0 || strings.TrimLeft(inner[:keys[0].from], openMarks+" \u3000") != "" {
		if k, ok := looseKeyword(inner); ok {
			keys = append([]foundKeyword{k}, keys...)
		}
	}
	start := len(inner)
	if len(keys) > 0 {
		start = keys[0].from
	}
	p.addList(inner[:start], kwNeutral, len(keys) > 0)
	for n, k := range keys {
		end := len(inner)
		if n+1 < len(keys) {
			end = keys[n+1].from
		}
		known := len(p.units)
		p.addList(inner[k.to:end], k.kind, false)
		if asksPersons(inner[k.from:k.to]) {
			kept, persons := withoutPersons(inner[k.from:k.to], p.units[known:])
			p.units, p.persons = append(p.units[:known:known], kept...), append(p.persons, persons...)
		}
	}
	return p
}

// addList adds what one keyword opens, up to the next. A list before the first
// keyword of a clause must look like names.
func (p *clauseParts) addList(list string, kind keywordKind, loose bool) {
	switch kind {
	case kwPerson, kwContact:
		return
	case kwDeadline:
		p.due(strings.Trim(list, " \u3000；;。，,"))
		return
	}
	pending := len(p.units) // first unit whose role a following verb would give
	begun := pending
	for n, sentence := range splitTop(list, "。") {
		for _, part := range splitTop(sentence, "；;，,\n") {
			part = strings.Trim(part, bullets+" \t\u3000")
			if p.isRemark(withoutBrackets(part)) {
				continue
			}
			if isDue(part) {
				p.due(part)
				continue
			}
			if strings.HasPrefix(part, by) {
				pending = len(p.units)
			}
			lists := cutDuty(part)
			for _, list := range lists[:len(lists)-1] {
				p.addNames(splitNames(list), kind, pending)
				pending = len(p.units)
			}
			role := kind
			part = lists[len(lists)-1]
			if m := roleForm.FindStringSubmatch(part); m != nil && !marking.In(part) {
				part, role = m[1], keywordKinds[m[2]+"单位"]
			}
			leads, helpers := cutHelpers(part)
			tokens := splitNames(partLeads(leads))
			if (loose || n > 0) && !allLikeUnits(tokens) {
				continue // after a stop a clause explains, unless it names units
			}
			if pending == begun && len(p.units) > begun && speaksOfOwn(tokens) {
				pending = len(p.units)
			}
			pending = p.addNames(tokens, role, pending)
			pending = p.addNames(splitNames(helpers), kwSupport, pending)
		}
	}
}

// addNames adds the tokens of a list to p, as addName does.
func (p *clauseParts) addNames(tokens []string, kind keywordKind, pending int) int {
	for _, token := range tokens {
		pending = p.addName(token, kind, pending)
	}
	return pending
}

// partLeads parts the verbs of a list from the names that follow them without a
// separator: A牵头B配合. What stands in brackets explains a name.
func partLeads(list string) string {
	if i := strings.Index(list, "牵头"); i < 0 || i+len("牵头") == len(list) {
		return list // most often the verb is the last word
	}
	var b strings.Builder
	at, seen, depth := 0, 0, 0
	for _, m := range leadInside.FindAllStringSubmatchIndex(list, -1) {
		before := list[seen:m[0]]
		depth += strings.Count(before, "（") + strings.Count(before, "(") - strings.Count(before, "）") - strings.Count(before, ")")
		seen = m[0]
		verb, names := list[m[2]:m[3]], list[m[4]:m[5]]
		if name := trimVerb(names); depth > 0 || !isGroup(name) && !(endsLikeUnit(name) && startsWithPrefix(name)) {
			continue
		}
		b.WriteString(list[at:m[0]] + verb + "、" + names)
		at = m[1]
	}
	return b.String() + list[at:]
}

// isRemark reports a remark on marks or on all clauses, which names no unit: 带*的
// 为牵头单位, 下同, 排名第一的为牵头单位.
func (p *clauseParts) isRemark(part string) bool {
	if firstIsLead.MatchString(part) {
		p.legend = true
		return true
	}
	return remarkForm.MatchString(part) || roleForm.MatchString(part) && marking.In(part)
}

// due notes a deadline; several are kept as written.
func (p *clauseParts) due(words string) {
	p.deadline = strings.TrimSpace(p.deadline + " " + words)
}

// withoutBrackets is a text without its brackets and what they hold.
func withoutBrackets(text string) string {
	if nextOf(text, 0, clauseBrackets) == len(text) {
		return text
	}
	var b strings.Builder
	depth := depthsIn(text, bracketsOf(text))
	for i, r := range text {
		if depth.at(i) == 0 && bracketKind(r) == 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func allLikeUnits(tokens []string) bool {
	for _, token := range tokens {
		if !looksLikeUnit(strings.Trim(trimVerb(token), leadMarks+" ")) {
			return false
		}
	}
	return len(tokens) > 0
}

// addName adds one token of a list to p. It returns the index of the first
// unit that a later verb would still speak of.
func (p *clauseParts) addName(token string, kind keywordKind, pending int) int {
	written := strings.TrimSpace(token)
	if dueForm.MatchString(written) {
		p.due(written)
		return pending
	}
	name := withoutStrayBracket(written)
	for _, word := range []string{"其中", "由", "以及", "会同"} {
		name = strings.TrimPrefix(name, word)
	}
	var role plan.Role
	verb := verbSuffix.FindStringSubmatchIndex(name)
	if verb != nil {
		switch {
		case verb[2] >= 0:
			role = plan.Lead
		case verb[4] >= 0:
			role = plan.Support
		}
		name = strings.TrimSpace(name[:verb[0]])
	}
	name = strings.TrimSpace(etcForm.ReplaceAllString(name, ""))
	marked := nextOf(name, 0, leadMarks) < len(name)
	name = strings.Trim(name, leadMarks+" \u3000")
	if rest := withoutLabel(name); rest != name {
		name, kind = rest, kwNeutral // it is not in the list that the keyword before opened
	}
	name, own := p.cutRole(name)
	if name != "" && !isFiller(name) {
		u := clauseUnit{name: name, asWritten: written, role: own}
		switch {
		case own != "":
		case marked || kind == kwLead:
			u.role = plan.Lead
		case kind == kwSupport:
			u.role = plan.Support
		}
		p.units = append(p.units, u)
	}
	if verb == nil {
		return pending
	}
	for i := pending; i < len(p.units) && role != ""; i++ {
		if p.units[i].role == "" {
			p.units[i].role = role
		}
	}
	return len(p.units)
}

// withoutStrayBracket cuts a closing bracket off that nothing opens: of a clause
// whose opening one is left out.
func withoutStrayBracket(name string) string {
	if nextOf(name, 0, "（(") == len(name) {
		return strings.TrimRight(name, "）)")
	}
	return name
}

// withoutLabel cuts a label that is no keyword off a name: 工作专班：招商专班.
func withoutLabel(name string) string {
	i := strings.IndexAny(name, "：:")
	if i < 0 || utf8.RuneCountInString(name[:i]) > 6 {
		return name
	}
	_, size := utf8.DecodeRuneInString(name[i:])
	if rest := strings.Trim(name[i+size:], leadMarks+" \u3000"); looksLikeUnit(rest) {
		return rest
	}
	return name
}

// cutRole cuts a bracket that gives a role, or a remark, off a name: 市科技局
// （牵头）, 市卫健委（列第一位的为牵头单位，下同）.
func (p *clauseParts) cutRole(name string) (string, plan.Role) {
	base, note := cutNote(name)
	if m := noteRole.FindStringSubmatch(note); m != nil {
		if keywordKinds[m[1]+"单位"] == kwLead {
			return base, plan.Lead
		}
		return base, plan.Support
	}
	remark := false
	for _, part := range splitTop(note, "，,；;") {
		remark = p.isRemark(part) || remark
	}
	if remark {
		return base, ""
	}
	return name, ""
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
// A 、 in brackets parts nothing, and 各区、县级市 is one group, joined as it is
// written.
func splitNames(list string) []string {
	var names []string
	end := 0 // of the last name in list; -1 where it is not written in one piece
	for _, token := range splitSpaces(splitTop(list, "、/\t")) {
		for _, name := range splitConjunctions(token) {
			name = strings.TrimSpace(name)
			if name == "" {
				continue
			}
			between, last := "", end
			if end = strings.Index(list[max(0, last):], name); end >= 0 {
				end += max(0, last)
				if last >= 0 {
					between = list[last:end]
				}
				end += len(name)
			}
			if n := len(names); n > 0 && isGroup(names[n-1]) && isBareGeneric(name) {
				names[n-1] += strings.Join(strings.Fields(between), "") + name
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
	isSpace := func(r rune) bool { return r == ' ' || r == '\u3000' || r == '\u00a0' }
	for _, token := range tokens {
		if strings.IndexFunc(token, isSpace) < 0 {
			out = append(out, token)
			continue
		}
		word := ""
		for _, piece := range strings.FieldsFunc(token, isSpace) {
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
var bareGeneric = pattern.New(`^(?:县级市|县区|县|市|区|旗|乡|镇|乡镇|街道|街镇|乡镇街道|开发区|园区|功能区|管委会|功能区管委会|新区|产业集聚区|平台)(?:[（(][^）)]*[）)])?(?:人民政府|政府|管委会|办事处)?(?:[（(][^）)]*[）)])?$`).Closing("市区县旗乡镇道园会台发新聚府处）)")

func isBareGeneric(name string) bool { return bareGeneric.MatchString(trimVerb(name)) }

// isGroup tells a group of units (各乡镇（街道）) from a unit.
func isGroup(name string) bool {
	if strings.ContainsRune(leadMarks, firstRune(name)) {
		name = strings.TrimLeft(name, leadMarks)
	}
	if !strings.ContainsRune("各有相全其市县区", firstRune(name)) {
		return false
	}
	for _, p := range []string{"各", "有关", "相关", "全市", "全县", "全区", "其他", "市级各", "县级各", "区级各", "市直", "县直", "区直"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}

// maxName bounds a name, in bytes; what is longer is a sentence, not split.
const maxName = 300

var conjunctions = pattern.Words{"以及", "及", "和", "与", "会同"}

// splitConjunctions splits A及各地区 and 市科技局和市经信局, but neither
// 市发展和改革局 nor 文化和广电旅游体育局.
func splitConjunctions(token string) []string {
	if len(token) > maxName || !conjunctions.In(token) {
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
