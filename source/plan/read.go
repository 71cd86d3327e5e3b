package plan

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// parser reads what Print printed, and nothing else: key after key in the order of
// the printer, without looking at types. The text that a plan had before is read
// in every build with a changed plan. Whatever it does not expect it leaves to
// encoding/json, to which a test holds it.
type parser struct {
	s    string
	at   int
	more bool // something stands before on this level
	bad  bool // it is not what Print printed
}

// parsePrinted reads what Print printed.
func parsePrinted(data []byte) (*Plan, bool) {
	if !utf8.Valid(data) {
		return nil, false
	}
	d := parser{s: string(data)}
	p := d.plan()
	d.want("\n")
	return p, !d.bad && d.at == len(d.s)
}

func (d *parser) plan() *Plan {
	d.open('{')
	p := &Plan{
		Schema: d.text("schema"), Title: d.text("title"), Stage: d.text("stage"), StageText: d.text("stage_text"), Year: d.number("year"),
		Basis:    objects(d, "basis", func() Basis { return Basis{Title: d.text("title"), Number: d.text("number")} }),
		Preamble: d.text("preamble"), Budget: d.budget(), Targets: objects(d, "targets", d.target), Sections: objects(d, "sections", d.section),
		Units: objects(d, "units", func() UnitSummary {
			return UnitSummary{Name: d.text("name"), Lead: d.number("lead"), Support: d.number("support"), Shared: d.number("shared"), Aliases: d.texts("aliases")}
		}),
		Closing: d.text("closing"),
	}
	d.close('}')
	return p
}

func (d *parser) section() *Section {
	return &Section{
		ID: d.text("id"), Number: d.number("number"), Label: d.text("label"), Title: d.text("title"), Stop: d.text("stop"), Clause: d.text("clause"),
		LeadUnits: d.texts("lead_units"), Units: objects(d, "units", d.unit), Overview: d.text("overview"), Budget: d.budget(),
		Targets: objects(d, "targets", d.target), Amounts: objects(d, "amounts", d.amount),
		Sections: objects(d, "sections", d.section), Measures: objects(d, "measures", d.measure),
		Columns: d.texts("columns"), Line: d.number("line"),
	}
}

func (d *parser) measure() *Measure {
	return &Measure{
		ID: d.text("id"), Number: d.number("number"), Label: d.text("label"), Title: d.text("title"), Stop: d.text("stop"),
		Text: d.text("text"), Clause: d.text("clause"), Units: objects(d, "units", d.unit),
		Targets: objects(d, "targets", d.target), Amounts: objects(d, "amounts", d.amount), Deadline: d.text("deadline"), Line: d.number("line"),
	}
}

func (d *parser) unit() Unit {
	return Unit{Name: d.text("name"), Role: Role(d.text("role")), Note: d.text("note"), AsWritten: d.text("as_written")}
}

func (d *parser) target() Target {
	return Target{Text: d.text("text"), Metric: d.text("metric"), Op: Op(d.text("op")), Value: d.text("value"), Max: d.text("max"), Unit: d.text("unit")}
}

func (d *parser) amount() Amount {
	a := Amount{Text: d.text("text")}
	number := "amount"
	if d.next("yuan") {
		number = "yuan"
	}
	a.Fen, a.Currency, a.Kind = d.exact(number), d.text("currency"), AmountKind(d.text("kind"))
	if (number == "yuan") != (a.Currency == "CNY") {
		d.bad = true
	}
	if d.next("op") {
		a.Op = Op(d.text("op"))
	}
	if d.next("part") {
		d.key("part")
		d.want("true")
		a.Part = true
	}
	if d.next("for") {
		a.For = d.text("for")
	}
	return a
}

func (d *parser) budget() *Budget {
	d.key("budget")
	if d.null() {
		return nil
	}
	d.open('{')
	b := &Budget{}
	d.key("total")
	if !d.null() {
		d.open('{')
		total := d.money()
		b.Total = &total
		d.close('}')
	}
	b.Parts = objects(d, "parts", func() BudgetPart { return BudgetPart{Name: d.text("name"), Money: d.money()} })
	d.close('}')
	return b
}

