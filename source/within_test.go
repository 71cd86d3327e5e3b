package source

import (
	"fmt"
	"strings"
	"testing"

	"fenjie/source/limits"
)

// TestLimitsOfPlans: a plan beyond what any sheet could hold is refused by a
// line that says how much it has, and one at the limit is read.
func TestLimitsOfPlans(t *testing.T) {
	if testing.Short() {
		t.Skip("reads what is as large as may be")
	}
	plan := func(measures, unitsOfEach int) string {
		var b strings.Builder
		b.WriteString("title: 方案\nsections:\n- measures:\n")
		for k := range measures {
			fmt.Fprintf(&b, "  - title: 甲%d\n    units:\n", k)
			for u := range unitsOfEach {
				fmt.Fprintf(&b, "    - {name: 第%d局, role: shared}\n", k*unitsOfEach+u)
			}
			if unitsOfEach == 0 {
				b.WriteString("    - {name: 市教育局, role: lead}\n")
			}
		}
		return b.String()
	}
	long := strings.Repeat("局", limits.Name+1)
	for _, c := range []struct{ name, file, text, want string }{
		{"paragraphs", "方案.txt", "方案\n一、办学（责任单位：市教育局）\n" + strings.Repeat("甲。\n", limits.Paragraphs), "段，不像是工作方案；请检查是否选对了文件"},
		{"cells", "方案.txt", "序号\t任务\t责任单位\n" + strings.Repeat("1\t甲\t市教育局\n", limits.Paragraphs/3), "段（含表格的格）"},
		{"measures", "方案.yaml", plan(limits.Measures+1, 0), fmt.Sprintf("任务有 %d 项，超过 %d 项", limits.Measures+1, limits.Measures)},
		{"units", "方案.yaml", plan(11, limits.Units/10), fmt.Sprintf("责任单位有 5500 个，超过 %d 个", limits.Units)},
		{"matrix", "方案.yaml", plan(5000, 1), "任务 5000 项、责任单位 5000 个，合在一张表中放不下"},
		{"a name in a text", "方案.txt", "方案\n一、办学（责任单位：" + long + "）\n", "方案.txt:2：“局局"},
		{"a name in YAML", "方案.yaml", "sections:\n- measures:\n  - title: 甲\n    units: [{name: " + long + ", role: lead}]\n", "单位名称超过 500 字；请检查单位之间是否漏了顿号"},
	} {
		_, _, err := Read(c.file, []byte(c.text), nil)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
	if _, _, err := Read("方案.yaml", []byte(plan(2000, 1)), nil); err != nil {
		t.Error(err)
	}
}
