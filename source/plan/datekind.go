package plan

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/sentence"
)

// dateKind is what a date is in its sentence.
type dateKind int

const (
	isNone    dateKind = iota // it sets nothing: a fact, a basis, a name
	isStep                    // something is to be done by it
	isUnread                  // it may be a limit, but the words do not tell for what
	isPerhaps                 // a year that may be one of several: unread where others are
)

// attributive: what follows a date that belongs to the thing named after it
// (2000年底前建成的小区).
var attributive = pattern.New(`^\p{Han}{0,3}(?:建成|建造|建设|投产|投用|投入使用|竣工|完工|开工|出厂|购买|购置|认定|登记|注册|成立|设立|立项|入库|备案|批准|取得|获得|颁发|签订|发布|出台|印发|实施|施行|上市|出生|参保|退休|入职|完成|交付|入住|召开|举办)(?:并\p{Han}{1,6})?的`).Holding("的")

// maxAttribute bounds in bytes what is looked at behind a date.
const maxAttribute = 48

// setsLimit reports whether a date with 前 between two texts is a limit (时限):
// not so 3年前 (a number goes before), 2025年前三季度, 前期, 前往, 前后 (前 belongs
// to what follows), nor a date that tells a thing apart.
func setsLimit(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return !(before != "" && strings.ContainsRune("0123456789０１２３４５６７８９一二三四五六七八九十几多两数百千", last) ||
		after != "" && strings.ContainsRune("0123456789一二三四五六七八九十半两几期往后沿述夕", first) ||
		attributive.MatchString(after[:min(len(after), maxAttribute)]))
}

// Words beside a date that tell what it is there for.
var (
	// limitMarks before a date say that it is a limit.
	limitMarks = pattern.Words{"有效期至", "有效期到", "期限至", "截至", "截止", "截止到", "截止至", "最迟", "最迟于", "最迟在", "最晚", "最晚于", "至迟", "至迟于", "不迟于", "不晚于", "到"}
	// notBefore: 比2024年, 自3月1日, 每年6月, 2024—2025年.
	notBefore = pattern.Words{"比", "较", "同比", "自", "从", "以", "由", "与", "同", "每年", "每", "逐", "各", "历", "往", "近", "超", "-", "—", "–", "－", "~", "～", "非", "第", "对", "凡", "达到", "得到", "受到", "收到", "遇到"}
	// notBehind: 2025年版, 3月起, 6月以来, 上半年同期.
	notBehind = pattern.Words{"版", "级", "届", "起", "始", "开始", "以来", "至今", "同期", "基础上", "水平", "龄", "间", "以后", "之后", "后", "》", "”", "〕"}
	// against: 较2024年底前水平, 对2020年底前的存量违建.
	against = pattern.Words{"比", "较", "同比", "对", "凡"}
	// done: what is told is past. 已 is of the verb behind it.
	done = pattern.Words{"现有", "完成了", "建成了", "实现了", "取得了", "达到了"}
	// dated are things that bear the date of a day gone by: 3月5日县政府常务会议.
	dated = pattern.Words{"会议", "讲话", "批示", "审议", "号文"}
	// todo are verbs of what is to be done by a date, beside those of things that are
	// counted.
	todo = append(pattern.Words{"完成", "建成", "建立", "建设", "投用", "投入", "投运", "投产", "启用", "使用", "交付", "交房", "移交", "开工", "动工", "开建", "竣工", "完工", "结顶", "封顶", "贯通", "验收",
		"通车", "通水", "通气", "通电", "通航", "开通", "上线", "运行", "运营", "开业", "开园", "开馆", "开学", "开放", "启动", "实施", "出台", "印发", "发布", "公布", "编制", "制定", "制订", "形成", "报送", "上报",
		"提交", "落实", "到位", "实现", "达到", "达", "覆盖", "累计", "新增", "培育", "引进", "举办", "召开", "开展", "组织", "推进", "推动", "推广", "改造", "整治", "拆除", "清零", "清退", "销号", "整改", "办结",
		"兑现", "拨付", "下达", "发放", "供地", "出让", "签约", "落地", "入驻", "招标", "挂牌", "立项", "批复", "获批", "取得", "争取", "确保", "力争", "全面", "全部", "基本", "收官", "总结", "评估", "提升", "提高",
		"增长", "下降", "降至", "降低", "压减", "筹集", "扩建", "安装", "铺设", "种植", "播种", "收割", "培训", "招聘", "检查", "督查", "通报", "消除", "解决", "创建", "摸排", "排查", "普查", "征迁", "征收", "搬迁", "突破", "超过", "推出", "供应", "设立", "成立", "打造", "进场", "转固", "试点", "初验", "终验", "决算"}, sentence.Verbs...)
	// habits are what is done again and again, and no payment: 每季度通报.
	habits = pattern.Words{"通报", "调度", "报送", "上报", "报告", "梳理", "督查", "督导", "督办", "检查", "抽检", "抽查", "巡查", "巡检", "研判", "会商", "评估", "总结", "更新", "公布", "发布", "公示", "汇总", "分析", "走访", "听取", "检测",
		"监测", "排查", "评比", "考核", "晾晒", "召开", "举办", "举行", "开展", "组织", "推送", "会办", "例会", "反馈", "报", "清理", "对账", "盘点", "调研", "核查", "回访", "推进", "完成"}
	payments = pattern.Words{"发放", "补助", "补贴", "给予", "奖励", "津贴", "缴", "工资", "租金", "收费"}
	// adverbs may stand between a year and its verb.
	adverbs = pattern.Words{"，", ",", " ", "度", "前", "全面", "全部", "基本", "力争", "确保", "计划", "预计", "要", "再", "将", "争取", "累计", "继续", "初步", "完全", "全线", "全域", "全县", "全市", "全区", "全省", "整体", "正式", "陆续", "分别", "各", "共", "年均"}
)

