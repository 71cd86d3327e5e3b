package plan

import (
	"math"
	"math/big"
	"strings"
	"testing"
)

// FuzzFen: an amount is exactly its decimal times its scale, or refused; and
// what it prints reads as itself in every scale.
func FuzzFen(f *testing.F) {
	for _, s := range []string{"5782", "27.27", "1.48", "0.01", "0.001", "92233720368547758.07", "92233720368547758.08", "1.", ".5", ".", "00.10", "-1", "1e9", "１", "1,000", "0x1"} {
		f.Add(s, uint8(3))
	}
	scales := []Fen{1, Yuan, 100 * Yuan, 1000 * Yuan, Wan, 100 * Wan, 1000 * Wan, Yi, 100 * Yi, 1000 * Yi, 10_000 * Yi}
	f.Fuzz(func(t *testing.T, decimal string, which uint8) {
		scale := scales[int(which)%len(scales)]
		got, err := ParseFen(decimal, scale)
		want, ok := new(big.Rat).SetString(decimal)
		ok = ok && decimal != "" && strings.Trim(decimal, "0123456789.") == ""
		if ok {
			want.Mul(want, big.NewRat(int64(scale), 1))
			ok = want.IsInt() && want.Num().IsInt64()
		}
		switch {
		case ok != (err == nil):
			t.Fatalf("%q × %d: %d, %v", decimal, scale, got, err)
		case err != nil:
			return
		case want.Num().Int64() != int64(got):
			t.Errorf("%q × %d: got %d, want %s", decimal, scale, got, want.Num())
		}
		for _, s := range scales {
			if back, err := ParseFen(got.Decimal(s), s); err != nil || back != got {
				t.Errorf("%d in units of %d prints %s, which reads %d, %v", got, s, got.Decimal(s), back, err)
			}
		}
	})
}

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		fen   Fen
		scale Fen
		want  string
	}{
		{0, Yuan, "0"}, {105, Yuan, "1.05"}, {100, Yuan, "1"}, {5, Yuan, "0.05"}, {1, Yi, "0.0000000001"},
		{31_145_300 * 100_00, Yi, "31.1453"}, {7, 1, "7"}, {-105, Yuan, "-1.05"}, {-5, Yuan, "-0.05"},
		{math.MinInt64, Yuan, "-92233720368547758.08"}, {math.MaxInt64, 10_000 * Yi, "92233.72036854775807"},
	} {
		if got := c.fen.Decimal(c.scale); got != c.want {
			t.Errorf("%d in units of %d: got %s, want %s", c.fen, c.scale, got, c.want)
		}
	}
}
