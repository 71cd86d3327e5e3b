package figures

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fenjie/source/sentence"
)

// tellApart shows figures that would have one label with what tells them apart: when
// each is to be reached (到2025年，…覆盖率 and 到2027年，…覆盖率), or what it is of
// (新建幼儿园…新增学位 and 改扩建小学…新增学位). Those that neither does keep their label.
func (p *phrases) tellApart() {
	byLabel := map[string][]int{}
	var alike []string
	for k := range p.list {
		label := p.ofTime(&p.list[k], p.label(&p.list[k]))
		if byLabel[label] = append(byLabel[label], k); len(byLabel[label]) == 2 && label != "" {
			alike = append(alike, label)
		}
	}
	if len(alike) == 0 {
		return
	}
	times := p.times()
	for _, label := range alike {
		group := byLabel[label]
		when, thing, both := make([][]piece, len(group)), make([][]piece, len(group)), make([][]piece, len(group))
		for n, k := range group {
			f := &p.list[k]
			when[n] = times[k]
			if f.within == nil {
				thing[n] = p.thing(f)
			}
			both[n] = slices.Concat(when[n], thing[n])
		}
		most := 1
		var told [][]piece
		for _, heads := range [][][]piece{when, thing, both} {
			shown, different := make([][]piece, len(group)), map[string]bool{}
			for n, k := range group {
				f := p.list[k]
				shown[n] = p.under(heads[n], f.shown)
				f.shown = shown[n]
				different[p.ofTime(&f, p.label(&f))] = true
			}
			if len(different) > most {
				most, told = len(different), shown
			}
		}
		for n, shown := range told {
			p.list[group[n]].shown = shown
		}
	}
}

// thing is what stands before the bracket or the part of a sentence that f is in. Another
// figure before it is of another thing: 引进企业5家，培训教师50人.
func (p *phrases) thing(f *phrase) []piece {
	prev := p.before(f.place)
	begin := sentence.Begin(p.text, f.number)
	if thing, ok := p.beforeBracket(f, prev, begin); ok {
		return thing
	}
	if prev != nil {
		begin = prev.to
	}
	if f.start < begin {
		return nil // one of a list without words between, 1家和2家
	}
	return p.part(f, begin)
}

// times are the words that say when, for each figure: those that open the part of the
// sentence that it is in, or one before. What a bracket says of time is said in it only.
func (p *phrases) times() [][]piece {
	list := make([][]piece, len(p.list))
	var when, outside []piece
	k, open, opens := 0, 0, true // opens: a part begins here
	for at := 0; at < len(p.text) && k < len(list); {
		if opens {
			from := p.skip(at, min(len(p.text), at+beside))
			if words, _ := cutTime(p.text[from:min(len(p.text), from+beside)]); words != "" {
				when = p.piece(from, from+len(words))
			}
		}
		for ; k < len(list) && p.list[k].number <= at; k++ {
			list[k] = when
		}
		r, size := utf8.DecodeRuneInString(p.text[at:])
		opens = strings.ContainsRune(sentence.PartStops+"、（(", r)
		switch {
		case strings.ContainsRune(sentence.Stops, r):
			when, outside, open = nil, nil, 0
		case r == '（' || r == '(':
			if open++; open == 1 {
				outside = when
			}
		case r == '）' || r == ')':
			if open--; open == 0 {
				when = outside
			}
			open = max(0, open)
		}
		at += size
	}
	return list
}
