package pdf

import "strings"

// measure gives the width of a text in points. Layout asks for nothing else of
// fonts, so a test can say that every 汉字 is one em.
type measure func(text string) float64

// Characters that must not begin or end a line (行首行尾禁则, GB/T 15834—2011, 5.1).
const (
	noStart = "、。，．：；！？）〕】》〉」』”’…—％%·)]},.;:!?～"
	noEnd   = "（〔【《〈「『“‘([{"
)

// breakLines breaks a text into lines no wider than width: at its own line
// breaks, between 汉字, never inside a number with its unit, and with no
// forbidden character at either end of a line.
func breakLines(text string, width float64, m measure) []string {
	var out []string
	for _, paragraph := range strings.Split(text, "\n") {
		out = append(out, breakParagraph(atoms(paragraph), width, m)...)
	}
	return out
}

func breakParagraph(list []string, width float64, m measure) []string {
	var out []string
	line := ""
	for _, atom := range list {
		switch {
		case line == "" || m(line+atom) <= width:
			line += atom
		default:
			out = append(out, strings.TrimRight(line, " "))
			line = strings.TrimLeft(atom, " ")
		}
		for m(line) > width { // one atom wider than the line: cut it
			head := fit(line, width, m)
			if head == line {
				break
			}
			out = append(out, head)
			line = line[len(head):]
		}
	}
	return append(out, line)
}

// fit is the longest beginning of a text that fits, at least one character.
func fit(text string, width float64, m measure) string {
	end := 0
	for i, r := range text {
		next := i + len(string(r))
		if end > 0 && m(text[:next]) > width {
			break
		}
		end = next
	}
	return text[:end]
}

// atoms cuts a text into the pieces that stay together: a number with its
// unit, a word in Latin letters, and a 汉字 with the signs that may not be
// parted from it.
func atoms(text string) []string {
	var list []string
	runes := []rune(text)
	for i := 0; i < len(runes); {
		j := i
		for j < len(runes)-1 && strings.ContainsRune(noEnd, runes[j]) {
			j++
		}
		if isWord(runes[j]) {
			for j < len(runes) && (isWord(runes[j]) || strings.ContainsRune(",.:/-", runes[j]) && j+1 < len(runes) && isWord(runes[j+1])) {
				j++
			}
			for n := 0; n < 3 && j < len(runes) && strings.ContainsRune("万亿元个家项年月日号条", runes[j]); n++ {
				j++
			}
		} else {
			j++
		}
		for j < len(runes) && strings.ContainsRune(noStart, runes[j]) {
			j++
		}
		list = append(list, string(runes[i:j]))
		i = j
	}
	return list
}

func isWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}
