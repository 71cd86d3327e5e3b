package source_test

import (
	"strings"
	"testing"

	"fenjie/source"
	"fenjie/source/plan"
	"fenjie/source/settings"
)

// TestShapes holds forms of the whole text: heads and ends of issued plans,
// numbering, broken lines, clauses in odd places. Each want is the structure
// without figures, as testdata/plans/README.md describes it.
func TestShapes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a notice with numbered paragraphs goes before the plan", `
秘密★3年
云 山 县 人 民 政 府 文 件
云政发〔2026〕12号        签发人：赵某某
云山县人民政府关于印发《云山县2026年
便民利企实施方案》的通知
各乡镇人民政府：
《云山县2026年便民利企实施方案》已经同意，现印发给你们。
一、明确责任。各单位抓紧部署。
二、加强督办。按月通报。
云山县人民政府
2026年3月1日
云山县2026年便民利企实施方案
（送审稿）
为优化服务，制定本方案。
一、提升服务
（一）设立窗口。设立综合窗口。（责任单位：县行政审批局）
（二）精简材料。精简一批。（责任单位：县司法局）
附件：1．事项清单
2．联络名单
云山县人民政府办公室
二〇二六年三月一日
（此件公开发布）
抄送：县委各部门。`, `
plan 云山县2026年便民利企实施方案 | 送审稿 | 2026
S1 一、 提升服务 |
M1 （一） 设立窗口
U 县行政审批局:lead
M2 （二） 精简材料
U 县司法局:lead
units 2
closing 附件：1．事项清单/2．联络名单/云山县人民政府办公室/二〇二六年三月一日/（此件公开发布）/抄送：县委各部门。`},
		{"a title below the notice's date that the notice does not name", `
云山县人民政府办公室关于分解今年重点工作的通知
各乡镇人民政府：
现将任务分解如下，请认真落实。
2026年1月9日
云山县2026年重点工作
任务分工方案
一、目标
1.稳增长。（责任单位：县发改局）
2.促投资。（责任单位：县商务局）`, `
plan 云山县2026年重点工作任务分工方案 | | 2026
S1 一、 目标 |
M1 1. 稳增长
U 县发改局:lead
M2 2. 促投资
U 县商务局:lead
units 2`},
		{"a title that the notice names in part between its marks", `
三部门关于印发《绿色流通行动方案》重点任务分工的通知
各有关部门：
现将《绿色流通行动方案》重点任务分工印发给你们。
绿色流通行动方案重点任务分工
一、减量
（一）推进减量。落实标准。（商务部、国家邮政局）
（二）推进回收。完善网络。（商务部会同生态环境部负责；2027年底前完成）
二、保障
（三）加大支持。给予支持。（财政部牵头，税务总局参与）`, `
plan 绿色流通行动方案重点任务分工 | |
basis 绿色流通行动方案 |
S1 一、 减量 |
M1 （一） 推进减量
U 商务部:shared 国家邮政局:shared
M2 （二） 推进回收
U 商务部:lead 生态环境部:support
D 2027
S2 二、 保障 |
M3 （三） 加大支持
U 财政部:lead 税务总局:support
units 5`},
		{"a stage without brackets below the title", `
云山县水利建设方案
征求意见稿
一、建设
1.修水渠。（责任单位：县水利局）`, `
plan 云山县水利建设方案 | 征求意见稿 |
S1 一、 建设 |
M1 1. 修水渠
U 县水利局:lead
units 1`},
		{"decimals below whole numbers", `
云山县交通方案
1 总体要求
坚持统筹。
2 主要任务
2.1 修路
牵头单位：县交通局
2.2 建桥
1.5万人受益。
牵头单位：县交通局
3 保障
3.1 加强领导`, `
plan 云山县交通方案 | |
S1 1 总体要求 |
S2 2 主要任务 |
M1 2.1 修路
U 县交通局:lead
M2 2.2 建桥
U 县交通局:lead
S3 3 保障 |
units 1`},
		{"signs that hold number and stop", `
云山县方案
一、建设
⒈ 修路。（责任单位：县交通局）
⒉ 建桥。（责任单位：县交通局）
二、服务
㈠ 办学。（责任单位：县教育局）
㈡ 行医。（责任单位：县卫健局）`, `
plan 云山县方案 | |
S1 一、 建设 |
M1 ⒈ 修路
U 县交通局:lead
M2 ⒉ 建桥
U 县交通局:lead
S2 二、 服务 |
M3 ㈠ 办学
U 县教育局:lead
M4 ㈡ 行医
U 县卫健局:lead
units 3`},
		{"items that run on in one paragraph after a clause", `
