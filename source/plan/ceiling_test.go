package plan

import "testing"

// TestIsCeiling tells what is to fall to a figure from what is to rise to one and
// from what is to fall by one.
func TestIsCeiling(t *testing.T) {
	for _, c := range []struct {
		text string
		op   Op
		want bool
	}{
		{"城乡居民收入比缩小至1.77:1", Equal, true}, {"城乡居民收入倍差缩小到1.9", Equal, true}, {"PM2.5年均浓度降至28微克/立方米", Equal, true},
		{"PM2.5浓度下降到28μg/m3", Equal, true}, {"单位GDP能耗降低到0.35吨标准煤", Equal, true}, {"审批时限压减到3个工作日", Equal, true}, {"流程压缩至4个环节", Equal, true},
		{"隐患数量减少至20处", Equal, true}, {"积水点缩减为6处", Equal, true}, {"平均处置时间缩短至１５分钟", Equal, true}, {"跑动次数降为1次", Equal, true}, {"闲置土地存量由1200亩降至800亩", Equal, true},
		{"“三公”经费压减至500万元", Equal, true}, {"负债率控制在 60%", Equal, true}, {"3个工作日内办结", Equal, true}, {"积水点10处之内", Equal, true}, {"失业率不超过5.5%", AtMost, true}, {"PUE值低于1.25", Less, true},
		{"碳排放强度下降3.5%", Equal, false}, {"一般性支出压减10%", Equal, false}, {"入园率提高到95%", Equal, false}, {"普及率由91%提高到94%", Equal, false}, {"降低成本，新增企业4家", Equal, false},
		{"失业率降至3%、就业人数达到500人", Equal, false}, {"产值增至5亿元", Equal, false}, {"面积稳定在38.5万亩", Equal, false}, {"规模以上企业22家", Equal, false}, {"压减产能5万吨", Equal, false},
		{"由1200亩降至800亩以上", AtLeast, false}, {"降至30天左右", About, false}, {"内涵提升项目3个", Equal, false}, {"县内企业5家", Equal, false},
	} {
		if got := (Target{Text: c.text, Op: c.op}).IsCeiling(); got != c.want {
			t.Errorf("%s (%s): %v", c.text, c.op, got)
		}
	}
}
