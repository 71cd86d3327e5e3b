package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// labelStyle is a way of numbering (序号形式). Its value is its rank: a label
// of a higher rank stands below one of a lower rank.
type labelStyle int

// The numbering styles of official documents, GB/T 9704—2012, 7.3.3 (一、
// （一） 1. （1）), and those of chapters and articles. The gaps leave room for
// headings without a number and for articles below 一、.
const (
	styleNone          labelStyle = 0
	stylePart          labelStyle = 100 // 第一部分, 第一篇
	styleChapter       labelStyle = 200 // 第一章
	styleNode          labelStyle = 300 // 第一节
	styleArticle       labelStyle = 400 // 第一条
	styleHan           labelStyle = 500 // 一、
	styleArticleBelow  labelStyle = 550 // 第一条 below 一、
	styleTask          labelStyle = 560 // 任务一：
	styleBracketHan    labelStyle = 600 // （一）
	styleArabic        labelStyle = 700 // 1. 1． 1、
	styleDecimal2      labelStyle = 710 // 1.1
	styleDecimal3      labelStyle = 720 // 1.1.1
	styleBracketArabic labelStyle = 800 // （1）
	styleHalfBracket   labelStyle = 850 // 1）
	styleCircled       labelStyle = 900 // ①
)

const (
	hanDigitRunes = "〇零一二三四五六七八九十百"
	hanDigits     = `[` + hanDigitRunes + `]`
	arabicRunes   = "0123456789０１２３４５６７８９"
	arabicDigits  = `[` + arabicRunes + `]`
	// afterWord is what may part 第一章 from its title.
	afterWord = `[\s\x{3000}:：、.．]*`
)

// ordinal is 第 with a number: 第一, 第 12.
const ordinal = `^第` + blanks + `(?:` + hanDigits + `+|` + arabicDigits + `{1,3})` + blanks

var labelForms = []struct {
	style labelStyle
	form  *pattern.Pattern
}{
	{stylePart, pattern.New(ordinal + `(?:部分|篇|编)` + afterWord).Opening("第")},
	{styleChapter, pattern.New(ordinal + `章` + afterWord).Opening("第")},
	{styleNode, pattern.New(ordinal + `节` + afterWord).Opening("第")},
	{styleArticle, pattern.New(ordinal + `条` + afterWord).Opening("第")},
	{styleTask, pattern.New(`^(?:重点|主要|专项)?(?:任务|事项|项目|措施|举措|工程|行动)` + blanks + `(?:` + hanDigits + `{1,3}|` + arabicDigits + `{1,3})` + blanks + `[：:、.．]` + blanks).Opening("重主专任事项措举工行")},
	{styleHan, pattern.New(`^` + hanDigits + `{1,5}` + blanks + `[、．.]` + blanks).Opening(hanDigitRunes)},
	{styleBracketHan, pattern.New(`^(?:[（(〔]` + blanks + hanDigits + `{1,5}` + blanks + `[）)〕]|[㈠-㈩])[、.．]?` + blanks).Opening("（(〔㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")},
	{styleBracketArabic, pattern.New(`^(?:[（(]` + blanks + arabicDigits + `{1,3}` + blanks + `[）)]|[⑴-⒇])[、.．]?` + blanks).Opening("（(⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")},
	{styleHalfBracket, pattern.New(`^` + arabicDigits + `{1,3}` + blanks + `[）)][、.．]?` + blanks).Opening(arabicRunes)},
	{styleDecimal3, pattern.New(`^` + arabicDigits + `{1,2}[.．]` + arabicDigits + `{1,2}[.．]` + arabicDigits + `{1,2}[.．、]?` + blanks).Opening(arabicRunes)},
	{styleDecimal2, pattern.New(`^` + arabicDigits + `{1,2}[.．]` + arabicDigits + `{1,2}[.．、]?` + blanks).Opening(arabicRunes)},
	{styleArabic, pattern.New(`^(?:` + arabicDigits + `{1,3}` + blanks + `[．、.]|[⒈-⒛])` + blanks).Opening(arabicRunes + "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")},
	{styleCircled, pattern.New(`^[①-⑳㉑-㉟㊱-㊿❶-❿]` + blanks).Opening("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿❶❷❸❹❺❻❼❽❾❿")},
}

// blanks are blanks that a writer puts in for looks.
const blanks = `[\s\x{3000}]*`

// splitLabel cuts the number off the beginning of a line: "（一）加大…" gives
// （一） and 加大…. The label is as written, without blanks around it. A
// decimal (1.5万元), a date or a range (3-5个) is no label.
func splitLabel(line string) (labelStyle, string, string) {
	for _, f := range labelForms {
		loc := f.form.FindStringIndex(line)
		if loc == nil {
			continue
		}
		label, rest := line[:loc[1]], line[loc[1]:]
		if isNoLabel(f.style, label, rest) {
			if f.style == styleDecimal2 {
				continue // 3.12345热线 is item 3
			}
			return styleNone, "", line
		}
		return f.style, strings.TrimSpace(label), rest
	}
	return styleNone, "", line
}

