package plan

import (
	"slices"
	"strings"
)

// shareDigits are those of a share in words, by their value.
var shareDigits = []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// Share is a share as the plan has it: 三分之二 of value 2 and unit /3; "" for any
// other target. Without its unit the 2 says nothing.
func (t Target) Share() string {
	of, ok := strings.CutPrefix(t.Unit, "/")
	if !ok || len(of) != 1 || len(t.Value) != 1 || of[0] < '2' || of[0] > '9' || t.Value[0] < '1' || t.Value[0] > '9' {
		return ""
	}
	return shareDigits[of[0]-'0'] + "分之" + shareDigits[t.Value[0]-'0']
}

// Figure is value and unit of a target as forms show them, each in a cell: 120 and
// 家, 三分之二 and nothing.
func (t Target) Figure() (value, unit string) {
	if share := t.Share(); share != "" {
		return share, ""
	}
	return t.Value, t.Unit
}

// SetFigure sets value and unit from what a form shows of them.
func (t *Target) SetFigure(value, unit string) {
	t.Value, t.Unit = value, unit
	of, part, ok := strings.Cut(value, "分之")
	if n, k := slices.Index(shareDigits, part), slices.Index(shareDigits, of); ok && unit == "" && n > 0 && k > 1 {
		t.Value, t.Unit = string(rune('0'+n)), "/"+string(rune('0'+k))
	}
}
