package assign

import (
	"strings"
	"testing"
)

// TestFileNames: a unit's name becomes a file name that is one on every
// system, and two units never share one.
func TestFileNames(t *testing.T) {
	for subject, want := range map[string]string{
		"市科技局": "市科技局", "../../etc": "／..／etc", `..\甲`: "＼甲", "/etc/passwd": "／etc／passwd", `C:\甲`: "C：＼甲", `\\server\share`: "＼＼server＼share",
		"CON": "_CON", "con.txt": "_con.txt", "nul ": "_nul", "LPT9": "_LPT9", "COM¹": "_COM¹", "COM10": "COM10", "conin$": "_conin$", "aux.tar.gz": "_aux.tar.gz",
		"甲:流": "甲：流", "甲.": "甲", "甲 . ": "甲", "...": "_", "": "_", " \u3000": "_", "甲\u202e局": "甲局", "甲\u200b局": "甲局", "甲\x00局": "甲局", "甲\n局": "甲局", "甲\u2028": "甲",
		"<甲>|乙?*\"": "〈甲〉｜乙？＊＂", "\xff": "_",
	} {
		if got := newFileNames().give(subject); got != want {
			t.Errorf("%q: got %q, want %q", subject, got, want)
		}
	}
	long := strings.Repeat("市", 100)
	for _, same := range [][]string{
		{"a局", "A局"}, {"\u00e9局", "e\u0301局"}, {"\uf900局", "\u8c48局"}, {"\u212a局", "k局"}, {"甲\u200b局", "甲局"}, {"甲/局", "甲／局"}, {"甲.", "甲"}, {long + "甲", long + "乙"}, {"", "."},
		{"甲", "甲", "甲"}, {"甲(2)", "甲", "甲"}, {"ſ局", "s局"},
	} {
		f, taken := newFileNames(), map[string]string{}
		for _, subject := range same {
			name := f.give(subject)
			if other, twice := taken[folded(name)]; twice {
				t.Errorf("%q: %q and %q are one file", same, other, name)
			}
			taken[folded(name)] = name
			if len(name) > 190 {
				t.Errorf("%q: %d bytes", subject, len(name))
			}
		}
	}
}