// ends are verbs that end what a year says is done by it: 2027年一期投产.
var ends = pattern.Words{"完成", "建成", "投用", "投入使用", "投运", "投产", "启用", "交付", "移交", "开工", "动工", "竣工", "完工", "结顶", "封顶", "贯通", "通车", "通水", "通气", "通电", "通航",
	"开通", "上线", "运行", "运营", "开业", "开园", "开馆", "开放", "启动", "到位", "全覆盖", "清零", "销号", "办结", "落地", "见效", "收官"}

// kind settles what a date is.
func (d *date) kind() dateKind {
	before, after := strings.TrimRight(d.text[:d.from], " \u3000"), strings.TrimLeft(d.text[d.to:], " \u3000")
	start, end := d.part()
	words := d.text[start:end]
	switch {
	case end-d.to >= maxPart: // no sentence says so much of a date
		return isNone
	case d.again:
		if rest := d.text[d.to:end]; habits.In(rest) && !payments.In(rest) {
			d.limit = ""
			return isStep
		}
		return isNone
	case d.gone, d.quoted():
		return isNone
	case d.before && !setsLimit(d.text[:d.from], d.text[d.to:]), d.before && against.End(before), isPast(d.text[d.to:end]):
		return isNone
	case d.before && tellsApart(d.text[d.to:end]):
		return isUnread
	case d.before:
		return isStep
	case notBehind.Begin(after), notBefore.End(before), attributive.MatchString(after[:min(len(after), maxAttribute)]):
		return isNone
	case d.sayYear && d.plansYear > 0 && d.year > 0 && d.year < d.plansYear:
		return isNone
	case d.headsCell():
		return isStep
	case d.yearAlone && hasAny(d.text[d.from:], "今年", "当年", "本年"):
		return isNone
	case limitMarks.End(before):
		return isStep
	case d.yearAlone:
		return d.kindOfYear(before, after)
	}
	rest := d.text[d.to:end]
	if strings.Trim(rest, "）) ") == "" { // 建成投用（2025年12月）
		rest = words
	}
	switch {
	case d.upTo && !strings.Contains(rest, "完成"):
		return isUnread
	case todo.In(rest):
		return isStep
	case dated.In(rest), asNoun.End(before) && strings.HasPrefix(d.text[d.from:], "年底"):
		return isNone
	}
	return isUnread
}

// isPast reports whether what follows a date in its part is told as past: 已 before
// any other verb. 9月完成已排查隐患的整改 is to be done.
func isPast(rest string) bool {
	if done.In(rest) {
		return true
	}
	i := strings.Index(rest, "已")
	return i >= 0 && !todo.In(rest[:i])
}

