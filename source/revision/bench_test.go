package revision_test

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"fenjie/source/plan"
	"fenjie/source/revision"
)

// bigPlan makes a plan of so many measures of some 150 characters, a fifth of
// them in sentences that many share, and a text of it in which every measure
// was reworded, one in ten withdrawn, one in ten added.
func bigPlan(measures int) (old, new *plan.Plan) {
	r := rand.New(rand.NewSource(1))
	words := make([]string, 4000)
	for k := range words {
		words[k] = string([]rune{rune(0x4e00 + r.Intn(2500)), rune(0x4e00 + r.Intn(2500))})
	}
	zipf := rand.NewZipf(r, 1.2, 8, uint64(len(words)-1))
	sentence := func() string {
		var b strings.Builder
		for range 12 {
			b.WriteString(words[zipf.Uint64()])
		}
		return b.String() + "。"
	}
	var shared []string
	for range 20 {
		shared = append(shared, sentence())
	}
	text := func() string {
		return sentence() + sentence() + sentence() + sentence() + sentence() + shared[r.Intn(len(shared))]
	}
	old, new = &plan.Plan{}, &plan.Plan{}
	for k := range measures {
		if k%50 == 0 {
			title := fmt.Sprintf("领域%d", k/50)
			old.Sections = append(old.Sections, &plan.Section{Title: title})
			new.Sections = append(new.Sections, &plan.Section{Title: title})
		}
		a, b := old.Sections[k/50], new.Sections[k/50]
		m := &plan.Measure{Number: k + 1, Title: words[r.Intn(len(words))] + words[r.Intn(len(words))], Text: text()}
		a.Measures = append(a.Measures, m)
		if r.Intn(10) == 0 {
			b.Measures = append(b.Measures, &plan.Measure{Number: k + 1, Title: words[r.Intn(len(words))], Text: text()})
		}
		if r.Intn(10) > 0 {
			revised := strings.Replace(m.Text, "。", words[r.Intn(len(words))]+"。"+sentence(), 1)
			b.Measures = append(b.Measures, &plan.Measure{Number: k + 1, Title: m.Title, Text: revised})
		}
	}
	return old, new
}

func BenchmarkMatch(b *testing.B) {
	for _, measures := range []int{50, 5000, 20000} {
		old, new := bigPlan(measures)
		b.Run(fmt.Sprint(measures), func(b *testing.B) {
			for b.Loop() {
				revision.Match(old, new, nil)
			}
		})
	}
}

func BenchmarkDiff(b *testing.B) {
	old, new := bigPlan(5000)
	p := revision.Match(old, new, nil)
	for b.Loop() {
		revision.Diff(p)
	}
}
