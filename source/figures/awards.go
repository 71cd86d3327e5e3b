package figures

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/sentence"
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
	if rest != "" && !strings.ContainsAny(rest[:1]+firstOf(rest), sentence.PartStops+"、（(）)") || strings.HasPrefix(noun, "的") || length(noun) > 2 && aim.MatchString(noun) || slices.ContainsFunc(f.own, func(s piece) bool { return strings.Contains(p.text[s.from:s.to], noun) }) {
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
	end := strings.IndexAny(after, sentence.PartStops+"、（(）)")
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

// respectively tells which of several each figure of a list is of (分别), where
// there are as many conditions (突破1亿元、5亿元的企业，分别奖励10万元、30万元) or names
// (甲、乙分别补助1万元、2万元); else all of them with the words as written.
func (p *phrases) respectively() {
	for first := 0; first < len(p.list); {
		last := first
		for last+1 < len(p.list) && p.isRun(&p.list[last], &p.list[last+1]) {
			last++
		}
		if last > first {
			p.share(first, last)
		}
		first = last + 1
	}
}

func (p *phrases) share(first, last int) {
	at := p.list[first].number
	begin := sentence.Begin(p.text, at)
	if prev := p.before(first); prev != nil {
		begin = prev.to + max(0, strings.IndexAny(p.text[prev.to:at], sentence.PartStops))
	}
	if at-begin > 10*beside { // a sentence of many: no more than the nearest parts
		begin = at - 10*beside
		for !utf8.RuneStart(p.text[begin]) {
			begin++
		}
		begin += max(0, strings.Index(p.text[begin:at], "，"))
	}
	i := strings.LastIndex(p.text[begin:at], "分别")
	if i < 0 || strings.ContainsAny(p.text[begin+i:at], sentence.PartStops) {
		return
	}
	i += begin
	what := p.piece(i+len("分别"), at)
	if noun := p.moneyNoun(&p.list[last]); noun != "" && p.list[last].money {
		what = append(what, piece{p.list[last].to, p.list[last].to + len(noun)})
	}
	pairs := p.conditions(begin, i)
	if pairs == nil {
		pairs = p.names(begin, i)
	}
	clause := p.piece(begin, i)
	if prev := p.before(first); clause == nil && prev != nil {
		pairs, clause = p.listed(first), prev.head
	}
	for k := first; k <= last; k++ {
		f := &p.list[k]
		f.within = nil
		if len(pairs) == last-first+1 {
			f.shown = p.under(pairs[k-first], what)
		} else {
			f.shown = p.under(clause, append([]piece{{i, i + len("分别")}}, what...))
		}
	}
}

// listed are the figures of the list before figure k: 收入80亿元、游客1000万人次，分别
// 增长10%和12%.
func (p *phrases) listed(k int) (list [][]piece) {
	for k--; k >= 0; k-- {
		list = append(list, p.list[k].shown)
		if !p.list[k].joined {
			break
		}
	}
	slices.Reverse(list)
	return list
}

// names are the items of a plain list that ends at byte end: names of about the
// same length, each a thing by itself (and not 城镇、农村居民收入).
func (p *phrases) names(begin, end int) [][]piece {
	from := begin + sentence.AfterLast(p.text[begin:end], sentence.PartStops)
	items := splitList(p.text[from:end])
	var list [][]piece
	short, long := len(p.text), 0
	for _, item := range items {
		if item == "" || strings.ContainsAny(item, digits+"等（(") {
			return nil
		}
		at := from + strings.Index(p.text[from:end], item)
		from = at + len(item)
		s := p.piece(at, from)
		if s == nil {
			return nil
		}
		list = append(list, s)
		item = strings.TrimPrefix(item, "对")
		short, long = min(short, length(item)), max(long, length(item))
	}
	if long-short > 1 {
		return nil
	}
	return list
}

// conditions are the bounds of a list (突破1亿元、5亿元、10亿元) between two bytes, each
// with the words around the list and the word of comparison of the first.
func (p *phrases) conditions(begin, end int) (pairs [][]piece) {
	var list []piece
	first := sort.Search(len(p.bounds), func(k int) bool { return p.bounds[k].from >= begin })
	for _, b := range p.bounds[first:] {
		if b.to > end {
			break
		}
		if n := len(list); n > 0 && !joins.MatchString(p.text[list[n-1].to:b.from]) {
			list = nil
		}
		list = append(list, piece{b.from, b.to})
	}
	if list == nil {
		return nil
	}
	number := list[0].from + max(0, strings.IndexAny(p.text[list[0].from:list[0].to], digits))
	behind := list[len(list)-1].to
	for k, s := range list {
		if k == 0 {
			s.from = number
		}
		pair := []piece{{p.skip(begin, number), number}, s}
		pairs = append(pairs, append(pair, p.piece(behind, end)...))
	}
	return pairs
}
