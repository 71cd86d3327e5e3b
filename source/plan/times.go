package plan

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// Words that say when a figure is to be reached. Documents keep them where the
// words of a figure say little else: 上半年完成, 2027年底前累计达到.

// timeWords are those at the beginning of a part of a sentence.
var timeWords = pattern.New(`^(?:(?:力争|计划|预计|争取|确保|到|在|于|截至)?(?:` +
	`20\d\d年(?:上半年|下半年|第?[一二三四]季度|\d{1,2}月)?(?:底|末|初|[上中下]旬)?|` +
	`\d{1,2}月(?:\d{1,2}[日号]|底|末|初|[上中下]旬)?|(?:上半年|下半年|第?[一二三四]季度)(?:末|底)?|[今本明当]?年(?:内|底|末|初|中)|` +
	`[今本明当]年|全年|每年度?|每月|每季度|每周|[一两二三四五]年(?:内|来)?|(?:元旦|春节|国庆|五一|中秋)节?|“?十[四五]五”?(?:期间|末)?)` +
	`(?:[之以]?前|期间)?[ ，,]?)+(?:累计|共|再|计划|力争|确保|预计)*`).
	Opening("力计预争确到在于截0123456789上下第一二三四五两十今本明当年全每元春国中“")

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

// allYear reports words for the whole time of a plan, which tell nothing.
func allYear(when string) bool {
	for _, w := range []string{"力争", "确保", "计划", "预计", "争取", "到", "在", "全年", "今年", "本年", "年内"} {
		when = strings.ReplaceAll(when, w, "")
	}
	return strings.Trim(when, " ，,") == ""
}

// reach are words of how far a thing has come, which need one.
var reach = []string{"达", "达到", "达成", "累计", "累计达", "累计达到", "总数达到", "总数达", "全部完成", "完成总数的", "完成率"}

// comparisons end words before a figure, whose value tells them.
var comparisons = []string{"不低于", "不少于", "不超过", "超过", "突破", "至少", "约", "近", "超", "≥", "≤"}

// own are the words of f's part of the sentence as written, up to its figure,
// and where they begin.
func (p *phrases) own(f, prev *phrase) (words string, from int) {
	if prev != nil {
		from = prev.to
	}
	from += AfterLast(p.text[from:f.from], partStops+"、")
	if inside := afterOpen(p.text[from:f.from]); len(inside) < f.from-from {
		from = f.from - len(inside)
	}
	words = strings.Trim(p.text[from:f.number], " \u3000")
	for _, c := range comparisons {
		words = strings.TrimSuffix(words, c)
	}
	return words, from
}

// dated puts before the words of f what says when, where the sentence sets
// several times or the words begin with what is left of one: 2026年上半年投用学校.
func (p *phrases) dated(f *phrase, own string, from int) {
	before, ok := strings.CutSuffix(own, f.words)
	if !ok || before == "" || !strings.Contains(before, "年") {
		return
	}
	when, _ := cutTime(own)
	if strings.Contains(before, "20") && (len(when) > len(before) || len(when) == len(before) && p.otherYear(from, before)) {
		f.words, f.from = own, from
	}
}

// around is how many bytes around a figure are looked at for other years, at most.
const around = 400

// otherYear reports whether the sentence around byte at names a year beside
// that of before.
func (p *phrases) otherYear(at int, before string) bool {
	i := strings.Index(before, "20")
	if len(before) < i+len("2025") {
		return false
	}
	year := before[i : i+len("2025")]
	begin := max(sentenceAt(p.text, at), at-around)
	end := min(len(p.text), at+around)
	if k := strings.IndexAny(p.text[at:end], sentenceStops); k >= 0 {
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

// progress tells how far the thing before has come by some time (上半年完成10家),
// with that thing and the words as written.
func (p *phrases) progress(f, prev *phrase) bool {
	own, from := p.own(f, prev)
	when, act := cutTime(own)
	if when == "" || !isVerb(act) && !isOneOf(act, reach) || allYear(when) && (prev == nil || prev.when == "") {
		return false
	}
	if _, words := cutTime(f.words); strings.HasPrefix(words, act) && words != act {
		return false // what it counts stands behind the figure: 完成120个村改造
	}
	f.from, f.when, f.mere = from, when, true
	f.context = p.part(f, prev)
	if f.context == "" && prev != nil && !prev.money && (prev.mere || !prev.joined) && (f.unit == prev.unit || isRate(f.unit)) {
		_, f.context = cutTime(prev.context)
		if _, thing := leadingVerbs(f.context); !isOneOf(act, reach) && act != "完成" && length(thing) >= 2 {
			f.context = thing // 开工厂房、年底前竣工: it is the thing that comes on
		}
	}
	f.shown = within(f.context, own) + p.quoted(f)
	if f.context == "" {
		_, f.context = cutTime(f.shown)
		if isVerb(f.context) || isOneOf(f.context, reach) {
			f.context = ""
		}
	}
	return true
}

// quoted is the name of what f counts, where it stands behind the figure in
// quotation marks: 上线25个“一件事”.
func (p *phrases) quoted(f *phrase) string {
	rest, ok := strings.CutPrefix(p.text[f.to:], "“")
	if !ok {
		return ""
	}
	name, _, ok := strings.Cut(rest, "”")
	if !ok || length(name) > 16 || strings.ContainsAny(name, sentenceStops) {
		return ""
	}
	return "“" + name + "”"
}

// bracketed is what a measure is of that stands alone in a bracket: the thing
// before it, 产业园一期（建筑面积2.5万平方米）.
func (p *phrases) bracketed(f, prev *phrase) string {
	begin := sentenceAt(p.text, f.from)
	begin += AfterLast(p.text[begin:f.from], "，,、")
	if prev != nil {
		begin = max(begin, prev.to)
	}
	inside := afterOpen(p.text[begin:f.from])
	open := f.from - len(inside)
	if open == begin || strings.TrimSpace(inside) != "" {
		return ""
	}
	return tidy(p.text[begin : open-lastSize(p.text[:open])])
}

// outside is the figure before f that what stands in a bracket is of: of two in
// one (小区25个（居民8000户，面积60万平方米）) the one before the bracket.
func (p *phrases) outside(f, prev *phrase) *phrase {
	if prev == nil {
		return nil
	}
	begin := sentenceAt(p.text, f.from)
	open := f.from - len(afterOpen(p.text[begin:f.from]))
	if open == begin || prev.from < open {
		return prev
	}
	open -= lastSize(p.text[:open])
	for k := prev.place - 1; k >= 0 && p.list[k].from >= begin; k-- {
		if w := &p.list[k]; w.to <= open {
			if strings.TrimSpace(p.text[w.to:open]) == "" {
				return w
			}
			break
		}
	}
	return prev
}

func isOneOf(s string, list []string) bool {
	for _, w := range list {
		if s == w {
			return true
		}
	}
	return false
}
