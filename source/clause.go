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

// closers maps the brackets that may hold a clause to their closing ones.
var closers = map[rune]rune{'（': '）', '(': ')', '【': '】', '[': ']', '［': '］', '〔': '〕'}

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
	pairs := bracketPairs(text)
	var spans []clauseSpan
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if closers[r] == 0 {
			at += size
			continue
		}
		end, closed := pairs[at]
		if !closed {
			if inner := text[at+size:]; keywordStart.MatchString(inner) {
				return append(spans, clauseSpan{start: at, end: len(text), inner: inner, bracketed: true, open: true})
			}
			at += size // an open bracket that is no clause: look inside it
			continue
		}
		_, last := utf8.DecodeLastRuneInString(text[:end])
		if inner := text[at+size : end-last]; isClause(inner) {
			spans = append(spans, clauseSpan{start: at, end: end, inner: inner, bracketed: true})
		}
		at = end
	}
	return spans
}

// bracketPairs maps the byte of each opening bracket to the byte after its
// closing one. Widths may be mixed within a pair; round and square ones nest.
func bracketPairs(text string) map[int]int {
	type open struct {
		at   int
		kind rune
	}
	pairs := map[int]int{}
	var stack []open
	for i, r := range text {
		if closers[r] != 0 {
			stack = append(stack, open{i, bracketKind(r)})
			continue
		}
		if kind := bracketKind(r); kind != 0 && len(stack) > 0 && stack[len(stack)-1].kind == kind {
			pairs[stack[len(stack)-1].at] = i + utf8.RuneLen(r)
			stack = stack[:len(stack)-1]
		}
	}
	return pairs
}

// bracketKind is the shape of a bracket, whatever its width or side.
func bracketKind(r rune) rune {
	switch r {
	case '（', '(', '）', ')':
		return '('
	case '【', '[', '［', '】', ']', '］':
		return '['
	case '〔', '〕':
		return '〔'
	}
	return 0
}

// maxClauseWords bounds a clause without a keyword (A牵头，B配合), in bytes: a
// longer bracket is a sentence.
const maxClauseWords = 1500

// isClause reports whether the inside of a bracket says who is answerable.
func isClause(inner string) bool {
	if keywordStart.MatchString(inner) || keywordLoose.MatchString(inner) {
		return true
	}
	if strings.ContainsAny(inner, "。！？：:") {
		return false
	}
	if len(inner) > maxClauseWords {
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
