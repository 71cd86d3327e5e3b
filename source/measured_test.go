package source

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// measuredForm is the grammar of measured as an expression: slower, and not to
// be misread.
var measuredForm = func() *regexp.Regexp {
	units := slices.Clone(targetUnits)
	slices.SortStableFunc(units, func(a, b string) int { return len(b) - len(a) })
	for i, u := range units {
		units[i] = regexp.QuoteMeta(u)
	}
	word := strings.Join(units, "|")
	return regexp.MustCompile(`(不低于|不少于|不小于|不超过|不高于|不多于|不大于|高于|低于|少于|超过|突破|超|至少|约|近|[≥≤>＞<＜])?[ ]?` +
		`(` + numberForm + `)(?:(?:%|％|[个家项])?` + rangeForm + `(` + numberForm + `))?[ ]?(?:余|多)?` +
		`((?:万亿|千亿|百亿|亿|千万|百万|万|千|百)?[余多]?(?:` + word + `)(?:(?:/|每)(?:` + word + `|日|年|月))?(?:[（(][套间个台组]{1,2}[）)])?)?[ ]?` +
		`((?:及)?以上|左右|以内|以下|上下)?`)
}()

// TestMeasured: what is found by hand is what the expression finds, part by
// part.
func TestMeasured(t *testing.T) {
	words := append(strings.Split("0 1 2 3 12 123 2345 , . ． ０ ９ １２ 不低于 不 低于 超过 超 至少 近 ≥ < % ％ 个 家 项 - － — – ~ ～ 至 到 余 多 万亿 千 百 万 亿 / 每 日 年 月 （ ( 套 间 ） ) 及 以上 左右 以内 以下 上下 ， 、 汉 \x01 \u00a0 \xef \xef\xbc \x90 瓦 元 a", " "), " ", "  ")
	rapid.Check(t, func(t *rapid.T) {
		pick := rapid.OneOf(rapid.SampledFrom(words), rapid.SampledFrom(words), rapid.SampledFrom(targetUnits))
		sameMeasured(t, strings.Join(rapid.SliceOfN(pick, 1, 30).Draw(t, "words"), ""))
	})
}

// FuzzMeasured: whatever the text, what is found by hand is what the expression
// finds, part by part.
func FuzzMeasured(f *testing.F) {
	for _, text := range []string{"不低于 1,234.5 万千瓦时/年以上", "3-5家", "4 ．5个（套）左右", "超5百分点", "1,2345,678", "\xef1\xbc\x90"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { sameMeasured(t, text) })
}

func sameMeasured(t failer, text string) {
	t.Helper()
	at := 0
	for _, m := range measuredForm.FindAllStringSubmatchIndex(text, -1) {
		f, ok := nextMeasured(text, at)
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return text[m[2*n]:m[2*n+1]]
		}
		of := func(s span) string { return text[s.from:s.to] }
		if !ok || f.from != m[0] || f.to != m[1] || f.number.from != m[4] || f.number.to != m[5] || text[f.from:f.comparison] != group(1) ||
			of(f.most) != group(3) || of(f.unit) != group(4) || of(f.bound) != group(5) {
			t.Errorf("%q from byte %d:\n got %+v\nwant %v", text, at, f, m)
			return
		}
		at = f.to
	}
	if f, ok := nextMeasured(text, at); ok {
		t.Errorf("%q: %+v is none", text, f)
	}
}
