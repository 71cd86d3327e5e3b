package revision_test

import (
	"flag"
	"os"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"fenjie/source/plan"
	"fenjie/source/revision"
	"fenjie/source/revision/revisiontest"
)

// TestMain makes the random revisions the same on every run, and 2,000 of
// them, unless the command line says otherwise.
func TestMain(m *testing.M) {
	flag.Parse()
	set := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { set[f.Name] = true })
	for name, value := range map[string]string{"rapid.seed": "20250318", "rapid.checks": "2000"} {
		if !set[name] {
			if err := flag.Set(name, value); err != nil {
				panic(err)
			}
		}
	}
	os.Exit(m.Run())
}

// must is how much a measure still says, in percent, for it to be paired with
// itself without fail.
const must = 60

// TestMatchRandomRevisions holds the pairing against what a random revision
// did: a measure that still says most of what it said is paired with itself,
// and no measure ever with another.
func TestMatchRandomRevisions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old := revisiontest.RandomPlan(t)
		new, truth := revisiontest.Revise(t, old)
		p := revision.Match(old, new, truth.Renamed)
		for _, m := range new.Measures() {
			was, got := truth.From[m], p.OldOf(m)
			if got == was || got != nil && was != nil && got.Title == was.Title && got.Text == was.Text {
				continue
			}
			if got == nil && truth.Says[m] < must {
				continue
			}
			t.Fatalf("steps %v\nthe measure %s\nsays %d %% of %s\nand was paired with %s", truth.Steps, show(m), truth.Says[m], show(was), show(got))
		}
		checkInverse(t, p, revision.Match(new, old, truth.Renamed))
	})
}

// checkInverse holds that two pairings, of the texts either way round, are one.
func checkInverse(t *rapid.T, p, back *revision.Pairing) {
	if len(p.Measures) != len(back.Measures) {
		t.Fatalf("%d pairs one way, %d the other", len(p.Measures), len(back.Measures))
	}
	seen := map[*plan.Measure]bool{}
	for _, pair := range p.Measures {
		if seen[pair.Old] || seen[pair.New] {
			t.Fatalf("%s or %s is in two pairs", show(pair.Old), show(pair.New))
		}
		seen[pair.Old], seen[pair.New] = true, true
		if back.NewOf(pair.New) != pair.Old {
			t.Fatalf("%s is paired with %s one way, with %s the other", show(pair.New), show(pair.Old), show(back.NewOf(pair.New)))
		}
	}
}

func show(m *plan.Measure) string {
	if m == nil {
		return "nothing"
	}
	return m.Label + strconv.Quote(m.Title+"|"+m.Text) + " " + m.ID
}
