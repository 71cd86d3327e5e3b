package plan

import (
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/sentence"
)

// loweredTo ends what is to fall to its figure: 收入比缩小至1.77:1, 能耗降到0.35吨, 审批
// 时限压减为3个工作日. Not 下降3.5% and 压减10%, by which it is to fall.
var loweredTo = pattern.New(`(?:`+strings.Join(sentence.Falls, "|")+`|控制)(?:到|至|为|在)\s*[0-9０-９][0-9０-９.．,，]*(?:\s*[:：]\s*1)?(?:[^0-9０-９]|[a-zA-Z][0-9])*$`).HoldingDigit().Holding("到", "至", "为", "在")

// withinTime is a time in which something is to be done: 3个工作日内, 10处之内.
var withinTime = pattern.New(`[0-9０-９]\s*(?:个?(?:工作日|月|小时|自然日)|天|日|分钟|秒)内|[0-9０-９]\s*\p{Han}{1,3}之内`).HoldingDigit().Holding("内")

// IsCeiling reports a target that is met by what is no more than its figure: one
// that says so (不超过, 以内), and one that something is to fall to.
func (t Target) IsCeiling() bool {
	switch t.Op {
	case AtMost, Less:
		return true
	case Equal:
		return loweredTo.MatchString(t.Text) || withinTime.MatchString(t.Text)
	}
	return false
}
