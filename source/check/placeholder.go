package check

import (
	"fmt"
	"strings"

	"fenjie/source/pattern"
)

// placeholder: a place left open. One before a unit of money is an amount left
// open, which budget-placeholder names.
var placeholder = Rule{
	Code: "placeholder", Severity: Warning, Name: "内容待填",
	What: "正文里留有XX、××、待定、____等待填的位置；核对印发稿时为错误。",
	Why:  "印发后没有人能执行一个空着的数字或名称。",
	Bad: `青山县重点工作方案
一、改善民生
（一）建设养老中心。新建养老中心XX家。（责任单位：县民政局）
`,
	Good: `青山县重点工作方案
一、改善民生
（一）建设养老中心。新建养老中心3家。（责任单位：县民政局）
`,
	Check: func(t *Text, found func(Finding)) {
		t.findSlips()
		for k := range t.Lines {
			l := &t.Lines[k]
			if !mayBeOpen(l.Text, t.runes[k], t.pairings[k].signs) {
				continue
			}
			for _, form := range openPlaces {
				for _, m := range form.FindAllStringSubmatchIndex(l.Text, -1) {
					from, to := m[2], m[3]
					if isLettered(l.Text, from, to) || moneyBehind.MatchString(l.Text[to:]) {
						continue
					}
					at := len([]rune(l.Text[:from]))
					f := l.at(around(t.runes[k], at, at+len([]rune(l.Text[from:to])), 4))
					f.Message = fmt.Sprintf("“%s”待填", l.Text[from:to])
					f.Suggestion = "请填写确定的内容，暂不能定的请写明何时确定"
					f.Severity = t.atStage(Warning)
					found(f)
				}
			}
		}
	},
}

// openPlaces: how a place is left open; the first group is the place itself.
var openPlaces = []*pattern.Pattern{
	pattern.New(`([XxＸ×✕*〇○□〓■]{2,}|[_＿]{2,}|[?？]{2,})`),
	pattern.New(`(?:^|[^\dA-Za-z×)）])([Xx×Ｘ])(?:[年月日个家项人件所处台套座条公里亩%]|\p{Zs})`),
	pattern.New(`(?:^|[，。；：、（(为\p{Zs}])(待定|待补充|待明确|待确定|待核实|待填|TBD)(?:[，。；、）)\p{Zs}]|$)`),
	pattern.New(`([（(【〔]\p{Zs}+[）)】〕]|“\p{Zs}*”|《\p{Zs}*》)`),
}

// mayBeOpen tells a line in which one of openPlaces may be found from the many
// in which none can, at a tenth of their cost.
func mayBeOpen(text string, rs []rune, signs []int) bool {
	if openHan.In(text) {
		return true
	}
	for _, i := range signs {
		before := rs[max(i-1, 0)]
		switch r := rs[i]; r {
		case 'X', 'x', 'Ｘ', '×', 'T':
			return true
		case '✕', '*', '○', '□', '〓', '■', '_', '＿', '?', '？':
			if i > 0 && strings.ContainsRune("✕*○□〓■_＿?？", before) {
				return true
			}
		case '”':
			if before == '“' {
				return true
			}
		case '》':
			if before == '《' {
				return true
			}
		default:
			if isBlank(r) {
				return true
			}
		}
	}
	return false
}

// openHan are the 汉字 that an open place begins with.
var openHan = pattern.Words{"待", "〇"}

// moneyBehind: the place is that of an amount of money.
var moneyBehind = pattern.New(`^\p{Zs}*[百千]?[万亿]?元`).Holding("元")

// isLettered: the letters belong to a foreign word (XXL).
func isLettered(text string, from, to int) bool {
	letter := func(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
	return letter(text[from]) && (from > 0 && letter(text[from-1]) || to < len(text) && letter(text[to]))
}
