package check

import (
	"fmt"
	"slices"
	"strings"

	"fenjie/source/parallel"
	"fenjie/source/plan"
)

// textDuplicate: words written twice in a row, or a passage twice in the plan.
var textDuplicate = Rule{
	Code: "text-duplicate", Severity: Warning, Name: "文字重复",
	What: "一个词、一个分句连写两遍，一段里有两个相同的句子，或两项任务内容相同。",
	Why:  "是粘贴或修改后留下的；两项相同的任务会让两边都等对方。",
	Bad: `青山县重点工作方案
一、改善民生
（一）扩大托育。完善普惠托育政策，完善普惠托育政策，新增托位500个。（责任单位：县卫健局）
`,
	Good: `青山县重点工作方案
一、改善民生
（一）扩大托育。完善普惠托育政策，新增托位500个。（责任单位：县卫健局）
`,
	Check: func(t *Text, found func(Finding)) {
		t.findSlips()
		lists := make([][]Finding, len(t.Lines))
		parallel.Each(len(t.Lines), batch, func(k int) {
			repeatedWithin(&t.Lines[k], t.runes[k], t.pairings[k], func(f Finding) { lists[k] = append(lists[k], f) })
		})
		for _, list := range lists {
			for _, f := range list {
				found(f)
			}
		}
		repeatedTasks(t, found)
	},
}

// repeatedWithin finds what a line has twice.
func repeatedWithin(l *Line, rs []rune, p pairing, found func(Finding)) {
	ends := l.pieceEnds()
	clause := clauseRunes(l, ends, len(rs))
	parts := partsOf(rs, l, ends, clause, p.signs)
	said := squares(l, rs, clause, found)
	said = append(said, repeatedParts(l, rs, parts, said, found)...)
	said = append(said, aroundBracket(l, rs, p, found)...)
	repeatedSentences(l, rs, clause, p.signs, said, found)
}

// spanOf is characters from to to of a line.
type span struct{ from, to int }

func (s span) meets(list []span) bool {
	for _, o := range list {
		if s.from < o.to && o.from < s.to {
			return true
		}
	}
	return false
}

// longest is the longest stretch, in characters, that squares looks for.
const longest = 60

// squares finds a stretch that follows upon itself: 支持发展支持发展. Figures
// and lists of units may rightly repeat.
func squares(l *Line, rs []rune, clause []bool, found func(Finding)) []span {
	var said []span
	for p := 1; p <= longest && p*2 <= len(rs); p++ {
		if !hasSquare(rs, p) {
			continue
		}
		run := 0
		for i := p; i < len(rs); i++ {
			if rs[i] != rs[i-p] || clause[i] {
				run = 0
				continue
			}
			if run++; run < p {
				continue
			}
			at := span{i - 2*p + 1, i + 1}
			if s, ok := isSlipOfRepeat(rs, at, p); ok && !at.meets(said) {
				said = append(said, at)
				sayTwice(l, at, string(rs[i-p+1:i+1]), s, found)
			}
		}
	}
	return said
}

// hasSquare tells whether a stretch of p characters follows upon itself. Its
// second half holds a multiple of p, so that few places need a look.
func hasSquare(rs []rune, p int) bool {
	for i := p; i < len(rs); i += p {
		if rs[i] != rs[i-p] {
			continue
		}
		from, to := i, i+1
		for from > p && i-from < p && rs[from-1] == rs[from-1-p] {
			from--
		}
		for to < len(rs) && to-from < p && rs[to] == rs[to-p] {
			to++
		}
		if to-from >= p {
			return true
		}
	}
	return false
}

// pieceEnds is the character before which each piece of a line ends.
func (l *Line) pieceEnds() []int {
	ends := make([]int, len(l.Pieces))
	from, n := 0, 0
	for k, p := range l.Pieces {
		n += plan.Length(l.Text[from:p.To])
		from, ends[k] = p.To, n
	}
	return ends
}

// clauseRunes marks the characters of a line that belong to clauses, labels and
// dates, or to more than one cell. A blank between two pieces is of the second.
func clauseRunes(l *Line, ends []int, n int) []bool {
	marked := make([]bool, n+1)
	from := 0
	for k, p := range l.Pieces {
		to := ends[k]
		if k == len(ends)-1 {
			to = n
		}
		if p.Field == plan.FieldClause || p.Field == plan.FieldLabel || p.Field == plan.FieldDeadline || p.Field == plan.FieldColumns {
			for i := from; i < to; i++ {
				marked[i] = true
			}
		}
		from = to
	}
	return marked
}

func sayTwice(l *Line, at span, words string, severity Severity, found func(Finding)) {
	f := l.at(at.from, at.to)
	f.Severity = severity
	f.Message = fmt.Sprintf("“%s”连写了两遍", strings.Trim(words, pointMarks))
	f.Suggestion = "请删去重复的一处"
	found(f)
}

