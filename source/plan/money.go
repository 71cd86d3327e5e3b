package plan

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Fen is an amount of money in 分, the hundredth of a yuan (or of the unit of
// another currency). Its range is about 92 万亿元.
type Fen int64

// Units of money.
const (
	Yuan Fen = 100           // 元
	Wan  Fen = 10_000 * Yuan // 万元
	Yi   Fen = 10_000 * Wan  // 亿元
)

// ParseFen returns decimal × scale exactly. It fails when decimal is no plain
// decimal, when the result is no whole number of 分, or out of range.
func ParseFen(decimal string, scale Fen) (Fen, error) {
	if decimal == "" || strings.Trim(decimal, "0123456789.") != "" {
		return 0, fmt.Errorf("amount %q: want a decimal number", decimal)
	}
	r, ok := new(big.Rat).SetString(decimal)
	if !ok {
		return 0, fmt.Errorf("amount %q: want a decimal number", decimal)
	}
	r.Mul(r, new(big.Rat).SetInt64(int64(scale)))
	if !r.IsInt() {
		return 0, fmt.Errorf("amount %q: finer than one 分", decimal)
	}
	if !r.Num().IsInt64() {
		return 0, fmt.Errorf("amount %q: too large", decimal)
	}
	return Fen(r.Num().Int64()), nil
}

// NotGiven is the amount of a structured plan that states its words alone;
// the reader takes it from them.
const NotGiven Fen = -1

// decimal is Decimal for the units in use, which are powers of ten.
func (f Fen) decimal(scale Fen) (string, bool) {
	places := 0
	for unit := Fen(1); unit != scale; unit *= 10 {
		if places++; places > 10 {
			return "", false
		}
	}
	if f < 0 {
		return "", false
	}
	b := strconv.AppendInt(nil, int64(f/scale), 10)
	if rest := f % scale; rest > 0 {
		b = append(b, '.')
		for ; rest > 0; rest %= scale {
			scale /= 10
			b = append(b, byte('0'+rest/scale))
		}
	}
	return string(b), true
}

// Decimal prints f in units of scale, exactly, without trailing zeros:
// Fen(105).Decimal(Yuan) is "1.05".
func (f Fen) Decimal(scale Fen) string {
	if s, ok := f.decimal(scale); ok {
		return s
	}
	r := big.NewRat(int64(f), int64(scale))
	s := r.FloatString(10) // 亿元 to the 分 has 10 decimals
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}
