package revision

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fenjie/source/plan"
)

// Words that say what kind of change it is, for documents.
var kindWords = map[Kind]string{
	Added: "新增", Removed: "撤销", Renumbered: "仅序号变化", Moved: "位置调整", Retitled: "标题调整", Reworded: "表述调整", Units: "责任单位调整", Leaders: "责任领导调整",
	Targets: "目标调整", Amounts: "资金调整", BudgetKind: "预算调整", Deadline: "时限调整", Stage: "文稿阶段", UnitRenamed: "单位更名",
}

// Word is the kind of change in Chinese.
func (k Kind) Word() string { return kindWords[k] }

// News is what a revision means to one unit (对本单位的变化).
type News struct {
	Unit  string
	Items []Item // in the order of the changes
}

// Quiet reports whether nothing but numbers changed for the unit.
func (n News) Quiet() bool {
	for _, i := range n.Items {
		if i.Change.Kind != Renumbered {
			return false
		}
	}
	return true
}

// Item is one change as one unit sees it.
type Item struct {
	Change *Change
	Word   string // 新增任务, 撤销, 牵头→配合, 移出, 目标, 资金, 时限, 表述, 仅序号 …
	Brief  string // the same for a narrow column: 目标：120家以上→150家以上
}

// Told returns the changes that people are told, in order. A measure that
// stands at another place and bears the number it bore is none of them: who
// reads the plan sees the same.
func (r *Revision) Told() []*Change {
	var told []*Change
	for k := range r.Changes {
		if c := &r.Changes[k]; c.Kind != Renumbered || c.Old != c.New || c.Old == "" {
			told = append(told, c)
		}
	}
	return told
}

// News lists what is new for each unit concerned, in the order of Units.
func (r *Revision) News() []News {
	at := map[string]int{}
	list := make([]News, len(r.Units))
	for k, u := range r.Units {
		at[u.Name] = k
		list[k].Unit = u.Name
	}
	for _, c := range r.Told() {
		for _, u := range c.Units {
			list[at[u]].Items = append(list[at[u]].Items, r.item(c, u))
		}
	}
	return slices.DeleteFunc(list, func(n News) bool { return len(n.Items) == 0 })
}

// item is a change as a unit sees it.
func (r *Revision) item(c *Change, unit string) Item {
	word := ""
	brief := ""
	switch c.Kind {
	case Added:
		word = "新增任务"
		brief = "新增"
		if c.NewMeasure == nil {
			word = "新增领域"
		}
	case Removed:
		word = "撤销"
	case Renumbered:
		return Item{c, "仅序号", ""}
	case Moved:
		word, brief = "位置调整", "位置：原在“"+c.Old+"”"
	case Units:
		word = r.roleWord(c, unit)
		brief = word
	case Leaders:
		label, names := c.LeaderStep()
		word, brief = label, label+"："+names
	case Targets:
		word, brief = "目标", "目标"+figureStep(c)
	case Amounts, BudgetKind:
		word, brief = "资金", "资金"+figureStep(c)
	case Deadline:
		word, brief = "时限", "时限："+dateStep(c.Old, c.New)
	case Retitled:
		word, brief = "标题", "标题：原为“"+c.Old+"”"
		if o, n := c.OldMeasure, c.NewMeasure; o != nil && n != nil && o.Label != n.Label {
			brief = "标题：原为“" + o.Label + c.Old + "”"
		}
	case Reworded:
		word, brief = "表述", "表述调整"
	case UnitRenamed:
		word, brief = "更名", "更名："+step(c.Old, c.New)
	default:
		word = c.Kind.Word()
		brief = word
	}
	return Item{c, word, brief}
}

// roleWord says what a change of units means to one of them.
func (r *Revision) roleWord(c *Change, unit string) string {
	before, now := r.rolesOf(c, unit)
	switch {
	case unit == "" || before == now:
		return "责任单位调整"
	case before == "":
		return "新增任务（" + roleWords[now] + "）"
	case now == "":
		return "移出"
	}
	return roleWords[before] + "→" + roleWords[now]
}

var roleWords = map[plan.Role]string{plan.Lead: "牵头", plan.Support: "配合", plan.Shared: "共同负责"}

func (r *Revision) rolesOf(c *Change, unit string) (before, now plan.Role) {
	old, new := unitsOfChange(c)
	for _, u := range old {
		if r.Pairing.UnitNow(u.Name) == unit {
			before = u.Role
		}
	}
	return before, roleIn(new, unit)
}

// unitsOfChange are the units of the measure or section that a change is of.
func unitsOfChange(c *Change) (old, new []plan.Unit) {
	if c.OldMeasure != nil {
		old = c.OldMeasure.Units
	} else if c.OldSection != nil {
		old = c.OldSection.Units
	}
	if c.NewMeasure != nil {
		new = c.NewMeasure.Units
	} else if c.NewSection != nil {
		new = c.NewSection.Units
	}
	return old, new
}

// figureStep is the step from one figure to another: 培育高新技术企业120家→150家.
func figureStep(c *Change) string {
	if c.Old == "" {
		return "：增加" + c.New
	}
	if c.New == "" {
		return "：取消" + c.Old
	}
	// What both begin with is what the figure counts, up to its first digit: it
	// is said once.
	old, new := c.Old, c.New
	cut := 0
	for i, r := range old {
		if i >= len(new) || !strings.HasPrefix(new[i:], string(r)) || isDigit(r) {
			break
		}
		cut = i + len(string(r))
	}
	return "：" + step(old, new[cut:])
}

// dateStep is the step from one deadline to another. Where each is a sentence with its
// date, what both begin with is said once: 一期5月31日前交付→7月31日前交付.
func dateStep(old, new string) string {
	old, new = plan.DateWords(old), plan.DateWords(new)
	cut := 0
	for cut < len(old) && cut < len(new) && old[cut] == new[cut] {
		cut++
	}
	for cut > 0 && cut < len(new) && (!utf8.RuneStart(new[cut]) || isDigit(rune(new[cut])) && isDigit(rune(new[cut-1]))) {
		cut--
	}
	if cut == len(new) || strings.ContainsAny(new[:cut], "年月") {
		cut = 0
	}
	return step(old, new[cut:])
}

func step(old, new string) string {
	if old == "" {
		old = "无"
	}
	if new == "" {
		new = "无"
	}
	return old + "→" + new
}

// Brief says in a few words what changed in a measure of the new text, to a
// unit or, for an empty one, to anybody: 本次修订. It is empty where nothing
// but the number did.
func (r *Revision) Brief(m *plan.Measure, unit string) string {
	if r == nil {
		return ""
	}
	var words []string
	for _, k := range r.of[m] {
		c := &r.Changes[k]
		item := r.item(c, unit)
		if c.Kind == Units && strings.HasPrefix(item.Word, "新增任务") {
			return "新增" // the unit's first sight of it: what else changed is not news to it
		}
		if item.Brief != "" {
			words = appendNew(words, item.Brief)
		}
	}
	return strings.Join(words, "；")
}
