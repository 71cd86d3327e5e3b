package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// unitUnknownForm: a responsible unit that does not look like one.
var unitUnknownForm = Rule{
	Code: "unit-unknown-form", Severity: Notice, Name: "不像单位名称",
	What: "责任单位一栏里的文字不像单位名称：两个单位之间缺顿号，结尾不是局、委、办、中心等，或夹有数字、标点。",
	Why:  "读错的名称会生成一份谁也收不到的责任清单。",
	Bad: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：*县科技局、县财政局县教育局，带*的为牵头单位）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办一家。（责任单位：*县科技局、县财政局、县教育局，带*的为牵头单位）
`,
	Check: func(t *Text, found func(Finding)) {
		told := map[string]bool{}
		for _, m := range t.mentions() {
			if told[m.Written] || isGroup(m.Written) {
				continue
			}
			told[m.Written] = true
			if first, second, ok := glued(m.Written); ok {
				f := t.spot(m, "")
				f.Severity = Warning
				f.Message = fmt.Sprintf("“%s”与“%s”之间缺顿号，读作了一个单位", first, second)
				f.Suggestion = "请在两个单位之间加顿号"
				found(f)
				continue
			}
			if !looksLikeUnit(m.Written) {
				f := t.spot(m, "")
				f.Message = fmt.Sprintf("责任单位“%s”不像单位名称", m.Written)
				f.Suggestion = "请核对是否漏字、错字，或多了别的文字"
				found(f)
			}
		}
	},
}

// gluedForm is an office's end followed by the prefix of place of the next.
var gluedForm = pattern.New(`(?:局|办|中心|集团|银行|公司|厅|街道|镇)([市县区省]\p{Han}{1,}(?:局|委|办|部|中心|集团|公司|厅|会|联))$`).Closing("局委办部心团司厅会联")

// glued parts two names that were written without a separator.
func glued(name string) (first, second string, ok bool) {
	m := gluedForm.FindStringSubmatchIndex(name)
	if m == nil {
		return "", "", false
	}
	first, second = name[:m[2]], name[m[2]:]
	prefix, _ := cutPrefix(first)
	next, rest := cutPrefix(second)
	return first, second, prefix != "" && prefix == next && !strings.HasSuffix(second, "分局") && !strings.HasPrefix(rest, "域")
}

// unitEnds are the last characters of units' names, and whole words.
const unitEnds = "局委办部厅院处署会行社校所队馆台站联司团心镇乡道府关构位门学区厂库室班组场企工妇村园店网港矿军段科股中法检协盟党银"

var unitWords = []string{"国资", "电力", "移动", "电信", "联通", "铁塔", "广电", "邮政", "石油", "石化", "燃气", "水务", "城投", "交投", "国投", "地铁", "高速", "铁路", "民航", "基地", "平台", "领导小组", "金控", "文旅", "企业"}

// longestUnit is from how many characters on a name is a sentence.
const longestUnit = 30

// looksLikeUnit tells a name from other words.
func looksLikeUnit(name string) bool {
	last, _ := utf8.DecodeLastRuneInString(name)
	n := utf8.RuneCountInString(name)
	if p := pairUp([]rune(name)); len(p.loose) > 0 {
		return true // that is what bracket-unbalanced says
	}
	if n < 2 || n > longestUnit || strings.ContainsAny(name, "。，；：！？、%％") {
		return false
	}
	if strings.ContainsRune(unitEnds, last) || strings.ContainsRune("）)〉>", last) {
		return true
	}
	for _, w := range unitWords {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return !unicode.Is(unicode.Han, last) && unicode.IsLetter(last)
}
