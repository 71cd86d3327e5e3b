package plan

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostWords is how many characters say what a figure is of: more is not read
// in a cell.
const mostWords = 45

const (
	sentenceStops = "。；;\n"
	partStops     = "，,：:" + sentenceStops
)

// told gives every figure its words.
func (p *phrases) told() []phrase {
	for k := range p.list {
		p.tell(k)
		f := &p.list[k]
		if f.context == "" && !f.mere {
			f.context = f.shown
		}
		if f.verb == "" && !f.mere {
			when, rest := cutTime(f.words)
			f.verb, _ = leadingVerbs(rest)
			if f.verb != "" {
				f.when = when
			}
		}
	}
	p.awards()
	return p.list
}

// before is the figure before figure k in its sentence.
func (p *phrases) before(k int) *phrase {
	if k == 0 {
		return nil
	}
	prev := &p.list[k-1]
	if prev.to > p.list[k].from || strings.ContainsAny(p.text[prev.to:p.list[k].from], sentenceStops) {
		return nil
	}
	return prev
}

func (p *phrases) tell(k int) {
	f, prev := &p.list[k], p.before(k)
	f.place = k
	f.words = withoutBy(f.words)
	own, from := p.own(f, prev)
	if !f.money {
		f.words = reached(f.words)
		p.dated(f, own, from)
	}
	f.shown = f.words
	gap := ""
	if prev != nil {
		gap = p.text[prev.to:f.from]
		f.joined = !prev.money && isJoiner(gap)
	}
	switch {
	case p.among(f, prev, gap):
	case prev != nil && isJoiner(gap+f.words):
		f.shown, f.context = prev.shown, prev.context // 1.5万元/辆和1.3万元/辆
	case p.othersToo(f, prev):
	case p.raised(f):
	case !f.money && p.progress(f, prev):
	case p.sharesVerb(f, prev, gap):
		f.shown, f.verb, f.when = prev.when+prev.verb+f.words, prev.verb, prev.when
	case f.money && isVerb(f.words) && purpose(p.text[f.to:]) != "":
		f.shown = f.words + purpose(p.text[f.to:])
	case isVerb(f.words):
		f.shown = p.done(f, prev)
	case prev != nil && isJoiner(gap) && !endsAsMeasure(f.words) && (f.unit == prev.unit || alike(f, prev)): // one of several: 林地
	case f.bare():
		p.bareTold(f, prev)
	}
	f.shown = p.withTail(f)
	p.respectively(k)
}

// reached cuts 实现 off before a measure: 实现覆盖率100% is that of 覆盖率.
func reached(words string) string {
	when, rest := cutTime(words)
	if measure, ok := strings.CutPrefix(rest, "实现"); ok && endsAsMeasure(measure) && length(measure) > 3 {
		return when + measure
	}
	return words
}

// alike reports things that are named as the ones before them: 送戏120场、送书5000册.
func alike(f, prev *phrase) bool {
	_, size := utf8.DecodeRuneInString(f.words)
	return !f.money && !prev.money && f.words != "" && (length(prev.words) <= 2 || strings.HasPrefix(prev.words, f.words[:size]))
}

// among tells a part of a whole (其中): 引进首店（其中区域首店）.
func (p *phrases) among(f, prev *phrase, gap string) bool {
	if prev != nil && prev.within != "" && !strings.Contains(f.words, "其中") && isJoiner(gap) {
		f.within = prev.within
	} else {
		upTo := p.text[sentenceAt(p.text, f.from):f.from]
		begin := f.from - len(upTo)
		i := strings.LastIndex(upTo, "其中")
		switch {
		case strings.HasPrefix(f.words, "其中"):
			i = f.from
		case i < 0 || strings.ContainsAny(upTo[i:], "，,）)") || f.money && f.words == "":
			return false
		default:
			i += begin
		}
		f.within = p.whole(f, begin, i)
	}
	words := strings.TrimLeft(strings.TrimPrefix(f.words, "其中"), "，,：:")
	f.shown, f.context = words, words
	switch whole := f.within; {
	case whole != "-" && length(whole)+length(words) <= mostWords-4:
		f.shown = whole + "（其中" + words + "）"
	case length(words) <= 8:
		f.shown = "其中" + words
	}
	return true
}

