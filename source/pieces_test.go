package source

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fenjie/source/pattern"
)

// TestMatchesIn: looking into pieces finds what looking through the whole text
// finds, for every form that is looked for so.
func TestMatchesIn(t *testing.T) {
	forms := []struct {
		name string
		form *pattern.Pattern
		next func(string, int) int
	}{
		{"money", moneyForm, nextCurrency}, {"ratios", ratioForm, nextRatio},
		{"numbers in words", hanForm, nextHanCount},
	}
	words := append(strings.Split("，。；、,. \n\t0123456789０９一二两三十%％：:（）()元亿万百千家个项场名以上左右不低于超约近前年月日底有效期至截止最迟202明今X×*—–~至到每/套台美金港币英镑余多吨公里\x01\u00a0", ""),
		tokens...)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 40).Draw(t, "words"), "")
		for _, f := range forms {
			want := f.form.FindAllStringSubmatchIndex(text, -1)
			if got := matchesIn(f.form, text, f.next); len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
				t.Errorf("%s in %q:\n got %v\nwant %v", f.name, text, got, want)
			}
		}
	})
}

// TestNextOf: marks are found as in each character of a text.
func TestNextOf(t *testing.T) {
	pieces := strings.Split("，。；、,. （）()【】：:年月亿€é😀\n\u3000", "")
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "text"), "")
		set := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 5).Draw(t, "set"), "")
		want := strings.IndexAny(text, set)
		if want < 0 {
			want = len(text)
		}
		if got := nextOf(text, 0, set); got != want {
			t.Errorf("%q in %q: %d, want %d", set, text, got, want)
		}
	})
}
