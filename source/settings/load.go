package settings

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"fenjie/source/check"
	"fenjie/source/document"
	"fenjie/source/limits"
)

// Load reads the text of a fenjie.yaml called name. An unknown key, a unit
// without a name or a name of two units is a *document.Error.
func Load(name string, data []byte) (*Settings, error) {
	if len(data) > limits.Settings {
		return nil, TooLarge(name)
	}
	s := &Settings{}
	text, err := decode(name, data, s)
	if err != nil {
		return nil, err
	}
	s.text = text
	if err := s.check(name, text); err != nil {
		return nil, err
	}
	if err := s.Check.known(name, text); err != nil {
		return nil, err
	}
	if err := s.Sheet.check(name, text); err != nil {
		return nil, err
	}
	return s, nil
}

// TooLarge is the error for a settings file beyond limits.Settings.
func TooLarge(name string) error {
	return &document.Error{File: name, Message: fmt.Sprintf("设置文件超过 %d MB", limits.Settings>>20), Suggestion: "请检查是否选对了文件"}
}

// known holds that every code is that of a finding.
func (c *Check) known(file, text string) error {
	codes := slices.Clone(c.Ignore)
	for _, a := range c.Accepted {
		if a.Code == "" {
			return &document.Error{File: file, Line: lineOf(text, a.Quote), Quote: a.Quote, Message: "check.accepted 中有一项没有 code", Suggestion: "请补上规则代码，如 unit-alias"}
		}
		codes = append(codes, a.Code)
	}
	if c.Stage != "" {
		stage, ok := check.StageOf(c.Stage)
		if !ok {
			return &document.Error{File: file, Line: lineOf(text, c.Stage), Quote: c.Stage, Message: "不是稿次", Suggestion: "check.stage 可用 " + check.Stages()}
		}
		c.Stage = stage
	}
	for _, code := range codes {
		if !slices.Contains(check.Codes(), code) {
			return &document.Error{File: file, Line: lineOf(text, code), Quote: code, Message: "没有这个规则代码", Suggestion: "可用的代码见 docs/rules.md，或运行 fenjie help check 查看"}
		}
	}
	return nil
}

// lineOf is the line below check: that holds the words, comments aside; 0 when
// none does.
func lineOf(text, words string) int {
	inside := false
	for k, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, " #")
		inside = inside || strings.HasPrefix(strings.TrimLeft(line, ` {"`), "check")
		if inside && words != "" && strings.Contains(line, words) {
			return k + 1
		}
	}
	return 0
}

// Date reads a date as people write it (2025-3-18, 2025年3月18日), as YYYY-MM-DD.
func Date(text string) (string, bool) {
	for _, form := range []string{"2006-1-2", "2006年1月2日", "2006/1/2", "2006.1.2"} {
		if day, err := time.Parse(form, text); err == nil {
			return day.Format(time.DateOnly), true
		}
	}
	return "", false
}

// check holds what the types cannot: the date is one, every unit has a name, and
// no name belongs to two.
func (s *Settings) check(file, text string) error {
	if s.Date != "" {
		date, ok := Date(s.Date)
		if !ok {
			return &document.Error{File: file, Line: lineWith(text, s.Date), Quote: s.Date, Message: "date 不是日期", Suggestion: "请写成 2025-03-18 的样子"}
		}
		s.Date = date
	}
	owner := map[string]string{}
	for _, u := range s.Units {
		if u.Name == "" {
			return &document.Error{File: file, Message: "units 中有一项没有 name", Suggestion: "请补上单位名称"}
		}
		for _, list := range [][]string{{u.Name}, u.Aliases, u.Former} {
			for _, name := range list {
				if utf8.RuneCountInString(name) > limits.Name {
					return &document.Error{File: file, Quote: name, Message: fmt.Sprintf("单位名称超过 %d 字", limits.Name), Suggestion: "请检查是否漏了逗号或换行"}
				}
				if of, taken := owner[name]; taken {
					return &document.Error{File: file, Quote: name, Message: fmt.Sprintf("既属于“%s”，又属于“%s”", of, u.Name), Suggestion: "一个名称只能属于一个单位"}
				}
				owner[name] = u.Name
			}
		}
	}
	for _, group := range slices.Sorted(maps.Keys(s.Groups)) {
		for _, name := range s.Groups[group] {
			if strings.ContainsAny(name, "、，；") && !strings.HasPrefix(name, "各") { // 各区、县级市 is one
				items := strings.NewReplacer("、", ", ", "，", ", ", "；", ", ").Replace(name)
				return &document.Error{File: file, Line: lineWith(text, name), Quote: name, Message: "这几个单位名称写成了一项", Suggestion: "各项之间请用半角逗号，如 [" + items + "]"}
			}
		}
	}
	return nil
}
