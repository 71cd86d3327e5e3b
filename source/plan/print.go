package plan

import (
	"io"
	"strconv"
	"unicode/utf8"
)

// printer prints a plan as encoding/json would with an indent of two blanks and
// no escaping for HTML, without looking at types and without a copy of the whole:
// a province's plan is printed in every build. A test holds it to encoding/json.
type printer struct {
	b     []byte
	w     io.Writer // nil: all stays in b
	err   error
	depth int
	more  bool // something stands before on this level
	dense bool // without blanks and line ends
	lines bool // the lines at which sections and measures stand; else 0
}

// full is how many bytes are gathered before they are handed on.
const full = 32 << 10

func (e *printer) plan(p *Plan) {
	e.open('{')
	e.text("schema", Schema)
	e.text("title", p.Title)
	e.text("stage", p.Stage)
	e.text("stage_text", p.StageText)
	e.number("year", p.Year)
	each(e, "basis", p.Basis, func(d Basis) {
		e.text("title", d.Title)
		e.text("number", d.Number)
	})
	e.text("preamble", p.Preamble)
	e.budget(p.Budget)
	each(e, "targets", p.Targets, e.target)
	each(e, "sections", p.Sections, e.section)
	each(e, "units", p.Units, func(u UnitSummary) {
		e.text("name", u.Name)
		e.number("lead", u.Lead)
		e.number("support", u.Support)
		e.number("shared", u.Shared)
		e.texts("aliases", u.Aliases)
	})
	e.text("closing", p.Closing)
	e.close('}')
	e.b = append(e.b, '\n')
}

func (e *printer) section(s *Section) {
	e.text("id", s.ID)
	e.number("number", s.Number)
	e.text("label", s.Label)
	e.text("title", s.Title)
	e.text("stop", s.Stop)
	e.text("clause", s.Clause)
	e.texts("lead_units", s.LeadUnits)
	each(e, "units", s.Units, e.unit)
	e.text("overview", s.Overview)
	e.budget(s.Budget)
	each(e, "targets", s.Targets, e.target)
	each(e, "amounts", s.Amounts, e.amount)
	each(e, "sections", s.Sections, e.section)
	each(e, "measures", s.Measures, e.measure)
	e.texts("columns", s.Columns)
	e.line(s.Line)
}

func (e *printer) measure(m *Measure) {
	e.text("id", m.ID)
	e.number("number", m.Number)
	e.text("label", m.Label)
	e.text("title", m.Title)
	e.text("stop", m.Stop)
	e.text("text", m.Text)
	e.text("clause", m.Clause)
	each(e, "units", m.Units, e.unit)
	each(e, "targets", m.Targets, e.target)
	each(e, "amounts", m.Amounts, e.amount)
	e.text("deadline", m.Deadline)
	e.line(m.Line)
}

func (e *printer) unit(u Unit) {
	e.text("name", u.Name)
	e.text("role", string(u.Role))
	e.text("note", u.Note)
	e.text("as_written", u.AsWritten)
}

func (e *printer) target(t Target) {
	e.text("text", t.Text)
	e.text("metric", t.Metric)
	e.text("op", string(t.Op))
	e.text("value", t.Value)
	e.text("max", t.Max)
	e.text("unit", t.Unit)
}

func (e *printer) amount(a Amount) {
	e.text("text", a.Text)
	switch a.Currency {
	case "", "CNY":
		e.exact("yuan", a.Fen)
		e.text("currency", "CNY")
	default:
		e.exact("amount", a.Fen)
		e.text("currency", a.Currency)
	}
	e.text("kind", string(a.Kind))
	if a.Op != "" {
		e.text("op", string(a.Op))
	}
	if a.Part {
		e.key("part")
		e.b = append(e.b, "true"...)
	}
	if a.For != "" {
		e.text("for", a.For)
	}
}

// AppendFigures prints targets and amounts after b, for a digest.
func AppendFigures(b []byte, targets []Target, amounts []Amount) []byte {
	e := printer{b: b, dense: true}
	each(&e, "targets", targets, e.target)
	each(&e, "amounts", amounts, e.amount)
	return e.b
}

