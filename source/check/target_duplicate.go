package check

import "fmt"

// targetDuplicate: one target in two places.
var targetDuplicate = Rule{
	Code: "target-duplicate", Severity: Warning, Name: "同一目标写在两处",
	What: "同一事项、同一数字的量化目标出现在两项任务中，或出现在另一领域的概述中；领域概述重申本领域任务的目标不算。",
	Why:  "一件事分在两家名下，统计会重复计算，出了问题也说不清由谁负责。",
	Bad: `青山县重点工作方案
一、扩大消费
（一）以旧换新。全年完成老旧电梯更新改造120台。（责任单位：县商务局）
二、改善民生
（一）住有宜居。推动电梯能换尽换，完成老旧电梯更新改造120台。（责任单位：县住建局）
`,
	Good: `青山县重点工作方案
一、扩大消费
（一）以旧换新。发放家电补贴券5000张。（责任单位：县商务局）
二、改善民生
（一）住有宜居。推动电梯能换尽换，完成老旧电梯更新改造120台。（责任单位：县住建局）
`,
	Check: func(t *Text, found func(Finding)) {
		for _, p := range samePairs(t) {
			if !p.first.equal(p.second) || p.first.Op != p.second.Op || p.own() || p.preamble() || !p.near(5) || p.first.Unit == "%" && p.first.Value == "100" {
				continue
			}
			f := p.second.place(t)
			f.Message = fmt.Sprintf("与%s是同一目标", p.first.said(t))
			f.Suggestion = "请只在一处保留，或写明两处各占多少"
			if p.first.task == nil || p.second.task == nil {
				f.Severity = Notice
				f.Suggestion = "请核对是否同一事项、放在哪个领域合适"
			}
			found(f)
		}
	},
}
