package check

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/plan"
	"fenjie/source/sentence"
)

// statement is a sum of money that a sentence takes apart: 安排资金100万元，其中
// A60万元、B40万元.
type statement struct {
	total  figure
	parts  []figure
	open   bool // by its words it does not list all: 主要用于…等
	unsure bool // it cannot be told which parts belong to it
}

var (
	// among opens the parts of a sum wherever its sentence goes on: 增长10%，其中.
	among = pattern.New(`^(?:[^。！？]*|(?:以上|左右|以内)?。)其中`).Holding("其中")
	// partsFollow are other words and marks that open parts, right after the sum.
	partsFollow = pattern.New(`^(?:以上|左右|以内|以下)?[ ，,]*(?:包括|包含|分别(?:为|是|用于|安排)|主要用于|重点用于|[：:]|[（(][^）)]*$)|^[，,]用于`)
	// notPart are words that begin something else than a part.
	notPart = pattern.Words{"撬动", "带动", "拉动", "社会资本", "较上", "比上", "同比", "上年", "去年", "增长", "增加", "提高", "总投资", "完成投资", "贷款", "债券", "争取", "上级",
		"，另", "。另", "；另", "、另", "此外", "同时", "合计", "共计", "总计"}
	// payers are words of notPart that may also name who pays a part, and not what else
	// is to come: 省级资金2亿元、社会资本5亿元. payer is such a name, whole.
	payers = pattern.Words{"社会资本", "贷款", "债券", "上级", "争取", "投资", "撬动", "带动", "拉动"}
	payer  = pattern.New(`^(?:[、，,；;：:和及与 ]|以及|其余)*(?:由|申请|使用|地方|政府|专项|银行|金融机构|商业|政策性|超长期|新增|上级|中央|省级?|[市县区]级?|财政|社会资本|民间|企业|补助|转移支付|资金|贷款|债券|投入|出资|约|为)+$`)
	// hopedParts opens parts of money hoped for that say so again, hopedFor is how.
	hopedParts = pattern.New(`其中[：:，,]?(?:向上)?争取`).Holding("争取")
	hopedFor   = pattern.New(`(?:向上)?争取(?:上级|省级|中央|国家)?`).Holding("争取")
	// counted is a figure of something else than money, in a phrase of its own.
	counted = pattern.New(`[0-9０-９][^，,；;]*[，,；;]`)
	// mainly says that not all parts are listed.
	mainly = pattern.Words{"主要", "重点", "优先"}
	etc    = pattern.New(`^[^，。；）)]{0,30}等`).Holding("等")
)

// opens tells whether the text between two figures makes the second the first
// one's part.
func opens(gap string) bool {
	if loc := among.FindStringIndex(gap); loc != nil {
		rest := gap[loc[1]:]
		return (!notPart.In(rest) || payer.MatchString(rest)) && !counted.MatchString(rest)
	}
	return partsFollow.MatchString(gap) && !notPart.In(gap)
}

// statements returns what a line takes apart, nested parts as statements of
// their own.
func statements(l *Line) []statement {
	w := &walker{text: l.Text, figures: l.sums}
	for k := 0; k+1 < len(w.figures); {
		k = w.take(k)
	}
	return w.found
}

type walker struct {
	text    string
	figures []figure
	found   []statement
}

// gap is the text between a figure and the next. Where the parts of money that
// is hoped for say so again (争取…，其中争取…、争取…), it is without the word, which
// else begins something new.
func (w *walker) gap(k int, again bool) string {
	gap := w.text[w.figures[k].to:w.figures[k+1].from]
	if again {
		gap = hopedFor.ReplaceAllString(gap, "")
	}
	return gap
}

// saysAgain tells whether the parts of figure k say again that they are hoped
// for.
func (w *walker) saysAgain(k int) bool {
	before := w.text[:w.figures[k].from]
	return strings.Contains(before[sentence.AfterLast(before, "。！？；;，,\n"):], "争取") && hopedParts.MatchString(w.gap(k, false))
}

