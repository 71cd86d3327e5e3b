package check

import (
	"fmt"
	"math/big"
	"strings"
)

// targetConflict: one target with two numbers.
var targetConflict = Rule{
	Code: "target-conflict", Severity: Warning, Name: "同一目标数字不一致",
	What: "同一事项的量化目标在两处数字不同；只差“以上”的作提示。",
	Why:  "两处数字打架，单位会按低的报、考核会按高的查。",
	Bad: `青山县重点工作方案
一、发展科技
全年培育高新技术企业80家。
（一）办孵化器。新认定高新技术企业60家。（责任单位：县科技局）
`,
	Good: `青山县重点工作方案
一、发展科技
全年培育高新技术企业80家。
（一）办孵化器。新认定高新技术企业80家。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		for _, p := range samePairs(t) {
			if p.first.equal(p.second) {
				if p.first.Op != p.second.Op && (p.own() || p.near(5)) {
					f := p.second.place(t)
					f.Severity = Notice
					f.Message = fmt.Sprintf("与%s数字相同，说法不同", p.first.said(t))
					f.Suggestion = "请统一说法；如不是同一事项，请写明区别"
					found(f)
				}
				continue
			}
			if p.first.flow != p.second.flow && p.first.flow != aspectOpen && p.second.flow != aspectOpen || within(p.first, p.second) {
				continue
			}
			if !p.own() && !p.near(6) {
				continue
			}
			f := p.second.place(t)
			f.Message = fmt.Sprintf("与%s说的是同一事项，数字不同%s", p.first.said(t), apart(p.first, p.second))
			f.Suggestion = "请核对并统一；如口径不同，请写明各指什么"
			found(f)
		}
	},
}

// within: one is a part of the other by its own words: 其中, 本级.
func within(f, g *goal) bool {
	return strings.Contains(f.when, "其中") || strings.Contains(g.when, "其中")
}

// apart is the difference of two figures in words, where they are plain.
func apart(f, g *goal) string {
	if f.most != nil || g.most != nil {
		return ""
	}
	d := new(big.Rat).Sub(f.value, g.value)
	text := strings.TrimRight(strings.TrimRight(d.Abs(d).FloatString(6), "0"), ".")
	return "，相差" + text + f.base
}
