package check

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// unitNoteAlias: the second sign of a unit is written in two ways.
var unitNoteAlias = Rule{
	Code: "unit-note-alias", Severity: Warning, Name: "括注名称不一致",
	What: "同一单位括注的牌子有两种写法。",
	Why:  "括注是任务落到哪个科室、哪块牌子的依据，写法不一会被当作两个机构。",
	Bad: `青山县重点工作方案
一、发展科技
（一）管好基金。清理一批。（责任单位：县财政局〈国资办〉）
（二）管好国企。考核一批。（责任单位：县财政局〈县国资办〉）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）管好基金。清理一批。（责任单位：县财政局〈国资办〉）
（二）管好国企。考核一批。（责任单位：县财政局〈国资办〉）
`,
	Check: func(t *Text, found func(Finding)) {
		byUnit := map[string][]note{}
		var order []string
		for _, m := range t.mentions() {
			if m.Note == "" || isGroup(m.Name) {
				continue
			}
			if byUnit[m.Name] == nil {
				order = append(order, m.Name)
			}
			byUnit[m.Name] = addNote(byUnit[m.Name], m)
		}
		for _, name := range order {
			notes := byUnit[name]
			for k, n := range notes {
				main := mostUsed(notes, n)
				if main == k {
					continue
				}
				f := t.spot(n.mentions[0], n.text)
				f.Message = fmt.Sprintf("“%s”括注的“%s”（%s）与“%s”（%s）写法不一", n.mentions[0].Written, n.text, where(n.mentions), notes[main].text, where(notes[main].mentions))
				f.Suggestion = "请统一用“" + notes[main].text + "”"
				found(f)
			}
		}
	},
}

// note is a second sign as it is written, and where.
type note struct {
	text, core string
	mentions   []mention
}

func addNote(notes []note, m mention) []note {
	for k := range notes {
		if notes[k].text == m.Note {
			notes[k].mentions = append(notes[k].mentions, m)
			return notes
		}
	}
	return append(notes, note{m.Note, noteCore(m.Note), []mention{m}})
}

// noteCore is what two ways to write a sign have in common: 市委人才办 and
// 人才办, 国资办 and 国资委.
func noteCore(text string) string {
	_, rest := cutPrefix(text)
	if r, ok := strings.CutPrefix(rest, "委"); ok && utf8.RuneCountInString(r) > 2 {
		rest = r
	}
	for _, end := range []string{"办公室", "委员会", "办", "委"} {
		if stem, ok := strings.CutSuffix(rest, end); ok && utf8.RuneCountInString(stem) > 1 {
			return stem
		}
	}
	return rest
}

// mostUsed is the index of the way to write the sign of n that is used most, or
// first.
func mostUsed(notes []note, n note) int {
	best := -1
	for k, other := range notes {
		if other.core == n.core && (best < 0 || len(other.mentions) > len(notes[best].mentions)) {
			best = k
		}
	}
	return best
}
