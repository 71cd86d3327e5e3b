package plan

import "testing"

func TestShare(t *testing.T) {
	for _, c := range []struct{ value, unit, share, figure, shown string }{
		{"2", "/3", "三分之二", "三分之二", ""},
		{"4", "/5", "五分之四", "五分之四", ""},
		{"1", "/2", "二分之一", "二分之一", ""},
		{"1.77", ":1", "", "1.77", ":1"},
		{"5", "/亩", "", "5", "/亩"},
		{"12", "/3", "", "12", "/3"},
		{"120", "家", "", "120", "家"},
		{"", "", "", "", ""},
	} {
		g := Target{Value: c.value, Unit: c.unit}
		value, unit := g.Figure()
		if g.Share() != c.share || value != c.figure || unit != c.shown {
			t.Errorf("%s%s: %q, %q and %q", c.value, c.unit, g.Share(), value, unit)
		}
		var back Target
		if back.SetFigure(value, unit); back.Value != c.value || back.Unit != c.unit {
			t.Errorf("%s%s comes back as %s%s", c.value, c.unit, back.Value, back.Unit)
		}
	}
}
