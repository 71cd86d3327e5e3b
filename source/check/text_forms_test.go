package check_test

import (
	"strings"
	"testing"

	"fenjie/source/check"
)

// textCodes are the rules of form and wording.
var textCodes = []string{"quote-unbalanced", "bracket-unbalanced", "bracket-mixed", "angle-mixed", "punct-doubled", "punct-missing",
	"space-inside", "width-mixed", "text-duplicate", "title-duplicate", "title-broken", "placeholder"}

// inPlan puts the text of a measure, or whole lines of a plan, into a plan. The
// text stands in line 3.
func inPlan(text string) string {
	if strings.Contains(text, "责任单位") {
		return "青山县重点工作方案\n一、重点任务\n" + text + "\n"
	}
	return "青山县重点工作方案\n一、重点任务\n（一）甲项工作。" + text + "（责任单位：县科技局）\n（二）乙项工作。抓好日常管理，每月调度一次。（责任单位：县科技局）\n"
}

// silent are forms met in published plans, at which no rule of form or wording
// says anything.
var silent = map[string][]string{
	"quote-unbalanced": {
		"实施“百项千亿”“千企智改”工程，落实“两新”政策。",
		"弘扬“店小二”精神，“有求必应、‘无事不扰’”成为常态。",
		"引导企业把“‘两免三减半’政策”用足用好。",
		"学习借鉴“‘最多跑一次’改革”经验，打造“办事不出村”品牌。",
		"采购55\"显示屏20块，用于窗口服务。",
		"推广People’s Choice产品5个。",
	},
	"bracket-unbalanced": {
		"做好以下工作：1）摸清底数；2）建立台账；3）销号管理。",
		"建设智能工厂（数字化车间）3家，场（点）5个。",
		"落实《关于印发〈县级促进办法〉的通知》（青政发〔2025〕3号）要求。",
		"单位能耗<0.5吨标准煤的项目随报随批，投资>1亿元的专班服务。",
		"落实《若干政策（2025年版）》（青政发〔2025〕3号），兑现奖补。",
		"一）摸清底数，二）建立台账。",
	},
	"bracket-mixed": {
		"（一）甲项。办好事项。（责任单位：县政府办公室（县大数据局）、县科技局）",
		"（一）甲项。办好事项。（责任单位：县财政局〈国资办〉、县科技局）",
		"建设便民服务中心（站）12个、充电枪（桩）30把。",
		"困难老人每人每月补贴300元，困难户每户每年补贴1000元。",
		"每万人拥有床位20张（含民办）。",
		"落实《县级办法》〔2025〕3号文件，【重点】抓落实。",
	},
	"angle-mixed": {
		"（一）甲项。办好事项。（责任单位：县财政局<国资办>、县委组织部<人才办>）",
		"（一）甲项。办好事项。（责任单位：县财政局〈国资办〉、县委组织部〈人才办〉）",
		"落实《关于印发〈县级促进办法〉的通知》，能耗<0.5吨。",
		"开办时间<1天，满意率>95%。",
		"落实《关于转发〈市级办法〉的通知》，推动政策落地。",
	},
	"punct-doubled": {
		"力争到年底……做到应保尽保。",
		"推进城乡融合——以县城为重点，以镇村为节点。",
		"做到“事事有回音、件件有着落。”全县推行。",
		"怎么干？谁来干？！都要写清楚。",
		"开通“县城—中心镇”公交，“镇—村”全覆盖。",
		"完成改造（含续建），投入使用。",
	},
	"punct-missing": {
		"（一）甲项工作。办好事项（责任单位：县科技局）。\n（二）乙项工作。抓好管理（责任单位：县科技局）。",
		"（一）打造夜间街区（责任单位：县科技局）\n建成街区3个，商户400户。\n（二）丰富活动（责任单位：县科技局）\n举办活动60场。",
		"（一）甲项工作。办好事项，抓好落实。（责任单位：县科技局、县委组织部）\n附件：1.任务清单，2.项目清单",
		"（一）甲项工作。办好事项，落实“三张清单”。（责任单位：县政府办公室、县政府）",
		"重点做好以下几项：\n一是摸清底数；二是建立台账。",
	},
	"space-inside": {
		"（一）甲项工作。办好事项，抓好落实。（责任单位：县科技局 县经信局 县财政局）",
		"引进 AI 大模型 3 个，建设 5G 基站 20 座。",
		"总投资10 000万元，带动就业500人。",
		"推广 Windows 系统和 Linux 平台。",
		"（一）甲项工作。办好事项，抓好落实。（责任单位：县科技局）\n\n青山县人民政府办公室  2025年3月1日",
		"（一）甲项工作。办好事项，抓好落实。（责任单位：县科技局）\n组 长：张 三、李 四",
	},
	"width-mixed": {
		"城乡收入比缩小至1.77:1，8:30前开门，投资1,200万元。",
		"查询网址为http://www.example.com,工作日可拨打电话。",
		"落实“人工智能+”行动，增长5%以上。",
		"推广Office,WPS等软件，安装率100%。",
		"(一)甲项工作.办好事项,抓好落实,按月调度.(责任单位:县科技局)\n(二)乙项工作.办好事项,抓好落实.(责任单位:县科技局)",
		"一.抓好统筹，二.抓好落实。",
	},
	"text-duplicate": {
		"支持服务服务业企业20家，保障保障性住房用地。",
		"家电最高补贴2000元/件，家居最高补贴2000元/件，手机补贴500元。",
		"一件一件抓，一步一步推，一年一年干。",
		"（一）新建幼儿园。新建幼儿园4所，新增学位1080个。（责任单位：县教育局）",
		"新增省级平台3家、市级平台3家，一级按20%补贴，二级按15%补贴。",
		"分类分层推进，大事大家办、人人参与、家家受益，打造和和美美乡村。",
		"新增学校3所、医院3所、公园3个，分别奖励3个、3个、5个名额。",
	},
	"title-duplicate": {
		"（一）争取资金。争取100万元。（责任单位：县科技局）\n（二）争取项目资金。争取200万元。（责任单位：县科技局）",
		"（一）科技攻关。实施项目20个。（责任单位：县科技局）\n（二）科技攻坚。实施项目30个。（责任单位：县科技局）",
		"1.茶产业。改造茶园20亩。（责任单位：县农业农村局）\n2.林产业。改造林地20亩。（责任单位：县农业农村局）",
		"（一）建强队伍（责任单位：县应急局）\n（二）用好队伍（责任单位：县应急局）",
		"（一）第一批项目。开工20个。（责任单位：县发改局）\n（二）第二批项目。开工30个。（责任单位：县发改局）",
	},
	"title-broken": {
		"（一）打造夜间街区\n建成街区3个，商户400户。（责任单位：县科技局）",
		"（一）甲项工作。办好事项，\n抓好落实。（责任单位：县科技局）",
		"（一）甲项工作\n牵头单位：县科技局（责任单位以此为准）",
		"（一）甲项工作。抓好落实。（责任单位：县科技局）\n（二）乙项工作。抓好落实，按月调度。（责任单位：县科技局）",
		"（一）甲项工作\n\n办好事项。（责任单位：县科技局）",
	},
	"placeholder": {
		"推广XXL加长车型，建设3×5公里道路，配备NOx监测设备5套。",
		"正在等待定价的项目，由县发改局督办。",
		"新建×射线机房2间，服务20人。",
		"对待定岗人员，按规定安置。",
		"设置A、B、X三类岗位，择优聘用。",
	},
}

