package figures

import (
	"strings"
	"testing"

	"fenjie/source/plan"
)

// TestThresholds: an amount that tells things apart is no fund, whatever the
// phrase; money that is raised, given or reached is one.
func TestThresholds(t *testing.T) {
	for _, c := range []struct {
		text, amount string
		op           plan.Op
		fund         bool
	}{
		{"单品售价6000元以下的手机、平板给予补贴。", "6000元以下", plan.AtMost, false},
		{"对单品售价不超过6000元的产品予以支持。", "不超过6000元", plan.AtMost, false},
		{"购置单价50万元以上设备。", "50万元以上", plan.AtLeast, false},
		{"建设1条年产值超10亿元的“土特产”全产业链。", "超10亿元", plan.More, false},
		{"争取招引1亿美元以上外资大项目1个以上。", "1亿美元以上", plan.AtLeast, false},
		{"引进总投资1亿美元以上外资大项目1个以上。", "1亿美元以上", plan.AtLeast, false},
		{"新增年产值超亿元企业5家，培育年营收10亿元以上的龙头企业。", "10亿元以上", plan.AtLeast, false},
		{"实施总投资5000万元以上的技改项目20个。", "5000万元以上", plan.AtLeast, false},
		{"对研发投入超1000万元的企业奖励50万元。", "超1000万元", plan.More, false},
		{"集体经济年收入50万元以上的行政村占比达60%。", "50万元以上", plan.AtLeast, false},
		{"推动投资额10亿元以上项目3个。", "10亿元以上", plan.AtLeast, false},
		{"救助年支出超过5万元的困难家庭。", "超过5万元", plan.More, false},

		{"对年产值首次突破1亿元的企业，给予10万元奖励。", "突破1亿元", plan.More, false},
		{"对年销售收入达到5000万元的，给予奖励。", "5000万元", plan.Equal, false},
		{"企业年产值首次超过10亿元的，奖励50万元。", "超过10亿元", plan.More, false},
		{"凡投资500万元（含）以上的技改项目，予以补助。", "500万元", plan.Equal, false},
		{"对固定资产投资1亿元以上的项目，优先保障用地。", "1亿元以上", plan.AtLeast, false},
		{"对口支援资金500万元的项目。", "500万元", plan.Equal, true},
		{"对企业给予50万元的奖励。", "50万元", plan.Equal, true},
		{"对获得补助50万元的企业开展检查。", "50万元", plan.Equal, true},

		// The size by which things are counted.
		{"培育产值超亿元企业3家、超10亿元企业1家。", "超10亿元", plan.More, false},
		{"新签约亿元以上项目20个，其中10亿元以上项目2个，到位资金45亿元。", "10亿元以上", plan.AtLeast, false},
		{"储备亿元以上项目30个，50亿元以上的重大产业项目3个。", "50亿元以上", plan.AtLeast, false},
		{"培育100亿元级产业集群2个。", "100亿元", plan.Equal, false},
		{"亿元以下项目10个，其中5000万元以下项目4个。", "5000万元以下", plan.AtMost, false},
		{"完成投资10亿元以上项目开工3个。", "10亿元以上", plan.AtLeast, true},
		{"投入10亿元以上项目资金3个批次。", "10亿元以上", plan.AtLeast, true},
		{"发放贷款10亿元以上企业500家。", "10亿元以上", plan.AtLeast, true},
		{"为企业降低成本1亿元以上企业500家受益。", "1亿元以上", plan.AtLeast, true},
		{"设立5亿元产业基金3个。", "5亿元", plan.Equal, true},
		// What a thing has to have for an award.
		{"年度入库税收超过2000万元且增长15%以上的企业，按增量部分的20%给予奖励。", "超过2000万元", plan.More, false},
		{"对在县外承接单项合同额5亿元以上工程的企业奖励20万元。", "5亿元以上", plan.AtLeast, false},
		{"年纳税额500万元以上的企业，由县财政给予奖励。", "500万元以上", plan.AtLeast, false},
		{"年销售额达到3000万元、增速10%以上的商贸企业给予补助。", "3000万元", plan.Equal, false},
		{"争取税收返还资金超过2000万元，给予企业奖励。", "超过2000万元", plan.More, true},

		{"投入5000万元以上实施污水管网工程。", "5000万元以上", plan.AtLeast, true},
		{"完成投资3000万元以上实施技改项目20个。", "3000万元以上", plan.AtLeast, true},
		{"撬动社会资本5亿元以上投入项目建设。", "5亿元以上", plan.AtLeast, true},
		{"筹集3000万元以上改造农村公路工程。", "3000万元以上", plan.AtLeast, true},
		{"统筹整合不少于2亿元投入城市更新项目。", "不少于2亿元", plan.AtLeast, true},
		{"完成交通投资20亿元以上新开工项目8个。", "20亿元以上", plan.AtLeast, true},
		{"完成有效投资超10亿元的重点工程建设。", "超10亿元", plan.More, true},
		{"为企业降低成本1亿元以上让企业轻装上阵。", "1亿元以上", plan.AtLeast, true},
		{"争取上级补助资金3600万元以上。", "3600万元以上", plan.AtLeast, true},
		{"完成投资29亿元以上，建设项目10个。", "29亿元以上", plan.AtLeast, true},
		{"发放贷款10亿元以上支持企业500家。", "10亿元以上", plan.AtLeast, true},
		{"给予最高300万元的支持。", "最高300万元", plan.AtMost, true},
		{"安排不低于5000万元的专项资金。", "不低于5000万元", plan.AtLeast, true},
		{"发放超1亿元的消费券。", "超1亿元", plan.More, true},
		{"实现超10亿元的产值。", "超10亿元", plan.More, true},
		{"设立2亿元的产业基金，支持企业。", "2亿元", plan.Equal, true},
		{"推进总投资5亿元的产业园项目。", "5亿元", plan.Equal, true},
		{"对新认定企业给予最高50万元的企业奖励。", "最高50万元", plan.AtMost, true},
		{"实现对外投资6000万美元以上。", "6000万美元以上", plan.AtLeast, true},
		{"为全市企业减负1.6亿元以上。", "1.6亿元以上", plan.AtLeast, true},
		{"带动出口7000万美元以上的增长。", "7000万美元以上", plan.AtLeast, true},
	} {
		m := plan.Measure{Text: c.text, Amounts: []plan.Amount{{Text: c.amount, Op: c.op}}}
		got := len(Of(&m).Funds) == 1
		if got != c.fund {
			t.Errorf("%s %s is a fund: %t", c.text, c.amount, got)
		}
	}
}

