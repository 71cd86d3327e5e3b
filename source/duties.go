package source

import (
	"strings"
	"unicode/utf8"
)

// A list of those responsible also holds deadlines, what each is to do, whom
// they work with, and persons.

// asksPersons reports a keyword that asks for units and persons.
func asksPersons(keyword string) bool {
	return strings.HasSuffix(strings.TrimRight(keyword, "：: "), "人") || strings.Contains(keyword, "领导")
}

// withoutPersons leaves persons out of a list: names of up to four characters
// that are no unit's, alone or behind the office they answer in (市科技局李某某).
func withoutPersons(units []clauseUnit) []clauseUnit {
	const longest = 4
	var kept []clauseUnit
	for _, u := range units {
		if base, _ := cutNote(u.name); !looksLikeUnit(base) {
			if utf8.RuneCountInString(base) <= longest {
				continue
			}
			name := []rune(base)
			for n := 2; n <= longest && n < len(name); n++ {
				if office := string(name[:len(name)-n]); isOffice(office) {
					u.name = office
					break
				}
			}
		}
		kept = append(kept, u)
	}
	return kept
}

// isDue reports words that are nothing but deadlines: 3月启动、10月底前完成.
func isDue(part string) bool {
	for _, piece := range splitTop(part, "、") {
		if !dueForm.MatchString(strings.TrimSpace(piece)) {
			return false
		}
	}
	return true
}

// cutDuty cuts off a list what those named in it are to do: 空域协调由A、B负责,
// 前者由A牵头.
func cutDuty(part string) string {
	i := strings.LastIndex(part, "由")
	if i <= 0 || strings.HasPrefix(part[i:], "由贸") || strings.HasSuffix(part[:i], "、") || !verbSuffix.MatchString(part) {
		return part
	}
	if names := part[i+len("由"):]; allLikeUnits(splitNames(names)) {
		return names
	}
	return part
}

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
