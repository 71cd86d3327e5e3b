package plan

import (
	"sort"
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// nouns end what money is, right behind its figure: 1500万元风险补偿资金.
var nouns = pattern.New(`^[\p{Han}“”]{0,14}?(?:资金|经费|基金|奖励|奖金|补助|补贴|奖补|贷款|债券)`).
	Holding("资金", "经费", "基金", "奖励", "奖金", "补助", "补贴", "奖补", "贷款", "债券")

// moneyNoun is what the money of f is, where that stands behind its figure and
// the words do not say it.
func (p *phrases) moneyNoun(f *phrase) string {
	after := p.text[f.to:]
	after = after[:min(beside, len(after))]
	at := nouns.FindStringIndex(after)
	if at == nil {
		return ""
	}
	noun, rest := after[:at[1]], after[at[1]:]
	if rest != "" && !strings.ContainsAny(rest[:1]+firstOf(rest), partStops+"、（(）)") || strings.HasPrefix(noun, "的") || length(noun) > 2 && aim.MatchString(noun) || strings.Contains(f.shown, noun) {
		return ""
	}
	return noun
}

// purpose is what money is for, right behind its figure: 用于宣传推广.
func purpose(after string) string {
	if !strings.HasPrefix(after, "用于") {
		return ""
	}
	after = after[:min(beside, len(after))]
	end := strings.IndexAny(after, partStops+"、（(）)")
	if end < 0 || length(after[:end]) > 16 {
		return ""
	}
	return after[:end]
}

func firstOf(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// awards tells each amount of a list (分别给予10万元、30万元、50万元奖励) with the
// condition it goes with, where there are as many conditions (突破1亿元、5亿元、10亿元
// 的企业); else all of them with the words as written.
func (p *phrases) awards() {
	for first := 0; first < len(p.list); {
		last := first
		for last+1 < len(p.list) && p.list[last].money && p.list[last+1].money && p.list[last+1].number >= p.list[last].to && joins.MatchString(p.text[p.list[last].to:p.list[last+1].number]) {
			last++
		}
		if last > first {
			p.award(first, last)
		}
		first = last + 1
	}
}

func (p *phrases) award(first, last int) {
	at := p.list[first].number
	begin := sentenceAt(p.text, at)
	if at-begin > 10*beside { // a sentence of many: no more than the nearest parts
		begin = at - 10*beside
		for !utf8.RuneStart(p.text[begin]) {
			begin++
		}
		begin += max(0, strings.Index(p.text[begin:at], "，"))
	}
	words := p.text[begin:at]
	i := strings.LastIndex(words, "分别")
	if i < 0 {
		return
	}
	what := strings.TrimPrefix(words[i:], "分别")
	noun := p.moneyNoun(&phrase{to: p.list[last].to})
	from, to, list := p.conditions(begin, begin+i)
	if len(list) == 0 || len(list) != last-first+1 {
		if len(list) == 0 && strings.Contains(p.list[first].shown, "（") {
			return // told by names: 甲、乙分别补助1万元和2万元
		}
		for k := first; k <= last; k++ {
			p.list[k].shown = within(tidy(words[:i]), "分别"+what+noun)
		}
		return
	}
	for k, condition := range list {
		p.list[first+k].shown = within(tidy(p.text[begin:from]+condition+p.text[to:begin+i]), what+noun)
	}
}

// conditions finds the list of bounds (突破1亿元、5亿元、10亿元) between two bytes: where
// it stands, and its items, each with the word of comparison of the first.
func (p *phrases) conditions(begin, end int) (from, to int, list []string) {
	first := sort.Search(len(p.bounds), func(k int) bool { return p.bounds[k].from >= begin })
	for _, b := range p.bounds[first:] {
		if b.to > end {
			break
		}
		if len(list) > 0 && !joins.MatchString(p.text[to:b.from]) {
			list = nil
		}
		if len(list) == 0 {
			from = b.from
		}
		to = b.to
		item := p.text[b.from:b.to]
		if n := strings.IndexAny(item, digits); len(list) > 0 && n == 0 {
			item = list[0][:max(0, strings.IndexAny(list[0], digits))] + item
		}
		list = append(list, item)
	}
	return from, to, list
}