func (d *parser) money() Money {
	m := Money{Text: d.text("text")}
	if m.Known = d.next("yuan"); m.Known {
		m.Fen = d.exact("yuan")
	}
	return m
}

// objects reads a list of objects.
func objects[T any](d *parser, key string, fields func() T) []T {
	return listOf(d, key, func() T {
		d.open('{')
		v := fields()
		d.close('}')
		return v
	})
}

func (d *parser) texts(key string) []string { return listOf(d, key, d.quoted) }

func listOf[T any](d *parser, key string, item func() T) []T {
	d.key(key)
	if d.null() {
		return nil
	}
	list := []T{}
	for d.open('['); !d.bad && d.at < len(d.s) && d.s[d.at] != ']'; d.more = true {
		if d.more {
			d.want(",")
		}
		list = append(list, item())
	}
	d.close(']')
	return list
}

func (d *parser) want(s string) {
	if d.bad || !strings.HasPrefix(d.s[d.at:], s) {
		d.bad = true
		return
	}
	d.at += len(s)
}

func (d *parser) null() bool {
	if d.bad || !strings.HasPrefix(d.s[d.at:], "null") {
		return false
	}
	d.at += len("null")
	return true
}

func (d *parser) open(bracket byte) {
	d.want(string(bracket))
	d.more = false
}

func (d *parser) close(bracket byte) {
	d.want(string(bracket))
	d.more = true
}

func (d *parser) key(key string) {
	if d.more {
		d.want(",")
	}
	d.more = true
	d.want(`"`)
	d.want(key)
	d.want(`":`)
}

// next reports whether a key comes next, which has another before it.
func (d *parser) next(key string) bool {
	if d.bad {
		return false
	}
	rest, ok := strings.CutPrefix(d.s[d.at:], `,"`)
	return ok && strings.HasPrefix(rest, key) && strings.HasPrefix(rest[len(key):], `":`)
}

func (d *parser) text(key string) string {
	d.key(key)
	return d.quoted()
}

func (d *parser) quoted() string {
	if d.want(`"`); d.bad {
		return ""
	}
	from := d.at
	for ; d.at < len(d.s); d.at++ {
		switch c := d.s[d.at]; {
		case c == '"':
			d.at++
			return d.s[from : d.at-1]
		case c == '\\':
			return d.escaped(from)
		case c < ' ':
			d.bad = true
			return ""
		}
	}
	d.bad = true
	return ""
}

// escaped reads a text that begins at from and holds a sign that is not written
// as it is.
func (d *parser) escaped(from int) string {
	for ; d.at < len(d.s) && d.s[d.at] != '"'; d.at++ {
		if d.s[d.at] == '\\' {
			d.at++
		}
	}
	var text string
	if d.at >= len(d.s) || json.Unmarshal([]byte(d.s[from-1:d.at+1]), &text) != nil {
		d.at, d.bad = from, true
		return ""
	}
	d.at++
	return text
}

// digits reads the signs of a number.
func (d *parser) digits() string {
	from := d.at
	for d.at < len(d.s) && strings.IndexByte("0123456789.-", d.s[d.at]) >= 0 {
		d.at++
	}
	return d.s[from:d.at]
}

func (d *parser) number(key string) int {
	d.key(key)
	digits := d.digits()
	n, err := strconv.Atoi(digits)
	d.bad = d.bad || err != nil || strconv.Itoa(n) != digits
	return n
}

func (d *parser) exact(key string) Fen {
	d.key(key)
	digits := d.digits()
	if n, err := strconv.Atoi(digits); err == nil && 0 <= n && n < 1<<30 && strconv.Itoa(n) == digits {
		return Fen(n) * Yuan
	}
	f, err := ParseFen(digits, Yuan)
	d.bad = d.bad || err != nil || f.Decimal(Yuan) != digits
	return f
}
