package plan

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"fenjie/source/pattern"
	"fenjie/source/sentence"
)

// date is what looks like a date in a sentence. What it is there for is settled
// by the words beside it.
type date struct {
	text      string
	from, to  int
	plansYear int    // 0: unknown
	year      int    // its own, or the plan's; 0: unknown
	limit     string // as in Step
	due       string // its last day; empty: unknown
	before    bool   // it ends with 前: it is a limit, unless 前 belongs to what follows
	yearAlone bool   // 2026年
	again     bool   // 每月
	span      bool   // 3月至5月; from is where it begins
	gone      bool   // 去年: no limit
	sayYear   bool   // it names its year
	upTo      bool   // 前三季度: as well the time that a figure is of
	feast     string // 春节, as in holidays
	day       string // as there
	earlier   *date  // the one before it in the text
	nextYear  bool   // 次年
	allYear   bool   // 全年
	since     bool   // 自印发之日起30日内
}

// datesIn finds the dates in a text.
func datesIn(text string, year int) []*date {
	if !mayHoldDate(text, year) {
		return nil
	}
	return datesByPiece(text, year)
}

// datesByPiece looks into the pieces between stops that hold a word of time.
func datesByPiece(text string, year int) []*date {
	var list []*date
	for from := 0; from < len(text); {
		to := len(text)
		if i := strings.IndexAny(text[from:], "，。；\n"); i >= 0 {
			to = from + i
		}
		if hasTime(text[from:to]) {
			list = datesWithin(list, text, from, to, year)
		}
		_, size := utf8.DecodeRuneInString(text[to:])
		from = to + size
	}
	return list
}

// hasTime reports a word of time, which each date holds.
func hasTime(piece string) bool {
	return strings.Contains(piece, "月") || strings.Contains(piece, "年") || strings.Contains(piece, "前") ||
		strings.Contains(piece, "季度") || strings.Contains(piece, "每周") || strings.Contains(piece, "每旬") || strings.Contains(piece, "内")
}

// mayHoldDate reports whether a text may hold another date than the plan's own
// year alone. Most of a plan's text does not, and is not looked at again.
func mayHoldDate(text string, year int) bool {
	for next := 0; next+len("月") <= len(text); {
		i, b := next, text[next]
		if b < 0xE0 || b >= 0xF0 {
			next++
			continue
		}
		next += len("月") // over a 汉字 or a mark of its width
		if b != "年"[0] && b != "月"[0] {
			continue
		}
		switch text[i : i+len("月")] {
		case "月":
			return true
		case "季":
			if strings.HasPrefix(text[i:], "季度") {
				return true
			}
		case "每":
			if rest := text[i+len("每"):]; strings.HasPrefix(rest, "年") || strings.HasPrefix(rest, "周") || strings.HasPrefix(rest, "旬") || strings.HasPrefix(rest, "半年") {
				return true
			}
		case "内":
			switch lastOf(text[:i]) {
			case '日', '天', '以', '之', '周':
				return true
			}
		case "前":
			switch lastOf(text[:i]) {
			case '底', '末', '年', '日', '旬', '初', '中', '内', '节', '期', '学', '冬', '夏', '季', '汛', '考', '假', '临', '到', '之', '以', '一', '庆', '旦', '秋', '午', '明', '宵', '”', ' ', '\u3000', '终',
				'0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
				return true
			}
		case "年":
			if !isOwnYear(text[:i], text[i+len("年"):], year) {
				return true
			}
		}
	}
	return false
}

// hasAny reports whether a text begins with one of the words.
func hasAny(text string, words ...string) bool { return pattern.Words(words).Begin(text) }

// isOwnYear reports whether 年 between two texts is that of the plan's own year
// alone, or of no year.
func isOwnYear(before, after string, year int) bool {
	first, _ := utf8.DecodeRuneInString(after)
	switch first {
	case '底', '末', '内', '终', '中', '初':
		return false
	}
	goesOn := opensDate(first) || first == '度' || first == ' ' || first == '\u3000'
	before = strings.TrimRight(before, " \u3000")
	switch last := lastOf(before); {
	case last == '明', last == '来', last == '次', last == '翌', last == '半':
		return false
	case last == '今', last == '当', last == '本':
		return !goesOn
	case last < '0' || last > '9' || len(before) < len("2025"):
		return true
	case goesOn:
		return false
	}
	at := len(before) - len("2025")
	written, err := strconv.Atoi(before[at:])
	return err != nil || written == year && !strings.HasSuffix(before[:at], "到")
}

