package revision

import (
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fenjie/source"
	"fenjie/source/plan"
)

// alikeness measures two measures as matching does.
func alikeness(v *vocabulary, a, b *entry) (resemblance, resemblance) {
	seen := &marks{stamp: make([]int32, len(v.seen))}
	seen.set(b.saying)
	x := v.resemblance(a.saying, seen)
	seen.set(a.saying)
	return x, v.resemblance(b.saying, seen)
}

// plans reads the example, and the real plan where there is one.
func plans(t *testing.T) []*plan.Plan {
	files := []string{"../../examples/plan.txt"}
	if dir := os.Getenv("FENJIE_PLANS"); dir != "" {
		files = append(files, filepath.Join(dir, "ruian-2025.txt"))
	}
	var list []*plan.Plan
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, _, err := source.Read(name, data, nil)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
	return list
}

// TestMeasuresOfAPlanStandApart: of no plan are two different measures as much
// alike as the floors ask, were they in one section.
func TestMeasuresOfAPlanStandApart(t *testing.T) {
	for _, p := range plans(t) {
		m := &matcher{}
		m.sides[0], m.sides[1] = newSide(p, nil), newSide(p, nil)
		v := m.vocabulary([2][]*entry{m.sides[0].measures, m.sides[1].measures})
		most := 0
		for k, a := range m.sides[0].measures {
			for n, b := range m.sides[1].measures {
				if k == n {
					continue
				}
				x, y := alikeness(v, a, b)
				most = max(most, share(x.still+y.still, x.mass+y.mass))
				if _, likeness, ok := judge(x, y, context{title: a.words.title == b.words.title, section: true, units: a.units == b.units}); ok {
					t.Errorf("%s and %s would be paired, alike in %d of 1000: %v", a.Title, b.Title, likeness, []resemblance{x, y})
				}
			}
		}
		t.Logf("%s: different measures are alike in at most %d of 1000", p.File, most)
	}
}

// TestRewordedIsPaired: measures with up to two words in five replaced, here
// and there, are still paired, whatever else changed. Of the shortest so many
// may leave too little that hangs together.
func TestRewordedIsPaired(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	word := func() string { return string([]rune{rune(0x4e00 + r.Intn(2500)), rune(0x4e00 + r.Intn(2500))}) }
	for _, words := range []int{10, 40, 100, 400} {
		for _, percent := range []int{10, 20, 30, 40} {
			var likenesses []int
			for range 100 {
				old := make([]string, words)
				for k := range old {
					old[k] = word()
				}
				new := slices.Clone(old)
				for _, k := range r.Perm(words)[:words*percent/100] {
					new[k] = word()
				}
				m := &matcher{}
				m.sides[0] = newSide(&plan.Plan{Sections: []*plan.Section{{Measures: []*plan.Measure{{Title: word(), Text: strings.Join(old, "")}}}}}, nil)
				m.sides[1] = newSide(&plan.Plan{Sections: []*plan.Section{{Measures: []*plan.Measure{{Title: word(), Text: strings.Join(new, "")}}}}}, nil)
				v := m.vocabulary([2][]*entry{m.sides[0].measures, m.sides[1].measures})
				x, y := alikeness(v, m.sides[0].measures[0], m.sides[1].measures[0])
				_, likeness, ok := judge(x, y, context{})
				if !ok && words > 10 {
					t.Errorf("%d words, %d %% replaced: not paired, alike in %d of 1000", words, percent, likeness)
				}
				likenesses = append(likenesses, likeness)
			}
			slices.Sort(likenesses)
			t.Logf("%d characters, %d %% of the words replaced: alike in %d of 1000, at the least %d", 2*words, percent, likenesses[50], likenesses[0])
		}
	}
}