// take reads what follows figure k as its parts, if so said. It returns the
// next figure to look at.
func (w *walker) take(k int) int {
	if k+1 >= len(w.figures) {
		return k + 1
	}
	again := w.saysAgain(k)
	opener := w.gap(k, again)
	if !opens(opener) {
		return k + 1
	}
	s := statement{total: w.figures[k], open: mainly.In(opener)}
	next := k + 1
	for next < len(w.figures) {
		s.parts = append(s.parts, w.figures[next])
		last := next
		next = w.take(last)
		gap := ""
		if next < len(w.figures) {
			gap = w.gap(next-1, again)
		}
		if next > last+1 {
			gap = w.nested(&s, gap, depth(w.gap(last, again)) > 0)
		}
		if depth(opener) > 0 && depth(gap) < 0 || strings.ContainsAny(gap, "。！？\n") || notPart.In(gap) && !s.goesOn(gap, w.figures[next:]) {
			break
		}
	}
	last := s.parts[len(s.parts)-1]
	s.open = s.open || etc.MatchString(w.text[last.to:])
	w.found = append(w.found, s)
	return next
}

// goesOn tells whether words of another payer name the next part, at figures[0], and
// nothing beside the parts: in a list (省级资金2亿元、社会资本5亿元), or where they
// make the parts the total.
func (s *statement) goesOn(gap string, figures []figure) bool {
	if len(figures) == 0 || !payers.In(gap) {
		return false
	}
	if strings.HasPrefix(gap, "、") && payer.MatchString(gap) {
		return true
	}
	sum, b := weigh(append(s.parts[:len(s.parts):len(s.parts)], figures[0]), s.total)
	return b == balanced && sum == s.total.fen
}

// nested settles a part that had parts of its own, which end at their bracket
// or at a semicolon; else nobody can tell whose the ones after them are. It
// returns the text after them.
func (w *walker) nested(s *statement, gap string, bracket bool) string {
	close := strings.IndexAny(gap, "）)")
	switch {
	case bracket && close >= 0:
		_, size := utf8.DecodeRuneInString(gap[close:])
		return gap[close+size:]
	case !bracket && !strings.ContainsAny(gap, "；;"):
		s.unsure = true
		w.found[len(w.found)-1].unsure = true
	}
	return gap
}

// depth is how many brackets a text opens and does not close; negative where it
// closes more.
func depth(text string) int {
	n := 0
	for _, r := range text {
		switch r {
		case '（', '(':
			n++
		case '）', ')':
			n--
		}
	}
	return n
}

// balance compares parts with the total they are said to make.
type balance int

const (
	balanced balance = iota
	over             // the parts are more than the total
	short            // the parts are less than the total
	unknown          // a part or the total is not known
)

// weigh compares parts with a total: 以上, 不超过 and 约 as they are meant, and
// a total of two decimals as one that was rounded.
func weigh(parts []figure, total figure) (plan.Fen, balance) {
	var sum plan.Fen
	about := total.op == plan.About
	most := false
	for _, p := range parts {
		if !p.known || p.fen < 0 || sum > sum+p.fen {
			return 0, unknown
		}
		sum += p.fen
		about = about || p.op == plan.About
		most = most || p.op == plan.AtMost
	}
	diff := sum - total.fen
	switch {
	case !total.known:
		return sum, unknown
	case diff == 0, max(diff, -diff) <= total.round, about && max(diff, -diff) <= total.fen/20:
		return sum, balanced
	case diff > 0 && (total.op == plan.AtLeast || most), diff < 0 && total.op == plan.AtMost:
		return sum, balanced
	case diff > 0:
		return sum, over
	}
	return sum, short
}

// inUnitOf prints a sum in the unit that a figure is written in, exactly.
func inUnitOf(written string, sum plan.Fen) string { return sum.Like(written) }

// differ is the difference of two sums, never negative.
func differ(a, b plan.Fen) plan.Fen { return max(a-b, b-a) }