// datesWithin adds the dates of text[from:to].
func datesWithin(list []*date, text string, from, to, year int) []*date {
	for at := from; at < to; {
		d := &date{text: text, from: at, plansYear: year}
		if k := len(list) - 1; k >= 0 {
			d.earlier = list[k]
		}
		if r := (reading{text[:to], at}); d.read(&r) {
			d.to, at = r.at, r.at
			if begin := spanStart(text[from:d.from]); begin >= 0 {
				d.from, d.span = from+begin, true
			}
			if k := len(list) - 1; k >= 0 && d.ends(list[k]) {
				d.from, d.span = list[k].from, true
				list[k] = d
			} else {
				if k >= 0 && sentence.Begin(text, d.from) <= list[k].from {
					d.afterwards(list[k])
				}
				list = append(list, d)
			}
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return list
}

// ends reports whether d is the end of a span that begins with a date before it:
// 3月至5月, 2025年6月—2026年5月.
func (d *date) ends(first *date) bool {
	between := strings.TrimSpace(d.text[first.to:d.from])
	return between != "" && !first.again && !d.again && strings.Trim(between, "-—–~～至到") == "" && utf8.RuneCountInString(between) <= 2
}

// spanStart is where a number begins that a dash at the end of text joins to what
// follows: 3—5月; -1 where there is none.
func spanStart(text string) int {
	number := strings.TrimRight(text, "-—–~～至到")
	if number == text {
		return -1
	}
	if begin := strings.TrimRight(number, "0123456789"); begin != number {
		return len(begin)
	}
	return -1
}

// reading reads words one after the other.
type reading struct {
	text string
	at   int
}

// word reads the first of several words that stands here.
func (r *reading) word(words ...string) string {
	for _, w := range words {
		if strings.HasPrefix(r.text[r.at:], w) {
			r.at += len(w)
			return w
		}
	}
	return ""
}

// number reads a number of so many digits at most, and a word behind it. Blanks
// may stand between.
func (r *reading) number(most int, words ...string) (int, string) {
	at, n := r.at, 0
	for at < len(r.text) && isDigit(r.text[at]) && at < r.at+most {
		n, at = 10*n+int(r.text[at]-'0'), at+1
	}
	if at == r.at {
		return 0, ""
	}
	after := reading{r.text, at}
	after.blanks()
	w := after.word(words...)
	if w != "" {
		r.at = after.at
	}
	return n, w
}

func (r *reading) blanks() {
	for r.word(" ", "\u3000") != "" {
	}
}

const digitsHan = "一二三四五六七八九"

// han reads a number in 汉字, up to 十二, and a word behind it.
func (r *reading) han(words ...string) int {
	after, n := *r, 0
	if after.word("十") != "" {
		n = 10
	}
	if size := len("一"); n < 10 || strings.HasPrefix(after.text[after.at:], "一") || strings.HasPrefix(after.text[after.at:], "二") {
		if after.at+size <= len(after.text) {
			if k := strings.Index(digitsHan, after.text[after.at:after.at+size]); k >= 0 && k%size == 0 {
				n, after.at = n+k/size+1, after.at+size
			}
		}
	}
	if n == 0 || after.word(words...) == "" {
		return 0
	}
	*r = after
	return n
}

// read reads a date, if one begins here.
func (d *date) read(r *reading) bool {
	if first, _ := utf8.DecodeRuneInString(r.text[r.at:]); !opensDate(first) {
		return false
	}
	if r.at > 0 && isDigit(r.text[r.at]) && isDigit(r.text[r.at-1]) {
		return false
	}
	start := *r
	if r.word("每年年底前", "每年底前", "每年年底", "每年底", "每个月", "每月", "每个季度", "每季度", "每季", "每半年", "每周", "每旬", "每双月", "每两周", "每两个月", "每半月") != "" {
		d.again = true
		return true
	}
	if d.readNumeric(r) || d.readEachYear(r) || d.readSince(r) || d.readSinceToo(r) {
		return true
	}
	words := d.readYear(r)
	r.blanks()
	if !d.readMonth(r) && !d.readQuarter(r) && !d.readHalf(r) && !d.readHoliday(r) {
		if !words && !d.readBareEnd(r) {
			*r = start
			return false
		}
		if words {
			d.readYearEnd(r)
		}
	}
	if !d.before {
		after := *r
		after.blanks()
		if after.word("之前", "以前", "前", "以内") != "" { // whether 前 belongs to it is seen from what follows
			*r, d.before = after, true
		}
	}
	d.settle(r.text[d.from:r.at])
	return true
}

// readEachYear reads a day that comes again each year: 每年11月底前, 每年3月、9月. It
// is no date of one year.
func (d *date) readEachYear(r *reading) bool {
	after := *r
	if after.word("每年度", "每年", "每学年", "逐年") == "" {
		return false
	}
	after.word("的", "于", "在")
	after.blanks()
	if !d.readMonth(&after) && !d.readQuarter(&after) && !d.readHalf(&after) && !d.readHoliday(&after) {
		return false
	}
	after.blanks()
	after.word("之前", "以前", "前")
	*r = after
	d.again, d.before, d.limit, d.due = true, false, "", ""
	return true
}

// readSince reads a limit that runs from the day on which the plan is issued:
// 自本意见印发之日起30日内. The calendar does not tell it.
func (d *date) readSince(r *reading) bool {
	m := sinceForm.FindString(r.text[r.at:min(len(r.text), r.at+maxSince)])
	if m == "" || strings.HasPrefix(r.text[r.at+len(m):], "有效") {
		return false
	}
	r.at += len(m)
	d.before, d.since, d.limit = true, true, strings.TrimSpace(m)
	return true
}

// readSinceToo reads another limit from the day that the sentence has named already:
// 自印发之日起30日内制定细则，60日内完成部署.
func (d *date) readSinceToo(r *reading) bool {
	if d.earlier == nil || !d.earlier.since || sentence.Begin(d.text, d.from) > d.earlier.from {
		return false
	}
	if m := withinForm.FindString(r.text[r.at:min(len(r.text), r.at+maxSince)]); m != "" {
		r.at += len(m)
		d.before, d.since, d.limit = true, true, m
		return true
	}
	return false
}

// withinForm is how long such a limit runs.
var withinForm = pattern.New(`^(?:\d{1,3}|[一二两三四五六七八九十]{1,3})[ ]?个?(?:日|天|工作日|月)(?:之内|以内|内)`).Holding("内")

// maxSince bounds in bytes what readSince looks at.
const maxSince = 90

// sinceForm begins with 自 or what is issued, and ends with how long it runs.
var sinceForm = pattern.New(`^(?:自|从)?(?:本|该|此)?\p{Han}{0,8}?(?:印发|发布|公布|下发|施行|实施|生效|颁布)(?:之日|当日|之后|后|日)?(?:起|后)?(?:的)?[ ]?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})[ ]?个?(?:日|天|工作日|月|年|周)(?:之内|以内|内|前)`).
	Holding("印发", "发布", "公布", "下发", "施行", "实施", "生效", "颁布").Holding("内", "前")

// opensDate reports a character that a date begins with.
func opensDate(r rune) bool {
	switch r {
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '全', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十',
		'今', '当', '本', '明', '来', '次', '翌', '去', '上', '下', '第', '前', '年', '月', '每', // 今年, 下半年, 第三季度, 前三季度
		'自', '印', '发', '公', // 自印发之日起30日内
		'春', '秋', '元', '清', '劳', '端', '建', '中', '国', '双', '两', '“', '主', '汛', '入', '台', '暑', '寒', '开', '高', '供', '采': // 国庆前
		return true
	}
	return false
}

// readYear reads the year that a date names.
func (d *date) readYear(r *reading) bool {
	d.year = d.plansYear
	after := *r
	if n, w := after.number(4, "年度", "年"); w != "" && n >= 2000 && n < 2100 {
		*r, d.year, d.sayYear = after, n, true
		return true
	}
	switch r.word("今年", "当年", "本年度", "本年", "明年", "来年", "次年", "翌年", "去年", "上年", "全年") {
	case "":
		return false
	case "明年", "来年":
		if d.year > 0 {
			d.year++
		}
	case "次年", "翌年":
		d.nextYear = true
		d.year = d.yearAfter()
	case "全年":
		d.allYear = true
	case "去年", "上年":
		d.gone = true
	}
	d.sayYear = true
	return true
}

// yearAfter is the year that 次年 means behind an earlier date; 0 where there is none,
// or it is of no one year.
func (d *date) yearAfter() int {
	switch e := d.earlier; {
	case e == nil, e.again, e.gone, e.year == 0:
		return 0
	case e.nextYear:
		return e.year // 次年3月开工，次年底完工
	default:
		return e.year + 1
	}
}

// readMonth reads a month, with its day or the part of it that ends: 6月30日,
// 6月底, 9月中旬, 十二月底.
func (d *date) readMonth(r *reading) bool {
	month, w := 0, ""
	after := *r
	if month, w = after.number(2, "月"); w == "" {
		if month = after.han("月"); month == 0 {
			return false
		}
		if tail := after; tail.word("底", "末", "上旬", "中旬", "下旬", "份") == "" {
			return false // 五月花
		}
	}
	if month < 1 || month > 12 || after.word("龄", "均", "租") != "" {
		return false
	}
	*r = after
	day := after
	day.blanks()
	if n, w := day.number(2, "日"); w != "" && n >= 1 && n <= 31 {
		*r = day
		d.set(month, n)
		return true
	}
	d.set(month, 0)
	after.blanks()
	switch after.word("底", "末", "份", "上旬", "中旬", "下旬", "初", "中前", "中之前", "中以前") {
	case "":
		return true
	case "上旬", "初":
		d.dueBy(10)
	case "中旬":
		d.dueBy(20)
	case "中前", "中之前", "中以前":
		d.before = true
		d.dueBy(20)
	}
	*r = after
	return true
}

// dueBy makes a month's date due by a day of it.
func (d *date) dueBy(day int) {
	if len(d.due) > 2 {
		d.due = fmt.Sprintf("%s%02d", d.due[:len(d.due)-2], day)
	}
}

// readQuarter reads a quarter: 三季度末, 第四季度, 前三季度.
func (d *date) readQuarter(r *reading) bool {
	after := *r
	d.upTo = after.word("前") != ""
	after.word("第")
	n, w := after.han("季度"), ""
	if n == 0 {
		if n, w = after.number(1, "季度"); w == "" {
			n = 0
		}
	}
	if n < 1 || n > 4 {
		d.upTo = false
		return false
	}
	*r = after
	d.partOfYear(r, 3*n)
	return true
}

func (d *date) readHalf(r *reading) bool {
	switch r.word("上半年", "下半年") {
	case "上半年":
		d.partOfYear(r, 6)
	case "下半年":
		d.partOfYear(r, 12)
	default:
		return false
	}
	return true
}

// partOfYear is a part of the year that ends with a month. 三季度前 leaves open
// whether it is its beginning or its end.
func (d *date) partOfYear(r *reading, month int) {
	if end := r.word("末", "底", "内", "初"); end != "初" && (end != "" || !strings.HasPrefix(r.text[r.at:], "前")) {
		d.set(month, 0)
	}
}

// readYearEnd reads what may follow a year: 2025年底, 今年内.
func (d *date) readYearEnd(r *reading) {
	if r.word("年底", "年末", "底", "末", "内", "终") == "" {
		d.yearAlone = true
	}
	d.wholeYear()
}

// readBareEnd reads the end of the plan's year, 年底, or of a month that is not
// named, 本月底前.
func (d *date) readBareEnd(r *reading) bool {
	after := *r
	if last := lastOf(r.text[:r.at]); strings.ContainsRune("0123456789０１２３４５６７８９一二三四五六七八九十几多两数百千半学青同近历每", last) {
		return false // 两年内, 学年末
	}
	if after.word("年底", "年末", "年内") != "" || after.word("年终前", "年中前", "年初前") != "" {
		*r = after
		d.before = strings.HasSuffix(r.text[:r.at], "前")
		if !d.before || strings.HasSuffix(r.text[:r.at], "年终前") {
			d.wholeYear()
		}
		return true
	}
	if after.word("本月底", "当月底", "下月底", "次月底", "月底", "本月末", "月末") != "" && after.word("之前", "以前", "前") != "" {
		*r, d.before = after, true
		return true
	}
	return false
}

// readNumeric reads a date in figures: 2025.6.30前, 2025-06-30前.
func (d *date) readNumeric(r *reading) bool {
	after := *r
	year, sign := after.number(4, ".", "-", "/")
	if sign == "" || year < 2000 || year > 2099 {
		return false
	}
	day := 0
	month, w := after.number(2, sign)
	if w != "" {
		day, w = after.number(2, "日前", "日之前", "日以前", "前", "之前", "以前")
	} else {
		month, w = after.number(2, "月底前", "月前", "底前", "前", "之前", "以前")
	}
	if w == "" || month < 1 || month > 12 || day > 31 {
		return false
	}
	*r, d.year, d.sayYear, d.before = after, year, true, true
	d.set(month, day)
	return true
}

// set makes it the end of a month, or a day of it.
func (d *date) set(month, day int) {
	switch {
	case d.year == 0:
	case day > 0 && !IsDay(d.year, month, day):
		d.limit = strings.TrimSpace(d.text[d.from:d.to]) // 6月31日, as written
	case day > 0:
		d.limit = fmt.Sprintf("%d-%02d-%02d", d.year, month, day)
	default:
		d.limit = fmt.Sprintf("%d-%02d", d.year, month)
	}
	d.due = LastDay(d.limit)
}

func (d *date) wholeYear() {
	if d.year > 0 {
		d.limit = strconv.Itoa(d.year)
		d.due = LastDay(d.limit)
	}
}

// settle keeps the words where they are no date of the calendar.
func (d *date) settle(words string) {
	if d.limit == "" {
		d.limit = strings.TrimSpace(words)
	}
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
