package plan

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Leader is who answers in person (责任领导), as a clause has it: 责任领导：王伟民.
type Leader struct{ Label, Names string }

func (l Leader) String() string { return l.Label + "：" + l.Names }

// personWords end the keywords that ask for persons: 牵头领导, 牵头单位及责任人.
var personWords = []string{"领导", "责任人", "责任人员", "负责人", "负责同志", "牵头人", "包保干部"}

// maxLabel bounds a keyword, in characters.
const maxLabel = 12

// Leaders are the persons that a clause names, in its order. Units and persons
// may stand in one list: 牵头单位及责任人：市科技局 张某某.
func Leaders(clause string) []Leader {
	if !slices.ContainsFunc(personWords, func(w string) bool { return strings.Contains(clause, w) }) {
		return nil
	}
	var list []Leader
	for _, k := range labelsOf(clause) {
		if !endsWithAny(k.label, personWords) || strings.HasPrefix(k.label, "联系") && !strings.HasSuffix(k.label, "领导") {
			continue
		}
		if names := strings.Trim(k.names, "、，,；;。 \u3000\n【[［〔■○•"); names != "" {
			list = append(list, Leader{k.label, names})
		}
	}
	return list
}

// WithAbove are the persons that a clause names, and before them those of the section
// that it stands in whose keyword it does not have: a task's own 责任人 is no other
// 牵头领导.
func WithAbove(own, above []Leader) []Leader {
	var list []Leader
	for _, l := range above {
		if !HasLabel(own, l.Label) {
			list = append(list, l)
		}
	}
	return append(list, own...)
}

// HasLabel reports whether a list has persons under a keyword.
func HasLabel(list []Leader, label string) bool {
	return slices.ContainsFunc(list, func(l Leader) bool { return l.Label == label })
}

func endsWithAny(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// labelled is a keyword of a clause and what it opens.
type labelled struct{ label, names string }

// labelsOf cuts a clause at its keywords: 责任领导：A；责任单位：B, 【责任领导】A.
func labelsOf(clause string) []labelled {
	clause = withoutPair(strings.TrimSpace(clause))
	var list []labelled
	end := len(clause) // of what the keyword before opens
	for at := len(clause); at > 0; {
		i := strings.LastIndexAny(clause[:at], "：:】］]〕")
		if i < 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(clause[i:])
		label, from := labelBefore(clause[:i])
		at = i
		if label == "" {
			continue
		}
		names := strings.TrimLeft(clause[i+size:end], "：: ")
		if stop := strings.IndexAny(names, "；;。\n"); stop >= 0 {
			names = names[:stop]
		}
		names = withinPair(names)
		list = append(list, labelled{label, names})
		end, at = from, from
	}
	slices.Reverse(list)
	return list
}

// withinPair is a text up to a bracket that shuts what was opened before it:
// （牵头单位：A）（责任领导：B）.
func withinPair(text string) string {
	open := 0
	for i, r := range text {
		switch r {
		case '（', '(':
			open++
		case '）', ')':
			if open--; open < 0 {
				return text[:i]
			}
		}
	}
	return text
}

// withoutPair drops the bracket that a clause as a whole stands in.
func withoutPair(clause string) string {
	for _, pair := range []struct{ open, shut string }{{"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}, {"〔", "〕"}} {
		if inner, ok := strings.CutPrefix(clause, pair.open); ok && strings.HasSuffix(inner, pair.shut) && !strings.Contains(strings.TrimSuffix(inner, pair.shut), pair.shut) {
			return strings.TrimSuffix(inner, pair.shut)
		}
	}
	return clause
}

// labelBefore is the keyword of 汉字 at the end of a text.
func labelBefore(text string) (label string, from int) {
	from = len(text)
	n := 0
	for from > 0 && n <= maxLabel {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		from -= size
		n++
	}
	if n == 0 || n > maxLabel {
		return "", 0
	}
	return text[from:], from
}
