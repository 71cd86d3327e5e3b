package pages

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"fenjie/generator/assign"
	"fenjie/generator/format"
	"fenjie/generator/wording"
	"fenjie/source/revision"
)

// revised is what the revision briefing (修订简报) shows.
type revised struct {
	Title, Organ, Date, Summary string
	Counts                      []kindCount
	Rows                        []revisedRow
	Renumbered                  string // one line for all measures of which the number alone changed
	Units                       []revisedUnit
	Quiet                       string // one line for the units that nothing concerns
	Inferred                    []string
}

type kindCount struct {
	Name  string
	Count int
}

// revisedRow is one change. Old and New are Markdown, with the changed words
// struck out and in bold.
type revisedRow struct {
	Number                       int
	Place, Kind, Old, New, Units string
}

type revisedUnit struct {
	Name  string
	Items []string // Markdown
}

// Revision writes the revision briefing by itself, for a comparison of two
// texts without documents.
func Revision(title string, r *revision.Revision) ([]byte, error) {
	p := Page{Path: "修订简报", name: "revision", value: func(taskOf) any { return revisedOf(title, r, format.Input{Overview: &assign.Overview{}}) }}
	return p.Markdown()
}

func revisedOf(title string, r *revision.Revision, in format.Input) revised {
	v := revised{Title: title, Organ: in.Look.Organ, Date: wording.Deadline(in.Date)}
	counts := map[revision.Kind]int{}
	var renumbered []string
	for _, c := range r.Told() {
		counts[c.Kind]++
		if c.Kind == revision.Renumbered {
			renumbered = append(renumbered, wording.ChangePlace(c)+"（原"+c.Old+"）")
			continue
		}
		row := revisedRow{Number: len(v.Rows) + 1, Place: wording.ChangePlace(c), Kind: c.Kind.Word(), Units: wording.Names(c.Units)}
		row.Old, row.New = changedCells(c)
		v.Rows = append(v.Rows, row)
	}
	for _, k := range wording.ChangeKinds {
		if counts[k] > 0 {
			v.Counts = append(v.Counts, kindCount{k.Word(), counts[k]})
		}
	}
	v.Summary = wording.RevisionSummary(r)
	if len(renumbered) > 0 {
		v.Renumbered = fmt.Sprintf("仅序号变化的%d处：%s。", len(renumbered), strings.Join(renumbered, "、"))
	}
	v.units(r)
	for _, n := range r.Pairing.Renames {
		if !n.Known {
			v.Inferred = append(v.Inferred, fmt.Sprintf("“%s”在各处均由“%s”替换，按单位更名处理。如确为更名，请在 fenjie.yaml 的 units 中把“%s”写入“%s”的 former；如不是，请核对责任单位。", n.Old, n.New, n.Old, n.New))
		}
	}
	return v
}

// units lists what is new for each unit, and names those for whom nothing is.
func (v *revised) units(r *revision.Revision) {
	concerned := map[string]bool{}
	var numbers []string
	for _, n := range r.News() {
		concerned[n.Unit] = true
		if n.Quiet() {
			numbers = append(numbers, n.Unit)
			continue
		}
		u := revisedUnit{Name: n.Unit}
		renumbered := 0
		for _, i := range n.Items {
			if i.Change.Kind == revision.Renumbered {
				renumbered++
				continue
			}
			u.Items = append(u.Items, "**"+escape(i.Word)+"**："+escape(wording.NewsLine(i)))
		}
		if renumbered > 0 {
			u.Items = append(u.Items, fmt.Sprintf("另有%d项任务仅序号变化", renumbered))
		}
		v.Units = append(v.Units, u)
	}
	var none []string
	for _, u := range r.Pairing.New.Units {
		if !concerned[u.Name] {
			none = append(none, u.Name)
		}
	}
	var lines []string
	if len(numbers) > 0 {
		lines = append(lines, "任务仅序号变化的单位："+wording.Names(numbers)+"。")
	}
	if len(none) > 0 {
		lines = append(lines, "任务没有变化的单位："+wording.Names(none)+"。")
	}
	v.Quiet = strings.Join(lines, "")
}

// longCell is how many characters of unchanged text a cell shows on either
// side of a change before it leaves some out.
const longCell = 12

// changedCells are the texts before and after as cells of a table: changed
// words struck out or in bold, long stretches that stayed left out.
func changedCells(c *revision.Change) (string, string) {
	if c.Old == "" || c.New == "" {
		old, new := c.Old, c.New
		if c.Kind == revision.Deadline {
			old, new = wording.Deadline(old), wording.Deadline(new)
		}
		return shortCell(old), shortCell(new)
	}
	var old, new strings.Builder
	for k, s := range c.Spans {
		switch s.Kind {
		case revision.Deleted:
			old.WriteString(marked(s.Text, "~~"))
		case revision.Inserted:
			new.WriteString(marked(s.Text, "**"))
		default:
			text := escape(leaveOut(s.Text, k == 0, k == len(c.Spans)-1))
			old.WriteString(text)
			new.WriteString(text)
		}
	}
	return old.String(), new.String()
}

// marked puts Markdown's marks around words. Punctuation at either end stays
// outside: CommonMark takes no mark between a character and punctuation.
func marked(text, mark string) string {
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
	from := strings.IndexFunc(text, isWord)
	if from < 0 {
		return escape(text)
	}
	to := strings.LastIndexFunc(text, isWord)
	_, size := utf8.DecodeRuneInString(text[to:])
	to += size
	if open := strings.LastIndex(text[from:to], "（"); open > 0 && !strings.Contains(text[from+open:to], "）") && strings.HasPrefix(text[to:], "）") {
		to = from + open // a bracket stays whole
	}
	return escape(text[:from]) + mark + escape(text[from:to]) + mark + escape(text[to:])
}

// leaveOut shortens a text that stayed to what stands next to a change.
func leaveOut(text string, first, last bool) string {
	runes := []rune(text)
	switch {
	case len(runes) <= 2*longCell+2:
		return text
	case first:
		return "……" + string(runes[len(runes)-longCell:])
	case last:
		return string(runes[:longCell]) + "……"
	}
	return string(runes[:longCell]) + "……" + string(runes[len(runes)-longCell:])
}

// mostAdded is how many characters of a measure that came or went a table
// shows; the whole is in the plan.
const mostAdded = 120

func shortCell(text string) string {
	if text == "" {
		return "—"
	}
	if utf8.RuneCountInString(text) > mostAdded {
		text = string([]rune(text)[:mostAdded]) + "……"
	}
	return escape(text)
}
