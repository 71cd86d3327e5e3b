package plan

import "testing"

// TestDefaultPeriod: a plan's rule for measures that name no time.
func TestDefaultPeriod(t *testing.T) {
	for _, want := range []string{
		"本文件明确的各项承接措施除标明具体实施期限外，均为2025年全年实施有效",
		"未注明完成时限的，均为年底前完成", "以上任务除另有说明外，于2025年12月底前完成", "没有明确完成时限的任务，原则上于12月底前完成",
		"凡未标明时间的，均须在2025年内完成", "任务清单中未单独列明完成时间的，完成时限均为2025年12月31日", "除有明确时限要求的任务外，其余任务均应于年底前完成",
		"各项任务除注明时限外，均为全年推进", "除特别注明外，各项工作完成时限为2025年12月", "无明确时限要求的，2025年底前全部落实到位",
		"本表任务完成时限未注明的，均为2025年12月31日前", "完成时间没有明确的任务，均于年底前完成", "时限未作规定的，一律按全年推进", "完成时限未填写的，均为12月底前",
	} {
		p := &Plan{Closing: "各单位要加强领导。" + want + "。本方案由县府办解释。"}
		if got, _ := p.DefaultPeriod(); got != want {
			t.Errorf("%s: got %q", want, got)
		}
	}
	for _, text := range []string{
		"除标明牵头单位外，排在第一位的为牵头单位。", "本政策除另有规定外，自2025年3月1日起施行。", "各单位于2025年12月底前完成任务。", "除县城外，其他乡镇于6月底前完成改造。",
		"除已有项目外，新建项目年底前完成开工。", "除另有说明外，本领域任务均于6月底前完成。",
		"对未按时完成的单位，年底予以通报。", "不明确责任的，予以通报。", "除上述资金外，年底前另行安排。", "未完成整改的，年内重点督办。", "时限未到的，12月底前继续推进。", "",
	} {
		if got, _ := (&Plan{Closing: text}).DefaultPeriod(); got != "" {
			t.Errorf("%s: got %q", text, got)
		}
	}
	for _, note := range []string{"说明：1. 资金以下达为准。2. ", "注：", "（1）资金另行下达。（2）"} {
		p := &Plan{Closing: note + "完成时限未注明的，均为12月31日前。"}
		if got, _ := p.DefaultPeriod(); got != "完成时限未注明的，均为12月31日前" {
			t.Errorf("in a note %s: got %q", note, got)
		}
	}
	part := &Section{Overview: "未注明完成时限的，均为年底前完成。", Measures: []*Measure{{}}}
	if got, _ := (&Plan{Sections: []*Section{{Measures: []*Measure{{}}}, part}}).DefaultPeriod(); got != "" {
		t.Errorf("of one section of two: %q", got)
	}
	s := &Section{Overview: "未注明完成时限的，均为年底前完成。"}
	p := &Plan{Sections: []*Section{s}, Passages: []Passage{{Place: Place{Line: 7}, Text: s.Overview, Field: FieldOverview, Section: s}}}
	if got, line := p.DefaultPeriod(); got == "" || line != 7 {
		t.Errorf("in a section: %q, line %d", got, line)
	}
}