云山县方案
一、奖励
1.对新设企业给予奖励。责任单位：县商务局、县财政局。2.对老企业技改给予补助。责任单位：县经信局。3.对人才给予补贴。（责任单位：县人社局）4.其他事项另行规定。`, `
plan 云山县方案 | |
S1 一、 奖励 |
M1 1. 对新设企业给予奖励
U 县商务局:shared 县财政局:shared
M2 2. 对老企业技改给予补助
U 县经信局:lead
M3 3. 对人才给予补贴
U 县人社局:lead
M4 4. 其他事项另行规定
U
units 4`},
		{"a clause broken over lines", `
云山县方案
一、民生
（一）办学。扩建学校。（牵头单位：县教育局；配合单位：县财政
局、县住建局）
（二）行医。改造医院。
责任单位：县卫健局、
县医保局
（三）养老。新增床位。
责任单位：
县民政局`, `
plan 云山县方案 | |
S1 一、 民生 |
M1 （一） 办学
U 县教育局:lead 县财政局:support 县住建局:support
M2 （二） 行医
U 县卫健局:shared 县医保局:shared
M3 （三） 养老
U 县民政局:lead
units 6`},
		{"a bracket that holds names only", `
云山县方案
一、民生
（一）办学。扩建学校（幼儿园、小学）。（县教育局、县财政局，各乡镇）
（二）行医。改造医院（卫生院）。
（三）养老。新增床位。（县民政局）`, `
plan 云山县方案 | |
S1 一、 民生 |
M1 （一） 办学
U 县教育局:shared 县财政局:shared 各乡镇:shared
M2 （二） 行医
U
M3 （三） 养老
U 县民政局:lead
units 4`},
		{"a clause below a task table is its section's", `
云山县分解表
序号	任务	责任单位	完成时限
1	修路	县交通局（牵头）、县财政局	2026年6月
2	建桥		12月底
责任单位：县督查室`, `
plan 云山县分解表 | |
S1 | 县督查室:lead
C 序号 任务 责任单位 完成时限
M1 1 修路
U 县交通局:lead 县财政局:support
D 2026-06
M2 2 建桥
U 县督查室:lead
D 12月底
units 3`},
		{"the last of two items alone names units, below a part with a lead", `
云山县防汛工作方案
一、备足物资（由县应急局牵头）
（一）储备。备齐沙袋。（责任单位：*县应急局、县财政局）
（二）检修。检修泵站。（责任单位：*县水利局）
二、守住底线
（一）值守。全天有人。
（二）督查。逐日通报。（责任单位：县府办）`, `
plan 云山县防汛工作方案 | |
S1 一、 备足物资 | 县应急局:lead
M1 （一） 储备
U 县应急局:lead 县财政局:support
M2 （二） 检修
U 县水利局:lead
S2 二、 守住底线 |
M3 （一） 值守
U
M4 （二） 督查
U 县府办:lead
units 4`},
		{"the last of two items alone names units, on its own line, where other items have theirs", `
云山县防汛工作方案
一、备足物资
（一）储备。备齐沙袋。
责任单位：县应急局
二、守住底线
（一）值守。
全天有人。
（二）督查。
逐日通报。
责任单位：县府办`, `
plan 云山县防汛工作方案 | |
S1 一、 备足物资 |
M1 （一） 储备
U 县应急局:lead
S2 二、 守住底线 |
M2 （一） 值守
U
M3 （二） 督查
U 县府办:lead
units 2`},
		{"numbered items run on in one line, each with its clause, below an issued document's number", `
云山县人民政府关于抓好项目的实施意见
云政发〔2026〕8号
一、抓好项目。
（一）重大项目。1.储备项目。储备一批。（责任单位：县发改局）2.开工建设。开工一批。（责任单位：县水利局）
（二）技改项目。更新一批。（责任单位：县经信局）`, `
plan 云山县人民政府关于抓好项目的实施意见 | | 2026
S1 一、 抓好项目 |
S1.1 （一） 重大项目 |
M1 1. 储备项目
U 县发改局:lead
M2 2. 开工建设
U 县水利局:lead
M3 （二） 技改项目
U 县经信局:lead
units 3`},
		{"an annex with a table of tasks below the last item", `
