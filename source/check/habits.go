package check

// habits is how a plan mostly writes what can be written in two ways. A rule of
// style holds the plan to its own habit.
type habits struct {
	wide, half map[rune]int // marks in Chinese text, counted under the wide one: ， for ，and ,
	angles     map[rune]int // pairs of angle brackets around Chinese, by the opening one
	parted     int          // Chinese and Latin or digits, with a space between them
	joined     int          // without
}

// habitsOf counts over the lines of a plan.
func habitsOf(lines [][]rune, pairings []pairing) *habits {
	h := &habits{wide: map[rune]int{}, half: map[rune]int{}, angles: map[rune]int{}}
	for k, rs := range lines {
		h.count(rs, pairings[k])
	}
	return h
}

func (h *habits) count(rs []rune, p pairing) {
	for _, i := range p.signs {
		switch {
		case isDigit(rs[i]) || isLatin(rs[i]):
			if i > 0 && isHan(rs[i-1]) {
				h.joined++
			}
			if i+1 < len(rs) && isHan(rs[i+1]) {
				h.joined++
			}
			continue
		case isBlank(rs[i]) && i > 0 && i+1 < len(rs) && isSeam(rs[i-1], rs[i+1]):
			h.parted++
		}
		h.countSign(rs, i)
	}
	for _, q := range p.pairs {
		switch open := rs[q.open]; {
		case rs[q.close] != bracketTable[open].partner:
		case bracketTable[open].family == angle && hasHan(rs[q.open:q.close]):
			h.angles[open]++
		case open == '（':
			h.wide[open]++
		case isHalfRound(rs, q):
			h.half['（']++
		}
	}
	for _, q := range p.quotes {
		if rs[q.open] == '"' && rs[q.close] == '"' {
			h.half['“']++
		} else {
			h.wide['“']++
		}
	}
}

func (h *habits) countSign(rs []rune, i int) {
	r := rs[i]
	if wide, ok := halfMarkAt(rs, i); ok {
		h.half[wide]++
	} else if _, ok := halfOf[r]; ok {
		h.wide[r]++
	}
	if narrow, ok := wideSigns[r]; ok {
		h.wide[narrow]++
	} else if isSign(r) {
		h.half[r]++
	}
}

// mostlyWide: the plan writes this mark wide at least as often as half.
func (h *habits) mostlyWide(mark rune) bool { return h.half[mark] <= h.wide[mark] }

// usualAngle is the opening angle bracket that the plan should keep to: 〈,
// which Chinese texts have (GB/T 15834—2011, 4.13), wherever it is used at all;
// else the one used most.
func (h *habits) usualAngle() rune {
	if h.angles['〈'] > 0 {
		return '〈'
	}
	usual := '〈'
	for _, r := range "<＜" {
		if h.angles[r] > h.angles[usual] {
			usual = r
		}
	}
	return usual
}

// seldomParted: a space between Chinese and Latin is not the plan's way.
func (h *habits) seldomParted() bool { return h.parted*5 <= h.joined }

// isSeam: Chinese meets Latin or a digit here.
func isSeam(a, b rune) bool {
	return isHan(a) && (isLatin(b) || isDigit(b)) || (isLatin(a) || isDigit(a)) && isHan(b)
}
