package figures_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"fenjie/source"
	"fenjie/source/figures"
	"fenjie/source/plan"
)

// measureOf reads a text as that of the one measure of a plan.
func measureOf(t testing.TB, text string) *plan.Measure {
	t.Helper()
	p, _, err := source.Read("plan.txt", []byte("青山县方案\n一、经济\n（一）办事。"+text+"（责任单位：县商务局）\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	return p.Measures()[0]
}

// TestShownGoals: what is shown of each figure, in the order of the figures: the
// words at it, and behind the gap (…) those that they need from before. Money
// comes behind the targets, from the + on.
func TestShownGoals(t *testing.T) {
	for text, want := range map[string]string{
		// A measure without a thing is shown behind that of the figure before.
		"整治出租厂房1000家，面积800万平方米。":        "整治出租厂房；整治出租厂房…面积",
		"粮食播种面积稳定在26万亩以上，产量11万吨以上。":     "粮食播种面积；粮食播种…产量",
		"油菜种植11万亩，产量2万吨。":               "油菜种植；油菜种植…产量",
		"建设茶叶加工厂5家，年产值1亿元。":             "建设茶叶加工厂；+；建设茶叶加工厂…年产值",
		"为12万户居民加装切断装置，覆盖率达到99%以上。":     "为居民加装切断装置；为…居民加装切断装置，覆盖率",
		"组建综合救援队伍15支，队员达到600名以上。":       "组建综合救援队伍；队员",
		"在名额分配上对青年人才予以倾斜，支持比例达50%以上。":   "在名额分配上对青年人才予以倾斜，支持比例",
		"推进“就业帮扶”，帮扶人数达1440人以上。":        "推进“就业帮扶”，帮扶人数",
		"实施县城提升项目10个左右，完成投资29亿元以上。":     "实施县城提升项目；+；实施县城提升项目…完成投资",
		"中欧班列服务企业100家以上，带动出口7000万美元以上。": "中欧班列服务企业；+；中欧班列服务企业…带动出口",
		"更新管网46公里，漏损率控制在8%以内。":          "更新管网；漏损率",
		"新增民宿45家，床位800张。":               "新增民宿；床位",
		// A short noun of a list has the verb before it; longer words may hold one of their own.
		"新增省级工业互联网平台1家、智能工厂3家。":         "新增省级工业互联网平台；智能工厂",
		"培育高新技术企业60家以上、“专精特新”企业25家。":    "培育高新技术企业；“专精特新”企业",
		"保障供应建设用地4500亩、用海1000亩、用林180亩。": "保障供应建设用地；保障供应…用海；保障供应…用林",
		"培训养老护理员5万人次、托育保育员1.1万人次。":      "培训养老护理员；托育保育员",
		"完成批而未供土地清理2000亩、供而未用土地处置400亩。": "完成批而未供土地清理；供而未用土地处置",
		"新培育小巨人企业30家，单项冠军企业3家。":         "新培育小巨人企业；单项冠军企业",
		"引进高校2所和科研机构3家。":                "引进高校；科研机构",
		"完成改造企业300家左右，上云企业突破1000家。":     "完成改造企业；上云企业",
		"新增泊位3000个、泊位利用率90%。":           "新增泊位；泊位利用率",
		"新建幼儿园3所，小区物业覆盖率98%。":           "新建幼儿园；小区物业覆盖率",
		"建设用地4500亩、林地180亩。":             "建设用地；林地",
		"培育库入库企业20家、人才10名。":             "培育库入库企业；人才",
		"新建公办幼儿园4所，新增学位1080个。":          "新建公办幼儿园；新增学位",
		"生猪出栏30万头、家禽出栏200万羽。":           "生猪出栏；家禽出栏",
		// A mere verb is shown behind the thing before it.
		"新建老年食堂18家，改造提升11家。":                 "新建老年食堂；新建老年食堂…改造提升",
		"老旧工业区拆除450亩，重建54万平方米以上。":            "老旧工业区拆除；老旧工业区拆除…重建",
		"推行分行业“工业上楼”，力争全年拆除450亩，重建54万平方米以上。": "推行分行业“工业上楼”…全年拆除；推行分行业“工业上楼”…重建",
		"改造病险水库5座，新建3座。":                     "改造病险水库；改造病险水库…新建",
		"通过新建投用学校3所、撤并小规模学校6所等举措，优化布局。":      "新建投用学校；撤并小规模学校",
		"绿色电力交易3亿千瓦时，新增风电20万千瓦。":             "绿色电力交易；新增风电",
		"送戏120场、送书5000册、送电影1500场。":           "送戏；送书；送电影",
		"新改建农村公路30公里、大中修45公里。":               "新改建农村公路；新改建农村公路…大中修",
		"三年引进高层次人才60名、大学生9000人，建设人才公寓500套。":  "三年引进高层次人才；三年引进…大学生；建设人才公寓",
		"每年供应工业用地300亩，三年累计盘活存量1000亩。":        "每年供应工业用地；三年累计盘活存量",
		// What comes by a time is told with the thing, and with the time as written.
		"改造提升学校食堂18家，上半年完成10家，全年完成率100%。": "改造提升学校食堂；改造提升学校食堂…上半年完成；改造提升学校食堂…全年完成率",
		"培训教师1500人次，二季度完成50%，四季度全部完成。":    "培训教师；培训教师…二季度完成",
		"2025年底前上线25个“一件事”，2026年累计达到40个。": "2025年底前上线“一件事”；上线…“一件事”，2026年累计达到",
		"2026年上半年投用学校2所，2027年底前累计达到5所。":   "2026年上半年投用学校；投用学校…2027年底前累计达到",
		"2025年新增民宿45家，2026年新增民宿60家。":      "2025年新增民宿；2026年新增民宿",
		"2025年新增民宿45家，新增床位800张。":          "新增民宿；新增床位",
		"三季度末前开工厂房10万平方米，年底前竣工5万平方米。":     "三季度末前开工厂房；开工厂房…年底前竣工",
		"更新电梯200台，6月底前完成80台、9月底前完成150台。":  "更新电梯；更新电梯…6月底前完成；更新电梯…9月底前完成",
		"二季度完成50%。":                        "二季度完成",
		"电梯更新，全年完成200台。":                   "电梯更新，全年完成",
		"11月底前完成120个行政村污水管网改造。":            "完成行政村污水管网改造",
		"年底前实现农村生活垃圾分类覆盖率100%，实现物业覆盖率90%。": "年底前实现农村生活垃圾分类覆盖率；实现物业覆盖率",
		"一年级学生研学2000人次，年产值增长5%。":           "一年级学生研学；年产值增长",
		// A measure in a bracket is that of the thing before it.
		"举办咖啡节2场，三季度末前建成产业园一期（建筑面积2.5万平方米）。": "举办咖啡节；三季度末前建成产业园一期…建筑面积",
		"新建厂房5幢、仓库（面积3万平方米）。":                "新建厂房；仓库…面积",
		"整治出租厂房1000家（面积800万平方米）。":            "整治出租厂房；整治出租厂房…面积",
		"改造老旧小区25个（涉及居民8000户，建筑面积60万平方米）。":   "改造老旧小区；涉及居民；改造老旧小区…建筑面积",
		"新签约项目60个，其中亿元以上30个、10亿元以上5个。":       "新签约项目；新签约项目（其中亿元以上）；新签约项目（其中…10亿元以上）",
		// A rate is not that of the money before it, nor of another rate; a total after
		// several things is that of none of them.
		"完成投资62.5亿元，开工率100%。":                      "开工率；+；完成投资",
		"普惠贷款余额新增12亿元，增速不低于20%。":                   "普惠贷款余额新增…增速；+；普惠贷款余额新增",
		"贷款利率控制在4.5%以下，不良率低于0.8%。":                 "贷款利率；不良率",
		"改造农村公路30公里，改造危桥6座，总投资9800万元，其中县财政承担40%。":  "改造农村公路；改造危桥；总投资（其中县财政承担）；+；总投资",
		"引进人才60名，建设公寓500套，2025年投入2300万元。":          "引进人才；建设公寓；+；2025年投入",
		"新建学校4所，新增学位3600个，8月31日前全部投入使用，总投入1.86亿元。": "新建学校；新增学位；+；总投入",
		"新建学校4所，8月31日前全部投入使用，总投入1.86亿元。":           "新建学校；+；新建学校…总投入",
		"建成厂房20万平方米、入驻企业30家，年内实现产值15亿元、税收8000万元。":  "建成厂房；入驻企业；+；建成厂房…入驻企业…年内实现产值；年内实现…税收",
		"新建幼儿园3所、小学2所，一季度开工2所，投用率50%。":             "新建幼儿园；新建…小学；新建幼儿园…小学…一季度开工；投用率",
		"新增企业20家，到2026年底累计达到100家。":                 "新增企业；新增企业…到2026年底累计达到",
		"城镇新增就业5000人，6月底前完成60%，失业率控制在3%以内。":        "城镇新增就业；城镇新增就业…6月底前完成；失业率",
		// A part is told with its whole.
		"引进首店25家以上，其中区域首店不少于4家。":              "引进首店；引进首店（其中区域首店）",
		"完成隐患整改480栋，其中住宅260栋、厂房100栋。":         "完成隐患整改；完成隐患整改（其中住宅）；完成隐患整改（其中…厂房）",
		"举办各级赛事200场，其中国家级、省级赛事4场。":            "举办各级赛事；举办各级赛事（其中国家级、省级赛事）",
		"争取上级资金1.2亿元（其中甲县9000万元、乙县3000万元）。":   "+；争取上级资金；争取上级资金（其中甲县）；争取上级资金（其中…乙县）",
		"争取省级资金、结对帮扶资金（第三年，其中甲县900万元）等补助3亿元。": "+；结对帮扶资金（其中甲县）；争取省级资金、结对帮扶资金…等补助",
		"完成固定资产投资50亿元，其中工业投资20亿元。":            "+；完成固定资产投资；完成固定资产投资（其中工业投资）",
		"新增床位600张，护理型床位占比达到58%以上。":            "新增床位；护理型床位占比",
		// The last of several is told with all of them, or the first.
		"开工一期码头、东线、西线、北站等4个项目。":                "开工一期码头、东线、西线、北站等项目",
		"争取养护专项工程、农村公路建设、码头泊位建设等补助资金3600万元以上。": "+；争取养护专项工程、农村公路建设、码头泊位建设等补助资金",
		"争取省中小企业发展专项资金（专精特新方向）、省工业发展财政专项资金、国家中小企业发展专项资金（专精特新方向）等上级各类补助资金1.2亿元。": "+；争取省中小企业发展专项资金（专精特新方向）…等上级各类补助资金",
		// What stands at the figure or behind it.
		"确保一般公共预算支出三分之二用于民生领域。":   "一般公共预算支出…用于民生领域",
		"村级应急分队全覆盖，开展演练200场次。":    "村级应急分队全覆盖；开展演练",
		"农产品网络零售额翻一番。":            "农产品网络零售额翻一番",
		"家电补贴由8类扩围至12类。":          "家电补贴由8类扩围至",
		"公共泊位由100个增加到150个，新建20个。": "公共泊位由100个增加到；公共泊位由100个增加到…新建",
		"行政许可时限从5个工作日压缩至3个工作日。":   "行政许可时限从5个工作日压缩至",
		"土地出让收入用于农业农村比例达到10%。":    "土地出让收入用于农业农村比例",
		"年度技改投资由2亿元提高到3亿元。":       "+；年度技改投资由2亿元提高到",
		"规上工业增加值增长8%，研发投入占比达到3%。": "规上工业增加值增长；研发投入占比",
		"城镇登记失业率控制在3%以内。":         "城镇登记失业率",
		"技术交易额达到20亿元。":            "+；技术交易额",
		// Plans of other counties.
		"完成营造林5万亩，其中人工造林2万亩、封山育林3万亩。":                         "完成营造林；完成营造林（其中人工造林）；完成营造林（其中…封山育林）",
		"新建、改建农村公路100公里，养护200公里。":                             "新建、改建农村公路；新建、改建农村公路…养护",
		"全县粮食总产量达到20万吨，其中稻谷15万吨。":                             "粮食总产量；粮食总产量（其中稻谷）",
		"招引亿元以上项目20个，开工15个，投产10个。":                            "招引亿元以上项目；招引亿元以上项目…开工；招引亿元以上项目…投产",
		"建成省级河湖公园1个，治理水土流失50平方公里，治理率达到90%。":                   "建成省级河湖公园；治理水土流失；治理率",
		"支持甲镇、乙镇、丙镇分别建设冷库3座、2座和1座。":                           "支持甲镇、乙镇、丙镇分别建设冷库；支持甲镇、乙镇、丙镇分别建设冷库；支持甲镇、乙镇、丙镇分别建设冷库",
		"发放养老补贴，惠及老人2万名，人均补贴600元。":                            "惠及老人",
		"安置点建设总投资3亿元，可安置群众1200户。":                             "可安置群众；+；安置点建设总投资",
		"实施农田水利项目（总投资1.2亿元），新增灌溉面积2万亩。":                       "新增灌溉面积；+；实施农田水利项目…总投资",
		"组织“村晚”50场、“村BA”30场，观众超过10万人次。":                       "组织“村晚”；“村BA”；观众",
		"培育“小升规”企业30家、限上商贸企业20家。":                             "培育“小升规”企业；限上商贸企业",
		"全年接诊患者5万人次，同比下降3%。":                                  "接诊患者；接诊患者…同比下降",
		"力争新增4A级景区1个、3A级景区村庄5个。":                              "新增4A级景区；3A级景区村庄",
		"建设5G基站300个，总数达到1500个。":                               "建设5G基站；建设5G基站…总数",
		"退出“僵尸企业”5家，盘活土地300亩，引入项目8个。":                         "退出“僵尸企业”；盘活土地；引入项目",
		"开工建设安置房2000套，竣工1500套，交付1000套。":                       "开工建设安置房；开工建设安置房…竣工；开工建设安置房…交付",
		"对符合条件的农户，每户补助1.5万元，最高不超过3万元。":                        "",
		"落实税费优惠，减税8000万元、降费2000万元。":                           "+；减税；降费",
		"存贷款余额分别增长10%、12%。":                                   "存贷款余额分别增长；存贷款余额分别增长",
		"新投放公共自行车500辆、停用200辆。":                                "新投放公共自行车；新投放公共自行车…停用",
		"乡村医生定向培养30名，在岗培训200人次。":                              "乡村医生定向培养；在岗培训",
		"清理僵尸账户100个，压缩三公经费10%。":                               "清理僵尸账户；压缩三公经费",
		"推动燃气管道更新改造20公里，完成率达到100%。":                           "推动燃气管道更新改造；推动燃气管道更新改造…完成率",
		"新建改扩建中小学10所，增加学位5000个，其中小学3000个、初中2000个。":            "新建改扩建中小学；增加学位；增加学位（其中小学）；增加学位（其中…初中）",
		"实施安全隐患整治项目12个，下达资金3600万元，支付率90%。":                    "实施安全隐患整治项目；支付率",
		"建成投运储能电站2座，容量20万千瓦。":                                 "建成投运储能电站；容量",
		"新增上市公司2家，总市值500亿元。":                                  "新增上市公司；+；总市值",
		"改造危房100户，新建50户。":                                     "改造危房；改造危房…新建",
		"撤并学校5所、保留学校20所。":                                     "撤并学校；保留学校",
		"撤并学校5所、保留20所。":                                       "撤并学校；撤并学校…保留",
		"建设公租房500套，投资2亿元，面积5万平方米。":                            "建设公租房；建设公租房…面积；+；建设公租房…投资",
		"减免税费10亿元、投资20亿元。":                                    "+；减免税费；减免税费…投资",
		"引进企业5家、退出企业3家。":                                      "引进企业；退出企业",
		"招聘教师300名，退休100名。":                                    "招聘教师；招聘教师…退休",
		"招聘教师300名、离职20名。":                                     "招聘教师；招聘教师…离职",
		"新增贷款100亿元，增长10%，其中小微企业30亿元。":                         "新增贷款…增长；+；新增贷款；新增贷款（其中小微企业）",
		"整治黑臭水体5条，新建3条。":                                      "整治黑臭水体；整治黑臭水体…新建",
		"对甲、乙分别补助1万元和2万元。":                                    "",
		"举办展会5场、论坛3场。":                                        "举办展会；举办…论坛",
		"建设公租房500套，投资2亿元，增长10%。":                              "建设公租房；建设公租房…投资…增长；+；建设公租房…投资",
		"改造危房100户，其中C级60户、D级40户，新建20户。":                       "改造危房；改造危房（其中C级）；改造危房（其中…D级）；改造危房…新建",
		"完成固定资产投资50亿元，其中工业投资20亿元、增长8%。":                       "完成固定资产投资（其中工业投资…增长）；+；完成固定资产投资；完成固定资产投资（其中工业投资）",
		"新建高标准农田2万亩，改造提升1.5万亩，亩均投资3000元。":                     "新建高标准农田；新建高标准农田…改造提升；+；亩均投资",
		"城镇、农村居民人均可支配收入分别增长5%、6%。":                            "城镇、农村居民人均可支配收入分别增长；城镇、农村居民人均可支配收入分别增长",
		"东街道、西街道分别完成拆迁30户、20户。":                               "东街道…完成拆迁；西街道…完成拆迁",
		"关停化工企业12家、搬迁8家。":                                     "关停化工企业；关停化工企业…搬迁",
		"新开工项目30个，总投资120亿元，年内竣工10个。":                          "新开工项目；新开工项目…年内竣工；+；新开工项目…总投资",
		"培育龙头企业3家、合作社20家、家庭农场50家。":                            "培育龙头企业；合作社；家庭农场",
		"拆除违建50万平方米，拆后利用率85%以上。":                              "拆除违建；拆后利用率",
		"转移农村劳动力2万人，返乡创业500人。":                                "转移农村劳动力；返乡创业",
		"实施技改项目80个，完成投资30亿元，同比增长12%。":                         "实施技改项目；实施技改项目…完成投资…同比增长；+；实施技改项目…完成投资",
		"新建公园10个、绿道20公里，总投资3亿元。":                              "新建公园；新建…绿道；+；新建公园…绿道…总投资",
		"出栏生猪20万头，存栏10万头。":                                    "出栏生猪；存栏",
		"医疗救助5000人次，支出1200万元。":                                "医疗救助；+；支出",
		"实现旅游收入80亿元、接待游客1000万人次，分别增长10%和12%。":                 "接待游客；实现旅游收入…增长；接待游客…增长；+；实现旅游收入",
		"建成充电桩500个，其中公共充电桩300个，投入运营200个。":                     "建成充电桩；建成充电桩（其中公共充电桩）；投入运营",
		"救助困难群众3000人，其中儿童200人（孤儿20人）。":                        "救助困难群众；救助困难群众（其中儿童）；救助困难群众（其中…孤儿）",
		"加固水库12座（小型10座），清淤河道30公里。":                            "加固水库；小型；清淤河道",
		"淘汰老旧车辆300辆，补贴600万元，新购200辆。":                          "淘汰老旧车辆；新购",
		"发放创业担保贷款2亿元，贴息500万元，带动就业3000人。":                      "带动就业；+；发放创业担保贷款",
		"新增规上企业20家，退库5家，净增15家。":                               "新增规上企业；退库；净增",
		"改厕5000户，覆盖率95%。":                                     "改厕；改厕…覆盖率",
		"推进老旧小区改造，惠及居民3000户，面积30万平方米。":                        "惠及居民；推进老旧小区改造，惠及居民…面积",
		"流转土地3万亩，撂荒地复耕2000亩。":                                 "流转土地；撂荒地复耕",
		"支持企业参展，每家补助2万元，共50万元。":                               "+；支持企业参展…共",
		"到2026年，建成产业园5个，2030年达到10个。":                          "建成产业园；建成产业园…2030年达到",
		"新建学校4所，新增学位3600个，总投资2亿元。":                            "新建学校；新增学位；+；总投资",
		"调解纠纷2000件，成功率98%。":                                   "调解纠纷；成功率",
		"培训农民5000人次，取证2000人。":                                 "培训农民；取证",
		"设立2亿元产业基金，投资项目10个。":                                  "投资项目；+；设立产业基金",
		"化解债务5亿元，压降隐性债务2亿元、融资平台3家。":                           "融资平台；+；化解债务；压降隐性债务",
		"安置退役士兵120名、自主就业80名。":                                 "安置退役士兵；自主就业",
		"新增城镇就业8000人，失业人员再就业3000人，就业困难人员就业500人。":              "新增城镇就业；失业人员再就业；就业困难人员就业",
		"选派驻村干部100名，轮换50名。":                                   "选派驻村干部；选派驻村干部…轮换",
		"引进高校2所和企业3家。":                                        "引进高校；引进…企业",
		"创建省级示范村5个、市级20个。":                                    "创建省级示范村；市级",
		"办理提案200件，满意率95%以上。":                                  "办理提案；满意率",
		"一季度开工20个，二季度开工30个。":                                  "一季度开工；开工…二季度开工",
		"一般公共预算收入30亿元，增长6%，税收占比80%。":                          "一般公共预算收入…增长；税收占比；+；一般公共预算收入",
		"外贸出口200亿元，增长5%；实际利用外资1亿美元，其中高技术产业占比30%。":             "外贸出口…增长；实际利用外资（其中高技术产业占比）；+；外贸出口；实际利用外资",
		"改造农村危桥8座，拓宽道路15公里、安装护栏20公里。":                         "改造农村危桥；拓宽道路；安装护栏",
		"对首次入规的工业、服务业企业分别奖励10万元、5万元。":                         "",
		"植树造林3万亩，抚育5万亩，森林覆盖率达到60%。":                           "植树造林；抚育；森林覆盖率",
		"推广新能源公交车100辆，报废50辆。":                                 "推广新能源公交车；推广新能源公交车…报废",
		"取消审批事项20项，下放30项，保留100项。":                             "取消审批事项；取消审批事项…下放；取消审批事项…保留",
		"压减一般性支出5%，节约资金3000万元。":                               "压减一般性支出；+；节约资金",
		"招聘教师300名，新建学校5所，退休100名。":                             "招聘教师；新建学校；招聘教师…退休",
		"更新电梯200台，培训人员100名，6月底前完成80台。":                        "更新电梯；培训人员；更新电梯…6月底前完成",
		"改造水库5座，新建3座，报废2座。":                                   "改造水库；改造水库…新建；改造水库…报废",
		"整治黑臭水体5条，清淤河道10公里，新建3条。":                             "整治黑臭水体；清淤河道；整治黑臭水体…新建",
		"淘汰企业5家、转型3家、新增规上企业8家。":                               "淘汰企业；淘汰企业…转型；新增规上企业",
		"引进企业5家，举办招商会10场，其中央企2家。":                             "引进企业；举办招商会；引进企业（其中央企）",
		"一季度、二季度分别完成20%、50%。":                                 "一季度…完成；二季度…完成",
		"2025年、2026年分别新建学校5所、8所。":                             "2025年、2026年分别新建学校；2025年、2026年分别新建学校",
		"全年新建改建卫生室30个、卫生院2个，覆盖率100%，新增医护人员50名，其中医生20名、护士30名。": "新建改建卫生室；卫生院；新建改建卫生室…卫生院…覆盖率；新增医护人员；新增医护人员（其中医生）；新增医护人员（其中…护士）",
		"聚焦稳就业，新增就业5000人；失业率控制在5%以内，其中青年失业率10%以内。":            "新增就业；失业率；失业率（其中青年失业率）",
		"推动上市公司3家，挂牌5家，融资20亿元。":                               "推动上市公司；推动上市公司…挂牌；+；推动上市公司…融资",
		"争取资金2亿元，到位1.5亿元，支出1亿元，支出率80%。":                       "支出率；+；争取资金；争取资金…到位；支出",
		"计划投资5亿元，完成3亿元。":                                      "+；计划投资；计划投资…完成",
		"和美乡村建设10个，并购企业3家，或有债务化解2亿元。":                         "和美乡村建设；并购企业；+；或有债务化解",
		"新增停车位1000个、充电桩200个，打通断头路5条。":                         "新增停车位；充电桩；打通断头路",
		"实现粮食亩均增产50斤，总产达到5亿斤。":                                "实现粮食亩均增产；总产",
		"工业用电量增长5%以上，万元GDP能耗下降3%，PM2.5浓度降至25微克/立方米。":          "工业用电量增长；万元GDP能耗下降；PM2.5浓度",
		"争取专项债券20亿元，用于重大项目10个，支出进度达到90%。":                     "用于重大项目；支出进度；+；争取专项债券",
	} {
		m := measureOf(t, text)
		goals := figures.Of(m).Goals
		var got []string
		for k, g := range goals {
			if k == len(m.Targets) {
				got = append(got, "+")
			}
			got = append(got, g.Metric)
			if !shows(text, g.Metric, g.Unit) {
				t.Errorf("%s: %q does not stand there", text, g.Metric)
			}
		}
		if strings.Join(got, "；") != want {
			t.Errorf("%s\n got  %s\n want %s", text, strings.Join(got, "；"), want)
		}
		if len(goals) != len(figures.Goals(m)) {
			t.Errorf("%s: %d goals are shown of %d", text, len(goals), len(figures.Goals(m)))
		}
		for k, g := range figures.Goals(m) {
			if k < len(m.Targets) && g != m.Targets[k] {
				t.Errorf("%s: the structure was changed: %+v", text, g)
			}
		}
	}
}

// TestShownFunds: money is shown with who or what it is for.
func TestShownFunds(t *testing.T) {
	for text, want := range map[string]string{
		"单品售价6000元以下的手机、平板等3类数码产品，按照15%补贴，最高补贴500元。":                     "单品售价6000元以下的手机、平板等3类数码产品，按照15%补贴，最高补贴",
		"单品售价6000元以下的手机、平板、智能手表、智能手环、智能眼镜、智能音箱等6类数码产品，按照15%补贴，最高补贴500元。": "单品售价6000元以下的手机…等6类数码产品…最高补贴",
		"一级、二级能效家电分别按20%、15%补贴，最高补贴2000元/件。":                             "一级、二级能效家电分别按20%、15%补贴，最高补贴",
		"加装电梯150台，每台补助最高20万元。":                                           "加装电梯…每台补助",
		"新能源车、燃油车分别最高补贴1.5万元/辆和1.3万元/辆。":                                 "新能源车…最高补贴；燃油车…最高补贴",
		"聚焦办好十方面民生实事，所需资金总额4亿元。":                                         "聚焦办好十方面民生实事，所需资金总额",
		"推进飞云江大桥建设，总投资5亿元。":                                              "推进飞云江大桥建设，总投资",
		"对新认定的高新技术企业，给予一次性奖励20万元。":                                       "对新认定的高新技术企业，给予一次性奖励",
		"首贷企业按贷款额的1%给予贴息，单户最高20万元。":                                      "首贷企业按贷款额的1%给予贴息，单户",
		"对国家级绿色工厂一次性奖励100万元。":                                            "对国家级绿色工厂一次性奖励",
		"新认定的企业每家奖励20万元。":                                                "新认定的企业每家奖励",
		"争取上级就业补助资金1500万元以上。":                                            "争取上级就业补助资金",
		// What money is may stand behind its figure.
		"县财政每年安排1500万元风险补偿资金。":          "县财政每年安排风险补偿资金",
		"设立2亿元产业基金，支持企业。":               "设立产业基金",
		"对新认定的企业给予50万元奖励，安排80万元用于宣传推广。": "对新认定的企业…奖励；安排用于宣传推广",
		"拨付补助经费每场2万元，共40万元。":            "拨付补助经费每场；拨付补助经费…共",
		// Awards in a list go with their conditions, where there are as many.
		"对年产值首次突破1亿元、5亿元、10亿元的企业，分别给予10万元、30万元、50万元奖励。": "对年产值首次突破1亿元…的企业…给予…奖励；对年产值首次突破…5亿元…的企业…给予…奖励；对年产值首次突破…10亿元的企业…给予…奖励",
		"对年营业收入首次达到5000万元和1亿元的，分别奖励5万元和10万元。":           "对年营业收入首次达到5000万元…的…奖励；对年营业收入首次达到…1亿元的…奖励",
		"对年产值首次突破1亿元、5亿元的企业，分别给予10万元、30万元、50万元奖励。":      "对年产值首次突破1亿元、5亿元的企业，分别给予…奖励；对年产值首次突破1亿元、5亿元的企业，分别给予…奖励；对年产值首次突破1亿元、5亿元的企业，分别给予…奖励",
		"对新认定的国家级、省级、市级中心，分别给予50万元、30万元、10万元奖励。":        "对新认定的国家级、省级、市级中心，分别给予…奖励；对新认定的国家级、省级、市级中心，分别给予…奖励；对新认定的国家级、省级、市级中心，分别给予…奖励",
		"发放绿色贷款60亿元以上，发行绿色债券5亿元。":                       "发放绿色贷款；发行绿色债券",
		"为全市企业减负1.6亿元。":       "为全市企业减负",
		"数码产品最高补贴500元。":       "数码产品最高补贴",
		"市财政年预算安排资金5500万元以上。": "市财政年预算安排资金",
		// Of several without words of their own each has its name where they are plain.
		"对甲、乙分别补助1万元和2万元。":                                  "对甲…补助；乙…补助",
		"对首次入规的工业、服务业企业分别奖励10万元、5万元。":                       "对首次入规的工业、服务业企业分别奖励；对首次入规的工业、服务业企业分别奖励",
		"支持企业参展，每家补助2万元，共50万元。":                             "支持企业参展，每家补助；支持企业参展…共",
		"淘汰老旧车辆300辆，补贴600万元，新购200辆。":                        "淘汰老旧车辆…补贴",
		"建设公租房500套，投资2亿元，面积5万平方米。":                          "建设公租房…投资",
		"减免税费10亿元、投资20亿元。":                                  "减免税费；减免税费…投资",
		"对符合条件的农户，每户补助1.5万元，最高不超过3万元。":                      "对符合条件的农户，每户补助；对符合条件的农户…最高",
		"实施农田水利项目（总投资1.2亿元），新增灌溉面积2万亩。":                     "实施农田水利项目…总投资",
		"县财政安排资金1000万元，其中甲项目400万元、乙项目600万元，另从上级资金中安排200万元。": "县财政安排资金；县财政安排资金（其中甲项目）；县财政安排资金（其中…乙项目）；另从上级资金中安排",
		"": "",
	} {
		var got []string
		for _, a := range figures.Of(measureOf(t, text)).Funds {
			got = append(got, a.For)
			if !shows(text, a.For, "元") {
				t.Errorf("%s: %q does not stand there", text, a.For)
			}
		}
		if strings.Join(got, "；") != want {
			t.Errorf("%s\n got  %s\n want %s", text, strings.Join(got, "；"), want)
		}
	}
}

// shows reports whether a label is verbatim, or would be without the figure that it
// is shown beside: 完成120个行政村改造.
func shows(text, label, unit string) bool {
	if isVerbatim(text, label) {
		return true
	}
	figure := regexp.MustCompile(`(?:不低于|不少于|不超过|超过|突破|至少|约|近|超|≥|≤|共|的|[ \x{3000}])*[0-9０-９一二两三四五六七八九十百千][0-9０-９一二两三四五六七八九十百千万亿余多.．,，~～至到—–-]*[ ]?` +
		regexp.QuoteMeta(strings.TrimLeft(unit, "万亿百千")) + `(?:左右|以上|以下|以内)?的?[ \x{3000}]*`)
	squeeze := strings.NewReplacer(" ", "", "\u3000", "").Replace
	text, label = squeeze(text), squeeze(label)
	for _, at := range figure.FindAllStringIndex(text, -1) {
		for from := range text[at[0]:at[1]] { // 一0元 behind 统一
			if isVerbatim(text[:at[0]+from]+text[at[1]:], label) {
				return true
			}
		}
	}
	return false
}

// isVerbatim reports whether a label consists of pieces of a text, in the text's
// order, with nothing between them but the gap and the bracket of a part.
func isVerbatim(text, label string) bool {
	if whole, part, ok := strings.Cut(label, "（其中"); ok && !strings.Contains(text, label) {
		label = whole + "…其中" + strings.TrimSuffix(part, "）")
	}
	for _, piece := range strings.Split(label, "…") {
		i := strings.Index(text, piece)
		if i < 0 {
			return false
		}
		text = text[i+len(piece):]
	}
	return true
}

// TestVerbatim: what is no piece of the text, or stands in another order, or
// leaves out words without the gap, is found.
func TestVerbatim(t *testing.T) {
	const text = "改造危房100户，其中木房5户，新建50户"
	for label, want := range map[string]bool{
		"改造危房": true, "改造危房…新建": true, "改造危房（其中木房）": true, "改造危房100户，其中木房": true,
		"新建危房": false, "改造危房新建": false, "新建…改造危房": false, "改造危房（新建）": false, "改造危房，新建": false,
	} {
		if isVerbatim(text, label) != want {
			t.Errorf("%s: %t", label, !want)
		}
	}
}

// TestShownOfPlans: so it is in whole plans, and a label can be read in a cell.
func TestShownOfPlans(t *testing.T) {
	files, _ := filepath.Glob("../testdata/plans/[0-9]*.[tm][xd]*")
	files = append(files, "../../examples/plan.txt")
	if dir := os.Getenv("FENJIE_PLANS"); dir != "" {
		more, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
		files = append(files, more...)
	}
	n := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, _, err := source.Read(file, data, nil)
		if err != nil {
			t.Fatal(err)
		}
		is := func(text, label, unit string) {
			n++
			if !shows(text, label, unit) || utf8.RuneCountInString(label) > 50 {
				t.Errorf("%s: %s\n shows %q", file, text, label)
			}
		}
		for _, s := range p.Sections {
			for _, g := range figures.Targets(s) {
				is(s.Overview, g.Metric, g.Unit)
			}
			for _, a := range figures.Funds(s) {
				is(s.Overview, a.For, "元")
			}
		}
		for _, m := range p.Measures() {
			for _, g := range figures.Of(m).Goals {
				is(m.Title+"。"+m.Sentences(), g.Metric, g.Unit)
			}
			for _, a := range figures.Of(m).Funds {
				is(m.Title+"。"+m.Sentences(), a.For, "元")
			}
		}
	}
	if n < 100 {
		t.Errorf("%d labels in %d plans", n, len(files))
	}
}

// TestShownOfTime: a figure of a cell whose header names a time is shown with it.
func TestShownOfTime(t *testing.T) {
	for cells, want := range map[string]string{
		"一季度目标：完成2个\n二季度目标：完成4个":      "一季度目标：完成；二季度目标：完成",
		"一季度目标：选址，新增民宿5家":             "一季度目标：…新增民宿",
		"上半年：完成投资50%\n下半年：新建学校2所":     "上半年：完成投资；下半年：新建学校",
		"6月底前进度：选址；完成立项3个\n说明：完成立项3个": "6月底前进度：…完成立项；完成立项",
		"1.一季度：新建学校2所":                "一季度：新建学校",
	} {
		m := &plan.Measure{Text: cells}
		for _, text := range strings.Split(cells, "\n") {
			m.Targets = append(m.Targets, measureOf(t, text).Targets...)
		}
		var got []string
		for _, g := range figures.Of(m).Goals {
			got = append(got, g.Metric)
		}
		if strings.Join(got, "；") != want {
			t.Errorf("%s: %q, want %q", cells, strings.Join(got, "；"), want)
		}
	}
}

// TestShownOfAnyText: words are shown of whatever targets a structured plan
// names, in its text or not.
func TestShownOfAnyText(t *testing.T) {
	m := &plan.Measure{Text: "面积", Targets: []plan.Target{{Text: "没有的", Metric: "率"}, {Text: "面积", Metric: "面积"}, {}, {Metric: "无"}},
		Amounts: []plan.Amount{{Text: "1亿元"}, {For: "其中"}, {Text: "面积", For: "面积", Kind: plan.KindOther}}}
	for k, g := range figures.Of(m).Goals {
		if k < len(m.Targets) && g.Metric != m.Targets[k].Metric {
			t.Errorf("target %d is shown as %q", k, g.Metric)
		}
	}
}

// FuzzShown: words are found for any text, every figure keeps some, and none is
// made up: a label consists of pieces of the text, in its order, and so is the unit
// that is shown beside it.
func FuzzShown(f *testing.F) {
	for _, seed := range []string{"其中甲县12家、乙县3家，面积5亩（其中丙1万元", "新建（其中）3家、等4个", "分别1家和2家、3家", "由2亿元提高到3亿元", "，，、（12%用于，",
		"甲、乙分别补助1万元和2万元", "改造危房100户，新建50户、公园2个，总投资3,000 万美元", "年产值突破1亿元、5亿元的企业，分别奖励1万元、2万元资金", "上线25个“一件事”，2026年达到３０个",
		"争取上级资金（其中奖励2000万元）5000万元", "5个翻一番5家元；确保1，全覆盖成1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !strings.ContainsAny(text, "\n\r") {
			holdsShown(t, text)
		}
	})
}