云山县工作方案
一、抓好项目
1.修路。修路一批。
牵头单位：县交通局
附件2
重点项目表
序号	项目名称	责任单位
1	城北水厂	县水利局
2	会展中心	县城投集团
云山县人民政府
2026年3月1日`, `
plan 云山县工作方案 | |
S1 一、 抓好项目 |
M1 1. 修路
U 县交通局:lead
S2 附件2 重点项目表 |
C 序号 项目名称 责任单位
M2 1 城北水厂
U 县水利局:lead
M3 2 会展中心
U 县城投集团:lead
units 3
closing 云山县人民政府/2026年3月1日`},
		{"units in the running sentence count where an item has no clause", `
云山县就业行动计划
一、稳岗扩岗。县人社局牵头，县财政局配合，落实返还政策。
二、支持创业。由县人社局负责，年底前建成基地。（责任单位：县科技局）
三、提升技能。办好培训，由县教育局负责，县总工会参与。
四、加强保障。
责任单位：县财政局
五、组织实施。各乡镇负责，建立联席会议制度。`, `
plan 云山县就业行动计划 | |
S1 |
M1 一、 稳岗扩岗
U 县人社局:lead 县财政局:support
M2 二、 支持创业
U 县科技局:lead
D 年底前
M3 三、 提升技能
U 县教育局:lead 县总工会:support
M4 四、 加强保障
U 县财政局:lead
S2 五、 组织实施 |
units 5`},
		{"rows that head others, add up others, or say 同上", `
云山县民生实事分解表
序号	项目	内容	总投资	责任单位	配合单位	完成时限
一	教育类					
1	建学校	新建一所	800	县教育局	县财政局、县住建局	8月底
2	办食堂	改造一批	60	县市场监管局	同上	同上
二	交通类					
3	修路	硬化一批	90	县交通局	〃	年底
4	建桥	加固一批	50	县交通局	/	年底
	合 计		1000			`, `
plan 云山县民生实事分解表 | |
S1 一 教育类 |
C 序号 项目 内容 总投资 责任单位 配合单位 完成时限
M1 1 建学校
U 县教育局:lead 县财政局:support 县住建局:support
D 8月底
M2 2 办食堂
U 县市场监管局:lead 县财政局:support 县住建局:support
D 8月底
S2 二 交通类 |
M3 3 修路
U 县交通局:lead 县财政局:support 县住建局:support
D 年底
M4 4 建桥
U 县交通局:lead
D 年底
units 5
closing 合 计　总投资：1000`},
		{"rows that are tasks, though they are numbered 一 or lack units", `
云山县分解表
序号	任务	内容	责任单位
一	修路	硬化一批	县交通局
二	建桥		
三	合计费用核算	核算一批	县财政局`, `
plan 云山县分解表 | |
S1 |
C 序号 任务 内容 责任单位
M1 一 修路
U 县交通局:lead
M2 二 建桥
U
M3 三 合计费用核算
U 县财政局:lead
units 2`},
		{"articles whose items a clause closes", `
云山县若干措施
第一条 支持研发。给予资助。
责任部门：县科技局
第二条 支持平台。
（一）给予补助；
（二）共享设备。
责任部门：县经信局
第三条 加强保障。
责任部门：县财政局
第四条 附则。本措施自印发之日起施行。`, `
plan 云山县若干措施 | |
S1 |
M1 第一条 支持研发
U 县科技局:lead
M2 第二条 支持平台
U 县经信局:lead
M3 第三条 加强保障
U 县财政局:lead
units 3
closing 第四条附则。本措施自印发之日起施行。`},
		{"a rule on the plan itself above an annex", `
