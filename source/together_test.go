package source_test

import (
	"fmt"
	"strings"
	"testing"

	"fenjie/source"
	"fenjie/source/plan"
)

// TestTogether holds for whom a closing line without units is: for all tasks
// above it where none has the like, for the last where the others do.
func TestTogether(t *testing.T) {
	for _, test := range []struct {
		name, text string
		section    string   // the clause of the section that holds the tasks
		want       []string // leaders and deadline of each task, by its own clause
		told       bool     // that it is not clear
	}{
		{"persons and a date for all", `（1）新建农村公路42公里。（牵头单位：县交通局；完成时限：9月底前）
（2）改建户厕2100座。（牵头单位：县水利局）
（3）创建美丽庭院500户。（牵头单位：县妇联；完成时限：同上）
（责任领导：王秀兰；完成时限：2025年11月底前）`,
			"（责任领导：王秀兰；完成时限：2025年11月底前）", []string{" 2025-09", " 2025-11", " 2025-11"}, false},
		{"persons for all, the date where none is", `（1）新建农村公路42公里，9月底前完成。（牵头单位：县交通局）
（2）改建户厕2100座。（牵头单位：县水利局）
（3）创建美丽庭院500户。（牵头单位：县妇联）
（责任领导：王秀兰；完成时限：2025年11月底前）`,
			"（责任领导：王秀兰；完成时限：2025年11月底前）", []string{" 2025-09", " 2025-11", " 2025-11"}, false},
		{"persons alone, without brackets", `（1）新建农村公路42公里。（牵头单位：县交通局；完成时限：9月底前）
（2）改建户厕2100座。（牵头单位：县水利局；完成时限：10月底前）
责任领导：王秀兰`,
			"责任领导：王秀兰", []string{" 2025-09", " 2025-10"}, false},
		{"a date alone", `（1）新建农村公路42公里。（责任人：张明；责任单位：县交通局）
（2）改建户厕2100座。（责任人：王静；责任单位：县水利局）
（完成时限：2025年11月底前）`,
			"（完成时限：2025年11月底前）", []string{"责任人：张明 2025-11", "责任人：王静 2025-11"}, false},
		{"in the marks 【】", `（1）新建农村公路42公里。【牵头单位】县交通局
（2）改建户厕2100座。【牵头单位】县水利局
【责任领导】王秀兰`,
			"【责任领导】王秀兰", []string{" ", " "}, false},
		{"the last's own, as each has its own", `（1）新建农村公路42公里。（牵头单位：县交通局）
（责任领导：李卫民；完成时限：9月底前）
（2）改建户厕2100座。（牵头单位：县水利局）
（责任领导：王秀兰；完成时限：11月底前）`,
			"", []string{"责任领导：李卫民 2025-09", "责任领导：王秀兰 2025-11"}, false},
		{"some have their own", `（1）新建农村公路42公里。（牵头单位：县交通局；责任领导：李卫民）
（2）改建户厕2100座。（牵头单位：县水利局）
（3）创建美丽庭院500户。（牵头单位：县妇联）
（责任领导：王秀兰）`,
			"", []string{"责任领导：李卫民 ", " ", "责任领导：王秀兰 "}, true},
		{"it names a unit", `（1）新建农村公路42公里。（牵头单位：县交通局）
（2）改建户厕2100座。（牵头单位：县水利局）
（责任领导：王秀兰；配合单位：县财政局）`,
			"", []string{" ", "责任领导：王秀兰 "}, false},
		{"the last has no other clause", `（1）新建农村公路42公里。（牵头单位：县交通局）
（2）改建户厕2100座。（牵头单位：县水利局）
（3）创建美丽庭院500户。
（责任领导：王秀兰）`,
			"", []string{" ", " ", "责任领导：王秀兰 "}, false},
		{"on the line of the last", `（1）新建农村公路42公里。（牵头单位：县交通局）
（2）改建户厕2100座。（牵头单位：县水利局）（责任领导：王秀兰）`,
			"", []string{" ", "责任领导：王秀兰 "}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, problems, err := source.Read("plan.txt", []byte("某县2025年重点工作方案\n\n一、乡村振兴\n\n7. 推进和美乡村建设。\n"+test.text+"\n\n8. 办好教育。新建幼儿园2所。（牵头单位：县教育局）\n"), nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, m := range p.Measures() {
				if m.Title != "办好教育" {
					got = append(got, strings.Trim(fmt.Sprint(plan.Leaders(m.Clause)), "[]")+" "+m.Deadline)
				}
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got %q, want %q", got, test.want)
			}
			clause := ""
			p.Walk(func(s *plan.Section, _ int) { clause += s.Clause })
			if clause != test.section {
				t.Errorf("section's clause %q, want %q", clause, test.section)
			}
			told := false
			for _, pr := range problems {
				told = told || pr.Code == "clause-unplaced"
			}
			if told != test.told {
				t.Errorf("told %v, want %v: %v", told, test.told, problems)
			}
		})
	}
}
