package source

import (
	"strings"

	"fenjie/source/figures"
	"fenjie/source/pattern"
	"fenjie/source/plan"
	"fenjie/source/sentence"
)

// moneyForm: comparison, number (or range, 2—3亿元 or 2亿元至3亿元), scale,
// currency, comparison. A placeholder such as XX亿元 has no number.
var moneyForm = pattern.New(`(不低于|不少于|不超过|不高于|高于|低于|超过|超|突破|约|近|至少|最高|最低)?[ ]?` +
	`(?:(` + numberForm + `)(?:[ ]?` + scaleForm + `?` + currencyForm + `?(` + rangeForm + `)(` + numberForm + `))?|([XxＸ×]{1,4}|_{2,}|＿{2,}|〇〇|\*{2,}|—{2,}))` +
	`[ ]?(` + scaleForm + `)?(?:余|多)?(` + currencyForm + `)` +
	`(/[辆台件套人户亩吨年月天日平方米度次项个家㎡]{1,3}|每[辆台件套人户亩吨]|(?:及)?以上|左右|以内|以下|上下)?`)

const (
	scaleForm    = `(?:万亿|千亿|百亿|亿|千万|百万|万|千|百)`
	currencyForm = `(?:美元|美金|欧元|港元|港币|日元|英镑|元)`
)

var scales = map[string]plan.Fen{
	"": plan.Yuan, "百": 100 * plan.Yuan, "千": 1000 * plan.Yuan, "万": plan.Wan, "百万": 100 * plan.Wan, "千万": 1000 * plan.Wan,
	"亿": plan.Yi, "百亿": 100 * plan.Yi, "千亿": 1000 * plan.Yi, "万亿": 10_000 * plan.Yi,
}

var currencies = map[string]string{
	"元": "CNY", "美元": "USD", "美金": "USD", "欧元": "EUR", "港元": "HKD", "港币": "HKD", "日元": "JPY", "英镑": "GBP",
}

// figure is an amount of money found in a text.
type figure struct {
	span
	number      int // where its first digit stands
	amount      plan.Amount
	placeholder bool
	rate        bool // 1.5万元/辆
	each        bool // of one of several things: 户均减负500元
}

// findMoney returns all amounts of money in a text, in order, their kind open.
func findMoney(text string) []figure {
	var list []figure
	for _, m := range matchesIn(moneyForm, text, nextCurrency) {
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return text[m[2*n]:m[2*n+1]]
		}
		if m[0] > 0 && m[2] < 0 && precededByWord(text[:m[0]]) {
			continue
		}
		before := group(1)
		if before != "" {
			if m[0] = comparisonFrom(text, m[2], m[3]); m[0] == m[3] {
				before = ""
			}
		}
		f := figure{span: span{m[0], m[1]}, number: max(m[4], m[10]), placeholder: group(5) != ""}
		value := group(2)
		if group(4) != "" {
			value = group(4) // of a range the upper end is the amount
		}
		if !f.placeholder {
			fen, err := plan.ParseFen(decimal(value), scales[group(6)])
			if err != nil {
				continue
			}
			f.amount.Fen = fen
		}
		f.rate = strings.HasPrefix(group(8), "/") || strings.HasPrefix(group(8), "每")
		from := 0
		if n := len(list); n > 0 {
			from = list[n-1].to
		}
		f.each = eachForm.MatchString(text[lastOf(text, from, m[0], partEnds+"、（("):m[0]])
		f.amount.Text = strings.TrimSpace(text[m[0]:m[1]])
		f.amount.Currency = currencies[group(7)]
		f.amount.Op = opOf(before, group(8))
		list = append(list, f)
	}
	return list
}

// eachForm stands before what one of several things gets, costs or owes, which is in no
// sum with that of all: 户均减负, 平均每户授信, 每千瓦时降低. What comes each year is a sum.
var eachForm = pattern.New(`每[^年月季周日天旬半一两二三]|[户人家亩村地镇乡校企店单次项台吨度床]均|[^年]平均|^平均|单(?:户|个|家|笔|人|张|台|村|件)`).Holding("每", "均", "单")

// precededByWord: a number glued to letters or to 第 is part of a name.
func precededByWord(before string) bool {
	r := lastRune(before)
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '第' || r == '.' || r == '．'
}

func lastRune(s string) rune {
	var last rune
	if len(s) > 4 {
		s = s[len(s)-4:]
	}
	for _, r := range s {
		last = r
	}
	return last
}

