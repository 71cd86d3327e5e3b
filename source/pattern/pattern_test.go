package pattern

import (
	"regexp"
	"testing"
)

// What is said of an expression is proved, or refused.
func TestProve(t *testing.T) {
	for _, c := range []struct {
		say   *Pattern
		holds bool
	}{
		{New(`提高|提升`).Holding("提高", "提升"), true},
		{New(`提高|提升|降`).Holding("提高", "提升"), false},
		{New(`(?:约|近)?[0-9]+元`).Holding("元"), true},
		{New(`元?`).Holding("元"), false},
		{New(`其中[：:]?争取`).Holding("其中").Holding("争取"), true},
		{New(`其中|争取`).Holding("其中").Holding("争取"), false},
		{New(`第\d+条`).HoldingDigit(), true},
		{New(`第[\d一]条`).HoldingDigit(), false},
		{New(`^(?:第|附)?[一二]`).Opening("第附一二"), true},
		{New(`^(?:第|附)?[一二]`).Opening("一二"), false},
		{New(`第[一二]`).Opening("第"), false}, // it may stand anywhere
		{New(`^第|附`).Opening("第附"), false},
		{New(`(?:局|办公室)$`).Closing("局室"), true},
		{New(`局\s*$`).Closing("局"), false},
		{New(`(?:局|办公室)`).Closing("局室"), false},
		{New(`^(?i:page)`).Opening("pP"), true},
		{New(`^(?i:page)`).Opening("p"), false},
		{New(`[`), false},
	} {
		if err := c.say.prove(); (err == nil) != c.holds {
			t.Errorf("%s: %v", c.say.write(), err)
		}
	}
	all = nil
}

// A pattern answers as its expression does, also where it is not asked.
func TestAnswers(t *testing.T) {
	const expression = `^第([一二])条.*(?:局|室)$`
	p := New(expression).Opening("第").Closing("局室").Holding("条")
	want := regexp.MustCompile(expression)
	for _, text := range []string{"", "第一条 市科技局", "第一条", "第一章 市科技局", "一条局", "第三条市科技局", "第二条\xff室"} {
		if got, want := p.MatchString(text), want.MatchString(text); got != want {
			t.Errorf("%q: %v; want %v", text, got, want)
		}
		if got, want := p.FindStringSubmatch(text), want.FindStringSubmatch(text); len(got) != len(want) {
			t.Errorf("%q: %q; want %q", text, got, want)
		}
		if got, want := p.ReplaceAllString(text, "$1"), want.ReplaceAllString(text, "$1"); got != want {
			t.Errorf("%q: %q; want %q", text, got, want)
		}
	}
}
