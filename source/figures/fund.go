package figures

import (
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
	"fenjie/source/sentence"
)

// foundAmount is an amount with its place in the text; -1 where it is not found.
type foundAmount struct {
	plan.Amount
	from, to int
}

// found places amounts, which stand in a text in their order.
func found(text string, amounts []plan.Amount) []foundAmount {
	list := make([]foundAmount, len(amounts))
	last := 0
	for k, a := range amounts {
		list[k] = foundAmount{a, -1, -1}
		if i := strings.Index(text[last:], a.Text); i >= 0 && a.Text != "" {
			list[k].from = last + i
			last += i + len(a.Text)
			list[k].to = last
		}
	}
	return list
}

// things that an amount may tell apart.
const things = `(?:企业|公司|项目|工程|设备|仪器|产品|商品|手机|电脑|汽车|车辆|家庭|农户|人员|对象|园区|街区|商圈|产业链|集群|主体|单位|强村|村|镇|街道|合同|订单|平台)`

var (
	// price: what a thing costs.
	price = pattern.New(`(?:售价|单价|价格|票价|标价)(?:为|在|低于|高于)?$`)
	// size: what a thing has, by which things are told apart, and sized: the thing.
	size  = pattern.New(`(?:产值|营收|营业收入|销售额|收入|税收|纳税额|纳税|合同额|合同金额|造价|总投资|投资额|注册资本|资产|研发投入|支出)(?:首次|首个|累计|新)?(?:为|在|达|达到|突破|超过|超)?$`)
	sized = pattern.New(`^的?[\p{Han}“”]{0,8}?` + things)
	// classed: things that are counted, right behind the size of each: 超10亿元企业1家,
	// 10亿元以上项目2个, 10亿元级集群3个. paid is money before such a figure all the same.
	classed = pattern.New(`^级?的?[\p{Han}“”]{0,6}?` + things + `[0-9０-９]+(?:个|家|项|户|宗|笔|只|条)`)
	paid    = pattern.New(`(?:投入|投资|出资|引资|融资|贷款|授信|筹集|筹措|争取|安排|发放|投放|设立|统筹|整合|落实|撬动|带动|拉动|到位|给予|奖励|补助|补贴|减负|降低|节约|盘活|兑付|拨付|支付|化解)[^，,。；;]*$`)
	// attracted: what is counted is things, not money: 招引1亿美元以上外资项目3个.
	attracted = pattern.New(`(?:招引|引进|引育|签约|落地|新增|培育|储备|谋划)$`)
	counted   = pattern.New(`^\p{Han}{0,5}?` + things + `[0-9]`)
	// aim: a verb that goes on after an amount has been named.
	aim = pattern.New(`^(?:支持|用于|帮助|带动|惠及|服务|培育|推动|推进|建设|保障|助力|促进|扶持|补助|奖励|给予|投向|其中|及时|专项|解决|实施|改造|投入|新建|新开工|开工|参与|开展|启动|落实|让)`)
)

// beside is how many bytes beside an amount the expressions above look at, at most.
const beside = 60

// isThreshold reports whether an amount only says which things are meant: a
// price; a bound on the size of the thing named after it (年产值超10亿元的产业链);
// or one on things that are counted (招引1亿美元以上外资项目3个). Whatever is not
// surely that is money.
func isThreshold(before string, a plan.Amount, after string) bool {
	before = before[max(0, len(before)-beside):]
	if isEarning(before, after[:min(3*beside, len(after))]) {
		return true
	}
	after = after[:min(beside, len(after))]
	switch {
	case price.MatchString(before):
		return true
	case isCondition(before, after):
		return true
	}
	if a.Op != plan.Equal && a.Op != plan.About && numbered.MatchString(after) {
		return true // 亿元以上30个、10亿元以上5个
	}
	if isClassed(before, a, after) {
		return true
	}
	reached := a.Op != plan.Equal && a.Op != plan.About || reaches.MatchString(before)
	if !reached || aim.MatchString(after) {
		return false
	}
	return size.MatchString(before) && sized.MatchString(after) || attracted.MatchString(before) && counted.MatchString(after)
}

// isClassed reports the size by which things are counted that stand behind it.
func isClassed(before string, a plan.Amount, after string) bool {
	if a.Op == plan.Equal && !strings.HasPrefix(after, "级") || a.Op == plan.About || a.Op == plan.AtMost && !strings.HasSuffix(a.Text, "以下") {
		return false
	}
	return !aim.MatchString(after) && classed.MatchString(after) && !paid.MatchString(before[sentence.AfterLast(before, "，,。；;、：:\n"):])
}

var (
	// numbered is how many things there are of the size before it.
	numbered = pattern.New(`^[0-9０-９]+(?:个|家|项|户|宗|笔|只|条)`)
	// reaches: words before a figure that make it a bound.
	reaches = pattern.New(`(?:首次|达到|达|突破|超过|超)$`)
	// conditional follows the figure of a rule's condition: 以上的, （含）的.
	conditional = pattern.New(`^(?:（含）|\(含\))?(?:以上|以下|以内)?(?:（含）|\(含\))?的`).Holding("的")
)

