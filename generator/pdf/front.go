package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/linebreak"
	"fenjie/generator/wording"
	"fenjie/source/plan"
	"fenjie/source/settings"
)

// frontPage is what a leader reads: the title, the sums, the charts, the notes.
func frontPage(l *layout, o *assign.Overview, in format.Input) {
	look := in.Look.PDF.Over(settings.DefaultPDF())
	l.mark(0, look.Title)
	if o.Head.Title != "" {
		l.centered(faceTitle, 20, 32, o.Head.Title)
	}
	l.centered(faceTitle, 22, 38, look.Title)
	if o.Head.Stage != "" {
		l.centered(faceBody, 14, 24, "（"+o.Head.Stage+"）")
	}
	if in.Look.Organ != "" || in.Date != "" {
		l.centered(faceBody, 12, 20, strings.Trim(in.Look.Organ+"　"+wording.Deadline(in.Date), "　"))
	}
	l.y += 8
	keyFigures(l, o)
	l.paragraph(faceBody, frontSize, frontLeading, wording.BudgetSummary(o))
	if o.BudgetAll == 0 && len(o.Whole) == 0 && len(o.Funds) == 0 {
		l.paragraph(faceBody, frontSize, frontLeading, "方案也未提到其他资金。")
	}
	if look.Remark != "" {
		l.paragraph(faceBody, frontSize, frontLeading, look.Remark)
	}
	l.y += 2
	list := l.layNotes(look.Notes, Notes(in))
	if *look.Charts {
		share := l.layShares(o)
		bars(l, o, bottom-l.y-share.high()-list.high())
		share.put(l)
	}
	list.put(l)
	l.y += 8
}

// The text of the first page, in points.
const frontSize, frontLeading, noteSize, noteLeading = 12.0, 21.0, 11.0, 18.0

// keyFigure is a figure that is read before any sentence.
type keyFigure struct{ label, figure, unit, below string }

func sumFigure(label string, f plan.Fen, below string) keyFigure {
	figure := wording.Sum(f)
	unit := strings.TrimLeft(figure, "-0123456789.")
	return keyFigure{label, strings.TrimSuffix(figure, unit), unit, below}
}

// keyFigures sets the sum, the largest section, and what is asked of the
// province and the state, in a strip over the measure.
func keyFigures(l *layout, o *assign.Overview) {
	var list []keyFigure
	for _, w := range o.Whole {
		if b := w.Budget; b.Total != nil && b.Total.Known {
			list = append(list, sumFigure("全案预算", b.Total.Fen, "见"+wording.WholePlace(w)+"\n不与各领域相加"))
			break // a strip has room for one
		}
	}
	stated := statedParts(o)
	if len(stated) > 0 {
		list = append(list, sumFigure("写明总额合计", o.BudgetTotal, fmt.Sprintf("%d个领域", len(stated))))
		if len(stated) > 1 {
			most := stated[0]
			list = append(list, sumFigure("最多的领域", most.Sum, "占"+wording.Share(most.Sum, o.BudgetTotal)+"\n"+wording.SectionName(most.Section)))
		}
	}
	for _, g := range o.Funds {
		if g.Kind == plan.KindUpward && g.Sum > 0 {
			f := sumFigure("另提出向上争取", g.Sum, "不计入预算\n按任务所列金额相加")
			f.unit += wording.Least(g)
			list = append(list, f)
		}
	}
	if len(list) == 0 {
		return
	}
	const label, figure, size, pad = 10.5, 16.0, 10.5, 8.0
	w := measureW / float64(len(list))
	high := 0.0
	for k, f := range list {
		x, y := left+w*float64(k)+pad, l.y+pad
		room := w - 2*pad
		l.text(faceBody, label, x, y, label+4, f.label)
		y += label + 8
		big := figure
		for big > 10 && l.faces.width(faceHeading, big, f.figure)+l.faces.width(faceBody, size, f.unit)+2 > room {
			big--
		}
		l.text(faceHeading, big, x, y, big, f.figure)
		l.text(faceBody, size, x+l.faces.width(faceHeading, big, f.figure)+2, y+ascent*(big-size), size, f.unit)
		y += figure + 6
		for _, line := range shorten(linebreak.Lines(f.below, room, l.measure(faceBody, size), linebreak.ByPhrase), 3, room, l.measure(faceBody, size)) {
			l.text(faceBody, size, x, y, size+4, line)
			y += size + 4
		}
		high = max(high, y+pad-l.y)
	}
	for k := range list[1:] {
		l.rule(left+w*float64(k+1), l.y+pad, 0, high-2*pad)
	}
	l.rule(left, l.y, measureW, 0)
	l.rule(left, l.y+high, measureW, 0)
	l.y += high + 8
}

