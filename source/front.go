package source

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

var (
	// stageForm is the stage of a draft in its bracket (文稿阶段).
	stageForm = pattern.New(`[（(〔\[【]\s*(`+stageWords+`)\s*[）)〕\]】]`).Holding("稿", "草案")
	bareStage = pattern.New(`^(`+stageWords+`)$`).Holding("稿", "草案")
	yearForm  = pattern.New(`(20\d\d)\s*(?:[-—–~至]\s*20\d\d\s*)?年`).Holding("20")
	basisForm = pattern.New(`《((?:[^《》]|《[^《》]*》)+)》\s*(?:[（(]\s*([^（()）]*?[〔\[［（(]\s*20\d\d\s*[〕\]］)）]\s*\d+\s*号)\s*[）)])?`).Holding("《")
	// basisWord: what kinds of documents a plan carries out.
	basisWord = pattern.New(`(?:通知|意见|规划|方案|办法|条例|措施|决定|计划|政策|法|纲要|要点|报告|规定|细则|决议|批复|清单)(?:[（(][^）)]*[）)])*$`)
	titleEnd  = pattern.New(`(?:方案|计划|措施|意见|通知|办法|要点|清单|分工|政策|细则|规划|任务|安排|目标|行动|纲要|分解|举措|分解表|一览表|分工表)(?:[（(][^）)]*[）)])*$`)
)

// stageWords are the stages of a draft.
const stageWords = `(?:第?[一二三四五六七八九十\d]+次)?(?:公开)?(?:征求意见|送审|印发|讨论|审议|报审|送签|修改|修订|报批|上会|公示|初|草|定|代拟|会签|审定)(?:稿|讨论稿|审议稿)[一二三四五六七八九十\d]*|草案`

// frontLines cuts the lines before the first numbered or headed item off, the
// document's own title among them, and the lines of the notice before it.
func frontLines(lines []labelled, notice int) ([]line, []labelled) {
	var front []line
	title := titleHeading(lines)
	for n, l := range lines {
		if n < notice {
			front = append(front, l.unlabelled())
			continue
		}
		if l.table != nil || l.style != styleNone || l.heading > 0 && n != title {
			return front, lines[n:]
		}
		front = append(front, l.line)
	}
	return front, nil
}

// titleHeading is the index of the heading that is the document's title: the
// first line, when it is a heading without a number.
func titleHeading(lines []labelled) int {
	for n, l := range lines {
		if l.table != nil || l.style != styleNone {
			return -1
		}
		if l.heading > 0 {
			return n
		}
		if n > 3 {
			return -1
		}
	}
	return -1
}

// readFront reads title, stage, year, basis and preamble from the lines before
// the first item. title is the lines of a title that is known already.
func (r *reader) readFront(front []line, title span) {
	if title.to == 0 {
		title = titleLines(front)
	}
	var preamble prose
	for n, l := range front {
		loc := stageForm.FindStringSubmatchIndex(l.text)
		if loc == nil && n == title.to {
			loc = bareStage.FindStringSubmatchIndex(l.text)
		}
		switch {
		case n >= title.from && n < title.to:
			r.titleLine(l, loc)
		case r.plan.Stage == "" && n >= title.to && n < title.to+3 && loc != nil && loc[0] == 0 && loc[1] == len(l.text):
			r.stage(l, loc) // alone on a line below the title
		default:
			r.preambleLine(&preamble, l)
		}
	}
	r.plan.Preamble = preamble.String()
	r.plan.Year = yearOf(r.plan.Title, r.plan.Preamble)
}

// preambleLine enters a line of the preamble, the number of a notice's
// paragraph with it.
func (r *reader) preambleLine(preamble *prose, l line) {
	label := l.label
	if label != "" && l.written {
		label = r.enter(l.labelLine(), 0, len(label), plan.FieldPreamble, nil, nil)
	}
	preamble.add(l, label+r.enter(l, 0, len(l.text), plan.FieldPreamble, nil, nil))
	r.unplaced(l)
}