// isSlipOfRepeat tells whether a stretch of p characters, written twice at at,
// is a slip, and how surely. Two characters may belong to two words: 服务服务业.
func isSlipOfRepeat(rs []rune, at span, p int) (Severity, bool) {
	words := rs[at.from : at.from+p]
	han := 0
	for _, r := range words {
		if isHan(r) {
			han++
		}
	}
	next := rune(0)
	if at.to < len(rs) {
		next = rs[at.to]
	}
	switch {
	case p == 1:
		before := string(rs[max(at.from-2, 0):at.from])
		return Warning, strings.ContainsRune("的与及和", words[0]) && next != '美' && (!strings.HasSuffix(before, "目") || before == "项目")
	case han < 2 || han*2 < p:
		return "", false
	case p == 2 && han == 2:
		if words[0] == words[1] || words[0] == '一' || words[1] == '每' { // 每人每月
			return "", false
		}
		if strings.ContainsRune("业型性区化者用人部员房", next) {
			return Notice, true
		}
		return Warning, true
	case words[0] == '一' && p <= 3:
		return "", false // 一件一件、一批批一批批
	}
	return Warning, true
}

// part is a stretch between two marks that holds words.
type part struct {
	span
	head  rune // its first heavy character
	stop  rune // the mark after it; 0 at the end
	field plan.Field
}

// isLight: a character that may be added or dropped and leaves the words the same.
func isLight(r rune) bool {
	switch r {
	case '的', '了', '并', '和', '与', '及', '在', '要', '等', '将', '地':
		return true
	}
	return false
}

// partsOf cuts a line at its marks, its clauses left out.
func partsOf(rs []rune, l *Line, ends []int, clause []bool, signs []int) []part {
	list := make([]part, 0, len(signs)/2)
	piece := 0
	add := func(from, to int, stop rune) {
		for piece < len(ends)-1 && from >= ends[piece] {
			piece++
		}
		if head := slices.IndexFunc(rs[from:to], isHeavy); head >= 0 {
			list = append(list, part{span: span{from, to}, head: rs[from+head], stop: stop, field: l.Pieces[piece].Field})
		}
	}
	isStop := func(i int) bool { return isPoint(rs[i]) }
	eachStretch(len(rs), clause, signs, isStop, func(from, to int) {
		stop := rune(0)
		if to < len(rs) && !clause[to] {
			stop = rs[to]
		}
		add(from, to, stop)
	})
	return list
}

// eachStretch calls do with the stretches of n characters that clauses and those of
// the signs that are stops leave between them.
func eachStretch(n int, clause []bool, signs []int, isStop func(i int) bool, do func(from, to int)) {
	from := 0
	cut := func(to int) {
		for from < to {
			end := from
			for end < to && !clause[end] {
				end++
			}
			if end > from {
				do(from, end)
			}
			for from = end; from < to && clause[from]; from++ {
			}
		}
		from = to + 1
	}
	for _, i := range signs {
		if isStop(i) {
			cut(i)
		}
	}
	cut(n)
}

// isHeavy: a character that is not easily added or dropped.
func isHeavy(r rune) bool { return isWordly(r) && !isLight(r) }

// sameWords tells whether two texts are the same but for light characters and
// marks.
func sameWords(a, b []rune) bool {
	for {
		i, j := slices.IndexFunc(a, isHeavy), slices.IndexFunc(b, isHeavy)
		if i < 0 || j < 0 || a[i] != b[j] {
			return i < 0 && j < 0
		}
		a, b = a[i+1:], b[j+1:]
	}
}

// wordsOf numbers a text by its heavy characters, and counts them. Texts of the
// same words have one number; others may have it too, which sameWords tells.
func wordsOf(rs []rune) (number uint64, n int) {
	for _, r := range rs {
		if isHeavy(r) {
			number = withWord(number, r)
			n++
		}
	}
	return number, n
}

// firstWords is wordsOf of a text up to so many heavy characters.
func firstWords(text string, most int) (number uint64) {
	for _, r := range text {
		if isHeavy(r) {
			if number = withWord(number, r); most == 1 {
				break
			}
			most--
		}
	}
	return number
}

// withWord is a number that goes on with a character (FNV-1a, a character at a time).
func withWord(number uint64, r rune) uint64 { return (number ^ uint64(r)) * 1099511628211 }

// repeatedParts finds one or several parts that follow upon themselves, but for
// blanks and light words.
func repeatedParts(l *Line, rs []rune, parts []part, said []span, found func(Finding)) []span {
	const most = 6 // parts of a stretch
	var new []span
	for i := range parts {
		for n := 1; n <= most && i+2*n <= len(parts); n++ {
			at := span{parts[i].from, parts[i+2*n-1].to}
			if !sameParts(rs, parts[i:i+n], parts[i+n:i+2*n]) || at.meets(said) || at.meets(new) {
				continue
			}
			new = append(new, at)
			second := span{parts[i+n].from, parts[i+2*n-1].to}
			f := l.at(second.from, second.to)
			f.Message = fmt.Sprintf("与前面的“%s”重复", string(rs[parts[i].from:parts[i+n-1].to]))
			f.Suggestion = "请删去重复的一处"
			if parts[i].field == plan.FieldHeading && parts[i+n].stop == '，' {
				f.Severity = Notice // a text that takes its title up
			}
			found(f)
			break
		}
	}
	return new
}