func TestTextRulesStaySilent(t *testing.T) {
	for code, texts := range silent {
		if len(texts) < 5 {
			t.Errorf("%s has %d texts to stay silent on, want five", code, len(texts))
		}
		for _, text := range texts {
			for _, f := range run(t, inPlan(text), check.Options{Only: textCodes}).Findings {
				if f.Severity != check.Notice || f.Code == code {
					if f.Code == "text-duplicate" && f.Severity == check.Notice {
						continue // 服务服务业, which a person may look at
					}
					t.Errorf("%s: %s\n%d:%d %s %q %s", code, text, f.Line, f.Column, f.Code, f.Quote, f.Message)
				}
			}
		}
	}
}

// faulty are texts with one fault each, its quotation and its column in line 3;
// the label and the title of the measure take the first 8 columns.
var faulty = []struct {
	text, code, quote string
	column            int
}{
	{"实施“百项千亿工程，开工20个。", "quote-unbalanced", "“百项千亿工程", 11},
	{"实施百项千亿”工程，开工20个。", "quote-unbalanced", "实施百项千亿”", 9},
	{"实施“百项千亿“工程，开工20个。", "quote-unbalanced", "百项千亿“", 12},
	{"实施”百项千亿”工程，开工20个。", "quote-unbalanced", "”百项千亿", 11},
	{"落实“两新政策，实施“两重”项目。", "quote-unbalanced", "“两新政策", 11},
	{"建设智能工厂（数字化车间3家。", "bracket-unbalanced", "（数字化车间3家", 15},
	{"建设智能工厂数字化车间）3家。", "bracket-unbalanced", "能工厂数字化车间）", 12},
	{"落实《县级办法和规划，兑现奖补。", "bracket-unbalanced", "《县级办法和规划", 11},
	{"（一）甲项。办好事项。（责任单位：县财政局〈国资办、县科技局）", "bracket-unbalanced", "〈国资办", 22},
	{"（一）甲项。办好事项。（责任单位：县科技局", "bracket-unbalanced", "（责任单位", 12},
	{"建设智能工厂（数字化车间)3家。", "bracket-mixed", "字化车间)3家", 17},
	{"建设智能工厂(数字化车间）3家。", "bracket-mixed", "智能工厂(数字化车", 11},
	{"（一）甲项。办好事项。（责任单位：县财政局〈国资办）、县科技局）", "bracket-mixed", "国资办）", 23},
	{"（一）甲项。办好事项。（责任单位：县财政局〈国资办〉、县委办<督查室>、县委组织部〈人才办〉）", "angle-mixed", "县委办<督查室>", 28},
	{"开工20个。。完工10个。", "punct-doubled", "20个。。完工1", 11},
	{"开工20个，。完工10个。", "punct-doubled", "20个，。完工1", 11},
	{"（一）甲项。办好事项。（责任单位：县财政局、县科技局、）", "punct-doubled", "科技局、", 24},
	{"（一）甲项。办好事项20件（责任单位：县科技局）\n（二）乙项。办好事项。（责任单位：县科技局）\n（三）丙项。办好事项。（责任单位：县科技局）", "punct-missing", "好事项20件", 8},
	{"适应人口变 化，开工20个。", "space-inside", "变 化", 13},
	{"托位数达4 .5个以上。", "space-inside", "4 .5个", 13},
	{"托位数达4. 5个以上。", "space-inside", "4. 5个", 13},
	{"新增托位4 5个以上。", "space-inside", "4 5个", 13},
	{"推进技改,实施项目20个，培育5家。", "width-mixed", "进技改,实施项", 10},
	{"推进技改.实施项目20个，培育5家。", "width-mixed", "进技改.实施项", 10},
	{"开工20个,完工10个，续建5个。", "width-mixed", "20个,完工1", 11},
	{"推进推进项目建设，开工20个。", "text-duplicate", "推进推进", 9},
	{"加快项目的的建设，开工20个。", "text-duplicate", "的的", 13},
	{"做好宣传解读和落地，做好政策宣传，做好政策的宣传。", "text-duplicate", "做好政策的宣传", 26},
	{"争取发展专项资金（重点方向）专项资金20万元。", "text-duplicate", "专项资金（重点方向）专项资金", 13},
	{"完善政策保障机制。提高质量。完善政策保障机制。", "text-duplicate", "完善政策保障机制", 0},
	{"（一）甲项工作。甲项工作。开工20个。（责任单位：县科技局）", "text-duplicate", "甲项工作。甲项工作。", 4},
	{"新建养老中心XX家，开工20个。", "placeholder", "养老中心XX家", 11},
	{"新建养老中心××家，开工20个。", "placeholder", "养老中心××家", 11},
	{"完成时间待定，开工20个。", "", "", 0},
	{"完成时间：待定。开工20个。", "placeholder", "待定", 14},
	{"新建____家，开工20个。", "placeholder", "新建____家", 9},
	{"20XX年开工20个，完工10个。", "placeholder", "20XX年开工2", 9},
	{"X月底前开工20个，完工10个。", "placeholder", "X月底前开", 9},
}

func TestTextRulesFind(t *testing.T) {
	for _, c := range faulty {
		got := run(t, inPlan(c.text), check.Options{Only: textCodes}).Findings
		if c.code == "" || c.column == 0 {
			if c.code == "" && len(got) > 0 {
				t.Errorf("%s: %+v", c.text, got)
			}
			continue
		}
		if len(got) != 1 || got[0].Code != c.code || got[0].Quote != c.quote || got[0].Line != 3 || got[0].Column != c.column {
			t.Errorf("%s: want %s %q at column %d, got:", c.text, c.code, c.quote, c.column)
			for _, f := range got {
				t.Errorf("    %d:%d %s %q %s", f.Line, f.Column, f.Code, f.Quote, f.Message)
			}
		}
	}
}

// TestOpenPlacesInFinalText: what is open is an error in the text that goes out.
func TestOpenPlacesInFinalText(t *testing.T) {
	text := inPlan("新建养老中心XX家，开工20个。")
	got := run(t, text, check.Options{Only: []string{"placeholder"}, Stage: "印发稿"}).Findings
	if len(got) != 1 || got[0].Severity != check.Error {
		t.Errorf("in a final text: %+v", got)
	}
}
