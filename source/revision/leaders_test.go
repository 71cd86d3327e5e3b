package revision_test

import (
	"encoding/json"
	"strings"
	"testing"

	"fenjie/source/revision"
)

// ledPlan has one task with the clause, in a section whose heading is given.
func ledPlan(heading, clause string) string {
	return "某县2025年重点工作方案\n\n" + heading + "\n（一）培育企业。新增规上企业22家。" + clause + "\n（二）建设园区。新建厂房12万平方米。（牵头单位：县住建局；配合单位：县自然资源局）\n"
}

// TestLeaders tells a change of persons as one of its own, whatever else changes
// in the clause, and none where the persons stay.
func TestLeaders(t *testing.T) {
	const plainHeading = "一、聚力工业强县"
	for _, test := range []struct {
		name, old, new string // clauses
		heading        [2]string
		want           []string // kind, texts and units of each change
		brief          string   // 本次修订 of the first task, to anybody
	}{
		{name: "alone", old: "（责任领导：李卫民；牵头单位：县工信局；配合单位：县财政局）", new: "（责任领导：周建平；牵头单位：县工信局；配合单位：县财政局）",
			want: []string{`leaders 1→1 §1→1 "责任领导：李卫民"→"责任领导：周建平" 县工信局、县财政局`}, brief: "责任领导：李卫民→周建平"},
		{name: "with lead and deadline", old: "（责任领导：李卫民；牵头单位：县工信局；配合单位：县统计局；完成时限：2025年11月底）", new: "（责任领导：周建平；牵头单位：县统计局；配合单位：县工信局；完成时限：2025年12月15日）",
			want: []string{`units 1→1 §1→1 "县工信局（牵头）、县统计局"→"县统计局（牵头）、县工信局" 县统计局、县工信局`,
				`leaders 1→1 §1→1 "责任领导：李卫民"→"责任领导：周建平" 县统计局、县工信局`, `deadline 1→1 §1→1 "2025-11"→"2025-12-15" 县统计局、县工信局`},
			brief: "责任单位调整；责任领导：李卫民→周建平；时限：2025年11月→2025年12月15日"},
		{name: "one of two keywords", old: "（牵头领导：李卫民；责任人：张明、王小红；责任单位：县工信局）", new: "（牵头领导：李卫民；责任人：张明、赵强；责任单位：县工信局）",
			want: []string{`leaders 1→1 §1→1 "责任人：张明、王小红"→"责任人：张明、赵强" 县工信局`}, brief: "责任人：张明、王小红→张明、赵强"},
		{name: "both of two keywords", old: "【牵头领导】李卫民【责任人】张明【责任单位】县工信局", new: "【牵头领导】周建平【责任人】赵强【责任单位】县工信局",
			want:  []string{`leaders 1→1 §1→1 "牵头领导：李卫民；责任人：张明"→"牵头领导：周建平；责任人：赵强" 县工信局`},
			brief: "责任领导：牵头领导：李卫民；责任人：张明→牵头领导：周建平；责任人：赵强"},
		{name: "another keyword", old: "（责任领导：李卫民；责任单位：县工信局）", new: "（分管领导：李卫民；责任单位：县工信局）",
			want: []string{`leaders 1→1 §1→1 "责任领导：李卫民"→"分管领导：李卫民" 县工信局`}, brief: "责任领导：责任领导：李卫民→分管领导：李卫民"},
		{name: "came", old: "（责任单位：县工信局）", new: "（责任领导：周建平；责任单位：县工信局）",
			want: []string{`leaders 1→1 §1→1 ""→"责任领导：周建平" 县工信局`}, brief: "责任领导：无→周建平"},
		{name: "went", old: "（责任领导：周建平；责任单位：县工信局）", new: "（责任单位：县工信局）",
			want: []string{`leaders 1→1 §1→1 "责任领导：周建平"→"" 县工信局`}, brief: "责任领导：周建平→无"},
		{name: "of the section", old: "（责任领导：陈静；责任单位：县工信局）", new: "（责任领导：陈静；责任单位：县工信局）",
			heading: [2]string{plainHeading + "（责任领导：李卫民；牵头单位：县工信局）", plainHeading + "（责任领导：周建平；牵头单位：县工信局）"},
			want:    []string{`leaders 0→0 §1→1 "责任领导：李卫民"→"责任领导：周建平" 县工信局、县住建局、县自然资源局`}},
		{name: "of the section, under another keyword", old: "（责任人：陈静；责任单位：县工信局）", new: "（责任人：陈静；责任单位：县工信局）",
			heading: [2]string{plainHeading + "（责任领导：李卫民；牵头单位：县工信局）", plainHeading + "（责任领导：周建平；牵头单位：县工信局）"},
			want:    []string{`leaders 0→0 §1→1 "责任领导：李卫民"→"责任领导：周建平" 县工信局、县住建局、县自然资源局`}, brief: "责任领导：李卫民→周建平"},
		{name: "a blank in the name", old: "（责任领导：李 静；责任单位：县工信局）", new: "（责任领导：李静；责任单位：县工信局）"},
		{name: "their order in the clause", old: "（责任单位：县工信局；责任领导：李静）", new: "（责任领导：李静；责任单位：县工信局）",
			want: []string{`reworded 1→1 §1→1 "（责任单位：县工信局；责任领导：李静）"→"（责任领导：李静；责任单位：县工信局）" 县工信局`}, brief: "表述调整"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.heading[0] == "" {
				test.heading = [2]string{plainHeading, plainHeading}
			}
			old, new := read(t, ledPlan(test.heading[0], test.old), nil), read(t, ledPlan(test.heading[1], test.new), nil)
			r := revision.Diff(revision.Match(old, new, nil))
			if got := lines(r); strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(test.want, "\n  "))
			}
			if got := r.Brief(new.Measures()[0], ""); got != test.brief {
				t.Errorf("本次修订 %q, want %q", got, test.brief)
			}
			data, err := json.Marshal(r)
			if err != nil || strings.Contains(string(data), `"kind":"leaders"`) {
				t.Errorf("JSON has a kind that the contract does not: %s, %v", data, err)
			}
			if test.heading[0] != plainHeading {
				if got := r.Brief(new.Measures()[1], "县自然资源局"); got != "责任领导：李卫民→周建平" {
					t.Errorf("本次修订 of the task that names none: %q", got)
				}
			}
		})
	}
}

// TestTitleOfFigures tells a figure in the title of a task once.
func TestTitleOfFigures(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"新建农村公路42公里，改造危桥7座。", "新建农村公路42公里，改造危桥9座。", "targets"},
		{"新建农村公路42公里，9月底前改造危桥7座。", "新建农村公路42公里，10月底前改造危桥9座。", "targets,deadline"},
		{"新建农村公路42公里，改造危桥7座。", "新改建农村公路42公里，改造危桥9座。", "retitled,targets"},
		{"推进农村公路建设。", "推进农村公路养护。", "retitled"},
	} {
		old, new := read(t, ledPlan("一、交通\n（零）"+test.old+"（责任单位：县交通局）", "（责任单位：县工信局）"), nil), read(t, ledPlan("一、交通\n（零）"+test.new+"（责任单位：县交通局）", "（责任单位：县工信局）"), nil)
		var kinds []string
		for _, c := range revision.Diff(revision.Match(old, new, nil)).Changes {
			kinds = append(kinds, string(c.Kind))
		}
		if got := strings.Join(kinds, ","); got != test.want {
			t.Errorf("%s → %s: %s, want %s", test.old, test.new, got, test.want)
		}
	}
}
