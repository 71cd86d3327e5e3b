package check

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"fenjie/source/parallel"
	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// goal is a target (量化目标) where it stands, ready to be compared: two
// goals of one key and unit count the same thing.
type goal struct {
	plan.Target
	task    *Task         // nil in an overview or the preamble
	part    *plan.Section // outermost section; nil in the preamble
	section *plan.Section
	text    string   // of the measure or overview
	at      int      // byte of the figure's words in it
	title   string   // of the measure
	key     string   // what is counted, without the verbs and times around it
	base    string   // unit of measurement without 万 or 亿
	value   *big.Rat // in base
	most    *big.Rat // the upper end of a range, else nil

	// Set by settle.
	sentence string // that it stands in
	flow     aspect
	when     string // the year and the period it is for
	towns    string // that its sentence or its measure's title names
}

// aspect tells what comes new in a time from what there is at its end.
type aspect int

const (
	aspectOpen aspect = iota
	aspectNew         // 新增
	aspectAll         // 累计, 保有
)

// goalsOf returns all goals of the plan in the order of the text.
func goalsOf(t *Text) []*goal {
	all := make([]told, 0, len(t.Tasks)+1)
	all = append(all, told{targets: t.Plan.Targets, text: t.Plan.Preamble})
	next := 0
	for _, part := range t.Plan.Sections {
		var overviews func(s *plan.Section)
		overviews = func(s *plan.Section) {
			all = append(all, told{targets: s.Targets, part: part, section: s, text: s.Overview})
			for _, sub := range s.Sections {
				overviews(sub)
			}
		}
		overviews(part)
		for ; next < len(t.Tasks) && t.Tasks[next].Part == part; next++ {
			task := &t.Tasks[next]
			all = append(all, told{targets: task.Targets, task: task, part: part, section: task.Section, text: task.Text, title: task.Title})
		}
	}
	lists := make([][]*goal, len(all))
	parallel.Each(len(all), batch, func(k int) { lists[k] = all[k].goals() })
	return slices.Concat(lists...)
}

// told are the targets of a measure, an overview or the preamble.
type told struct {
	targets       []plan.Target
	task          *Task
	part, section *plan.Section
	text, title   string
}

// goals makes goals of the targets, those aside whose value is no plain number.
func (o *told) goals() []*goal {
	room := make([]goal, len(o.targets))
	list := make([]*goal, 0, len(o.targets))
	from := 0
	for k, target := range o.targets {
		at := pattern.Index(o.text[from:], target.Text)
		if at < 0 {
			at = max(pattern.Index(o.text, target.Text)-from, -from)
		}
		from += at
		g := &room[k]
		*g = goal{task: o.task, part: o.part, section: o.section, text: o.text, title: o.title}
		if g.fill(target, from) {
			list = append(list, g)
		}
	}
	return list
}

var (
	yearWords   = pattern.New(`20\d\d\s*年`).Holding("20")
	periodWords = pattern.New(`上半年|下半年|[一二三四]季度|\d{1,2}月|每年|每月|年均|月均|日均|累计|[两三四五]年内?|“十[四五六]五”|其中|第[一二三四五六]阶段|[近中远]期`).Holding("半年", "季度", "月", "年", "日均", "累计", "“十", "其中", "阶段", "期")
	townWords   = pattern.New(`\p{Han}{2,3}(?:镇|街道|乡)`).Holding("镇", "街道", "乡")
	stockWords  = pattern.Words{"累计", "保有", "总数", "总量", "稳定在", "保持在", "存量"}
)

// fill fills in what a target at a byte of the text counts. It fails where the
// value is no plain number.
func (f *goal) fill(target plan.Target, at int) bool {
	f.Target, f.at = target, at
	f.key = metricKey(target.Metric)
	scale := int64(1)
	f.base, scale = baseUnit(target.Unit)
	var ok bool
	if f.value, ok = scaled(target.Value, scale); !ok {
		return false
	}
	if target.Max != "" {
		f.most, ok = scaled(target.Max, scale)
	}
	return ok
}

