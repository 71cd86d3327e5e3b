package source

import "strings"

// Plans also say in the running text who answers: 建成服务平台，由市数据局负责，
// 市公安局配合，年底前投用。 Such words stay in the text, and they count only for
// an item that has no clause: elsewhere they tell how a thing is done.

// runIn are the units that the sentences of a text name so, one clause a
// sentence.
func runIn(text string) []clauseUnit {
	if !containsAny(text, "牵头", "负责") || len(text) > maxParagraph {
		return nil
	}
	var units []clauseUnit
	for _, sentence := range splitTop(text, "。；;！\n") {
		clause := ""
		for _, segment := range splitTop(sentence, "，,") {
			segment = strings.TrimSpace(segment)
			switch {
			case clause == "" && answersIn(segment), clause != "" && namesWithVerb(segment):
				clause += "，" + segment
			case clause != "":
				units = append(units, parseClause(strings.TrimPrefix(clause, "，")).units...)
				clause = ""
			}
		}
		if clause != "" {
			units = append(units, parseClause(strings.TrimPrefix(clause, "，")).units...)
		}
	}
	return units
}

// answersIn reports words that say who leads or answers, an office among them:
// 由市数据局负责, 日常调度由市数据局牵头.
func answersIn(segment string) bool {
	verb := verbEnd.FindStringIndex(segment)
	if verb == nil || !strings.HasPrefix(segment[verb[0]:], "牵头") && !strings.HasPrefix(segment[verb[0]:], "负责") {
		return false
	}
	names := namesBefore(segment, verb[0])
	if strings.Contains(strings.ReplaceAll(names, "自由", ""), "由") {
		return false // 省级项目由企业牵头
	}
	for _, name := range splitNames(names) {
		if base, _ := cutNote(name); isOffice(base) {
			return namesWithVerb(segment)
		}
	}
	return false
}

// namesWithVerb reports words that are names of units and a verb: 会同市交通局推进,
// 市公安局等部门配合.
func namesWithVerb(segment string) bool {
	verb := verbEnd.FindStringIndex(segment)
	return verb != nil && allLikeUnits(splitNames(namesBefore(segment, verb[0])))
}

// namesBefore are the words before a verb, without 由 or 会同 before them.
func namesBefore(segment string, verb int) string {
	lists := cutDuty(segment)
	words := lists[len(lists)-1]
	words = words[:max(0, len(words)-(len(segment)-verb))]
	words = strings.TrimPrefix(words, "由")
	return strings.TrimPrefix(words, "会同")
}

// runInUnits are the units that an item's text names so.
func (i *item) runInUnits() []clauseUnit {
	units := runIn(i.head.text)
	for _, l := range i.lines() {
		if l.table == nil {
			units = append(units, runIn(l.text)...)
		}
	}
	return units
}
