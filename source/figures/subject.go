package figures

import (
	"slices"
	"strings"

	"fenjie/source/sentence"
)

// tell gives every figure its words.
func (p *phrases) tell() {
	for k := range p.list {
		p.tellOne(&p.list[k])
	}
	p.respectively()
	p.tellApart()
}

// before is the figure before figure k in its sentence.
func (p *phrases) before(k int) *phrase {
	if k == 0 {
		return nil
	}
	f, prev := &p.list[k], &p.list[k-1]
	if prev.to > f.number || strings.ContainsAny(p.text[prev.to:f.number], sentence.Stops) {
		return nil
	}
	return prev
}

func (p *phrases) tellOne(f *phrase) {
	prev := p.before(f.place)
	if f.place > 0 && len(f.own) == 0 && p.list[f.place-1].to > f.number {
		prev = &p.list[f.place-1] // it stands in what that one counts
	}
	bareRun := len(f.own) == 0 && prev != nil && strings.TrimSpace(p.text[min(prev.to, f.number):f.number]) == ""
	if bareRun || prev != nil && p.isRun(prev, f) { // 1.5万元和1.3万元
		number, to, k, place, money := f.number, f.to, f.k, f.place, f.money
		*f = *prev
		f.number, f.to, f.k, f.place, f.money = number, to, k, place, money
		return
	}
	f.joined = prev != nil && joined.MatchString(p.text[prev.to:f.number])
	p.fill(f)
	tail := p.tail(f)
	bare := f.bare && tail == nil
	own := slices.Concat(f.own, tail)
	f.shown, f.head = p.short(own), own
	if n := len(own); n > 0 {
		words := p.text[own[0].from:own[0].to]
		when, _ := cutTime(words)
		first := piece{own[0].from + len(when), own[0].to}
		if until := untilYear.FindString(words); len(when)+len(until) < len(words) {
			first.to -= len(until)
		}
		f.head = slices.Concat([]piece{first}, own[1:])
	}
	switch {
	case f.joined && bare && prev.within != nil: // 其中工业投资20亿元、增长8%
		f.within, f.among = prev.within, prev.among
		f.head = prev.head
		f.shown = p.under(prev.shown, own)
	case p.isPart(f, prev):
		f.shown = p.under(f.within, append([]piece{{f.among, f.among + len("其中")}}, own...))
		if len(f.shown) <= len(own)+1 {
			f.within = nil // too much to be read with its whole
		}
		if bare {
			f.head = f.within
		}
	case p.sharesVerb(f, prev):
		f.verb = prev.verb
		f.shown = append([]piece{f.verb}, own...)
		f.head = p.longer(prev.head, own)
	case bare:
		f.verb = p.verbOf(f)
		subject := p.subject(f, prev)
		if subject != nil {
			f.head, f.shown = subject, p.under(subject, own)
		}
		if words := core(p.words(f)); f.money && hasOwnMoney(words) || isHeld(words) {
			f.bare, f.head = false, p.longer(subject, own) // 到位 behind it is of what it names
		}
	default:
		f.verb = p.verbOf(f)
		ordered := p.ordered(own) // 全覆盖 stands before the end of what it is a value of
		switch words := p.text[ordered[0].from:ordered[len(ordered)-1].to]; {
		case slices.Contains(reached, p.text[f.verb.from:f.verb.to]):
			f.head = p.longer(p.subject(f, prev), f.head)
		case prev == nil || prev.within != nil:
		case f.joined && !prev.bare, length(words) <= 2 && !isThing(words): // of all of them; or of what may be a mere verb
			f.head = p.longer(prev.head, f.head)
		}
	}
}

// longer is a head with what stands behind it. Of one that fills a label only the
// beginning is ever shown: a list without end keeps no more.
func (p *phrases) longer(head, own []piece) []piece {
	if p.size(head) > mostWords {
		return head
	}
	return slices.Concat(head, own)
}

// words are those that stand at f, or the first of them.
func (p *phrases) words(f *phrase) string {
	if len(f.own) == 0 {
		return ""
	}
	return p.text[f.own[0].from:f.own[0].to]
}

// isRun reports figures of one list without words between: 1万元和2万元.
func (p *phrases) isRun(prev, f *phrase) bool {
	return prev.to <= f.number && joins.MatchString(p.text[prev.to:f.number])
}