// opOf is the comparison that the words before and after a figure make.
func opOf(before, after string) plan.Op {
	switch {
	case strings.HasSuffix(after, "以上"):
		return plan.AtLeast
	case after == "以内" || after == "以下":
		return plan.AtMost
	case after == "左右" || after == "上下":
		return plan.About
	}
	switch before {
	case "不低于", "不少于", "不小于", "至少", "最低", "≥":
		return plan.AtLeast
	case "不超过", "不高于", "不多于", "最高", "控制在", "不大于", "≤":
		return plan.AtMost
	case "超过", "超", "突破", "高于", ">", "＞":
		return plan.More
	case "低于", "少于", "小于", "<", "＜":
		return plan.Less
	case "约", "大约", "近":
		return plan.About
	}
	return plan.Equal
}

// raisedForm: 由2亿元提高到3亿元 — the first figure is where things stand.
var raisedForm = pattern.New(`^[^，。；]{0,12}?` + sentence.ChangedForm)

// isStart reports whether the figure at s is the first of such a pair.
func isStart(text string, s span) bool {
	before := strings.TrimRight(text[lastOf(text, 0, s.from, partEnds):s.from], " ")
	return containsAny(before, "由", "从") && raisedForm.MatchString(ahead(text[s.to:]))
}

// readAmounts returns all money that a text names, in order, each with its
// kind by the words around it. Placeholders are left out: they have no value, and
// so is what is told of a time before the plan's year.
func readAmounts(text string, year int) []plan.Amount {
	return amountsOf(text, findMoney(text), year)
}

// amountsOf is readAmounts of a text whose money is found.
func amountsOf(text string, found []figure, year int) []plan.Amount {
	var list []plan.Amount
	var of []int // the figure of each
	past := tensesOf(text, year)
	for k, f := range found {
		if f.placeholder || isStart(text, f.span) || past.isPast(f.number, f.amount.Op != plan.Equal && f.amount.Op != plan.More) {
			continue
		}
		from := 0
		if k > 0 {
			from = found[k-1].to
		}
		c := contextOf(text, f.span, from)
		f.amount.Kind = kindOf(c, f.amount.Text, f.rate)
		if f.each && f.amount.Kind != plan.KindSubsidy {
			f.amount.Kind = plan.KindOther
		}
		if gap := text[from:f.from]; len(list) > 0 && (gap == "、" || gap == "和" || gap == "或") {
			f.amount.Kind = list[len(list)-1].Kind // 奖励200元、300元
		}
		f.amount.For = c.name()
		if whole := awardOf(text, f.span, from); whole != "" && f.amount.Kind == plan.KindSubsidy {
			f.amount.For = whole
		}
		if f.amount.Op == plan.Equal && capForm.MatchString(c.before) {
			f.amount.Op = plan.AtMost
		}
		f.amount.Part = isPart(text, f, found[:k], f.amount.Kind, list)
		if f.amount.Part && !f.each && takesKind(text, found, k, f.amount.Kind, c.before) && wholeKind(text, found, k, list, of) == plan.KindBudget {
			f.amount.Kind = plan.KindBudget // a part of what is arranged
		}
		of = append(of, k)
		list = append(list, f.amount)
	}
	return list
}

// wholeKind is the kind of the sum that figure k is a part of; "" where that is
// none of the amounts before it.
func wholeKind(text string, found []figure, k int, list []plan.Amount, of []int) plan.AmountKind {
	start := lastOf(text, 0, found[k].from, sentenceEnds)
	among := figures.PartsAt(text[start:found[k].from])
	for i := len(list) - 1; among >= 0 && i >= max(0, len(list)-maxPieces) && found[of[i]].from >= start; i-- {
		if found[of[i]].to <= start+among {
			return list[i].Kind
		}
	}
	return ""
}

// awardOf is the words of an award whose condition holds a figure, which ends at byte
// from: 对承接合同额5亿元以上工程的企业奖励. It is "" for any other.
func awardOf(text string, s span, from int) string {
	begin := lastOf(text, max(0, from-longestAward), s.from, partEnds)
	clause := text[begin:s.from]
	if begin >= from || !strings.HasPrefix(clause, "对") || !strings.Contains(text[from:s.from], "的") || strings.ContainsAny(text[from:s.from], "、（()）") {
		return ""
	}
	return trimEnd(clause, []string{"给予", "最高", "为", "约", "达"})
}

// longestAward is how many bytes before its last figure an award may begin.
const longestAward = 120

