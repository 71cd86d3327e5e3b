package plan

import (
	"slices"
	"testing"
)

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
		got := len(Funds(c.text, []Amount{{Text: c.amount, Op: c.op}})) == 1
		if got != c.fund {
			t.Errorf("%s %s is a fund: %t", c.text, c.amount, got)
		}
	}
}

// TestFundWords: few words before a figure are shown with the part of the
// sentence before them, the parts of a sum with 其中; what is clear stays as it is.
func TestFundWords(t *testing.T) {
	const text = "争取扶持资金（其中甲县9000万元、乙县1000万元）等补助1.2亿元。对家电（节水类）购买给予补贴，最高补贴2000元/件，数码产品最高补贴500元。"
	var got []string
	for _, a := range Funds(text, []Amount{{Text: "9000万元", For: "甲县"}, {Text: "1000万元", For: "乙县"}, {Text: "1.2亿元", For: "等补助"}, {Text: "2000元/件", For: "最高补贴"}, {Text: "500元", For: "数码产品最高补贴"}}) {
		got = append(got, a.For)
	}
	want := []string{"其中甲县", "其中乙县", "争取扶持资金（其中甲县9000万元、乙县1000万元）等补助", "对家电（节水类）购买给予补贴，最高补贴", "数码产品最高补贴"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestShown: a measure without a thing, and the last of several, are shown with
// the words before them.
func TestShown(t *testing.T) {
	const text = "整治厂房1000家，面积800万平方米，工业供地2000亩。实施东线、西线、北站等4个项目，种植11万亩，产量11万吨。"
	var got []string
	for _, target := range Shown(text, []Target{{Text: "整治厂房1000家", Metric: "整治厂房"}, {Text: "面积800万平方米", Metric: "面积"}, {Text: "工业供地2000亩", Metric: "工业供地"},
		{Text: "北站等4个项目", Metric: "北站等项目"}, {Text: "产量11万吨", Metric: "产量"}, {Text: "没有的", Metric: "率"}}) {
		got = append(got, target.Metric)
	}
	want := []string{"整治厂房", "整治厂房1000家，面积", "工业供地", "实施东线、西线、北站等项目", "种植11万亩，产量", "率"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
