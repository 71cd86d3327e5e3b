package plan

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
)

// attributive: what follows a date that belongs to the thing named after it
// (2000年底前建成的小区).
var attributive = pattern.New(`^\p{Han}{0,3}(?:建成|建造|建设|投产|投用|投入使用|竣工|开工|出厂|购买|购置|认定|登记|注册|成立|设立|立项|入库|备案|批准|取得|获得|颁发|签订|发布|出台|实施|上市|出生|参保|退休|入职|完成|交付|入住)(?:并\p{Han}{1,6})?的`).Holding("的")

// maxAttribute bounds in bytes what is looked at behind a date.
const maxAttribute = 48

// SetsLimit reports whether a date with 前 between two texts is a limit (时限):
// not so 3年前 (a number goes before), 2025年前三季度, 前期, 前往, 前后 (前 belongs
// to what follows), nor a date that tells a thing apart.
func SetsLimit(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return !(before != "" && strings.ContainsRune("0123456789０１２３４５６７８９一二三四五六七八九十几多两数百千", last) ||
		after != "" && strings.ContainsRune("0123456789一二三四五六七八九十半两几期往后沿述夕", first) ||
		attributive.MatchString(after[:min(len(after), maxAttribute)]))
}
