package sentence

import (
	"strings"
	"unicode/utf8"
)

// Verbs are what plans do with things; a verb before several goes to each of
// them. The longer stand before what they begin with.
var Verbs = strings.Fields("新改建 新培育 新认定 新引进 新创建 新开工 新投用 新开通 新组建 新增 新建 新创 培育 引进 招引 引育 建成 建设 建立 打造 完成 实施 开展 举办 组织 组建 推动 推进 " +
	"改造 改建 扩建 续建 迁建 重建 大中修 大修 中修 维修 养护 提升 提质 创建 争创 争取 供应 供给 保障 发放 投放 发行 开工 开通 竣工 完工 投用 整治 治理 拆除 盘活 清理 处置 恢复 更新 修复 修缮 种植 播种 养殖 收获 " +
	"培训 培养 帮扶 救助 服务 惠及 带动 吸引 招聘 推广 布局 布设 设立 签约 认定 储备 谋划 筹集 筹建 收储 收购 回收 出让 优化 撤并 淘汰 关停 检查 排查 化解 办理 发布 制定 编制 出台 " +
	"入选 列入 获评 获得 安排 扶持 支持 奖励 补助 补贴 资助 减免 降低 压减 归集 接入 上线 整合 安装 加装 铺设 疏浚 搬迁 实现 增加 扩大 提高 增长 调整 计划 撬动 吸纳 派遣 选派 选聘")

// notAlone: with a verb these make one noun: 建设用地, 保障性, 服务业.
var notAlone = strings.Fields("用地 性 业 库 型 区 力 者 率 额 量 期 费 源 链 贸易 单位 机构 人员 对象 面积 任务 指标 规模 中心 基地 站 点 资金")

// byFirst are verbs by the character with which they begin: every figure of a plan
// is asked for them.
var byFirst = func() map[rune][]string {
	by := map[rune][]string{}
	for _, v := range Verbs {
		r, _ := utf8.DecodeRuneInString(v)
		by[r] = append(by[r], v)
	}
	return by
}()

// LeadingVerb cuts the verb off with which words begin.
func LeadingVerb(words string) (verb, rest string) {
	first, _ := utf8.DecodeRuneInString(words)
	for _, v := range byFirst[first] {
		rest, ok := strings.CutPrefix(words, v)
		if !ok {
			continue
		}
		for _, noun := range notAlone {
			if strings.HasPrefix(rest, noun) {
				return "", words
			}
		}
		return v, rest
	}
	return "", words
}

// BeginsWithVerb reports words that say what is done: 改造广场.
func BeginsWithVerb(words string) bool {
	verb, _ := LeadingVerb(words)
	return verb != ""
}

// LeadingVerbs cuts all verbs off with which words begin: 改造提升.
func LeadingVerbs(words string) (all, rest string) {
	rest = words
	for {
		verb, after := LeadingVerb(rest)
		if verb == "" || after == "" {
			return words[:len(words)-len(rest)], rest
		}
		rest = after
		for _, join := range []string{"、", "和", "及"} {
			if v, _ := LeadingVerb(strings.TrimPrefix(rest, join)); v != "" {
				rest = strings.TrimPrefix(rest, join)
			}
		}
	}
}
