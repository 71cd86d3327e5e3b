// Package wording puts money, roles, targets and dates into the words that all
// documents share, so that no two of them can disagree. Pure.
package wording

import (
	"fmt"
	"math/big"
	"strings"

	"fenjie/generator/assign"
	"fenjie/source/plan"
)

// Wan writes an amount in 万元, exactly, with at least two decimals and
// separators of thousands: 5,782.00.
func Wan(f plan.Fen) string {
	s := f.Decimal(plan.Wan)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, frac, _ := strings.Cut(s, ".")
	for len(frac) < 2 {
		frac += "0"
	}
	return sign + thousands(whole) + "." + frac
}

// Sum writes an amount in a sentence, exactly, as plans write it: 31.1453亿元,
// 5782万元. Tables keep to one unit, that of Wan.
func Sum(f plan.Fen) string {
	size := max(f, -f)
	for _, form := range []struct {
		scale  plan.Fen
		name   string
		places int // more are not read: the smaller unit is
	}{{plan.Yi, "亿元", 4}, {plan.Wan, "万元", 4}} {
		if size < form.scale {
			continue
		}
		figure := f.Decimal(form.scale)
		if _, places, _ := strings.Cut(figure, "."); len(places) <= form.places {
			return figure + form.name
		}
	}
	if f == 0 {
		return "0万元"
	}
	return f.Decimal(plan.Yuan) + "元"
}