云山县实施意见
第一章 主体
第一条 【晋升资质】新增一级企业2家。（责任单位：县住建局）
第二条 【做大做强】新增二级企业8家。（责任单位：县住建局、县税务局）
第二章 附则
第三条 所需资金由县财政统筹安排。（责任单位：县财政局）
第四条 本意见自2025年5月1日起施行，有效期至2027年12月31日。
附件：重点任务表
序号	工作内容	责任单位
1	举办大会	县住建局
2	评选企业	县税务局`, `
plan 云山县实施意见 | |
S1 第一章 主体 |
M1 第一条 晋升资质
U 县住建局:lead
M2 第二条 做大做强
U 县住建局:shared 县税务局:shared
S2 第二章 附则 |
M3 第三条 所需资金由县财政统筹安排
U 县财政局:lead
S3 附件： 重点任务表 |
C 序号 工作内容 责任单位
M4 1 举办大会
U 县住建局:lead
M5 2 评选企业
U 县税务局:lead
units 3
closing 第四条本意见自2025年5月1日起施行，有效期至2027年12月31日。`},
		{"clauses before the text, in the last measure too", `
云山县整改清单
一、管网滞后。
责任单位：县住建局
整改目标：管网补齐。
二、扬尘反复。
责任单位：县交通局
整改目标：扬尘消除。
整改措施：
（1）关停一批。
（2）规范一批。
三、噪声扰民。
责任单位：县公安局
整改目标：噪声减少。
本清单自印发之日起施行。
云山县人民政府
2026年3月1日`, `
plan 云山县整改清单 | |
S1 |
M1 一、 管网滞后
U 县住建局:lead
M2 二、 扬尘反复
U 县交通局:lead
M3 三、 噪声扰民
U 县公安局:lead
units 3
closing 本清单自印发之日起施行。/云山县人民政府/2026年3月1日`},
		{"names one a line, and a signature that is none of them", `
云山县方案
一、民生
（一）办学。扩建学校。责任单位：县教育局
    县财政局
    县住建局
完成时限：全年
（二）行医。改造医院。
责任单位：
县卫健局
各乡镇（街道）
（三）养老。新增床位。
牵头单位：县民政局
县级财政给予补助。
配合单位：县财政局
县民政局
2026年3月1日`, `
plan 云山县方案 | |
S1 一、 民生 |
M1 （一） 办学
U 县教育局:shared 县财政局:shared 县住建局:shared
D 全年
M2 （二） 行医
U 县卫健局:shared 各乡镇（街道）:shared
M3 （三） 养老
U 县民政局:lead 县财政局:support
units 6
closing 县民政局/2026年3月1日`},
		{"a heading's clause on lines of its own, where other headings hold measures", `
云山县健身方案
第一部分 目标
一、办好赛事
牵头单位：县教科体局
责任单位：县文广旅局
1.举办赛事一批；
2.承办赛事一批。
二、发展产业
1.引进企业。（责任单位：县招商局）
2.培育企业。（责任单位：县统计局）`, `
plan 云山县健身方案 | |
S1 第一部分 目标 |
S1.1 一、 办好赛事 | 县教科体局:lead 县文广旅局:support
M1 1. 举办赛事一批
U 县教科体局:lead 县文广旅局:support
M2 2. 承办赛事一批
U 县教科体局:lead 县文广旅局:support
S1.2 二、 发展产业 |
M3 1. 引进企业
U 县招商局:lead
M4 2. 培育企业
U 县统计局:lead
units 4`},
		{"numbers before clauses, and numbers that are part of a clause's item", `
云山县方案
一、服务
（一）降成本。降低一批。
1. 牵头单位：县资规局
2. 配合单位：县发改局
3. 完成时限：2026年6月底前
（二）提效率。提高一批。
①责任单位：县政务服务局
（三）强保障。
1.责任单位：县财政局。安排经费。
2.责任单位：县人社局。安排人员。
二、监督
1、牵头单位：县府办
（一）督查。
（二）考核。（责任单位：县委组织部）`, `
plan 云山县方案 | |
S1 一、 服务 |
S1.1 （三） 强保障 |
M3 1.
U 县财政局:lead
M4 2.
U 县人社局:lead
M1 （一） 降成本
U 县资规局:lead 县发改局:support
D 2026-06
M2 （二） 提效率
U 县政务服务局:lead
S2 二、 监督 | 县府办:lead
M5 （一） 督查
U 县府办:lead
M6 （二） 考核
U 县委组织部:lead
units 7`},
		{"titles that begin with a number", `
