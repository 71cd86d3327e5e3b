package revision

import (
	"testing"

	"fenjie/source/plan"
)

// TestWholeMeasure: what a measure is put together from does not run together.
func TestWholeMeasure(t *testing.T) {
	for _, c := range []struct {
		m    plan.Measure
		want string
	}{
		{plan.Measure{Label: "（一）", Title: "办学", Stop: "。", Text: "新建学校5所。", Clause: "（责任单位：县教育局）"}, "（一）办学。新建学校5所。（责任单位：县教育局）"},
		{plan.Measure{Label: "13", Title: "县城停车", Text: "新增停车位1200个", Clause: "牵头单位：县综合执法局"}, "13 县城停车\n新增停车位1200个\n牵头单位：县综合执法局"},
		{plan.Measure{Label: "第三条", Text: "新建学校5所。", Clause: "责任单位：县教育局"}, "第三条 新建学校5所。责任单位：县教育局"},
		{plan.Measure{Label: "1.", Title: "办学", Stop: "【】", Text: "新建学校5所"}, "1.【办学】新建学校5所"},
	} {
		if got := WholeMeasure(&c.m); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}
