package check

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Two names are taken for slips of one another where
//   - they differ in how the kind of office is put: 分局 and 支局, 街道 and
//     街道办事处, 集团 and 集团有限公司;
//   - one has a word more that says nothing of its work: 促进中心 and 促进服务中心;
//   - one stands below the place above, written out: 温州市…分局 and 市…分局;
//   - they are long and differ by a letter or by the order of letters, and one
//     of them is written once only.
// Short names differ by a letter and are others: 教育局 and 体育局, 一中心 and
// 二中心, 国投集团 and 国发集团. So do towns, schools and the parts of a place.

// kindsOfOffice are the ends of names that stand for one another, longest
// first, each with what it stands for. The least is how many characters must
// stand before it.
var kindsOfOffice = []struct {
	ends  []string
	kind  string
	least int
}{
	{[]string{"管理委员会", "管委会"}, "", 3},
	{[]string{"街道办事处", "街道办", "街道"}, "街道", 1},
	{[]string{"镇人民政府", "镇政府", "镇"}, "镇", 1},
	{[]string{"乡人民政府", "乡政府", "乡"}, "乡", 1},
	{[]string{"集团股份有限公司", "集团有限责任公司", "集团有限公司", "集团公司", "集团"}, "集团", 2},
	{[]string{"股份有限公司", "有限责任公司", "有限公司", "公司"}, "公司", 2},
	{[]string{"银行", "行"}, "银行", 2},
	{[]string{"分局", "支局"}, "分局", 4},
	{[]string{"办公室", "办"}, "办", 2},
	{[]string{"中心"}, "中心", 3},
	{[]string{"局"}, "局", 3},
	{[]string{"委员会", "委"}, "委", 3},
	{[]string{"新区", "开发区", "高新区", "园区"}, "", 0},
}

// emptyWords say nothing of an office's work.
var emptyWords = []string{"管理", "发展", "服务", "工作", "事业", "事务", "和", "与", "及"}

// likeness is a name taken apart for comparison.
type likeness struct {
	name   string
	prefix string // of place
	rest   []rune // without it
	core   string // without empty words, its kind put in one way; empty: none
}

func likenessOf(name string) likeness {
	prefix, rest := cutPrefix(name)
	l := likeness{name: name, prefix: prefix, rest: []rune(rest)}
	for _, k := range kindsOfOffice {
		for _, end := range k.ends {
			stem, ok := strings.CutSuffix(rest, end)
			if !ok {
				continue
			}
			switch {
			case k.least == 0:
				stem = rest // the place itself, and its 管委会
			case k.kind == "局" || k.kind == "中心" || k.kind == "委":
				stem = withoutEmpty(stem)
			}
			if utf8.RuneCountInString(stem) >= k.least {
				l.core = stem + "|" + k.kind
			}
			return l
		}
	}
	return l
}

func withoutEmpty(stem string) string {
	for _, w := range emptyWords {
		stem = strings.ReplaceAll(stem, w, "")
	}
	return stem
}

// near is a pair of different names that are alike.
type near struct {
	a, b string
	slip bool // a letter's difference, which may yet be another office's name
}

// nearNames returns the pairs of different names that are alike.
func nearNames(names []string, count func(string) int) []near {
	var pairs []near
	seen := map[[2]string]bool{}
	sharing(names, func(a, b likeness, key string) {
		pair := [2]string{a.name, b.name}
		if seen[pair] || string(a.rest) == string(b.rest) {
			return // the prefix alone is unit-prefix's
		}
		if alike, slip := same(a, b, key, count); alike {
			seen[pair] = true
			pairs = append(pairs, near{a.name, b.name, slip})
		}
	})
	return pairs
}

// maxBucket bounds how many names are compared under one key.
const maxBucket = 8

// sharing calls compare with every two names that share a key, never with all
// and all: the work is in step with the number of names.
func sharing(names []string, compare func(a, b likeness, key string)) {
	buckets := map[string][]likeness{}
	for _, name := range names {
		l := likenessOf(name)
		for _, key := range l.keys() {
			for _, other := range buckets[key] {
				compare(other, l, key)
			}
			if len(buckets[key]) < maxBucket {
				buckets[key] = append(buckets[key], l)
			}
		}
	}
}

// keys are what names that are alike share.
func (l likeness) keys() []string {
	var keys []string
	if l.core != "" {
		keys = append(keys, "core "+l.core)
	}
	if len(l.rest) >= longName && len(l.rest) <= 5*longName && l.core != "" && !strings.HasSuffix(l.core, "|") {
		letters := slices.Clone(l.rest)
		slices.Sort(letters)
		keys = append(keys, "letters "+string(letters))
		for i := range l.rest {
			keys = append(keys, "without "+string(l.rest[:i])+string(l.rest[i+1:]))
		}
		keys = append(keys, "without "+string(l.rest))
	}
	if place := branch.FindStringSubmatch(l.name); place != nil {
		keys = append(keys, "branch "+place[1]+string(l.rest[len(l.rest)-2:]))
	}
	return keys
}

// longName is from how many characters on a letter's difference is a slip.
const longName = 6

// same decides for two names that share a key, and tells a mere slip of a letter.
func same(a, b likeness, key string, count func(string) int) (alike, slip bool) {
	shared, _, _ := strings.Cut(key, " ")
	ofPlace := a.prefix == b.prefix || a.prefix == "" || b.prefix == ""
	worded := slices.Contains([]string{"局", "中心", "委"}, kindOf(a))
	switch {
	case shared == "branch":
		return above(a.name, b.name) || above(b.name, a.name), false
	case !ofPlace:
		return false, false
	case shared == "core":
		return !worded || isWithin(a.rest, b.rest) || isWithin(b.rest, a.rest), false
	case kindOf(a) != kindOf(b) || !worded && kindOf(a) != "办" && kindOf(a) != "分局":
		return false, false
	}
	once := min(count(a.name), count(b.name)) == 1 && max(count(a.name), count(b.name)) > 1
	told := slices.ContainsFunc(differing(a.rest, b.rest), func(r rune) bool { return strings.ContainsRune(telling, r) })
	return once && !told, shared == "without" && len(a.rest) == len(b.rest)
}

func kindOf(l likeness) string {
	_, kind, _ := strings.Cut(l.core, "|")
	return kind
}

// telling are characters that tell two units apart by themselves: numbers,
// sides, levels, trades.
const telling = "农林牧渔工商水电气热油公铁航港城教体文旅卫医药法检税财政投交一二三四五六七八九十百0123456789东南西北中上下左右前后内外新老旧大小高低甲乙丙丁总分支省市县区乡镇村街路"

// isWithin tells whether short is long with characters left out.
func isWithin(short, long []rune) bool {
	for _, r := range long {
		if len(short) > 0 && short[0] == r {
			short = short[1:]
		}
	}
	return len(short) == 0
}

// differing are the characters in which two names differ, from the first
// difference to the last.
func differing(a, b []rune) []rune {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return slices.Concat(a, b)
}

// above tells whether long is short with the name of the place above before it:
// 温州市生态环境局瑞安分局 and 市生态环境局瑞安分局.
func above(long, short string) bool {
	before, ok := strings.CutSuffix(long, short)
	prefix, _ := cutPrefix(short)
	n := utf8.RuneCountInString(before)
	return ok && prefix != "" && n >= 2 && n <= 4
}
