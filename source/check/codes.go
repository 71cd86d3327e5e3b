package check

// ReaderCode is a code of the reader's own problems, which no rule looks for.
type ReaderCode struct{ Code, Name string }

// ReaderCodes are what readers and documents may tell beside the rules, in the
// order of docs/rules.md.
var ReaderCodes = []ReaderCode{
	{"tracked-changes", "Word 文件有修订痕迹，按接受全部修订后的文字读取"},
	{"comments", "Word 文件有批注，未作为正文读取"},
	{"footnotes", "Word 文件有脚注或尾注，接在正文之后读取"},
	{"contents", "Word 文件有目录，未作为正文读取"},
	{"pictures", "Word 文件有图片，图片中的文字未读取"},
	{"symbols", "Word 文件有符号字体的字符，未读取"},
	{"margins", "Word 文件有页眉或页脚，未作为正文读取"},
	{"front-matter", "Markdown 文件开头的元数据未作为正文读取"},
	{"code-language", "Markdown 代码块的说明未作为正文读取"},
	{"html-comment", "Markdown 中的 HTML 注释未作为正文读取"},
	{"control-character", "有不可见的控制字符，已略去"},
	{"invisible-character", "有零宽等看不见的字符，已略去"},
	{"wrapped-lines", "正文按页宽断行（多为从 PDF 复制），已接成段落"},
	{"page-number", "混在正文中的页码，未作为正文读取"},
	{"person-left-out", "责任单位一栏里读作责任人的姓名、职务，未列为责任单位"},
	{"unit-from-text", "任务没有责任条款，责任单位是从正文的语句（由…负责，…配合）读出的"},
	{"duty-unread", "正文里的分工语句不能确定是整项任务的（只说其中一项、以往的、上级单位的），未读作责任单位"},
	{"clause-unplaced", "不在任何任务之内的责任条款，未计入各单位的任务；或不能确定是否属于前面各项的责任条款，只计入最后一项"},
	{"glyph-missing", "预算汇总所用字体没有的字，印作〓（仅生成成果时检查）"},
}

// Codes returns every code that a finding may have: the rules' in order, then
// the reader's.
func Codes() []string {
	var list []string
	for _, r := range rules {
		list = append(list, r.Code)
	}
	for _, c := range ReaderCodes {
		list = append(list, c.Code)
	}
	return list
}
