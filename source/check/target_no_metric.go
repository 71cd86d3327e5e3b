package check

import (
	"fmt"
	"slices"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
	"fenjie/source/sentence"
)

var (
	// What a percentage can be of: a rate by name, a change, a share, the work done.
	rateWords = strings.Fields("率 比 占 增长 增速 增幅 下降 降低 降幅 降至 降到 提高 提升 减少 压减 压降 压缩 精简 削减 节约 缩减 缩短 增加 上升 回升 回落 净增 扩大 上浮 下浮 超额 份额 水平 覆盖 完成 进度 满意 度 达标 优良 合格 利用 贡献 普及 指数 自给 全部 所有 折 精准 成本 涨幅 以上的 左右的")
	// A list goes on: 分别下降15%、10%和26%.
	listGoesOn = pattern.New(`^(?:和|与|及|以及|或|、)`).Opening("和与及以或、")
	afterRate  = pattern.New(`^(?:的)?\p{Han}{2,}`)
	reached    = pattern.New(`(?:达到?|(?:保持|稳定|维持|控制)在|不低于|不少于|超过)$`)
	compared   = pattern.New(`^(?:及?以上|左右|以内|以下)`).Opening("及以左")
	// Nothing but verbs: what the percentage is of stands before them, 覆盖率达到
	// 92%，力争达到95%.
	onlyVerbs = pattern.New(`^(?:力争|争取|确保|并|且|全年|年内|年底|均|都|要|总体|基本|持续|长期|始终|达到|达|保持在|保持|稳定在|维持在|控制在|不低于|不少于|超过|突破|` + sentence.ChangedForm + `|到|在)+$`)
	percent   = pattern.New(`\d+(?:\.\d+)?[%％]`).Holding("%", "％")
)

// isRate tells whether words say what a percentage after them is of.
func isRate(words string) bool {
	return strings.HasSuffix(words, "的") || slices.ContainsFunc(rateWords, func(w string) bool { return strings.Contains(words, w) })
}

// isShareOf tells a share of what follows it (60%以上的企业, 推动60%规上企业) from
// what has reached a value and goes on (达到60%并完成验收).
func isShareOf(before, after string) bool {
	return afterRate.MatchString(after) && (strings.HasPrefix(after, "的") || !reached.MatchString(before))
}

// aroundQuote is what stands before a quotation in its sentence, and behind it in the
// text.
func aroundQuote(text, quote string) (before, after string) {
	before, after, ok := strings.Cut(text, quote)
	if !ok {
		return "", ""
	}
	return before[sentence.AfterLast(before, "。！？；;\n"):], after
}

// targetNoMetric: a percentage does not say of what.
var targetNoMetric = Rule{
	Code: "target-no-metric", Severity: Warning, Name: "百分比没有指标",
	What: "百分比前面没有说明是什么率、什么占比或增长多少。",
	Why:  "覆盖率、完成率、增长率差别很大，不写明就无法考核。",
	Bad: `青山县重点工作方案
一、发展工业
（一）推进数字化。规上企业数字化改造达到60%。（责任单位：县经信局）
`,
	Good: `青山县重点工作方案
一、发展工业
（一）推进数字化。规上企业数字化改造覆盖率达到60%。（责任单位：县经信局）
`,
	Check: func(t *Text, found func(Finding)) {
		look := func(targets []plan.Target, text string, place func(quote string) Finding) {
			for _, target := range targets {
				if target.Unit != "%" || target.Value == "100" {
					continue
				}
				at := percent.FindStringIndex(target.Text)
				if at == nil {
					continue
				}
				before, after := target.Text[:at[0]], target.Text[at[1]:]
				said, follows := aroundQuote(text, target.Text)
				after += follows
				after = strings.TrimPrefix(after, compared.FindString(after))
				if before == "" || isRate(before) || listGoesOn.MatchString(target.Text) || isShareOf(before, after) {
					continue
				}
				if onlyVerbs.MatchString(before) && isRate(said) {
					continue
				}
				f := place(target.Text)
				f.Message = fmt.Sprintf("没有说明%s是什么比率", target.Text[at[0]:at[1]])
				f.Suggestion = "请写明指标，如覆盖率、占比、增长率"
				found(f)
			}
		}
		for _, task := range t.Tasks {
			look(task.Targets, task.Text, func(quote string) Finding { return t.InMeasure(task.Measure, quote) })
		}
		t.Plan.Walk(func(s *plan.Section, _ int) {
			look(s.Targets, s.Overview, func(quote string) Finding { return t.InSection(s, quote) })
		})
	},
}
