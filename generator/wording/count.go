package wording

import (
	"fmt"

	"fenjie/source/plan"
)

// Percent is part of whole in percent with one decimal, half rounded up: 12.5%.
func Percent(part, whole int) string {
	if whole <= 0 {
		return "—"
	}
	return Share(plan.Fen(part), plan.Fen(whole))
}

// Some names at most so many units, and says how many there are.
func Some(units []plan.Unit, most int) string {
	if len(units) <= most {
		return Responsible(units)
	}
	return fmt.Sprintf("%s等%d个单位", Responsible(units[:most]), len(units))
}
