package revision

import (
	"cmp"
	"slices"
	"strings"

	"fenjie/source/figures"
	"fenjie/source/plan"
)

// PairGoals gives for each goal of a measure's earlier text its place among those
// of the new one, or -1: one to one. What a revision tells as one target that
// changed is decided here, and where the value goes that somebody typed at it; so
// the two never contradict each other.
//
// Goals are paired by the words that are shown of them, else by those that stand at
// the figure, which stay where the words before them change. Where those say
// little (面积) the figure must be the same: that of another thing is another goal.
// So is what is measured in other words, unless the one text only says more words
// of it than the other.
func PairGoals(old, now *plan.Measure) []int {
	p := newGoalPairs(goalsOf(old), goalsOf(now))
	reworded := old.Sentences() != now.Sentences()
	p.sameWords(sameValue)
	p.sameWords(sameUnit)
	if reworded {
		p.moreWords(sameNumbers)
		p.moreWords(sameUnit)
	}
	p.sameWords(anyUnit)
	if !reworded {
		p.sameText()
	}
	return p.to
}

// GoalLike is the place among the goals of m of the one that has the words of t, or
// -1. It is for a target of which nothing more is known: not of what text it was.
func GoalLike(t plan.Target, m *plan.Measure) int {
	p := newGoalPairs([]goal{{t, t}}, goalsOf(m))
	for _, and := range []alike{sameValue, sameUnit, anyUnit} {
		p.sameWords(and)
	}
	return p.to[0]
}

// alike is what is asked of two figures besides the words.
type alike func(a, b plan.Target) bool

func sameValue(a, b plan.Target) bool { return a.Unit == b.Unit && a.Value == b.Value }
func sameUnit(a, b plan.Target) bool  { return a.Unit == b.Unit }
func anyUnit(a, b plan.Target) bool   { return a.Metric != "" && b.Metric != "" }

// goal is one goal with the words that are shown of it, and those that stand at
// its figure.
type goal struct{ shown, own plan.Target }

func goalsOf(m *plan.Measure) []goal {
	shown, own := figures.Of(m).Goals, figures.Goals(m)
	list := make([]goal, len(own))
	for k := range list {
		list[k] = goal{shown[k], own[k]}
	}
	return list
}

// goalPairs are pairs of goals under way.
type goalPairs struct {
	old, now []goal
	to       []int
	taken    []bool // of now
}

func newGoalPairs(old, now []goal) *goalPairs {
	p := &goalPairs{old, now, make([]int, len(old)), make([]bool, len(now))}
	for k := range p.to {
		p.to[k] = -1
	}
	return p
}

func (p *goalPairs) pair(k, n int) { p.to[k], p.taken[n] = n, true }

// sameWords pairs what is left in order, where the words are the same and what
// else is asked of the figures.
func (p *goalPairs) sameWords(and alike) {
	each := func(same func(a, b goal) bool) {
		for k, a := range p.old {
			for n, b := range p.now {
				if p.to[k] < 0 && !p.taken[n] && same(a, b) {
					p.pair(k, n)
				}
			}
		}
	}
	same := func(a, b plan.Target) bool { return said(a.Metric) == said(b.Metric) && and(a, b) }
	each(func(a, b goal) bool { return same(a.shown, b.shown) })
	each(func(a, b goal) bool {
		return same(a.own, b.own) && (!figures.IsBare(a.own) || sameNumbers(a.own, b.own))
	})
}

// moreWords pairs what is left where one text says more words of a goal than the
// other, the figures are alike, and nothing else could be it.
func (p *goalPairs) moreWords(and alike) {
	other := make([]int, len(p.now)) // how many of old each could be
	could := make([][]int, len(p.old))
	for k, a := range p.old {
		for n, b := range p.now {
			if p.to[k] < 0 && !p.taken[n] && and(a.own, b.own) && isReworded(a, b) {
				could[k] = append(could[k], n)
				other[n]++
			}
		}
	}
	for k, list := range could {
		if len(list) == 1 && other[list[0]] == 1 {
			p.pair(k, list[0])
		}
	}
}

// sameText pairs what is left of the goals of one text, which another program
// put into other words: those of one value and unit, where there is one such.
func (p *goalPairs) sameText() {
	for k, a := range p.old {
		if p.to[k] >= 0 {
			continue
		}
		alone := true
		for j, other := range p.old {
			alone = alone && (j == k || p.to[j] >= 0 || !sameNumbers(a.own, other.own))
		}
		at := -1
		for n, b := range p.now {
			if sameNumbers(a.own, b.own) && !p.taken[n] {
				alone, at = alone && at < 0, n
			}
		}
		if alone && at >= 0 {
			p.pair(k, at)
		}
	}
}

// sameNumbers are those of two figures whichever way they are compared; sameFigure asks
// for that too.
func sameNumbers(a, b plan.Target) bool {
	return a.Value == b.Value && a.Max == b.Max && a.Unit == b.Unit
}

// said is words of a target without the signs by which programs join them:
// 整治出租厂房…面积, and before 整治出租厂房面积.
func said(metric string) string { return joiners.Replace(squeeze(metric)) }

var joiners = strings.NewReplacer("…", "", "，", "", ",", "")

// isReworded reports whether the words of one of two goals are all said by the
// other, as shown or as they stand at the figure: 改造老旧小区, 改造城镇老旧小区. Words
// that say little, or less than half of what the other says, are those of many
// things, so that the figure must be the same.
func isReworded(a, b goal) bool {
	if strings.Contains(a.shown.Metric, among) != strings.Contains(b.shown.Metric, among) {
		return false // one part of it
	}
	same := sameNumbers(a.own, b.own)
	return says(a.shown, b.shown, same) || says(a.own, b.own, same)
}

const among = "其中"

func says(a, b plan.Target, sameFigure bool) bool {
	less, more := doing(said(a.Metric)), doing(said(b.Metric))
	if cmp.Or(cmp.Compare(len(less), len(more)), cmp.Compare(less, more)) > 0 { // so whichever text is the old one
		less, more = more, less
	}
	n := len([]rune(less))
	if n < 2 || !sameFigure && (figures.IsBare(a) || figures.IsBare(b) || 2*n < len([]rune(more))) {
		return false
	}
	for _, no := range []string{"不", "未", "无", "非", "负"} {
		if strings.Count(less, no) != strings.Count(more, no) {
			return false // 合格率, 不合格率
		}
	}
	return isSaidBy(less, more)
}

// doing is words of a target without a verb before them that says of any that it
// is done: 完成老旧小区改造, 实施老旧小区改造.
func doing(words string) string {
	for _, verb := range []string{"完成", "实施", "开展", "推进", "推动", "实现"} {
		if rest, ok := strings.CutPrefix(words, verb); ok && rest != "" {
			return rest
		}
	}
	return words
}

// isSaidBy reports whether every character of a text stands in another beside a
// neighbour that it has in both. Either end of a text is a neighbour.
func isSaidBy(less, more string) bool {
	const end = "\x00"
	runes := []rune(end + less + end)
	more = end + more + end
	said := make([]bool, len(runes))
	for k := range len(runes) - 1 {
		if strings.Contains(more, string(runes[k:k+2])) {
			said[k], said[k+1] = true, true
		}
	}
	return !slices.Contains(said[1:len(said)-1], false)
}
