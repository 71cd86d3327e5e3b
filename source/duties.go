package source

import (
	"strings"

	"fenjie/source/pattern"
)

// A list of those responsible also holds deadlines, what each is to do, and whom
// they work with.

// isDue reports words that are nothing but deadlines: 3月启动、10月底前完成.
func isDue(part string) bool {
	for _, piece := range splitTop(part, "、") {
		if !dueForm.MatchString(strings.TrimSpace(piece)) {
			return false
		}
	}
	return true
}

// speaksOfOwn reports names with a verb of a role, which is that of the names in its
// own part alone: A、B，C牵头 and A，B、C配合. A，B负责 speaks of both.
func speaksOfOwn(tokens []string) bool {
	for _, token := range tokens {
		verb := verbSuffix.FindStringSubmatchIndex(token)
		if verb != nil && (verb[4] >= 0 || verb[2] >= 0 && verb[0] > 0) {
			return true
		}
	}
	return false
}

// cutDuty cuts off a list what those named in it are to do: 空域协调由A、B负责,
// 前者由A牵头. Units that stand there are a list of their own, of which the verb
// does not speak: A、B由C牵头.
func cutDuty(part string) (lists []string) {
	i := lastBy(part)
	if i <= 0 || len(part) > maxClauseWords || !verbSuffix.MatchString(part) || !allLikeUnits(splitNames(part[i+len(by):])) {
		return []string{part}
	}
	names := part[i+len(by):]
	tokens := splitTop(part[:i], "、")
	for n := len(tokens); n > 0; n-- {
		word := tokens[n-1]
		if k := lastBy(word); k >= 0 {
			word = word[k+len(by):]
		}
		if isAnswerable(trimVerb(word)) {
			return append(cutDuty(strings.Join(tokens[:n], "、")), names)
		}
	}
	return []string{names}
}

// by is the word before who does something. In 自由 it is none.
const by = "由"

// lastBy is where the last 由 of a text stands, -1 where there is none.
func lastBy(text string) int {
	for i := strings.LastIndex(text, by); i >= 0; i = strings.LastIndex(text[:i], by) {
		if !strings.HasSuffix(text[:i], "自") && !strings.HasPrefix(text[i:], "由贸") {
			return i
		}
	}
	return -1
}

// isAnswerable reports the name of an office or of a group of units, but not 各项工作.
func isAnswerable(name string) bool {
	base, _ := cutNote(strings.Trim(name, leadMarks+" "))
	group := strings.TrimSpace(withoutBrackets(base))
	return isOffice(base) || isGroup(base) && (endsLikeUnit(group) || placeWords.End(group))
}

// placeWords end groups of places: 各地, 各县（市、区）.
var placeWords = pattern.Words{"地", "省", "市", "州", "县", "区", "旗"}

// cutHelpers parts A会同B、C负责, where A answers and the others support. It
// leaves alone what names nobody on one side.
func cutHelpers(part string) (leads, helpers string) {
	leads, helpers, found := strings.Cut(part, "会同")
	leads = strings.TrimRight(leads, "、 ")
	if !found || leads == "" || !allLikeUnits(splitNames(leads)) || !allLikeUnits(splitNames(helpers)) {
		return part, ""
	}
	return leads, helpers
}
