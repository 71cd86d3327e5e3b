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
	names := map[string]string{}  // a written name → its unit's name
	expanded := map[string]bool{} // written names that the settings made several units of
	for k := range all {
		m := &all[k]
		to, ok := names[m.Written]
		if ok && to != m.Name {
			expanded[m.Written] = true
		}
		if to != m.Name || !ok {
			names[m.Written] = m.Name
		}
	}
	ways := map[string][]string{} // a unit's name → its written ones, in order
	wayOf := make([]string, len(all))
	several := false // a unit has two ways
	for k := range all {
		m := &all[k]
		if m.Written == "" || isGroup(m.Written) || expanded[m.Written] {
			continue
		}
		wayOf[k] = m.Written
		if lacksPrefix(m.Unit, m.Written) {
			wayOf[k] = m.Name
		}
		if have := ways[m.Name]; !slices.Contains(have, wayOf[k]) {
			ways[m.Name] = append(have, wayOf[k])
			several = several || len(have) > 0
		}
	}
	if !several {
		return nil
	}
	by := map[[2]string][]mention{} // of the units with several
	for k, way := range wayOf {
		if m := &all[k]; way != "" && len(ways[m.Name]) > 1 {
			by[[2]string{m.Name, way}] = append(by[[2]string{m.Name, way}], *m)
		}
	}
	var list []twoNames
	seen := map[string]bool{}
	for k := range all {
		main := all[k].Name // that of the settings, or the one used most
		if seen[main] || len(ways[main]) < 2 {
			continue
		}
		seen[main] = true
		for _, name := range ways[main] {
			if name != main {
				list = append(list, twoNames{main, name, by[[2]string{main, main}], by[[2]string{main, name}], false})
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
	var names []string
	place := map[string]int{} // in names
	var counts []int          // of mentions, by place
	for k := range all {
		name := all[k].Name
		at, ok := place[name]
		switch {
		case ok:
			counts[at]++
		case !isGroup(name):
			place[name] = len(names)
			names, counts = append(names, name), append(counts, 1)
		}
	}
	count := func(name string) int { return counts[place[name]] }
	pairs := nearNames(names, count)
	by := map[string][]mention{} // of the names that are alike
	for _, pair := range pairs {
		by[pair.a], by[pair.b] = nil, nil
	}
	for k := range all {
		if list, near := by[all[k].Name]; near {
			by[all[k].Name] = append(list, all[k])
		}
	}
	var list []twoNames
	told := map[string]bool{}
	for _, pair := range pairs {
		main, other := pair.a, pair.b
		if count(other) > count(main) {
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
