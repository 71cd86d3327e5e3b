package source

import (
	"regexp"
	"strings"
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
	styleBracketHan    labelStyle = 600 // （一）
	styleArabic        labelStyle = 700 // 1. 1． 1、
	styleBracketArabic labelStyle = 800 // （1）
	styleHalfBracket   labelStyle = 850 // 1）
	styleCircled       labelStyle = 900 // ①
)

const hanDigits = `[〇零一二三四五六七八九十百]`

var labelForms = []struct {
	style labelStyle
	form  *regexp.Regexp
}{
	{stylePart, regexp.MustCompile(`^第\s*(?:` + hanDigits + `+|\d{1,3})\s*(?:部分|篇|编)[\s:：、.．]*`)},
	{styleChapter, regexp.MustCompile(`^第\s*(?:` + hanDigits + `+|\d{1,3})\s*章[\s:：、.．]*`)},
	{styleNode, regexp.MustCompile(`^第\s*(?:` + hanDigits + `+|\d{1,3})\s*节[\s:：、.．]*`)},
	{styleArticle, regexp.MustCompile(`^第\s*(?:` + hanDigits + `+|\d{1,3})\s*条[\s:：、.．]*`)},
	{styleHan, regexp.MustCompile(`^` + hanDigits + `{1,4}\s*[、．.]\s*`)},
	{styleBracketHan, regexp.MustCompile(`^[（(〔]\s*` + hanDigits + `{1,5}\s*[）)〕][、.．]?\s*`)},
	{styleBracketArabic, regexp.MustCompile(`^[（(]\s*[\d０-９]{1,3}\s*[）)][、.．]?\s*`)},
	{styleHalfBracket, regexp.MustCompile(`^[\d０-９]{1,3}\s*[）)][、.．]?\s*`)},
	{styleArabic, regexp.MustCompile(`^[\d０-９]{1,3}\s*(?:[．、]|\.)\s*`)},
	{styleCircled, regexp.MustCompile(`^[①-⑳㉑-㉟㊱-㊿]\s*`)},
}

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
		if rest == "" && f.style != styleHan && f.style != styleArabic && f.style != styleBracketHan {
			// 第一章 alone on its line: the title is on the next one.
			return f.style, strings.TrimSpace(label), ""
		}
		if f.style == styleArabic && startsWithDigit(rest) {
			return styleNone, "", line
		}
		if f.style == styleCircled && rest == "" {
			return styleNone, "", line
		}
		if isReference(f.style, rest) {
			return styleNone, "", line
		}
		return f.style, strings.TrimSpace(label), rest
	}
	return styleNone, "", line
}

func startsWithDigit(s string) bool {
	if s == "" {
		return false
	}
	return s[0] >= '0' && s[0] <= '9' || strings.HasPrefix(s, "０")
}

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
