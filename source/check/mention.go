package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// mention is a unit in a clause of its own: that of a measure, or of a section.
type mention struct {
	plan.Unit
	Written string // its name as the clause has it, without mark, note and verb
	First   bool   // the first of its clause
	section *plan.Section
	measure *plan.Measure // nil in a section's clause
}

// mentions returns every unit of every clause, in order; measures that inherit
// their group's units have none. They are gathered once for all rules.
func (t *Text) mentions() []mention {
	t.namedOnce.Do(func() { t.named = gatherMentions(t) })
	return t.named
}

func gatherMentions(t *Text) []mention {
	room := 0
	for _, task := range t.Tasks {
		room += len(task.Units)
	}
	list, settled := make([]mention, 0, room), settledNames(t.Problems)
	add := func(s *plan.Section, m *plan.Measure, units []plan.Unit) {
		for k, u := range units {
			name := written(u)
			// One that the settings list with its second sign is written with that.
			if whole := strings.Trim(strings.TrimSpace(u.AsWritten), leadMarks); settled[plan.PlainName(whole)] {
				name = whole
			}
			list = append(list, mention{Unit: u, Written: name, First: k == 0, section: s, measure: m})
		}
	}
	var walk func(s *plan.Section, above []plan.Unit)
	walk = func(s *plan.Section, above []plan.Unit) {
		add(s, nil, s.Units)
		if len(s.Units) > 0 {
			above = s.Units
		}
		for _, m := range s.Measures {
			if !inherits(m, above) {
				add(s, m, m.Units)
			}
		}
		for _, sub := range s.Sections {
			walk(sub, above)
		}
	}
	for _, s := range t.Plan.Sections {
		walk(s, nil)
	}
	return list
}

// inherits tells whether a measure has no clause and so its group's units.
func inherits(m *plan.Measure, above []plan.Unit) bool {
	return m.Clause == "" && len(above) > 0 && slices.Equal(m.Units, above)
}

const leadMarks = "*＊★☆▲△●※✱∗"

var (
	// noteStart is where a second sign in brackets begins; a group's bracket
	// (各乡镇（街道）) belongs to its name.
	noteStart = pattern.New(`[（(〈<《〔\[]`)
	// clauseVerb closes a list of names: B、C等按职责分工负责.
	clauseVerb = pattern.New(`(?:等(?:市级|县级|区级|省级|市直|县直|区直)?(?:各)?(?:有关|相关)?(?:单位|部门)?)?(?:(?:按照?|根据|依据|结合)[^、]*|(?:共同|联合|具体|主要|积极|协同|分别|各自)?(?:牵头|配合|协助|参与|协办|支持|负责|落实|承办|实施|组织实施|推进)(?:负责|落实|实施|推进|组织|组织实施|抓总)?)?$`)
)

// written is a unit's name as its clause has it.
func written(u plan.Unit) string {
	if i := strings.Index(u.AsWritten, u.Name); u.AsWritten == "" || i >= 0 && i <= len("*由") {
		return u.Name
	}
	return bareName(u.AsWritten)
}

// bareName is a name without what its clause puts around it.
func bareName(asWritten string) string {
	name := strings.TrimFunc(asWritten, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(leadMarks, r) })
	name = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(name, "由"), "以及"), "会同")
	if loc := noteStart.FindStringIndex(name); loc != nil && loc[0] > 0 && !isGroup(name) {
		name = name[:loc[0]]
	}
	if loc := clauseVerb.FindStringIndex(name); loc != nil && loc[0] > 0 {
		name = name[:loc[0]]
	}
	return strings.TrimSpace(strings.Trim(name, leadMarks))
}

// isGroup tells a group of units (各乡镇（街道）, 有关部门) from a unit.
func isGroup(name string) bool {
	for _, p := range []string{"各", "有关", "相关", "全市", "全县", "全区", "其他", "市级各", "县级各", "区级各", "市直", "县直", "区直", "省直"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return strings.Contains(name, "各有关") || strings.Contains(name, "各相关")
}

// spot is the place of words in a mention: of its name where words are empty.
func (t *Text) spot(m mention, words string) Finding {
	anchor := m.AsWritten
	if words == "" {
		words = m.Written
	}
	if !strings.Contains(anchor, words) {
		anchor = words
	}
	if f, ok := t.inClause(m, anchor, words, 0); ok {
		return f
	}
	if m.measure != nil {
		return t.InMeasure(m.measure, words)
	}
	return t.InSection(m.section, words)
}

// inClause is the place of words within the nth anchor (from 0) of the clause
// that a mention stands in.
func (t *Text) inClause(m mention, anchor, words string, nth int) (Finding, bool) {
	var of any = m.section
	if m.measure != nil {
		of = m.measure
	}
	r, ok := t.reach[of]
	for k := r.first; ok && k <= r.last; k++ {
		l := &t.Lines[k]
		for from := 0; ; {
			i := strings.Index(l.Text[from:], anchor)
			if i < 0 || anchor == "" {
				break
			}
			from += i
			p, _ := l.piece(from)
			if p.Field == plan.FieldClause && p.Measure == m.measure && p.Section == m.section && standsAlone(l.Text, from, from+len(anchor)) {
				if nth == 0 {
					at := from + strings.Index(anchor, words)
					return l.At(at, at+len(words)), true
				}
				nth--
			}
			from += len(anchor)
		}
	}
	return Finding{}, false
}

// standsAlone tells a whole name from the end or the beginning of a longer one.
func standsAlone(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return (!unicode.Is(unicode.Han, before) || strings.ContainsRune("由及和与同位门", before)) &&
		(!unicode.Is(unicode.Han, after) || strings.ContainsRune("等按牵配负参协分共具各承落及和与会实主联支", after))
}

// where names the places of mentions: 任务（七）、（十二）.
func where(list []mention) string {
	var tasks, sections []string
	for _, m := range list {
		if m.measure == nil {
			sections = append(sections, "领域"+sectionName(m.section))
			continue
		}
		name := taskName(m.measure)
		if len(tasks) > 0 {
			name = strings.TrimPrefix(name, "任务")
		}
		tasks = append(tasks, name)
	}
	if len(tasks) == 0 {
		return listed(sections)
	}
	return listed(slices.Compact(tasks))
}
