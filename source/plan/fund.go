package plan

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Funds are the amounts of a text that are money for something (资金), as
// documents show them: without those that only say which things are meant
// (单品售价6000元以下的手机), and where the words right before a figure are few
// (最高补贴, 其中甲县), with those before them, so that a reader knows what it
// is for.
func Funds(text string, amounts []Amount) []Amount {
	var list []Amount
	for _, f := range found(text, amounts) {
		if f.from >= 0 && isThreshold(text[:f.from], f.Amount, text[f.to:]) {
			continue
		}
		if f.from >= 0 && saysLittle(f.For) && strings.HasSuffix(strings.TrimSpace(text[:f.from]), f.For) {
			f.For = Fuller(text, f.from, f.For)
		}
		list = append(list, f.Amount)
	}
	return list
}

// Funds are those of a measure.
func (m *Measure) Funds() []Amount { return Funds(m.Text, m.Amounts) }

// foundAmount is an amount with its place in the text; -1 where it is not found.
type foundAmount struct {
	Amount
	from, to int
}

// found places amounts, which stand in a text in their order.
func found(text string, amounts []Amount) []foundAmount {
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

var (
	// price: what a thing costs.
	price = regexp.MustCompile(`(?:售价|单价|价格|票价|标价)(?:为|在|低于|高于)?$`)
	// given: money that is raised or given out, whatever follows it.
	given = regexp.MustCompile(`(?:资金|补助|奖补|补贴|奖励|经费|贷款|债券|授信|给予|资助|最高|安排|发放|争取)(?:为|达|共|约|金额)?$`)
	// aim: a verb that goes on after an amount has been named.
	aim = regexp.MustCompile(`^(?:支持|用于|帮助|带动|惠及|服务|培育|推动|推进|建设|保障|助力|促进|扶持|补助|奖励|给予|投向|其中|及时|专项|解决)`)
	// things that an amount may tell apart, and money or results that it counts.
	things = regexp.MustCompile(`企业|公司|项目|工程|设备|仪器|产品|商品|手机|电脑|汽车|车辆|家庭|农户|人员|对象|园区|街区|商圈|产业链|集群|主体|单位|强村|村|镇|街道|合同|订单|平台`)
	money  = regexp.MustCompile(`资金|补助|补贴|奖励|资助|奖补|贷款|授信|额度|基金|债券|经费|支持|投资|贴息|消费券|产值|营收|收入|销售额|交易额|成交额|税收|出口|进口|融资|费用|规模`)
)

// isThreshold reports whether an amount only says which things are meant: a
// price; or a bound before the thing it bounds (年产值超10亿元的产业链,
// 1亿美元以上外资项目3个). Money that is given, and a sum that is itself what is
// reached (超10亿元的产值), are none.
func isThreshold(before string, a Amount, after string) bool {
	if price.MatchString(before) {
		return true
	}
	if a.Op == Equal || a.Op == About || given.MatchString(before) {
		return false
	}
	phrase, counted := after, false
	if i := strings.IndexAny(phrase, "，,。；;、：:（(\n0123456789"); i >= 0 {
		counted = phrase[i] >= '0' && phrase[i] <= '9'
		phrase = phrase[:i]
	}
	bound := strings.HasPrefix(phrase, "的")
	if !bound && aim.MatchString(phrase) {
		return false
	}
	thing, sum := lastAt(things, phrase), lastAt(money, phrase)
	if !bound && thing > 8*len("汉") {
		return false // too far away to be what is bounded
	}
	return thing >= 0 && (thing > sum || bound && counted)
}

// lastAt is where the last match begins, -1 where there is none.
func lastAt(form *regexp.Regexp, text string) int {
	all := form.FindAllStringIndex(text, -1)
	if len(all) == 0 {
		return -1
	}
	return all[len(all)-1][0]
}

// saysLittle reports whether words do not say what a figure is for.
func saysLittle(words string) bool {
	return utf8.RuneCountInString(words) <= 3 || utf8.RuneCountInString(words) <= 4 && (strings.HasPrefix(words, "最高") || strings.HasPrefix(words, "最低"))
}

// Fuller are the words before text[at:] with the part of the sentence before
// them, as written. They are words themselves where there is no more, or too
// much to be read in a cell.
func Fuller(text string, at int, words string) string {
	const most = 45
	sentence := text[startAfter(text[:at], "。；;\n"):at]
	part := startAfter(sentence, "，,")
	if part > 0 {
		part = startAfter(sentence[:part-len("，")], "，,")
	}
	fuller := strings.TrimSpace(sentence[part:])
	for utf8.RuneCountInString(fuller) > most {
		i := strings.Index(fuller, "、")
		if i < 0 || i+len("、") >= len(fuller)-len(words) {
			return words
		}
		fuller = fuller[i+len("、"):]
	}
	if !strings.HasSuffix(fuller, words) {
		return words
	}
	return fuller
}

// startAfter is where text goes on after the last of some signs.
func startAfter(text, signs string) int {
	i := strings.LastIndexAny(text, signs)
	if i < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return i + size
}
