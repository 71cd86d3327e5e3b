package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// keywordKind is what a list in a clause holds (条款中的列项).
type keywordKind int

const (
	kwNeutral  keywordKind = iota // 责任单位: lead, support or shared, as the rest of the clause says
	kwLead                        // 牵头单位
	kwSupport                     // 配合单位
	kwPerson                      // 责任领导: persons, not units
	kwContact                     // 联系人, 联系电话: how to reach somebody
	kwDeadline                    // 完成时限
)

// keywordStems are the words that, before 单位, 部门 and the like, say what
// those named are to do.
var keywordStems = map[keywordKind][]string{
	kwLead:    {"牵头", "总牵头", "牵头责任", "责任牵头", "牵头负责", "主办", "主责", "主管", "主抓", "主要责任", "主要负责", "第一责任"},
	kwSupport: {"配合", "协办", "会办", "参与", "参加", "协同", "协作", "协助", "协调", "支持", "指导", "督导", "监督", "配合责任", "责任配合", "其他责任", "协同责任", "共同配合", "第二责任", "第三责任"},
	kwNeutral: {"责任", "实施", "承办", "承担", "承接", "落实", "负责", "执行", "具体责任", "共同责任", "责任落实", "组织实施", "牵头配合", "牵头及配合", "牵头和配合", "牵头（配合）", "牵头、配合"},
}

// keywordNouns follow a stem. keywordLevels may stand before one: 市级牵头单位.
var (
	keywordNouns  = []string{"单位", "部门", "主体", "科室", "处室", "股室", "乡镇", "镇街", "街道", "区县", "县区", "县市", "企业", "机构", "专班"}
	keywordLevels = []string{"国家", "省级", "市级", "州级", "县级", "区级", "省直", "市直", "县直", "区直", "镇街", "乡镇", "项目", "任务", "工作", "省", "市", "州", "县", "区"}
)

// keywordWords are keywords that are no stem with a noun.
var keywordWords = map[keywordKind][]string{
	kwNeutral: {"牵头单位和责任单位", "牵头单位及责任单位", "责任分工", "任务分工", "职责分工", "责任处（科）室"},
	kwPerson: {
		"责任领导", "牵头领导", "分管领导", "包抓领导", "包保领导", "包联领导", "挂钩领导", "挂联领导", "联系领导", "督办领导", "督导领导", "主管领导",
		"牵头省领导", "牵头市领导", "牵头县领导", "牵头区领导", "责任市领导", "责任县领导", "责任区领导", "分管市领导", "分管县领导", "分管区领导",
		"省领导", "市领导", "州领导", "县领导", "区领导", "省级领导", "市级领导", "县级领导", "区级领导", "责任人", "责任人员", "项目责任人", "第一责任人", "直接责任人", "具体责任人", "牵头人",
		"负责人", "项目负责人", "分管负责人", "主要负责人", "牵头负责人", "责任负责人", "负责同志", "包保干部",
	},
	kwContact: {"联系人", "联络人", "联络员", "联系电话", "联系方式"},
	kwDeadline: {
		"完成时限", "完成时间", "完成期限", "完成日期", "完成节点", "完成时间节点", "计划完成时间", "计划完成时限", "时限要求", "时间要求", "时间节点", "时间安排", "时间进度",
		"工作时限", "实施期限", "实施时间", "办结时限", "办理时限", "整改时限", "推进时限", "起止时间", "起止年限", "责任时限", "时限",
	},
}

// keywordKinds is every keyword, without blanks and level.
var keywordKinds = func() map[string]keywordKind {
	kinds := map[string]keywordKind{}
	for kind, stems := range keywordStems {
		for _, stem := range stems {
			for _, noun := range keywordNouns {
				kinds[stem+noun] = kind
			}
		}
	}
	for kind, words := range keywordWords {
		for _, word := range words {
			kinds[word] = kind
		}
	}
	for _, units := range []string{"牵头单位", "责任单位", "牵头部门", "责任部门"} { // with who answers in them
		for _, join := range []string{"及", "和", "、", "与", "及其"} {
			for _, person := range []string{"责任人", "负责人", "责任领导", "分管领导", "主要负责人"} {
				kinds[units+join+person] = kinds[units]
			}
		}
	}
	return kinds
}()

