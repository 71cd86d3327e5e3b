package plantest

import (
	"bytes"
	"fmt"
	"math/rand"
	"slices"
	"strings"
)

// Size is how large a made-up plan is.
type Size struct {
	Name                      string
	Measures, Sections, Units int
}

// Sizes are the plans that speed is measured on: a county's, a large city's,
// all departments of a city at once, and a province's.
var Sizes = []Size{
	{"S", 48, 8, 60},
	{"M", 480, 20, 200},
	{"L", 4_800, 100, 600},
	{"XL", 20_000, 200, 1_000},
}

// SizeOf is the size of a name.
func SizeOf(name string) Size {
	for _, s := range Sizes {
		if s.Name == name {
			return s
		}
	}
	panic("no size " + name)
}

var (
	sizedPlaces = strings.Fields("石桥 青龙 白沙 大源 东山 南田 云周 马屿 湖岭 高楼 桐浦 林川 曹村 陶山 芳庄 宁村 永丰 龙湖 鹿木 碧山 顺泰 荆谷 营前 枫岭 大南 仙降 飞云 汀田 塘下 锦湖")
	sizedTrades = strings.Fields("科技 财政 教育 民政 水利 农业 交通 文化 卫生 统计 审计 商务 应急 林业 气象 档案 住建 环境 市监 信访")
	sizedVerbs  = strings.Fields("推进 完善 加快 深化 支持 引导 组织 开展 落实 优化")
	sizedWhats  = strings.Fields("孵化器建设 成果转化 农村公路提升 老旧小区改造 普惠托育服务 河道综合治理 数字化车间 绿色低碳转型 人才公寓筹建 特色产业园区 " +
		"消费新场景 招商引资项目 高标准农田 智慧医疗平台 污水零直排 电商直播基地 传统村落保护 养老服务设施 渔港避风锚地 工业用地整治")
	sizedFills = strings.Fields("健全部门协同机制 明确年度实施清单 强化要素保障 落实专人负责 定期通报进展 压实属地责任 加强资金监管 优化办理流程 做好宣传引导 及时总结推广")
	sizedUnits = strings.Fields("个 家 公里 亩 名 项 套 场")
)

// Text is a plan of a size in the form that offices write, the same in every
// run: measures of some 100 to 400 characters, each with one to six units.
func Text(s Size) []byte {
	r := rand.New(rand.NewSource(int64(s.Measures)))
	pick := func(words []string) string { return words[r.Intn(len(words))] }
	names := sizedNames(s.Units)
	var b strings.Builder
	b.WriteString("青山市高质量发展工作方案（征求意见稿）\n\n为推动全市高质量发展，制定本方案。\n\n")
	section, label := 0, 0
	for n := range s.Measures {
		if n*s.Sections/s.Measures >= section {
			writeSection(&b, r, section, leadOf(n, names))
			section, label = section+1, 0
		}
		label++
		title := sizedVerbs[n%10] + sizedPlaces[n/10%30] + sizedTrades[n/300%20] + sizedWhats[(n/6000+n)%20]
		fmt.Fprintf(&b, "（%s）%s。", Han(label), title)
		fills, whats := r.Perm(len(sizedFills)), r.Perm(len(sizedWhats))
		for k := range 2 + r.Intn(6) {
			fmt.Fprintf(&b, "%s%s%s，", sizedVerbs[fills[k]], pick(sizedPlaces), sizedWhats[whats[k]])
			if r.Intn(2) == 0 {
				thing := pick(sizedPlaces) + Han(n+1) + "期" + sizedWhats[whats[k+7]] // each is counted once
				fmt.Fprintf(&b, "全年新增%s%d%s以上，", thing, 2+r.Intn(900), pick(sizedUnits))
			}
			fmt.Fprintf(&b, "%s。", sizedFills[fills[k+2]])
		}
		if r.Intn(4) == 0 {
			fmt.Fprintf(&b, "向上争取%s资金%d万元。", pick(sizedWhats), 100+r.Intn(9000))
		}
		writeClause(&b, r, n, names)
	}
	return []byte(b.String())
}

// leadOf is the first unit of measure n: each in turn, so that all have
// something to do.
func leadOf(n int, names []string) string { return names[n%len(names)] }

// Reworded is a text of Text's after the n-th of revisions that each reword one
// measure.
func Reworded(text []byte, n int) []byte {
	const was = "全年新增"
	at := bytes.Index(text, []byte(was))
	return slices.Concat(text[:at], []byte(was+"（含第"+Han(n+2)+"批）"), text[at+len(was):])
}

func writeSection(b *strings.Builder, r *rand.Rand, n int, lead string) {
	total := 1000 + r.Intn(9000)
	some := 1 + r.Intn(total-1)
	title := sizedVerbs[n%10] + sizedPlaces[n/10%30] + sizedWhats[n%20] + "工作"
	fmt.Fprintf(b, "%s、%s（由%s牵头）\n", Han(n+1), title, lead)
	fmt.Fprintf(b, "%s。2025年，市财政预算安排资金%d万元，其中%s资金%d万元，%s资金%d万元。\n\n",
		sizedFills[n%len(sizedFills)], total, sizedWhats[n%19], some, sizedWhats[n%19+1], total-some)
}

// writeClause names the units of measure n.
func writeClause(b *strings.Builder, r *rand.Rand, n int, names []string) {
	units := []string{leadOf(n, names)}
	for range r.Intn(6) {
		if name := names[r.Intn(len(names))]; !strings.Contains(strings.Join(units, "、")+"、", name+"、") {
			units = append(units, name)
		}
	}
	mark := ""
	if len(units) > 1 {
		mark = "*"
	}
	fmt.Fprintf(b, "（责任单位：%s%s）\n", mark, strings.Join(units, "、"))
}

// sizedNames makes different names of units.
func sizedNames(count int) []string {
	var names []string
	for _, trade := range sizedTrades {
		names = append(names, "市"+trade+"局")
	}
	for _, end := range []string{"服务中心", "管理站", "分局"} {
		for _, place := range sizedPlaces {
			for _, trade := range sizedTrades {
				names = append(names, place+trade+end)
			}
		}
	}
	return names[:count]
}

// Han writes a number below a hundred thousand in 汉字.
func Han(n int) string {
	digits, places := []rune("零一二三四五六七八九"), []string{"", "十", "百", "千", "万"}
	text, gap := "", false
	for place, rest := 0, n; rest > 0; place, rest = place+1, rest/10 {
		digit := rest % 10
		switch {
		case digit == 0:
			gap = gap || text != ""
			continue
		case gap:
			text, gap = "零"+text, false
		}
		text = string(digits[digit]) + places[place] + text
	}
	if n >= 10 && n < 20 {
		text = strings.TrimPrefix(text, "一")
	}
	return text
}
