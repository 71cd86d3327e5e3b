// Package revisiontest makes random plans and random revisions of them for
// tests, and knows what it did: which measure of the new text is which of the
// old, and how much of it is still said. What it tests knows none of this.
package revisiontest

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"fenjie/source/plan"
)

// common are the words that every plan is full of; subjects are the characters
// that rarer words are made of.
var (
	common = strings.Fields("推进 加快 建设 项目 发展 支持 企业 服务 提升 完善 加强 推动 实施 重点 机制 体系 工作 管理 政策 改革 创新 产业 高质量 全面 落实 深化 打造 优化 持续 开展 积极 争取 保障 培育 示范 平台 资源 能力 水平 行动")

	subjects = []rune("桐浦樱花芳庄漂流陶山瓯窑高楼杨梅塘岙隧道码头泊位航线港口渔船灯塔盐场湿地林场茶园果树蜂蜜竹编剪纸木雕铜锣鼓楼祠堂碑亭书院学堂操场食堂图书馆舍病床诊室疫苗药房养老托幼残障救助殡葬墓园公厕垃圾焚烧填埋污泥管网泵站水闸堤坝河道清淤蓄洪避险预警雷达卫星遥感芯片光纤基站算力模型传感阀门轴承模具注塑印染皮革鞋帽箱包眼镜五金锁具钟表乐器玩具烟花爆竹煤气储罐加油充电换热锅炉烟囱粉尘噪声辐射土壤采矿砂石骨料混凝预制装配幕墙门窗电梯消火栓喷淋应急演练仓库冷链快递驿站夜市集市摊位菜场屠宰检疫种猪奶牛虾塘蟹苗藻类稻田农机植保化肥地膜秸秆沼渣温室花卉盆景苗木古树名木步道骑行露营民宿温泉滑雪攀岩龙舟武术棋院戏台影院")

	// boilerplate are sentences that many measures share.
	boilerplate = []string{
		"各有关单位要加强组织领导，压实工作责任，确保各项任务落到实处。",
		"按规定实施奖补，强化资金绩效管理，推动政策直达快享。",
		"建立健全工作专班，定期调度进展情况，及时协调解决问题。",
		"加大宣传力度，营造良好氛围，总结推广典型经验做法。",
	}

	titles  = []string{"加大向上争取力度", "加强组织领导", "强化要素保障", "优化营商环境"}
	offices = strings.Fields("市科技局 市经信局 市财政局 市发改局 市教育局 市民政局 市人社局 市住建局 市交通局 市水利局 市商务局 市文旅局 市卫健局 市应急局 市审计局 市统计局 塘下镇 安阳街道 市国投集团 供电公司")

	numerals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}
)

// numeral writes 1 to 99 as 一 to 九十九.
func numeral(n int) string {
	switch {
	case n <= 10:
		return numerals[n-1]
	case n < 20:
		return "十" + numerals[n-11]
	case n%10 == 0:
		return numerals[n/10-1] + "十"
	}
	return numerals[n/10-1] + "十" + numerals[n%10-1]
}

// source draws with a generator of its own, seeded by one draw: a plan takes
// thousands of draws, and rapid keeps each.
type source struct {
	state uint64
}

// newSource draws a seed. What is told apart by label or plan does not draw
// alike from one seed: two revisions that did would insert, as new, what one of
// them had inserted before.
func newSource(t *rapid.T, label string, p *plan.Plan) *source {
	state := rapid.Uint64().Draw(t, label)
	mix := func(text string) {
		for _, r := range text {
			state = state*31 + uint64(r)
		}
	}
	mix(label)
	for _, m := range p.Measures() {
		mix(m.Text)
	}
	return &source{state: state}
}

// next is SplitMix64.
func (s *source) next() uint64 {
	s.state += 0x9e3779b97f4a7c15
	z := s.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (s *source) below(n int) int { return int(s.next() % uint64(n)) }

// in draws from low to high, both included.
func (s *source) in(low, high int) int { return low + s.below(high-low+1) }

func (s *source) chance(percent int) bool { return s.below(100) < percent }

func pick[T any](s *source, list []T) T { return list[s.below(len(list))] }

// word is a common word or a rare one of two or three characters.
func (s *source) word() string {
	if s.chance(40) {
		return pick(s, common)
	}
	return s.rare()
}

func (s *source) rare() string {
	word := string(pick(s, subjects)) + string(pick(s, subjects))
	if s.chance(20) {
		word += string(pick(s, subjects))
	}
	return word
}

// clause is a run of words up to a comma or full stop, at times with a figure.
func (s *source) clause() string {
	var b strings.Builder
	for range s.in(2, 6) {
		b.WriteString(s.word())
	}
	b.WriteString(s.rare())
	if s.chance(25) {
		fmt.Fprintf(&b, "%d%s", s.in(2, 9000), pick(s, []string{"家以上", "个", "万元", "亩", "%", "公里"}))
	}
	b.WriteString(pick(s, []string{"，", "，", "。", "；"}))
	return b.String()
}

// text is what a measure says: at times 8 characters, at times 800.
func (s *source) text() string {
	switch {
	case s.chance(12):
		return s.rare() + s.rare() + s.rare() + s.rare() + "。"
	case s.chance(6):
		return s.clauses(45)
	}
	return s.clauses(s.in(2, 12))
}

func (s *source) clauses(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(s.clause())
	}
	if n >= 4 && s.chance(30) { // where it was most of the text, it would be what the measure says
		b.WriteString(pick(s, boilerplate))
	}
	return b.String()
}

