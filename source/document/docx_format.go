package document

import (
	"strconv"
	"strings"
)

// formatNumber writes n in one of the number formats of ECMA-376, 17.18.59;
// in Arabic figures where the format has no sign for n.
func formatNumber(n int, format string) string {
	sign := func(signs string) string {
		if runes := []rune(signs); n >= 1 && n <= len(runes) {
			return string(runes[n-1])
		}
		return strconv.Itoa(n)
	}
	switch format {
	case "none":
		return ""
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand":
		return hanNumber(n, "零一二三四五六七八九", "十百")
	case "chineseLegalSimplified":
		return hanNumber(n, "零壹贰叁肆伍陆柒捌玖", "拾佰")
	case "ideographLegalTraditional":
		return hanNumber(n, "零壹貳參肆伍陸柒捌玖", "拾佰")
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return digits(n, "〇一二三四五六七八九")
	case "decimalFullWidth", "decimalFullWidth2":
		return digits(n, "０１２３４５６７８９")
	case "ideographTraditional":
		return sign("甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return sign("子丑寅卯辰巳午未申酉戌亥")
	case "ideographEnclosedCircle":
		return sign("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return sign("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
	case "decimalEnclosedParen":
		return sign("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
	case "decimalEnclosedFullstop":
		return sign("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	}
	return strconv.Itoa(n)
}

// digits writes n figure by figure.
func digits(n int, signs string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		return []rune(signs)[r-'0']
	}, strconv.Itoa(n))
}

// letters writes 1 to 26 as A to Z, then AA, BB … as Word does.
func letters(n int, first rune) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

// hanNumber writes 1 to 999 as 一, 十二, 一百零五; others in figures. digit
// holds the figures from 零 on, units 十 and 百.
func hanNumber(n int, digit, units string) string {
	if n < 1 || n > 999 {
		return strconv.Itoa(n)
	}
	d, u := []rune(digit), []rune(units)
	var b []rune
	if n >= 100 {
		b = append(b, d[n/100], u[1])
		if n%100 > 0 && n%100 < 10 {
			b = append(b, d[0])
		}
	}
	if tens := n / 10 % 10; tens > 0 {
		if tens > 1 || n >= 100 {
			b = append(b, d[tens])
		}
		b = append(b, u[0])
	}
	if n%10 > 0 {
		b = append(b, d[n%10])
	}
	return string(b)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.value {
			b.WriteString(r.text)
			n -= r.value
		}
	}
	return b.String()
}
