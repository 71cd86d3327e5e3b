package plan

import "testing"

// TestThresholds: an amount that tells things apart is no fund, whatever the
// phrase; money that is raised, given or reached is one.
func TestThresholds(t *testing.T) {
	for _, c := range []struct {
		text, amount string
		op           Op
		fund         bool
	}{
		{"单品售价6000元以下的手机、平板给予补贴。", "6000元以下", AtMost, false},
		{"对单品售价不超过6000元的产品予以支持。", "不超过6000元", AtMost, false},
		{"购置单价50万元以上设备。", "50万元以上", AtLeast, false},
		{"建设1条年产值超10亿元的“土特产”全产业链。", "超10亿元", More, false},
		{"争取招引1亿美元以上外资大项目1个以上。", "1亿美元以上", AtLeast, false},
		{"引进总投资1亿美元以上外资大项目1个以上。", "1亿美元以上", AtLeast, false},
		{"新增年产值超亿元企业5家，培育年营收10亿元以上的龙头企业。", "10亿元以上", AtLeast, false},
		{"实施总投资5000万元以上的技改项目20个。", "5000万元以上", AtLeast, false},
		{"对研发投入超1000万元的企业奖励50万元。", "超1000万元", More, false},
		{"集体经济年收入50万元以上的行政村占比达60%。", "50万元以上", AtLeast, false},
		{"推动投资额10亿元以上项目3个。", "10亿元以上", AtLeast, false},
		{"救助年支出超过5万元的困难家庭。", "超过5万元", More, false},

		{"投入5000万元以上实施污水管网工程。", "5000万元以上", AtLeast, true},
		{"完成投资3000万元以上实施技改项目20个。", "3000万元以上", AtLeast, true},
		{"撬动社会资本5亿元以上投入项目建设。", "5亿元以上", AtLeast, true},
		{"筹集3000万元以上改造农村公路工程。", "3000万元以上", AtLeast, true},
		{"统筹整合不少于2亿元投入城市更新项目。", "不少于2亿元", AtLeast, true},
		{"完成交通投资20亿元以上新开工项目8个。", "20亿元以上", AtLeast, true},
		{"完成有效投资超10亿元的重点工程建设。", "超10亿元", More, true},
		{"为企业降低成本1亿元以上让企业轻装上阵。", "1亿元以上", AtLeast, true},
		{"争取上级补助资金3600万元以上。", "3600万元以上", AtLeast, true},
		{"完成投资29亿元以上，建设项目10个。", "29亿元以上", AtLeast, true},
		{"发放贷款10亿元以上支持企业500家。", "10亿元以上", AtLeast, true},
		{"给予最高300万元的支持。", "最高300万元", AtMost, true},
		{"安排不低于5000万元的专项资金。", "不低于5000万元", AtLeast, true},
		{"发放超1亿元的消费券。", "超1亿元", More, true},
		{"实现超10亿元的产值。", "超10亿元", More, true},
		{"设立2亿元的产业基金，支持企业。", "2亿元", Equal, true},
		{"推进总投资5亿元的产业园项目。", "5亿元", Equal, true},
		{"对新认定企业给予最高50万元的企业奖励。", "最高50万元", AtMost, true},
		{"实现对外投资6000万美元以上。", "6000万美元以上", AtLeast, true},
		{"为全市企业减负1.6亿元以上。", "1.6亿元以上", AtLeast, true},
		{"带动出口7000万美元以上的增长。", "7000万美元以上", AtLeast, true},
	} {
		m := Measure{Text: c.text, Amounts: []Amount{{Text: c.amount, Op: c.op}}}
		got := len(m.Funds()) == 1
		if got != c.fund {
			t.Errorf("%s %s is a fund: %t", c.text, c.amount, got)
		}
	}
}
