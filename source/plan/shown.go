package plan

import (
	"slices"
	"strings"
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
	for _, p := range phrasesOf(text, targets, amounts).told() {
		if p.money {
			ofAmounts[p.k] = p.shown
		} else {
			ofTargets[p.k] = p.shown
		}
	}
	return ofTargets, ofAmounts
}

// phrase is a figure of a text with the words that say what it is of.
type phrase struct {
	k        int  // its place among the targets, or the amounts
	money    bool // an amount
	words    string
	unit     string // of measurement, 元 for money
	from, to int    // where words and figure stand together
	figure   int    // where its words end
	number   int    // where the figure begins
	target   string // a target's text

	shown   string
	context string // what a figure after it is of, where that says little
	within  string // the whole that it is one part of (其中)
	verb    string // the verb before it, or which it shares with the figure before
	when    string // what says when, before that verb
	place   int    // in the list
	joined  bool   // it is one of several: 幼儿园3所、小学2所
	mere    bool   // it says how far a thing has come, and is none
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
	last := 0
	for k, t := range targets {
		i := strings.Index(text[last:], t.Text)
		if i < 0 || t.Text == "" || t.Metric == "" {
			continue
		}
		from := last + i
		last = from + len(t.Text)
		f := phrase{k: k, words: t.Metric, unit: t.Unit, from: from, to: last, figure: from + common(t.Text, t.Metric), target: t.Text}
		f.number = f.figure
		if i := strings.LastIndex(t.Text, t.Value); t.Value != "" && from+i > f.figure {
			f.number = from + i
		}
		p.list = append(p.list, f)
	}
	last = 0
	places := found(text, amounts)
	bound := thresholds(text, places)
	for k, f := range places {
		if f.from < 0 {
			continue
		}
		if bound[k] {
			p.bounds = append(p.bounds, f)
			continue
		}
		from := f.from
		if i := strings.LastIndex(text[last:f.from], f.For); i >= 0 && f.For != "" {
			from = last + i
		}
		last = f.to
		p.list = append(p.list, phrase{k: k, money: true, words: f.For, unit: "元", from: from, to: f.to, figure: from + common(text[from:f.from], f.For), number: f.from})
	}
	slices.SortStableFunc(p.list, func(a, b phrase) int { return a.from - b.from })
	return p
}

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
