package source

import "strings"

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
