package revision

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/source/plan"
)

// saying is what a measure says, made ready to be compared: its tokens but for
// punctuation, as the pairs that neighbours make (shingles).
//
// A token is still said by another measure when it stands in a pair that the
// other has too: so a sentence that moved is still said, and single characters
// that any two texts share are not.
type saying struct {
	all  []int32 // shingles of title and text, in order; of n tokens there are n+1, with both ends
	text int     // where those of the text begin in all

	mass, textMass int64 // what it weighs, and its text alone
}

// vocabulary numbers the shingles of measures that are to be compared, as they are
// met, and counts all measures that have each, in the old text and in the new.
type vocabulary struct {
	tokens   map[string]int32
	shingles map[uint64]int32 // unmet: it has no number yet
	maybe    []uint64         // a bit for each shingle: most of those asked for are not there
	seen     [][2]sighting    // by shingle, by side
	weights  []int64
}

// unmet stands for the number of a shingle.
const unmet = -1

// sighting counts the measures of one side that have a shingle; last is the
// last one counted, so that each counts once.
type sighting struct{ count, last int32 }

// newVocabulary enters what measures say.
func newVocabulary(of [2][]*entry) *vocabulary {
	room := 0
	for _, list := range of {
		for _, e := range list {
			room += (len(e.Title) + len(e.Text)) / len("汉")
		}
	}
	v := &vocabulary{tokens: map[string]int32{}, shingles: make(map[uint64]int32, room/mostlyKnown)}
	v.maybe = make([]uint64, 1<<bits.Len(uint(max(room, 1<<12))/4)) // some 16 bits a shingle
	for _, list := range of {
		for _, e := range list {
			v.eachShingle(e.Measure, true, func(key uint64, _ bool) {
				v.shingles[key] = unmet
				at, bit := v.bit(key)
				v.maybe[at] |= bit
			})
		}
	}
	return v
}

// bit is where the bit of a shingle is.
func (v *vocabulary) bit(key uint64) (at uint64, bit uint64) {
	mixed := key * 0x9e3779b97f4a7c15 >> 16 // 2⁶⁴ by the golden ratio: its upper bits depend on all of key
	return mixed / 64 % uint64(len(v.maybe)), 1 << (mixed % 64)
}

// token numbers a token: a single character by itself, others after them all.
// One that is not entered, and need not be, has no number.
func (v *vocabulary) token(s string, enter bool) (id int32, ok bool) {
	if r, size := utf8.DecodeRuneInString(s); size == len(s) {
		return r, true
	}
	s = strings.ToLower(s)
	id, ok = v.tokens[s]
	if !ok && enter {
		id, ok = unicode.MaxRune+1+int32(len(v.tokens)), true
		v.tokens[s] = id
	}
	return id, ok
}

// eachShingle answers with the shingles of a measure, in order, and whether each
// ends in its title. Those with a token that is not entered are left out.
func (v *vocabulary) eachShingle(m *plan.Measure, enter bool, f func(key uint64, title bool)) {
	before, known, said := int32(0), true, false // 0 stands for either end
	for part, words := range [2]string{m.Title, m.Text} {
		for i := 0; i < len(words); {
			id, size := utf8.DecodeRuneInString(words[i:])
			ok := true
			if !isIdeograph(id) {
				size = tokenAt(words[i:], nil)
				if isMark(words[i : i+size]) {
					i += size
					continue
				}
				id, ok = v.token(words[i:i+size], enter)
			}
			if known && ok {
				f(uint64(before)<<32|uint64(id), part == 0)
			}
			before, known, said = id, ok, true
			i += size
		}
	}
	if said && known {
		f(uint64(before)<<32, false)
	}
}

