package source

import (
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// Figures in words.
var (
	doublesForm  = pattern.New(`翻([一两二])番|(全覆盖|全域覆盖|全面覆盖)`).Holding("翻", "覆盖")
	fractionForm = pattern.New(`([一二三四五六七八九])分之([一二三四五六七八九])(以上|左右)?`).Holding("分之")
	tenthForm    = pattern.New(`十分之([一二三四五六七八九])(以上|左右)?`).Holding("十分之")
	sharesForm   = pattern.New(`(?:率|比例|占比|比重|达|达到|超过|超|近|约|降至|降到|为|在)([一二三四五六七八九])成(以上|左右|以内|以下)?`).Holding("成")
	hanForm      = pattern.New(`(新增|新建|建成|建设|修建|改建|扩建|迁建|改造|架设|整治|开工|培育|打造|完成|引进|招引|组建|认定|创建|举办|开通|新创)?(不少于|至少|不低于)?([一二两三四五六七八九十])(家|个|项|场|名|所|座|处|件|条|支|幢|栋|台|套|辆|艘)(以上)?`)
)

const wordDigits = "零一二三四五六七八九"

// scanWords finds commitments in words: 翻一番 is 2倍, 翻两番 4倍, 全覆盖 is
// 100%, 七成 is 7成, 十家以上 is 10家, 三分之二 is 2 of unit /3 (a ratio, exact, as 1.77:1 is
// 1.77 of unit :1), 十分之三 is 30%.
func (s *targetScan) scanWords() {
	s.scanDoubles()
	for _, m := range fractionForm.FindAllStringSubmatchIndex(s.masked, -1) {
		s.addWord(m, m[6], hanValue(s.text[m[4]:m[5]]), "/"+hanValue(s.text[m[2]:m[3]]))
	}
	for _, m := range tenthForm.FindAllStringSubmatchIndex(s.masked, -1) {
		s.addWord(m, m[4], hanValue(s.text[m[2]:m[3]])+"0", "%")
	}
	for _, m := range sharesForm.FindAllStringSubmatchIndex(s.masked, -1) {
		if rest := s.text[m[1]:]; strings.HasPrefix(rest, "的") || m[4] < 0 && rest != "" && !strings.ContainsRune("，。；、）\n", firstRune(rest)) {
			continue // 达成三成果; 达七成以上的企业
		}
		m[0] = m[2] // the words before it are its metric
		s.addWord(m, m[4], hanValue(s.text[m[2]:m[3]]), "成")
	}
	for _, m := range matchesIn(hanForm, s.masked, nextHanCount) {
		floor := m[4] >= 0 || m[10] >= 0
		digit := s.text[m[6]:m[7]]
		// 打造一个平台 counts nothing; 建成两条示范街 does.
		if !floor && (m[2] < 0 || digit == "一") || strings.HasSuffix(s.text[:m[6]], "第") {
			continue
		}
		at := m[6]
		if m[4] >= 0 {
			at = m[4]
		}
		op := plan.Equal
		if floor {
			op = plan.AtLeast
		}
		s.found = append(s.found, foundTarget{span: span{at, m[1]}, target: plan.Target{Op: op, Value: hanValue(digit), Unit: s.text[m[8]:m[9]]}})
	}
}

func (s *targetScan) scanDoubles() {
	for _, m := range doublesForm.FindAllStringSubmatchIndex(s.masked, -1) {
		part := s.text[lastOf(s.text, 0, m[0], partEnds+"、"):m[0]]
		if containsAny(part, "探索", "研究", "谋划") {
			continue // no commitment yet
		}
		t := plan.Target{Op: plan.Equal, Value: "100", Unit: "%"}
		if m[2] >= 0 {
			t.Value, t.Unit = "2", "倍"
			if s.text[m[2]:m[3]] != "一" {
				t.Value = "4"
			}
		}
		s.found = append(s.found, foundTarget{span: span{m[0], m[1]}, target: t})
	}
}

// addWord takes a fraction at m, whose comparison begins at byte comparison,
// -1 for none.
func (s *targetScan) addWord(m []int, comparison int, value, unit string) {
	op := s.opBefore(m[0])
	if comparison >= 0 {
		op = opOf("", s.text[comparison:m[1]])
	}
	s.found = append(s.found, foundTarget{span: span{m[0], m[1]}, target: plan.Target{Op: op, Value: value, Unit: unit}})
}

func hanValue(digit string) string {
	switch digit {
	case "十":
		return "10"
	case "两":
		return "2"
	}
	i := strings.Index(wordDigits, digit)
	return string(rune('0' + i/len("一")))
}