// FuzzPhrases puts sentences together from the words that figures of plans stand
// among, each byte a word, so that nearly every input has figures.
func FuzzPhrases(f *testing.F) {
	f.Add([]byte("0123456789abcdefghijklmnopqrstuvwxyz"))
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		seed := make([]byte, 4+r.IntN(20))
		for k := range seed {
			seed[k] = byte(r.IntN(256))
		}
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, words []byte) {
		var b strings.Builder
		for _, w := range words[:min(len(words), 60)] {
			b.WriteString(fuzzWords[int(w)%len(fuzzWords)])
		}
		p, _, err := source.Read("plan.txt", []byte("青山县方案\n一、经济\n（一）办事。"+b.String()+"（责任单位：县商务局）\n"), nil)
		if err != nil {
			return
		}
		for _, m := range p.Measures() {
			goals, shown := figures.Goals(m), figures.Of(m)
			for k, g := range shown.Goals {
				if g.Metric == "" && goals[k].Metric != "" {
					t.Errorf("%q: goal %d has lost its words", b.String(), k)
				}
			}
			if len(shown.Goals) != len(goals) || len(shown.Funds) > len(m.Amounts) {
				t.Errorf("%q: %d goals are shown of %d, %d funds of %d", b.String(), len(shown.Goals), len(goals), len(shown.Funds), len(m.Amounts))
			}
		}
	})
}