// isIdeograph reports whether a character is one of the common 汉字, each of which
// is a token.
func isIdeograph(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// number is the number of a shingle; one that was not entered has none.
func (v *vocabulary) number(key uint64) (id int32, ok bool) {
	if at, bit := v.bit(key); v.maybe[at]&bit == 0 {
		return 0, false
	}
	id, ok = v.shingles[key]
	if ok && id == unmet {
		id = int32(len(v.seen))
		v.shingles[key] = id
		v.seen = append(v.seen, [2]sighting{{last: -1}, {last: -1}})
	}
	return id, ok
}

// read makes measure number k of a side ready, whose shingles were entered.
func (v *vocabulary) read(m *plan.Measure, side, k int) saying {
	s := saying{all: make([]int32, 0, (len(m.Title)+len(m.Text))/len("汉")+2)}
	v.eachShingle(m, false, func(key uint64, title bool) {
		id, _ := v.number(key)
		s.all = append(s.all, id)
		if title {
			s.text = len(s.all)
		}
		v.sight(id, side, k)
	})
	return s
}

// both stands for either side.
const both = 2

// count counts measure number k of a side, or of the first and its partner, at
// what it says that was entered.
func (v *vocabulary) count(m *plan.Measure, side, k int) {
	v.eachShingle(m, false, func(key uint64, _ bool) {
		id, ok := v.number(key)
		switch {
		case !ok:
		case side == both:
			v.sight(id, 0, k)
			v.sight(id, 1, -2-k) // no number that the second side counts, nor that of none
		default:
			v.sight(id, side, k)
		}
	})
}

func (v *vocabulary) sight(id int32, side, k int) {
	if at := &v.seen[id][side]; at.last != int32(k) {
		at.last = int32(k)
		at.count++
	}
}

// weigh gives each shingle its weight: what few measures say tells more than
// what many do. It is the square of the binary logarithm of measures per
// measure that has it, in the text where more have it, and in 256ths.
func (v *vocabulary) weigh(measures [2]int) {
	all := max(measures[0], measures[1], 1)
	v.weights = make([]int64, len(v.seen))
	for id := range v.weights {
		bits := log2(all, int(max(v.seen[id][0].count, v.seen[id][1].count)))
		v.weights[id] = bits * bits >> 8
	}
}

// log2 is log₂(1 + a/b) in 256ths, rounded down, exactly the same on every
// machine.
func log2(a, b int) int64 {
	x := uint64((int64(a+b) << 20) / int64(b)) // 1+a/b with 20 binary places
	n := bits.Len64(x) - 21
	out := int64(n) << 8
	x = x << 20 >> n // 1 ≤ x < 2, with 40 places
	x >>= 10         // 30 places, so that the square fits
	for k := 7; k >= 0; k-- {
		x = x * x >> 30
		if x >= 2<<30 {
			x >>= 1
			out |= 1 << k
		}
	}
	return out
}

// mass is the weight of what s says: a token weighs as its two shingles do.
func (v *vocabulary) mass(shingles []int32) int64 {
	var sum int64
	for k := 0; k+1 < len(shingles); k++ {
		sum += v.weights[shingles[k]] + v.weights[shingles[k+1]]
	}
	return sum
}

// marks tells which shingles the measure at hand has.
type marks struct {
	stamp []int32
	now   int32
}

func (m *marks) set(s saying) {
	m.now++
	for _, id := range s.all {
		m.stamp[id] = m.now
	}
}

// still is the weight of the tokens of s that the marked measure still says,
// and that of its text alone.
func (v *vocabulary) still(s saying, m *marks) (all, text int64) {
	for k := 0; k+1 < len(s.all); k++ {
		a, b := s.all[k], s.all[k+1]
		if m.stamp[a] != m.now && m.stamp[b] != m.now {
			continue
		}
		w := v.weights[a] + v.weights[b]
		all += w
		if k >= s.text {
			text += w
		}
	}
	return all, text
}

// share is part of whole in thousandths.
func share(part, whole int64) int {
	if whole == 0 {
		return 0
	}
	return int(part * Full / whole)
}
