package source

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// clauseSpan is a responsibility clause within a line (责任条款): bytes
// start to end, brackets included; inner is what they hold.
type clauseSpan struct {
	start, end int
	inner      string
	bracketed  bool
	open       bool // the closing bracket is missing
}

// keyword is a word that opens a list in a clause: 责任单位：.
type keyword struct {
	word string
	kind keywordKind
}

type keywordKind int

const (
	kwNeutral  keywordKind = iota // 责任单位: lead, support or shared, as the rest of the clause says
	kwLead                        // 牵头单位
	kwSupport                     // 配合单位
	kwPerson                      // 责任领导: persons, not units
	kwDeadline                    // 完成时限
)

// keywords, longest first where one begins with another.
var keywords = []keyword{
	{"牵头责任单位", kwLead}, {"牵头负责单位", kwLead}, {"牵头配合单位", kwNeutral},
	{"牵头单位和责任单位", kwNeutral}, {"牵头及配合单位", kwNeutral},
	{"牵头单位", kwLead}, {"牵头部门", kwLead}, {"牵头科室", kwLead}, {"牵头主体", kwLead}, {"主要责任单位", kwLead},
	{"主办单位", kwLead}, {"主办部门", kwLead}, {"主责单位", kwLead}, {"主责部门", kwLead}, {"主管部门", kwLead}, {"主管单位", kwLead},
	{"第一责任单位", kwLead},
	{"配合责任单位", kwSupport}, {"配合单位", kwSupport}, {"配合部门", kwSupport}, {"协办单位", kwSupport}, {"协办部门", kwSupport},
	{"参与单位", kwSupport}, {"参与部门", kwSupport}, {"参加单位", kwSupport}, {"参加部门", kwSupport}, {"协同单位", kwSupport}, {"协同部门", kwSupport},
	{"协作单位", kwSupport}, {"支持单位", kwSupport}, {"协助单位", kwSupport}, {"协调单位", kwSupport}, {"其他责任单位", kwSupport},
	{"责任单位", kwNeutral}, {"责任部门", kwNeutral}, {"责任主体", kwNeutral}, {"责任科室", kwNeutral},
	{"实施单位", kwNeutral}, {"实施主体", kwNeutral}, {"承办单位", kwNeutral}, {"承担单位", kwNeutral}, {"落实单位", kwNeutral},
	{"负责单位", kwNeutral}, {"负责部门", kwNeutral}, {"责任分工", kwNeutral}, {"任务分工", kwNeutral}, {"职责分工", kwNeutral},
	{"责任领导", kwPerson}, {"牵头领导", kwPerson}, {"分管领导", kwPerson}, {"包抓领导", kwPerson}, {"挂钩领导", kwPerson}, {"联系领导", kwPerson},
	{"市领导", kwPerson}, {"县领导", kwPerson}, {"区领导", kwPerson}, {"责任人", kwPerson}, {"联系人", kwPerson}, {"牵头人", kwPerson},
	{"完成时限", kwDeadline}, {"完成时间", kwDeadline}, {"完成期限", kwDeadline}, {"时限要求", kwDeadline}, {"时间要求", kwDeadline},
	{"时间节点", kwDeadline}, {"工作时限", kwDeadline}, {"实施期限", kwDeadline}, {"办结时限", kwDeadline}, {"推进时限", kwDeadline},
	{"时限", kwDeadline},
}

var (
	keywordForm = func() string {
		words := make([]string, len(keywords))
		for i, k := range keywords {
			words[i] = k.word
		}
		return `(?:` + strings.Join(words, "|") + `)`
	}()
	// keywordStart: a keyword that opens a clause or a list in one.
	keywordStart = regexp.MustCompile(`^[\s*＊★☆▲△由]*(` + keywordForm + `)\s*(?:[（(][^（()）]{1,6}[）)])?\s*[：:]\s*`)
	// keywordLoose: the colon may be left out inside brackets.
	keywordLoose = regexp.MustCompile(`^\s*(` + keywordForm + `)(?:\s*[：:]\s*|\s+|为\s*)`)
	// keywordMid: a clause that begins inside a paragraph without a bracket.
	keywordMid = regexp.MustCompile(`(?:[。；;！？”）)\s])(` + keywordForm + `)\s*[：:]`)
	// verbEnd: a bracket that says who leads without a keyword (由市科技局牵头).
	verbEnd = regexp.MustCompile(`(?:牵头|牵头负责|牵头落实|牵头实施|牵头推进|负责|配合|参与|协助|承办|组织实施|落实)\s*$`)
)

