package source

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"fenjie/source/plan"
)

// FuzzClause: clauses stand in a text one after the other, and what is between
// them and they themselves are the text; each unit's name is written in its
// clause, no character of it invented; behind a title they are the same; and four times the text is at most some
// five times the work.
func FuzzClause(f *testing.F) {
	for _, text := range []string{
		"落实政策。（责任单位：*市科技局、市经信局，带*的为牵头单位，下同）", "（牵头单位：市科技局；配合单位：市经信局、各区（县）政府）", "牵头单位：市科技局\u3000配合单位：市财政局",
		"（市科技局、市经信局及各县（市、区）政府按职责分工负责）", "由市人社局牵头，市总工会、市工商联配合。", "[责任单位：市科技局", "责任单位：（（（", "（责任单位：市科技局）（责任单位：市经信局）",
		"【牵头领导：张三】责任单位：★市科技局、☆市经信局。联系人：李四", "（责任单位：市教育局，各乡镇（街道）；完成时限：2026年8月底前）",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // the decoder gives none such
		}
		var rebuilt strings.Builder
		at := 0
		spans := findClauses(text)
		for _, s := range spans {
			if s.start < at || s.end <= s.start || s.end > len(text) {
				t.Fatalf("%q: span %d to %d after %d", text, s.start, s.end, at)
			}
			rebuilt.WriteString(text[at:s.start] + text[s.start:s.end])
			at = s.end
			if !strings.Contains(text[s.start:s.end], s.inner) {
				t.Errorf("%q: %q is not in its clause %q", text, s.inner, text[s.start:s.end])
			}
			parts := parseClause(s.inner)
			resolveRoles(parts.units, parts.legend)
			for _, u := range parts.units {
				if !written(u.name, s.inner) || u.name == "" {
					t.Errorf("%q: unit %q is not written in %q", text, u.name, s.inner)
				}
				if u.role != plan.Lead && u.role != plan.Support && u.role != plan.Shared {
					t.Errorf("%q: unit %q has the role %q", text, u.name, u.role)
				}
			}
		}
		if rebuilt.WriteString(text[at:]); rebuilt.String() != text {
			t.Errorf("%q: clauses and the rest are %q", text, rebuilt.String())
		}
		const title = "培育企业。"
		titled := line{text: title + text, found: &foundClauses{}}
		if behind := titled.clausesFrom(len(title)); !slices.Equal(behind, spans) {
			t.Errorf("%q: behind a title the clauses are %v, alone %v", text, behind, spans)
		}
		work := func(times int) int64 {
			before := scanned.Load()
			findClauses(strings.Repeat(text, times))
			return scanned.Load() - before
		}
		if one, four := work(8), work(32); four > 5*one+20*32*int64(len(text)) {
			t.Errorf("%q: 8 times take %d steps, 32 times %d", text, one, four)
		}
	})
}

// written reports whether the characters of name stand in text in their order:
// brackets and blanks of a name may be put in order.
func written(name, text string) bool {
	for _, r := range name {
		if unicode.IsSpace(r) {
			continue
		}
		at := strings.IndexRune(text, r)
		if at < 0 {
			return false
		}
		text = text[at+utf8.RuneLen(r):]
	}
	return true
}