// fill takes to the words of f what stands right before them, where they say
// little without: the rest of their part of the sentence (上半年完成, 由2亿元提高到), the
// time where the sentence sets several, or the list whose last item they name.
func (p *phrases) fill(f *phrase) {
	if len(f.own) == 0 {
		f.bare = true
		return
	}
	own := &f.own[0]
	if own.from >= f.number {
		return
	}
	words := p.text[own.from:own.to]
	switch whole := p.text[f.start:own.to]; {
	case len(f.own) == 1 && isBare(words, f.money):
		own.from = f.start
		f.bare = isBare(whole, f.money)
	case p.isRaised(own.to, f.number):
		own.to = p.piece(own.from, f.number)[0].to
	case own.from > f.start && p.otherYear(f.start, p.text[f.start:own.from]):
		own.from = f.start
	}
	if last := p.text[:own.from]; strings.Contains(words, "等") && (strings.HasSuffix(last, "、") || strings.HasSuffix(last, "）") || strings.HasSuffix(last, ")")) {
		f.own = append(p.outsideBrackets(p.listStart(f.place, own.from), own.to), f.own[1:]...)
		f.bare = false
	}
}

// isRaised reports words before a figure that say from where it is raised or
// lowered: 泊位由100个增加到150个.
func (p *phrases) isRaised(from, to int) bool {
	words := p.text[from:max(from, to)]
	return (strings.HasPrefix(words, "由") || strings.HasPrefix(words, "从")) && strings.ContainsAny(words, digits)
}

// outsideBrackets are the pieces of a list without brackets that hold parts of a
// sum: 省级资金、结对资金（其中甲县900万元）等补助.
func (p *phrases) outsideBrackets(from, to int) []piece {
	if open := strings.Index(p.text[from:to], "（"); open >= 0 {
		end := strings.Index(p.text[from+open:to], "）")
		if end >= 0 && strings.Contains(p.text[from+open:from+open+end], "其中") {
			return append(p.piece(from, from+open), p.outsideBrackets(from+open+end+len("）"), to)...)
		}
	}
	return p.piece(from, to)
}

// listStart is where the list begins that goes on at byte at: behind the last
// stop outside brackets, or the last figure there before the one at place.
func (p *phrases) listStart(place, at int) int {
	text := p.text[sentence.Begin(p.text, at):at]
	begin, depth := 0, 0
	for i, r := range text {
		switch {
		case r == '（' || r == '(':
			depth++
		case r == '）' || r == ')':
			depth--
		case depth == 0 && strings.ContainsRune(sentence.PartStops, r):
			begin = i + len(string(r))
		}
	}
	begin += at - len(text)
	for k := place - 1; k >= 0 && p.list[k].to > begin; k-- {
		if end := p.list[k].to; end <= at && strings.Count(p.text[begin:end], "（") == strings.Count(p.text[begin:end], "）") {
			return end
		}
	}
	return begin
}

// isPart finds the whole that f is one part of (其中): 引进首店（其中区域首店）.
func (p *phrases) isPart(f, prev *phrase) bool {
	if prev != nil && prev.within != nil && f.joined {
		f.within, f.among = prev.within, prev.among
		return true
	}
	begin := sentence.Begin(p.text, f.number)
	upTo := p.text[begin:f.number]
	i := strings.LastIndex(upTo, "其中")
	if i < 0 || len(f.own) == 0 || f.own[0].from < begin+i || strings.ContainsAny(strings.TrimLeft(upTo[i+len("其中"):], "，,：: "), "，,）)") {
		return false
	}
	f.among = begin + i
	f.within = p.whole(f, begin)
	return f.within != nil
}

// whole is what a part is of: what stands before the bracket that holds it, or
// the last figure before it that is measured as it is, or says of what it is.
func (p *phrases) whole(f *phrase, begin int) []piece {
	open := f.among - len(sentence.AfterOpen(p.text[begin:f.among]))
	inBracket := open > begin
	if inBracket {
		open -= lastSize(p.text[:open])
	} else {
		open = f.among
	}
	var named, rate []piece
	for k := f.place - 1; k >= 0 && p.list[k].number >= begin; k-- {
		w := &p.list[k]
		if w.to > open || w.within != nil {
			continue
		}
		if inBracket && strings.TrimSpace(p.text[w.to:open]) != "" {
			break
		}
		// A part is measured as its whole; a share (占比) as none, a change as a change.
		if inBracket || (!isRate(f.unit) || p.moves(f)) && measuredIn(w.unit) == measuredIn(f.unit) {
			return w.shown
		}
		if named == nil && !isRate(w.unit) {
			named = w.shown
		}
		if isRate(f.unit) && isRate(w.unit) {
			rate = w.shown
		}
	}
	if named == nil {
		named = rate // 失业率5%，其中青年失业率10%
	}
	if named == nil && inBracket {
		return p.piece(begin+sentence.AfterLast(p.text[begin:open], sentence.PartStops+"、"), open)
	}
	return named
}

