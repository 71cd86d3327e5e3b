package xlsx

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestUsualText: a text that is written as it is has nothing that would be
// cleaned, cut or escaped.
func TestUsualText(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "市科技局新建3个。\n\t<&>": true, "a_b": true, "\x00": false, "\u0085": false, "\u007f": false, "_x4e2d_": false,
		"\xff": false, "\ufffe": false, "𠮷": true, strings.Repeat("a", maxCell): true, strings.Repeat("a", maxCell+1): false,
	} {
		if got := isUsual(text); got != want {
			t.Errorf("%.20q: %t", text, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		if isUsual(text) && (clean(text) != text || escape.MatchString(text)) {
			t.Errorf("%q is not usual", text)
		}
	})
}

// TestPieces: a text breaks where no word, no figure and no sign next to its
// word is parted, and every piece is as wide as its characters.
func TestPieces(t *testing.T) {
	for text, want := range map[string]string{
		"新建3个": "新|建|3|个", "R&D经费": "R&D|经|费", "（一）办学。": "（一）|办|学。", "a b": "a| |b", "100%以上": "100%|以|上", "“。”": "“。”", "（《": "（《", "增长5％，其": "增|长|5％，|其",
	} {
		var got []string
		for rest := text; rest != ""; {
			n, width := piece(rest, math.Inf(1))
			sum := 0.0
			for _, r := range rest[:n] {
				sum += ems(r)
			}
			if width != sum {
				t.Errorf("%s: %v ems, want %v", rest[:n], width, sum)
			}
			got, rest = append(got, rest[:n]), rest[n:]
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %s", text, strings.Join(got, "|"))
		}
	}
}

// TestLongPiece: a word that no line holds is not looked at to its end, for it is
// looked at again from its next sign on.
func TestLongPiece(t *testing.T) {
	for _, sign := range []string{"R", "。", "（", "\t"} {
		if n, _ := piece(strings.Repeat(sign, 30_000), 20); n > 50*len(sign) {
			t.Errorf("%q: looked at %d bytes", sign, n)
		}
	}
}

// TestLines: the lines of a text are those of its pieces, one after another.
func TestLines(t *testing.T) {
	slow := func(text string, room float64) int32 {
		count, width := int32(1), 0.0
		for text != "" {
			n, w := piece(text, math.Inf(1))
			if w > room {
				r, size := utf8.DecodeRuneInString(text)
				n, w = size, ems(r)
			}
			if width > 0 && width+w > room {
				count, width = count+1, 0
			}
			width, text = width+w, text[n:]
		}
		return count
	}
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"新建", "学校", "3", "5％", "，", "。", "（", "）", "R&D", " ", "㐱", "𠮷", "\xe5\xbb", "\xff", "—"})
		text := strings.Join(rapid.SliceOf(word).Draw(t, "words"), "")
		room := rapid.Float64Range(0.2, 12).Draw(t, "room")
		if got, want := linesOf(text, room), slow(text, room); got != want {
			t.Errorf("%q in %v: %d lines, want %d", text, room, got, want)
		}
	})
}
