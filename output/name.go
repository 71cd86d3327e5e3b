package output

import (
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// validName reports whether name, with slashes, is below the folder and means
// the same file on every system: no way out of it (.., drives, other
// computers), no device, no stream of another file (a:b), nothing that Windows
// drops (a dot or a space at the end), no character that cannot be seen.
func validName(name string) bool {
	if name == "." || !fs.ValidPath(name) {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.ContainsAny(part, `<>:"|?*\`) || strings.TrimRight(part, " .") != part || isDevice(part) {
			return false
		}
		for _, r := range part {
			if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError || r == '\u2028' || r == '\u2029' {
				return false
			}
		}
	}
	return true
}

// validDocument: a document is no part of the tool's own state.
func validDocument(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	return validName(name) && !strings.EqualFold(top, stateDir) && !strings.EqualFold(name, manifestFile)
}

// validState: a state file of the caller's, below .fenjie, takes no name that
// is ours. validJournalled are all names that a commit may replace.
func validState(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	for _, own := range []string{stageDir, oldDir, undoDir, keptDir, lockFile, journalFile, indexFile} {
		if strings.EqualFold(top, path.Base(own)) {
			return false
		}
	}
	return validName(name)
}

func validJournalled(name string) bool {
	below, ofState := strings.CutPrefix(name, stateDir+"/")
	return name == manifestFile || name == indexFile || ofState && validState(below) || validDocument(name)
}

// isDevice reports whether Windows takes part for a device: CON, LPT1, also
// with an extension (nul.txt) and with the superscript digits that it counts.
func isDevice(part string) bool {
	base, _, _ := strings.Cut(strings.ToUpper(part), ".")
	base = strings.TrimRight(base, " ")
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(base, port); ok && len([]rune(n)) == 1 && strings.ContainsAny(n, "123456789¹²³") {
			return true
		}
	}
	return false
}

// isDocument reports whether a name of a commit is a document's, not of the
// state.
func isDocument(name string) bool {
	return name != manifestFile && !strings.HasPrefix(name, stateDir+"/")
}