// whole is what a part is of, by the 其中 at byte i: what stands before the
// bracket that holds it, or the last figure before it; - where neither says.
func (p *phrases) whole(f *phrase, begin, i int) string {
	open := i
	if at := afterOpen(p.text[begin:i]); len(at) < i-begin {
		open = i - len(at)
		open -= lastSize(p.text[:open])
	}
	for k := len(p.list) - 1; k >= 0; k-- {
		if w := &p.list[k]; w.to <= open && w.to > begin && w.from < f.from && w.within == "" {
			if open < i && strings.TrimSpace(p.text[w.to:open]) != "" {
				break
			}
			return w.shown
		}
	}
	if open == i {
		return "-"
	}
	if words := tidy(p.text[begin+AfterLast(p.text[begin:open], partStops+"、") : open]); words != "" {
		return words
	}
	return "-"
}

// othersToo tells the last of several (码头建设等补助资金) with the first, and
// with all of them where they are few.
func (p *phrases) othersToo(f, prev *phrase) bool {
	i := strings.LastIndex(f.words, "等")
	if i < 0 || i > 0 && f.from == 0 {
		return false
	}
	if last, _ := utf8.DecodeLastRuneInString(p.text[:f.from]); last != '、' && last != '）' && last != ')' {
		return false
	}
	floor := 0
	if prev != nil {
		floor = prev.to
	}
	head := opened(unclutter(p.text[p.listStart(f.from, floor):f.from]))
	if full := head + f.words; length(full) <= mostWords && head != "" {
		f.shown = full
		return true
	}
	first, _, ok := cutOutside(head)
	if tail := f.words[i:]; ok && length(first)+length(tail) <= mostWords {
		f.shown = first + tail
		return true
	}
	return false
}

// listStart is where the list begins that goes on at byte at: behind the last
// stop outside brackets, or behind the figure that ends at byte floor.
func (p *phrases) listStart(at, floor int) int {
	depth := 0
	for at > 0 && (at != floor || depth > 0) {
		r, size := utf8.DecodeLastRuneInString(p.text[:at])
		switch {
		case r == '）' || r == ')':
			depth++
		case r == '（' || r == '(':
			if depth--; depth < 0 {
				return at
			}
		case depth == 0 && strings.ContainsRune(partStops, r):
			return at
		}
		at -= size
	}
	return at
}

// raised tells what is raised from one figure to the next: 技改投资由2亿元提高到.
func (p *phrases) raised(f *phrase) bool {
	if verb, rest := leadingVerb(f.words); !f.money || verb == "" || rest != "到" && rest != "至" && rest != "为" {
		return false
	}
	part := p.text[AfterLast(p.text[:f.from], partStops):f.from]
	i := max(strings.LastIndex(part, "由"), strings.LastIndex(part, "从"))
	if i <= 0 {
		return false
	}
	f.shown = tidy(part[:i]) + f.words
	return true
}

// sharesVerb reports a thing to which the verb of the one before it goes too:
// 新建学校3所、公园2个.
func (p *phrases) sharesVerb(f, prev *phrase, gap string) bool {
	if prev == nil || prev.verb == "" || f.money != prev.money || isRate(f.unit) || isRate(prev.unit) {
		return false
	}
	if when, _ := cutTime(f.words); when != "" {
		return false
	}
	if verb, _ := leadingVerb(f.words); verb != "" || isMeasure(f.words) || endsAsMeasure(f.words) {
		return false
	}
	if _, verb := trailingVerb(f.words); verb != "" && !goesWithVerbs(prev.verb) {
		return false
	}
	gap = strings.TrimSpace(gap)
	if isJoiner(gap) {
		return f.unit == prev.unit || length(f.words) > 2
	}
	// Behind a comma another sentence may begin: 上云企业突破1000家.
	return gap == "，" && prev.when == "" && f.unit == prev.unit && !f.money && !goesWithVerbs(prev.verb) && isDigit(p.text[f.figure])
}