// apart is a thing that a date tells from others: 6月底前申报的项目.
var apart = pattern.New(`^\p{Han}{1,8}的\p{Han}{0,4}(?:项目|企业|单位|个人|学生|人员|居民|家庭|农户|对象|车辆|房屋|小区|建筑|违建|设备|产品|合同|案件|问题|隐患)`).Holding("的")

// tellsApart reports whether what follows a date with 前 may tell a thing apart,
// and not say by when something is done.
func tellsApart(rest string) bool { return apart.MatchString(rest[:min(len(rest), maxAttribute)]) }

// asNoun: 纳入年底考核, 作为年底评优的依据.
var asNoun = pattern.Words{"纳入", "列入", "作为", "与", "计入"}

// kindOfYear settles what a year alone is: a step where it opens its part of the
// sentence and a verb follows, or ends what it says. 2026年省重点项目 is a name.
func (d *date) kindOfYear(before, after string) dateKind {
	if d.span || before != "" && !strings.ContainsRune("，,。；;：:、\n（(到至在于争保并和及", lastOf(before)) {
		return isNone
	}
	for was := ""; was != after; {
		was = after
		if todo.Begin(after) {
			return isStep
		}
		for _, w := range adverbs {
			after = strings.TrimPrefix(after, w)
		}
	}
	_, end := d.part()
	switch rest := d.text[d.to:end]; {
	case strings.Contains(rest, "的") || d.allYear:
		return isNone
	case ends.End(rest):
		return isStep
	case todo.In(rest) && d.year != d.plansYear:
		return isPerhaps
	}
	return isNone
}

func lastOf(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// maxQuoted bounds in bytes how far a title's marks are looked for.
const maxQuoted = 150

// quoted reports a date within a title or a name in quotation marks.
func (d *date) quoted() bool {
	before := d.text[max(0, d.from-maxQuoted):d.from]
	for _, marks := range []struct{ open, close string }{{"《", "》"}, {"“", "”"}, {"〔", "〕"}, {"「", "」"}} {
		if strings.LastIndex(before, marks.open) > strings.LastIndex(before, marks.close) {
			return true
		}
	}
	return false
}

// part is the part of its sentence, between commas, that the date is in. A date
// that closes its part takes the next one with it.
func (d *date) part() (start, end int) {
	if from, head := TimeHead(d.text, d.from); d.to < head {
		if end = lineEnd(d.text, head); !hasTime(d.text[head:end]) {
			return from, end // no other date is told of a part of the cell
		}
	}
	const stops = "，,。；;\n"
	start, end = partOf(d.text, d.from, d.to, stops)
	if end == d.to || strings.TrimLeft(d.text[d.to:end], " ") == "" {
		if strings.HasPrefix(d.text[end:], "，") || strings.HasPrefix(d.text[end:], ",") {
			_, end = partOf(d.text, d.from, end+len(d.text[end:])-len(strings.TrimLeft(d.text[end:], "，,")), stops)
		}
	}
	return start, end
}

// headsCell reports a date in the header of a cell, which is to be done by it whatever
// it says: 一季度目标：选址.
func (d *date) headsCell() bool {
	_, head := TimeHead(d.text, d.from)
	return d.to < head
}

// lineEnd is where the line ends that byte at is in, no further than a part is long.
func lineEnd(text string, at int) int {
	to := min(len(text), at+maxPart)
	if i := strings.IndexByte(text[at:to], '\n'); i >= 0 {
		return at + i
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return to
}

// maxPart bounds in bytes how far the ends of a part are looked for: a text
// without stops is no sentence.
const maxPart = 600

func partOf(text string, from, to int, stops string) (start, end int) {
	start, end = max(0, from-maxPart), min(len(text), to+maxPart)
	for start < from && !utf8.RuneStart(text[start]) {
		start++
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	start += sentence.AfterLast(text[start:from], stops)
	if i := strings.IndexAny(text[to:end], stops); i >= 0 {
		end = to + i
	}
	if open := strings.LastIndexAny(text[start:from], "（("); open >= 0 && !strings.ContainsAny(text[start+open:end], "）)") {
		_, size := utf8.DecodeRuneInString(text[start+open:])
		start += open + size // （6月开工，12月完工）
	}
	if shut := strings.IndexAny(text[to:end], "）)"); shut >= 0 && !strings.ContainsAny(text[start:to], "（(") {
		if !strings.ContainsAny(text[to:to+shut], "（(") {
			end = to + shut
		}
	}
	return start, end
}
