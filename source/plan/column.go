package plan

import (
	"strings"

	"fenjie/source/pattern"
)

// moneyHeader is the header of a column of money with its unit: 资金（万元）,
// 总投资/亿元, 预算安排（单位：万元）.
var moneyHeader = pattern.New(`^([^\n：:（(/／，,]{0,12}?(?:资金|投资|预算|经费|投入|金额|费用|造价)[^\n：:（(/／，,0-9]{0,6}?)[ ]?[（(/／，,]?[ ]?(?:单位[：:]?)?((?:百万|千万|万|亿|千)?元)[）)]?$`).Closing("元）)")

// MoneyHeader is what a header says of its column of money: its name and the unit
// of its cells; nothing for any other header.
func MoneyHeader(header string) (name, unit string) {
	m := moneyHeader.FindStringSubmatch(header)
	if m == nil {
		return "", ""
	}
	return m[1], m[2]
}

// MoneyCell parts a line of a measure that is a cell of money under its header:
// 资金（万元）：4200.
func MoneyCell(line string) (name, unit, cell string) {
	i := strings.Index(line, "元")
	if i < 0 {
		return "", "", ""
	}
	n := strings.Index(line[i:], "：")
	if n < 0 || n > len("元） ") {
		return "", "", ""
	}
	name, unit = MoneyHeader(strings.TrimSpace(line[:i+n]))
	return name, unit, line[i+n+len("："):]
}
