package source

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// Plans also say in the running text who answers: 建成服务平台，由市数据局负责，
// 市公安局配合，年底前投用。 Such words stay in the text, and they count only for
// an item that has no clause: elsewhere they tell how a thing is done. They count
// where they speak of the whole item and of now; the check tells of them, and of
// those that may speak of something else.

// duty is what a text says about who answers, in its words from byte at on.
type duty struct {
	at    int
	words string
	units []clauseUnit
	of    dutyKind
}

// dutyKind is what a duty is of.
type dutyKind int

const (
	dutyWhole dutyKind = iota // the whole item
	dutyPart                  // a part of it: 日常宣传由…负责
	dutyOther                 // something else: 原由…负责, 建立由…牵头的制度
)

// about is what is known of an item whose text is read: its title, and the place
// and the year of its plan.
type about struct {
	title, place string
	year         int
}

// runIn are the duties that a text names.
func runIn(text string, of about) []duty {
	if !containsAny(text, "牵头", "负责") || len(text) > maxParagraph {
		return nil
	}
	s := runInScan{about: of, text: text}
	at := 0
	for _, segment := range splitTop(text, "，,。；;！\n") {
		s.take(at+skipBlanks(segment, 0), strings.TrimSpace(segment))
		stop, size := utf8.DecodeRuneInString(text[at+len(segment):])
		at += len(segment) + size
		if stop != '，' && stop != ',' {
			s.before, s.joined, s.next = "", false, true
			s.open = s.open && stop != '\n'
		}
	}
	return s.found
}

type runInScan struct {
	about
	text   string
	found  []duty
	before string // the segment before in the same sentence
	joined bool   // that is of the last duty
	open   bool   // the last duty may go on: 由A负责。B配合
	next   bool   // a sentence has begun since, of which nothing was read
}

// take reads the segment at byte at.
func (s *runInScan) take(at int, segment string) {
	before, joined := s.before, s.joined
	s.before, s.joined = segment, true
	next := s.next
	s.next = false
	switch {
	case answersIn(segment):
		front, names := frontOf(segment)
		d := duty{at: at, words: segment, units: parseClause(names).units, of: s.kind(before, front)}
		if d.of == dutyWhole && s.areAbove(d.units, ahead(s.text[at:])) {
			d.of = dutyOther
		}
		s.found, s.open = append(s.found, d), true
	case joined && s.open && namesWithVerb(segment), s.open && helpsIn(segment):
		d := &s.found[len(s.found)-1]
		d.words = s.text[d.at : at+len(segment)]
		d.units = append(d.units, parseClause(segment).units...)
	default:
		s.joined, s.open = false, s.open && !next
	}
}

const (
	nowWords = `现在?|目前|今年|年内|今后|统一|具体|主要|均|都|全部|整体|总体|总|原则上|应当?|须|要|并|且|继续|仍|明确|改|转|交|分别|共同|联合`
	itWords  = `[该此本这](?:项|[项个类]?(?:工作|任务|项目|工程|事项|措施|举措|行动))|(?:上述|以上|前述)(?:各项)?(?:工作|任务|项目|事项|措施)?|(?:各项)?(?:工作|任务)`
	dayWords = `(?:[从自于到])?(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?[底末初]?(?:以?前|之前|起)?|年底前`
	// pastWords say when somebody else answered.
	pastWords = `原先?|原来|曾经?|此前|之前|以前|过去|以往|去年|前年|上年|往年|前期|一度`
)

var (
	// wholeForm is all that may stand before 由 where the whole item is meant.
	wholeForm = pattern.New(`^(?:` + itWords + `|` + nowWords + `|` + dayWords + `)*$`)
	// otherForm ends what stands before 由 where something else is meant: 不再由, 建立由.
	otherForm = pattern.New(`(?:` + pastWords + `|已经?|不再?|未|勿|可|如|若|凡|拟|建立|成立|组建|构建|形成|健全|完善|设立|实行|推行|采取|坚持|按照|通过)了?$`)
	pastForm  = pattern.New(`^(?:` + pastWords + `)$`)
	someYear  = pattern.New(`(20\d\d)年`).HoldingDigit()
	// partForm is a segment that limits the next one to a part: 其中, …方面, …的, 建成后.
	partForm = pattern.New(`^其中|(?:方面|环节|部分|阶段|的|后|时)$`).Holding("其中", "方面", "环节", "部分", "阶段", "的", "后", "时")
)

// frontOf parts what a segment says of somebody's duty from who has it.
func frontOf(segment string) (front, names string) {
	if i := lastBy(segment); i > 0 && len(cutDuty(segment)) == 1 {
		return strings.TrimSpace(segment[:i]), segment[i+len(by):]
	}
	return "", segment
}

// kind tells what a segment that says who answers is of, from what stands before
// 由 in it and from the segment before.
func (s *runInScan) kind(before, front string) dutyKind {
	switch {
	case pastForm.MatchString(before), s.isPast(before), otherForm.MatchString(front), s.isPast(front):
		return dutyOther
	case partForm.MatchString(before):
		return dutyPart
	case wholeForm.MatchString(front), strings.TrimSuffix(front, "工作") == strings.TrimSuffix(s.title, "工作"):
		return dutyWhole
	}
	return dutyPart
}