var fuzzWords = strings.Fields("5 12 1000 3.5 １２ 三 80% 5家 3所 200户 10公里 3000人次 8亩 2亿元 500万元 300元 7000万美元 ×× 个 家 人 亩 元 % ， 、 。 ； ： （ ） “ ” " +
	"其中 分别 合计 共 包括 另 等 和 及 或 以上 以内 不低于 不超过 约 超 达到 突破 提高到 增至 降至 由 从 每 每户 每年 均 的 为 在 " +
	"2024年 2025年 2026年底前 6月底前 上半年 全年 年底 同比 增长 下降 新增 新建 改造 培训 完成 争取 安排 给予 补助 奖励 最高 奖补 投资 总投资 贷款 债券 资金 预算 产值 收入 税收 面积 占比 覆盖率 " +
	"全覆盖 翻一番 用于 对 企业 学校 居民 产业 公园 厂房 甲 乙 县财政 上级 中央 自筹 减负 余额 标准 消费券")

// holdsShown holds what is shown of the figures of a text: every figure keeps some
// words, and they stand in the text.
func holdsShown(t *testing.T, text string) {
	t.Helper()
	p, _, err := source.Read("plan.txt", []byte("青山县方案\n一、经济\n（一）办事。"+text+"（责任单位：县商务局）\n"), nil)
	if err != nil {
		return
	}
	for _, m := range p.Measures() {
		goals, said := figures.Goals(m), m.Title+"。"+m.Sentences()
		shown := figures.Of(m)
		for k, g := range shown.Goals {
			switch {
			case g.Metric == "" && goals[k].Metric != "":
				t.Errorf("%q: goal %d has lost its words", text, k)
			case !shows(said, g.Metric, g.Unit):
				t.Errorf("%q: goal %d is shown as %q", text, k, g.Metric)
			case !strings.Contains(said, g.Unit) && !isMadeOf(g):
				t.Errorf("%q: goal %d is shown in %q", text, k, g.Unit)
			}
		}
		for k, a := range shown.Funds {
			if !shows(said, a.For, "元") {
				t.Errorf("%q: money %d is shown as %q", text, k, a.For)
			}
		}
	}
}

// isMadeOf reports a unit that stands for words of the text: 三分之二, 翻一番, 全覆盖.
func isMadeOf(g plan.Target) bool {
	return strings.HasPrefix(g.Unit, "/") || strings.HasPrefix(g.Unit, ":") || g.Unit == "倍" || g.Unit == "%"
}

// BenchmarkShown shows figures of a text of sentences, and of one without a stop: a
// figure costs no more for those that stand before it.
func BenchmarkShown(b *testing.B) {
	for _, piece := range []string{"对产值突破1亿元、2亿元的企业，分别奖励1万元、2万元，", "新建学校5所、公园3个，总投资1亿元，", "上半年完成5家，开工率5%，", "小区5个（居民8户，面积6亩），", "2025年新增3家，2026年新增4家，", "其中争取1亿元，", "、论坛3场"} {
		for _, n := range []int{100, 800} {
			m := measureOf(b, strings.Repeat(piece, n))
			b.Run(fmt.Sprintf("%s×%d", piece, n), func(b *testing.B) {
				for b.Loop() {
					figures.Of(m)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/piece")
			})
		}
	}
}
