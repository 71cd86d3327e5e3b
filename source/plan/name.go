package plan

import "strings"

var roundBrackets = strings.NewReplacer("〈", "（", "<", "（", "《", "（", "〔", "（", "[", "（", "(", "（", "〉", "）", ">", "）", "》", "）", "〕", "）", "]", "）", ")", "）")

// PlainName is a unit's name with its second sign, whichever brackets it is
// written in: 县财政局〈国资办〉 is 县财政局（国资办）.
func PlainName(name string) string { return roundBrackets.Replace(name) }
