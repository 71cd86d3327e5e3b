package check

import (
	"fmt"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

var (
	// 1000以上学生; 不少于500，
	bareAfter  = pattern.New(`(\d+(?:\.\d+)?[万亿]?)(?:及?以上|左右|以内)(\p{Han}{0,2})`).Holding("以上", "左右", "以内")
	bareBefore = pattern.New(`(?:不少于|不低于|不超过|至少|达到|突破|超过)(\d+(?:\.\d+)?)(?:[，。；）]|$)`).Holding("不少于", "不低于", "不超过", "至少", "达到", "突破", "超过")
	versionOf  = pattern.New(`版$|版本$|系统$`)
	// Figures that have no unit: scores, ratios, places in a ranking, versions.
	unitless = pattern.New(`指数|系数|得分|评分|分值|分数|综合分|比值|比|PUE|pH|PH|强度|密度|排名|位次|深度|弹性|容积率|能级|版本|热度|热值|[A-Za-z.+\-/:：]$|[\d年月日第]$|级$|型$`)
)

// targetNoUnit: a figure does not say what it is measured in.
var targetNoUnit = Rule{
	Code: "target-no-unit", Severity: Warning, Name: "数字没有计量单位",
	What: "目标数字后面缺少计量单位（名、家、万元等）；指数、得分一类没有单位的指标不算；任务表的资金一栏，表头和表格上方都没有写明金额单位。",
	Why:  "1000人还是1000人次、万元还是元，验收时各说各的。",
	Bad: `青山县重点工作方案
一、发展教育
（一）办招聘会。举办校园招聘会，组织1000以上学生参加。（责任单位：县教育局）
`,
	Good: `青山县重点工作方案
一、发展教育
（一）办招聘会。举办校园招聘会，组织1000名以上学生参加。（责任单位：县教育局）
`,
	Check: func(t *Text, found func(Finding)) {
		for k := range t.Lines {
			l := &t.Lines[k]
			if !hasBareNumber(l.Text) {
				continue
			}
			for _, form := range []*pattern.Pattern{bareAfter, bareBefore} {
				for _, m := range form.FindAllStringSubmatchIndex(l.Text, -1) {
					if !l.promises(m[0]) || versionOf.MatchString(l.Text[m[0]:m[1]]) || unitless.MatchString(lastRunes(l.Text[:m[2]], 8)) {
						continue
					}
					f := l.At(m[0], m[1])
					f.Message = fmt.Sprintf("“%s”后面没有计量单位", l.Text[m[2]:m[3]])
					f.Suggestion = "请补上计量单位"
					found(f)
				}
			}
		}
		t.told("target-no-unit", found) // of columns of money, which the reader saw
	},
}

// hasBareNumber tells a line in which bareAfter or bareBefore may be found: what
// follows one of its numbers is no unit.
func hasBareNumber(text string) bool {
	for i := 1; i <= len(text); i++ {
		if c := text[i-1]; c < '0' || c > '9' {
			continue
		}
		rest := text[i:]
		for _, scale := range []string{"万", "亿"} {
			rest = strings.TrimPrefix(rest, scale)
		}
		if rest == "" {
			return true
		}
		for _, after := range []string{"以", "及以", "左右", "，", "。", "；", "）"} {
			if strings.HasPrefix(rest, after) {
				return true
			}
		}
	}
	return false
}

// promises tells whether a byte of the line is in a field that states targets.
func (l *Line) promises(at int) bool {
	switch l.fieldOf(at) {
	case plan.FieldText, plan.FieldOverview, plan.FieldPreamble:
		return true
	}
	return false
}

// lastRunes is the end of s, at most n characters.
func lastRunes(s string, n int) string {
	runes := []rune(s)
	return string(runes[max(0, len(runes)-n):])
}