// takesKind reports a part that is of its whole's kind: one that no words make
// another's money, and what it is for, be it an award, in a list of parts
// (其中企业奖励1800万元、设备补助500万元) or among those that make the whole.
func takesKind(text string, found []figure, k int, kind plan.AmountKind, before string) bool {
	f := found[k]
	switch {
	case f.rate || ownShare.MatchString(before):
		return false
	case kind == plan.KindOther:
		return true
	case kind != plan.KindSubsidy:
		return false
	}
	start := lastOf(text, 0, f.from, sentenceEnds)
	among := start + max(0, figures.PartsAt(text[start:f.from]))
	last := among // where what stands before f ends
	if k > 0 {
		last = max(among, found[k-1].to)
	}
	if goesOnListing(text[last:f.from]) {
		return true
	}
	for n := k - 1; n >= max(0, k-maxPieces); n-- {
		if found[n].to <= among {
			return addUp(found[n:], nextOf(text, f.to, sentenceEnds))
		}
	}
	return false
}

// capForm: 最高补贴1.5万元 is a cap as 最高1.5万元 is.
var capForm = pattern.New(`最高(?:可)?(?:给予|补贴|补助|奖励|资助|奖补|支持){1,2}$`).Holding("最高")

// context is the words around an amount.
type context struct {
	before   string // since the last figure or comma
	after    string // up to the next comma
	sentence string // from the sentence's beginning to the amount
}

func contextOf(text string, s span, from int) context {
	start := lastOf(text, 0, s.from, sentenceEnds)
	part := lastOf(text, max(from, start), s.from, partEnds+"（(")
	rest := ahead(text[s.to:])
	return context{
		before:   text[part:s.from],
		after:    rest[:nextOf(rest, 0, partEnds+"、（(")],
		sentence: text[start:s.from],
	}
}

// name is what an amount is for: the words right before it, or after it.
func (c context) name() string {
	name := trimEnd(closeBrackets(trimWords(c.before, leadingWords)), []string{"达到", "达", "为", "约", "共", "合计", "共计", "总计", "不少于", "不低于", "给予", "最高"})
	if i := strings.LastIndex(name, "、"); len([]rune(name)) > 24 && i >= 0 {
		name = name[i+len("、"):]
	}
	if name == "" {
		name = trimWords(c.after, []string{"用于", "的"})
	}
	return strings.TrimSpace(strings.ReplaceAll(name, string(rune(filler)), ""))
}

// leadingWords are words that open a phrase and say nothing of its subject.
var leadingWords = []string{"其中", "力争", "确保", "全年", "全市", "全县", "全区", "预计", "累计", "包括", "分别为", "以及", "同时", "年内", "今年"}

// tradeWords are those of what is bought and sold.
var tradeWords = []string{"出口", "进口", "贸易", "外贸", "销售", "零售", "成交", "交易额", "订单", "拉动消费", "带动消费", "撬动消费"}

// kindWords decide what an amount is for, the first that fits.
var kindWords = []struct {
	kind  plan.AmountKind
	words []string
}{
	{plan.KindRelief, []string{"减负", "减税", "降费", "减免", "降本", "降低企业", "节约"}},
	{plan.KindLoan, []string{"贷款", "授信", "信贷", "融资额", "融资担保"}},
	{plan.KindBond, []string{"债券", "专项债", "发债"}},
	{plan.KindTrade, tradeWords},
	{plan.KindInvestment, []string{"投资", "总投入", "外资", "招引", "引资", "招商", "签约", "内资"}},
	{plan.KindUpward, []string{"争取", "向上", "上级", "中央资金", "中央预算内", "省级资金", "省级补助", "省补", "国债资金"}},
	{plan.KindBudget, []string{"预算", "财政安排", "财政统筹", "安排资金", "安排专项", "安排财政"}},
	{plan.KindSubsidy, []string{"补贴", "补助", "奖励", "资助", "给予", "奖补", "标准", "最高", "贴息", "优惠", "每人", "每户", "每亩", "消费券"}},
	{plan.KindInvestment, []string{"基金"}},
}

// arrangedForm: a treasury that arranges money makes it a budget, and so does
// who arranges money of one's own, whatever it is for: 安排县级资金, 安排技改贴息资金.
var (
	arrangedForm = pattern.New(`(?:财政|预算)[^争]{0,8}?(?:安排|列支)`).Holding("财政", "预算")
	ownArranged  = pattern.New(`(?:安排|列支)[^，。；、]{0,14}?(?:资金|经费)(?:共|约|共计|合计|总额)?$`).Holding("安排", "列支")
)

// ownShare: 区级配套, 乡镇配套, 企业自筹 — the part that is one's own.
var ownShare = pattern.New(`(?:(?:本级|[省市县区镇乡村]级|乡镇（街道）|乡镇|镇乡|街道|[镇乡区县]街?|地方|各地|财政)(?:财政)?(?:资金)?配套|自筹)(?:资金|经费|约)?$`).Holding("配套", "自筹")

