package source

import "testing"

// TestClosingRule: an item that only says from when and how long the plan holds.
func TestClosingRule(t *testing.T) {
	for text, want := range map[string]bool{
		"本意见自2025年5月1日起施行，有效期至2027年12月31日。":     true,
		"本办法自印发之日起施行，由县住建局负责解释。":                true,
		"自发布之日起施行。":                             true,
		"附则。本措施自印发之日起30日后实施，有效期3年。":             true,
		"本政策有效期为三年，此前有关规定与本政策不一致的，以本政策为准。":      true,
		"本细则自2025年1月1日起正式实施，试行期1年，原《奖补办法》同时废止。": true,
		"本政策自公布之日起执行，国家和省另有规定的，从其规定。":           true,
		"全县自5月1日起施行新标准。":                        false,
		"本意见自5月1日起施行，由县住建局牵头落实。":                false,
		"本意见所需资金由县财政统筹安排，2025年安排专项资金2600万元。":    false,
		"自2025年7月1日起，政府投资项目全面采用装配式建造。":          false,
		"本方案由县发改局组织实施。":                         false,
		"各乡镇要在印发之日起30日内制定细则，自6月1日起实施。":          false,
		"延长食品生产许可有效期至5年。":                       false,
		"从严执行": false,
		"":     false,
	} {
		i := &item{head: line{text: text}}
		if got := i.isClosingRule(); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
