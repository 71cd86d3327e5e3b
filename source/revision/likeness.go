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

// vocabulary numbers shingles and counts the measures that have each, in the
// old text and in the new.
type vocabulary struct {
	tokens   map[string]int32
	shingles map[uint64]int32
	seen     [][2]sighting // by shingle, by side
	weights  []int64
}

// sighting counts the measures of one side that have a shingle; last is the
// last one counted, so that each counts once.
type sighting struct{ count, last int32 }

// newVocabulary makes room for about so many shingles.
func newVocabulary(room int) *vocabulary {
	return &vocabulary{tokens: map[string]int32{}, shingles: make(map[uint64]int32, room)}
}

// token numbers a token: a single character by itself, others after them all.
func (v *vocabulary) token(s string) int32 {
	if r, size := utf8.DecodeRuneInString(s); size == len(s) {
		return r
	}
	s = strings.ToLower(s)
	id, ok := v.tokens[s]
	if !ok {
		id = unicode.MaxRune + 1 + int32(len(v.tokens))
		v.tokens[s] = id
	}
	return id
}

func (v *vocabulary) shingle(a, b int32) int32 {
	key := uint64(a)<<32 | uint64(b)
	id, ok := v.shingles[key]
	if !ok {
		id = int32(len(v.shingles))
		v.shingles[key] = id
		v.seen = append(v.seen, [2]sighting{{last: -1}, {last: -1}})
	}
	return id
}

// read makes measure number k of a side ready.
func (v *vocabulary) read(m *plan.Measure, side, k int) saying {
	s := saying{all: make([]int32, 0, (len(m.Title)+len(m.Text))/len("汉")+2)}
	before := int32(0) // 0 stands for either end
	read := func(words string) {
		for t := range eachToken(words, nil) {
			if isMark(t) {
				continue
			}
			id := v.token(t)
			s.all = append(s.all, v.shingle(before, id))
			before = id
		}
	}
	read(m.Title)
	s.text = len(s.all)
	read(m.Text)
	if len(s.all) > 0 {
		s.all = append(s.all, v.shingle(before, 0))
	}
	for _, id := range s.all {
		if at := &v.seen[id][side]; at.last != int32(k) {
			at.last = int32(k)
			at.count++
		}
	}
	return s
}

// weigh gives each shingle its weight: what few measures say tells more than
// what many do. It is the square of the binary logarithm of measures per
// measure that has it, in the text where more have it, and in 256ths.
func (v *vocabulary) weigh(measures [2]int) {
	all := max(measures[0], measures[1], 1)
	v.weights = make([]int64, len(v.shingles))
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
