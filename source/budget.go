package source

import (
	"strings"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// budgetForm finds the words that arrange money: 市财政预算安排资金.
var budgetForm = pattern.New(`(?:预算|财政|统筹|本级|年度|计划|共|拟|总)[^，。；\d]{0,8}?(?:安排|列支|投入)|安排(?:财政|专项|预算|资金|经费|各类|补助)|安排[^，。；\d]{1,14}?(?:资金|经费)|安排(?:约|共|共计)?[ ]?[0-9０-９XxＸ×.]{1,12}[百千万亿]{0,2}元|年度预算[ ]?[0-9０-９XxＸ×.]{1,12}[百千万亿]{0,2}元|(?:预算|经费)(?:资金|总额|总额度|规模|总计|额度)?(?:为|约|共|共计|合计|计)`).Holding("安排", "列支", "投入", "预算", "经费")

// sumForm is an amount as written, or its placeholder.
const sumForm = `[ ]?[0-9０-９XxＸ×.]{1,12}[百千万亿]{0,2}元`

// budgetWords finds money that is arranged in other words, its figure included:
// 财政投入资金3000万元, 经费预算：320万元, 所需经费50万元由财政统筹解决.
var budgetWords = pattern.New(`(?:(?:财政|本级|新增|部门|年度|资金|经费)预算(?:资金|经费)?[：:]?[^，。；\d]{0,6}?|预算(?:资金|经费)[：:]?` +
	`|(?:资金|经费)(?:安排|预算)[：:][^，。；\d]{0,8}?|财政(?:资金)?(?:投入|列支|保障|落实|设立)[^，。；\d]{0,8}?` +
	`|(?:投入|落实|保障|设立)[^，。；\d]{0,4}?财政[^，。；\d]{0,4}?资金|财政[^，。；\d]{0,6}?资金总(?:盘子|额|量|规模)[^，。；\d]{0,3}?)` + sumForm +
	`|(?:资金|经费)` + sumForm + `[，,]?(?:由|从|列入|纳入)[^，。；]{0,8}?(?:财政|预算)`).Holding("元")

// notOwn are the words of a clause whose money comes from elsewhere.
var notOwn = []string{"争取", "上级", "中央", "国家", "省级", "省财政", "投资", "贷款", "债券", "基金", "金融"}

// budgetStart finds the words of a sentence that arrange money: from where
// they begin, and where figures may follow.
func budgetStart(sentence string) (from, at int, found bool) {
	if trigger := budgetForm.FindStringIndex(sentence); trigger != nil {
		return trigger[0], trigger[1], true
	}
	for _, m := range budgetWords.FindAllStringIndex(sentence, -1) {
		if clause := sentence[lastOf(sentence, 0, m[0], "，,；;"):m[1]]; !containsAny(clause, notOwn...) {
			return m[0], m[1], true
		}
	}
	return 0, 0, false
}

// generic is what may stand between 安排 and the total: words of no part.
var generic = pattern.New(`^(?:市级|县级|区级|本级|省级|各类|各项|相关|有关|财政|专项|扶持|引导|发展|配套|预算|资金|经费|总额|总计|合计|共计|共|计|约|为|达|达到|不低于|不少于|\s)*$`)

// readBudget returns the money that a text arranges (预算安排), and the spans
// of the amounts it took. A sum with parts (其中…), a sum alone, or parts
// without a sum; nil when the text arranges none. What a time before the plan's
// year arranged is none.
func readBudget(text string, year int) (*plan.Budget, [][2]int) {
	return budgetAmong(text, findMoney(text), year)
}

// budgetAmong is readBudget of a text whose money is found.
func budgetAmong(text string, money []figure, year int) (*plan.Budget, [][2]int) {
	figures := present(text, money, year)
	for start := 0; start < len(text); {
		end := nextOf(text, start, sentenceEnds)
		for len(figures) > 0 && figures[0].from < start {
			figures = figures[1:]
		}
		if b, used := budgetOf(text, start, end, figures); b != nil {
			return b, used
		}
		for end < len(text) && strings.ContainsRune(sentenceEnds, firstRune(text[end:])) {
			end += len(string(firstRune(text[end:])))
		}
		start = end
	}
	return nil, nil
}

// present is the money of a text that is not told of a time gone by.
func present(text string, money []figure, year int) []figure {
	past := tensesOf(text, year)
	if past.text == "" {
		return money
	}
	var list []figure
	for _, f := range money {
		if !past.isPast(f.number, false) {
			list = append(list, f)
		}
	}
	return list
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// budgetOf reads the budget of the sentence from start to end.
func budgetOf(text string, start, end int, figures []figure) (*plan.Budget, [][2]int) {
	from, to, found := budgetStart(text[start:end])
	if !found {
		return nil, nil
	}
	at := start + to
	if i := strings.IndexAny(text[start+from:at], "0123456789０１２３４５６７８９XxＸ×"); i >= 0 {
		at = start + from + i // the form took the figure itself
	}
	if i := strings.LastIndex(text[start:at], "安排"); i >= 0 {
		at = start + i + len("安排")
	}
	var b *plan.Budget
	var used [][2]int
	listed, whole := false, false // whether words open the parts, and whether they add up to the total
	last := at
	for k, f := range figures {
		if f.from >= end {
			break
		}
		if f.from < at || f.to > end || f.amount.Currency != "CNY" || f.rate {
			continue
		}
		before := text[last:f.from]
		if b != nil && apartForm.MatchString(before) || containsAny(before, "投资", "贷款", "债券", "争取", "上级") || b != nil && isAward(before) && !whole && !(listed && goesOnListing(before)) {
			break
		}
		money := plan.Money{Text: f.amount.Text, Fen: f.amount.Fen, Known: !f.placeholder}
		if b == nil {
			b = &plan.Budget{}
			named := !generic.MatchString(before) || strings.HasPrefix(text[f.to:], "用于")
			listed = partsFollow.MatchString(ahead(text[f.to:end]))
			if !named || listed {
				whole = listed && addUp(figures[k:], end)
				b.Total = &money
				last = f.to
				used = append(used, [2]int{f.from, f.to})
				continue
			}
		}
		b.Parts = append(b.Parts, plan.BudgetPart{Name: partName(before, ahead(text[f.to:end])), Money: money})
		used = append(used, [2]int{f.from, f.to})
		last = f.to
	}
	if b != nil && b.Total == nil && len(b.Parts) == 1 {
		b.Total, b.Parts = &b.Parts[0].Money, nil // one sum alone is the whole, whatever it is named
	}
	return b, used
}

// apartForm begins money beside a sum and its parts: ，另安排科技专项300万元.
var apartForm = pattern.New(`[，,；;、。）)][ ]?(?:并?另|此外)`).Holding("另", "此外")

// isAward reports words that say whom money is given for what, which parts no
// budget: 安排资金150万元，对前3名的村分别奖励5万元.
func isAward(words string) bool {
	words = words[lastOf(words, 0, len(words), "，,；;"):]
	return strings.HasPrefix(words, "对") || containsAny(words, "分别奖励", "给予", "每人", "每户", "每家", "每个", "每村")
}

// goesOnListing reports words that name one more part of a sum, whatever it is for:
// ，其中对企业补助, 、给予人才奖励. What each is to get is none.
func goesOnListing(gap string) bool {
	return (strings.HasPrefix(gap, "、") || partsFollow.MatchString(gap)) && !containsAny(gap, "分别奖励", "分别给予", "分别补助", "每人", "每户", "每家", "每个", "每村", "最高")
}

// addUp reports whether the figures behind the first, up to byte end, make it
// exactly: they are its parts, whatever their words.
func addUp(figures []figure, end int) bool {
	var sum plan.Fen
	n := 0
	for _, f := range figures[1:min(len(figures), maxPieces)] {
		if f.to > end {
			break
		}
		if f.amount.Currency != "CNY" || f.rate || f.each || f.placeholder || sum > sum+f.amount.Fen {
			return false
		}
		sum += f.amount.Fen
		n++
	}
	return n > 1 && sum == figures[0].amount.Fen
}

// partsFollow makes the sum before it a total, even one with a name.
var partsFollow = pattern.New(`^[ ，,；;：:（(]*(?:其中|包括|分别|含)`).Holding("其中", "包括", "分别", "含")

// partName is the name of a part: the words before its figure, else those
// after it (3900万元用于人才).
func partName(before, after string) string {
	if i := strings.LastIndexAny(before, "。；;，,"); i >= 0 && strings.TrimSpace(before[i+1:]) != "" {
		before = before[lastOf(before, 0, len(before), "。；;，,"):]
	}
	name := trimEnd(trimWords(before, []string{"（", "(", "其中", "包括", "分别为", "分别是", "含", "和", "以及", "及", "用于", "安排", "另安排", "另"}), []string{"安排", "共", "约", "为", "计"})
	if name != "" && !generic.MatchString(name) {
		return name
	}
	after = after[:nextOf(after, 0, partEnds+"、")]
	if rest, ok := strings.CutPrefix(after, "用于"); ok {
		return strings.TrimSpace(rest)
	}
	return strings.TrimSpace(name)
}
