package check

import (
	"slices"
	"strings"
)

// final is the stage of a text that goes out.
const final = "印发稿"

// drafts and finals are the words for stages of a plan, in the order in which
// it goes through them.
var (
	drafts = []string{"初稿", "讨论稿", "征求意见稿", "修改稿", "送审稿", "报审稿", "报批稿"}
	finals = []string{final, "印发", "定稿", "终稿", "正式稿", "正式印发稿"}
)

// StageOf is the stage that a word names; whatever goes out is 印发稿. It is
// false for a word that names none.
func StageOf(word string) (string, bool) {
	word = strings.TrimSpace(word)
	if slices.Contains(finals, word) {
		return final, true
	}
	return word, slices.Contains(drafts, word)
}

// Stages lists the stages, for messages.
func Stages() string { return strings.Join(append(slices.Clone(drafts), final), "、") }
