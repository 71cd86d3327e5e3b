package revision

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// figureUnits are the words that make one figure with the number before them,
// longest first: 5782万元 is one word, as a reader takes it.
var figureUnits = []string{
	"万千瓦时", "亿千瓦时", "平方公里", "平方米", "立方米", "个百分点", "百分点", "人次", "家次", "万元", "亿元", "美元", "万吨", "万人", "万户", "公里", "千米", "千瓦", "兆瓦", "小时",
	"工作日", "万亩", "公顷", "元", "%", "％", "‰", "家", "个", "项", "名", "人", "亩", "户", "吨", "台", "套", "间", "件", "辆", "场", "次", "处", "所", "座", "条", "批", "张", "篇", "支", "床", "年", "月", "日", "天", "倍", "成", "米", "类", "轮", "期", "届", "版", "号", "度", "只", "头", "株", "艘", "架", "本", "份", "例", "宗", "起", "款", "门", "位", "站", "村", "镇", "街", "P", "G", "K", "万", "亿", "千", "百",
}

// isDigit takes full-width digits too.
func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// figure is the length in bytes of the figure at the beginning of s with its
// unit of measurement, or 0.
func figure(s string) int {
	end := 0
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		next, _ := utf8.DecodeRuneInString(s[end+size:])
		if !isDigit(r) && (end == 0 || !strings.ContainsRune(".．,，:：", r) || !isDigit(next)) {
			break
		}
		end += size
	}
	if end == 0 {
		return 0
	}
	for _, u := range []string{"万", "亿", "千", "百"} {
		if strings.HasPrefix(s[end:], u) && unitAt(s[end+len(u):]) > 0 {
			end += len(u)
			break
		}
	}
	return end + unitAt(s[end:])
}

func unitAt(s string) int {
	for _, u := range figureUnits {
		if strings.HasPrefix(s, u) {
			return len(u)
		}
	}
	return 0
}

// date is the length in bytes of the date at the beginning of s, or 0:
// 2026年8月15日, 8月15日.
func date(s string) int {
	end, parts := 0, 0
	for _, unit := range []string{"年", "月", "日"} {
		n := end
		for n < len(s) {
			r, size := utf8.DecodeRuneInString(s[n:])
			if !isDigit(r) {
				break
			}
			n += size
		}
		if n > end && strings.HasPrefix(s[n:], unit) {
			end, parts = n+len(unit), parts+1
		}
	}
	if parts < 2 {
		return 0
	}
	return end
}

// latin is the length of the run of letters at the beginning of s.
func latin(s string) int {
	end := 0
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if r >= 0x2E80 || !unicode.IsLetter(r) { // above are the scripts of East Asia
			break
		}
		end += size
	}
	return end
}

// tokens cuts a text into the pieces that a revision changes as a whole:
// figures with their unit, dates, names of units and foreign words; else
// single characters. Joined they are the text again.
func tokens(text string, names *nameSet) []string {
	var list []string
	for t := range eachToken(text, names) {
		list = append(list, t)
	}
	return list
}

func eachToken(text string, names *nameSet) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(text) > 0 {
			n := tokenAt(text, names)
			if !yield(text[:n]) {
				return
			}
			text = text[n:]
		}
	}
}

// tokenAt is the length of the token at the beginning of text.
func tokenAt(text string, names *nameSet) int {
	r, size := utf8.DecodeRuneInString(text)
	if isDigit(r) {
		if n := date(text); n > 0 {
			return n
		}
		return figure(text)
	}
	if n := names.at(text); n > 0 {
		return n
	}
	if n := latin(text); n > 0 {
		return n
	}
	return size
}

// nameSet finds names of units in a text.
type nameSet struct {
	byFirst map[rune][]string
	known   map[string]bool
}

// add enters a name; those of one character are none.
func (n *nameSet) add(name string) {
	if utf8.RuneCountInString(name) < 2 || n.known[name] {
		return
	}
	if n.known == nil {
		n.known, n.byFirst = map[string]bool{}, map[rune][]string{}
	}
	n.known[name] = true
	first, _ := utf8.DecodeRuneInString(name)
	n.byFirst[first] = append(n.byFirst[first], name)
}

// at is the length of the longest name at the beginning of text, or 0.
func (n *nameSet) at(text string) int {
	if n == nil {
		return 0
	}
	first, _ := utf8.DecodeRuneInString(text)
	longest := 0
	for _, name := range n.byFirst[first] {
		if len(name) > longest && strings.HasPrefix(text, name) {
			longest = len(name)
		}
	}
	return longest
}

// isMark reports whether a token is punctuation or a blank: it says nothing.
func isMark(token string) bool {
	r, size := utf8.DecodeRuneInString(token)
	return size == len(token) && !isIdeograph(r) && !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '%' && r != '％'
}