func (s *source) title() string {
	if s.chance(25) {
		return pick(s, titles)
	}
	if s.chance(5) {
		return ""
	}
	return s.word() + s.rare() + s.word() + s.rare()
}

// units draws who answers: a lead and others, or several that share.
func (s *source) units() []plan.Unit {
	var list []plan.Unit
	taken := map[string]bool{}
	leads := s.chance(80)
	for k := range s.in(1, 4) {
		name := pick(s, offices)
		if taken[name] {
			continue
		}
		taken[name] = true
		u := plan.Unit{Name: name, Role: plan.Support, AsWritten: name}
		if k == 0 && leads {
			u.Role = plan.Lead
		}
		list = append(list, u)
	}
	if !leads {
		for k := range list {
			list[k].Role = plan.Shared
		}
	}
	if len(list) == 1 {
		list[0].Role = plan.Lead
	}
	return list
}

func (s *source) measure() *plan.Measure {
	m := &plan.Measure{Title: s.title(), Text: s.text(), Units: s.units()}
	if m.Title != "" {
		m.Stop = "。"
	}
	if s.chance(30) {
		m.Deadline = fmt.Sprintf("2025-%02d", s.in(1, 12))
	}
	return m
}

// alike is a measure that says nearly what m says: some clauses are its own.
func (s *source) alike(m *plan.Measure) *plan.Measure {
	twin := *m
	twin.ID = ""
	twin.Units = append([]plan.Unit(nil), m.Units...)
	clauses := cut(m.Text)
	for range max(2, len(clauses)/4) {
		clauses[s.below(len(clauses))] = s.clause()
	}
	twin.Text = strings.Join(append(clauses, s.clause(), s.clause()), "")
	return &twin
}

// RandomPlan draws a plan as nasty as plans are: sentences that many measures
// share, one title in several sections, measures that say nearly the same.
func RandomPlan(t *rapid.T) *plan.Plan {
	s := newSource(t, "plan", &plan.Plan{})
	p := &plan.Plan{Schema: plan.Schema, Title: "某市" + s.rare() + "工作方案", Stage: "征求意见稿", StageText: "（征求意见稿）", Year: 2025, Preamble: s.clauses(2)}
	byHand := s.chance(15)
	var all []*plan.Measure
	for range s.in(1, 5) {
		section := &plan.Section{Title: s.rare() + s.rare(), Overview: s.clauses(1)}
		for range s.in(1, 7) {
			m := s.measure()
			if len(all) > 0 && s.chance(15) {
				m = s.alike(pick(s, all))
			}
			all = append(all, m)
			section.Measures = append(section.Measures, m)
		}
		if s.chance(20) && len(section.Measures) > 2 {
			sub := &plan.Section{Title: s.rare() + s.rare(), Measures: section.Measures}
			section.Measures, section.Sections = nil, []*plan.Section{sub}
		}
		p.Sections = append(p.Sections, section)
	}
	if byHand {
		for k, m := range all {
			m.ID = fmt.Sprintf("t-%03d", k+1)
		}
	}
	settle(p)
	return p
}

// settle does what a reader does last: numbers, labels, clauses, ids, the list
// of units, places in the file.
func settle(p *plan.Plan) {
	line := 3
	levels := map[int]int{}
	seen := map[string]bool{}
	number := 0
	unique := func(id string) string {
		name := id
		for n := 2; seen[name]; n++ {
			name = fmt.Sprintf("%s-%d", id, n)
		}
		seen[name] = true
		return name
	}
	p.Units = nil
	at := map[string]int{}
	p.Walk(func(s *plan.Section, depth int) {
		levels[depth]++
		s.Number, s.Label, s.Line = levels[depth], numeral(levels[depth])+"、", line
		if depth > 0 {
			s.Label = "（" + numeral(levels[depth]) + "）"
		}
		s.ID = unique(plan.WordsID("s", s.Title))
		line += 2
		for _, m := range s.Measures {
			number++
			m.Number, m.Label, m.Line = number, "（"+numeral(number)+"）", line
			line++
			var names []string
			for _, u := range m.Units {
				name := u.Name
				if u.Role == plan.Lead && len(m.Units) > 1 {
					name = "*" + name
				}
				names = append(names, name)
				if _, known := at[u.Name]; !known {
					at[u.Name] = len(p.Units)
					p.Units = append(p.Units, plan.UnitSummary{Name: u.Name})
				}
				count(&p.Units[at[u.Name]], u.Role)
			}
			m.Clause = "（责任单位：" + strings.Join(names, "、") + "）"
			if m.ID == "" || strings.HasPrefix(m.ID, "m") {
				m.ID = unique(plan.WordsID("m", m.Title, m.Text))
			}
			m.Targets = targets(m.Text)
		}
	})
}

func count(u *plan.UnitSummary, r plan.Role) {
	switch r {
	case plan.Lead:
		u.Lead++
	case plan.Support:
		u.Support++
	case plan.Shared:
		u.Shared++
	}
}