func thousands(digits string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Share is part of whole in percent with one decimal, half rounded up: 1.9%.
func Share(part, whole plan.Fen) string {
	if whole <= 0 {
		return "—"
	}
	// ⌊(2000·part + whole) / (2·whole)⌋ tenths of a percent
	n := new(big.Int).Mul(big.NewInt(int64(part)), big.NewInt(2000))
	n.Add(n, big.NewInt(int64(whole)))
	n.Div(n, new(big.Int).Mul(big.NewInt(int64(whole)), big.NewInt(2)))
	tenths := n.Int64()
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

// Role is the Chinese word for a role.
func Role(r plan.Role) string {
	switch r {
	case plan.Lead:
		return "牵头"
	case plan.Support:
		return "配合"
	case plan.Shared:
		return "共同负责"
	}
	return ""
}

// RoleMark is the mark of a role in the matrix of responsibilities.
func RoleMark(r plan.Role) string {
	switch r {
	case plan.Lead:
		return "●"
	case plan.Support:
		return "○"
	case plan.Shared:
		return "△"
	}
	return ""
}

// Kind is the Chinese name of a kind of money.
func Kind(k plan.AmountKind) string {
	switch k {
	case plan.KindBudget:
		return "预算安排"
	case plan.KindUpward:
		return "向上争取"
	case plan.KindInvestment:
		return "投资"
	case plan.KindBond:
		return "债券"
	case plan.KindLoan:
		return "贷款"
	case plan.KindSubsidy:
		return "补贴补助标准"
	case plan.KindRelief:
		return "减负"
	case plan.KindTrade:
		return "贸易"
	}
	return "其他"
}

// Names joins names as lists of units are written.
func Names(names []string) string { return strings.Join(names, "、") }

// Unit is a unit's name with its second sign: 市财政局（国资办）.
func Unit(u plan.Unit) string {
	if u.Note == "" {
		return u.Name
	}
	return u.Name + "（" + u.Note + "）"
}

// Responsible is the whole list of who answers for a measure:
// 市科技局（牵头）、市经信局.
func Responsible(units []plan.Unit) string {
	var names []string
	for _, u := range units {
		name := Unit(u)
		if u.Role == plan.Lead && len(units) > 1 {
			name += "（牵头）"
		}
		names = append(names, name)
	}
	return Names(names)
}

// Others is the list of those who answer and do not lead.
func Others(units []plan.Unit) string {
	var names []string
	for _, u := range units {
		if u.Role != plan.Lead {
			names = append(names, Unit(u))
		}
	}
	return Names(names)
}

// Leads is the list of leads, or the words for having none.
func Leads(leads []string) string {
	if len(leads) == 0 {
		return "未明确"
	}
	return Names(leads)
}

// SectionLeads is the list of a section's leads. A section need not name one.
func SectionLeads(leads []string) string {
	if len(leads) == 0 {
		return "—"
	}
	return Names(leads)
}

// Deadline writes a deadline in words.
func Deadline(d string) string { return plan.DateWords(d) }

// Before is a time until which something is to be done, however an office put
// it into the settings: 3月31日 and 3月31日前 are 3月31日前.
func Before(when string) string {
	when = strings.TrimSpace(when)
	if strings.HasSuffix(when, "前") {
		return when
	}
	return when + "前"
}

// TargetValue is the figure of a target with its comparison: ≥120家, 3～5个, 三分之二.
func TargetValue(t plan.Target) string {
	if t.Op == plan.Range {
		return t.Value + "～" + t.Max + t.Unit
	}
	value, unit := t.Figure()
	return opSign(t.Op) + value + unit
}

func opSign(op plan.Op) string {
	switch op {
	case plan.AtLeast:
		return "≥"
	case plan.AtMost:
		return "≤"
	case plan.More:
		return "＞"
	case plan.Less:
		return "＜"
	case plan.About:
		return "约"
	}
	return ""
}

// Target is a target on one line: 培育高新技术企业：≥120家.
func Target(t plan.Target) string {
	if t.Metric == "" {
		return TargetValue(t)
	}
	return t.Metric + "：" + TargetValue(t)
}

// Targets is targets as they are shown, one a line.
func Targets(targets []plan.Target) string {
	var lines []string
	for _, t := range targets {
		lines = append(lines, Target(t))
	}
	return strings.Join(lines, "\n")
}

// Amount is an amount as written with what it is for: 争取上级奖补资金800万元以上.
func Amount(a plan.Amount) string {
	if strings.HasSuffix(a.For, a.Text) {
		return a.For
	}
	return a.For + a.Text
}

// AmountNote says what must be known before amounts of one kind are added;
// empty when nothing.
func AmountNote(a plan.Amount) string {
	switch {
	case a.Part:
		return "已含在同类其他金额中，不重复计"
	case a.Currency != "CNY":
		return "外币，不折算"
	}
	return ""
}

// KindAmount is an amount with its kind and note, on one line:
// 向上争取：争取上级奖补资金800万元以上.
func KindAmount(a plan.Amount) string {
	text := Kind(a.Kind) + "：" + Amount(a)
	if note := AmountNote(a); note != "" {
		text += "（" + note + "）"
	}
	return text
}

// AmountWan is an amount in 万元, or — for other currencies.
func AmountWan(a plan.Amount) string {
	if a.Currency != "CNY" {
		return "—"
	}
	return Wan(a.Fen)
}

// PlanTitle is the plan's title with its stage in brackets.
func PlanTitle(h assign.Head) string {
	if h.Stage == "" {
		return h.Title
	}
	return h.Title + "（" + h.Stage + "）"
}

// Period is what the plan says of tasks that name no deadline, with words on where
// it stands. Units' workbooks do without: lines that move change none of them.
func Period(h assign.Head, origin string) string {
	if h.Period == "" {
		return ""
	}
	return "方案规定：" + h.Period + origin + "。"
}

// Breakdown is what documents of the whole plan are called, each with a word of
// its own behind it: 任务分解情况, 任务分解总表.
const Breakdown = "任务分解"

// Titled parts the title of a document of the whole plan into what it is of and
// what it is: the plan's title and 任务分解情况. A plan that is itself called a
// 任务分解表 is not broken down twice: what it is of is its title before that.
func Titled(h assign.Head, what string) (of, is string) {
	for _, own := range []string{"任务分解表", "任务分解方案", "任务分解清单", Breakdown} {
		if stem, ok := strings.CutSuffix(h.Title, own); ok {
			return stem, PlanTitle(assign.Head{Title: Breakdown + what, Stage: h.Stage})
		}
	}
	last := []rune(h.Title)
	last = last[max(0, len(last)-len([]rune("责任分解方案"))):]
	if what == "情况" && (strings.Contains(string(last), "分解") || strings.Contains(string(last), "分工")) {
		return PlanTitle(h), "有关情况"
	}
	return PlanTitle(h), Breakdown + what
}

// SectionName is a section's label and title; an implied section has neither.
func SectionName(s *plan.Section) string {
	if s.Label == "" && s.Title == "" {
		return "全部任务"
	}
	return joined(s.Label, s.Title)
}

// joined is a label and a title. 一、 and （一） end in a sign of their own; 第一条
// wants a space after it.
func joined(label, title string) string {
	if title != "" && strings.HasPrefix(label, "第") && strings.TrimRight(label, "章节条编篇部分") != label {
		return label + "　" + title
	}
	return label + title
}

// Field is the section of a measure (领域), with the sub-sections between them:
// 一、推进教育／（二）办好学校.
func Field(t assign.Task) string {
	names := []string{SectionName(t.Part)}
	if len(t.Path) > 0 {
		names = append(names, t.Path[1:]...)
		names = append(names, SectionName(t.Section))
	}
	return strings.Join(names, "／")
}

// Overview names a section's own text, before its measures.
func Overview(s *plan.Section) string { return SectionName(s) + "（总体要求）" }

// FundPlace is what names an amount, and its line in the plan.
func FundPlace(f assign.Fund) (name string, line int) {
	if f.Task != nil {
		return BriefName(f.Task.Measure), f.Line
	}
	return Overview(f.Section), f.Line
}

// MeasureName is a measure's label and title; a table's number gets a stop.
func MeasureName(m *plan.Measure) string {
	title := m.Title
	if title == "" {
		title = firstSentence(m.Text)
	}
	if m.Label != "" && strings.Trim(m.Label, "0123456789") == "" {
		return m.Label + ". " + title
	}
	return joined(m.Label, title)
}

// Bounds of a name in the run of a text, in characters: a longer one is cut at the
// last stop that leaves so many.
const (
	longestName  = 36
	briefestName = 10
	cutName      = 30
)

// BriefName is MeasureName where a measure is only named: where it is a sentence
// for want of a title, its first words.
func BriefName(m *plan.Measure) string {
	name := []rune(MeasureName(m))
	if len(name) <= longestName {
		return string(name)
	}
	cut := cutName
	for k := cutName; k >= briefestName; k-- {
		if strings.ContainsRune("，；。：、,;", name[k]) {
			cut = k
			break
		}
	}
	return string(name[:cut]) + "…"
}

func firstSentence(text string) string {
	if i := strings.IndexAny(text, "。\n"); i >= 0 {
		return text[:i]
	}
	return text
}

// FundSum is the sum of the money of one kind in a sentence; the one amount there
// is as written. Of amounts that are at least something it is that too.
func FundSum(g assign.FundGroup) string {
	if len(g.Funds) == 1 {
		return g.Funds[0].Amount.Text
	}
	return Sum(g.Sum) + Least(g)
}

// Least is what is put behind the sum of a group that is a lower bound.
func Least(g assign.FundGroup) string {
	if g.Least {
		return "以上"
	}
	return ""
}
