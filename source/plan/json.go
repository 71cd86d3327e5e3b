package plan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
)

// amountJSON is the shape of an Amount outside. Yuan is an exact decimal
// number; an amount in another currency has Amount in its place.
type amountJSON struct {
	Text     string      `json:"text"`
	Yuan     json.Number `json:"yuan,omitempty"`
	Amount   json.Number `json:"amount,omitempty"`
	Currency string      `json:"currency"`
	Kind     AmountKind  `json:"kind"`
	Op       Op          `json:"op,omitempty"`
	Part     bool        `json:"part,omitempty"`
	For      string      `json:"for,omitempty"`
}

// MarshalJSON writes the contract's shape.
func (a Amount) MarshalJSON() ([]byte, error) {
	out := amountJSON{Text: a.Text, Currency: a.Currency, Kind: a.Kind, Op: a.Op, Part: a.Part, For: a.For}
	if out.Currency == "" {
		out.Currency = "CNY"
	}
	number := json.Number(a.Fen.Decimal(Yuan))
	if out.Currency == "CNY" {
		out.Yuan = number
	} else {
		out.Amount = number
	}
	return marshal(out)
}

// UnmarshalJSON reads the contract's shape.
func (a *Amount) UnmarshalJSON(data []byte) error {
	var in amountJSON
	if err := unmarshalStrict(data, &in); err != nil {
		return err
	}
	*a = Amount{Text: in.Text, Currency: in.Currency, Kind: in.Kind, Op: in.Op, Part: in.Part, For: in.For}
	if a.Currency == "" {
		a.Currency = "CNY"
	}
	number := in.Yuan
	if a.Currency != "CNY" {
		number = in.Amount
	}
	if number == "" {
		a.Fen = NotGiven
		return nil
	}
	var err error
	a.Fen, err = ParseFen(string(number), Yuan)
	return err
}

// moneyJSON is the shape of Money. Yuan is absent for a placeholder.
type moneyJSON struct {
	Text string      `json:"text"`
	Yuan json.Number `json:"yuan,omitempty"`
}

// MarshalJSON writes the contract's shape.
func (m Money) MarshalJSON() ([]byte, error) {
	out := moneyJSON{Text: m.Text}
	if m.Known {
		out.Yuan = json.Number(m.Fen.Decimal(Yuan))
	}
	return marshal(out)
}

// UnmarshalJSON reads the contract's shape.
func (m *Money) UnmarshalJSON(data []byte) error {
	var in moneyJSON
	if err := unmarshalStrict(data, &in); err != nil {
		return err
	}
	return m.set(in.Text, in.Yuan)
}

func (m *Money) set(text string, yuan json.Number) error {
	*m = Money{Text: text}
	if yuan == "" {
		return nil
	}
	fen, err := ParseFen(string(yuan), Yuan)
	m.Fen, m.Known = fen, err == nil
	return err
}

type partJSON struct {
	Name string      `json:"name"`
	Text string      `json:"text"`
	Yuan json.Number `json:"yuan,omitempty"`
}

// MarshalJSON writes the contract's shape.
func (p BudgetPart) MarshalJSON() ([]byte, error) {
	out := partJSON{Name: p.Name, Text: p.Text}
	if p.Known {
		out.Yuan = json.Number(p.Fen.Decimal(Yuan))
	}
	return marshal(out)
}

// UnmarshalJSON reads the contract's shape.
func (p *BudgetPart) UnmarshalJSON(data []byte) error {
	var in partJSON
	if err := unmarshalStrict(data, &in); err != nil {
		return err
	}
	p.Name = in.Name
	return p.set(in.Text, in.Yuan)
}

// Shapes maps the types that have a JSON form of their own to a struct with
// its keys, for readers that check keys before they decode.
var Shapes = map[reflect.Type]reflect.Type{
	reflect.TypeFor[Amount]():     reflect.TypeFor[amountJSON](),
	reflect.TypeFor[Money]():      reflect.TypeFor[moneyJSON](),
	reflect.TypeFor[BudgetPart](): reflect.TypeFor[partJSON](),
}

// JSON prints p in the contract's shape, indented, with every list present
// and no character escaped that need not be.
func (p *Plan) JSON() ([]byte, error) {
	e := printer{lines: true}
	e.plan(p)
	return e.b, nil
}

// Print prints p as JSON does, without blanks and line ends, for the program
// itself.
func (p *Plan) Print(w io.Writer) error {
	e := printer{w: w, lines: true, dense: true}
	e.plan(p)
	e.flush()
	return e.err
}

// marshal is json.Marshal without the escaping of < > &, which plans use.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

func unmarshalStrict(data []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return fmt.Errorf("plan: %w", err)
	}
	return nil
}
