package check

import (
	"sort"
	"strconv"
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// number is a label of a section or measure as written, and its value.
type number struct {
	text    string
	value   int
	line    int
	parent  *plan.Section // that holds the item; nil at the top
	section *plan.Section // the item, where it is a section
	measure *plan.Measure // or else a measure
}

// place is the finding's place of the label, quoted.
func (l number) place(t *Text) Finding {
	if l.measure != nil {
		return t.InMeasure(l.measure, l.text)
	}
	return t.InSection(l.section, l.text)
}

// labelRuns returns the labels of the plan by their form (一、 （一） 1. …), each
// run in the order of the text. Sections and measures of one form are one run:
// an item may hold others in one part of a plan and none in the next. They are
// found once for all rules.
func labelRuns(t *Text) [][]number {
	t.numberedOnce.Do(func() { t.runs = findRuns(t) })
	return t.runs
}

func findRuns(t *Text) [][]number {
	var all []number
	add := func(text string, l number) {
		if l.text = text; text != "" {
			all = append(all, l)
		}
	}
	var walk func(s, parent *plan.Section)
	walk = func(s, parent *plan.Section) {
		add(s.Label, number{line: s.Line, parent: parent, section: s})
		for _, m := range s.Measures {
			add(m.Label, number{line: m.Line, parent: s, measure: m})
		}
		for _, sub := range s.Sections {
			walk(sub, s)
		}
	}
	for _, s := range t.Plan.Sections {
		walk(s, nil)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].line > 0 && all[i].line < all[j].line })
	byForm := map[string]int{}
	var runs [][]number
	for _, l := range all {
		form, value := readLabel(l.text)
		if value == 0 {
			continue
		}
		at, ok := byForm[form]
		if !ok {
			at = len(runs)
			byForm[form] = at
			runs = append(runs, nil)
		}
		l.value = value
		runs[at] = append(runs[at], l)
	}
	return runs
}

var labelNumber = pattern.New(`[〇零一二三四五六七八九十百]+|[0-9０-９]+|[①-⑳]`)

// numberAt finds the number that counts in a label: the last of 2.1.3, the
// first of any other.
func numberAt(label string) []int {
	all := labelNumber.FindAllStringIndex(label, -1)
	switch {
	case len(all) == 0:
		return nil
	case decimalLabel.MatchString(label):
		return all[len(all)-1]
	}
	return all[0]
}

var decimalLabel = pattern.New(`^\s*[0-9０-９]+(?:[.．][0-9０-９]+)+[.．、]?\s*$`).Holding(".", "．")

// narrowSigns writes the signs of a label in one width.
var narrowSigns = strings.NewReplacer("（", "(", "〔", "(", "）", ")", "〕", ")", "．", ".", "、", ".", " ", "")

// readLabel is the form of a label, without its number and with its signs in
// one width, and the number; 0 where it has none.
func readLabel(text string) (form string, value int) {
	at := numberAt(text)
	if at == nil {
		return "", 0
	}
	digits := text[at[0]:at[1]]
	kind := "#"
	switch r := []rune(digits)[0]; {
	case r >= '①' && r <= '⑳':
		kind, value = "①", int(r-'①')+1
	case r < 0x80 || r >= '０':
		kind = "1"
		value, _ = strconv.Atoi(strings.Map(func(r rune) rune {
			if r >= '０' {
				return r - '０' + '0'
			}
			return r
		}, digits))
	default:
		value = hanNumber(digits)
	}
	signs := narrowSigns.Replace(text[:at[0]] + kind + text[at[1]:])
	return strings.TrimRight(signs, ".:："), value
}

// hanNumber is the value of a number below 1000 in 汉字: 二十一, 一百零三.
func hanNumber(s string) int {
	sum, digit := 0, 0
	for _, r := range s {
		switch k := strings.IndexRune("零一二三四五六七八九", r); {
		case k >= 0:
			digit = k / len("零")
		case r == '十':
			sum, digit = sum+max(digit, 1)*10, 0
		case r == '百':
			sum, digit = sum+max(digit, 1)*100, 0
		}
	}
	return sum + digit
}

// misnumbered is a label that does not follow the one before.
type misnumbered struct {
	before number // its text is empty where the run begins
	number
	want    int
	restart bool // begins at one again, where no new section begins
}

// misnumberings goes through a run. A label follows when it is one more than
// the last, or one where a new section begins. Where the label after the wrong
// one goes on as if it had been right, only that one is wrong; else the run goes
// on from it.
func misnumberings(run []number) []misnumbered {
	var list []misnumbered
	last := number{}
	for k, l := range run {
		began := k == 0 || l.parent != last.parent
		if l.value == last.value+1 || l.value == 1 && began {
			last = l
			continue
		}
		list = append(list, misnumbered{before: last, number: l, want: last.value + 1, restart: l.value == 1})
		if k+1 < len(run) && run[k+1].value == last.value+2 && l.value != 1 {
			l.value = last.value + 1
		}
		last = l
	}
	return list
}

// numbered writes a number in the form of a label: (10, （九）) is （十）.
func numbered(n int, like string) string {
	at := numberAt(like)
	digits := strconv.Itoa(n)
	if r := []rune(like[at[0]:at[1]])[0]; r > 0x80 && r < '０' {
		digits = inHan(n)
	}
	return like[:at[0]] + digits + like[at[1]:]
}

// inHan writes a number below 1000 in 汉字.
func inHan(n int) string {
	const digits = "零一二三四五六七八九"
	digit := func(d int) string { return digits[3*d : 3*d+3] }
	out := ""
	if n >= 100 {
		out = digit(n/100) + "百"
		if n %= 100; n > 0 && n < 10 {
			return out + "零" + digit(n)
		}
	}
	if n >= 10 {
		if n >= 20 || out != "" {
			out += digit(n / 10)
		}
		out += "十"
		n %= 10
	}
	if n > 0 || out == "" {
		out += digit(n)
	}
	return out
}
