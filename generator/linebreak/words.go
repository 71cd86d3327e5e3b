package linebreak

import (
	"strings"
	"sync"
)

// words are common words of plans' titles. A line of a title or a cell is not
// broken within one where it can be broken beside it (标题回行，词意完整:
// GB/T 9704—2012, 7.3.1). A word that is not here is only broken as any text is.
const words = `
征求意见稿 送审稿 讨论稿 印发稿 工作方案 实施方案 行动方案 工作计划 行动计划 实施计划 实施意见 指导意见 工作要点 任务清单 任务分解 责任分工 汇总 情况 简报 报告 办法 细则
高质量 现代化 一体化 一体 数字化 便利化 示范区 试验区 开发区 人民政府 委员会 办公室
工作 方案 实施 行动 计划 规划 意见 措施 政策 若干 通知 任务 清单 目标 责任 分工 要点
推动 推进 促进 加快 加强 加大 落实 承接 深化 强化 优化 提升 提高 完善 改善 保障 支持 打造 建设 培育 扩大 争取 实现 全面 全力 大力 持续 进一步
经济 社会 民生 产业 集群 工业 农业 农村 乡村 振兴 城乡 城镇 城市 融合 区域 协调 发展 高效 共同 富裕
科技 教育 人才 创新 改革 开放 外贸 外资 对外 贸易 投资 消费 市场 主体 企业 民营 营商 环境 服务 服务业 制造业 制造 先进 现代 数字 智能
交通 枢纽 综合 基础 设施 公路 铁路 港口 水利 能源 电力 要素 土地 资金 财政 金融 预算 补助 补贴 奖补 专项 项目 工程
生态 文明 绿色 低碳 安全 生产 应急 文化 旅游 体育 卫生 医疗 健康 养老 托育 就业 创业 住房 社保 公共 治理 基层 管理 监管 质量 水平 力度 能力 体系 机制 重点 领域 有效 更大 更高
`

// longestWord is how many characters the longest of them has.
const longestWord = 5

var wordList = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
})

// phrase is the length of the longest common word that text begins with.
func phrase(text []rune) int {
	for n := min(longestWord, len(text)); n > 1; n-- {
		if wordList()[string(text[:n])] {
			return n
		}
	}
	return 0
}