// maxKeyword is the length of the longest keyword, in characters.
var maxKeyword = func() int {
	most := 0
	for word := range keywordKinds {
		most = max(most, utf8.RuneCountInString(word))
	}
	return most
}()

// foundKeyword is a keyword in a text: bytes from to to, its colon included.
type foundKeyword struct {
	span
	kind keywordKind
}

// isBlank reports a blank that a writer puts in for looks: 责 任 单 位.
func isBlank(r rune) bool { return unicode.IsSpace(r) }

// skipBlanks is the first byte at or after at that is no blank.
func skipBlanks(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isBlank(r) {
			break
		}
		at += size
	}
	return at
}

// keywordBefore finds the longest keyword that ends at byte end, blanks aside,
// with the level that stands before it.
func keywordBefore(text string, end int) (int, keywordKind, bool) {
	begin, blanks := end, false
	starts := make([]int, 0, 32) // of the characters, the last first
	for at := end; at > 0 && len(starts) < maxKeyword+2; {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
		if isBlank(r) {
			blanks = true
			continue
		}
		starts = append(starts, at)
		begin = at
	}
	word := text[begin:end]
	if blanks {
		word = strings.Join(strings.Fields(word), "")
	}
	for n := len(starts); n > 0; n-- {
		kind, ok := keywordKinds[word]
		if !ok {
			_, size := utf8.DecodeRuneInString(word)
			word = word[size:]
			continue
		}
		from := starts[n-1]
		for _, level := range keywordLevels {
			if strings.HasSuffix(text[:from], level) {
				return from - len(level), kind, true
			}
		}
		return from, kind, true
	}
	return 0, 0, false
}

// noteBefore cuts a short bracket off the end of text: 责任单位（第一个牵头）.
func noteBefore(text string, end int) int {
	const most = 60
	r, size := utf8.DecodeLastRuneInString(text[:end])
	if bracketKind(r) != '(' || closerOf(r) != 0 {
		return end
	}
	from := max(0, end-most)
	if i := strings.LastIndexAny(text[from:end-size], "（("); i >= 0 && !strings.ContainsAny(text[from+i+1:end-size], "）)，,。；;") {
		return from + i
	}
	return end
}

// keywordAt reads the keyword that ends with the colon or the bracket at byte
// at of text: 责任单位：, 责任单位（科室）：, 【责任单位】.
func keywordAt(text string, at int) (foundKeyword, bool) {
	r, size := utf8.DecodeRuneInString(text[at:])
	end := at
	if r == '：' || r == ':' {
		end = noteBefore(text, len(strings.TrimRightFunc(text[:at], isBlank)))
	}
	from, kind, ok := keywordBefore(text, end)
	if !ok && end < at+size && (r == '：' || r == ':') {
		return bareKeyword(text, end, at+size)
	}
	if !ok {
		return foundKeyword{}, false
	}
	to := skipBlanks(text, at+size)
	if r != '：' && r != ':' {
		open, width := utf8.DecodeLastRuneInString(text[:from])
		if closerOf(open) != r {
			return foundKeyword{}, false
		}
		from -= width
		if next, width := utf8.DecodeRuneInString(text[to:]); next == '：' || next == ':' {
			to = skipBlanks(text, to+width)
		}
	}
	return foundKeyword{span{from, to}, kind}, true
}

// bareStems are keywords without a noun: （牵头：A；配合：B）.
var bareStems = map[string]keywordKind{
	"牵头": kwLead, "主办": kwLead, "主责": kwLead, "配合": kwSupport, "协办": kwSupport, "会办": kwSupport, "参与": kwSupport, "责任": kwNeutral,
}