func (e *printer) budget(b *Budget) {
	e.key("budget")
	if b == nil {
		e.b = append(e.b, "null"...)
		return
	}
	e.open('{')
	e.key("total")
	if b.Total == nil {
		e.b = append(e.b, "null"...)
	} else {
		e.open('{')
		e.money(*b.Total)
		e.close('}')
	}
	each(e, "parts", b.Parts, func(p BudgetPart) {
		e.text("name", p.Name)
		e.money(p.Money)
	})
	e.close('}')
}

func (e *printer) money(m Money) {
	e.text("text", m.Text)
	if m.Known {
		e.exact("yuan", m.Fen)
	}
}

// each prints a list of objects. Nil is an empty list, so that who reads it can
// tell "none" from "not given".
func each[T any](e *printer, key string, list []T, fields func(T)) {
	e.key(key)
	e.open('[')
	for _, v := range list {
		e.next()
		e.open('{')
		fields(v)
		e.close('}')
		if e.w != nil && len(e.b) >= full {
			e.flush()
		}
	}
	e.close(']')
}

func (e *printer) flush() {
	if e.err == nil {
		_, e.err = e.w.Write(e.b)
	}
	e.b = e.b[:0]
}

func (e *printer) open(bracket byte) {
	e.b = append(e.b, bracket)
	e.depth++
	e.more = false
}

func (e *printer) close(bracket byte) {
	e.depth--
	if e.more {
		e.newLine()
	}
	e.b = append(e.b, bracket)
	e.more = true
}

func (e *printer) next() {
	if e.more {
		e.b = append(e.b, ',')
	}
	e.newLine()
	e.more = true
}

func (e *printer) newLine() {
	if e.dense {
		return
	}
	e.b = append(e.b, '\n')
	for range e.depth {
		e.b = append(e.b, "  "...)
	}
}

func (e *printer) key(key string) {
	e.next()
	e.b = append(append(append(e.b, '"'), key...), `":`...)
	if !e.dense {
		e.b = append(e.b, ' ')
	}
}

func (e *printer) text(key, s string) {
	e.key(key)
	e.quoted(s)
}

func (e *printer) number(key string, n int) {
	e.key(key)
	e.b = strconv.AppendInt(e.b, int64(n), 10)
}

func (e *printer) exact(key string, f Fen) {
	e.key(key)
	e.b = append(e.b, f.Decimal(Yuan)...)
}

func (e *printer) line(n int) {
	if !e.lines {
		n = 0
	}
	e.number("line", n)
}

func (e *printer) texts(key string, list []string) {
	e.key(key)
	e.open('[')
	for _, s := range list {
		e.next()
		e.quoted(s)
	}
	e.close(']')
}

// quoted prints a text; what is no UTF-8 becomes �, as everywhere in JSON.
func (e *printer) quoted(s string) {
	const hex = "0123456789abcdef"
	e.b = append(e.b, '"')
	from := 0
	for k := 0; k < len(s); {
		c := s[k]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			k++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[k:])
		if c >= utf8.RuneSelf && r != '\u2028' && r != '\u2029' && (r != utf8.RuneError || size > 1) {
			k += size
			continue
		}
		e.b = append(append(e.b, s[from:k]...), '\\')
		switch {
		case r == utf8.RuneError:
			e.b = append(e.b, "ufffd"...)
		case c == '"' || c == '\\':
			e.b = append(e.b, c)
		case c == '\b':
			e.b = append(e.b, 'b')
		case c == '\f':
			e.b = append(e.b, 'f')
		case c == '\n':
			e.b = append(e.b, 'n')
		case c == '\r':
			e.b = append(e.b, 'r')
		case c == '\t':
			e.b = append(e.b, 't')
		case c < ' ':
			e.b = append(e.b, 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			e.b = append(e.b, 'u', '2', '0', '2', hex[r&15])
		}
		k += size
		from = k
	}
	e.b = append(append(e.b, s[from:]...), '"')
}