func yearOf(title, preamble string) int {
	first, _, _ := strings.Cut(preamble, "\n")
	for _, text := range []string{title, first} {
		if m := yearForm.FindStringSubmatch(text); m != nil {
			year, _ := strconv.Atoi(m[1])
			return year
		}
	}
	if m := ownNumber.FindStringSubmatch(preamble); m != nil {
		year, _ := strconv.Atoi(m[1])
		return year
	}
	return 0
}

// ownNumber is the document's own number (发文字号), on a line of its own
// (GB/T 9704—2012, 7.2.5).
var ownNumber = pattern.New(`(?m)^[ \x{3000}]*\p{Han}{1,12}[〔\[［(（](20\d\d)[〕\]］)）]第?\d+号[ \x{3000}]*(?:签发人.*)?$`).Holding("号")

// basisOf returns the documents that the preamble names as its basis.
func basisOf(title, preamble string) []plan.Basis {
	var basis []plan.Basis
	seen := map[string]bool{}
	own := titleKey(title) // which the notice names that issues it
	for _, m := range basisForm.FindAllStringSubmatch(preamble, -1) {
		title = strings.ReplaceAll(m[1], "\n", "")
		if seen[title] || titleKey(title) == own || m[2] == "" && !basisWord.MatchString(title) {
			continue
		}
		seen[title] = true
		basis = append(basis, plan.Basis{Title: title, Number: m[2]})
	}
	return basis
}

// titleLines finds the title, which may be broken over lines, below the head of
// the paper.
func titleLines(front []line) span {
	first := 0
	for first < len(front) && coverLine.MatchString(front[first].text) {
		first++
	}
	if first == len(front) {
		first = 0 // a title that looks like the head of a paper
	}
	lines := 0
	joined := ""
	for n := first; n < len(front) && n < first+5; n++ {
		text := front[n].text
		if utf8.RuneCountInString(text) > 60 || strings.ContainsAny(text, "。；;") || endsOpen(text) {
			break
		}
		loc := stageForm.FindStringSubmatchIndex(text)
		bare := text
		if loc != nil {
			bare = text[:loc[0]] + text[loc[1]:]
		}
		joined += bare
		if titleEnd.MatchString(joined) || loc != nil && bare != "" {
			lines = n + 1
			if loc != nil {
				break
			}
			if n+1 < len(front) && titleGoesOn(front[n+1].text) {
				continue
			}
			break
		}
	}
	if lines == 0 && len(front) > 0 && !strings.ContainsAny(front[first].text, "。；;") &&
		utf8.RuneCountInString(front[first].text) <= 60 && !endsOpen(front[first].text) {
		lines = first + 1
	}
	return span{first, max(first, lines)}
}

// titleLine enters a line of the title, the stage in it apart.
func (r *reader) titleLine(l line, stage []int) {
	if stage == nil || r.plan.Stage != "" {
		r.title(l, 0, len(l.text))
		return
	}
	r.title(l, 0, stage[0])
	r.stage(l, stage)
	r.title(l, stage[1], len(l.text))
}

// endsOpen: a salutation (各乡镇人民政府：) is no title.
func endsOpen(text string) bool {
	return strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":")
}

// titleGoesOn: 关于印发《X计划》 may be followed by 的通知 on the next line.
func titleGoesOn(next string) bool {
	return strings.HasPrefix(next, "的") && titleEnd.MatchString(next)
}

// title enters a piece of the title.
func (r *reader) title(l line, from, to int) {
	if strings.TrimSpace(l.text[from:to]) == "" {
		return
	}
	r.enter(l, from, to, plan.FieldTitle, nil, nil)
	r.plan.Title += strings.TrimSpace(l.text[from:to])
}

// stage enters the stage found at loc, as FindStringSubmatchIndex gave it.
func (r *reader) stage(l line, loc []int) {
	r.enter(l, loc[0], loc[1], plan.FieldStage, nil, nil)
	r.plan.Stage = strings.TrimSpace(l.text[loc[2]:loc[3]])
	r.plan.StageText = l.text[loc[0]:loc[1]]
}