// isPast reports words with a year before the plan's.
func (s *runInScan) isPast(words string) bool {
	m := someYear.FindStringSubmatch(words)
	if m == nil || s.year == 0 {
		return false
	}
	year, err := strconv.Atoi(m[1])
	return err == nil && year < s.year
}

// areAbove reports that those who answer stand above the plan's own offices: those
// of the state, or of the province in a plan of a city or a county. Where the
// plan's place is not known, the sentence tells (我市).
func (s *runInScan) areAbove(units []clauseUnit, sentence string) bool {
	local := s.place != "" && !strings.HasSuffix(s.place, "省") && !strings.HasSuffix(s.place, "自治区")
	known := s.place != "" || containsAny(sentence[:nextOf(sentence, 0, "。\n")], "我省", "我市", "我州", "我县", "我区", "我旗", "本市", "本县", "本区")
	for _, u := range units {
		if base, _ := cutNote(u.name); u.role != plan.Support && (known && isNational(base) || local && strings.HasPrefix(base, "省")) {
			return true
		}
	}
	return false
}

// nationalForm is an office of the state, and none of its branches (国家税务总局云山县
// 税务局).
var nationalForm = pattern.New(`^(?:国务院|国家)\p{Han}{1,6}(?:局|委|部|署|办)$`).Opening("国")

func isNational(name string) bool {
	local := name == "人民银行" || name == "中国人民银行" // so its branches are called too
	return ministries[name] && !local || nationalForm.MatchString(name)
}

// answersIn reports words that say who leads or answers, an office among them:
// 由市数据局负责, 日常调度由市数据局牵头.
func answersIn(segment string) bool {
	verb := verbEnd.FindStringIndex(segment)
	if verb == nil || !strings.HasPrefix(segment[verb[0]:], "牵头") && !strings.HasPrefix(segment[verb[0]:], "负责") {
		return false
	}
	names := namesBefore(segment, verb[0])
	return lastBy(names) < 0 && anyOffice(names) && namesWithVerb(segment) // not so 省级项目由企业牵头
}

// helpsIn reports words that say who supports, an office among them.
func helpsIn(segment string) bool {
	verb := verbEnd.FindStringIndex(segment)
	return verb != nil && helpWords.Begin(segment[verb[0]:]) && anyOffice(namesBefore(segment, verb[0])) && namesWithVerb(segment)
}

var helpWords = pattern.Words{"配合", "协助", "参与", "参加", "协办"}

func anyOffice(names string) bool {
	for _, name := range splitNames(names) {
		if base, _ := cutNote(name); isOffice(base) {
			return true
		}
	}
	return false
}

// namesWithVerb reports words that are names of units and a verb: 会同市交通局推进,
// 市公安局等部门配合.
func namesWithVerb(segment string) bool {
	verb := verbEnd.FindStringIndex(segment)
	return verb != nil && allLikeUnits(splitNames(namesBefore(segment, verb[0])))
}

// namesBefore are the words before a verb, without 由 or 会同 before them.
func namesBefore(segment string, verb int) string {
	lists := cutDuty(segment)
	words := lists[len(lists)-1]
	words = words[:max(0, len(words)-(len(segment)-verb))]
	words = strings.TrimPrefix(words, by)
	return strings.TrimPrefix(words, "会同")
}

// unitsOf are the units that duties give their item. Who answers for a part of it
// supports those who answer for the whole.
func unitsOf(duties []duty) []clauseUnit {
	var units, parts []clauseUnit
	for _, d := range duties {
		switch d.of {
		case dutyWhole:
			units = append(units, d.units...)
		case dutyPart:
			for _, u := range d.units {
				u.role = plan.Support
				parts = append(parts, u)
			}
		}
	}
	if len(units) == 0 {
		return nil
	}
	return append(units, parts...)
}

// runInUnits are the units that an item's text names so. It tells of the words.
func (b *builder) runInUnits(i *item) []clauseUnit {
	of := about{title: i.head.text[:titleLength(i.head.text)], place: b.set.Place, year: b.plan.Year}
	if of.place == "" {
		of.place = placeOf(b.plan.Title)
	}
	var duties []duty
	var places []plan.Place
	for _, l := range append([]line{i.head}, i.lines()...) {
		if l.table != nil {
			continue
		}
		for _, d := range runIn(l.text, of) {
			duties, places = append(duties, d), append(places, l.placeAt(d.at))
		}
	}
	units := unitsOf(duties)
	for k, d := range duties {
		if len(units) > 0 && d.of != dutyOther {
			b.problem(places[k], "notice", "unit-from-text", d.words, "责任单位按正文“"+d.words+"”读取", "请核对，并在任务后写明责任条款（责任单位：…）")
		} else {
			b.problem(places[k], "notice", "duty-unread", d.words, "正文“"+d.words+"”不能确定是整项任务的分工，未读作责任单位", "如由该单位负责整项任务，请在任务后写明（责任单位：…）")
		}
	}
	return units
}