// moves reports a figure that says how something grows or shrinks.
func (p *phrases) moves(f *phrase) bool {
	words := p.text[f.own[0].from:f.own[0].to]
	for _, w := range changes {
		if strings.HasSuffix(words, w) {
			return true
		}
	}
	return false
}

// measuredIn is what a unit of measurement counts, without its scale: 万亩 is 亩. Those
// who are counted each time are the same (人次), and people are people (名).
func measuredIn(unit string) string {
	unit = strings.TrimLeft(unit, "百千万亿")
	if counted := strings.TrimSuffix(unit, "次"); counted != "" {
		unit = counted
	}
	if unit == "名" || unit == "位" {
		return "人"
	}
	return unit
}

// sharesVerb reports a short noun to which the verb of the one before it goes
// too: 举办展会5场、论坛3场. Longer words may hold a verb of their own.
func (p *phrases) sharesVerb(f, prev *phrase) bool {
	return f.joined && prev.verb != (piece{}) && f.money == prev.money && len(f.own) == 1 && isThing(p.text[f.own[0].from:f.own[0].to])
}

// verbOf is the verb that the words of f begin with, with what says when.
func (p *phrases) verbOf(f *phrase) piece {
	if len(f.own) == 0 {
		return piece{}
	}
	when, rest := cutTime(p.text[f.own[0].from:f.own[0].to])
	verb, object := sentence.LeadingVerbs(rest)
	if verb == "" || isVerb(object) {
		return piece{}
	}
	return piece{f.own[0].from, f.own[0].from + len(when) + len(verb)}
}

// subject is what words are of that say little by themselves: the thing before
// the bracket that they stand in, the part of the sentence before them, or the
// figure before them.
func (p *phrases) subject(f, prev *phrase) []piece {
	begin := sentence.Begin(p.text, f.number)
	words := p.words(f)
	rest := core(words)
	if thing, ok := p.beforeBracket(f, prev, begin); ok {
		return thing
	}
	floor := begin
	if prev != nil {
		floor = prev.to
	}
	if part := p.part(f, floor); part != nil {
		return part
	}
	for prev != nil && closes(p.text[prev.to:f.number]) {
		prev = p.before(prev.place) // 食堂20家（覆盖85个村），人均补助: not that of what the bracket tells
	}
	switch {
	case f.money && hasOwnMoney(rest), isHeld(rest): // 发行债券, 组织培训: of nothing that was named before
		return nil
	case prev == nil, f.money && (isWhole(rest) || IsOutput(words)) && p.things(f) > 1: // of all of them: 新建学校4所，新增学位3600个，总投资
		return nil
	case prev.within != nil && strings.HasPrefix(rest, "另"): // 其中培训3万元，另安排宣传2万元
		return nil
	case isChange(rest):
		return prev.shown
	case prev.within != nil && isVerb(rest):
		return prev.within
	case prev.within != nil && !prev.bare:
		return prev.shown
	}
	switch {
	case f.money && isInvested(rest):
		if prev.money && !prev.bare {
			return nil // money is no thing in which is invested: 减免税费10亿元、投资20亿元
		}
	case p.grows(f, prev, rest):
		return p.grown(prev.shown)
	case isVerb(rest): // of several things that of its unit: 招聘教师300名，新建学校5所，退休100名
		for k := prev.place; k >= 0 && p.list[k].number >= begin; k-- {
			if w := &p.list[k]; w.unit == f.unit && !w.bare && w.within == nil {
				return w.head
			}
		}
		if measuredIn(f.unit) == "人" && slices.Contains(toPeople, rest) {
			return nil // those who are trained are not the 企业 that were named
		}
	}
	return p.withoutMeasure(prev.head, rest)
}

// grows reports a verb that says by how much that has grown whose rate stands right
// before it: 贷款余额增长15%，新增10亿元. What is no money has none.
func (p *phrases) grows(f, prev *phrase, verb string) bool {
	if !slices.Contains(byHowMuch, verb) || !isRate(prev.unit) || len(prev.own) == 0 || !p.moves(prev) {
		return false
	}
	return f.money || !IsOutput(p.text[prev.own[0].from:prev.number])
}

// grown is what grows, of words that end with how it does.
func (p *phrases) grown(shown []piece) []piece {
	last := shown[len(shown)-1]
	words := p.text[last.from:last.to]
	for _, w := range changes {
		words = strings.TrimSuffix(words, w)
	}
	before := shown[: len(shown)-1 : len(shown)-1]
	if words == "" && len(before) > 0 {
		return before
	}
	return append(before, piece{last.from, last.from + len(words)})
}

