package plan

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// A table's columns say once, in their headers, what their cells are: 资金（万元）,
// 一季度目标. In the text of a measure each such cell keeps its header in front.

// unitHeader is a header with a unit of money: 资金（万元）, 总投资/亿元, 预算安排（单位：万元）,
// 其中：县财政（万元）, 省（万元）.
var unitHeader = pattern.New(`^((?:其中[：:]?)?[^\n：:（(/／，,。；;、]{1,20}?)[ ]?(?:[（(／/，,][ ]?(?:单位[：:]?)?(` + moneyUnits + `)[）)]?|(` + moneyUnits + `))$`).Closing("元）)")

const moneyUnits = `(?:百万|千万|万|亿|千)?(?:美|欧|港|日)?元`

// funds are words of money that end the name of its column; levels are those that pay.
const (
	funds  = `资金|投资|预算|概算|经费|投入|金额|费用|造价|财政|补助|补贴|奖补|自筹|债券|专项债|国债|贷款|配套|拨款|社会资本`
	levels = `(?:中央|国家|上级|[省市县区镇乡]|乡镇|街道|地方|本)(?:级|本级)?`
)

var (
	// moneyWord is in the header of a column whose unit has no bracket: 所需资金万元.
	moneyWord = pattern.New(`资金|投资|预算|经费|投入|金额|费用|造价`).Holding("资", "预算", "经费", "投入", "金额", "费用", "造价")
	// fundsHeader is a header of money that names no unit: 资金安排, 总投资, 其中：县财政.
	fundsHeader = pattern.New(`^(?:其中[：:]?)?[^\n：:（(/／，,。；;、]{0,12}?(?:` + funds + `)(?:总额|金额|额|数|合计|安排|需求|计划|规模|估算|概算)?$`)
	levelHeader = pattern.New(`^(?:其中[：:]?)?` + levels + `$`)
	sumHeader   = pattern.New(`^(?:合计|总计|小计|总额|共计)$`).Opening("合总小共")
	// payerHeader is a header of what one payer gives: 县级财政, 上级补助, 自筹, 中央.
	payerHeader = pattern.New(`^(?:其中[：:]?)?(?:.*(?:财政|补助|补贴|奖补|自筹|债券|专项债|国债|贷款|配套|拨款|社会资本|社会资金)(?:资金|投入|额|数)?|` + levels + `(?:预算内|专项|财政|补助|奖补)?(?:资金|投入|投资)?)$`)
	// outputHeader is a header of what is earned or produced, which is a target.
	outputHeader = pattern.New(`(?:产值|产出|增加值|生产总值|GDP|收入|营收|利润|利税|税收|税额|纳税|纳税额|市值|估值|效益|资产|目标值|目标|指标|指标值)(?:总额|总量|增量|合计|目标|目标值|指标|指标值|任务|预期|计划|数)*$`)
	// priceHeader is a header of what one of many costs or gets, and of what was: no sum.
	priceHeader = pattern.New(`单价|均价|售价|价格|票价|人均|户均|每[人户亩个]|基数|上年|去年|现状|实绩|完成值|已完成`).Holding("价", "均", "每", "基数", "年", "现状", "实绩", "完成")
)

// headerUnit parts a header of a unit of money from it.
func headerUnit(header string) (name, unit string) {
	m := unitHeader.FindStringSubmatch(header)
	switch {
	case m == nil:
		return "", ""
	case m[2] != "":
		return m[1], m[2]
	case moneyWord.MatchString(m[1]) && strings.Trim(m[1], digits) == m[1]: // 多元 has no unit
		return m[1], m[3]
	}
	return "", ""
}

const digits = "0123456789"

// MoneyHeader is what a header says of its column of money: its name and the unit
// of its cells; nothing for any other header. What is earned or produced is no money
// for something, and no sum is what one of many costs.
func MoneyHeader(header string) (name, unit string) {
	name, unit = headerUnit(header)
	if name == "" || outputHeader.MatchString(name) || priceHeader.MatchString(name) {
		return "", ""
	}
	return name, unit
}