var closers = map[rune]rune{'（': '）', '(': ')', '【': '】', '[': ']', '［': '］', '〔': '〕', '｛': '｝'}

// closes reports whether c closes a bracket opened by o; widths may be mixed:
// plans hold （…).
func closes(o, c rune) bool {
	round := func(r rune) rune {
		switch r {
		case '（', '(':
			return '('
		case '）', ')':
			return ')'
		case '【', '[', '［':
			return '['
		case '】', ']', '］':
			return ']'
		}
		return r
	}
	return round(closers[o]) == round(c)
}

// findClauses returns the responsibility clauses of a line, in order.
func findClauses(text string) []clauseSpan {
	if isOwnLineClause(text) {
		return []clauseSpan{{start: 0, end: len(text), inner: text}}
	}
	spans := bracketClauses(text)
	if loc := keywordMid.FindStringSubmatchIndex(text); loc != nil && !inside(spans, loc[2]) {
		spans = append(before(spans, loc[2]), clauseSpan{start: loc[2], end: len(text), inner: text[loc[2]:]})
	}
	return spans
}

func inside(spans []clauseSpan, at int) bool {
	for _, s := range spans {
		if s.start <= at && at < s.end {
			return true
		}
	}
	return false
}

func before(spans []clauseSpan, at int) []clauseSpan {
	n := 0
	for n < len(spans) && spans[n].end <= at {
		n++
	}
	return spans[:n]
}

// isOwnLineClause reports whether the whole line is a clause: 牵头单位：A.
func isOwnLineClause(text string) bool { return keywordStart.MatchString(text) }

// bracketClauses returns the brackets of the outermost level that hold a
// clause. A clause whose bracket is never closed runs to the end of the line.
func bracketClauses(text string) []clauseSpan {
	var spans []clauseSpan
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if closers[r] == 0 {
			at += size
			continue
		}
		end, closed := closeBracket(text, at, r)
		innerEnd := end
		if closed {
			_, last := utf8.DecodeLastRuneInString(text[:end])
			innerEnd -= last
		}
		inner := text[at+size : innerEnd]
		if isClause(inner) {
			if closed || keywordStart.MatchString(inner) {
				spans = append(spans, clauseSpan{start: at, end: end, inner: inner, bracketed: true, open: !closed})
				at = end
				continue
			}
		}
		if !closed {
			at += size // an open bracket that is no clause: look inside it
			continue
		}
		at = end
	}
	return spans
}

// closeBracket returns the end of the bracket that opens at byte at. Square
// and round brackets are counted apart. A clause's bracket is taken as open
// when the line ends before it closes.
func closeBracket(text string, at int, opener rune) (int, bool) {
	depth := 0
	for i, r := range text[at:] {
		switch {
		case closers[r] != 0 && closers[r] == closers[opener] || closers[r] != 0 && closes(r, closers[opener]):
			depth++
		case closes(opener, r):
			depth--
			if depth == 0 {
				return at + i + utf8.RuneLen(r), true
			}
		}
	}
	return len(text), false
}

// isClause reports whether the inside of a bracket says who is answerable.
func isClause(inner string) bool {
	if keywordStart.MatchString(inner) || keywordLoose.MatchString(inner) {
		return true
	}
	if strings.ContainsAny(inner, "。！？：:") {
		return false
	}
	ends := false
	for _, segment := range splitTop(inner, "，,；;") {
		segment = strings.TrimSpace(segment)
		if verbEnd.MatchString(segment) {
			ends = true
		}
	}
	if !ends {
		return false
	}
	// What stands before the verb must look like names: (企业牵头或参与) and
	// (优先支持单位参与) do not.
	for _, u := range parseClause(inner).units {
		if looksLikeUnit(u.name) {
			return true
		}
	}
	return false
}

// splitTop splits at any of the separators, outside of brackets.
func splitTop(text, separators string) []string {
	var parts []string
	depth, start := 0, 0
	for i, r := range text {
		switch {
		case strings.ContainsRune("（(〈<《【[〔", r):
			depth++
		case strings.ContainsRune("）)〉>》】]〕", r):
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune(separators, r):
			parts = append(parts, text[start:i])
			start = i + utf8.RuneLen(r)
		}
	}
	return append(parts, text[start:])
}
