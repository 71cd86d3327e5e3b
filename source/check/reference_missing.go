package check

import (
	"fmt"
	"strconv"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// referenceMissing: the plan refers to a part of itself that it does not have.
var referenceMissing = Rule{
	Code: "reference-missing", Severity: Warning, Name: "所指内容不在方案中",
	What: "文中说到的附件、附表、几张清单或“领域数+其他”的体系，方案里没有。",
	Why:  "单位照着找不到，附件漏发要补发；体系缺一块，会问是不是没有印全。",
	Bad: `青山县重点工作方案
一、发展科技
（一）办孵化器。名单见附件1，新办孵化器2家。（责任单位：县科技局）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）办孵化器。名单见附件1，新办孵化器2家。（责任单位：县科技局）
附件1：孵化器名单
`,
	Check: func(t *Text, found func(Finding)) {
		annexes(t, found)
		lists(t, found)
		systems(t, found)
	},
}

var (
	annexTitle = pattern.New(`^[（(【]?(附件|附表)\s*[:：]?\s*([0-9０-９]*)`).Opening("（(【附").Holding("附件", "附表")
	annexEntry = pattern.New(`^(?:附件\s*[:：]?\s*)?([0-9]{1,2})\s*[.．、]`).Opening("附0123456789")
	// A reference to an annex, beside those of other documents (《…》附件).
	annexName = pattern.New(`(?:详见|见|参见|按照?|根据|对照|填写|填报|（|\()(附件|附表)\s*([0-9]{0,2})`).Holding("附件", "附表")
)

// annexLines returns the numbers of the lines that begin an annex, or the list
// of annexes.
func annexLines(t *Text) []int {
	var list []int
	for k := range t.Lines {
		if annexTitle.MatchString(t.Lines[k].Text) {
			list = append(list, t.Lines[k].Number)
		}
	}
	return list
}

// annexes looks for references to an annex that the file neither holds nor
// lists.
func annexes(t *Text, found func(Finding)) {
	have := map[string]bool{} // 附件, 附件1, …
	listing := false
	for k := range t.Lines {
		text := t.Lines[k].Text
		if m := annexTitle.FindStringSubmatch(text); m != nil {
			have[m[1]] = true
			have[m[1]+m[2]] = true
			listing = true
		}
		if !listing {
			continue
		}
		if m := annexEntry.FindStringSubmatch(text); m != nil {
			have["附件"+m[1]] = true
		}
	}
	said := map[string]bool{}
	for k := range t.Lines {
		l := &t.Lines[k]
		if pattern.Index(l.Text, "附") < 0 || annexTitle.MatchString(l.Text) {
			continue
		}
		for _, m := range annexName.FindAllStringSubmatchIndex(l.Text, -1) {
			kind, number := l.Text[m[2]:m[3]], l.Text[m[4]:m[5]]
			name := kind + number
			if have[name] || said[name] || number == "1" && have[kind] {
				continue
			}
			said[name] = true
			f := l.At(m[2], m[5])
			f.Message = fmt.Sprintf("说到“%s”，方案中没有这个%s", name, kind)
			f.Suggestion = "请附上" + name + "，或删去这一处"
			found(f)
		}
	}
}

// listCount: 4张要素保障清单, three lists that are there already, not to be made.
var listCount = pattern.New(`([0-9]{1,2}|[两二三四五六七八九十])张([^，。；、：“”（）]{0,10}?)清单`).Holding("清单").Holding("张")

var listMaking = pattern.New(`(?:建立|制定|编制|形成|梳理|推行|实行|实施|完善|健全|列出|拿出|公布|发布|更新|用好|出台|晒出|亮出|动态管理)[^，。；、]{0,6}$`)

// lists looks for a number of lists that the plan counts and does not have.
func lists(t *Text, found func(Finding)) {
	headings := 0
	for k := range t.Lines {
		l := &t.Lines[k]
		if strings.HasSuffix(strings.TrimRight(l.Text, "）)"), "清单") && len(l.Text) < 120 {
			headings++
		}
	}
	said := map[string]bool{}
	for k := range t.Lines {
		l := &t.Lines[k]
		if pattern.Index(l.Text, "清单") < 0 {
			continue
		}
		for _, m := range listCount.FindAllStringSubmatchIndex(l.Text, -1) {
			quote, word := l.Text[m[0]:m[1]], l.Text[m[2]:m[3]]
			n, err := strconv.Atoi(word)
			if err != nil {
				n = hanNumber(strings.ReplaceAll(word, "两", "二"))
			}
			if n <= headings || n < 2 || listMaking.MatchString(l.Text[:m[0]]) || said[quote] {
				continue
			}
			said[quote] = true
			f := l.At(m[0], m[1])
			f.Severity = Notice
			f.Message = fmt.Sprintf("说到“%s”，方案中没有这%s张清单", quote, word)
			f.Suggestion = "请附上清单，或写明其文件名称、文号"
			found(f)
		}
	}
}

// sumSystem: “8+4”政策体系.
var sumSystem = pattern.New(`“?([0-9]{1,2})[+＋]([0-9]{1,2})”?[^，。；“”]{0,6}体系`).Holding("体系")

// systems looks for a system of as many parts as the plan has, and others that
// it does not have.
func systems(t *Text, found func(Finding)) {
	parts := 0
	for _, s := range t.Plan.Sections {
		if s.Label != "" {
			parts++
		}
	}
	for k := range t.Lines {
		l := &t.Lines[k]
		if pattern.Index(l.Text, "体系") < 0 {
			continue
		}
		m := sumSystem.FindStringSubmatchIndex(l.Text)
		if m == nil || l.fieldOf(m[0]) == plan.FieldTitle {
			continue
		}
		first, _ := strconv.Atoi(l.Text[m[2]:m[3]])
		other := l.Text[m[4]:m[5]]
		if first != parts || other == "0" {
			continue
		}
		f := l.At(m[0], m[1])
		f.Severity = Notice
		f.Message = fmt.Sprintf("说到“%d+%s”，方案只有%d个领域，没有另外的%s项", first, other, parts, other)
		f.Suggestion = "请写明另外" + other + "项见哪个文件，或补入方案"
		found(f)
		return
	}
}
