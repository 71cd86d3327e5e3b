package document

import (
	"html"
	"strings"

	"fenjie/source/pattern"
)

var (
	escapeForm = pattern.New(`\\([!-/:-@\[-` + "`" + `{-~])`)
	strongForm = pattern.New(`\*\*([^*]*[^*\s、，,])\*\*`)
	// emphasis holds words only: a star before a unit's name marks a lead
	// (*市科技局、*市经信局；带*的为牵头单位), one between figures multiplies.
	emphasis = pattern.New(`(^|[^*\\\d])\*([^*\s\d\pP][^*\pP]*?)\*($|[^*\d])`)
	// A star before a bracket or around a whole line that says more than a name
	// marks no lead: *（责任单位：A、B）*, *责任单位：A、B*.
	starred    = pattern.New(`\*([（(【][^*]*[）)】])\*`).Holding("*")
	starryLine = pattern.New(`^(\s*(?:[-+]\s+)?)\*([^*\s][^*]*[：:；。][^*]*)\*(\s*)$`).Holding("*")
	spanForm   = pattern.New("`+([^`]+)`+")
	breakForm  = pattern.New(`(?i)<br\s*/?>`)
	entityForm = pattern.New(`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});`)
)

// inline takes emphasis, code marks, escapes and character references off a
// line. Where CommonMark sees no emphasis beside Chinese punctuation
// (**牵头单位：**市教育局), people meant it all the same.
// Underscores stay: in a plan they are blanks to fill in (安排____万元).
func inline(s string) string {
	if trimmed := strings.TrimRight(s, " "); strings.HasSuffix(trimmed, `\`) && !strings.HasSuffix(trimmed, `\\`) {
		s = strings.TrimSuffix(trimmed, `\`)
	}
	s = strongForm.ReplaceAllString(s, "$1")
	s = emphasis.ReplaceAllString(s, "$1$2$3")
	s = starred.ReplaceAllString(s, "$1")
	s = starryLine.ReplaceAllString(s, "$1$2$3")
	s = spanForm.ReplaceAllString(s, "$1")
	s = breakForm.ReplaceAllString(s, "\n")
	s = escapeForm.ReplaceAllString(s, "$1")
	return entityForm.ReplaceAllStringFunc(s, html.UnescapeString)
}
