package source

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// clauseSpan is a responsibility clause within a line (责任条款): bytes
// start to end, brackets included; inner is what they hold.
type clauseSpan struct {
	start, end int
	inner      string
	bracketed  bool
	open       bool // the closing bracket is missing
}

// verbEnd: a bracket that says who leads without a keyword (由市科技局牵头).
var verbEnd = pattern.New(`(?:牵头(?:负责|落实|实施|推进|督导|推动|抓总)?|负责|配合|参与|参加|协助|承办|主办|协办|组织实施|落实|推进|会同)(?:落实|完成|实施)?\s*$`).
	Holding("牵头", "负责", "配合", "参与", "参加", "协助", "承办", "主办", "协办", "落实", "实施", "推进", "会同")

// findClauses returns the responsibility clauses of a line, in order: brackets
// that hold one, and lists that a keyword opens without a bracket.
func findClauses(text string) []clauseSpan {
	var spans []clauseSpan
	pairs := bracketsOf(text)
	brackets := bracketClauses(text, pairs)
	keys, depth := keywordsAmong(text, pairs)
	for at := 0; ; at = spans[len(spans)-1].end {
		for len(brackets) > 0 && brackets[0].start < at {
			brackets = brackets[1:]
		}
		for len(keys) > 0 && (keys[0].from < at || !opensClause(text, keys[0])) {
			keys = keys[1:]
		}
		switch {
		case len(keys) > 0 && (len(brackets) == 0 || keys[0].from < brackets[0].start):
			start, end := openingOf(text, at, keys[0].from), endOfList(text, keys, depth)
			spans = append(spans, clauseSpan{start: start, end: end, inner: text[start:end]})
		case len(brackets) > 0:
			spans = append(spans, brackets[0])
		default:
			if len(spans) > 0 {
				return spans
			}
			if spans = looseLine(text); len(spans) > 0 {
				return spans
			}
			return closingSentence(text)
		}
	}
}

// opensClause reports whether a clause without a bracket may begin at k: at
// the beginning of the line, after a stop or a blank, or anywhere where the
// keyword speaks of units. 联系人： in a sentence is none.
func opensClause(text string, k foundKeyword) bool {
	if k.kind == kwContact {
		return false
	}
	before := strings.Trim(text[lastOf(text, 0, k.from, "。；;！？”）)\n"):k.from], openMarks+" \t\u3000")
	if before == "" {
		return true
	}
	if k.kind == kwDeadline {
		return false
	}
	return isBlank(lastRune(text[:k.from])) || k.kind != kwPerson
}

// openingOf is where a clause begins whose keyword stands at key: at the marks
// before it.
func openingOf(text string, from, key int) int {
	return from + len(strings.TrimRight(text[from:key], openMarks+" \t\u3000"))
}

// endOfList is where a clause without a bracket ends that begins with the
// first of keys: at the stop after which the text goes on without a keyword.
func endOfList(text string, keys []foundKeyword, depth depths) int {
	for at := keys[0].to; ; {
		stop := strings.Index(text[at:], "。")
		if stop < 0 {
			scan(len(text) - at)
			return len(text)
		}
		scan(stop)
		end := at + stop + len("。")
		at = end
		if depth.at(end) > 0 {
			continue
		}
		next := skipBlanks(text, end)
		for len(keys) > 0 && keys[0].from < next {
			keys = keys[1:]
		}
		if next == len(text) || len(keys) == 0 || openingOf(text, end, keys[0].from) > end {
			return end
		}
	}
}

// closingSentence reads a last sentence that says nothing but who leads and who
// supports: 由市人社局牵头，市总工会、市工商联配合。 Every word of it must be a
// name or a verb, and one name that of an office.
func closingSentence(text string) []clauseSpan {
	end := len(strings.TrimRightFunc(text, isBlank))
	body := strings.TrimSuffix(text[:end], "。")
	start := skipBlanks(text, lastOf(body, 0, len(body), "。；;！？\n"))
	if start >= len(body) || len(body)-start > maxClauseWords {
		return nil
	}
	inner := strings.TrimPrefix(body[start:], "由")
	leads, offices := false, 0
	for _, segment := range splitTop(inner, "，,") {
		verb := verbEnd.FindStringIndex(segment)
		if verb == nil {
			return nil
		}
		leads = leads || strings.HasPrefix(segment[verb[0]:], "牵头")
		for _, name := range splitNames(strings.TrimPrefix(segment[:verb[0]], by)) {
			if !looksLikeUnit(name) || lastBy(name) >= 0 { // 日常宣传由市融媒体中心牵头
				return nil
			}
			if base, _ := cutNote(name); isOffice(base) {
				offices++
			}
		}
	}
	if !leads || offices == 0 {
		return nil
	}
	return []clauseSpan{{start: start, end: end, inner: text[start:end]}}
}

