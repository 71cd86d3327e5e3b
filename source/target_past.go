package source

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/sentence"
)

var (
	// goneForm is a time gone by, or a year, whose value tells.
	goneForm = pattern.New(`(?:截至|截止到?|到|至|在)?(?:(20\d\d)\s*年度?|去年|上一?年度?|前年)(?:底|末|以来|全年)?`).Holding("年")
	// comingForm is a time that is not over, or a year.
	comingForm = pattern.New(`今年|本年|当年|明年|来年|(20\d\d)\s*年|年底前|月底前|年内`).Holding("年", "月")
	// subjectForm may stand between a time and its verb: 2024年全县新增.
	subjectForm = pattern.New(`^(?:，|我|全|本)?(?:县|市|区|镇|乡|州|省)?(?:累计|共|共计|一共)?`)
	// goneWords: a sentence without any of them is of no time gone by.
	goneWords = pattern.Words{"20", "去年", "上年", "上一年", "前年", "已", "目前", "迄今", "现为", "现有", "原有", "现状"}
	// standing open a part that says how things stand.
	standing = pattern.Words{"目前", "截至目前", "截止目前", "迄今", "现为"}
	// inHand open one that may as well say with what something is done: 现有企业新增产值.
	inHand = pattern.Words{"全县现有", "全市现有", "全区现有", "现有", "原有", "现状"}
	// notPastBefore: 比2024年增长, 由2024年的91%提高到, 对2024年的20家.
	notPastBefore = pattern.Words{"比", "较", "同", "由", "从", "自", "以", "与", "和", "对", "将", "把", "按", "按照", "参照", "超", "超过", "高于", "低于", "于", "为", "过", "第", "的"}
	// notPastBehind: 2024年基础上, 2024年起, 2024年底前.
	notPastBehind = pattern.Words{"基础", "水平", "同期", "基数", "版", "起", "前", "之前", "以前", "的", "、", "和", "至"}
	// aimed say that the figure behind them is an aim.
	aimed = pattern.Words{"力争", "确保", "计划", "预计", "拟", "目标", "将", "要", "不低于", "不少于", "不超过", "不高于", "控制在", "保持在", "稳定在", "至少", "基础上", "再新"}
	// raised bring a figure of the past to one that is aimed at: 2024年为9家，达到15家.
	raised = pattern.Words(slices.Concat([]string{"达到"}, sentence.ChangedTo))
	// hopedBy go on from 争取 with the time, or with the figure itself.
	hopedBy = pattern.Words{"在", "于", "用", "到20", "到年", "年", "1", "2", "3", "4", "5", "6", "7", "8", "9"}
	// more is told of what is still to come: 已到位2亿元，全年到位5亿元.
	more = pattern.Words{"争取", "全年", "再", "还", "其余", "剩余", "余下", "下一步", "后续", "结转", "结余"}
	// leftOver are things of a past year that are still to be done: 2024年结转项目20个.
	leftOver = pattern.Words{"结余", "节余", "滚存", "结转", "续建", "跨年", "遗留", "反馈", "督察", "下达", "立项", "项目", "问题", "任务", "工程", "案件", "欠", "存量", "计划", "整改", "清零", "销号", "办结", "批次", "签约"}
	// stillToDo behind a figure say that what it counts is worked at: 已签约项目20个全部开工.
	stillToDo = pattern.Words(slices.Concat([]string{"全部", "均", "全面", "完成", "开工", "投用", "投产", "竣工", "落地", "整改", "清零", "销号", "办结", "验收", "基础上", "力争", "确保"}, sentence.ChangedTo))
	// ofThings: 完成已签约项目, 对已建成的.
	ofThings = pattern.Words{"用好", "用足", "使用", "利用", "统筹", "管好", "盘活", "对", "将", "把", "由", "从", "在", "以", "和", "与", "及", "的", "不", "早"}
	// settling is paying what a time gone by has left: 兑付2024年奖补资金3000万元.
	settling = pattern.Words{"兑付", "兑现", "拨付", "清算", "结算", "偿还", "补发", "清偿", "支付", "落实", "使用", "用好", "用足", "收回", "消化"}
	// gifts is what somebody is to get, whatever the time of what it is for.
	gifts = pattern.Words{"给予", "奖励", "奖补", "补助", "补贴", "资助"}
	// ofFigure names things by a figure: 2024年产值1亿元以上的企业.
	ofFigure = pattern.New(`[0-9][^，,。；;0-9]{1,8}(?:以上|以下|以内)?的`).Holding("的")
	// raisedFrom is a figure from which another is counted: 120家的基础上新增30家.
	raisedFrom = pattern.New(`^[0-9][0-9.,]*[^，,。；;0-9]{1,8}基础上`).Holding("基础上")
)

// tenses tells which figures of a text are of a time gone by.
type tenses struct {
	text string // with names blanked; empty where none is
	year int    // of the plan; 0: unknown
}

// tensesOf are those of a text.
func tensesOf(text string, year int) tenses {
	if !goneWords.In(text) && !strings.Contains(text, "基础上") {
		return tenses{}
	}
	return tenses{maskNames(text), year}
}

