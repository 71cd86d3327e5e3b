package source

import (
	"strings"

	"fenjie/source/pattern"
)

// What stands below the clause of the last measure is the plan's closing, other
// than where it is still the measure's: in a plan whose measures go on after their
// clauses, as far as the others do.

// afterNumbers is the index of the line after the last numbered one.
func afterNumbers(lines []line) int {
	for k := len(lines) - 1; k >= 0; k-- {
		if lines[k].label != "" {
			return k + 1
		}
	}
	return 0
}

// furthered is by how many paragraphs the measures of a plan go on after their
// clauses, none where most do not, and whether each does.
type furthered struct {
	most int
	each bool
}

// goesOn reports whether the nth paragraph after the clause of the last measure is
// of its text: one that other measures have, unless it speaks to all. The first may
// do that where each measure has one.
func (f furthered) goesOn(l line, n int) bool {
	switch {
	case n > f.most, termForm.MatchString(l.text), signForm.MatchString(l.text):
		return false
	}
	return n == 1 && f.each || !allForm.MatchString(l.text)
}

var (
	// termForm is a rule on the plan itself: 本方案自印发之日起施行.
	termForm = pattern.New(`^(?:本|此)(?:工作|实施|行动|若干)?(?:方案|意见|措施|政策|办法|细则|计划|通知|规定|清单|要点)[^。]{0,20}(?:施行|实施|执行|有效期|解释)`).Opening("本此")
	// signForm is what closes a document: 联系人：张三, 附件：任务表, 抄送：县委各部门.
	signForm = pattern.New(`^[（(]?(?:(?:联系|联络)(?:人|员|电话|方式|邮箱|地址|单位|科室)|咨询电话|监督电话|电话|传真|邮箱|附件|附表|附[：:]|抄送|抄报|主送|报送[：:]|特此|此件|未尽事宜|注[：:])`).Opening("（(联咨监电传邮附抄主报特此未注")
	// allForm speaks to everybody: 各地各部门要高度重视.
	allForm = pattern.New(`^(?:请|全[省市州县区旗]|[省市州县区旗]级?)?各(?:地|级|部门|单位|有关|相关|责任|牵头|成员|乡|镇|街道|县|市|区|科室|处室|园区|功能区|开发区)`).Opening("请全省市州县区旗各")
)

// Parts of a rule on the plan itself.
var (
	sinceRule = pattern.New(`^(?:附则[：: ]?)?(?:本\p{Han}{1,12}?)?(?:自|从|于)[^，。；]{2,24}?起?(?:正式)?(?:施行|实施|执行|生效|试行)$`).Holding("施行", "实施", "执行", "生效", "试行")
	termRule  = pattern.New(`^(?:本\p{Han}{1,12}?)?(?:试行期|有效期|执行期|实施期)限?(?:为|至|到|截至|截止|暂定|[0-9一二三四五六七八九十两])`).Holding("期")
	sideRule  = pattern.New(`^附则$|解释$|解释工作|废止$|停止执行$|不再执行$|为准$|从其规定$|按[^，。；]{2,30}执行$|不一致的$|有规定的$|另有规定的$|同时$|^此前`)
)

// isClosingRule reports an item that only says from when the plan holds and how long:
// 第十一条 本意见自2025年5月1日起施行，有效期至2027年12月31日. Nobody is given work by it.
func (i *item) isClosingRule() bool {
	if len(i.children) > 0 || len(i.head.clauses()) > 0 || !containsAny(i.head.text, "施行", "实施", "执行", "生效", "试行", "期") {
		return false
	}
	holds := false
	for _, part := range strings.FieldsFunc(i.head.text, func(r rune) bool { return strings.ContainsRune("。；;，,\n", r) }) {
		part = strings.Trim(part, " \u3000")
		rule := sinceRule.MatchString(part) || termRule.MatchString(part)
		if holds = holds || rule; !rule && part != "" && !sideRule.MatchString(part) {
			return false
		}
	}
	return holds
}

// furtheredBy counts the paragraphs of the measures below i, the last one aside.
func (c *classifier) furtheredBy(i, last *item) furthered {
	all, on, f := 0, 0, furthered{each: true}
	var count func(i *item)
	count = func(i *item) {
		if c.of(i).kind == kindMeasure && lastItem(i) != last {
			lines := i.lines()
			after := afterClauses(lines)
			if after == 0 && len(i.head.clauses()) == 0 {
				return
			}
			n := 0
			for _, l := range lines[after:] {
				if l.label == "" && l.table == nil {
					n++
				}
			}
			all++
			if f.most = max(f.most, n); n > 0 {
				on++
			}
			f.each = f.each && n > 0
			return
		}
		for _, child := range i.children {
			count(child)
		}
	}
	count(i)
	if on*2 <= all {
		return furthered{}
	}
	return f
}
