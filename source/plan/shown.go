package plan

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// Shown are targets of a text as documents show them: where the words of one say
// little without those before them (面积, 支持比例, 乙项目等项目), with those.
func Shown(text string, targets []Target) []Target {
	var list []Target
	last := 0
	for k, t := range targets {
		i := strings.Index(text[last:], t.Text)
		if i < 0 || t.Text == "" {
			continue
		}
		at := last + i
		last = at
		metric := t.Metric
		switch {
		case andOthers.MatchString(metric):
			if list := Fuller(text, at, ""); list != "" {
				metric = list + metric
			}
		case bare(metric) && strings.HasPrefix(t.Text, metric):
			metric = Fuller(text, at+len(metric), metric)
		}
		if metric == t.Metric {
			continue
		}
		if list == nil {
			list = append(list, targets...)
		}
		list[k].Metric = metric
	}
	if list == nil {
		return targets
	}
	return list
}

// andOthers: what is counted is the last of several named.
var andOthers = pattern.New(`等\p{Han}{1,4}$`).Holding("等")

// bare reports whether a metric is a measure without a thing.
func bare(metric string) bool {
	switch n := utf8.RuneCountInString(metric); {
	case n <= 2:
		return true
	case n > 4:
		return false
	}
	for _, end := range []string{"比例", "占比", "面积", "金额", "数量", "总量", "规模", "增长", "增幅", "增速", "产量", "产值"} {
		if strings.HasSuffix(metric, end) {
			return true
		}
	}
	return false
}