// OutputHeader is what a header says of its column of what is to be earned or produced
// in money: 产值（万元）.
func OutputHeader(header string) (name, unit string) {
	name, unit = headerUnit(header)
	if name == "" || !outputHeader.MatchString(name) || priceHeader.MatchString(name) {
		return "", ""
	}
	return name, unit
}

// IsFunds reports a header of money that names no unit: 资金安排, 总投资. Where the table
// has a unit of its own, 中央 and 合计 are headers of money too.
func IsFunds(header string, ofTable bool) bool {
	if outputHeader.MatchString(header) || priceHeader.MatchString(header) {
		return false
	}
	return fundsHeader.MatchString(header) || ofTable && (levelHeader.MatchString(header) || sumHeader.MatchString(header))
}

// IsTotal reports the header of a column that adds up others: 合计.
func IsTotal(name string) bool { return sumHeader.MatchString(name) }

// IsPayer reports the name of a column of what one payer gives of a sum: 县级财政, 自筹.
func IsPayer(name string) bool { return payerHeader.MatchString(name) }

// PartName is the name of a column of a part, 县财政 of 其中：县财政.
func PartName(name string) (string, bool) {
	rest, ok := strings.CutPrefix(name, "其中")
	return strings.TrimLeft(rest, "：: "), ok
}

// MoneyCell parts a line of a measure that is a cell of money under its header:
// 资金（万元）：4200.
func MoneyCell(line string) (name, unit, cell string) { return cellUnder(line, MoneyHeader) }

// OutputCell parts a line of a measure that is a cell of what is earned or produced:
// 产值（万元）：1200.
func OutputCell(line string) (name, unit, cell string) { return cellUnder(line, OutputHeader) }

func cellUnder(line string, read func(header string) (name, unit string)) (name, unit, cell string) {
	i := strings.Index(line, "元")
	if i < 0 {
		return "", "", ""
	}
	n := strings.Index(line[i:], "：")
	if n < 0 || n > len("元） ") {
		return "", "", ""
	}
	name, unit = read(strings.TrimSpace(line[:i+n]))
	return name, unit, line[i+n+len("："):]
}

// timeForm is a time that a header names: 一季度目标, 2025年, 6月底前, 第一阶段.
var timeForm = pattern.New(`[一二三四1-4]季度|半年|(?:[0-9]{1,2}|[一二三四五六七八九十])月(?:份|底|末|上旬|中旬|下旬)?|20[0-9]{2}年|第[一二三四五六]阶段|[近中远]期(?:目标|任务|计划|规划)`).
	Holding("季度", "半年", "月", "年", "阶段", "期目标", "期任务", "期计划", "期规划")

// IsTimed reports a header that names the time that its cells are of.
func IsTimed(header string) bool { return timeForm.MatchString(header) }

// TimeHead is where the header stands that names the time of byte at of a text, with
// its colon: 一季度目标： at the beginning of the line. to is 0 where there is none.
func TimeHead(text string, at int) (from, to int) {
	near := max(0, at-longestCell)
	from = near + strings.LastIndexByte(text[near:at], '\n') + 1
	if from == near && near > 0 {
		return 0, 0
	}
	line := text[from:min(len(text), from+maxHead)]
	i := strings.Index(line, "：")
	if i < 0 || strings.ContainsAny(line[:i], "，。；、,;\n“《") || utf8.RuneCountInString(line[:i]) > longestHead || !IsTimed(line[:i]) {
		return 0, 0
	}
	return from, from + i + len("：")
}

// longestHead is how many characters the header of a cell has at most, maxHead a bound
// on its bytes, longestCell one on how far it is looked for.
const (
	longestCell = 3000
	longestHead = 16
	maxHead     = 3*longestHead + len("：")
)