// isOwnLineClause reports whether a line begins with a clause: 牵头单位：A.
func isOwnLineClause(text string) bool {
	k, ok := startKeyword(text)
	return ok && k.kind != kwContact
}

// looseLine reads a line of its own that leaves the colon out: 牵头单位 市科技局.
// All that follows must be names of units.
func looseLine(text string) []clauseSpan {
	k, ok := looseKeyword(ahead(text))
	if !ok || k.kind > kwNeutral && k.kind != kwLead && k.kind != kwSupport || k.to >= len(text) || len(text) > maxClauseWords {
		return nil
	}
	for _, part := range splitTop(text[k.to:], "，,；;。") {
		for _, name := range splitNames(part) {
			if !looksLikeUnit(strings.Trim(name, leadMarks)) {
				return nil
			}
		}
	}
	return []clauseSpan{{start: 0, end: len(text), inner: text}}
}

// bracketClauses returns the brackets of the outermost level that hold a
// clause. A clause whose bracket is never closed runs to the end of the line.
func bracketClauses(text string, brackets []bracket) []clauseSpan {
	var spans []clauseSpan
	at := 0
	for _, b := range brackets {
		if b.from < at {
			continue
		}
		if b.to < 0 { // an open bracket that is no clause: look inside it
			if inner := text[b.from+b.size:]; isOwnLineClause(inner) {
				return append(spans, clauseSpan{start: b.from, end: len(text), inner: inner, bracketed: true, open: true})
			}
			continue
		}
		_, last := utf8.DecodeLastRuneInString(text[:b.to])
		if inner := text[b.from+b.size : b.to-last]; isClause(inner) || isBareClause(text, b.from, b.to, inner) {
			spans = append(spans, clauseSpan{start: b.from, end: b.to, inner: inner, bracketed: true})
		}
		at = b.to
	}
	return spans
}

// maxClauseWords bounds a clause without a keyword (A牵头，B配合), in bytes: a
// longer bracket is a sentence.
const maxClauseWords = 1500

// isClause reports whether the inside of a bracket says who is answerable.
func isClause(inner string) bool {
	if k, ok := startKeyword(inner); ok {
		return k.kind != kwContact
	}
	if _, ok := looseKeyword(ahead(inner)); ok {
		return true
	}
	if len(inner) > maxClauseWords {
		return false
	}
	for _, k := range keywordsIn(inner) { // （2026年底前完成；责任单位：市科技局）
		if k.kind <= kwSupport && strings.ContainsRune("；;，,。", lastRune(inner[:k.from])) {
			return true
		}
		if k.kind == kwDeadline && strings.ContainsRune("；;，,。", lastRune(inner[:k.from])) {
			inner = strings.TrimRight(inner[:k.from], "；;，,。") // （A牵头，B配合，完成时限：6月底前）
			break
		}
	}
	// What follows a stop explains: （A牵头，B参与。以下各项均需各地落实）.
	inner = inner[:nextOf(inner, 0, "。")]
	if strings.ContainsAny(inner, "！？：:") {
		return false
	}
	for _, segment := range splitTop(inner, "，,；;") {
		if verbEnd.MatchString(segment) || roleForm.MatchString(segment) {
			return namesUnits(inner)
		}
	}
	return false
}

// isBareClause reports a bracket after a stop, or alone on its line, that holds
// nothing but names of offices: …完成改造。（市住建局、市财政局）.
func isBareClause(text string, from, to int, inner string) bool {
	before, after := strings.TrimRightFunc(text[:from], isBlank), strings.TrimLeftFunc(text[to:], isBlank)
	if after != "" && after != "。" || before != "" && !strings.ContainsRune("。；！", lastRune(before)) || len(inner) > maxClauseWords {
		return false
	}
	offices := 0
	for _, part := range splitTop(inner, "，,；;") {
		if isDue(strings.TrimSpace(part)) {
			continue
		}
		for _, name := range splitNames(part) {
			name = strings.Trim(etcForm.ReplaceAllString(name, ""), leadMarks+" ")
			if isFiller(name) {
				continue // 各部门、单位
			}
			if !looksLikeUnit(name) {
				return false
			}
			if base, _ := cutNote(name); isOffice(base) {
				offices++
			}
		}
	}
	return offices > 0
}

// isOffice reports the name of an office, with a prefix of place or without.
func isOffice(name string) bool {
	_, rest := (&namer{}).cutPrefix(name)
	return officeKeys[rest] != "" || officeKeys[name] != "" || ministries[name] || rest != name && endsLikeUnit(name)
}

// namesUnits: what stands before the verb must look like names: (企业牵头或参与)
// and (优先支持单位参与) do not.
func namesUnits(inner string) bool {
	for _, u := range parseClause(inner).units {
		if looksLikeUnit(u.name) {
			return true
		}
	}
	return false
}