// townsIn is the towns that a text names. 城乡, 乡镇 and 乡村 are none.
func townsIn(text string) string {
	var towns []string
	for _, m := range townWords.FindAllStringIndex(text, -1) {
		name, after := text[m[0]:m[1]], text[m[1]:]
		if !strings.HasSuffix(name, "城乡") && !strings.HasSuffix(name, "城镇") && !strings.HasSuffix(name, "乡镇") &&
			!strings.HasPrefix(after, "村") && !strings.HasPrefix(after, "镇") {
			towns = append(towns, name)
		}
	}
	return strings.Join(towns, " ")
}

// settle reads from the sentence what a comparison needs beside the number.
func (f *goal) settle(year int) {
	if f.when != "" {
		return
	}
	begin := 0
	for _, stop := range []string{"。", "；", ";", "\n"} {
		if k := strings.LastIndex(f.text[:f.at], stop); k >= 0 {
			begin = max(begin, k+len(stop))
		}
	}
	end := f.at + min(len(f.Text), len(f.text)-f.at)
	head := f.text[begin:end]
	if stop := strings.IndexAny(f.text[end:], "。；;\n"); stop >= 0 {
		end += stop
	} else {
		end = len(f.text)
	}
	f.sentence = f.text[begin:end]
	if strings.HasPrefix(f.Metric, "新") || strings.Contains(f.Metric, "新增") || strings.Contains(f.Metric, "净增") {
		f.flow = aspectNew
	} else if stockWords.In(head) {
		f.flow = aspectAll
	}
	f.when = strconv.Itoa(year)
	if years := yearWords.FindAllString(head, -1); years != nil {
		f.when = years[len(years)-1][:4]
	}
	f.when += strings.Join(periodWords.FindAllString(head, -1), " ")
	if from, to := plan.TimeHead(f.text, f.at); to > from && to <= begin { // 二季度目标：选址；完成2个
		f.when += f.text[from:to]
	}
	f.towns = townsIn(f.title + "，" + head)
}

// place is where the figure stands, quoted.
func (f *goal) place(t *Text) Finding {
	switch {
	case f.task != nil:
		return t.InMeasure(f.task.Measure, f.Text)
	case f.section != nil:
		return t.InSection(f.section, f.Text)
	}
	return t.InPlan(f.Text)
}

// equal tells whether two goals of one unit are the same number.
func (f *goal) equal(g *goal) bool {
	if (f.most == nil) != (g.most == nil) || f.value.Cmp(g.value) != 0 {
		return false
	}
	return f.most == nil || f.most.Cmp(g.most) == 0
}

func scaled(decimal string, scale int64) (*big.Rat, bool) {
	if n, err := strconv.Atoi(decimal); err == nil && n < 1e6 { // most are, and scales go up to 1e12
		return new(big.Rat).SetInt64(int64(n) * scale), true
	}
	r, ok := new(big.Rat).SetString(decimal)
	if !ok || len(decimal) > 30 {
		return nil, false
	}
	return r.Mul(r, new(big.Rat).SetInt64(scale)), true
}

var unitScales = []struct {
	sign  string
	scale int64
}{{"万亿", 1e12}, {"千亿", 1e11}, {"百亿", 1e10}, {"亿", 1e8}, {"千万", 1e7}, {"百万", 1e6}, {"万", 1e4}, {"千", 1e3}, {"百", 100}}

// unitKin are units of measurement that count the same things.
var unitKin = strings.NewReplacer("台（套）", "台", "台(套)", "台", "套（间）", "套", "套(间)", "套", "家次", "家次", "人次", "人次", "家", "个", "项", "个", "名", "人")

// baseUnit is a unit without 万 and the like, and the factor. 千瓦时 and its kin
// keep theirs.
func baseUnit(unit string) (string, int64) {
	for _, s := range unitScales {
		rest, ok := strings.CutPrefix(unit, s.sign)
		if ok && rest != "" && rest != "瓦" && rest != "瓦时" && rest != "克" && rest != "米" {
			return unitKin.Replace(rest), s.scale
		}
	}
	return unitKin.Replace(unit), 1
}