// isNoLabel tells a sentence that begins with a number from a number before a
// title, which may be on the next line.
func isNoLabel(style labelStyle, label, rest string) bool {
	switch style {
	case styleArabic:
		return startsWithDigit(rest) && isDecimal(label, rest)
	case styleDecimal2, styleDecimal3: // 1.1 推进, but not 1.5万元, 2025.6.30
		tight := !strings.HasSuffix(label, "、") && strings.TrimSpace(label) == label
		if style == styleDecimal3 && !tight && unicode.Is(unicode.Han, firstRune(rest)) {
			return false // no figure has two points
		}
		return rest == "" || startsWithDigit(rest) || quantity.MatchString(rest) || tight && !unicode.Is(unicode.Han, firstRune(rest))
	case styleCircled:
		return rest == ""
	}
	return isReference(style, rest)
}

// isDecimal tells a figure that the point of a label cuts through (1.5万元, 1. 5倍)
// from a title that begins with a number: 1. 15分钟便民圈, 2、3D打印, 3.12345热线,
// 4.2026年底前, 5.5G基站, 6.1000万元以上项目.
func isDecimal(label, rest string) bool {
	after := strings.TrimLeft(rest, arabicRunes)
	places := rest[:len(rest)-len(after)]
	digits := utf8.RuneCountInString(places)
	next := firstRune(after)
	letter := next >= 'A' && next <= 'Z' || next >= 'a' && next <= 'z'
	number := strings.TrimSpace(label)
	switch {
	case mobileForm.MatchString(rest):
		return false
	case digits >= 4 && unicode.Is(unicode.Han, next): // 2.1234亿元; a figure to the place ends with no zero
		return !strings.HasSuffix(number, "、") && !strings.HasSuffix(places, "0") && !strings.HasSuffix(places, "０") &&
			next != '年' && quantity.MatchString(after)
	case number != label:
		return !letter && (!unicode.Is(unicode.Han, next) || quantity.MatchString(after))
	}
	return !letter || !strings.HasSuffix(number, "、")
}

// mobileForm is a generation of mobile networks, not a figure in gigabytes.
var mobileForm = pattern.New(`^[56]G(?:\p{Han}|[+＋-])`).Opening("56")

// quantity is what makes a decimal before it a figure: 1.5万元, 2.3 亿元, 1.2倍.
// A word that only begins like one makes none: 公园, 项目, 百日攻坚, 亩均.
var quantity = pattern.New(`^(?:[万亿千百]{1,2}(?:元|余|多|` + plainUnit + `|` + noMore + `)|元|平方|公[里斤顷]|[%％‰:：/℃]|左右|以上|以下|个百分点|个工作日|(?:` + plainUnit + `)` + noMore + `)`)

const (
	plainUnit = `倍|米|吨|亩|家|个|项|人次|人|户|名|台|套|次|年|斤|株|头|只|辆|件|份|册|间|座|处|天|小时|分钟|公里|平方|立方|千瓦|吨标|美元`
	noMore    = `(?:以[上下内]|左右|[，。；、）,;)/]|$)`
)

// labelNumber is the number in a label; 0 when it holds none that is plain.
func labelNumber(label string) int {
	n, digits := 0, 0
	for _, r := range label {
		switch {
		case r >= '0' && r <= '9':
			n, digits = n*10+int(r-'0'), digits+1
		case r >= '０' && r <= '９':
			n, digits = n*10+int(r-'０'), digits+1
		case r >= '①' && r <= '⑳':
			return int(r-'①') + 1
		}
	}
	if digits > 0 {
		return n
	}
	return hanNumber(label)
}

// hanNumber reads the first number in 汉字 up to 999: 四十八 is 48.
func hanNumber(text string) int {
	total, digit, found := 0, 0, false
	for _, r := range text {
		i := strings.IndexRune(wordDigits, r)
		switch {
		case r == '十':
			total, digit = total+10*max(digit, 1), 0
		case r == '百':
			total, digit = total+100*max(digit, 1), 0
		case i >= 0 || r == '〇':
			digit = max(i, 0) / len("一")
		case found:
			return total + digit
		default:
			continue
		}
		found = true
	}
	return total + digit
}

func startsWithDigit(s string) bool { return strings.ContainsRune(arabicRunes, firstRune(s)) }

// isReference tells a sentence that begins with the number of an article from
// the article's own label: 第三条规定的…, 第二部分所列….
func isReference(style labelStyle, rest string) bool {
	if style > styleArticle {
		return false
	}
	for _, word := range []string{"规定", "所列", "所称", "中的", "和第", "至第", "、第"} {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	return false
}
