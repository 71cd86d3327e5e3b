package check_test

import (
	"fmt"
	"math/rand"
	"regexp"
	"slices"
	"strings"
	"testing"
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
	const times = 1000
	plans := cleanPlans(t)
	r := rand.New(rand.NewSource(1))
	missed, extra := map[string]int{}, map[string]int{}
	tried := map[string]int{}
	for n := range times {
		b := breakers[n%len(breakers)]
		var p cleanPlan
		m, ok := broken{}, false
		for k := 0; k < 200 && !ok; k++ {
			p = plans[0] // the largest, half of the time
			if r.Intn(2) == 0 {
				p = plans[r.Intn(len(plans))]
			}
			m, ok = b.apply(r, p)
		}
		if !ok {
			t.Fatalf("%s: no plan to break", b.code)
		}
		tried[b.code]++
		text := strings.Join(m.lines, "\n")
		report, err := tryRun(p.name, text)
		if err != nil {
			t.Fatalf("%s: %v", b.code, err)
		}
		named := false
		for _, f := range report.Findings {
			if f.Code == b.code && slices.Contains(m.at, f.Line) {
				named = true
			} else if f.Code != b.code && !slices.Contains(b.also, f.Code) {
				extra[b.code]++
				t.Logf("%s in %s also %s at line %d: %q %s\n    %s", b.code, p.name, f.Code, f.Line, f.Quote, f.Message, change(p, m))
			}
		}
		if !named {
			missed[b.code]++
			t.Logf("%s missed in %s: %s", b.code, p.name, change(p, m))
		}
	}
	sum := func(counts map[string]int) (n int) {
		for _, c := range counts {
			n += c
		}
		return n
	}
	t.Logf("%d breaks in %d ways: %d not named %v, %d times something else said %v", times, len(breakers), sum(missed), missed, sum(extra), extra)
	if sum(missed)*100 > times {
		t.Errorf("%d of %d breaks were not named: %v", sum(missed), times, missed)
	}
	if sum(extra) > 0 {
		t.Errorf("something else was said %d times: %v", sum(extra), extra)
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
