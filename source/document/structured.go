package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"

	"fenjie/source/limits"
	"fenjie/source/plan"
)

// IsStructured reports whether a file is a plan as YAML or JSON, by its
// extension or, for one without, by how it begins.
func IsStructured(name string, data []byte) bool {
	switch suffix(name) {
	case ".yaml", ".yml", ".json":
		return true
	case "":
		text := bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
		return bytes.HasPrefix(text, []byte("{")) || bytes.HasPrefix(text, []byte("schema:"))
	}
	return false
}

// ReadPlan reads a plan written as YAML or JSON in the shape of plan.Plan's
// JSON. Lists that the file leaves out are nil, lists that it gives as empty
// are not. Anchors and aliases are refused. Errors are *Error with line and
// column.
func ReadPlan(name string, data []byte) (*plan.Plan, error) {
	if err := refuse(name, data); err != nil {
		return nil, err
	}
	if len(data) > limits.Structured {
		return nil, TooLarge(name, limits.Structured)
	}
	text, err := decode(name, data)
	if err != nil {
		return nil, err
	}
	p := &plan.Plan{}
	if err := Decode(name, text, p); err != nil {
		return nil, err
	}
	if p.Schema != "" && p.Schema != plan.Schema {
		return nil, &Error{File: name, Quote: p.Schema, Message: "schema 不是 " + plan.Schema, Suggestion: "请改为 " + plan.Schema + "，或用与之相应版本的程序"}
	}
	p.File = name
	return p, nil
}

// Decode reads YAML or JSON text into v, strictly: an unknown key, a key given
// twice, a wrong type or an alias is an *Error that shows where and what is
// known there.
func Decode(name, text string, v any) error {
	lines := strings.Split(text, "\n")
	tokens := lexer.Tokenize(text)
	if r := new(shape).check(tokens); r != nil {
		return atToken(name, lines, r.at, r.message, r.suggestion)
	}
	file, err := parser.Parse(tokens, 0)
	if err != nil {
		return syntaxError(name, text, err)
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return empty(name)
	}
	c := &converter{name: name, lines: lines}
	c.value(file.Docs[0].Body, reflect.TypeOf(v).Elem(), 0)
	if c.err != nil {
		return c.err
	}
	dec := json.NewDecoder(&c.out)
	dec.UseNumber()
	if err := dec.Decode(v); err != nil {
		return &Error{File: name, Message: "内容不合要求（" + err.Error() + "）", Suggestion: "请对照 fenjie export 的输出检查"}
	}
	return nil
}

// syntaxError turns an error of the YAML parser into one line.
func syntaxError(name, text string, err error) error {
	e := &Error{File: name, Message: "不符合 YAML 或 JSON 的格式", Suggestion: "请检查缩进、引号和冒号；字段名之后是半角冒号和一个空格，如 place: 瑞安市"}
	if strings.Contains(err.Error(), "already defined") {
		e.Message, e.Suggestion = "同一个字段出现了两次", "请合并或删去一处"
	}
	if line := tabIndent(text); line > 0 {
		return &Error{File: name, Line: line, Quote: strings.TrimSpace(strings.Split(text, "\n")[line-1]), Message: "这一行用了制表符（Tab）缩进", Suggestion: "请改为空格"}
	}
	var line, column int
	if _, scan := fmt.Sscanf(err.Error(), "[%d:%d]", &line, &column); scan == nil {
		e.Line, e.Column = line, column
		if lines := strings.Split(text, "\n"); line >= 1 && line <= len(lines) {
			e.Quote = strings.TrimSpace(lines[line-1])
		}
	}
	return e
}

// tabIndent is the first line of a YAML text that is indented with a tab, which YAML
// does not take; 0 where none is. JSON may be.
func tabIndent(text string) int {
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		return 0
	}
	for k, line := range strings.Split(text, "\n") {
		words := strings.TrimLeft(line, " \t")
		if strings.Trim(words, "\r") != "" && !strings.HasPrefix(words, "#") && strings.Contains(line[:len(line)-len(words)], "\t") {
			return k + 1
		}
	}
	return 0
}

// converter writes a YAML tree as JSON while it checks it against a Go type.
// Scalars keep the digits they are written with: no float comes in between.
type converter struct {
	name  string
	lines []string
	out   bytes.Buffer
	err   *Error
}

func (c *converter) fail(n ast.Node, message, suggestion string) {
	if c.err != nil {
		return
	}
	c.err = atToken(c.name, c.lines, n.GetToken(), message, suggestion)
}

func (c *converter) value(n ast.Node, t reflect.Type, depth int) {
	if c.err != nil {
		return
	}
	if depth > limits.Nesting {
		c.fail(n, "嵌套过深", "请检查缩进")
		return
	}
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if shape, ok := plan.Shapes[t]; ok {
		t = shape
	}
	switch n := n.(type) {
	case *ast.NullNode:
		c.out.WriteString("null")
		return
	case *ast.MappingNode:
		c.mapping(n, n.Values, t, depth)
		return
	case *ast.MappingValueNode:
		c.mapping(n, []*ast.MappingValueNode{n}, t, depth)
		return
	case *ast.SequenceNode:
		c.sequence(n, t, depth)
		return
	}
	c.scalar(n, t)
}

func (c *converter) sequence(n *ast.SequenceNode, t reflect.Type, depth int) {
	if t.Kind() != reflect.Slice {
		c.fail(n, "这里应是"+typeName(t)+"，不是列表", "")
		return
	}
	c.out.WriteByte('[')
	for k, v := range n.Values {
		if k > 0 {
			c.out.WriteByte(',')
		}
		if _, null := v.(*ast.NullNode); null || v == nil {
			c.fail(n, "列表中有空的一项", "请补上内容或删去这一项")
			return
		}
		c.value(v, t.Elem(), depth+1)
	}
	c.out.WriteByte(']')
}