云山县方案
一、服务
1. 15分钟便民圈。建成一批。（责任单位：县商务局）
2. 5G基站。建成一批。（责任单位：县经信局）
3.12345热线。提质一批。（责任单位：县府办）
4.2026年底前，办好食堂。（责任单位：县教育局）
5、3D打印。培育一批。
1.5万元以上的给予补助。（责任单位：县科技局）`, `
plan 云山县方案 | |
S1 一、 服务 |
M1 1. 15分钟便民圈
U 县商务局:lead
M2 2. 5G基站
U 县经信局:lead
M3 3. 12345热线
U 县府办:lead
M4 4. 2026年底前，办好食堂
U 县教育局:lead
D 2026
M5 5、 3D打印
U 县科技局:lead
units 5`},
		{"a number in 汉字 and a blank before a title", `
云山县民生方案
一 就业工程
（1）新增就业一批。
（2）开发岗位一批。
牵头单位 县人社局
责任单位 县财政局 县残联
二　教育工程
（1）新建学校一批。
（2）招录教师一批。
牵头单位 县教育局`, `
plan 云山县民生方案 | |
S1 |
M1 一 就业工程
U 县人社局:lead 县财政局:support 县残联:support
M2 二 教育工程
U 县教育局:lead
units 4`},
		{"a number in 汉字 and a blank that count nothing", `
云山县民生方案
三 农工作稳中有进
一、就业
（一）开发岗位（责任单位：县人社局）。开发一批。
（二）办好培训。
一 体推进
责任单位：县教育局`, `
plan 云山县民生方案 | |
S1 一、 就业 |
M1 （一） 开发岗位
U 县人社局:lead
M2 （二） 办好培训
U 县教育局:lead
units 2`},
		{"columns for persons, and fields named after tasks", `
云山县清单
任务类别	工作任务	牵头单位及责任人	配合单位
产业	发展产业	县农业农村局 张某某	县财政局
	培育企业	县经信局	县财政局
人才	培训农民	县人社局 李某	各乡镇`, `
plan 云山县清单 | |
S1 产业 |
C 任务类别 工作任务 牵头单位及责任人 配合单位
M1 发展产业
U 县农业农村局:lead 县财政局:support
M2 培育企业
U 县经信局:lead 县财政局:support
S2 人才 |
M3 培训农民
U 县人社局:lead 各乡镇:support
units 5`},
		{"every enumeration is closed by a clause on its own line", `
云山县防汛工作方案
一、备足物资
（一）储备。备齐沙袋。
（二）检修。检修泵站。
责任单位：县应急局
二、守住底线
（一）值守。全天有人。
（二）督查。逐日通报。
责任单位：县府办`, `
plan 云山县防汛工作方案 | |
S1 |
M1 一、 备足物资
U 县应急局:lead
M2 二、 守住底线
U 县府办:lead
units 2`},
		{"the closing of a plan that puts its clauses first", `
云山县实事方案
一、实事
（一）修道路
责任单位：县交通局
修道路3条。
（二）建学校
责任单位：县教育局
建学校2所。
（三）建公园
责任单位：县住建局
建公园1个。
各地各部门要高度重视，抓好落实。
联系人：张三，电话12345678。`, `
plan 云山县实事方案 | |
S1 一、 实事 |
M1 （一） 修道路
U 县交通局:lead
M2 （二） 建学校
U 县教育局:lead
M3 （三） 建公园
U 县住建局:lead
units 3
closing 各地各部门要高度重视，抓好落实。/联系人：张三，电话12345678。`},
		{"the closing of a plan that has its clauses in its titles", `
云山县实事方案
一、实事
（一）修道路（责任单位：县交通局）
修道路3条。
全部绿化。
（二）建学校（责任单位：县教育局）
建学校2所。
（三）建公园（责任单位：县住建局）
各镇建公园1个。
县级各有关单位要抓好落实。
结果将予通报。`, `
plan 云山县实事方案 | |
S1 一、 实事 |
M1 （一） 修道路
U 县交通局:lead
M2 （二） 建学校
U 县教育局:lead
M3 （三） 建公园
U 县住建局:lead
units 3
closing 县级各有关单位要抓好落实。/结果将予通报。`},
		{"no closing where the last measure goes on as far as others do", `
