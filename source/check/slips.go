package check

import "fenjie/source/parallel"

// slip is a fault of form within one line (笔误): what mechanical rules find and
// Fix mends. From and To count characters.
type slip struct {
	code     string
	kind     slipKind
	from, to int
	mended   string // what should stand there; meaningful when fixable
	fixable  bool   // no figure, name or word changes, and there is one way only
}

// slipKind tells slips of one rule apart.
type slipKind int

const (
	spaceInWord    slipKind = iota // 变 化
	spaceInNumber                  // 4 .5
	spaceInFigures                 // 2 5: one number, or two
	spaceAtSeam                    // 20 张
	spaceAtMark                    // ， 提升
	halfMark                       // 区水务局,区住建局
	halfBrackets                   // (市)
	straightQuotes                 // "链长制"
	wideSign                       // 文化＋, ３个
	mixedWidth                     // （…)
	mixedKind                      // 〈…）
	rareAngle                      // 〈〉 where the plan writes <>
	doubledMark                    // 。。
	trailingMark                   // A、B、）
)

// slipsOf finds the slips of a line, in no particular order.
func slipsOf(rs []rune, p pairing, h *habits) []slip {
	var list []slip
	found := func(s slip) { list = append(list, s) }
	spaceSlips(rs, p.signs, found)
	widthSlips(rs, p, h, found)
	bracketSlips(rs, p, h, found)
	markSlips(rs, p.signs, found)
	return list
}

// found is a slip and where it stands in a Text.
type foundSlip struct {
	slip
	line *Line
}

// slips returns those of a rule, found once for all rules. What stands between
// two pieces of a line (cells of a table, a label and its text) is no slip.
func (t *Text) slipsOf(code string) []foundSlip {
	t.findSlips()
	var list []foundSlip
	for _, s := range t.slips {
		if s.code == code {
			list = append(list, s)
		}
	}
	return list
}

func (t *Text) findSlips() { t.formOnce.Do(t.readForm) }

func (t *Text) readForm() {
	t.runes = make([][]rune, len(t.Lines))
	t.pairings = make([]pairing, len(t.Lines))
	parallel.Each(len(t.Lines), batch, func(k int) {
		t.runes[k] = []rune(t.Lines[k].Text)
		t.pairings[k] = pairUp(t.runes[k])
	})
	t.habits = habitsOf(t.runes, t.pairings)
	slips := make([][]slip, len(t.Lines))
	parallel.Each(len(t.Lines), batch, func(k int) { slips[k] = slipsOf(t.runes[k], t.pairings[k], t.habits) })
	for k := range t.Lines {
		for _, s := range slips[k] {
			l := &t.Lines[k]
			if s.code == "space-inside" && l.between(s.from, s.to) {
				continue
			}
			t.slips = append(t.slips, foundSlip{s, l})
		}
	}
}

// between tells whether no piece of the line holds characters from to to.
func (l *Line) between(from, to int) bool {
	at, end := l.bytes(from, to)
	for _, p := range l.Pieces {
		if p.From <= at && end <= p.To {
			return false
		}
	}
	return true
}

// bytes turns character indexes of the line into byte indexes.
func (l *Line) bytes(from, to int) (int, int) {
	n, at, end := 0, len(l.Text), len(l.Text)
	for i := range l.Text {
		if n == from {
			at = i
		}
		if n == to {
			end = i
			break
		}
		n++
	}
	return at, end
}

// at is the finding's place for characters from to to of a line, quoted.
func (l *Line) at(from, to int) Finding { return l.At(l.bytes(from, to)) }

// around widens characters from to to by up to some of their neighbours on both
// sides, but not over a mark: a space alone is no quotation.
func around(rs []rune, from, to, some int) (int, int) {
	for n := 0; n < some && from > 0 && isWordly(rs[from-1]); n++ {
		from--
	}
	for n := 0; n < some && to < len(rs) && isWordly(rs[to]); n++ {
		to++
	}
	return from, to
}

func isWordly(r rune) bool { return isHan(r) || isDigit(r) || isLatin(r) || r == '.' || r == '%' }
