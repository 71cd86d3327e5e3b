package check_test

import (
	"fmt"
	"math/rand"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"fenjie/source/check"
)

// broken is a plan after one fault was put into it.
type broken struct {
	lines []string
	at    []int // lines, one of which the finding must name
}

// breaker puts a fault of one rule into a plan.
type breaker struct {
	code string
	// also are rules for which the fault is one too: a clause that is gone takes
	// the section's lead along.
	also  []string
	apply func(r *rand.Rand, p cleanPlan) (broken, bool)
}

// TestMutations breaks clean plans in each rule's ways at random places. The
// rule names each break at its line, and no other says anything.
func TestMutations(t *testing.T) {
	times := 1000
	if testing.Short() {
		times = 100
	}
	trials := breakPlans(t, cleanPlans(t), times)
	var wait sync.WaitGroup
	for w := range runtime.NumCPU() {
		wait.Go(func() {
			for k := w; k < len(trials); k += runtime.NumCPU() {
				trials[k].report, trials[k].err = tryRun(trials[k].plan.name, strings.Join(trials[k].lines, "\n"))
			}
		})
	}
	wait.Wait()
	missed, extra := map[string]int{}, 0
	for _, m := range trials {
		if m.err != nil {
			t.Fatalf("%s: %v", m.code, m.err)
		}
		named := false
		for _, f := range m.report.Findings {
			if f.Code == m.code && slices.Contains(m.at, f.Line) {
				named = true
			} else if f.Code != m.code && !slices.Contains(m.also, f.Code) {
				extra++
				t.Errorf("%s in %s also %s at line %d: %q %s\n    %s", m.code, m.plan.name, f.Code, f.Line, f.Quote, f.Message, change(m.plan, m.broken))
			}
		}
		if !named {
			missed[m.code]++
			t.Logf("%s missed in %s: %s", m.code, m.plan.name, change(m.plan, m.broken))
		}
	}
	sum := 0
	for _, n := range missed {
		sum += n
	}
	t.Logf("%d breaks in %d ways: %d not named %v, %d times something else said", times, len(breakers), sum, missed, extra)
	if sum*100 > times {
		t.Errorf("%d of %d breaks were not named: %v", sum, times, missed)
	}
}

// trial is a break and what was said of it.
type trial struct {
	breaker
	broken
	plan   cleanPlan
	report check.Report
	err    error
}

// breakPlans makes so many breaks, each rule's in turn, the same in every run.
func breakPlans(t *testing.T, plans []cleanPlan, times int) []trial {
	t.Helper()
	r := rand.New(rand.NewSource(1))
	var trials []trial
	for n := range times {
		m := trial{breaker: breakers[n%len(breakers)]}
		for k, ok := 0, false; !ok; k++ {
			if k == 200 {
				t.Fatalf("%s: no plan to break", m.code)
			}
			m.plan = plans[r.Intn(len(plans))]
			if k%8 == 3 {
				m.plan = plans[0] // the largest, with all there is to break
			}
			m.broken, ok = m.apply(r, m.plan)
		}
		trials = append(trials, m)
	}
	return trials
}

// TestEveryRuleIsBroken: a rule without a breaker is not held to anything.
func TestEveryRuleIsBroken(t *testing.T) {
	for _, rule := range check.Rules() {
		if !slices.ContainsFunc(breakers, func(b breaker) bool { return b.code == rule.Code }) {
			t.Errorf("no breaker for %s", rule.Code)
		}
	}
}

// change is what a break did, for the eye: the first line that differs.
func change(p cleanPlan, m broken) string {
	for k := range m.lines {
		if k >= len(p.lines) || m.lines[k] != p.lines[k] {
			return fmt.Sprintf("line %d: %s", k+1, m.lines[k])
		}
	}
	return "the end was cut"
}

// place is a match of a pattern in a plan.
type place struct {
	line int // index
	at   []int
}

// places finds all matches of a pattern in the lines that hold words.
func places(p cleanPlan, pattern *regexp.Regexp) []place {
	var list []place
	for k, l := range p.lines {
		for _, at := range pattern.FindAllStringSubmatchIndex(l, -1) {
			list = append(list, place{k, at})
		}
	}
	return list
}

// with is a plan with one line changed.
func with(p cleanPlan, k int, line string) broken {
	lines := slices.Clone(p.lines)
	lines[k] = line
	return broken{lines, []int{k + 1}}
}

// swap replaces one match of pattern, at random, by to, which may hold $1.
func swap(pattern, to string) func(*rand.Rand, cleanPlan) (broken, bool) {
	form := regexp.MustCompile(pattern)
	return func(r *rand.Rand, p cleanPlan) (broken, bool) {
		list := places(p, form)
		if len(list) == 0 {
			return broken{}, false
		}
		m := list[r.Intn(len(list))]
		l := p.lines[m.line]
		return with(p, m.line, l[:m.at[0]]+string(form.ExpandString(nil, to, l, m.at))+l[m.at[1]:]), true
	}
}

// either breaks in one of several ways.
func either(ways ...func(*rand.Rand, cleanPlan) (broken, bool)) func(*rand.Rand, cleanPlan) (broken, bool) {
	return func(r *rand.Rand, p cleanPlan) (broken, bool) { return ways[r.Intn(len(ways))](r, p) }
}

// where breaks only plans that hold a pattern so many times.
func where(pattern string, times int, way func(*rand.Rand, cleanPlan) (broken, bool)) func(*rand.Rand, cleanPlan) (broken, bool) {
	form := regexp.MustCompile(pattern)
	return func(r *rand.Rand, p cleanPlan) (broken, bool) {
		if len(form.FindAllString(p.text(), -1)) < times {
			return broken{}, false
		}
		return way(r, p)
	}
}