// bareKeyword reads a bare stem that ends at byte end, its colon before to: at
// the beginning of a list, and with the name of a unit behind it, since 配合：
// may begin a sentence as well.
func bareKeyword(text string, end, to int) (foundKeyword, bool) {
	const long = len("牵头")
	from := end - long
	if from < 0 {
		return foundKeyword{}, false
	}
	kind, ok := bareStems[text[from:end]]
	if !ok {
		return foundKeyword{}, false
	}
	if before := lastRune(text[:from]); from > 0 && !isBlank(before) && !strings.ContainsRune("；;，,。、（([【［〔*★：:", before) {
		return foundKeyword{}, false
	}
	to = skipBlanks(text, to)
	rest := ahead(text[to:])
	first := splitNames(rest[:nextOf(rest, 0, "；;，,、。）)】］]〕\n")])
	if len(first) == 0 || !looksLikeUnit(strings.Trim(first[0], leadMarks+" ")) {
		return foundKeyword{}, false
	}
	return foundKeyword{span{from, to}, kind}, true
}

// keywordEnds are the characters that a keyword ends with.
const keywordEnds = "：:】］]〕"

// keywordsIn finds the keywords of a text that open a list there: outside of
// brackets, and not as the object of a sentence (各责任单位：).
func keywordsIn(text string) []foundKeyword {
	found := keywordEndings(text)
	if len(found) == 0 {
		return nil
	}
	found, _ = outside(text, found, bracketsOf(text))
	return found
}

// keywordsAmong are the keywords of a text whose brackets are known, and how
// deep in brackets each part of it is, where there are keywords.
func keywordsAmong(text string, brackets []bracket) ([]foundKeyword, depths) {
	found := keywordEndings(text)
	if len(found) == 0 {
		return nil, nil
	}
	return outside(text, found, brackets)
}

// outside leaves out the keywords that stand in brackets.
func outside(text string, found []foundKeyword, brackets []bracket) ([]foundKeyword, depths) {
	depth := depthsIn(text, brackets)
	return slices.DeleteFunc(found, func(k foundKeyword) bool { return depth.at(k.from) != 0 }), depth
}

// keywordEndings are the keywords of a text, also those in brackets.
func keywordEndings(text string) []foundKeyword {
	scan(len(text))
	var found []foundKeyword
	for at := nextOf(text, 0, keywordEnds); at < len(text); at = nextOf(text, at+1, keywordEnds) {
		if k, ok := keywordAt(text, at); ok && opensList(text[:k.from]) {
			found = append(found, k)
		}
	}
	return found
}

// opensList reports whether a keyword after these words opens a list, rather
// than going on with a sentence: 各责任单位：, 请责任单位：.
func opensList(before string) bool {
	return before == "" || !strings.ContainsRune("各的关督促由请向与和及将该", lastRune(before))
}

// bullets may stand before a list, openMarks before the first keyword of a
// clause: ——, ■, 由.
const (
	bullets   = "○•·■□◆◇▪►➢—–-"
	openMarks = bullets + leadMarks + "由"
)

// startKeyword reads the keyword that a text begins with, marks aside.
func startKeyword(text string) (foundKeyword, bool) {
	text = ahead(text)
	at := nextOf(text, 0, keywordEnds+"。；;，,、")
	if at == len(text) || !strings.ContainsRune(keywordEnds, firstRune(text[at:])) {
		return foundKeyword{}, false
	}
	k, ok := keywordAt(text, at)
	return k, ok && strings.Trim(text[:k.from], openMarks+" \t\u3000\n") == ""
}

// looseKeyword reads a keyword that a text begins with and that a blank or 为
// parts from its list: 责任单位 市科技局.
func looseKeyword(text string) (foundKeyword, bool) {
	start := skipBlanks(text, 0)
	at := start
	for n := 0; n < maxKeyword+2 && at < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
		rest := text[at:]
		if r := firstRune(rest); rest == "" || !isBlank(r) && r != '为' {
			continue
		}
		if from, kind, ok := keywordBefore(text, at); ok && from <= start {
			to := len(text) - len(strings.TrimPrefix(rest, "为"))
			return foundKeyword{span{from, skipBlanks(text, to)}, kind}, true
		}
	}
	return foundKeyword{}, false
}
