package plan

import "testing"

// TestFeasts: the last day before a feast that the moon's calendar moves.
func TestFeasts(t *testing.T) {
	for _, c := range []struct {
		text string
		year int
		want string
	}{
		{"春节前完成欠薪清零", 2025, "2025-01-28"}, {"2027年春节前完成", 2025, "2027-02-05"}, {"明年春节前完成", 2025, "2026-02-16"}, {"端午节前完成", 2026, "2026-06-18"},
		{"中秋节前完成", 2024, "2024-09-16"}, {"元宵节前完成", 2025, "2025-02-11"}, {"国庆节前完成", 2025, "2025-09-30"}, {"元旦前完成", 2025, "2025-12-31"}, {"2026年元旦前完成", 2025, "2025-12-31"},
		{"春节前完成", 2040, ""}, {"春节前完成", 0, ""}, {"两节前完成", 2025, ""}, {"汛期前完成", 2025, ""},
	} {
		steps, _ := Dates(c.text, c.year)
		if len(steps) != 1 || steps[0].Due() != c.want {
			t.Errorf("%s in %d: got %+v, want %s", c.text, c.year, steps, c.want)
		}
	}
	steps, _ := Dates("国庆前完成主体，春节前投用", 2025)
	if len(steps) != 2 || steps[1].Due() != "2026-02-16" {
		t.Errorf("behind 国庆 in one sentence: got %+v", steps)
	}
	steps, _ = Dates("国庆前完成主体。春节前投用", 2025)
	if len(steps) != 2 || steps[1].Due() != "2025-01-28" {
		t.Errorf("in another sentence: got %+v", steps)
	}
}