云山县实事方案
一、实事
（一）修道路
责任单位：县交通局
修道路3条。
全部绿化。
（二）建公园
责任单位：县住建局
建公园1个。
配套停车场。
县政府将组织验收。`, `
plan 云山县实事方案 | |
S1 一、 实事 |
M1 （一） 修道路
U 县交通局:lead
M2 （二） 建公园
U 县住建局:lead
units 2
closing 县政府将组织验收。`},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, _, err := source.Read("方案.txt", []byte(strings.TrimPrefix(c.text, "\n")), &settings.Settings{})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := shape(p), strings.TrimSpace(c.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// shape is the structure of a plan without its figures, with its closing.
func shape(p *plan.Plan) string {
	var lines []string
	for _, l := range splitLines(dump(p)) {
		l = strings.TrimSpace(l)
		if !strings.ContainsAny(l[:1], "TABP") {
			lines = append(lines, l)
		}
	}
	if p.Closing != "" {
		lines = append(lines, "closing "+strings.ReplaceAll(p.Closing, "\n", "/"))
	}
	return strings.Join(lines, "\n")
}

// wrapped breaks paragraphs off at a width in 汉字, with page numbers, as a PDF
// gives them. A stop may hang over the margin.
func wrapped(text string, width int, indent string) string {
	var b strings.Builder
	lines := 0
	for _, paragraph := range strings.Split(text, "\n") {
		n := 0
		for _, r := range indent + paragraph {
			if n >= 2*width && !strings.ContainsRune("，。、；：）", r) {
				b.WriteByte('\n')
				if lines++; lines%20 == 0 {
					b.WriteString("- 7 -\n")
				}
				n = 0
			}
			b.WriteRune(r)
			n++
			if r > 0x2000 {
				n++
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// The example broken off at the width of a page, with page numbers, indented
// or not, has the same structure.
func TestWrappedText(t *testing.T) {
	text := string(readFile(t, examples+"/plan.txt"))
	text = strings.ReplaceAll(text, "\n\n", "\n")
	set := loadSettings(t, examples+"/fenjie.yaml")
	want := dump(readExample(t, "plan.txt"))
	for _, c := range []struct {
		width  int
		indent string
	}{{28, "　　"}, {28, ""}, {36, "　　"}, {40, "    "}, {44, ""}} {
		p, problems, err := source.Read("方案.txt", []byte(wrapped(text, c.width, c.indent)), set)
		if err != nil {
			t.Fatal(err)
		}
		if diff := compareDumps(want, dump(p)); diff != "" {
			t.Errorf("width %d, indent %q:\n%s", c.width, c.indent, diff)
		}
		if !reports(problems, "wrapped-lines") || !reports(problems, "page-number") {
			t.Errorf("width %d: joined lines and page numbers are not reported", c.width)
		}
	}
}

func reports(problems []plan.Problem, code string) bool {
	for _, p := range problems {
		if p.Code == code {
			return true
		}
	}
	return false
}

// What came with a web page or a bad key changes nothing of the structure.
func TestStrayCharacters(t *testing.T) {
	text := string(readFile(t, examples+"/plan.txt"))
	set := loadSettings(t, examples+"/fenjie.yaml")
	want := dump(readExample(t, "plan.txt"))
	for name, change := range map[string]*strings.Replacer{
		"zero width":       strings.NewReplacer("责任单位", "责\u200b任单\u200d位", "市", "\u2060市"),
		"no-break blanks":  strings.NewReplacer("（责任", "\u00a0（\u00a0责任", "。\n", "。\u00a0\u00a0\n", "、市", "、\u00a0市"),
		"blanks in words":  strings.NewReplacer("责任单位", "责 任 单 位"),
		"trailing blanks":  strings.NewReplacer("\n", " \t\u3000\n"),
		"double spacing":   strings.NewReplacer("\n", "\n\n\n"),
		"half width":       strings.NewReplacer("（", "(", "）", ")", "：", ":", "；", ";"),
		"full width":       strings.NewReplacer("0", "０", "1", "１", "2", "２", "5", "５", "8", "８"),
		"old Mac line end": strings.NewReplacer("\n", "\r"),
	} {
		p, _, err := source.Read("方案.txt", []byte(change.Replace(text)), set)
		if err != nil {
			t.Fatal(err)
		}
		if name == "half width" || name == "full width" {
			if got, want := shapeOfUnits(p), shapeOfUnits(readExample(t, "plan.txt")); got != want {
				t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
			}
			continue
		}
		if diff := compareDumps(want, dump(p)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

// shapeOfUnits is who answers for each measure.
func shapeOfUnits(p *plan.Plan) string {
	var b strings.Builder
	for _, m := range p.Measures() {
		b.WriteString(unitsOf(m.Units) + "\n")
	}
	return b.String()
}
