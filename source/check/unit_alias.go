package check

import (
	"fmt"
	"slices"
	"strings"

	"fenjie/source/plan"
)

// unitAlias: one office under two names.
var unitAlias = Rule{
	Code: "unit-alias", Severity: Warning, Name: "同一单位名称不一致",
	What: "同一单位在文中有两种写法（全称与简称、旧称与新称），或两个单位的名称只差一两个字，疑为同一单位。",
	Why:  "一个单位两种写法，会被当作两个单位分发任务、统计牵头数。",
	Bad: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：县人力社保局）
（二）办培训。办十场。（责任单位：县人社局）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：县人力社保局）
（二）办培训。办十场。（责任单位：县人力社保局）
`,
	Check: func(t *Text, found func(Finding)) {
		all, settled := t.mentions(), settledNames(t.Problems)
		for _, n := range merged(all) {
			f := t.spot(n.other[0], "")
			f.Message = fmt.Sprintf("“%s”（%s）与“%s”（%s）是同一单位的两种写法", n.otherName, where(n.other), n.mainName, where(n.main))
			if len(n.main) == 0 {
				f.Message = fmt.Sprintf("“%s”（%s）是“%s”的另一种写法", n.otherName, where(n.other), n.mainName)
			}
			f.Suggestion = fmt.Sprintf("请统一用“%s”；如不是同一单位，请在 fenjie.yaml 的 units 中分别列出“%[1]s”和“%s”", n.mainName, n.otherName)
			if settled[plan.PlainName(n.otherName)] {
				f.Severity = Notice
				f.Suggestion = fmt.Sprintf("已按设置归为一个单位，方案中建议统一用“%s”", n.mainName)
			}
			found(f)
		}
		for _, n := range alike(all) {
			if slices.Contains(t.apart, n.mainName) && slices.Contains(t.apart, n.otherName) {
				continue // the settings list both
			}
			f := t.spot(n.other[0], "")
			f.Message = fmt.Sprintf("“%s”（%s）与“%s”（%s）名称相近，疑为同一单位", n.otherName, where(n.other), n.mainName, where(n.main))
			if n.slip {
				f.Severity = Notice
			}
			f.Suggestion = fmt.Sprintf("请核对并统一用一个名称；如确是两个单位，请在 fenjie.yaml 的 units 中分别列出“%s”和“%s”", n.mainName, n.otherName)
			found(f)
		}
	},
}

// twoNames are mentions of two names that are, or seem to be, of one unit: the
// main one is mentioned more often, or earlier.
type twoNames struct {
	mainName, otherName string
	main, other         []mention
	slip                bool
}

// merged returns the units that are written in two ways and were taken as one.
// A prefix of place that is missing is no other name.
func merged(all []mention) []twoNames {
	ways := map[string][]string{} // a unit's name → its written ones, in order
	names := map[string]string{}  // a written name → its unit's name
	expanded := map[string]bool{} // written names that the settings made several units of
	for _, m := range all {
		if to, ok := names[m.Written]; ok && to != m.Name {
			expanded[m.Written] = true
		}
		names[m.Written] = m.Name
	}
	by := map[[2]string][]mention{}
	for _, m := range all {
		if m.Written == "" || isGroup(m.Written) || expanded[m.Written] {
			continue
		}
		way := m.Written
		if lacksPrefix(m.Unit, way) {
			way = m.Name
		}
		key := [2]string{m.Name, way}
		if by[key] == nil {
			ways[m.Name] = append(ways[m.Name], way)
		}
		by[key] = append(by[key], m)
	}
	var list []twoNames
	seen := map[string]bool{}
	for _, m := range all {
		names := ways[m.Name]
		if seen[m.Name] || len(names) < 2 {
			continue
		}
		seen[m.Name] = true
		main := m.Name // that of the settings, or the one used most
		for _, name := range names {
			if name != main {
				list = append(list, twoNames{main, name, by[[2]string{m.Name, main}], by[[2]string{m.Name, name}], false})
			}
		}
	}
	return list
}

// settledNames are the names that the reader took for others by the settings.
func settledNames(problems []plan.Problem) map[string]bool {
	names := map[string]bool{}
	for _, p := range problems {
		if p.Code == "unit-alias" && p.Severity == string(Notice) {
			names[plan.PlainName(strings.TrimSpace(p.Quote))] = true
		}
	}
	return names
}

// alike returns the units that were not taken as one, but are named alike.
func alike(all []mention) []twoNames {
	by := map[string][]mention{}
	var names []string
	place := map[string]int{} // in names
	for _, m := range all {
		if isGroup(m.Name) {
			continue
		}
		if by[m.Name] == nil {
			place[m.Name] = len(names)
			names = append(names, m.Name)
		}
		by[m.Name] = append(by[m.Name], m)
	}
	var list []twoNames
	told := map[string]bool{}
	for _, pair := range nearNames(names, func(name string) int { return len(by[name]) }) {
		main, other := pair.a, pair.b
		if len(by[other]) > len(by[main]) {
			main, other = other, main
		}
		if !told[other] {
			told[other] = true
			list = append(list, twoNames{main, other, by[main], by[other], pair.slip})
		}
	}
	slices.SortStableFunc(list, func(a, b twoNames) int { return place[a.otherName] - place[b.otherName] })
	return list
}
