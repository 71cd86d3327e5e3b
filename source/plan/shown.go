package plan

import (
	"slices"
	"strings"

	"fenjie/source/pattern"
)

// ShownTargets are the targets of m as documents show them: where the words of
// one say little by themselves (面积, 支持比例, 重建, 其中甲县), with what they are
// of. The structure keeps the words that stand at the figure.
func (m *Measure) ShownTargets() []Target { return shownTargets(m.Sentences(), m.Targets, m.Amounts) }

// ShownTargets are those of a section's own text, and after them what it means to
// earn or produce (总产值突破200亿元).
func (s *Section) ShownTargets() []Target {
	return append(shownTargets(s.Overview, s.Targets, s.Amounts), s.earned()...)
}

// ShownGoals are Goals, one for one, as documents show them.
func (m *Measure) ShownGoals() []Target {
	goals := m.Goals()
	if len(goals) == 0 {
		return goals
	}
	targets, amounts := shownWords(m.Sentences(), m.Targets, m.Amounts)
	goals = slices.Clone(goals)
	for k, words := range targets {
		goals[k].Metric = words
	}
	for n, k := range m.goalAmounts() {
		goals[len(m.Targets)+n].Metric = amounts[k]
	}
	return goals
}

func shownTargets(text string, targets []Target, amounts []Amount) []Target {
	if len(targets) == 0 {
		return nil
	}
	words, _ := shownWords(text, targets, amounts)
	list := slices.Clone(targets)
	for k := range list {
		list[k].Metric = words[k]
	}
	return list
}

// Funds are the amounts of m that are money for something (资金), as documents
// show them: without those that only say which things are meant
// (单品售价6000元以下的手机) and those that are earned or produced (产值, 收入: a
// target), and with the words that say what each is for. One is a Part only of
// money of its own kind, whose sum holds it.
func (m *Measure) Funds() []Amount { return funds(m.Sentences(), m.Targets, m.Amounts) }

// Funds are those of a section's own text.
func (s *Section) Funds() []Amount { return funds(s.Overview, s.Targets, s.Amounts) }

func funds(text string, targets []Target, amounts []Amount) []Amount {
	var list []Amount
	if len(amounts) == 0 {
		return nil
	}
	_, words := shownWords(text, targets, amounts)
	places := found(text, amounts)
	bound, earned := thresholds(text, places), outputs(text, places)
	for k, f := range places {
		if bound[k] || earned[k] {
			continue
		}
		f.Part = f.Part && !isApart(text, places, k)
		f.For = words[k]
		list = append(list, f.Amount)
	}
	return list
}

// shownWords are the words of targets and of amounts of one text.
func shownWords(text string, targets []Target, amounts []Amount) (ofTargets, ofAmounts []string) {
	ofTargets, ofAmounts = make([]string, len(targets)), make([]string, len(amounts))
	for k, t := range targets {
		ofTargets[k] = t.Metric
	}
	for k, a := range amounts {
		ofAmounts[k] = a.For
	}
	p := phrasesOf(text, targets, amounts)
	p.tell()
	for _, f := range p.list {
		switch words := p.label(&f); {
		case words == "":
		case f.money:
			ofAmounts[f.k] = words
		default:
			ofTargets[f.k] = words
		}
	}
	return ofTargets, ofAmounts
}

// phrase is a figure of a text with the words that say what it is of: pieces of
// the text, in its order.
type phrase struct {
	k      int // its place among the targets, or the amounts
	place  int // in the list
	money  bool
	unit   string // of measurement, 元 for money
	start  int    // of its part of the sentence, behind the stop or figure before
	number int    // where the figure begins
	to     int    // where it ends, with what it counts

	own    []piece // the words that stand at it
	shown  []piece
	head   []piece // what a measure or a verb after it is of
	verb   piece   // the verb of the list that it stands in
	within []piece // the whole that it is one part of (其中)
	among  int     // where 其中 stands
	bare   bool    // its own words say little by themselves
	joined bool    // it is one of several: 幼儿园3所、小学2所
}