// done tells what a mere verb is done to.
func (p *phrases) done(f, prev *phrase) string {
	if part := p.part(f, prev); part != "" || prev == nil {
		return within(part, f.words)
	}
	context, thing := "", prev.shown
	if i := strings.LastIndex(thing, "，"); i >= 0 {
		context, thing = thing[:i+len("，")], thing[i+len("，"):]
	}
	verb, rest := leadingVerbs(thing)
	noun, last := trailingVerb(thing)
	switch {
	case isVerb(thing):
		return context + f.words
	case prev.within != "" || endsAsMeasure(thing):
		return within(prev.shown, f.words)
	case verb == "" && last != "" && length(noun) >= 2:
		return context + noun + f.words
	case f.unit != prev.unit:
		return within(prev.shown, f.words)
	case verb != "" && length(rest) >= 2:
		return context + f.words + rest
	}
	return context + thing + f.words
}

// bareTold tells what a measure without a thing is of.
func (p *phrases) bareTold(f, prev *phrase) {
	if head := p.bracketed(f, prev); head != "" {
		f.shown, f.context = within(head, f.words), head
		return
	}
	prev = p.outside(f, prev)
	if f.money && prev != nil && prev.money && isSum(f.words) { // 补助经费每场2万元，共40万元
		if thing, _, ok := strings.Cut(prev.shown, "每"); ok && thing != "" {
			f.shown = within(tidy(thing), f.words)
			return
		}
	}
	own, from := p.own(f, prev)
	switch when, rest := cutTime(own); {
	case f.money && (isWhole(f.words) || IsOutput(f.words)) && p.things(f) > 1: // that of all of them: 新建学校4所，新增学位3600个，总投资
		f.shown, f.context = own, own
		return
	case prev != nil && closes(p.text[prev.to:f.from]): // 食堂20家（覆盖85个村），人均补助: not that of what the bracket tells
		f.shown, f.context = own, own
		return
	case when != "" && rest == f.words && (!allYear(when) || prev != nil && prev.when != ""):
		f.words, f.from = own, from
	}
	part := p.part(f, prev)
	if part == "" && prev != nil && strings.HasSuffix(f.words, "率") && p.ownRate(f, prev) {
		f.shown = f.words // 完成投资5亿元，开工率100%: not that of the money, of another rate, of the last of several
		return
	}
	if part == "" && prev != nil && isQuantity(f.words) && prev.within == "" && !isRate(prev.unit) {
		thing := strings.TrimSuffix(prev.shown, quantityOf(prev.shown))
		if noun, verb := trailingVerb(thing); verb != "" && length(noun) >= 2 {
			thing = noun
		}
		if !strings.HasSuffix(thing, "，") && length(thing)+length(f.words) <= mostWords {
			f.shown = thing + f.words
			return
		}
	}
	if part == "" && prev != nil {
		part = prev.context
	}
	f.shown = within(part, f.words)
	f.context = part
}

// ownRate reports a rate that is not that of the figure before it.
func (p *phrases) ownRate(f, prev *phrase) bool {
	if prev.mere { // 6月底前完成60%，完成率, and not 失业率
		_, rest := cutTime(f.words)
		return !isVerb(strings.TrimSuffix(rest, "率"))
	}
	return prev.money && !ofMoney(f.words) || isRate(prev.unit) || prev.joined
}

// closes reports whether a text closes a bracket that it does not open.
func closes(text string) bool {
	return strings.ContainsAny(text, "）)") && len(afterOpen(text)) == len(text) && strings.IndexAny(text, "（(") < 0
}

