package document

import (
	"strconv"
	"strings"
)

// style is what of a paragraph style bears on structure.
type style struct {
	based   string
	name    string
	outline int // heading level from 1; 0: none
	num     numRef
}

// numRef is a paragraph's or style's reference to a list.
type numRef struct {
	id    string
	level int
	set   bool
}

func readStyles(root *element) map[string]*style {
	styles := map[string]*style{}
	if root == nil || len(root.children) == 0 {
		return styles
	}
	for _, e := range root.children[0].children {
		if e.name != "style" {
			continue
		}
		s := &style{based: e.child("basedOn").val(), name: strings.ToLower(e.child("name").val())}
		if level := e.child("pPr", "outlineLvl"); level != nil {
			s.outline = number(level.val()) + 1
		}
		s.num = numRefOf(e.child("pPr"))
		styles[e.attrs["styleId"]] = s
	}
	return styles
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func numRefOf(pPr *element) numRef {
	num := pPr.child("numPr")
	if num == nil {
		return numRef{}
	}
	return numRef{id: num.child("numId").val(), level: number(num.child("ilvl").val()), set: num.child("numId") != nil}
}

// labelOf returns the number that Word writes before a paragraph, and its
// heading level.
func (w *docxReader) labelOf(p *element) (string, int) {
	pPr := p.child("pPr")
	heading := 0
	if level := pPr.child("outlineLvl"); level != nil {
		heading = number(level.val()) + 1
	}
	ref := numRefOf(pPr)
	id := pPr.child("pStyle").val()
	for depth := 0; id != "" && depth < 20; depth++ {
		s := w.styles[id]
		if s == nil {
			break
		}
		if heading == 0 {
			heading = s.heading()
		}
		if !ref.set && s.num.set {
			ref = s.num
		}
		id = s.based
	}
	if heading > 9 {
		heading = 0
	}
	if !ref.set || ref.id == "0" {
		return "", heading
	}
	return w.numbering.next(ref.id, ref.level), heading
}

// heading is the level of a heading style, by its outline or its name.
func (s *style) heading() int {
	if s.outline > 0 {
		return s.outline
	}
	for _, prefix := range []string{"heading ", "标题 ", "标题"} {
		if rest, ok := strings.CutPrefix(s.name, prefix); ok {
			return number(rest)
		}
	}
	return 0
}

// numbering is the lists of a document and how far each has counted.
type numbering struct {
	lists  map[string]*list // by numId
	counts map[string][]int // by the id of the abstract list: lists of one share their count
}

type list struct {
	abstract string
	levels   map[int]level
	start    map[int]int // overrides
}

type level struct {
	format, text string
	start        int
}

func readNumbering(root *element) *numbering {
	n := &numbering{lists: map[string]*list{}, counts: map[string][]int{}}
	if root == nil || len(root.children) == 0 {
		return n
	}
	abstract := map[string]map[int]level{}
	for _, e := range root.children[0].children {
		if e.name == "abstractNum" {
			abstract[e.attrs["abstractNumId"]] = levelsOf(e)
		}
	}
	for _, e := range root.children[0].children {
		if e.name != "num" {
			continue
		}
		l := &list{abstract: e.child("abstractNumId").val(), start: map[int]int{}, levels: map[int]level{}}
		for k, v := range abstract[l.abstract] {
			l.levels[k] = v
		}
		for _, o := range e.children {
			if o.name != "lvlOverride" {
				continue
			}
			k := number(o.attrs["ilvl"])
			if s := o.child("startOverride"); s != nil {
				l.start[k] = number(s.val())
				l.abstract = "num " + e.attrs["numId"] // counts by itself
			}
			for i, v := range levelsOf(o) {
				l.levels[i] = v
			}
		}
		n.lists[e.attrs["numId"]] = l
	}
	return n
}

func levelsOf(e *element) map[int]level {
	levels := map[int]level{}
	for _, c := range e.children {
		if c.name == "lvl" {
			l := level{format: c.child("numFmt").val(), text: c.child("lvlText").val(), start: 1}
			if s := c.child("start"); s != nil {
				l.start = number(s.val())
			}
			levels[number(c.attrs["ilvl"])] = l
		}
	}
	return levels
}

// next counts one paragraph of a list on and returns its label; a bullet has
// none.
func (n *numbering) next(id string, at int) string {
	l := n.lists[id]
	if l == nil || at < 0 || at > 8 {
		return ""
	}
	counts := n.counts[l.abstract]
	for k := len(counts); k <= at; k++ {
		counts = append(counts, l.first(k)-1)
	}
	counts = counts[:at+1] // deeper levels begin anew
	counts[at]++
	for k := range at {
		if counts[k] < l.first(k) {
			counts[k] = l.first(k)
		}
	}
	n.counts[l.abstract] = counts
	if l.levels[at].format == "bullet" || l.levels[at].format == "none" {
		return ""
	}
	text := l.levels[at].text
	for k := range at + 1 {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(k+1), formatNumber(counts[k], l.levels[k].format))
	}
	return text
}

func (l *list) first(at int) int {
	if s, ok := l.start[at]; ok {
		return s
	}
	if v, ok := l.levels[at]; ok {
		return v.start
	}
	return 1
}

// formatNumber writes n in one of the number formats of ECMA-376, 17.18.59.
func formatNumber(n int, format string) string {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital", "chineseLegalSimplified":
		return hanNumber(n)
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "upperLetter", "lowerLetter":
		if n >= 1 && n <= 26 {
			base := 'A'
			if format == "lowerLetter" {
				base = 'a'
			}
			return string(base + rune(n-1))
		}
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	}
	return strconv.Itoa(n)
}

const hanDigits = "零一二三四五六七八九"

// hanNumber writes 1 to 999 as 一, 十二, 一百零五; others in digits.
func hanNumber(n int) string {
	digit := func(d int) string { return string([]rune(hanDigits)[d]) }
	switch {
	case n < 1 || n > 999:
		return strconv.Itoa(n)
	case n < 10:
		return digit(n)
	case n < 20:
		return teen(n)
	case n < 100:
		if n%10 == 0 {
			return digit(n/10) + "十"
		}
		return digit(n/10) + "十" + digit(n%10)
	}
	head := digit(n/100) + "百"
	switch rest := n % 100; {
	case rest == 0:
		return head
	case rest < 10:
		return head + "零" + digit(rest)
	case rest < 20:
		return head + "一" + hanNumber(rest)
	default:
		return head + hanNumber(rest)
	}
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

// teen writes 10 to 19.
func teen(n int) string {
	if n == 10 {
		return "十"
	}
	return "十" + hanNumber(n-10)
}
