package assign

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"fenjie/source/limits"
)

// fileNames gives out file names, without extension, that are valid and
// distinct on Windows, macOS and Linux.
type fileNames struct{ taken map[string]bool }

func newFileNames() *fileNames { return &fileNames{taken: map[string]bool{}} }

// give returns a name for subject. Two that some file system takes for one, or
// that shorten to one, get (2), (3) ….
func (f *fileNames) give(subject string) string {
	name := safeName(subject)
	for n := 2; f.taken[folded(name)]; n++ {
		name = fmt.Sprintf("%s(%d)", safeName(subject), n)
	}
	f.taken[folded(name)] = true
	return name
}

// folded is equal for names that are one file somewhere: Windows and macOS tell
// no case apart, macOS no two forms of a character (Unicode, canonical
// equivalence: a compatibility 豈 is the plain one).
func folded(name string) string {
	return norm.NFC.String(strings.ToLower(strings.ToUpper(norm.NFC.String(name))))
}

// safeName makes subject a file name: characters that Windows forbids become
// their full-width kin, invisible ones go, and reserved names (CON, LPT1 …,
// with or without extension) get an underscore.
func safeName(subject string) string {
	name := strings.Map(func(r rune) rune {
		if i := strings.IndexRune(`<>:"/\|?*`, r); i >= 0 {
			return []rune("〈〉：＂／＼｜？＊")[i]
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError || r == '\u2028' || r == '\u2029' {
			return -1
		}
		return r
	}, subject)
	for len(name) > limits.FileName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	name = strings.Trim(name, " .\u3000")
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	if reserved[strings.TrimSpace(base)] {
		name = "_" + name
	}
	if name == "" {
		name = "_"
	}
	return name
}

var reserved = func() map[string]bool {
	names := map[string]bool{"CON": true, "PRN": true, "AUX": true, "NUL": true, "CONIN$": true, "CONOUT$": true}
	for _, n := range "123456789¹²³" {
		names["COM"+string(n)] = true
		names["LPT"+string(n)] = true
	}
	return names
}()
