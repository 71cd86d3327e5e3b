package source

import (
	"fmt"
	"slices"
	"strings"

	"fenjie/source/document"
	"fenjie/source/plan"
)

// sumsOf is the money of a table, as far as its sums can be checked.
type sumsOf struct {
	*reader
	heads []string
	rows  []sumRow
}

// sumRow is a row of a table with money.
type sumRow struct {
	cells []document.Cell
	total string // 合计, 小计; empty for any other row
	opens bool   // it is the first of a group
	class string // how it is numbered
	among bool   // 其中: it is part of the row above
}

// value is the sum in a cell.
type value struct {
	fen   plan.Fen
	slack plan.Fen // by how much rounding may have changed it
	known bool
}

// unitMissing tells of columns of money that hold bare figures and have no unit.
func (b *builder) unitMissing(c *taskColumns, t *document.Table) {
	for k, head := range c.heads {
		if c.kinds[k] != colOther || !plan.IsFunds(head, c.funds[k]) {
			continue
		}
		n, first := 0, document.Cell{}
		for _, row := range t.Rows[c.rows:] {
			if k < len(row) && !row[k].Repeated && !c.isTotal(row) && withUnit(row[k].Text, "万元") != row[k].Text {
				if n++; n == 1 {
					first = row[k]
				}
			}
		}
		if n == 0 {
			continue
		}
		quote := strings.TrimSpace(first.Text)
		b.problem(first.Place, "warning", "target-no-unit", quote, fmt.Sprintf("“%s”一栏的数字没有写明金额单位（共%d处），未读作资金", head, n),
			"请在表头写明单位，如“"+head+"（万元）”，或在表格上方写“单位：万元”")
	}
}

// checkSums tells where the sums of a task table are not those of its rows.
func (b *builder) checkSums(c *taskColumns, t *document.Table) {
	s := &sumsOf{reader: b.reader, heads: c.heads}
	mixed, field := c.numbersMixed(t), c.find(colField)
	opens := true
	for _, row := range t.Rows[c.rows:] {
		if band, _ := bandOf(row); band != "" || mixed && c.groupOf(row) > 0 {
			opens = true
			continue
		}
		opens = opens || field >= 0 && field < len(row) && strings.TrimSpace(row[field].Text) != "" && !row[field].Repeated
		s.rows = append(s.rows, newSumRow(c, row, opens))
		opens = false
	}
	s.check()
}

// checkPlainSums does so for a table that lists no tasks: its header is the first of its
// rows that names money.
func (r *reader) checkPlainSums(t *document.Table) {
	for n := 0; n < len(t.Rows) && n < 3; n++ {
		c := &taskColumns{rows: n + 1, kinds: make([]column, len(t.Rows[n]))}
		money := false
		for k, cell := range t.Rows[n] {
			head := strings.Join(strings.Fields(cell.Text), "")
			c.heads = append(c.heads, head)
			if strings.Contains(head, "序号") {
				c.kinds[k] = colNumber
			}
			name, _ := plan.MoneyHeader(head)
			money = money || name != "" || plan.IsFunds(head, false)
		}
		if money {
			(&builder{reader: r}).checkSums(c, t)
			return
		}
	}
}

func newSumRow(c *taskColumns, row []document.Cell, opens bool) sumRow {
	s := sumRow{cells: row, opens: opens}
	for k, cell := range row {
		text := strings.Join(strings.Fields(cell.Text), "")
		if text == "" || cell.Repeated {
			continue
		}
		if c.isTotal(row) {
			s.total = text
			break
		}
		if k < len(c.kinds) && c.kinds[k] == colNumber {
			s.class = numberClass(text)
			continue
		}
		s.among = strings.HasPrefix(text, "其中")
		if s.class == "" {
			_, label, _ := splitLabel(text)
			s.class = numberClass(label)
		}
		break
	}
	return s
}