// isCondition reports a figure of a rule's condition: 对年产值首次突破1亿元的企业,
// 年销售收入达到5000万元的，给予 — and not what is given: 对企业给予50万元的奖励.
func isCondition(before, after string) bool {
	if !conditional.MatchString(after) {
		return false
	}
	part := strings.TrimLeft(before[sentence.AfterLast(before, "，,。；;：:\n"):], " ")
	for _, w := range giving {
		if strings.Contains(part, w) {
			return false
		}
	}
	if strings.HasPrefix(part, "凡") || strings.HasPrefix(part, "对") && !pattern.Words(sentence.NotFor).Begin(part) {
		return true
	}
	rest := after[strings.Index(after, "的")+len("的"):]
	return size.MatchString(before) && (strings.HasPrefix(rest, "，") || strings.HasPrefix(rest, ","))
}

// earning is who is to get something for reaching a figure: 且增长15%以上的企业，按
// 增量的20%给予奖励.
var earning = pattern.New(`^(?:（含）|\(含\))?(?:以上|以下|以内)?(?:（含）|\(含\))?(?:(?:，|,)?[且并及或、][^，,。；;]{0,24}?)?的(?:[\p{Han}“”]{0,8}?` + things +
	`|[，,])[，,]?[^，,。；;]{0,30}?(?:给予|奖励|奖补|补助|补贴|资助|予以|扶持|兑现)`).Holding("的")

// isEarning reports the threshold of an award: what a thing has to have for it.
func isEarning(before, after string) bool {
	return size.MatchString(before) && earning.MatchString(after)
}

// giving are words of who is given money.
var giving = []string{"给予", "奖励", "补助", "补贴", "资助", "奖补", "予以", "安排", "享受", "发放", "拨付", "最高"}

// joins stands between figures of one list: 1亿元、5亿元和10亿元.
var joins = pattern.New(`^(?:（含）|\(含\))?(?:以上|以下|以内)?(?:、|和|或|及|至|以及|或者)$`)

// thresholds tells which of the amounts only say which things are meant. Those
// of one list (突破1亿元、5亿元、10亿元的企业) are so together.
func thresholds(text string, list []foundAmount) []bool {
	tell := make([]bool, len(list))
	for first := 0; first < len(list); {
		last := first
		for last+1 < len(list) && list[last].from >= 0 && list[last+1].from >= 0 && joins.MatchString(text[list[last].to:list[last+1].from]) {
			last++
		}
		if list[first].from >= 0 {
			before, after := text[:list[first].from], text[list[last].to:]
			for k := first; k <= last; k++ {
				tell[k] = isThreshold(text[:list[k].from], list[k].Amount, text[list[k].to:]) || last > first && isThreshold(before, list[first].Amount, after)
			}
		}
		first = last + 1
	}
	return tell
}

// output are words of what is earned or produced, right before its figure.
var output = pattern.New(`(?:产值|增加值|生产总值|GDP|收入|营收|利润|利税|税收|税收总额|市值|品牌价值|资产总额|资产规模|总资产|净资产|(?:产业|集群|产业链|经济|市场)(?:规模|总量|体量))`+
	`(?:总额|总量|合计|总计)?(?:首次|分别|力争|预计|有望|累计|年均|同比|平均|均|净|新)*(?:稳定在|保持在|`+sentence.ChangedForm+`|增加|增长|提高|提升|增收|实现|完成|达到|突破|超过|达|超|约|近|为|在|至|到)*[ ]?$`).
	Holding("值", "资产", "GDP", "收入", "营收", "利", "税收", "规模", "总量", "体量")

// level are words of what is owed or lent at a time, right before its figure: a stock,
// which is no sum with what flows (新增贷款5亿元), nor is 余额新增5亿元 one.
var level = pattern.New(`(?:(?:贷款|授信|信贷|存款|存贷款|融资|担保|在保|债务|债券|票据|理财|保单)[^，,。；;、0-9]{0,8}|^其?)余额(?:总额|合计|规模|总量)?` +
	`(?:到)?(?:[12][0-9]{3}年)?(?:全年|年内|年底|年末|底|末)?前?(?:力争|预计|有望|分别|均|确保|实现|保持|稳定在|保持在|维持在|控制在|` + sentence.ChangedForm + `|不低于|不少于|不高于|不超过|达到|突破|超过|达|超|约|近|为|在|至|到)*[ ]?$`).Holding("余额")