// sameParts: enough words, the same in both. A figure that stands alone may
// rightly follow upon itself.
func sameParts(rs []rune, a, b []part) bool {
	words := 0
	for i := range a {
		if a[i].head != b[i].head || !sameWords(rs[a[i].from:a[i].to], rs[b[i].from:b[i].to]) {
			return false
		}
		for _, r := range rs[a[i].from:a[i].to] {
			if isHan(r) && !isLight(r) {
				words++
			}
		}
	}
	return words >= 4
}

// aroundBracket finds a word that stands before a bracket and again behind it:
// 专项资金（重点方向）专项资金.
func aroundBracket(l *Line, rs []rune, p pairing, found func(Finding)) []span {
	var said []span
	for _, q := range p.pairs {
		if bracketTable[rs[q.open]].family != round || q.close-q.open < 2 {
			continue
		}
		for n := min(8, q.open, len(rs)-q.close-1); n >= 3; n-- {
			before, after := rs[q.open-n:q.open], rs[q.close+1:q.close+1+n]
			if string(before) != string(after) || !allHan(before) {
				continue
			}
			said = append(said, span{q.open - n, q.close + 1 + n})
			f := l.at(q.open-n, q.close+1+n)
			f.Message = fmt.Sprintf("括号前后都写了“%s”", string(after))
			f.Suggestion = "请删去重复的一处"
			found(f)
			break
		}
	}
	return said
}

func allHan(rs []rune) bool {
	for _, r := range rs {
		if !isHan(r) {
			return false
		}
	}
	return true
}

// repeatedSentences finds a sentence that stands in the same paragraph twice.
func repeatedSentences(l *Line, rs []rune, clause []bool, signs []int, said []span, found func(Finding)) {
	const least = 10 // characters of a sentence worth naming
	var sentences []span
	var numbers []uint64 // of their words
	isStop := func(i int) bool { return rs[i] == '。' || rs[i] == '；' }
	eachStretch(len(rs), clause, signs, isStop, func(from, to int) {
		if number, n := wordsOf(rs[from:to]); n >= least {
			sentences, numbers = append(sentences, span{from, to}), append(numbers, number)
		}
	})
	if !hasTwice(numbers) {
		return
	}
	first := map[uint64][]span{}
	for k, at := range sentences {
		number := numbers[k]
		if !slices.ContainsFunc(first[number], func(s span) bool { return sameWords(rs[s.from:s.to], rs[at.from:at.to]) }) {
			first[number] = append(first[number], at)
		} else if !at.meets(said) {
			f := l.at(at.from, at.to)
			f.Message, f.Suggestion = "这一句在本段已写过一遍", "请删去重复的一处"
			found(f)
		}
	}
}

// hasTwice reports that one of the numbers is there twice.
func hasTwice(numbers []uint64) bool {
	if len(numbers) < 2 {
		return false
	}
	sorted := slices.Clone(numbers)
	slices.Sort(sorted)
	return len(slices.Compact(sorted)) < len(numbers)
}

// repeatedTasks finds two measures of one text.
func repeatedTasks(t *Text, found func(Finding)) {
	const least = 20
	begins := make([]uint64, len(t.Tasks)) // the number of their first words: most begin like no other
	parallel.Each(len(begins), batch, func(k int) { begins[k] = firstWords(t.Tasks[k].Text, 2*least) })
	if !hasTwice(begins) {
		return
	}
	times := map[uint64]int{}
	for _, number := range begins {
		times[number]++
	}
	first := map[uint64][]*plan.Measure{} // by the number of all of their words
	for k, task := range t.Tasks {
		if times[begins[k]] < 2 {
			continue
		}
		number, n := wordsOf([]rune(task.Text))
		if n < least {
			continue
		}
		same := slices.IndexFunc(first[number], func(m *plan.Measure) bool { return sameWords([]rune(m.Text), []rune(task.Text)) })
		if same < 0 {
			first[number] = append(first[number], task.Measure)
			continue
		}
		before := first[number][same]
		line, _, _ := strings.Cut(task.Text, "\n")
		f := t.InMeasure(task.Measure, line)
		f.Message = fmt.Sprintf("与%s的内容相同", t.taskAt(before))
		f.Suggestion = "请删去其中一项，或写明两项的区别"
		found(f)
	}
}

// taskAt is a measure with its line: 任务（二）（第11行）.
func (t *Text) taskAt(m *plan.Measure) string {
	if m.Line == 0 {
		return taskName(m)
	}
	return fmt.Sprintf("%s（%s）", taskName(m), t.Plan.PlaceName(m.Line))
}
