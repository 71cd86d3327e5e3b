package plan

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
)

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

// things that an amount may tell apart.
const things = `(?:企业|公司|项目|工程|设备|仪器|产品|商品|手机|电脑|汽车|车辆|家庭|农户|人员|对象|园区|街区|商圈|产业链|集群|主体|单位|强村|村|镇|街道|合同|订单|平台)`

var (
	// price: what a thing costs.
	price = pattern.New(`(?:售价|单价|价格|票价|标价)(?:为|在|低于|高于)?$`)
	// size: what a thing has, by which things are told apart, and sized: the thing.
	size  = pattern.New(`(?:产值|营收|营业收入|销售额|收入|总投资|投资额|注册资本|资产|研发投入|支出)(?:为|在|达|达到)?$`)
	sized = pattern.New(`^的?[\p{Han}“”]{0,8}?` + things)
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
func isThreshold(before string, a Amount, after string) bool {
	before, after = before[max(0, len(before)-beside):], after[:min(beside, len(after))]
	if price.MatchString(before) {
		return true
	}
	if a.Op == Equal || a.Op == About || aim.MatchString(after) {
		return false
	}
	return size.MatchString(before) && sized.MatchString(after) || attracted.MatchString(before) && counted.MatchString(after)
}

// afterOpen is what stands behind the last bracket that does not close.
func afterOpen(text string) string {
	closed := 0
	for i := len(text); i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		switch r {
		case '）', ')':
			closed++
		case '（', '(':
			if closed == 0 {
				return text[i:]
			}
			closed--
		}
		i -= size
	}
	return text
}

// AfterLast is where text goes on after the last of some signs, in bytes; 0 where
// there is none.
func AfterLast(text, signs string) int {
	i := strings.LastIndexAny(text, signs)
	if i < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return i + size
}
