package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// unitPrefix: a name without the prefix of place that the others have, or with
// one that does not belong.
var unitPrefix = Rule{
	Code: "unit-prefix", Severity: Warning, Name: "单位名称前缀有误",
	What: "其他单位名称前都有“市”“县”等字，这一个没有；或不该有的（乡镇街道、已带地名的单位）却有。",
	Why:  "少了或多了地名前缀，就可能被认作另一级的单位，也会被当作两个单位统计。",
	Bad: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：县科技局）
（二）办培训。办十场。（责任单位：县教育局）
（三）修水渠。修一条。（责任单位：县水利局）
（四）修道路。修一条。（责任单位：县交通运输局）
（五）修街道。修一条。（责任单位：县石桥镇）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：县科技局）
（二）办培训。办十场。（责任单位：县教育局）
（三）修水渠。修一条。（责任单位：县水利局）
（四）修道路。修一条。（责任单位：县交通运输局）
（五）修街道。修一条。（责任单位：石桥镇）
`,
	Check: func(t *Text, found func(Finding)) {
		all := t.mentions()
		p := prefixesOf(t, all)
		type way struct {
			name, written string
			elided        bool
		}
		seen, told := map[way]bool{}, map[string]bool{}
		for _, m := range all {
			w := way{m.Name, m.Written, p.elides && !m.First}
			if seen[w] || told[m.Written] || m.Written == "" {
				continue
			}
			seen[w] = true
			message, suggestion := p.fault(m)
			if message == "" {
				continue
			}
			told[m.Written] = true
			f := t.spot(m, "")
			f.Message, f.Suggestion = message, suggestion
			found(f)
		}
	},
}

// prefixes are how a plan names its units.
type prefixes struct {
	usual  string // the prefix that nearly all offices bear; empty where they do not
	elides bool   // it stands on the first office of a list only
	places []string
	towns  int // towns without a prefix less those with one
}

var (
	// ownOffice: an office of the place itself, by its end.
	ownOffice = pattern.Words{"局", "委", "办", "办公室", "委员会", "中心"}
	town      = pattern.New(`^\p{Han}{2,}(?:镇|乡|街道)(?:人民政府|政府|办事处)?$`).Closing("镇乡道府处")
	// noPlace begins the name of an office that belongs to no place; withPlace
	// is in one that holds a place already.
	noPlace   = pattern.Words{"国家", "国网", "中国", "国铁", "海关", "人民银行", "人行", "中铁", "铁路", "民航", "省", "州", "团", "驻", "机场"}
	withPlace = pattern.Words{"市委", "县委", "区委", "省委", "分局", "支局", "新区", "开发区", "园区", "高新区", "经开区", "管委会", "管理委员会", "片区"}
	// notTown: 市属、市直… are words and no prefix.
	notTown = pattern.New(`^(?:属|辖|直|级|域|内|中心|区|各|重点|有关|相关)`)
)

func prefixesOf(t *Text, all []mention) prefixes {
	p := prefixes{places: places(t, all)}
	counts, bare := map[string]int{}, 0
	seen := map[string]bool{}
	for _, m := range all {
		p.elides = p.elides || m.isElided()
		if seen[m.Name] || isGroup(m.Name) {
			continue
		}
		seen[m.Name] = true
		prefix, rest := cutPrefix(m.Name)
		if town.MatchString(rest) {
			if prefix == "" {
				p.towns++
			} else {
				p.towns--
			}
			continue
		}
		switch {
		case prefix != "" && ownOffice.End(rest):
			counts[prefix]++
		case p.isBare(m.Name):
			bare++
		}
	}
	for _, prefix := range placePrefixes {
		if n := counts[prefix]; n > counts[p.usual] && n >= 4 && n >= 8*bare {
			p.usual = prefix
		}
	}
	return p
}

// isBare tells an office of the place without its prefix.
func (p prefixes) isBare(name string) bool {
	prefix, _ := cutPrefix(name)
	return prefix == "" && ownOffice.End(name) && !noPlace.Begin(name) && !withPlace.In(name) && !beginsWithPlace(name, p.places)
}

// fault is what is wrong with the prefix of a name, if anything.
func (p prefixes) fault(m mention) (message, suggestion string) {
	if isGroup(m.Written) {
		return "", ""
	}
	prefix, rest := cutPrefix(m.Written)
	again, _ := cutPrefix(rest)
	switch {
	case prefix == "" && lacksPrefix(m.Unit, m.Written) && !m.isElided(),
		prefix == "" && p.usual != "" && m.Name == m.Written && p.isBare(m.Name) && (m.First || !p.elides):
		want := m.Name
		if want == m.Written {
			want = p.usual + want
		}
		first, _ := utf8.DecodeRuneInString(want)
		return fmt.Sprintf("其他单位名称前都有“%c”字，“%s”前没有", first, m.Written), "如是本级单位，请写作“" + want + "”"
	case prefix == "":
		return "", ""
	case town.MatchString(rest) && !notTown.MatchString(rest) && p.towns >= -1:
		return fmt.Sprintf("“%s”是乡镇街道，前面不应有“%s”字", rest, prefix), "请改为“" + rest + "”"
	case again == prefix && ownOffice.End(rest) && !strings.HasPrefix(rest, "市场"):
		return fmt.Sprintf("“%s”字重复", prefix), "请改为“" + rest + "”"
	case p.beginsWithOwn(rest):
		return fmt.Sprintf("“%s”已带地名，前面不应有“%s”字", rest, prefix), "请改为“" + rest + "”"
	}
	return "", ""
}

// beginsWithOwn tells whether a name begins with a place's name and goes on.
func (p prefixes) beginsWithOwn(rest string) bool {
	for _, place := range p.places {
		if after, ok := strings.CutPrefix(rest, place); ok && utf8.RuneCountInString(after) > 2 && ownOffice.End(after) {
			return true
		}
	}
	return false
}