// numberClass is how a row is numbered: with each digit and each 汉字 of a number alike.
func numberClass(label string) string {
	var b strings.Builder
	for _, r := range label {
		switch {
		case r >= '0' && r <= '9':
			r = '1'
		case strings.ContainsRune(hanDigitRunes, r):
			r = '一'
		}
		if n := b.Len(); n == 0 || lastRune(b.String()) != r {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isSum reports column k as one of money, and the unit of its figures: that of the
// others where it names none itself, which sums do not ask for.
func (s *sumsOf) isSum(k int) (unit string, ok bool) {
	if name, unit := plan.MoneyHeader(s.heads[k]); name != "" {
		return unit, true
	}
	if plan.IsFunds(s.heads[k], false) {
		return "", true
	}
	return "", false
}

// value reads the cell of row n in column k. A blank one and one that is told in the row
// above hold nothing.
func (s *sumsOf) value(n, k int) value {
	row := s.rows[n].cells
	if k >= len(row) || row[k].Repeated {
		return value{known: true}
	}
	text := strings.TrimSpace(row[k].Text)
	if i := strings.IndexAny(text, "（("); i > 0 {
		text = strings.TrimSpace(text[:i]) // 4200（中央1500、省800）
	}
	if strings.Trim(text, "-－—–/／0") == "" {
		return value{known: true}
	}
	unit, _ := s.isSum(k)
	if unit == "" {
		unit = nominal
	}
	written := withUnit(text, unit)
	found := findMoney(written)
	if len(found) != 1 || found[0].placeholder || found[0].amount.Text != written || found[0].amount.Op != plan.Equal || found[0].amount.Currency != findMoney("1" + unit)[0].amount.Currency || strings.ContainsAny(written, "余多-－—–~～至") {
		return value{}
	}
	v := value{fen: found[0].amount.Fen, known: true}
	m := writtenSum.FindStringSubmatch(written)
	if m == nil {
		return value{}
	}
	if _, decimals, _ := strings.Cut(decimal(m[1]), "."); len(decimals) >= 2 { // it may be rounded
		v.slack = scales[strings.TrimSuffix(unit, "元")]
		for range decimals {
			v.slack /= 10
		}
		v.slack = v.slack/2 + 1
	}
	return v
}

// nominal stands for a unit that a column does not name.
const nominal = "万元"

func (s *sumsOf) check() {
	for k := range s.heads {
		if _, ok := s.isSum(k); !ok {
			continue
		}
		for n := range s.rows {
			if s.rows[n].total != "" {
				s.checkTotal(n, k)
			}
		}
	}
	s.checkParts()
}

// add adds up the rows from one to another in column k that pass, without row but.
func (s *sumsOf) add(k, from, to, but int, pass func(r *sumRow) bool) (sum value, any bool) {
	sum.known = true
	for n := from; n < to; n++ {
		if n == but || !pass(&s.rows[n]) {
			continue
		}
		v := s.value(n, k)
		sum.fen, sum.slack, sum.known = sum.fen+v.fen, sum.slack+v.slack, sum.known && v.known
		any = true
	}
	return sum, any
}

// checkTotal tells that the total in row n and column k is the sum of no rows that it may
// be of: of all, of its group, above it or below, of one level of numbers, or of the
// totals before it.
func (s *sumsOf) checkTotal(n, k int) {
	total := s.value(n, k)
	if k >= len(s.rows[n].cells) || !total.known || strings.TrimSpace(s.rows[n].cells[k].Text) == "" {
		return
	}
	first := value{}
	for _, run := range s.runs(n) {
		for _, pass := range s.filters() {
			sum, any := s.add(k, run[0], run[1], n, pass)
			switch {
			case !any:
				continue
			case !sum.known:
				return // a row says it in words
			case agree(sum, total):
				return
			case !first.known:
				first = sum
			}
		}
	}
	if !first.known {
		return
	}
	s.tell(n, k, fmt.Sprintf("“%s”一栏%s为%s，各行之和为%s，相差%s", s.heads[k], s.rows[n].total, s.words(k, total.fen), s.words(k, first.fen), s.words(k, apart(first.fen, total.fen))),
		"error", "请核对"+s.rows[n].total+"和各行的数")
}

// runs are the rows that the total in row n may add up, the likeliest first.
func (s *sumsOf) runs(n int) [][2]int {
	var up, down [][2]int
	for from := n - 1; from >= 0; from-- {
		r := &s.rows[from]
		if from == 0 || r.opens || s.rows[from-1].total != "" {
			up = append(up, [2]int{from, n})
		}
	}
	for to := n + 1; to <= len(s.rows); to++ {
		if to > n+1 && (to == len(s.rows) || s.rows[to].opens || s.rows[to].total != "") {
			down = append(down, [2]int{n + 1, to})
		}
	}
	if s.rows[n].total != "小计" { // of all rows
		slices.Reverse(up)
		slices.Reverse(down)
	}
	return append(append(up, down...), [2]int{0, len(s.rows)})
}

// filters tell which rows of a run a total may add up.
func (s *sumsOf) filters() []func(r *sumRow) bool {
	list := []func(r *sumRow) bool{
		func(r *sumRow) bool { return r.total == "" && !r.among },
		func(r *sumRow) bool { return r.total == "" },
		func(r *sumRow) bool { return r.total == "小计" },
		func(r *sumRow) bool { return r.total != "" && r.total != "总计" },
	}
	seen := map[string]bool{}
	for _, r := range s.rows {
		if class := r.class; r.total == "" && !seen[class] {
			seen[class] = true
			list = append(list, func(r *sumRow) bool { return r.total == "" && r.class == class })
		}
	}
	return list
}

func agree(a, b value) bool { return apart(a.fen, b.fen) <= a.slack+b.slack }

func apart(a, b plan.Fen) plan.Fen { return max(a-b, b-a) }

// words is a sum in the unit of a column.
func (s *sumsOf) words(k int, sum plan.Fen) string {
	unit, _ := s.isSum(k)
	if unit == "" {
		return strings.TrimSuffix(sum.Like("1"+nominal), nominal)
	}
	return sum.Like("1" + unit)
}

// tell tells of the cell of row n in column k.
func (s *sumsOf) tell(n, k int, message, severity, suggestion string) {
	cell := s.rows[n].cells[k]
	s.problem(cell.Place, severity, "budget-sum", strings.TrimSpace(cell.Text), message, suggestion)
}

// parting is a column of sums and the columns beside it that hold their parts.
type parting struct {
	whole int
	parts []int
	says  bool // by the headers: 其中, 合计
}

// partings are those of the table.
func (s *sumsOf) partings() []parting {
	var list []parting
	isPart := func(k int) bool {
		if _, ok := s.isSum(k); !ok {
			return false
		}
		_, among := plan.PartName(s.heads[k])
		return among || plan.IsPayer(s.name(k))
	}
	for k := 0; k < len(s.heads); k++ {
		_, ok := s.isSum(k)
		if !ok || isPart(k) {
			continue
		}
		p := parting{whole: k, says: plan.IsTotal(s.name(k))}
		for n := k + 1; n < len(s.heads) && isPart(n); n++ {
			_, among := plan.PartName(s.heads[n])
			p.says = p.says || among
			p.parts = append(p.parts, n)
		}
		if len(p.parts) == 0 && p.says { // 中央 | 省 | 合计
			for n := k - 1; n >= 0 && isPart(n); n-- {
				p.parts = append([]int{n}, p.parts...)
			}
		}
		if len(p.parts) > 0 {
			list = append(list, p)
		}
	}
	return list
}

// name is the name of a column of money.
func (s *sumsOf) name(k int) string {
	if name, _ := plan.MoneyHeader(s.heads[k]); name != "" {
		return name
	}
	return s.heads[k]
}

// checkParts tells of rows whose parts are more than their sum, and of those that do not
// add up to it where most others do.
func (s *sumsOf) checkParts() {
	for _, p := range s.partings() {
		var wrong []int
		balanced := 0
		sums := map[int]plan.Fen{}
		for n := range s.rows {
			whole, sum, ok := s.weigh(p, n)
			switch {
			case s.rows[n].total != "" || !ok:
			case agree(sum, whole):
				balanced++
			default:
				wrong, sums[n] = append(wrong, n), sum.fen
			}
		}
		usual := balanced >= 2 && balanced > len(wrong) && len(p.parts) > 1
		for _, n := range wrong {
			whole := s.value(n, p.whole)
			severity := "error"
			if !p.says {
				severity = "notice"
			}
			if !usual && !(p.says && sums[n] > whole.fen) {
				continue
			}
			s.tell(n, p.whole, fmt.Sprintf("%s合计%s，与“%s”%s不符，相差%s", s.named(p.parts), s.words(p.whole, sums[n]), s.heads[p.whole], s.words(p.whole, whole.fen),
				s.words(p.whole, apart(sums[n], whole.fen))), severity, "请核对这一行的总数和各分项")
		}
	}
}

// weigh reads the sum of row n and what its parts make; not so where one is in words, the
// sum is blank or all parts are.
func (s *sumsOf) weigh(p parting, n int) (whole, sum value, ok bool) {
	whole = s.value(n, p.whole)
	sum.known = true
	for _, k := range p.parts {
		v := s.value(n, k)
		sum.fen, sum.slack, sum.known = sum.fen+v.fen, sum.slack+v.slack, sum.known && v.known
		if k < len(s.rows[n].cells) && s.rows[n].cells[k].Repeated {
			return whole, sum, false
		}
	}
	return whole, sum, whole.known && sum.known && whole.fen > 0 && sum.fen > 0
}

func (s *sumsOf) named(parts []int) string {
	var names []string
	for _, k := range parts {
		name, _ := plan.PartName(s.name(k))
		names = append(names, name)
	}
	return "“" + strings.Join(names, "、") + "”"
}
