package plan

import (
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
		for _, s := range scales[:8] { // 亿元 to the 分 has 10 decimals; above it digits would be cut
			if back, err := ParseFen(got.Decimal(s), s); err != nil || back != got {
				t.Errorf("%d in units of %d prints %s, which reads %d, %v", got, s, got.Decimal(s), back, err)
			}
		}
	})
}