// private is capital that is nobody's to arrange; privateForm, privateAfter and
// attractedForm are the words of it beside its figure: 社会资本投入, 10亿元社会资本,
// 带动各方投入.
const private = `(?:社会资本|社会资金|社会投资|社会力量|民间资本|民间资金|民间投资|民营资本|工商资本|产业资本)`

var (
	privateForm   = pattern.New(private+`(?:共同|参与|进入|投入|投资|建设|出资|筹资|筹集|配套|到位|约|共|合计|总额|规模|达到|达|为)*[ ]?$`).Holding("社会", "民间", "民营", "资本")
	privateAfter  = pattern.New(`^的?` + private).Opening("的社民工产")
	attractedForm = pattern.New(`(?:撬动|带动|拉动|吸引|引导|吸纳)[^，,。；;、\d]{0,10}?(?:投资|投入|资本|资金)(?:约|共|合计|总额|规模|达到|达|为)*[ ]?$`).Holding("撬动", "带动", "拉动", "吸引", "引导", "吸纳")
)

// priceForm: a price says which goods are meant, it is no subsidy.
var priceForm = pattern.New(`(?:售价|单价|价格)(?:为|在|低于|高于)?$`).Holding("售价", "单价", "价格")

// kindOf decides an amount's kind: by its own phrase, else by its sentence.
// written is the amount itself, whose 最高 speaks for a subsidy.
func kindOf(c context, written string, rate bool) plan.AmountKind {
	near := c.before + written + c.after
	switch {
	case rate:
		return plan.KindSubsidy
	case priceForm.MatchString(c.before):
		return plan.KindOther // what a thing costs, of which a part is paid
	case figures.IsOutput(c.sentence) && !containsAny(near, tradeWords...) && !containsAny(near, "减负", "减税", "降费", "减免"):
		return plan.KindOther // 一般公共预算收入, 争取工业产值: what is earned is no money to spend
	case privateForm.MatchString(c.before), privateAfter.MatchString(c.after) && !containsAny(c.before, "给予", "补", "奖"), attractedForm.MatchString(c.before) && !containsAny(c.before, "贷款", "信贷", "融资"):
		return plan.KindInvestment // whatever money the sentence begins with: 发行债券3亿元，撬动社会资本10亿元
	case arrangedForm.MatchString(c.before), ownArranged.MatchString(c.before) && !containsAny(c.before, notOwn...):
		return plan.KindBudget // whatever the money is for: 预算安排消费券资金
	}
	switch own := ownShare.FindString(c.before); { // beside the money from elsewhere that the sentence is about
	case strings.Contains(own, "自筹"):
		return plan.KindOther
	case own != "":
		return plan.KindBudget
	}
	if containsAny(c.sentence, "争取") && containsAny(near, "补助", "奖补", "补贴", "资金", "国债", "预算内") && !containsAny(near, "债券") {
		return plan.KindUpward
	}
	sentence := c.sentence
	if strings.Contains(sentence, "预算") {
		sentence = budgetIncome.Replace(sentence)
	}
	for i, text := range []string{near, sentence} {
		for _, k := range kindWords {
			far := i > 0 // a subsidy named earlier in the sentence says nothing of a later sum
			if containsAny(text, k.words...) && !(far && k.kind == plan.KindSubsidy) {
				return k.kind
			}
		}
	}
	return plan.KindOther
}

// budgetIncome are words that hold 预算 and arrange no money.
var budgetIncome = strings.NewReplacer("预算收入", "", "预算支出", "")

// maxPieces is how many sums a stated one (合计) may follow.
const maxPieces = 50

// isPart reports whether an amount is one of those that another already holds
// (其中), or the sum of the ones before it (合计): adding it would count twice.
func isPart(text string, f figure, earlier []figure, kind plan.AmountKind, list []plan.Amount) bool {
	start := lastOf(text, 0, f.from, sentenceEnds)
	before := text[lastOf(text, start, f.from, "，,；;"):f.from]
	if containsAny(before, "合计", "共计", "总计") {
		for i := len(list) - 1; i >= 0 && i >= len(list)-maxPieces; i-- {
			if list[i].Kind == kind && !list[i].Part {
				return true
			}
		}
	}
	bracket := strings.LastIndexAny(text[start:f.from], "（(")
	if bracket >= 0 && !strings.ContainsAny(text[start+bracket:f.from], "）)") && strings.Contains(text[start+bracket:f.from], "其中") {
		return true
	}
	among := figures.PartsAt(text[start:f.from])
	if among < 0 || apartForm.MatchString(text[start+among:f.from]) {
		return false
	}
	for i := len(earlier) - 1; i >= 0 && earlier[i].from >= start; i-- {
		if earlier[i].to <= start+among {
			return true
		}
	}
	return false
}
