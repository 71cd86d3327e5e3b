package pdf

import (
	"fmt"
	"math"

	"fenjie/generator/assign"
	"fenjie/generator/linebreak"
	"fenjie/generator/wording"
	"fenjie/source/plan"
)

// mostBars is how many sections are still told apart at a glance.
const mostBars = 12

const barLeading, barSize = 17.0, 10.0

// bars draws a bar a section, its figure at the bar's end, in the plan's
// order. Where they are many, or their room is short, the largest are drawn and
// the rest is summed up. The bar of a section that states parts only is gray.
func bars(l *layout, o *assign.Overview, room float64) {
	list, others := barParts(o, int((room-subheadingLeading-4)/barLeading))
	if len(list) == 0 {
		return
	}
	title := "各领域预算（万元）"
	if len(others) > 0 {
		title = fmt.Sprintf("预算最多的%d个领域（万元）", len(list))
	}
	l.room(subheadingLeading + barLeading*float64(len(list)+1))
	l.subheading(title)
	const label, bar, gap = 165.0, 10.0, 4.0
	m := l.measure(faceBody, barSize)
	scale := math.Inf(1) // points a 分, so that every figure has room behind its bar
	for _, p := range list {
		scale = min(scale, (measureW-label-gap-m(barFigure(p)))/float64(p.Sum))
	}
	for _, p := range list {
		name := shorten(linebreak.Lines(wording.SectionName(p.Section), label-8, m, linebreak.ByRune), 1, label-8, m)[0]
		l.text(faceBody, barSize, left, l.y, barLeading, name)
		w := max(1.5, scale*float64(p.Sum))
		c := accent
		if !p.Stated {
			c = silver
		}
		l.box(left+label, l.y+(barLeading-bar)/2, w, bar, c)
		l.text(faceBody, barSize, left+label+w+gap, l.y, barLeading, barFigure(p))
		l.y += barLeading
	}
	if len(others) > 0 {
		var sum plan.Fen
		for _, p := range others {
			sum += p.Sum
		}
		l.text(faceBody, barSize, left, l.y, barLeading, fmt.Sprintf("其余%d个领域合计", len(others)))
		l.text(faceBody, barSize, left+label+1.5+gap, l.y, barLeading, wording.Wan(sum))
		l.y += barLeading
	}
	l.y += 4
}

// barParts are the sections with money that bars are drawn for, in at most so
// many lines, and the others.
func barParts(o *assign.Overview, lines int) (list, others []assign.Part) {
	for _, p := range o.Parts {
		if p.Sum > 0 {
			list = append(list, p)
		}
	}
	most := max(4, min(lines, mostBars))
	if len(list) <= most {
		return list, nil
	}
	bySum(list)
	return list[:most-1], list[most-1:]
}

func barFigure(p assign.Part) string {
	if !p.Stated {
		return wording.Wan(p.Sum) + "（分项合计）"
	}
	return wording.Wan(p.Sum)
}

// shareBar is the stated totals as one bar of 100 %, the largest first. A
// section whose name has no room under its piece goes to the rest.
type shareBar struct {
	segments []segment
	lines    int // of the longest label
}

// segment is a piece of the bar with its label: its share and its name.
type segment struct {
	at, wide float64 // from the left
	labelAt  float64
	label    []string
	rest     bool
}

// A label's text and its line, in points; restRoom is what 其余190个领域 needs.
const shareSize, shareLeading, shareHigh, restRoom = 9.0, 12.0, 14.0, 7 * shareSize

func (l *layout) layShares(o *assign.Overview) shareBar {
	var b shareBar
	stated := statedParts(o)
	m := l.measure(faceBody, shareSize)
	at := 0.0
	for k := 0; k < len(stated) && len(stated) > 1; k++ {
		p := stated[k]
		s := segment{at: at, labelAt: at, wide: measureW * float64(p.Sum) / float64(o.BudgetTotal)}
		after := measureW - at - s.wide
		room := s.wide - 4
		if k < len(stated)-1 && after < restRoom { // the rest's label begins under this piece
			room -= restRoom - after
		}
		name, sum := wording.SectionName(p.Section), p.Sum
		if lines := linebreak.Lines(name, max(room, shareSize), m, linebreak.ByPhrase); len(lines) > 3 || room < 5*shareSize {
			s.rest, s.wide = true, measureW-at
			room = max(s.wide, restRoom)
			s.labelAt = min(at, measureW-restRoom)
			if others := stated[k:]; len(others) > 1 {
				name, sum = fmt.Sprintf("其余%d个领域", len(others)), 0
				for _, other := range others {
					sum += other.Sum
				}
			}
		}
		s.label = append([]string{wording.Share(sum, o.BudgetTotal)}, shorten(linebreak.Even(name, room, m, linebreak.ByPhrase), 3, room, m)...)
		b.segments = append(b.segments, s)
		b.lines = max(b.lines, len(s.label))
		if at += s.wide; s.rest {
			break
		}
	}
	if len(b.segments) < 2 {
		return shareBar{}
	}
	return b
}

func (b shareBar) high() float64 {
	if len(b.segments) == 0 {
		return 0
	}
	return subheadingLeading + shareHigh + 2 + float64(b.lines)*shareLeading + 4
}

func (b shareBar) put(l *layout) {
	if len(b.segments) == 0 {
		return
	}
	l.room(b.high())
	l.subheading("占写明总额合计的比重")
	for k, s := range b.segments {
		c := tints[min(k, len(tints)-1)]
		if s.rest {
			c = silver
		}
		l.box(left+s.at, l.y, s.wide, shareHigh, c)
		if k > 0 && s.wide > 1 {
			l.box(left+s.at, l.y, 0.8, shareHigh, white)
		}
		for n, text := range s.label {
			l.text(faceBody, shareSize, left+s.labelAt, l.y+shareHigh+2+float64(n)*shareLeading, shareLeading, text)
		}
	}
	l.y += b.high() - subheadingLeading
}
