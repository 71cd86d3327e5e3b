package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"fenjie/source/pattern"
	"fenjie/source/plan"
)

// WriteYAML prints a plan as YAML: the same shape and order as its JSON, from
// whose tokens it is made, so that the two cannot differ.
func WriteYAML(p *plan.Plan) ([]byte, error) {
	data, err := p.JSON()
	if err != nil {
		return nil, err
	}
	w := &yamlWriter{dec: json.NewDecoder(bytes.NewReader(data))}
	w.dec.UseNumber()
	if err := w.value(0, false); err != nil {
		return nil, fmt.Errorf("write yaml: %w", err)
	}
	return w.out.Bytes(), nil
}

type yamlWriter struct {
	dec *json.Decoder
	out bytes.Buffer
}

// value prints the next value. A collection begins on a line of its own,
// unless it is the first thing of a list's item.
func (w *yamlWriter) value(indent int, item bool) error {
	token, err := w.dec.Token()
	if err != nil {
		return err
	}
	switch token := token.(type) {
	case json.Delim:
		if token == '{' {
			return w.object(indent, item)
		}
		return w.list(indent)
	case string:
		w.text(token, indent)
	case json.Number:
		w.out.WriteString(" " + token.String() + "\n")
	case bool:
		fmt.Fprintf(&w.out, " %t\n", token)
	case nil:
		w.out.WriteString(" null\n")
	}
	return nil
}

func (w *yamlWriter) object(indent int, item bool) error {
	if !w.dec.More() {
		w.out.WriteString(" {}\n")
		_, err := w.dec.Token()
		return err
	}
	if !item && indent > 0 {
		w.out.WriteByte('\n')
	}
	for first := true; w.dec.More(); first = false {
		key, err := w.dec.Token()
		if err != nil {
			return err
		}
		if first && item {
			w.out.WriteByte(' ')
		} else {
			w.out.WriteString(strings.Repeat("  ", indent))
		}
		fmt.Fprintf(&w.out, "%s:", key)
		if err := w.value(indent+1, false); err != nil {
			return err
		}
	}
	_, err := w.dec.Token()
	return err
}

func (w *yamlWriter) list(indent int) error {
	if !w.dec.More() {
		w.out.WriteString(" []\n")
		_, err := w.dec.Token()
		return err
	}
	w.out.WriteByte('\n')
	for w.dec.More() {
		w.out.WriteString(strings.Repeat("  ", indent) + "-")
		if err := w.value(indent+1, true); err != nil {
			return err
		}
	}
	_, err := w.dec.Token()
	return err
}

// plain texts need no quotes: they begin with a 汉字 or a bracket of plans and
// hold nothing that YAML reads as its own.
var plain = pattern.New(`^[\p{Han}（〔《“【][\p{Han}\p{L}\p{Nd}，。、；：！？（）〔〕〈〉《》“”‘’【】·—…％＋%+\-/.()]*$`)

// text prints a string: plain where that is safe, as a block where it has
// lines, else in double quotes with the escapes of JSON, which YAML shares.
func (w *yamlWriter) text(s string, indent int) {
	switch {
	case plain.MatchString(s):
		w.out.WriteString(" " + s + "\n")
	case strings.Contains(s, "\n") && blockSafe(s):
		w.out.WriteString(" |-\n")
		for _, line := range strings.Split(s, "\n") {
			w.out.WriteString(strings.Repeat("  ", indent) + line + "\n")
		}
	default:
		w.out.WriteString(" " + quoted(s) + "\n")
	}
}

// blockSafe: every line has text, begins and ends with it, and holds no
// character that a reader of YAML may take for a line break or drop.
func blockSafe(s string) bool {
	for _, line := range strings.Split(s, "\n") {
		if line == "" || line != strings.TrimSpace(line) || strings.HasPrefix(line, "#") {
			return false
		}
		for _, r := range line {
			if !unicode.IsPrint(r) {
				return false
			}
		}
	}
	return true
}

// quoted writes a string in double quotes; what is not printable is escaped.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case unicode.IsPrint(r) || r == '\u3000':
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
