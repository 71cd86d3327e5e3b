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

// Unbalanced says by how much the parts of a budget are less or more than its
// total, in the unit in which that is written. What 其中 leaves out has no amount.
func Unbalanced(parts, total Fen, written string) string {
	if parts < total {
		return "分项合计" + parts.Like(written) + "，比总额" + total.Like(written) + "少" + (total - parts).Like(written) + "，少的部分原文未列金额"
	}
	return "分项合计" + parts.Like(written) + "，比总额" + total.Like(written) + "多" + (parts - total).Like(written)
}

// Like writes an amount exactly, in the unit that another is written in: 亿元, 万元
// or 元.
func (f Fen) Like(written string) string {
	switch {
	case strings.Contains(written, "亿"):
		return f.Decimal(Yi) + "亿元"
	case strings.Contains(written, "万"):
		return f.Decimal(Wan) + "万元"
	}
	return f.Decimal(Yuan) + "元"
}

// Decimal prints f in units of scale, a power of ten as all units of money are:
// exactly, without trailing zeros. Fen(105).Decimal(Yuan) is "1.05".
func (f Fen) Decimal(scale Fen) string {
	var b []byte
	left, unit := uint64(f), uint64(scale)
	if f < 0 {
		b, left = append(b, '-'), -left
	}
	b = strconv.AppendUint(b, left/unit, 10)
	if left %= unit; left > 0 {
		b = append(b, '.')
		for ; left > 0; left %= unit {
			unit /= 10
			b = append(b, byte('0'+left/unit))
		}
	}
	return string(b)
}