// IsOutput reports whether the words before an amount make it what is earned or
// produced, a target (规上工业总产值突破200亿元) and no money for something.
func IsOutput(before string) bool {
	before = before[max(0, len(before)-2*beside):]
	before = before[sentence.AfterLast(before, sentence.Stops):]
	at := sentence.AfterLast(before, "，,")
	part := before[at:]
	if at > 0 && goesOn.MatchString(part) { // 收入增长11%，达到2.2万元
		part = strings.TrimRight(before[:at], "，,")
		part = part[sentence.AfterLast(part, "，,"):]
		if n := strings.IndexAny(part, digits); n >= 0 {
			part = part[:n]
		}
		for _, grown := range []string{"增长", "增加", "提高", "新增", "净增", "同比", "较上年", "比上年", "较年初", "比年初"} {
			part = strings.TrimSuffix(part, grown)
		}
	}
	return output.MatchString(part) || level.MatchString(part)
}

// goesOn is a part of a sentence that goes on with what the part before it tells.
var goesOn = pattern.New(`^(?:总量|总额)?(?:稳定在|` + sentence.ChangedForm + `|达到|突破|超过|达|超)$`)

// outputs tells which of the amounts are outputs. Those of one list are so
// together: 城镇和农村居民人均可支配收入分别达到7万元、4万元.
func outputs(text string, list []foundAmount) []bool {
	tell := make([]bool, len(list))
	for k, f := range list {
		if f.from < 0 || f.Kind != plan.KindOther && f.Kind != "" {
			continue
		}
		tell[k] = IsOutput(text[:f.from]) || k > 0 && tell[k-1] && joins.MatchString(text[list[k-1].to:f.from])
	}
	return tell
}

// isApart reports whether part k is one of a whole of another kind of money, or
// of one that is no amount (其中争取上级资金2.1亿元 of 统筹资金3.2亿元): the sum of
// its own kind does not hold it yet.
func isApart(text string, list []foundAmount, k int) bool {
	f := list[k]
	if !f.Part || f.from < 0 {
		return false
	}
	begin := sentence.Begin(text, f.from)
	among := PartsAt(text[begin:f.from])
	if among < 0 {
		return false // 合计: the sum of those before it, of its kind
	}
	among += begin
	if own := text[begin:f.from]; strings.Contains(own, "计") {
		own = own[sentence.AfterLast(own, "，,；;"):]
		if strings.Contains(own, "合计") || strings.Contains(own, "共计") || strings.Contains(own, "总计") {
			return false
		}
	}
	if inside := sentence.AfterOpen(text[begin:f.from]); len(inside) < f.from-begin { // 上级资金3亿元（含中央资金1亿元）
		among = max(among, f.from-len(inside))
	}
	if n := wholeOf(list, k, begin, among); n >= 0 {
		return list[n].Kind != f.Kind
	}
	for _, w := range list[k+1:] { // 资金（其中甲县1亿元）3亿元
		if w.from < 0 || strings.ContainsAny(text[f.to:w.from], sentence.Stops) {
			break
		}
		if !w.Part {
			return w.Kind != f.Kind
		}
	}
	return f.Kind != plan.KindBudget // the whole is that of a budget, which is in no list of amounts
}

// wholeOf is the amount whose parts are opened at byte among, amount k among them, in
// the sentence that begins at byte begin; -1 where that is none of the list.
func wholeOf(list []foundAmount, k, begin, among int) int {
	for n := k - 1; n >= 0; n-- {
		switch w := list[n]; {
		case w.from >= 0 && w.from < begin:
			return -1
		case w.from >= 0 && w.to <= among:
			return n
		}
	}
	return -1
}

// PartsAt is where the last words of a text stand that open the parts of a sum: 其中,
// or right behind the sum 包括, 分别为, （含; -1 where there are none. What they say in
// a bracket ends with it. It looks no further back than a sentence is long.
func PartsAt(text string) int {
	from := max(0, len(text)-sentence.Longest)
	near := text[from:]
	for end := len(near); ; {
		at := lastOpener(near[:end])
		switch {
		case at < 0:
			return -1
		case !closesBracket(near[at:]):
			return from + at
		}
		end = at
	}
}

func lastOpener(text string) int {
	at := strings.LastIndex(text, "其中")
	for _, word := range []string{"包括", "包含", "分别为", "分别是", "分别用于", "（含", "(含"} {
		i := strings.LastIndex(text, word)
		if i < 0 || !opensParts(text[:i], text[i+len(word):]) {
			continue
		}
		if strings.HasSuffix(word, "含") && word != "包含" {
			i += len(word) - len("含") // behind its bracket
		}
		at = max(at, i)
	}
	return at
}

// closesBracket reports whether a text closes a bracket that was open where it
// begins.
func closesBracket(text string) bool {
	open := 0
	for _, r := range text {
		switch r {
		case '（', '(':
			open++
		case '）', ')':
			if open--; open < 0 {
				return true
			}
		}
	}
	return false
}

// opensParts reports whether a word between two texts opens the parts of the sum that
// ends right before it: not 500万元（含）以上.
func opensParts(before, after string) bool {
	if strings.HasPrefix(after, "）") || strings.HasPrefix(after, ")") {
		return false
	}
	before = strings.TrimRight(before, " ，,：:（(")
	for _, end := range []string{"元", "以上", "以内", "以下", "左右"} {
		if strings.HasSuffix(before, end) {
			return true
		}
	}
	return false
}
