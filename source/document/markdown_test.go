package document

import "testing"

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"headings", "# 工作方案 #\n\n二级\n---\n###### 六级\n#一、总体要求\n# C#\n",
			"1:3 #工作方案\n3:1 ##二级\n5:8 ######六级\n6:2 #一、总体要求\n7:3 #C#"},
		{"a line is a paragraph", "（一）甲。  \n牵头单位：市科技局\\\n配合单位：市经信局\n", "1:1 （一）甲。\n2:1 牵头单位：市科技局\n3:1 配合单位：市经信局"},
		{"numbers stay, bullets go", "1. 甲\n2. 乙\n\n- 丙\n  - 丁\n* 戊\n+ 己\n3\\. 庚\n4.辛\n1）壬\n",
			"1:1 1. 甲\n2:1 2. 乙\n4:3 丙\n5:5 丁\n6:3 戊\n7:3 己\n8:1 3. 庚\n9:1 4.辛\n10:1 1）壬"},
		{"emphasis goes, also beside Chinese stops", "**牵头单位：**市科技局，*重点*工作。\n***丙***",
			"1:1 牵头单位：市科技局，重点工作。\n2:4 丙"},
		{"stars of leads stay", "（责任单位：*市科技局、*市经信局，带*的为牵头单位）\n（*市科技局；带*的牵头）\n*市科技局、市经信局\n（**市科技局、**市经信局）\n\\*市科技局、\\*市经信局",
			"1:1 （责任单位：*市科技局、*市经信局，带*的为牵头单位）\n2:1 （*市科技局；带*的牵头）\n3:1 *市科技局、市经信局\n4:1 （**市科技局、**市经信局）\n5:1 *市科技局、*市经信局"},
		{"stars around a clause are emphasis", "*责任单位：市府办、各承办单位*\n提质。*（责任单位：市科技局）*\n*（市科技局牵头）*\n*注：下同。*\n- *责任单位：市科技局*\n市科技局*、市经信局*\n（市科技局*（牵头）、市经信局*）\n*市科技局：统筹",
			"1:2 责任单位：市府办、各承办单位\n2:1 提质。（责任单位：市科技局）\n3:2 （市科技局牵头）\n4:2 注：下同。\n5:4 责任单位：市科技局\n6:1 市科技局*、市经信局*\n7:1 （市科技局*（牵头）、市经信局*）\n8:1 *市科技局：统筹"},
		{"bold before a lead's star", "**牵头单位：***市科技局、市经信局", "1:1 牵头单位：*市科技局、市经信局"},
		{"blanks to fill in stay", "安排____万元，其中____万元，__ 元", "1:1 安排____万元，其中____万元，__ 元"},
		{"angle brackets are text", "市财政局<国资办>、<人才办>\n<div>甲</div>", "1:1 市财政局<国资办>、<人才办>\n2:1 <div>甲</div>"},
		{"products and references", "3*4*5 a&lt;b&gt;&amp;&nbsp;&#42;&甲; `x` [责任单位：甲](乙)", "1:1 3*4*5 a<b>& *&甲; x [责任单位：甲](乙)"},
		{"quotations and rules", "> 甲\n> > 乙\n\n---\n***\n丙\n===", "1:3 甲\n2:5 乙\n6:1 #丙"},
		{"an underline of nothing stays", "\n===", "2:1 ==="},
		{"tables", "| 序号 | **任务** | 责任单位 |\n| :-- | --- | --: |\n| 1 | 甲\\|乙<br>丙 | *市科技局 |\n2 | | 市经信局\n丁",
			"1:1 序号|任务|责任单位 / 1|甲|乙⏎丙|*市科技局 / 2||市经信局\n5:1 丁"},
		{"a table with an empty corner, quoted", "> | | 单位 |\n> |-|-|\n> | 甲 | |\n# 乙|丙", "1:1 |单位 / 甲|\n4:3 #乙|丙"},
		{"a table with an empty header", "|||\n|-|-|\n|甲|乙|", "1:1 | / 甲|乙"},
		{"a column without pipes is no table", "甲\n-|", "1:1 甲\n2:1 -|"},
		{"code keeps its marks", "```text\n*a* # b\n---\n```\n甲", "2:1 *a* # b\n3:1 ---\n5:1 甲\n! 1 code-language 代码块的说明未作为正文读取“text”"},
		{"front matter", "---\ntitle: 方案\nyear: 2025\n---\n一、甲", "5:1 一、甲\n! 1 front-matter 文件开头的元数据（--- 之间）未作为正文读取“title: 方案 year: 2025”"},
		{"a rule first is no front matter", "---\n一、甲\n---\n", "2:1 ##一、甲"},
		{"a comment", "甲\n\n<!-- 待改 -->", "1:1 甲\n! 3 html-comment HTML 注释未作为正文读取“<!-- 待改 -->”"},
		{"indented text is text", "　　一、甲\n\n    （一）乙", "1:1 　　一、甲\n3:5 （一）乙"},
	} {
		t.Run(c.name, func(t *testing.T) { same(t, show(must(t, "方案.md", c.text)), c.want) })
	}
}