// statedParts are the sections whose total is stated, the largest first.
func statedParts(o *assign.Overview) []assign.Part {
	var list []assign.Part
	for _, p := range o.Parts {
		if p.Stated && p.Sum > 0 {
			list = append(list, p)
		}
	}
	bySum(list)
	return list
}

func bySum(list []assign.Part) {
	slices.SortStableFunc(list, func(a, b assign.Part) int { return cmp.Compare(b.Sum, a.Sum) })
}

// shorten keeps so many lines; the last one then ends in ….
func shorten(lines []string, most int, width float64, m linebreak.Measure) []string {
	if len(lines) <= most {
		return lines
	}
	last := []rune(lines[most-1])
	for len(last) > 1 && m(string(last)+"…") > width {
		last = last[:len(last)-1]
	}
	return append(slices.Clone(lines[:most-1]), string(last)+"…")
}

// aboutTotals are the codes of findings that put the sum itself in doubt.
var aboutTotals = []string{"budget-plan-total", "amount-scale"}

// Notes are what must be settled before the figures are used; they stand on
// the first page. What puts the sum in doubt comes first.
func Notes(in format.Input) []string {
	var list []string
	if note := wording.OverlapNote(in.Overview.Plan); note != "" && in.Overview.BudgetAll > 0 {
		list = append(list, note+"。")
	}
	for _, f := range in.Findings {
		switch {
		case slices.Contains(aboutTotals, f.Code):
			list = append(list, f.Message+wording.Origin(in.Overview.Plan, f.Line)+"。")
		case f.Code == "budget-placeholder" && f.Section == 0: // a section's own is said with the section
			list = append(list, "“"+f.Quote+"”："+f.Message+wording.Origin(in.Overview.Plan, f.Line)+"。")
		}
	}
	for _, w := range in.Overview.Whole {
		if note := wording.WholeNote(w); note != "" {
			list = append(list, wording.WholeName(w)+"："+note+wording.Origin(in.Overview.Plan, w.Line)+"。")
		}
	}
	for _, p := range in.Overview.Parts {
		if note := wording.BudgetNote(p); note != "" {
			list = append(list, wording.SectionName(p.Section)+"："+note+wording.Origin(in.Overview.Plan, p.Line)+"。")
		}
	}
	return list
}

// noteList is notes broken into lines, as many as the first page has room for
// beside its chart; the table repeats them all.
type noteList struct {
	heading string
	lines   [][]string
	more    int // those left out
}

const mostNoteLines, noteIndent = 8, 14.0

func (l *layout) layNotes(heading string, notes []string) noteList {
	list := noteList{heading: heading}
	total := 0
	for k, note := range notes {
		lines := linebreak.Lines(note, measureW-noteIndent, l.measure(faceBody, noteSize), linebreak.ByAtom)
		if total += len(lines); k > 0 && total > mostNoteLines {
			list.more = len(notes) - k
			break
		}
		list.lines = append(list.lines, lines)
	}
	return list
}

func (n noteList) high() float64 {
	if len(n.lines) == 0 {
		return 0
	}
	lines := min(n.more, 1)
	for _, note := range n.lines {
		lines += len(note)
	}
	return subheadingLeading + float64(lines)*noteLeading
}

func (n noteList) put(l *layout) {
	if len(n.lines) == 0 {
		return
	}
	l.room(min(n.high(), bottom-top))
	l.subheading(n.heading)
	line := func(text string) {
		l.room(noteLeading)
		l.text(faceBody, noteSize, left+noteIndent, l.y, noteLeading, text)
		l.y += noteLeading
	}
	for _, note := range n.lines {
		l.text(faceBody, noteSize, left, l.y, noteLeading, "·")
		for _, text := range note {
			line(text)
		}
	}
	if n.more > 0 {
		line(fmt.Sprintf("另有%d条，见校核报告和下表各行的注。", n.more))
	}
}