func (c *converter) mapping(n ast.Node, values []*ast.MappingValueNode, t reflect.Type, depth int) {
	if t.Kind() != reflect.Struct && t.Kind() != reflect.Map {
		c.fail(n, "这里应是"+typeName(t)+"，不是一组字段", "如是文字，请加引号")
		return
	}
	known := keysOf(t)
	seen := map[string]bool{}
	c.out.WriteByte('{')
	for k, v := range values {
		key, ok := scalarText(v.Key)
		if !ok {
			c.fail(v.Key, "字段名不合要求", "字段名应是一个词，后跟冒号")
			return
		}
		field := t
		if t.Kind() == reflect.Struct {
			field, ok = known.types[key]
			if !ok {
				c.fail(v.Key, "不认识的字段“"+key+"”", known.hint(key))
				return
			}
		} else {
			field = t.Elem()
		}
		if seen[key] {
			c.fail(v.Key, "同一个字段出现了两次", "请合并或删去一处")
			return
		}
		seen[key] = true
		if k > 0 {
			c.out.WriteByte(',')
		}
		c.quote(key)
		c.out.WriteByte(':')
		c.value(v.Value, field, depth+1)
	}
	if line, ok := known.types["line"]; ok && line.Kind() == reflect.Int && !seen["line"] {
		if tok := n.GetToken(); tok != nil && tok.Position != nil && len(values) > 0 {
			fmt.Fprintf(&c.out, ",\"line\":%d", values[0].Key.GetToken().Position.Line)
		}
	}
	c.out.WriteByte('}')
}

func (c *converter) quote(s string) {
	data, _ := json.Marshal(s) // a string always has a JSON form
	c.out.Write(data)
}

// scalarText is the text of a scalar as written, its quotes resolved.
func scalarText(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.NullNode:
		return "", false
	case ast.ScalarNode:
		return n.GetToken().Value, true
	}
	return "", false
}

var numberType = reflect.TypeFor[json.Number]()

func (c *converter) scalar(n ast.Node, t reflect.Type) {
	text, ok := scalarText(n)
	if !ok {
		c.fail(n, "这里应是"+typeName(t), "")
		return
	}
	switch {
	case t == numberType || t.Kind() == reflect.Int || t.Kind() == reflect.Float64:
		if _, quoted := n.(*ast.StringNode); quoted || !isNumber(text, t.Kind() == reflect.Int) {
			c.fail(n, "“"+shorten(text)+"”不是"+typeName(t), "请只写阿拉伯数字，不带单位、逗号和引号")
			return
		}
		if t == numberType { // amounts of money alone are written so
			if _, err := plan.ParseFen(text, plan.Yuan); err != nil {
				c.fail(n, "金额“"+shorten(text)+"”小于 1 分或过大", "请以元为单位写出金额，最多两位小数")
				return
			}
		}
		c.out.WriteString(text)
	case t.Kind() == reflect.Bool:
		value, ok := map[string]string{"true": "true", "false": "false", "是": "true", "否": "false"}[text]
		if !ok {
			c.fail(n, "这里只能写"+typeName(t)+"，不是“"+shorten(text)+"”", "也可写 true 或 false")
			return
		}
		c.out.WriteString(value)
	case t.Kind() == reflect.String:
		if allowed := enums[t]; len(allowed) > 0 && !contains(allowed, text) {
			c.fail(n, "“"+shorten(text)+"”不是可用的值", "可用的有 "+strings.Join(allowed, "、"))
			return
		}
		c.quote(text)
	default:
		c.fail(n, "这里应是"+typeName(t)+"，不是“"+shorten(text)+"”", formHint(t, text))
	}
}

// formHint shows how fields and lists are written, where mere words stand in
// their place: a 冒号 of full width, which a Chinese keyboard gives, or one
// without a blank leaves a field without a value.
func formHint(t reflect.Type, text string) string {
	switch {
	case t.Kind() != reflect.Slice && strings.ContainsAny(text, "：:"):
		return "字段名后要用半角冒号和一个空格，如 place: 瑞安市"
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		if items := strings.ReplaceAll(text, "、", ", "); items != text {
			return "几项请写成 [" + shorten(items) + "]，一项请写成 [" + shorten(text) + "]"
		}
		return "请写成 [" + shorten(text) + "]，有几项时用逗号分开"
	case t.Kind() == reflect.Slice:
		return "请每项另起一行，以“- ”开头，如 - title: 产业"
	}
	return ""
}

func isNumber(text string, whole bool) bool {
	if whole {
		return text != "" && len(text) < 10 && strings.Trim(text, "0123456789") == ""
	}
	return json.Valid([]byte(text)) && strings.Trim(text, "0123456789.") == "" && len(text) < 25
}

func contains(list []string, s string) bool {
	for _, have := range list {
		if have == s {
			return true
		}
	}
	return false
}

// enums lists the values of fields that take only some.
var enums = map[reflect.Type][]string{
	reflect.TypeFor[plan.Role]():       {"lead", "support", "shared"},
	reflect.TypeFor[plan.Op]():         {"=", ">=", "<=", ">", "<", "~", "range", ""},
	reflect.TypeFor[plan.AmountKind](): {"budget", "upward", "investment", "bond", "loan", "subsidy", "relief", "trade", "other"},
}

func typeName(t reflect.Type) string {
	switch {
	case t == numberType || t.Kind() == reflect.Float64:
		return "数"
	case t.Kind() == reflect.Int:
		return "整数"
	case t.Kind() == reflect.Bool:
		return "“是”或“否”"
	case t.Kind() == reflect.String:
		return "文字"
	case t.Kind() == reflect.Slice:
		return "列表"
	}
	return "一组字段"
}