// TestListedThresholds: the figures of one list tell things apart together.
func TestListedThresholds(t *testing.T) {
	for text, want := range map[string]string{
		"对年产值首次突破1亿元、5亿元、10亿元的企业，分别给予10万元、30万元、50万元奖励。": "10万元 30万元 50万元",
		"对年营业收入首次达到1亿元、5亿元和10亿元的，分别奖励10万元、30万元和50万元。":   "10万元 30万元 50万元",
		"年产值在5000万元以上、1亿元以下的企业，奖励5万元。":                  "5万元",
		"争取上级资金1亿元、专项债券2亿元。":                            "1亿元 2亿元",
		"完成工业投资5亿元、交通投资2亿元的目标。":                         "5亿元 2亿元",
		"规上工业总产值突破200亿元，安排资金600万元。":                     "600万元",
		"城镇和农村居民人均可支配收入分别达到7万元、4万元，接待收入增加2亿元。":          "",
		"旅游收入突破30亿元，村集体经营性收入达到50万元，一般公共预算收入增长到8亿元以上。":   "",
		"争取服务业增加值20亿元，产业规模达到50亿元，企业利润超3亿元，设立基金2亿元。":     "2亿元",
		"低收入农户人均可支配收入增长11%以上，达到2.2万元，带动投资2亿元。":          "2亿元",
		"实现年产值15亿元、税收8000万元，一般公共预算收入增长6%，达到28亿元。":       "",
		"建筑业企业授信余额不低于25亿元，新增贷款5亿元。":                     "5亿元",
		"各项贷款余额突破300亿元，普惠小微贷款余额达到40亿元以上，投放贷款60亿元。":      "60亿元",
		"政府债务余额控制在50亿元以内，发行债券8亿元。":                      "8亿元",
		"贷款余额增长，达到280亿元；融资担保在保余额达10亿元。":                 "",
		"普惠贷款余额新增12亿元，贷款余额较年初增加5亿元。":                    "12亿元 5亿元",
		"盘活结转资金余额2亿元，清理专户余额3亿元。":                        "2亿元 3亿元",
		"收入核查经费20万元，产值统计补助5万元，税收返还资金100万元，规模化养殖补助30万元。": "20万元 5万元 100万元 30万元",
	} {
		var amounts []plan.Amount
		rest := text
		for {
			i := strings.IndexAny(rest, "0123456789")
			if i < 0 {
				break
			}
			end := i + strings.Index(rest[i:], "元") + len("元")
			a := plan.Amount{Text: rest[i:end], Op: plan.Equal, Kind: plan.KindOther}
			if strings.HasPrefix(rest[end:], "以上") || strings.HasPrefix(rest[end:], "以下") {
				a.Op = plan.AtLeast
			}
			amounts, rest = append(amounts, a), rest[end:]
		}
		var got []string
		for _, a := range Of((&plan.Measure{Text: text, Amounts: amounts})).Funds {
			got = append(got, a.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\n got  %v\n want %s", text, got, want)
		}
	}
}

// TestPartsOfOtherKinds: a part is within the sum of its kind only where its
// whole is of that kind.
func TestPartsOfOtherKinds(t *testing.T) {
	part := func(text string, kind plan.AmountKind) plan.Amount {
		return plan.Amount{Text: text, Kind: kind, Part: true}
	}
	whole := func(text string, kind plan.AmountKind) plan.Amount { return plan.Amount{Text: text, Kind: kind} }
	for _, c := range []struct {
		text    string
		amounts []plan.Amount
		want    bool // the last part is within its kind
	}{
		{"统筹资金3.2亿元，其中争取上级资金2.1亿元。", []plan.Amount{whole("3.2亿元", plan.KindOther), part("2.1亿元", plan.KindUpward)}, false},
		{"总投资1.35亿元，其中申报专项债8000万元。", []plan.Amount{whole("1.35亿元", plan.KindInvestment), part("8000万元", plan.KindBond)}, false},
		{"总投资9亿元（其中上级资金3亿元、专项债2亿元）。", []plan.Amount{whole("9亿元", plan.KindInvestment), part("3亿元", plan.KindUpward), part("2亿元", plan.KindBond)}, false},
		{"争取上级资金5亿元，其中中央2亿元、省级3亿元。", []plan.Amount{whole("5亿元", plan.KindUpward), part("2亿元", plan.KindUpward), part("3亿元", plan.KindUpward)}, true},
		{"总投资9亿元，其中争取上级资金3亿元（其中省级1亿元）。", []plan.Amount{whole("9亿元", plan.KindInvestment), part("3亿元", plan.KindUpward), part("1亿元", plan.KindUpward)}, true},
		{"争取专项资金（其中甲县9000万元）等1.2亿元。", []plan.Amount{part("9000万元", plan.KindUpward), whole("1.2亿元", plan.KindUpward)}, true},
		{"争取国债1亿元、专项资金1亿元，合计2亿元。", []plan.Amount{whole("1亿元", plan.KindUpward), whole("1亿元", plan.KindUpward), part("2亿元", plan.KindUpward)}, true},
		{"总投资9亿元，其中上级资金3亿元（含中央资金1亿元）。", []plan.Amount{whole("9亿元", plan.KindInvestment), part("3亿元", plan.KindUpward), part("1亿元", plan.KindUpward)}, true},
		{"争取资金（其中国债1亿元）3亿元，合计3亿元。", []plan.Amount{part("1亿元", plan.KindUpward), whole("3亿元", plan.KindUpward), part("3亿元", plan.KindUpward)}, true},
		{"财政安排资金3亿元，其中争取上级1亿元。", []plan.Amount{part("1亿元", plan.KindUpward)}, false},
		{"财政安排资金3亿元，其中教育1亿元。", []plan.Amount{part("1亿元", plan.KindBudget)}, true},
	} {
		last := len(c.amounts) - 1
		for !c.amounts[last].Part {
			last--
		}
		if got := Of((&plan.Measure{Text: c.text, Amounts: c.amounts})).Funds[last]; got.Part != c.want {
			t.Errorf("%s: %s is within its kind: %t", c.text, got.Text, got.Part)
		}
	}
}
