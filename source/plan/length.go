package plan

// Length is how many characters a text of whole ones has, as
// utf8.RuneCountInString counts them: it looks at the first byte of each.
func Length(text string) int {
	n := 0
	for at := 0; at < len(text); n++ {
		switch b := text[at]; {
		case b < 0xC0:
			at++
		case b < 0xE0:
			at += 2
		case b < 0xF0:
			at += 3 // 汉字 and Chinese marks
		default:
			at += 4
		}
	}
	return n
}