// isPast reports a figure at a byte that tells how things were before the plan
// (2024年新增企业18家, 截至目前已建成20个): a fact, and no aim. The time may stand in a
// part of the sentence before, where nothing between says otherwise; a bounded
// figure behind one that is told already is an aim.
func (t tenses) isPast(at int, bounded bool) bool {
	if t.text == "" {
		return false
	}
	behind := t.text[at:]
	behind = behind[:nextOf(behind, 0, partEnds+"（）()")]
	if raisedFrom.MatchString(behind) {
		return true
	}
	lead := t.text[lastOf(t.text, 0, at, sentenceEnds+"；;"):at]
	if !goneWords.In(lead) {
		return false
	}
	lead = outOfBrackets(lead)
	aim, gift := bounded, gifts.In(lead[lastOf(lead, 0, len(lead), "，,；;"):]+behind)
	for carried := false; ; carried = true {
		from := lastOf(lead, 0, len(lead), "，,、：:（(")
		part := strings.TrimLeft(lead[from:], " \u3000")
		rest, told := t.behindPast(part, behind)
		switch figures := strings.ContainsAny(rest, "0123456789"); {
		case isComing(rest, t.year) || aimed.In(rest) || !told && hopes(rest):
			return false
		case told && carried && (gift && rest != "" || ofFigure.MatchString(rest)): // whom it is for
			return false
		case told && carried:
			return !figures || !aim
		case told: // not so 2024年未完成的6个项目6月底前完工
			return !(figures && raised.In(rest)) && !stillToDo.In(behind) && !ofFigure.MatchString(behind) && !strings.HasSuffix(rest, "的") && !isComing(behind, t.year)
		}
		aim = aim || raised.In(part) || more.In(part)
		if from == 0 {
			return false
		}
		_, size := utf8.DecodeLastRuneInString(lead[:from])
		lead, behind = lead[:from-size], ""
	}
}

// hopes reports 争取 before what is to be done (争取达到, 争取新增), and not before what is
// won: 争取资金.
func hopes(part string) bool {
	for {
		_, rest, ok := strings.Cut(part, "争取")
		if !ok {
			return false
		}
		if rest == "" || sentence.BeginsWithVerb(rest) || raised.Begin(rest) || hopedBy.Begin(rest) {
			return true
		}
		part = rest
	}
}

// behindPast is what stands behind the time gone by that a part of a sentence
// names, or the whole part where it names none. behind stands after the part.
func (t tenses) behindPast(part, behind string) (rest string, told bool) {
	for _, w := range standing {
		if rest, ok := strings.CutPrefix(part, w); ok {
			return rest, true
		}
	}
	for _, w := range inHand {
		if rest, ok := strings.CutPrefix(part, w); ok && !pattern.Words(sentence.Verbs).In(rest+behind) {
			return rest, true
		}
	}
	rest = part
	for _, m := range goneForm.FindAllStringSubmatchIndex(part, -1) {
		if m[2] >= 0 && !t.isBefore(part[m[2]:m[3]]) {
			continue
		}
		before, after := strings.TrimRight(part[:m[0]], " "), strings.TrimLeft(part[m[1]:], " ")
		if sentence.BeginsWithVerb(before) || notPastBefore.End(before) || settling.Begin(before) || notPastBehind.Begin(after) || utf8.RuneCountInString(before) > 10 {
			continue
		}
		if after = after[len(subjectForm.FindString(after)):]; leftOver.In(after) && !sentence.BeginsWithVerb(after) {
			continue
		}
		rest, told = part[m[1]:], true
	}
	if told {
		return rest, true
	}
	if before, after, ok := strings.Cut(part, "已"); ok && !sentence.BeginsWithVerb(before) && !aimed.In(before) && !ofThings.End(before) && !strings.Contains(after, "的") &&
		!strings.HasPrefix(after, "经") && !strings.HasSuffix(after, "率") && !strings.HasSuffix(after, "率达到") && !strings.HasSuffix(after, "率达") {
		return after, true
	}
	return part, false
}

// timeless is a metric without the time gone by that it begins or ends with.
func timeless(metric string) string {
	metric = trimWords(metric, standing)
	if m := goneForm.FindAllStringIndex(metric, -1); m != nil && m[len(m)-1][1] == len(metric) {
		metric = metric[:m[len(m)-1][0]]
	}
	return metric
}

func (t tenses) isBefore(year string) bool {
	n, err := strconv.Atoi(year)
	return err == nil && n < t.year
}

// isComing reports a time that is not over in a plan of a year.
func isComing(words string, year int) bool {
	for _, m := range comingForm.FindAllStringSubmatch(words, -1) {
		if n, err := strconv.Atoi(m[1]); err != nil || n >= year {
			return true
		}
	}
	return false
}

// outOfBrackets leaves out what stands in brackets that are closed.
func outOfBrackets(text string) string {
	for {
		shut := strings.IndexAny(text, "）)")
		if shut < 0 {
			return text
		}
		_, size := utf8.DecodeRuneInString(text[shut:])
		open := strings.LastIndexAny(text[:shut], "（(")
		if open < 0 {
			open = shut
		}
		text = text[:open] + text[shut+size:]
	}
}