// things counts the things that the sentence names before f, each by itself, up
// to two.
func (p *phrases) things(f *phrase) int {
	n := 0
	begin := sentenceAt(p.text, f.from)
	for k := f.place - 1; k >= 0 && n < 2 && p.list[k].from >= begin; k-- {
		if g := &p.list[k]; g.to <= f.from && !g.money && g.within == "" && !g.mere && g.context == g.shown && !endsAsMeasure(g.words) {
			n++
		}
	}
	return n
}

// part is the nearest part of the sentence before f that says something, behind
// the figure before.
func (p *phrases) part(f, prev *phrase) string {
	from := sentenceAt(p.text, f.from)
	between := p.text[from:f.from]
	if prev != nil {
		between = p.text[prev.to:f.from]
		i := strings.IndexAny(between, "，,：:")
		if i < 0 {
			return ""
		}
		between = between[i:]
	}
	between = afterOpen(between)
	steps := "" // parts on the way that say how and not what
	for between = strings.TrimRight(between, "，,：: "); between != ""; between = strings.TrimRight(between, "，,：: ") {
		at := AfterLast(between, "，,：:")
		words := tidy(between[at:])
		between = between[:at]
		if words == "" || isDone(words) {
			continue
		}
		if f.money && saysHow(words) && steps == "" {
			steps = words
			continue
		}
		if steps != "" && length(words)+length(steps)+length(f.words) <= mostWords-2 {
			words += "，" + steps
		}
		return words
	}
	return steps
}

// withTail adds what stands at or behind the figure and belongs to its words:
// 全覆盖, 用于民生, 扩围至.
func (p *phrases) withTail(f *phrase) string {
	if f.money {
		return f.shown + p.moneyNoun(f)
	}
	for _, end := range []string{"全覆盖", "全域覆盖", "全面覆盖", "翻一番", "翻两番"} {
		if strings.HasSuffix(f.target, end) && !strings.Contains(f.shown, end) {
			return f.shown + end
		}
	}
	if after := p.text[f.to:]; isShare(f.unit) && (strings.HasPrefix(after, "用于") || strings.HasPrefix(after, "投向") || strings.HasPrefix(after, "投入")) {
		end := strings.IndexAny(after, partStops+"、（(）)")
		if end < 0 {
			end = len(after)
		}
		if length(after[:end]) <= 16 {
			return f.shown + after[:end]
		}
	}
	switch f.unit {
	case "类", "种", "款", "样": // how many sorts there are: of what says little without how
		figure := p.text[f.figure:f.to]
		if i := strings.IndexAny(figure, "0123456789"); strings.HasPrefix(figure, "由") && i > 0 {
			if verb, _, ok := strings.Cut(figure[i:], "至"); ok {
				if verb = strings.TrimLeftFunc(verb, func(r rune) bool { return r < unicode.MaxASCII }); strings.HasPrefix(verb, f.unit) {
					return f.shown + strings.TrimPrefix(verb, f.unit) + "至"
				}
			}
		}
	}
	return f.shown
}

// respectively tells which of several things each figure is of:
// 甲、乙分别补助1万元和2万元.
func (p *phrases) respectively(k int) {
	first, f := k, &p.list[k]
	for first > 0 && p.list[first-1].to <= p.list[first].from && p.list[first].shown == p.list[first-1].context && isJoiner(p.text[p.list[first-1].to:p.list[first].from]+p.list[first].words) {
		first--
	}
	if first == k {
		return
	}
	words := p.list[first].context
	i := strings.Index(words, "分别")
	if i <= 0 {
		return
	}
	names := splitList(words[AfterLast(words[:i], "，"):i])
	if len(names) != k-first+1 {
		return
	}
	for n := range names {
		p.list[first+n].shown = words + "（" + names[n] + "）"
	}
	f.context = words
}
