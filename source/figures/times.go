package figures

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/plan"
	"fenjie/source/sentence"
)

// timeWords are those at the beginning of a part of a sentence.
var timeWords = pattern.New(`^(?:(?:力争|计划|预计|争取|确保|到|在|于|截至)?(?:` +
	`20\d\d年(?:上半年|下半年|第?[一二三四]季度|\d{1,2}月)?(?:底|末|初|[上中下]旬)?|` +
	`\d{1,2}月(?:\d{1,2}[日号]|底|末|初|[上中下]旬)?|(?:上半年|下半年|第?[一二三四]季度)(?:末|底)?|[今本明当]?年(?:内|底|末|初|中)|` +
	`[今本明当]年|全年|每年度?|每月|每季度|每周|[一两二三四五]年(?:内|来)?|(?:` + holidays + `)(?:节|假期|长假)*(?:[之以]?前|期间)|“?十[四五]五”?(?:期间|末)?)` +
	`(?:[之以]?前|期间)?[ ，,]?)+(?:累计|共|再|计划|力争|确保|预计)*`).
	Opening("力计预争确到在于截0123456789上下第一二三四五两十今本明当年全每“" + holidays)

var holidays = strings.Join(plan.HolidayNames(), "|")

// untilYear ends words whose figure is that of a year: 覆盖率到2025年.
var untilYear = pattern.New(`[到至在]?20\d\d年[底末]?前?$`).Holding("20")

// notTime begin words that are no time though they look like one: 三年级, 年产值.
const notTime = "级产龄货检审均轻报制期份度限"

// cutTime cuts off the words that say when.
func cutTime(words string) (when, rest string) {
	at := timeWords.FindStringIndex(words)
	if at == nil {
		return "", words
	}
	rest = words[at[1]:]
	if r, _ := utf8.DecodeRuneInString(rest); rest != "" && strings.ContainsRune(notTime, r) {
		return "", words
	}
	return words[:at[1]], rest
}

// around is how many bytes around a figure are looked at for other years, at most.
const around = 400

// otherYear reports whether the sentence around byte at names a year beside
// that of before.
func (p *phrases) otherYear(at int, before string) bool {
	i := strings.Index(before, "20")
	if i < 0 || len(before) < i+len("2025") {
		return false
	}
	year := before[i : i+len("2025")]
	begin := max(sentence.Begin(p.text, at), at-around)
	end := min(len(p.text), at+around)
	if k := strings.IndexAny(p.text[at:end], sentence.Stops); k >= 0 {
		end = at + k
	}
	for _, m := range years.FindAllString(p.text[begin:end], -1) {
		if m[:len(year)] != year {
			return true
		}
	}
	return false
}

var years = pattern.New(`20\d\d年`).Holding("20")
