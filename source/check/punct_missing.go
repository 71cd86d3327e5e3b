package check

import (
	"strings"
	"unicode/utf8"

	"fenjie/source/plan"
)

// punctMissing: a stop that was left out. A 、 between two units is a matter of
// unit-unknown-form.
var punctMissing = Rule{
	Code: "punct-missing", Severity: Warning, Name: "缺标点",
	What: "段落或责任条款前没有句号（全文其他地方有），或段落以逗号、顿号结尾。",
	Why:  "句子可能没有写完，后半句被删掉或漏贴了。",
	Bad: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办孵化器一家。（责任单位：县科技局）
（二）办平台。新办平台一家，服务企业20家（责任单位：县科技局）
`,
	Good: `青山县重点工作方案
一、发展科技
（一）办孵化器。新办孵化器一家。（责任单位：县科技局）
（二）办平台。新办平台一家，服务企业20家。（责任单位：县科技局）
`,
	Check: func(t *Text, found func(Finding)) {
		t.findSlips()
		missingStops(t, found)
	},
}

// ending is where a stretch of running text ends.
type ending struct {
	line *Line
	rs   []rune
	at   int // characters: the end of the stretch
}

// missingStops holds the ends of paragraphs and the ends before clauses each to
// what the plan mostly does.
func missingStops(t *Text, found func(Finding)) {
	var open, openBefore []ending
	closed, closedBefore := 0, 0
	for k := range t.Lines {
		if len(t.pairings[k].loose) > 0 {
			continue // where it ends is not known
		}
		e, before, ok := t.endOf(&t.Lines[k], t.runes[k])
		if !ok {
			continue
		}
		last := e.rs[e.at-1]
		switch {
		case strings.ContainsRune("，、", last):
			f := e.line.at(around(e.rs, e.at-1, e.at, 6))
			f.Message, f.Suggestion = "段落以“"+string(last)+"”结尾，句子没有写完", "请补全这一句，或改为句号"
			found(f)
		case isWordly(last) || last == '％':
			if before {
				openBefore = append(openBefore, e)
			} else {
				open = append(open, e)
			}
		case before:
			closedBefore++
		default:
			closed++
		}
	}
	say := func(list []ending, kept int, message string) {
		if len(list) > kept {
			return // the plan's way
		}
		for _, e := range list {
			from, to := around(e.rs, e.at-1, e.at, 5)
			f := e.line.at(from, min(to, e.at))
			f.Message, f.Suggestion = message, "请补上句号，或检查句子是否写完"
			found(f)
		}
	}
	say(openBefore, closedBefore, "责任条款前没有句号")
	say(open, closed, "段末没有标点")
}

// endOf is where the running text of a line ends: at its end, or before its
// clause. A line too short to be a sentence, or of a table, has no such end.
func (t *Text) endOf(l *Line, rs []rune) (e ending, before, ok bool) {
	const least, leastBefore = 8, 4 // characters of a sentence: of one that ends its line, of one before a clause
	last := len(l.Pieces) - 1
	at := len(rs)
	for k := last; k >= 0; k-- {
		p := l.Pieces[k]
		switch p.Field {
		case plan.FieldClause:
			if k == 0 || k < last || l.Pieces[k-1].Field == plan.FieldClause {
				return e, false, false
			}
			before = true
			at = len(rs) - utf8.RuneCountInString(l.Text[len(strings.TrimRight(l.Text[:p.From], " \u3000")):])
			continue
		case plan.FieldText, plan.FieldOverview, plan.FieldPreamble, plan.FieldClosing:
			text := l.Text[p.From:p.To]
			long := utf8.RuneCountInString(text[:min(len(text), least*utf8.UTFMax)]) // how much longer nobody asks
			if p.Measure != nil && t.tabled[p.Section] || long < leastBefore || long < least && !before || isListing(text, p.Field) {
				return e, false, false
			}
			return ending{l, rs, at}, before, at > 0
		}
		return e, false, false
	}
	return e, false, false
}

// isListing: a line that gives a name and what it is (联系人：张三), or names no
// action at all; neither ends in a stop.
func isListing(text string, f plan.Field) bool {
	head, _, ok := strings.Cut(text, "：")
	if ok && len([]rune(head)) <= 8 || strings.HasPrefix(text, "附") {
		return true
	}
	return f != plan.FieldText && !strings.ContainsAny(text, "，。；")
}
