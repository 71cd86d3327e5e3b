// Package figures tells what the figures of a measure are: which of them commit its
// units (量化目标), which are money for something (资金), and with which words of the
// plan each is shown, in documents and where units report on it. The structure, in
// package plan, keeps figures with the words that stand at them.
package figures

import (
	"slices"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
	"fenjie/source/sentence"
)

// Shown are the figures of a measure as documents show them.
type Shown struct {
	Goals   []plan.Target // Goals, one for one
	Results []int         // which of the goals count as targets and not as money, by place
	Funds   []plan.Amount // 资金: money for something
}

// Of arranges the figures of m for documents: where the words of one say little
// by themselves (面积, 支持比例, 重建, 其中甲县), with what they are of. The structure
// keeps the words that stand at the figure.
//
// Funds are without the amounts that only say which things are meant (单品售价6000元以下的手机)
// and those that are earned or produced (产值, 收入: a target). One is a Part only of
// money of its own kind, whose sum holds it.
func Of(m *plan.Measure) Shown {
	f := readingOf(m)
	at, words := f.goalAmounts(), f.words()
	return Shown{words.goals(f, at), f.results(at), words.funds(f)}
}

// OfSection does so for a section's own text.
func OfSection(s *plan.Section) Shown { return Of(overall(s)) }

// Targets are the goals that count as targets.
func (s Shown) Targets() []plan.Target {
	list := make([]plan.Target, len(s.Results))
	for n, k := range s.Results {
		list[n] = s.Goals[k]
	}
	return list
}

// reading is a text with its targets and its amounts, looked at together.
type reading struct {
	text    string
	targets []plan.Target
	amounts []plan.Amount
	places  []foundAmount // the amounts with their places in the text
	bound   []bool        // which of them only say which things are meant
	earned  []bool        // which of them are earned or produced
}

func readingOf(m *plan.Measure) *reading {
	f := &reading{text: m.Sentences(), targets: m.Targets, amounts: m.Amounts}
	if len(f.amounts) > 0 {
		f.places = found(f.text, f.amounts)
		f.bound, f.earned = thresholds(f.text, f.places), outputs(f.text, f.places)
	}
	return f
}

// shownWords are the words of figures as documents show them, one for one.
type shownWords struct{ targets, amounts []string }

func (f *reading) words() shownWords {
	words := shownWords{make([]string, len(f.targets)), make([]string, len(f.amounts))}
	for k, t := range f.targets {
		words.targets[k] = t.Metric
	}
	for k, a := range f.amounts {
		words.amounts[k] = a.For
	}
	p := f.phrases()
	p.tell()
	for n, h := range p.list {
		if n > 0 && h.shown == nil && !h.money {
			// The structure gave it the words of the clause before, without that one's figure:
			// 新建公园2个项目；90%.
			if last := p.list[n-1]; !last.money && f.targets[last.k].Metric == f.targets[h.k].Metric {
				h.shown = last.shown
			}
		}
		switch label := p.ofTime(&h, p.label(&h)); {
		case label == "":
		case h.money:
			words.amounts[h.k] = label
		default:
			words.targets[h.k] = label
		}
	}
	return words
}

// ofTime is the label of a figure with the time before it that the header of its cell
// names: 二季度目标：完成.
func (p *phrases) ofTime(f *phrase, label string) string {
	from, to := plan.TimeHead(p.text, f.number)
	if to == 0 || to > f.number {
		return label
	}
	head := p.text[from:to]
	head = head[len(numbering.FindString(head)):]
	name := strings.TrimSuffix(head, "：")
	switch rest, told := strings.CutPrefix(label, name); {
	case label == "" || told && !strings.HasPrefix(rest, gap):
		return label
	case told: // its subject already
		label = strings.TrimPrefix(rest, gap)
	}
	if strings.HasPrefix(p.text[to:], label) {
		return head + label
	}
	return head + gap + label
}

// numbering is the number of a line: 1. or （2）.
var numbering = pattern.New(`^[（(]?[0-9一二三四五六七八九十]{1,2}[）)、.．][ ]?`)

// goals are those of some figures, of the amounts those at some places.
func (w shownWords) goals(f *reading, amounts []int) []plan.Target {
	goals := slices.Clone(f.goals(amounts))
	for k, words := range w.targets {
		goals[k].Metric = words
	}
	for n, k := range amounts {
		goals[len(w.targets)+n].Metric = w.amounts[k]
	}
	return goals
}

func (w shownWords) funds(f *reading) []plan.Amount {
	var list []plan.Amount
	for k, a := range f.places {
		if f.bound[k] || f.earned[k] {
			continue
		}
		a.Part = a.Part && !isApart(f.text, f.places, k)
		a.For = w.amounts[k]
		list = append(list, a.Amount)
	}
	return list
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

// phrases are the figures in the order of the text. One that is not in the text
// keeps its words.
func (f *reading) phrases() *phrases {
	text := f.text
	p := &phrases{text: text}
	words := map[int]string{} // by where the figure begins
	last := 0
	for k, t := range f.targets {
		i := strings.Index(text[last:], t.Text)
		if i < 0 || t.Text == "" || t.Metric == "" {
			continue
		}
		if name, _, _ := plan.OutputCell(t.Text); name != "" {
			continue // its header says it all
		}
		from := last + i
		before := common(t.Text, t.Metric)
		h := phrase{k: k, unit: t.Unit, number: from + before, to: from + len(t.Text)}
		last = h.to
		body := t.Text[:max(before, len(strings.TrimSuffix(t.Text, t.Metric[before:])))]
		i = strings.LastIndex(body, t.Value)
		if i < before || t.Value == "" {
			i = before + max(0, strings.IndexAny(body[before:], digits)) // ３家
		}
		if number := strings.TrimLeft(body[i:], digits); number != body[i:] {
			h.number = from + i
			last = h.number + len(body[i:]) - len(number) // what it counts may hold another: 培训2000名技工和500名学徒
		}
		words[h.number] = t.Metric
		p.list = append(p.list, h)
	}
	for k, a := range f.places {
		switch {
		case a.from < 0:
		case f.bound[k]:
			p.bounds = append(p.bounds, a)
		default:
			words[a.from] = a.For
			p.list = append(p.list, phrase{k: k, money: true, unit: "元", number: a.from, to: a.to})
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
	floor := sentence.Begin(p.text, f.number)
	if prev := p.before(f.place); prev != nil {
		floor = prev.to
		if at := joined.FindStringIndex(p.text[floor:f.number]); at != nil {
			floor += at[1]
		}
	}
	floor += sentence.AfterLast(p.text[floor:f.number], sentence.PartStops)
	if inside := sentence.AfterOpen(p.text[floor:f.number]); len(inside) < f.number-floor && !strings.ContainsAny(words, "（(") {
		floor = f.number - len(inside)
	}
	f.start = p.skip(floor+sentence.AfterLast(p.text[floor:f.number], "、"), f.number)
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
