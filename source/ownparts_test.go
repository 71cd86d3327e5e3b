package source_test

import (
	"strings"
	"testing"

	"fenjie/source"
)

// TestOwnParts tells of parts of a task that its text gives to a unit which does
// not lead it, and of nothing else.
func TestOwnParts(t *testing.T) {
	for _, c := range []struct{ text, told string }{
		{"新增停车位3000个。其中停车位建设由县城管局负责，旅游厕所由县文旅局实施。", "其中停车位建设由县城管局负责"},
		{"由县住建局负责配套污水处理厂建设，日处理能力达到2万吨。", "由县住建局负责配套污水处理厂建设"},
		{"出县产值达到60亿元；县住建局负责对外承包工程服务，全年完成营业额3000万美元。", "县住建局负责对外承包工程服务"},
		{"县城管局牵头整治占道经营50处。", "县城管局牵头整治占道经营50处"},
		{"其中由县城管局具体负责泊位划定。", "其中由县城管局具体负责泊位划定"},
		{"停车收费由县文旅局负责。", ""}, {"停车位原由县城管局负责，现已移交。", ""}, {"建立由县城管局牵头的协调机制。", ""}, {"县城管局负责人带队督查。", ""},
		{"会同县城管局建设停车位。", ""}, {"停车位由县公安局负责。", ""}, {"压实责任，各负其责。", ""},
	} {
		_, problems, err := source.Read("plan.txt", []byte("某县工作方案\n一、旅游\n1. 完善服务设施。"+c.text+"（牵头单位：县文旅局；责任单位：县城管局、县住建局）\n"), nil)
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, p := range problems {
			if p.Code == "duty-unread" {
				told = append(told, p.Quote)
			}
		}
		if got := strings.Join(told, "|"); got != c.told {
			t.Errorf("%s: told %q, want %q", c.text, got, c.told)
		}
	}
}