// beforeBracket is the thing before the bracket that f stands in, in the sentence that
// begins at byte begin; ok reports one.
func (p *phrases) beforeBracket(f, prev *phrase, begin int) (thing []piece, ok bool) {
	open := f.start - len(sentence.AfterOpen(p.text[begin:f.start]))
	if open <= begin {
		return nil, false
	}
	// of two in one bracket both: 小区25个（居民8000户，面积60万平方米）
	open -= lastSize(p.text[:open])
	w := prev
	for w != nil && w.to > open {
		w = p.before(w.place)
	}
	switch {
	case w != nil && strings.TrimSpace(p.text[w.to:open]) == "":
		return w.head, true
	case prev == nil || prev.to <= open:
		return p.piece(begin+sentence.AfterLast(p.text[begin:open], sentence.PartStops+"、"), open), true
	}
	return nil, false
}

// withoutMeasure is what a measure is of, without another measure of it: 播种面积
// is no thing that has 产量; nor is what each gets (每场) a thing that has a sum.
func (p *phrases) withoutMeasure(head []piece, words string) []piece {
	if len(head) == 0 {
		return nil
	}
	last := head[len(head)-1]
	text := p.text[last.from:last.to]
	cut := strings.TrimSuffix(text, quantityOf(text))
	if i := strings.LastIndex(text, "每"); i > 0 && length(text[i:]) <= 3 {
		cut = text[:i]
	}
	if length(cut) < 2 || quantityOf(words) == "" && cut == strings.TrimSuffix(text, quantityOf(text)) {
		return head
	}
	return append(head[:len(head)-1:len(head)-1], piece{last.from, last.from + len(cut)})
}

// things counts the things that the sentence names before f, each by itself, up
// to two.
func (p *phrases) things(f *phrase) int {
	n := 0
	begin := sentence.Begin(p.text, f.number)
	for k := f.place - 1; k >= 0 && n < 2 && p.list[k].number >= begin; k-- {
		if g := &p.list[k]; !g.money && !g.bare && !g.joined && g.within == nil {
			n++
		}
	}
	return n
}

// part is the nearest part of the sentence between byte floor and f that says
// something, with those behind it.
func (p *phrases) part(f *phrase, floor int) []piece {
	between := p.text[floor:f.start]
	if floor > 0 && floor > sentence.Begin(p.text, floor) { // what stands behind a figure up to the stop is of that one
		i := strings.IndexAny(between, sentence.PartStops)
		if i < 0 {
			return nil
		}
		between = between[i:]
	}
	between = sentence.AfterOpen(between)
	begin := f.start - len(between)
	end := f.start
	var list []piece
	for end > begin {
		at := begin + sentence.AfterLast(strings.TrimRight(p.text[begin:end], "，,：: "), "，,：:")
		s := p.piece(at, end)
		end = at
		if s == nil || isDone(p.text[s[0].from:s[0].to]) {
			continue
		}
		list = append(s, list...)
		if !f.money || !saysHow(p.text[s[0].from:s[0].to]) {
			break
		}
	}
	return list
}

// closes reports whether a text closes a bracket that it does not open.
func closes(text string) bool {
	return strings.ContainsAny(text, "）)") && len(sentence.AfterOpen(text)) == len(text) && !strings.ContainsAny(text, "（(")
}

// tail is what stands at or behind the figure of f and belongs to its words: a
// value in words (全覆盖), what it counts in quotation marks (25个“一件事”), what
// money is (2亿元产业基金) and what it or a share is for.
func (p *phrases) tail(f *phrase) []piece {
	after := p.text[f.to:]
	if purpose := purpose(after); purpose != "" && (f.money && f.bare || isShare(f.unit)) {
		return []piece{{f.to, f.to + len(purpose)}}
	}
	if f.money {
		if noun := p.moneyNoun(f); noun != "" {
			return []piece{{f.to, f.to + len(noun)}}
		}
		return nil
	}
	for _, value := range []string{"全覆盖", "全域覆盖", "全面覆盖", "翻一番", "翻两番"} {
		if at := f.to - len(value); strings.HasSuffix(p.text[:f.to], value) {
			return []piece{{at, f.to}}
		}
	}
	if rest, ok := strings.CutPrefix(after, "“"); ok && f.bare {
		if name, _, ok := strings.Cut(rest, "”"); ok && length(name) <= 16 && !strings.ContainsAny(name, sentence.Stops) {
			return []piece{{f.to, f.to + len("“"+name+"”")}}
		}
	}
	return nil
}
