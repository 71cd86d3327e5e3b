package source

import (
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// ownVerbs say that who stands before them does something itself; ownOpenings are
// what a sentence may begin with before the unit.
var (
	ownVerbs    = []string{"负责", "牵头", "具体负责", "具体牵头", "承担", "组织实施"}
	ownWords    = pattern.Words{"负责", "牵头", "承担", "组织实施"} // each of them holds one
	ownOpenings = []string{"", "由", "其中", "其中由", "具体由", "并由", "同时", "同时由"}
	notByIt     = []string{"原由", "曾由", "此前由", "原先由", "自由", "理由", "缘由", "建立由", "成立由", "组建由", "形成由"}
)

// tellOwnParts tells of sentences that give a part of a task to a unit which its
// clause names and does not mark as the lead: 停车位建设由县城管局负责. The unit's role
// stays what the clause says, and the figures of that part stand with those of the
// task, at the lead too.
func (b *builder) tellOwnParts(i *item, units []clauseUnit) {
	for _, l := range append([]line{i.head}, i.lines()...) {
		if l.table != nil {
			continue
		}
		text := l.text
		if spans := l.clauses(); len(spans) > 0 {
			text = text[:spans[0].start]
		}
		if !ownWords.In(text) {
			continue
		}
		at := 0
		for _, segment := range splitTop(text, "，,。；;！：\n") {
			if name := ownPart(segment, units); name != "" {
				words := strings.TrimSpace(segment)
				b.problem(l.placeAt(at+skipBlanks(segment, 0)), "notice", "duty-unread", words,
					"正文“"+words+"”写明部分工作由"+name+"负责；角色仍按责任条款，相关量化目标也列在其他责任单位名下", "如须单独考核，请把这部分另列一项任务并写明责任单位")
			}
			at += len(segment)
			if at < len(text) {
				at += len(string(firstRune(text[at:])))
			}
		}
	}
}

// ownPart is the unit, of those that do not lead, to which a segment gives something.
func ownPart(segment string, units []clauseUnit) string {
	if !ownWords.In(segment) {
		return ""
	}
	for _, u := range units {
		before, after, found := strings.Cut(segment, u.name)
		if u.role == plan.Lead || u.name == "" || !found {
			continue
		}
		for _, verb := range ownVerbs {
			rest, ok := strings.CutPrefix(after, verb)
			if !ok || strings.HasPrefix(rest, "的") || strings.HasPrefix(rest, "人") || strings.HasPrefix(rest, "同志") {
				continue
			}
			before = strings.TrimSpace(before)
			for _, opening := range ownOpenings {
				if before == opening {
					return u.name
				}
			}
			if strings.HasSuffix(before, "由") && !containsAny(before, notByIt...) {
				return u.name
			}
		}
	}
	return ""
}