type phrases struct {
	text   string
	list   []phrase
	bounds []foundAmount // money that only says which things are meant
}

// phrasesOf finds the figures of a text, in its order. A figure that is not in
// the text keeps its words.
func phrasesOf(text string, targets []Target, amounts []Amount) *phrases {
	p := &phrases{text: text}
	words := map[int]string{} // by where the figure begins
	last := 0
	for k, t := range targets {
		i := strings.Index(text[last:], t.Text)
		if i < 0 || t.Text == "" || t.Metric == "" {
			continue
		}
		from := last + i
		before := common(t.Text, t.Metric)
		f := phrase{k: k, unit: t.Unit, number: from + before, to: from + len(t.Text)}
		last = f.to
		body := t.Text[:max(before, len(strings.TrimSuffix(t.Text, t.Metric[before:])))]
		i = strings.LastIndex(body, t.Value)
		if i < before || t.Value == "" {
			i = before + max(0, strings.IndexAny(body[before:], digits)) // ３家
		}
		if number := strings.TrimLeft(body[i:], digits); number != body[i:] {
			f.number = from + i
			last = f.number + len(body[i:]) - len(number) // what it counts may hold another: 培训2000名技工和500名学徒
		}
		words[f.number] = t.Metric
		p.list = append(p.list, f)
	}
	places := found(text, amounts)
	bound := thresholds(text, places)
	for k, f := range places {
		switch {
		case f.from < 0:
		case bound[k]:
			p.bounds = append(p.bounds, f)
		default:
			words[f.from] = f.For
			p.list = append(p.list, phrase{k: k, money: true, unit: "元", number: f.from, to: f.to})
		}
	}
	slices.SortStableFunc(p.list, func(a, b phrase) int { return a.number - b.number })
	for k := range p.list {
		p.list[k].place = k
		p.stand(&p.list[k], words[p.list[k].number])
	}
	return p
}

// stand finds the words of f in its text: before the figure, on both sides of it
// (组织1000以上学生参与) or behind it; else they are those of its part of the sentence.
func (p *phrases) stand(f *phrase, words string) {
	floor := sentenceAt(p.text, f.number)
	if prev := p.before(f.place); prev != nil {
		floor = prev.to
		if at := joined.FindStringIndex(p.text[floor:f.number]); at != nil {
			floor += at[1]
		}
	}
	floor += AfterLast(p.text[floor:f.number], partStops)
	if inside := afterOpen(p.text[floor:f.number]); len(inside) < f.number-floor && !strings.ContainsAny(words, "（(") {
		floor = f.number - len(inside)
	}
	f.start = p.skip(floor+AfterLast(p.text[floor:f.number], "、"), f.number)
	before := p.text[floor:f.number]
	if i := strings.LastIndex(before, words); i >= 0 && words != "" {
		end := floor + i + len(words)
		f.own = []piece{{p.skip(floor+i, end), end}}
		f.start = min(f.start, floor+i)
		return
	}
	head := words
	for head != "" && !strings.Contains(before, head) {
		head = head[:len(head)-lastSize(head)]
	}
	if i := strings.Index(p.text[f.number:], words[len(head):]); i >= 0 && i < beside && len(head) < len(words) && f.number+i <= f.to+len("用于") {
		if at := floor + strings.LastIndex(before, head); head != "" {
			f.own = []piece{{at, at + len(head)}}
			f.start = min(f.start, at)
		}
		f.own = append(f.own, piece{f.number + i, f.number + i + len(words) - len(head)})
		return
	}
	f.own = p.piece(f.start, f.number)
}

// joined joins what follows to the figure before it.
var joined = pattern.New(`^[ ]?(?:、|和|以及|及|与|或)`)

// digits are those of figures, of either width.
const digits = "0123456789０１２３４５６７８９"

// common is how many bytes two texts begin with alike, in whole characters.
func common(a, b string) int {
	n := 0
	for i, r := range a {
		if !strings.HasPrefix(b[i:], string(r)) {
			break
		}
		n = i + len(string(r))
	}
	return n
}
